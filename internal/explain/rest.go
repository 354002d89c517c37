package explain

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ppgen/ppgen/ir"
)

// A Fact is one thing of REST that a name means.
type Fact interface {
	brief() string          // what it is, on one line
	write(*strings.Builder) // all that is known of it
}

// mostFacts is how many facts are written in full. The name of a member may mean
// a hundred; then a line for each leads on.
const mostFacts = 12

func writeFacts(b *strings.Builder, name string, facts []Fact) {
	if len(facts) <= mostFacts {
		for _, f := range facts {
			f.write(b)
		}
		return
	}
	head(b, name)
	var texts []string
	for _, f := range facts {
		texts = append(texts, f.brief())
	}
	lines(b, "one of", texts...)
}

// overREST reports whether an API travels over REST, or has nothing but types
// that such APIs share.
func overREST(api *ir.API) bool {
	return len(api.Services) > 0 || slices.ContainsFunc(api.Types, isShared)
}

func isShared(t ir.Named) bool { return t.Declaration().Package != "" }

// rest is the documents of REST, and their types by what holds them.
type rest struct {
	sources
	apis    []*ir.API
	types   []ir.Named // of all documents
	pkg     map[ir.Named]string
	holders map[ir.Named][]ir.Named // the types that refer to a type
	inline  map[ir.Named]bool       // the records whose members stand in the object of another
}

func newREST(docs []Document) *rest {
	x := &rest{pkg: map[ir.Named]string{}, holders: map[ir.Named][]ir.Named{}, inline: map[ir.Named]bool{}}
	var own []Document
	for _, d := range docs {
		x.apis = append(x.apis, d.API)
		for _, t := range d.API.Types {
			x.add(t, d.API.Name)
		}
		if len(d.API.Services) > 0 {
			own = append(own, d) // what several documents share stands in one of them
		}
	}
	x.sources = sourcesOf(own...)
	return x
}

func (x *rest) add(t ir.Named, pkg string) {
	x.types = append(x.types, t)
	x.pkg[t] = pkg
	for _, ref := range references(t) {
		x.holders[ref] = append(x.holders[ref], t)
	}
	for _, f := range fieldsOf(t) {
		if n := ir.NamedIn(f.Type); n != nil && f.Wire.JSON != nil && f.Wire.JSON.Inline {
			x.inline[n] = true
		}
	}
}

// references returns the declared types that the members of a type name.
func references(t ir.Named) []ir.Named {
	var named []ir.Named
	for _, f := range fieldsOf(t) {
		if n := ir.NamedIn(f.Type); n != nil {
			named = append(named, n)
		}
	}
	if s, ok := t.(*ir.Struct); ok {
		if n := ir.NamedIn(s.Extra); n != nil {
			named = append(named, n)
		}
	}
	return named
}

// fieldsOf returns the members of a record, or the cases of a union.
func fieldsOf(t ir.Named) []*ir.Field {
	switch t := t.(type) {
	case *ir.Struct:
		return t.Fields
	case *ir.Union:
		return t.Cases
	}
	return nil
}

// facts returns what a name means, as anything that has names over REST.
func (x *rest) facts(name string) []Fact {
	return slices.Concat(x.operations(name), x.typesNamed(name), x.values(name), x.members(name), x.params(name), x.codes(name))
}

// runtimeTypes are the types of the runtime that stand for records with a role.
var runtimeTypes = map[ir.StructRole]string{
	ir.AmountRole: "money.Amount", ir.LinkRole: "rest.Link", ir.PatchRole: "rest.Patch", ir.FailureRole: "rest.Error",
}

// goType names a type in Go, with its package.
func (x *rest) goType(t ir.Named) string {
	if s, ok := t.(*ir.Struct); ok && ir.ByRuntime(t) {
		return runtimeTypes[s.Role]
	}
	return x.pkg[t] + "." + t.Declaration().Go
}

// goMember names a field in Go. The runtime has its own names for the two parts
// of an amount.
func goMember(f *ir.Field) string {
	switch f.Role {
	case ir.AmountValue:
		return "Value"
	case ir.AmountCurrency:
		return "Currency"
	}
	return f.Go
}

// isGoName reports whether a name is that of a declaration of a package, with the
// package or without it.
func isGoName(name, pkg, local string) bool { return name == local || name == pkg+"."+local }

// at writes something and where it is declared.
func (s sources) at(text string, d ir.Decl) string { return fmt.Sprintf("%s (%s)", text, s.pos(d)) }
