package expresscheckout_test

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"

	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/expresscheckout"
	"github.com/ppgen/ppgen/paypal/money"
)

func ExampleRedirectURL() {
	fmt.Println(expresscheckout.RedirectURL(paypal.Sandbox(), "EC-5YJ90598G69065317", true))
	// Output:
	// https://www.sandbox.paypal.com/cgi-bin/webscr?cmd=_express-checkout&token=EC-5YJ90598G69065317&useraction=commit
}

func ExampleParseReturn() {
	r := httptest.NewRequest("GET", "https://shop.example.com/return?token=EC-5YJ90598G69065317&PayerID=7AKUSARZ7SAT8", nil)
	back, err := expresscheckout.ParseReturn(r)
	fmt.Println(back.Token, back.PayerID, back.Cancelled, err)
	// Output:
	// EC-5YJ90598G69065317 7AKUSARZ7SAT8 false <nil>
}

func ExampleHandler() {
	http.Handle("/callback", &expresscheckout.Handler{
		Quote: func(_ context.Context, r *expresscheckout.CallbackRequest) (*expresscheckout.CallbackResponse, error) {
			if r.ShipTo.Country != "DE" {
				return nil, expresscheckout.ErrNoShipping
			}
			return &expresscheckout.CallbackResponse{Options: []expresscheckout.ShippingOption{
				{Name: "Post", Label: "2 days", Amount: money.Of("4.90", r.Currency), Default: true},
				{Name: "Courier", Label: "tomorrow", Amount: money.Of("14.90", r.Currency)},
			}}, nil
		},
	})

	// What PayPal does:
	ask := httptest.NewRequest("POST", "/callback", strings.NewReader("METHOD=CallbackRequest&CALLBACKVERSION=61.0&TOKEN=EC-1&CURRENCYCODE=EUR&SHIPTOCOUNTRY=DE"))
	w := httptest.NewRecorder()
	http.DefaultServeMux.ServeHTTP(w, ask)
	answer, _ := io.ReadAll(w.Body)
	fmt.Println(strings.ReplaceAll(string(answer), "&", "\n&"))
	// Output:
	// METHOD=CallbackResponse
	// &CALLBACKVERSION=61.0
	// &CURRENCYCODE=EUR
	// &L_SHIPPINGOPTIONNAME0=Post
	// &L_SHIPPINGOPTIONLABEL0=2+days
	// &L_SHIPPINGOPTIONAMOUNT0=4.90
	// &L_SHIPPINGOPTIONISDEFAULT0=true
	// &L_SHIPPINGOPTIONNAME1=Courier
	// &L_SHIPPINGOPTIONLABEL1=tomorrow
	// &L_SHIPPINGOPTIONAMOUNT1=14.90
	// &L_SHIPPINGOPTIONISDEFAULT1=false
}
