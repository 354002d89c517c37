package paypal

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// The values of Ack that are told apart. All others are failures too, since a
// value that nobody knows is no proof that a payment was made.
const (
	ackSuccess            = "Success"
	ackSuccessWithWarning = "SuccessWithWarning"
	ackFailure            = "Failure"
	ackFailureWithWarning = "FailureWithWarning"
	ackPartialSuccess     = "PartialSuccess"
)

func ackOK(ack string) bool { return ack == ackSuccess || ack == ackSuccessWithWarning }

// judge turns what was read into nil or an error.
func (r *run) judge(a *Answer, err error) *Error {
	if a == nil {
		return r.unreadable(err)
	}
	r.meta.Unknown = a.Unknown
	r.meta.Replayed = r.meta.HTTPStatus != 0 && r.meta.HTTPStatus == r.exchange.Operation.ReplayStatus
	if a.Head != nil {
		r.meta.setHead(a.Head)
	}
	e := r.verdict(a, err)
	if e == nil {
		return nil
	}
	e.DebugID = r.meta.DebugID
	if a.Head != nil {
		e.Errors = r.withoutSecrets(a.Head.Errors)
	}
	if d, ok := firstError(e.Errors); ok && e.Fault == nil && a.Failure == nil {
		e.Code, e.Message, e.Severity = d.Code, d.Message, d.Severity
	}
	e.Result = a.Result
	r.weigh(e)
	return e
}

// verdict returns the error without the details that the head adds.
func (r *run) verdict(a *Answer, err error) *Error {
	switch {
	case err != nil:
		return r.unreadable(err)
	case a.Fault != nil:
		return r.fault(a.Fault)
	case a.Failure != nil:
		return r.failure(a.Failure)
	case a.Head != nil:
		return r.acknowledged(a.Head)
	case r.meta.HTTPStatus/100 != 2:
		return r.unreadable(nil)
	}
	return nil
}

// acknowledged judges an answer by its Ack.
func (r *run) acknowledged(h *Head) *Error {
	if ackOK(h.Ack) {
		return nil
	}
	e := r.fail(0, fmt.Sprintf("the answer has the Ack %q", clip(h.Ack, 40)), nil)
	switch h.Ack {
	case ackFailure, ackFailureWithWarning:
	case ackPartialSuccess:
		e.class = classPartial
	default:
		e.Errors = h.Errors
		if e.classes() == 0 {
			e.class = classCommunication | r.lost()
		}
	}
	return e
}

// fault judges a SOAP fault. One that does not blame the request leaves open how
// far the server got.
func (r *run) fault(f *Fault) *Error {
	hide := r.redactor()
	f = &Fault{Code: f.Code, String: hide.Replace(f.String), Actor: f.Actor, Detail: hide.Replace(f.Detail)}
	c := faultClass(f)
	if c == classUnavailable {
		c |= r.lost()
	}
	e := r.fail(c, f.String, nil)
	e.Code, e.Fault = f.Code, f
	return e
}

// failure judges the body of a REST error. Its classes follow from its codes.
func (r *run) failure(f *Failure) *Error {
	hide := r.redactor()
	c := class(0)
	if !refuses(r.meta.HTTPStatus) {
		c = r.lost()
	}
	e := r.fail(c, cmp.Or(hide.Replace(f.Message), fmt.Sprintf("the answer is an error without a description (status %d)", r.meta.HTTPStatus)), nil)
	e.tell(f, r.withoutSecrets(f.Errors))
	r.meta.DebugID = cmp.Or(r.meta.DebugID, f.DebugID)
	return e
}

// FailureError returns the error for a body that was found inside of another, as
// that of one payout in an answer about many.
func FailureError(f *Failure) *Error {
	e := &Error{Message: f.Message, DebugID: f.DebugID}
	e.tell(f, f.Errors)
	return e
}

// tell takes over what a body says of the request, and its errors.
func (e *Error) tell(f *Failure, errs []ErrorDetail) {
	e.Name, e.Code, e.Links, e.Errors = f.Name, f.Name, f.Links, errs
	if d, ok := firstError(errs); ok {
		e.Code = cmp.Or(d.Code, f.Name)
	}
}

// FaultError returns the error for a fault that was found outside a call, as in a
// recorded message.
func FaultError(f *Fault) error {
	return &Error{Code: f.Code, Message: f.String, Fault: f, class: faultClass(f)}
}

func faultClass(f *Fault) class {
	switch f.Code[strings.LastIndexByte(f.Code, ':')+1:] {
	case "Client", "Sender", "MustUnderstand", "VersionMismatch":
		return classValidation
	}
	return classUnavailable
}

// weigh adds what follows from the codes: a hint about credentials, and an
// unknown outcome for codes that say that PayPal failed on the way.
func (r *run) weigh(e *Error) {
	if e.classes()&classAuth != 0 {
		e.hint = "are these credentials for the environment " + r.environment.String() + "?"
	}
	open := findCode(e.Name).open
	for _, d := range e.Errors {
		open = open || !d.isWarning() && findCode(d.Code).open
	}
	if open {
		e.class |= r.lost()
	}
}

// noAnswer is the error for a request that got no answer at all.
func (r *run) noAnswer(err error) *Error {
	c, message := classCommunication, "no answer came"
	switch {
	case isCertificateAlert(err):
		c, message = c|classAuth, "the server refused the client certificate"
	case errors.Is(err, context.DeadlineExceeded):
		message = "no answer came in time"
	case !r.sent:
		message = "the server could not be reached"
	}
	if r.sent {
		c |= r.lost()
	}
	return r.fail(c, message, err)
}

// unreadable is the error for an answer that is no message of the wire, such as
// an HTML page from a gateway.
func (r *run) unreadable(err error) *Error {
	status := r.meta.HTTPStatus
	message := fmt.Sprintf("the answer cannot be used (status %d, content type %q)", status, clip(r.meta.Header.Get("Content-Type"), 60))
	if status/100 == 3 {
		message = fmt.Sprintf("the server redirects elsewhere (status %d), where credentials must not go", status)
	}
	c := classCommunication | statusClass(status)
	if !refuses(status) {
		c |= r.lost()
	}
	return r.fail(c, message, err)
}

// refuses reports whether an HTTP status says that the request was not done.
func refuses(status int) bool {
	return status/100 == 4 && status != http.StatusRequestTimeout
}

// restStatusClass is for REST answers that say nothing more exact. There, unlike
// on other wires, a status of 400 comes from the service itself.
func restStatusClass(status int) class {
	if c := statusClass(status); c != 0 {
		return c
	}
	switch {
	case status == http.StatusConflict:
		return classState
	case status/100 == 4:
		return classValidation
	}
	return classCommunication
}

func statusClass(status int) class {
	switch {
	case status == http.StatusUnauthorized:
		return classAuth
	case status == http.StatusForbidden:
		return classPermission
	case status == http.StatusNotFound || status == http.StatusGone:
		return classNotFound
	case status == http.StatusTooManyRequests:
		return classRateLimited
	case status >= 500 || status == http.StatusRequestTimeout:
		return classUnavailable
	}
	return 0
}

// lost is the class of an operation whose end was not seen.
func (r *run) lost() class {
	if r.exchange.Operation.repeatable() {
		return 0
	}
	return classOutcomeUnknown
}

// fail returns an error of this call.
func (r *run) fail(c class, message string, cause error) *Error {
	return &Error{
		Operation: r.meta.Operation,
		Message:   message,
		Status:    r.meta.HTTPStatus,
		Meta:      r.meta,
		class:     c,
		safe:      r.exchange.Operation.repeatable(),
		cause:     withoutURL(cause),
	}
}

// redactor hides secrets that a server sends back in its messages. It leaves
// short ones, whose letters would be found in any text.
func (r *run) redactor() *strings.Replacer {
	var pairs []string
	c := r.creds.wire()
	for _, secret := range []string{c.Password, c.Signature, r.token} {
		if len(secret) >= 6 {
			pairs = append(pairs, secret, redacted)
		}
	}
	return strings.NewReplacer(pairs...)
}

func (r *run) withoutSecrets(errs []ErrorDetail) []ErrorDetail {
	hide, errs := r.redactor(), slices.Clone(errs)
	for i := range errs {
		d := &errs[i]
		d.Message, d.LongMessage, d.Value = hide.Replace(d.Message), hide.Replace(d.LongMessage), hide.Replace(d.Value)
		d.Parameters = slices.Clone(d.Parameters)
		for j := range d.Parameters {
			d.Parameters[j].Value = hide.Replace(d.Parameters[j].Value)
		}
	}
	return errs
}

// withoutURL takes the address off an error of net/http, since its query may hold
// what nobody should log.
func withoutURL(err error) error {
	if u, ok := err.(*url.Error); ok {
		return withoutURL(u.Err)
	}
	var u *url.Error
	if errors.As(err, &u) {
		address, _, _ := strings.Cut(u.URL, "?")
		return &hiddenURL{strings.ReplaceAll(err.Error(), u.URL, address), withoutURL(u.Err)}
	}
	return err
}

// hiddenURL stands for an error around a *url.Error.
type hiddenURL struct {
	text  string
	cause error
}

func (h *hiddenURL) Error() string { return h.text }
func (h *hiddenURL) Unwrap() error { return h.cause }

// isDialError reports whether err came before there was a connection.
func isDialError(err error) bool {
	var op *net.OpError
	var dns *net.DNSError
	return errors.As(err, &op) && op.Op == "dial" || errors.As(err, &dns)
}

// isCertificateAlert reports whether a server ended the TLS handshake because of
// the client's certificate. In TLS 1.3 that comes only after the request was
// sent, but the server has not looked at it.
func isCertificateAlert(err error) bool {
	var op *net.OpError
	return errors.As(err, &op) && op.Op == "remote error" && strings.Contains(op.Err.Error(), "certificate")
}
