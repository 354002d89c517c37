package nvpnames

import (
	"os"
	"testing"

	"github.com/ppgen/ppgen/internal/diag"
	"github.com/ppgen/ppgen/internal/strict"
	"github.com/ppgen/ppgen/ir"
	"github.com/ppgen/ppgen/parser/wsdl"
)

// classic returns the Classic contract with its names for the NVP wire. What
// other overlays say of amounts is said here by hand.
func classic(t *testing.T) *ir.API {
	t.Helper()
	list := new(diag.List)
	api, _ := wsdl.Parse(os.DirFS("../../specs/soap"), "PayPalSvc.wsdl", list)
	if err := list.Err(); err != nil {
		t.Fatal(err)
	}
	markAmounts(api)
	data, err := os.ReadFile("../../specs/overlay/merchant-nvp.yaml")
	if err != nil {
		t.Fatal(err)
	}
	overlay(t, "merchant-nvp.yaml", data, list).Apply(api, list)
	for _, f := range list.Findings() {
		t.Error(f)
	}
	return api
}

// overlay returns the rules of a file, of which it reads what they need.
func overlay(t testing.TB, name string, data []byte, list *diag.List) *Rules {
	t.Helper()
	rules := new(Rules)
	add(t, rules, name, string(data), list)
	return rules
}

func add(t testing.TB, rules *Rules, name, data string, list *diag.List) {
	t.Helper()
	var file struct {
		Applies  map[string]string `yaml:"applies"`
		Prefixes map[string]string `yaml:"prefixes"`
		NVP      Section           `yaml:"nvp"`
	}
	if !strict.Decode(name, []byte(data), &file, list) {
		t.Fatal(list.Err())
	}
	rules.Add(&file.NVP, file.Prefixes, true, list)
}

func markAmounts(api *ir.API) {
	for _, x := range api.Types {
		s, ok := x.(*ir.Struct)
		if !ok || s.Name.Local != "BasicAmountType" {
			continue
		}
		s.Role = ir.AmountRole
		for _, f := range s.Fields {
			f.Role = ir.AmountCurrency
			if f.Wire.XML.Form == ir.Text {
				f.Role = ir.AmountValue
			}
		}
	}
}

// TestCurrencies says which name carries the currency of amounts of every kind.
func TestCurrencies(t *testing.T) {
	api := classic(t)
	tests := []struct{ operation, amount, want string }{
		{"SetExpressCheckout", "PAYMENTREQUEST_n_ITEMAMT", "PAYMENTREQUEST_n_CURRENCYCODE"},
		{"SetExpressCheckout", "L_PAYMENTREQUEST_n_AMTm", "PAYMENTREQUEST_n_CURRENCYCODE"},
		{"SetExpressCheckout", "MAXAMT", "PAYMENTREQUEST_n_CURRENCYCODE"},
		{"DoExpressCheckoutPayment", "PAYMENTINFO_n_FEEAMT", "PAYMENTINFO_n_CURRENCYCODE"},
		{"DoExpressCheckoutPayment", "PAYMENTINFO_n_SETTLEAMT", ""},
		{"DoExpressCheckoutPayment", "GIFTWRAPAMOUNT", "PAYMENTREQUEST_n_CURRENCYCODE"},
		{"DoDirectPayment", "L_AMTn", "CURRENCYCODE"},
		{"DoCapture", "TAXAMT", "CURRENCYCODE"},
		{"GetBalance", "L_AMTn", "L_CURRENCYCODEn"},
		{"GetBalance", "L_AMT0", "L_CURRENCYCODE0"},
		{"GetTransactionDetails", "L_AMTn", "L_CURRENCYCODEn"},
		{"GetTransactionDetails", "L_ADDITIONALFEESnAMOUNT", "L_ADDITIONALFEESnCURRENCY"},
		{"GetTransactionDetails", "GIFTWRAPAMOUNT", "CURRENCYCODE"},
		{"TransactionSearch", "L_NETAMTn", "L_CURRENCYCODEn"},
		{"MassPay", "L_AMTn", "CURRENCYCODE"},
		{"RefundTransaction", "NETREFUNDAMT", "CURRENCYCODE"},
		{"CreateRecurringPaymentsProfile", "TRIALTAXAMT", "TRIALCURRENCYCODE"},
		{"CreateRecurringPaymentsProfile", "INITAMT", "CURRENCYCODE"},
		{"CreateRecurringPaymentsProfile", "L_PAYMENTREQUEST_0_TAXAMTm", "CURRENCYCODE"},
		{"UpdateRecurringPaymentsProfile", "TRIALAMT", "CURRENCYCODE"},
		{"GetRecurringPaymentsProfileDetails", "REGULARSHIPPINGAMT", "REGULARCURRENCYCODE"},
		{"GetRecurringPaymentsProfileDetails", "OUTSTANDINGBALANCE", "CURRENCYCODE"},
		{"BillAgreementUpdate", "BILLINGAGREEMENTMAX", ""},
	}
	for _, tt := range tests {
		b := operation(t, api, tt.operation).NVP
		found := false
		for _, p := range append(b.Request[:len(b.Request):len(b.Request)], b.Response...) {
			if p.Key.String() != tt.amount || p.Format != ir.NVPAmount || p.Second && tt.amount != "L_AMT0" {
				continue
			}
			found = true
			got := ""
			if p.Currency != nil {
				got = p.Currency.Key.String()
			}
			if got != tt.want {
				t.Errorf("%s %s: got %q, want %q", tt.operation, tt.amount, got, tt.want)
			}
		}
		if !found {
			t.Errorf("%s has no amount %s", tt.operation, tt.amount)
		}
	}
}
