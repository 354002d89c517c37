package paypal

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/ppgen/ppgen/paypal/internal/oauth"
	"github.com/ppgen/ppgen/paypal/internal/wire"
)

// send returns an answer, or why there is none. A server forgets access tokens at
// times before they end; then the request, which it has not looked at, is sent
// once more with a new one.
func (r *run) send(ctx context.Context, cancel context.CancelFunc, w *wire.Call) (*wire.Reply, *Error) {
	if r.exchange.Wire != REST {
		return r.attempt(ctx, cancel, w)
	}
	key := oauth.Key{URL: r.urls[REST] + tokenPath, Client: w.Credentials.Username, Subject: w.TokenSubject}
	first, failure := r.authorized(ctx, cancel, w, key)
	if !isStale(first) {
		return first, failure
	}
	second, failure := r.authorized(ctx, cancel, w, key)
	if failure != nil && errors.Is(failure, wire.ErrUsedUp) {
		return first, nil
	}
	return second, failure
}

// authorized is attempt with an access token.
func (r *run) authorized(ctx context.Context, cancel context.CancelFunc, w *wire.Call, key oauth.Key) (*wire.Reply, *Error) {
	token, err := r.tokens.Token(ctx, key)
	if err != nil {
		return nil, r.noToken(err)
	}
	r.token = token
	reply, failure := r.attempt(ctx, cancel, w)
	if isStale(reply) {
		r.tokens.Drop(key, token)
	}
	return reply, failure
}

// isStale reports whether a server has refused an access token, and not the
// account that it is of.
func isStale(reply *wire.Reply) bool {
	if reply == nil || reply.Status != http.StatusUnauthorized {
		return false
	}
	var body struct {
		Error any `json:"error"`
	}
	_ = json.Unmarshal([]byte(reply.Body), &body)
	return body.Error == "invalid_token" || strings.Contains(reply.Header.Get("WWW-Authenticate"), "invalid_token")
}

// tokenPath is where access tokens are.
const tokenPath = "/v1/oauth2/token"

// fetchToken asks for an access token.
func (c *core) fetchToken(ctx context.Context, key oauth.Key) (oauth.Token, error) {
	form := url.Values{"grant_type": {"client_credentials"}}
	if key.Subject != "" {
		form.Set("target_subject", key.Subject)
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, key.URL, strings.NewReader(form.Encode()))
	if err != nil {
		return oauth.Token{}, err
	}
	creds := c.creds.wire()
	req.SetBasicAuth(creds.Username, creds.Password)
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	req.Header.Set("Accept", "application/json")
	req.Header.Set("User-Agent", c.agent())
	resp, err := c.http.Do(req)
	if err != nil {
		return oauth.Token{}, err
	}
	defer func() { _ = resp.Body.Close() }()
	body, err := readBody(resp, maxTokenBytes)
	if err != nil {
		return oauth.Token{}, &tokenError{status: resp.StatusCode, cause: err}
	}
	return readToken(resp, body)
}

// maxTokenBytes bounds the answer with a token, which has a few hundred bytes.
const maxTokenBytes = 1 << 20

// readToken reads the answer of the token endpoint. It is tolerant about all but
// the token itself, which goes into a header.
func readToken(resp *http.Response, body string) (oauth.Token, error) {
	var answer struct {
		Token       string          `json:"access_token"`
		Type        string          `json:"token_type"`
		Life        json.RawMessage `json:"expires_in"`
		Error       any             `json:"error"`
		Description string          `json:"error_description"`
		Name        string          `json:"name"`
		Message     string          `json:"message"`
		DebugID     string          `json:"debug_id"`
		Correlation string          `json:"correlation_id"`
	}
	err := json.Unmarshal([]byte(body), &answer)
	code, _ := answer.Error.(string)
	failure := &tokenError{
		status:  resp.StatusCode,
		code:    cmp.Or(code, answer.Name),
		message: cmp.Or(answer.Description, answer.Message),
		debugID: cmp.Or(resp.Header.Get(debugHeader), answer.DebugID, answer.Correlation),
	}
	switch {
	case resp.StatusCode/100 != 2:
	case err != nil:
		failure.cause = errors.New("the answer is not JSON")
	case !isToken(answer.Token):
		failure.cause = errors.New("the answer holds no access_token that can be sent")
	case answer.Type != "" && !strings.EqualFold(answer.Type, "Bearer"):
		failure.cause = fmt.Errorf("the token is of type %q: expected Bearer", clip(answer.Type, 40))
	default:
		return oauth.Token{Value: answer.Token, Life: lifeOf(answer.Life)}, nil
	}
	return oauth.Token{}, failure
}

func isToken(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || r >= 0x7f })
}

// lifeOf reads a number of seconds, which may come as text or with a fraction. It
// is 0 when it cannot be read.
func lifeOf(text json.RawMessage) time.Duration {
	whole, _, _ := strings.Cut(strings.Trim(string(text), `" `), ".")
	n, err := strconv.ParseInt(whole, 10, 32)
	if err != nil {
		return 0
	}
	return time.Duration(n) * time.Second
}

// A tokenError is why the token endpoint gave no token.
type tokenError struct {
	status                 int
	code, message, debugID string
	cause                  error
}

func (e *tokenError) Error() string { return fmt.Sprintf("status %d %s", e.status, e.code) }

// noToken is the error for a call that has got no access token. Its request was
// never sent.
func (r *run) noToken(err error) *Error {
	r.sent = false
	var t *tokenError
	if !errors.As(err, &t) {
		e := r.noAnswer(err)
		e.Message = "no access token: " + e.Message
		return e
	}
	e := r.fail(0, "no access token: "+cmp.Or(r.redactor().Replace(t.message), "the server refused to give one"), t.cause)
	e.Code, e.DebugID, e.Status = t.code, t.debugID, t.status
	r.weigh(e)
	return e
}

// A stream is the body of an answer that the caller reads.
type stream struct {
	io.ReadCloser
	limit, left int64
	cancel      context.CancelFunc
}

// Read reads on. It fails at the limit of the client, as reading an answer at once
// does.
func (s *stream) Read(p []byte) (int, error) {
	if s.left < 0 {
		return 0, errTooLong(s.limit)
	}
	if int64(len(p)) > s.left+1 {
		p = p[:s.left+1]
	}
	n, err := s.ReadCloser.Read(p)
	if s.left -= int64(n); s.left < 0 {
		return n - 1, errTooLong(s.limit)
	}
	return n, err
}

// Close ends the call.
func (s *stream) Close() error {
	defer s.cancel()
	return s.ReadCloser.Close()
}
