package paypal

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ppgen/ppgen/paypal/internal/wire"
)

const success = `{"Head":{"Timestamp":"2026-03-01T12:00:00Z","Ack":"Success","CorrelationID":"c1","Version":"204.0","Build":"7"},"Result":{"ID":"x"}}`

func TestExchange(t *testing.T) {
	var got *http.Request
	var body []byte
	srv := serving(t, func(w http.ResponseWriter, r *http.Request) {
		got = r
		body, _ = io.ReadAll(r.Body)
		w.Header().Set("X-Test", "1")
		_, _ = io.WriteString(w, success)
	})
	c := newClient(t, srv, WithUserAgent("shop/2.1"))
	var m Meta
	err := c.Exchange(context.Background(), exchange(unsafeOp), []CallOption{Capture(&m), Capture(nil), nil, KernelOption(wire.Option{Value: 7}), KernelOption(wire.Option{Value: "b"})})
	if err != nil {
		t.Fatal(err)
	}
	if got.Method != "POST" || got.URL.String() != "/2.0/" || got.Header.Get("Content-Type") != "text/test" {
		t.Errorf("sent %s %s with %v", got.Method, got.URL, got.Header)
	}
	if ua := got.Header.Get("User-Agent"); !strings.HasPrefix(ua, "ppgen/") || !strings.Contains(ua, " shop/2.1 (go") {
		t.Errorf("User-Agent is %q", ua)
	}
	if want := "seller_api1.example.com|" + canaryPassword + "|" + canarySignature + "||[7 b]"; string(body) != want {
		t.Errorf("sent %s, want %s", body, want)
	}
	if m.Operation != "DoPay" || m.Wire != SOAP || m.Timestamp != "2026-03-01T12:00:00Z" || m.Ack != "Success" || m.CorrelationID != "c1" || m.Version != "204.0" || m.Build != "7" ||
		m.HTTPStatus != 200 || m.Header.Get("X-Test") != "1" || m.RawBody != success || m.Duration <= 0 {
		t.Errorf("meta is %+v", m)
	}
}

func TestNVPHasItsOwnAddress(t *testing.T) {
	srv := serving(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/nvp" {
			t.Errorf("sent to %s", r.URL)
		}
		_, _ = io.WriteString(w, success)
	})
	x := exchange(unsafeOp)
	x.Wire = NVP
	if err := newClient(t, srv).Exchange(context.Background(), x, nil); err != nil {
		t.Error(err)
	}
}

func TestSubject(t *testing.T) {
	var subject string
	srv := serving(t, func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		subject = strings.Split(string(body), "|")[3]
		_, _ = io.WriteString(w, success)
	})
	own := testCreds
	own.Subject = "of-credentials"
	plain := newClient(t, srv)
	base, err := New(own, WithEnvironment(Custom(srv.URL)))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		client *Client
		opts   []CallOption
		want   string
	}{
		{plain, nil, ""},
		{base, nil, "of-credentials"},
		{plain, []CallOption{OnBehalfOf("of-call")}, "of-call"},
		{newClient(t, srv, OnBehalfOf("of-client")), nil, "of-client"},
		{base.OnBehalfOf("of-copy"), nil, "of-copy"},
		{base.OnBehalfOf("of-copy"), []CallOption{OnBehalfOf("of-call")}, "of-call"},
		{base, nil, "of-credentials"},
	} {
		if err := c.client.Exchange(context.Background(), exchange(safeOp), c.opts); err != nil || subject != c.want {
			t.Errorf("subject %q, %v, want %q", subject, err, c.want)
		}
	}
	wantClasses(t, callError(t, base.OnBehalfOf("a\nb"), unsafeOp), "validation")
	if (*Client)(nil).OnBehalfOf("x") != nil {
		t.Error("a nil client got a copy")
	}
}

func TestAnswersBecomeErrors(t *testing.T) {
	const decline = `{"Code":"10486","Message":"Declined","LongMessage":"The card was declined","Severity":"Error"}`
	for _, c := range []struct {
		name, body string
		status     int
		op         *Operation
		classes    string
		text       string
	}{
		{"failure", `{"Head":{"Ack":"Failure","CorrelationID":"c9","Errors":[` + decline + `]},"Result":{"ID":"part"}}`, 200, unsafeOp, "funding", "DoPay: 10486 Declined: The card was declined (correlation id c9)"},
		{"failure with warning first", `{"Head":{"Ack":"FailureWithWarning","Errors":[{"Code":"10433","Message":"Cut","Severity":"Warning"},` + decline + `]}}`, 200, unsafeOp, "funding", "DoPay: 10486 Declined: The card was declined, and 1 more"},
		{"failure in a 500", `{"Head":{"Ack":"Failure","Errors":[` + decline + `]}}`, 500, unsafeOp, "funding", "DoPay: 10486"},
		{"two errors", `{"Head":{"Ack":"Failure","Errors":[{"Code":"10002","Message":"Security error"},{"Code":"10014","Message":"x"}]}}`, 200, unsafeOp, "auth rate", "environment custom?"},
		{"only warnings", `{"Head":{"Ack":"Failure","Errors":[{"Code":"10433","Message":"Cut","Severity":"Warning"}]}}`, 200, unsafeOp, "", "DoPay: 10433 Cut"},
		{"no errors", `{"Head":{"Ack":"Failure"}}`, 200, unsafeOp, "", `the answer has the Ack "Failure"`},
		{"unlisted code", `{"Head":{"Ack":"Failure","Errors":[{"Code":"77777","Message":"New"}]}}`, 200, unsafeOp, "", "DoPay: 77777 New"},
		{"partial", `{"Head":{"Ack":"PartialSuccess","Errors":[` + decline + `]},"Result":{"ID":"part"}}`, 200, unsafeOp, "partial funding", "DoPay: 10486"},
		{"server side failure", `{"Head":{"Ack":"Failure","Errors":[{"Code":"10001","Message":"Internal Error"}]}}`, 200, unsafeOp, "unavailable unknown", "look it up before"},
		{"server side failure, safe", `{"Head":{"Ack":"Failure","Errors":[{"Code":"10001","Message":"Internal Error"}]}}`, 200, safeOp, "unavailable", "GetBalance: 10001"},
		{"in progress", `{"Head":{"Ack":"Failure","Errors":[{"Code":"11604","Message":"x"}]}}`, 200, unsafeOp, "progress unknown", "11604"},
		{"ack Warning", `{"Head":{"Ack":"Warning"}}`, 200, unsafeOp, "communication unknown", `Ack "Warning"`},
		{"ack CustomCode, safe", `{"Head":{"Ack":"CustomCode"}}`, 200, safeOp, "communication", `Ack "CustomCode"`},
		{"new ack", `{"Head":{"Ack":"Mañana"}}`, 200, unsafeOp, "communication unknown", `Ack "Mañana"`},
		{"wrong case", `{"Head":{"Ack":"success"}}`, 200, unsafeOp, "communication unknown", `Ack "success"`},
		{"no ack", `{"Head":{}}`, 200, unsafeOp, "communication unknown", `Ack ""`},
		{"odd ack, clear code", `{"Head":{"Ack":"Failed","Errors":[` + decline + `]}}`, 200, unsafeOp, "funding", "10486"},
		{"server fault", `{"Fault":{"Code":"SOAP-ENV:Server","String":"Internal error","Detail":"Timeout"}}`, 500, unsafeOp, "unavailable unknown", "DoPay: SOAP-ENV:Server Internal error"},
		{"server fault, safe", `{"Fault":{"Code":"Server","String":"Internal error"}}`, 500, safeOp, "unavailable", "GetBalance: Server Internal error"},
		{"client fault", `{"Fault":{"Code":"SOAP-ENV:Client","String":"Bad request"}}`, 500, unsafeOp, "validation", "DoPay: SOAP-ENV:Client Bad request"},
		{"sender fault", `{"Fault":{"Code":"env:Sender","String":"Bad request"},"Head":{"Errors":[{"Code":"81100","Message":"Missing"}]}}`, 500, unsafeOp, "validation", "env:Sender"},
		{"no head, 500", `{"Result":{"ID":"x"}}`, 500, unsafeOp, "communication unavailable unknown", "status 500"},
		{"cut off after the head", `{"Head":{"Ack":"Success","CorrelationID":"c8"},"Broken":"it ends early"}`, 200, unsafeOp, "communication unknown", "it ends early (correlation id c8)"},
		{"html 200", "<html>", 200, unsafeOp, "communication unknown", `content type "text/test"`},
		{"html 200, safe", "<html>", 200, safeOp, "communication", "not a test message"},
		{"html 400", "<html>", 400, unsafeOp, "communication", "status 400"},
		{"html 401", "<html>", 401, unsafeOp, "communication auth", "status 401"},
		{"html 403", "<html>", 403, unsafeOp, "communication permission", "status 403"},
		{"html 404", "<html>", 404, unsafeOp, "communication notfound", "status 404"},
		{"html 408", "<html>", 408, unsafeOp, "communication unavailable unknown", "status 408"},
		{"html 429", "<html>", 429, unsafeOp, "communication rate", "status 429"},
		{"html 502", "<html>", 502, unsafeOp, "communication unavailable unknown", "status 502"},
		{"empty 200", "", 200, unsafeOp, "communication unknown", "it is empty"},
		{"empty 503, safe", "", 503, safeOp, "communication unavailable", "it is empty"},
		{"redirect", "", 302, unsafeOp, "communication unknown", "redirects elsewhere"},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := callError(t, newClient(t, answering(t, c.status, c.body)), c.op)
			wantClasses(t, e, strings.Fields(c.classes)...)
			if !strings.Contains(e.Error(), c.text) {
				t.Errorf("the error reads %q, want it to say %q", e, c.text)
			}
			if e.Status != c.status || e.Meta.HTTPStatus != c.status || e.Meta.RawBody != c.body {
				t.Errorf("status %d, meta %+v with %q", e.Status, e.Meta, e.Meta.RawBody)
			}
		})
	}
}

func TestErrorsCarryTheWholeAnswer(t *testing.T) {
	srv := answering(t, 200, `{"Head":{"Ack":"PartialSuccess","CorrelationID":"c9","Errors":[
		{"Code":"10433","Message":"Cut","Severity":"Warning"},
		{"Code":"10486","Message":"Declined","LongMessage":"Long","Severity":"Error","Parameters":[{"ID":"ProcessorResponse","Value":"0051"}]}]},
		"Unknown":[{"Path":"a/b","Value":"v","Reason":"new"}],"Result":{"ID":"part"}}`)
	var m Meta
	e := callError(t, newClient(t, srv), unsafeOp, Capture(&m))
	if e.Code != "10486" || e.Message != "Declined" || e.Severity != "Error" || e.DebugID != "c9" || len(e.Errors) != 2 || e.Errors[1].Parameters[0] != (ErrorParameter{"ProcessorResponse", "0051"}) {
		t.Errorf("error is %#v", e)
	}
	if r, ok := e.Result.(*testResponse); !ok || r.ID != "part" {
		t.Errorf("the result is %v", e.Result)
	}
	if m.Ack != "PartialSuccess" || len(m.Unknown) != 1 || len(m.Warnings) != 0 || e.Meta.CorrelationID != "c9" {
		t.Errorf("meta is %+v", m)
	}
}

func TestWarningsAndReplays(t *testing.T) {
	srv := answering(t, 200, `{"Head":{"Ack":"SuccessWithWarning","Errors":[{"Code":"11607","Message":"Duplicate","Severity":"Warning"}]},"Result":{}}`)
	var m Meta
	if err := newClient(t, srv).Exchange(context.Background(), exchange(unsafeOp), []CallOption{Capture(&m)}); err != nil {
		t.Fatal(err)
	}
	if len(m.Warnings) != 1 || m.Warnings[0].Code != "11607" || !m.Replayed {
		t.Errorf("meta is %+v", m)
	}
}

// The contract of an API that is not PayPal's may have no Ack at all.
func TestContractsWithoutHead(t *testing.T) {
	if err := newClient(t, answering(t, 201, `{"Result":{"ID":"x"}}`)).Exchange(context.Background(), exchange(unsafeOp), nil); err != nil {
		t.Error(err)
	}
}

func TestRedirectsAreNotFollowed(t *testing.T) {
	var hits atomic.Int32
	other := serving(t, func(http.ResponseWriter, *http.Request) { hits.Add(1) })
	for _, status := range []int{301, 302, 303, 307, 308} {
		srv := serving(t, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, other.URL+"/?secret=1", status) })
		e := callError(t, newClient(t, srv), unsafeOp)
		if e.Status != status || strings.Contains(e.Error(), "secret") {
			t.Errorf("status %d gives %v", status, e)
		}
	}
	if hits.Load() != 0 {
		t.Error("a redirect was followed with credentials")
	}
}

func TestAnswersAreBounded(t *testing.T) {
	long := strings.Repeat("a", 1000)
	plain := answering(t, 200, long)
	zipped := serving(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		defer func() { _ = z.Close() }()
		_, _ = io.WriteString(z, strings.Repeat(long, 1000))
	})
	for name, srv := range map[string]*httptest.Server{"plain": plain, "gzip": zipped} {
		e := callError(t, newClient(t, srv, WithMaxResponseBytes(999)), unsafeOp)
		if !strings.Contains(e.Error(), "longer than 999 bytes") || e.Meta.RawBody != "" {
			t.Errorf("%s: %v, with a body of %d bytes", name, e, len(e.Meta.RawBody))
		}
	}
	if e := callError(t, newClient(t, plain, WithMaxResponseBytes(1000)), unsafeOp); len(e.Meta.RawBody) != 1000 {
		t.Errorf("an answer of just the limit was cut to %d bytes", len(e.Meta.RawBody))
	}
	if err := newClient(t, answering(t, 200, success), WithMaxResponseBytes(1<<63-1)).Exchange(context.Background(), exchange(safeOp), nil); err != nil {
		t.Errorf("the largest limit: %v", err)
	}
}

// hangUp ends the connection in the middle of what it answered.
func hangUp(answer string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		conn, buf, err := w.(http.Hijacker).Hijack()
		if err == nil {
			_, _ = buf.WriteString(answer)
			_ = buf.Flush()
			_ = conn.Close()
		}
	}
}

func TestLostAnswers(t *testing.T) {
	for name, answer := range map[string]string{
		"no answer":  "",
		"cut header": "HTTP/1.1 200",
		"cut body":   "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" + success,
		"no HTTP":    "SSH-2.0-OpenSSH_9.0\r\n",
	} {
		c := newClient(t, serving(t, hangUp(answer)))
		e := callError(t, c, unsafeOp)
		wantClasses(t, e, "communication", "unknown")
		if e.Advice() != AdviceLookUp {
			t.Errorf("%s: advice %q for %v", name, e.Advice(), e)
		}
		e = callError(t, c, safeOp)
		wantClasses(t, e, "communication")
		if e.Advice() != AdviceRetry {
			t.Errorf("%s: advice %q for %v", name, e.Advice(), e)
		}
	}
}

func TestRequestsThatNeverLeft(t *testing.T) {
	srv := answering(t, 200, success)
	c := newClient(t, srv)
	srv.Close()
	e := callError(t, c, unsafeOp)
	wantClasses(t, e, "communication")
	if !strings.Contains(e.Error(), "could not be reached") {
		t.Errorf("a refused connection reads %q", e)
	}
	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	err := c.Exchange(cancelled, exchange(unsafeOp), nil)
	wantClasses(t, err, "communication")
	if !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled context gives %v", err)
	}
}

// A transport of the user's own does not say when it connects.
func TestUntracedTransports(t *testing.T) {
	for _, c := range []struct {
		err     error
		classes []string
	}{
		{errors.New("boom"), []string{"communication", "unknown"}},
		{&net.OpError{Op: "dial", Err: errors.New("refused")}, []string{"communication"}},
		{&net.DNSError{Err: "no such host"}, []string{"communication"}},
		{&net.OpError{Op: "read", Err: errors.New("reset")}, []string{"communication", "unknown"}},
		{&net.OpError{Op: "remote error", Err: errors.New("tls: bad certificate")}, []string{"communication", "auth"}},
	} {
		client, err := New(testCreds, WithEnvironment(Sandbox()), WithHTTPClient(&http.Client{Transport: tripper(func(*http.Request) (*http.Response, error) { return nil, c.err })}))
		if err != nil {
			t.Fatal(err)
		}
		e := callError(t, client, unsafeOp)
		wantClasses(t, e, c.classes...)
		if !errors.Is(e, c.err) {
			t.Errorf("%v lost its cause", e)
		}
	}
}

// stuck returns a server that answers only when the test ends.
func stuck(t *testing.T) *httptest.Server {
	release := make(chan struct{})
	srv := serving(t, func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		<-release
	})
	t.Cleanup(func() { close(release) })
	return srv
}

func TestTimeouts(t *testing.T) {
	srv := stuck(t)
	for name, call := range map[string]func() error{
		"client": func() error {
			return newClient(t, srv, WithTimeout(30*time.Millisecond)).Exchange(context.Background(), exchange(unsafeOp), nil)
		},
		"call": func() error {
			return newClient(t, srv).Exchange(context.Background(), exchange(unsafeOp), []CallOption{WithTimeout(30 * time.Millisecond)})
		},
		"http.Client": func() error {
			h := *srv.Client()
			h.Timeout = 30 * time.Millisecond
			return newClient(t, srv, WithHTTPClient(&h)).Exchange(context.Background(), exchange(unsafeOp), nil)
		},
		"context": func() error {
			ctx, cancel := context.WithTimeout(context.Background(), 30*time.Millisecond)
			defer cancel()
			return newClient(t, srv).Exchange(ctx, exchange(unsafeOp), nil)
		},
	} {
		err := call()
		wantClasses(t, err, "communication", "unknown")
		if !errors.Is(err, context.DeadlineExceeded) || !strings.Contains(err.Error(), "no answer came in time") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestCancelDuringACall(t *testing.T) {
	srv := stuck(t)
	ctx, cancel := context.WithCancel(context.Background())
	time.AfterFunc(30*time.Millisecond, cancel)
	err := newClient(t, srv).Exchange(ctx, exchange(unsafeOp), nil)
	wantClasses(t, err, "communication", "unknown")
	if !errors.Is(err, context.Canceled) {
		t.Errorf("cancelling gives %v", err)
	}
}

func TestRequestsThatCannotBeSent(t *testing.T) {
	var hits atomic.Int32
	c := newClient(t, serving(t, func(http.ResponseWriter, *http.Request) { hits.Add(1) }))
	cause := errors.New("a control character in Note")
	x := exchange(unsafeOp)
	x.Encode = func(*wire.Call) error { return cause }
	var m Meta
	err := c.Exchange(context.Background(), x, []CallOption{Capture(&m)})
	wantClasses(t, err, "validation")
	if !errors.Is(err, cause) || m.Operation != "DoPay" || m.HTTPStatus != 0 {
		t.Errorf("%v with meta %+v", err, m)
	}
	x.Encode = func(c *wire.Call) error { c.Header.Set("SOAPAction", "a\r\nX: y"); return nil }
	if err := c.Exchange(context.Background(), x, nil); err == nil || errors.Is(err, ErrOutcomeUnknown) {
		t.Errorf("a line break in a header gives %v", err)
	}
	wantClasses(t, callError(t, c, unsafeOp, WithTimeout(0)), "validation")
	wantClasses(t, callError(t, c, unsafeOp, OnBehalfOf("")), "validation")
	if hits.Load() != 0 {
		t.Error("a request that cannot be sent was sent")
	}
}

func TestMisuseIsAnError(t *testing.T) {
	ctx, c := context.Background(), newClient(t, answering(t, 200, success))
	rest := exchange(unsafeOp)
	rest.Wire = REST
	var none context.Context
	for name, err := range map[string]error{
		"nil client":  (*Client)(nil).Exchange(ctx, exchange(unsafeOp), nil),
		"zero client": new(Client).Exchange(ctx, exchange(unsafeOp), nil),
		"nil context": c.Exchange(none, exchange(unsafeOp), nil),
		"no exchange": c.Exchange(ctx, nil, nil),
		"incomplete":  c.Exchange(ctx, &Exchange{}, nil),
		"REST":        c.Exchange(ctx, rest, nil),
	} {
		if err == nil || !strings.HasPrefix(err.Error(), "paypal: ") {
			t.Errorf("%s gives %v", name, err)
		}
	}
	bad := exchange(unsafeOp)
	bad.Decode = func(*wire.Reply) (*Answer, error) { return nil, nil }
	wantClasses(t, c.Exchange(ctx, bad, nil), "communication", "unknown")
}

func TestOnUnknown(t *testing.T) {
	type key struct{}
	var seen []string
	hook := OnUnknown(func(ctx context.Context, m *Meta) { seen = append(seen, fmt.Sprint(ctx.Value(key{}), m.Unknown)) })
	ctx := context.WithValue(context.Background(), key{}, "ctx")
	if err := newClient(t, answering(t, 200, success), hook).Exchange(ctx, exchange(safeOp), nil); err != nil {
		t.Fatal(err)
	}
	odd := answering(t, 200, `{"Head":{"Ack":"Success"},"Unknown":[{"Path":"a/b","Value":"v","Reason":"new"}]}`)
	if err := newClient(t, odd, hook).Exchange(ctx, exchange(safeOp), nil); err != nil {
		t.Fatal(err)
	}
	if len(seen) != 1 || seen[0] != "ctx[{a/b v new}]" {
		t.Errorf("the hook saw %q", seen)
	}
}

func TestLogging(t *testing.T) {
	var logs bytes.Buffer
	logger := slog.New(slog.NewTextHandler(&logs, &slog.HandlerOptions{Level: slog.LevelDebug}))
	line := func(srv *httptest.Server) string {
		logs.Reset()
		_ = newClient(t, srv, WithLogger(logger)).Exchange(context.Background(), exchange(unsafeOp), nil)
		leaks(t, "log", logs.String())
		return logs.String()
	}
	const secretData = `"Result":{"ID":"buyer data"}`
	for _, c := range []struct {
		srv  *httptest.Server
		want []string
	}{
		{answering(t, 200, `{"Head":{"Ack":"Success","CorrelationID":"c1"},`+secretData+`}`), []string{"level=INFO", "operation=DoPay", "wire=SOAP", "status=200", "ack=Success", "correlation_id=c1", "duration="}},
		{answering(t, 200, `{"Head":{"Ack":"SuccessWithWarning","Errors":[{"Code":"1"}]},"Unknown":[{"Value":"buyer data"}],`+secretData+`}`), []string{"level=INFO", "warnings=1", "unknown=1"}},
		{answering(t, 200, `{"Head":{"Ack":"Failure","Errors":[{"Code":"10486","Message":"a\nlevel=INFO msg=forged"}]},`+secretData+`}`), []string{"level=WARN", "code=10486"}},
		{serving(t, hangUp("")), []string{"level=ERROR", "status=0", "outcome is unknown"}},
	} {
		got := line(c.srv)
		for _, want := range c.want {
			if !strings.Contains(got, want) {
				t.Errorf("the log lacks %q: %s", want, got)
			}
		}
		if strings.Contains(got, "buyer data") || strings.Count(got, "\n") != 1 {
			t.Errorf("the log holds data of the body, or several lines: %s", got)
		}
	}
}

func TestClientIsSafeForConcurrentUse(t *testing.T) {
	srv := serving(t, func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		_, _ = fmt.Fprintf(w, `{"Head":{"Ack":"Success","CorrelationID":%q}}`, strings.Split(string(body), "|")[3])
	})
	c := newClient(t, srv, OnUnknown(func(context.Context, *Meta) {}), WithLogger(slog.New(slog.DiscardHandler)))
	var wg sync.WaitGroup
	for i := range 40 {
		wg.Go(func() {
			var m Meta
			subject := fmt.Sprint("merchant-", i)
			err := c.OnBehalfOf(subject).Exchange(context.Background(), exchange(unsafeOp), []CallOption{Capture(&m)})
			if err != nil || m.CorrelationID != subject {
				t.Errorf("call for %s: %v, %q", subject, err, m.CorrelationID)
			}
		})
	}
	wg.Wait()
}
