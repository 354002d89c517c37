package emit

import (
	"fmt"
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/ppgen/ppgen/ir"
)

// An nvpPlace is where keys stand: what is written around their names. Its
// numbers are those of elements of lists, given as the position of the list in
// the path, counted from 1.
type nvpPlace struct {
	scope           nvpScope
	number          int // of the scope
	marked, indexed bool
	index           int // after the name
}

// nvpFirst is a number that is always 0.
const nvpFirst = -1

// placeOf returns where a key stands that belongs to a path.
func placeOf(k ir.NVPKey, path []ir.NVPStep) nvpPlace {
	at := nvpPlace{marked: k.Listed, indexed: k.Index != 0}
	if k.Scope != "" {
		at.scope = scopeOf(k)
		at.number = numberOf(k.Scope[scopeNumber(k)], path)
	}
	if at.indexed {
		at.index = numberOf(k.Index, path)
	}
	return at
}

func numberOf(letter byte, path []ir.NVPStep) int {
	for i, s := range path {
		if s.Index == letter && (letter == 'n' || letter == 'm') {
			return i + 1
		}
	}
	return nvpFirst
}

// counts reports whether a key at the place has the number of list step i.
func (at nvpPlace) counts(i int) bool { return at.number == i || at.index == i }

// innerPlace chooses the place of a record or a list that stands at outer: that
// of most of its own leaves. step is its position in the path.
func innerPlace(outer nvpPlace, step int, pairs []*ir.NVPPair) nvpPlace {
	var places []nvpPlace
	uses := map[nvpPlace]int{}
	for _, p := range pairs {
		at := placeOf(p.Key, p.Path)
		if p.Format == ir.NVPCurrency || len(p.Path) > step+1 {
			continue
		}
		if uses[at] == 0 {
			places = append(places, at)
		}
		uses[at]++
	}
	if slices.ContainsFunc(places, func(at nvpPlace) bool { return at.counts(step) }) {
		places = slices.DeleteFunc(places, func(at nvpPlace) bool { return !at.counts(step) })
	}
	switch {
	case len(places) == 0:
		return innerMost(outer, step, pairs)
	case slices.Contains(places, outer):
		return outer
	}
	best := places[0]
	for _, at := range places[1:] {
		if uses[at] > uses[best] {
			best = at
		}
	}
	return best
}

// innerMost is innerPlace for a record without leaves of its own.
func innerMost(outer nvpPlace, step int, pairs []*ir.NVPPair) nvpPlace {
	for _, p := range pairs {
		at := placeOf(p.Key, p.Path)
		if !at.counts(step) {
			continue
		}
		if at.number == step {
			return nvpPlace{scope: at.scope, number: at.number}
		}
		return nvpPlace{scope: at.scope, number: at.number, marked: at.marked, indexed: true, index: at.index}
	}
	return outer
}

// A nvpMove leads from a place to another one, other than by a field.
type nvpMove struct {
	method string // of the encoder
	scope  nvpScope
	marked bool
	index  bool // the scope has the number of the element at hand, instead of 0
}

func (m nvpMove) key() string { return fmt.Sprint(m.method, m.scope, m.marked, m.index) }

// statement writes the call that makes the move.
func (m nvpMove) statement(n *nvpPlan) *jen.Statement {
	number := jen.Lit(0)
	if m.index {
		number = call("e", "Index")
	}
	return call("e", m.method, lit(""), n.group(m.scope, m.marked, m.method == "EnterItem"), number)
}

// movesOut reports whether the way from a place to another one leads out of a
// list, or out of the scope around it, which only the first element may take.
func movesOut(from, to nvpPlace) string {
	switch {
	case from.scope != nvpScope{} && to.scope == nvpScope{}:
		return "OutOfScope"
	case from.indexed && !to.indexed && from.scope == to.scope && from.number == to.number:
		return "OutOfList"
	}
	return ""
}

// moves returns the moves from a place to another, which no field leads to.
func moves(from, to nvpPlace) ([]nvpMove, error) {
	var list []nvpMove
	if from == to {
		return nil, nil
	}
	if to.scope != (nvpScope{}) && (to.scope != from.scope || to.number != from.number) {
		if to.number != nvpFirst && to.number != from.index {
			return nil, fmt.Errorf("no way leads to the scope %s there", to.scope.prefix)
		}
		list = append(list, nvpMove{"EnterScope", to.scope, to.marked && !to.indexed, to.number != nvpFirst})
		from = nvpPlace{scope: to.scope, number: to.number, marked: to.marked && !to.indexed}
	}
	if from == to {
		return list, nil
	}
	if !to.indexed || to.index != nvpFirst || from.scope != to.scope {
		return nil, fmt.Errorf("no way leads there")
	}
	return append(list, nvpMove{method: "EnterItem", marked: to.marked}), nil
}

// keysOf joins what a codec does to one text, which tells it from all others.
func keysOf(s *ir.Struct, keys []string) string {
	return s.Go + "\n" + strings.Join(keys, "\n")
}

// goPath is the path of Go names to a position, which all pairs share.
func goPath(pairs []*ir.NVPPair, step int) []string {
	var names []string
	for i := range step {
		names = append(names, pairs[0].Path[i].Field.Go)
	}
	return names
}

// byField returns the pairs that go through a field at a position.
func byField(pairs []*ir.NVPPair, f *ir.Field, step int) []*ir.NVPPair {
	return slices.DeleteFunc(slices.Clone(pairs), func(p *ir.NVPPair) bool {
		return len(p.Path) <= step || p.Path[step].Field != f
	})
}
