package words

import (
	"bytes"
	"testing"
)

// TestZeros finds a byte at each place, whatever is around it.
func TestZeros(t *testing.T) {
	for _, around := range []byte{0, 1, 'x', 0x7F, 0x80, 0xFF} {
		for at := range Size + 1 {
			text := bytes.Repeat([]byte{around}, Size)
			if at < Size {
				text[at] = '&'
			}
			marks := Zeros(Load(text, 0) ^ Ones*'&')
			switch {
			case at == Size && marks != 0:
				t.Errorf("%q has a &", text)
			case at < Size && First(marks) != at:
				t.Errorf("%q has its & at %d, want %d", text, First(marks), at)
			}
		}
	}
}

// TestLow leaves the first bytes of a word, which Of and Load read alike.
func TestLow(t *testing.T) {
	const text = "abcdefgh+"
	for n, want := range map[int]string{0: "\x00\x00\x00\x00\x00\x00\x00\x00", 1: "a\x00\x00\x00\x00\x00\x00\x00", 5: "abcde\x00\x00\x00", 8: "abcdefgh", 9: "abcdefgh"} {
		if got := Of(text) & Low(n); got != Of(want) || got != Load([]byte(want), 0) {
			t.Errorf("%d bytes of %q are %#x, want %#x", n, text, got, Of(want))
		}
	}
}
