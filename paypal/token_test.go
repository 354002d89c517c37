package paypal

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ppgen/ppgen/paypal/internal/wire"
)

func TestTwoHundredCallsOneToken(t *testing.T) {
	srv := newTokenServer(t)
	now := time.Now()
	var mu sync.Mutex
	c := newRESTClient(t, srv.Server)
	c.core.tokens.Now = func() time.Time { mu.Lock(); defer mu.Unlock(); return now }
	burst := func() {
		var wg sync.WaitGroup
		for range 200 {
			wg.Go(func() {
				if err := c.Exchange(context.Background(), restExchange(restGet), nil); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
	}
	burst()
	if n := srv.fetches.Load(); n != 1 {
		t.Errorf("200 calls at once took %d tokens", n)
	}
	mu.Lock()
	now = now.Add(9*time.Hour - time.Minute)
	mu.Unlock()
	burst()
	if n := srv.fetches.Load(); n != 2 {
		t.Errorf("200 calls after the end of the token took %d more", n-1)
	}
}

func TestRefusedTokensAreFetchedOnceMore(t *testing.T) {
	srv := newTokenServer(t)
	c := newRESTClient(t, srv.Server)
	call := func() error { return c.Exchange(context.Background(), restExchange(restOp), nil) }
	if err := call(); err != nil {
		t.Fatal(err)
	}
	srv.valid.Store("revoked")
	if err := call(); err != nil {
		t.Errorf("after a token was revoked: %v", err)
	}
	if f, n := srv.fetches.Load(), srv.calls.Load(); f != 2 || n != 3 {
		t.Errorf("%d tokens and %d calls, want 2 and 3", f, n)
	}
	// Many calls with the refused token together cost one new token.
	srv.valid.Store("revoked")
	var wg sync.WaitGroup
	for range 50 {
		wg.Go(func() {
			if err := call(); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if f := srv.fetches.Load(); f != 3 {
		t.Errorf("50 calls with a refused token took %d new ones", f-2)
	}
}

func TestATokenIsRefusedForGood(t *testing.T) {
	srv := newTokenServer(t)
	for name, answer := range map[string]func(w http.ResponseWriter){
		"body": func(w http.ResponseWriter) {
			w.WriteHeader(401)
			_, _ = io.WriteString(w, `{"Name":"invalid_token","error":"invalid_token","Message":"not found in cache"}`)
		},
		"header": func(w http.ResponseWriter) {
			w.Header().Set("WWW-Authenticate", `Bearer realm="x", error="invalid_token"`)
			w.WriteHeader(401)
		},
	} {
		srv.calls.Store(0)
		srv.call = func(w http.ResponseWriter, _ *http.Request, _ []byte, _ int32) { answer(w) }
		e := restError(t, newRESTClient(t, srv.Server), restOp)
		wantClasses(t, e, "auth")
		if srv.calls.Load() != 2 || e.Advice() != AdviceFixCredentials || e.Status != 401 {
			t.Errorf("%s: %d calls, then %v with advice %s", name, srv.calls.Load(), e, e.Advice())
		}
	}
	// Another 401 is not about the token, and is not repeated.
	srv.calls.Store(0)
	srv.call = func(w http.ResponseWriter, _ *http.Request, _ []byte, _ int32) {
		w.WriteHeader(401)
		_, _ = io.WriteString(w, `{"Name":"AUTHENTICATION_FAILURE","error":{"nested":true}}`)
	}
	wantClasses(t, restError(t, newRESTClient(t, srv.Server), restOp), "auth")
	if srv.calls.Load() != 1 {
		t.Errorf("%d calls", srv.calls.Load())
	}
}

func TestStreamsAreSentAgainWhenTheyCanBe(t *testing.T) {
	for _, again := range []bool{true, false} {
		srv := newTokenServer(t)
		var bodies []string
		srv.call = func(w http.ResponseWriter, r *http.Request, body []byte, n int32) {
			bodies = append(bodies, fmt.Sprintf("%s/%d", body, r.ContentLength))
			if n == 1 {
				srv.valid.Store("revoked")
			}
			srv.check(w, r)
		}
		x := restExchange(restOp)
		opened := 0
		x.Encode = func(c *wire.Call) error {
			c.Target = "/v1/upload"
			c.Open = func() (io.ReadCloser, int64, error) {
				if opened++; opened > 1 && !again {
					return nil, 0, wire.ErrUsedUp
				}
				return io.NopCloser(strings.NewReader("file")), 4, nil
			}
			return nil
		}
		err := newRESTClient(t, srv.Server).Exchange(context.Background(), x, nil)
		if again && (err != nil || strings.Join(bodies, " ") != "file/4 file/4") {
			t.Errorf("sent %v: %v", bodies, err)
		}
		if !again {
			wantClasses(t, err, "auth")
			if len(bodies) != 1 {
				t.Errorf("sent %v", bodies)
			}
		}
	}
}

func TestTokensThatCannotBeHad(t *testing.T) {
	for _, tt := range []struct {
		name, body string
		status     int
		classes    string
		text       string
	}{
		{"wrong secret", `{"error":"invalid_client","error_description":"Client Authentication failed"}`, 401, "auth", "orders.capture: invalid_client no access token: Client Authentication failed (debug id token-debug); are these credentials for the environment custom?"},
		{"echoed secret", `{"error":"invalid_client","error_description":"` + canaryPassword + ` is wrong"}`, 401, "auth", "[redacted] is wrong"},
		{"html", "<html>Access Denied</html>", 403, "permission", "the server refused to give one"},
		{"rate", `{"name":"RATE_LIMIT_REACHED","message":"Too many"}`, 429, "rate", "Too many"},
		{"down", "", 503, "unavailable", "no access token"},
		{"bad request", `{"error":"invalid_request","correlation_id":"c"}`, 400, "validation", "invalid_request"},
		{"teapot", `{}`, 418, "validation", "no access token"},
		{"not JSON", "OK", 200, "communication", "not JSON"},
		{"no token", `{"expires_in":1}`, 200, "communication", "no access_token"},
		{"line break", `{"access_token":"a\r\nX: y"}`, 200, "communication", "no access_token"},
		{"other type", `{"access_token":"a","token_type":"MAC"}`, 200, "communication", `of type "MAC"`},
		{"redirect", "", 302, "communication", "no access token"},
		{"too long", strings.Repeat("x", maxTokenBytes+1), 200, "communication", "longer than"},
	} {
		srv := newTokenServer(t)
		srv.token = func(int32, *http.Request) (int, string) { return tt.status, tt.body + " " }
		e := restError(t, newRESTClient(t, srv.Server), restOp)
		wantClasses(t, e, strings.Fields(tt.classes)...)
		if !strings.Contains(e.Error(), tt.text) || e.Status != tt.status || srv.calls.Load() != 0 {
			t.Errorf("%s: %v with status %d, after %d calls", tt.name, e, e.Status, srv.calls.Load())
		}
		leaks(t, tt.name, e)
	}
	srv := newTokenServer(t)
	c := newRESTClient(t, srv.Server)
	srv.Close()
	e := restError(t, c, restOp)
	wantClasses(t, e, "communication")
	if !strings.Contains(e.Error(), "no access token: the server could not be reached") {
		t.Errorf("without a server: %v", e)
	}
}

func TestTokensAreReadTolerantly(t *testing.T) {
	for life, want := range map[string]time.Duration{
		"32400": 9 * time.Hour, `"900"`: 15 * time.Minute, "900.5": 15 * time.Minute, `" 900 "`: 15 * time.Minute,
		"null": 0, `"soon"`: 0, "{}": 0, "1e99": 0, "-7": -7 * time.Second,
	} {
		resp := &http.Response{StatusCode: 200}
		got, err := readToken(resp, `{"access_token":"t","token_type":"bearer","expires_in":`+life+`,"nonce":null,"scope":7}`)
		if err != nil || got.Value != "t" || got.Life != want {
			t.Errorf("expires_in %s: %v %v, %v", life, got.Value, got.Life, err)
		}
	}
	if got, err := readToken(&http.Response{StatusCode: 200}, `{"access_token":"t"}`); err != nil || got.Life != 0 {
		t.Errorf("without expires_in: %v, %v", got.Life, err)
	}
}

func TestWaitingForATokenEndsWithTheContext(t *testing.T) {
	release := make(chan struct{})
	srv := newTokenServer(t)
	srv.token = func(int32, *http.Request) (int, string) { <-release; return 200, "" }
	c := newRESTClient(t, srv.Server)
	done := make(chan error)
	go func() { done <- c.Exchange(context.Background(), restExchange(restOp), nil) }()
	for srv.fetches.Load() == 0 {
		time.Sleep(time.Millisecond)
	}
	err := c.Exchange(context.Background(), restExchange(restOp), []CallOption{WithTimeout(10 * time.Millisecond)})
	wantClasses(t, err, "communication")
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("the waiting call got %v", err)
	}
	close(release)
	if err := <-done; err != nil {
		t.Error(err)
	}
}

func TestTokenSubjects(t *testing.T) {
	srv := newTokenServer(t)
	var forms []string
	srv.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == tokenPath {
			body, _ := io.ReadAll(r.Body)
			forms = append(forms, string(body))
			_, _ = fmt.Fprintf(w, `{"access_token":"t%d"}`, len(forms))
			return
		}
		_, _ = fmt.Fprintf(w, `{"Name":%q}`, r.Header.Get("Authorization"))
	})
	c := newRESTClient(t, srv.Server)
	for _, subject := range []string{"", "PAYER&1", "", "PAYER&1"} {
		x := restExchange(restOp)
		encode := x.Encode
		x.Encode = func(c *wire.Call) error { c.TokenSubject = subject; return encode(c) }
		if err := c.Exchange(context.Background(), x, nil); err != nil {
			t.Fatal(err)
		}
	}
	if got, want := strings.Join(forms, " "), "grant_type=client_credentials grant_type=client_credentials&target_subject=PAYER%261"; got != want {
		t.Errorf("asked for tokens with %s, want %s", got, want)
	}
	if c.OnBehalfOf("x").core.tokens != c.core.tokens {
		t.Error("a copy of a client has tokens of its own")
	}
}
