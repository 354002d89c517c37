package merchant_test

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/generated/merchant"
	"github.com/ppgen/ppgen/paypal/nvp"
)

// TestNVPReadsAlikeEveryTime reads random bodies that look like the one before: with
// the same names, or nearly, and other values. What a decoder remembers of earlier
// messages must not show in what it reads.
func TestNVPReadsAlikeEveryTime(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	names := nvpNamesToTry()
	messages := []func() nvp.Message{
		func() nvp.Message { return new(merchant.GetExpressCheckoutDetailsResponse) },
		func() nvp.Message { return new(merchant.DoExpressCheckoutPaymentResponse) },
		func() nvp.Message { return new(merchant.DoExpressCheckoutPaymentRequest) },
		func() nvp.Message { return new(merchant.TransactionSearchResponse) },
		func() nvp.Message { return new(merchant.GetTransactionDetailsResponse) },
	}
	for range 1000 {
		empty, pairs := messages[r.IntN(len(messages))], []string(nil)
		for range 1 + r.IntN(20) {
			pairs = append(pairs, names[r.IntN(len(names))]+"=")
		}
		before := ""
		for range 12 {
			body := nvpLikeTheLast(r, names, pairs)
			got, want := readNVP(body, empty()), readNVP(body, forgetful{empty()})
			if got[0], want[0] = got[0].(nvp.Message), want[0].(forgetful).Message; !reflect.DeepEqual(got, want) {
				t.Fatalf("%T: %q after %q is read as\n%+v, but by itself as\n%+v", empty(), body, before, got, want)
			}
			before = body
		}
	}
}

// forgetful is a message whose decoder knows nothing of earlier ones.
type forgetful struct{ nvp.Message }

func (f forgetful) NVPRoot() *nvp.Root {
	known := f.Message.NVPRoot()
	return &nvp.Root{Contract: known.Contract, Method: known.Method, Response: known.Response, Fields: known.Fields, Inherited: known.Inherited}
}

// nvpLikeTheLast returns pairs with random values, of which one may be another,
// stand in another place or be missing.
func nvpLikeTheLast(r *rand.Rand, names, pairs []string) string {
	i, j := r.IntN(len(pairs)), r.IntN(len(pairs))
	switch r.IntN(12) {
	case 0:
		pairs[i] = names[r.IntN(len(names))] + "="
	case 1:
		pairs[i], pairs[j] = pairs[j], pairs[i]
	case 2:
		pairs = slices.Delete(slices.Clone(pairs), i, i+1)
	case 3:
		pairs = slices.Insert(slices.Clone(pairs), i, "NOBODY")
	case 4:
		pairs = append(slices.Clone(pairs[:len(pairs)-1]), strings.TrimSuffix(pairs[len(pairs)-1], "="))
	case 5:
		pairs = append(slices.Clone(pairs), "NOBODY")
	}
	values := []string{"", "1", "2.50", "EUR", "a%20b", "Success", "%zz", "%ff"}
	sameAsEver := r.IntN(3) == 0
	var body []string
	for _, p := range pairs {
		v := values[1]
		switch {
		case !strings.HasSuffix(p, "="):
			v = ""
		case !sameAsEver:
			v = values[r.IntN(len(values))]
		}
		body = append(body, p+v)
	}
	return strings.Join(body, "&")
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
