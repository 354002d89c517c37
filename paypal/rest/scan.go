package rest

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/ppgen/ppgen/paypal/internal/words"
)

// A SyntaxError says where a text is not the JSON that a message may be.
type SyntaxError struct {
	Offset int // in bytes
	Msg    string
}

func (e *SyntaxError) Error() string { return fmt.Sprintf("rest: byte %d: %s", e.Offset, e.Msg) }

// fail stops the reader. It returns false, for its callers to pass on.
func (r *reader) fail(msg string) bool {
	if r.err == nil {
		r.err = &SyntaxError{r.p, msg}
	}
	r.p = len(r.s)
	return false
}

// unexpected is fail for a byte that cannot stand here.
func (r *reader) unexpected(want string) bool {
	switch {
	case r.p >= len(r.s):
		return r.fail("the text ends too early: expected " + want)
	case r.s[r.p] < ' ' || r.s[r.p] >= utf8.RuneSelf:
		return r.fail(fmt.Sprintf("expected %s, found byte 0x%02x", want, r.s[r.p]))
	}
	return r.fail(fmt.Sprintf("expected %s, found %q", want, r.s[r.p]))
}

// peek moves past white space and returns the byte that follows, 0 at the end.
func (r *reader) peek() byte {
	for r.p < len(r.s) {
		c := r.s[r.p]
		if c > ' ' || c != ' ' && c != '\n' && c != '\t' && c != '\r' {
			return c
		}
		r.p++
	}
	return 0
}

// literal moves past a word.
func (r *reader) literal(word string) bool {
	if end := r.p + len(word); end <= len(r.s) && string(r.s[r.p:end]) == word {
		r.p = end
		return true
	}
	return r.unexpected("a value")
}

// open moves into the object or list that begins here.
func (r *reader) open() bool {
	if r.depth >= maxDepth {
		return r.fail(fmt.Sprintf("objects and lists are nested more than %d deep", maxDepth))
	}
	r.depth++
	r.frames[r.depth] = frame{index: -1, list: r.s[r.p] == '['}
	r.p++
	return true
}

// nextMember moves to the value of the next member of the open object, and out
// of the object after the last one. The name is in the frame then.
func (r *reader) nextMember() bool {
	c := r.peek()
	at := &r.frames[r.depth]
	if c == '}' {
		r.p++
		r.depth--
		return false
	}
	if at.index >= 0 {
		if c != ',' {
			return r.unexpected("a comma or the end of the object")
		}
		r.p++
		c = r.peek()
	}
	if c != '"' {
		return r.unexpected("the name of a member")
	}
	at.index = 0
	at.from = r.p + 1
	at.to, at.escaped = r.text()
	if r.p >= len(r.s) || r.s[r.p] != ':' {
		if r.peek() != ':' {
			return r.unexpected("a colon")
		}
	}
	r.p++
	return r.err == nil
}

// nextItem moves to the next item of the open list, and out of the list after
// the last one.
func (r *reader) nextItem() bool {
	c := r.peek()
	if c == ']' {
		r.p++
		r.depth--
		return false
	}
	at := &r.frames[r.depth]
	if at.index >= 0 {
		if c != ',' {
			return r.unexpected("a comma or the end of the list")
		}
		r.p++
	}
	at.index++
	return r.err == nil
}

// marks has the high bit set of each byte of w that is a control character, a
// quote or a backslash. It may be wrong about a byte after such a byte, never
// about the first.
func marks(w uint64) uint64 {
	quote, slash := w^words.Ones*'"', w^words.Ones*'\\'
	return ((w-words.Ones*' ')&^w | (quote-words.Ones)&^quote | (slash-words.Ones)&^slash) & words.Highs
}

// text moves past the string that begins here. It returns the position of the
// closing quote, and whether there are escapes before it.
func (r *reader) text() (end int, escaped bool) {
	s, p := r.s, r.p+1
	for ; p+8 <= len(s); p += 8 {
		if m := marks(binary.LittleEndian.Uint64(s[p:])); m != 0 {
			p += words.First(m)
			if s[p] == '"' {
				r.p = p + 1
				return p, false
			}
			return r.textSlow(p)
		}
	}
	return r.textSlow(p)
}

// textSlow goes on with text at a byte that may be anything.
func (r *reader) textSlow(p int) (end int, escaped bool) {
	for p < len(r.s) {
		if p+8 <= len(r.s) && marks(binary.LittleEndian.Uint64(r.s[p:])) == 0 {
			p += 8
			continue
		}
		switch c := r.s[p]; {
		case c == '"':
			r.p = p + 1
			return p, escaped
		case c == '\\':
			n := escapeLen(r.s[p:])
			if n == 0 {
				r.p = p
				r.fail("the escape is not one of JSON, or is half of a surrogate pair")
				return p, false
			}
			p += n
			escaped = true
		case c < ' ':
			r.p = p
			r.fail("a control character in text must be escaped")
			return p, false
		default:
			p++
		}
	}
	r.p = len(r.s)
	r.fail("the text ends within a string")
	return len(r.s), false
}

// escapeLen returns the length of the escape that t begins with, 0 when it is
// none. A surrogate pair is one escape: its halves mean nothing alone.
func escapeLen(t []byte) int {
	if len(t) < 2 {
		return 0
	}
	switch t[1] {
	case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
		return 2
	case 'u':
		c, ok := hex4(t)
		switch {
		case !ok:
			return 0
		case !utf16.IsSurrogate(c):
			return 6
		}
		low, ok := hex4(t[6:])
		if ok && utf16.DecodeRune(c, low) != utf8.RuneError {
			return 12
		}
	}
	return 0
}

// hex4 reads the \uXXXX that t begins with.
func hex4(t []byte) (c rune, ok bool) {
	if len(t) < 6 || t[0] != '\\' || t[1] != 'u' {
		return 0, false
	}
	for _, d := range t[2:6] {
		switch {
		case d-'0' <= 9:
			c = c<<4 | rune(d-'0')
		case d|' ' >= 'a' && d|' ' <= 'f':
			c = c<<4 | rune(d|' '-'a'+10)
		default:
			return 0, false
		}
	}
	return c, true
}

// unescape appends what t means to dst. text has accepted t.
func unescape(dst, t []byte) []byte {
	for {
		i := bytes.IndexByte(t, '\\')
		if i < 0 {
			return append(dst, t...)
		}
		c, n := escaped(t[i:])
		dst = utf8.AppendRune(append(dst, t[:i]...), c)
		t = t[i+n:]
	}
}

// escaped returns the character of the escape that t begins with, and its length.
func escaped(t []byte) (c rune, n int) {
	switch c = rune(t[1]); c {
	case 'b':
		c = '\b'
	case 'f':
		c = '\f'
	case 'n':
		c = '\n'
	case 'r':
		c = '\r'
	case 't':
		c = '\t'
	case 'u':
		c, _ = hex4(t)
		if utf16.IsSurrogate(c) {
			low, _ := hex4(t[6:])
			return utf16.DecodeRune(c, low), 12
		}
		return c, 6
	}
	return c, 2
}

// number moves past the number that begins here.
func (r *reader) number() bool {
	s, p := r.s, r.p
	if p < len(s) && s[p] == '-' {
		p++
	}
	first := p
	p = digits(s, p)
	if p == first || s[first] == '0' && p > first+1 {
		return r.unexpected("a value")
	}
	if p < len(s) && s[p] == '.' {
		first = p + 1
		if p = digits(s, first); p == first {
			return r.badNumber(p)
		}
	}
	if p < len(s) && s[p]|' ' == 'e' {
		first = p + 1
		if first < len(s) && (s[first] == '+' || s[first] == '-') {
			first++
		}
		if p = digits(s, first); p == first {
			return r.badNumber(p)
		}
	}
	r.p = p
	return true
}

func (r *reader) badNumber(p int) bool {
	r.p = p
	return r.unexpected("a digit")
}

// digits returns the position after the digits at p.
func digits(s []byte, p int) int {
	for p < len(s) && s[p]-'0' <= 9 {
		p++
	}
	return p
}

// skip moves past the value that comes next.
func (r *reader) skip() {
	switch r.peek() {
	case '{':
		if r.open() {
			for r.nextMember() {
				r.skip()
			}
		}
	case '[':
		if r.open() {
			for r.nextItem() {
				r.skip()
			}
		}
	case '"':
		r.text()
	case 't':
		r.literal("true")
	case 'f':
		r.literal("false")
	case 'n':
		r.literal("null")
	default:
		r.number()
	}
}
