package soap

import (
	"strings"
	"sync/atomic"
)

// Elements is how the simple elements of a record are spelled: those that hold
// one value and nothing else, such as a text, a number or an amount. Generated
// code names each once, here, and what reads and writes them is a loop of this
// package. That is a third of the code that a statement for each would be, and
// no slower.
type Elements struct {
	// Tags are the start tags: "<ebl:Name>". That of an amount names the attribute
	// of the currency, "<ebl:Fee currencyID>".
	Tags []string

	index atomic.Pointer[elementIndex] // made for the first message and kept
}

// A Required text is written even when it is empty, because the contract asks for
// its element. Fields are not of this type; pointers to them are converted to it.
type Required string

// An elementIndex is what Elements say in the form that is quick to use.
type elementIndex struct {
	id    int32    // tells it from others
	names []string // the local names
	list  []simpleElement
	slots []int16 // by the hash of the local name, into list; -1 is free
	shift uint8   // what takes a hash to a slot
}

// A simpleElement is one of Elements.
type simpleElement struct {
	currency string // the attribute of an amount
	open     padded // with the attribute of an amount, up to its value
	end      padded
	length   int // of both, and what is written beyond them
}

// A padded text is copied in one piece of a fixed length, which is far quicker
// than to copy what may have any. The last bytes are overwritten by what follows.
type padded struct {
	text string
	head [padding]byte
}

// padding is how long most tags are at most.
const padding = 32

func newPadded(text string) padded {
	p := padded{text: text}
	copy(p.head[:], text)
	return p
}

// put writes the text to the beginning of b, which has room for it and padding
// more bytes, and returns its length.
func (p *padded) put(b []byte) int {
	*(*[padding]byte)(b) = p.head
	if len(p.text) > padding {
		copy(b[padding:], p.text[padding:])
	}
	return len(p.text)
}

// appendTo appends the text.
func (p *padded) appendTo(b []byte) []byte {
	n := len(b)
	if cap(b)-n < len(p.text)+padding {
		return append(b, p.text...)
	}
	b = b[:cap(b)]
	return b[:n+p.put(b[n:])]
}

// elementIDs counts indexes.
var elementIDs atomic.Int32

// indexed returns the index, which it makes when nobody has before.
func (e *Elements) indexed() *elementIndex {
	if index := e.index.Load(); index != nil {
		return index
	}
	return e.makeIndex()
}

func (e *Elements) makeIndex() *elementIndex {
	e.index.CompareAndSwap(nil, newElementIndex(e.Tags))
	return e.index.Load()
}

func newElementIndex(tags []string) *elementIndex {
	x := &elementIndex{id: elementIDs.Add(1), names: make([]string, len(tags)), list: make([]simpleElement, len(tags)), shift: 31}
	for 1<<(32-x.shift) < 2*len(tags) {
		x.shift--
	}
	x.slots = make([]int16, 1<<(32-x.shift))
	for i := range x.slots {
		x.slots[i] = -1
	}
	for i, tag := range tags {
		x.list[i] = newSimpleElement(tag)
		x.names[i] = x.list[i].local()
		slot := x.slot([]byte(x.names[i]))
		for x.slots[slot] >= 0 {
			slot = (slot + 1) % len(x.slots)
		}
		x.slots[slot] = int16(i)
	}
	return x
}

// newSimpleElement reads one of [Elements.Tags].
func newSimpleElement(tag string) simpleElement {
	name, currency, isAmount := strings.Cut(strings.Trim(tag, "<>"), " ")
	el := simpleElement{
		currency: currency,
		open:     newPadded("<" + name + ">"),
		end:      newPadded("</" + name + ">"),
	}
	if isAmount {
		el.open = newPadded("<" + name + " " + currency + `="`)
	}
	el.length = len(el.open.text) + len(el.end.text) + 2*padding
	return el
}

// local is the local name.
func (el *simpleElement) local() string { return localOf(el.end.text[1:]) }

// slot is where the search for a local name begins.
func (x *elementIndex) slot(local []byte) int {
	n := len(local)
	h := uint32(local[0]) | uint32(local[n/2])<<8 | uint32(local[n-1])<<16 | uint32(n)<<24
	return int(h * 0x9E3779B1 >> x.shift)
}

// find returns the place of an element in the list, or -1. Servers write
// elements in the order of the contract, so most of the time it is the next.
func (x *elementIndex) find(local []byte, next int) int {
	if next < len(x.names) && x.names[next] == string(local) {
		return next
	}
	for slot := x.slot(local); ; slot = (slot + 1) % len(x.slots) {
		i := int(x.slots[slot])
		if i < 0 || x.names[i] == string(local) {
			return i
		}
	}
}
