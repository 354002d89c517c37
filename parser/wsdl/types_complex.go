package wsdl

import (
	"slices"

	"github.com/ppgen/ppgen/ir"
)

// A record is a complexType on its way to be a struct. The struct exists as soon
// as something refers to it, so that types may refer to each other in circles;
// its fields are found later.
type record struct {
	out    *ir.Struct
	node   *node // the xs:complexType
	schema *schema
	state  recordState
	base   *record     // the type that this one extends
	model  *particle   // its own elements, without those of the base
	text   *simpleType // of simple content
	mixed  bool

	elements map[ir.QName]*ir.Field // the elements of its own fields, once one asked
}

type recordState uint8

const (
	untouched recordState = iota
	filling               // meeting it again as a base is a circle
	filled
)

// elementType returns the type of an element's declaration. owner names the type
// when it is written inside; a global element has none.
func (p *parser) elementType(s *schema, n *node, owner ir.QName) ir.Type {
	name := ir.QName{Space: s.target, Local: n.token("name")}
	if owner.Local != "" {
		name = below(owner, name.Local)
	}
	if n.token("type") != "" {
		p.oneType(n)
		if ref, ok := p.reference(s, n, "type"); ok {
			return p.typeRef(s, ref)
		}
		return &ir.Raw{}
	}
	for child := range n.children() {
		switch {
		case child.is(xsd, "complexType"):
			return p.anonymousRecord(s, child, name).out
		case child.is(xsd, "simpleType"):
			return p.anonymous(p.simpleType(s, child, name), n, name)
		case child.uri != xsd || !besideType[child.el.Tag]:
			p.unknown(child)
		}
	}
	if head := p.headOf(s, n); head != nil {
		return p.elementType(head.schema, head.node, ir.QName{})
	}
	return &ir.Raw{}
}

// oneType reports a declaration that names its type and has one inside as well.
func (p *parser) oneType(n *node) {
	for child := range n.children() {
		if child.is(xsd, "complexType") || child.is(xsd, "simpleType") {
			p.errorf(child.pos(), describe(n), "the type is written inside the %s, which names another one, expected one of them", n.el.Tag)
		}
	}
}

// besideType are what else an element's declaration may hold: it restricts which
// values may stand together, but not what they look like.
var besideType = map[string]bool{"annotation": true, "unique": true, "key": true, "keyref": true}

// typeRef returns the type that a name stands for where a value of it is sent.
func (p *parser) typeRef(s *schema, ref qnameRef) ir.Type {
	if ref.Space == xsd && ref.Local == "anyType" {
		return &ir.Raw{}
	}
	if ref.Space != xsd {
		c := p.lookup(typeKind, ref)
		switch {
		case c == nil:
			return &ir.Raw{} // reported: whatever comes is kept
		case c.node.el.Tag == "complexType" && p.boolean(c.node, "abstract"):
			return p.variants(c, ref)
		case c.node.el.Tag == "complexType":
			return p.namedRecord(c).out
		}
	}
	if t := p.simpleRef(s, ref, "simpleType"); t != nil {
		return t.typ
	}
	return p.text().typ
}

// namedRecord returns the record of a complexType that has a name.
func (p *parser) namedRecord(c *component) *record {
	r, known := p.record(c.schema, c.node)
	if !known {
		r.out.Decl = ir.Decl{Name: c.name, Docs: docsOf(c.node), Pos: c.node.pos()}
		p.register(r.out, "Type")
	}
	return r
}

// anonymousRecord returns the record of a complexType inside an element.
func (p *parser) anonymousRecord(s *schema, n *node, name ir.QName) *record {
	r, known := p.record(s, n)
	if !known {
		docs := docsOf(n)
		if docs.Text == "" {
			docs = docsOf(n.parent)
		}
		r.out.Decl = ir.Decl{Name: name, Docs: docs, Pos: n.pos()}
		p.register(r.out, "Element")
	}
	return r
}

func (p *parser) record(s *schema, n *node) (r *record, known bool) {
	key := typeKey{n, s.target}
	if r = p.records[key]; r != nil {
		return r, true
	}
	r = &record{node: n, schema: s, out: new(ir.Struct)}
	p.records[key] = r
	p.pending = append(p.pending, r)
	return r, false
}

// fillAll finds the fields of all records, those included that are met on the
// way. A queue, not recursion: types can refer to each other in chains of any
// length.
func (p *parser) fillAll() {
	for len(p.pending) > 0 {
		batch := p.pending
		p.pending = nil
		for _, r := range batch {
			p.fill(r)
		}
	}
}

// fill finds the fields of a record.
func (p *parser) fill(r *record) {
	if r.state != untouched {
		return
	}
	r.state = filling
	r.out.Abstract = p.boolean(r.node, "abstract")
	r.mixed = p.boolean(r.node, "mixed")
	if content := r.node.child(xsd, "simpleContent"); content != nil {
		p.simpleContent(r, content)
	} else if content := r.node.child(xsd, "complexContent"); content != nil {
		if _, given := content.lookup("mixed"); given {
			r.mixed = p.boolean(content, "mixed")
		}
		p.complexContent(r, content)
	} else {
		r.model = p.content(r.schema, r.node, r.out.Name)
		p.ownContent(r, r.node, nil)
	}
	r.out.Mixed = r.mixed
	r.state = filled
}

// derivation returns the extension or restriction inside a simpleContent or
// complexContent, or nil when that has been reported.
func (p *parser) derivation(content *node) *node {
	for child := range content.children() {
		switch {
		case child.is(xsd, "annotation"):
		case child.is(xsd, "extension"), child.is(xsd, "restriction"):
			if child.token("base") == "" {
				p.errorf(child.pos(), describe(child), "%s has no base", child.el.Tag)
				return nil
			}
			return child
		default:
			p.unknown(child)
			return nil
		}
	}
	p.errorf(content.pos(), describe(content), "%s is empty, expected extension or restriction", content.el.Tag)
	return nil
}

// complexContent fills a record that is derived from another.
func (p *parser) complexContent(r *record, content *node) {
	n := p.derivation(content)
	if n == nil {
		return
	}
	ref, ok := p.reference(r.schema, n, "base")
	if !ok {
		return
	}
	switch {
	case ref.Space == encoding:
		p.undeclared(typeKind, ref)
		return
	case ref.Space == xsd && ref.Local == "anyType":
		p.fromAnything(r, n)
		return
	}
	base := p.baseRecord(r, ref)
	if base == nil {
		return
	}
	r.model = p.content(r.schema, n, r.out.Name)
	if n.el.Tag == "extension" {
		p.extend(r, base, n)
		return
	}
	if len(p.modelsOf(r)) == 0 && base.text != nil && !r.mixed {
		p.errorf(n.pos(), describe(n), "a complexContent cannot restrict %s, whose content is text, expected simpleContent", ref.text)
	}
	p.ownContent(r, n, base.out.Fields)
}

// fromAnything fills a record that is derived from xs:anyType. A restriction of
// it is what a complexType without a base is; an extension keeps it open.
func (p *parser) fromAnything(r *record, n *node) {
	r.model = p.content(r.schema, n, r.out.Name)
	if n.el.Tag == "extension" {
		anything := &particle{form: anyForm, max: ir.Unbounded, node: n}
		if r.model != nil {
			anything = &particle{form: sequenceForm, min: 1, max: 1, node: n, kids: []*particle{anything, r.model}}
		}
		r.model = anything
	}
	p.ownContent(r, n, nil)
	if n.el.Tag == "extension" {
		inheritWildcard(r, anyAttribute(n))
	}
}

// baseRecord returns the complexType that another is derived from, with its
// fields, or nil when that has been reported.
func (p *parser) baseRecord(r *record, ref qnameRef) *record {
	if ref.Space == xsd {
		p.errorf(ref.pos(), describe(ref.node), "%s is a simple type, expected simpleContent around its extension", ref.text)
		return nil
	}
	c := p.lookup(typeKind, ref)
	if c == nil {
		return nil
	}
	if c.node.el.Tag != "complexType" {
		p.errorf(ref.pos(), describe(ref.node), "%s is a simple type, expected simpleContent around its extension", ref.text)
		return nil
	}
	base := p.namedRecord(c)
	if base.state == filling {
		p.errorf(ref.pos(), describe(ref.node), "circular complexType: %s is derived from itself", ref.text)
		return nil
	}
	p.level++
	defer func() { p.level-- }()
	if p.level > maxDerivation {
		p.errorf(ref.pos(), describe(ref.node), "the type is derived through more than %d others", maxDerivation)
		return nil
	}
	p.fill(base)
	return base
}

// ownContent gives a record all its fields anew. restricted are the fields of
// the type that it narrows.
func (p *parser) ownContent(r *record, n *node, restricted []*ir.Field) {
	b := &builder{parser: p, owner: r.out.Name}
	var fields []*ir.Field
	switch {
	case r.mixed:
		fields = b.mixedContent(p.modelsOf(r), r.node)
	case r.model != nil:
		fields = b.fields(b.slots(r.model), make(map[string]bool))
	}
	r.out.Fields = append(fields, p.attributes(r.schema, n, r.out.Name, restricted)...)
}

// modelsOf returns the content models of a record and of those it extends, the
// outermost base first.
func (p *parser) modelsOf(r *record) []*particle {
	var models []*particle
	for ; r != nil; r = r.base {
		if r.model != nil {
			models = append(models, r.model)
		}
	}
	slices.Reverse(models)
	return models
}

// mixedContent returns the one field of elements with text between them.
func (b *builder) mixedContent(models []*particle, n *node) []*ir.Field {
	text := &ir.Field{
		Decl: ir.Decl{Name: ir.QName{Local: "Text"}, Pos: n.pos()},
		Type: b.text().typ,
		Wire: wire(ir.QName{}, ir.Text),
	}
	union := &ir.Union{Decl: ir.Decl{Name: below(b.owner, "Content"), Pos: n.pos()}, Cases: []*ir.Field{text}}
	for _, model := range models {
		union.Cases = b.cases(model, union.Cases)
	}
	if len(union.Cases) == 1 {
		text.Name.Local = "Value"
		return []*ir.Field{text}
	}
	b.register(union, "Choice")
	field := &ir.Field{
		Decl: ir.Decl{
			Name: ir.QName{Local: "Content"},
			Docs: ir.Docs{Text: "The text and the elements in the order in which they are sent."},
			Pos:  n.pos(),
		},
		Type: &ir.List{Elem: union, Max: ir.Unbounded},
		Wire: wire(ir.QName{}, ir.Inline),
	}
	return []*ir.Field{field}
}
