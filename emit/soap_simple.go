package emit

import (
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/ppgen/ppgen/ir"
)

// Most fields of most records are one value in one element. A statement for each
// of them, in either direction, was most of the code of a package and of the
// time to compile it. So a record says once how those elements are spelled and
// once where their fields are, and the kernel's loops do the rest.

// findSimple finds the simple fields of each record, in their order.
func (p *plan) findSimple() {
	p.simple = map[*ir.Struct][]*ir.Field{}
	for _, s := range p.structs {
		if p.inline[s] {
			continue
		}
		r := &reader{plan: p, name: s.Go, fields: xmlFields(s.Fields)}
		if mixed, _ := r.mixedField(); mixed != nil || r.textField() != nil {
			continue
		}
		_, byLocal := r.targets()
		fields := slices.DeleteFunc(slices.Clone(r.fields), func(f *ir.Field) bool {
			return !isSimple(f) || len(byLocal[f.Wire.XML.Name.Local]) > 1
		})
		if len(fields) > 0 {
			p.simple[s] = fields
		}
	}
}

// isSimple reports whether the kernel's loops know the type of a field: a text,
// a number, or an amount whose currency is an attribute.
func isSimple(f *ir.Field) bool {
	if f.Wire.XML.Form != ir.Element {
		return false
	}
	switch classOf(f.Type) {
	case textClass:
		return true
	case numberClass:
		_, named := f.Type.(*ir.Alias)
		return !named
	case amountClass:
		c := currencyAttr(f.Type.(*ir.Struct))
		return c != nil && c.Required && c.Wire.XML.Name.Space == ""
	}
	return false
}

// simples writes how simple elements are spelled, and where their fields are.
func simples(f *file, p *plan) {
	if p.isREST {
		return
	}
	for _, s := range p.structs {
		if fields := p.simple[s]; fields != nil {
			elements(f, p, s, fields)
			simpleFields(f, p, s, fields)
		}
	}
}

// elements writes
//
//	// elementsItem spells the simple elements of an Item.
//	var elementsItem = soap.Elements{Tags: []string{
//		"<ns:Name>", "<ns:Amount currencyID>",
//	}}
func elements(f *file, p *plan, s *ir.Struct, fields []*ir.Field) {
	tags := make([]string, len(fields))
	for i, field := range fields {
		tags[i] = p.simpleTag(field)
	}
	name := "elements" + s.Go
	f.doc(sentence(name + " spells the simple elements of " + s.Go + "."))
	f.variable(name).Add(p.soap("Elements")).Values(id("Tags").Op(":").Index().String().Values(row(tags, lit)...))
	f.Line()
}

// simpleTag spells a simple element as soap.Elements wants it.
func (p *plan) simpleTag(f *ir.Field) string {
	name := p.prefixed(f.Wire.XML.Name)
	if classOf(f.Type) == amountClass {
		name += " " + currencyAttr(resolve(f.Type).(*ir.Struct)).Wire.XML.Name.Local
	}
	return "<" + name + ">"
}

// simpleFields writes
//
//	// simpleItem returns the fields of the elements in elementsItem.
//	var simpleItem = func(x *Item) [2]any {
//		return [2]any{(*soap.Required)(&x.Name), &x.Amount}
//	}
//
// It is a variable so that the compiler does not write the list out twice, where
// fields are read and where they are written.
func simpleFields(f *file, p *plan, s *ir.Struct, fields []*ir.Field) {
	var names []string
	pointers := map[string]*ir.Field{}
	for _, field := range fields {
		names = append(names, field.Go)
		pointers[field.Go] = field
	}
	name := "simple" + s.Go
	f.doc(sentence(name + " returns the fields of the elements in elements" + s.Go + "."))
	array := func() *jen.Statement { return jen.Index(jen.Lit(len(fields))).Any() }
	f.variable(name).Func().Params(id("x").Op("*").Add(id(s.Go))).Add(array()).Block(
		jen.Return(array().Values(row(names, func(name string) *jen.Statement {
			return p.simplePointer(pointers[name])
		})...)),
	)
	f.Line()
}

// row writes texts as the values of a list, on one line where they are few.
func row(texts []string, write func(string) *jen.Statement) []jen.Code {
	const most = innerWidth / 2 // since there is something around them
	width := 0
	for _, text := range texts {
		width += len(text) + len(", &x.")
	}
	if width > most {
		return filled(texts, write)
	}
	list := make([]jen.Code, len(texts))
	for i, text := range texts {
		list[i] = write(text)
	}
	return list
}

// simplePointer writes &x.Memo, and for a text that is required or of a type of
// its own what makes a pointer of it that the kernel knows.
func (p *plan) simplePointer(f *ir.Field) *jen.Statement {
	pointer := jen.Op("&").Add(sel("x", f.Go))
	switch isText := classOf(f.Type) == textClass; {
	case isText && f.Required:
		return jen.Parens(jen.Op("*").Add(p.soap("Required"))).Call(pointer)
	case isText && !isString(f.Type):
		return jen.Parens(jen.Op("*").String()).Call(pointer)
	}
	return pointer
}

// simpleVar writes the local variable for the fields of simple elements.
//
//	f := simpleItem(x)
func simpleVar(g *jen.Group, typ string) {
	g.Add(id("f")).Op(":=").Add(id("simple" + typ).Call(id("x")))
}

// A simpleRun is some simple fields that are written one after the other, by
// their places among all simple fields of the record.
type simpleRun struct{ from, to int }

// runAt returns the run that begins at a field, empty when it is written by a
// statement of its own.
func (p *plan) runAt(s *ir.Struct, f *ir.Field) simpleRun {
	simple := p.simple[s]
	from := slices.Index(simple, f)
	if from < 0 {
		return simpleRun{}
	}
	to := from
	for _, next := range s.Fields[slices.Index(s.Fields, f):] {
		if to == len(simple) || next != simple[to] || !p.inRun(next) {
			break
		}
		to++
	}
	return simpleRun{from, to}
}

// inRun reports whether a simple field is left out when it holds nothing, or
// written empty. One that has something else in place of nothing is written by
// a statement of its own.
func (p *plan) inRun(f *ir.Field) bool { return !isVersion(f) && p.whenEmpty(f) == nil }

// minRun is how many fields a run is worth it for.
const minRun = 2

// hasRun reports whether a run is worth it in a record.
func (p *plan) hasRun(s *ir.Struct) bool {
	return slices.ContainsFunc(p.simple[s], func(f *ir.Field) bool {
		run := p.runAt(s, f)
		return run.to-run.from >= minRun
	})
}

// encodeRun writes
//
//	e.Simple(&elementsItem, 0, f[:2])
func encodeRun(g *jen.Group, s *ir.Struct, run simpleRun) {
	g.Add(call("e", "Simple", jen.Op("&").Add(id("elements"+s.Go)), jen.Lit(run.from),
		id("f").Index(jen.Lit(run.from).Op(":").Lit(run.to))))
}
