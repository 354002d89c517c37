package soap

import (
	"fmt"
	"unicode/utf8"

	"github.com/ppgen/ppgen/paypal/internal/words"
)

// appendText appends s as character data. It answers false when s holds a
// character that XML cannot carry: what was appended is of no use then.
func appendText(b []byte, s string) ([]byte, bool) {
	if clean(s) {
		return append(b, s...), true
	}
	return appendEscaped(b, s, false)
}

// appendAttr appends s as an attribute's value between double quotes.
func appendAttr(b []byte, s string) ([]byte, bool) {
	for i := range len(s) {
		if classes[s[i]]&needsEscAttr != 0 {
			return appendEscaped(b, s, true)
		}
	}
	if len(s) == 3 { // a currency, nearly always
		return append(b, s[0], s[1], s[2]), true
	}
	return append(b, s...), true
}

// clean reports whether s is the same when it is written as character data.
func clean(s string) bool {
	if len(s) < 8 {
		for i := range len(s) {
			if classes[s[i]]&needsEsc != 0 {
				return false
			}
		}
		return true
	}
	last := words.Of(s[len(s)-8:])
	for ; len(s) > 8; s = s[8:] {
		if escapes(words.Of(s)) != 0 {
			return false
		}
	}
	return escapes(last) == 0
}

// shortWord returns the bytes of v, less than eight, with blanks behind them.
func shortWord(v string) uint64 {
	n := len(v)
	w := uint64(blanks) << (8 * n)
	switch {
	case n >= 4:
		low := uint64(v[0]) | uint64(v[1])<<8 | uint64(v[2])<<16 | uint64(v[3])<<24
		high := uint64(v[n-4]) | uint64(v[n-3])<<8 | uint64(v[n-2])<<16 | uint64(v[n-1])<<24
		return w | low | high<<(8*(n-4))
	case n > 0:
		return w | uint64(v[0]) | uint64(v[n/2])<<(n/2*8) | uint64(v[n-1])<<(8*(n-1))
	}
	return w
}

// escapes is not zero when one of the bytes of w must be looked at: &, <, >, a
// control character or a part of a longer one.
func escapes(w uint64) uint64 { return suspects(w) & words.Highs }

// suspects is escapes before the bits that matter are taken from it, the highest
// of each byte. Subtraction sets it in a byte that was less, and perhaps in those
// behind it, or leaves it in one that is none of ASCII; < and > differ in one bit.
func suspects(w uint64) uint64 {
	return w | (w - blanks) | ((w ^ words.Ones*'&') - words.Ones) | (((w | words.Ones*('<'^'>')) ^ words.Ones*'>') - words.Ones)
}

// appendEscaped appends s with what XML would take for markup escaped.
func appendEscaped(b []byte, s string, attr bool) ([]byte, bool) {
	done := 0
	for i := 0; i < len(s); {
		if i+8 <= len(s) && !attr && escapes(words.Of(s[i:])) == 0 {
			i += 8
			continue
		}
		if s[i] >= utf8.RuneSelf {
			r, n := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && n == 1 || !isChar(r) {
				return b, false
			}
			i += n
			continue
		}
		esc, ok := escapeOf(s[i], attr)
		if !ok {
			return b, false
		}
		if esc != "" {
			b = append(b, s[done:i]...)
			b = append(b, esc...)
			done = i + 1
		}
		i++
	}
	return append(b, s[done:]...), true
}

// escapeOf is how the ASCII character c is written; empty means as it is.
// White space other than a blank would be read back as a blank from an
// attribute, and a carriage return as a line feed from anywhere, were they not
// escaped.
func escapeOf(c byte, attr bool) (esc string, ok bool) {
	switch c {
	case '&':
		return "&amp;", true
	case '<':
		return "&lt;", true
	case '>':
		return "&gt;", true
	case '\r':
		return "&#13;", true
	}
	if attr {
		switch c {
		case '"':
			return "&quot;", true
		case '\t':
			return "&#9;", true
		case '\n':
			return "&#10;", true
		}
	}
	return "", c >= ' ' || classes[c]&isSpace != 0
}

// badText says which character of s XML cannot carry. It never quotes s: values
// may be card numbers and passwords.
func badText(s string) error {
	for i, r := range s {
		if r == utf8.RuneError {
			if _, n := utf8.DecodeRuneInString(s[i:]); n == 1 {
				return fmt.Errorf("byte %d is not UTF-8: convert the text to UTF-8", i)
			}
		}
		if !isChar(r) {
			return fmt.Errorf("character U+%04X at byte %d cannot be written in XML: remove it", r, i)
		}
	}
	return nil
}
