package soap

import (
	"bytes"
	"unicode/utf8"
)

// String returns the text of the current element without white space around
// it, and moves past its end tag. Elements within are reported.
func (d *Decoder) String() string { return d.strings.Add(trimBytes(d.content())) }

// Text is String with the white space.
func (d *Decoder) Text() string { return d.strings.Add(d.content()) }

// AppendString reads the current element as an item of a list.
//
//go:noinline
func AppendString[T ~string](d *Decoder, list *[]T) { *list = append(*list, T(d.String())) }

// content returns the text of the current element, good until the next call,
// and moves past its end tag. Nearly always it is one slice of the document.
func (d *Decoder) content() []byte {
	if d.unread != 0 {
		d.reportAttrs()
	}
	d.subject = d.depth
	if d.top().empty {
		d.depth--
		return nil
	}
	if d.depth == 0 {
		return nil
	}
	from := d.p
	n := textEnd(d.s[from:])
	if n < 0 || from+n+1 >= len(d.s) {
		d.failEnd()
		return nil
	}
	t := d.s[from : from+n]
	if d.s[from+n+1] != '/' || d.amp < from+n && d.hasReference(from, from+n) || d.info.odd && !plain(t) {
		return d.contentSlow()
	}
	d.p += n
	if !d.end() {
		return nil
	}
	return t
}

// hasReference reports whether there is a reference between two positions, of
// which from is never before that of the last call: all calls together look at
// the document once.
func (d *Decoder) hasReference(from, to int) bool {
	if d.amp < from {
		n := bytes.IndexByte(d.s[from:], '&')
		if n < 0 {
			n = len(d.s)
		}
		d.amp = from + n
	}
	return d.amp < to
}

// plain reports whether text without references means what it says.
func plain(t []byte) bool {
	return bytes.IndexByte(t, '\r') < 0 && !bytes.Contains(t, []byte("]]>"))
}

// contentSlow gathers text that is interrupted or has references in it.
func (d *Decoder) contentSlow() []byte {
	d.text = d.text[:0]
	for {
		next := d.run()
		switch next {
		case 0:
			return nil
		case '/':
			if !d.end() {
				return nil
			}
			return d.text
		default:
			if !d.start() {
				return nil
			}
			d.reject("unknown element")
		}
	}
}

// run appends character data to d.text, up to a start tag or an end tag. It
// returns the byte after that tag's '<', or 0 when the document is wrong.
func (d *Decoder) run() byte {
	for {
		n := bytes.IndexByte(d.s[d.p:], '<')
		if n < 0 || d.p+n+1 >= len(d.s) {
			d.failEnd()
			return 0
		}
		var ok bool
		if d.text, ok = d.resolveText(d.text, d.s[d.p:d.p+n]); !ok {
			return 0
		}
		d.p += n
		c := d.s[d.p+1]
		if c != '!' && c != '?' {
			return c
		}
		cdata, ok := d.markup()
		if !ok {
			return 0
		}
		d.text = appendLines(d.text, cdata)
	}
}

// MixedNext moves through mixed content: to the next run of text, which it
// returns, or to the next child element. ok is false past the end tag.
func (d *Decoder) MixedNext() (text string, element, ok bool) {
	if d.unread != 0 {
		d.reportAttrs()
	}
	if d.top().empty {
		d.depth--
		return "", false, false
	}
	if d.depth == 0 {
		return "", false, false
	}
	d.text = d.text[:0]
	next := d.run()
	switch {
	case next == 0:
		return "", false, false
	case len(d.text) > 0:
		return d.strings.Add(d.text), false, true
	case next == '/':
		d.end()
		return "", false, false
	}
	ok = d.start()
	return "", ok, ok
}

// resolveText appends character data of the document to dst as what it means.
func (d *Decoder) resolveText(dst, t []byte) ([]byte, bool) {
	if d.info.odd && bytes.Contains(t, []byte("]]>")) {
		return dst, d.fail("]]> in text must be written ]]&gt;")
	}
	return d.resolve(dst, t, false)
}

// resolve appends t to dst with references replaced and line ends as line
// feeds. In an attribute, white space becomes blanks.
func (d *Decoder) resolve(dst, t []byte, attr bool) ([]byte, bool) {
	for i := 0; i < len(t); {
		c := t[i]
		switch {
		case c == '&':
			var n int
			if dst, n = appendReference(dst, t[i:]); n == 0 {
				return dst, d.fail("a & must be written &amp; or begin a character or predefined reference")
			}
			i += n
		case c == '\r' || attr && c < ' ':
			if c == '\r' && i+1 < len(t) && t[i+1] == '\n' {
				i++
			}
			if attr {
				dst = append(dst, ' ')
			} else {
				dst = append(dst, '\n')
			}
			i++
		default:
			n := 1
			for i+n < len(t) && t[i+n] != '&' && t[i+n] != '\r' && (!attr || t[i+n] >= ' ') {
				n++
			}
			dst = append(dst, t[i:i+n]...)
			i += n
		}
	}
	return dst, true
}

// appendLines appends t with line ends as line feeds.
func appendLines(dst, t []byte) []byte {
	for {
		i := bytes.IndexByte(t, '\r')
		if i < 0 {
			return append(dst, t...)
		}
		dst = append(dst, t[:i]...)
		dst = append(dst, '\n')
		t = bytes.TrimPrefix(t[i+1:], []byte("\n"))
	}
}

// maxReference bounds a reference, leading zeros included.
const maxReference = 32

// appendReference appends what the reference at the beginning of t stands for.
// It returns the reference's length, 0 when it is none.
func appendReference(dst, t []byte) ([]byte, int) {
	end := bytes.IndexByte(t[:min(len(t), maxReference)], ';')
	if end < 2 {
		return dst, 0
	}
	switch name := t[1:end]; string(name) {
	case "amp":
		dst = append(dst, '&')
	case "lt":
		dst = append(dst, '<')
	case "gt":
		dst = append(dst, '>')
	case "quot":
		dst = append(dst, '"')
	case "apos":
		dst = append(dst, '\'')
	default:
		r, ok := charReference(name)
		if !ok {
			return dst, 0
		}
		dst = utf8.AppendRune(dst, r)
	}
	return dst, end + 1
}

// charReference reads "#65" and "#x41".
func charReference(name []byte) (rune, bool) {
	if name[0] != '#' {
		return 0, false
	}
	digits, base := name[1:], rune(10)
	if len(digits) > 0 && digits[0] == 'x' {
		digits, base = digits[1:], 16
	}
	var r rune
	for _, c := range digits {
		v := digit(c)
		if v >= base {
			return 0, false
		}
		if r = r*base + v; r > utf8.MaxRune {
			return 0, false
		}
	}
	return r, len(digits) > 0 && isChar(r)
}

// digit is the value of a hexadecimal digit, or 16.
func digit(c byte) rune {
	switch {
	case c >= '0' && c <= '9':
		return rune(c - '0')
	case c >= 'a' && c <= 'f':
		return rune(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return rune(c-'A') + 10
	}
	return 16
}
