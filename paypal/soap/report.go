package soap

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/ppgen/ppgen/paypal"
)

// The bounds of a report: a document must not make it larger than itself.
const (
	maxUnknown = 256
	maxValue   = 256
	maxInPath  = 128 // of each name
	maxNamed   = 64  // how much of a name an error quotes
)

// A SyntaxError says where a document is not what a SOAP message may be.
type SyntaxError struct {
	Line, Column int // counted from 1, the column in bytes
	Msg          string
}

func (e *SyntaxError) Error() string {
	return fmt.Sprintf("soap: line %d, column %d: %s", e.Line, e.Column, e.Msg)
}

// fail stops the decoder. It returns false, for its callers to pass on.
func (d *Decoder) fail(msg string) bool {
	if d.err == nil {
		before := d.s[:min(d.p, len(d.s))]
		d.err = &SyntaxError{
			Line:   bytes.Count(before, []byte("\n")) + 1,
			Column: len(before) - bytes.LastIndexByte(before, '\n'),
			Msg:    msg,
		}
	}
	d.p, d.depth, d.unread = len(d.s), 0, 0
	d.frames[0].empty = false
	d.own.attrs, d.cur = d.attrBuf[:0], &d.own
	return false
}

func (d *Decoder) failEnd() bool {
	d.p = len(d.s)
	return d.fail("the document ends too early: is it cut off?")
}

// failSurvey finds the character that a survey did not like.
func (d *Decoder) failSurvey() {
	for d.p < len(d.s) {
		r, n := utf8.DecodeRune(d.s[d.p:])
		if r == utf8.RuneError && n == 1 {
			d.fail("the text is not valid UTF-8, the encoding it declares or implies")
			return
		}
		if !isChar(r) {
			d.fail(fmt.Sprintf("character U+%04X is not allowed in XML", r))
			return
		}
		d.p += n
	}
}

// clip bounds a text, at the border of a character.
func clip[T ~string | ~[]byte](s T, n int) string {
	if len(s) <= n {
		return string(s)
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return string(s[:n]) + "…"
}

// path names the elements down to a depth. The last of them may be closed by now.
func (d *Decoder) path(depth int) string {
	var b strings.Builder
	for _, f := range d.frames[min(d.base, depth)+1 : depth+1] {
		name := d.s[f.from:f.to]
		if b.Len() > 0 {
			b.WriteByte('/')
		}
		b.WriteString(clip(name[bytes.IndexByte(name, ':')+1:], maxInPath))
	}
	return b.String()
}

// report adds one thing the contract does not know, about the element at a depth
// or, when attr is not empty, about that attribute of it.
func (d *Decoder) report(depth int, attr string, value []byte, reason string) {
	switch n := len(d.unknown); {
	case d.err != nil || n > maxUnknown:
		return
	case n == maxUnknown:
		value, reason = nil, "more than 256 reports: the rest is left out"
	}
	path := d.path(depth)
	if attr != "" {
		path += "/@" + clip(attr, maxInPath)
	}
	d.unknown = append(d.unknown, paypal.Unknown{Path: path, Value: clip(value, maxValue), Reason: reason})
}

// reject reports the current element and skips it.
func (d *Decoder) reject(reason string) {
	depth, from := d.depth, d.p
	d.skip()
	d.report(depth, "", d.innerText(d.s[from:d.p]), reason)
}

// innerText is what stands before the end tag that inner ends with: as text
// when it is nothing else, as XML otherwise.
func (d *Decoder) innerText(inner []byte) []byte {
	end := bytes.LastIndex(inner, []byte("</"))
	if end < 0 {
		return nil
	}
	inner = trimBytes(inner[:end])
	if bytes.IndexByte(inner, '<') >= 0 {
		return inner
	}
	d.scratch, _ = d.resolve(d.scratch[:0], inner, false)
	return d.scratch
}

// reportText reports character data where only elements may stand.
func (d *Decoder) reportText(t []byte) {
	if t = trimBytes(t); len(t) > 0 {
		d.report(d.depth, "", t, "unexpected text")
	}
}

// reportAttrs reports the attributes of the current element that nobody asked
// for.
func (d *Decoder) reportAttrs() {
	for i := range d.cur.attrs {
		if d.unread&(1<<i) != 0 {
			a := &d.cur.attrs[i]
			d.report(d.depth, string(d.nameOf(a)), d.attrBytes(a), "unknown attribute")
		}
	}
	d.unread = 0
}
