package nvp

import "encoding/binary"

// wordSize is how many bytes are looked at together.
const wordSize = 8

const (
	ones  = 0x0101010101010101
	highs = 0x8080808080808080
)

// load returns the word at a position; the first byte is the lowest.
func load(b []byte, at int) uint64 { return binary.LittleEndian.Uint64(b[at : at+wordSize]) }

// lowBytes is a mask of the first n bytes of a word, or of all.
func lowBytes(n int) uint64 {
	if n >= wordSize {
		return ^uint64(0)
	}
	return 1<<(uint(n)*8) - 1
}

// ends returns the first and the last word of the text between two positions. Of
// a text that is not longer than a word there is no last one.
func ends(b []byte, from, to int) (first, last uint64) {
	first = load(b, from)
	n := to - from
	if n > wordSize {
		return first, load(b, to-wordSize)
	}
	return first & lowBytes(n), 0
}

// pad returns s with a word behind it.
func pad(s string) []byte { return append([]byte(s), make([]byte, wordSize)...) }

// zeros marks the bytes of w that are zero. It may also mark bytes above the first
// zero, never below it.
func zeros(w uint64) uint64 { return (w - ones) &^ w & highs }
