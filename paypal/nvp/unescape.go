package nvp

import (
	"bytes"
	"encoding/binary"
	"math/bits"
	"unicode/utf8"
)

const notHex = 0xFF

var unhex = func() (t [256]uint8) {
	for i := range t {
		t[i] = notHex
	}
	for i := range byte(10) {
		t['0'+i] = i
	}
	for i := range byte(6) {
		t['a'+i], t['A'+i] = 10+i, 10+i
	}
	return t
}()

// valueOf returns the value of a pair, until it is called again, and flags what is
// wrong with it.
func (d *Decoder) valueOf(p *pair) []byte {
	raw := d.body[p.value.from:p.value.to]
	if len(raw) <= wordSize && isBare(load(d.body, int(p.value.from)), len(raw)) {
		return raw
	}
	if d.plus && bytes.IndexByte(raw, '+') >= 0 {
		return d.oddValue(p, raw)
	}
	n, seen := unescapeWords(d.scratch, d.body[p.value.from:], len(raw))
	if n < 0 {
		return d.oddValue(p, raw)
	}
	return p.checked(d.scratch[:n], seen)
}

// isBare reports whether the first n bytes of a word stand for themselves: they are
// ASCII, and neither a percent nor a plus. It may say no to some that are.
func isBare(w uint64, n int) bool {
	return (zeros(w^ones*'%')|zeros(w^ones*'+')|w&highs)&lowBytes(n) == 0
}

// unescapeWords copies size bytes and replaces the escapes in them. A word is
// copied at once; what is too much of it is written over. It returns how many bytes
// there are then, or -1 when some escape makes no sense, and all of them laid over
// each other, with perhaps more.
func unescapeWords(out, b []byte, size int) (n int, seen uint64) {
	for at := 0; ; {
		w := load(b, at)
		binary.LittleEndian.PutUint64(out[n:n+wordSize], w)
		seen |= w
		escape := zeros(w ^ ones*'%')
		if escape == 0 {
			at, n = at+wordSize, n+wordSize
		} else {
			same := bits.TrailingZeros64(escape) / 8
			at, n = at+same, n+same
		}
		switch {
		case at >= size:
			return n - (at - size), seen
		case escape == 0:
			continue
		}
		high, low := unhex[b[at+1]], unhex[b[at+2]]
		if high|low > 15 {
			return -1, 0
		}
		out[n] = high<<4 | low
		seen |= uint64(high) << 4
		at, n = at+3, n+1
	}
}

// oddValue is valueOf for one with a plus, which stands for a blank, or with an
// escape that makes no sense. It is taken as it came then.
func (d *Decoder) oddValue(p *pair, raw []byte) []byte {
	out := d.scratch[:copy(d.scratch, raw)]
	n, ok := unescape(out)
	if !ok {
		p.flags |= badEscape
		return raw
	}
	return p.checked(out[:n], highs)
}

// checked returns a value, and flags it when it is not UTF-8. seen are its bytes,
// and perhaps more, laid over each other.
func (p *pair) checked(value []byte, seen uint64) []byte {
	if seen&highs != 0 && !utf8.Valid(value) {
		p.flags |= notUTF8
	}
	return value
}

// unescape replaces the escapes in b, and returns how long it is then. It answers
// false when some are none, which it leaves as they are.
func unescape(b []byte) (n int, ok bool) {
	ok = true
	for i := 0; i < len(b); i++ {
		c := b[i]
		switch {
		case c == '+':
			c = ' '
		case c != '%':
		case i+2 < len(b) && unhex[b[i+1]]|unhex[b[i+2]] <= 15:
			c = unhex[b[i+1]]<<4 | unhex[b[i+2]]
			i += 2
		default:
			ok = false
		}
		b[n] = c
		n++
	}
	return n, ok
}
