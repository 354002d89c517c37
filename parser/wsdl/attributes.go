package wsdl

import (
	"slices"

	"github.com/ppgen/ppgen/ir"
)

// An attributeSet collects the attributes of a type.
type attributeSet struct {
	*parser
	owner      ir.QName // names the anonymous types of attributes
	fields     []*ir.Field
	byName     map[ir.QName]int // index of the field
	prohibited map[ir.QName]bool
	wildcard   *ir.Field
	open       []*component        // the attribute groups that are being read
	done       map[*component]bool // those that were
}

// attributes reads the attributes that stand directly inside n. inherited are
// those of the type that is restricted: they may be narrowed and prohibited.
func (p *parser) attributes(s *schema, n *node, owner ir.QName, inherited []*ir.Field) []*ir.Field {
	set := &attributeSet{
		parser: p, owner: owner, byName: make(map[ir.QName]int),
		prohibited: make(map[ir.QName]bool), done: make(map[*component]bool),
	}
	set.collect(s, n)
	var fields []*ir.Field
	for _, f := range inherited {
		name := f.Wire.XML.Name
		if _, again := set.byName[name]; !again && !set.prohibited[name] && f.Wire.XML.Form == ir.Attribute {
			fields = append(fields, copyOf(f))
		}
	}
	fields = append(fields, set.fields...)
	if set.wildcard != nil {
		fields = append(fields, set.wildcard)
	}
	return fields
}

func (set *attributeSet) collect(s *schema, n *node) {
	for child := range n.children() {
		switch {
		case child.is(xsd, "attribute"):
			set.attribute(s, child)
		case child.is(xsd, "attributeGroup"):
			set.group(s, child)
		case child.is(xsd, "anyAttribute"):
			set.wildcard = anyAttribute(child)
		case child.uri == xsd && besideAttributes[child.el.Tag]:
		default:
			set.unknown(child)
		}
	}
}

// besideAttributes are what else a type, a derivation or a group may hold.
var besideAttributes = map[string]bool{
	"annotation": true, "simpleContent": true, "complexContent": true, "simpleType": true,
	"sequence": true, "choice": true, "all": true, "group": true,
	"enumeration": true, "length": true, "minLength": true, "maxLength": true, "pattern": true, "whiteSpace": true,
	"minInclusive": true, "maxInclusive": true, "minExclusive": true, "maxExclusive": true,
	"totalDigits": true, "fractionDigits": true,
}

// group adds the attributes of a named group, once.
func (set *attributeSet) group(s *schema, n *node) {
	if ref, ok := set.reference(s, n, "ref"); !ok {
		if n.token("ref") == "" {
			set.errorf(n.pos(), describe(n), "the attributeGroup has no ref")
		}
		return
	} else if ref.Space == xmlSpace && ref.Local == "specialAttrs" {
		for _, local := range []string{"base", "lang", "space", "id"} {
			set.add(set.xmlAttribute(n, local), n)
		}
		return
	}
	group := set.find(attributeGroupKind, s, n, "ref")
	switch {
	case group == nil, set.done[group]:
	case len(set.open) > maxDerivation:
		set.errorf(n.posOf("ref"), describe(n), "attribute groups are nested deeper than %d", maxDerivation)
	case slices.Contains(set.open, group):
		set.errorf(n.posOf("ref"), describe(n), "circular attributeGroup: %s contains itself", group.name.Local)
	default:
		owner := set.owner
		set.open, set.owner = append(set.open, group), group.name
		set.collect(group.schema, group.node)
		set.open, set.owner = set.open[:len(set.open)-1], owner
		set.done[group] = true
	}
}

// anyAttribute returns the field of attributes that the schema does not name.
func anyAttribute(n *node) *ir.Field {
	return &ir.Field{
		Decl: ir.Decl{Name: ir.QName{Local: "AnyAttribute"}, Docs: docsOf(n), Pos: n.pos()},
		Type: &ir.List{Elem: &ir.Raw{}, Max: ir.Unbounded},
		Wire: wire(ir.QName{}, ir.AnyAttribute),
	}
}

// attribute adds the attribute that n uses.
func (set *attributeSet) attribute(s *schema, n *node) {
	f := set.attributeField(s, n)
	if f == nil {
		return
	}
	switch use := n.token("use"); use {
	case "prohibited":
		set.prohibited[f.Wire.XML.Name] = true
		return
	case "required":
		f.Required = true
	case "", "optional":
	default:
		set.errorf(n.posOf("use"), f.Name.Local, `use is %q, expected "required", "optional" or "prohibited"`, use)
	}
	set.add(f, n)
}

// add adds a field unless the type has an attribute of that name.
func (set *attributeSet) add(f *ir.Field, n *node) {
	if !set.spend(1, n.pos()) {
		return
	}
	name := f.Wire.XML.Name
	if i, taken := set.byName[name]; taken {
		set.errorf(n.pos(), describe(n.parent)+"/"+name.Local, "attribute %s is declared twice: first at %s", name.Local, set.fields[i].Pos)
		return
	}
	set.byName[name] = len(set.fields)
	set.fields = append(set.fields, f)
}

// attributeField returns the field of an attribute, or nil when it refers to
// nothing.
func (set *attributeSet) attributeField(s *schema, n *node) *ir.Field {
	decl, owner, name := n, set.owner, ir.QName{}
	if set.refers(n) {
		if ref, ok := set.reference(s, n, "ref"); ok && ref.Space == xmlSpace {
			return set.xmlAttribute(n, ref.Local)
		}
		global := set.find(attributeKind, s, n, "ref")
		if global == nil {
			return nil
		}
		decl, s, name, owner = global.node, global.schema, global.name, ir.QName{}
	} else {
		local, ok := set.name(n)
		if !ok {
			return nil
		}
		name.Local = local
		if set.form(n, "form", s.attributes) {
			name.Space = s.target
		}
	}
	return set.fieldOf(s, n, decl, name, owner)
}

func (set *attributeSet) fieldOf(s *schema, use, decl *node, name, owner ir.QName) *ir.Field {
	docs := docsOf(use)
	if docs.Text == "" {
		docs = docsOf(decl)
	}
	f := &ir.Field{
		Decl: ir.Decl{Name: name, Docs: docs, Pos: use.pos()},
		Type: set.attributeType(s, decl, owner, name),
		Wire: wire(name, ir.Attribute),
	}
	set.preset(f, decl)
	if use != decl { // a reference may say more than the declaration
		if _, given := use.lookup("default"); given {
			set.preset(f, use)
		} else if _, given := use.lookup("fixed"); given {
			set.preset(f, use)
		}
	}
	return f
}

// attributeType returns the type of an attribute's declaration.
func (p *parser) attributeType(s *schema, n *node, owner, name ir.QName) ir.Type {
	if ref, ok := p.reference(s, n, "type"); ok {
		p.oneType(n)
		if t := p.simpleRef(s, ref, "simpleType"); t != nil {
			return t.typ
		}
		return p.text().typ
	}
	var inner *node
	for child := range n.children() {
		switch {
		case child.is(xsd, "simpleType") && inner == nil:
			inner = child
		case !child.is(xsd, "annotation"):
			p.unknown(child)
		}
	}
	if inner == nil {
		return p.text().typ
	}
	own := ir.QName{Space: s.target, Local: name.Local + "/Attribute"} // a global one has no owner
	if owner.Local != "" {
		own = below(owner, name.Local)
	}
	return p.anonymous(p.simpleType(s, inner, own), n, own)
}

// xmlTypes are the attributes that XML itself defines.
var xmlTypes = map[string]string{"lang": "language", "space": "NCName", "base": "anyURI", "id": "ID"}

// xmlAttribute returns the field of an attribute in XML's own namespace, which
// needs no document to be known.
func (set *attributeSet) xmlAttribute(n *node, local string) *ir.Field {
	typ, known := xmlTypes[local]
	if !known {
		set.errorf(n.posOf("ref"), describe(n), "xml:%s is not an attribute of XML, expected lang, space, base or id", local)
		return nil
	}
	name := ir.QName{Space: xmlSpace, Local: local}
	return &ir.Field{
		Decl:    ir.Decl{Name: name, Docs: docsOf(n), Pos: n.pos()},
		Type:    set.builtinType(typ).typ,
		Default: n.attr("default"),
		Fixed:   n.attr("fixed"),
		Wire:    wire(name, ir.Attribute),
	}
}
