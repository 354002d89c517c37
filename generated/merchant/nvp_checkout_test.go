package merchant_test

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"testing"

	"github.com/ppgen/ppgen/generated/merchant"
	"github.com/ppgen/ppgen/internal/fakepaypal"
	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/expresscheckout"
	"github.com/ppgen/ppgen/paypal/money"
	"github.com/ppgen/ppgen/paypal/nvp"
)

// newCheckout returns a client of a fake of PayPal.
func newCheckout(t *testing.T, opts ...paypal.Option) (*merchant.Client, *fakepaypal.Server) {
	t.Helper()
	server := fakepaypal.New()
	t.Cleanup(server.Close)
	pp, err := paypal.New(fakepaypal.Credentials(), append(opts, paypal.WithEnvironment(server.Environment()))...)
	if err != nil {
		t.Fatal(err)
	}
	return merchant.NewClient(pp), server
}

// TestExpressCheckout buys from two sellers and gives a part of one payment back,
// with the same code over both wires.
func TestExpressCheckout(t *testing.T) {
	for name, opts := range map[string][]paypal.Option{
		"SOAP": {paypal.OverSOAP()},
		"NVP":  {paypal.OverNVP()},
	} {
		t.Run(name, func(t *testing.T) {
			client, server := newCheckout(t, opts...)
			checkOut(t, client, server)
			want := []string{
				name + " SetExpressCheckout", name + " GetExpressCheckoutDetails", name + " DoExpressCheckoutPayment",
				name + " RefundTransaction", name + " RefundTransaction",
			}
			if got := server.Calls(); !slices.Equal(got, want) {
				t.Errorf("the server saw %v, want %v", got, want)
			}
		})
	}
}

func checkOut(t *testing.T, client *merchant.Client, server *fakepaypal.Server) {
	ctx := context.Background()
	payments := []merchant.PaymentDetails{
		{
			OrderTotal: money.Of("19.98", "EUR"), PaymentRequestID: "first", PaymentAction: merchant.PaymentActionCodeSale,
			PaymentDetailsItem: []merchant.PaymentDetailsItem{{Name: "Käse & Brot", Quantity: paypal.Ptr[int64](2), Amount: money.Of("9.99", "EUR")}},
		},
		{OrderTotal: money.Of("5.00", "USD"), PaymentRequestID: "second", PaymentAction: merchant.PaymentActionCodeSale},
	}
	set, err := client.SetExpressCheckout(ctx, &merchant.SetExpressCheckoutRequest{
		SetExpressCheckoutRequestDetails: &merchant.SetExpressCheckoutRequestDetails{
			ReturnURL: "https://shop.example/return?order=1", CancelURL: "https://shop.example/cancel", PaymentDetails: payments,
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	back := visit(t, expresscheckout.RedirectURL(server.Environment(), set.Token, true))
	if back.Token != set.Token || back.PayerID != fakepaypal.PayerID {
		t.Fatalf("the buyer came back as %+v", back)
	}
	get, err := client.GetExpressCheckoutDetails(ctx, &merchant.GetExpressCheckoutDetailsRequest{Token: back.Token})
	if err != nil {
		t.Fatal(err)
	}
	details := get.GetExpressCheckoutDetailsResponseDetails
	if details.PayerInfo.PayerName.LastName != "Groß" || details.PaymentDetails[0].PaymentDetailsItem[0].Name != "Käse & Brot" {
		t.Errorf("the details are %+v", details)
	}
	do, err := client.DoExpressCheckoutPayment(ctx, &merchant.DoExpressCheckoutPaymentRequest{
		DoExpressCheckoutPaymentRequestDetails: &merchant.DoExpressCheckoutPaymentRequestDetails{
			Token: back.Token, PayerID: back.PayerID, PaymentDetails: details.PaymentDetails,
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	paid := do.DoExpressCheckoutPaymentResponseDetails.PaymentInfo
	if len(paid) != 2 || paid[0].GrossAmount.String() != "19.98 EUR" || paid[1].GrossAmount.String() != "5.00 USD" || paid[1].PaymentRequestID != "second" {
		t.Fatalf("paid %+v", paid)
	}
	giveBack(t, client, paid[0].TransactionID)
}

// giveBack refunds a part, and then more than is left.
func giveBack(t *testing.T, client *merchant.Client, id string) {
	t.Helper()
	refund := func(value string) (*merchant.RefundTransactionResponse, error) {
		return client.RefundTransaction(context.Background(), &merchant.RefundTransactionRequest{
			TransactionID: id, RefundType: merchant.RefundTypePartial, Amount: money.Of(value, "EUR"),
		})
	}
	out, err := refund("9.99")
	if err != nil || out.GrossRefundAmount.String() != "9.99 EUR" || out.TotalRefundedAmount.String() != "9.99 EUR" {
		t.Fatalf("refunded %+v, %v", out, err)
	}
	var e *paypal.Error
	if _, err := refund("10.00"); !errors.As(err, &e) || e.Code != "10009" || e.Severity != "Error" {
		t.Errorf("got %v, want an error with code 10009", err)
	}
}

// visit goes where a buyer is sent, and returns what the shop's page is asked.
func visit(t *testing.T, address string) expresscheckout.Return {
	t.Helper()
	browser := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	resp, err := browser.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	_ = resp.Body.Close()
	location, err := resp.Location()
	if err != nil {
		t.Fatalf("status %d: %v", resp.StatusCode, err)
	}
	back, err := expresscheckout.ParseReturnValues(url.Values(location.Query()))
	if err != nil {
		t.Fatal(err)
	}
	return back
}

// TestWires chooses the wire for a client and for one call.
func TestWires(t *testing.T) {
	ctx := context.Background()
	client, server := newCheckout(t, paypal.OverNVP())
	request := &merchant.GetExpressCheckoutDetailsRequest{Token: "EC-none"}
	var meta paypal.Meta
	for _, opts := range [][]paypal.CallOption{nil, {paypal.OverSOAP()}, {paypal.OverSOAP(), paypal.OverNVP()}} {
		var e *paypal.Error
		if _, err := client.GetExpressCheckoutDetails(ctx, request, append(opts, paypal.Capture(&meta))...); !errors.As(err, &e) || e.Code != "10410" {
			t.Errorf("got %v, want an error with code 10410", err)
		}
	}
	want := []string{"NVP GetExpressCheckoutDetails", "SOAP GetExpressCheckoutDetails", "NVP GetExpressCheckoutDetails"}
	if got := server.Calls(); !slices.Equal(got, want) || meta.Wire != paypal.NVP {
		t.Errorf("the server saw %v, and the last wire was %s; want %v", got, meta.Wire, want)
	}
}

// TestSOAPOnly calls an operation that has no names in NVP: nothing is sent.
func TestSOAPOnly(t *testing.T) {
	client, server := newCheckout(t)
	_, err := client.BillUser(context.Background(), &merchant.BillUserRequest{}, paypal.OverNVP())
	var only *nvp.SOAPOnlyError
	if !errors.As(err, &only) || only.Operation != "BillUser" || !errors.Is(err, errors.ErrUnsupported) {
		t.Errorf("got %v, want a *nvp.SOAPOnlyError", err)
	}
	if calls := server.Calls(); len(calls) > 0 {
		t.Errorf("sent %v", calls)
	}
}

// TestUnsupportedOverNVP sends a field that only SOAP has: nothing is sent, and
// the error names the field.
func TestUnsupportedOverNVP(t *testing.T) {
	client, server := newCheckout(t, paypal.OverNVP())
	_, err := client.SetExpressCheckout(context.Background(), &merchant.SetExpressCheckoutRequest{
		SetExpressCheckoutRequestDetails: &merchant.SetExpressCheckoutRequestDetails{BillingAddress: &merchant.Address{Name: "x"}},
	})
	var unsupported *nvp.UnsupportedFieldError
	if !errors.As(err, &unsupported) || unsupported.Field != "SetExpressCheckoutRequestDetails.BillingAddress" {
		t.Errorf("got %v, want the name of the field", err)
	}
	if calls := server.Calls(); len(calls) > 0 {
		t.Errorf("sent %v", calls)
	}
}
