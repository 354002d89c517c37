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

// usable finds what would panic later.
func usable(ctx context.Context, c *Client, x *Exchange) error {
	switch {
	case c == nil || c.core == nil:
		return errors.New("paypal: the client was not made with paypal.New")
	case ctx == nil:
		return errors.New("paypal: the context is nil")
	case x == nil || x.Operation == nil || x.Encode == nil || x.Decode == nil:
		return errors.New("paypal: the exchange is incomplete: expected an operation, Encode and Decode")
	case x.Wire != SOAP && x.Wire != NVP:
		return fmt.Errorf("paypal: %s cannot be called over %q with the credentials of this client", x.Operation.Name, x.Wire)
	}
	return nil
}

// A run is one call on its way.
type run struct {
	*core
	exchange *Exchange
	call     *call
	meta     *Meta

	// sent says that the server may have got the request.
	sent bool
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
	defer cancel()
	reply, failure := r.send(ctx, request)
	if failure != nil {
		return failure
	}
	answer, err := r.exchange.Decode(reply)
	return r.judge(answer, err)
}

// encode has the kernel write the request.
func (r *run) encode() (*wire.Call, error) {
	w := &wire.Call{Credentials: r.creds.wire(), Options: r.call.kernel, Header: http.Header{}}
	w.Credentials.Subject = cmp.Or(r.call.subject, w.Credentials.Subject)
	err := r.exchange.Encode(w)
	w.Header.Set("User-Agent", r.userAgent+" ("+runtime.Version()+")")
	return w, err
}

// send returns an answer with a body, or why there is none.
func (r *run) send(ctx context.Context, w *wire.Call) (*wire.Reply, *Error) {
	resp, err := r.roundTrip(ctx, w)
	if err != nil {
		return nil, r.noAnswer(err)
	}
	defer func() { _ = resp.Body.Close() }()
	r.meta.HTTPStatus, r.meta.Header = resp.StatusCode, resp.Header
	r.meta.RawBody, err = readBody(resp, r.maxBytes)
	if err != nil {
		return nil, r.unreadable(err)
	}
	return &wire.Reply{Status: resp.StatusCode, Header: resp.Header, Body: r.meta.RawBody}, nil
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
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, r.urls[r.exchange.Wire], bytes.NewReader(w.Body))
	if err != nil {
		return nil, err
	}
	req.Header = w.Header
	resp, err := r.http.Do(req)
	connected := gotConn.Load() || !r.traced && !isDialError(err)
	r.sent = err == nil || connected && !isCertificateAlert(err)
	return resp, err
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
		return "", fmt.Errorf("it is longer than %d bytes: WithMaxResponseBytes sets the limit", limit)
	case n == 0:
		return "", errors.New("it is empty")
	}
	return b.String(), nil
}
