// Package money holds exact decimal numbers and amounts of money.
//
// No value ever passes through a float, so 0.1 + 0.2 is 0.3, a total of a
// thousand rows is right to the last digit, and "12.50" is written back as
// "12.50".
package money

import (
	"encoding/binary"
	"fmt"
	"math"
	"math/big"
	"slices"
	"strconv"
)

// A Decimal is an exact decimal number with as many digits as it needs. Its zero
// value is 0. Decimals are immutable and safe for concurrent use.
//
// A Decimal remembers how many decimals it was written with: Parse("12.50")
// prints "12.50", though it is Equal to Parse("12.5"). Because of that == would
// call equal numbers different, so the compiler refuses it: use Equal or Cmp.
// For a map key, use String after Rescale or Round.
type Decimal struct {
	_ [0]func() // makes Decimals incomparable with ==

	// The number is small / 10^scale, or large / 10^scale when large is not nil.
	// large is never changed once set, and only set for what small cannot hold:
	// so two Decimals of one scale are equal exactly if these are.
	small int64
	large *big.Int
	scale int32 // from 0 to maxScale
}

// maxScale bounds the decimals of a Decimal. No input reaches it: Parse stops at
// maxDigits. It only keeps a runaway series of multiplications from asking for
// all memory.
const maxScale = 1 << 20

// New returns unscaled / 10^scale: New(1250, 2) is 12.50. A negative scale adds
// zeros: New(3, -2) is 300. It panics when scale is beyond a million either way.
func New(unscaled int64, scale int) Decimal {
	if scale < 0 || scale > maxScale {
		return newOdd(unscaled, scale)
	}
	return Decimal{small: unscaled, scale: int32(scale)}
}

// newOdd is New for a scale that is negative, or too large.
func newOdd(unscaled int64, scale int) Decimal {
	checkScale(max(scale, -scale))
	return fromBig(new(big.Int).Mul(big.NewInt(unscaled), bigPow10(-scale)), 0)
}

// fromBig returns v / 10^scale. It takes v over.
func fromBig(v *big.Int, scale int32) Decimal {
	if v.IsInt64() {
		return Decimal{small: v.Int64(), scale: scale}
	}
	return Decimal{large: v, scale: scale}
}

// checkScale panics for a scale that no sum of money has. It cannot come from
// parsed text, only from arithmetic gone wrong.
func checkScale(scale int) int32 {
	if scale > maxScale {
		panic("money: a number with more than " + strconv.Itoa(maxScale) + " decimals")
	}
	return int32(scale)
}

// unscaled returns the number without its point; the caller must not change it.
func (d Decimal) unscaled() *big.Int {
	if d.large != nil {
		return d.large
	}
	return big.NewInt(d.small)
}

// Scale returns the number of decimals that d is written with.
func (d Decimal) Scale() int { return int(d.scale) }

// Sign returns -1, 0 or +1.
func (d Decimal) Sign() int {
	switch {
	case d.large != nil:
		return d.large.Sign()
	case d.small < 0:
		return -1
	case d.small > 0:
		return 1
	}
	return 0
}

// IsZero reports whether d is 0, with however many decimals.
func (d Decimal) IsZero() bool { return d.small == 0 && d.large == nil }

// Neg returns -d.
func (d Decimal) Neg() Decimal {
	if d.large == nil && d.small != math.MinInt64 {
		d.small = -d.small
		return d
	}
	return fromBig(new(big.Int).Neg(d.unscaled()), d.scale)
}

// Equal reports whether d and e are the same number: 12.5 equals 12.50.
func (d Decimal) Equal(e Decimal) bool { return d.Cmp(e) == 0 }

// Cmp returns -1, 0 or +1, as d is less than, equal to or greater than e.
func (d Decimal) Cmp(e Decimal) int {
	if ds, es := d.Sign(), e.Sign(); ds != es {
		return compare(int64(ds), int64(es))
	}
	d, e = align(d, e)
	if d.large == nil && e.large == nil {
		return compare(d.small, e.small)
	}
	return d.unscaled().Cmp(e.unscaled())
}

func compare(a, b int64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// Add returns d + e, with the decimals of the one that has more.
func (d Decimal) Add(e Decimal) Decimal {
	d, e = align(d, e)
	if d.large == nil && e.large == nil {
		if sum := d.small + e.small; (sum > d.small) == (e.small > 0) {
			return Decimal{small: sum, scale: d.scale}
		}
	}
	return fromBig(new(big.Int).Add(d.unscaled(), e.unscaled()), d.scale)
}

// Sub returns d - e, with the decimals of the one that has more.
func (d Decimal) Sub(e Decimal) Decimal { return d.Add(e.Neg()) }

// Mul returns d × e exactly, with the decimals of both together: 1.50 × 0.20 is
// 0.3000. Round it to what a currency takes. It panics when the product has more
// than a million decimals.
func (d Decimal) Mul(e Decimal) Decimal {
	scale := checkScale(int(d.scale) + int(e.scale))
	if d.large == nil && e.large == nil {
		if p, ok := mulInt64(d.small, e.small); ok {
			return Decimal{small: p, scale: scale}
		}
	}
	return fromBig(new(big.Int).Mul(d.unscaled(), e.unscaled()), scale)
}

// mulInt64 returns a × b, and false when int64 cannot hold it.
func mulInt64(a, b int64) (int64, bool) {
	const half = 1 << 31
	if -half <= a && a < half && -half <= b && b < half {
		return a * b, true
	}
	if a == 0 || b == 0 {
		return 0, true
	}
	p := a * b
	// The quotient catches every wrap but one: MinInt64 / -1 wraps as well.
	return p, p/b == a && (p < 0) == ((a < 0) != (b < 0))
}

// align gives d and e the scale of the one that has more decimals.
func align(d, e Decimal) (Decimal, Decimal) {
	switch {
	case d.scale < e.scale:
		return d.extend(e.scale), e
	case e.scale < d.scale:
		return d, e.extend(d.scale)
	}
	return d, e
}

// extend returns d with trailing zeros up to scale, which is not below its own.
func (d Decimal) extend(scale int32) Decimal {
	if d.IsZero() {
		return Decimal{scale: scale}
	}
	n := int(scale - d.scale)
	if d.large == nil && n < len(pow10) {
		if v, ok := mulInt64(d.small, pow10[n]); ok {
			return Decimal{small: v, scale: scale}
		}
	}
	return fromBig(new(big.Int).Mul(d.unscaled(), bigPow10(n)), scale)
}

// pow10 holds the powers of ten that int64 can hold.
var pow10 = [...]int64{
	1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9,
	1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
}

// bigPow10 returns 10^n.
func bigPow10(n int) *big.Int {
	if n < len(pow10) {
		return big.NewInt(pow10[n])
	}
	return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil)
}

// Rat returns d as a fraction, for arithmetic that Decimal does not have.
func (d Decimal) Rat() *big.Rat {
	return new(big.Rat).SetFrac(d.unscaled(), bigPow10(int(d.scale)))
}

// String returns d as it was written: no exponent, no thousands separators, and
// all of its decimals.
func (d Decimal) String() string {
	var buf [32]byte
	return string(d.AppendTo(buf[:0]))
}

// GoString returns d as Go source, for %#v.
func (d Decimal) GoString() string { return fmt.Sprintf("money.MustParse(%q)", d.String()) }

// maxCents bounds the amounts that [Decimal.AppendTo] writes at once, as most are.
const maxCents = 1e6

// AppendTo appends what String returns to dst.
func (d Decimal) AppendTo(dst []byte) []byte {
	if d.large != nil || d.scale != 2 || uint64(d.small) >= maxCents {
		return d.appendTo(dst)
	}
	// Up to four digits, a point and two digits are put together in a word, of which
	// the first and the last four bytes are written. They overlap.
	units, cents := uint32(d.small)/100, uint32(d.small)%100
	w := uint64(pairs[units/100]) | uint64(pairs[units%100])<<16 | '.'<<32 | uint64(pairs[cents])<<40
	size := len("0.00")
	switch {
	case units >= 1000:
		size += 3
	case units >= 100:
		size += 2
	case units >= 10:
		size++
	}
	w >>= (len("1000.00") - size) * 8 & 63
	n := len(dst)
	dst = slices.Grow(dst, size)[:n+size]
	binary.LittleEndian.PutUint32(dst[n:n+4], uint32(w))
	binary.LittleEndian.PutUint32(dst[n+size-4:], uint32(w>>((size-4)*8&63)))
	return dst
}

// appendTo is AppendTo for any number.
func (d Decimal) appendTo(dst []byte) []byte {
	if d.large != nil {
		var buf [64]byte
		digits := d.large.Append(buf[:0], 10)
		if digits[0] == '-' {
			dst, digits = append(dst, '-'), digits[1:]
		}
		return appendPoint(dst, digits, int(d.scale))
	}
	magnitude := uint64(d.small)
	if d.small < 0 {
		dst, magnitude = append(dst, '-'), -magnitude
	}
	if int(d.scale) < len(pow10) && magnitude < uint64(pow10[len(pow10)-1]) {
		return appendShort(dst, magnitude, int(d.scale))
	}
	var buf [20]byte
	return appendPoint(dst, strconv.AppendUint(buf[:0], magnitude, 10), int(d.scale))
}

// appendShort appends magnitude / 10^scale, both below what pow10 has. It goes from
// the last digit to the first, each to its place in dst.
func appendShort(dst []byte, magnitude uint64, scale int) []byte {
	n := scale + 1
	for n < len(pow10) && magnitude >= uint64(pow10[n]) {
		n++
	}
	if scale > 0 {
		n++ // the point
	}
	from := len(dst)
	dst = slices.Grow(dst, n)[:from+n]
	point := from + n - 1 - scale
	for i := from + n - 1; i >= from; i-- {
		if i == point && scale > 0 {
			dst[i] = '.'
			continue
		}
		dst[i] = '0' + byte(magnitude%10)
		magnitude /= 10
	}
	return dst
}

// pairs are the numbers of two digits, as texts: the first digit is the lower byte.
var pairs = func() (t [100]uint16) {
	for i := range t {
		t[i] = uint16('0'+i/10) | uint16('0'+i%10)<<8
	}
	return t
}()

// appendPoint appends digits with a point before the last scale of them.
func appendPoint(dst, digits []byte, scale int) []byte {
	if scale == 0 {
		return append(dst, digits...)
	}
	whole := len(digits) - scale
	if whole > 0 {
		dst = append(dst, digits[:whole]...)
		return append(append(dst, '.'), digits[whole:]...)
	}
	dst = append(dst, '0', '.')
	for ; whole < 0; whole++ {
		dst = append(dst, '0')
	}
	return append(dst, digits...)
}
