package rest

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"mime"
	"net/http"
	"path"
	"strings"

	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/internal/wire"
)

// A Request is what a generated method sends.
type Request struct {
	Path   []string // values for the parameters of the operation's path, in order
	Params Params
	Body   Body

	// Link is the href of a link of an earlier answer, which is followed instead of
	// Path and Params. It must lead to the servers of the client's environment.
	Link string
}

// Call makes a call of which the result depends on the status: result adds it,
// with the empty name, or nothing when the answer has no body worth reading. It
// is called once, after an answer of success, whether its status is declared or
// not, and finds nothing to read in an answer without a body. Generated methods call this and the
// functions below; the client decides what of the answer is an error.
func Call(ctx context.Context, c *paypal.Client, op *paypal.Operation, r Request, opts []paypal.CallOption, result func(f *Fields, status int)) error {
	return exchange(ctx, c, op, r, opts, func(reply *wire.Reply) (*paypal.Answer, error) {
		add := func(f *Fields) { result(f, reply.Status) }
		if isEmpty(reply) {
			readNothing(add)
			return new(paypal.Answer), nil
		}
		return decodeReply(reply, add)
	})
}

// exchange makes a call that is answered with JSON.
func exchange(ctx context.Context, c *paypal.Client, op *paypal.Operation, r Request, opts []paypal.CallOption, decode func(*wire.Reply) (*paypal.Answer, error)) error {
	return c.Exchange(ctx, &paypal.Exchange{
		Operation: op,
		Wire:      paypal.REST,
		Encode:    func(call *wire.Call) error { return r.encode(op, call, jsonType) },
		Decode:    decode,
	}, opts)
}

// Do makes a call that answers with a record. An answer without a body is an empty
// record.
func Do[T any, P object[T]](ctx context.Context, c *paypal.Client, op *paypal.Operation, r Request, opts []paypal.CallOption) (P, error) {
	out := P(new(T))
	if _, err := do(ctx, c, op, r, opts, out); err != nil {
		return nil, err
	}
	return out, nil
}

// DoOptional is Do for an operation that may answer without a body, which gives
// nil.
func DoOptional[T any, P object[T]](ctx context.Context, c *paypal.Client, op *paypal.Operation, r Request, opts []paypal.CallOption) (P, error) {
	out := P(new(T))
	if found, err := do(ctx, c, op, r, opts, out); err != nil || !found {
		return nil, err
	}
	return out, nil
}

// do reads the answer into out, and tells whether there was one.
func do(ctx context.Context, c *paypal.Client, op *paypal.Operation, r Request, opts []paypal.CallOption, out Object) (found bool, err error) {
	err = exchange(ctx, c, op, r, opts, func(reply *wire.Reply) (*paypal.Answer, error) {
		if isEmpty(reply) {
			return new(paypal.Answer), nil
		}
		found = true
		return decodeReply(reply, func(f *Fields) { f.Object("", out) })
	})
	return found, err
}

// DoValue makes a call that answers with any other value; result adds it with the
// empty name.
func DoValue[T any](ctx context.Context, c *paypal.Client, op *paypal.Operation, r Request, opts []paypal.CallOption, result func(*Fields, *T)) (T, error) {
	var out, none T
	err := Call(ctx, c, op, r, opts, func(f *Fields, _ int) { result(f, &out) })
	if err != nil {
		return none, err
	}
	return out, nil
}

// Send makes a call that answers with nothing.
func Send(ctx context.Context, c *paypal.Client, op *paypal.Operation, r Request, opts []paypal.CallOption) error {
	return Call(ctx, c, op, r, opts, func(*Fields, int) {})
}

// DoText makes a call that answers with text.
func DoText(ctx context.Context, c *paypal.Client, op *paypal.Operation, r Request, opts []paypal.CallOption) (string, error) {
	var out string
	err := c.Exchange(ctx, &paypal.Exchange{
		Operation: op,
		Wire:      paypal.REST,
		Encode:    func(call *wire.Call) error { return r.encode(op, call, "text/*, */*;q=0.1") },
		Decode: func(reply *wire.Reply) (*paypal.Answer, error) {
			if reply.Status/100 != 2 {
				return decodeFailure(reply)
			}
			out = reply.Body
			return new(paypal.Answer), nil
		},
	}, opts)
	return out, err
}

// A Stream is the body of an answer that is read as it comes. The call goes on
// until it is closed, within the time-out of the call. It is bounded as other
// answers are, by paypal.WithMaxResponseBytes.
type Stream struct {
	ContentType string
	Name        string // the file name that the server gives, without folders
	Size        int64  // negative when the server does not tell
	io.ReadCloser
}

// Download makes a call that answers with anything but JSON. The caller must close
// the Stream.
func Download(ctx context.Context, c *paypal.Client, op *paypal.Operation, r Request, opts []paypal.CallOption) (*Stream, error) {
	var out *Stream
	err := c.Exchange(ctx, &paypal.Exchange{
		Operation: op,
		Wire:      paypal.REST,
		Encode: func(call *wire.Call) error {
			call.Stream = true
			return r.encode(op, call, "*/*")
		},
		Decode: func(reply *wire.Reply) (*paypal.Answer, error) {
			if reply.Stream == nil {
				return decodeFailure(reply)
			}
			out = newStream(reply)
			return new(paypal.Answer), nil
		},
	}, opts)
	if err != nil {
		return nil, err
	}
	return out, nil
}

func newStream(reply *wire.Reply) *Stream {
	s := &Stream{ContentType: reply.Header.Get("Content-Type"), Size: reply.Size, ReadCloser: reply.Stream}
	if _, params, err := mime.ParseMediaType(reply.Header.Get("Content-Disposition")); err == nil && params["filename"] != "" {
		s.Name = path.Base(strings.ReplaceAll(params["filename"], `\`, "/"))
	}
	return s
}

// Follow makes the call that a link of an earlier answer offers, and reads the
// answer into out unless that is nil. It goes to the servers of the client's
// environment only: links that buyers follow, such as "approve", lead elsewhere.
func Follow(ctx context.Context, c *paypal.Client, l Link, body Body, out Object, opts ...paypal.CallOption) error {
	op := &paypal.Operation{Name: "link " + clip(l.Rel, 40), Method: cmp.Or(strings.ToUpper(l.Method), http.MethodGet)}
	switch op.Method {
	case http.MethodGet, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete:
	default:
		return fmt.Errorf("rest: the link %q has the method %q, which is none of an API: is it a page for the buyer?", clip(l.Rel, 40), clip(l.Method, 20))
	}
	if l.Href == "" {
		return fmt.Errorf("rest: the link %q leads nowhere", clip(l.Rel, 40))
	}
	r := Request{Link: l.Href, Body: body}
	if out == nil {
		return Send(ctx, c, op, r, opts)
	}
	_, err := do(ctx, c, op, r, opts, out)
	return err
}

// encode writes a request.
func (r *Request) encode(op *paypal.Operation, call *wire.Call, accept string) (err error) {
	call.Header.Set("Accept", accept)
	if r.Link != "" {
		call.Link = r.Link
	} else if call.Target, err = target(op.Path, r.Path); err == nil {
		err = r.Params.apply(call)
	}
	if err == nil && r.Body.set != nil {
		err = r.Body.set(call)
	}
	if err == nil {
		err = applyOptions(op, call)
	}
	if err != nil {
		return err
	}
	switch op.Method {
	case http.MethodPost, http.MethodPut, http.MethodPatch:
		if call.Header.Get("Content-Type") == "" {
			call.Header.Set("Content-Type", jsonType) // PayPal wants it without a body too
		}
	}
	return nil
}

// isEmpty reports whether an answer of success has no body.
func isEmpty(reply *wire.Reply) bool {
	return reply.Status/100 == 2 && strings.TrimSpace(strings.TrimPrefix(reply.Body, "\ufeff")) == ""
}

// decodeReply reads an answer.
func decodeReply(reply *wire.Reply, result func(*Fields)) (*paypal.Answer, error) {
	if reply.Status/100 != 2 {
		return decodeFailure(reply)
	}
	body := strings.TrimPrefix(reply.Body, "\ufeff")
	unknown, err := unmarshal([]byte(body), result)
	if err != nil {
		err = withType(reply, err)
	}
	return &paypal.Answer{Unknown: unknown}, err
}

// withType adds to an error what a server sent instead of JSON.
func withType(reply *wire.Reply, err error) error {
	if media, _, _ := mime.ParseMediaType(reply.Header.Get("Content-Type")); media != "" && !strings.Contains(media, "json") {
		return fmt.Errorf("the server sent %s: %w", clip(media, 40), err)
	}
	return err
}
