package soap

import (
	"strings"

	"github.com/ppgen/ppgen/paypal"
)

// fault reads the current element as a fault of SOAP 1.1 or 1.2. Like
// everything else it goes by local names, which the two versions do not share.
func (d *Decoder) fault() *paypal.Fault {
	f := new(paypal.Fault)
	for d.unread = 0; d.Child(); {
		d.unread = 0
		switch string(d.local()) {
		case "faultcode":
			f.Code = unprefixed(d.String())
		case "faultstring":
			f.String = d.String()
		case "faultactor", "Role":
			f.Actor = d.String()
		case "detail", "Detail":
			f.Detail = d.detail()
		case "Code":
			f.Code = d.faultCode()
		case "Reason":
			f.String = d.faultReason()
		default: // Node, and what gateways add
			d.skip()
		}
	}
	return f
}

// faultCode reads the Code of SOAP 1.2. Its Subcode is the service's own.
func (d *Decoder) faultCode() (code string) {
	for d.Child() {
		if string(d.local()) == "Value" {
			code = unprefixed(d.String())
		} else {
			d.skip()
		}
	}
	return code
}

// faultReason reads the Reason of SOAP 1.2, which may be there in several
// languages: the English one, or else the first.
func (d *Decoder) faultReason() (reason string) {
	for d.Child() {
		english := strings.HasPrefix(d.Attr("lang"), "en")
		if text := d.String(); english || reason == "" {
			reason = text
		}
	}
	return reason
}

// detail reads the detail of a fault: elements as they stand, each complete in
// itself, or else text.
func (d *Decoder) detail() string {
	var elements strings.Builder
	var text string
	for d.unread = 0; ; {
		t, element, ok := d.MixedNext()
		switch {
		case !ok && elements.Len() > 0:
			return elements.String()
		case !ok:
			return trim(text)
		case element:
			elements.WriteString(string(d.capture()))
		default:
			text += t
		}
	}
}

// unprefixed returns the local part of a qualified name. A prefix means nothing
// outside of the document that declares it.
func unprefixed(name string) string {
	prefix, local, ok := strings.Cut(name, ":")
	if ok && isNCName(prefix) && local != "" && !strings.HasPrefix(local, "/") {
		return local
	}
	return name
}
