package soap

import (
	"context"
	"fmt"
	"mime"
	"strings"

	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/internal/wire"
)

// WithHeader adds a header block to one call, after the credentials.
func WithHeader(m Message) paypal.CallOption {
	return paypal.KernelOption(wire.Option{Value: header{m}})
}

type header struct{ Message }

// Call sends in and reads the answer into out, which must be empty. Either may
// be nil, for an operation that sends or answers nothing. Generated methods
// call it; the client decides where to, how often, and what of the answer is an
// error.
func Call(ctx context.Context, c *paypal.Client, op *paypal.Operation, action string, in, out Message, opts []paypal.CallOption) error {
	return c.Exchange(ctx, &paypal.Exchange{
		Operation: op,
		Wire:      paypal.SOAP,
		Encode:    func(call *wire.Call) error { return encodeCall(call, action, in, out) },
		Decode:    func(r *wire.Reply) (*paypal.Answer, error) { return decodeReply(r, out) },
	}, opts)
}

// encodeCall writes a request.
func encodeCall(call *wire.Call, action string, in, out Message) (err error) {
	contract := contractOf(in, out)
	if contract.soap12() {
		call.Header.Set("Content-Type", "application/soap+xml; charset=utf-8; action="+quote(action))
	} else {
		call.Header.Set("Content-Type", "text/xml; charset=utf-8")
		call.Header.Set("SOAPAction", quote(action))
	}
	call.Header.Set("Accept", "text/xml, application/soap+xml")
	var headers []Message
	for _, o := range call.Options {
		if h, ok := o.(header); ok {
			if h.Message == nil {
				return errNilMessage
			}
			headers = append(headers, h.Message)
		}
	}
	call.Body, err = newEnvelope(contract, in, &call.Credentials, headers)
	return err
}

// contractOf is the contract of the first message that there is.
func contractOf(messages ...Message) *Contract {
	for _, m := range messages {
		if m != nil {
			return m.XMLRoot().Contract
		}
	}
	return nil
}

// quote writes a quoted string of HTTP.
func quote(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}

// decodeReply reads an answer. Beside an error it returns what was read before.
func decodeReply(r *wire.Reply, out Message) (*paypal.Answer, error) {
	media, params, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	d := decoders.Get().(*Decoder)
	defer decoders.Put(d)
	a, err := d.read([]byte(r.Body), params["charset"], out)
	if err != nil && media != "" && !strings.Contains(media, "xml") {
		err = fmt.Errorf("soap: expected XML, the server sent %s: %w", clip(media, maxNamed), err)
	}
	result := &paypal.Answer{Fault: a.fault, Unknown: a.unknown}
	if a.found {
		result.Result = out
		if h, ok := out.(interface{ Head() paypal.Head }); ok {
			head := h.Head()
			result.Head = &head
		}
	}
	return result, err
}
