package rest

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/ppgen/ppgen/paypal/internal/words"
)

// maxDepth bounds how deep objects and lists are nested, both ways. Values that
// contain themselves would otherwise be written without end.
const maxDepth = 128

// A writer is the half of Fields that writes.
type writer struct {
	b      []byte
	err    *writeError
	depth  int // how many objects and lists are open
	unions []union

	styles []style // of parameters; see Fields.Style
	files  []part  // of a multipart body; see Fields.File
}

// A writeError says which value cannot be written. The value itself is never part
// of the message: it may be the number of a card.
type writeError struct {
	at    string // a JSON pointer, put together while the writer unwinds
	cause error
}

func (e *writeError) Error() string {
	if e.at == "" {
		return "rest: " + e.cause.Error()
	}
	return "rest: " + e.at + ": " + e.cause.Error()
}

func (e *writeError) Unwrap() error { return e.cause }

// pointerEscape writes a name as RFC 6901 has it.
var pointerEscape = strings.NewReplacer("~", "~0", "/", "~1")

// within adds the member that the value stands in, unless that is no member.
func (e *writeError) within(name string) {
	if name != "" {
		e.at = "/" + clip(pointerEscape.Replace(strings.ToValidUTF8(name, "\ufffd")), 64) + e.at
	}
}

// fail stops the writing at a member.
func (f *Fields) fail(name string, err error) {
	if f.w.err == nil {
		f.w.err = &writeError{cause: err}
		f.w.err.within(name)
	}
}

// enter opens an object or a list that is the value of a member. Once something
// has failed nothing is opened any more.
func (f *Fields) enter(name string) bool {
	if f.w.err == nil && f.w.depth < maxDepth {
		f.w.depth++
		return true
	}
	return f.tooDeep(name)
}

// tooDeep is apart from enter so that the compiler puts that into its callers.
func (f *Fields) tooDeep(name string) bool {
	f.fail(name, errDepth)
	return false
}

var errDepth = fmt.Errorf("objects are nested more than %d deep: does one contain itself?", maxDepth)

// leave closes what enter has opened.
func (f *Fields) leave(name string) {
	f.w.depth--
	if f.w.err != nil {
		f.w.err.within(name)
	}
}

// writeObject writes an object as the value of a member.
func (f *Fields) writeObject(name string, x Object) {
	if !f.enter(name) {
		return
	}
	start := len(f.w.b)
	x.JSONFields(f)
	if f.w.inUnion() {
		f.endUnion()
	} else {
		f.w.close(start, '{', '}')
	}
	f.leave(name)
}

// writeList writes a list of n items as the value of a member.
func (f *Fields) writeList(name string, n int, item func(i int)) {
	f.member(name)
	if !f.enter(name) {
		return
	}
	start := len(f.w.b)
	for i := 0; i < n && f.w.err == nil; i++ {
		f.w.b = append(f.w.b, ',')
		if item(i); f.w.err != nil {
			f.w.err.within(strconv.Itoa(i))
		}
	}
	f.w.close(start, '[', ']')
	f.leave(name)
}

// inUnion reports whether the object that is open is a union.
func (w *writer) inUnion() bool {
	n := len(w.unions)
	return n > 0 && w.unions[n-1].depth == w.depth
}

// absent writes a list or map that is nil: nothing, unless it is an item of a list
// or a value of a map, where something must stand.
func (f *Fields) absent(name, empty string) {
	if name == "" && f.w.depth > 0 && !f.w.inUnion() {
		f.w.b = append(f.w.b, empty...)
	}
}

// close ends the object or list that began at start. Its members all begin with
// a comma, the first of which makes room for the bracket.
func (w *writer) close(start int, open, end byte) {
	if len(w.b) == start {
		w.b = append(w.b, open)
	}
	w.b[start] = open
	w.b = append(w.b, end)
}

// errEncoding is what is wrong with text that JSON cannot carry.
var errEncoding = errors.New("the text is not valid UTF-8: convert it")

// writeText writes text as the value of a member.
func (f *Fields) writeText(name, s string) {
	b, ok := appendText(f.w.b, s)
	f.w.b = b
	if !ok {
		f.fail(name, errEncoding)
	}
}

// appendText appends s between quotes. It answers false when s is not UTF-8. It
// copies while it looks, since most texts are too short for copying to be a step
// of its own. The last word overlaps the one before it.
func appendText(b []byte, s string) ([]byte, bool) {
	n := len(b)
	b = slices.Grow(b, len(s)+2)[:n+len(s)+2]
	b[n], b[len(b)-1] = '"', '"'
	to := b[n+1 : n+1+len(s)]
	i := 0
	if last := len(s) - 8; last >= 0 {
		for ; i < last; i += 8 {
			w := words.Of(s[i:])
			if marks(w)|w&words.Highs != 0 {
				return appendEscaped(b[:n+1], s, i)
			}
			binary.LittleEndian.PutUint64(to[i:], w)
		}
		w := words.Of(s[last:])
		if marks(w)|w&words.Highs != 0 {
			return appendEscaped(b[:n+1], s, i)
		}
		binary.LittleEndian.PutUint64(to[last:], w)
		return b, true
	}
	for ; i < len(s); i++ {
		c := s[i]
		if marked[c] {
			return appendEscaped(b[:n+1], s, i)
		}
		to[i] = c
	}
	return b, true
}

// marked is true for the bytes that do not stand for themselves in text, and for
// those that begin or go on with a character beyond ASCII.
var marked = func() (m [256]bool) {
	for c := range m {
		m[c] = c < ' ' || c == '"' || c == '\\' || c >= utf8.RuneSelf
	}
	return m
}()

// appendEscaped ends what appendText began, for text of which the first i bytes
// stand for themselves.
func appendEscaped(b []byte, s string, i int) ([]byte, bool) {
	if !utf8.ValidString(s[i:]) {
		return b, false
	}
	done := 0
	for i < len(s) {
		if i+8 <= len(s) {
			m := marks(words.Of(s[i:]))
			if m == 0 {
				i += 8
				continue
			}
			i += words.First(m)
		}
		if c := s[i]; c < ' ' || c == '"' || c == '\\' {
			b = append(b, s[done:i]...)
			b = appendEscape(b, c)
			done = i + 1
		}
		i++
	}
	b = append(b, s[done:]...)
	return append(b, '"'), true
}

// appendEscape appends a character that cannot stand for itself.
func appendEscape(b []byte, c byte) []byte {
	const digits = "0123456789abcdef"
	switch c {
	case '"', '\\':
		return append(b, '\\', c)
	case '\b':
		return append(b, '\\', 'b')
	case '\f':
		return append(b, '\\', 'f')
	case '\n':
		return append(b, '\\', 'n')
	case '\r':
		return append(b, '\\', 'r')
	case '\t':
		return append(b, '\\', 't')
	}
	return append(b, '\\', 'u', '0', '0', digits[c>>4], digits[c&15])
}
