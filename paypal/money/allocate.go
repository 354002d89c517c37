package money

import (
	"errors"
	"math/big"
	"slices"
)

// Allocate splits a in proportion to weights, such as the prices of the rows
// that share a discount. The shares have the decimals of the currency and sum up
// to a exactly: what rounding leaves over goes, one smallest unit each, to the
// shares that lost most by it, and among equals to the earlier.
//
// Weights must not be negative nor all zero, and a must fit its currency; for an
// unknown currency, its decimals are those it is written with.
func (a Amount) Allocate(weights ...Decimal) ([]Amount, error) {
	scale := a.Value.Scale()
	if _, known := MinorUnits(a.Currency); known {
		exact, err := a.Exact()
		if err != nil {
			return nil, err
		}
		a, scale = exact, exact.Value.Scale()
	}
	parts, err := commonScale(weights)
	if err != nil {
		return nil, err
	}
	shares := make([]Amount, len(parts))
	for i, v := range apportion(a.Value.unscaled(), parts) {
		shares[i] = Amount{fromBig(v, int32(scale)), a.Currency}
	}
	return shares, nil
}

// Split splits a into n shares that differ by at most one smallest unit.
func (a Amount) Split(n int) ([]Amount, error) {
	if n < 1 {
		return nil, errors.New("an amount can be split into one share or more")
	}
	return a.Allocate(slices.Repeat([]Decimal{New(1, 0)}, n)...)
}

// commonScale returns the weights as whole numbers of the same proportions.
func commonScale(weights []Decimal) ([]*big.Int, error) {
	var sum Decimal
	for _, w := range weights {
		if w.Sign() < 0 {
			return nil, errors.New("a weight is negative")
		}
		sum = sum.Add(w)
	}
	if sum.IsZero() {
		return nil, errors.New("the weights are all zero")
	}
	parts := make([]*big.Int, len(weights))
	for i, w := range weights {
		parts[i] = w.extend(sum.scale).unscaled()
	}
	return parts, nil
}

// apportion splits total by the method of the largest remainder. It counts in
// absolute values, so that a refund splits as its payment did.
func apportion(total *big.Int, parts []*big.Int) []*big.Int {
	sum, left := new(big.Int), new(big.Int).Abs(total)
	for _, p := range parts {
		sum.Add(sum, p)
	}
	shares, lost := make([]*big.Int, len(parts)), make([]*big.Int, len(parts))
	order := make([]int, len(parts))
	magnitude := new(big.Int).Set(left)
	for i, p := range parts {
		shares[i], lost[i] = new(big.Int).QuoRem(new(big.Int).Mul(magnitude, p), sum, new(big.Int))
		left.Sub(left, shares[i])
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return lost[j].Cmp(lost[i]) })
	// Fewer units are left than shares lost something, so this stays in order.
	for i := range int(left.Int64()) {
		shares[order[i]].Add(shares[order[i]], big.NewInt(1))
	}
	if total.Sign() < 0 {
		for _, s := range shares {
			s.Neg(s)
		}
	}
	return shares
}
