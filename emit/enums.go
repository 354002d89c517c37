package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/ppgen/ppgen/ir"
)

// enums writes the enumerations, in the order of their names.
func enums(f *file, p *plan) {
	for _, e := range p.enums {
		enumType(f, e)
	}
}

// enumType writes
//
//	// RefundType is the enumeration RefundType.
//	type RefundType string
//
//	// The values of RefundType that the contract lists.
//	const (
//		// The whole amount.
//		RefundTypeFull RefundType = "Full"
//	)
func enumType(f *file, e *ir.Enum) {
	f.doc(f.plan.typeDoc(&e.Decl, "the enumeration", baseFacts(e)))
	f.typ(e.Go).String()
	if len(e.Values) == 0 {
		return
	}
	f.doc(sentence("The values of " + e.Go + " that the contract lists."))
	f.Const().DefsFunc(func(g *jen.Group) {
		for _, v := range e.Values {
			g.Add(comment(docText{text: v.Docs.Text, deprecated: v.Docs.Deprecated}.render(innerWidth)))
			f.constant(v.Go, v.Name.Local)
			g.Add(id(v.Go)).Add(id(e.Go)).Op("=").Add(lit(v.Name.Local))
		}
	})
}

func baseFacts(e *ir.Enum) string {
	if e.Base == nil {
		return ""
	}
	return scalarFacts(e.Base)
}
