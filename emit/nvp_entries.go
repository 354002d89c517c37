package emit

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/ppgen/ppgen/ir"
)

// An nvpEntry is one name under which a leaf may be read.
type nvpEntry struct {
	nvpLabel
	when  nvpCondition
	pair  *ir.NVPPair
	steps []nvpHop
	kind  nvpEntryKind
}

// An nvpLabel is what a decoder sees of a key first.
type nvpLabel struct {
	scope           nvpScope
	marked, indexed bool
	name            string
}

// An nvpCondition is what else must hold for a key to lead to a leaf.
type nvpCondition struct {
	rank   int      // of an alias
	mirror nvpLabel // the group of the field's own name, if the alias mirrors that
	zeroN  bool     // the number of the scope is 0
	zeroM  bool     // the number after the name is 0
}

// An nvpHop leads from a record to a field, or to an element of a list.
type nvpHop struct {
	field *ir.Field
	which byte // 'N', 'M' or '0' for a list: the number of the element
}

// An nvpEntryKind says what becomes of a value.
type nvpEntryKind uint8

const (
	nvpValue    nvpEntryKind = iota // it goes to a leaf
	nvpCurrence                     // the amounts read it
	nvpNoField                      // nothing in the contract takes it
)

// entries lists all names under which the leaves of a message may be read.
func (n *nvpPlan) entries(m *nvpMessage) ([]nvpEntry, error) {
	var list []nvpEntry
	for _, p := range m.pairs {
		for rank, k := range nvpKeys(p) {
			e, err := newEntry(p, k, rank)
			if err != nil {
				return nil, fmt.Errorf("name %s: %w", k, err)
			}
			list = append(list, e)
		}
	}
	return list, nil
}

func newEntry(p *ir.NVPPair, k ir.NVPKey, rank int) (nvpEntry, error) {
	const maxRank = 15 // the kernel has so many
	if rank > maxRank {
		return nvpEntry{}, fmt.Errorf("more than %d aliases", maxRank)
	}
	at := placeOf(k, p.Path)
	e := nvpEntry{
		nvpLabel: nvpLabel{at.scope, at.marked, at.indexed, k.Name},
		when:     nvpCondition{rank, mirrorOf(p, k, rank), at.number == nvpFirst, at.index == nvpFirst},
		pair:     p,
	}
	switch {
	case len(p.Path) == 0:
		e.kind, e.when = nvpNoField, nvpCondition{}
	case p.Format == ir.NVPCurrency:
		e.kind, e.when = nvpCurrence, nvpCondition{}
	}
	for i, s := range p.Path {
		e.steps = append(e.steps, nvpHop{s.Field, which(p, at, i+1, s)})
	}
	return e, nil
}

// mirrorOf returns the group of a pair's own key, without a name, if an alias is
// the same name in another group and has the same number after it.
func mirrorOf(p *ir.NVPPair, k ir.NVPKey, rank int) nvpLabel {
	own, at := placeOf(p.Key, p.Path), placeOf(k, p.Path)
	if rank == 0 || k.Name != p.Key.Name || own.scope == at.scope || own.index != at.index || own.scope == (nvpScope{}) {
		return nvpLabel{}
	}
	return nvpLabel{scope: own.scope, marked: own.marked, indexed: own.indexed}
}

// which says where the number of a list's element is. A key without the number
// means the first element. If another key of the pair has it, and this one has
// nothing in its place, then one way of reading serves both.
func which(p *ir.NVPPair, at nvpPlace, step int, s ir.NVPStep) byte {
	if s.Index == 0 {
		return 0
	}
	switch step {
	case at.number:
		return 'N'
	case at.index:
		return 'M'
	}
	for _, k := range nvpKeys(p) {
		switch other := placeOf(k, p.Path); {
		case other.number == step && at.scope == nvpScope{}:
			return 'N'
		case other.index == step && !at.indexed:
			return 'M'
		}
	}
	return '0'
}

// An nvpAction is what a decoder does with a key: one field takes it.
type nvpAction struct {
	nvpHop
	within *ir.Field // the record of the message that the field is in; nil for one of the message
	when   nvpCondition
	leaf   *ir.NVPPair  // nil for a part
	part   *nvpDecoder  // nil for a leaf
	kind   nvpEntryKind // of the whole
	key    string       // tells actions apart
}

// An nvpCase is the labels with the same actions.
type nvpCase struct {
	labels  []nvpLabel
	actions []nvpAction
}

// key tells what a case does.
func (c nvpCase) key() string {
	var b strings.Builder
	for _, a := range c.actions {
		b.WriteString(a.key + "\n")
	}
	return b.String()
}

// A grouping is how much of a key beside its name a decoder must look at.
type nvpGrouping uint8

const (
	byName  nvpGrouping = iota // nothing
	byForm                     // whether it is marked and indexed
	byGroup                    // its scope as well
)

// seen is what a decoder sees of a label.
func (g nvpGrouping) seen(l nvpLabel) nvpLabel {
	switch g {
	case byName:
		return nvpLabel{name: l.name}
	case byForm:
		return nvpLabel{marked: l.marked, indexed: l.indexed, name: l.name}
	}
	return l
}

// groupingOf returns how little a decoder may look at: all labels that look the
// same then must lead to the same actions.
func groupingOf(cases []nvpCase) nvpGrouping {
	for _, g := range []nvpGrouping{byName, byForm} {
		seen := map[nvpLabel]string{}
		clear := true
		for _, c := range cases {
			for _, l := range c.labels {
				l = g.seen(l)
				if other, ok := seen[l]; ok && other != c.key() {
					clear = false
				}
				seen[l] = c.key()
			}
		}
		if clear {
			return g
		}
	}
	return byGroup
}

// reduce drops from the labels what need not be looked at.
func (g nvpGrouping) reduce(cases []nvpCase) {
	for i := range cases {
		var labels []nvpLabel
		for _, l := range cases[i].labels {
			if l = g.seen(l); !slices.Contains(labels, l) {
				labels = append(labels, l)
			}
		}
		slices.SortFunc(labels, compareLabels)
		cases[i].labels = labels
	}
}

func compareLabels(a, b nvpLabel) int {
	return cmp.Or(
		strings.Compare(a.scope.prefix, b.scope.prefix),
		strings.Compare(a.scope.suffix, b.scope.suffix),
		compareBools(a.marked, b.marked),
		compareBools(a.indexed, b.indexed),
		strings.Compare(a.name, b.name),
	)
}

// compareBools puts false before true.
func compareBools(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// condition writes what must hold, or nil: d.N() == 0 && d.Alias(1). An action may
// be the only one for its labels.
func (w nvpCondition) condition(n *nvpPlan, only bool) *jen.Statement {
	var all *jen.Statement
	and := func(c *jen.Statement) {
		if all == nil {
			all = c
			return
		}
		all = all.Op("&&").Add(c)
	}
	if w.zeroN {
		and(call("d", "N").Op("==").Lit(0))
	}
	if w.zeroM {
		and(call("d", "M").Op("==").Lit(0))
	}
	switch {
	case w.mirror != nvpLabel{}:
		method := "Mirror"
		if only {
			method = "Twin"
		}
		and(call("d", method, jen.Lit(w.rank), n.group(w.mirror.scope, w.mirror.marked, w.mirror.indexed)))
	case w.rank > 0:
		and(call("d", "Alias", jen.Lit(w.rank)))
	}
	return all
}
