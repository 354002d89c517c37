package classic_test

import (
	"context"
	"errors"
	"testing"

	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/classic"
	"github.com/ppgen/ppgen/paypal/nvp"
	"github.com/ppgen/ppgen/paypal/soap"
)

// ping is a message that only SOAP knows.
type ping struct{}

func (*ping) XMLRoot() *soap.Root {
	return &soap.Root{Contract: new(soap.Contract), Tags: []string{"<ping>"}}
}
func (*ping) EncodeXML(*soap.Encoder) {}
func (*ping) DecodeXML(*soap.Decoder) {}

// TestCall asks for a wire in every way, of an operation that has one.
func TestCall(t *testing.T) {
	op := &paypal.Operation{Name: "Ping", Wires: []paypal.Wire{paypal.SOAP}}
	for name, test := range map[string]struct {
		client  []paypal.Option
		call    []paypal.CallOption
		overNVP bool
	}{
		"by default":       {},
		"by the client":    {[]paypal.Option{paypal.OverNVP()}, nil, true},
		"by the call":      {nil, []paypal.CallOption{paypal.OverNVP()}, true},
		"against a client": {[]paypal.Option{paypal.OverNVP()}, []paypal.CallOption{paypal.OverSOAP()}, false},
	} {
		opts := append(test.client, paypal.WithEnvironment(paypal.Custom("http://127.0.0.1:1")))
		c, err := paypal.New(paypal.Signature{Username: "u", Password: paypal.NewSecret("p"), Signature: paypal.NewSecret("s")}, opts...)
		if err != nil {
			t.Fatal(err)
		}
		err = classic.Call(context.Background(), c, op, "", new(ping), new(ping), test.call)
		var only *nvp.SOAPOnlyError
		if got := errors.As(err, &only); got != test.overNVP {
			t.Errorf("%s: got %v, want a *nvp.SOAPOnlyError: %t", name, err, test.overNVP)
		}
	}
	if err := classic.Call(context.Background(), nil, op, "", new(ping), new(ping), nil); err == nil {
		t.Error("a nil client is no error")
	}
}
