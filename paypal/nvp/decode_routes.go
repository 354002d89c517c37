package nvp

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// A route leads from the names of a message to one of its fields. It is what a
// word of [Root.Fields] says, for one of its keys.
type route struct {
	label label
	hops  [maxSteps]hop

	end    end
	only   bool  // no other route has the label
	needs  needs // what must hold beside the label
	rank   uint8 // of an alias
	mirror Group // of the name that the alias mirrors

	format   format
	enum     *Enum
	currency key // of an amount, as far as it is the same for all
}

// A label is the group and the name of a key.
type label uint32

func labelOf(k key) label { return label(k.group)<<16 | label(k.name) }

// A hop leads from a record to one of its fields, or to an element of a list.
type hop struct{ slot, number uint8 }

// maxSteps bounds how deep fields are.
const maxSteps = 8

// What may be written behind a step: which number of a key is that of an element.
// With any other it is the first one.
const (
	byN = 'n'
	byM = 'm'
)

// An end is what becomes of a pair.
type end uint8

const (
	inField   end = iota
	inAmounts     // it is a currency, which they read
	nowhere       // the contract has no field for it
)

// needs are conditions, as bits.
type needs uint8

const (
	firstN   needs = 1 << iota // the number in the scope is 0
	firstM                     // the number after the name is 0
	isAlias                    // names of a lower rank are not there
	isMirror                   // nor is the one that the alias mirrors
)

// A format is how the text of a field is read, or where the currency of an amount
// is.
type format uint8

const (
	plainText format = iota
	quotedText
	enumText
	dateText
	inScope   // the currency of the amount is in its scope
	elsewhere // at a key of its own
	inElement // in the same element of the list
)

// routes are all routes of a message.
type routes struct {
	list  []route // those of one label one after the other
	slots []int16 // by hash of the label, the first route with it, counted from 1
	shift uint8
}

// routesOf returns the routes of a message, which are made when first used.
func (r *Root) routesOf() *routes {
	if len(r.Fields)+len(r.Inherited) == 0 {
		return nil
	}
	r.once.Do(func() {
		p := routeParser{contract: r.Contract, index: r.Contract.names()}
		for _, text := range slices.Concat(r.Inherited, r.Fields) {
			for word := range strings.FieldsSeq(text) {
				p.word(word)
			}
		}
		r.routes.build(p.list)
	})
	return &r.routes
}

// build puts routes where find looks for them.
func (x *routes) build(list []route) {
	slices.SortStableFunc(list, func(a, b route) int {
		return cmp.Or(cmp.Compare(a.label, b.label), cmp.Compare(min(a.end, inAmounts), min(b.end, inAmounts)))
	})
	list = slices.CompactFunc(list, func(a, b route) bool { return a.label == b.label && b.end != inField })
	for x.shift = 28; 1<<(32-x.shift) < 3*len(list); x.shift-- {
	}
	x.list, x.slots = list, make([]int16, 1<<(32-x.shift))
	for i := range list {
		if i > 0 && list[i-1].label == list[i].label {
			continue
		}
		list[i].only = i+1 == len(list) || list[i+1].label != list[i].label
		slot := x.slot(list[i].label)
		for x.slots[slot] != 0 {
			slot = (slot + 1) & (len(x.slots) - 1)
		}
		x.slots[slot] = int16(i + 1)
	}
}

// slot is where the search for a label begins.
func (x *routes) slot(l label) int { return int(uint32(l) * 0x9E3779B1 >> (x.shift & 31)) }

// find returns the first route with a label, or -1.
func (x *routes) find(l label) int {
	for slot := x.slot(l); ; slot = (slot + 1) & (len(x.slots) - 1) {
		i := int(x.slots[slot]) - 1
		if i < 0 || x.list[i].label == l {
			return i
		}
	}
}

// A routeParser reads [Root.Fields]. A text that makes no sense is a mistake of
// the generator, and panics.
type routeParser struct {
	contract *Contract
	index    *index
	list     []route
	record   [maxSteps]hop // the way to the record at hand
	depth    int
	end      end
}

// word reads a record, such as "1.2n.", or a field with its keys.
func (p *routeParser) word(word string) {
	switch path, keys, ok := strings.Cut(word, "="); {
	case word == "$":
		p.end = inAmounts
	case word == "-":
		p.end = nowhere
	case p.end != inField && !strings.HasSuffix(word, "."):
		k, _ := p.key(word)
		p.list = append(p.list, route{label: labelOf(k), end: p.end})
	case ok:
		p.field(path, keys)
	default:
		p.end, p.depth, p.record = inField, 0, [maxSteps]hop{}
		for s := range strings.SplitSeq(strings.TrimSuffix(word, "."), ".") {
			if s != "" {
				p.record[p.depth], _ = p.hop(s)
				p.depth++
			}
		}
	}
}

// hop reads a hop, and returns what is behind it.
func (p *routeParser) hop(s string) (h hop, rest string) {
	digits := strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' })
	if digits < 0 {
		digits = len(s)
	}
	n, err := strconv.ParseUint(s[:digits], 10, 8)
	if err != nil {
		panic(fmt.Sprintf("nvp: %q is no field", s))
	}
	h.slot, rest = uint8(n), s[digits:]
	if rest != "" && (rest[0] == byN || rest[0] == byM) {
		h.number, rest = rest[0], rest[1:]
	}
	return h, rest
}

// field reads a field and the keys that lead to it: "4=AMT|OLDAMT$CURRENCYCODE".
func (p *routeParser) field(path, keys string) {
	r := route{hops: p.record}
	last, format := p.hop(path)
	r.hops[p.depth] = last
	keys, currency, isAmount := strings.Cut(keys, "$")
	switch {
	case isAmount:
		p.amount(&r, currency)
	case format != "":
		p.text(&r, format)
	}
	var own key
	for rank, text := range strings.Split(keys, "|") {
		if text == "-" {
			continue
		}
		k, needs := p.key(text)
		alias := r
		alias.label, alias.needs, alias.rank = labelOf(k), needs, uint8(rank)
		if rank == 0 {
			own = k
		} else {
			alias.needs |= isAlias
		}
		if rank > 0 && own.name == k.name && own.group.scope() != k.group.scope() && own.group.scope() != 0 && own.m == k.m {
			alias.needs |= isMirror
			alias.mirror = own.group
		}
		p.list = append(p.list, alias)
	}
}

// text reads the format of a text: t is a time, q may be quoted, and e and a
// number is an enumeration.
func (p *routeParser) text(r *route, s string) {
	switch s[0] {
	case 't':
		r.format = dateText
	case 'q':
		r.format = quotedText
	case 'e':
		n, _ := strconv.Atoi(s[1:])
		r.format, r.enum = enumText, p.contract.Enums[n]
	default:
		panic(fmt.Sprintf("nvp: %q is no format", s))
	}
}

// amount reads the key of a currency.
func (p *routeParser) amount(r *route, s string) {
	if r.format = inScope; s == "" {
		return
	}
	name, ofMessage := strings.CutPrefix(s, ".")
	k, _ := p.key(name)
	switch r.currency = k; {
	case k.group&Listed != 0:
		r.format = inElement
	case k.group != Plain || ofMessage:
		r.format = elsewhere
	}
}

// key reads a key. Its numbers are letters, but for those that must be 0.
func (p *routeParser) key(s string) (key, needs) {
	isLetter := func(c rune) bool { return c == byN || c == byM }
	text := strings.Map(func(c rune) rune {
		if isLetter(c) {
			return '1'
		}
		return c
	}, s)
	k := p.index.parse(pad(text), 0, len(text))
	if k.name == 0 {
		panic(fmt.Sprintf("nvp: the contract has no name %s", s))
	}
	var n needs
	if k.n == 0 {
		n |= firstN
	}
	if k.m == 0 {
		n |= firstM
	}
	return k, n
}
