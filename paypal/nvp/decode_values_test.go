package nvp

import (
	"fmt"
	"math"
	"reflect"
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
		var of key
		unknown := report(t, body, responseOf("0=TOKEN", func(d *Decoder) { of = d.key; d.Read(&got) }))
		if want := (key{n: -1, m: -1, name: nTOKEN, group: Plain}); of != want {
			t.Errorf("%q has the key %+v", body, of)
		}
		if got != want || len(unknown) > 0 {
			t.Errorf("%q is read as %q with %v, want %q", body, got, unknown, want)
		}
	}
}

// TestValues reads texts as a type: they are read as the second, and reported for
// the third. A "" says that nothing is read, or reported.
func TestValues(t *testing.T) {
	for name, cases := range map[string][][3]string{
		"OPTBOOL": {
			{"1", "true", ""}, {"0", "false", ""}, {"true", "true", ""}, {"FALSE", "false", ""}, {"True", "true", ""}, {"Y", "true", ""}, {"n", "false", ""}, {"yes", "true", ""}, {"No", "false", ""},
			{"%20true+", "true", ""}, {"", "", ""}, {"+", "", ""}, {"2", "", "not a boolean"}, {"maybe", "", "not a boolean"},
		},
		"OPTINT": {
			{"7", "7", ""}, {"-7", "-7", ""}, {"+7", "7", ""}, {"%2b7", "7", ""}, {"007", "7", ""}, {"%20%20%207", "7", ""}, {"18446744073709551615", "-1", ""}, {"18446744073709551612", "-4", ""},
			{"9223372036854775807", "9223372036854775807", ""}, {"18446744073709551616", "", "integer out of range"}, {"-9223372036854775809", "", "integer out of range"},
			{"1.0", "", "not an integer"}, {"x", "", "not an integer"}, {"", "", ""},
		},
		"OPTLONG": {
			{"9223372036854775807", fmt.Sprint(math.MaxInt64), ""}, {"18446744073709551615", "-1", ""}, {"1e3", "", "not an integer"},
		},
		"OPTDECIMAL": {
			{"12%2e50", "12.50", ""}, {"-12.50", "-12.50", ""}, {"%20%20%200%2e00000", "0.00000", ""}, {"1,234.50", "1234.50", ""}, {"1%2c234%2c567", "1234567", ""}, {"0", "0", ""}, {"-0.00", "0.00", ""}, {".5", "0.5", ""}, {"007", "7", ""},
			{"123456789012345678.123", "123456789012345678.123", ""}, {"1e2", "100", ""}, {"%2b1", "1", ""},
			{"5.", "5", ""}, {"-", "", "not a decimal number"}, {"1.2.3", "", "not a decimal number"}, {"12,50", "", "not a decimal number"}, {"1-2", "", "not a decimal number"}, {"-.", "", "not a decimal number"}, {"NaN", "", "not a decimal number"}, {"", "", ""},
		},
		"OPTMONTH": {
			{"092030", "9/2030", ""}, {"122007", "12/2007", ""}, {"+092030", "9/2030", ""}, {"92030", "", "not a month and year of six digits"}, {"0930", "", "not a month and year of six digits"}, {"09%2f203", "", "not a month and year of six digits"}, {"", "", ""},
		},
		"TEXT": {
			{"a%20", "a ", ""}, {"", "", ""}, {"J%F6rg", "J\xf6rg", "not UTF-8"}, {"J\xf6rg", "J\xf6rg", "not UTF-8"}, {"100%25", "100%", ""}, {"100%+off", "", "not a valid escape"}, {"%zz+", "", "not a valid escape"}, {"a+%c3", "a \xc3", "not UTF-8"},
		},
		"QUOTED": {
			{"%22no_note%3d0%22", "no_note=0", ""}, {"plain", "plain", ""}, {"%22", `"`, ""}, {"%22a", `"a`, ""}, {"a%22", `a"`, ""}, {"%22%22a%22%22", `"a"`, ""}, {"%22%22", "", ""},
		},
		"TIME": {
			{"2012%2d03%2d01T10%3a00%3a00Z", "2012-03-01T10:00:00Z", ""}, {"+2012-03-01+", "2012-03-01", ""}, {"", "", ""},
			{"yesterday!", "yesterday!", "not a date and time"}, {"2012", "2012", "not a date and time"}, {"2012%2f03%2f01", "2012/03/01", "not a date and time"},
		},
	} {
		for _, c := range cases {
			x, unknown := readOrder(t, "VERSION=1&"+name+"="+c[0])
			if got := x.value(name); got != c[1] {
				t.Errorf("%s %q is read as %q, want %q", name, c[0], got, c[1])
			}
			if unknown = unknown[1:]; c[2] == "" { // VERSION is no field of it
				wantReports(t, c[0], unknown)
			} else if len(unknown) != 1 || unknown[0].Path != name || unknown[0].Reason != c[2] {
				t.Errorf("%s %q reports %v, want %s", name, c[0], unknown, c[2])
			}
		}
	}
}

// value is what was read under a name, or "" when nothing was.
func (x *order) value(name string) string {
	for _, v := range []struct {
		name  string
		value any
	}{
		{"TEXT", x.Text}, {"QUOTED", x.Quoted}, {"KIND", x.Kind}, {"SPELLED", x.Spelled}, {"TIME", x.Time},
		{"OPTBOOL", x.OptBool}, {"OPTINT", x.OptInt}, {"OPTLONG", x.OptLong}, {"OPTDECIMAL", x.OptDecimal},
	} {
		if p := reflect.ValueOf(v.value); v.name == name && p.Kind() != reflect.Pointer {
			return fmt.Sprint(v.value)
		} else if v.name == name && !p.IsNil() {
			return fmt.Sprint(p.Elem().Interface())
		}
	}
	if name == "OPTMONTH" && x.OptMonth != nil {
		return fmt.Sprintf("%d/%d", *x.OptMonth, *x.OptYear)
	}
	return ""
}

// KIND is of an enumeration that is spelled as the contract has it, SPELLED of one
// that is not.
func TestEnums(t *testing.T) {
	for _, c := range [][3]string{
		{"KIND", "None", "None"}, {"KIND", "none", "None"}, {"KIND", "PartiallyRefunded", "Partially-Refunded"}, {"KIND", "Partially%20Refunded", "Partially-Refunded"},
		{"KIND", "partially_refunded", "Partially-Refunded"}, {"KIND", "+None+", "None"}, {"KIND", "Y", "Y"}, {"KIND", "y", "y"}, {"KIND", "New-Value", "New-Value"}, {"KIND", "", ""},
		{"KIND", strings.Repeat("Long", 40), strings.Repeat("Long", 40)},
		{"SPELLED", "Active", "ActiveProfile"}, {"SPELLED", "active", "ActiveProfile"}, {"SPELLED", "ActiveProfile", "ActiveProfile"}, {"SPELLED", "2", "Store"}, {"SPELLED", "SHOP", "Store"}, {"SPELLED", "store", "Store"},
	} {
		x, unknown := readOrder(t, c[0]+"="+c[1])
		if got := x.value(c[0]); got != c[2] || len(unknown) > 0 {
			t.Errorf("%q is read as %q with %v, want %q", c[1], got, unknown, c[2])
		}
	}
	if x, _ := readOrder(t, "KIND=Active"); x.Kind != "Active" || x.Spelled != "ActiveProfile" {
		t.Errorf("one value of two enumerations is read as %s and %s", x.Kind, x.Spelled)
	}
	_, unknown := readOrder(t, "KIND=No%ne")
	wantReports(t, "KIND", unknown, "KIND=No%ne: not a valid escape")
}

// Of a repeated name the first value counts that says something.
func TestRepeatedNames(t *testing.T) {
	const body = "TEXT=1&NAME=2&text=3&TEXT=&NAME=4"
	x, unknown := readOrder(t, body)
	wantReports(t, body, unknown, "text=3: repeated name", "NAME=4: repeated name")
	if x.Text != "1" || x.Old != "2" {
		t.Errorf("read %s and %s", x.Text, x.Old)
	}
	for _, name := range []string{
		"TEXT", "QUOTED", "KIND", "SPELLED", "TIME", "INT", "OPTINT", "LONG", "OPTLONG", "BOOL", "OPTBOOL", "DECIMAL", "OPTDECIMAL",
		"MONTH", "OPTMONTH", "AMOUNT",
	} {
		first, second := "1", "0"
		switch name {
		case "MONTH", "OPTMONTH":
			first, second = "012030", "022031"
		case "TIME":
			first, second = "2020-01-01", "2021-01-01"
		}
		body := name + "=" + first + "&" + name + "=" + second
		got, unknown := readOrder(t, body)
		wantReports(t, name, unknown, name+"="+second+": repeated name")
		if want, _ := readOrder(t, name+"="+first); !reflect.DeepEqual(got, want) {
			t.Errorf("%s is read as %+v, want %+v", body, got, want)
		}
	}
}

// A zero in a field that cannot be nil still counts as the first value.
func TestRepeatedZeros(t *testing.T) {
	const body = "BOOL=0&INT=0&LONG=0&DECIMAL=0.00&BOOL=1&INT=1&LONG=1&DECIMAL=1.00"
	x, unknown := readOrder(t, body)
	if x.Bool || x.Int != 0 || x.Long != 0 || !x.Decimal.IsZero() {
		t.Errorf("read %+v", x)
	}
	wantReports(t, body, unknown, "BOOL=1: repeated name", "INT=1: repeated name", "LONG=1: repeated name", "DECIMAL=1.00: repeated name")
	// Beyond its bound this is not remembered any more, but still read.
	var flags []bool
	var many strings.Builder
	for i := range 2 * maxZeros {
		fmt.Fprintf(&many, "L_FLAG%d=0&", i)
	}
	if unknown := report(t, many.String(), responseOf("0m=L_FLAGm", elements(&flags))); len(flags) != 2*maxZeros || unknown != nil {
		t.Errorf("read %d, %v", len(flags), unknown)
	}
}

func TestUnknownPairs(t *testing.T) {
	const body = "NEW=1%202&L_NEW7=x&tOkEn5=y&N%65W%26=z&A+NEW%2=+&TOKEN&LAST"
	unknown := report(t, body, responseOf("", nil))
	wantReports(t, body, unknown, "NEW=1 2: unknown name", "L_NEW7=x: unknown name", "tOkEn5=y: unknown name", "NeW&=z: unknown name", "A NEW%2= : unknown name", "TOKEN=: a name without a value", "LAST=: unknown name")
	wantReports(t, "TOKEN=1", report(t, "TOKEN=1", responseOf("- TOKEN")), "TOKEN=1: a known name, but the contract has no field for it")
}

// What was read stays as it is when the body changes and the decoder goes on.
func TestValuesAreCopies(t *testing.T) {
	body := []byte("TEXT=first&PAYMENTREQUEST_0_NAME=second&AMOUNT=3&CURRENCYCODE=EUR")
	var x order
	if err := Unmarshal(body, &x); err != nil {
		t.Fatal(err)
	}
	for i := range body {
		body[i] = 'x'
	}
	for range 100 {
		report(t, "TEXT=other&PAYMENTREQUEST_0_NAME=others&AMOUNT=9&CURRENCYCODE=USD&PAYMENTREQUEST_1_NAME="+strings.Repeat("y", 300), new(order))
	}
	if x.Text != "first" || x.Payments[0].Name != "second" || !reflect.DeepEqual(x.Amount, money.Of("3", "EUR")) {
		t.Errorf("now it is %+v", x)
	}
}

// TestValuesOfEachType reads a value of each type, and in each format.
func TestValuesOfEachType(t *testing.T) {
	got, reports := readOrder(t, "TEXT=a%20b&QUOTED=%22q%22&KIND=None&SPELLED=2&TIME=2024-01-02T03:04:05Z&INT=-1&OPTINT=2&LONG=3&OPTLONG=4&BOOL=true&OPTBOOL=0&"+
		"DECIMAL=1.50&OPTDECIMAL=2.5&MONTH=072031&OPTMONTH=082032&AMOUNT=3.00&CURRENCYCODE=EUR&FEE=4.00&TIP=5.00&PAYMENTREQUEST_0_CURRENCYCODE=USD&"+
		"PAYMENTREQUEST_1_NAME=second&PAYMENTREQUEST_1_PRICE=6.00&PAYMENTREQUEST_1_CURRENCYCODE=JPY&L_PAYMENTREQUEST_1_TAG0=x&L_PAYMENTREQUEST_1_TAG1=y&"+
		"L_NAME2=third&L_PRICE2=7.00&L_CURRENCYCODE2=GBP&L_ERRORCODE0=e")
	want := &order{
		Text: "a b", Quoted: "q", Kind: "None", Spelled: "Store", Time: "2024-01-02T03:04:05Z", Int: -1, OptInt: paypal.Ptr(2), Long: 3, OptLong: paypal.Ptr(int64(4)),
		Bool: true, OptBool: paypal.Ptr(false), Decimal: money.MustParse("1.50"), OptDecimal: paypal.Ptr(money.MustParse("2.5")),
		Month: 7, Year: 2031, OptMonth: paypal.Ptr(8), OptYear: paypal.Ptr(2032),
		Amount: money.Of("3.00", "EUR"), Fee: money.Of("4.00", "USD"), Tip: &money.Amount{Value: money.MustParse("5.00")},
		Payments: []payment{{}, {Name: "second", Price: money.Of("6.00", "JPY"), Tags: []string{"x", "y"}}, {Name: "third", Price: money.Of("7.00", "GBP")}},
		Errors:   []failure{{Code: "e"}},
	}
	if !reflect.DeepEqual(got, want) || reports != nil {
		t.Errorf("got %+v, %v\nwant %+v", got, reports, want)
	}
}
