package wsdl

import (
	"cmp"
	"maps"
	"slices"

	"github.com/ppgen/ppgen/ir"
)

// A boundOperation is an operation of a port type together with the binding
// that says how it is sent.
type boundOperation struct {
	portType *part
	abstract *node // in the port type
	concrete *node // in the binding
	port     string
	soap12   bool
	rpc      bool
	action   string
	name     ir.QName
}

// transports are the ones that carry SOAP over HTTP.
var transports = map[string]bool{
	"http://schemas.xmlsoap.org/soap/http":          true,
	"http://www.w3.org/2003/05/soap/bindings/HTTP/": true,
	"": true,
}

// boundOperations returns the operations that a client can call, ordered by
// name. One that is bound several times is there once.
func (p *parser) boundOperations() []*boundOperation {
	type key struct {
		portType ir.QName
		name     string
	}
	found := make(map[key]*boundOperation)
	var order []*boundOperation
	for _, port := range p.ports() {
		for _, op := range p.bind(port) {
			k := key{op.portType.name, op.name.Local}
			switch first := found[k]; {
			case first == nil:
				found[k] = op
				order = append(order, op)
			case first.soap12 && !op.soap12:
				*first = *op // SOAP 1.1 is what every server speaks that speaks both
			}
		}
	}
	distinguish(order)
	slices.SortFunc(order, func(a, b *boundOperation) int {
		return cmp.Or(cmp.Compare(a.name.Space, b.name.Space), cmp.Compare(a.name.Local, b.name.Local))
	})
	return order
}

// distinguish adds the port type to the names of operations that several port
// types have, so that they stay apart whatever their order is.
func distinguish(ops []*boundOperation) {
	count := make(map[string]int)
	for _, op := range ops {
		count[op.name.Local]++
	}
	for _, op := range ops {
		if count[op.name.Local] > 1 {
			op.name.Local = op.portType.name.Local + "/" + op.name.Local
		}
	}
}

// bind returns the operations that a port offers over SOAP. A port of another
// kind is left out with a warning: the others work without it.
func (p *parser) bind(port port) []*boundOperation {
	binding := port.binding.node
	subject := port.binding.name.Local
	if n := binding.child(httpGet, "binding"); n != nil {
		p.warnf(n.pos(), subject, "HTTP bindings are not supported: the operations of port %s are left out", port.name)
		return nil
	}
	portType := p.lookupPart(p.defs.portTypes, binding, "type", "portType")
	if portType == nil {
		return nil
	}
	base := boundOperation{portType: portType, port: port.name}
	style := binding.child(soap11, "binding")
	if style == nil {
		style = binding.child(soap12, "binding")
		base.soap12 = true
	}
	if style == nil {
		p.errorf(binding.pos(), subject, "the binding has no soap:binding inside: only SOAP 1.1 and 1.2 are supported")
		return nil
	}
	if transport := style.token("transport"); !transports[transport] {
		p.warnf(style.posOf("transport"), subject, "transport %s is not supported: the operations of port %s are left out", transport, port.name)
		return nil
	}
	base.rpc = p.isRPC(style, false)
	return p.bindAll(base, binding)
}

// isRPC reads the style of a binding or an operation.
func (p *parser) isRPC(n *node, otherwise bool) bool {
	switch style := n.token("style"); style {
	case "":
		return otherwise
	case "document":
		return false
	case "rpc":
		return true
	default:
		p.errorf(n.posOf("style"), describe(n), `style is %q, expected "document" or "rpc"`, style)
		return otherwise
	}
}

// bindAll pairs the operations of a binding with those of its port type.
func (p *parser) bindAll(base boundOperation, binding *node) []*boundOperation {
	if base.portType.ops == nil {
		base.portType.ops = p.abstractOperations(base.portType)
	}
	if !p.spend(len(base.portType.ops), binding.pos()) {
		return nil
	}
	abstract := maps.Clone(base.portType.ops)
	encoded := false
	var ops []*boundOperation
	for n := range binding.children() {
		if !n.is(wsdl11, "operation") {
			p.extension(n)
			continue
		}
		name, ok := p.name(n)
		if !ok {
			continue
		}
		op := base
		op.abstract, op.concrete = abstract[name], n
		op.name = ir.QName{Space: base.portType.name.Space, Local: name}
		if op.abstract == nil {
			p.errorf(n.posOf("name"), name, "port type %s has no operation %s that is not bound already", base.portType.name.Local, name)
			continue
		}
		delete(abstract, name)
		if style := soapChild(n, "operation"); style != nil {
			op.rpc = p.isRPC(style, base.rpc)
			op.action = style.attr("soapAction")
		}
		if use := encodedUse(n); use != nil {
			p.refuseEncoded(&encoded, op.rpc, use)
			continue
		}
		ops = append(ops, &op)
	}
	p.unbound(abstract, base.portType.node, binding)
	return ops
}

// refuseEncoded reports, once for each binding, that its messages are encoded.
func (p *parser) refuseEncoded(reported *bool, rpc bool, use *node) {
	if *reported {
		return
	}
	*reported = true
	style := "document"
	if rpc {
		style = "rpc"
	}
	p.advise(use.posOf("use"), describe(use), "ask for a document/literal or rpc/literal contract", "%s/encoded is not supported", style)
}

// unbound warns of operations that the binding leaves out.
func (p *parser) unbound(abstract map[string]*node, portType, binding *node) {
	for n := range portType.named(wsdl11, "operation") {
		if name := n.token("name"); abstract[name] == n {
			p.warnf(n.pos(), name, "binding %s does not bind the operation: it is left out", binding.token("name"))
		}
	}
}

// abstractOperations returns the operations of a port type by name. Overloading
// cannot be told apart by a client: the second of a name is an error.
func (p *parser) abstractOperations(portType *part) map[string]*node {
	ops := make(map[string]*node)
	for n := range portType.node.children() {
		switch {
		case n.is(wsdl11, "operation"):
			name, ok := p.name(n)
			switch {
			case !ok:
			case ops[name] != nil:
				p.errorf(n.posOf("name"), name, "operation %s is overloaded, which is not supported: port type %s has another at %s", name, portType.name.Local, ops[name].posOf("name"))
			default:
				ops[name] = n
			}
		case n.uri == wsdl11 && n.el.Tag != "documentation":
			p.unknown(n)
		default:
			p.extension(n)
		}
	}
	return ops
}

// soapChild returns the child element of that name in either SOAP's namespace.
func soapChild(n *node, local string) *node {
	if child := n.child(soap11, local); child != nil {
		return child
	}
	return n.child(soap12, local)
}

// encodedUse returns the first part of a bound operation that is encoded.
func encodedUse(op *node) *node {
	for message := range op.children() {
		for n := range message.children() {
			if (n.uri == soap11 || n.uri == soap12) && n.token("use") == "encoded" {
				return n
			}
		}
	}
	return nil
}
