package transactionsv1_test

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"

	"github.com/ppgen/ppgen/generated/transactionsv1"
	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/money"
)

// The example talks to this server instead of PayPal's. It has two pages for every
// window of time.
func newServer() *httptest.Server {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /v1/oauth2/token", func(w http.ResponseWriter, _ *http.Request) {
		io.WriteString(w, `{"access_token":"A21AA","token_type":"Bearer","expires_in":32400}`)
	})
	mux.HandleFunc("GET /v1/reporting/transactions", func(w http.ResponseWriter, r *http.Request) {
		q := r.URL.Query()
		fmt.Fprintf(w, `{"transaction_details":[{"transaction_info":{"transaction_id":"%.7s-%s","transaction_amount":{"currency_code":"EUR","value":"10.10"},"fee_amount":{"currency_code":"EUR","value":"-0.64"}}}],"page":%[2]s,"total_pages":2}`,
			q.Get("start_date"), q.Get("page"))
	})
	return httptest.NewServer(mux)
}

// The iterator fetches one page after the other, and cuts a long time into windows
// of 31 days, which is as much as PayPal searches at once.
func ExampleSearchService_Get() {
	server := newServer()
	defer server.Close()
	pp, err := paypal.New(
		paypal.ClientCredentials{ClientID: "client-id", Secret: paypal.NewSecret("secret")},
		paypal.WithEnvironment(paypal.Custom(server.URL)), // paypal.Live() in earnest
	)
	if err != nil {
		panic(err)
	}
	client := transactionsv1.NewClient(pp)

	var net money.Decimal
	for t, err := range client.Search.Get(context.Background(), &transactionsv1.SearchGetParams{
		StartDate: "2026-01-01T00:00:00Z",
		EndDate:   "2026-02-10T00:00:00Z",
		Fields:    "all",
	}) {
		if err != nil {
			fmt.Println(err)
			return
		}
		info := t.TransactionInfo
		net = net.Add(info.TransactionAmount.Value).Add(info.FeeAmount.Value)
		fmt.Println(info.TransactionID, info.TransactionAmount, info.FeeAmount)
	}
	fmt.Println("net", net)
	// Output:
	// 2026-01-1 10.10 EUR -0.64 EUR
	// 2026-01-2 10.10 EUR -0.64 EUR
	// 2026-02-1 10.10 EUR -0.64 EUR
	// 2026-02-2 10.10 EUR -0.64 EUR
	// net 37.84
}
