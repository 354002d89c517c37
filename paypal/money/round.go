package money

import "math/big"

// Rounding says which way a number goes that lies between two others.
type Rounding uint8

// The ways to round.
const (
	HalfEven Rounding = iota // to the nearer one; from the middle to the even digit, which favours nobody over many sums
	HalfUp                   // to the nearer one; from the middle away from zero, as taught in school
	HalfDown                 // to the nearer one; from the middle towards zero
	Down                     // towards zero
	Up                       // away from zero
	Floor                    // to the lesser one
	Ceiling                  // to the greater one
)

// Round returns d with exactly that many decimals: digits are cut and the last
// one rounded, or zeros are added. Fewer than 0 decimals count as 0; it panics for
// more than a million.
func (d Decimal) Round(decimals int, mode Rounding) Decimal {
	scale := checkScale(max(decimals, 0))
	if scale >= d.scale {
		return d.extend(scale)
	}
	divisor := bigPow10(int(d.scale - scale))
	quotient, rest := new(big.Int).QuoRem(d.unscaled(), divisor, new(big.Int))
	if rest.Sign() != 0 && mode.away(rest, divisor, quotient.Bit(0) == 1) {
		quotient.Add(quotient, big.NewInt(int64(rest.Sign())))
	}
	return fromBig(quotient, scale)
}

// away reports whether a quotient moves one away from zero for its rest, which
// is not zero and carries the sign of the number.
func (r Rounding) away(rest, divisor *big.Int, odd bool) bool {
	half := new(big.Int).Lsh(rest, 1).CmpAbs(divisor)
	switch r {
	case HalfUp:
		return half >= 0
	case HalfDown:
		return half > 0
	case Down:
		return false
	case Up:
		return true
	case Floor:
		return rest.Sign() < 0
	case Ceiling:
		return rest.Sign() > 0
	}
	return half > 0 || half == 0 && odd
}

// Rescale returns d with exactly that many decimals when it is still the same
// number, and false when digits would be lost.
func (d Decimal) Rescale(decimals int) (Decimal, bool) {
	r := d.Round(decimals, Down)
	return r, r.Equal(d)
}
