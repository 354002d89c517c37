package nvp

import (
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/money"
)

// Keys and values come in every spelling that servers and form encoders have.
func TestSpellingsOfPairs(t *testing.T) {
	for body, want := range map[string]string{
		"TOKEN=EC-1":                       "EC-1",
		"TOKEN=EC%2d1":                     "EC-1",
		"TOKEN=EC%2D1":                     "EC-1",
		"token=EC-1":                       "EC-1",
		"ToKeN=EC-1":                       "EC-1",
		"TO%4bEN=EC-1":                     "EC-1",
		"%54%6f%6B%65%4E=EC-1":             "EC-1",
		"TOKEN=a%20b+c%2Bd":                "a b c+d",
		"TOKEN=a=b==":                      "a=b==",
		"TOKEN=%3d%26%25":                  "=&%",
		"TOKEN=Gr%c3%b6%C3%9Fe":            "Größe",
		"TOKEN=Größe":                      "Größe",
		"TOKEN=" + strings.Repeat("x", 99): strings.Repeat("x", 99),
		"TOKEN=1234567%20":                 "1234567 ",
		"TOKEN=12345678%2d":                "12345678-",
		"TOKEN=;":                          ";",
		"&&TOKEN=x&&":                      "x",
		" \r\nTOKEN=x\r\n":                 "x",
		"TOKEN=x&":                         "x",
		"TOKEN=%20x%0a":                    " x\n",
		"TOKEN=%22x%22":                    `"x"`,
	} {
		var got string
		unknown := each(t, body, func(d *Decoder) {
			if d.Group() != Plain || d.Name() != nTOKEN || d.N() != -1 || d.M() != -1 {
				t.Errorf("%q is in group %d, name %d, at %d and %d", body, d.Group(), d.Name(), d.N(), d.M())
			}
			d.String(&got)
		})
		if got != want || len(unknown) > 0 {
			t.Errorf("%q is read as %q with %v, want %q", body, got, unknown, want)
		}
	}
}

// read1 reads the value of TOKEN.
func read1[T any](t *testing.T, value string, read func(*Decoder, *T)) (v T, unknown []paypal.Unknown) {
	t.Helper()
	unknown = each(t, "VERSION=1&TOKEN="+value, func(d *Decoder) {
		if d.Name() == nTOKEN {
			read(d, &v)
		}
	})
	return v, unknown
}

// testValues reads texts as a type: "" as a reason says that nothing is to be
// reported, and want nil that nothing is to be read.
func testValues[T any](t *testing.T, name string, read func(*Decoder, **T), show func(T) string, cases [][3]string) {
	t.Helper()
	for _, c := range cases {
		v, unknown := read1(t, c[0], read)
		got := ""
		if v != nil {
			got = show(*v)
		}
		if got != c[1] {
			t.Errorf("%s %q is read as %q, want %q", name, c[0], got, c[1])
		}
		if c[2] == "" {
			wantReports(t, c[0], unknown)
		} else if len(unknown) != 1 || unknown[0].Path != "TOKEN" || unknown[0].Reason != c[2] {
			t.Errorf("%s %q reports %v, want %s", name, c[0], unknown, c[2])
		}
	}
}

func TestValues(t *testing.T) {
	testValues(t, "bool", (*Decoder).OptBool, func(b bool) string { return fmt.Sprint(b) }, [][3]string{
		{"1", "true", ""}, {"0", "false", ""}, {"true", "true", ""}, {"FALSE", "false", ""}, {"True", "true", ""}, {"Y", "true", ""}, {"n", "false", ""}, {"yes", "true", ""}, {"No", "false", ""},
		{"%20true+", "true", ""}, {"", "", ""}, {"+", "", ""}, {"2", "", "not a boolean"}, {"maybe", "", "not a boolean"},
	})
	testValues(t, "int", (*Decoder).OptInt, func(n int) string { return fmt.Sprint(n) }, [][3]string{
		{"7", "7", ""}, {"-7", "-7", ""}, {"+7", "7", ""}, {"%2b7", "7", ""}, {"007", "7", ""}, {"%20%20%207", "7", ""}, {"18446744073709551615", "-1", ""}, {"18446744073709551612", "-4", ""},
		{"9223372036854775807", "9223372036854775807", ""}, {"18446744073709551616", "", "integer out of range"}, {"-9223372036854775809", "", "integer out of range"},
		{"1.0", "", "not an integer"}, {"x", "", "not an integer"}, {"", "", ""},
	})
	testValues(t, "long", (*Decoder).OptLong, func(n int64) string { return fmt.Sprint(n) }, [][3]string{
		{"9223372036854775807", fmt.Sprint(math.MaxInt64), ""}, {"18446744073709551615", "-1", ""}, {"1e3", "", "not an integer"},
	})
	testValues(t, "decimal", (*Decoder).OptDecimal, money.Decimal.String, [][3]string{
		{"12%2e50", "12.50", ""}, {"-12.50", "-12.50", ""}, {"%20%20%200%2e00000", "0.00000", ""}, {"1,234.50", "1234.50", ""}, {"1%2c234%2c567", "1234567", ""}, {"0", "0", ""}, {"-0.00", "0.00", ""}, {".5", "0.5", ""}, {"007", "7", ""},
		{"123456789012345678.123", "123456789012345678.123", ""}, {"1e2", "100", ""}, {"%2b1", "1", ""},
		{"5.", "5", ""}, {"-", "", "not a decimal number"}, {"1.2.3", "", "not a decimal number"}, {"12,50", "", "not a decimal number"}, {"1-2", "", "not a decimal number"}, {"-.", "", "not a decimal number"}, {"NaN", "", "not a decimal number"}, {"", "", ""},
	})
	type date struct{ month, year *int }
	testValues(t, "month and year", func(d *Decoder, v **date) {
		var x date
		if d.OptMonthYear(&x.month, &x.year); x.month != nil {
			*v = &x
		}
	}, func(d date) string { return fmt.Sprintf("%d/%d", *d.month, *d.year) }, [][3]string{
		{"092030", "9/2030", ""}, {"122007", "12/2007", ""}, {"+092030", "9/2030", ""}, {"92030", "", "not a month and year of six digits"}, {"0930", "", "not a month and year of six digits"}, {"09%2f203", "", "not a month and year of six digits"}, {"", "", ""},
	})
	testValues(t, "text", func(d *Decoder, v **string) {
		var s string
		if d.String(&s); s != "" {
			*v = &s
		}
	}, func(s string) string { return s }, [][3]string{
		{"a%20", "a ", ""}, {"", "", ""}, {"J%F6rg", "J\xf6rg", "not UTF-8"}, {"J\xf6rg", "J\xf6rg", "not UTF-8"}, {"100%25", "100%", ""}, {"100%+off", "", "not a valid escape"}, {"%zz+", "", "not a valid escape"}, {"a+%c3", "a \xc3", "not UTF-8"},
	})
	testValues(t, "quoted", func(d *Decoder, v **string) {
		var s string
		if d.Quoted(&s); s != "" {
			*v = &s
		}
	}, func(s string) string { return s }, [][3]string{
		{"%22no_note%3d0%22", "no_note=0", ""}, {"plain", "plain", ""}, {"%22", `"`, ""}, {"%22a", `"a`, ""}, {"a%22", `a"`, ""}, {"%22%22a%22%22", `"a"`, ""}, {"%22%22", "", ""},
	})
	testValues(t, "date", func(d *Decoder, v **paypal.DateTime) {
		var s paypal.DateTime
		if d.DateTime(&s); s != "" {
			*v = &s
		}
	}, func(s paypal.DateTime) string { return string(s) }, [][3]string{
		{"2012%2d03%2d01T10%3a00%3a00Z", "2012-03-01T10:00:00Z", ""}, {"+2012-03-01+", "2012-03-01", ""}, {"", "", ""},
		{"yesterday!", "yesterday!", "not a date and time"}, {"2012", "2012", "not a date and time"}, {"2012%2f03%2f01", "2012/03/01", "not a date and time"},
	})
}

func TestEnums(t *testing.T) {
	plain := Enum{Values: []string{"None", "Partially-Refunded", "Canceled-Reversal", "Y", "y"}}
	spelled := Enum{
		Values:    []string{"Active", "ActiveProfile", "Store"},
		Spellings: []Spelling{{Value: "ActiveProfile", Text: "Active"}, {Value: "Store", Text: "2"}, {Value: "Store", Text: "Shop", ReadOnly: true}},
	}
	for _, c := range []struct {
		enum       *Enum
		text, want string
	}{
		{&plain, "None", "None"}, {&plain, "none", "None"}, {&plain, "PartiallyRefunded", "Partially-Refunded"}, {&plain, "Partially%20Refunded", "Partially-Refunded"},
		{&plain, "partially_refunded", "Partially-Refunded"}, {&plain, "+None+", "None"}, {&plain, "Y", "Y"}, {&plain, "y", "y"}, {&plain, "New-Value", "New-Value"}, {&plain, "", ""},
		{&plain, strings.Repeat("Long", 40), strings.Repeat("Long", 40)},
		{&spelled, "Active", "ActiveProfile"}, {&spelled, "active", "ActiveProfile"}, {&spelled, "ActiveProfile", "ActiveProfile"}, {&spelled, "2", "Store"}, {&spelled, "SHOP", "Store"}, {&spelled, "store", "Store"},
	} {
		got, unknown := read1(t, c.text, func(d *Decoder, v *string) { d.Enum(v, c.enum) })
		if got != c.want || len(unknown) > 0 {
			t.Errorf("%q is read as %q with %v, want %q", c.text, got, unknown, c.want)
		}
	}
}

// Of a repeated name the first value counts that says something.
func TestRepeatedNames(t *testing.T) {
	const body = "TOKEN=1&AMT=2&token=3&TOKEN=&AMT=4"
	var token, amt string
	unknown := each(t, body, func(d *Decoder) {
		if d.Name() == nTOKEN {
			d.String(&token)
		} else {
			d.String(&amt)
		}
	})
	wantReports(t, body, unknown, "token=3: repeated name", "AMT=4: repeated name")
	if token != "1" || amt != "2" {
		t.Errorf("read %s and %s", token, amt)
	}
	for name, read := range map[string]func(*Decoder){
		"text":      func() func(*Decoder) { v := new(string); return func(d *Decoder) { d.String(v) } }(),
		"quoted":    func() func(*Decoder) { v := new(string); return func(d *Decoder) { d.Quoted(v) } }(),
		"enum":      func() func(*Decoder) { v := new(string); return func(d *Decoder) { d.Enum(v, &Enum{}) } }(),
		"date":      func() func(*Decoder) { v := new(paypal.DateTime); return func(d *Decoder) { d.DateTime(v) } }(),
		"bool":      func() func(*Decoder) { v := new(bool); return func(d *Decoder) { d.Bool(v) } }(),
		"opt bool":  func() func(*Decoder) { v := new(*bool); return func(d *Decoder) { d.OptBool(v) } }(),
		"int":       func() func(*Decoder) { v := new(int); return func(d *Decoder) { d.Int(v) } }(),
		"opt int":   func() func(*Decoder) { v := new(*int); return func(d *Decoder) { d.OptInt(v) } }(),
		"long":      func() func(*Decoder) { v := new(int64); return func(d *Decoder) { d.Long(v) } }(),
		"opt long":  func() func(*Decoder) { v := new(*int64); return func(d *Decoder) { d.OptLong(v) } }(),
		"decimal":   func() func(*Decoder) { v := new(money.Decimal); return func(d *Decoder) { d.Decimal(v) } }(),
		"opt dec":   func() func(*Decoder) { v := new(*money.Decimal); return func(d *Decoder) { d.OptDecimal(v) } }(),
		"amount":    func() func(*Decoder) { v := new(*money.Amount); return func(d *Decoder) { d.Amount(v, nCURRENCYCODE) } }(),
		"monthyear": func() func(*Decoder) { m, y := new(int), new(int); return func(d *Decoder) { d.MonthYear(m, y) } }(),
		"opt month": func() func(*Decoder) { m, y := new(*int), new(*int); return func(d *Decoder) { d.OptMonthYear(m, y) } }(),
	} {
		first, second := "1", "0"
		switch name {
		case "monthyear", "opt month":
			first, second = "012030", "022031"
		case "date":
			first, second = "2020-01-01", "2021-01-01"
		}
		body := "TOKEN=" + first + "&TOKEN=" + second
		wantReports(t, name, each(t, body, read), "TOKEN="+second+": repeated name")
	}
}

// A zero in a field that cannot be nil still counts as the first value.
func TestRepeatedZeros(t *testing.T) {
	var flag bool
	var n int
	var long int64
	var amount money.Decimal
	const body = "TOKEN=0&AMT=0&NAME=0&KEY=0.00&TOKEN=1&AMT=1&NAME=1&KEY=1.00"
	unknown := each(t, body, func(d *Decoder) {
		switch d.Name() {
		case nTOKEN:
			d.Bool(&flag)
		case nAMT:
			d.Int(&n)
		case nNAME:
			d.Long(&long)
		case nKEY:
			d.Decimal(&amount)
		}
	})
	if flag || n != 0 || long != 0 || !amount.IsZero() {
		t.Errorf("read %v, %d, %d and %v", flag, n, long, amount)
	}
	wantReports(t, body, unknown, "TOKEN=1: repeated name", "AMT=1: repeated name", "NAME=1: repeated name", "KEY=1.00: repeated name")
	// Beyond its bound this is not remembered any more, but still read.
	var flags []bool
	var many strings.Builder
	for i := range 2 * maxZeros {
		fmt.Fprintf(&many, "L_NAME%d=0&", i)
	}
	if unknown := each(t, many.String(), func(d *Decoder) { d.Bool(At(d, &flags, d.M())) }); len(flags) != 2*maxZeros || unknown != nil {
		t.Errorf("read %d, %v", len(flags), unknown)
	}
}

func TestUnknownPairs(t *testing.T) {
	const body = "NEW=1%202&L_NEW7=x&tOkEn5=y&N%65W%26=z&TOKEN&LAST"
	var n int
	unknown := each(t, body, func(d *Decoder) { n++; d.Unknown() })
	wantReports(t, body, unknown, "NEW=1 2: unknown name", "L_NEW7=x: unknown name", "tOkEn5=y: unknown name", "NeW&=z: unknown name", "TOKEN=: a name without a value", "LAST=: unknown name")
	if n != 1 {
		t.Errorf("generated code was shown %d pairs", n)
	}
	wantReports(t, "TOKEN=1", each(t, "TOKEN=1", (*Decoder).NoField), "TOKEN=1: a known name, but the contract has no field for it")
}

type row struct {
	Name string
	Amt  *money.Amount
	Type string
}

// rows reads L_NAMEn, L_AMTn and L_TYPEn.
func rows(t *testing.T, body string) ([]row, []paypal.Unknown) {
	t.Helper()
	var list []row
	unknown := each(t, body, func(d *Decoder) {
		if d.Group() != Listed {
			if d.Name() != nCURRENCYCODE {
				d.Unknown()
			}
			return
		}
		if r := At(d, &list, d.M()); r != nil {
			switch d.Name() {
			case nNAME:
				d.String(&r.Name)
			case nAMT:
				d.ItemAmount(&r.Amt, nCURRENCYCODE)
			case nTYPE:
				d.String(&r.Type)
			}
		}
	})
	return list, unknown
}

func names(list []row) string {
	var s []string
	for _, r := range list {
		s = append(s, r.Name+r.Type)
	}
	return strings.Join(s, ",")
}

func TestLists(t *testing.T) {
	for body, want := range map[string]string{
		"L_NAME0=a&L_NAME1=b&L_NAME2=c":              "a,b,c",
		"L_NAME2=c&L_NAME1=b&L_NAME0=a":              "a,b,c",
		"L_NAME0=a&L_NAME3=d":                        "a,,,d",
		"L_NAME0=a&L_TYPE0=x&L_TYPE1=y&L_TYPE2=z":    "ax,y,z",
		"L_NAME0=a&L_NAME1=&L_TYPE2=":                "a,,",
		"L_NAME10=k&L_NAME2=c":                       ",,c,,,,,,,,k",
		"l_name0=a&L_TYPE1=y&L_NAME1=b&L_TYPE0=x":    "ax,by",
		"L_NAME0=a&L_NAME1=b&L_TYPE0=x&L_TYPE1=y":    "ax,by",
		"L_NAME00=a&L_NAME01=b":                      "a,b",
		"L_NAME0=a&L_NAME0=b":                        "a",
		"VERSION=1&L_NAME0=a&TOKEN=t&L_NAME1=b&NEW=": "a,b",
	} {
		list, _ := rows(t, body)
		if got := names(list); got != want {
			t.Errorf("%q is read as %q, want %q", body, got, want)
		}
	}
}

// A few bytes must not ask for much memory.
func TestHostileNumbers(t *testing.T) {
	for _, key := range []string{"L_NAME99999999", "L_NAME4097", "L_NAME18446744073709551616", "L_NAME" + strings.Repeat("9", 4000)} {
		list, unknown := rows(t, key+"=x&L_NAME0=a")
		if names(list) != "a" {
			t.Errorf("%s made a list of %d", key[:10], len(list))
		}
		wantReports(t, key, unknown, key+"=x: its number is too large: the list has no such element")
	}
	if list, unknown := rows(t, "L_NAME4096=x"); len(list) != 4097 || unknown != nil {
		t.Errorf("a list of %d, %v", len(list), unknown)
	}
	// The bound is one for the whole message.
	var a, b []row
	unknown := each(t, "L_NAME3000=x&L_TYPE3000=y", func(d *Decoder) {
		if d.Name() == nNAME {
			At(d, &a, d.M())
		} else {
			At(d, &b, d.M())
		}
	})
	if len(a) != 3001 || b != nil || len(unknown) != 1 {
		t.Errorf("lists of %d and %d, %v", len(a), len(b), unknown)
	}
	// Lists without holes may be as long as they like.
	var body strings.Builder
	for i := range 20000 {
		fmt.Fprintf(&body, "L_NAME%d=n&", i)
	}
	if list, unknown := rows(t, body.String()); len(list) != 20000 || unknown != nil {
		t.Errorf("a list of %d, %v", len(list), unknown)
	}
	// Scopes have a bound of their own.
	var payments []row
	for body, want := range map[string]int{"PAYMENTREQUEST_999_NAME=x": 1000, "PAYMENTREQUEST_1000_NAME=x": 0} {
		payments = nil
		each(t, body, func(d *Decoder) { At(d, &payments, d.N()) })
		if len(payments) != want {
			t.Errorf("%s made a list of %d", body, len(payments))
		}
	}
}

// Elements that are left out are zero even when a list moves or had room.
func TestListsGrow(t *testing.T) {
	list := append(make([]row, 0, 8), row{Name: "a"}, row{Name: "stale"})[:1]
	each(t, "L_NAME3=d", func(d *Decoder) { d.String(&At(d, &list, 3).Name) })
	if got := names(list); got != "a,,,d" {
		t.Errorf("grew to %s", got)
	}
	list = nil
	each(t, "L_NAME0=a&L_NAME1=b&L_NAME2=c&L_TYPE0=x", func(d *Decoder) {
		At(d, &list, d.M())
		if cap(list) != 3 {
			t.Errorf("room for %d rows", cap(list))
		}
	})
	list = nil
	each(t, "PAYMENTREQUEST_0_NAME=a&PAYMENTREQUEST_0_TYPE=t&PAYMENTREQUEST_2_NAME=c", func(d *Decoder) {
		At(d, &list, d.N())
		if cap(list) != 3 {
			t.Errorf("room for %d payments", cap(list))
		}
	})
}

// TestRecords asks for the records of elements: each has its own, and they stay
// where they are while others come.
func TestRecords(t *testing.T) {
	for _, first := range []*row{nil, new(row)} {
		var records Records[row]
		seen := map[*row]bool{}
		for i := range 100 {
			r := records.Of(i, first).Get()
			r.Name = strconv.Itoa(i)
			seen[r] = true
		}
		for i := range 100 {
			if r := records.Of(i, first).Get(); !seen[r] || r.Name != strconv.Itoa(i) {
				t.Errorf("element %d has the records %v", i, r)
			}
		}
		if len(seen) != 100 || records.Of(-1, first).Get() != records.Of(0, first).Get() || first != nil && !seen[first] {
			t.Errorf("%d elements have records of their own", len(seen))
		}
	}
}

func TestCurrencies(t *testing.T) {
	show := func(a *money.Amount) string {
		if a == nil {
			return "-"
		}
		return a.Value.String() + a.Currency
	}
	// amounts reads AMT at all its places: plain, in a scope, in a list, MAXAMT
	// (KEY here) of the first payment, and FEEAMT (TYPE here), which has no
	// currency.
	amounts := func(t *testing.T, body string) (string, []paypal.Unknown) {
		var plain, max, fee *money.Amount
		var scoped, items [3]*money.Amount
		unknown := each(t, body, func(d *Decoder) {
			switch {
			case d.Name() == nCURRENCYCODE:
			case d.Name() == nKEY:
				d.AmountOf(&max, gPAYMENTREQUEST, nCURRENCYCODE)
			case d.Name() == nTYPE:
				d.Amount(&fee, 0)
			case d.Group() == Plain:
				d.Amount(&plain, nCURRENCYCODE)
			case d.Group() == Listed:
				d.ItemAmount(&items[d.M()], nCURRENCYCODE)
			default:
				d.Amount(&scoped[d.N()], nCURRENCYCODE)
			}
		})
		s := "plain " + show(plain) + " max " + show(max) + " fee " + show(fee)
		for i := range 3 {
			s += fmt.Sprintf(" %s/%s", show(scoped[i]), show(items[i]))
		}
		return s, unknown
	}
	for _, c := range []struct{ body, want, report string }{
		{"AMT=1&CURRENCYCODE=EUR", "plain 1EUR max - fee - -/- -/- -/-", ""},
		{"CURRENCYCODE=EUR&AMT=1", "plain 1EUR max - fee - -/- -/- -/-", ""},
		{"AMT=1", "plain 1 max - fee - -/- -/- -/-", ""},
		{"AMT=1&CURRENCYCODE=+EUR%20", "plain 1EUR max - fee - -/- -/- -/-", ""},
		{"AMT=&CURRENCYCODE=EUR", "plain - max - fee - -/- -/- -/-", "CURRENCYCODE=EUR: a currency, but no amount came with it"},
		{"TYPE=2&AMT=1&CURRENCYCODE=EUR", "plain 1EUR max - fee 2 -/- -/- -/-", ""},
		{"PAYMENTREQUEST_0_AMT=1&PAYMENTREQUEST_1_AMT=2&PAYMENTREQUEST_1_CURRENCYCODE=USD&PAYMENTREQUEST_0_CURRENCYCODE=EUR", "plain - max - fee - 1EUR/- 2USD/- -/-", ""},
		{"KEY=9&PAYMENTREQUEST_0_CURRENCYCODE=EUR&CURRENCYCODE=USD", "plain - max 9EUR fee - -/- -/- -/-", "CURRENCYCODE=USD: a currency, but no amount came with it"},
		// Older servers send the plain key only: it is that of payment 0.
		{"PAYMENTREQUEST_0_AMT=1&PAYMENTREQUEST_1_AMT=2&CURRENCYCODE=EUR", "plain - max - fee - 1EUR/- 2/- -/-", ""},
		{"AMT=1&PAYMENTREQUEST_0_CURRENCYCODE=EUR", "plain 1EUR max - fee - -/- -/- -/-", ""},
		{"AMT=1&PAYMENTREQUEST_1_CURRENCYCODE=EUR", "plain 1 max - fee - -/- -/- -/-", "PAYMENTREQUEST_1_CURRENCYCODE=EUR: a currency, but no amount came with it"},
		{"L_AMT0=1&L_AMT1=2&L_AMT2=3&L_CURRENCYCODE0=EUR&L_CURRENCYCODE1=USD", "plain - max - fee - -/1EUR -/2USD -/3", ""},
		{"L_AMT0=1&L_AMT1=2&L_CURRENCYCODE1=USD&CURRENCYCODE=EUR", "plain - max - fee - -/1EUR -/2USD -/-", ""},
		// A mirror that says the same is no news, another one is.
		{"CURRENCYCODE=EUR&PAYMENTREQUEST_0_AMT=1&PAYMENTREQUEST_0_CURRENCYCODE=EUR", "plain - max - fee - 1EUR/- -/- -/-", ""},
		{"CURRENCYCODE=USD&PAYMENTREQUEST_0_AMT=1&PAYMENTREQUEST_0_CURRENCYCODE=EUR", "plain - max - fee - 1EUR/- -/- -/-", "CURRENCYCODE=USD: a currency, but no amount came with it"},
		{"AMT=1&CURRENCYCODE=E%zR", "plain 1 max - fee - -/- -/- -/-", "CURRENCYCODE=E%zR: not a currency"},
	} {
		got, unknown := amounts(t, c.body)
		if got != c.want {
			t.Errorf("%q is read as %s, want %s", c.body, got, c.want)
		}
		if c.report == "" {
			wantReports(t, c.body, unknown)
		} else {
			wantReports(t, c.body, unknown, c.report)
		}
	}
}

// A search has a currency for each of its rows, in a column of their own.
func TestManyCurrencies(t *testing.T) {
	var body strings.Builder
	body.WriteString("CURRENCYCODE=GBP")
	for i := range 200 {
		fmt.Fprintf(&body, "&L_AMT%d=%d.00", i, i)
	}
	for i := 0; i < 200; i += 2 {
		fmt.Fprintf(&body, "&L_CURRENCYCODE%d=%s", i, []string{"EUR", "USD"}[i/2%2])
	}
	list, unknown := rows(t, body.String())
	if len(list) != 200 || unknown != nil {
		t.Fatalf("%d rows, %v", len(list), unknown)
	}
	for i, r := range list {
		want := "GBP"
		if i%2 == 0 {
			want = []string{"EUR", "USD"}[i/2%2]
		}
		if r.Amt.Currency != want || !r.Amt.Value.Equal(money.New(int64(i), 0)) {
			t.Errorf("row %d is %v, want %s", i, r.Amt, want)
		}
	}
}

func TestListsOfAmounts(t *testing.T) {
	var list []money.Amount
	const body = "L_AMT0=1&L_CURRENCYCODE0=EUR&L_AMT1=0&L_AMT1=5&L_AMT3=2&L_AMT0=7&L_AMT9999=1&L_AMT4=x"
	unknown := each(t, body, func(d *Decoder) {
		if d.Name() == nAMT {
			d.ItemAmounts(&list, nCURRENCYCODE)
		}
	})
	var got []string
	for _, a := range list {
		got = append(got, a.Value.String()+a.Currency)
	}
	if !slices.Equal(got, []string{"1EUR", "0", "0", "2", "0"}) {
		t.Errorf("read %v", got)
	}
	wantReports(t, body, unknown, "L_AMT1=5: repeated name", "L_AMT0=7: repeated name", "L_AMT9999=1: its number is too large: the list has no such element", "L_AMT4=x: not a decimal number")
}

// The name of a field wins over its aliases wherever it stands, and an earlier
// alias over a later one.
func TestAliases(t *testing.T) {
	for body, want := range map[string]string{
		"TOKEN=a":                    "a",
		"NAME=b":                     "b",
		"KEY=c":                      "c",
		"TOKEN=a&NAME=b&KEY=c":       "a",
		"KEY=c&NAME=b&TOKEN=a":       "a",
		"KEY=c&NAME=b":               "b",
		"NAME=b&KEY=c":               "b",
		"KEY=c&TOKEN=&NAME=":         "c",
		"NAME=b&TOKEN=%zz":           "b",
		"KEY=c&KEY=d":                "c",
		"NAME=b&AMT=1&KEY=c&NAME=b2": "b",
	} {
		var v, main string
		unknown := each(t, body, func(d *Decoder) {
			switch d.Name() {
			case nTOKEN:
				d.String(&v)
			case nNAME:
				if d.Alias(1) {
					d.String(&v)
				}
			case nKEY:
				d.String(&main)
				if d.Alias(2) {
					d.String(&v)
				}
			}
		})
		if v != want {
			t.Errorf("%q is read as %q, want %q", body, v, want)
		}
		for _, u := range unknown {
			if u.Path == "NAME" {
				t.Errorf("%q reports %v", body, u)
			}
		}
	}
	// One key can be an alias of several fields, at different ranks.
	var a, b string
	each(t, "KEY=k&NAME=n", func(d *Decoder) {
		if d.Name() == nNAME && d.Alias(2) {
			d.String(&a)
		}
		if d.Name() == nKEY {
			if d.Alias(1) {
				d.String(&a)
			}
			if d.Alias(3) {
				d.String(&b)
			}
		}
	})
	if a != "k" || b != "k" {
		t.Errorf("read %q and %q", a, b)
	}
	// A malformed value is reported once, though two fields want it.
	var x, y *int
	unknown := each(t, "KEY=x", func(d *Decoder) {
		d.OptInt(&x)
		if d.Alias(1) {
			d.OptInt(&y)
		}
	})
	wantReports(t, "KEY=x", unknown, "KEY=x: not an integer")
}

func TestMessagesThatAreNone(t *testing.T) {
	v := &script{root: &testResponse, decode: func(d *Decoder) {
		for d.Next() {
		}
	}}
	for body, want := range map[string]error{
		"":                                errEmpty,
		" \r\n":                           errEmpty,
		"<html><a href='x=y'></html>":     errForeign,
		`{"a":"b=c"}`:                     errForeign,
		"[1]=2":                           errForeign,
		"VERIFIED":                        errForeign,
		"Service Unavailable":             errForeign,
		"a&b&c":                           errForeign,
		"&&":                              errForeign,
		"TOKEN=EC%":                       errCut,
		"TOKEN=EC%2":                      errCut,
		"TOKEN=EC%2\r\n":                  errCut,
		"TOKEN=EC%2d":                     nil,
		"TOKEN=EC%z":                      nil,
		strings.Repeat("a=&", maxPairs+1): errHuge,
		strings.Repeat("a=&", maxPairs):   nil,
	} {
		if err := Unmarshal([]byte(body), v); !errors.Is(err, want) || want == nil && err != nil {
			t.Errorf("%.20q gives %v, want %v", body, err, want)
		}
	}
	if err := Unmarshal([]byte("a=b"), nil); err != errNilMessage {
		t.Error(err)
	}
}

// Of a message that was cut off the beginning is read.
func TestCutMessages(t *testing.T) {
	var token string
	err := Unmarshal([]byte("TOKEN=EC-1&AMT=1%2"), &script{root: &testResponse, decode: func(d *Decoder) {
		for d.Next() {
			if d.Name() == nTOKEN {
				d.String(&token)
			}
		}
	}})
	if err != errCut || token != "EC-1" {
		t.Errorf("%v with %q", err, token)
	}
}

// A server reads requests: their head is not for the message, and not for a report
// either.
func TestRequestsAreRead(t *testing.T) {
	const body = "method=DoThing&USER=u&PWD=secret&Signature=secret&SUBJECT=s&BUTTONSOURCE=b&VERSION=63.0&TOKEN=t&AMT=1&NEW=x&PWD"
	var token, version string
	var seen []Name
	v := &script{root: &testRequest, decode: func(d *Decoder) {
		for d.Next() {
			seen = append(seen, d.Name())
			switch d.Name() {
			case nTOKEN:
				d.String(&token)
			case nVERSION:
				d.String(&version)
			default:
				d.Unknown()
			}
		}
	}}
	unknown, err := UnmarshalReport([]byte(body), v)
	if err != nil || token != "t" || version != "63.0" {
		t.Errorf("%v with %q and %q", err, token, version)
	}
	wantReports(t, body, unknown, "AMT=1: unknown name", "NEW=x: unknown name", "PWD=: a name without a value")
	if err := Unmarshal([]byte("METHOD=DoOther&TOKEN=t"), v); err == nil || err.Error() != `nvp: expected METHOD DoThing, found "DoOther"` {
		t.Error(err)
	}
	if err := Unmarshal([]byte("METHOD="+strings.Repeat("ü", 50)), v); err == nil || err.Error() != `nvp: expected METHOD DoThing, found "`+strings.Repeat("ü", 20)+`…"` {
		t.Error(err)
	}
	if err := Unmarshal([]byte("TOKEN=t"), v); err != nil {
		t.Error(err)
	}
	// In an answer these names are no different from others.
	wantReports(t, "", each(t, "USER=u", (*Decoder).Unknown), "USER=u: unknown name")
}

func TestMethod(t *testing.T) {
	for body, want := range map[string]string{
		"METHOD=DoCapture&VERSION=1": "DoCapture", "a=b&method=Do%43apture": "DoCapture", "VERSION=1": "", "": "", "<html>": "", "L_METHOD0=x": "",
	} {
		if got := Method([]byte(body)); got != want {
			t.Errorf("the method of %q is %q, want %q", body, got, want)
		}
	}
}

// What was read stays as it is when the body changes and the decoder goes on.
func TestValuesAreCopies(t *testing.T) {
	body := []byte("TOKEN=first&L_NAME0=second&AMT=3&CURRENCYCODE=EUR")
	read := func(body []byte) (token string, list []row, a *money.Amount) {
		_ = Unmarshal(body, &script{root: &testResponse, decode: func(d *Decoder) {
			for d.Next() {
				switch d.Name() {
				case nTOKEN:
					d.String(&token)
				case nNAME:
					d.String(&At(d, &list, d.M()).Name)
				case nAMT:
					d.Amount(&a, nCURRENCYCODE)
				}
			}
		}})
		return token, list, a
	}
	token, list, a := read(body)
	for i := range body {
		body[i] = 'x'
	}
	for range 100 {
		read([]byte("TOKEN=other&L_NAME0=others&AMT=9&CURRENCYCODE=USD&L_NAME1=" + strings.Repeat("y", 300)))
	}
	if token != "first" || list[0].Name != "second" || !reflect.DeepEqual(a, money.Of("3", "EUR")) {
		t.Errorf("now %q, %v and %v", token, list, a)
	}
}

// A decoder remembers the names of its last message. That must never change what
// it reads.
func TestMemory(t *testing.T) {
	messages := []string{
		"TOKEN=1&AMT=2&NAME=3",
		"TOKEN=1&AMT=2&NAME=3",
		"TOKEN=1&NAME=3&AMT=2",
		"AMT=2&TOKEN=1&NAME=3",
		"TOKENS=9&TOKEN=1&AMT=2&NAME=3",
		"TOKE=9&TOKEN=1&AMT=2&NAME=3",
		"TOKEN=1&AMT=2&NAME=3&NAME",
		"TOKEN=1&AMT=2&NAME",
		"TOKEN=1&AMT=2&NAM",
		"=9&TOKEN=1&AMT=2&NAME=3",
		"token=1&amt=2&name=3",
	}
	var d Decoder
	for _, first := range messages {
		for _, second := range messages {
			for i, body := range []string{first, second, first} {
				got := map[Name]string{}
				d.reset()
				if err := read(&d, body, &script{root: &testResponse, decode: func(d *Decoder) {
					for d.Next() {
						var v string
						d.String(&v)
						got[d.Name()] = v
					}
				}}); err != nil {
					t.Fatal(err)
				}
				want := map[Name]string{nTOKEN: "1", nAMT: "2", nNAME: "3"}
				if strings.HasSuffix(body, "=2&NAME") || strings.HasSuffix(body, "NAM") {
					delete(want, nNAME)
				}
				if !reflect.DeepEqual(got, want) {
					t.Errorf("%q then %q: message %d is read as %v", first, second, i, got)
				}
			}
		}
	}
	long := strings.Repeat("NEW=1&", 2*maxMemory) + "TOKEN=1"
	for range 2 {
		d.reset()
		if err := read(&d, long, &script{root: &testResponse, decode: func(d *Decoder) {
			for d.Next() {
			}
		}}); err != nil || len(d.memory.names) > maxMemory {
			t.Errorf("%v, %d names are remembered", err, len(d.memory.names))
		}
	}
}

// Large messages are not kept in the pool.
func TestReleaseBoundsThePool(t *testing.T) {
	var v string
	body := "TOKEN=" + strings.Repeat("x", 1<<17)
	each(t, body, func(d *Decoder) { d.String(&v) })
	if len(v) != 1<<17 {
		t.Errorf("read %d bytes", len(v))
	}
	for range 10 {
		d := decoders.Get().(*Decoder)
		if cap(d.body) > 1<<16 {
			t.Errorf("a body of %d bytes is kept", cap(d.body))
		}
	}
}

func TestSlabs(t *testing.T) {
	for _, pairs := range []int{1, 500} {
		d := Decoder{pairs: make([]pair, pairs)}
		var all []*money.Amount
		for i := range 300 {
			a := next(&d, &d.slabs.amounts)
			a.Value = money.New(int64(i), 0)
			all = append(all, a)
		}
		for i, a := range all {
			if !a.Value.Equal(money.New(int64(i), 0)) {
				t.Fatalf("amount %d is %v", i, a)
			}
		}
	}
}
