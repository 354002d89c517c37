package nvp

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/money"
)

func showAmount(a *money.Amount) string {
	if a == nil {
		return "-"
	}
	return a.Value.String() + a.Currency
}

// amounts reads AMT at all its places: plain, in a scope, in a list, MAXAMT (KEY
// here) of the first payment, and FEEAMT (TYPE here), which has no currency.
func amounts(t *testing.T, body string) (string, []paypal.Unknown) {
	t.Helper()
	var plain, most, fee *money.Amount
	var scoped, items []*money.Amount
	unknown := report(t, body, responseOf(`
		0=AMT$CURRENCYCODE 1n=PAYMENTREQUEST_n_AMT$CURRENCYCODE 2m=L_AMTm$L_CURRENCYCODEm 3=KEY$PAYMENTREQUEST_0_CURRENCYCODE 4=TYPE$
		$ CURRENCYCODE PAYMENTREQUEST_n_CURRENCYCODE L_CURRENCYCODEm`,
		&plain, elements(&scoped), elements(&items), &most, &fee))
	s := "plain " + showAmount(plain) + " max " + showAmount(most) + " fee " + showAmount(fee)
	scoped, items = append(scoped, nil, nil, nil), append(items, nil, nil, nil)
	for i := range 3 {
		s += fmt.Sprintf(" %s/%s", showAmount(scoped[i]), showAmount(items[i]))
	}
	return s, unknown
}

func TestCurrencies(t *testing.T) {
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

// The key of a currency may be in another scope than the amount, or in none.
func TestCurrenciesElsewhere(t *testing.T) {
	var scoped []*money.Amount
	const body = "PAYMENTREQUEST_0_AMT=1&PAYMENTREQUEST_1_AMT=2&CURRENCYCODE=EUR&PAYMENTREQUEST_1_CURRENCYCODE=USD"
	report(t, body, responseOf("0n=PAYMENTREQUEST_n_AMT$.CURRENCYCODE $ CURRENCYCODE PAYMENTREQUEST_n_CURRENCYCODE", elements(&scoped)))
	if len(scoped) != 2 || showAmount(scoped[0]) != "1EUR" || showAmount(scoped[1]) != "2EUR" {
		t.Errorf("read %v", scoped)
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

// Where there are many, amounts of the first payment still share the currency of the
// message, or of whatever comes first.
func TestFirstOfManyCurrencies(t *testing.T) {
	var many strings.Builder
	for i := range 20 {
		fmt.Fprintf(&many, "&L_CURRENCYCODE%d=USD", i)
	}
	for first, want := range map[string]string{
		"&CURRENCYCODE=EUR":                                   "plain - max - fee - 1EUR/- 2/- -/-",
		"&CURRENCYCODE=EUR&CURRENCYCODE=GBP":                  "plain - max - fee - 1EUR/- 2/- -/-",
		"&CURRENCYCODE=EUR&PAYMENTREQUEST_0_CURRENCYCODE=JPY": "plain - max - fee - 1JPY/- 2/- -/-",
		"": "plain - max - fee - 1/- 2/- -/-",
	} {
		body := "PAYMENTREQUEST_0_AMT=1&PAYMENTREQUEST_1_AMT=2" + many.String() + first
		if got, _ := amounts(t, body); got != want {
			t.Errorf("%q is read as %s, want %s", body, got, want)
		}
	}
}

func TestListsOfAmounts(t *testing.T) {
	var list []money.Amount
	const body = "L_AMT0=1&L_CURRENCYCODE0=EUR&L_AMT1=0&L_AMT1=5&L_AMT3=2&L_AMT0=7&L_AMT9999=1&L_AMT4=x"
	unknown := report(t, body, responseOf("0m=L_AMTm$L_CURRENCYCODEm $ L_CURRENCYCODEm", elements(&list)))
	var got []string
	for _, a := range list {
		got = append(got, showAmount(&a))
	}
	if !slices.Equal(got, []string{"1EUR", "0", "0", "2", "0"}) {
		t.Errorf("read %v", got)
	}
	wantReports(t, body, unknown, "L_AMT1=5: repeated name", "L_AMT0=7: repeated name", "L_AMT9999=1: its number is too large: the list has no such element", "L_AMT4=x: not a decimal number")
}

// TestSlabs takes many values of one type out of the slabs of a message: each is
// its own.
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
