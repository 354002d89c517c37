package money

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
)

func TestParseWritesTheSameNumber(t *testing.T) {
	for in, want := range map[string]string{
		"0": "0", "-0": "0", "-0.00": "0.00", "+7": "7", "12.50": "12.50", "-12.50": "-12.50",
		".5": "0.5", "5.": "5", "-.05": "-0.05", "007": "7", "000.10": "0.10",
		"1,234": "1234", "1,234.50": "1234.50", "12,345,678.9": "12345678.9", "-1,000": "-1000",
		"1e3": "1000", "1.5E2": "150", "1.5e-3": "0.0015", "1.50e1": "15.0", "0e3": "0", "0.0e-2": "0.000", "1e+2": "100",
		"999999999999999999": "999999999999999999", "9223372036854775807": "9223372036854775807",
		"-9223372036854775808": "-9223372036854775808", "9223372036854775808": "9223372036854775808",
		"18446744073709551615":                     "18446744073709551615",
		"123456789012345678901234567890.123456789": "123456789012345678901234567890.123456789",
		"-0.000000000000000000000000000001":        "-0.000000000000000000000000000001",
		"1,234,567,890,123,456,789,012.5":          "1234567890123456789012.5",
		"00000000000000000000000000000012.5":       "12.5",
		"1e400":                                    "1" + strings.Repeat("0", 400),
		"1" + strings.Repeat("0", 9999):            "1" + strings.Repeat("0", 9999),
	} {
		d, err := Parse(in)
		if err != nil {
			t.Errorf("Parse(%q): %v", in, err)
		} else if got := d.String(); got != want {
			t.Errorf("Parse(%q) = %s, want %s", in, got, want)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for _, in := range []string{
		"", "-", "+", ".", "-.", "e5", ".e5", "1e", "1e+", "--1", "+-1", " 1", "1 ", "1\n", "1.2.3", "1..2",
		"12,50", "1,2345", "1234,567", ",123", "1,", "1,,234", "1,234,56", "0,500", "012,345", "1.234,50", "1,234.5,6", "1.5,000",
		"NaN", "INF", "-INF", "Infinity", "0x10", "1_000", "１２", "1e5e5", "12abc", "$5", "1e1.5", "1e 5",
		"1e999999999", "1e-999999999", "1e99999999999999999999", "0e999999999", "-1e16385", strings.Repeat("9", maxDigits+1),
	} {
		if d, err := Parse(in); err == nil {
			t.Errorf("Parse(%.50q) = %.50s, want an error", in, d)
		} else if len(err.Error()) > 250 {
			t.Errorf("Parse(%.50q): the error has %d characters", in, len(err.Error()))
		}
	}
}

func TestZeroDecimalIsZero(t *testing.T) {
	var d Decimal
	if d.String() != "0" || !d.IsZero() || d.Sign() != 0 || d.Scale() != 0 || !d.Equal(MustParse("0.000")) {
		t.Errorf("zero Decimal = %s", d)
	}
}

func TestNew(t *testing.T) {
	for _, c := range []struct {
		unscaled int64
		scale    int
		want     string
	}{{1250, 2, "12.50"}, {-5, 3, "-0.005"}, {3, -2, "300"}, {math.MinInt64, 0, "-9223372036854775808"}, {math.MinInt64, 19, "-0.9223372036854775808"}, {9, -25, "9" + strings.Repeat("0", 25)}} {
		if got := New(c.unscaled, c.scale).String(); got != c.want {
			t.Errorf("New(%d, %d) = %s, want %s", c.unscaled, c.scale, got, c.want)
		}
	}
}

func TestPanicsOnlyForProgrammersMistakes(t *testing.T) {
	small := New(1, maxScale)
	for name, f := range map[string]func(){
		"New":       func() { New(1, maxScale+1) },
		"Mul":       func() { small.Mul(small) },
		"MustParse": func() { MustParse("12,50") },
		"Of value":  func() { Of("x", "EUR") },
		"Of code":   func() { Of("1", "euro") },
	} {
		func() {
			defer func() {
				if r, ok := recover().(string); !ok || !strings.HasPrefix(r, "money: ") {
					t.Errorf("%s: panic %v, want one that names the package", name, r)
				}
			}()
			f()
			t.Errorf("%s did not panic", name)
		}()
	}
}

func TestArithmetic(t *testing.T) {
	for _, c := range []struct{ a, b, sum, diff, product string }{
		{"0.1", "0.2", "0.3", "-0.1", "0.02"},
		{"12.50", "0.5", "13.00", "12.00", "6.250"},
		{"1.50", "0.20", "1.70", "1.30", "0.3000"},
		{"-3", "-4", "-7", "1", "12"},
		{"0", "0.00", "0.00", "0.00", "0.00"},
		{"9223372036854775807", "1", "9223372036854775808", "9223372036854775806", "9223372036854775807"},
		{"-9223372036854775808", "-1", "-9223372036854775809", "-9223372036854775807", "9223372036854775808"},
		{"-9223372036854775808", "9223372036854775808", "0", "-18446744073709551616", "-85070591730234615865843651857942052864"},
		{"92233720368547758.07", "0.001", "92233720368547758.071", "92233720368547758.069", "92233720368547.75807"},
		{"4294967296", "4294967296", "8589934592", "0", "18446744073709551616"},
		{"100000000000000000000", "-100000000000000000000", "0", "200000000000000000000", "-10000000000000000000000000000000000000000"},
	} {
		a, b := MustParse(c.a), MustParse(c.b)
		if got := a.Add(b).String(); got != c.sum {
			t.Errorf("%s + %s = %s, want %s", a, b, got, c.sum)
		}
		if got := a.Sub(b).String(); got != c.diff {
			t.Errorf("%s - %s = %s, want %s", a, b, got, c.diff)
		}
		if got := a.Mul(b).String(); got != c.product {
			t.Errorf("%s × %s = %s, want %s", a, b, got, c.product)
		}
		if a.String() != c.a || b.String() != c.b {
			t.Errorf("arithmetic changed its operands: %s, %s", a, b)
		}
	}
}

// Fields are compared here so that no value has two representations.
func TestLargeValuesComeBackToTheFastPath(t *testing.T) {
	big := MustParse("9223372036854775808")
	if d := big.Sub(New(1, 0)); d.large != nil || d.small != math.MaxInt64 {
		t.Errorf("2^63 - 1 = %+v, want it in 64 bits", d)
	}
	if d := New(math.MinInt64, 0).Neg(); d.large == nil || d.String() != "9223372036854775808" {
		t.Errorf("-MinInt64 = %s", d)
	}
	if d := big.Neg(); d.large != nil || d.small != math.MinInt64 {
		t.Errorf("-2^63 = %+v, want it in 64 bits", d)
	}
}

func TestCmp(t *testing.T) {
	ordered := []string{"-1e30", "-10", "-9.99", "-0.01", "0", "0.001", "0.01", "9.99", "10", "9223372036854775807", "9223372036854775808", "1e30"}
	for i, a := range ordered {
		for j, b := range ordered {
			want := 0
			switch {
			case i < j:
				want = -1
			case i > j:
				want = 1
			}
			if got := MustParse(a).Cmp(MustParse(b)); got != want {
				t.Errorf("%s.Cmp(%s) = %d, want %d", a, b, got, want)
			}
		}
	}
	for _, c := range [][2]string{{"12.5", "12.50"}, {"0", "-0.000"}, {"1e20", "100000000000000000000.0"}} {
		if !MustParse(c[0]).Equal(MustParse(c[1])) {
			t.Errorf("%s is not Equal to %s", c[0], c[1])
		}
	}
}

// A mistaken == would call 12.5 and 12.50 different; it must not compile.
func TestDecimalsAreNotComparable(t *testing.T) {
	if reflect.TypeFor[Decimal]().Comparable() || reflect.TypeFor[Amount]().Comparable() {
		t.Error("a Decimal can be compared with ==")
	}
	if !reflect.DeepEqual(MustParse("1e30"), MustParse("1e30")) {
		t.Error("reflect.DeepEqual tells equal Decimals apart, so tests of whole messages cannot use it")
	}
}

func TestRound(t *testing.T) {
	values := []string{"-2.5", "-1.5", "-1.1", "1.1", "1.5", "1.6", "2.5"}
	for mode, want := range map[Rounding]string{
		HalfEven: "-2 -2 -1 1 2 2 2",
		HalfUp:   "-3 -2 -1 1 2 2 3",
		HalfDown: "-2 -1 -1 1 1 2 2",
		Down:     "-2 -1 -1 1 1 1 2",
		Up:       "-3 -2 -2 2 2 2 3",
		Floor:    "-3 -2 -2 1 1 1 2",
		Ceiling:  "-2 -1 -1 2 2 2 3",
	} {
		var got []string
		for _, v := range values {
			got = append(got, MustParse(v).Round(0, mode).String())
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("mode %d rounds %v to %s, want %s", mode, values, s, want)
		}
	}
	for _, c := range []struct {
		in       string
		decimals int
		want     string
	}{
		{"12.5", 2, "12.50"}, {"12.50", 2, "12.50"}, {"12.505", 2, "12.50"}, {"12.515", 2, "12.52"}, {"12.5051", 2, "12.51"}, {"-0.004", 2, "0.00"},
		{"99.999", 2, "100.00"}, {"0", 3, "0.000"}, {"1.9", -4, "2"}, {"9223372036854775807", 1, "9223372036854775807.0"},
		{"123456789012345678901234567890.125", 2, "123456789012345678901234567890.12"},
	} {
		if got := MustParse(c.in).Round(c.decimals, HalfEven).String(); got != c.want {
			t.Errorf("Round(%s, %d) = %s, want %s", c.in, c.decimals, got, c.want)
		}
	}
}

func TestRescale(t *testing.T) {
	for _, c := range []struct {
		in       string
		decimals int
		want     string
		same     bool
	}{{"12.5", 2, "12.50", true}, {"12.500", 1, "12.5", true}, {"12.501", 2, "12.50", false}, {"1e25", 1, "10000000000000000000000000.0", true}} {
		got, same := MustParse(c.in).Rescale(c.decimals)
		if got.String() != c.want || same != c.same {
			t.Errorf("Rescale(%s, %d) = %s, %t, want %s, %t", c.in, c.decimals, got, same, c.want, c.same)
		}
	}
}

func TestJSON(t *testing.T) {
	type row struct{ Price, Tax Decimal }
	var r row
	if err := json.Unmarshal([]byte(`{"Price":"1,234.50","Tax":0.10}`), &r); err != nil {
		t.Fatal(err)
	}
	out, err := json.Marshal(r)
	if want := `{"Price":"1234.50","Tax":"0.10"}`; err != nil || string(out) != want {
		t.Errorf("Marshal = %s, %v, want %s", out, err, want)
	}
	for _, in := range []string{`"12.50"`, `12.50`, `"\u0031\u0032.50"`, `1.250e1`} {
		var d Decimal
		if err := json.Unmarshal([]byte(in), &d); err != nil || d.String() != "12.50" {
			t.Errorf("Unmarshal(%s) = %s, %v", in, d, err)
		}
	}
	for _, in := range []string{`""`, `"x"`, `true`, `{}`, `[1]`, `"1`, `1e999999999`} {
		if err := json.Unmarshal([]byte(in), new(Decimal)); err == nil {
			t.Errorf("Unmarshal(%s) gave no error", in)
		}
	}
	d := MustParse("7")
	if err := json.Unmarshal([]byte("null"), &d); err != nil || d.String() != "7" {
		t.Errorf("null changed the number to %s, %v", d, err)
	}
	if err := d.UnmarshalJSON([]byte(`"\x"`)); err == nil || d.String() != "7" {
		t.Errorf("a bad JSON string changed the number to %s, %v", d, err)
	}
	if key, err := json.Marshal(map[string]*Decimal{"a": &d}); err != nil || string(key) != `{"a":"7"}` {
		t.Errorf("Marshal of a pointer = %s, %v", key, err)
	}
}

func TestTextAndPrinting(t *testing.T) {
	d := MustParse("-0.50")
	text, err := d.MarshalText()
	if err != nil || string(text) != "-0.50" {
		t.Errorf("MarshalText = %s, %v", text, err)
	}
	if got := fmt.Sprintf("%v %s %#v", d, d, d); got != `-0.50 -0.50 money.MustParse("-0.50")` {
		t.Errorf("printed as %s", got)
	}
	if got := d.Rat(); got.Cmp(big.NewRat(-1, 2)) != 0 {
		t.Errorf("Rat = %s", got)
	}
}

// TestAppendTo writes every amount below 10 with cents, numbers around powers of ten
// in every scale, and nothing behind them.
func TestAppendTo(t *testing.T) {
	var numbers []int64
	for n := range int64(1000) {
		numbers = append(numbers, n)
	}
	for _, power := range pow10 {
		numbers = append(numbers, power-1, power, power+1, power/2, -power)
	}
	for _, n := range append(numbers, math.MaxInt64, math.MinInt64) {
		for _, scale := range []int{0, 1, 2, 3, 5, 18} {
			digits := fmt.Sprintf("%0*d", scale+1, new(big.Int).Abs(big.NewInt(n)))
			want := digits[:len(digits)-scale]
			if scale > 0 {
				want += "." + digits[len(digits)-scale:]
			}
			if n < 0 {
				want = "-" + want
			}
			room := bytes.Repeat([]byte("x"), 64)
			got := New(n, scale).AppendTo(room[:2])
			if string(got) != "xx"+want || !bytes.Equal(room[len(got):], bytes.Repeat([]byte("x"), 64-len(got))) {
				t.Fatalf("%d with scale %d is written %s, want xx%s; behind it is %s", n, scale, got, want, room[len(got):])
			}
		}
	}
}

func TestFastPathDoesNotAllocate(t *testing.T) {
	buf := make([]byte, 0, 64)
	a, b := MustParse("1234.50"), MustParse("0.5")
	if n := testing.AllocsPerRun(100, func() {
		d, _ := Parse("1,234.50")
		d = d.Add(b).Sub(a).Mul(b).Neg()
		_ = d.Cmp(a)
		buf = d.AppendTo(buf[:0])
	}); n != 0 {
		t.Errorf("%v allocations on the fast path, want none", n)
	}
}

func TestDecimalAgreesWithRat(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		agree(t, randomText(r), randomText(r))
	}
}

// randomText favours the edges of int64, where the fast path ends.
func randomText(r *rand.Rand) string {
	edges := []string{"0", "1", "9223372036854775807", "9223372036854775808", "922337203685477580.8", "-9223372036854775808", "4294967296", "-2147483648", "999999999999999999", "0.000000000000000001"}
	if r.IntN(3) == 0 {
		return edges[r.IntN(len(edges))]
	}
	var b strings.Builder
	if r.IntN(2) == 0 {
		b.WriteByte('-')
	}
	for range 1 + r.IntN(22) {
		b.WriteByte(byte('0' + r.IntN(10)))
	}
	if r.IntN(2) == 0 {
		b.WriteByte('.')
		for range r.IntN(12) {
			b.WriteByte(byte('0' + r.IntN(10)))
		}
	}
	return b.String()
}

// agree checks two numbers and their arithmetic against math/big.
func agree(t *testing.T, s1, s2 string) {
	t.Helper()
	a, err1 := Parse(s1)
	b, err2 := Parse(s2)
	if err1 != nil || err2 != nil {
		return
	}
	for s, d := range map[string]Decimal{s1: a, s2: b} {
		want, ok := new(big.Rat).SetString(strings.ReplaceAll(s, ",", ""))
		if !ok || d.Rat().Cmp(want) != 0 {
			t.Fatalf("Parse(%.60q) = %.60s, math/big reads %v", s, d, want)
		}
		again, err := Parse(d.String())
		if err != nil || again.String() != d.String() || again.scale != d.scale {
			t.Fatalf("%.60s is read back as %.60s, %v", d, again, err)
		}
	}
	x, y := a.Rat(), b.Rat()
	for op, pair := range map[string]struct {
		got  Decimal
		want *big.Rat
	}{
		"+": {a.Add(b), new(big.Rat).Add(x, y)},
		"-": {a.Sub(b), new(big.Rat).Sub(x, y)},
		"×": {a.Mul(b), new(big.Rat).Mul(x, y)},
	} {
		if pair.got.Rat().Cmp(pair.want) != 0 {
			t.Fatalf("%.60s %s %.60s = %.60s, math/big says %s", a, op, b, pair.got, pair.want)
		}
		if pair.got.large != nil && pair.got.large.IsInt64() {
			t.Fatalf("%.60s %s %.60s is kept in a big.Int without need", a, op, b)
		}
	}
	if got, want := a.Cmp(b), x.Cmp(y); got != want {
		t.Fatalf("%.60s.Cmp(%.60s) = %d, want %d", a, b, got, want)
	}
	agreeOnRounding(t, a)
}

func agreeOnRounding(t *testing.T, d Decimal) {
	t.Helper()
	down, up := d.Round(2, Floor), d.Round(2, Ceiling)
	if down.Cmp(d) > 0 || up.Cmp(d) < 0 || up.Sub(down).Cmp(New(1, 2)) > 0 {
		t.Fatalf("%.60s lies between %.60s and %.60s", d, down, up)
	}
	for mode := HalfEven; mode <= HalfDown; mode++ {
		off := d.Sub(d.Round(2, mode))
		if off.Sign() < 0 {
			off = off.Neg()
		}
		if off.Cmp(New(5, 3)) > 0 {
			t.Fatalf("mode %d rounds %.60s to %.60s", mode, d, d.Round(2, mode))
		}
	}
}

func FuzzDecimal(f *testing.F) {
	for _, s := range []string{"0", "-12.50", "1,234.50", "1e-3", ".5", "5.", "9223372036854775808", "0,5", "1e999999999"} {
		f.Add(s, "9223372036854775807")
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		if len(a) > 100 || len(b) > 100 {
			return
		}
		agree(t, a, b)
	})
}

var sink Decimal

func BenchmarkParse(b *testing.B) {
	for b.Loop() {
		sink, _ = Parse("1234.50")
	}
}
