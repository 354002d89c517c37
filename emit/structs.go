package emit

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

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
	f.doc(p.typeDoc(&s.Decl, p.structNoun(s), extends(s)))
	f.typ(s.Go).StructFunc(func(g *jen.Group) {
		apart := spacer(g)
		for _, field := range s.Fields {
			apart(p.fieldDoc(field, s.Fields))
			f.field(field.Go)
			g.Add(id(field.Go)).Add(p.fieldType(field))
		}
		if s.Extra != nil {
			apart(sentence("Members that the contract does not name."))
			f.field(extraField)
			g.Add(id(extraField)).Map(jen.String()).Add(p.goType(s.Extra))
		}
	})
}

// fieldDoc is the doc comment of a field. JSON has many small records, so there
// the facts come behind a text that is prose.
func (p *plan) fieldDoc(f *ir.Field, siblings []*ir.Field) docText {
	d := docText{text: f.Docs.Text, facts: p.fieldFacts(f, siblings), deprecated: f.Docs.Deprecated}
	if p.isREST && isProse(d.text) {
		d.text, d.facts = sentences(ended(d.text), d.facts), ""
	}
	return d
}

// isProse reports whether a text is a single paragraph, to which sentences can be
// added.
func isProse(text string) bool { return text != "" && !strings.Contains(text, "\n") }

// ended returns a text as a sentence that another can follow.
func ended(text string) string {
	last, _ := utf8.DecodeLastRuneInString(text)
	if unicode.IsLetter(last) || unicode.IsDigit(last) {
		return text + "."
	}
	return text
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
func (p *plan) structNoun(s *ir.Struct) string {
	if p.isREST {
		return schemaNoun(s.Name)
	}
	if n := len(s.Root); n > 0 && s.Name == s.Root[n-1] {
		return "the content of element"
	}
	if isAnonymous(s.Name) {
		return "the content of"
	}
	return "the type"
}

// schemaNoun says what the schema of a name is.
func schemaNoun(name ir.QName) string {
	if isAnonymous(name) {
		return "the object at"
	}
	return "the schema"
}

// extraField is the field of a record for members that the contract does not
// name. Naming keeps the name free.
const extraField = "Extra"

func extends(s *ir.Struct) string {
	if s.Base == nil || isAmount(s.Base) {
		return ""
	}
	return fmt.Sprintf("It extends [%s].", s.Base.Go)
}
