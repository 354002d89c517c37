package nvp

import (
	"bytes"
	"encoding/binary"
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

// unescaped returns the value of a pair, until it is called again, and flags what
// is wrong with it. A word is copied at once; what is too much of it is written
// over.
func (d *Decoder) unescaped(p *pair) []byte {
	from, to := int(p.value.from), int(p.value.to)
	if d.plus && bytes.IndexByte(d.body[from:to], '+') >= 0 {
		return d.unescapedOdd(p)
	}
	b, out, n, seen := d.body, d.scratch, 0, uint64(0)
	for {
		w := load(b, from)
		binary.LittleEndian.PutUint64(out[n:n+wordSize], w)
		seen |= w
		plain := firstZero(w ^ ones*'%')
		if left := to - from; plain >= left {
			return p.checked(out[:n+left], seen)
		}
		from, n = from+plain, n+plain
		if plain == wordSize {
			continue
		}
		high, low := unhex[b[from+1]], unhex[b[from+2]]
		if high|low > 15 {
			return d.unescapedOdd(p)
		}
		c := high<<4 | low
		out[n] = c
		seen |= uint64(c)
		from, n = from+3, n+1
	}
}

// unescapedOdd is unescaped for a value with a plus, which stands for a blank, or
// with an escape that makes no sense. It is taken as it came then.
func (d *Decoder) unescapedOdd(p *pair) []byte {
	raw := d.body[p.value.from:p.value.to]
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
