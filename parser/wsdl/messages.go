package wsdl

import (
	"slices"
	"strings"

	"github.com/ppgen/ppgen/ir"
)

// A draft is an operation whose messages are known, but not yet which structs
// they are: that depends on all operations.
type draft struct {
	*boundOperation
	docs          ir.Docs
	input, output *message
	headers       []*partMessage
	faults        []*partMessage
}

// A message is what a soap:Body, a header block or a fault's detail holds. There
// is one for each sequence of elements around the content.
type message struct {
	root    []ir.QName
	content *ir.Struct // what the elements hold
	own     bool       // the struct was made for this message
	out     *ir.Struct // the struct of the message, which has its Root
	decl    ir.Decl    // of the element
}

// A partMessage is a header or a fault.
type partMessage struct {
	*message
	node   *node
	output bool
}

// draftAll finds the messages of all operations.
func (p *parser) draftAll(bound []*boundOperation) []*draft {
	var drafts []*draft
	for _, op := range bound {
		if d := p.draft(op); d != nil {
			drafts = append(drafts, d)
		}
	}
	return drafts
}

// draft finds the messages of an operation. It returns nil when the operation
// cannot be called, which has been reported.
func (p *parser) draft(op *boundOperation) *draft {
	d := &draft{boundOperation: op, docs: docsOf(op.abstract)}
	if d.docs.Text == "" {
		d.docs = docsOf(op.concrete)
	}
	if !p.calledByClient(op.abstract) {
		return nil
	}
	sends, receives := false, false
	d.input, sends = p.direction(d, "input")
	d.output, receives = p.direction(d, "output")
	for n := range op.abstract.named(wsdl11, "fault") {
		p.fault(d, n)
	}
	if !sends || !receives {
		return nil
	}
	return d
}

// calledByClient reports whether it is the client that begins an operation.
func (p *parser) calledByClient(op *node) bool {
	for n := range op.children() {
		if n.is(wsdl11, "input") {
			return true
		}
		if n.is(wsdl11, "output") {
			p.warnf(op.pos(), op.token("name"), "the server calls the client in this operation, which is not supported: it is left out")
			return false
		}
	}
	p.errorf(op.pos(), op.token("name"), "the operation has neither input nor output")
	return false
}

// direction returns the message that an operation sends or receives, nil for an
// empty body, and finds its headers. ok is false when that has been reported not
// to work.
func (p *parser) direction(d *draft, tag string) (body *message, ok bool) {
	abstract, concrete := d.abstract.child(wsdl11, tag), d.concrete.child(wsdl11, tag)
	if abstract == nil {
		return nil, true
	}
	msg := p.lookupPart(p.defs.messages, abstract, "message", "message")
	if msg == nil {
		return nil, false
	}
	parts, soapBody, ok := p.bodyParts(d, msg, concrete)
	if !ok {
		return nil, false
	}
	if concrete != nil {
		p.headers(d, concrete, tag == "output")
	}
	if d.rpc {
		return p.rpcMessage(d, parts, soapBody, tag == "output"), true
	}
	return p.documentMessage(msg, parts)
}

// bodyParts returns the parts of a message that stand in the body, and the
// soap:body element that says so.
func (p *parser) bodyParts(d *draft, msg *part, concrete *node) (parts []*node, soapBody *node, ok bool) {
	inHeader := make(map[string]bool)
	if concrete != nil {
		for n := range concrete.children() {
			switch {
			case n.uri == mime:
				p.errorf(n.pos(), d.name.Local, "MIME attachments are not supported, expected soap:body")
				return nil, nil, false
			case n.el.Tag == "body" && (n.uri == soap11 || n.uri == soap12):
				soapBody = n
			case n.el.Tag == "header" && (n.uri == soap11 || n.uri == soap12):
				if name, known := quietQName(&schema{}, n, "message"); known && name == msg.name {
					inHeader[n.token("part")] = true
				}
			default:
				p.extension(n)
			}
		}
	}
	return p.partsIn(msg, soapBody, inHeader), soapBody, true
}

// partsIn returns the parts of a message that soap:body lists, or else those
// that do not stand in a header.
func (p *parser) partsIn(msg *part, soapBody *node, inHeader map[string]bool) []*node {
	listed := make(map[string]bool)
	given := false
	if soapBody != nil {
		var text string
		text, given = soapBody.lookup("parts")
		for name := range strings.FieldsSeq(text) {
			listed[name] = true
		}
	}
	var parts []*node
	for n := range msg.node.named(wsdl11, "part") {
		name, valid := p.name(n)
		if valid && (listed[name] || !given && !inHeader[name]) && p.spend(1, n.pos()) {
			parts = append(parts, n)
		}
	}
	return parts
}

// documentMessage returns the message of document style: one element, or nil for
// an empty body.
func (p *parser) documentMessage(msg *part, parts []*node) (body *message, ok bool) {
	switch len(parts) {
	case 0:
		return nil, true
	case 1:
		body = p.elementMessage(parts[0], true)
		return body, body != nil
	}
	p.errorf(parts[1].pos(), msg.name.Local, "a document style message with several parts is not supported, expected one part with an element")
	return nil, false
}

// elementMessage returns the message of a part that names an element.
func (p *parser) elementMessage(part *node, unwrap bool) *message {
	if part.token("element") == "" {
		p.errorf(part.pos(), describe(part), "the part names no element: document style needs one")
		return nil
	}
	ref, ok := p.qname(part, "element")
	if !ok {
		return nil
	}
	c := p.lookup(elementKind, ref)
	if c == nil {
		return nil
	}
	m := p.globalMessage(c, unwrap)
	if m == nil {
		p.errorf(ref.pos(), describe(part), "element %s cannot be sent: it is abstract, or its type is", ref.text)
	}
	return m
}

// globalMessage returns the message that a global element is, or nil when it
// cannot be one.
func (p *parser) globalMessage(c *component, unwrap bool) *message {
	if p.boolean(c.node, "abstract") {
		return nil
	}
	decl := ir.Decl{Name: c.name, Docs: docsOf(c.node), Pos: c.node.pos()}
	m := &message{root: []ir.QName{c.name}, decl: decl}
	typ := p.elementType(c.schema, c.node, ir.QName{})
	p.fillAll()
	switch typ := typ.(type) {
	case *ir.Union:
		return nil
	case *ir.Struct:
		m.content = typ
		if inner := wrapped(c, typ); unwrap && inner != nil {
			p.wrappers[typ] = true
			m.root = append(m.root, inner.Wire.XML.Name)
			m.content = inner.Type.(*ir.Struct)
		}
	case *ir.Raw:
		any := &particle{form: anyForm, max: ir.Unbounded, node: c.node}
		b := &builder{parser: p, owner: c.name}
		m.content, m.own = &ir.Struct{Decl: decl, Fields: b.fields(b.slots(any), make(map[string]bool))}, true
	default:
		m.content, m.own = &ir.Struct{Decl: decl, Fields: []*ir.Field{{
			Decl:     ir.Decl{Name: ir.QName{Local: "Value"}, Pos: decl.Pos},
			Type:     typ,
			Required: true,
			Wire:     wire(ir.QName{}, ir.Text),
		}}}, true
	}
	return p.message(rootKey(m.root), m)
}

// wrapped returns the only child of an element that exists to hold one record,
// or nil: nobody wants to see such an element in a call.
func wrapped(c *component, s *ir.Struct) *ir.Field {
	if c.node.token("type") != "" || s.Mixed || s.Base != nil || len(s.Fields) != 1 {
		return nil
	}
	f := s.Fields[0]
	if _, record := f.Type.(*ir.Struct); !record || !f.Required || f.Nillable || f.Wire.XML.Form != ir.Element {
		return nil
	}
	return f
}

// message returns the one message of that key, which is m unless there was one
// before.
func (p *parser) message(key string, m *message) *message {
	if known := p.messages[key]; known != nil {
		return known
	}
	p.messages[key] = m
	p.sent = append(p.sent, m)
	return m
}

// rootKey is the key of a message that is told by the elements around it.
func rootKey(root []ir.QName) string {
	var key strings.Builder
	for _, name := range root {
		key.WriteString(name.String() + " ")
	}
	return key.String()
}

// rpcMessage makes the message of rpc style: an element named after the
// operation around one element for each part.
func (p *parser) rpcMessage(d *draft, parts []*node, soapBody *node, answer bool) *message {
	name := ir.QName{Local: d.abstract.token("name")}
	if soapBody != nil {
		name.Space = soapBody.token("namespace")
	}
	if answer {
		name.Local += "Response"
	}
	if name.Space == "" {
		p.warnf(d.concrete.pos(), d.name.Local, "the rpc/literal binding gives the body no namespace: %s has none", name.Local)
	}
	decl := ir.Decl{Name: name, Docs: d.docs, Pos: d.abstract.pos()}
	s := &ir.Struct{Decl: decl}
	for _, n := range parts {
		if f := p.rpcPart(n); f != nil {
			s.Fields = append(s.Fields, f)
		}
	}
	// Two port types may give one element different parts.
	key := "rpc " + d.portType.name.String() + " " + name.String()
	return p.message(key, &message{root: []ir.QName{name}, content: s, own: true, decl: decl})
}

// rpcPart returns the field of a part in rpc style, whose element has no
// namespace.
func (p *parser) rpcPart(n *node) *ir.Field {
	if n.token("element") != "" {
		p.errorf(n.posOf("element"), describe(n), "a part of an rpc/literal message cannot be an element, expected a type")
		return nil
	}
	ref, ok := p.qname(n, "type")
	if !ok {
		if n.token("type") == "" {
			p.errorf(n.pos(), describe(n), "the part has no type")
		}
		return nil
	}
	name := ir.QName{Local: n.token("name")}
	return &ir.Field{
		Decl:     ir.Decl{Name: name, Docs: docsOf(n), Pos: n.pos()},
		Type:     p.typeRef(&schema{}, ref),
		Required: true,
		Wire:     wire(name, ir.Element),
	}
}

// headers finds the header blocks of a message.
func (p *parser) headers(d *draft, concrete *node, answer bool) {
	for n := range concrete.children() {
		if n.el.Tag != "header" || n.uri != soap11 && n.uri != soap12 {
			continue
		}
		m := p.headerMessage(n)
		known := slices.ContainsFunc(d.headers, func(h *partMessage) bool { return h.message == m })
		if m != nil && !known { // a header of both directions is one
			d.headers = append(d.headers, &partMessage{m, n, answer})
		}
		if fault := soapChild(n, "headerfault"); fault != nil {
			p.warnf(fault.pos(), d.name.Local, "soap:headerfault is not supported: it is left out")
		}
	}
}

func (p *parser) headerMessage(n *node) *message {
	msg := p.lookupPart(p.defs.messages, n, "message", "message")
	if msg == nil {
		return nil
	}
	if part := msg.child(n.token("part")); part != nil {
		return p.elementMessage(part, false)
	}
	p.errorf(n.posOf("part"), describe(n), "message %s has no part %q", msg.name.Local, n.attr("part"))
	return nil
}

// fault finds what the detail of a fault holds.
func (p *parser) fault(d *draft, n *node) {
	msg := p.lookupPart(p.defs.messages, n, "message", "message")
	if msg == nil {
		return
	}
	for part := range msg.node.named(wsdl11, "part") {
		if m := p.elementMessage(part, false); m != nil {
			d.faults = append(d.faults, &partMessage{m, n, true})
		}
		return
	}
}

// finishMessages gives each message a struct with its root. A type that is all
// of one message is that struct; where it serves several, each gets its own.
func (p *parser) finishMessages() {
	uses := make(map[*ir.Struct]int)
	for _, m := range p.sent {
		uses[m.content]++
	}
	for _, m := range p.sent {
		m.out = m.content
		if uses[m.content] > 1 && p.spend(len(m.content.Fields), m.decl.Pos) {
			m.out = &ir.Struct{
				Decl: m.decl, Base: m.content, Inherited: len(m.content.Fields),
				Mixed: m.content.Mixed, Fields: slices.Clone(m.content.Fields),
			}
		}
		if m.own || m.out != m.content {
			p.register(m.out, "Element")
		}
		m.out.Root = m.root
	}
}

// operation returns what the draft has become.
func (d *draft) operation() *ir.Operation {
	op := &ir.Operation{
		Decl: ir.Decl{Name: d.name, Docs: d.docs, Pos: d.abstract.pos()},
		SOAP: &ir.SOAPBinding{Action: d.action, SOAP12: d.soap12, RPC: d.rpc, Port: d.port},
	}
	if d.input != nil {
		op.Input = d.input.out
	}
	if d.output != nil {
		op.Output = d.output.out
	}
	for _, m := range d.headers {
		op.SOAP.Headers = append(op.SOAP.Headers, m.part())
	}
	for _, m := range d.faults {
		op.SOAP.Faults = append(op.SOAP.Faults, m.part())
	}
	return op
}

func (m *partMessage) part() *ir.Message {
	decl := m.decl
	decl.Pos = m.node.pos()
	return &ir.Message{Decl: decl, Type: m.out, Output: m.output}
}
