package nvp

import "github.com/ppgen/ppgen/paypal/money"

// slabs hand out values, many from one allocation. Their lengths say how many of
// them are gone. An arena.Slab for each type would take an allocation for each;
// here all types share the first one.
type slabs struct {
	amounts  []money.Amount
	decimals []money.Decimal
	ints     []int
	bools    []bool
	longs    []int64
	started  bool
}

// start makes some of each: that is one allocation, and enough for most answers
// with so many pairs.
func (s *slabs) start(pairs int) {
	s.started = true
	if pairs > 96 {
		large := new(struct {
			amounts  [32]money.Amount
			decimals [8]money.Decimal
			ints     [16]int
			longs    [16]int64
			bools    [16]bool
		})
		s.amounts, s.decimals, s.ints, s.longs, s.bools = large.amounts[:0], large.decimals[:0], large.ints[:0], large.longs[:0], large.bools[:0]
		return
	}
	small := new(struct {
		amounts  [16]money.Amount
		decimals [1]money.Decimal
		ints     [2]int
		longs    [6]int64
		bools    [8]bool
	})
	s.amounts, s.decimals, s.ints, s.longs, s.bools = small.amounts[:0], small.decimals[:0], small.ints[:0], small.longs[:0], small.bools[:0]
}

// next returns the address of a zero in a slab, which is one of d.slabs.
func next[T any](d *Decoder, slab *[]T) *T {
	if !d.slabs.started {
		d.slabs.start(len(d.pairs))
	}
	n := len(*slab)
	if n == cap(*slab) {
		*slab = make([]T, 0, max(8, min(2*n, 64)))
		n = 0
	}
	*slab = (*slab)[:n+1]
	return &(*slab)[n]
}
