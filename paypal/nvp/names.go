package nvp

import (
	"fmt"
	"sync"

	"github.com/ppgen/ppgen/paypal/internal/words"
)

// A Contract is what all messages of one generated package share.
type Contract struct {
	Version    string   // of the contract, which requests carry: "204.0"
	Names      []string // every name that keys are made of
	Scopes     []Scope  // in the order of their [Group]
	Currencies []string // the names of keys that carry the currency of amounts
	Enums      []*Enum  // how the values of enumerations are spelled

	once  sync.Once
	index index
}

// A nameID is a name of a contract, such as AMT in PAYMENTREQUEST_0_AMT: its position
// in the Names, counted from 1. 0 is none.
type nameID uint16

// A Scope is a prefix with a number in it. PAYMENTREQUEST_0_ is the Scope
// {"PAYMENTREQUEST_", "_"} at 0, and OPTION0 is {"OPTION", ""} at 0. A Suffix has at
// most eight characters.
type Scope struct{ Prefix, Suffix string }

// A Group says what a key has beside its name: the scope, which is a position in
// the Scopes of the contract counted from 1, times [ScopeStep]; plus Indexed and
// Marked. L_PAYMENTREQUEST_0_NAME3 is in the group of its scope plus Listed.
type Group uint16

// The parts of a Group.
const (
	Plain   Group = 0                // TOKEN
	Indexed Group = 1                // WALLETTYPE0: a number after the name
	Marked  Group = 2                // L_ADDITIONALFEES0TYPE: L_ before everything
	Listed  Group = Marked | Indexed // L_NAME0

	ScopeStep Group = 4
)

func (g Group) scope() Group { return g &^ Listed }

// The names that a request begins with.
const (
	keyMethod = "METHOD"
	keySource = "BUTTONSOURCE"
)

var headNames = [...]string{keyMethod, "VERSION", keySource, "USER", "PWD", "SIGNATURE", "SUBJECT"}

// A trait is something that sets a name apart.
type trait uint8

const (
	isCurrency trait = 1 << iota
	isHead           // of a request: to be expected, even when the message has no such field
	isCaller         // of a request: not for the message at all
	isUnknown        // not a name of the contract
)

// The names of an error. In a scope they tell how one of several payments fared.
var errorNames = [...]string{"ERRORCODE", "SHORTMESSAGE", "LONGMESSAGE", "SEVERITYCODE"}

// An index finds names and scopes of a contract.
type index struct {
	names  []knownName // those of the contract, and then what headNames adds
	slots  []nameID    // a hash table, at most a quarter full
	shift  uint
	scopes []knownScope
	method nameID
	errors [len(errorNames)]nameID // 0 where the contract has no such name
}

// A knownName is a name, with its ends as words: a word is compared faster than a
// text.
type knownName struct {
	first, last uint64
	text        string
	trait       trait
}

// A knownScope is a scope, likewise.
type knownScope struct {
	first, last, suffix word
	text                string
	suffixSize          int
}

// A word is up to eight characters that are to be found at some place.
type word struct{ value, mask uint64 }

func wordOf(s string) word {
	mask := words.Low(len(s))
	return word{words.Load(pad(s), 0) & mask, mask}
}

func (w word) at(b []byte, i int) bool { return words.Load(b, i)&w.mask == w.value }

// names returns the index, which is built when first used: a program that never
// speaks NVP does not pay for it.
func (c *Contract) names() *index {
	c.once.Do(func() { c.index.build(c) })
	return &c.index
}

func (x *index) build(c *Contract) {
	bits := uint(4)
	for 1<<bits < 4*(len(c.Names)+len(headNames)) {
		bits++
	}
	x.slots, x.shift = make([]nameID, 1<<bits), 64-bits
	x.names = append(make([]knownName, 0, 1+len(c.Names)+len(headNames)), knownName{trait: isUnknown})
	for _, s := range c.Names {
		x.insert(s)
	}
	for i, s := range errorNames {
		x.errors[i] = x.lookUp(s)
	}
	for _, s := range c.Currencies {
		n := x.lookUp(s)
		if n == 0 {
			panic(fmt.Sprintf("nvp: the contract has no name %s", s))
		}
		x.names[n].trait |= isCurrency
	}
	for _, s := range headNames {
		x.addHead(s)
	}
	x.method = x.lookUp(keyMethod)
	for _, s := range c.Scopes {
		last := s.Prefix[max(0, len(s.Prefix)-words.Size):]
		x.scopes = append(x.scopes, knownScope{wordOf(s.Prefix), wordOf(last), wordOf(s.Suffix), s.Prefix, len(s.Suffix)})
	}
}

// addHead adds a name of the head, if the contract does not have it.
func (x *index) addHead(s string) {
	n := x.lookUp(s)
	if n == 0 {
		n = x.insert(s)
	}
	x.names[n].trait |= isHead
	if s != "VERSION" && s != keySource {
		x.names[n].trait |= isCaller
	}
}

func (x *index) insert(s string) nameID {
	first, last := ends(pad(s), 0, len(s))
	n := nameID(len(x.names))
	x.names = append(x.names, knownName{text: s, first: first, last: last})
	i := x.slot(first, last)
	for x.slots[i] != 0 {
		i = (i + 1) & (len(x.slots) - 1)
	}
	x.slots[i] = n
	return n
}

func (x *index) lookUp(s string) nameID { return x.find(pad(s), 0, len(s)) }

// find returns the name that is spelled as b is between two positions, or 0.
func (x *index) find(b []byte, from, to int) nameID {
	first, last := ends(b, from, to)
	for i := x.slot(first, last); ; i = (i + 1) & (len(x.slots) - 1) {
		n := x.slots[i]
		if n == 0 {
			return 0
		}
		k := &x.names[n]
		if k.first == first && k.last == last && len(k.text) == to-from && (to-from <= 2*words.Size || k.text == string(b[from:to])) {
			return n
		}
	}
}

// slot is where the search for a name begins.
func (x *index) slot(first, last uint64) int {
	const odd1, odd2 = 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F
	return int((first*odd1 ^ last*odd2) * odd1 >> (x.shift & 63))
}

// A key is a name taken apart.
type key struct {
	n, m  int32  // the numbers in the scope and after the name; -1 when there is none
	name  nameID // 0 when the contract does not know it
	group Group
}

// parse takes the key apart that stands in b between two positions. Only upper
// case is understood. b goes on for a word at least.
func (x *index) parse(b []byte, from, to int) key {
	k := key{n: -1, m: -1}
	first := words.Load(b, from)
	if first&0xFFFF == 'L'|'_'<<8 {
		k.group = Marked
		from += 2
		first = words.Load(b, from)
	}
	for i := range x.scopes {
		s := &x.scopes[i]
		if first&s.first.mask != s.first.value {
			continue
		}
		if rest, n := s.cut(b, from, to); rest > 0 {
			k.group += Group(i+1) * ScopeStep
			k.n, from = n, rest
			break
		}
	}
	if to > from && isDigit(b[to-1]) {
		x.parseNumbered(b, from, to, &k)
	} else {
		k.name = x.find(b, from, to)
	}
	return k
}

// parseNumbered reads a name that ends in a number. Names end in digits too, as
// STREET2 does, and such a name is found before one with a number, unless L_ says
// that a number must follow.
func (x *index) parseNumbered(b []byte, from, to int, k *key) {
	if k.group&Marked == 0 {
		if k.name = x.find(b, from, to); k.name != 0 {
			return
		}
	}
	end := to - 1
	for end > from && isDigit(b[end-1]) {
		end--
	}
	if k.name = x.find(b, from, end); k.name != 0 {
		k.group |= Indexed
		k.m = number(b[end:to])
	} else if k.group&Marked != 0 {
		k.name = x.find(b, from, to)
	}
}

// cut reads the scope at the front of a key whose first word is right. It returns
// where the rest begins, and 0 when it is not this scope.
func (s *knownScope) cut(b []byte, from, to int) (rest int, n int32) {
	digits := from + len(s.text)
	if digits >= to || !isDigit(b[digits]) || !s.last.at(b, max(from, digits-words.Size)) {
		return 0, 0
	}
	if len(s.text) > 2*words.Size && string(b[from:digits]) != s.text {
		return 0, 0
	}
	end := digits + 1
	for isDigit(b[end]) {
		end++
	}
	rest = end + s.suffixSize
	if rest >= to || !s.suffix.at(b, end) {
		return 0, 0
	}
	if n = number(b[digits:end]); n > maxScope {
		n = maxNumber
	}
	return rest, n
}

// maxScope is the largest number in a scope. Payments go up to 9.
const maxScope = 999

// maxNumber stands for all numbers that are too large for any list.
const maxNumber = 1 << 30

// number reads digits.
func number(digits []byte) int32 {
	n := int32(0)
	for _, c := range digits {
		if n = n*10 + int32(c-'0'); n > maxNumber/10 {
			return maxNumber
		}
	}
	return n
}

func isDigit(c byte) bool { return c-'0' <= 9 }

// ends returns the first and the last word of the text between two positions. Of
// a text that is not longer than a word there is no last one.
func ends(b []byte, from, to int) (first, last uint64) {
	first = words.Load(b, from)
	n := to - from
	if n > words.Size {
		return first, words.Load(b, to-words.Size)
	}
	return first & words.Low(n), 0
}

// pad returns s with a word behind it.
func pad(s string) []byte { return append([]byte(s), make([]byte, words.Size)...) }
