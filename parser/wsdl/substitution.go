package wsdl

import "github.com/ppgen/ppgen/ir"

// linkComponents finds out which elements may stand for others, and which types
// are derived from others, before any of that is asked for.
func (p *parser) linkComponents() {
	for _, c := range p.declared {
		switch {
		case c.kind == elementKind && c.node.token("substitutionGroup") != "":
			if head := p.find(elementKind, c.schema, c.node, "substitutionGroup"); head != nil {
				p.heads[typeKey{c.node, c.schema.target}] = head
			}
		case c.kind == typeKind && c.node.el.Tag == "complexType":
			if base := p.baseOf(c); base != nil {
				p.derived[base] = append(p.derived[base], c)
			}
		}
	}
	for _, c := range p.declared {
		if head := p.headOf(c.schema, c.node); c.kind == elementKind && head != nil && p.endsSomewhere(c) {
			p.members[head] = append(p.members[head], c)
		}
	}
}

// headOf returns the element that the one declared by n may stand for, or nil.
func (p *parser) headOf(s *schema, n *node) *component { return p.heads[typeKey{n, s.target}] }

// endsSomewhere reports whether the chain of elements that c may stand for has
// an end. Where it has none, that is reported and c leaves it.
func (p *parser) endsSomewhere(c *component) bool {
	fault, steps := "", 0
	for up := c; up != nil && fault == ""; up = p.headOf(up.schema, up.node) {
		steps++
		switch {
		case up == c && steps > 1:
			fault = "circular substitution group"
		case steps > maxDerivation:
			fault = "substitution group of too many levels"
		}
	}
	if fault == "" {
		return true
	}
	p.errorf(c.node.posOf("substitutionGroup"), c.name.Local, "%s: %s cannot be told from what it stands for", fault, c.name.Local)
	delete(p.heads, typeKey{c.node, c.schema.target})
	return false
}

// baseOf returns the complexType that another is derived from, or nil. What is
// wrong with it is reported when the type is read.
func (p *parser) baseOf(c *component) *component {
	for content := range c.node.children() {
		if !content.is(xsd, "complexContent") && !content.is(xsd, "simpleContent") {
			continue
		}
		for n := range content.children() {
			if name, ok := quietQName(c.schema, n, "base"); ok {
				return p.components[componentKey{typeKind, name}]
			}
		}
	}
	return nil
}

// substitutes returns the elements that may come where q stands: the element
// itself unless it is abstract, and all that may stand for it.
func (b *builder) substitutes(q *particle) []*component {
	family, known := b.families[q.global]
	if !known {
		family = b.family(q.global, nil)
		b.families[q.global] = family
	}
	switch {
	case !b.spend(len(family), q.node.pos()):
		return nil
	case len(family) > 0:
	case q.min == 0:
		b.warnf(q.node.pos(), b.owner.Local+"/"+q.name.Local, "element %s is abstract and no element stands for it: it is left out", q.name.Local)
	default:
		b.advise(q.node.pos(), b.owner.Local+"/"+q.name.Local, "declare an element with substitutionGroup="+q.name.Local,
			"element %s is abstract and no element stands for it, so that nothing can be sent here", q.name.Local)
	}
	return family
}

// family adds the concrete ones of an element and its members.
func (p *parser) family(c *component, family []*component) []*component {
	if !p.boolean(c.node, "abstract") {
		family = append(family, c)
	}
	for _, member := range p.members[c] {
		family = p.family(member, family)
	}
	return family
}

// memberUnion returns the union of the elements that may stand for a head.
func (p *parser) memberUnion(head *component, members []*component) *ir.Union {
	if union := p.unions[head]; union != nil {
		return union
	}
	union := &ir.Union{Decl: ir.Decl{Name: below(head.name, "Member"), Docs: docsOf(head.node), Pos: head.node.pos()}}
	p.unions[head] = union
	p.register(union, "Choice")
	for _, c := range members {
		q := &particle{form: elementForm, min: 1, max: 1, node: c.node}
		union.Cases = append(union.Cases, p.elementField(q.as(c)))
	}
	return union
}

// variants returns the type of a value whose declared type is abstract: one of
// the types derived from it, which the message names in xsi:type.
func (p *parser) variants(c *component, ref qnameRef) ir.Type {
	if union := p.unions[c]; union != nil {
		return union
	}
	concrete := p.concrete(c, nil, make(map[*component]bool))
	if !p.spend(len(concrete), ref.pos()) {
		return &ir.Raw{}
	}
	if len(concrete) == 0 {
		p.warnf(ref.pos(), describe(ref.node), "type %s is abstract and no type is derived from it: values are kept as raw XML", ref.text)
		return &ir.Raw{}
	}
	union := &ir.Union{Decl: ir.Decl{Name: below(c.name, "Variant"), Docs: docsOf(c.node), Pos: c.node.pos()}}
	p.unions[c] = union
	p.register(union, "Choice")
	for _, variant := range concrete {
		field := &ir.Field{
			Decl: ir.Decl{Name: variant.name, Docs: docsOf(variant.node), Pos: variant.node.pos()},
			Type: p.namedRecord(variant).out,
			Wire: wire(ir.QName{}, ir.Inline),
		}
		field.Wire.XML.Type = variant.name
		union.Cases = append(union.Cases, field)
	}
	return union
}

// concrete adds the types derived from c that are not abstract.
func (p *parser) concrete(c *component, found []*component, seen map[*component]bool) []*component {
	for _, derived := range p.derived[c] {
		if seen[derived] {
			continue
		}
		seen[derived] = true
		if !p.boolean(derived.node, "abstract") {
			found = append(found, derived)
		}
		found = p.concrete(derived, found, seen)
	}
	return found
}

// quietQName reads a name without reporting what is wrong with it.
func quietQName(s *schema, n *node, key string) (ir.QName, bool) {
	prefix, local := splitQName(n.token(key))
	uri, declared := n.scope.lookup(prefix)
	if !declared || local == "" {
		return ir.QName{}, false
	}
	return s.adopt(qnameRef{QName: ir.QName{Space: uri, Local: local}}).QName, true
}
