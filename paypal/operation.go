package paypal

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

	// RepeatKey is the request's field that makes a repeat safe when both
	// requests carry the same value in it, for RepeatDays days (0: not known).
	RepeatKey  string
	RepeatDays int

	// NewInput and NewOutput return pointers to an empty request and response.
	NewInput, NewOutput func() any
}
