package rest

import (
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"
	"net/textproto"
	"strings"

	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/internal/wire"
)

// An option changes a call, after the rest of it was written.
type option func(op *paypal.Operation, call *wire.Call) error

func callOption(o option) paypal.CallOption { return paypal.KernelOption(wire.Option{Value: o}) }
func setting(o option) paypal.Setting       { return paypal.KernelSetting(wire.Option{Value: o}) }

// header returns an option that sets a field of the header.
func header(name, value string, limit int) option {
	return func(_ *paypal.Operation, call *wire.Call) error {
		if value == "" {
			return fmt.Errorf("the value for %s is empty", name)
		}
		return setHeader(call, name, value, limit)
	}
}

// The fields of the header that PayPal defines.
const (
	requestID     = "PayPal-Request-Id"
	authAssertion = "PayPal-Auth-Assertion"
	attribution   = "PayPal-Partner-Attribution-Id"
	metadataID    = "PayPal-Client-Metadata-Id"
	mockResponse  = "PayPal-Mock-Response"
)

// RequestID makes a repeat of the call safe: PayPal does the work of calls with
// the same key once, and answers the later ones with what became of it. Use a key
// for one thing to do, keep it where a restart does not lose it, and send it again
// when the outcome is unknown. Operations that know such keys are given a random
// one without this option; paypal.Meta.RequestID tells which.
func RequestID(key string) paypal.CallOption {
	return callOption(func(op *paypal.Operation, call *wire.Call) error {
		limit := maxRequestID
		if op.RepeatKeyMax > 0 {
			limit = op.RepeatKeyMax
		}
		call.RequestID = key
		return header(requestID, key, limit)(op, call)
	})
}

// maxRequestID is the longest key that any operation takes.
const maxRequestID = 1000

// PartnerAttributionID says which partner made the software: its code, of up to 36
// characters. It can be set for all calls of a client.
func PartnerAttributionID(code string) paypal.Setting { return setting(header(attribution, code, 36)) }

// ClientMetadataID ties the call to what PayPal's risk service was told about the
// buyer's device under this id, of up to 36 characters.
func ClientMetadataID(id string) paypal.CallOption { return callOption(header(metadataID, id, 36)) }

// Prefer asks for a form of the answer. PreferRepresentation and PreferMinimal are
// the ones PayPal knows.
func Prefer(text string) paypal.Setting { return setting(header("Prefer", text, 0)) }

// PreferRepresentation asks for answers that describe the whole resource.
func PreferRepresentation() paypal.Setting { return Prefer("return=representation") }

// PreferMinimal asks for answers of little more than an id and links, which is
// what PayPal sends anyway.
func PreferMinimal() paypal.Setting { return Prefer("return=minimal") }

// AuthAssertion sends an assertion that was made elsewhere. For one that only
// names the account to act for there is paypal.OnBehalfOf.
func AuthAssertion(token string) paypal.CallOption {
	return callOption(header(authAssertion, token, 0))
}

// TokenSubject makes the call with an access token of an account that has given
// its consent: subject is its payer id. The token is fetched and kept as the
// client's own is.
func TokenSubject(subject string) paypal.CallOption {
	return callOption(func(_ *paypal.Operation, call *wire.Call) error {
		if subject == "" || badText(subject) {
			return errors.New("TokenSubject: expected a payer id")
		}
		call.TokenSubject = subject
		return nil
	})
}

// MockResponse has the sandbox answer with an error, such as INSTRUMENT_DECLINED.
// The live environment refuses it: a test that ran there would be no test.
func MockResponse(code string) paypal.CallOption {
	return callOption(func(op *paypal.Operation, call *wire.Call) error {
		if call.Live {
			return errors.New("MockResponse is for tests, and this client calls the live environment")
		}
		text, ok := appendText([]byte(`{"mock_application_codes":`), code)
		if !ok || code == "" {
			return errors.New("MockResponse: expected an issue such as INSTRUMENT_DECLINED")
		}
		return header(mockResponse, string(text)+"}", 0)(op, call)
	})
}

// SetHeader sets any other field of the header.
func SetHeader(name, value string) paypal.CallOption {
	return callOption(func(op *paypal.Operation, call *wire.Call) error {
		if instead, ok := reservedHeaders[textproto.CanonicalMIMEHeaderKey(name)]; ok {
			return fmt.Errorf("SetHeader: %s is not yours to set: %s", name, instead)
		}
		return header(name, value, 0)(op, call)
	})
}

// reservedHeaders are fields that have a function of their own, or would break the
// call.
var reservedHeaders = map[string]string{
	"Authorization":         "the client does, from its credentials",
	"User-Agent":            "use paypal.WithUserAgent",
	"Paypal-Request-Id":     "use RequestID",
	"Paypal-Mock-Response":  "use MockResponse",
	"Paypal-Auth-Assertion": "use paypal.OnBehalfOf or AuthAssertion",
	"Host":                  "choose it with paypal.WithEnvironment",
	"Accept-Encoding":       "the transport does",
	"Connection":            "the transport does",
	"Content-Length":        "the transport does",
	"Transfer-Encoding":     "the transport does",
	"Upgrade":               "the transport does",
	"Trailer":               "the transport does",
	"Te":                    "the transport does",
}

// applyOptions applies the options of a call, and what follows without one.
func applyOptions(op *paypal.Operation, call *wire.Call) error {
	if subject := call.Credentials.Subject; subject != "" {
		if err := setHeader(call, authAssertion, assertion(call.Credentials.Username, subject), 0); err != nil {
			return err
		}
	}
	for _, v := range call.Options {
		if o, ok := v.(option); ok {
			if err := o(op, call); err != nil {
				return err
			}
		}
	}
	if strings.EqualFold(op.RepeatKey, requestID) && call.RequestID == "" {
		call.RequestID = newKey()
		call.Header.Set(requestID, call.RequestID)
	}
	return nil
}

// newKey returns a random UUID.
func newKey() string {
	var b [16]byte
	_, _ = rand.Read(b[:]) // it never fails
	b[6] = b[6]&0x0f | 0x40
	b[8] = b[8]&0x3f | 0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}

// assertion returns the unsigned JSON web token by which a client says for whom
// it acts. The dot at its end stands for the signature that it has not.
func assertion(client, subject string) string {
	kind := "payer_id"
	if strings.Contains(subject, "@") {
		kind = "email"
	}
	claims, _ := appendText([]byte(`{"iss":`), client)
	claims, _ = appendText(append(claims, `,"`+kind+`":`...), subject)
	encode := base64.RawURLEncoding.EncodeToString
	return encode([]byte(`{"alg":"none"}`)) + "." + encode(append(claims, '}')) + "."
}
