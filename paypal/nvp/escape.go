package nvp

import (
	"encoding/binary"
	"slices"
	"unicode/utf8"
)

const upperHex = "0123456789ABCDEF"

// escapes has for each byte how url.QueryEscape writes it, in the three low bytes
// of a word, and in the fourth how many of them that takes. To write all of them
// and count on by some is faster than to ask which byte it is.
var escapes = func() (t [256]uint32) {
	for i := range t {
		switch c := byte(i); {
		case isDigit(c), c|0x20 >= 'a' && c|0x20 <= 'z', c == '-', c == '_', c == '.', c == '~':
			t[i] = uint32(c) | 1<<24
		case c == ' ':
			t[i] = '+' | 1<<24
		default:
			t[i] = '%' | uint32(upperHex[c>>4])<<8 | uint32(upperHex[c&15])<<16 | 3<<24
		}
	}
	return t
}()

// appendEscaped appends s as url.QueryEscape writes it. It answers false when s
// is not valid UTF-8.
func appendEscaped(b []byte, s string) ([]byte, bool) {
	most := len(b) + 3*len(s) + 1
	out, n, wide := slices.Grow(b, 3*len(s)+1)[:most], len(b), uint8(0)
	for i := range len(s) {
		c := s[i]
		wide |= c
		e := escapes[c]
		binary.LittleEndian.PutUint32(out[n:n+4], e)
		n += int(e >> 24)
	}
	return out[:n], wide < utf8.RuneSelf || utf8.ValidString(s)
}
