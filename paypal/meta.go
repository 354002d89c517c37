package paypal

import (
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"strconv"
	"time"
)

// A Head is what every answer of an API begins with.
type Head struct {
	Timestamp     DateTime
	Ack           string // "Success", "Failure" and so on
	CorrelationID string // PayPal's support asks for it
	Version       string
	Build         string
	Errors        []ErrorDetail // of a successful answer: warnings
}

// An Unknown is something in an answer that the contract does not describe: an
// element that is new, or a value that cannot be read as its type.
type Unknown struct {
	Path   string // where it stood
	Value  string
	Reason string
}

// Meta is what is known about one call beside its result. Capture fills one.
type Meta struct {
	Operation string
	Wire      Wire
	Duration  time.Duration

	// Timestamp to Build are from the head of the answer.
	Timestamp     DateTime
	Ack           string
	CorrelationID string
	Version       string
	Build         string

	// DebugID is what PayPal's support asks for: the correlation id of the head, or
	// the debug id of a REST answer.
	DebugID string

	RequestID string // the key under which a REST request may be repeated

	HTTPStatus int         // 0: no answer came
	Header     http.Header `json:"-"` // of the answer
	RawBody    string      `json:"-"` // the answer as it came, which may hold data of buyers

	RetryAfter time.Duration // how long the server asks to wait; 0: it does not

	Warnings []ErrorDetail // errors of an answer that was a success all the same
	Unknown  []Unknown     // what the contract does not describe

	// Replayed says that the server had done this request before, under the same
	// RepeatKey, and answered with the result of that time.
	Replayed bool
}

// replayedCode is the warning that tells of a repeated key.
const replayedCode = "11607"

// debugHeader is where a REST answer has its debug id.
const debugHeader = "Paypal-Debug-Id"

// setAnswer sets what is known before the body is read.
func (m *Meta) setAnswer(resp *http.Response) {
	m.HTTPStatus, m.Header = resp.StatusCode, resp.Header
	m.DebugID = resp.Header.Get(debugHeader)
	m.RetryAfter = retryAfter(resp.Header.Get("Retry-After"), time.Now())
}

// retryAfter reads a number of seconds or a date.
func retryAfter(text string, now time.Time) time.Duration {
	const longest = 24 * time.Hour
	if n, err := strconv.ParseInt(text, 10, 32); err == nil {
		return min(max(time.Duration(n)*time.Second, 0), longest)
	}
	if t, err := http.ParseTime(text); err == nil {
		return min(max(t.Sub(now), 0), longest)
	}
	return 0
}

func (m *Meta) setHead(h *Head) {
	m.Timestamp, m.Ack, m.CorrelationID, m.Version, m.Build = h.Timestamp, h.Ack, h.CorrelationID, h.Version, h.Build
	m.DebugID = h.CorrelationID
	if !ackOK(h.Ack) {
		return
	}
	m.Warnings = h.Errors
	for _, w := range h.Errors {
		m.Replayed = m.Replayed || w.Code == replayedCode
	}
}

// String returns a summary on one line. It leaves out the header and the body,
// so that printing a Meta does not spill data of buyers.
func (m Meta) String() string {
	if m.Wire == REST {
		return fmt.Sprintf("%s over %s: status %d, debug id %q, %v", m.Operation, m.Wire, m.HTTPStatus, clip(m.DebugID, 80), m.Duration)
	}
	return fmt.Sprintf("%s over %s: status %d, ack %q, correlation id %q, %v", m.Operation, m.Wire, m.HTTPStatus, clip(m.Ack, 40), clip(m.CorrelationID, 80), m.Duration)
}

// Format writes what String returns, for every verb.
func (m Meta) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, m.String()) }

// LogValue returns the fields of the summary.
func (m Meta) LogValue() slog.Value {
	return slog.GroupValue(m.attrs()...)
}

func (m Meta) attrs() []slog.Attr {
	attrs := []slog.Attr{
		slog.String("operation", m.Operation),
		slog.String("wire", string(m.Wire)),
		slog.Int("status", m.HTTPStatus),
	}
	if m.Wire == REST {
		attrs = append(attrs, slog.String("debug_id", clip(m.DebugID, 80)), slog.String("request_id", clip(m.RequestID, 80)))
	} else {
		attrs = append(attrs, slog.String("ack", clip(m.Ack, 40)), slog.String("correlation_id", clip(m.CorrelationID, 80)))
	}
	attrs = append(attrs, slog.Duration("duration", m.Duration))
	if n := len(m.Warnings); n > 0 {
		attrs = append(attrs, slog.Int("warnings", n))
	}
	if n := len(m.Unknown); n > 0 {
		attrs = append(attrs, slog.Int("unknown", n))
	}
	return attrs
}
