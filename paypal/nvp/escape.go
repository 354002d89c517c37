package nvp

import (
	"slices"
	"unicode/utf8"
)

// The classes of bytes, as writing sees them.
const (
	isSafe  = 1 << iota // stands for itself
	isASCII             // must be escaped
	isWide              // must be escaped, and be part of valid UTF-8
)

var escapeClass = func() (t [256]uint8) {
	for i := range t {
		switch c := byte(i); {
		case isDigit(c), c|0x20 >= 'a' && c|0x20 <= 'z', c == '-', c == '_', c == '.', c == '~':
			t[i] = isSafe
		case c < utf8.RuneSelf:
			t[i] = isASCII
		default:
			t[i] = isWide
		}
	}
	return t
}()

const upperHex = "0123456789ABCDEF"

// appendEscaped appends s as url.QueryEscape writes it. It answers false when s
// is not valid UTF-8.
func appendEscaped(b []byte, s string) ([]byte, bool) {
	most := len(b) + 3*len(s)
	out, n, seen := slices.Grow(b, 3*len(s))[:most], len(b), uint8(0)
	for i := range len(s) {
		c := s[i]
		class := escapeClass[c]
		seen |= class
		switch {
		case class == isSafe:
			out[n] = c
			n++
		case c == ' ':
			out[n] = '+'
			n++
		default:
			e := out[n : n+3]
			e[0], e[1], e[2] = '%', upperHex[c>>4], upperHex[c&15]
			n += 3
		}
	}
	return out[:n], seen&isWide == 0 || utf8.ValidString(s)
}
