package soap

import (
	"errors"
	"fmt"
	"sync/atomic"

	"github.com/ppgen/ppgen/paypal"
)

// A Contract is what all messages of one generated package share.
type Contract struct {
	Version    string      // of the contract, which requests carry: "204.0"
	SOAP12     bool        // messages travel in SOAP 1.2 envelopes instead of 1.1
	Namespaces []Namespace // with the prefixes that tags use, ordered by URI

	head atomic.Pointer[string] // see Contract.envelopeHead
}

// A Namespace is an XML namespace and the prefix that messages write for it.
type Namespace struct{ Prefix, URI string }

// namespaces lets c be nil, as it is for a Message written by hand.
func (c *Contract) namespaces() []Namespace {
	if c == nil {
		return nil
	}
	return c.Namespaces
}

func (c *Contract) hasPrefix(prefix string) bool {
	for _, n := range c.namespaces() {
		if n.Prefix == prefix {
			return true
		}
	}
	return false
}

func (c *Contract) soap12() bool { return c != nil && c.SOAP12 }

// A Root is the elements around the content of a message, outermost first: one,
// or two where a request is wrapped.
type Root struct {
	Contract *Contract
	Tags     []string // start tags without attributes: "<ns:DoCaptureReq>"
}

// A Message can be the body of an envelope. Generated requests and responses
// are messages.
type Message interface {
	XMLRoot() *Root
	EncodeXML(*Encoder) // writes the content of the innermost root element
	DecodeXML(*Decoder) // reads it, and its attributes
}

// Marshal writes v, a generated request or response, in an envelope as a client
// sends it, but without credentials.
func Marshal(v any) ([]byte, error) {
	m, err := messageOf(v)
	if err != nil {
		return nil, err
	}
	return newEnvelope(m.XMLRoot().Contract, m, nil, nil)
}

// Append is Marshal for an output that is used again. It allocates nothing when
// dst has room.
func Append(dst []byte, v Message) ([]byte, error) {
	if v == nil {
		return dst, errNilMessage
	}
	return appendEnvelope(dst, v.XMLRoot().Contract, v, nil, nil)
}

// Unmarshal reads an envelope, request or response, into v. A SOAP fault is
// returned as a [*paypal.Error]. What v has no place for is left out;
// [UnmarshalReport] tells.
func Unmarshal(envelope []byte, v any) error {
	_, err := UnmarshalReport(envelope, v)
	return err
}

// UnmarshalReport is Unmarshal. It also returns what the contract does not know
// or could not read.
func UnmarshalReport(envelope []byte, v any) ([]paypal.Unknown, error) {
	d := decoders.Get().(*Decoder)
	defer decoders.Put(d)
	return d.UnmarshalReport(envelope, v)
}

// Unmarshal is the function of this name with a decoder of one's own.
func (d *Decoder) Unmarshal(envelope []byte, v any) error {
	_, err := d.UnmarshalReport(envelope, v)
	return err
}

// UnmarshalReport is the function of this name with a decoder of one's own.
func (d *Decoder) UnmarshalReport(envelope []byte, v any) ([]paypal.Unknown, error) {
	m, err := messageOf(v)
	if err != nil {
		return nil, err
	}
	a, err := d.read(envelope, "", m)
	if err == nil && a.fault != nil {
		err = paypal.FaultError(a.fault)
	}
	return a.unknown, err
}

// UnmarshalDetail reads the detail of a fault into v: the element in it that v
// is a message of.
func UnmarshalDetail(detail Raw, v Message) error {
	d := decoders.Get().(*Decoder)
	defer decoders.Put(d)
	return d.readDetail(detail, v)
}

func messageOf(v any) (Message, error) {
	m, ok := v.(Message)
	if !ok {
		return nil, fmt.Errorf("soap: %T is not a message: expected a pointer to a generated request or response", v)
	}
	return m, nil
}

// errNilMessage is for a nil pointer in a Message: only the methods of the
// value could tell, and they would panic.
var errNilMessage = errors.New("soap: the message is nil: pass a pointer to a request or response")
