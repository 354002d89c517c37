package merchant_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/generated/merchant"
	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/money"
	"github.com/ppgen/ppgen/paypal/nvp"
)

// An echo answers every request with success and keeps its body.
type echo struct{ body string }

func (e *echo) RoundTrip(r *http.Request) (*http.Response, error) {
	body, err := io.ReadAll(r.Body)
	e.body = string(body)
	answer := io.NopCloser(strings.NewReader("ACK=Success&VERSION=204"))
	return &http.Response{StatusCode: http.StatusOK, Header: http.Header{}, Body: answer, Request: r}, err
}

// TestNVPOrder holds whole bodies: METHOD, VERSION, the credentials, the partner's
// code, and the fields in the order of the document, none of them twice.
func TestNVPOrder(t *testing.T) {
	const head = "METHOD=MassPay&VERSION=204.0&USER=u&PWD=p&SIGNATURE=s"
	const item = "&L_EMAIL0=a%40example.com&L_AMT0=1.00&CURRENCYCODE=EUR"
	for _, c := range []struct {
		name, own string
		opts      []paypal.CallOption
		want      string
	}{
		{"no code", "", nil, head + "&RECEIVERTYPE=EmailAddress" + item},
		{"the client's code", "", []paypal.CallOption{nvp.ButtonSource("Client")}, head + "&BUTTONSOURCE=Client&RECEIVERTYPE=EmailAddress" + item},
		{"the request's code", "Own", nil, head + "&RECEIVERTYPE=EmailAddress&BUTTONSOURCE=Own" + item},
		{"both", "Own", []paypal.CallOption{nvp.ButtonSource("Client")}, head + "&RECEIVERTYPE=EmailAddress&BUTTONSOURCE=Own" + item},
		{"on behalf", "", []paypal.CallOption{nvp.ButtonSource("Client"), paypal.OnBehalfOf("x@example.com")},
			head + "&SUBJECT=x%40example.com&BUTTONSOURCE=Client&RECEIVERTYPE=EmailAddress" + item},
	} {
		var sent echo
		pp, err := paypal.New(paypal.Signature{Username: "u", Password: paypal.NewSecret("p"), Signature: paypal.NewSecret("s")},
			paypal.WithEnvironment(paypal.Sandbox()), paypal.WithHTTPClient(&http.Client{Transport: &sent}), paypal.OverNVP())
		if err != nil {
			t.Fatal(err)
		}
		in := &merchant.MassPayRequest{
			ReceiverType: merchant.ReceiverInfoCodeEmailAddress, ButtonSource: c.own,
			MassPayItem: []merchant.MassPayRequestItem{{ReceiverEmail: "a@example.com", Amount: money.Of("1.00", "EUR")}},
		}
		_, err = merchant.NewClient(pp).MassPay(context.Background(), in, c.opts...)
		if err != nil || sent.body != c.want {
			t.Errorf("%s: sent\n%s, %v; want\n%s", c.name, sent.body, err, c.want)
		}
	}
}

// TestNVPEmptyElement: an article without anything set cannot be told from none.
func TestNVPEmptyElement(t *testing.T) {
	_, err := nvp.Marshal(&merchant.SetExpressCheckoutRequest{SetExpressCheckoutRequestDetails: &merchant.SetExpressCheckoutRequestDetails{
		PaymentDetails: []merchant.PaymentDetails{{PaymentDetailsItem: []merchant.PaymentDetailsItem{{Name: "a"}, {}}}},
	}})
	var u *nvp.UnsupportedFieldError
	if !errors.As(err, &u) || u.Field != "SetExpressCheckoutRequestDetails.PaymentDetails[0].PaymentDetailsItem[1]" {
		t.Errorf("got %v", err)
	}
}
