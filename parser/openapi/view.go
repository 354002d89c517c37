package openapi

import (
	"strings"

	"github.com/ppgen/ppgen/ir"
)

// A view is what all parts of a schema say together: the schema itself, what it
// refers to, and the members of allOf. It does not look into properties, items,
// or the alternatives of anyOf and oneOf.
type view struct {
	at            *node // the schema, or the first of several
	seen          map[*node]bool
	types         types // what values may be; 0 when no part says
	typeAt        *node // the part that said so first
	format        string
	facets        []ir.Facet
	props         []*prop // in the order in which parts declare them first
	byName        map[string]*prop
	required      []string
	requires      map[string]bool // the names in required
	extra         *node           // additionalProperties, or the like
	closed        bool            // additionalProperties is false
	items         []*node
	enum          []*node // nil when no part enumerates
	constant      *node
	groups        []*group
	discriminator *node
	never         bool // a part is the schema false
}

// A prop is a property and the schemas that its value has to meet, all of them.
type prop struct {
	name    string
	schemas []*node
}

// A group is the alternatives of an anyOf or a oneOf.
type group struct {
	owner *node // the schema that has it
	arms  *node
}

// exclusive reports whether only one of the alternatives may hold.
func (g *group) exclusive() bool { return g.arms.name == "oneOf" }

// types is a set of the types of JSON Schema.
type types uint8

const (
	typeNull types = 1 << iota
	typeBool
	typeInteger
	typeFraction // numbers that are no integers
	typeString
	typeArray
	typeObject

	typeNumber = typeInteger | typeFraction
)

var typeNames = map[string]types{
	"null": typeNull, "boolean": typeBool, "integer": typeInteger, "number": typeNumber,
	"string": typeString, "array": typeArray, "object": typeObject,
}

// String names the types: "string or integer".
func (t types) String() string {
	var names []string
	for _, name := range []string{"object", "array", "string", "number", "integer", "boolean", "null"} {
		if bits := typeNames[name]; t&bits == bits {
			names = append(names, name)
			t &^= bits
		}
	}
	return strings.Join(names, " or ")
}

// one reports whether all values are of one kind; integers and numbers are.
func (t types) one() bool {
	t &^= typeNull
	return t != 0 && (t&typeNumber == t || t&(t-1) == 0)
}

// view returns what the schemas say together.
func (b *builder) view(nodes ...*node) *view {
	v := &view{at: nodes[0], seen: map[*node]bool{}}
	for _, n := range nodes {
		b.collect(v, n)
	}
	v.infer()
	return v
}

// collect adds a schema, what it refers to, and the members of its allOf.
func (b *builder) collect(v *view, n *node) {
	if b.active[n] {
		b.p.list.Errorf(n.pos(), n.pointer(), "cycle: the schema is a part of itself, by references and allOf")
		return
	}
	if v.seen[n] {
		return
	}
	v.seen[n] = true
	b.active[n] = true
	defer delete(b.active, n)
	if n.kind == boolean {
		v.never = v.never || n.text == "false"
		return
	}
	if n.get("$ref") != nil {
		if n.target != nil {
			b.collect(v, n.target)
		}
		if !b.p.is31 {
			return // OpenAPI 3.0 ignores what stands beside a reference
		}
	}
	for _, kid := range n.kids {
		b.keyword(v, n, kid)
	}
}

// keyword adds one keyword of a schema. Those that only describe a value are
// read where it is used.
func (b *builder) keyword(v *view, n, kid *node) {
	switch kid.name {
	case "type":
		b.restrict(v, kid)
	case "allOf":
		for _, arm := range kid.kids {
			b.collect(v, arm)
		}
	case "anyOf", "oneOf":
		v.groups = append(v.groups, &group{owner: n, arms: kid})
	case "properties":
		for _, p := range kid.kids {
			v.prop(p.name).add(p)
		}
	case "required":
		for _, name := range kid.kids {
			v.require(name.text)
		}
	case "additionalProperties", "patternProperties", "unevaluatedProperties":
		b.additional(v, kid)
	case "items":
		v.items = append(v.items, kid)
	case "enum":
		v.enum = intersect(v.enum, kid.kids)
	case "const":
		v.constant = kid
	case "discriminator":
		v.discriminator = kid
	case "format":
		if v.format == "" {
			v.format = kid.text
		}
	case "contentEncoding":
		if v.format == "" && kid.text == "base64" {
			v.format = "byte"
		}
	default:
		b.constraint(v, n, kid)
	}
}

// restrict adds a type, or the types of OpenAPI 3.1.
func (b *builder) restrict(v *view, kid *node) {
	names := kid.kids
	if kid.kind == text {
		names = []*node{kid}
	}
	var t types
	for _, name := range names {
		bits, known := typeNames[name.text]
		if !known {
			b.p.list.Errorf(name.pos(), kid.up.pointer(), "unknown type %q, expected object, array, string, number, integer or boolean", name.text)
			return
		}
		t |= bits
	}
	if v.types != 0 && v.types&t&^typeNull == 0 && (v.types|t)&^typeNull != 0 {
		b.p.list.Errorf(kid.pos(), kid.up.pointer(), "the parts of the schema contradict each other: %s here, %s at %s", t, v.types, v.typeAt.pos())
		return
	}
	if v.types == 0 {
		v.types, v.typeAt = t, kid
		return
	}
	v.types &= t
}

// additional adds a schema of properties that are not declared by name.
func (b *builder) additional(v *view, kid *node) {
	switch {
	case kid.name == "patternProperties":
		if kid.len() > 1 {
			b.p.list.Warnf(kid.pos(), kid.up.pointer(), "several patternProperties are read as one: values of any type")
		}
		if kid.len() > 0 && v.extra == nil {
			v.extra = kid.kids[0]
		}
	case kid.kind == boolean && kid.text == "false":
		v.closed = true
	case kid.name == "unevaluatedProperties":
	default:
		v.extra = kid
	}
}

// prop returns the property of that name, which is new where it was unknown.
func (v *view) prop(name string) *prop {
	p := v.byName[name]
	if p == nil {
		p = &prop{name: name}
		v.addProp(p)
	}
	return p
}

func (v *view) addProp(p *prop) {
	if v.byName == nil {
		v.byName = map[string]*prop{}
	}
	v.props = append(v.props, p)
	v.byName[p.name] = p
}

func (p *prop) add(n *node) {
	for _, have := range p.schemas {
		if same(have, n) && have.doc == n.doc {
			return
		}
	}
	p.schemas = append(p.schemas, n)
}

func (v *view) require(name string) {
	if v.requires == nil {
		v.requires = map[string]bool{}
	}
	if !v.requires[name] {
		v.requires[name] = true
		v.required = append(v.required, name)
	}
}

// intersect returns the values that both enumerations have; nil stands for all
// values.
func intersect(a, b []*node) []*node {
	both := []*node{}
	if a == nil {
		return append(both, b...)
	}
	type value struct {
		kind kind
		text string
	}
	known := make(map[value]bool, len(b))
	for _, n := range b {
		known[value{n.kind, n.literal()}] = true
	}
	for _, n := range a {
		if known[value{n.kind, n.literal()}] {
			both = append(both, n)
		}
	}
	return both
}

// infer derives the types from the keywords where no part names one.
func (v *view) infer() {
	if v.types != 0 {
		return
	}
	switch {
	case v.constant != nil:
		v.types = typeOfValue(v.constant)
	case v.enum != nil:
		for _, value := range v.enum {
			v.types |= typeOfValue(value)
		}
	case v.props != nil || v.extra != nil || v.closed:
		v.types = typeObject
	case v.items != nil:
		v.types = typeArray
	case v.format != "":
		v.types = typeOfFormat(v.format)
	default:
		v.types = typeOfFacets(v.facets)
	}
}

func typeOfValue(n *node) types {
	switch n.kind {
	case null:
		return typeNull
	case boolean:
		return typeBool
	case number:
		if strings.ContainsAny(n.text, ".eE") {
			return typeNumber
		}
		return typeInteger
	case text:
		return typeString
	case list:
		return typeArray
	}
	return typeObject
}

func typeOfFormat(format string) types {
	switch format {
	case "int32", "int64":
		return typeInteger
	case "float", "double":
		return typeNumber
	case "date-time", "date", "byte", "binary", "uri", "uuid", "email", "password":
		return typeString
	}
	return 0
}

func typeOfFacets(facets []ir.Facet) types {
	for _, f := range facets {
		switch f.Name {
		case "pattern", "minLength", "maxLength":
			return typeString
		case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf":
			return typeNumber
		case "minItems", "maxItems":
			return typeArray
		}
	}
	return 0
}
