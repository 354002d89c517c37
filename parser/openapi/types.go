package openapi

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/ppgen/ppgen/ir"
)

// A builder makes types of schemas. Every schema becomes one type, however
// often it is used. Records and unions are created first and filled later, so
// that types may contain themselves.
type builder struct {
	p        *parser
	active   map[*node]bool // the schemas that collect is in
	opening  map[*node]bool // the schemas whose type is being decided
	built    map[*node]ir.Type
	merged   map[string]ir.Type // of several schemas that hold together, by their key
	numbers  map[*node]int      // of the schemas in keys
	traits   map[*node]traits
	patterns map[string]string // what is wrong with a pattern, or ""
	named    []ir.Named
	names    map[string]*node
	todo     []func()
}

func newBuilder(p *parser) *builder {
	return &builder{
		p:        p,
		active:   map[*node]bool{},
		opening:  map[*node]bool{},
		built:    map[*node]ir.Type{},
		merged:   map[string]ir.Type{},
		numbers:  map[*node]int{},
		traits:   map[*node]traits{},
		patterns: map[string]string{},
		names:    map[string]*node{},
	}
}

// finish fills what has been created, and returns all types in order.
func (b *builder) finish() []ir.Named {
	for len(b.todo) > 0 {
		fill := b.todo[0]
		b.todo = b.todo[1:]
		fill()
	}
	slices.SortFunc(b.named, func(x, y ir.Named) int {
		return cmp.Compare(x.Declaration().Name.Local, y.Declaration().Name.Local)
	})
	return b.named
}

// typeOf returns the type of values that meet all the schemas. The label names
// it where it is not the type of any one of them.
func (b *builder) typeOf(label string, schemas ...*node) ir.Type {
	parts := b.essential(nil, schemas)
	switch len(parts) {
	case 0:
		return &ir.Raw{}
	case 1:
		return b.single(parts[0])
	}
	key := b.key(parts)
	if t := b.merged[key]; t != nil {
		return t
	}
	t := b.form(b.view(parts...), label, func(t ir.Type) { b.merged[key] = t })
	b.merged[key] = t
	return t
}

// key is the same for the same schemas. Their places would not do: schemas that
// were made of others have none of their own.
func (b *builder) key(parts []*node) string {
	var key []byte
	for _, n := range parts {
		if b.numbers[n] == 0 {
			b.numbers[n] = len(b.numbers) + 1
		}
		key = strconv.AppendInt(append(key, ' '), int64(b.numbers[n]), 10)
	}
	return string(key)
}

// essential adds the schemas that say something about values to parts: without
// those that only describe them, through references and through schemas that
// wrap a single other one.
func (b *builder) essential(parts, schemas []*node) []*node {
	for _, n := range schemas {
		n = b.unwrap(n)
		if n != nil && !slices.Contains(parts, n) && !isEmpty(n) {
			parts = append(parts, n)
		}
	}
	return parts
}

// unwrap follows references, and schemas that hold nothing but one other
// schema: OpenAPI 3.0 needs them to describe a reference.
func (b *builder) unwrap(n *node) *node { return b.p.follow(n, b.inner) }

// inner returns the one schema that n stands for, which is n itself when it
// says something of its own.
func (b *builder) inner(n *node) *node {
	if n.get("$ref") != nil {
		if b.p.is31 && says(n, "$ref") {
			return n
		}
		return n.target
	}
	for _, name := range []string{"allOf", "anyOf", "oneOf"} {
		arms := n.get(name)
		if arms == nil || says(n, name) {
			continue
		}
		rest := withoutNull(arms)
		if name == "allOf" {
			rest = slices.DeleteFunc(slices.Clone(arms.kids), isEmpty)
		}
		if len(rest) == 1 {
			return rest[0]
		}
	}
	return n
}

// says reports whether a schema has a keyword about values beside one.
func says(n *node, beside string) bool {
	for _, kid := range n.kids {
		if kid.name != beside && !describes(kid) {
			return true
		}
	}
	return false
}

// isEmpty reports whether any value meets the schema.
func isEmpty(n *node) bool {
	return n.kind == boolean && n.text == "true" || n.kind == object && !says(n, "")
}

// describes reports whether a keyword says nothing about what values look like.
func describes(kid *node) bool {
	switch kid.name {
	case "title", "description", "default", "example", "examples", "nullable", "readOnly", "writeOnly", "deprecated",
		"externalDocs", "xml", "$comment", "$schema", "$anchor", "$defs", "definitions", "discriminator":
		return true
	}
	return strings.HasPrefix(kid.name, "x-")
}

// withoutNull returns the alternatives other than null.
func withoutNull(arms *node) []*node {
	var rest []*node
	for _, arm := range arms.kids {
		if !isNull(arm) {
			rest = append(rest, arm)
		}
	}
	return rest
}

// isNull reports whether a schema allows null and nothing else.
func isNull(n *node) bool {
	if n.str("type") == "null" || n.get("const") != nil && n.get("const").kind == null {
		return true
	}
	enum := n.get("enum")
	return enum.len() == 1 && enum.kids[0].kind == null
}

// single returns the type of one schema.
func (b *builder) single(n *node) ir.Type {
	if t := b.built[n]; t != nil {
		return t
	}
	if b.opening[n] {
		b.p.list.Warnf(n.pos(), n.pointer(), "an array or map of nothing but itself has no Go type; its values are kept as they come")
		return &ir.Raw{}
	}
	b.opening[n] = true
	defer delete(b.opening, n)
	t := b.form(b.view(n), b.place(n), func(t ir.Type) { b.built[n] = t })
	b.built[n] = t
	return t
}

// place names the type of a schema by where the schema stands.
func (b *builder) place(n *node) string {
	if n.owner == nil {
		return n.label
	}
	return join(b.place(n.owner), n.label)
}

// form makes the type of a view. A record or union is announced before it is
// filled.
func (b *builder) form(v *view, label string, announce func(ir.Type)) ir.Type {
	if u := b.alternatives(v); u != nil {
		return b.union(v, u, label, announce)
	}
	if d := v.discriminator; d != nil && d.up == v.at && v.at.get("oneOf") == nil && v.at.get("anyOf") == nil {
		b.p.list.Warnf(d.pos(), v.at.pointer(), "a discriminator without oneOf: what extends the record is read as the record alone")
	}
	b.idle(v)
	switch t := v.types &^ typeNull; {
	case v.never, t == 0:
		return &ir.Raw{}
	case !t.one():
		return b.union(v, b.byType(v), label, announce)
	case t == typeObject:
		return b.object(v, label, announce)
	case t == typeArray:
		return b.list(v, label)
	case t == typeString && v.enum != nil:
		return b.enum(v, label)
	default:
		return b.scalar(v, label)
	}
}

// idle reports keywords for values of another type than the schema allows.
func (b *builder) idle(v *view) {
	if v.types == 0 || v.typeAt == nil {
		return
	}
	if len(v.items) > 0 && v.types&typeArray == 0 {
		b.p.list.Warnf(v.items[0].pos(), v.at.pointer(), "items says nothing of a value of type %s; it is ignored", v.types)
	}
	if len(v.props) > 0 && v.types&typeObject == 0 {
		b.p.list.Warnf(v.props[0].schemas[0].pos(), v.at.pointer(), "properties say nothing of a value of type %s; they are ignored", v.types)
	}
}

// declare makes a declaration of that name.
func (b *builder) declare(v *view, label string) ir.Decl {
	if first := b.names[label]; first != nil {
		b.p.list.Errorf(v.at.pos(), v.at.pointer(), "a type of the name %q comes from %s already; rename one of the two", label, first.pos())
	}
	b.names[label] = v.at
	return ir.Decl{Name: ir.QName{Local: label}, Docs: docsOf(v.at), Pos: v.at.pos()}
}

// object makes a record, or a map when only its values are known.
func (b *builder) object(v *view, label string, announce func(ir.Type)) ir.Type {
	if len(v.props) == 0 {
		if v.extra == nil {
			return &ir.Map{Elem: &ir.Raw{}}
		}
		return &ir.Map{Elem: b.typeOf(join(label, "*"), v.extra)}
	}
	s := &ir.Struct{Decl: b.declare(v, label)}
	announce(s)
	b.named = append(b.named, s)
	b.todo = append(b.todo, func() { b.fill(s, v) })
	return s
}

// fill adds the fields of a record.
func (b *builder) fill(s *ir.Struct, v *view) {
	for _, p := range v.props {
		if f := b.field(s.Name.Local, p, v.requires[p.name]); f != nil {
			s.Fields = append(s.Fields, f)
		}
	}
	if v.extra != nil {
		s.Extra = b.typeOf(join(s.Name.Local, "*"), v.extra)
	}
	for _, name := range v.required {
		if v.byName[name] == nil && v.extra == nil {
			b.p.list.Warnf(v.at.pos(), v.at.pointer(), "requires %q, which is not among its properties", name)
		}
	}
}

// field makes the field of a property; nil when no value is allowed.
func (b *builder) field(owner string, p *prop, required bool) *ir.Field {
	first := p.schemas[0]
	if first.kind == boolean && first.text == "false" {
		return nil
	}
	tr := b.traitsOf(p.schemas...)
	f := &ir.Field{
		Decl: ir.Decl{
			Name: ir.QName{Local: p.name},
			Docs: b.fieldDocs(p.schemas, tr),
			Pos:  first.pos(),
		},
		Type:      b.typeOf(join(owner, labelToken(p.name)), p.schemas...),
		Required:  required,
		Nillable:  tr.null,
		Explicit:  tr.null && required,
		ReadOnly:  tr.readOnly,
		WriteOnly: tr.writeOnly,
		Wire:      ir.Wire{JSON: &ir.JSON{Name: p.name}},
	}
	f.Default = b.defaultOf(tr, f.Type)
	f.Fixed = fixedOf(tr)
	return f
}

// list makes a list. Several schemas of items hold together.
func (b *builder) list(v *view, label string) ir.Type {
	l := &ir.List{Max: ir.Unbounded}
	for _, f := range v.facets {
		switch f.Name {
		case "minItems":
			l.Min = atoi(f.Value, 0)
		case "maxItems":
			l.Max = atoi(f.Value, ir.Unbounded)
		}
	}
	if l.Max != ir.Unbounded && l.Max < l.Min {
		l.Min, l.Max = 0, ir.Unbounded // reported where the limits stand; no list could meet them
	}
	if len(v.items) == 0 {
		l.Elem = &ir.Raw{}
		return l
	}
	if b.traitsOf(v.items...).null {
		b.p.list.Warnf(v.items[0].pos(), v.items[0].pointer(), "items may be null; they are read as empty values")
	}
	l.Elem = b.typeOf(label, v.items...)
	return l
}
