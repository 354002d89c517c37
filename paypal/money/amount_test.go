package money

import (
	"encoding/json"
	"errors"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func amount(t *testing.T, s string) Amount {
	t.Helper()
	value, currency, _ := strings.Cut(s, " ")
	a, err := ParseAmount(value, currency)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestParseAmount(t *testing.T) {
	if a := amount(t, "1,234.50 EUR"); a.String() != "1234.50 EUR" {
		t.Errorf("got %s", a)
	}
	for _, c := range [][2]string{{"x", "EUR"}, {"1", ""}, {"1", "eur"}, {"1", "EURO"}, {"1", "E R"}, {"1", strings.Repeat("E", 1000)}} {
		if a, err := ParseAmount(c[0], c[1]); err == nil || len(err.Error()) > 200 {
			t.Errorf("ParseAmount(%q, %.9q) = %s, %v", c[0], c[1], a, err)
		}
	}
	if s := (Amount{Value: New(5, 0)}).String(); s != "5" {
		t.Errorf("an amount without a currency prints %q", s)
	}
}

func TestAmountArithmetic(t *testing.T) {
	a, b := amount(t, "12.50 EUR"), amount(t, "0.5 EUR")
	sum, err := a.Add(b)
	if err != nil || sum.String() != "13.00 EUR" {
		t.Errorf("sum = %s, %v", sum, err)
	}
	diff, err := a.Sub(b)
	if err != nil || diff.String() != "12.00 EUR" {
		t.Errorf("difference = %s, %v", diff, err)
	}
	if c, err := a.Cmp(b); c != 1 || err != nil {
		t.Errorf("Cmp = %d, %v", c, err)
	}
	if got := a.Mul(MustParse("0.19")).Round(HalfUp); got.String() != "2.38 EUR" {
		t.Errorf("19 %% of %s = %s", a, got)
	}
	if got := a.Neg(); got.String() != "-12.50 EUR" {
		t.Errorf("Neg = %s", got)
	}
	if !a.Equal(amount(t, "12.5 EUR")) || a.Equal(amount(t, "12.50 USD")) || a.Equal(b) {
		t.Error("Equal must compare the number and the currency")
	}
}

func TestCurrenciesDoNotMix(t *testing.T) {
	a, b := amount(t, "1 EUR"), amount(t, "1 USD")
	_, add := a.Add(b)
	_, sub := a.Sub(b)
	_, cmp := a.Cmp(b)
	for name, err := range map[string]error{"Add": add, "Sub": sub, "Cmp": cmp} {
		if !errors.Is(err, ErrCurrency) {
			t.Errorf("%s of EUR and USD gives %v, want ErrCurrency", name, err)
		}
	}
}

func TestAmountsFitTheirCurrency(t *testing.T) {
	for _, c := range []struct {
		in, exact string
		fits      bool
	}{
		{"12.50 EUR", "12.50 EUR", true}, {"12.5 EUR", "12.50 EUR", true}, {"12 EUR", "12.00 EUR", true}, {"12.500 EUR", "12.50 EUR", false},
		{"12.505 EUR", "", false}, {"500 JPY", "500 JPY", true}, {"500.00 JPY", "500 JPY", false}, {"500.5 HUF", "", false},
		{"1.5 TWD", "", false}, {"1.234 TND", "1.234 TND", true}, {"1 XXX", "", false},
	} {
		a := amount(t, c.in)
		if got := a.Fits(); got != c.fits {
			t.Errorf("%s fits: %t, want %t (%v)", a, got, c.fits, a.Check())
		}
		exact, err := a.Exact()
		if (err == nil) != (c.exact != "") || err == nil && exact.String() != c.exact {
			t.Errorf("Exact(%s) = %s, %v, want %q", a, exact, err, c.exact)
		}
	}
	if got := amount(t, "1.234 XXX").Round(HalfUp); got.String() != "1.234 XXX" {
		t.Errorf("an unknown currency was rounded to %s", got)
	}
}

func TestMinor(t *testing.T) {
	for in, want := range map[string]int64{"12.50 EUR": 1250, "-0.01 USD": -1, "500 JPY": 500, "500.0 HUF": 500, "1.5 KWD": 1500, "92233720368547758.07 EUR": 9223372036854775807} {
		a := amount(t, in)
		got, err := a.Minor()
		if err != nil || got != want {
			t.Errorf("Minor(%s) = %d, %v, want %d", in, got, err, want)
		}
		back, err := FromMinor(got, a.Currency)
		if err != nil || !back.Equal(a) || !back.Fits() {
			t.Errorf("FromMinor(%d, %s) = %s, %v", got, a.Currency, back, err)
		}
	}
	for _, in := range []string{"12.505 EUR", "1 XXX", "92233720368547758.08 EUR"} {
		if got, err := amount(t, in).Minor(); err == nil {
			t.Errorf("Minor(%s) = %d, want an error", in, got)
		}
	}
	if a, err := FromMinor(1, "XXX"); err == nil {
		t.Errorf("FromMinor of an unknown currency = %s", a)
	}
}

func TestAllocate(t *testing.T) {
	for _, c := range []struct{ total, weights, want string }{
		{"100.00 EUR", "1 1 1", "33.34 33.33 33.33"},
		{"-100.00 EUR", "1 1 1", "-33.34 -33.33 -33.33"},
		{"0.05 EUR", "1 1", "0.03 0.02"},
		{"10 JPY", "1 2 3", "2 3 5"},
		{"5 EUR", "19.99 0 5.01", "4.00 0.00 1.00"},
		{"0 EUR", "1 2", "0.00 0.00"},
		{"1.00 XXX", "1 1 1", "0.34 0.33 0.33"},
		{"92233720368547758.08 EUR", "1 1", "46116860184273879.04 46116860184273879.04"},
	} {
		var weights []Decimal
		for _, w := range strings.Fields(c.weights) {
			weights = append(weights, MustParse(w))
		}
		shares, err := amount(t, c.total).Allocate(weights...)
		var got []string
		for _, s := range shares {
			got = append(got, s.Value.String())
		}
		if err != nil || strings.Join(got, " ") != c.want {
			t.Errorf("%s by %s = %v, %v, want %s", c.total, c.weights, got, err, c.want)
		}
	}
}

func TestSplit(t *testing.T) {
	shares, err := amount(t, "10.00 EUR").Split(3)
	if err != nil || len(shares) != 3 || shares[0].String() != "3.34 EUR" || shares[2].String() != "3.33 EUR" {
		t.Errorf("Split = %v, %v", shares, err)
	}
}

func TestAllocateRefuses(t *testing.T) {
	eur := amount(t, "1.00 EUR")
	for name, weights := range map[string][]Decimal{"no weights": nil, "zero weights": {{}, {}}, "a negative weight": {New(2, 0), New(-1, 0)}} {
		if got, err := eur.Allocate(weights...); err == nil {
			t.Errorf("%s gave %v", name, got)
		}
	}
	if got, err := amount(t, "1.005 EUR").Allocate(New(1, 0)); err == nil {
		t.Errorf("an amount with too many decimals gave %v", got)
	}
	if got, err := eur.Split(0); err == nil {
		t.Errorf("Split(0) = %v", got)
	}
}

func TestSharesSumUpAndAreFair(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 500 {
		total := Amount{New(r.Int64N(2_000_000)-1_000_000, 2), "EUR"}
		weights, all := make([]Decimal, 1+r.IntN(9)), New(0, 0)
		for i := range weights {
			weights[i] = New(1+r.Int64N(1000), r.IntN(3))
			all = all.Add(weights[i])
		}
		shares, err := total.Allocate(weights...)
		if err != nil {
			t.Fatal(err)
		}
		sum := Amount{Currency: "EUR"}
		for i, s := range shares {
			if sum, err = sum.Add(s); err != nil {
				t.Fatal(err)
			}
			// |share × all - total × weight| < one cent × all
			off := s.Value.Mul(all).Sub(total.Value.Mul(weights[i])).Rat()
			if off.Abs(off).Cmp(new(big.Rat).Mul(big.NewRat(1, 100), all.Rat())) >= 0 {
				t.Fatalf("%s by %v: share %d is %s", total, weights, i, s)
			}
		}
		if !sum.Equal(total) {
			t.Fatalf("%s by %v: the shares %v sum up to %s", total, weights, shares, sum)
		}
	}
}

func TestAmountJSON(t *testing.T) {
	out, err := json.Marshal(Of("12.50", "EUR"))
	if want := `{"value":"12.50","currency_code":"EUR"}`; err != nil || string(out) != want {
		t.Fatalf("Marshal = %s, %v", out, err)
	}
	var a Amount
	if err := json.Unmarshal(out, &a); err != nil || a.String() != "12.50 EUR" {
		t.Errorf("Unmarshal = %s, %v", a, err)
	}
}

func TestCurrencyTable(t *testing.T) {
	if !slices.IsSortedFunc(currencies[:], func(a, b currency) int { return strings.Compare(a.code, b.code) }) {
		t.Error("the table is not ordered, so Lookup misses rows")
	}
	counts := map[support]int{}
	for _, c := range currencies {
		got, ok := Lookup(c.code)
		if !ok || got.Code != c.code || !isCode(c.code) || got.ISO > 4 || got.Decimals > got.ISO {
			t.Errorf("Lookup(%s) = %+v, %t", c.code, got, ok)
		}
		counts[c.support]++
	}
	if len(currencies) != 174 || counts[supported] != 22 || counts[inCountry] != 4 {
		t.Errorf("%d currencies, %v by support", len(currencies), counts)
	}
	for code, want := range map[string]int{"EUR": 2, "JPY": 0, "HUF": 0, "TWD": 0, "TND": 3, "KWD": 3, "ISK": 0} {
		if got, ok := MinorUnits(code); got != want || !ok {
			t.Errorf("MinorUnits(%s) = %d, %t, want %d", code, got, ok, want)
		}
	}
	if c, _ := Lookup("HUF"); c.ISO != 2 || !c.Supported {
		t.Errorf("HUF = %+v", c)
	}
	if c, _ := Lookup("BRL"); !c.Supported || !c.InCountry {
		t.Errorf("BRL = %+v", c)
	}
	if _, ok := MinorUnits("XXX"); ok {
		t.Error("XXX is known")
	}
}
