package paypal

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptrace"
	"runtime"
	"strings"
	"sync/atomic"
	"time"

	"github.com/ppgen/ppgen/paypal/internal/wire"
)

// An Exchange is one call as the kernel of a wire describes it: how to write the
// request and how to read the answer. Programs use generated methods instead.
type Exchange struct {
	Operation *Operation
	Wire      Wire

	// Encode fills in the header and the body. Its error means that the request
	// cannot be sent.
	Encode func(*wire.Call) error

	// Decode reads an answer of any HTTP status. Its error means that the answer
	// is not a message of the wire; what was read before may come with it.
	Decode func(*wire.Reply) (*Answer, error)
}

// An Answer is what a kernel read.
type Answer struct {
	Head    *Head     // nil when the contract has none; then the HTTP status decides
	Fault   *Fault    // nil when the answer is not a fault
	Failure *Failure  // nil when the answer is not an error of REST
	Unknown []Unknown // what the contract does not describe
	Result  any       // the response, or nil
}

// Exchange sends one request and reads its answer. It returns nil or an *Error.
func (c *Client) Exchange(ctx context.Context, x *Exchange, opts []CallOption) error {
	if err := usable(ctx, c, x); err != nil {
		return err
	}
	r := &run{
		core:     c.core,
		exchange: x,
		call:     newCall(c.core.settings, opts),
		meta:     &Meta{Operation: x.Operation.Name, Wire: x.Wire},
	}
	start := time.Now()
	err := r.do(ctx)
	r.meta.Duration = time.Since(start)
	c.core.finish(ctx, r.meta, r.call, err)
	if err != nil {
		return err
	}
	return nil
}

// usable finds what would panic later, or could not be sent.
func usable(ctx context.Context, c *Client, x *Exchange) error {
	switch {
	case c == nil || c.core == nil:
		return errors.New("paypal: the client was not made with paypal.New")
	case ctx == nil:
		return errors.New("paypal: the context is nil")
	case x == nil || x.Operation == nil || x.Encode == nil || x.Decode == nil:
		return errors.New("paypal: the exchange is incomplete: expected an operation, Encode and Decode")
	case !c.core.creds.kind().speaks(x.Wire):
		return fmt.Errorf("paypal: %s cannot be called over %q with %s credentials: %s", x.Operation.Name, x.Wire, c.core.creds.kind(), otherCredentials(x.Wire))
	}
	return nil
}

func otherCredentials(w Wire) string {
	if w == REST {
		return "make a client with paypal.ClientCredentials"
	}
	return "make a client with paypal.Signature or paypal.Certificate"
}

// A run is one call on its way.
type run struct {
	*core
	exchange *Exchange
	call     *call
	meta     *Meta

	sent  bool   // the server may have got the request
	token string // the access token it was sent with
	body  io.Closer
	open  bool // the answer is a stream, which ends the call when it is closed
}

func (r *run) do(ctx context.Context) *Error {
	if r.call.err != nil {
		return r.fail(classValidation, "the options are wrong", r.call.err)
	}
	request, err := r.encode()
	if err != nil {
		return r.fail(classValidation, "the request cannot be sent", err)
	}
	if err := ctx.Err(); err != nil {
		return r.fail(classCommunication, "the context had ended before the request was sent", err)
	}
	ctx, cancel := context.WithTimeout(ctx, r.call.timeout)
	defer func() {
		if !r.open {
			cancel()
		}
	}()
	reply, failure := r.send(ctx, cancel, request)
	if failure != nil {
		return failure
	}
	answer, err := r.exchange.Decode(reply)
	return r.judge(answer, err)
}

// encode has the kernel write the request.
func (r *run) encode() (*wire.Call, error) {
	w := &wire.Call{Credentials: r.creds.wire(), Options: r.call.kernel, Live: r.live, Header: http.Header{}}
	w.Credentials.Subject = cmp.Or(r.call.subject, w.Credentials.Subject)
	if r.exchange.Wire == REST {
		w.Credentials.Password = "" // it is for the token alone
	}
	err := r.exchange.Encode(w)
	if err == nil && w.Link != "" {
		w.Target, err = r.environment.target(w.Link, r.urls[REST])
	}
	w.Header.Set("User-Agent", r.agent())
	r.meta.RequestID = w.RequestID
	return w, err
}

func (c *core) agent() string { return c.userAgent + " (" + runtime.Version() + ")" }

// attempt returns an answer, or why there is none.
func (r *run) attempt(ctx context.Context, cancel context.CancelFunc, w *wire.Call) (*wire.Reply, *Error) {
	resp, err := r.roundTrip(ctx, w)
	if r.body != nil {
		defer func() { _ = r.body.Close() }()
	}
	if err != nil {
		return nil, r.noAnswer(err)
	}
	r.meta.setAnswer(resp)
	reply := &wire.Reply{Status: resp.StatusCode, Header: resp.Header}
	if w.Stream && resp.StatusCode/100 == 2 {
		r.open = true
		reply.Size = resp.ContentLength
		reply.Stream = &stream{ReadCloser: resp.Body, limit: r.maxBytes, left: r.maxBytes, cancel: cancel}
		return reply, nil
	}
	defer func() { _ = resp.Body.Close() }()
	r.meta.RawBody, err = readBody(resp, r.maxBytes)
	if err == nil && r.meta.RawBody == "" && r.exchange.Wire != REST {
		err = errors.New("it is empty")
	}
	if err != nil {
		return nil, r.unreadable(err)
	}
	reply.Body = r.meta.RawBody
	return reply, nil
}

// roundTrip also finds out whether the request may have reached the server. With
// a connection at hand it may have, even if net/http reports an error: its writing
// goes on while a cancelled call returns. A transport that does not trace is
// taken to have connected, unless its error says otherwise.
func (r *run) roundTrip(ctx context.Context, w *wire.Call) (*http.Response, error) {
	var gotConn atomic.Bool
	ctx = httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{
		GotConn: func(httptrace.GotConnInfo) { gotConn.Store(true) },
	})
	req, err := r.request(ctx, w)
	if err != nil {
		return nil, err
	}
	resp, err := r.http.Do(req)
	connected := gotConn.Load() || !r.traced && !isDialError(err)
	r.sent = err == nil || connected && !isCertificateAlert(err)
	return resp, err
}

// request returns the request as it is sent.
func (r *run) request(ctx context.Context, w *wire.Call) (*http.Request, error) {
	method := http.MethodPost
	if r.exchange.Wire == REST {
		method = r.exchange.Operation.Method
	}
	req, err := http.NewRequestWithContext(ctx, method, r.urls[r.exchange.Wire]+w.Target, bytes.NewReader(w.Body))
	if err != nil {
		return nil, err
	}
	if w.Open != nil {
		err = r.stream(req, w)
	}
	req.Header = w.Header.Clone() // a transport may look at it after the call
	if r.token != "" {
		req.Header.Set("Authorization", "Bearer "+r.token)
	}
	return req, err
}

// stream gives a request its body. An empty one is left out: net/http takes a
// length of 0 for one that nobody knows.
func (r *run) stream(req *http.Request, w *wire.Call) error {
	body, size, err := w.Open()
	if err != nil || size == 0 {
		return err
	}
	r.body = body
	req.Body, req.GetBody, req.ContentLength = body, nil, size
	return nil
}

// readBody reads the whole answer. It counts what comes out of decompression, so
// that a small answer cannot fill the memory.
func readBody(resp *http.Response, limit int64) (string, error) {
	var b strings.Builder
	if n := resp.ContentLength; n > 0 && n <= min(limit, 1<<20) {
		b.Grow(int(n))
	}
	n, err := io.Copy(&b, io.LimitReader(resp.Body, limit+1))
	switch {
	case err != nil:
		return b.String(), err
	case n > limit:
		return "", errTooLong(limit)
	}
	return b.String(), nil
}

func errTooLong(limit int64) error {
	return fmt.Errorf("it is longer than %d bytes: WithMaxResponseBytes sets the limit", limit)
}
