package emit

import (
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/ppgen/ppgen/ir"
)

// Responses that extend one type have the very same fields for the runtime.
// What is made of them is written once.

// headFields are the fields that the runtime asks a response for, nil where it
// has none.
type headFields struct {
	timestamp, ack, correlationID, version, build *ir.Field

	errors *ir.Field
}

// areShared reports whether what is made of the fields can be written once: a
// single error takes a statement of its own.
func (h headFields) areShared(responses []*ir.Struct) bool {
	return len(responses) > 1 && (h.errors == nil || repeated(h.errors.Type) != nil)
}

func headFieldsOf(s *ir.Struct) headFields {
	return headFields{
		s.ByRole(ir.ResponseTimestamp), s.ByRole(ir.ResponseAck), s.ByRole(ir.ResponseCorrelationID),
		s.ByRole(ir.ResponseVersion), s.ByRole(ir.ResponseBuild),
		s.ByRole(ir.ResponseErrors),
	}
}

// members are the members of the runtime's head that hold text.
func (h headFields) members() []member {
	return []member{
		{"Timestamp", h.timestamp}, {"Ack", h.ack}, {"CorrelationID", h.correlationID},
		{"Version", h.version}, {"Build", h.build},
	}
}

// A headParam is a parameter of headOf: its name, and the field it points to.
type headParam struct {
	name  string
	field *ir.Field
}

// params are the parameters for the fields that there are.
func (h headFields) params() []headParam {
	return slices.DeleteFunc([]headParam{
		{"timestamp", h.timestamp}, {"ack", h.ack}, {"correlationID", h.correlationID},
		{"version", h.version}, {"build", h.build}, {"list", h.errors},
	}, func(p headParam) bool { return p.field == nil })
}

// sharedHead writes
//
//	// Head returns what every response has.
//	func (x *RefundTransactionResponse) Head() paypal.Head {
//		return headOfResponse(&x.Timestamp, &x.Ack, &x.Errors)
//	}
func sharedHead(f *file, p *plan, s, like *ir.Struct) {
	var args []jen.Code
	for _, param := range headFieldsOf(s).params() {
		args = append(args, jen.Op("&").Add(sel("x", param.field.Go)))
	}
	p.headMethod(f, s).Block(jen.Return(id("headOf" + like.Go).Call(args...)))
}

// headOf writes
//
//	// headOfResponse is the Head of all responses with these fields.
//	func headOfResponse(timestamp *paypal.DateTime, ack *AckCode, list *[]Error) paypal.Head {
//		return paypal.Head{
//			Timestamp: *timestamp,
//			Ack:       string(*ack),
//			Errors:    detailsError(*list),
//		}
//	}
func headOf(f *file, p *plan, s *ir.Struct) {
	fields := headFieldsOf(s)
	names := map[*ir.Field]string{}
	var params []jen.Code
	for _, param := range fields.params() {
		names[param.field] = param.name
		params = append(params, id(param.name).Op("*").Add(p.fieldType(param.field)))
	}
	members := p.members(func(f *ir.Field) *jen.Statement { return jen.Op("*").Add(id(names[f])) }, fields.members())
	if listsErrors(s) {
		members = append(members, id("Errors").Op(":").Add(id("details"+errorType(s).Go).Call(jen.Op("*").Add(id("list")))))
	}
	name := "headOf" + s.Go
	f.doc(sentence(name + " is the Head of all responses with these fields."))
	f.function(name).Params(params...).Add(p.paypal("Head")).Block(jen.Return(p.paypal("Head").Add(multiline(members))))
}
