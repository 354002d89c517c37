package wsdl

import "github.com/ppgen/ppgen/ir"

// simpleContent fills a record whose content is text, with attributes.
func (p *parser) simpleContent(r *record, content *node) {
	n := p.derivation(content)
	if n == nil {
		return
	}
	ref, ok := p.reference(r.schema, n, "base")
	if !ok {
		return
	}
	if ref.Space == encoding {
		p.undeclared(typeKind, ref)
		return
	}
	base := (*record)(nil)
	if c := p.components[componentKey{typeKind, ref.QName}]; c != nil && c.node.el.Tag == "complexType" {
		if base = p.baseRecord(r, ref); base == nil {
			return
		}
		if base.text == nil && (n.el.Tag == "extension" || n.child(xsd, "simpleType") == nil) {
			p.errorf(ref.pos(), describe(n), "simpleContent is based on %s, whose content is not text", ref.text)
			return
		}
	}
	switch {
	case n.el.Tag == "restriction":
		p.restrictText(r, base, n, ref)
	case base != nil:
		p.extend(r, base, n)
	default:
		if r.text = p.simpleRef(r.schema, ref, "simpleType"); r.text == nil {
			r.text = p.text()
		}
		p.textRecord(r, n, r.text.typ, nil)
	}
}

// restrictText fills a record that narrows the text or the attributes of a base.
func (p *parser) restrictText(r, base *record, n *node, ref qnameRef) {
	if base == nil {
		p.errorf(ref.pos(), describe(n), "simpleContent restricts %s, which is not a complexType", ref.text)
		return
	}
	value := below(r.out.Name, "Value")
	text := base.text
	if child := n.child(xsd, "simpleType"); child != nil {
		text = p.simpleType(r.schema, child, value)
	}
	r.text = p.restrict(n, text)
	typ := text.typ
	if typ == nil || hasFacets(n) {
		typ = p.anonymous(r.text, n, value)
	}
	p.textRecord(r, n, typ, base.out.Fields)
}

// hasFacets reports whether a restriction narrows the text at all.
func hasFacets(n *node) bool {
	for child := range n.children() {
		if child.uri == xsd && (facetNames[child.el.Tag] || child.el.Tag == "enumeration") {
			return true
		}
	}
	return false
}

// textRecord gives a record the field of its text, and its attributes.
func (p *parser) textRecord(r *record, n *node, typ ir.Type, restricted []*ir.Field) {
	text := &ir.Field{
		Decl:     ir.Decl{Name: ir.QName{Local: "Value"}, Pos: n.pos()},
		Type:     typ,
		Required: true,
		Wire:     wire(ir.QName{}, ir.Text),
	}
	r.out.Fields = append([]*ir.Field{text}, p.attributes(r.schema, n, r.out.Name, restricted)...)
}
