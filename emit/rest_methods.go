package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/ppgen/ppgen/ir"
)

// restMethod writes the method that sends one request:
//
//	// Capture sends POST /v2/checkout/orders/{id}/capture.
//	func (s *OrdersService) Capture(ctx context.Context, id string, body *OrderCaptureRequest, opts ...paypal.CallOption) (*Order, error) {
//		return rest.Do[Order](ctx, s.c, &opOrdersCapture, rest.Request{Path: []string{id}, Body: rest.JSON(body)}, opts)
//	}
func restMethod(f *file, p *plan, c *restCall, name string, doc docText) {
	f.Line()
	f.doc(doc)
	m := f.method("s", serviceName(c.Service), name).Params(p.methodParams(c)...)
	p.results(m, c)
	m.BlockFunc(func(g *jen.Group) {
		send := func(function *jen.Statement, more ...jen.Code) *jen.Statement {
			return p.send(c, p.request(c), id("opts"), function, more...)
		}
		if c.answer.form == mixedAnswer {
			p.mixed(g, c, send)
			return
		}
		g.Return(p.sendFor(c, send))
	})
}

// methodParams writes the parameters of a method: the context, what stands in the
// path, the body, other parameters, and options.
func (p *plan) methodParams(c *restCall) []jen.Code {
	params := []jen.Code{id("ctx").Qual("context", "Context")}
	for i, name := range c.args {
		params = append(params, id(name).Add(p.goType(c.PathParams[i].Type)))
	}
	if c.Body != nil {
		params = append(params, id("body").Add(p.bodyType(c.Body)))
	}
	if len(c.Members()) > 0 {
		params = append(params, id("params").Op("*").Add(id(c.Params.Go)))
	}
	return append(params, id("opts").Op("...").Add(p.paypal("CallOption")))
}

// bodyType writes the type of the argument for a body.
func (p *plan) bodyType(b *ir.Body) *jen.Statement {
	switch b.Form {
	case ir.FormBody, ir.MultipartBody:
		return jen.Op("*").Add(id(b.Go))
	case ir.TextBody:
		return jen.String()
	case ir.BinaryBody:
		return jen.Qual("io", "Reader")
	}
	if isRecord(b.Type) {
		return jen.Op("*").Add(p.goType(b.Type))
	}
	return p.goType(b.Type)
}

// results writes what a method returns.
func (p *plan) results(m *jen.Statement, c *restCall) {
	switch c.answer.form {
	case noAnswer:
		m.Error()
		return
	case recordAnswer:
		m.Params(jen.Op("*").Add(p.goType(c.answer.typ)), jen.Error())
	case valueAnswer:
		m.Params(p.goType(c.answer.typ), jen.Error())
	case mixedAnswer:
		m.Params(jen.Op("*").Add(id(c.Result.Go)), jen.Error())
	case textAnswer:
		m.Params(jen.String(), jen.Error())
	case streamAnswer:
		m.Params(jen.Op("*").Add(p.rest("Stream")), jen.Error())
	}
}

// send writes function(ctx, s.c, &opOrdersGet, request, opts, more).
func (p *plan) send(c *restCall, request, opts *jen.Statement, function *jen.Statement, more ...jen.Code) *jen.Statement {
	return function.Call(append([]jen.Code{id("ctx"), sel("s", "c"), address(id(c.name)), request, opts}, more...)...)
}

// sendFor writes the call of the kernel's function for an answer that is one
// thing.
func (p *plan) sendFor(c *restCall, send func(*jen.Statement, ...jen.Code) *jen.Statement) *jen.Statement {
	switch c.answer.form {
	case recordAnswer:
		do := "Do"
		if c.answer.optional {
			do = "DoOptional"
		}
		return send(p.rest(do).Types(p.goType(c.answer.typ)))
	case valueAnswer:
		return send(p.rest("DoValue").Types(p.goType(c.answer.typ)), p.itemFunc(c.answer.typ))
	case textAnswer:
		return send(p.rest("DoText"))
	case streamAnswer:
		return send(p.rest("Download"))
	}
	return send(p.rest("Send"))
}

// request writes rest.Request{…}.
func (p *plan) request(c *restCall) *jen.Statement {
	var values []jen.Code
	if len(c.args) > 0 {
		var texts []jen.Code
		for i, name := range c.args {
			texts = append(texts, p.pathText(c.PathParams[i], id(name)))
		}
		values = append(values, id("Path").Op(":").Index().String().Values(texts...))
	}
	if len(c.Members()) > 0 {
		values = append(values, id("Params").Op(":").Add(p.rest("Query").Call(id("params"))))
	}
	if c.Body != nil {
		values = append(values, id("Body").Op(":").Add(p.body(c.Body)))
	}
	return p.rest("Request").Values(values...)
}

// pathText writes an argument as text.
func (p *plan) pathText(param *ir.Param, v *jen.Statement) *jen.Statement {
	if isString(param.Type) {
		return v
	}
	switch classOf(param.Type) {
	case textClass:
		return jen.String().Parens(v)
	case numberClass, bytesClass:
		return p.rest("Format" + kernelName(param.Type)).Call(v)
	}
	item := elem(param.Type)
	if classOf(item) == textClass {
		return p.rest("Join").Call(v)
	}
	return p.rest("JoinFunc").Call(v, p.rest("Format"+kernelName(item)))
}

// body writes the body of a request: rest.JSON(body).
func (p *plan) body(b *ir.Body) *jen.Statement {
	switch b.Form {
	case ir.FormBody:
		return p.rest("FormBody").Call(id("body"))
	case ir.MultipartBody:
		return p.rest("Multipart").Call(id("body"))
	case ir.TextBody:
		return p.rest("Text").Call(lit(b.MediaType), id("body"))
	case ir.BinaryBody:
		return p.rest("Binary").Call(lit(b.MediaType), id("body"))
	}
	switch {
	case b.Patch:
		return p.rest("Patches").Call(id("body"))
	case isGenerated(b.Type):
		return p.rest("JSON").Call(id("body"))
	}
	s := slot{at: address(id("body")), always: !isRecord(b.Type)}
	return p.rest("JSONValue").Call(jen.Func().Params(id("f").Op("*").Add(p.rest("Fields"))).Add(shortBody(p.add(b.Type, s))))
}

// mixed writes the body of a method whose answers have several types:
//
//	out := new(InvoicesSendResult)
//	err := rest.Call(ctx, s.c, &opInvoicesSend, request, opts, func(f *rest.Fields, status int) {
//		switch out.Status = status; status {
//		case 202:
//			rest.Record(f, "", &out.Accepted)
//		default:
//			rest.Record(f, "", &out.OK)
//		}
//	})
//	if err != nil {
//		return nil, err
//	}
//	return out, nil
func (p *plan) mixed(g *jen.Group, c *restCall, send func(*jen.Statement, ...jen.Code) *jen.Statement) {
	g.Add(id("out")).Op(":=").Add(newOf(c.Result.Go))
	read := jen.Func().Params(id("f").Op("*").Add(p.rest("Fields")), id("status").Int()).Block(
		jen.Switch(sel("out", statusField).Op("=").Add(id("status")), id("status")).BlockFunc(func(g *jen.Group) { p.statuses(g, c) }),
	)
	g.Add(id("err")).Op(":=").Add(send(p.rest("Call"), read))
	g.If(id("err").Op("!=").Nil()).Block(jen.Return(jen.Nil(), id("err")))
	g.Return(id("out"), jen.Nil())
}

// statuses writes a case for each declared status. What the contract does not
// declare is read like its answer for all others, or like the first.
func (p *plan) statuses(g *jen.Group, c *restCall) {
	fallback := fallbackResult(c.Results)
	read := func(r *ir.Result) *jen.Statement {
		field := resultField(r)
		return p.add(field.Type, slot{at: address(sel("out", field.Go))})
	}
	for _, r := range c.Results {
		status, ok := statusCode(r)
		switch {
		case r == fallback || !ok:
		case r.Empty():
			g.Case(jen.Lit(status))
		default:
			g.Case(jen.Lit(status)).Block(read(r))
		}
	}
	g.Default().Block(read(fallback))
}

// fallbackResult returns the answer for a range of statuses, else the first that
// has a body.
func fallbackResult(results []*ir.Result) *ir.Result {
	var first *ir.Result
	for _, r := range results {
		_, exact := statusCode(r)
		if !r.Empty() && (first == nil || !exact) {
			first = r
		}
	}
	return first
}
