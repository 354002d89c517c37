package oracles

import (
	"bytes"
	"context"
	"encoding/json"
	"iter"
	"reflect"
	"testing"

	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/rest"
)

// restSuites are the calls of all generated REST packages.
var restSuites = []restSuite{
	disputesV1, invoicingV1, invoicingV2, ordersV1, ordersV2, paymentsV1, paymentsV2, payoutsV1, productsV1,
	referralsV1, referralsV2, subscriptionsV1, trackingV1, transactionsV1, vaultV3, webhooksV1, webprofilesV1,
}

func TestPrismUnderstandsUs(t *testing.T) {
	t.Parallel()
	prism := startPrism(t)
	callAll(t, prism)
	t.Run("refuses", func(t *testing.T) { refuseAll(t, prism) })
}

func TestAjvUnderstandsUs(t *testing.T) {
	t.Parallel()
	ajv := startAjv(t)
	callAll(t, ajv)
	t.Run("refuses", func(t *testing.T) { refuseAll(t, ajv) })
}

// A restSuite is the calls that are made of the package of one document.
type restSuite struct {
	document   string
	operations []paypal.Operation
	complete   bool // every operation is called
	calls      []restCall
}

// A restCall is one call, written as a program writes it.
type restCall struct {
	operation string
	send      func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (any, error)
	isRead    func(t *testing.T, out any, meta *paypal.Meta)
}

// answers is a call with an answer, some fields of which must be set.
func answers[Out any](
	operation string,
	send func(context.Context, *paypal.Client, paypal.CallOption) (*Out, error),
	fields func(*Out) []any,
) restCall {
	return restCall{
		operation: operation,
		send: func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (any, error) {
			return send(ctx, pp, watch)
		},
		isRead: func(t *testing.T, out any, meta *paypal.Meta) {
			allSet(t, fields(out.(*Out)))
			if object, ok := out.(rest.Object); ok {
				sameMessage(t, object, meta.RawBody)
			}
		},
	}
}

// lists is a call that goes through a list, of which it takes the first item.
func lists[Item any](
	operation string,
	send func(context.Context, *paypal.Client, paypal.CallOption) iter.Seq2[*Item, error],
	fields func(*Item) []any,
) restCall {
	return restCall{
		operation: operation,
		send: func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (any, error) {
			for item, err := range send(ctx, pp, watch) {
				return item, err
			}
			return nil, nil
		},
		isRead: func(t *testing.T, out any, _ *paypal.Meta) {
			if out == nil {
				t.Fatal("the list is empty")
			}
			allSet(t, fields(out.(*Item)))
		},
	}
}

// succeeds is a call whose answer has no body.
func succeeds(operation string, send func(context.Context, *paypal.Client, paypal.CallOption) error) restCall {
	return restCall{
		operation: operation,
		send: func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (any, error) {
			return nil, send(ctx, pp, watch)
		},
		isRead: func(t *testing.T, _ any, meta *paypal.Meta) {
			if meta.RawBody != "" {
				t.Errorf("the answer has a body: %.300s", meta.RawBody)
			}
		},
	}
}

func callAll(t *testing.T, j *judge) {
	for _, suite := range restSuites {
		t.Run(suite.document, func(t *testing.T) {
			f := j.front(t, suite.document)
			pp := f.client(t)
			for _, call := range suite.calls {
				t.Run(call.operation, func(t *testing.T) { call.judge(t, f, pp) })
			}
		})
	}
}

// violationsHeader is where prism lists what is wrong with a request, and with the
// answer that it makes up.
const violationsHeader = "Sl-Violations"

// judge makes the call. The server must find nothing wrong with it, and the client
// nothing unknown in the answer.
func (call restCall) judge(t *testing.T, f *front, pp *paypal.Client) {
	var meta paypal.Meta
	out, err := call.send(t.Context(), pp, paypal.Capture(&meta))
	if violations := meta.Header.Get(violationsHeader); err != nil || violations != "" {
		t.Fatalf("%v\nsent: %s\nanswer: %.2000s\nviolations: %s", err, f.sent.Load(), meta.RawBody, violations)
	}
	for _, u := range meta.Unknown {
		t.Errorf("unknown in the answer: %s = %.80s: %s", u.Path, u.Value, u.Reason)
	}
	call.isRead(t, out, &meta)
}

// allSet reports fields that have no value.
func allSet(t *testing.T, fields []any) {
	t.Helper()
	for i, field := range fields {
		if v := reflect.ValueOf(field); !v.IsValid() || v.IsZero() {
			t.Errorf("field %d of those that must be set is not", i)
		}
	}
}

// sameMessage compares an answer, as it came, with what the client read.
func sameMessage(t *testing.T, out rest.Object, raw string) {
	t.Helper()
	read, err := rest.Marshal(out)
	if err != nil {
		t.Fatal(err)
	}
	sameLeaves(t, "answer", leavesOfJSON(valueOf(t, read)), leavesOfJSON(valueOf(t, []byte(raw))))
}

func valueOf(t *testing.T, text []byte) any {
	t.Helper()
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.UseNumber()
	var v any
	if err := dec.Decode(&v); err != nil {
		t.Fatalf("%v in %.300s", err, text)
	}
	return v
}
