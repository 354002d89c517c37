// Package explain answers what a name of a contract means: the name of a Go
// type, field or constant, of an element or a path of elements, of a value of an
// enumeration, of an operation, or of a name-value pair. The answer has every spelling of it, where it travels, and
// the rows of overlays that made its name.
package explain

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/ppgen/ppgen/internal/near"
	"github.com/ppgen/ppgen/ir"
)

// An Answer is what is known of a name.
type Answer struct {
	Name       string
	Facts      []*Fact            // the leaves that it means, the best attested first
	Enums      []*EnumFact        // the enumerations and values that it means
	Operations []*ir.Operation    // the operations that it means
	Elsewhere  []*ir.NVPElsewhere // where else it occurs as the name of a pair
	Near       []string           // when it means nothing: names that are spelled almost like it
}

// Known reports whether the name means anything.
func (a *Answer) Known() bool {
	return len(a.Facts)+len(a.Enums)+len(a.Operations)+len(a.Elsewhere) > 0
}

// Unknown says that the name means nothing, and what may have been meant.
func (a *Answer) Unknown() string {
	text := fmt.Sprintf("nothing is known of %q", a.Name)
	if len(a.Near) == 0 {
		return text + "; ask for a name-value pair, a Go name, a path of elements or an operation"
	}
	return text + "; did you mean " + strings.Join(a.Near, " or ") + "?"
}

// A Fact is a leaf of messages and how it is spelled, the same in all its uses.
type Fact struct {
	Record *ir.Struct  // that holds the leaf
	Field  *ir.Field   // the leaf
	Pair   *ir.NVPPair // its name-value pair; nil when it has none
	Uses   []Use       // ordered by operation, requests first
}

// A Use is a place where a leaf travels.
type Use struct {
	Operation *ir.Operation
	Response  bool
	Path      string // of elements, from the message on
}

// Direction returns "request" or "response".
func (u Use) Direction() string {
	if u.Response {
		return "response"
	}
	return "request"
}

// Explain looks a name up. Of the things that a name can be the first one that
// exists is meant: a pair, a path of elements, a path of Go names, an operation.
func Explain(api *ir.API, name string) *Answer {
	a := &Answer{Name: name}
	x := newIndex(api)
	for _, places := range [][]place{x.byPair(name), x.byElements(name), x.byGo(name), x.byPair(strings.ToUpper(name))} {
		if a.Facts == nil {
			a.Facts = facts(places)
		}
	}
	a.Enums = x.enums(name)
	for _, op := range api.Ops {
		if strings.TrimPrefix(name, api.Name+".") == op.Go || name == op.Name.Local {
			a.Operations = append(a.Operations, op)
		}
	}
	for _, e := range api.Elsewhere {
		if keyFits(e.Key, strings.ToUpper(name)) || keyFits(e.Key, name) {
			a.Elsewhere = append(a.Elsewhere, e)
		}
	}
	if !a.Known() {
		a.Near = near.Matches(name, maps.Keys(x.names()))
	}
	return a
}

// facts brings the places together that differ in nothing but where they are.
func facts(places []place) []*Fact {
	var all []*Fact
	bySignature := map[string]*Fact{}
	for _, p := range places {
		id := p.signature()
		f := bySignature[id]
		if f == nil {
			f = &Fact{Record: p.record(), Field: p.leaf(), Pair: p.pair}
			bySignature[id] = f
			all = append(all, f)
		}
		f.Uses = append(f.Uses, p.use())
	}
	slices.SortStableFunc(all, func(a, b *Fact) int { return cmp.Compare(a.rank(), b.rank()) })
	return all
}

// rank orders facts: the better attested first, those without a pair last.
func (f *Fact) rank() int {
	if f.Pair == nil {
		return int(ir.Low) + 1
	}
	return int(f.Pair.Confidence)
}
