package nvp

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"mime"
	"slices"
	"strconv"
	"strings"

	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/internal/wire"
)

// ButtonSource adds the code by which PayPal knows a partner, BUTTONSOURCE, to one
// call. A code in the request itself wins.
func ButtonSource(code string) paypal.CallOption {
	return paypal.KernelOption(wire.Option{Value: buttonSource(code)})
}

type buttonSource string

// Call sends in and reads the answer into out, which must be empty. They are
// pointers to a generated request and response; those of an operation without NVP
// names give a [*SOAPOnlyError]. Generated methods call it; the client decides
// where to, how often, and what of the answer is an error.
func Call(ctx context.Context, c *paypal.Client, op *paypal.Operation, in, out any, opts []paypal.CallOption) error {
	return c.Exchange(ctx, exchange(op, in, out), opts)
}

func exchange(op *paypal.Operation, in, out any) *paypal.Exchange {
	request, canSend := in.(Message)
	response, canRead := out.(Message)
	return &paypal.Exchange{
		Operation: op,
		Wire:      paypal.NVP,
		Encode: func(call *wire.Call) error {
			if !canSend || !canRead || !slices.Contains(op.Wires, paypal.NVP) {
				return &SOAPOnlyError{Operation: op.Name}
			}
			return encodeCall(call, request)
		},
		Decode: func(r *wire.Reply) (*paypal.Answer, error) { return decodeReply(r, response) },
	}
}

// encodeCall writes a request.
func encodeCall(call *wire.Call, in Message) (err error) {
	h := head{credentials: call.Credentials}
	for _, o := range call.Options {
		if code, ok := o.(buttonSource); ok {
			h.source = string(code)
		}
	}
	call.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	call.Body, err = appendMessage(nil, in, &h)
	return err
}

// decodeReply reads an answer. Beside an error it returns what was read before.
func decodeReply(r *wire.Reply, out Message) (*paypal.Answer, error) {
	d := out.NVPRoot().decoder()
	defer d.release()
	err := read(d, r.Body, out)
	answer := &paypal.Answer{Unknown: d.unknown}
	if err == nil || errors.Is(err, errCut) {
		err = cmp.Or(err, d.judge(out, answer))
	}
	if err == nil {
		return answer, nil
	}
	if media, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); strings.Contains(media, "html") {
		err = fmt.Errorf("nvp: the server sent %s: %w", clip(media), err)
	}
	return answer, err
}

// judge fills in what the answer is, when it is one: every answer says how it
// went.
func (d *Decoder) judge(out Message, answer *paypal.Answer) error {
	if h, ok := out.(interface{ Head() paypal.Head }); ok {
		head := h.Head()
		if head.Ack == "" {
			return errNoAck
		}
		head.Errors = d.appendPaymentErrors(head.Errors)
		answer.Head = &head
	}
	answer.Result = out
	if n := len(d.pairs); d.pairs[n-1].flags&nameOnly != 0 {
		return errCut
	}
	return nil
}

var errNoAck = errors.New("nvp: the answer has no ACK: it is not an NVP answer, or was cut off")

// maxPaymentErrors bounds how many errors of payments are gathered. A checkout has
// ten payments at most.
const maxPaymentErrors = 64

// appendPaymentErrors adds the errors of single payments, such as
// PAYMENTINFO_1_ERRORCODE, which an answer has beside its own. A parameter tells
// which payment each is about. The code 0 means that there is none.
func (d *Decoder) appendPaymentErrors(list []paypal.ErrorDetail) []paypal.ErrorDetail {
	found := 0
	for i := range d.pairs {
		p := &d.pairs[i]
		if p.n < 0 || p.group&Listed != 0 || p.name == 0 || p.name != d.index.errors[0] || found == maxPaymentErrors {
			continue
		}
		if code := strings.TrimSpace(string(d.valueOf(p))); strings.Trim(code, "0") != "" {
			list = append(list, d.paymentError(p, code))
			found++
		}
	}
	return list
}

// paymentError gathers the error whose code is in p.
func (d *Decoder) paymentError(p *pair, code string) paypal.ErrorDetail {
	scope := d.index.scopes[p.group/ScopeStep-1].text
	part := func(name nameID) string {
		k := p.key
		k.name = name
		i := slices.IndexFunc(d.pairs, func(q pair) bool { return q.key == k })
		if i < 0 || name == 0 {
			return ""
		}
		return string(d.valueOf(&d.pairs[i]))
	}
	return paypal.ErrorDetail{
		Code:        code,
		Message:     part(d.index.errors[1]),
		LongMessage: part(d.index.errors[2]),
		Severity:    part(d.index.errors[3]),
		Parameters:  []paypal.ErrorParameter{{ID: strings.TrimSuffix(scope, "_"), Value: strconv.Itoa(int(p.n))}},
	}
}
