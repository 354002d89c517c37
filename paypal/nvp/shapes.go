package nvp

import (
	"bytes"
	"encoding/binary"

	"github.com/ppgen/ppgen/paypal/internal/words"
)

// A shape is the names of a message in their order, which of them have values, and
// what becomes of them. Servers write the answers of an operation in few shapes. So
// the last ones tell the next name most of the time, and to compare is faster than to
// take apart. Which pairs are visited follows from the shape.
type shape struct {
	names  []knownPair
	visits []visit
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

// A knownPair is a pair in a shape. Its head is the first words of its name, of which
// a mask tells how much is the name's: nearly all names are compared without a loop.
type knownPair struct {
	key
	trait      trait
	flags      flags // that such a pair begins with
	size       int32 // of the name and its =
	head, mask [headWords]uint64
	rest       string     // of the name, what does not fit in
	value      *enumValue // that stood there: servers say the same most of the time
}

const (
	headWords = 4
	headSize  = headWords * words.Size
)

// expect gets ready for a message, which may look like the last one.
func (d *Decoder) expect() {
	d.next, d.turned = 0, false
	if d.shape = nil; len(d.memory.shapes) > 0 {
		d.follow(d.memory.shapes[0])
	} else {
		d.branch()
	}
}

// follow expects the pairs of a shape.
func (d *Decoder) follow(s *shape) { d.shape, d.expects = s, s.names }

// expected returns the pair that is expected next, or nil.
func (d *Decoder) expected() *knownPair {
	if d.next < len(d.expects) {
		return &d.expects[d.next]
	}
	return nil
}

// begins reports whether b begins like the name.
func (k *knownPair) begins(b *[headSize]byte) bool {
	return (binary.LittleEndian.Uint64(b[:])^k.head[0])&k.mask[0]|
		(binary.LittleEndian.Uint64(b[8:])^k.head[1])&k.mask[1]|
		(binary.LittleEndian.Uint64(b[16:])^k.head[2])&k.mask[2]|
		(binary.LittleEndian.Uint64(b[24:])^k.head[3])&k.mask[3] == 0
}

// ends reports whether b begins like what is behind the head of the name.
func (k *knownPair) ends(b []byte) bool { return bytes.HasPrefix(b, []byte(k.rest)) }

// expectedElsewhere turns to a shape that goes on with the name at a position, and
// returns its pair. When there is none, the message gets a shape of its own.
func (d *Decoder) expectedElsewhere(at int) *knownPair {
	if !d.knows() {
		return nil
	}
	head, rest := (*[headSize]byte)(d.body[at:at+headSize]), d.body[at+headSize:]
	if d.turn(d.next, func(s *shape) bool {
		return len(s.names) > d.next && s.names[d.next].begins(head) && s.names[d.next].ends(rest)
	}) {
		return d.expected()
	}
	d.branch()
	return nil
}

// turn goes on in another shape, if there is one that begins as the message does and
// fits.
func (d *Decoder) turn(pairs int, fits func(*shape) bool) bool {
	for _, s := range d.memory.shapes {
		if fits(s) && s.beginsWith(d.pairs[:pairs]) {
			d.follow(s)
			d.turned = true
			return true
		}
	}
	return false
}

// beginsWith reports whether a message of the shape may begin with some pairs.
func (s *shape) beginsWith(pairs []pair) bool {
	for i := range pairs {
		p, k := &pairs[i], &s.names[i]
		if p.key != k.key || (p.value.from == p.value.to) != (k.flags&blank != 0) {
			return false
		}
	}
	return true
}

// branch goes on in a new shape, which begins as the one before.
func (d *Decoder) branch() {
	s := d.memory.spare
	if d.memory.spare = nil; s == nil {
		s = new(shape)
	}
	s.names, s.visits = s.names[:0], s.visits[:0]
	if d.shape != nil {
		s.names = append(s.names, d.shape.names[:d.next]...)
	}
	d.shape, d.expects = s, nil
}

// learns reports whether the message has a shape that is not known yet.
func (d *Decoder) learns() bool { return d.shape != nil && d.expects == nil }

// knows reports whether the message, as far as it is split, has a known shape.
func (d *Decoder) knows() bool { return d.expects != nil }

// forget gives up to remember a message that has no shape.
func (d *Decoder) forget() {
	if d.learns() {
		d.memory.spare = d.shape
	}
	d.shape, d.expects = nil, nil
}

// rememberName adds a name to the shape of a message.
func (d *Decoder) rememberName(p *pair, t trait, text []byte) {
	if !d.learns() || d.next == maxMemory {
		d.forget()
		return
	}
	k := knownPair{key: p.key, trait: t, size: int32(len(text))}
	head := make([]byte, headSize)
	if n := copy(head, text); n < len(text) {
		k.rest = string(text[n:])
	}
	for i := range headWords {
		k.head[i], k.mask[i] = words.Load(head, i*words.Size), words.Low(max(0, len(text)-i*words.Size))
	}
	d.shape.names = append(d.shape.names, k)
	d.next++
}

// rememberBlank has the last pair be with a value or without, unlike in the shape.
func (d *Decoder) rememberBlank(p *pair, empty bool) {
	at := d.next - 1
	switch {
	case d.shape == nil:
		return
	case d.learns():
	case d.turn(at, func(s *shape) bool {
		return len(s.names) > at && s.names[at].key == p.key && s.names[at].flags&blank != 0 == empty
	}):
		return
	default:
		d.branch()
	}
	if k := &d.shape.names[at]; empty {
		k.flags |= blank
	} else {
		k.flags &^= blank
	}
}
