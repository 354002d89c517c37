package nvp

import (
	"fmt"
	"strings"

	"github.com/ppgen/ppgen/paypal"
)

// A Decoder reads a message. Generated code calls [Decoder.Next] until there are no
// more pairs, goes from [Decoder.Slot] to Slot to the field that a pair belongs to,
// and has [Decoder.Read] put the value there.
//
// Reading fills what is empty. Of a name that is there twice the first counts; the
// second is reported. A value that cannot be read as its type is reported and leaves
// its field empty.
type Decoder struct {
	root  *Root
	index *index

	body  []byte // a copy, with guard behind it
	end   int    // where guard begins
	pairs []pair
	alone int // how many of them are a name without a value

	text    []byte // the values of pairs, one after the other, and as much room as guard takes
	filled  int    // how much of text are values
	ordered int    // how much of them are in the order of pairs
	chunk   string // a part of text
	chunkAt int    // where it begins there

	at  int // the pair at hand; -1 for none
	key key // its key. A pointer to the pair would cost much while garbage is collected

	routes *routes // of the message
	route  int32   // the one that is taken
	way    way     // its
	shared int     // how many steps of it those of the last pair were
	ahead  bool    // nobody has asked for the pair at hand
	onward int32   // the next route of the pair at hand, or 0

	shape   *shape      // of the message, as far as it is split; nil when it has none
	expects []knownPair // its pairs, unless it is a new one
	next    int         // how many of them there were
	turned  bool        // the message began in another shape
	visited int         // how many visits of the shape there were

	late   []int32 // the pairs that are read once more, as aliases
	nextOf int     // how far that is
	rank   uint8   // which aliases are read now; 0 for none
	ranks  uint8   // the last one that some alias asked for
	mirror int     // the pair that was found last to have a mirror
	misses int     // how often none was found

	currencies currencies
	zeros      []key // the keys whose value left its field as it was
	holes      int   // how many may still come
	slabs      slabs
	unknown    []paypal.Unknown

	memory memory
}

// A pair is one name and its value, as they came.
type pair struct {
	key
	raw   span   // the name, in Decoder.body
	value span   // in Decoder.text; of a pair that is idle, in Decoder.body
	late  uint16 // the ranks, as bits, at which the pair is read once more
	flags flags
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
	idle     // such pairs are not visited in messages of the shape, so its value stays in the body
	blank    // in messages of the shape it has no value
)

// decoder returns a decoder for messages with the root. Each root has its own, which
// remember what such messages look like.
func (r *Root) decoder() *Decoder {
	d, ok := r.decoders.Get().(*Decoder)
	if !ok {
		d = &Decoder{root: r, routes: r.routesOf(), index: r.Contract.names()}
	}
	return d
}

// read reads a whole message into v. Of one that was cut off it reads what there
// is.
func read[B []byte | string](d *Decoder, body B, v Message) error {
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
	if max(cap(d.body), cap(d.text)) > keep || max(cap(d.pairs), cap(d.zeros), cap(d.currencies.pairs)) > keep/16 {
		return
	}
	d.reset()
	d.root.decoders.Put(d)
}

// reset forgets the message, but for its shape.
func (d *Decoder) reset() {
	d.forget()
	*d = Decoder{
		root: d.root, routes: d.routes, index: d.index,
		body: d.body[:0], pairs: d.pairs[:0], text: d.text[:0], zeros: d.zeros[:0], late: d.late[:0],
		currencies: currencies{pairs: d.currencies.pairs[:0]}, memory: d.memory,
	}
}
