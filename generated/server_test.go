package generated_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/ppgen/ppgen/paypal"
)

// serve starts a server that gives out access tokens and leaves all other
// requests to answer, and returns a client that calls it.
func serve(t testing.TB, answer http.HandlerFunc, opts ...paypal.Option) *paypal.Client {
	t.Helper()
	mux := http.NewServeMux()
	mux.HandleFunc("POST /v1/oauth2/token", func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, `{"access_token":"A21","token_type":"Bearer","expires_in":32400}`)
	})
	mux.HandleFunc("/", answer)
	return clientOf(t, mux, opts...)
}

// clientOf returns a client of a server that does nothing but what handler does.
func clientOf(t testing.TB, handler http.Handler, opts ...paypal.Option) *paypal.Client {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	credentials := paypal.ClientCredentials{ClientID: "shop", Secret: paypal.NewSecret("hush")}
	c, err := paypal.New(credentials, append([]paypal.Option{paypal.WithEnvironment(paypal.Custom(server.URL))}, opts...)...)
	if err != nil {
		t.Fatal(err)
	}
	return c
}
