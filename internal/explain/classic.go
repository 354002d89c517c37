package explain

import (
	"cmp"
	"slices"
	"strings"

	"github.com/ppgen/ppgen/ir"
)

// A Classic is what a document of SOAP and name-value pairs knows of a name.
type Classic struct {
	Leaves     []*Leaf            // the leaves that it means, the best attested first
	Enums      []*EnumFact        // the enumerations and values that it means
	Operations []*ir.Operation    // the operations that it means
	Elsewhere  []*ir.NVPElsewhere // where else it occurs as the name of a pair

	name string
	doc  Document
}

// Known reports whether the name means anything.
func (c *Classic) Known() bool {
	return len(c.Leaves)+len(c.Enums)+len(c.Operations)+len(c.Elsewhere) > 0
}

// A Leaf is a leaf of messages and how it is spelled, the same in all its uses.
type Leaf struct {
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

// classic looks a name up. Of the leaves that it can mean the first that exists
// is meant: a pair, a path of elements, a path of Go names.
func (x *index) classic(name string) *Classic {
	c := &Classic{name: name, doc: x.doc}
	for _, places := range [][]place{x.byPair(name), x.byElements(name), x.byGo(name), x.byPair(strings.ToUpper(name))} {
		if c.Leaves == nil {
			c.Leaves = together(places)
		}
	}
	c.Enums = x.enums(name)
	for _, op := range x.api.Ops {
		if strings.TrimPrefix(name, x.api.Name+".") == op.Go || name == op.Name.Local {
			c.Operations = append(c.Operations, op)
		}
	}
	for _, e := range x.api.Elsewhere {
		if keyFits(e.Key, strings.ToUpper(name)) || keyFits(e.Key, name) {
			c.Elsewhere = append(c.Elsewhere, e)
		}
	}
	return c
}

// together brings the places together that differ in nothing but where they are.
func together(places []place) []*Leaf {
	var all []*Leaf
	bySignature := map[string]*Leaf{}
	for _, p := range places {
		id := p.signature()
		f := bySignature[id]
		if f == nil {
			f = &Leaf{Record: p.record(), Field: p.leaf(), Pair: p.pair}
			bySignature[id] = f
			all = append(all, f)
		}
		f.Uses = append(f.Uses, p.use())
	}
	slices.SortStableFunc(all, func(a, b *Leaf) int { return cmp.Compare(a.rank(), b.rank()) })
	return all
}

// rank orders leaves: the better attested first, those without a pair last.
func (f *Leaf) rank() int {
	if f.Pair == nil {
		return int(ir.Low) + 1
	}
	return int(f.Pair.Confidence)
}
