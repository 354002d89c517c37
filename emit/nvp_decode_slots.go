package emit

import (
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/ppgen/ppgen/ir"
)

// slotSwitch writes how to go from a record to the field that a pair is for. What
// found it is told by found.
//
//	switch w.Slot() {
//	case 0:
//		return &x.Token
//	…
//	}
func (n *nvpPlan) slotSwitch(g *jen.Group, d *nvpDecoder, found func(*jen.Statement) *jen.Statement) {
	g.Switch(call("w", "Slot")).BlockFunc(func(g *jen.Group) {
		for i, slot := range d.slots {
			g.Case(jen.Lit(i)).BlockFunc(func(g *jen.Group) {
				switch {
				case slot.field == nil:
					g.Add(found(id(slot.part.name).Call(append([]jen.Code{id("d"), call("w", "Inner")}, slot.part.inheritedArgs()...)...)))
				case slot.part != nil:
					n.partSlot(g, d, slot, found)
				default:
					n.leafSlot(g, d, slot, found)
				}
			})
		}
	})
}

// leafSlot writes how to go to a value.
//
//	return &x.Token
func (n *nvpPlan) leafSlot(g *jen.Group, d *nvpDecoder, slot nvpSlot, found func(*jen.Statement) *jen.Statement) {
	f, field := slot.field, d.pointer(slot.field)
	switch {
	case slot.list && classOf(elem(f.Type)) == amountClass:
		currency, _ := n.currency(slot.leaf) // the plan saw its error
		g.Add(call("d", "ItemAmounts", field, id(nvpName(currency.name))))
	case slot.list:
		n.element(g, d, slot, func(v *jen.Statement) *jen.Statement { return found(textPointer(elem(f.Type), v)) })
	case slot.leaf.Format == ir.NVPMonth:
		method := "MonthYear"
		if isPointer(f) {
			method = "OptMonthYear"
		}
		g.Add(call("d", method, field, jen.Op("&").Add(sel("x", n.yearOf(slot.leaf).Go))))
	default:
		g.Add(found(textPointer(f.Type, field)))
	}
}

// textPointer writes what makes of a pointer to a text one that the kernel knows.
func textPointer(t ir.Type, v *jen.Statement) *jen.Statement {
	if classOf(t) == textClass && !isString(t) {
		return jen.Parens(jen.Op("*").String()).Call(v)
	}
	return v
}

// partSlot writes how to go on in a record of the record.
//
//	if x.PayerName == nil {
//		x.PayerName = &r.PayerName
//	}
//	return fieldNVPPersonName(d, w.Inner(), x.PayerName)
func (n *nvpPlan) partSlot(g *jen.Group, d *nvpDecoder, slot nvpSlot, found func(*jen.Statement) *jen.Statement) {
	inner := selOf(d.records(), "in"+slot.field.Go)
	goOn := func(v, records *jen.Statement) *jen.Statement {
		args := []jen.Code{id("d"), call("w", "Inner"), v}
		if slot.part.hasRecords() {
			args = append(args, records)
		}
		return found(id(slot.part.name).Call(args...))
	}
	if slot.list {
		n.element(g, d, slot, func(v *jen.Statement) *jen.Statement {
			return goOn(v, inner.Dot("Of").Call(call("w", "Index", id("d")), d.firstOf(slot)))
		})
		return
	}
	field := func() *jen.Statement { return sel("x", slot.field.Go) }
	home := jen.Op("&").Add(selOf(d.records(), slot.field.Go))
	if slot.rare {
		home = jen.New(n.goType(slot.field.Type))
	}
	g.If(field().Op("==").Nil()).Block(field().Op("=").Add(home))
	g.Add(goOn(field(), jen.Op("&").Add(inner)))
}

// firstOf writes where the records of the first element of a list are: with those
// of the message. Lists within lists are rare, and theirs come when they are needed.
func (d *nvpDecoder) firstOf(slot nvpSlot) *jen.Statement {
	if d.listed {
		return jen.Nil()
	}
	return jen.Op("&").Add(selOf(d.records(), "first"+slot.field.Go))
}

// element writes how to go to an element of a list.
//
//	if v := nvp.At(d, &x.Items, w.Index(d)); v != nil {
//		return fieldNVPItem(d, w.Inner(), v)
//	}
func (n *nvpPlan) element(g *jen.Group, d *nvpDecoder, slot nvpSlot, found func(*jen.Statement) *jen.Statement) {
	at := n.nvp("At").Call(id("d"), d.pointer(slot.field), call("w", "Index", id("d")))
	g.If(id("v").Op(":=").Add(at), id("v").Op("!=").Nil()).Block(found(id("v")))
}

// hasRecords reports whether there are records in a record, which must live
// somewhere.
func (d *nvpDecoder) hasRecords() bool { return slices.ContainsFunc(d.slots, nvpSlot.hasRecords) }

func (s nvpSlot) hasRecords() bool {
	return s.field != nil && s.part != nil && !s.rare && (!s.list || s.part.hasRecords())
}

// records writes the records of a record.
func (d *nvpDecoder) records() *jen.Statement {
	if d.listed {
		return call("r", "Get")
	}
	return id("r")
}

// recordsParam writes the type of what leads to the records of a record.
func (n *nvpPlan) recordsParam(d *nvpDecoder) *jen.Statement {
	if d.listed {
		return n.nvp("RecordsOf").Types(id(d.recordsName()))
	}
	return jen.Op("*").Add(id(d.recordsName()))
}

// recordsType writes
//
//	// recordsNVPPayerInfo holds the records of a PayerInfo, so that one allocation
//	// serves a whole message.
//	type recordsNVPPayerInfo struct {
//		PayerName PersonName
//		Address   Address
//		inAddress recordsNVPAddress
//		firstItems recordsNVPItem
//		inItems   nvp.Records[recordsNVPItem]
//	}
func (n *nvpPlan) recordsType(f *file, d *nvpDecoder) {
	if !d.hasRecords() {
		return
	}
	f.doc(sentence(d.recordsName() + " holds the records of a " + d.Go + ", so that one allocation serves a whole message."))
	f.typ(d.recordsName()).StructFunc(func(g *jen.Group) {
		for _, slot := range d.slots {
			if !slot.hasRecords() {
				continue
			}
			name, inner := slot.field.Go, "in"+slot.field.Go
			if !slot.list {
				f.field(name)
				g.Add(id(name)).Add(n.goType(slot.field.Type))
			}
			if !slot.part.hasRecords() {
				continue
			}
			if slot.list && !d.listed {
				f.field("first" + name)
				g.Add(id("first" + name)).Add(id(slot.part.recordsName()))
			}
			typ := id(slot.part.recordsName())
			if slot.list {
				typ = n.nvp("Records").Types(typ)
			}
			f.field(inner)
			g.Add(id(inner)).Add(typ)
		}
	})
	f.Line()
}
