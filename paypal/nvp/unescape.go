package nvp

import (
	"encoding/binary"
	"unicode/utf8"

	"github.com/ppgen/ppgen/paypal/internal/words"
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

// punctuation makes a / of %, &, + and the other bytes from the blank to the /, which
// servers escape: one test finds them all.
const punctuation = words.Ones * 0x0F

// addValue adds the value that begins at a position to Decoder.text, and returns
// where it ends. A word is copied at once; what is too much of it is written over.
func (d *Decoder) addValue(p *pair, from int) (end int) {
	b, text, n, at, seen := d.body, d.text, d.filled, from, uint64(0)
	p.value.from = uint32(n)
	for {
		in, out := (*[2 * words.Size]byte)(b[at:at+2*words.Size]), (*[words.Size]byte)(text[n:n+words.Size])
		w := binary.LittleEndian.Uint64(in[:words.Size])
		binary.LittleEndian.PutUint64(out[:], w)
		seen |= w
		special := words.Zeros((w | punctuation) ^ words.Ones*'/')
		if special == 0 {
			at, n = at+words.Size, n+words.Size
			continue
		}
		same := uint(words.First(special)) % words.Size
		switch c := in[same]; c {
		case '%':
			high, low := unhex[in[same+1]], unhex[in[same+2]]
			if high|low > 15 {
				return d.addRaw(p, from)
			}
			out[same] = high<<4 | low
			seen |= uint64(high) << 4
			at += 2
		case '&':
			n += int(same)
			p.value.to, d.filled = uint32(n), n
			p.check(text[p.value.from:n], seen)
			return at + int(same)
		case '+':
			out[same] = ' '
		}
		at, n = at+int(same)+1, n+int(same)+1
	}
}

// addRaw is addValue for a value with an escape that makes no sense. It is taken as
// it came.
func (d *Decoder) addRaw(p *pair, from int) (end int) {
	end = endOf(d.body, from)
	d.filled = int(p.value.from) + copy(d.text[p.value.from:], d.body[from:end])
	p.value.to = uint32(d.filled)
	p.flags |= badEscape
	return end
}

// check flags a value that is not UTF-8. seen are its bytes, and perhaps more, laid
// over each other.
func (p *pair) check(value []byte, seen uint64) {
	if seen&words.Highs != 0 && !utf8.Valid(value) {
		p.flags |= notUTF8
	}
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
