package explain

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ppgen/ppgen/ir"
)

// A typeFact is a declared type of REST. What is of the runtime in several
// documents is one type.
type typeFact struct {
	*rest
	typ   ir.Named
	alike []ir.Named // typ among them
}

// typesNamed returns the types with a name: one in Go, or one of the document.
func (x *rest) typesNamed(name string) []Fact {
	found := map[string]*typeFact{}
	var all []Fact
	for _, t := range x.types {
		if _, local, _ := strings.Cut(x.goType(t), "."); name == t.Declaration().Name.Local || name == x.goType(t) || name == local {
			f := &typeFact{rest: x, typ: t}
			if id := f.brief(); found[id] == nil {
				found[id] = f
				all = append(all, f)
			} else {
				f = found[id]
			}
			f.alike = append(f.alike, t)
		}
	}
	return all
}

func (f *typeFact) brief() string {
	d := f.typ.Declaration()
	return f.goType(f.typ) + ", " + f.at(d.Name.Local, *d)
}

func (f *typeFact) write(b *strings.Builder) {
	d := f.typ.Declaration()
	head(b, d.Name.Local)
	lines(b, "Go", f.goType(f.typ))
	lines(b, "JSON", f.at(d.Name.Local, *d))
	f.contents(b)
	f.travels(b)
}

func (f *typeFact) travels(b *strings.Builder) {
	f.sites(f.alike, func(s site) bool { return slices.Contains(f.alike, s.typ) }).travels(b)
}

// contents writes what values of the type have.
func (f *typeFact) contents(b *strings.Builder) {
	switch t := f.typ.(type) {
	case *ir.Alias:
		lines(b, "format", f.format(t.Target))
	case *ir.Enum:
		lines(b, "values", f.constants(t)...)
	case *ir.Union:
		lines(b, "one of", f.held(t)...)
	case *ir.Struct:
		lines(b, "holds", f.held(t)...)
		if t.Extra != nil {
			lines(b, "", "members of other names: "+f.format(t.Extra))
		}
	}
}

// held lists members or cases: "invoice_id is InvoiceID: string, at most 127
// characters".
func (f *typeFact) held(t ir.Named) []string {
	var texts []string
	for _, m := range fieldsOf(t) {
		name := m.Name.Local
		if json := m.Wire.JSON; json != nil && json.Inline {
			name = "the object itself"
		}
		text := fmt.Sprintf("%s is %s: %s", name, goMember(m), f.format(m.Type))
		if m.Required {
			text += ", required"
		}
		texts = append(texts, text)
	}
	return texts
}

func (f *typeFact) constants(e *ir.Enum) []string {
	var texts []string
	for _, v := range e.Values {
		texts = append(texts, fmt.Sprintf("%s is %s.%s", v.Name.Local, f.pkg[e], v.Go))
	}
	return texts
}

// A valueFact is a value of an enumeration of REST.
type valueFact struct {
	typeFact
	value *ir.EnumValue
}

// values returns the values with a name: that of a constant, or the text itself.
func (x *rest) values(name string) []Fact {
	var found []Fact
	for _, t := range x.types {
		e, ok := t.(*ir.Enum)
		if !ok {
			continue
		}
		for _, v := range e.Values {
			if name == v.Name.Local || isGoName(name, x.pkg[t], v.Go) {
				found = append(found, &valueFact{typeFact{x, t, []ir.Named{t}}, v})
			}
		}
	}
	return found
}

func (f *valueFact) goName() string { return f.pkg[f.typ] + "." + f.value.Go }

func (f *valueFact) json() string {
	return f.at(f.value.Name.Local+" of "+f.typ.Declaration().Name.Local, f.value.Decl)
}

func (f *valueFact) brief() string { return f.goName() + ", " + f.json() }

func (f *valueFact) write(b *strings.Builder) {
	head(b, f.value.Name.Local)
	lines(b, "Go", f.goName())
	lines(b, "JSON", f.json())
	f.travels(b)
}
