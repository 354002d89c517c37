package nvp

import (
	"fmt"
	"strings"
	"sync"

	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/internal/arena"
)

// A Decoder reads a message. Generated code calls Next until there are no more
// pairs, goes from Slot to Slot to the field that a pair belongs to, and has Read
// put the value there. Of a message without [Root.Fields] the code finds by Group
// and Name where a value belongs, and has one of the methods named after types put
// it there.
//
// These methods fill what is empty. Of a name that is there twice the first
// counts; the second is reported. A value that cannot be read as its type is
// reported and leaves its field empty.
type Decoder struct {
	root  *Root
	index *index

	body  []byte // a copy, with guard behind it
	end   int    // where guard begins
	plus  bool   // there is a + in body
	pairs []pair
	alone int // how many of them are a name without a value

	at  int // the pair at hand; -1 for none
	key key // its key. A pointer to the pair would cost much while garbage is collected

	routes *routes // of the message; nil when it finds its fields by itself
	route  int32   // the one that is taken
	way    Way     // its
	next   int32   // the next route of the pair at hand, or 0

	late   []int32 // the pairs that are read once more, as aliases
	nextOf int     // how far that is
	rank   uint8   // which aliases are read now; 0 for none
	ranks  uint8   // the last one that some alias asked for
	mirror int     // the pair that was found last to have a mirror
	misses int     // how often none was found

	currencies currencies
	zeros      []key // the keys whose value left its field as it was
	holes      int   // how many may still come
	texts      arena.Text
	slabs      slabs
	scratch    []byte
	unknown    []paypal.Unknown

	memory memory
}

// A pair is one name and its value, as they came.
type pair struct {
	key
	raw, value span   // raw is the name
	late       uint16 // the ranks, as bits, at which the pair is read once more
	route      int32  // the first one of its label, or 0
	way        Way    // that it goes
	flags      flags
}

// A span is a part of a text, such as Decoder.body.
type span struct{ from, to uint32 }

type flags uint8

const (
	badEscape flags = 1 << iota // some escape makes no sense
	notUTF8
	nameOnly // there was no =
	odd      // Next passes over it
	reported // once is enough
	used     // a currency that some amount has
	repeats  // it said the same as its twin before
	half     // so it did for the second of its two routes
)

var decoders = sync.Pool{New: func() any { return new(Decoder) }}

// read reads a whole message into v. Of one that was cut off it reads what there
// is.
func read[B []byte | string](d *Decoder, body B, v Message) error {
	d.root = v.NVPRoot()
	d.routes = d.root.routesOf()
	if err := split(d, body); err != nil {
		return err
	}
	if !d.root.Response {
		if m := d.method(); m != "" && !strings.EqualFold(m, d.root.Method) {
			return fmt.Errorf("nvp: expected METHOD %s, found %q", d.root.Method, clip(m))
		}
	}
	v.DecodeNVP(d)
	d.reportCurrencies()
	if d.cutOff() {
		return errCut
	}
	return nil
}

// method returns the value of METHOD.
func (d *Decoder) method() string {
	for i := range d.pairs {
		if p := &d.pairs[i]; p.name == d.index.method && p.group == Plain {
			return string(d.valueOf(p))
		}
	}
	return ""
}

// release gives the decoder back, unless it has grown out of proportion.
func (d *Decoder) release() {
	const keep = 1 << 16
	if max(cap(d.body), cap(d.scratch), cap(d.memory.text)) > keep || max(cap(d.pairs), cap(d.zeros), cap(d.currencies.pairs)) > keep/16 {
		return
	}
	d.texts.End(d.end)
	d.reset()
	decoders.Put(d)
}

// reset forgets the message, but for the order of its names.
func (d *Decoder) reset() {
	*d = Decoder{
		body: d.body[:0], pairs: d.pairs[:0], scratch: d.scratch[:0], zeros: d.zeros[:0], late: d.late[:0],
		currencies: currencies{pairs: d.currencies.pairs[:0]}, memory: d.memory, texts: d.texts,
	}
}

// nextPair is Next for a message that finds its fields by itself.
func (d *Decoder) nextPair() bool {
	for d.rank == 0 {
		if d.at++; d.at >= len(d.pairs) {
			break
		}
		p := &d.pairs[d.at]
		d.key = p.key
		if p.flags&(odd|repeats) == 0 || !d.passOver(p) {
			return true
		}
	}
	return d.nextLate()
}

// passOver reports whether generated code has no part in a pair: in names that no
// message of the contract has, in the credentials of a request, in empty values,
// which stand for absent ones, and in what a twin said already.
func (d *Decoder) passOver(p *pair) bool {
	switch {
	case p.flags&odd == 0:
		return d.hasTwin()
	case p.name == 0:
		d.Unknown()
	case p.flags&nameOnly != 0:
		d.report("a name without a value")
	}
	return true
}

// nextLate goes on to the next pair of the aliases' ranks.
func (d *Decoder) nextLate() bool {
	for d.rank <= d.ranks {
		for d.rank > 0 && d.nextOf < len(d.late) {
			d.at = int(d.late[d.nextOf])
			d.nextOf++
			if p := &d.pairs[d.at]; p.late>>d.rank&1 != 0 {
				d.key = p.key
				return true
			}
		}
		d.rank++
		d.nextOf = 0
	}
	return false
}

// Group is the group of the pair's key.
func (d *Decoder) Group() Group { return d.key.group }

// Name is the name in the pair's key.
func (d *Decoder) Name() Name { return d.key.name }

// N is the number in the scope of the pair's key, -1 for a key without one.
func (d *Decoder) N() int { return int(d.key.n) }

// M is the number after the name in the pair's key, -1 for a key without one.
func (d *Decoder) M() int { return int(d.key.m) }

// Alias reports whether the pair may be read as an alias: as an older name for a
// field, whose own name wins wherever it stands. That is not so at first; the pair
// is put off until all names have been read that count for more. A field with
// several aliases has them at rank 1, 2 and so on, up to 15.
func (d *Decoder) Alias(rank uint8) bool {
	if d.rank == 0 {
		p := &d.pairs[d.at]
		if p.late == 0 {
			d.late = append(d.late, int32(d.at))
		}
		p.late |= 1 << rank
		d.ranks = max(d.ranks, rank)
	}
	return d.rank == rank
}

// Unknown reports the pair as one that the message does not have.
func (d *Decoder) Unknown() {
	if !d.root.Response && d.key.group == Plain && d.index.names[d.key.name].trait&isHead != 0 {
		return
	}
	d.report("unknown name")
}

// NoField reports the pair as one that is known, but to which no field of the
// contract corresponds.
func (d *Decoder) NoField() { d.report("a known name, but the contract has no field for it") }
