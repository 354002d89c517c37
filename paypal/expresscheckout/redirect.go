package expresscheckout

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"github.com/ppgen/ppgen/paypal"
)

// RedirectURL returns the page that a buyer with a token approves a payment on.
// With commit the button there says that it pays; without, it leads back to the
// shop, where an order can still change.
func RedirectURL(env paypal.Environment, token string, commit bool) string {
	page := env.Checkout() + "/cgi-bin/webscr?cmd=_express-checkout&token=" + url.QueryEscape(token)
	if commit {
		page += "&useraction=commit"
	}
	return page
}

// A Return is how a buyer came back.
type Return struct {
	Token   string
	PayerID string // empty when the buyer cancelled

	// Cancelled says that there is no PayerID: PayPal adds it to ReturnURL, not to
	// CancelURL. A billing agreement without a payment has none either, so tell
	// its pages apart by their addresses.
	Cancelled bool
}

// ParseReturn reads the address that a buyer came back to. Its errors say that the
// address is not one that PayPal made.
func ParseReturn(r *http.Request) (Return, error) {
	if r == nil || r.URL == nil {
		return Return{}, errors.New("expresscheckout: the request is nil")
	}
	query, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return Return{}, errors.New("expresscheckout: the query is malformed")
	}
	return ParseReturnValues(query)
}

// ParseReturnValues is ParseReturn for a query that is parsed already.
func ParseReturnValues(query url.Values) (Return, error) {
	token, err := single(query, "token")
	if err != nil {
		return Return{}, err
	}
	if token == "" {
		return Return{}, errors.New("expresscheckout: the query has no token")
	}
	payer, err := single(query, "PayerID")
	if err != nil {
		return Return{}, err
	}
	return Return{Token: token, PayerID: payer, Cancelled: payer == ""}, nil
}

// maxID is longer than any token and payer id.
const maxID = 64

// single returns a parameter whose name may be in any case. It is there once at
// most, and of letters, digits and dashes: what is not comes from somebody else.
func single(query url.Values, name string) (string, error) {
	var found []string
	for key, values := range query {
		if strings.EqualFold(key, name) {
			found = append(found, values...)
		}
	}
	switch {
	case len(found) == 0:
		return "", nil
	case len(found) > 1:
		return "", fmt.Errorf("expresscheckout: the query has %d parameters %s: expected one", len(found), name)
	case len(found[0]) > maxID || strings.ContainsFunc(found[0], isOdd):
		return "", fmt.Errorf("expresscheckout: the parameter %s is malformed: expected at most %d letters, digits and dashes", name, maxID)
	}
	return found[0], nil
}

func isOdd(r rune) bool {
	return r != '-' && (r < '0' || r > '9') && (r|0x20 < 'a' || r|0x20 > 'z')
}
