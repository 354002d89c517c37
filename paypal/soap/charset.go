package soap

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// toUTF8 returns a document in UTF-8, without a byte order mark. Its encoding is,
// in this order, what the byte order mark says, what label says (the charset of
// an HTTP Content-Type; empty when there is none), what the XML declaration
// says, UTF-8. What is neither honoured nor surely right is refused.
func toUTF8(s []byte, label string) ([]byte, error) {
	switch {
	case bytes.HasPrefix(s, []byte("\xEF\xBB\xBF")):
		return s[3:], nil
	case bytes.HasPrefix(s, []byte("\xFF\xFE\x00\x00")), bytes.HasPrefix(s, []byte("\x00\x00\xFE\xFF")):
		return nil, unsupported("UTF-32")
	case bytes.HasPrefix(s, []byte("\xFF\xFE")):
		return fromUTF16(s[2:], binary.LittleEndian)
	case bytes.HasPrefix(s, []byte("\xFE\xFF")):
		return fromUTF16(s[2:], binary.BigEndian)
	}
	if label == "" {
		decl, err := parseDeclaration(s)
		if err != nil {
			return s, nil // the decoder says where it is wrong
		}
		label = decl.encoding
	}
	return transcode(s, label)
}

// transcode converts from the encoding with this name.
func transcode(s []byte, label string) ([]byte, error) {
	if label == "" || strings.EqualFold(label, "utf-8") { // nearly always, and without an allocation
		return s, nil
	}
	switch strings.ToLower(label) {
	case "utf8":
		return s, nil
	case "us-ascii", "ascii":
		if i := bytes.IndexFunc(s, func(r rune) bool { return r >= utf8.RuneSelf }); i >= 0 {
			return nil, fmt.Errorf("soap: the document says it is in US-ASCII, but byte %d is not", i)
		}
		return s, nil
	case "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "l1":
		return fromBytes(s, func(c byte) rune { return rune(c) }), nil
	case "windows-1252", "cp1252":
		return fromWindows(s)
	case "utf-16le":
		return fromUTF16(s, binary.LittleEndian)
	case "utf-16be":
		return fromUTF16(s, binary.BigEndian)
	case "utf-16":
		return nil, fmt.Errorf("soap: the document says it is in UTF-16, but it does not begin with a byte order mark")
	}
	return nil, unsupported(label)
}

func unsupported(label string) error {
	return fmt.Errorf("soap: encoding %q is not supported: expected UTF-8, US-ASCII, ISO-8859-1, windows-1252 or UTF-16", clip(label, maxNamed))
}

// fromBytes converts from an encoding of one byte for each character.
func fromBytes(s []byte, char func(byte) rune) []byte {
	out := make([]byte, 0, len(s)+len(s)/8)
	for _, c := range s {
		if c < utf8.RuneSelf {
			out = append(out, c)
		} else {
			out = utf8.AppendRune(out, char(c))
		}
	}
	return out
}

// windowsChars are the characters of the bytes 0x80 to 0x9F in windows-1252. It
// leaves five of them without a character.
var windowsChars = [32]rune{
	'€', 0, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', 0, 'Ž', 0,
	0, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', 0, 'ž', 'Ÿ',
}

func fromWindows(s []byte) ([]byte, error) {
	for i, c := range s {
		if c >= 0x80 && c < 0xA0 && windowsChars[c-0x80] == 0 {
			return nil, fmt.Errorf("soap: the document says it is in windows-1252, but byte %d is not", i)
		}
	}
	return fromBytes(s, func(c byte) rune {
		if c < 0xA0 {
			return windowsChars[c-0x80]
		}
		return rune(c)
	}), nil
}

// fromUTF16 refuses halves of surrogate pairs instead of replacing them.
func fromUTF16(s []byte, order binary.ByteOrder) ([]byte, error) {
	if len(s)%2 != 0 {
		return nil, fmt.Errorf("soap: the document is in UTF-16, but its length is odd: is it cut off?")
	}
	out := make([]byte, 0, len(s)/2+len(s)/8)
	for i := 0; i < len(s); i += 2 {
		r := rune(order.Uint16(s[i:]))
		if utf16.IsSurrogate(r) {
			var low rune
			if i += 2; i < len(s) {
				low = rune(order.Uint16(s[i:]))
			}
			if r = utf16.DecodeRune(r, low); r == utf8.RuneError {
				return nil, fmt.Errorf("soap: the document is in UTF-16, but byte %d begins no character", i-2)
			}
		}
		out = utf8.AppendRune(out, r)
	}
	return bytes.TrimPrefix(out, []byte("\uFEFF")), nil
}
