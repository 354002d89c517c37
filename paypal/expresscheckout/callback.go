package expresscheckout

import (
	"errors"
	"fmt"

	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/money"
	"github.com/ppgen/ppgen/paypal/nvp"
)

// A CallbackRequest is PayPal's question for shipping options. It comes to the
// CallbackURL of SetExpressCheckout when a buyer has chosen an address. Anyone can
// send one: it is good for a quote, and for nothing else.
type CallbackRequest struct {
	Version  string // of the callback: "61.0"
	Token    string
	Currency string
	Locale   string
	Items    []CallbackItem
	ShipTo   CallbackAddress // without a name, and the street may be missing

	// Unknown is what this package does not know. ParseCallback fills it.
	Unknown []paypal.Unknown

	older bool // the request calls itself Callback, as in older versions
}

// A CallbackItem is a part of the order. What is nil or empty was not sent.
type CallbackItem struct {
	Name, Number, Description     string
	Quantity                      *int
	Amount                        *money.Amount
	Weight, Height, Width, Length *Measure
}

// A Measure is a number and its unit.
type Measure struct {
	Value money.Decimal
	Unit  string
}

// A CallbackAddress is where the order is to go.
type CallbackAddress struct {
	Street, Street2, City, State, PostalCode string
	Country                                  string // of two letters
}

// A CallbackResponse is the answer to a CallbackRequest.
type CallbackResponse struct {
	Version  string // empty: that of the request
	Currency string // empty: that of the request

	// NoShipping says that nothing is shipped to this address. Otherwise there
	// are one to ten Options, and one of them is the default.
	NoShipping bool
	Options    []ShippingOption

	// OfferInsurance says whether insurance can be chosen. Nil does not say.
	OfferInsurance *bool
}

// A ShippingOption is one way of shipping and what the order costs with it. The
// amounts are in the currency of the response.
type ShippingOption struct {
	Name      string // "UPS Air"
	Label     string // "Express"
	Amount    *money.Amount
	Default   bool
	Tax       *money.Amount // of the whole order
	Insurance *money.Amount
}

// ParseCallback reads a CallbackRequest.
func ParseCallback(body []byte) (*CallbackRequest, error) {
	x := &CallbackRequest{older: nvp.Method(body) == rootOlder.Method}
	unknown, err := nvp.UnmarshalReport(body, x)
	if err != nil {
		return nil, fmt.Errorf("expresscheckout: the callback cannot be read: %w", err)
	}
	x.Unknown = unknown
	return x, nil
}

// maxOptions is how many ways of shipping PayPal shows.
const maxOptions = 10

// check finds what PayPal would answer with a page of its own to the buyer.
func (x *CallbackResponse) check() error {
	defaults := 0
	for i := range x.Options {
		o := &x.Options[i]
		if o.Default {
			defaults++
		}
		if o.Name == "" || o.Amount == nil {
			return fmt.Errorf("option %d needs a name and an amount", i)
		}
	}
	switch {
	case x.Currency == "":
		return errors.New("the response has no currency")
	case x.NoShipping && len(x.Options) > 0:
		return errors.New("the response has options and says that nothing is shipped")
	case x.NoShipping:
		return nil
	case len(x.Options) == 0 || len(x.Options) > maxOptions:
		return fmt.Errorf("the response has %d options: expected 1 to %d", len(x.Options), maxOptions)
	case defaults != 1:
		return fmt.Errorf("%d options are the default: expected one", defaults)
	}
	return nil
}
