package soap

import (
	"encoding/binary"
	"slices"
	"strings"

	"github.com/ppgen/ppgen/paypal/internal/arena"
)

// The sizes of a tag cache. PayPal's contract has some 2,000 names, of which a
// program meets a few hundred.
const (
	cacheBits    = 7
	cacheSets    = 1 << cacheBits
	cacheWays    = 4
	maxCachedTag = 2048 // bytes; an envelope's start tag has a thousand
)

// A tagCache remembers start tags. Answers repeat the same ones, attributes and
// all, and to find one costs a fifth of what it costs to read one.
//
// What a start tag means depends on the namespace bindings around it. Every
// distinct chain of declarations therefore has a number, the context, and a tag
// is looked up by context and bytes: the same bytes in the same context mean
// the same.
//
// In the first document of a decoder, a tag is kept when it comes the fourth
// time: who reads one document only should not pay for a cache that is of no
// use. Later, every tag is kept that finds a place, and it takes the place of
// another when it comes the second time.
type tagCache struct {
	seen  [2 * cacheSets]uint8         // marks of tags that came, and how often
	index [cacheSets][cacheWays]uint16 // into tags, counted from 1
	tags  []*startTag
	free  arena.Slab[startTag]
	attrs []attr
	text  arena.Text
	turn  uint8 // which way of a full set gives place next
}

func newTagCache() *tagCache {
	c := new(tagCache)
	c.free.Expect(8)
	c.free.Begin(1 << 10)
	c.text.Expect(512)
	c.text.Begin(1 << 10)
	return c
}

// A startTag is the meaning of a start tag.
type startTag struct {
	localLen int32 // of the name without its prefix
	space    int32 // the namespace, an index of Decoder.binds or one of the constants there
	attrs    []attr
	typ      span      // the value of xsi:type, when it was only noted
	unread   uint64    // which of attrs must be read or reported: all but xsi's
	binds    []binding // what it declares
	next     *startTag // the one in the cache that followed it last

	index   int32 // the elements that it was looked for among last
	element int32 // and its place there

	// Only of a tag in the cache:
	raw     string // from the name to the >, both included
	hash    uint32
	ctx     uint32 // the binding context around it
	newCtx  uint32 // the one within
	defNS   int32  // the default namespace within
	nameLen int32  // of the name with its prefix
	empty   bool   // it is an empty-element tag
}

// hashTag looks at length, both ends and the middle, which is where the start
// tags of one document differ.
func hashTag(raw []byte, ctx uint32) uint64 {
	h := uint64(len(raw))*0x9E3779B97F4A7C15 ^ uint64(ctx)*0xFF51AFD7ED558CCD
	switch n := len(raw); {
	case n >= 8:
		h ^= binary.LittleEndian.Uint64(raw) * 0xC4CEB9FE1A85EC53
		h ^= binary.LittleEndian.Uint64(raw[n-8:]) * 0x87C37B91114253D5
		h ^= binary.LittleEndian.Uint64(raw[n/2-4:])
	case n >= 4:
		h ^= uint64(binary.LittleEndian.Uint32(raw)) * 0xC4CEB9FE1A85EC53
		h ^= uint64(binary.LittleEndian.Uint32(raw[n-4:])) * 0x87C37B91114253D5
	case n > 0:
		h ^= uint64(raw[0])<<16 | uint64(raw[n/2])<<8 | uint64(raw[n-1])
	}
	h ^= h >> 29
	return h * 0xBF58476D1CE4E5B9
}

// find returns the tag with these bytes in this context, or nil.
func (c *tagCache) find(h uint64, ctx uint32, raw []byte) *startTag {
	for _, i := range c.index[h>>(64-cacheBits)] {
		if i == 0 {
			break
		}
		if t := c.tags[i-1]; t.hash == uint32(h) && t.ctx == ctx && t.raw == string(raw) {
			return t
		}
	}
	return nil
}

// sighted notes that a tag with this hash came, and reports whether it came
// often enough to be kept.
func (c *tagCache) sighted(h uint64, warm bool) bool {
	seen := &c.seen[h>>(64-cacheBits-1)]
	mark := uint8(h) &^ 3
	if *seen&^3 != mark {
		*seen = mark
	} else if *seen&3 < 3 {
		*seen++
	}
	return warm && *seen&3 >= 1 || *seen&3 == 3
}

// hasRoom reports whether a tag with this hash would take no other's place.
func (c *tagCache) hasRoom(h uint64) bool {
	return c.index[h>>(64-cacheBits)][cacheWays-1] == 0
}

// insert puts a tag into its set, in the place of an older one when it is full.
func (c *tagCache) insert(h uint64, t startTag) {
	set := &c.index[h>>(64-cacheBits)]
	for way, i := range set {
		if i == 0 {
			c.tags = append(c.tags, c.free.Put(t))
			set[way] = uint16(len(c.tags))
			return
		}
	}
	c.turn++
	*c.tags[set[c.turn%cacheWays]-1] = t
}

// keep copies attributes, many into one allocation.
func (c *tagCache) keep(attrs []attr) []attr {
	n := len(c.attrs)
	if n+len(attrs) > cap(c.attrs) {
		n, c.attrs = 0, make([]attr, 0, 8+len(attrs))
	}
	c.attrs = append(c.attrs, attrs...)
	return c.attrs[n:len(c.attrs):len(c.attrs)]
}

// remember caches the current start tag, which ends at d.p, if it came often
// enough. The copy refers to nothing of the document.
func (d *Decoder) remember(h uint64) bool {
	f, outer := d.top(), &d.frames[d.depth-1]
	raw := d.s[f.from:d.p]
	if len(raw) > maxCachedTag || !(d.warm && d.cache.hasRoom(h)) && !d.cache.sighted(h, d.warm) {
		return true
	}
	t := d.own
	t.raw, t.hash = d.cache.text.Add(raw), uint32(h)
	t.ctx, t.newCtx, t.defNS = outer.ctx, f.ctx, f.defNS
	t.nameLen, t.empty = f.to-f.from, f.empty
	t.attrs, t.binds = d.cache.keep(t.attrs), slices.Clone(d.binds[outer.binds:f.binds])
	for i := range t.attrs {
		if a := &t.attrs[i]; a.value.to > 0 {
			a.text = t.raw[a.value.from:a.value.to]
		} else {
			a.text = strings.Clone(a.text)
		}
	}
	for i := range t.binds {
		b := &t.binds[i]
		if b.odd != 0 {
			return true
		}
		b.prefix.from -= f.from
		b.prefix.to -= f.from
		b.uri.from -= f.from
		b.uri.to -= f.from
	}
	d.cache.insert(h, t)
	return true
}
