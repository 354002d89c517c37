package wsdl

import (
	"strconv"
	"strings"

	"github.com/ppgen/ppgen/ir"
)

// maxDerivation bounds how many types one may be derived through. Each passes
// on what it inherited, so that a chain without end would be squared.
const maxDerivation = 200

// maxMembers bounds the members that one attribute of a union may name.
const maxMembers = 1_000

// A simpleType is a type of text: one value, or a list of them.
type simpleType struct {
	scalar *ir.Scalar      // what a value is; nil for a list
	list   *ir.List        // nil for a single value
	values []*ir.EnumValue // of an enumeration
	typ    ir.Type         // what a field of the type has, once one asked
	depth  int             // how many types it is derived through
	busy   bool            // it is being read: meeting it again is a circle
}

// A typeKey is the identity of a type definition. One element can be several
// types when its schema is included into several namespaces.
type typeKey struct {
	node   *node
	target string
}

// builtinKinds are XML Schema's own simple types. Lists and xs:anyType are in
// builtinType. What is not a number, a truth value, a moment or bytes is text:
// its own spelling is the value.
var builtinKinds = map[string]ir.ScalarKind{
	"anySimpleType": ir.String, "string": ir.String, "normalizedString": ir.String, "token": ir.String,
	"language": ir.String, "Name": ir.String, "NCName": ir.String, "NMTOKEN": ir.String, "ID": ir.String,
	"IDREF": ir.String, "ENTITY": ir.String, "QName": ir.String, "NOTATION": ir.String, "anyURI": ir.String,
	"duration": ir.String, "time": ir.String, "date": ir.String, "gYear": ir.String, "gYearMonth": ir.String,
	"gMonth": ir.String, "gMonthDay": ir.String, "gDay": ir.String,
	"boolean": ir.Bool, "dateTime": ir.DateTime, "base64Binary": ir.Bytes, "hexBinary": ir.Bytes,
	"byte": ir.Int, "short": ir.Int, "int": ir.Int, "unsignedByte": ir.Int, "unsignedShort": ir.Int,
	"long": ir.Long, "unsignedInt": ir.Long, "integer": ir.Long, "nonNegativeInteger": ir.Long,
	"positiveInteger": ir.Long, "nonPositiveInteger": ir.Long, "negativeInteger": ir.Long,
	"decimal": ir.Decimal, "float": ir.Decimal, "double": ir.Decimal, "unsignedLong": ir.Decimal,
}

// builtinLists are the built-in list types, by what their items are.
var builtinLists = map[string]string{"IDREFS": "IDREF", "NMTOKENS": "NMTOKEN", "ENTITIES": "ENTITY"}

// builtinType returns the built-in simple type of that name, or nil.
func (p *parser) builtinType(local string) *simpleType {
	if t := p.builtins[local]; t != nil {
		return t
	}
	t := new(simpleType)
	if item, isList := builtinLists[local]; isList {
		t.list = &ir.List{Elem: p.builtinType(item).scalar, Max: ir.Unbounded, Packed: true}
		t.typ = t.list
	} else if kind, known := builtinKinds[local]; known {
		t.scalar = &ir.Scalar{Kind: kind, Format: local}
		t.typ = t.scalar
	} else {
		return nil
	}
	p.builtins[local] = t
	return t
}

// text is the type of what has none that we know.
func (p *parser) text() *simpleType { return p.builtinType("string") }

// simpleRef returns the simple type that an attribute names, or nil when that
// has been reported. from says what the name is used in, for circles.
func (p *parser) simpleRef(s *schema, ref qnameRef, from string) *simpleType {
	if ref.Space == xsd {
		t := p.builtinType(ref.Local)
		if t == nil {
			p.undeclared(typeKind, ref)
		}
		return t
	}
	c := p.lookup(typeKind, ref)
	if c == nil {
		return nil
	}
	if c.node.el.Tag != "simpleType" {
		p.errorf(ref.pos(), describe(ref.node), "%s is a complexType, expected a simpleType", ref.text)
		return nil
	}
	t := p.namedSimple(c)
	if t.busy {
		p.errorf(ref.pos(), describe(ref.node), "circular %s: %s leads back to itself", from, ref.text)
		return nil
	}
	return t
}

// namedSimple returns the simple type that a component declares.
func (p *parser) namedSimple(c *component) *simpleType {
	t := p.simpleType(c.schema, c.node, c.name)
	if !t.busy && t.typ == nil {
		t.typ = p.publish(t, c)
	}
	return t
}

// publish gives a declared simple type its place among the API's types.
func (p *parser) publish(t *simpleType, c *component) ir.Type {
	decl := ir.Decl{Name: c.name, Docs: docsOf(c.node), Pos: c.node.pos()}
	if t.values != nil {
		return p.enum(t, decl)
	}
	alias := &ir.Alias{Decl: decl, Target: t.value()}
	p.register(alias, "Type")
	return alias
}

// anonymous returns what a field has whose type is written inside it. Only an
// enumeration becomes a type of its own: it has constants to name.
func (p *parser) anonymous(t *simpleType, n *node, name ir.QName) ir.Type {
	if t.typ == nil {
		t.typ = t.value()
		if t.values != nil {
			t.typ = p.enum(t, ir.Decl{Name: name, Docs: docsOf(n), Pos: n.pos()})
		}
	}
	return t.typ
}

func (p *parser) enum(t *simpleType, decl ir.Decl) ir.Type {
	enum := &ir.Enum{Decl: decl, Base: t.scalar, Values: t.values}
	p.register(enum, "Type")
	return enum
}

// value returns the type's values without a name for them.
func (t *simpleType) value() ir.Type {
	if t.list != nil {
		return t.list
	}
	return t.scalar
}

// simpleType reads an xs:simpleType. The name is that of the types inside it.
func (p *parser) simpleType(s *schema, n *node, name ir.QName) *simpleType {
	key := typeKey{n, s.target}
	if t := p.simples[key]; t != nil {
		return t
	}
	t := &simpleType{busy: true}
	p.simples[key] = t
	p.level++
	read := p.text()
	if p.level <= maxDerivation {
		read = p.derive(s, n, name)
	}
	if p.level > maxDerivation || read.depth > maxDerivation {
		p.errorf(n.pos(), name.Local, "the type is derived through more than %d others", maxDerivation)
		read = p.text()
	}
	p.level--
	*t = *read
	t.typ = nil
	return t
}

func (p *parser) derive(s *schema, n *node, name ir.QName) *simpleType {
	for child := range n.children() {
		switch {
		case child.is(xsd, "annotation"):
		case child.is(xsd, "restriction"):
			return p.restriction(s, child, name)
		case child.is(xsd, "list"):
			return p.listType(s, child, name)
		case child.is(xsd, "union"):
			return p.unionType(s, child, name)
		default:
			p.unknown(child)
		}
	}
	p.errorf(n.pos(), describe(n), "the simpleType is empty, expected restriction, list or union")
	return p.text()
}

// restriction reads an xs:restriction of a simple type.
func (p *parser) restriction(s *schema, n *node, name ir.QName) *simpleType {
	base := p.inner(s, n, "base", name)
	if base == nil {
		base = p.text()
	}
	return p.restrict(n, base)
}

// inner returns the simple type that an attribute names or that is written
// inside the element instead; nil when there is neither.
func (p *parser) inner(s *schema, n *node, key string, name ir.QName) *simpleType {
	if ref, ok := p.reference(s, n, key); ok {
		return p.simpleRef(s, ref, circleNames[n.el.Tag])
	}
	child := n.child(xsd, "simpleType")
	if child != nil {
		return p.simpleType(s, child, name)
	}
	if n.token(key) == "" {
		p.errorf(n.pos(), describe(n), "%s has neither a %s nor a simpleType inside", n.el.Tag, key)
	}
	return nil
}

// circleNames say what a circle through an element consists of.
var circleNames = map[string]string{"restriction": "simpleType", "list": "list", "union": "union"}

// listType reads an xs:list: items separated by white space.
func (p *parser) listType(s *schema, n *node, name ir.QName) *simpleType {
	item := p.inner(s, n, "itemType", name)
	switch {
	case item == nil:
		item = p.text()
	case item.list != nil:
		p.errorf(n.pos(), describe(n), "the items of a list cannot be lists themselves")
		item = p.text()
	}
	elem := item.typ
	if elem == nil {
		elem = p.anonymous(item, n, below(name, "Item"))
	}
	return &simpleType{list: &ir.List{Elem: elem, Max: ir.Unbounded, Packed: true}, depth: item.depth + 1}
}

// unionType reads an xs:union. Where a member is an enumeration, the union is
// one, too: ours are open, so that what the other members allow fits in.
func (p *parser) unionType(s *schema, n *node, name ir.QName) *simpleType {
	union := &simpleType{scalar: &ir.Scalar{Kind: ir.String, Format: "union"}}
	members := p.unionMembers(s, n, name)
	kinds := make(map[ir.ScalarKind]bool)
	for _, member := range members {
		union.depth = max(union.depth, member.depth+1)
		union.values = appendNew(union.values, member.values)
		if member.list != nil {
			kinds[ir.String] = true
		} else {
			kinds[member.scalar.Kind] = true
		}
	}
	if len(kinds) == 1 && len(members) > 0 && members[0].scalar != nil {
		union.scalar.Kind = members[0].scalar.Kind
	}
	return union
}

func (p *parser) unionMembers(s *schema, n *node, name ir.QName) []*simpleType {
	var members []*simpleType
	names := strings.Fields(n.attr("memberTypes"))
	if len(names) > maxMembers {
		p.errorf(n.posOf("memberTypes"), describe(n), "the union has more than %d members", maxMembers)
		return nil
	}
	for _, text := range names {
		ref, ok := p.parseQName(n, "memberTypes", text)
		if !ok {
			continue
		}
		if member := p.simpleRef(s, s.adopt(ref), "union"); member != nil {
			members = append(members, member)
		}
	}
	for child := range n.children() {
		switch {
		case child.is(xsd, "simpleType"):
			members = append(members, p.simpleType(s, child, name))
		case !child.is(xsd, "annotation"):
			p.unknown(child)
		}
	}
	if len(members) == 0 && n.token("memberTypes") == "" {
		p.errorf(n.pos(), describe(n), "the union has no members")
	}
	return members
}

// appendNew adds the values that are not there yet.
func appendNew(values, more []*ir.EnumValue) []*ir.EnumValue {
	if len(more) == 0 {
		return values
	}
	seen := make(map[string]bool, len(values))
	for _, v := range values {
		seen[v.Name.Local] = true
	}
	for _, v := range more {
		if !seen[v.Name.Local] {
			seen[v.Name.Local] = true
			copied := *v // naming writes into values: an enumeration owns its own
			values = append(values, &copied)
		}
	}
	return values
}

// below returns the name of an anonymous type: the way that leads to it.
func below(owner ir.QName, step string) ir.QName {
	return ir.QName{Space: owner.Space, Local: owner.Local + "/" + step}
}

// boundList applies a length facet to a list, which has no facets but bounds.
func boundList(list ir.List, facet, value string) *ir.List {
	count, err := strconv.Atoi(value)
	if err != nil || count > maxOccurs {
		return &list // more than can be counted: as good as no limit
	}
	if facet != "maxLength" {
		list.Min = count
	}
	if facet != "minLength" {
		list.Max = count
	}
	return &list
}
