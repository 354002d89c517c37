package nvp

import (
	"bytes"
	"errors"
	"fmt"
	"math/bits"
	"slices"
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

// guard follows the copy of a body. A word can be loaded from each of its
// positions, and every search for the end of a pair ends.
const guard = "&&&&&&&&&&&&&&&&"

// split takes a body apart into pairs. Values stay as they are until somebody asks
// for them: much of a message says twice what counts once.
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
	d.index = d.root.Contract.names()
	d.at, d.holes, d.end = -1, maxHoles, to
	d.scratch = slices.Grow(d.scratch[:0], to+len(guard))[:to+len(guard)]
	d.plus = bytes.IndexByte(d.body[from:to], '+') >= 0
	d.recall()
	switch d.addAll(from, to); {
	case len(d.pairs) > maxPairs:
		return errHuge
	case d.alone == len(d.pairs):
		return errForeign
	}
	d.texts.Begin(len(body))
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
// Each pair is written in its place, part by part: to put it together first and
// copy it would take several times as long.
func (d *Decoder) addAll(from, to int) {
	b, pairs, n := d.body, d.pairs[:cap(d.pairs)], 0
	for at := from; at < to && n <= maxPairs; at++ {
		if b[at] == '&' {
			continue
		}
		if n == len(pairs) {
			pairs = slices.Grow(pairs, max(n, 64))
			pairs = pairs[:cap(pairs)]
		}
		p := &pairs[n]
		p.raw.from, p.late, p.flags = uint32(at), 0, 0
		equals, t := d.guess(at, p)
		if equals == 0 {
			equals, t = d.addName(p, at)
		}
		p.raw.to = uint32(equals)
		if at = equals; b[at] == '=' {
			at++
		}
		p.value.from = uint32(at)
		end := endOf(b, at)
		p.value.to = uint32(end)
		if t != 0 || p.group == Plain && end == at {
			d.mark(p, t, n)
		}
		at = end
		n++
	}
	d.pairs = pairs[:n]
}

// endOf returns where the value at a position ends. Most are shorter than two
// words, which takes less time than a call of bytes.IndexByte.
func endOf(b []byte, at int) int {
	for {
		if found := zeros(load(b, at) ^ ones*'&'); found != 0 {
			return at + bits.TrailingZeros64(found)/8
		}
		at += wordSize
	}
}

// addName reads the name of a pair, and returns where it ends.
func (d *Decoder) addName(p *pair, at int) (equals int, t trait) {
	end := at + bytes.IndexByte(d.body[at:], '&')
	equals = end
	if n := bytes.IndexByte(d.body[at:end], '='); n >= 0 {
		equals = at + n
	} else {
		p.flags = nameOnly | odd
		d.alone++
	}
	if p.key = d.index.parse(d.body, at, equals); p.name == 0 {
		p.key = d.parseOdd(d.body[at:equals])
	}
	if p.route, p.way = 0, 0; d.routes != nil {
		p.route = d.routes.find(labelOf(p.key))
		p.way = d.routes.list[p.route].way
	}
	t = d.index.names[p.name].trait
	if equals < end {
		d.remember(p, t, d.body[at:equals+1])
	}
	return equals, t
}

// parseOdd takes a key apart that is escaped or not in upper case.
func (d *Decoder) parseOdd(raw []byte) key {
	s := d.scratch[:copy(d.scratch, raw)]
	n, _ := unescape(s)
	copy(d.scratch[n:], guard)
	for i, c := range s[:n] {
		if 'a' <= c && c <= 'z' {
			s[i] = c &^ 0x20
		}
	}
	return d.index.parse(d.scratch, 0, n)
}

// mark notes what sets a pair apart from most.
func (d *Decoder) mark(p *pair, t trait, number int) {
	if t&isCurrency != 0 {
		d.currencies.pairs = append(d.currencies.pairs, int32(number))
	}
	empty, caller := p.value.from == p.value.to, t&isCaller != 0 && !d.root.Response
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
