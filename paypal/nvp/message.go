package nvp

import (
	"errors"
	"fmt"
	"sync"

	"github.com/ppgen/ppgen/paypal"
)

// A Root says what a message is.
type Root struct {
	Contract *Contract
	Method   string // the value of METHOD: the operation
	Response bool   // the message is an answer, which does not begin with METHOD

	// Fields says which keys lead to which fields. It is made of words:
	//
	//	.                   the message itself,
	//	1.2n.               field 1 of it, and there the element n of the list in field 2:
	//	0=CUSTOM            what follows is about fields of that record.
	//	1=DESC|OLDDESC      Older names come after the name of a field.
	//	2e7=COUNTRYCODE     This text is of the enumeration Contract.Enums[7],
	//	3t=TIMESTAMP        this one is a point in time,
	//	4q=NOTE             and this one may be quoted.
	//	5=AMT$CURRENCYCODE  An amount has a key for its currency.
	//	6=AMT$.CURRENCY     That key is not in the scope of the amount.
	//	$ CURRENCYCODE      The amounts read such names,
	//	- REDIRECT          and nothing in the contract takes these.
	//
	// In keys n and m stand for any number: L_PAYMENTREQUEST_n_NAMEm. A - in place
	// of a key keeps the rank of those behind it.
	Fields string

	// Inherited is Fields for those that many messages have.
	Inherited string

	once     sync.Once
	routes   routes
	decoders sync.Pool
}

// A Message can travel over NVP. Generated requests and responses of operations
// that have names in NVP are messages.
type Message interface {
	NVPRoot() *Root
	EncodeNVP(*Encoder) // writes all pairs; a request begins with [Encoder.Begin]
	DecodeNVP(*Decoder) // reads pairs until [Decoder.Next] says that there are no more
}

// Marshal writes v, a generated request or response, as a client sends it, but
// without credentials: METHOD, VERSION and the fields.
func Marshal(v any) ([]byte, error) {
	m, err := messageOf(v)
	if err != nil {
		return nil, err
	}
	return Append(nil, m)
}

// Append is Marshal for an output that is used again. It allocates nothing when
// dst has room.
func Append(dst []byte, v Message) ([]byte, error) { return appendMessage(dst, v, nil) }

// Unmarshal reads a message, request or response, into v, which must be empty.
// What v has no place for is left out; [UnmarshalReport] tells.
func Unmarshal(body []byte, v any) error {
	_, err := UnmarshalReport(body, v)
	return err
}

// UnmarshalReport is Unmarshal. It also returns what the contract does not know
// or could not read.
func UnmarshalReport(body []byte, v any) ([]paypal.Unknown, error) {
	m, err := messageOf(v)
	if err != nil {
		return nil, err
	}
	d := m.NVPRoot().decoder()
	defer d.release()
	if err := read(d, body, m); err != nil {
		return nil, err
	}
	return d.unknown, nil
}

// Method returns the value of METHOD in a request, which names the operation, and
// "" when there is none. A server chooses with it what to Unmarshal into.
func Method(request []byte) string {
	d := noRoot.decoder()
	defer d.release()
	if split(d, request) != nil {
		return ""
	}
	return d.method()
}

// noRoot is for reading a message that is not known yet.
var noRoot = Root{Contract: new(Contract)}

func messageOf(v any) (Message, error) {
	switch m := v.(type) {
	case nil:
		return nil, errNilMessage
	case Message:
		return m, nil
	}
	return nil, fmt.Errorf("nvp: %T is not a message that NVP can carry: expected a pointer to a generated request or response of an operation that has NVP names", v)
}

var errNilMessage = errors.New("nvp: the message is nil: pass a pointer to a request or response")
