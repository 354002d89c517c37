package paypal

import "net/http"

// A Wire is a protocol that operations travel on.
type Wire string

// The wires.
const (
	SOAP Wire = "SOAP"
	NVP  Wire = "NVP"
	REST Wire = "REST"
)

// An Operation describes one call that a generated client can make. Generated
// packages list theirs with Operations, for middleware, fakes and tests.
type Operation struct {
	Name   string
	Wires  []Wire
	Method string // HTTP method
	Path   string // REST path template; empty on SOAP and NVP

	// MovesMoney says that the operation moves, holds or promises money.
	MovesMoney bool

	// SafeToRepeat says that sending the operation once more never does its
	// work twice: it only reads, or the server sees that it was done.
	SafeToRepeat bool

	// RepeatKey is the request's field, or on REST the header, that makes a repeat
	// safe when both requests carry the same value in it, for RepeatDays days and
	// RepeatHours hours (0: not known; -1 days: for ever). RepeatKeyMax is how many
	// characters the value may have (0: not known).
	RepeatKey    string
	RepeatDays   int
	RepeatHours  int
	RepeatKeyMax int

	// ReplayStatus is the HTTP status by which a server tells that it had done the
	// request before, under the same RepeatKey; 0 when no status tells.
	ReplayStatus int

	// NewInput and NewOutput return pointers to an empty request and response.
	NewInput, NewOutput func() any
}

// repeatable reports whether sending the operation once more does no harm.
func (o *Operation) repeatable() bool {
	switch o.Method {
	case http.MethodGet, http.MethodHead, http.MethodPut, http.MethodDelete:
		return true
	}
	return o.SafeToRepeat
}
