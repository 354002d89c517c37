package rest_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/paypal/money"
	"github.com/ppgen/ppgen/paypal/rest"
)

// twoAmounts has an amount that sets what is expected of the next, which has the
// same spelling in Second and another in Other.
type twoAmounts struct{ First, Second, Other *money.Amount }

func (x *twoAmounts) JSONFields(f *rest.Fields) {
	f.Amount("first", &x.First, rest.CurrencyCodeValue)
	f.Amount("second", &x.Second, rest.CurrencyCodeValue)
	f.Amount("other", &x.Other, rest.CurrencyTotal)
}

// TestAmountsAfterOthers: what an amount reads as does not depend on the one
// before it.
func TestAmountsAfterOthers(t *testing.T) {
	const eur = `{"currency_code":"EUR","value":"1.00"}`
	begins := []string{eur, `{"currency_code":"US\"","value":"1"}`, `{"currency_code":"","value":"1"}`, `{"value":"1","currency_code":"EUR"}`, `{"currency_code":"EUR"}`, `{"currency_code":"EUR","value":"x"}`, `null`}
	var seconds []string
	for _, value := range []string{`"12.50"`, `"-12.50"`, `"-0.00"`, `"0"`, `"-"`, `""`, `"."`, `"1."`, `".5"`, `"1e3"`, `"1,234.50"`, `"+1"`, `"00.10"`, `"123456789012345678"`, `"-12345678901234567"`, `"1234567890123456789012.34"`, `12.5`, `null`, `"1\u0032"`, `"1" `, `"1","x":2`, `"1","value":"2"`, `"1`, `{}`} {
		seconds = append(seconds, `{"currency_code":"EUR","value":`+value+`}`)
	}
	seconds = append(seconds, `{"currency_code":"USD","value":"1"}`, `{ "currency_code":"EUR","value":"1"}`, `{"currency_code":"EUR","value":"1"`, `{"currency_code":"EUR","value":"1"]`, `{"currency_code":"US\"","value":"7"}`, `{"currency":"EUR","total":"2"}`)
	for _, begin := range begins {
		for _, second := range seconds {
			for _, name := range []string{"second", "other"} {
				var with, alone twoAmounts
				unknown, err := rest.UnmarshalReport(fmt.Appendf(nil, `{"first":%s,%q:%s}`, begin, name, second), &with)
				wantUnknown, wantErr := rest.UnmarshalReport(fmt.Appendf(nil, `{%q:%s}`, name, second), &alone)
				with.First = nil
				for len(unknown) > 0 && strings.HasPrefix(unknown[0].Path, "/first") {
					unknown = unknown[1:]
				}
				if (err == nil) != (wantErr == nil) || err == nil && (!reflect.DeepEqual(with, alone) || fmt.Sprint(unknown) != fmt.Sprint(wantUnknown)) {
					t.Errorf("after %s %s reads as %+v with %v, %v; alone as %+v with %v, %v", begin, second, with, unknown, err, alone, wantUnknown, wantErr)
				}
			}
		}
	}
}
