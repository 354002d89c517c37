package merchant_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"

	"github.com/ppgen/ppgen/generated/merchant"
	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/money"
	"github.com/ppgen/ppgen/paypal/soap"
)

// The examples talk to this server instead of PayPal's. It refunds every
// transaction once.
func newServer() *httptest.Server {
	refunded := map[string]bool{}
	return httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		var in merchant.RefundTransactionRequest
		if err := soap.Unmarshal(body, &in); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		out := &merchant.RefundTransactionResponse{
			Timestamp: "2026-01-02T03:04:05Z", Ack: merchant.AckCodeSuccess, CorrelationID: "c0ffee", Version: in.Version,
			RefundTransactionID: "7RF12345CD6789012",
			GrossRefundAmount:   in.Amount,
		}
		if refunded[in.TransactionID] {
			out = &merchant.RefundTransactionResponse{
				Ack: merchant.AckCodeFailure, CorrelationID: "c0ffee", Version: in.Version,
				Errors: []merchant.ErrorDetail{{ErrorCode: "10009", ShortMessage: "Transaction refused", SeverityCode: merchant.SeverityCodeError}},
			}
		}
		refunded[in.TransactionID] = true
		envelope, _ := soap.Marshal(out)
		w.Header().Set("Content-Type", "text/xml; charset=utf-8")
		w.Write(envelope)
	}))
}

func newClient(server *httptest.Server) *merchant.Client {
	pp, err := paypal.New(
		paypal.Signature{Username: "seller", Password: paypal.NewSecret("password"), Signature: paypal.NewSecret("signature")},
		paypal.WithEnvironment(paypal.Custom(server.URL)), // paypal.Live() in earnest
	)
	if err != nil {
		panic(err)
	}
	return merchant.NewClient(pp)
}

func Example() {
	server := newServer()
	defer server.Close()
	client := newClient(server)

	var meta paypal.Meta
	out, err := client.RefundTransaction(context.Background(), &merchant.RefundTransactionRequest{
		TransactionID: "9AB12345CD6789012",
		RefundType:    merchant.RefundTypePartial,
		Amount:        money.Of("12.00", "EUR"),
	}, paypal.Capture(&meta))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("refunded", out.GrossRefundAmount, "as", out.RefundTransactionID)
	fmt.Println("correlation id", meta.CorrelationID)
	// Output:
	// refunded 12.00 EUR as 7RF12345CD6789012
	// correlation id c0ffee
}

// An error has everything that the response said, and a class that tells what
// to do about it.
func Example_error() {
	server := newServer()
	defer server.Close()
	client := newClient(server)

	for range 2 {
		_, err := client.RefundTransaction(context.Background(), &merchant.RefundTransactionRequest{
			TransactionID: "9AB12345CD6789012",
			RefundType:    merchant.RefundTypeFull,
		})
		var e *paypal.Error
		if errors.As(err, &e) {
			fmt.Println(e.Code, e.Message, e.DebugID)
			fmt.Println("the outcome is unknown:", errors.Is(err, paypal.ErrOutcomeUnknown))
		}
	}
	// Output:
	// 10009 Transaction refused c0ffee
	// the outcome is unknown: false
}
