package paypal_test

import (
	"errors"
	"fmt"

	"github.com/ppgen/ppgen/paypal"
)

// secret stands for a store of secrets, or the environment.
func secret(string) paypal.Secret { return paypal.NewSecret("from a store of secrets") }

func ExampleNew() {
	pp, err := paypal.New(paypal.Signature{
		Username:  "seller_api1.example.com",
		Password:  secret("PAYPAL_PASSWORD"),
		Signature: secret("PAYPAL_SIGNATURE"),
	}, paypal.WithEnvironment(paypal.Sandbox()), paypal.WithUserAgent("shop/2.1"))
	fmt.Println(pp, err)
	// Output: paypal.Client{sandbox, signature} <nil>
}

func ExampleNew_mistakes() {
	_, err := paypal.New(paypal.Signature{Username: "seller_api1.example.com", Password: secret("PAYPAL_PASSWORD")})
	fmt.Println(err)
	_, err = paypal.New(paypal.Signature{Username: "seller_api1.example.com", Password: secret("PAYPAL_PASSWORD"), Signature: secret("PAYPAL_SIGNATURE")})
	fmt.Println(err)
	// Output:
	// paypal: credentials: Signature is empty: it stands among the API credentials in the settings of the PayPal account
	// paypal: no environment: choose paypal.Sandbox() or paypal.Live()
}

func ExampleNewSecret() {
	creds := paypal.Signature{
		Username:  "seller_api1.example.com",
		Password:  paypal.NewSecret("do not put it here"),
		Signature: paypal.NewSecret("nor this"),
	}
	fmt.Println(creds)
	// Output: paypal.Signature{Username:"seller_api1.example.com", Password:[redacted], Signature:[redacted], Subject:""}
}

func ExampleError() {
	// What a method of a generated client returned.
	var err error = &paypal.Error{Operation: "DoExpressCheckoutPayment", Code: "10486", Message: "This transaction couldn't be completed."}

	var e *paypal.Error
	switch {
	case errors.Is(err, paypal.ErrOutcomeUnknown):
		fmt.Println("look the payment up before you try again")
	case errors.Is(err, paypal.ErrFunding) && errors.As(err, &e):
		fmt.Println(e.Code, e.Advice())
	}
	// Output: 10486 send-buyer-back
}

func ExampleEnvironment_Endpoint() {
	fmt.Println(paypal.Sandbox().Endpoint(paypal.SOAP, paypal.KindSignature))
	fmt.Println(paypal.Custom("http://example.com").Endpoint(paypal.SOAP, paypal.KindSignature))
	// Output:
	// https://api-3t.sandbox.paypal.com/2.0/ <nil>
	//  http would send credentials to example.com in the clear: use https (http is for this machine only)
}
