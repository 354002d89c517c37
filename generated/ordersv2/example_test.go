package ordersv2_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"

	"github.com/ppgen/ppgen/generated/ordersv2"
	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/money"
	"github.com/ppgen/ppgen/paypal/rest"
)

// The examples talk to this server instead of PayPal's. The buyer approves every
// order at once, but the first card is declined.
func newServer() *httptest.Server {
	const id = "5O190127TN364715T"
	captured := false
	mux := http.NewServeMux()
	mux.HandleFunc("POST /v1/oauth2/token", func(w http.ResponseWriter, _ *http.Request) {
		io.WriteString(w, `{"access_token":"A21AA","token_type":"Bearer","expires_in":32400}`)
	})
	mux.HandleFunc("POST /v2/checkout/orders", func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusCreated)
		io.WriteString(w, `{"id":"`+id+`","status":"CREATED","links":[{"rel":"approve","href":"https://www.sandbox.paypal.com/checkoutnow?token=`+id+`","method":"GET"}]}`)
	})
	mux.HandleFunc("POST /v2/checkout/orders/"+id+"/capture", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Paypal-Debug-Id", "c0ffee")
		if strings.Contains(r.Header.Get("PayPal-Mock-Response"), "INSTRUMENT_DECLINED") {
			w.WriteHeader(http.StatusUnprocessableEntity)
			io.WriteString(w, `{"name":"UNPROCESSABLE_ENTITY","message":"The requested action could not be performed.",`+
				`"details":[{"issue":"INSTRUMENT_DECLINED","description":"The instrument presented was declined."}],`+
				`"links":[{"rel":"redirect","href":"https://www.sandbox.paypal.com/checkoutnow?token=`+id+`","method":"GET"}]}`)
			return
		}
		if !captured {
			w.WriteHeader(http.StatusCreated)
		}
		captured = true
		io.WriteString(w, `{"id":"`+id+`","status":"COMPLETED","purchase_units":[{"payments":{"captures":[{"id":"3C679366HH908993F","status":"COMPLETED","amount":{"currency_code":"EUR","value":"12.50"}}]}}]}`)
	})
	return httptest.NewServer(mux)
}

func newClient(server *httptest.Server) *ordersv2.Client {
	pp, err := paypal.New(
		paypal.ClientCredentials{ClientID: "client-id", Secret: paypal.NewSecret("secret")},
		paypal.WithEnvironment(paypal.Custom(server.URL)), // paypal.Live() in earnest
	)
	if err != nil {
		panic(err)
	}
	return ordersv2.NewClient(pp)
}

// An order is created, approved by the buyer on PayPal's pages, and captured. The
// key keeps a repeat from capturing twice.
func Example() {
	server := newServer()
	defer server.Close()
	ctx, client := context.Background(), newClient(server)

	order, err := client.Orders.Create(ctx, &ordersv2.OrderRequest{
		Intent: ordersv2.CheckoutPaymentIntentCapture,
		PurchaseUnits: []ordersv2.PurchaseUnitRequest{{
			InvoiceID: "INV-4711",
			Amount:    &ordersv2.AmountWithBreakdown{Amount: money.Of("12.50", "EUR")},
		}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	approve, _ := paypal.FindLink(order.Links, "approve")
	fmt.Println("send the buyer to", approve.Href)

	var meta paypal.Meta
	for range 2 {
		order, err = client.Orders.Capture(ctx, order.ID, nil, rest.RequestID("capture-INV-4711"), paypal.Capture(&meta))
		if err != nil {
			fmt.Println(err)
			return
		}
		capture := order.PurchaseUnits[0].Payments.Captures[0]
		fmt.Println("captured", capture.Amount, "as", capture.ID, "- done before:", meta.Replayed)
	}
	// Output:
	// send the buyer to https://www.sandbox.paypal.com/checkoutnow?token=5O190127TN364715T
	// captured 12.50 EUR as 3C679366HH908993F - done before: false
	// captured 12.50 EUR as 3C679366HH908993F - done before: true
}

// An error has the issues that the answer lists, and a class that tells what to do
// about them.
func Example_errors() {
	server := newServer()
	defer server.Close()
	client := newClient(server)

	_, err := client.Orders.Capture(context.Background(), "5O190127TN364715T", nil, rest.MockResponse("INSTRUMENT_DECLINED"))
	var e *paypal.Error
	switch {
	case errors.Is(err, ordersv2.IssueInstrumentDeclined):
		errors.As(err, &e)
		back, _ := paypal.FindLink(e.Links, "redirect")
		fmt.Println("send the buyer back to", back.Href)
	case errors.Is(err, paypal.ErrOutcomeUnknown):
		fmt.Println("look the order up before anything else")
	case errors.Is(err, paypal.ErrValidation):
		errors.As(err, &e)
		for _, d := range e.Errors {
			fmt.Println("mend", d.Field, "since", d.Message)
		}
	}
	fmt.Println("advice:", e.Advice())
	fmt.Println("for PayPal's support:", e.DebugID)
	// Output:
	// send the buyer back to https://www.sandbox.paypal.com/checkoutnow?token=5O190127TN364715T
	// advice: send-buyer-back
	// for PayPal's support: c0ffee
}
