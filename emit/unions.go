package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/ppgen/ppgen/ir"
)

// unions writes the types that are one of several others.
func unions(f *file, p *plan) {
	for _, u := range p.unions {
		unionType(f, p, u)
	}
}

// unionType writes
//
//	// Shape is a choice: exactly one field is set.
//	type Shape struct {
//		Circle *Circle
//		Square *Square
//	}
func unionType(f *file, p *plan, u *ir.Union) {
	f.doc(unionDoc(u))
	f.typ(u.Go).StructFunc(func(g *jen.Group) {
		apart := spacer(g)
		for _, c := range u.Cases {
			apart(docText{
				text:       c.Docs.Text,
				facts:      sentences(caseFacts(u, c), scalarFacts(elem(c.Type))),
				deprecated: c.Docs.Deprecated,
			})
			f.field(c.Go)
			g.Add(id(c.Go)).Add(p.caseType(c))
		}
		if p.isREST {
			apart(sentence("A value that fits no case of the contract."))
			f.field(otherField)
			g.Add(id(otherField)).Add(p.rest("Raw"))
		}
	})
}

// unionDoc is the doc comment of a union, which has no name on the wire that a
// reader would know.
func unionDoc(u *ir.Union) docText {
	doc := docText{text: u.Docs.Text, deprecated: u.Docs.Deprecated}
	rule := " is a choice: exactly one field is set."
	if byType(u) {
		rule = " is one of several types: exactly one field is set, and xsi:type names it on the wire."
	}
	doc.own = u.Go + rule
	return doc
}

// byType reports whether xsi:type selects the case of u. The cases of any other
// union are elements, or text between elements.
func byType(u *ir.Union) bool {
	for _, c := range u.Cases {
		if c.Wire.XML != nil && c.Wire.XML.Type != (ir.QName{}) {
			return true
		}
	}
	return false
}
