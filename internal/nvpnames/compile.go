package nvpnames

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/ppgen/ppgen/internal/diag"
	"github.com/ppgen/ppgen/internal/strict"
	"github.com/ppgen/ppgen/ir"
)

// Add adds the rows of an overlay behind those that are there. The prefixes are
// the overlay's, and stand for namespaces. Texts that cannot be what they should
// are reported, each at its place, and left out.
//
// Rows that were checked with the document all have to decide something; those
// that were checked with another version of it need not.
func (r *Rules) Add(s *Section, prefixes map[string]string, checked bool, list *diag.List) {
	if reflect.ValueOf(*s).IsZero() {
		return
	}
	r.given = true
	r.unchecked = r.unchecked || !checked
	c := &compiler{prefixes: prefixes, checked: checked, list: list, rules: r}
	c.exceptions(s)
	c.containers(s)
	c.values(s)
	c.outside(s)
}

type compiler struct {
	prefixes map[string]string
	checked  bool
	list     *diag.List
	rules    *Rules
}

func (c *compiler) containers(s *Section) {
	r := c.rules
	for _, x := range s.Scopes {
		c.texts(c.row(x.Row), x.Places, &r.scopes, isScope, "the number of %s is in %s")
	}
	for _, x := range s.Prefixes {
		c.texts(c.row(x.Row), x.Places, &r.prefixes, isName, "%s puts %s in front")
	}
	for _, x := range s.Lists {
		c.places(c.row(x.Row).of(x.List), x.Places.Places, &r.lists, "%s is written "+listTexts[x.List])
	}
	for _, x := range s.Currencies {
		c.places(c.row(x.Row).of(x.Carries), x.Places.Places, &r.currencies, carriesTexts[x.Carries])
	}
	for _, x := range s.Evidence {
		c.places(c.row(x.Row).of(x.Level), x.Places.Places, &r.evidence, "confidence of %s is "+x.Level)
	}
}

func (c *compiler) exceptions(s *Section) {
	r := c.rules
	for _, x := range s.Endings {
		row := c.row(x.Row)
		row.words = words(x.Endings)
		r.endings = append(r.endings, row)
	}
	for _, x := range s.Bare {
		c.places(c.row(x.Row), x.Places, &r.bare, "%s leaves prefixes out")
	}
	for _, x := range s.Names {
		c.texts(c.row(x.Row), x.Places, &r.names, isName, "%s is %s")
	}
	for _, x := range s.Keys {
		c.texts(c.row(x.Row), x.Places, &r.keys, isKey, "%s is %s")
	}
	for _, x := range s.Second {
		c.places(c.row(x.Row), x.Places, &r.second, "%s repeats another of this name")
	}
	for _, x := range s.Aliases {
		c.aliases(x)
	}
}

func (c *compiler) values(s *Section) {
	r := c.rules
	for _, x := range s.Formats {
		c.places(c.row(x.Row).of(x.Format), x.Places.Places, &r.formats, "%s is written "+x.Format)
	}
	for _, x := range s.Quoted {
		c.places(c.row(x.Row), x.Places, &r.quoted, "%s may stand between double quotes")
	}
	for _, x := range s.Spellings {
		c.spelling(x)
	}
}

func (c *compiler) outside(s *Section) {
	r := c.rules
	for _, x := range s.Without {
		r.without = append(r.without, c.row(Row{Pos: x.Pos, Reason: x.Reason, Operations: x.Operations}))
	}
	for _, x := range s.Strays {
		row := c.row(Row{x.Pos, x.Reason, x.Operations, x.Direction})
		row.confidence, row.words = levels[x.Confidence], c.keys(x.Names)
		r.strayRows = append(r.strayRows, row)
	}
	for _, x := range s.Elsewhere {
		row := c.row(Row{Pos: x.Pos, Reason: x.Reason}).of(x.In)
		row.words = c.keys(x.Names)
		r.elsewhere = append(r.elsewhere, row)
	}
}

func (c *compiler) row(x Row) *row {
	r := &row{pos: x.Pos, reason: x.Reason, checked: c.checked}
	for _, op := range x.Operations {
		r.operations = append(r.operations, word{text: op.Value, pos: op.Pos})
	}
	r.direction = direction(max(0, slices.Index(directionNames[:], x.Direction)))
	return r
}

// of gives a row the word of its section.
func (r *row) of(value string) *row {
	r.value = value
	return r
}

// texts adds places with a text that valid has to accept. The rule says in words
// what a row means: of a place, and of its text.
func (c *compiler) texts(r *row, places map[string]strict.Text, t *table, valid func(string) error, rule string) {
	for _, w := range words(places) {
		if err := valid(w.value); err != nil {
			c.list.Errorf(w.pos, w.text, "%v", err)
			continue
		}
		c.place(r, w, t, fmt.Sprintf(rule, w.text, w.value))
	}
}

func (c *compiler) places(r *row, places []strict.Text, t *table, rule string) {
	for _, p := range places {
		c.place(r, word{text: p.Value, pos: p.Pos}, t, strings.Replace(rule, "%s", p.Value, 1))
	}
}

func (c *compiler) place(r *row, w word, t *table, rule string) {
	p, err := parsePlace(w.text, c.prefixes)
	if err != nil {
		c.list.Errorf(w.pos, "", "%v", err)
		return
	}
	p.row, p.pos, p.text = r, w.pos, w.value
	p.key, _ = parseKey(w.value) // where it has to be one, that has been checked
	p.rule = ir.NVPRule{Text: rule, Why: r.reason, Pos: w.pos}
	t.add(p)
}

// words returns the entries of a mapping in the order of the file.
func words(m map[string]strict.Text) []word {
	var all []word
	for text, value := range m {
		all = append(all, word{text: text, value: value.Value, pos: value.Pos})
	}
	slices.SortFunc(all, func(a, b word) int {
		return cmp.Or(cmp.Compare(a.pos.Line, b.pos.Line), cmp.Compare(a.pos.Col, b.pos.Col))
	})
	return all
}

// keys returns the whole names among texts.
func (c *compiler) keys(texts []strict.Text) []word {
	var names []word
	for _, x := range texts {
		key, err := parseKey(x.Value)
		if err != nil {
			c.list.Errorf(x.Pos, "", "%v", err)
			continue
		}
		names = append(names, word{text: x.Value, key: key, pos: x.Pos})
	}
	return names
}

func (c *compiler) aliases(x Aliases) {
	row := c.row(x.Row).of(x.Unscoped)
	row.confidence = levels[x.Confidence]
	switch {
	case x.Unscoped == "" && len(x.Places) == 0:
		c.list.Errorf(x.Pos, "", "the row names no alias; give it places, or a scope under unscoped")
	case x.Unscoped == "" && len(x.Except) > 0:
		c.list.Errorf(x.Pos, "", "except goes with unscoped")
	case x.Unscoped == "":
		c.texts(row, x.Places, &c.rules.aliases, isKey, "%s is also %s")
	case len(x.Places) > 0:
		c.list.Errorf(x.Pos, "", "a row has either places or unscoped; make it two")
	default:
		if err := isScope(x.Unscoped); err != nil {
			c.list.Errorf(x.Pos, "", "%v", err)
			return
		}
		c.places(row, x.Except, &row.except, "")
		c.rules.unscoped = append(c.rules.unscoped, row)
	}
}

func (c *compiler) spelling(x Spellings) {
	enum, err := parseType(x.Enum.Value, c.prefixes)
	if err != nil {
		c.list.Errorf(x.Enum.Pos, "", "%v", err)
		return
	}
	s := &spellingRow{row: *c.row(x.Row), enum: enum}
	for _, w := range words(x.Values) {
		s.values = append(s.values, spelledValue{word: w})
	}
	for _, w := range words(x.Read) {
		s.values = append(s.values, spelledValue{word: w, readOnly: true})
	}
	if len(s.values) == 0 {
		c.list.Errorf(x.Pos, x.Enum.Value, "the row spells nothing; give it values, or texts to read")
	}
	c.rules.spellings = append(c.rules.spellings, s)
}
