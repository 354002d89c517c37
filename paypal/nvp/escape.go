package nvp

import (
	"encoding/binary"
	"slices"
	"unicode/utf8"
)

const upperHex = "0123456789ABCDEF"

// An escape is how url.QueryEscape writes a byte, in its three low bytes, and above
// escapeSize how many of them that takes. To write all of them and count on by some
// is faster than to ask which byte it is.
type escape uint32

const (
	escapeWide escape = 1 << 24 // the byte is not ASCII
	escapeSize        = 30
)

var escapes = func() (t [256]escape) {
	for i := range t {
		switch c := byte(i); {
		case isDigit(c), c|0x20 >= 'a' && c|0x20 <= 'z', c == '-', c == '_', c == '.', c == '~':
			t[i] = escape(c) | 1<<escapeSize
		case c == ' ':
			t[i] = '+' | 1<<escapeSize
		default:
			t[i] = '%' | escape(upperHex[c>>4])<<8 | escape(upperHex[c&15])<<16 | 3<<escapeSize
		}
		if i >= utf8.RuneSelf {
			t[i] |= escapeWide
		}
	}
	return t
}()

func (e escape) size() uint { return uint(e >> escapeSize) }

// appendEscaped appends s as url.QueryEscape writes it. It answers false when s
// is not valid UTF-8. Four bytes of s share one check of bounds.
func appendEscaped(b []byte, s string) ([]byte, bool) {
	const fours = 16
	room := 3*len(s) + fours
	out, n, i, seen := slices.Grow(b, room)[:len(b)+room], len(b), 0, escape(0)
	for ; i < len(s)-3; i += 4 {
		four := (*[fours]byte)(out[n : n+fours])
		e := escapes[s[i]]
		binary.LittleEndian.PutUint32(four[:4], uint32(e))
		at := e.size()
		seen |= e
		e = escapes[s[i+1]]
		binary.LittleEndian.PutUint32(four[at:at+4], uint32(e))
		at += e.size()
		seen |= e
		e = escapes[s[i+2]]
		binary.LittleEndian.PutUint32(four[at:at+4], uint32(e))
		at += e.size()
		seen |= e
		e = escapes[s[i+3]]
		binary.LittleEndian.PutUint32(four[at:at+4], uint32(e))
		n += int(at + e.size())
		seen |= e
	}
	for ; i < len(s); i++ {
		e := escapes[s[i]]
		binary.LittleEndian.PutUint32(out[n:n+4], uint32(e))
		n += int(e.size())
		seen |= e
	}
	return out[:n], seen&escapeWide == 0 || utf8.ValidString(s)
}
