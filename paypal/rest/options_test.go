package rest_test

import (
	"encoding/base64"
	"errors"
	"net/http"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/rest"
)

func TestOptions(t *testing.T) {
	s := newServer(t)
	c := s.client(t, rest.PartnerAttributionID("PARTNER_SP"), rest.PreferMinimal())
	var m paypal.Meta
	if err := rest.Send(ctx, c, &opCreate, rest.Request{}, []paypal.CallOption{
		paypal.Capture(&m), rest.RequestID("key-1"), rest.PreferRepresentation(), rest.ClientMetadataID("meta-1"), rest.MockResponse(`A"B`),
		rest.SetHeader("X-Own", "o"), paypal.OnBehalfOf("PAYER1"),
	}); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"PayPal-Request-Id": "key-1", "Prefer": "return=representation", "PayPal-Client-Metadata-Id": "meta-1", "PayPal-Mock-Response": `{"mock_application_codes":"A\"B"}`,
		"X-Own": "o", "PayPal-Partner-Attribution-Id": "PARTNER_SP", "Authorization": "Bearer t",
		"PayPal-Auth-Assertion": jwt(`{"alg":"none"}`, `{"iss":"client-1","payer_id":"PAYER1"}`),
	} {
		if got := s.got.Header.Get(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	if m.RequestID != "key-1" {
		t.Errorf("the meta has the key %q", m.RequestID)
	}
	if err := rest.Send(ctx, c.OnBehalfOf(`a"@b.example`), &opGet, rest.Request{Path: []string{"i"}}, nil); err != nil || s.got.Header.Get("PayPal-Auth-Assertion") != jwt(`{"alg":"none"}`, `{"iss":"client-1","email":"a\"@b.example"}`) {
		t.Errorf("sent %v, %v", s.got.Header, err)
	}
	if err := rest.Send(ctx, c, &opGet, rest.Request{Path: []string{"i"}}, []paypal.CallOption{paypal.Capture(&m), rest.AuthAssertion("own"), rest.Prefer("p")}); err != nil ||
		s.got.Header.Get("PayPal-Auth-Assertion") != "own" || s.got.Header.Get("Prefer") != "p" || s.got.Header.Get("PayPal-Request-Id") != "" || m.RequestID != "" {
		t.Errorf("sent %v, %v", s.got.Header, err)
	}
	if err := rest.Send(ctx, c, &opGet, rest.Request{Path: []string{"i"}}, []paypal.CallOption{rest.TokenSubject("PAYER2")}); err != nil {
		t.Error(err)
	}
}

func jwt(header, claims string) string {
	return base64.RawURLEncoding.EncodeToString([]byte(header)) + "." + base64.RawURLEncoding.EncodeToString([]byte(claims)) + "."
}

// An operation that knows keys is always sent with one, which the caller can
// repeat.
func TestRandomKeys(t *testing.T) {
	s := newServer(t)
	seen := map[string]bool{}
	for range 20 {
		var m paypal.Meta
		if err := rest.Send(ctx, s.client(t), &opCreate, rest.Request{}, []paypal.CallOption{paypal.Capture(&m)}); err != nil {
			t.Fatal(err)
		}
		key := s.got.Header.Get("PayPal-Request-Id")
		if len(key) != 36 || key[14] != '4' || strings.Count(key, "-") != 4 || key != m.RequestID || seen[key] {
			t.Errorf("the key is %q, and %q in the meta", key, m.RequestID)
		}
		seen[key] = true
	}
	s.answers(500, "", `{"name":"INTERNAL_SERVER_ERROR"}`)
	var e *paypal.Error
	if err := rest.Send(ctx, s.client(t), &opCreate, rest.Request{}, nil); !errors.As(err, &e) || !errors.Is(err, paypal.ErrOutcomeUnknown) || e.Meta.RequestID != s.got.Header.Get("PayPal-Request-Id") {
		t.Errorf("an error with an unknown outcome lacks the key: %v", err)
	}
}

func TestOptionsThatCannotBeSent(t *testing.T) {
	s := newServer(t)
	for name, o := range map[string]paypal.CallOption{
		"empty key": rest.RequestID(""), "long key": rest.RequestID(strings.Repeat("k", 41)), "key": rest.RequestID("a\r\nX: y"), "attribution": rest.PartnerAttributionID(strings.Repeat("x", 37)),
		"metadata": rest.ClientMetadataID(strings.Repeat("x", 37)), "prefer": rest.Prefer("a\nb"), "assertion": rest.AuthAssertion("é"), "empty mock": rest.MockResponse(""), "mock": rest.MockResponse("\xff"),
		"long subject": paypal.OnBehalfOf(strings.Repeat("x", 9000)), "subject": rest.TokenSubject(""), "control subject": rest.TokenSubject("a\x00"),
		"authorization": rest.SetHeader("authorization", "x"), "host": rest.SetHeader("Host", "x"), "own key": rest.SetHeader("paypal-request-id", "x"), "length": rest.SetHeader("Content-Length", "1"),
		"name": rest.SetHeader("a b", "x"), "no name": rest.SetHeader("", "x"), "value": rest.SetHeader("X-A", "a\r\nb"), "no value": rest.SetHeader("X-A", ""),
	} {
		err := rest.Send(ctx, s.client(t), &opCreate, rest.Request{}, []paypal.CallOption{o})
		if !errors.Is(err, paypal.ErrValidation) || s.got != nil || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s gives %v", name, err)
		}
	}
}

// tripper is a transport that fails the test when it is used.
type tripper func(*http.Request) (*http.Response, error)

func (f tripper) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

func TestMockResponsesAreRefusedInLive(t *testing.T) {
	for env, refused := range map[paypal.Environment]bool{paypal.Live(): true, paypal.Sandbox(): false} {
		sent := false
		c, err := paypal.New(paypal.ClientCredentials{ClientID: "c", Secret: paypal.NewSecret("s")}, paypal.WithEnvironment(env),
			paypal.WithHTTPClient(&http.Client{Transport: tripper(func(*http.Request) (*http.Response, error) { sent = true; return nil, errors.New("no network") })}))
		if err != nil {
			t.Fatal(err)
		}
		err = rest.Send(ctx, c, &opCreate, rest.Request{}, []paypal.CallOption{rest.MockResponse("INSTRUMENT_DECLINED")})
		if sent == refused || strings.Contains(err.Error(), "live environment") != refused {
			t.Errorf("%v: sent %t, %v", env, sent, err)
		}
	}
}
