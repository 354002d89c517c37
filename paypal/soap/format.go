package soap

import (
	"encoding/base64"
	"strconv"
	"strings"

	"github.com/ppgen/ppgen/paypal/money"
)

// FormatBool returns v as XML Schema writes it.
func FormatBool(v bool) string { return strconv.FormatBool(v) }

// FormatInt returns v in decimal digits.
func FormatInt(v int) string { return strconv.Itoa(v) }

// FormatLong returns v in decimal digits.
func FormatLong(v int64) string { return strconv.FormatInt(v, 10) }

// FormatDecimal returns v exactly.
func FormatDecimal(v money.Decimal) string { return v.String() }

// FormatBase64 returns v in base64.
func FormatBase64(v []byte) string { return base64.StdEncoding.EncodeToString(v) }

// FormatHex returns v in hexadecimal.
func FormatHex(v []byte) string { return string(appendHex(nil, v)) }

// Join writes a packed list: its items separated by blanks.
func Join[T ~string](v []T) string {
	return JoinFunc(v, func(item T) string { return string(item) })
}

// JoinFunc is Join for items that format turns into text.
func JoinFunc[T any](v []T, format func(T) string) string {
	var b strings.Builder
	for i, item := range v {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(format(item))
	}
	return b.String()
}

// Fields reads a packed list. No items is nil.
func Fields[T ~string](s string) []T {
	return FieldsFunc(s, func(item string) T { return T(item) })
}

// FieldsFunc is Fields for items that parse turns into values.
func FieldsFunc[T any](s string, parse func(string) T) []T {
	var v []T
	for item := range strings.FieldsFuncSeq(s, isSpaceRune) {
		v = append(v, parse(item))
	}
	return v
}

func isSpaceRune(r rune) bool { return r < ' '+1 && classes[r]&isSpace != 0 }

// Grow appends one zero value to *s and returns its address, which is good
// until the next Grow. A list grows to 4 items and then threefold, so that a page
// of 100 search results costs four allocations.
func Grow[T any](s *[]T) *T {
	n := len(*s)
	if n == cap(*s) {
		grown := make([]T, n, max(4, 3*n))
		copy(grown, *s)
		*s = grown
	}
	*s = (*s)[:n+1]
	return &(*s)[n]
}
