package nvp

import (
	"bytes"
	"errors"
	"fmt"
	"slices"

	"github.com/ppgen/ppgen/paypal/internal/words"
)

// The bounds of a message. No real one comes near them.
const (
	maxBody  = 1 << 30
	maxPairs = 1 << 16
)

// What can be wrong with a message as a whole.
var (
	errEmpty   = errors.New("nvp: the message is empty")
	errForeign = errors.New("nvp: the message is not made of name=value pairs: is it HTML, XML or JSON?")
	errHuge    = fmt.Errorf("nvp: the message is too large: the limits are %d bytes and %d pairs", maxBody, maxPairs)
	errCut     = errors.New("nvp: the message ends in the middle of a pair: was it cut off?")
)

// guard follows the copy of a body. The head of a name can be loaded from each of its
// positions, and every search for the end of a pair ends.
const guard = "&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&"

// split takes a body apart into pairs.
func split[B []byte | string](d *Decoder, body B) error {
	if len(body) > maxBody {
		return errHuge
	}
	d.body = append(append(d.body[:0], body...), guard...)
	from, to := d.trim(len(body))
	switch {
	case from == to:
		return errEmpty
	case slices.Contains([]byte("<{["), d.body[from]):
		return errForeign
	}
	d.at, d.holes, d.end = -1, maxHoles, to
	d.text, d.filled = slices.Grow(d.text[:0], to+len(guard))[:to+len(guard)], 0
	d.expect()
	switch d.addAll(from, to); {
	case len(d.pairs) > maxPairs:
		return errHuge
	case d.alone == len(d.pairs):
		return errForeign
	}
	d.recall()
	return nil
}

// trim leaves out white space around a body, which puts the guard right behind
// what is left.
func (d *Decoder) trim(n int) (from, to int) {
	for from < n && isSpace(d.body[from]) {
		from++
	}
	for to = n; to > from && isSpace(d.body[to-1]); to-- {
		d.body[to-1] = '&'
	}
	return from, to
}

func isSpace(c byte) bool { return c == ' ' || '\t' <= c && c <= '\r' }

// addAll adds the pairs between two positions, or so many that they are too many.
func (d *Decoder) addAll(from, to int) {
	for at := from; at < to && len(d.pairs) <= maxPairs; at++ {
		if d.body[at] != '&' {
			at = d.addPair(at)
		}
	}
}

// addPair adds the pair that begins at a position, and returns where it ends. It is
// written in its place, part by part: to put it together first and copy it would
// take several times as long.
func (d *Decoder) addPair(at int) (end int) {
	number := len(d.pairs)
	if number == cap(d.pairs) {
		d.pairs = slices.Grow(d.pairs, max(number, 64))
	}
	d.pairs = d.pairs[:number+1]
	p, t := &d.pairs[number], trait(0)
	p.raw.from, p.late = uint32(at), 0
	k := d.expected()
	if k == nil || !k.begins((*[headSize]byte)(d.body[at:at+headSize])) || k.rest != "" && !k.ends(d.body[at+headSize:]) {
		k = d.expectedElsewhere(at)
	}
	if k != nil {
		p.key, p.flags, t = k.key, k.flags, k.trait
		at += int(k.size)
		p.raw.to = uint32(at - 1)
		d.next++
	} else {
		at, t = d.addName(p, at)
	}
	if p.flags&idle == 0 {
		end = d.addValue(p, at)
	} else {
		end = endOf(d.body, at)
		p.value = span{uint32(at), uint32(end)}
	}
	if t != 0 || p.flags&blank != 0 || p.value.from == p.value.to {
		d.mark(p, t, number)
	}
	return end
}

// endOf returns where the value at a position ends. Most are shorter than two
// words, which takes less time than a call of bytes.IndexByte.
func endOf(b []byte, at int) int {
	for {
		if found := words.Zeros(words.Load(b, at) ^ words.Ones*'&'); found != 0 {
			return at + words.First(found)
		}
		at += words.Size
	}
}

// addName reads the name of a pair, and returns where its value begins.
func (d *Decoder) addName(p *pair, at int) (value int, t trait) {
	end := at + bytes.IndexByte(d.body[at:], '&')
	equals := at + bytes.IndexByte(d.body[at:end], '=')
	if p.flags = 0; equals < at {
		equals = end
		p.flags = nameOnly | odd
		d.alone++
		d.forget()
	}
	p.raw.to = uint32(equals)
	if p.key = d.index.parse(d.body, at, equals); p.name == 0 {
		p.key = d.parseOdd(d.body[at:equals])
	}
	t = d.index.names[p.name].trait
	if equals == end {
		return end, t
	}
	d.rememberName(p, t, d.body[at:equals+1])
	return equals + 1, t
}

// parseOdd takes a key apart that is escaped or not in upper case.
func (d *Decoder) parseOdd(raw []byte) key {
	room := d.text[d.filled:]
	s := room[:copy(room, raw)]
	n, _ := unescape(s)
	copy(room[n:], guard)
	for i, c := range s[:n] {
		if 'a' <= c && c <= 'z' {
			s[i] = c &^ 0x20
		}
	}
	return d.index.parse(room, 0, n)
}

// mark notes what sets a pair apart from most.
func (d *Decoder) mark(p *pair, t trait, number int) {
	if t&isCurrency != 0 {
		d.currencies.pairs = append(d.currencies.pairs, int32(number))
	}
	empty, caller := p.value.from == p.value.to, t&isCaller != 0 && !d.root.Response
	if empty != (p.flags&blank != 0) {
		d.rememberBlank(p, empty)
	}
	if t&isUnknown != 0 || p.group == Plain && (empty || caller) {
		p.flags |= odd
	}
}

// cutOff reports whether the message ends within an escape.
func (d *Decoder) cutOff() bool {
	b := d.body[:d.end]
	last := b[len(b)-1]
	return last == '%' || len(b) >= 2 && b[len(b)-2] == '%' && unhex[last] != notHex
}
