package rest

import "github.com/ppgen/ppgen/paypal/money"

// Bools adds a list of true and false.
func (f *Fields) Bools(name string, p *[]bool) {
	List(f, name, p, func(f *Fields, v *bool) { f.Bool("", v) })
}

// Ints adds a list of integers.
func (f *Fields) Ints(name string, p *[]int) {
	List(f, name, p, func(f *Fields, v *int) { f.Int("", v) })
}

// Longs adds a list of integers of 64 bits.
func (f *Fields) Longs(name string, p *[]int64) {
	List(f, name, p, func(f *Fields, v *int64) { f.Long("", v) })
}

// Decimals adds a list of exact numbers.
func (f *Fields) Decimals(name string, p *[]money.Decimal) {
	List(f, name, p, func(f *Fields, v *money.Decimal) { f.Decimal("", v) })
}

// Raws adds a list of JSON of any kind.
func (f *Fields) Raws(name string, p *[]Raw) { List(f, name, p, addRaw) }

// RawMap adds an object with JSON of any kind under any name.
func (f *Fields) RawMap(name string, p *map[string]Raw) { Map(f, name, p, addRaw) }

func addRaw(f *Fields, v *Raw) { f.RequiredRaw("", v) }
