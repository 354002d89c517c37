// Package usual reads values in the form that nearly all of them have, in messages
// of any wire. What is in another form is left to those who know all of them.
package usual

import "github.com/ppgen/ppgen/paypal/money"

// MaxDecimal is how long a number is at most that fits an int64 for certain.
const MaxDecimal = 18

// Decimal reads digits with a point between them, and a minus before them, as
// nearly all amounts are: 12.50. Anything else is left to the money package.
func Decimal(t []byte) (money.Decimal, bool) {
	if len(t) > MaxDecimal {
		return money.Decimal{}, false
	}
	digits := t
	if len(t) > 0 && t[0] == '-' {
		digits = t[1:]
	}
	var unscaled int64
	last := len(digits) - 1
	point := last
	for i, c := range digits {
		if n := c - '0'; n <= 9 {
			unscaled = unscaled*10 + int64(n)
			continue
		}
		if c != '.' || point < last || i == 0 || i == last {
			return money.Decimal{}, false
		}
		point = i
	}
	if len(digits) < len(t) {
		unscaled = -unscaled
	}
	return money.New(unscaled, last-point), len(digits) > 0
}
