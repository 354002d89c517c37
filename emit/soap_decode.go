package emit

import (
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/ppgen/ppgen/ir"
)

// decoders writes the methods that read XML, type by type.
func decoders(f *file, p *plan) {
	if p.isREST {
		return
	}
	for _, s := range p.structs {
		decodeStruct(f, p, s)
	}
	for _, u := range p.unions {
		decodeUnion(f, p, u)
	}
}

// A reader writes the method that reads one type. The zero value reads a
// struct.
type reader struct {
	*plan
	name    string // the type
	fields  []*ir.Field
	union   bool            // the fields are the cases of a union
	inGroup bool            // the type is a group, and keeps its places in what decodeChild gets
	records []string        // fields that are allocated together
	simple  []*ir.Field     // fields that a loop of the kernel reads
	used    map[string]bool // the variables that the children have needed
}

// decodeStruct writes the records that are allocated together, DecodeXML, and
// for a type that stands inline what reads one child of it.
func decodeStruct(f *file, p *plan, s *ir.Struct) {
	r := &reader{plan: p, name: s.Go, fields: xmlFields(s.Fields), simple: p.simple[s]}
	if p.inline[s] {
		r.inlineStruct(f)
		return
	}
	r.records = together(s)
	if len(r.records) > 0 {
		recordsType(f, p, s, r.records)
	}
	r.decodeXML(f)
}

// xmlFields returns the fields that travel in XML.
func xmlFields(fields []*ir.Field) []*ir.Field {
	return slices.DeleteFunc(slices.Clone(fields), func(f *ir.Field) bool { return f.Wire.XML == nil })
}

// together returns the fields of s whose records are allocated together: all
// that occur once, when there are several. A response of many small parts then
// costs one allocation for them, not one each.
func together(s *ir.Struct) []string {
	var names []string
	for _, f := range s.Fields {
		if f.Wire.XML != nil && f.Wire.XML.Form == ir.Element && classOf(f.Type) == recordClass {
			names = append(names, f.Go)
		}
	}
	if len(names) < 2 || len(names) > maxTogether {
		return nil
	}
	return names
}

// maxTogether bounds how many records are allocated together. A record with
// more parts than that is a choice in disguise: most of them are never there.
const maxTogether = 16

// recordsType writes
//
//	// recordsPaymentTransaction holds the records of one PaymentTransaction, to
//	// allocate them together.
//	type recordsPaymentTransaction struct {
//		PayerInfo   PayerInfo
//		PaymentInfo PaymentInfo
//	}
func recordsType(f *file, p *plan, s *ir.Struct, names []string) {
	f.doc(sentence("records" + s.Go + " holds the records of one " + s.Go + ", to allocate them together."))
	f.typ("records" + s.Go).StructFunc(func(g *jen.Group) {
		for _, field := range s.Fields {
			if slices.Contains(names, field.Go) {
				f.field(field.Go)
				g.Add(id(field.Go)).Add(p.goType(field.Type))
			}
		}
	})
}

// decodeXML writes
//
//	// DecodeXML reads the open element into x.
//	func (x *ErrorParameter) DecodeXML(d *soap.Decoder) {
//		x.ParamID = d.Attr("ParamID")
//		for d.Child() {
//			switch {
//			case d.At("Value"):
//				if d.First(x.Value == "") {
//					x.Value = d.String()
//				}
//			default:
//				d.Unknown()
//			}
//		}
//	}
func (r *reader) decodeXML(f *file) {
	f.doc(sentence("DecodeXML reads the open element into x."))
	f.method("x", r.name, "DecodeXML").Params(r.decoderParam()).BlockFunc(func(g *jen.Group) {
		r.attributes(g)
		if text := r.textField(); text != nil {
			g.Add(sel("x", text.Go)).Op("=").Add(r.read(text))
			return
		}
		if mixed, text := r.mixedField(); mixed != nil {
			r.mixed(g, mixed, text)
			return
		}
		child := r.child()
		r.locals(g)
		if r.simple == nil {
			g.For(call("d", "Child")).Block(child...)
			return
		}
		simpleVar(g, r.name)
		g.For(call("d", "Simple", jen.Op("&").Add(id("elements"+r.name)), id("f").Index(jen.Empty(), jen.Empty()))).Block(child...)
	})
}

func (p *plan) decoderParam() *jen.Statement { return id("d").Op("*").Add(p.soap("Decoder")) }

// locals declares what the children need while they are read: the records that
// are allocated together, and the places in repeated groups.
func (r *reader) locals(g *jen.Group) {
	if r.used["r"] {
		g.Var().Add(id("r")).Op("*").Add(id("records" + r.name))
	}
	for _, f := range r.fields {
		if t, ok := r.stateOf(f); ok && r.used[f.Go] {
			g.Var().Add(id("at" + f.Go)).Add(id(t))
		}
	}
}

// use notes that the children need a variable.
func (r *reader) use(name string) {
	if r.used == nil {
		r.used = map[string]bool{}
	}
	r.used[name] = true
}

// textField returns the field that takes the character data of simple content.
func (r *reader) textField() *ir.Field {
	if r.union {
		return nil
	}
	for _, f := range r.fields {
		if f.Wire.XML.Form == ir.Text {
			return f
		}
	}
	return nil
}

// mixedField returns the list of parts that mixed content is read into, and the
// case of a part that is text.
func (r *reader) mixedField() (list, text *ir.Field) {
	for _, f := range r.fields {
		u, ok := resolve(elem(f.Type)).(*ir.Union)
		if !ok || f.Wire.XML.Form != ir.Inline || repeated(f.Type) == nil {
			continue
		}
		for _, c := range u.Cases {
			if c.Wire.XML != nil && c.Wire.XML.Form == ir.Text {
				return f, c
			}
		}
	}
	return nil, nil
}

// mixed writes the loop over mixed content.
//
//	for {
//		text, element, ok := d.MixedNext()
//		if !ok {
//			break
//		}
//		if !element {
//			soap.Grow(&x.Content).Text = paypal.Ptr(text)
//			continue
//		}
//		switch d.Local() {…}
//	}
func (r *reader) mixed(g *jen.Group, list, text *ir.Field) {
	child := r.child()
	r.locals(g)
	g.For().BlockFunc(func(g *jen.Group) {
		g.List(id("text"), id("element"), id("ok")).Op(":=").Add(call("d", "MixedNext"))
		g.If(jen.Op("!").Add(id("ok"))).Block(jen.Break())
		g.If(jen.Op("!").Add(id("element"))).BlockFunc(func(g *jen.Group) {
			g.Add(r.grow(list)).Dot(text.Go).Op("=").Add(r.paypal("Ptr").Call(r.fromString(text.Type, id("text"))))
			if t, ok := r.stateOf(list); ok && r.used[list.Go] {
				g.Add(r.place(list)).Op("=").Add(id(t)).Values()
			}
			g.Continue()
		})
		for _, statement := range child {
			g.Add(statement)
		}
	})
}

// grow writes soap.Grow(&x.Items).
func (r *reader) grow(f *ir.Field) *jen.Statement {
	return r.soap("Grow").Call(jen.Op("&").Add(sel("x", f.Go)))
}

// attributes reads the attributes of the open element, which must be done
// before its content is. What is left unread the kernel reports.
func (r *reader) attributes(g *jen.Group) {
	var rest *ir.Field
	for _, f := range r.fields {
		switch f.Wire.XML.Form {
		case ir.Attribute:
			r.attribute(g, f)
		case ir.AnyAttribute:
			rest = f
		}
	}
	if rest != nil {
		g.Add(sel("x", rest.Go)).Op("=").Add(call("d", "OtherAttrs"))
	}
}

// attribute reads one attribute.
//
//	x.CurrencyID = CurrencyCode(d.Attr("currencyID"))
func (r *reader) attribute(g *jen.Group, f *ir.Field) {
	name, x := lit(r.attrName(f)), sel("x", f.Go)
	switch kind := kernelName(f.Type); classOf(f.Type) {
	case packedClass:
		g.Add(x).Op("=").Add(r.split(f.Type, call("d", "Attr", name)))
	case numberClass:
		if isPointer(f) {
			g.Add(x).Op("=").Add(call("d", "Attr"+kind, name))
			return
		}
		g.If(id("v").Op(":=").Add(call("d", "Attr"+kind, name)), id("v").Op("!=").Nil()).Block(
			x.Op("=").Op("*").Add(id("v")),
		)
	case bytesClass:
		g.Add(x).Op("=").Add(call("d", "Attr"+kind, name))
	default:
		g.Add(x).Op("=").Add(r.fromString(f.Type, call("d", "Attr", name)))
	}
}

// attrName is the name an attribute is asked for by: the local one, since
// servers are careless with namespaces, unless two attributes share it.
func (r *reader) attrName(f *ir.Field) string {
	name := f.Wire.XML.Name
	for _, other := range r.fields {
		if x := other.Wire.XML; other != f && x.Form == ir.Attribute && x.Name.Local == name.Local {
			return name.String()
		}
	}
	return name.Local
}

// read writes the expression that reads the current element, which has a value
// without parts, for a field of a struct.
func (p *plan) read(f *ir.Field) *jen.Statement {
	if classOf(f.Type) == numberClass && isPointer(f) {
		return call("d", "Opt"+kernelName(f.Type))
	}
	return p.readItem(f.Type)
}

// readItem is read for an item of a list, or a case of a union.
func (p *plan) readItem(t ir.Type) *jen.Statement {
	switch kind := kernelName(t); classOf(t) {
	case numberClass, bytesClass:
		return call("d", kind)
	case packedClass:
		return p.split(t, call("d", "String"))
	case rawClass:
		return call("d", "Raw")
	case amountClass:
		return id("decode" + resolve(t).(*ir.Struct).Go).Call(id("d"))
	}
	return p.fromString(t, call("d", "String"))
}

// decodeUnion writes how a union is read: by the xsi:type of its element, by
// the children of its element, or by the one child that the record around it
// has come to.
func decodeUnion(f *file, p *plan, u *ir.Union) {
	if byType(u) {
		decodeByType(f, p, u)
		return
	}
	r := &reader{plan: p, name: u.Go, fields: xmlFields(u.Cases), union: true}
	if p.content[u] {
		r.decodeXML(f)
	}
	if p.inline[u] {
		r.inlineUnion(f)
	}
}

// decodeByType writes
//
//	// DecodeXML reads the open element into the case that its xsi:type names.
//	func (x *Animal) DecodeXML(d *soap.Decoder) {
//		switch d.Type() {
//		case "Dog":
//			x.Dog = new(Dog)
//			x.Dog.DecodeXML(d)
//		default:
//			d.Unknown()
//		}
//	}
//
// An element without xsi:type is the case that needs none, if there is one.
func decodeByType(f *file, p *plan, u *ir.Union) {
	r := &reader{plan: p, name: u.Go, fields: xmlFields(u.Cases), union: true}
	f.doc(sentence("DecodeXML reads the open element into the case that its xsi:type names."))
	f.method("x", u.Go, "DecodeXML").Params(p.decoderParam()).Block(
		jen.Switch(call("d", "Type")).BlockFunc(func(g *jen.Group) {
			seen := map[string]bool{}
			other := []jen.Code{call("d", "Unknown")}
			for _, c := range r.fields {
				body := r.caseBody(c)
				name := c.Wire.XML.Type.Local
				if name == "" {
					other = body
				} else if !seen[name] {
					seen[name] = true
					g.Case(lit(name)).Block(body...)
				}
			}
			g.Default().Block(other...)
		}),
	)
}
