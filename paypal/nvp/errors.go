package nvp

import "errors"

// An UnsupportedFieldError says that a request uses a field that has no known
// name in NVP. It is never sent without the field: use SOAP, or leave the field
// empty. errors.Is finds it as [errors.ErrUnsupported].
type UnsupportedFieldError struct {
	Operation string // "SetExpressCheckout"
	Field     string // the path in Go: "SetExpressCheckoutRequestDetails.PaymentDetails[1].FulfillmentAddress"
	Key       string // the key that holds the rest of it, where there is one: "EXPDATE"
	Reason    string
}

func (e *UnsupportedFieldError) Error() string {
	where := e.Field
	switch {
	case e.Key != "" && where != "":
		where += " (" + e.Key + ")"
	case where == "":
		where = e.Key
	}
	return "nvp: " + e.Operation + ": " + where + ": " + e.Reason
}

// Is reports whether target is errors.ErrUnsupported.
func (e *UnsupportedFieldError) Is(target error) bool { return target == errors.ErrUnsupported }

// A SOAPOnlyError says that an operation has no known names in NVP at all.
// errors.Is finds it as [errors.ErrUnsupported].
type SOAPOnlyError struct{ Operation string }

func (e *SOAPOnlyError) Error() string {
	return "nvp: " + e.Operation + " is a SOAP only operation: call it over SOAP"
}

// Is reports whether target is errors.ErrUnsupported.
func (e *SOAPOnlyError) Is(target error) bool { return target == errors.ErrUnsupported }
