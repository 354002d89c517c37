package soap

import (
	"bytes"
	"sync"

	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/internal/arena"
	"github.com/ppgen/ppgen/paypal/money"
)

// maxSize bounds a document, so that offsets fit 32 bits with room to spare.
const maxSize = 256 << 20

// A Decoder reads messages. It is a pull scanner: generated code asks for the
// next child of the open element and says what to do with it.
//
// A Decoder that is used again remembers the start tags it has seen, which
// makes it about half as fast again on documents of the same kind; [Unmarshal]
// and clients keep theirs in a pool. It must not be used by two goroutines at
// once. Nothing it returns refers to the document: texts are copied in chunks
// of a few kilobytes, so that keeping one short text keeps little else alive.
type Decoder struct {
	s    []byte // the document, in UTF-8
	p    int    // the next byte to read
	err  error  // the first error; it sticks
	info survey
	amp  int // the first & that is not before p, where it was last looked for

	cur    *startTag // the current start tag: own, or one of the cache's
	own    startTag  // the last start tag that was not in the cache
	unread uint64    // which of its attributes nobody has asked for yet

	depth   int       // of the open element; 0 before, after, and once there is an error
	frames  []frame   // by depth, with room for one more
	binds   []binding // of all open elements
	hint    int32     // the binding that lookup found last
	xsi     int32     // the binding of the prefix xsi, once it was looked up
	lastCtx uint32
	warm    bool     // has read a document before
	cold    bool     // has not, and this one is short: remembering its tags would not pay
	oddURIs [][]byte // names of namespaces that are not bytes of the document

	base    int // elements to this depth are the envelope's and not part of paths
	subject int // the depth of the value read last, for reports about it
	unknown []paypal.Unknown

	text     []byte // character data that is not one slice of the document
	scratch  []byte // a reference or attribute value being resolved
	strings  arena.Text
	ints     arena.Slab[int]
	longs    arena.Slab[int64]
	bools    arena.Slab[bool]
	decimals arena.Slab[money.Decimal]
	amounts  arena.Slab[money.Amount]

	cache    *tagCache // nil as long as the decoder is cold
	attrBuf  [4]attr
	frameBuf [16]frame
	bindBuf  [24]binding
}

// A frame is an open element. The frame at depth 0 is the document. Frames of
// elements that were closed stay as they are until others take their place.
type frame struct {
	from, to int32  // its name, with the prefix, in the document
	binds    int32  // how many bindings are in scope within
	defNS    int32  // the default namespace within
	ctx      uint32 // names the set of bindings in scope; see tagCache
	empty    bool   // there is no content and no end tag
}

// decoders are warm: they know the start tags of what they read before.
var decoders = sync.Pool{New: func() any { return NewDecoder() }}

// NewDecoder returns a decoder that has seen nothing yet.
func NewDecoder() *Decoder {
	d := new(Decoder)
	d.cur, d.own.attrs = &d.own, d.attrBuf[:0]
	d.frames, d.binds = d.frameBuf[:], d.bindBuf[:0]
	d.strings.Expect(96)
	d.ints.Expect(1)
	d.amounts.Expect(2)
	return d
}

// reset starts on a document that is in UTF-8.
func (d *Decoder) reset(s []byte) {
	d.s, d.p, d.err, d.amp = s, 0, nil, -1
	d.own.next, d.unread = nil, 0
	d.cur = &d.own
	d.depth, d.frames[0], d.binds = 0, frame{defNS: noSpace}, d.binds[:0]
	d.hint, d.xsi, d.oddURIs = noSpace, noSpace, nil
	d.base, d.subject, d.unknown = 0, 0, nil
	d.cold = !d.warm && len(s) < 16<<10
	if d.cache == nil && !d.cold || d.lastCtx > 1<<31 { // far from where it would start over within a document
		d.cache, d.lastCtx = newTagCache(), 0
	}
	d.beginMemory(len(s))
	if len(s) > maxSize {
		d.fail("the document has more than 256 MiB")
		return
	}
	if d.info = surveyOf(s); !d.info.ok {
		d.failSurvey()
	}
}

// beginMemory prepares the memory of the results of a document of n bytes.
func (d *Decoder) beginMemory(n int) {
	d.strings.Begin(n)
	d.ints.Begin(n)
	d.longs.Begin(n)
	d.bools.Begin(n)
	d.decimals.Begin(n)
	d.amounts.Begin(n)
}

// endMemory leaves that memory to the results.
func (d *Decoder) endMemory(n int) {
	d.strings.End(n)
	d.ints.End(n)
	d.longs.End(n)
	d.bools.End(n)
	d.decimals.End(n)
	d.amounts.End(n)
}

// release forgets everything that belongs to the document, so that a decoder
// in the pool keeps no message alive.
func (d *Decoder) release() {
	d.endMemory(len(d.s))
	d.warm = d.warm || d.err == nil
	d.s, d.err, d.unknown, d.oddURIs = nil, nil, nil, nil
	d.attrBuf = [4]attr{}
	d.own, d.cur = startTag{attrs: d.attrBuf[:0]}, &d.own
	d.text, d.scratch = recycle(d.text), recycle(d.scratch)
}

// recycle keeps a buffer for the next document, unless it grew out of bounds
// for the sake of one.
func recycle(b []byte) []byte {
	if cap(b) > 64<<10 {
		return nil
	}
	return b[:0]
}

// Local is the name of the current element, without its namespace.
func (d *Decoder) Local() string {
	if d.cur.raw != "" {
		return d.cur.raw[d.cur.nameLen-d.cur.localLen : d.cur.nameLen]
	}
	return d.strings.Add(d.local())
}

// local is Local as it stands in the document. Most names are only compared, so
// no copy is made of them.
func (d *Decoder) local() []byte {
	to := d.top().to
	return d.s[max(to-d.cur.localLen, 0):to]
}

// At reports whether that is the name of the current element. Where there are
// few names to tell apart, it is half the code of a switch over [Decoder.Local].
//
//go:noinline
func (d *Decoder) At(local string) bool { return string(d.local()) == local }

// Space is the namespace of the current element, empty when it has none.
func (d *Decoder) Space() string { return d.strings.Add(d.uri(d.cur.space)) }

// Is reports whether the current element is in a namespace. Only records with
// two elements of one local name ask.
func (d *Decoder) Is(space string) bool { return string(d.uri(d.cur.space)) == space }

// Child moves to the next child element of the open element. After the last
// one it moves past the end tag and answers false. Text between the children
// that is not blank is reported.
func (d *Decoder) Child() bool { return d.next(true) }

// First is asked before the current element is read into a field: ok says that
// the field is still empty. When it is not, the element is there once too
// often: it is reported and skipped, and the answer is false.
//
//go:noinline
func (d *Decoder) First(ok bool) bool {
	if !ok {
		d.reject("repeated element")
	}
	return ok
}

// Unknown reports the current element and skips it.
//
//go:noinline
func (d *Decoder) Unknown() { d.reject("unknown element") }

// skip moves past the end tag of the open element.
func (d *Decoder) skip() {
	for outer := max(d.depth-1, 0); d.depth > outer; {
		d.next(false)
	}
	d.unread = 0
}

// Nil reports whether the current element says that it has no value.
func (d *Decoder) Nil() bool {
	v := d.xsiAttr("nil")
	return string(v) == "true" || string(v) == "1"
}

// Type is the local part of the current element's xsi:type, empty when it has
// none.
func (d *Decoder) Type() string {
	v := d.xsiType()
	return d.strings.Add(v[bytes.IndexByte(v, ':')+1:])
}

// Amount returns a new amount of zero. Amounts of a document lie together, since
// a page of transactions has hundreds.
func (d *Decoder) Amount() *money.Amount { return d.amounts.Next() }

// AmountOf reads the current element as an amount of a currency. No value is
// nil, as for [Decoder.OptDecimal].
func (d *Decoder) AmountOf(currency string) *money.Amount {
	v, ok := value(d, d.content(), "", parseDecimal)
	if !ok {
		return nil
	}
	a := d.amounts.Next()
	a.Value, a.Currency = v, currency
	return a
}
