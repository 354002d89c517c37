// Package fill makes random values of generated types that the contract allows,
// for property tests: every optional part is there or not, lists have up to
// three items, texts hold everything that XML can carry.
package fill

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strconv"

	"github.com/ppgen/ppgen/ir"
	"github.com/ppgen/ppgen/paypal/money"
)

// maxDepth bounds records that contain themselves: below it only what is
// required is filled.
const maxDepth = 8

// maxItems is how many items a list gets at most, unless the contract asks for
// more.
const maxItems = 3

// A Filler makes values from one source of randomness, so that a failing value
// can be made again from its seed.
type Filler struct {
	Rand *rand.Rand
	// Skip leaves a field out, even a required one; nil fills all.
	Skip func(*ir.Struct, *ir.Field) bool

	depth int
}

// Struct fills the value that v, a pointer to the generated type of s, points to.
func (f *Filler) Struct(v any, s *ir.Struct) { f.record(reflect.ValueOf(v).Elem(), s) }

func (f *Filler) record(v reflect.Value, s *ir.Struct) {
	f.depth++
	defer func() { f.depth-- }()
	arms := f.chooseArms(s)
	for _, field := range s.Fields {
		if field.Wire.XML == nil || !inArms(field, arms) || f.Skip != nil && f.Skip(s, field) {
			continue
		}
		if field.Required || f.wanted(field) {
			f.field(v.FieldByName(field.Go), field)
		}
	}
}

// wanted decides whether a part that may be left out is there. One of a choice
// that asks for something is, because its arm was chosen.
func (f *Filler) wanted(field *ir.Field) bool {
	if f.depth > maxDepth {
		return false
	}
	return slices.ContainsFunc(field.Choice, func(b ir.Branch) bool { return b.Required }) || f.Rand.IntN(2) == 0
}

// chooseArms picks one arm of every choice of a record.
func (f *Filler) chooseArms(s *ir.Struct) map[int]int {
	arms := map[int]int{}
	for _, field := range s.Fields {
		for _, b := range field.Choice {
			if arms[b.Group] == 0 || f.Rand.IntN(2) == 0 {
				arms[b.Group] = b.Arm
			}
		}
	}
	return arms
}

func inArms(field *ir.Field, arms map[int]int) bool {
	for _, b := range field.Choice {
		if arms[b.Group] != b.Arm {
			return false
		}
	}
	return true
}

// field fills one field, a list with as many items as the contract allows.
func (f *Filler) field(v reflect.Value, field *ir.Field) {
	list, ok := field.Type.(*ir.List)
	if !ok || list.Packed {
		f.value(v, field.Type, field)
		return
	}
	n := f.Rand.IntN(maxItems + 1)
	if list.Max != ir.Unbounded {
		n = min(n, list.Max)
	}
	n = max(n, list.Min)
	if field.Required && n == 0 {
		n = 1
	}
	items := reflect.MakeSlice(v.Type(), n, n)
	for i := range n {
		f.value(items.Index(i), list.Elem, field)
	}
	if n > 0 {
		v.Set(items)
	}
}

// value fills v, which may be a pointer to where the value goes.
func (f *Filler) value(v reflect.Value, t ir.Type, field *ir.Field) {
	if v.Kind() == reflect.Pointer {
		v.Set(reflect.New(v.Type().Elem()))
		v = v.Elem()
	}
	switch t := t.(type) {
	case *ir.Scalar:
		f.scalar(v, t, field.Required)
	case *ir.Alias:
		f.value(v, t.Target, field)
	case *ir.Enum:
		v.SetString(t.Values[f.Rand.IntN(len(t.Values))].Name.Local)
	case *ir.Struct:
		f.structOrAmount(v, t)
	case *ir.Union:
		f.union(v, t)
	case *ir.List:
		f.packed(v, t, field)
	case *ir.Raw:
		v.SetString(fmt.Sprintf("<open><n>%d</n></open>", f.Rand.IntN(1000)))
	default:
		panic(fmt.Sprintf("fill: no values for %T", t))
	}
}

func (f *Filler) structOrAmount(v reflect.Value, s *ir.Struct) {
	if !s.HasRole(ir.AmountRole) {
		f.record(v, s)
		return
	}
	currency := reflect.New(reflect.TypeFor[string]()).Elem()
	f.value(currency, s.ByRole(ir.AmountCurrency).Type, s.ByRole(ir.AmountCurrency))
	v.Set(reflect.ValueOf(money.Amount{Value: money.MustParse(f.decimal()), Currency: currency.String()}))
}

// union fills exactly one case.
func (f *Filler) union(v reflect.Value, u *ir.Union) {
	c := u.Cases[f.Rand.IntN(len(u.Cases))]
	required := *c
	required.Required = true
	f.field(v.FieldByName(c.Go), &required)
}

func (f *Filler) packed(v reflect.Value, list *ir.List, field *ir.Field) {
	n := max(1, f.Rand.IntN(maxItems+1))
	v.Set(reflect.MakeSlice(v.Type(), n, n))
	for i := range n {
		f.value(v.Index(i), list.Elem, field)
	}
}

func (f *Filler) scalar(v reflect.Value, s *ir.Scalar, required bool) {
	switch s.Kind {
	case ir.String, ir.DateTime:
		v.SetString(f.text(s, required))
	case ir.Bool:
		v.SetBool(f.Rand.IntN(2) == 0)
	case ir.Int, ir.Long:
		v.SetInt(f.integer(s))
	case ir.Decimal:
		v.Set(reflect.ValueOf(money.MustParse(f.decimal())))
	case ir.Bytes:
		v.SetBytes([]byte(f.anyText(12) + "x"))
	}
}

// decimal returns a decimal number, sometimes one that no float can hold.
func (f *Filler) decimal() string {
	sign := []string{"", "", "-"}[f.Rand.IntN(3)]
	switch f.Rand.IntN(3) {
	case 0:
		return sign + fmt.Sprint(f.Rand.IntN(100000))
	case 1:
		return sign + fmt.Sprintf("%d.%02d", f.Rand.IntN(100000), f.Rand.IntN(100))
	default:
		return sign + fmt.Sprintf("%d%018d.%02d", 1+f.Rand.IntN(9), f.Rand.Int64N(1e18), f.Rand.IntN(100))
	}
}

// ranges are the numbers that types smaller than the usual range allow.
var ranges = map[string][2]int64{
	"byte": {-128, 127}, "short": {-32768, 32767}, "unsignedByte": {0, 255}, "unsignedShort": {0, 65535},
	"unsignedInt": {0, 1<<32 - 1}, "nonNegativeInteger": {0, 1<<31 - 1}, "positiveInteger": {1, 1<<31 - 1},
	"nonPositiveInteger": {-1000, 0}, "negativeInteger": {-1000, -1},
}

// integer returns a number within the facets.
func (f *Filler) integer(s *ir.Scalar) int64 {
	low, high := bounds(s)
	span := uint64(high) - uint64(low)
	if span < math.MaxUint64 {
		span++
	}
	return low + int64(f.Rand.Uint64N(span))
}

// bounds returns the least and the greatest number that a scalar may have, or
// narrower ones where it sets no limit.
func bounds(s *ir.Scalar) (low, high int64) {
	low, high = -1000, 1<<31-1
	if r, ok := ranges[s.Format]; ok {
		low, high = r[0], r[1]
	}
	for _, facet := range s.Facets {
		n, err := strconv.ParseInt(facet.Value, 10, 64)
		if err != nil {
			continue // beyond what the field can hold, or no limit of a number
		}
		switch facet.Name {
		case "minInclusive":
			low, high = n, max(high, n)
		case "minExclusive":
			low, high = n+1, max(high, n+1)
		case "maxInclusive":
			low, high = min(low, n), n
		case "maxExclusive":
			low, high = min(low, n-1), n-1
		}
	}
	return low, high
}
