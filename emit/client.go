package emit

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/ppgen/ppgen/ir"
)

// client writes the type that makes calls, and a method for each operation in
// the order of their names.
func client(f *file, p *plan) {
	if len(p.ops) == 0 {
		return
	}
	if p.isREST {
		restClient(f, p)
		return
	}
	clientDecl(f, p)
	for _, op := range p.ops {
		clientMethod(f, p, op)
	}
}

// clientDecl writes
//
//	// Client calls the operations of ShopService.
//	type Client struct {
//		c *paypal.Client
//	}
//
//	// NewClient returns a client that sends through c.
//	func NewClient(c *paypal.Client) *Client { return &Client{c} }
func clientDecl(f *file, p *plan) {
	f.doc(docText{
		own: "Client calls the operations of " + cmp.Or(p.api.Title, documents(p.api)) + ". " +
			"It may be used by several goroutines at once.",
		facts: partFact("Header of every request", p.commonHeaders),
	})
	f.typ(clientType).Struct(id("c").Op("*").Add(p.paypal("Client")))
	f.field("c")
	f.Line()
	wires := ""
	if p.nvpPlan != nil {
		wires = "Calls travel as SOAP, or as NVP where c or the call has the option [paypal.OverNVP]."
	}
	f.doc(sentence(sentences("NewClient returns a client that sends through c.", wires)))
	f.function("NewClient").Params(id("c").Op("*").Add(p.paypal("Client"))).Op("*").Add(id(clientType)).Add(
		shortBody(jen.Return(jen.Op("&").Add(id(clientType)).Values(id("c")))),
	)
}

// clientMethod writes
//
//	// RefundTransaction calls the SOAP operation RefundTransaction.
//	func (c *Client) RefundTransaction(ctx context.Context, in *RefundTransactionRequest, opts ...paypal.CallOption) (*RefundTransactionResponse, error) {
//		out := new(RefundTransactionResponse)
//		if err := soap.Call(ctx, c.c, &opRefundTransaction, "", in, out, opts); err != nil {
//			return nil, err
//		}
//		return out, nil
//	}
func clientMethod(f *file, p *plan, op *ir.Operation) {
	f.Line()
	f.doc(p.operationDoc(op))
	params := []jen.Code{id("ctx").Qual("context", "Context")}
	in := jen.Nil()
	if op.Input != nil {
		params = append(params, id("in").Op("*").Add(id(op.Input.Go)))
		in = id("in")
	}
	params = append(params, id("opts").Op("...").Add(p.paypal("CallOption")))
	m := f.method("c", clientType, op.Go).Params(params...)

	send := func(out jen.Code) *jen.Statement {
		return p.classicCall().Call(id("ctx"), sel("c", "c"), jen.Op("&").Add(id("op"+op.Go)), lit(op.SOAP.Action), in, out, id("opts"))
	}
	if op.Output == nil {
		m.Error().Block(jen.Return(send(jen.Nil())))
		return
	}
	m.Params(jen.Op("*").Add(id(op.Output.Go)), jen.Error()).Block(
		id("out").Op(":=").Add(newOf(op.Output.Go)),
		jen.If(id("err").Op(":=").Add(send(id("out"))), id("err").Op("!=").Nil()).Block(jen.Return(jen.Nil(), id("err"))),
		jen.Return(id("out"), jen.Nil()),
	)
}

// classicCall is what makes calls: the kernel of SOAP, or where operations may
// travel as NVP what chooses between the two.
func (p *plan) classicCall() *jen.Statement {
	if p.nvpPlan != nil {
		return jen.Qual(p.runtime+"/classic", "Call")
	}
	return p.soap("Call")
}

// operationDoc is the doc comment of a method. What the document says comes
// after the sentence that Go wants first, unless it begins like one.
func (p *plan) operationDoc(op *ir.Operation) docText {
	doc := docText{
		own:        fmt.Sprintf("%s calls the SOAP operation %s.", op.Go, op.Name.Local),
		text:       op.Docs.Text,
		deprecated: op.Docs.Deprecated,
	}
	operation := ""
	if startsWithName(op.Docs.Text, op.Go) {
		doc.own, operation = "", fmt.Sprintf("It is the SOAP operation %s.", op.Name.Local)
	}
	doc.facts = sentences(operation, repeatFacts(op.Repeat), p.wireFact(op)) + "\n\n" + p.messageFacts(op)
	return doc
}

// repeatFacts says what a caller has to know before sending a request again.
func repeatFacts(r ir.Repeat) string {
	money, repeat := "", ""
	if r.MovesMoney {
		money = "It moves, holds or promises money."
	}
	switch {
	case r.ReadOnly:
		repeat = "It changes nothing, so it may be repeated."
	case r.Key != "" && (r.KeyDays > 0 || r.KeyHours > 0):
		repeat = fmt.Sprintf("A repeat with the same %s within %s is not carried out twice.", r.Key, span(r.KeyDays, r.KeyHours))
	case r.Key != "":
		repeat = fmt.Sprintf("A repeat with the same %s is not carried out twice.", r.Key)
	}
	return sentences(money, repeat)
}

// span is a time in words: "3 days", "6 hours".
func span(days, hours int) string {
	switch {
	case days <= 0:
		return plural(hours, "hour")
	case hours == 0:
		return plural(days, "day")
	}
	return plural(days, "day") + " and " + plural(hours, "hour")
}

// messageFacts names the header blocks and faults that the contract gives an
// operation, apart from the headers that the client's own comment names.
func (p *plan) messageFacts(op *ir.Operation) string {
	var sent, answered, faults []*ir.Struct
	for _, m := range op.SOAP.Headers {
		switch {
		case m.Output:
			answered = append(answered, m.Type)
		case !slices.Contains(p.commonHeaders, m.Type):
			sent = append(sent, m.Type)
		}
	}
	for _, m := range op.SOAP.Faults {
		faults = append(faults, m.Type)
	}
	return sentences(
		partFact("Header of the request", sent), partFact("Header of the answer", answered), partFact("Detail of a fault", faults),
	)
}

// partFact links to the types of parts: "Detail of a fault: [FaultDetail]."
func partFact(what string, types []*ir.Struct) string {
	if len(types) == 0 {
		return ""
	}
	var links []string
	for _, t := range types {
		links = append(links, "["+t.Go+"]")
	}
	return what + ": " + enumerate(links) + "."
}
