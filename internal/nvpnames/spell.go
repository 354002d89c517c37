package nvpnames

import (
	"fmt"
	"strings"

	"github.com/ppgen/ppgen/ir"
)

// The ways to write a list, as rows name them.
const (
	listUsual  = ""       // L_ in front, the number behind
	listPlain  = "plain"  // the number behind
	listFirst  = "first"  // the first element, without a number
	listFlat   = "flat"   // as usual, with the lists around it at their first element
	listSingle = "single" // one record, written as a list of one
	listScope  = "scope"  // the number is in a prefix; said by a row of scopes
	noList     = "-"
)

// A speller puts together the key of one leaf, step by step.
type speller struct {
	rules  *Rules
	site   site
	key    ir.NVPKey
	prefix string
	index  []byte // for each step what NVPStep.Index says, '?' until letters are dealt out
	single bool
	why    []ir.NVPRule
}

// spell returns the key of a leaf, the steps to it, and the rules that made the key.
func (r *Rules) spell(s site) (ir.NVPKey, []ir.NVPStep, []ir.NVPRule, error) {
	sp := &speller{rules: r, site: s, index: make([]byte, len(s.steps))}
	for i := range s.depth() {
		sp.step(i)
	}
	if p := r.keys.last(s); p != nil {
		sp.whole(p)
		return sp.key, sp.path(), sp.why, nil
	}
	if err := sp.dealLetters(); err != nil {
		return ir.NVPKey{}, nil, nil, err
	}
	sp.leaf()
	if sp.key.Name == "" {
		return ir.NVPKey{}, nil, nil, fmt.Errorf("nothing of its name can stand on the NVP wire; give it one under names")
	}
	return sp.key, sp.path(), sp.why, nil
}

// step adds what the step at i contributes: a scope, a prefix, a number.
func (sp *speller) step(i int) {
	here := sp.site.at(i + 1)
	kind := sp.list(here, sp.site.steps[i].list)
	switch kind {
	case listFirst:
		sp.index[i] = '0'
	case listSingle:
		sp.single = true
	case listFlat:
		for j, mark := range sp.index[:i] {
			if mark == '?' {
				sp.index[j] = '0'
			}
		}
		sp.index[i] = '?'
	case listUsual, listPlain:
		sp.index[i] = '?'
	case listScope:
		sp.index[i] = 's'
	}
	if kind == listUsual || kind == listFlat || kind == listSingle {
		sp.key.Listed = true
	}
	if kind == listScope || i == sp.site.depth()-1 {
		return
	}
	if p := sp.rules.prefixes.last(here); p != nil {
		sp.prefix += p.text
		sp.because(p, here)
	}
}

// list returns how the step that leads to here is written, and applies the rows
// that say so.
func (sp *speller) list(here site, isList bool) string {
	kind := noList
	if isList {
		kind = listUsual
		if p := sp.rules.scopes.last(here); p != nil {
			sp.key.Scope = p.text
			sp.because(p, here)
			if hasLetter(p.text) {
				return listScope
			}
		}
	}
	if p := sp.rules.lists.last(here); p != nil && isList == (p.row.value != listSingle) {
		kind = p.row.value
		sp.because(p, here)
	}
	return kind
}

var listTexts = map[string]string{
	listPlain:  "with a number, but without L_",
	listFirst:  "without a number, its first element alone",
	listFlat:   "as if the list around it had one element",
	listSingle: "as a list of one",
}

// dealLetters gives the lists that count their letters, from the outside in. A
// scope with a number of its own takes the place of the first.
func (sp *speller) dealLetters() error {
	free := letters
	if sp.key.Scope != "" && !hasLetter(sp.key.Scope) {
		free = free[1:]
	}
	if sp.single {
		sp.key.Index = '0'
	}
	for i, mark := range sp.index {
		if mark != '?' && mark != 's' {
			continue
		}
		if free == "" || mark == '?' && sp.key.Index != 0 {
			return fmt.Errorf("a name has no room for the number of %s beside that of the list around it; say under lists which element is meant", sp.site.steps[i].name)
		}
		letter := free[0]
		free = free[1:]
		sp.index[i] = letter
		if mark == 's' {
			sp.key.Scope = withLetter(sp.key.Scope, letter)
		} else {
			sp.key.Index = letter
		}
	}
	return nil
}

// leaf completes the key with the word of the leaf itself.
func (sp *speller) leaf() {
	if p := sp.rules.bare.last(sp.site); p != nil {
		sp.prefix = ""
		sp.because(p, sp.site)
	}
	sp.key.Name = sp.prefix + sp.word()
}

// word returns the word of the leaf: what a row says, or its element, with the
// endings of amounts shortened.
func (sp *speller) word() string {
	if p := sp.rules.names.last(sp.site); p != nil {
		sp.because(p, sp.site)
		return p.text
	}
	element := sp.site.steps[sp.site.depth()-1].name
	if sp.site.amount() == nil {
		return plainName(element)
	}
	for _, row := range sp.rules.endings {
		for _, w := range row.words {
			if stem, ok := strings.CutSuffix(element, w.text); ok && row.covers(sp.site) {
				row.use(sp.site)
				text := fmt.Sprintf("%s at the end of an amount is %s", w.text, w.value)
				sp.why = append(sp.why, ir.NVPRule{Text: text, Why: row.reason, Pos: w.pos})
				return plainName(stem) + w.value
			}
		}
	}
	return plainName(element)
}

// whole takes the key from a row. Its letters are those of the lists on the way,
// from the outside in, as far as the key has them.
func (sp *speller) whole(p *place) {
	sp.key = p.key
	free := letters
	for i, mark := range sp.index {
		switch {
		case mark != '?' && mark != 's':
		case free == "":
			sp.index[i] = '0'
		default:
			sp.index[i] = free[0]
			free = free[1:]
		}
	}
	sp.why = nil
	sp.because(p, sp.site)
}

func (sp *speller) path() []ir.NVPStep {
	path := make([]ir.NVPStep, len(sp.site.steps))
	for i, s := range sp.site.steps {
		path[i] = ir.NVPStep{Field: s.field, Index: sp.index[i]}
	}
	return path
}

func (sp *speller) because(p *place, s site) { sp.why = append(sp.why, p.decide(s)) }
