package nvpnames

import (
	"slices"

	"github.com/ppgen/ppgen/internal/diag"
	"github.com/ppgen/ppgen/ir"
)

// A message collects the pairs of one message.
type message struct {
	rules *Rules
	list  *diag.List
	pairs []*ir.NVPPair
	sites []site // of the pairs, those of currencies one step behind their Path

	currencies []carrier
}

// add appends the pair of a leaf, and behind an amount that carries it the pair
// of its currency.
func (m *message) add(leaf site) {
	confidence, why, known := m.rules.attested(leaf)
	if !known {
		return
	}
	pair := m.pair(leaf, confidence, why)
	if pair == nil {
		return
	}
	m.rules.value(leaf, pair)
	if pair.Format == ir.NVPAmount {
		m.carry(leaf)
	}
}

// pair spells the leaf at s and appends its pair. It returns nil after reporting
// what keeps the leaf from having a name.
func (m *message) pair(s site, confidence ir.Confidence, why []ir.NVPRule) *ir.NVPPair {
	key, path, rules, err := m.rules.spell(s)
	if err != nil {
		m.report(s, "%v", err)
		return nil
	}
	pair := &ir.NVPPair{
		Key:        key,
		Aliases:    m.rules.aliasesOf(s, key, confidence),
		Path:       path,
		Confidence: confidence,
		Rules:      slices.Concat(rules, why),
	}
	fixUncounted(pair)
	m.pairs = append(m.pairs, pair)
	m.sites = append(m.sites, s)
	return pair
}

// report reports what keeps a leaf from having a name of its own. For a document
// that the rows were not checked with it is but a warning: what they do not know
// is left out.
func (m *message) report(s site, format string, args ...any) {
	pos := s.steps[s.depth()-1].field.Pos
	if m.rules.unchecked {
		m.list.Warnf(pos, s.subject(), format, args...)
	} else {
		m.list.Errorf(pos, s.subject(), format, args...)
	}
}

// fixUncounted marks the lists whose number is in no name of the pair: the wire
// has room for their first element only.
func fixUncounted(p *ir.NVPPair) {
	for i, step := range p.Path {
		if step.Index == 0 || p.Key.Has(step.Index) {
			continue
		}
		if !slices.ContainsFunc(p.Aliases, func(a ir.NVPAlias) bool { return a.Key.Has(step.Index) }) {
			p.Path[i].Index = '0'
		}
	}
}

// subject names a site in findings: "DoVoid request Note".
func (s site) subject() string {
	return s.op.Name.Local + " " + directionNames[s.dir] + " " + s.String()
}

// separate makes sure that pairs of one name are halves of one value, or that
// all but one of them are said to repeat it.
func (m *message) separate() {
	byKey := map[string][]int{}
	for i, p := range m.pairs {
		id := identity(p.Key)
		byKey[id] = append(byKey[id], i)
	}
	for i, p := range m.pairs {
		same := byKey[identity(p.Key)]
		if i != same[0] || len(same) == 1 || m.halves(same) {
			continue
		}
		m.markSecond(same)
	}
}

// halves reports whether the pairs are the month and the year of one value.
func (m *message) halves(same []int) bool {
	return len(same) == 2 && m.pairs[same[0]].Format == ir.NVPMonth && m.pairs[same[1]].Format == ir.NVPYear
}

// markSecond settles which of the pairs of one name is the main one.
func (m *message) markSecond(same []int) {
	var main []int
	for _, i := range same {
		pair, s := m.pairs[i], m.sites[i]
		if p := m.rules.second.last(s); p != nil {
			pair.Second = true
			pair.Rules = append(pair.Rules, p.decide(s))
			continue
		}
		main = append(main, i)
	}
	if len(main) == 0 {
		m.report(m.sites[same[0]], "all leaves named %s are listed under second; one of them has to be the first", m.pairs[same[0]].Key)
		return
	}
	for _, i := range main[1:] {
		m.report(m.sites[i], "its name on the NVP wire is %s, and so is that of %s; give one another name, or list it under second", m.pairs[i].Key, m.sites[main[0]])
		m.pairs[i].Second = true
	}
}
