package soap

import (
	"bytes"
	"encoding/binary"
	"unicode/utf8"

	"github.com/ppgen/ppgen/paypal/internal/words"
)

// The classes of a byte, as a set of bits in classes.
const (
	inName       = 1 << iota // may stand in a name: ASCII name characters and every byte of a longer sequence; not ':'
	asciiName                // the ASCII ones among them
	startName                // may start a name
	isSpace                  // white space of XML
	needsEsc                 // must be looked at when text is written
	needsEscAttr             // must be looked at when an attribute's value is written
)

var classes = func() (t [256]uint8) {
	for i := range t {
		c := byte(i)
		switch {
		case c >= utf8.RuneSelf:
			t[i] |= inName | startName
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c == '_':
			t[i] |= inName | asciiName | startName
		case c >= '0' && c <= '9', c == '.', c == '-':
			t[i] |= inName | asciiName
		case c == ' ', c == '\t', c == '\n', c == '\r':
			t[i] |= isSpace
		}
		if c == '<' || c == '&' || c == '>' || c < ' ' || c >= utf8.RuneSelf {
			t[i] |= needsEsc | needsEscAttr
		}
		if c == '"' {
			t[i] |= needsEscAttr
		}
	}
	return t
}()

// blanks is a word of them.
const blanks = words.Ones * ' '

// below32 has the highest bit of every byte that is an ASCII control character.
// Setting the highest bits first keeps a byte from borrowing of its neighbour.
func below32(w uint64) uint64 { return ^((w | words.Highs) - blanks) &^ w & words.Highs }

// equals has the highest bit of every byte of w that is c.
func equals(w uint64, c byte) uint64 {
	x := w ^ words.Ones*uint64(c)
	return ^((x&^words.Highs + ^uint64(words.Highs)) | x) & words.Highs
}

// A survey is what one look over a whole document says about its bytes, so that
// no later step has to ask each text again.
type survey struct {
	ok  bool // valid UTF-8, and no character that XML forbids
	odd bool // has carriage returns, which must be read as line feeds, or "]]>", which may only end a CDATA section
}

func surveyOf(s []byte) survey {
	ascii, cr, ok := surveyControls(s)
	if !ok || !ascii && (!utf8.Valid(s) || hasNonCharacter(s)) {
		return survey{}
	}
	return survey{ok: true, odd: cr || bytes.IndexByte(s, ']') >= 0 && bytes.Contains(s, []byte("]]>"))}
}

// surveyControls finds control characters, thirty-two bytes at a time because
// it looks at every byte of every document.
func surveyControls(s []byte) (ascii, cr, ok bool) {
	var all, returns uint64
	for ; len(s) >= 32; s = s[32:] {
		a, b := binary.LittleEndian.Uint64(s), binary.LittleEndian.Uint64(s[8:])
		c, d := binary.LittleEndian.Uint64(s[16:]), binary.LittleEndian.Uint64(s[24:])
		all |= a | b | c | d
		// Without a control character there is no borrow between bytes, so this
		// is exactly as true as four times below32.
		if ((a-blanks)&^a|(b-blanks)&^b|(c-blanks)&^c|(d-blanks)&^d)&words.Highs == 0 {
			continue
		}
		if forbidden(a)|forbidden(b)|forbidden(c)|forbidden(d) != 0 {
			return false, false, false
		}
		returns |= equals(a, '\r') | equals(b, '\r') | equals(c, '\r') | equals(d, '\r')
	}
	for _, c := range s {
		all |= uint64(c)
		if c < ' ' && classes[c]&isSpace == 0 {
			return false, false, false
		}
		if c == '\r' {
			returns = 1
		}
	}
	return all&words.Highs == 0, returns != 0, true
}

// textEnd is bytes.IndexByte(s, '<') for texts that are mostly shorter than 32
// bytes: for these the call alone would cost as much.
func textEnd(s []byte) int {
	i := 0
	for ; i < 32 && i+8 <= len(s); i += 8 {
		w := binary.LittleEndian.Uint64(s[i:]) ^ words.Ones*'<'
		if m := words.Zeros(w); m != 0 {
			return i + words.First(m)
		}
	}
	if n := bytes.IndexByte(s[i:], '<'); n >= 0 {
		return i + n
	}
	return -1
}

// attrStop returns the index of the first byte of s that an attribute's value in
// such quotes does not simply contain: the quote, <, & or a control character.
// It is len(s) when there is none.
func attrStop(s []byte, quote byte) int {
	// Either quote differs from & in one bit, so that one test finds both.
	differs, both := words.Ones*uint64(quote^'&'), words.Ones*uint64(quote|'&')
	i := 0
	for ; i+8 <= len(s); i += 8 {
		w := binary.LittleEndian.Uint64(s[i:])
		lt, end := w^words.Ones*'<', (w|differs)^both
		// Bits above the lowest may be wrong, because of borrows.
		m := ((w-blanks)&^w | (lt-words.Ones)&^lt | (end-words.Ones)&^end) & words.Highs
		if m != 0 {
			return i + words.First(m)
		}
	}
	for ; i < len(s); i++ {
		if c := s[i]; c == quote || c == '<' || c == '&' || c < ' ' {
			break
		}
	}
	return i
}

// forbidden has the highest bit of every byte that is a control character other
// than tab, line feed and carriage return.
func forbidden(w uint64) uint64 {
	m := below32(w)
	if m == 0 {
		return 0
	}
	return m &^ (equals(w, '\t') | equals(w, '\n') | equals(w, '\r'))
}

// hasNonCharacter finds U+FFFE and U+FFFF, which are valid UTF-8 but not XML.
func hasNonCharacter(s []byte) bool {
	for {
		i := bytes.IndexByte(s, 0xEF)
		if i < 0 {
			return false
		}
		if s = s[i+1:]; len(s) >= 2 && s[0] == 0xBF && s[1] >= 0xBE {
			return true
		}
	}
}

// isChar reports whether XML 1.0 allows r in a document.
func isChar(r rune) bool {
	return r == '\t' || r == '\n' || r == '\r' ||
		r >= ' ' && r <= 0xD7FF || r >= 0xE000 && r <= 0xFFFD || r >= 0x10000 && r <= utf8.MaxRune
}

// nameStarts are the characters beyond ASCII that may start a name, as the
// fifth edition of XML 1.0 has them: pairs of first and last.
var nameStarts = [...]rune{
	0xC0, 0xD6, 0xD8, 0xF6, 0xF8, 0x2FF, 0x370, 0x37D, 0x37F, 0x1FFF, 0x200C, 0x200D, 0x2070, 0x218F,
	0x2C00, 0x2FEF, 0x3001, 0xD7FF, 0xF900, 0xFDCF, 0xFDF0, 0xFFFD, 0x10000, 0xEFFFF,
}

// nameRests may stand in a name but not start one.
var nameRests = [...]rune{0xB7, 0xB7, 0x300, 0x36F, 0x203F, 0x2040}

func inRanges(r rune, pairs []rune) bool {
	for i := 0; i < len(pairs); i += 2 {
		if r >= pairs[i] && r <= pairs[i+1] {
			return true
		}
	}
	return false
}

// goodName checks the characters beyond ASCII of a name whose ASCII characters
// are known to be right.
func goodName(name string) bool {
	for i, r := range name {
		if r < utf8.RuneSelf || inRanges(r, nameStarts[:]) {
			continue
		}
		if i == 0 || !inRanges(r, nameRests[:]) {
			return false
		}
	}
	return true
}

// isNCName reports whether s can be the name of an element or attribute.
func isNCName(s string) bool {
	if s == "" || classes[s[0]]&startName == 0 || !utf8.ValidString(s) {
		return false
	}
	for i := range len(s) {
		if classes[s[i]]&inName == 0 {
			return false
		}
	}
	return goodName(s)
}

// trim removes the white space of XML, and only that: a no-break space is text.
func trim(s string) string {
	for len(s) > 0 && classes[s[0]]&isSpace != 0 {
		s = s[1:]
	}
	for len(s) > 0 && classes[s[len(s)-1]]&isSpace != 0 {
		s = s[:len(s)-1]
	}
	return s
}

func trimBytes(t []byte) []byte {
	for len(t) > 0 && classes[t[0]]&isSpace != 0 {
		t = t[1:]
	}
	for len(t) > 0 && classes[t[len(t)-1]]&isSpace != 0 {
		t = t[:len(t)-1]
	}
	return t
}
