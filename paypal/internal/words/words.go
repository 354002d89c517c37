// Package words looks at eight bytes of a text at a time. Readers and writers of
// messages find in that way what does not stand for itself: most texts are shorter
// than a call of package bytes is worth.
package words

import (
	"encoding/binary"
	"math/bits"
)

// Size is how many bytes a word has. The first byte of a text is its lowest.
const Size = 8

// A word with the same in every byte: ones, and the highest bit, which marks bytes.
const (
	Ones  = 0x0101010101010101
	Highs = 0x8080808080808080
)

// Load returns the word at a position of b.
func Load(b []byte, at int) uint64 { return binary.LittleEndian.Uint64(b[at : at+Size]) }

// Of returns the first word of s.
func Of(s string) uint64 {
	_ = s[Size-1]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// Low is a mask of the first n bytes of a word, or of all.
func Low(n int) uint64 {
	if n >= Size {
		return ^uint64(0)
	}
	return 1<<(uint(n)*8) - 1
}

// Zeros marks the bytes of w that are zero. It may also mark bytes above the first
// zero, which lend one to those below, but never one below it.
func Zeros(w uint64) uint64 { return (w - Ones) &^ w & Highs }

// First is the number of the first byte that is marked.
func First(marks uint64) int { return bits.TrailingZeros64(marks) / 8 }
