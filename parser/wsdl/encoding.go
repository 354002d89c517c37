package wsdl

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// utf8Mark is the byte order mark that some editors put before UTF-8.
var utf8Mark = []byte("\xef\xbb\xbf")

// toUTF8 returns a document as UTF-8 without a byte order mark. Everything
// after it counts columns and cuts excerpts in this text, so that positions are
// those an editor shows whatever the file's encoding is.
func toUTF8(data []byte) ([]byte, error) {
	if big, found := utf16Order(data); found {
		return fromUTF16(data, big)
	}
	text := bytes.TrimPrefix(data, utf8Mark)
	switch label := strings.ToLower(declaredEncoding(text)); label {
	case "", "utf-8", "utf8", "us-ascii", "ascii":
		return text, nil
	case "iso-8859-1", "latin1", "iso_8859-1", "l1":
		return fromSingleByte(text, nil), nil
	case "windows-1252", "cp1252":
		return fromSingleByte(text, &windows1252), nil
	case "utf-16", "utf-16le", "utf-16be":
		return nil, fmt.Errorf("the document declares encoding %s, but its bytes are not UTF-16", label)
	default:
		return nil, fmt.Errorf("encoding %s is not supported, expected UTF-8, UTF-16, ISO-8859-1 or windows-1252", strings.ToUpper(label))
	}
}

// utf16Order reports whether data is UTF-16, by its byte order mark or by the
// zero bytes that "<" must have beside it, and whether the high byte is first.
func utf16Order(data []byte) (big, found bool) {
	switch {
	case bytes.HasPrefix(data, []byte{0xfe, 0xff}), bytes.HasPrefix(data, []byte{0, '<', 0}):
		return true, true
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}), bytes.HasPrefix(data, []byte{'<', 0}):
		return false, true
	}
	return false, false
}

func fromUTF16(data []byte, big bool) ([]byte, error) {
	if len(data)%2 != 0 {
		return nil, fmt.Errorf("UTF-16 with an odd number of bytes: the document is cut off")
	}
	units := make([]uint16, len(data)/2)
	for i := range units {
		low, high := data[2*i], data[2*i+1]
		if big {
			low, high = high, low
		}
		units[i] = uint16(high)<<8 | uint16(low)
	}
	text := make([]byte, 0, len(units))
	for _, r := range utf16.Decode(units) {
		text = utf8.AppendRune(text, r)
	}
	return bytes.TrimPrefix(text, utf8Mark), nil
}

// windows1252 is what windows-1252 has in place of ISO-8859-1's C1 controls. A
// zero is a byte that it does not assign.
var windows1252 = [32]rune{
	'€', 0, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', 0, 'Ž', 0,
	0, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', 0, 'ž', 'Ÿ',
}

// fromSingleByte decodes ISO-8859-1, with the bytes 0x80 to 0x9f taken from c1
// where that is given.
func fromSingleByte(data []byte, c1 *[32]rune) []byte {
	text := make([]byte, 0, len(data)+len(data)/8)
	for _, b := range data {
		r := rune(b)
		if c1 != nil && b >= 0x80 && b < 0xa0 {
			if r = c1[b-0x80]; r == 0 {
				r = utf8.RuneError
			}
		}
		text = utf8.AppendRune(text, r)
	}
	return text
}

// declaredEncoding returns the encoding that the XML declaration names, or "".
func declaredEncoding(text []byte) string {
	if !bytes.HasPrefix(text, []byte("<?xml")) {
		return ""
	}
	declaration, _, found := bytes.Cut(text, []byte("?>"))
	if !found {
		return ""
	}
	_, rest, found := bytes.Cut(declaration, []byte("encoding"))
	rest, equals := bytes.CutPrefix(bytes.TrimLeft(rest, " \t\r\n"), []byte("="))
	rest = bytes.TrimLeft(rest, " \t\r\n")
	if !found || !equals || len(rest) == 0 {
		return ""
	}
	label, _, _ := bytes.Cut(rest[1:], rest[:1])
	return string(label)
}
