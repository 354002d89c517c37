package emit

import (
	"fmt"

	"github.com/dave/jennifer/jen"

	"github.com/ppgen/ppgen/ir"
)

// structs writes the records, in the order of their names.
func structs(f *file, p *plan) {
	for _, s := range p.structs {
		structType(f, p, s)
	}
}

// structType writes
//
//	// RefundTransactionRequest is the type RefundTransactionRequestType.
//	//
//	// It extends [AbstractRequest].
//	type RefundTransactionRequest struct {
//		// Unique identifier of the transaction you are refunding.
//		//
//		// Required. At most 17 characters.
//		TransactionID string
//
//		Amount *money.Amount
//	}
func structType(f *file, p *plan, s *ir.Struct) {
	f.doc(typeDoc(&s.Decl, structNoun(s), extends(s)))
	f.typ(s.Go).StructFunc(func(g *jen.Group) {
		apart := spacer(g)
		for _, field := range s.Fields {
			apart(docText{
				text:       field.Docs.Text,
				facts:      p.fieldFacts(field, s.Fields),
				deprecated: field.Docs.Deprecated,
			})
			f.field(field.Go)
			g.Add(id(field.Go)).Add(p.fieldType(field))
		}
	})
}

// spacer returns a function that writes the doc comment of a field. Fields that
// have one stand apart from those around them.
func spacer(g *jen.Group) func(docText) {
	first, documented := true, false
	return func(d docText) {
		text := d.render(innerWidth)
		if !first && (documented || text != "") {
			g.Line()
		}
		first, documented = false, text != ""
		g.Add(comment(text))
	}
}

// structNoun says what a record is on the wire. A message may be named after
// its element, because its type stands in several.
func structNoun(s *ir.Struct) string {
	if n := len(s.Root); n > 0 && s.Name == s.Root[n-1] {
		return "the content of element"
	}
	if isAnonymous(s.Name) {
		return "the content of"
	}
	return "the type"
}

func extends(s *ir.Struct) string {
	if s.Base == nil || isAmount(s.Base) {
		return ""
	}
	return fmt.Sprintf("It extends [%s].", s.Base.Go)
}
