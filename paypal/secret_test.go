package paypal

import (
	"bytes"
	"context"
	"crypto/tls"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/paypal/internal/wire"
)

var verbs = []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d", "%t", "%f", "%10.3s", "% x", "%T", "%U", "%c"}

// leaks reports every way in which v shows a canary.
func leaks(t *testing.T, name string, v any) {
	t.Helper()
	var out strings.Builder
	for _, verb := range verbs {
		fmt.Fprintf(&out, verb+"\n", v)
	}
	var logs bytes.Buffer
	slog.New(slog.NewTextHandler(&logs, nil)).Info("text", "v", v, slog.Group("g", "v", v))
	slog.New(slog.NewJSONHandler(&logs, nil)).Info("json", "v", v)
	text, _ := json.Marshal(v)
	indented, _ := json.MarshalIndent(map[string]any{"v": v}, "", " ")
	markup, _ := xml.Marshal(v)
	for _, s := range []string{out.String(), logs.String(), string(text), string(indented), string(markup)} {
		for _, canary := range []string{canaryPassword, canarySignature, fmt.Sprintf("%x", canaryPassword), fmt.Sprintf("%X", canarySignature), "PRIVATE KEY"} {
			if strings.Contains(s, canary) {
				at := strings.Index(s, canary)
				t.Errorf("%s leaks %q: …%s", name, canary, s[max(0, at-120):at+len(canary)])
			}
		}
	}
}

func TestSecretsNeverPrint(t *testing.T) {
	cert := Certificate{Username: "u", Password: NewSecret(canaryPassword), TLS: tls.Certificate{Certificate: [][]byte{[]byte(canarySignature)}, PrivateKey: []byte(canarySignature)}}
	client, err := New(testCreds, WithEnvironment(Sandbox()))
	if err != nil {
		t.Fatal(err)
	}
	type nested struct {
		Creds   Credentials
		Pointer *Signature
		Cert    Certificate
		List    []Secret
		Map     map[Secret]Secret
		Inner   struct{ S Signature }
		Client  *Client
		pointer *Signature
		value   Signature
		iface   Credentials
		secret  Secret
		secrets map[string]*Secret
		client  *Client
		copied  Client
	}
	secret := NewSecret(canaryPassword)
	n := nested{
		Creds: testCreds, Pointer: &testCreds, Cert: cert, List: []Secret{NewSecret(canaryPassword)}, Map: map[Secret]Secret{NewSecret(canaryPassword): NewSecret(canarySignature)},
		Client: client, pointer: &testCreds, value: testCreds, iface: testCreds, secret: secret, secrets: map[string]*Secret{"a": &secret},
		client: client, copied: *client,
	}
	n.Inner.S = testCreds
	for name, v := range map[string]any{
		"Secret": secret, "*Secret": &secret, "Signature": testCreds, "*Signature": &testCreds,
		"Certificate": cert, "*Certificate": &cert, "Client": *client, "*Client": client,
		"struct": n, "*struct": &n, "slice": []any{testCreds, &cert, secret}, "map": map[string]any{"a": testCreds, "b": &secret},
	} {
		leaks(t, name, v)
	}
}

func TestKernelsDoNotPrintCredentials(t *testing.T) {
	for _, v := range []any{testCreds.wire(), wire.Call{Credentials: testCreds.wire()}, &wire.Call{Credentials: testCreds.wire()}} {
		for _, verb := range verbs {
			if s := fmt.Sprintf(verb, v); strings.Contains(s, "canary") {
				t.Errorf("%T printed with %s shows %s", v, verb, s)
			}
		}
	}
}

func TestSecretsShowThatTheyAreThere(t *testing.T) {
	if got := fmt.Sprintf("%v|%v|%v|%#v", NewSecret("x"), NewSecret(""), Secret{}, NewSecret("x")); got != "[redacted]|||[redacted]" {
		t.Errorf("secrets print as %s", got)
	}
	want := `paypal.Signature{Username:"seller_api1.example.com", Password:[redacted], Signature:[redacted], Subject:""}`
	if got := fmt.Sprint(testCreds); got != want {
		t.Errorf("credentials print as\n%s, want\n%s", got, want)
	}
	if got := fmt.Sprint(Certificate{Username: "u"}); got != `paypal.Certificate{Username:"u", Password:, Subject:"", TLS:}` {
		t.Errorf("empty certificate credentials print as %s", got)
	}
	if got := fmt.Sprint(Client{}); got != "paypal.Client{}" {
		t.Errorf("an empty client prints as %s", got)
	}
}

// Configuration files are read into credentials, though never written.
func TestCredentialsAreReadFromJSON(t *testing.T) {
	var s Signature
	err := json.Unmarshal([]byte(`{"Username":"u","Password":"p","Signature":"s"}`), &s)
	if err != nil || s.Username != "u" || s.Password.reveal() != "p" || s.Signature.reveal() != "s" {
		t.Errorf("read %s %q, %v", s.Username, s.Password.reveal(), err)
	}
}

// A server may echo what it was sent, in every part of a message.
func TestErrorsDoNotRepeatSecrets(t *testing.T) {
	echo := canaryPassword + " and " + canarySignature
	detail := ErrorDetail{Code: "10002", Message: "bad " + echo, LongMessage: "long " + echo, Severity: "Error", Parameters: []ErrorParameter{{"x", echo}}}
	for name, m := range map[string]testMessage{
		"errors": {Head: &Head{Ack: "Failure", Errors: []ErrorDetail{detail}}},
		"fault":  {Fault: &Fault{Code: "Server", String: echo, Detail: "<d>" + echo + "</d>"}},
	} {
		body, _ := json.Marshal(m)
		var logs bytes.Buffer
		logger := slog.New(slog.NewTextHandler(&logs, &slog.HandlerOptions{Level: slog.LevelDebug}))
		e := callError(t, newClient(t, answering(t, 200, string(body)), WithLogger(logger)), unsafeOp)
		leaks(t, name, e)
		leaks(t, name+" by value", *e)
		leaks(t, name+" details", e.Errors)
		leaks(t, name+" fault", e.Fault)
		leaks(t, name+" meta", e.Meta)
		leaks(t, name+" log", logs.String())
		if !strings.Contains(e.Meta.RawBody, canaryPassword) {
			t.Error("the raw body must stay as it came")
		}
	}
}

type tripper func(*http.Request) (*http.Response, error)

func (f tripper) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

// wrapped is a transport's own error around one of net/http.
type wrapped struct{ err error }

func (w *wrapped) Error() string { return "my transport: " + w.err.Error() }
func (w *wrapped) Unwrap() error { return w.err }

func TestErrorChainsHoldNoAddresses(t *testing.T) {
	address := "https://gateway.example.com/x?secret=" + canaryPassword
	deep := &url.Error{Op: "Post", URL: address, Err: &wrapped{&url.Error{Op: "Get", URL: address, Err: context.Canceled}}}
	for name, cause := range map[string]error{"url.Error": &url.Error{Op: "Post", URL: address, Err: errors.New("boom")}, "wrapped": &wrapped{deep}, "twice": deep} {
		c, err := New(testCreds, WithEnvironment(Sandbox()), WithHTTPClient(&http.Client{Transport: tripper(func(*http.Request) (*http.Response, error) { return nil, cause })}))
		if err != nil {
			t.Fatal(err)
		}
		var chain error = callError(t, c, unsafeOp)
		if name != "url.Error" && !errors.Is(chain, context.Canceled) {
			t.Errorf("%s: the innermost cause is lost from %v", name, chain)
		}
		for ; chain != nil; chain = errors.Unwrap(chain) {
			leaks(t, name, chain)
			if u := new(url.Error); errors.As(chain, &u) {
				t.Errorf("%s: the chain still holds %v", name, u)
			}
		}
	}
}
