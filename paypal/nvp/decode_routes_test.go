package nvp

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"
)

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
		var v, key string
		unknown := report(t, body, responseOf("0=TOKEN|NAME|KEY 1=KEY", &v, &key))
		if v != want {
			t.Errorf("%q is read as %q, want %q", body, v, want)
		}
		for _, u := range unknown {
			if u.Path == "NAME" {
				t.Errorf("%q reports %v", body, u)
			}
		}
	}
}

// One key can be an alias of several fields, at different ranks.
func TestAliasesOfSeveralFields(t *testing.T) {
	var a, b string
	report(t, "KEY=k&NAME=n", responseOf("0=-|KEY|NAME 1=-|-|-|KEY", &a, &b))
	if a != "k" || b != "k" {
		t.Errorf("read %q and %q", a, b)
	}
	// A malformed value is reported once, though two fields want it.
	var x, y *int
	wantReports(t, "KEY=x", report(t, "KEY=x", responseOf("0=KEY 1=-|KEY", &x, &y)), "KEY=x: not an integer")
}

// TestAliasesInRecords reads names that give way to others, wherever those stand.
func TestAliasesInRecords(t *testing.T) {
	for body, want := range map[string]order{
		"OLDTEXT=old":                            {Text: "old"},
		"OLDTEXT=old&TEXT=new":                   {Text: "new"},
		"NAME=plain":                             {Old: "plain", Payments: []payment{{Name: "plain"}}},
		"NAME=plain&PAYMENTREQUEST_0_NAME=first": {Old: "plain", Payments: []payment{{Name: "first"}}},
		"PAYMENTREQUEST_0_NAME=&NAME=plain":      {Old: "plain", Payments: []payment{{Name: "plain"}}},
		"PAYMENTREQUEST_0_FIRST=f":               {Old: "f"},
	} {
		if got, reports := readOrder(t, body); !reflect.DeepEqual(*got, want) || reports != nil {
			t.Errorf("%q: got %+v, %v\nwant %+v", body, got, reports, want)
		}
	}
}

// mirrored reads PAYMENTREQUEST_0_TOKEN and its mirror TOKEN, and the lists
// L_PAYMENTREQUEST_0_NAMEm and L_NAMEn.
func mirrored(t *testing.T, body string) string {
	t.Helper()
	var token string
	var list []string
	report(t, body, responseOf("0=PAYMENTREQUEST_0_TOKEN|TOKEN 1m=L_PAYMENTREQUEST_0_NAMEm|L_NAMEm", &token, elements(&list)))
	return token + ":" + strings.Join(list, ",")
}

func TestMirrorsAreLookedUp(t *testing.T) {
	for body, want := range map[string]string{
		"TOKEN=old&PAYMENTREQUEST_0_TOKEN=new":           "new:",
		"PAYMENTREQUEST_0_TOKEN=new&TOKEN=old":           "new:",
		"TOKEN=old":                                      "old:",
		"TOKEN=old&PAYMENTREQUEST_0_TOKEN=":              "old:",
		"L_NAME0=a&L_NAME1=b&L_PAYMENTREQUEST_0_NAME0=c": ":c,b",
		"L_PAYMENTREQUEST_0_NAME1=d&L_NAME0=a&L_NAME1=b&L_PAYMENTREQUEST_0_NAME0=c&TOKEN=token": "token:c,d",
	} {
		if got := mirrored(t, body); got != want {
			t.Errorf("%q is read as %q, want %q", body, got, want)
		}
	}
}

// A message of mirrors alone is read in a time that grows with its length.
func TestManyMirrors(t *testing.T) {
	const many = maxPairs - 1
	var body strings.Builder
	for i := range many {
		fmt.Fprintf(&body, "L_NAME%d=x&", i)
	}
	start := time.Now()
	if got := mirrored(t, body.String()); strings.Count(got, "x") != many {
		t.Errorf("read %d", strings.Count(got, "x"))
	}
	if took := time.Since(start); took > 2*time.Second {
		t.Errorf("it took %v", took)
	}
}

// TestReportsOfNames says what has no field.
func TestReportsOfNames(t *testing.T) {
	for body, want := range map[string][]string{
		"GONE=1&TEXT=a":                 {"GONE=1: a known name, but the contract has no field for it"},
		"PAYMENTREQUEST_1_FIRST=f":      {"PAYMENTREQUEST_1_FIRST=f: unknown name"},
		"PAYMENTREQUEST_0_TEXT=f":       {"PAYMENTREQUEST_0_TEXT=f: unknown name"},
		"NEVER=1":                       {"NEVER=1: unknown name"},
		"TEXT=a&TEXT=b":                 {"TEXT=b: repeated name"},
		"KIND=None&KIND=None":           {"KIND=None: repeated name"},
		"TIME=soon":                     {"TIME=soon: not a date and time"},
		"PAYMENTREQUEST_999999_NAME=x":  {"PAYMENTREQUEST_999999_NAME=x: its number is too large: the list has no such element"},
		"L_PAYMENTREQUEST_0_TAG99999=x": {"L_PAYMENTREQUEST_0_TAG99999=x: its number is too large: the list has no such element"},
	} {
		_, reports := readOrder(t, body)
		wantReports(t, body, reports, want...)
	}
}

// TestNumbersThatMustBeZero leads names with a 0 to fields of their own: with another
// number they are unknown, unless another field has them.
func TestNumbersThatMustBeZero(t *testing.T) {
	for body, want := range map[string][]string{
		"L_NAME0=a&OPTION0NAME=b&PAYMENTREQUEST_0_NAME=c": nil,
		"L_NAME1=a":                             {"L_NAME1=a: unknown name"},
		"OPTION1NAME=b&PAYMENTREQUEST_1_NAME=d": {"OPTION1NAME=b: unknown name"},
	} {
		var list, scope, first string
		var all []string
		fields := "0=L_NAME0 1=OPTION0NAME 2=PAYMENTREQUEST_0_NAME 3n=PAYMENTREQUEST_n_NAME"
		wantReports(t, body, report(t, body, responseOf(fields, &list, &scope, &first, elements(&all))), want...)
		if got := fmt.Sprint(list, scope, first, all); want == nil && got != "abc[c]" || want != nil && list+scope+first != "" {
			t.Errorf("%q is read as %s", body, got)
		}
	}
}

// TestFieldsThatMakeNoSense are mistakes of a generator.
func TestFieldsThatMakeNoSense(t *testing.T) {
	panics := func(what string, f func()) {
		t.Helper()
		defer func() {
			if recover() == nil {
				t.Errorf("%s did not panic", what)
			}
		}()
		f()
	}
	for _, fields := range []string{". x=TEXT", ". 0=NEVER", ". 0z=TEXT", ". 0e=TEXT", "0.1.2.3.4.5. 0=TEXT", "$ NEVER", ". 300=TEXT"} {
		panics(fields, func() { (&Root{Contract: &testContract, Fields: fields}).routesOf() })
	}
	panics("a field of no type", func() { _ = Unmarshal([]byte("NAME=1"), responseOf("0=NAME", new(float32))) })
}
