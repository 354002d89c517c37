package emit

import (
	"strconv"

	"github.com/dave/jennifer/jen"

	"github.com/ppgen/ppgen/ir"
)

// restOperations writes what is known of each operation, and the list of them.
func restOperations(f *file, p *plan) {
	f.doc(sentence("Operations lists the operations of [" + clientType + "], ordered by resource and name. The slice is the caller's."))
	var ops []jen.Code
	for _, c := range p.calls {
		ops = append(ops, id(c.name))
	}
	list := jen.Index().Add(p.paypal("Operation"))
	f.function("Operations").Params().Add(list).Block(jen.Return(list.Clone().Add(multiline(ops))))
	f.Line()
	for _, c := range p.calls {
		restOperation(f, p, c)
	}
}

// restOperation writes
//
//	var opOrdersCapture = paypal.Operation{
//		Name:         "orders.capture",
//		Wires:        []paypal.Wire{paypal.REST},
//		Method:       "POST",
//		Path:         "/v2/checkout/orders/{id}/capture",
//		MovesMoney:   true,
//		RepeatKey:    "PayPal-Request-Id",
//		RepeatHours:  6,
//		ReplayStatus: 200,
//		NewInput:     func() any { return new(OrderCaptureRequest) },
//		NewOutput:    func() any { return new(Order) },
//	}
func restOperation(f *file, p *plan, c *restCall) {
	values := []jen.Code{
		id("Name").Op(":").Add(lit(c.op.Name.Local)),
		id("Wires").Op(":").Index().Add(p.paypal("Wire")).Values(p.paypal("REST")),
		id("Method").Op(":").Add(lit(c.Method)),
		id("Path").Op(":").Add(lit(c.Path)),
	}
	values = append(values, repeatValues(c)...)
	values = append(values,
		id("NewInput").Op(":").Add(newValue(p.inputType(c))),
		id("NewOutput").Op(":").Add(newValue(p.outputType(c))),
	)
	f.variable(c.name).Add(p.paypal("Operation")).Add(multiline(values))
	f.Line()
}

// repeatValues writes what is known of sending the operation once more.
func repeatValues(c *restCall) []jen.Code {
	var values []jen.Code
	flag := func(name string, on bool) {
		if on {
			values = append(values, id(name).Op(":").True())
		}
	}
	number := func(name string, n int) {
		if n != 0 {
			values = append(values, id(name).Op(":").Lit(n))
		}
	}
	r := c.op.Repeat
	flag("MovesMoney", r.MovesMoney)
	flag("SafeToRepeat", r.ReadOnly || c.Method == "GET" || c.Method == "HEAD")
	if r.Key != "" {
		values = append(values, id("RepeatKey").Op(":").Add(lit(r.Key)))
	}
	number("RepeatDays", r.KeyDays)
	number("RepeatHours", r.KeyHours)
	number("RepeatKeyMax", r.KeyMax)
	replay, _ := strconv.Atoi(c.Replay)
	number("ReplayStatus", replay)
	return values
}

// newValue writes func() any { return new(T) }, or one that returns nil when
// there is no type.
func newValue(typ *jen.Statement) *jen.Statement {
	value := jen.Nil()
	if typ != nil {
		value = jen.New(typ)
	}
	return jen.Func().Params().Any().Add(shortBody(jen.Return(value)))
}

// inputType is the type of an operation's body, nil when it is none or a stream.
func (p *plan) inputType(c *restCall) *jen.Statement {
	switch {
	case c.Body == nil || c.Body.Form == ir.BinaryBody:
		return nil
	case len(c.Body.Parts) > 0:
		return id(c.Body.Go)
	case c.Body.Type == nil:
		return nil
	}
	return p.goType(c.Body.Type)
}

// outputType is the type of an operation's answer, nil when it is none or a
// stream.
func (p *plan) outputType(c *restCall) *jen.Statement {
	switch c.answer.form {
	case recordAnswer, valueAnswer:
		return p.goType(c.answer.typ)
	case mixedAnswer:
		return id(c.Result.Go)
	case textAnswer:
		return jen.String()
	}
	return nil
}

// issues writes the codes of errors as constants that errors.Is takes:
//
//	// The issues that errors of this contract have.
//	const (
//		IssueInstrumentDeclined paypal.Issue = "INSTRUMENT_DECLINED"
//	)
func issues(f *file, p *plan) {
	if p.api.Issues == nil || len(p.api.Issues.Values) == 0 {
		return
	}
	f.doc(sentence("The issues that errors of this contract have, for errors.Is. The comments of methods tell which operation has which."))
	f.Const().DefsFunc(func(g *jen.Group) {
		for _, v := range p.api.Issues.Values {
			g.Add(comment(docText{text: v.Docs.Text, deprecated: v.Docs.Deprecated}.render(innerWidth)))
			f.constant(v.Go, v.Name.Local)
			g.Add(id(v.Go)).Add(p.paypal("Issue")).Op("=").Add(lit(v.Name.Local))
		}
	})
}
