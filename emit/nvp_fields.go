package emit

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/ppgen/ppgen/ir"
)

// nvpFields are the texts that tell the kernel which keys lead to which fields of
// a message. nvp.Root.Fields says how they read.
type nvpFields struct {
	*nvpPlan
	message *nvpMessage
	records []string            // the ways to records, in the order in which they were met
	words   map[string][]string // for each way
}

// maxNVPSteps is how many fields the kernel goes through to the value of a name.
const maxNVPSteps = 6

// The words in front of names that lead to no field.
const (
	nvpCurrencies = "$"
	nvpHomeless   = "-"
)

// nvpHead is the texts about what a message inherits. Most messages share them.
type nvpHead struct {
	name  string
	lines []string
}

// findFields finds the texts of a message.
func (n *nvpPlan) findFields(m *nvpMessage) error {
	t := nvpFields{nvpPlan: n, message: m, words: map[string][]string{}}
	for _, p := range m.pairs {
		if err := t.pair(p); err != nil {
			return err
		}
	}
	var inherited []string
	for _, record := range t.records {
		lines := linesOf(record, t.words[record])
		if m.decoder.base != nil && strings.HasPrefix(record, "0") {
			inherited = append(inherited, lines...)
		} else {
			m.fields = append(m.fields, lines...)
		}
	}
	if len(inherited) > 0 {
		m.head = n.headOf(m, inherited)
	}
	return nil
}

// headOf returns the name of texts that messages share. It is that of the first
// message that has them.
func (n *nvpPlan) headOf(m *nvpMessage, lines []string) string {
	for _, h := range n.heads {
		if slices.Equal(h.lines, lines) {
			return h.name
		}
	}
	h := nvpHead{"fields" + m.decoder.base.Go, lines}
	if len(n.heads) > 0 {
		h.name += "Of" + m.Go
	}
	n.heads = append(n.heads, h)
	return h.name
}

// linesOf joins the words about a record to texts that fit into a line.
func linesOf(record string, words []string) []string {
	lines := []string{record}
	for _, word := range words {
		if i := len(lines) - 1; len(lines[i])+len(word) < innerWidth-len(`"", `) {
			lines[i] += " " + word
		} else {
			lines = append(lines, word)
		}
	}
	return lines
}

func (t *nvpFields) add(record, word string) {
	if t.words[record] == nil {
		t.records = append(t.records, record)
	}
	if !slices.Contains(t.words[record], word) {
		t.words[record] = append(t.words[record], word)
	}
}

// pair adds the words of a pair. Keys that have the numbers of elements at other
// places than the first one make a word of their own.
func (t *nvpFields) pair(p *ir.NVPPair) error {
	const maxRank = 15 // the kernel has so many
	keys := nvpKeys(p)
	switch {
	case len(keys) > maxRank+1:
		return fmt.Errorf("name %s: more than %d aliases", keys[0], maxRank)
	case p.Format == ir.NVPYear:
		return nil // its month reads it
	case len(p.Path) == 0:
		t.addKeys(nvpHomeless, keys)
		return nil
	case p.Format == ir.NVPCurrency:
		t.addKeys(nvpCurrencies, keys)
		return nil
	}
	format, currency, err := t.format(p)
	if err != nil {
		return fmt.Errorf("name %s: %w", p.Key, err)
	}
	var ways []string
	byWay := map[string][]string{}
	for rank, k := range keys {
		way := t.way(p, k)
		if strings.Count(way, ".") >= maxNVPSteps {
			return fmt.Errorf("name %s: it is about a field in more than %d records", p.Key, maxNVPSteps-1)
		}
		if byWay[way] == nil {
			ways = append(ways, way)
		}
		for len(byWay[way]) < rank {
			byWay[way] = append(byWay[way], "-")
		}
		byWay[way] = append(byWay[way], k.String())
	}
	for _, way := range ways {
		i := strings.LastIndexByte(way, '.') + 1
		t.add(cmp.Or(way[:i], "."), way[i:]+format+"="+strings.Join(byWay[way], "|")+currency)
	}
	return nil
}

func (t *nvpFields) addKeys(record string, keys []ir.NVPKey) {
	for _, k := range keys {
		t.add(record, k.String())
	}
}

// way writes the way that a key leads to the leaf of a pair: "1.2n.3".
func (t *nvpFields) way(p *ir.NVPPair, k ir.NVPKey) string {
	var steps []string
	at := placeOf(k, p.Path)
	d := t.message.decoder
	for i, s := range p.Path {
		slot := d.slotOf(s.Field)
		if slot < 0 {
			steps, d = append(steps, "0"), d.base
			slot = d.slotOf(s.Field)
		}
		steps = append(steps, fmt.Sprint(slot)+which(p, at, i+1, s))
		d = d.slots[slot].part
	}
	return strings.Join(steps, ".")
}

// slotOf returns the position of a field, or -1.
func (d *nvpDecoder) slotOf(f *ir.Field) int {
	return slices.IndexFunc(d.slots, func(s nvpSlot) bool { return s.field == f })
}

// which says where the number of a list's element is: n is that of the scope, and
// m that behind the name. A key without the number means the first element. If
// another key of the pair has it, and this one has nothing in its place, then one
// way of reading serves both.
func which(p *ir.NVPPair, at nvpPlace, step int, s ir.NVPStep) string {
	const inScope, behindName, first = "n", "m", ""
	if s.Index == 0 {
		return first
	}
	switch step {
	case at.number:
		return inScope
	case at.index:
		return behindName
	}
	for _, k := range nvpKeys(p) {
		switch other := placeOf(k, p.Path); {
		case other.number == step && at.scope == nvpScope{}:
			return inScope
		case other.index == step && !at.indexed:
			return behindName
		}
	}
	return first
}

// format writes how the value of a pair is to be read, and where the currency of
// an amount is.
func (t *nvpFields) format(p *ir.NVPPair) (format, currency string, err error) {
	typ := elem(p.Leaf().Type)
	switch classOf(typ) {
	case amountClass:
		c, err := t.currency(p)
		return "", "$" + c.key(), err
	case textClass:
	default:
		return "", "", nil
	}
	if s, ok := resolve(typ).(*ir.Scalar); ok && s.Kind == ir.DateTime {
		return "t", "", nil
	}
	switch {
	case enumOf(p) != nil:
		return fmt.Sprint("e", slices.IndexFunc(t.enums, func(e *nvpEnum) bool { return e.name == t.enumName(p) })), "", nil
	case p.Quoted:
		return "q", "", nil
	}
	return "", "", nil
}

// key is the key of a currency as the kernel wants it.
func (c nvpCurrency) key() string {
	switch {
	case c.name == "":
		return ""
	case c.method == "ItemAmount":
		return "L_" + c.name + "m"
	case c.method == "AmountOf" && c.scope == nvpScope{}:
		return "." + c.name
	case c.method == "AmountOf":
		return c.scope.prefix + "0" + c.scope.suffix + c.name
	}
	return c.name
}
