package explain

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ppgen/ppgen/ir"
)

// An EnumFact is an enumeration, or one value of it, and where it travels.
type EnumFact struct {
	Enum  *ir.Enum
	Value *ir.EnumValue // nil for the whole enumeration
	Uses  []EnumUse     // ordered by operation, requests first
}

// An EnumUse is a leaf whose value is one of an enumeration.
type EnumUse struct {
	Use
	Pair *ir.NVPPair // its name-value pair; nil when it has none
}

// enums returns the enumerations and values with a name: one in Go, with the
// package or without it, or one of the document.
func (x *index) enums(name string) []*EnumFact {
	var found []*EnumFact
	for _, t := range x.api.Types {
		enum, ok := t.(*ir.Enum)
		if !ok {
			continue
		}
		if x.isNamed(enum.Decl, name) {
			found = append(found, &EnumFact{Enum: enum, Uses: x.usesOf(enum)})
		}
		for _, v := range enum.Values {
			if x.isNamed(v.Decl, name) {
				found = append(found, &EnumFact{Enum: enum, Value: v, Uses: x.usesOf(enum)})
			}
		}
	}
	return found
}

func (x *index) isNamed(d ir.Decl, name string) bool {
	_, local, _ := strings.Cut(name, ":") // with the prefix of its namespace
	return strings.TrimPrefix(name, x.api.Name+".") == d.Go || name == d.Name.Local || local == d.Name.Local
}

func (x *index) usesOf(enum *ir.Enum) []EnumUse {
	var uses []EnumUse
	for _, p := range x.places {
		if ir.NamedIn(p.leaf().Type) == ir.Named(enum) {
			uses = append(uses, EnumUse{Use: p.use(), Pair: p.pair})
		}
	}
	return uses
}

// enum writes an enumeration, or a value: how it is spelled, and where it travels.
func (w writer) enum(b *strings.Builder, f *EnumFact) {
	d, soap := f.Enum.Decl, w.prefixed(f.Enum.Name)
	if f.Value != nil {
		d = f.Value.Decl
		soap = d.Name.Local + " of " + soap
	}
	head(b, d.Name.Local)
	lines(b, "Go", w.Name+"."+d.Go)
	lines(b, "SOAP", fmt.Sprintf("%s (%s)", soap, w.pos(d)))
	if f.Value == nil {
		lines(b, "values", w.constants(f.Enum)...)
	}
	lines(b, "NVP", f.spellings()...)
	var uses []string
	for _, u := range f.Uses {
		text := fmt.Sprintf("%s %s: %s", u.Operation.Name.Local, u.Direction(), u.Path)
		if u.Pair != nil {
			text += " as " + u.Pair.Key.String()
		}
		uses = append(uses, text)
	}
	if len(uses) == 0 {
		uses = []string{"no message"}
	}
	lines(b, "travels in", uses...)
}

func (w writer) constants(enum *ir.Enum) []string {
	var texts []string
	for _, v := range enum.Values {
		texts = append(texts, fmt.Sprintf("%s is %s.%s", v.Name.Local, w.Name, v.Go))
	}
	return texts
}

// spellings says how name-value pairs spell an enumeration or a value: as SOAP
// does, or in a way of their own. Of several ways each has the names that it is
// for.
func (f *EnumFact) spellings() []string {
	var ways []*ir.NVPSpelling
	names := map[*ir.NVPSpelling][]string{}
	for _, u := range f.Uses {
		if u.Pair == nil {
			continue
		}
		s := u.Pair.Spelling
		if names[s] == nil {
			ways = append(ways, s)
		}
		if key := u.Pair.Key.String(); !slices.Contains(names[s], key) {
			names[s] = append(names[s], key)
		}
	}
	if ways == nil {
		return []string{"none: no name is known, so it cannot be sent this way"}
	}
	var texts []string
	for _, s := range ways {
		if len(ways) > 1 {
			texts = append(texts, "in "+strings.Join(names[s], ", ")+":")
		}
		texts = append(texts, f.spelling(s)...)
	}
	return texts
}

// spelling is what one way of spelling makes of an enumeration or a value.
func (f *EnumFact) spelling(s *ir.NVPSpelling) []string {
	same, written := "as in SOAP", false
	if f.Value != nil {
		same = f.Value.Name.Local
	}
	if s == nil {
		return []string{same}
	}
	var texts []string
	for _, v := range s.Values {
		if f.Value == nil || v.Value == f.Value {
			texts = append(texts, spelled(v))
			written = written || !v.ReadOnly
		}
	}
	if f.Value != nil && !written {
		texts = append([]string{same}, texts...)
	}
	if len(texts) == 1 && texts[0] == same {
		return texts
	}
	return append(texts, rule(s.Rule))
}
