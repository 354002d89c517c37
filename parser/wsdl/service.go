package wsdl

import (
	"net/url"
	"strings"

	"github.com/ppgen/ppgen/ir"
)

// definitions are what the WSDL documents declare, by name: the order in which
// they do so must not matter.
type definitions struct {
	read      map[*node]bool
	messages  map[ir.QName]*part
	portTypes map[ir.QName]*part
	bindings  map[ir.QName]*part
	services  []*node
	order     []*part // bindings, in the order they were met
}

// A part is a named part of a WSDL document.
type part struct {
	name  ir.QName
	node  *node
	parts map[string]*node // of a message, once one asked
	ops   map[string]*node // of a port type, once it was bound
}

// child returns the message's part of that name, or nil.
func (m *part) child(name string) *node {
	if m.parts == nil {
		m.parts = make(map[string]*node)
		for n := range m.node.named(wsdl11, "part") {
			m.parts[n.token("name")] = n
		}
	}
	return m.parts[name]
}

// readWSDL reads a WSDL document and what belongs to it into an API.
func (p *parser) readWSDL(doc *document, api *ir.API) {
	p.defs = &definitions{
		read:      make(map[*node]bool),
		messages:  make(map[ir.QName]*part),
		portTypes: make(map[ir.QName]*part),
		bindings:  make(map[ir.QName]*part),
	}
	p.addDefinitions(doc.root)
	p.title(doc, api)
	p.declareTypes()
	bound := p.boundOperations()
	if len(bound) == 0 && !p.list.HasErrors() {
		p.errorf(doc.root.pos(), doc.root.attr("name"), "the document offers no operation: expected a service or a binding with SOAP operations")
	}
	drafts := p.draftAll(bound)
	p.fillAll()
	p.finishMessages()
	for _, d := range drafts {
		api.Ops = append(api.Ops, d.operation())
	}
}

// title names the API after its first service.
func (p *parser) title(doc *document, api *ir.API) {
	api.Title, api.Docs = doc.root.token("name"), docsOf(doc.root)
	if len(p.defs.services) == 0 {
		return
	}
	first := p.defs.services[0]
	if name := first.token("name"); name != "" {
		api.Title = name
	}
	if api.Docs.Text == "" {
		api.Docs = docsOf(first)
	}
}

// addDefinitions registers what a wsdl:definitions element declares, and all
// that it imports.
func (p *parser) addDefinitions(root *node) {
	if p.defs.read[root] {
		return
	}
	p.defs.read[root] = true
	p.targets[root.token("targetNamespace")] = true
	p.checkTarget(root)
	for n := range root.children() {
		if n.uri != wsdl11 {
			p.extension(n)
			continue
		}
		switch n.el.Tag {
		case "import":
			p.importWSDL(n)
		case "types":
			p.inlineSchemas(n)
		case "message":
			p.addPart(p.defs.messages, root, n)
		case "portType":
			p.addPart(p.defs.portTypes, root, n)
		case "binding":
			if binding := p.addPart(p.defs.bindings, root, n); binding != nil {
				p.defs.order = append(p.defs.order, binding)
			}
		case "service":
			if _, ok := p.name(n); ok {
				p.defs.services = append(p.defs.services, n)
			}
		case "documentation":
		default:
			p.unknown(n)
		}
	}
}

// extension reports an element of another standard that must not be ignored.
func (p *parser) extension(n *node) {
	if required := n.qualified(wsdl11, "required"); required == "true" || required == "1" {
		p.warnf(n.pos(), describe(n), "the document requires the extension %s, which is not supported: it is left out", n.el.FullTag())
	}
}

func (p *parser) addPart(table map[ir.QName]*part, root, n *node) *part {
	local, ok := p.name(n)
	if !ok {
		return nil
	}
	name := ir.QName{Space: root.token("targetNamespace"), Local: local}
	if first := table[name]; first != nil {
		p.duplicate(first.node, n, local)
		return nil
	}
	table[name] = &part{name: name, node: n}
	return table[name]
}

// inlineSchemas registers the schemas inside wsdl:types.
func (p *parser) inlineSchemas(types *node) {
	for n := range types.children() {
		switch {
		case n.is(xsd, "schema"):
			p.addSchema(n, n.token("targetNamespace"))
		case n.is(wsdl11, "documentation"):
		case oldSchemas[n.uri]:
			p.errorf(n.pos(), "types", "the XML Schema draft %s is not supported, expected %s", n.uri, xsd)
		default:
			p.errorf(n.pos(), "types", "types in %s are not supported, expected xs:schema", n.el.FullTag())
		}
	}
}

// importWSDL reads the document that a wsdl:import names: a WSDL, or a schema.
func (p *parser) importWSDL(n *node) {
	space := n.token("namespace")
	name, ok := p.location(n, "location")
	if name == "" {
		if ok {
			p.errorf(n.pos(), "import", "wsdl:import has no location")
		}
		p.addGap(&gap{space: space})
		return
	}
	doc, err := p.document(name, n.posOf("location"))
	if err != nil {
		p.addGap(&gap{space: space, finding: problem(n.posOf("location"), "import", "save the document beside the root document", "there is no file "+name)})
		return
	}
	if doc == nil {
		p.addGap(&gap{space: space})
		return
	}
	if own := doc.root.token("targetNamespace"); own != space {
		p.errorf(n.pos(), "import", "%s declares namespace %q, but the import says %q", name, own, space)
		p.addGap(&gap{space: space})
	}
	if doc.root.is(xsd, "schema") {
		p.addSchema(doc.root, doc.root.token("targetNamespace"))
		return
	}
	p.addDefinitions(doc.root)
}

// lookupPart returns the part of a WSDL that an attribute names. When there is
// none, that is reported.
func (p *parser) lookupPart(table map[ir.QName]*part, n *node, key, kind string) *part {
	if n.token(key) == "" {
		p.errorf(n.pos(), describe(n), "%s has no %s", n.el.Tag, key)
		return nil
	}
	ref, ok := p.qname(n, key)
	if !ok {
		return nil
	}
	found := table[ref.QName]
	if found == nil && !p.inGap(ref.Space) {
		p.errorf(ref.pos(), describe(n), "%s %s is not declared", kind, ref.text)
	}
	return found
}

// A port is a binding under the name by which a service offers it.
type port struct {
	name    string
	binding *part
}

// ports returns the bindings that services offer, in their order; where there is
// no service, all bindings.
func (p *parser) ports() []port {
	var ports []port
	for _, service := range p.defs.services {
		for n := range service.children() {
			switch {
			case n.is(wsdl11, "port"):
				name, _ := p.name(n)
				if binding := p.lookupPart(p.defs.bindings, n, "binding", "binding"); binding != nil {
					ports = append(ports, port{name, binding})
				}
				p.checkAddress(n)
			case n.uri == wsdl11 && n.el.Tag != "documentation":
				p.unknown(n)
			default:
				p.extension(n)
			}
		}
	}
	if len(p.defs.services) > 0 {
		return ports
	}
	for _, binding := range p.defs.order {
		ports = append(ports, port{binding.name.Local, binding})
	}
	return ports
}

// checkAddress warns of credentials in an address. They are in the hands of
// everyone who has the document, and are not repeated, not even here.
func (p *parser) checkAddress(n *node) {
	for address := range n.children() {
		location, err := url.Parse(strings.TrimSpace(address.attr("location")))
		if err == nil && location.User != nil {
			p.warnf(address.posOf("location"), describe(n), "the address carries credentials: they are ignored, and should be removed from the document and changed")
		}
	}
}
