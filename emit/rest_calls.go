package emit

import (
	"cmp"
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/ppgen/ppgen/internal/naming"
	"github.com/ppgen/ppgen/ir"
)

// A restCall is an operation over REST and what its method is made of.
type restCall struct {
	*ir.RESTBinding
	op     *ir.Operation
	name   string   // of the operation's variable: "opOrdersCapture"
	args   []string // names of the arguments for PathParams
	answer answer
}

// An answer is what a method returns beside an error.
type answer struct {
	form     answerForm
	typ      ir.Type // of a record or value
	optional bool    // an answer without a body is a success, too
}

type answerForm uint8

const (
	noAnswer     answerForm = iota
	recordAnswer            // *T
	valueAnswer             // T: a list, a map, text in JSON
	mixedAnswer             // *T, a record with a field for each status
	textAnswer              // string
	streamAnswer            // *rest.Stream
)

// findCalls sorts the operations by service and name.
func (p *plan) findCalls() {
	for _, op := range p.ops {
		if op.REST == nil {
			continue
		}
		p.calls = append(p.calls, &restCall{
			RESTBinding: op.REST, op: op, name: "op" + op.REST.Service.Go + op.Go,
			args: arguments(op.REST.PathParams), answer: answerOf(op.REST),
		})
	}
	slices.SortFunc(p.calls, func(a, b *restCall) int {
		return cmp.Or(cmp.Compare(a.Service.Go, b.Service.Go), cmp.Compare(a.op.Go, b.op.Go))
	})
	uses := map[string]int{}
	for _, c := range p.calls {
		uses[c.name]++
	}
	for _, c := range p.calls {
		if uses[c.name] > 1 { // services Ab and A, operations C and BC
			c.name = "op" + c.Service.Go + "_" + c.op.Go
		}
	}
}

// inMethods are the names that methods use beside those of their arguments.
var inMethods = []string{
	"ctx", "body", "params", "opts", "s", "f", "v", "p", "out", "err", "status", "first", "at", "page",
	"context", "iter", "io", "cmp", "paypal", "rest", "money", "common",
}

// arguments returns the names of the arguments for path parameters.
func arguments(params []*ir.Param) []string {
	taken := slices.Clone(inMethods)
	var names []string
	for _, p := range params {
		name := naming.Unexported(p.Go)
		for slices.Contains(taken, name) {
			name += "_"
		}
		taken = append(taken, name)
		names = append(names, name)
	}
	return names
}

// answerOf settles what the method of an operation returns. Answers in several
// forms come as they are: only their media type tells what they are.
func answerOf(r *ir.RESTBinding) answer {
	var a answer
	var first *ir.Result
	for _, result := range r.Results {
		switch {
		case result.Empty():
			a.optional = true
		case first == nil:
			first = result
		case first.Form != result.Form:
			a.form = streamAnswer
		}
	}
	switch {
	case first == nil || a.form == streamAnswer:
	case r.Mixed():
		a.form = mixedAnswer
	case first.Form == ir.TextBody:
		a.form = textAnswer
	case first.Form != ir.JSONBody:
		a.form = streamAnswer
	default:
		a.form, a.typ = valueAnswer, first.Type
		if isGenerated(first.Type) {
			a.form = recordAnswer
		}
	}
	return a
}

// isGenerated reports whether t is a record or a union that is written as a
// type with methods.
func isGenerated(t ir.Type) bool {
	switch t := t.(type) {
	case *ir.Struct:
		_, ok := byRuntime(t)
		return !ok && !isAmount(t)
	case *ir.Union:
		return true
	}
	return false
}

// lists reports whether there is an iterator over what the operation answers.
func (c *restCall) lists() bool { return c.Page != nil && c.answer.typ != nil }

// services writes the type for each service and the methods of its operations.
func services(f *file, p *plan) {
	for i, c := range p.calls {
		if i == 0 || c.Service != p.calls[i-1].Service {
			serviceType(f, p, c.Service)
		}
		if c.lists() {
			pages(f, p, c)
			continue
		}
		restMethod(f, p, c, c.op.Go, p.callDoc(c))
	}
}

// serviceName is the type of a service. Naming keeps it free.
func serviceName(s *ir.Service) string { return s.Go + "Service" }

// serviceType writes
//
//	// OrdersService has the operations of orders.
//	type OrdersService struct{ c *paypal.Client }
func serviceType(f *file, p *plan, s *ir.Service) {
	f.Line()
	f.doc(docText{own: serviceName(s) + " has the operations of " + s.Name.Local + ".", text: s.Docs.Text, deprecated: s.Docs.Deprecated})
	f.typ(serviceName(s)).StructFunc(func(g *jen.Group) {
		f.field("c")
		g.Add(id("c").Op("*").Add(p.paypal("Client")))
	})
}

// restClient writes
//
//	// Client calls the operations of Orders.
//	type Client struct {
//		Orders *OrdersService
//	}
//
//	// NewClient returns a client that sends through c.
//	func NewClient(c *paypal.Client) *Client {
//		return &Client{
//			Orders: &OrdersService{c},
//		}
//	}
func restClient(f *file, p *plan) {
	list := slices.SortedFunc(slices.Values(p.api.Services), func(a, b *ir.Service) int { return cmp.Compare(a.Go, b.Go) })
	f.doc(docText{
		own: "Client calls the operations of " + cmp.Or(p.api.Title, documents(p.api)) + ", by resource. " +
			"It may be used by several goroutines at once.",
	})
	f.typ(clientType).StructFunc(func(g *jen.Group) {
		for _, s := range list {
			f.field(s.Go)
			g.Add(id(s.Go)).Op("*").Add(id(serviceName(s)))
		}
	})
	f.Line()
	f.doc(sentence("NewClient returns a client that sends through c."))
	var values []jen.Code
	for _, s := range list {
		values = append(values, id(s.Go).Op(":").Op("&").Add(id(serviceName(s))).Values(id("c")))
	}
	f.function("NewClient").Params(id("c").Op("*").Add(p.paypal("Client"))).Op("*").Add(id(clientType)).Block(
		jen.Return(jen.Op("&").Add(id(clientType)).Add(multiline(values))),
	)
}
