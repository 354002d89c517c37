package paypal

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/ppgen/ppgen/paypal/internal/wire"
)

// The canaries must not come out anywhere but in a request.
const (
	canaryPassword  = "canary-password-7781"
	canarySignature = "canary-signature-9912"
)

var testCreds = Signature{Username: "seller_api1.example.com", Password: NewSecret(canaryPassword), Signature: NewSecret(canarySignature)}

// testResponse is the result of the operations of these tests.
type testResponse struct{ ID string }

// testMessage is how the wire of these tests spells an answer.
type testMessage struct {
	Head    *Head
	Fault   *Fault
	Unknown []Unknown
	Result  *testResponse
	Broken  string
}

var (
	unsafeOp = &Operation{Name: "DoPay", MovesMoney: true}
	safeOp   = &Operation{Name: "GetBalance", SafeToRepeat: true}
)

// exchange is a kernel for the wire of these tests.
func exchange(op *Operation) *Exchange {
	return &Exchange{
		Operation: op,
		Wire:      SOAP,
		Encode: func(c *wire.Call) error {
			c.Header.Set("Content-Type", "text/test")
			c.Body = fmt.Appendf(nil, "%s|%s|%s|%s|%v", c.Credentials.Username, c.Credentials.Password, c.Credentials.Signature, c.Credentials.Subject, c.Options)
			return nil
		},
		Decode: func(r *wire.Reply) (*Answer, error) {
			var m testMessage
			if err := json.Unmarshal([]byte(r.Body), &m); err != nil {
				return nil, errors.New("it is not a test message")
			}
			a := &Answer{Head: m.Head, Fault: m.Fault, Unknown: m.Unknown}
			if m.Result != nil {
				a.Result = m.Result
			}
			if m.Broken != "" {
				return a, errors.New(m.Broken)
			}
			return a, nil
		},
	}
}

// newClient returns a client for srv.
func newClient(t *testing.T, srv *httptest.Server, opts ...Option) *Client {
	t.Helper()
	opts = append([]Option{WithEnvironment(Custom(srv.URL)), WithHTTPClient(srv.Client())}, opts...)
	c, err := New(testCreds, opts...)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// answering returns a server that answers every request with status and body.
func answering(t *testing.T, status int, body string) *httptest.Server {
	t.Helper()
	return serving(t, func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		w.Header().Set("Content-Type", "text/test")
		w.WriteHeader(status)
		_, _ = io.WriteString(w, body)
	})
}

func serving(t *testing.T, h http.HandlerFunc) *httptest.Server {
	t.Helper()
	srv := httptest.NewServer(h)
	t.Cleanup(srv.Close)
	return srv
}

// callError makes one call and returns its error as an *Error.
func callError(t *testing.T, c *Client, op *Operation, opts ...CallOption) *Error {
	t.Helper()
	err := c.Exchange(context.Background(), exchange(op), opts)
	var e *Error
	if !errors.As(err, &e) {
		t.Fatalf("the call returned %v (%T), want an *Error", err, err)
	}
	if e.Meta == nil || e.Operation != op.Name {
		t.Errorf("the error has operation %q and meta %v", e.Operation, e.Meta)
	}
	return e
}

// classNames are the sentinels by name, for messages of tests.
var classNames = map[string]error{
	"auth": ErrAuth, "permission": ErrPermission, "configuration": ErrConfiguration, "validation": ErrValidation,
	"notfound": ErrNotFound, "state": ErrState, "limit": ErrLimit, "declined": ErrDeclined, "risk": ErrRisk,
	"funding": ErrFunding, "buyer": ErrBuyerAction, "duplicate": ErrDuplicate, "progress": ErrInProgress,
	"rate": ErrRateLimited, "unavailable": ErrUnavailable, "communication": ErrCommunication, "partial": ErrPartial,
	"unknown": ErrOutcomeUnknown,
}

// wantClasses checks that err belongs to exactly the named classes.
func wantClasses(t *testing.T, err error, names ...string) {
	t.Helper()
	want := map[string]bool{}
	for _, n := range names {
		want[n] = true
		if classNames[n] == nil {
			t.Fatalf("no class %q", n)
		}
	}
	for n, sentinel := range classNames {
		if errors.Is(err, sentinel) != want[n] {
			t.Errorf("%v\n\tis of class %s: %t, want %t", err, n, !want[n], want[n])
		}
	}
}
