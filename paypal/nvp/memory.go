package nvp

import (
	"bytes"
	"encoding/binary"

	"github.com/ppgen/ppgen/paypal/internal/words"
)

// A memory is the names of the last message in their order, and what became of them.
// Servers write the answers of an operation always in one order, so it tells the next
// name most of the time, and to compare is faster than to take apart. Which pairs are
// visited follows from the names, and from which of them have values: when all these
// are the same, so are the visits.
type memory struct {
	names []remembered
	next  int // the name that is expected

	visits []visit
	known  int // visits are all of a message with so many of the names; 0 for none
}

// A visit is of a pair that a route leads from, or that is refused. It is what
// [Decoder.Next] goes on to.
type visit struct {
	way way
	key
	at, route int32
	shared    int8
	rank      uint8
	refusal   refusal
}

// remembered is a name. Its head is the first words of it, of which a mask tells how
// much is the name's: nearly all names are compared without a loop.
type remembered struct {
	key
	trait      trait
	flags      flags // that such a pair begins with
	size       int32 // of the name and its =
	head, mask [headWords]uint64
	rest       string     // what does not fit in
	value      *enumValue // that stood behind the name: servers say the same most of the time
}

// An enumValue is a value that is spelled as the contract has it.
type enumValue struct {
	enum *Enum
	text string
}

const (
	headWords = 4
	headSize  = headWords * words.Size
)

// maxMemory bounds how many names are remembered.
const maxMemory = 1 << 11

// remembered returns what is remembered of the name of the pair at hand, or nil.
func (d *Decoder) remembered() *remembered {
	if m := &d.memory; d.at < len(m.names) {
		return &m.names[d.at]
	}
	return nil
}

// sameValue returns the value that stood at the pair at hand in the last message, if
// it is what stands there now.
func (d *Decoder) sameValue(text []byte, enum *Enum) (value string, ok bool) {
	if r := d.remembered(); r != nil && r.value != nil {
		return r.value.text, r.value.enum == enum && string(text) == r.value.text
	}
	return "", false
}

// rememberValue remembers the value of the pair at hand.
func (d *Decoder) rememberValue(enum *Enum, value string) {
	r := d.remembered()
	if r == nil {
		return
	}
	if r.value == nil {
		r.value = new(enumValue)
	}
	*r.value = enumValue{enum, value}
}

// recall says whether the pairs of a message are visited as those of the last one. If
// not, any may be, and none is idle.
func (d *Decoder) recall() {
	m := &d.memory
	d.ordered = d.filled
	if d.knows = m.known == len(d.pairs); d.knows { // another name, or another blank, has set known to 0
		return
	}
	m.known, m.visits = 0, m.visits[:0]
	for i := range d.pairs {
		if p := &d.pairs[i]; p.flags&idle != 0 {
			d.addLate(p)
		}
	}
}

// remember adds a visit.
func (d *Decoder) remember(v visit) {
	if m := &d.memory; !d.knows && len(m.visits) <= maxMemory {
		m.visits = append(m.visits, v)
	}
}

// learn says that all visits are known, and leaves the values idle the next time that
// they were not about. Currencies are no fields, but are asked for.
func (d *Decoder) learn() {
	m := &d.memory
	if m.next < len(d.pairs) || len(m.visits) > maxMemory {
		return
	}
	m.known = m.next
	for i := range m.names[:m.next] {
		if r := &m.names[i]; r.trait&isCurrency == 0 {
			r.flags |= idle
		}
	}
	for i := range m.visits {
		m.names[m.visits[i].at].flags &^= idle
	}
}

// expected returns the next name, or nil.
func (m *memory) expected() *remembered {
	if m.next < len(m.names) {
		return &m.names[m.next]
	}
	return nil
}

// ends reports whether b begins like what is behind the head of the name.
func (r *remembered) ends(b []byte) bool { return bytes.HasPrefix(b, []byte(r.rest)) }

// begins reports whether b begins like the name.
func (r *remembered) begins(b *[headSize]byte) bool {
	return (binary.LittleEndian.Uint64(b[:])^r.head[0])&r.mask[0]|
		(binary.LittleEndian.Uint64(b[8:])^r.head[1])&r.mask[1]|
		(binary.LittleEndian.Uint64(b[16:])^r.head[2])&r.mask[2]|
		(binary.LittleEndian.Uint64(b[24:])^r.head[3])&r.mask[3] == 0
}

// rememberName has another name stand where the expected one did not, and forgets
// what would have followed.
func (d *Decoder) rememberName(p *pair, t trait, text []byte) {
	m := &d.memory
	if m.known = 0; m.next == maxMemory {
		return
	}
	r := remembered{key: p.key, trait: t, size: int32(len(text))}
	head := make([]byte, headSize)
	if n := copy(head, text); n < len(text) {
		r.rest = string(text[n:])
	}
	for i := range headWords {
		r.head[i], r.mask[i] = words.Load(head, i*words.Size), words.Low(max(0, len(text)-i*words.Size))
	}
	m.names = append(m.names[:m.next], r)
	m.next++
}

// rememberBlank has a pair be with a value or without, unlike the last time.
func (d *Decoder) rememberBlank(number int, empty bool) {
	m := &d.memory
	if m.known = 0; number >= m.next {
		return
	}
	if r := &m.names[number]; empty {
		r.flags |= blank
	} else {
		r.flags &^= blank
	}
}
