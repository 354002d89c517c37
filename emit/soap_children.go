package emit

import (
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/ppgen/ppgen/ir"
)

// A target is a field that a child element may be read into.
type target struct {
	field *ir.Field
	name  ir.QName // of the child
}

// child writes the switch that reads the current child into the field it
// belongs to.
//
//	switch {
//	case d.At("Errors"):
//		…
//	default:
//		d.Unknown()
//	}
//
// A switch over many names is one over d.Local().
func (r *reader) child() []jen.Code {
	order, byLocal := r.targets()
	if len(order) == 0 {
		return r.other()
	}
	subject, write := jen.Switch(), atLabels
	if slices.ContainsFunc(order, func(labels []string) bool { return len(labels) > 1 }) || len(order) > maxAt {
		subject, write = jen.Switch(call("d", "Local")), caseLabels
	}
	return []jen.Code{subject.BlockFunc(func(g *jen.Group) {
		for _, labels := range order {
			g.Case(write(labels)...).Block(r.choose(byLocal[labels[0]])...)
		}
		g.Default().Block(r.other()...)
	})}
}

// maxAt bounds how many names are asked for one after the other.
const maxAt = 24

// atLabels writes the condition that the current child has a name.
func atLabels(names []string) []jen.Code { return []jen.Code{call("d", "At", lit(names[0]))} }

// caseLabels writes the names of a case, on as many lines as they need.
func caseLabels(names []string) []jen.Code {
	labels := make([]jen.Code, len(names))
	col := 0
	for i, name := range names {
		label := lit(name)
		if col += len(name) + 4; col > innerWidth {
			label = jen.Line().Add(label)
			col = len(name) + 4
		}
		labels[i] = label
	}
	return labels
}

// targets returns the fields for each local name, and the names in the order of
// the fields, those together that are read alike.
func (r *reader) targets() (order [][]string, byLocal map[string][]target) {
	byLocal = map[string][]target{}
	fields := slices.DeleteFunc(slices.Clone(r.fields), func(f *ir.Field) bool { return slices.Contains(r.simple, f) })
	for _, f := range fields {
		for _, name := range childNames(f) {
			byLocal[name.Local] = append(byLocal[name.Local], target{f, name})
		}
	}
	done := map[string]bool{}
	for _, f := range fields {
		var alike []string
		for _, name := range childNames(f) {
			switch {
			case done[name.Local]:
			case len(byLocal[name.Local]) > 1:
				order = append(order, []string{name.Local})
			default:
				alike = append(alike, name.Local)
			}
			done[name.Local] = true
		}
		if len(alike) > 0 {
			order = append(order, alike)
		}
	}
	return order, byLocal
}

// childNames returns the elements that belong to a field: its own, or those in
// the group that stands inline.
func childNames(f *ir.Field) []ir.QName {
	switch f.Wire.XML.Form {
	case ir.Element:
		return []ir.QName{f.Wire.XML.Name}
	case ir.Inline:
		var names []ir.QName
		seen := map[ir.QName]bool{}
		for _, member := range inlineFields(f) {
			for _, name := range childNames(member) {
				if !seen[name] {
					seen[name] = true
					names = append(names, name)
				}
			}
		}
		return names
	}
	return nil
}

// inlineFields returns the fields or cases of the type of an inline field.
func inlineFields(f *ir.Field) []*ir.Field {
	switch t := resolve(elem(f.Type)).(type) {
	case *ir.Struct:
		return xmlFields(t.Fields)
	case *ir.Union:
		return xmlFields(t.Cases)
	}
	return nil
}

// anyField returns the field for children that the contract does not name.
func (r *reader) anyField() *ir.Field {
	for _, f := range r.fields {
		if takesAny(f) {
			return f
		}
	}
	return nil
}

func takesAny(f *ir.Field) bool {
	switch f.Wire.XML.Form {
	case ir.AnyElement:
		return true
	case ir.Inline:
		for _, member := range inlineFields(f) {
			if takesAny(member) {
				return true
			}
		}
	}
	return false
}

// other writes what happens to a child that no field is named after.
func (r *reader) other() []jen.Code {
	f := r.anyField()
	if f == nil {
		return []jen.Code{call("d", "Unknown")}
	}
	return r.assign(f)
}

// choose writes how a child is read when several fields have its local name: by
// its namespace, the first field taking those of any other; and within one
// namespace by which of the fields is still empty.
//
//	switch {
//	case d.Is("urn:b"):
//		…
//	default:
//		…
//	}
func (r *reader) choose(targets []target) []jen.Code {
	if len(targets) == 1 {
		return r.assign(targets[0].field)
	}
	var spaces []string
	bySpace := map[string][]*ir.Field{}
	for _, t := range targets {
		space := t.name.Space
		if len(bySpace[space]) == 0 {
			spaces = append(spaces, space)
		}
		bySpace[space] = append(bySpace[space], t.field)
	}
	if len(spaces) == 1 {
		return r.firstEmpty(bySpace[spaces[0]])
	}
	return []jen.Code{jen.Switch().BlockFunc(func(g *jen.Group) {
		for _, space := range spaces[1:] {
			g.Case(call("d", "Is", lit(space))).Block(r.firstEmpty(bySpace[space])...)
		}
		g.Default().Block(r.firstEmpty(bySpace[spaces[0]])...)
	})}
}

// firstEmpty reads a child into the first of several fields that is empty. A
// list takes all that come, so nothing is left for the fields behind it.
func (r *reader) firstEmpty(fields []*ir.Field) []jen.Code {
	for i, f := range fields {
		if repeated(f.Type) != nil || f.Wire.XML.Form == ir.Inline {
			fields = fields[:i+1]
			break
		}
	}
	if len(fields) == 1 {
		return r.assign(fields[0])
	}
	return []jen.Code{jen.Switch().BlockFunc(func(g *jen.Group) {
		last := len(fields) - 1
		for _, f := range fields[:last] {
			g.Case(r.empty(f)).Block(r.assign(f)...)
		}
		g.Default().Block(r.assign(fields[last])...)
	})}
}

// empty writes the condition that a field has not been read yet.
func (r *reader) empty(f *ir.Field) *jen.Statement {
	if r.union {
		return caseTest(f, "==")
	}
	return r.isEmpty(f)
}

// assign writes how the current child is read into a field.
//
//	if d.Nil() {
//		d.Text()
//	} else if d.First(x.Payer == nil) {
//		…
//	}
func (r *reader) assign(f *ir.Field) []jen.Code {
	switch form := f.Wire.XML.Form; {
	case form == ir.Inline:
		return r.assignInline(f)
	case form == ir.AnyElement: // the contract does not name it
		return []jen.Code{call("d", "Any", jen.Op("&").Add(sel("x", f.Go)))}
	case repeated(f.Type) != nil:
		return []jen.Code{r.appendItem(f)}
	}
	body := r.assignSingle
	if r.union {
		body = r.caseBody
	}
	first := jen.If(call("d", "First", r.empty(f))).Block(body(f)...)
	if f.Nillable && mayBeNil(f.Type) {
		return []jen.Code{jen.If(call("d", "Nil")).Block(call("d", "Text")).Else().Add(first)}
	}
	return []jen.Code{first}
}

// mayBeNil reports whether a nil element must be told from an empty one: a
// record without content is not nil, but a value without text is none.
func mayBeNil(t ir.Type) bool {
	c := classOf(t)
	return c == recordClass || c == unionClass
}

// assignSingle writes
//
//	x.Memo = d.String()
//
// and for a record
//
//	x.Payer = new(PayerInfo)
//	x.Payer.DecodeXML(d)
//
// or, where records are allocated together,
//
//	if r == nil {
//		r = new(recordsPayment)
//	}
//	x.Payer = &r.Payer
//	x.Payer.DecodeXML(d)
func (r *reader) assignSingle(f *ir.Field) []jen.Code {
	x := sel("x", f.Go)
	switch classOf(f.Type) {
	case recordClass, unionClass:
		decode := sel("x", f.Go).Dot("DecodeXML").Call(id("d"))
		for _, name := range r.records {
			if name == f.Go {
				r.use("r")
				return []jen.Code{
					jen.If(id("r").Op("==").Nil()).Block(id("r").Op("=").Add(newOf("records" + r.name))),
					x.Op("=").Op("&").Add(sel("r", f.Go)),
					decode,
				}
			}
		}
		return []jen.Code{x.Op("=").Add(jen.New(r.goType(f.Type))), decode}
	}
	return []jen.Code{x.Op("=").Add(r.read(f))}
}

// appendItem writes
//
//	soap.Grow(&x.Errors).DecodeXML(d)
//	soap.AppendString(d, &x.Memos)
//	x.Numbers = append(x.Numbers, d.Int())
//
// An amount that is none leaves no item.
func (r *reader) appendItem(f *ir.Field) jen.Code {
	item := repeated(f.Type).Elem
	switch classOf(item) {
	case recordClass, unionClass:
		return r.grow(f).Dot("DecodeXML").Call(id("d"))
	case textClass: // of a list as such: an alias of one cannot be one of elements
		return r.soap("AppendString").Call(id("d"), jen.Op("&").Add(sel("x", f.Go)))
	case amountClass:
		return jen.If(id("a").Op(":=").Add(r.readItem(item)), id("a").Op("!=").Nil()).Block(
			r.appendTo(f, jen.Op("*").Add(id("a"))),
		)
	}
	return r.appendTo(f, r.readItem(item))
}

func (r *reader) appendTo(f *ir.Field, item *jen.Statement) *jen.Statement {
	return sel("x", f.Go).Op("=").Append(sel("x", f.Go), item)
}

// caseBody writes how the current element is read into a case of a union, which
// is set even when its element is empty.
//
//	x.Circle = new(Circle)
//	x.Circle.DecodeXML(d)
func (r *reader) caseBody(c *ir.Field) []jen.Code {
	x := sel("x", c.Go)
	switch classOf(c.Type) {
	case listClass:
		return []jen.Code{r.appendItem(c)}
	case recordClass, unionClass:
		return []jen.Code{
			x.Op("=").Add(jen.New(r.goType(c.Type))),
			sel("x", c.Go).Dot("DecodeXML").Call(id("d")),
		}
	case numberClass, textClass:
		return []jen.Code{x.Op("=").Add(r.paypal("Ptr").Call(r.readItem(c.Type)))}
	}
	return []jen.Code{x.Op("=").Add(r.readItem(c.Type))}
}
