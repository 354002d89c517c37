package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/ppgen/ppgen/ir"
)

// encodeUnion writes
//
//	// EncodeXML writes the case that x is.
//	func (x *Item) EncodeXML(e *soap.Encoder) {
//		n := 0
//		if x.Note != nil {
//			n++
//			e.RequiredString("<Note>", *x.Note)
//		}
//		if n != 1 {
//			e.Fail(errors.New("Item: exactly one field has to be set"))
//		}
//	}
//
// A union of none or two would lose or invent content, so it is an error.
func encodeUnion(f *file, p *plan, u *ir.Union) {
	f.doc(sentence("EncodeXML writes the case that x is."))
	f.method("x", u.Go, "EncodeXML").Params(p.encoderParam()).BlockFunc(func(g *jen.Group) {
		p.encodeCases(g, u, func(g *jen.Group, c *ir.Field) { p.encodeCase(g, c) })
	})
}

// encodeByType writes
//
//	// encodeElement writes an element of the case that x is.
//	func (x *Animal) encodeElement(e *soap.Encoder, tag string) {
//		n := 0
//		if x.Dog != nil {
//			n++
//			e.OpenType(tag, "zoo:Dog")
//			e.Enter()
//			x.Dog.EncodeXML(e)
//			e.End(tag)
//		}
//		…
//	}
func encodeByType(f *file, p *plan, u *ir.Union) {
	f.doc(sentence("encodeElement writes an element of the case that x is."))
	params := []jen.Code{p.encoderParam(), id("tag").String()}
	f.method("x", u.Go, "encodeElement").Params(params...).BlockFunc(func(g *jen.Group) {
		p.encodeCases(g, u, func(g *jen.Group, c *ir.Field) {
			p.openCase(g, c)
			p.encodeCaseContent(g, c)
			g.Add(call("e", "End", id("tag")))
		})
	})
}

// encodeCases writes each case under the condition that it is set, and counts.
func (p *plan) encodeCases(g *jen.Group, u *ir.Union, write func(*jen.Group, *ir.Field)) {
	g.Add(id("n")).Op(":=").Lit(0)
	for _, c := range u.Cases {
		if c.Wire.XML == nil {
			continue
		}
		g.If(caseTest(c, "!=")).BlockFunc(func(g *jen.Group) {
			g.Add(id("n")).Op("++")
			write(g, c)
		})
	}
	g.If(id("n").Op("!=").Lit(1)).Block(
		call("e", "Fail", jen.Qual("errors", "New").Call(lit(u.Go+": exactly one field has to be set"))),
	)
}

// caseValue is the value of a case that is set. Only numbers and texts are
// behind a pointer; of the rest methods are called.
func caseValue(c *ir.Field) value {
	class := classOf(c.Type)
	return value{sel: c.Go, pointer: class == textClass || class == numberClass}
}

// encodeCase writes the one case that is set.
func (p *plan) encodeCase(g *jen.Group, c *ir.Field) {
	v := caseValue(c)
	switch l := repeated(c.Type); {
	case c.Wire.XML.Form == ir.Text:
		g.Add(p.textCall(c.Type, v.expr()))
	case c.Wire.XML.Form == ir.Inline && l == nil:
		g.Add(v.target().Dot("EncodeXML").Call(id("e")))
	case c.Wire.XML.Form == ir.Inline:
		p.encodeInline(g, c, v)
	case l != nil:
		p.encodeEach(g, c, v, func(g *jen.Group, item value) { p.encodeElement(g, c.Wire.XML.Name, l.Elem, item) })
	default:
		p.encodeElement(g, c.Wire.XML.Name, c.Type, v)
	}
}

// openCase writes the start tag of a case up to its attributes. The case that
// is the declared type itself needs no xsi:type.
func (p *plan) openCase(g *jen.Group, c *ir.Field) {
	if c.Wire.XML.Type == (ir.QName{}) {
		g.Add(call("e", "Open", id("tag")))
		return
	}
	g.Add(call("e", "OpenType", id("tag"), lit(p.prefixed(c.Wire.XML.Type))))
}

// encodeCaseContent writes what follows the start tag of a case.
func (p *plan) encodeCaseContent(g *jen.Group, c *ir.Field) {
	v := caseValue(c)
	s := resolve(c.Type).(*ir.Struct)
	if isAmount(s) {
		p.encodeAmountContent(g, s, v.target)
		return
	}
	encodeRecordContent(g, s, v)
}
