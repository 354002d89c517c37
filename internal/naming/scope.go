package naming

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/ppgen/ppgen/internal/diag"
	"github.com/ppgen/ppgen/ir"
)

// An item is a declaration that needs a name, and the names it could have.
type item struct {
	node ir.Node
	// names are the names it could have, the most wanted first. The last ones
	// are unlike any other item's.
	names []string
	// more returns the names behind the first, which few items ever need.
	more func() []string
	// exact is the name that is spelled like the declaration itself.
	exact string
	// rank settles who keeps a name that several want equally: the lowest.
	rank int
	// quiet is how many names it may give up without anyone being told.
	quiet int
	level int
}

// want is the name that the item has a claim to now.
func (i *item) want() string {
	if i.level == 1 && i.more != nil {
		i.names = append(i.names, i.more()...)
		i.more = nil
	}
	return i.names[min(i.level, len(i.names)-1)]
}

// key orders the claims to one name; a smaller one is better.
func (i *item) key() [3]int {
	inexact := 1
	if i.exact == i.want() {
		inexact = 0
	}
	return [3]int{i.level, inexact, i.rank}
}

// A scope gives names that are declared once.
//
// Every item begins with the name it wants most. Of all items that ever want
// one name, the single one with the best claim keeps it, and the others go on to
// their next name; when several have the best claim nobody keeps it. Who ends
// where therefore depends on which items there are, never on their order.
type scope struct {
	taken  map[string]owner
	claims map[string]*claim
	items  []*item
}

// An owner has a name that no item can get.
type owner struct {
	what string
	decl *ir.Decl // nil for generated code
}

// A claim is what happened to one name.
type claim struct {
	best    [3]int
	holder  *item   // nil when several items have the best claim
	claimed []*item // all who wanted it, when they are several
}

func newScope(reserved ...string) *scope {
	s := &scope{taken: map[string]owner{}, claims: map[string]*claim{}}
	s.reserve(reserved...)
	return s
}

// reserve keeps names for generated code.
func (s *scope) reserve(names ...string) {
	for _, name := range names {
		s.taken[name] = owner{what: "generated code"}
	}
}

// inner returns a scope for more items that give way to those of s, which have
// their names.
func (s *scope) inner() *scope {
	for _, i := range s.items {
		s.take(i.node)
	}
	return &scope{taken: s.taken, claims: map[string]*claim{}}
}

// add adds an item. One whose declaration has a name keeps it, whatever it is.
func (s *scope) add(i *item, list *diag.List) {
	d := i.node.Decl
	if d.Go == "" {
		s.items = append(s.items, i)
		return
	}
	if other, ok := s.taken[d.Go]; ok && other.decl != d {
		list.Errorf(d.Pos, i.node.Subject(), "the Go name %s is given to it, but belongs to %s; give it another", d.Go, other)
	}
	s.take(i.node)
}

// take keeps the name of a declaration from being given again.
func (s *scope) take(n ir.Node) {
	s.taken[n.Decl.Go] = owner{what: n.Subject(), decl: n.Decl}
}

func (o owner) String() string {
	if o.decl == nil {
		return o.what
	}
	return fmt.Sprintf("%q (%s)", o.what, o.decl.Pos)
}

// settle gives every item its name.
func (s *scope) settle() {
	queue := slices.Clone(s.items)
	for len(queue) > 0 {
		i := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		for _, loser := range s.claim(i) {
			loser.level++
			if !loser.exhausted() {
				queue = append(queue, loser)
			}
		}
	}
	for _, i := range s.items {
		i.node.Decl.Go = i.want()
	}
}

// claim puts in an item's claim to the name it wants, and returns who has to go
// on to another name because of it.
func (s *scope) claim(i *item) []*item {
	name := i.want()
	if _, ok := s.taken[name]; ok {
		return []*item{i}
	}
	key := i.key()
	c := s.claims[name]
	if c == nil {
		s.claims[name] = &claim{best: key, holder: i}
		return nil
	}
	holder := c.holder
	if c.claimed == nil {
		c.claimed = []*item{holder}
	}
	c.claimed = append(c.claimed, i)
	switch order := slices.Compare(key[:], c.best[:]); {
	case order > 0:
		return []*item{i}
	case order < 0:
		c.best, c.holder = key, i
	default:
		c.holder = nil
	}
	var losers []*item
	if holder != nil {
		losers = append(losers, holder)
	}
	if c.holder == nil {
		losers = append(losers, i)
	}
	return losers
}

// report says which items did not get the name they wanted, why, and what to
// write to choose another. address is how an overlay refers to a node.
func (s *scope) report(list *diag.List, address func(ir.Node) string) {
	for _, i := range s.items {
		if i.level <= i.quiet {
			continue
		}
		d, other := i.node.Decl, s.rival(i)
		if i.exhausted() {
			list.Errorf(d.Pos, i.node.Subject(), "nothing tells it apart from %s", other)
			continue
		}
		list.Add(&diag.Finding{
			Pos: d.Pos, Severity: diag.Warning, Subject: i.node.Subject(),
			Msg: fmt.Sprintf("its Go name would be %s, like that of %s; it is %s instead", i.names[0], other, d.Go),
			Fix: fmt.Sprintf("choose a name in an overlay, under names: {at: %q, go: %s, reason: …}", address(i.node), d.Go),
		})
	}
}

// rival returns who kept i from the name it wanted most.
func (s *scope) rival(i *item) owner {
	name := i.names[0]
	if o, ok := s.taken[name]; ok {
		return o
	}
	c := s.claims[name]
	if c.holder != nil && c.holder != i {
		return c.holder.owner()
	}
	others := slices.DeleteFunc(slices.Clone(c.claimed), func(o *item) bool { return o == i })
	return slices.MinFunc(others, func(a, b *item) int {
		return cmp.Or(
			cmp.Compare(a.node.Path(), b.node.Path()),
			cmp.Compare(a.node.Decl.Pos.Line, b.node.Decl.Pos.Line),
			cmp.Compare(a.node.Decl.Pos.Col, b.node.Decl.Pos.Col),
		)
	}).owner()
}

func (i *item) owner() owner { return owner{what: i.node.Subject(), decl: i.node.Decl} }

// exhausted reports whether the item has no name left to want.
func (i *item) exhausted() bool { return i.more == nil && i.level >= len(i.names) }
