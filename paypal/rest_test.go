package paypal

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ppgen/ppgen/paypal/internal/wire"
)

// canaryToken must not come out anywhere but in a request either.
const canaryToken = "A21AA-canary-token-3355"

var (
	clientCreds = ClientCredentials{ClientID: "client-1", Secret: NewSecret(canaryPassword)}
	restOp      = &Operation{Name: "orders.capture", Method: "POST", Path: "/v2/x", ReplayStatus: 200}
	restGet     = &Operation{Name: "orders.get", Method: "GET", Path: "/v2/x"}
)

// restExchange is a kernel for the REST of these tests.
func restExchange(op *Operation) *Exchange {
	return &Exchange{
		Operation: op,
		Wire:      REST,
		Encode: func(c *wire.Call) error {
			c.Target = op.Path + "?a=b%20c"
			c.Header.Set("Content-Type", "application/json")
			c.Body = []byte(`{"n":1}`)
			c.RequestID = "key-1"
			return nil
		},
		Decode: func(r *wire.Reply) (*Answer, error) {
			var m struct {
				Name, Issue, Message, DebugID, Echo string
			}
			switch err := json.Unmarshal([]byte(r.Body), &m); {
			case r.Status/100 == 3:
				return nil, nil
			case r.Body == "" && r.Status/100 == 2:
				return &Answer{}, nil
			case r.Body == "":
				return &Answer{Failure: new(Failure)}, nil
			case err != nil:
				return nil, errors.New("it is not a test message")
			case r.Status/100 == 2:
				return &Answer{Result: m.Name}, nil
			}
			f := &Failure{Name: m.Name, Message: m.Message, DebugID: m.DebugID}
			if m.Issue != "" {
				f.Errors = []ErrorDetail{{Code: m.Issue, Message: "why", Field: "/a/0", Value: m.Echo, Location: "body"}}
			}
			return &Answer{Failure: f}, nil
		},
	}
}

// A tokenServer gives out numbered tokens, and lets calls through that have the
// last one.
type tokenServer struct {
	*httptest.Server
	fetches, calls atomic.Int32
	valid          atomic.Value                                                       // the token that calls must have
	token          func(n int32, r *http.Request) (status int, body string)           // nil: a good one
	call           func(w http.ResponseWriter, r *http.Request, body []byte, n int32) // nil: {}
}

func newTokenServer(t *testing.T) *tokenServer {
	s := new(tokenServer)
	s.valid.Store("")
	s.Server = serving(t, s.serve)
	return s
}

func (s *tokenServer) serve(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	if r.URL.Path == tokenPath {
		n := s.fetches.Add(1)
		status, answer := 200, ""
		if s.token != nil {
			status, answer = s.token(n, r)
		}
		if answer == "" && status == 200 {
			token := fmt.Sprintf("%s-%d", canaryToken, n)
			s.valid.Store(token)
			answer = fmt.Sprintf(`{"access_token":%q,"token_type":"Bearer","expires_in":32400}`, token)
		}
		w.Header().Set(debugHeader, "token-debug")
		w.WriteHeader(status)
		_, _ = io.WriteString(w, answer)
		return
	}
	n := s.calls.Add(1)
	if s.call != nil {
		s.call(w, r, body, n)
		return
	}
	s.check(w, r)
}

// check answers as PayPal does.
func (s *tokenServer) check(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("Authorization") != "Bearer "+s.valid.Load().(string) {
		w.WriteHeader(401)
		_, _ = io.WriteString(w, `{"error":"invalid_token","error_description":"Token signature verification failed"}`)
		return
	}
	_, _ = io.WriteString(w, `{"Name":"x"}`)
}

func newRESTClient(t *testing.T, srv *httptest.Server, opts ...Option) *Client {
	t.Helper()
	opts = append([]Option{WithEnvironment(Custom(srv.URL)), WithHTTPClient(srv.Client())}, opts...)
	c, err := New(clientCreds, opts...)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func restError(t *testing.T, c *Client, op *Operation, opts ...CallOption) *Error {
	t.Helper()
	err := c.Exchange(context.Background(), restExchange(op), opts)
	var e *Error
	if !errors.As(err, &e) {
		t.Fatalf("the call returned %v (%T), want an *Error", err, err)
	}
	return e
}

func TestRESTExchange(t *testing.T) {
	srv := newTokenServer(t)
	srv.token = func(_ int32, r *http.Request) (int, string) {
		id, secret, _ := r.BasicAuth()
		if id != "client-1" || secret != canaryPassword || r.Method != "POST" || r.Header.Get("Content-Type") != "application/x-www-form-urlencoded" || !strings.HasPrefix(r.UserAgent(), "ppgen/") {
			t.Errorf("the token was asked for with %s %q %q %v", r.Method, id, secret, r.Header)
		}
		return 200, ""
	}
	srv.call = func(w http.ResponseWriter, r *http.Request, body []byte, _ int32) {
		if r.Method != "POST" || r.RequestURI != "/v2/x?a=b%20c" || string(body) != `{"n":1}` || r.ContentLength != 7 || r.Header.Get("Authorization") != "Bearer "+canaryToken+"-1" {
			t.Errorf("sent %s %s %s with %v", r.Method, r.RequestURI, body, r.Header)
		}
		w.Header().Set("PayPal-Debug-Id", "d1")
		w.Header().Set("Retry-After", "7")
		w.WriteHeader(201)
		_, _ = io.WriteString(w, `{"Name":"x"}`)
	}
	var m Meta
	c := newRESTClient(t, srv.Server)
	if err := c.Exchange(context.Background(), restExchange(restOp), []CallOption{Capture(&m)}); err != nil {
		t.Fatal(err)
	}
	if m.DebugID != "d1" || m.RequestID != "key-1" || m.RetryAfter != 7*time.Second || m.HTTPStatus != 201 || m.Replayed || m.Wire != REST || m.RawBody != `{"Name":"x"}` {
		t.Errorf("meta is %+v of %#v", m, m.RawBody)
	}
	if got := fmt.Sprint(m); !strings.Contains(got, `orders.capture over REST: status 201, debug id "d1"`) {
		t.Errorf("the meta prints as %s", got)
	}
	for range 3 {
		_ = c.Exchange(context.Background(), restExchange(restOp), nil)
	}
	if srv.fetches.Load() != 1 {
		t.Errorf("4 calls took %d tokens", srv.fetches.Load())
	}
}

// The status that tells of a replay is no error, and no first success either.
func TestReplays(t *testing.T) {
	srv := newTokenServer(t)
	for op, want := range map[*Operation]bool{restOp: true, restGet: false} {
		var m Meta
		if err := newRESTClient(t, srv.Server).Exchange(context.Background(), restExchange(op), []CallOption{Capture(&m)}); err != nil || m.Replayed != want {
			t.Errorf("%s: replayed %t, %v", op.Name, m.Replayed, err)
		}
	}
}

// A body that cannot be read again is not sent again.
// A time-out while others wait for the same token ends only the call it is of.
func TestRESTErrors(t *testing.T) {
	for _, tt := range []struct {
		name, body string
		status     int
		op         *Operation
		classes    string
		advice     Advice
		text       string
	}{
		{"issue", `{"Name":"UNPROCESSABLE_ENTITY","Issue":"INSTRUMENT_DECLINED","Message":"Not done.","DebugID":"b1"}`, 422, restOp, "declined funding", AdviceSendBuyerBack,
			"orders.capture: INSTRUMENT_DECLINED Not done.: why at /a/0 (debug id b1)"},
		{"issue before name", `{"Name":"INVALID_REQUEST","Issue":"ORDER_NOT_APPROVED","Message":"m"}`, 400, restOp, "buyer", AdviceSendBuyerBack, "ORDER_NOT_APPROVED"},
		{"new issue", `{"Name":"PERMISSION_DENIED","Issue":"SOMETHING_NEW","Message":"m"}`, 403, restOp, "permission", AdviceFixAccount, "SOMETHING_NEW m"},
		{"only a status", `{"Name":"UNPROCESSABLE_ENTITY","Issue":"SOMETHING_NEW"}`, 422, restOp, "validation", AdviceFixRequest, "SOMETHING_NEW the answer is an error without a description (status 422)"},
		{"conflict", `{"Name":"X"}`, 409, restOp, "state", AdviceGiveUp, "X"},
		{"not found", `{"Name":"RESOURCE_NOT_FOUND","Message":"m"}`, 404, restGet, "notfound", AdviceFixRequest, "RESOURCE_NOT_FOUND m"},
		{"in progress", `{"Name":"RESOURCE_CONFLICT","Issue":"PREVIOUS_REQUEST_IN_PROGRESS","Message":"m"}`, 409, restOp, "progress unknown", AdviceLookUp, "look it up"},
		{"done before", `{"Name":"UNPROCESSABLE_ENTITY","Issue":"ORDER_ALREADY_CAPTURED","Message":"m"}`, 422, restOp, "duplicate", AdviceLookUp, "ORDER_ALREADY_CAPTURED"},
		{"rate", `{"Name":"RATE_LIMIT_REACHED","Message":"m"}`, 429, restOp, "rate", AdviceRetry, "RATE_LIMIT_REACHED"},
		{"500", `{"Name":"INTERNAL_SERVER_ERROR","Message":"m"}`, 500, restOp, "unavailable unknown", AdviceLookUp, "look it up"},
		{"500 of a GET", `{"Name":"INTERNAL_SERVER_ERROR","Message":"m"}`, 500, restGet, "unavailable", AdviceRetry, "INTERNAL_SERVER_ERROR"},
		{"empty 500", "", 500, restOp, "unavailable unknown", AdviceLookUp, "(status 500)"},
		{"empty 404", "", 404, restOp, "notfound", AdviceFixRequest, "(status 404)"},
		{"empty 400", "", 400, restOp, "validation", AdviceFixRequest, "(status 400)"},
		{"html 403", "<html>", 403, restOp, "communication permission", AdviceFixAccount, "cannot be used"},
		{"html 502", "<html>", 502, restOp, "communication unavailable unknown", AdviceLookUp, "cannot be used"},
		{"html 200", "<html>", 200, restOp, "communication unknown", AdviceLookUp, "cannot be used"},
		{"redirect", "", 302, restOp, "communication unknown", AdviceLookUp, "redirects elsewhere"},
		{"auth", `{"Name":"AUTHENTICATION_FAILURE","Message":"m"}`, 401, restOp, "auth", AdviceFixCredentials, "are these credentials for the environment custom?"},
	} {
		srv := newTokenServer(t)
		srv.call = func(w http.ResponseWriter, _ *http.Request, _ []byte, _ int32) {
			w.WriteHeader(tt.status)
			_, _ = io.WriteString(w, tt.body)
		}
		e := restError(t, newRESTClient(t, srv.Server), tt.op)
		wantClasses(t, e, strings.Fields(tt.classes)...)
		if e.Advice() != tt.advice || e.Status != tt.status || !strings.Contains(e.Error(), tt.text) {
			t.Errorf("%s: advice %q, status %d: %v", tt.name, e.Advice(), e.Status, e)
		}
	}
}

// An error made by hand, as tests do, has its classes too.
func TestIssuesAreErrors(t *testing.T) {
	e := &Error{Name: "UNPROCESSABLE_ENTITY", Code: "INSTRUMENT_DECLINED", Errors: []ErrorDetail{{Code: "INSTRUMENT_DECLINED"}, {Code: "CARD_EXPIRED"}}}
	err := fmt.Errorf("wrapped: %w", e)
	for _, i := range []Issue{"INSTRUMENT_DECLINED", "CARD_EXPIRED", "UNPROCESSABLE_ENTITY"} {
		if !errors.Is(err, i) {
			t.Errorf("the error is not %v", i)
		}
	}
	if errors.Is(err, Issue("ORDER_EXPIRED")) || errors.Is(err, io.EOF) || errors.Is(e, Issue("")) {
		t.Error("the error is what it is not")
	}
	wantClasses(t, err, "declined", "funding")
	if got := Issue("A").Error(); got != "paypal: A" {
		t.Errorf("an issue reads %q", got)
	}
}

func TestIssueTable(t *testing.T) {
	seen := map[string]bool{}
	for _, g := range issueFacts {
		if g.class == 0 || g.advice == AdviceNone {
			t.Errorf("the group of %.40q has no class or no advice", g.codes)
		}
		for _, code := range strings.Fields(g.codes) {
			if seen[code] {
				t.Errorf("%s is in the table twice", code)
			}
			seen[code] = true
		}
	}
}

func TestRESTErrorsDoNotRepeatSecrets(t *testing.T) {
	srv := newTokenServer(t)
	srv.call = func(w http.ResponseWriter, r *http.Request, _ []byte, _ int32) {
		w.WriteHeader(422)
		echo := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
		_, _ = fmt.Fprintf(w, `{"Name":"N","Issue":"I","Message":"the token %s","Echo":%q}`, echo, echo)
	}
	var logs bytes.Buffer
	c := newRESTClient(t, srv.Server, WithLogger(slog.New(slog.NewTextHandler(&logs, nil))))
	e := restError(t, c, restOp)
	text := fmt.Sprintf("%v %+v %#v %s", e, e.Errors, e.Errors, logs.String())
	if strings.Contains(text, "canary-token") || !strings.Contains(text, "[redacted]") {
		t.Errorf("the error shows the token: %s", text)
	}
	for _, want := range []string{"wire=REST", "request_id=key-1", "debug_id="} {
		if !strings.Contains(logs.String(), want) {
			t.Errorf("the log lacks %s: %s", want, logs.String())
		}
	}
	leaks(t, "client", *c)
	leaks(t, "credentials", clientCreds)
	leaks(t, "pointer", &clientCreds)
	if got := fmt.Sprint(clientCreds); got != `paypal.ClientCredentials{ClientID:"client-1", Secret:[redacted]}` {
		t.Errorf("credentials print as %s", got)
	}
}

func TestClientCredentialsAreChecked(t *testing.T) {
	for want, creds := range map[string]Credentials{
		"ClientID is empty":   ClientCredentials{Secret: NewSecret("s")},
		"Secret is empty":     ClientCredentials{ClientID: "c"},
		"contains a colon":    ClientCredentials{ClientID: "c:s", Secret: NewSecret("s")},
		"white space":         &ClientCredentials{ClientID: "c", Secret: NewSecret("s ")},
		"no credentials":      (*ClientCredentials)(nil),
		"site for developers": ClientCredentials{},
	} {
		if _, err := New(creds, WithEnvironment(Sandbox())); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: %v, want it to say %q", creds, err, want)
		}
	}
	if _, err := New(&clientCreds, WithEnvironment(Sandbox())); err != nil {
		t.Error(err)
	}
}

func TestCredentialsFitTheWire(t *testing.T) {
	srv := newTokenServer(t)
	err := newRESTClient(t, srv.Server).Exchange(context.Background(), exchange(safeOp), nil)
	if err == nil || !strings.Contains(err.Error(), "paypal.Signature") {
		t.Errorf("SOAP with client credentials: %v", err)
	}
	err = newClient(t, srv.Server).Exchange(context.Background(), restExchange(restGet), nil)
	if err == nil || !strings.Contains(err.Error(), "paypal.ClientCredentials") {
		t.Errorf("REST with a signature: %v", err)
	}
	if KindClient.speaks("x") {
		t.Error("client credentials speak a wire that does not exist")
	}
	x := restExchange(restGet)
	x.Encode = func(c *wire.Call) error {
		if c.Credentials.Password != "" || c.Credentials.Username != "client-1" || c.Live {
			t.Errorf("the kernel sees %#v", c.Credentials.Username)
		}
		return errors.New("enough")
	}
	wantClasses(t, newRESTClient(t, srv.Server).Exchange(context.Background(), x, nil), "validation")
}

func TestLive(t *testing.T) {
	for env, want := range map[Environment]bool{
		Live(): true, Sandbox(): false, Custom("https://gateway.example.com"): false, Custom("https://api.paypal.com"): true,
		Custom("https://API-M.PayPal.com/"): true, Sandbox().WithURL(REST, "https://api.paypal.com"): true, Custom("https://notpaypal.com"): false,
	} {
		c, err := New(clientCreds, WithEnvironment(env))
		if err != nil || c.core.live != want {
			t.Errorf("%v: live %t, %v", env, c.core.live, err)
		}
	}
	if isLive("://") {
		t.Error("nonsense is live")
	}
}

func TestLinksStayWithTheServer(t *testing.T) {
	live, sandbox := "https://api-m.paypal.com", "https://api-m.sandbox.paypal.com"
	for _, tt := range []struct {
		env        Environment
		base, link string
		want       string // empty: refused
	}{
		{Live(), live, "https://api-m.paypal.com/v1/x?a=b#c", "/v1/x?a=b"},
		{Live(), live, "https://api.paypal.com/v1/x%2Fy", "/v1/x%2Fy"},
		{Live(), live, "https://API.PayPal.com/v1/x", "/v1/x"},
		{Live(), live, "api.paypal.com/v1/x", "/v1/x"},
		{Live(), live, "/v1/x?a=1", "/v1/x?a=1"},
		{Sandbox(), sandbox, "https://api.sandbox.paypal.com/v1/x", "/v1/x"},
		{Sandbox(), sandbox, "https://api.paypal.com/v1/x", ""},
		{Live(), live, "https://api.sandbox.paypal.com/v1/x", ""},
		{Live(), live, "https://www.paypal.com/checkoutnow?token=1", ""},
		{Live(), live, "http://api-m.paypal.com/v1/x", ""},
		{Live(), live, "https://api-m.paypal.com:8443/v1/x", ""},
		{Live(), live, "https://user@api-m.paypal.com/v1/x", ""},
		{Live(), live, "https://api-m.paypal.com.evil.example/v1/x", ""},
		{Live(), live, "https://evil.example/api-m.paypal.com", ""},
		{Live(), live, "https://api-m.paypal.com\\@evil.example/", ""},
		{Live(), live, "//evil.example/v1", ""},
		{Live(), live, "javascript:alert(1)", ""},
		{Live(), live, "https://api-m.paypal.com", ""},
		{Live(), live, "ht tp://x", ""},
		{Custom("http://127.0.0.1:1"), "http://127.0.0.1:1", "http://127.0.0.1:1/v1", "/v1"},
		{Custom("http://127.0.0.1:1"), "http://127.0.0.1:1", "http://127.0.0.1:2/v1", ""},
		{Custom("http://127.0.0.1:1"), "http://127.0.0.1:1", "https://127.0.0.1:1/v1", ""},
		{Custom("https://g.example/pp"), "https://g.example/pp", "https://g.example/pp/v1/x", "/v1/x"},
		{Custom("https://g.example/pp"), "https://g.example/pp", "https://g.example/ppx", ""},
		{Custom("https://g.example/pp"), "https://g.example/pp", "https://g.example/v1/x", ""},
		{Custom("https://g.example"), "https://g.example", "https://api.paypal.com/v1/x", ""},
		{Live(), "://", "/v1", ""},
	} {
		got, err := tt.env.target(tt.link, tt.base)
		if got != tt.want || (err == nil) != (tt.want != "") {
			t.Errorf("%s from %s: %q, %v", tt.link, tt.base, got, err)
		}
	}
	srv := newTokenServer(t)
	x := restExchange(restGet)
	x.Encode = func(c *wire.Call) error { c.Link = "https://evil.example/"; return nil }
	wantClasses(t, newRESTClient(t, srv.Server).Exchange(context.Background(), x, nil), "validation")
	if srv.fetches.Load() != 0 {
		t.Error("a token was fetched for a link that is not followed")
	}
}

func TestDownloads(t *testing.T) {
	srv := newTokenServer(t)
	srv.call = func(w http.ResponseWriter, r *http.Request, _ []byte, n int32) {
		if n == 3 {
			w.WriteHeader(404)
		}
		_, _ = io.WriteString(w, strings.Repeat("x", 5000))
	}
	download := func(limit int64) (*wire.Reply, error) {
		var got *wire.Reply
		x := restExchange(restGet)
		encode := x.Encode
		x.Encode = func(c *wire.Call) error { c.Stream = true; return encode(c) }
		x.Decode = func(r *wire.Reply) (*Answer, error) {
			got = r
			if r.Stream == nil {
				return &Answer{Failure: &Failure{}}, nil
			}
			return &Answer{}, nil
		}
		err := newRESTClient(t, srv.Server, WithMaxResponseBytes(limit)).Exchange(context.Background(), x, nil)
		return got, err
	}
	reply, err := download(5000)
	if err != nil {
		t.Fatal(err)
	}
	if all, err := io.ReadAll(reply.Stream); err != nil || len(all) != 5000 || reply.Body != "" {
		t.Errorf("read %d bytes, %v", len(all), err)
	}
	if err := reply.Stream.Close(); err != nil {
		t.Error(err)
	}
	reply, err = download(4999)
	if err != nil {
		t.Fatal(err)
	}
	all, err := io.ReadAll(reply.Stream)
	if err == nil || !strings.Contains(err.Error(), "longer than 4999") || len(all) > 4999 {
		t.Errorf("read %d bytes of at most 4999, %v", len(all), err)
	}
	if _, err := reply.Stream.Read(make([]byte, 1)); err == nil {
		t.Error("reading went on after the limit")
	}
	_ = reply.Stream.Close()
	if reply, err = download(5000); !errors.Is(err, ErrNotFound) || reply.Stream != nil {
		t.Errorf("a 404 gives %v", err)
	}
}

func TestRetryAfter(t *testing.T) {
	now := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	for text, want := range map[string]time.Duration{
		"": 0, "3": 3 * time.Second, "-3": 0, "soon": 0, "999999999": 24 * time.Hour,
		"Sun, 01 Mar 2026 12:01:00 GMT": time.Minute, "Sun, 01 Mar 2026 11:00:00 GMT": 0, "Sun, 01 Mar 2027 11:00:00 GMT": 24 * time.Hour,
	} {
		if got := retryAfter(text, now); got != want {
			t.Errorf("Retry-After %q is %v, want %v", text, got, want)
		}
	}
}

// Options of a client are not changed by those of its calls.
func TestKernelSettings(t *testing.T) {
	var seen []string
	x := restExchange(restGet)
	x.Encode = func(c *wire.Call) error { seen = append(seen, fmt.Sprint(c.Options)); return errors.New("enough") }
	srv := newTokenServer(t)
	c := newRESTClient(t, srv.Server, KernelSetting(wire.Option{Value: "a"}), KernelSetting(wire.Option{Value: "b"}))
	for i := range 2 {
		_ = c.Exchange(context.Background(), x, []CallOption{KernelOption(wire.Option{Value: i}), KernelSetting(wire.Option{Value: "c"})})
	}
	if got := strings.Join(seen, " "); got != "[a b 0 c] [a b 1 c]" {
		t.Errorf("the kernel saw %s", got)
	}
}

func TestRepeatable(t *testing.T) {
	for _, tt := range []struct {
		op   Operation
		want bool
	}{
		{Operation{Method: "GET"}, true}, {Operation{Method: "PUT"}, true}, {Operation{Method: "DELETE"}, true},
		{Operation{Method: "POST"}, false}, {Operation{Method: "PATCH"}, false}, {Operation{Method: "POST", SafeToRepeat: true}, true}, {Operation{}, false},
	} {
		if got := tt.op.repeatable(); got != tt.want {
			t.Errorf("%+v may be repeated: %t", tt.op, got)
		}
	}
}
