package emit

import (
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/ppgen/ppgen/ir"
)

// slotSwitch writes how to read the field of a record that a pair is for.
//
//	switch d.Slot(level) {
//	case 0:
//		d.Read(&x.Token)
//	…
//	}
func (n *nvpPlan) slotSwitch(g *jen.Group, d *nvpDecoder, level nvpLevel) {
	if len(d.slots) == 0 {
		return
	}
	g.Switch(call("d", "Slot", level.here())).BlockFunc(func(g *jen.Group) {
		for i, slot := range d.slots {
			g.Case(jen.Lit(i)).BlockFunc(func(g *jen.Group) {
				switch {
				case slot.field == nil:
					g.Add(id(slot.part.name).Call(append([]jen.Code{id("d"), level.inner()}, slot.part.inheritedArgs()...)...))
				case slot.part != nil:
					n.partSlot(g, d, slot, level)
				default:
					n.leafSlot(g, d, slot, level)
				}
			})
		}
	})
}

// An nvpLevel says how many steps lead to a record: to a message none, and to others
// as many as its caller says.
type nvpLevel struct{ isMessage bool }

func (l nvpLevel) here() *jen.Statement {
	if l.isMessage {
		return jen.Lit(0)
	}
	return id("level")
}

// inner is the level of the records in the record.
func (l nvpLevel) inner() *jen.Statement {
	if l.isMessage {
		return jen.Lit(1)
	}
	return id("level").Op("+").Lit(1)
}

// leafSlot writes how to read a value.
//
//	d.Read(&x.Token)
func (n *nvpPlan) leafSlot(g *jen.Group, d *nvpDecoder, slot nvpSlot, level nvpLevel) {
	f, field := slot.field, d.pointer(slot.field)
	switch {
	case slot.list:
		n.element(g, d, slot, level, call("d", "Read", textPointer(elem(f.Type), id("v"))))
	case slot.leaf.Format == ir.NVPMonth:
		method := "MonthYear"
		if isPointer(f) {
			method = "OptMonthYear"
		}
		g.Add(call("d", method, field, jen.Op("&").Add(sel("x", n.yearOf(slot.leaf).Go))))
	default:
		g.Add(call("d", "Read", textPointer(f.Type, field)))
	}
}

// textPointer writes what makes of a pointer to a text one that the kernel knows.
func textPointer(t ir.Type, v *jen.Statement) *jen.Statement {
	if classOf(t) == textClass && !isString(t) {
		return jen.Parens(jen.Op("*").String()).Call(v)
	}
	return v
}

// partSlot writes how to read a record of the record.
//
//	if x.PayerName == nil {
//		x.PayerName = &r.PayerName
//	}
//	decodeNVPPersonName(d, level+1, x.PayerName)
func (n *nvpPlan) partSlot(g *jen.Group, d *nvpDecoder, slot nvpSlot, level nvpLevel) {
	inner := selOf(d.records(), "in"+slot.field.Go)
	decode := func(v, records *jen.Statement) *jen.Statement {
		args := []jen.Code{id("d"), level.inner(), v}
		if slot.part.hasRecords() {
			args = append(args, records)
		}
		return id(slot.part.name).Call(args...)
	}
	if slot.list {
		records := inner.Dot("Of").Call(call("d", "Index", level.here()), d.firstOf(slot))
		n.element(g, d, slot, level, decode(id("v"), records))
		return
	}
	field := func() *jen.Statement { return sel("x", slot.field.Go) }
	home := jen.Op("&").Add(selOf(d.records(), slot.field.Go))
	if slot.rare {
		home = jen.New(n.goType(slot.field.Type))
	}
	g.If(field().Op("==").Nil()).Block(field().Op("=").Add(home))
	g.Add(decode(field(), jen.Op("&").Add(inner)))
}

// firstOf writes where the records of the first element of a list are: with those
// of the message. Lists within lists are rare, and theirs come when they are needed.
func (d *nvpDecoder) firstOf(slot nvpSlot) *jen.Statement {
	if d.listed {
		return jen.Nil()
	}
	return jen.Op("&").Add(selOf(d.records(), "first"+slot.field.Go))
}

// element writes how to read an element of a list.
//
//	if v := nvp.At(d, &x.Items, level); v != nil {
//		decodeNVPItem(d, level+1, v)
//	}
func (n *nvpPlan) element(g *jen.Group, d *nvpDecoder, slot nvpSlot, level nvpLevel, read *jen.Statement) {
	at := n.nvp("At").Call(id("d"), d.pointer(slot.field), level.here())
	g.If(id("v").Op(":=").Add(at), id("v").Op("!=").Nil()).Block(read)
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
//	// recordsNVPPayerInfo holds the records of one PayerInfo, so that one allocation
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
	f.doc(sentence(d.recordsName() + " holds the records of one " + d.Go + ", so that one allocation serves a whole message."))
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
