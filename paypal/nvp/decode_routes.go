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
	way   way

	end    end
	only   bool  // no other route has the label
	last   bool  // no other route of the label comes after it
	needs  needs // what must hold beside the label
	rank   uint8 // of an alias
	mirror Group // of the name that the alias mirrors

	enum     *Enum
	currency key // of an amount, as far as it is the same for all
}

// A label is the group and the name of a key.
type label uint32

func labelOf(k key) label { return label(k.group)<<16 | label(k.name) }

// A way leads from the message to a field. Its steps are taken from the low end, each
// of which has a slot and which number of a key is that of an element.
type way uint64

const (
	slotBits  = 8
	stepBits  = slotBits + 2
	maxSteps  = 60 / stepBits
	formatBit = maxSteps * stepBits // where the format of the field is
)

// Which number of a key is that of an element of a list. With any other it is the
// first one.
const (
	byN = 1
	byM = 2
)

// add adds the step that comes after a number of others.
func (w way) add(at int, slot, number uint64) way {
	if at >= maxSteps {
		panic("nvp: a field is too deep")
	}
	return w | way(number<<slotBits|slot)<<(at*stepBits)
}

func (w way) format() format { return format(w >> formatBit) }

// slot is the step after some others: the position of a field in a record, as
// [Root.Fields] counts them.
func (w way) slot(level int) int { return int(w >> (level * stepBits & 63) & (1<<slotBits - 1)) }

// number tells which number of a key is that of the element.
func (w way) number(level int) way { return w >> ((level*stepBits + slotBits) & 63) & 3 }

// index is the element of a list that the step after some others leads to.
func (w way) index(level int, k *key) int {
	switch w.number(level) {
	case byN:
		return int(k.n)
	case byM:
		return int(k.m)
	}
	return 0
}

// shared is how many steps of a way are those of another, which need the same
// elements.
func (w way) shared(k key, other way, o key) int {
	for level := range maxSteps {
		if w.slot(level) != other.slot(level) || w.index(level, &k) != other.index(level, &o) {
			return level
		}
	}
	return maxSteps
}

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
// is. A way has room for eight.
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
	list  []route // those of one label one after the other, from 1 on
	slots []int32 // by hash of the label, the first route with it; 0 is free
	shift uint8
}

// routesOf returns the routes of a message, which are made when first used.
func (r *Root) routesOf() *routes {
	r.once.Do(func() {
		p := routeParser{contract: r.Contract, index: r.Contract.names()}
		for word := range strings.FieldsSeq(r.Inherited + "\n" + r.Fields) {
			p.word(word)
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
	x.list, x.slots = slices.Insert(list, 0, route{}), make([]int32, 1<<(32-x.shift))
	for i := range x.list[1:] {
		x.add(i + 1)
	}
}

// add notes how a route stands to its neighbours, and where those of its label
// begin.
func (x *routes) add(i int) {
	r := &x.list[i]
	first := x.list[i-1].label != r.label || i == 1
	r.last = i+1 == len(x.list) || x.list[i+1].label != r.label
	r.only = first && r.last
	if !first {
		return
	}
	slot := x.slot(r.label)
	for x.slots[slot] != 0 {
		slot = (slot + 1) & (len(x.slots) - 1)
	}
	x.slots[slot] = int32(i)
}

// slot is where the search for a label begins.
func (x *routes) slot(l label) int { return int(uint32(l) * 0x9E3779B1 >> (x.shift & 31)) }

// find returns the first route with a label, and 0 when there is none.
func (x *routes) find(l label) int32 {
	for slot := x.slot(l); ; slot = (slot + 1) & (len(x.slots) - 1) {
		i := x.slots[slot]
		if i == 0 || x.list[i].label == l {
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
	record   way // to the record at hand
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
		p.end, p.depth, p.record = inField, 0, 0
		for s := range strings.SplitSeq(strings.TrimSuffix(word, "."), ".") {
			if s != "" {
				p.record, _ = p.step(s)
				p.depth++
			}
		}
	}
}

// step adds a step to the way to the record at hand, and returns what is behind it.
func (p *routeParser) step(s string) (w way, rest string) {
	digits := strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' })
	if digits < 0 {
		digits = len(s)
	}
	slot, err := strconv.ParseUint(s[:digits], 10, 8)
	if err != nil {
		panic(fmt.Sprintf("nvp: %q is no field", s))
	}
	number := uint64(0)
	rest = s[digits:]
	switch {
	case strings.HasPrefix(rest, "n"):
		number, rest = byN, rest[1:]
	case strings.HasPrefix(rest, "m"):
		number, rest = byM, rest[1:]
	}
	return p.record.add(p.depth, slot, number), rest
}

// field reads a field and the keys that lead to it: "4=AMT|OLDAMT$CURRENCYCODE".
func (p *routeParser) field(path, keys string) {
	to, format := p.step(path)
	r := route{way: to}
	keys, currency, isAmount := strings.Cut(keys, "$")
	switch {
	case isAmount:
		r.way |= way(p.amount(&r, currency)) << formatBit
	case format != "":
		r.way |= way(p.text(&r, format)) << formatBit
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
func (p *routeParser) text(r *route, s string) format {
	switch s[0] {
	case 't':
		return dateText
	case 'q':
		return quotedText
	case 'e':
		if n, err := strconv.Atoi(s[1:]); err == nil {
			r.enum = p.contract.Enums[n]
			return enumText
		}
	}
	panic(fmt.Sprintf("nvp: %q is no format", s))
}

// amount reads the key of a currency.
func (p *routeParser) amount(r *route, s string) format {
	if s == "" {
		return inScope
	}
	name, ofMessage := strings.CutPrefix(s, ".")
	switch r.currency, _ = p.key(name); {
	case r.currency.group&Listed != 0:
		return inElement
	case r.currency.group != Plain || ofMessage:
		return elsewhere
	}
	return inScope
}

// key reads a key. Its numbers are letters, but for those that must be 0.
func (p *routeParser) key(s string) (key, needs) {
	text := strings.NewReplacer("n", "1", "m", "1").Replace(s)
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
