package paypal

import (
	"cmp"
	"fmt"
	"log/slog"
	"strings"
	"unicode"
)

// An Error is what a call that failed returns, whatever went wrong: the
// connection, the protocol, or the request itself.
type Error struct {
	Operation string

	// Code, Message and Severity are those of the first error in Errors that is
	// more than a warning, or of the Fault. Without an answer Code is empty and
	// Message says what happened instead. On REST, Code is the issue of the first
	// error, or else the Name, and Message is that of the answer as a whole.
	Code     string
	Message  string
	Severity string

	// Name is what a REST answer calls the error as a whole: UNPROCESSABLE_ENTITY.
	Name string

	Errors []ErrorDetail // all errors of the answer
	Links  []Link        // of a REST answer: where a buyer must go, or an explanation
	Fault  *Fault        // the SOAP fault, if the answer was one

	DebugID string // the correlation id or debug id, which PayPal's support asks for
	Status  int    // the HTTP status; 0 when no answer came

	// Result is the response that came with the errors, of the operation's output
	// type, or nil. A payment that was made in part is described there.
	Result any `json:"-"`

	Meta *Meta // nil only in errors that no call returned

	class class
	safe  bool // the operation may be repeated
	hint  string
	cause error
}

// An ErrorDetail is one error of an answer. An answer can have several.
type ErrorDetail struct {
	Code        string
	Message     string
	LongMessage string
	Severity    string // "Error", "Warning" and so on
	Parameters  []ErrorParameter

	// The rest is of REST answers, where Code is the issue: what of the request is
	// wrong, as a JSON pointer, its value, and whether it stood in the body, the
	// path or the query.
	Field, Value, Location string
	Links                  []Link
}

// An ErrorParameter is a detail of an error, such as the code of a card
// processor.
type ErrorParameter struct{ ID, Value string }

// A Failure is the body of a REST answer that is an error.
type Failure struct {
	Name, Message, DebugID string
	Errors                 []ErrorDetail
	Links                  []Link
}

// A Fault is a SOAP fault: the server did not get as far as an answer.
type Fault struct {
	Code   string // "SOAP-ENV:Server"
	String string
	Actor  string
	Detail string // text or XML
}

// Error names the operation, the first error, and the correlation id, on one line.
func (e *Error) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: ", oneLine(cmp.Or(e.Operation, "paypal")))
	if e.Code != "" {
		fmt.Fprintf(&b, "%s ", clip(oneLine(e.Code), 60))
	}
	b.WriteString(clip(oneLine(e.Message), 200))
	first := e.first()
	if more := cmp.Or(first.LongMessage, first.Message); more != "" && more != e.Message {
		fmt.Fprintf(&b, ": %s", clip(oneLine(more), 300))
	}
	if first.Field != "" {
		fmt.Fprintf(&b, " at %s", clip(oneLine(first.Field), 200))
	}
	if e.cause != nil {
		fmt.Fprintf(&b, ": %s", clip(oneLine(e.cause.Error()), 300))
	}
	if n := len(e.Errors) - 1; n > 0 {
		fmt.Fprintf(&b, ", and %d more", n)
	}
	if e.DebugID != "" {
		fmt.Fprintf(&b, " (%s %s)", e.idName(), clip(oneLine(e.DebugID), 80))
	}
	if e.hint != "" {
		fmt.Fprintf(&b, "; %s", e.hint)
	}
	if e.class&classOutcomeUnknown != 0 {
		b.WriteString("; the outcome is unknown: look it up before you send the request again")
	}
	return b.String()
}

// idName is what the id of the answer is called.
func (e *Error) idName() string {
	if e.rest() {
		return "debug id"
	}
	return "correlation id"
}

// rest reports whether e is the error of a REST call.
func (e *Error) rest() bool { return e.Name != "" || e.Meta != nil && e.Meta.Wire == REST }

// first returns the error that Code and Message are of.
func (e *Error) first() ErrorDetail {
	d, _ := firstError(e.Errors)
	return d
}

// firstError returns the first error that is more than a warning, or else the
// first.
func firstError(errs []ErrorDetail) (ErrorDetail, bool) {
	for _, d := range errs {
		if !d.isWarning() {
			return d, true
		}
	}
	if len(errs) == 0 {
		return ErrorDetail{}, false
	}
	return errs[0], true
}

func (d ErrorDetail) isWarning() bool { return strings.EqualFold(d.Severity, "Warning") }

// Unwrap returns the error beneath, such as context.DeadlineExceeded, or nil.
func (e *Error) Unwrap() error { return e.cause }

// Is reports whether e belongs to the class that target is one of: ErrAuth,
// ErrDeclined and so on; an error can belong to several. For an Issue it reports
// whether e has that code.
func (e *Error) Is(target error) bool {
	switch t := target.(type) {
	case class:
		return e.classes()&t != 0
	case Issue:
		return e.has(t)
	}
	return false
}

// classes adds what the codes say to what is known otherwise. It looks the codes
// up each time, so that an Error made by hand in a test has its classes too. On
// REST the name counts when no code does, and the status when that does not.
func (e *Error) classes() class {
	c := e.class | findCode(e.Code).class
	for _, d := range e.Errors {
		if !d.isWarning() {
			c |= findCode(d.Code).class
		}
	}
	if !e.rest() || c&^classOutcomeUnknown != 0 {
		return c
	}
	if named := findCode(e.Name).class; named != 0 {
		return c | named
	}
	return c | restStatusClass(e.Status)
}

// LogValue returns the operation, the code, the id for PayPal's support and the
// text.
func (e *Error) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("operation", e.Operation),
		slog.String("code", clip(e.Code, 40)),
		slog.String(strings.ReplaceAll(e.idName(), " ", "_"), clip(e.DebugID, 80)),
		slog.Int("status", e.Status),
		slog.String("advice", string(e.Advice())),
		slog.String("error", e.Error()),
	)
}

// oneLine keeps text of a server from forging lines in a log.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return ' '
		}
		return r
	}, s)
}

// clip shortens s to about n bytes.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return strings.ToValidUTF8(s[:n], "") + "…"
}
