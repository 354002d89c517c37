package openapi

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/ppgen/ppgen/internal/diag"
)

// maxDepth bounds how deep values may stand in one another. Real documents stay
// below 60; every later step recurses over the tree.
const maxDepth = 2_000

// A jsonReader builds the tree of a JSON document. encoding/json would lose the
// order of members, the places of values, duplicates, and what numbers look like.
type jsonReader struct {
	doc   *document
	list  *diag.List
	s     string
	p     int // the next byte
	line  int // of the next byte
	start int // of the line
	extra int // how many bytes of the line are not the first of a character
	depth int
	slab  []node
}

// A jsonError stops the reading; it is a panic within this file.
type jsonError struct{ msg string }

// readJSON returns the root of the tree, or nil after a finding.
func readJSON(doc *document, list *diag.List) (root *node) {
	r := &jsonReader{doc: doc, list: list, s: doc.text, line: 1}
	defer func() {
		switch err := recover().(type) {
		case nil:
		case jsonError:
			list.Errorf(r.pos(), "", "%s", err.msg)
			root = nil
		default:
			panic(err)
		}
	}()
	if r.space() == 0 {
		r.fail("the document is empty, expected a JSON object")
	}
	root = r.value(nil, "")
	if r.space() != 0 {
		r.fail("there is text after the end of the document")
	}
	return root
}

func (r *jsonReader) fail(msg string) { panic(jsonError{msg}) }

func (r *jsonReader) col() int { return r.p - r.start - r.extra + 1 }

func (r *jsonReader) pos() diag.Pos {
	return diag.Pos{File: r.doc.name, Line: r.line, Col: r.col()}
}

// space skips white space and returns the byte after it, 0 at the end.
func (r *jsonReader) space() byte {
	for ; r.p < len(r.s); r.p++ {
		switch c := r.s[r.p]; c {
		case '\n':
			r.line++
			r.start = r.p + 1
			r.extra = 0
		case ' ', '\t', '\r':
		case 0:
			r.fail("a NUL character stands outside a string")
		default:
			return c
		}
	}
	return 0
}

// node returns a new node that stands at the next byte.
func (r *jsonReader) node(up *node, k kind) *node {
	if len(r.slab) == 0 {
		r.slab = make([]node, 256)
	}
	n := &r.slab[0]
	r.slab = r.slab[1:]
	n.kind, n.up, n.doc = k, up, r.doc
	n.line, n.col = int32(r.line), int32(r.col())
	return n
}

// value reads a value. Its place is that of the next byte.
func (r *jsonReader) value(up *node, what string) *node {
	switch c := r.space(); {
	case c == '{':
		return r.object(up)
	case c == '[':
		return r.array(up)
	case c == '"':
		n := r.node(up, text)
		n.text = r.str()
		return n
	case c == '-' || c-'0' < 10:
		n := r.node(up, number)
		n.text = r.number()
		return n
	case c == 't':
		return r.word(up, boolean, "true")
	case c == 'f':
		return r.word(up, boolean, "false")
	case c == 'n':
		n := r.word(up, null, "null")
		n.text = ""
		return n
	case c == 0:
		r.fail("the document ends where a value is expected" + what)
	case c == '/':
		r.fail("a comment: JSON has none")
	default:
		r.fail("expected a value" + what)
	}
	return nil
}

func (r *jsonReader) word(up *node, k kind, word string) *node {
	if !strings.HasPrefix(r.s[r.p:], word) {
		r.fail("expected a value: an object, an array, a string, a number, true, false or null")
	}
	n := r.node(up, k)
	n.text = word
	r.p += len(word)
	return n
}

func (r *jsonReader) enter() {
	if r.depth++; r.depth > maxDepth {
		r.fail("values are nested too deep")
	}
	r.p++
}

func (r *jsonReader) array(up *node) *node {
	n := r.node(up, list)
	r.enter()
	for c := r.space(); c != ']'; c = r.next(']') {
		kid := r.value(n, " of the array")
		kid.number = int32(len(n.kids))
		n.kids = append(n.kids, kid)
	}
	r.p++
	r.depth--
	return n
}

func (r *jsonReader) object(up *node) *node {
	n := r.node(up, object)
	r.enter()
	for c := r.space(); c != '}'; c = r.next('}') {
		r.member(n, c)
	}
	r.p++
	r.depth--
	return n
}

// next passes the comma between two values, or stops before the end.
func (r *jsonReader) next(end byte) byte {
	switch c := r.space(); c {
	case end:
		return c
	case ',':
		r.p++
		if c = r.space(); c == end {
			r.fail("expected one more value after the comma")
		}
		return c
	case 0:
		r.fail("the document ends before its time: " + string(end) + " is missing")
	}
	r.fail("expected a comma or " + string(end))
	return 0
}

func (r *jsonReader) member(n *node, c byte) {
	if c != '"' {
		if c == 0 {
			r.fail("the document ends before its time: } is missing")
		}
		r.fail("expected a member name in double quotes")
	}
	line, col := int32(r.line), int32(r.col())
	name := r.str()
	if r.space() != ':' {
		r.fail("expected a colon after the member name")
	}
	r.p++
	kid := r.value(n, " of the member")
	kid.name, kid.line, kid.col = name, line, col
	addMember(n, kid, r.list)
}

// addMember appends a member. Of two with one name the first is kept: which one
// a reader takes differs from reader to reader.
func addMember(n, kid *node, list *diag.List) {
	if len(n.kids) >= manyMembers {
		n.indexed()
	}
	if first := n.get(kid.name); first != nil {
		list.Errorf(kid.pos(), kid.name, "duplicate key: it stands at %s already", first.pos())
		return
	}
	n.kids = append(n.kids, kid)
	if n.index != nil {
		n.index[kid.name] = kid
	}
}

// number returns a number as it is written.
func (r *jsonReader) number() string {
	from := r.p
	if r.s[r.p] == '-' {
		r.p++
	}
	zero := r.peek() == '0'
	if n := r.digits(); n == 0 || zero && n > 1 {
		r.fail("malformed number")
	}
	if r.peek() == '.' {
		r.p++
		if r.digits() == 0 {
			r.fail("malformed number: expected a digit after the point")
		}
	}
	if r.peek()|0x20 == 'e' {
		r.p++
		if c := r.peek(); c == '+' || c == '-' {
			r.p++
		}
		if r.digits() == 0 {
			r.fail("malformed number: expected a digit of the exponent")
		}
	}
	return r.s[from:r.p]
}

// peek returns the next byte, 0 at the end.
func (r *jsonReader) peek() byte {
	if r.p < len(r.s) {
		return r.s[r.p]
	}
	return 0
}

func (r *jsonReader) digits() int {
	from := r.p
	for r.peek()-'0' < 10 {
		r.p++
	}
	return r.p - from
}

// str reads a string in double quotes.
func (r *jsonReader) str() string {
	r.p++
	from := r.p
	for r.p < len(r.s) {
		switch c := r.s[r.p]; {
		case c == '"':
			r.p++
			return r.s[from : r.p-1]
		case c == '\\':
			return r.escaped(from)
		case c < ' ':
			r.fail("a control character in a string: write it as an escape")
		case c >= 0x80 && !utf8.RuneStart(c):
			r.extra++
		}
		r.p++
	}
	r.fail("the document ends within a string")
	return ""
}

// escaped reads a string on from its first escape.
func (r *jsonReader) escaped(from int) string {
	b := []byte(r.s[from:r.p])
	for r.p < len(r.s) {
		switch c := r.s[r.p]; {
		case c == '"':
			r.p++
			return string(b)
		case c == '\\':
			b = r.escape(b)
			continue
		case c < ' ':
			r.fail("a control character in a string: write it as an escape")
		case c >= 0x80 && !utf8.RuneStart(c):
			r.extra++
		}
		b = append(b, r.s[r.p])
		r.p++
	}
	r.fail("the document ends within a string")
	return ""
}

// escape reads one escape.
func (r *jsonReader) escape(b []byte) []byte {
	if r.p+1 >= len(r.s) {
		r.fail("the document ends within a string")
	}
	const letters, meant = `"\/bfnrt`, "\"\\/\b\f\n\r\t"
	c := r.s[r.p+1]
	if i := strings.IndexByte(letters, c); i >= 0 {
		r.p += 2
		return append(b, meant[i])
	}
	if c != 'u' {
		r.fail("unknown escape in a string")
	}
	return utf8.AppendRune(b, r.unicode())
}

// unicode reads \uXXXX, or two of them that stand for one character.
func (r *jsonReader) unicode() rune {
	c := r.hex(r.p)
	if !utf16.IsSurrogate(c) {
		r.p += 6
		return c
	}
	if low := r.p + 6; strings.HasPrefix(r.s[low:], `\u`) {
		if pair := utf16.DecodeRune(c, r.hex(low)); pair != utf8.RuneError {
			r.p += 12
			return pair
		}
	}
	r.list.Errorf(r.pos(), "", "%s is half of a surrogate pair", r.s[r.p:r.p+6])
	r.p += 6
	return utf8.RuneError
}

// hex returns the character of the \uXXXX at i.
func (r *jsonReader) hex(i int) rune {
	if i+6 > len(r.s) {
		r.fail("the document ends within a string")
	}
	var c rune
	for _, digit := range []byte(r.s[i+2 : i+6]) {
		switch lower := digit | 0x20; {
		case digit-'0' < 10:
			c = c<<4 | rune(digit-'0')
		case lower-'a' < 6:
			c = c<<4 | rune(lower-'a'+10)
		default:
			r.fail("expected four hexadecimal digits after \\u")
		}
	}
	return c
}
