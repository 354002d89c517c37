// Package classic calls operations that can travel on two wires, SOAP and NVP.
// Generated clients use it; programs choose the wire with [paypal.OverNVP] and
// [paypal.OverSOAP].
package classic

import (
	"context"

	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/nvp"
	"github.com/ppgen/ppgen/paypal/soap"
)

// Call sends in and reads the answer into out, which must be empty, over the wire
// that the options of the client and of the call choose: SOAP unless they say
// something else. The action is that of SOAP. An operation that has no names in
// NVP gives a [*nvp.SOAPOnlyError] there.
func Call(ctx context.Context, c *paypal.Client, op *paypal.Operation, action string, in, out soap.Message, opts []paypal.CallOption) error {
	if c.Wire(opts...) == paypal.NVP {
		return nvp.Call(ctx, c, op, in, out, opts)
	}
	return soap.Call(ctx, c, op, action, in, out, opts)
}
