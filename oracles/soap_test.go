// Package oracles holds the generated clients against programs of other
// people that know nothing of ppgen: see README.md.
package oracles

import (
	"context"
	"encoding/json"
	"os"
	"testing"

	"github.com/ppgen/ppgen/generated/merchant"
	"github.com/ppgen/ppgen/internal/leaves"
	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/money"
	"github.com/ppgen/ppgen/paypal/soap"
)

func TestNodeUnderstandsUs(t *testing.T) { exchangeAll(t, startNode(t)) }

func TestPHPUnderstandsUs(t *testing.T) {
	s := startPHP(t)
	exchangeAll(t, s)
	sameLeaves(t, "credentials", leavesOfJSON(s.understood(t, "RequesterCredentials")), []leaves.Leaf{
		{Path: "Credentials/Password", Value: "pass<word>"},
		{Path: "Credentials/Signature", Value: "sig\"nature'"},
		{Path: "Credentials/Username", Value: "seller&co"},
	})
}

// exchangeAll sends one request of each kind, and compares what the server
// understood with what was sent, and what we read with what it answered.
func exchangeAll(t *testing.T, s server) {
	pp, err := paypal.New(
		paypal.Signature{
			Username:  "seller&co",
			Password:  paypal.NewSecret("pass<word>"),
			Signature: paypal.NewSecret(`sig"nature'`),
		},
		paypal.WithEnvironment(paypal.Custom(s.url)),
	)
	if err != nil {
		t.Fatal(err)
	}
	replies := readReplies(t)
	for _, call := range calls {
		t.Run(call.operation, func(t *testing.T) {
			out, err := call.send(t.Context(), merchant.NewClient(pp))
			if err != nil {
				t.Fatal(err)
			}
			sent, err := soap.Marshal(call.request)
			if err != nil {
				t.Fatal(err)
			}
			read, err := soap.Marshal(out)
			if err != nil {
				t.Fatal(err)
			}
			sameLeaves(t, "request", leavesOfJSON(s.understood(t, call.operation)), leavesOfXML(t, sent))
			sameLeaves(t, "response", leavesOfXML(t, read), leavesOfJSON(replies[call.operation]))
		})
	}
}

func readReplies(t *testing.T) map[string]any {
	t.Helper()
	data, err := os.ReadFile("replies.json")
	if err != nil {
		t.Fatal(err)
	}
	var replies map[string]any
	if err := json.Unmarshal(data, &replies); err != nil {
		t.Fatal(err)
	}
	return replies
}

// A call is one request and the method that sends it.
type call struct {
	operation string
	request   any
	send      func(context.Context, *merchant.Client) (any, error)
}

// sending pairs a request with the client's method for it.
func sending[In, Out any](operation string, in *In, method func(*merchant.Client, context.Context, *In, ...paypal.CallOption) (*Out, error)) call {
	return call{operation, in, func(ctx context.Context, c *merchant.Client) (any, error) { return method(c, ctx, in) }}
}

var calls = []call{
	sending("SetExpressCheckout", setExpressCheckout, (*merchant.Client).SetExpressCheckout),
	sending("DoExpressCheckoutPayment", twoPayments, (*merchant.Client).DoExpressCheckoutPayment),
	sending("GetTransactionDetails", &merchant.GetTransactionDetailsRequest{
		TransactionID: "9AB12345CD6789012",
	}, (*merchant.Client).GetTransactionDetails),
	sending("TransactionSearch", &merchant.TransactionSearchRequest{
		StartDate: "2026-01-01T00:00:00Z",
		EndDate:   "2026-01-02T00:00:00Z",
		Payer:     "jörg+test@example.com",
		Status:    merchant.PaymentTransactionStatusCodeSuccess,
		Amount:    money.Of("5.25", "USD"),
	}, (*merchant.Client).TransactionSearch),
	sending("MassPay", &merchant.MassPayRequest{
		EmailSubject: "Payout <January> & thanks",
		ReceiverType: merchant.ReceiverInfoCodeEmailAddress,
		MassPayItem: []merchant.MassPayRequestItem{
			{ReceiverEmail: "a@example.com", Amount: money.Of("1.00", "USD"), UniqueID: "u-1", Note: "für A"},
			{ReceiverEmail: "b@example.com", Amount: money.Of("12345678901234567890.01", "USD"), UniqueID: "u-2"},
		},
	}, (*merchant.Client).MassPay),
	sending("RefundTransaction", &merchant.RefundTransactionRequest{
		TransactionID: "9AB12345CD6789012",
		InvoiceID:     "INV-2026-0001",
		RefundType:    merchant.RefundTypePartial,
		Amount:        money.Of("12.00", "EUR"),
		Memo:          "\"half\" of it — 'sorry'",
	}, (*merchant.Client).RefundTransaction),
}

var setExpressCheckout = &merchant.SetExpressCheckoutRequest{
	SetExpressCheckoutRequestDetails: &merchant.SetExpressCheckoutRequestDetails{
		ReturnURL:          "https://shop.example/return?a=1&b=2",
		CancelURL:          "https://shop.example/cancel",
		ReqConfirmShipping: "0",
		NoShipping:         "1",
		LocaleCode:         "de_DE",
		CPPHeaderImage:     "https://shop.example/logo.png",
		PaymentDetails: []merchant.PaymentDetails{{
			OrderTotal:       money.Of("1234.50", "EUR"),
			ItemTotal:        money.Of("1200.00", "EUR"),
			ShippingTotal:    money.Of("34.50", "EUR"),
			OrderDescription: "Kaffee & Tassen <groß>",
			PaymentAction:    merchant.PaymentActionCodeSale,
			PaymentDetailsItem: []merchant.PaymentDetailsItem{
				{Name: "Kaffee ☕", Number: "K-1", Quantity: paypal.Ptr(int64(2)), Amount: money.Of("500.00", "EUR")},
				{Name: "Tasse", Quantity: paypal.Ptr(int64(4)), Amount: money.Of("50.00", "EUR")},
			},
		}},
	},
}

var twoPayments = &merchant.DoExpressCheckoutPaymentRequest{
	DoExpressCheckoutPaymentRequestDetails: &merchant.DoExpressCheckoutPaymentRequestDetails{
		Token:   "EC-5YJ48614GA1234567",
		PayerID: "BUYER12345678",
		PaymentDetails: []merchant.PaymentDetails{
			{
				OrderTotal:       money.Of("1234.50", "EUR"),
				PaymentAction:    merchant.PaymentActionCodeSale,
				PaymentRequestID: "first",
				SellerDetails:    &merchant.SellerDetails{PayPalAccountID: "one@example.com"},
			},
			{
				OrderTotal:       money.Of("10", "JPY"),
				PaymentAction:    merchant.PaymentActionCodeAuthorization,
				PaymentRequestID: "second",
				SellerDetails:    &merchant.SellerDetails{PayPalAccountID: "two@example.com"},
			},
		},
	},
}
