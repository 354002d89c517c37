package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/ppgen/ppgen/ir"
)

// operations writes what is known of each operation, and the list of them:
//
//	// Operations lists the operations of [Client], ordered by name. The slice is
//	// the caller's.
//	func Operations() []paypal.Operation {
//		list := make([]paypal.Operation, len(operations))
//		for i, op := range operations {
//			list[i] = *op
//		}
//		return list
//	}
//
//	var operations = [...]*paypal.Operation{
//		&opAddressVerify,
//	}
func operations(f *file, p *plan) {
	if len(p.ops) == 0 {
		return
	}
	if p.isREST {
		restOperations(f, p)
		return
	}
	f.doc(sentence("Operations lists the operations of [" + clientType + "], ordered by name. The slice is the caller's."))
	list := jen.Index().Add(p.paypal("Operation"))
	f.function("Operations").Params().Add(list).Block(
		id("list").Op(":=").Make(list.Clone(), jen.Len(id("operations"))),
		jen.For(jen.List(id("i"), id("op")).Op(":=").Range().Add(id("operations"))).Block(
			id("list").Index(id("i")).Op("=").Op("*").Add(id("op")),
		),
		jen.Return(id("list")),
	)
	f.Line()
	var ops []jen.Code
	for _, op := range p.ops {
		ops = append(ops, jen.Op("&").Add(id("op"+op.Go)))
	}
	f.variable("operations").Add(jen.Index(jen.Op("...")).Op("*").Add(p.paypal("Operation"))).Add(multiline(ops))
	f.Line()
	for _, op := range p.ops {
		operation(f, p, op)
	}
}

// operation writes
//
//	var opRefundTransaction = paypal.Operation{
//		Name:       "RefundTransaction",
//		Wires:      []paypal.Wire{paypal.SOAP},
//		MovesMoney: true,
//		RepeatKey:  "MsgSubID",
//		RepeatDays: 13,
//		NewInput:   func() any { return new(RefundTransactionRequest) },
//		NewOutput:  func() any { return new(RefundTransactionResponse) },
//	}
func operation(f *file, p *plan, op *ir.Operation) {
	values := []jen.Code{
		id("Name").Op(":").Add(lit(op.Name.Local)),
		id("Wires").Op(":").Index().Add(p.paypal("Wire")).Values(p.wires(op)...),
	}
	if op.Repeat.MovesMoney {
		values = append(values, id("MovesMoney").Op(":").True())
	}
	if op.Repeat.ReadOnly {
		values = append(values, id("SafeToRepeat").Op(":").True())
	}
	if op.Repeat.Key != "" {
		values = append(values, id("RepeatKey").Op(":").Add(lit(op.Repeat.Key)))
	}
	if op.Repeat.KeyDays != 0 {
		values = append(values, id("RepeatDays").Op(":").Lit(op.Repeat.KeyDays))
	}
	values = append(values,
		id("NewInput").Op(":").Add(newMessage(op.Input)),
		id("NewOutput").Op(":").Add(newMessage(op.Output)),
	)
	f.variable("op" + op.Go).Add(p.paypal("Operation")).Add(multiline(values))
	f.Line()
}

// wires are the wires that an operation can travel on.
func (p *plan) wires(op *ir.Operation) []jen.Code {
	wires := []jen.Code{p.paypal("SOAP")}
	if op.NVP != nil {
		wires = append(wires, p.paypal("NVP"))
	}
	return wires
}

// newMessage writes func() any { return new(T) }. What does not exist is a
// nil, so that nobody has to ask whether the function is there.
func newMessage(s *ir.Struct) *jen.Statement {
	value := jen.Nil()
	if s != nil {
		value = newOf(s.Go)
	}
	return jen.Func().Params().Any().Add(shortBody(jen.Return(value)))
}
