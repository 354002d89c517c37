package nvp

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/money"
)

// A row is an element of a search.
type row struct {
	Name string
	Amt  *money.Amount
	Type string
}

func (x *row) decode(d *Decoder, level int) {
	for ok := true; ok; ok = d.In(level) {
		d.Read([]any{&x.Name, &x.Amt, &x.Type}[d.Slot(level)])
	}
}

// rows reads L_NAMEn, L_AMTn and L_TYPEn.
func rows(t *testing.T, body string) (list []row, unknown []paypal.Unknown) {
	t.Helper()
	unknown = report(t, body, responseOf("0m. 0=L_NAMEm 1=L_AMTm$L_CURRENCYCODEm 2=L_TYPEm $ CURRENCYCODE L_CURRENCYCODEn", func(d *Decoder) {
		if v := At(d, &list, 0); v != nil {
			v.decode(d, 1)
		}
	}))
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
	var a, b []string
	const both = "L_NAME3000=x&L_TYPE3000=y"
	unknown := report(t, both, responseOf("0m=L_NAMEm 1m=L_TYPEm", elements(&a), elements(&b)))
	if len(a) != 3001 || b != nil {
		t.Errorf("lists of %d and %d", len(a), len(b))
	}
	wantReports(t, both, unknown, "L_TYPE3000=y: its number is too large: the list has no such element")
	// Lists without holes may be as long as they like.
	var body strings.Builder
	for i := range 20000 {
		fmt.Fprintf(&body, "L_NAME%d=n&", i)
	}
	if list, unknown := rows(t, body.String()); len(list) != 20000 || unknown != nil {
		t.Errorf("a list of %d, %v", len(list), unknown)
	}
	// Scopes have a bound of their own.
	for body, want := range map[string]int{"PAYMENTREQUEST_999_NAME=x": 1000, "PAYMENTREQUEST_1000_NAME=x": 0} {
		var payments []string
		report(t, body, responseOf("0n=PAYMENTREQUEST_n_NAME", elements(&payments)))
		if len(payments) != want {
			t.Errorf("%s made a list of %d", body, len(payments))
		}
	}
}

// A list in an element of a list has the same bound. What it refuses leaves the way
// to others as it is.
func TestHostileNumbersInLists(t *testing.T) {
	const body = "PAYMENTREQUEST_1_NAME=b&L_PAYMENTREQUEST_1_TAG99999=x&L_PAYMENTREQUEST_1_TAG0=y&PAYMENTREQUEST_999999_NAME=x&PAYMENTREQUEST_0_NAME=a"
	x, unknown := readOrder(t, body)
	if want := []payment{{Name: "a"}, {Name: "b", Tags: []string{"y"}}}; !slices.EqualFunc(x.Payments, want, samePayment) {
		t.Errorf("read %+v, want %+v", x.Payments, want)
	}
	const tooLarge = ": its number is too large: the list has no such element"
	wantReports(t, body, unknown, "L_PAYMENTREQUEST_1_TAG99999=x"+tooLarge, "PAYMENTREQUEST_999999_NAME=x"+tooLarge)
}

func samePayment(a, b payment) bool { return a.Name == b.Name && slices.Equal(a.Tags, b.Tags) }

// Elements that are left out are zero even when a list moves or had room.
func TestListsGrow(t *testing.T) {
	list := append(make([]string, 0, 8), "a", "stale")[:1]
	report(t, "L_NAME3=d", responseOf("0m=L_NAMEm", elements(&list)))
	if got := strings.Join(list, ","); got != "a,,,d" {
		t.Errorf("grew to %s", got)
	}
	for body, fields := range map[string]string{
		"L_NAME0=a&L_NAME1=b&L_NAME2=c&L_TYPE0=x":                                         "0m. 0=L_NAMEm 2=L_TYPEm",
		"PAYMENTREQUEST_0_NAME=a&PAYMENTREQUEST_0_TYPE=t&PAYMENTREQUEST_2_NAME=c":         "0n. 0=PAYMENTREQUEST_n_NAME 2=PAYMENTREQUEST_n_TYPE",
		"L_PAYMENTREQUEST_0_NAME0=a&L_PAYMENTREQUEST_0_NAME1=b&L_PAYMENTREQUEST_0_NAME2=": "0m. 0=L_PAYMENTREQUEST_0_NAMEm",
	} {
		var list []row
		report(t, body, responseOf(fields, func(d *Decoder) {
			At(d, &list, 0).decode(d, 1)
			if cap(list) != 3 {
				t.Errorf("%s: room for %d elements", body, cap(list))
			}
		}))
	}
}

// A list in rows does not tell how long it is going to be. It grows in few steps.
func TestListsGrowByRows(t *testing.T) {
	var body strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&body, "L_NAME%d=%d&L_TYPE%d=t&", i, i, i)
	}
	var list []row
	steps := map[int]bool{}
	report(t, body.String(), responseOf("0m. 0=L_NAMEm 2=L_TYPEm", func(d *Decoder) {
		At(d, &list, 0).decode(d, 1)
		steps[cap(list)] = true
	}))
	for i, r := range list {
		if r.Name != strconv.Itoa(i) || r.Type != "t" {
			t.Errorf("row %d is %v", i, r)
		}
	}
	if len(list) != 1000 || len(steps) > 10 || cap(list) > 2*len(list) {
		t.Errorf("%d rows have room for %d after %d steps", len(list), cap(list), len(steps))
	}
}

// A list within a list does not tell how long the list around it is going to be.
func TestListsWithinLists(t *testing.T) {
	d := orderRoot.fresh()
	x := new(order)
	if err := read(d, "L_PAYMENTREQUEST_0_TAG0=a&L_PAYMENTREQUEST_0_TAG1=b&L_PAYMENTREQUEST_0_TAG2=c&L_PAYMENTREQUEST_1_TAG0=d", x); err != nil {
		t.Fatal(err)
	}
	if len(x.Payments) != 2 || cap(x.Payments) != 2 || cap(x.Payments[0].Tags) != 3 || cap(x.Payments[1].Tags) != 1 {
		t.Errorf("there is room for %d payments with %d and %d tags", cap(x.Payments), cap(x.Payments[0].Tags), cap(x.Payments[1].Tags))
	}
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

// TestManySteps goes in and out of records in any order: those of a pair are found
// from where the last one left off.
func TestManySteps(t *testing.T) {
	x, unknown := readOrder(t, "PAYMENTREQUEST_0_NAME=a&PAYMENTREQUEST_1_NAME=b&L_PAYMENTREQUEST_0_TAG1=y&L_PAYMENTREQUEST_1_TAG0=z&L_PAYMENTREQUEST_0_TAG0=x&L_ERRORCODE1=f&L_ERRORCODE0=e&"+
		"TEXT=t&L_LONGMESSAGE0=m&PAYMENTREQUEST_1_PRICE=1&INT=0&PAYMENTREQUEST_0_PRICE=2&L_LONGMESSAGE1=n")
	want := []payment{{Name: "a", Tags: []string{"x", "y"}}, {Name: "b", Tags: []string{"z"}}}
	if !slices.EqualFunc(x.Payments, want, samePayment) || x.Payments[0].Price.String() != "2" || x.Payments[1].Price.String() != "1" {
		t.Errorf("read the payments %+v", x.Payments)
	}
	if want := []failure{{"e", "m"}, {"f", "n"}}; !slices.Equal(x.Errors, want) || x.Text != "t" || unknown != nil {
		t.Errorf("read %+v, %v", x, unknown)
	}
}
