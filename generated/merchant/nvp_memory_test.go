package merchant_test

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/generated/merchant"
	"github.com/ppgen/ppgen/paypal/nvp"
)

// TestNVPReadsAlikeEveryTime reads random bodies more than once, with others of the
// same message in between: what a decoder remembers of earlier messages must not
// show in what it reads.
func TestNVPReadsAlikeEveryTime(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	names := nvpNamesToTry()
	body := func() string {
		var pairs []string
		for range 1 + r.IntN(12) {
			value := []string{"", "1", "2.50", "EUR", "a%20b", "Success"}[r.IntN(6)]
			pairs = append(pairs, names[r.IntN(len(names))]+"="+value)
		}
		return strings.Join(pairs, "&")
	}
	messages := []func() nvp.Message{
		func() nvp.Message { return new(merchant.GetExpressCheckoutDetailsResponse) },
		func() nvp.Message { return new(merchant.DoExpressCheckoutPaymentResponse) },
		func() nvp.Message { return new(merchant.TransactionSearchResponse) },
		func() nvp.Message { return new(merchant.GetTransactionDetailsResponse) },
	}
	for range 3000 {
		empty, first, second := messages[r.IntN(len(messages))], body(), body()
		a, b := readNVP(first, empty()), readNVP(second, empty())
		for range 2 {
			if again := readNVP(first, empty()); !reflect.DeepEqual(again, a) {
				t.Fatalf("%T: %q after %q is read as\n%+v, before it was\n%+v", empty(), first, second, again, a)
			}
			if again := readNVP(second, empty()); !reflect.DeepEqual(again, b) {
				t.Fatalf("%T: %q after %q is read as\n%+v, before it was\n%+v", empty(), second, first, again, b)
			}
		}
	}
}

// nvpNamesToTry are names with mirrors, aliases, lists and currencies.
func nvpNamesToTry() []string {
	names := []string{"AMT", "CURRENCYCODE", "TOKEN", "ACK", "NOBODY", "L_AMT0", "L_CURRENCYCODE0", "L_ERRORCODE0", "EMAIL", "PAYERBUSINESS", "BUSINESS"}
	for _, scope := range []string{"PAYMENTREQUEST_0_", "PAYMENTREQUEST_1_", "PAYMENTINFO_0_", "PAYMENTINFO_1_"} {
		for _, name := range []string{"AMT", "CURRENCYCODE", "SHIPTONAME", "DESC", "TRANSACTIONID", "FEEAMT"} {
			names = append(names, scope+name, name)
		}
		names = append(names, "L_"+scope+"NAME0", "L_"+scope+"NAME1", "L_"+scope+"AMT0", "L_NAME0", "L_NAME1", "L_AMT1")
	}
	return names
}

// readNVP returns all that reading a body gives.
func readNVP(body string, v nvp.Message) []any {
	unknown, err := nvp.UnmarshalReport([]byte(body), v)
	text := ""
	if err != nil {
		text = err.Error()
	}
	return []any{v, unknown, text}
}
