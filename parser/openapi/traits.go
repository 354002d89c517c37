package openapi

import "github.com/ppgen/ppgen/ir"

// traits are what a schema says about the use of a value rather than its form.
type traits struct {
	null                bool
	readOnly, writeOnly bool
	deprecated          bool
	defaultAt           *node // the default
	constant            *node
}

// traitsOf returns what the schemas say together; what comes first wins.
func (b *builder) traitsOf(schemas ...*node) traits {
	var all traits
	for _, n := range schemas {
		all.add(b.traitsOfOne(n))
	}
	return all
}

func (t *traits) add(other traits) {
	t.null = t.null || other.null
	t.readOnly = t.readOnly || other.readOnly
	t.writeOnly = t.writeOnly || other.writeOnly
	t.deprecated = t.deprecated || other.deprecated
	if t.defaultAt == nil {
		t.defaultAt = other.defaultAt
	}
	if t.constant == nil {
		t.constant = other.constant
	}
}

func (b *builder) traitsOfOne(n *node) traits {
	if t, known := b.traits[n]; known {
		return t
	}
	b.traits[n] = traits{} // of a schema that refers to itself
	t := traits{
		null:       n.is("nullable") || allowsNull(n),
		readOnly:   n.is("readOnly"),
		writeOnly:  n.is("writeOnly"),
		deprecated: n.is("deprecated"),
		defaultAt:  n.get("default"),
		constant:   n.get("const"),
	}
	if n.target != nil {
		t.add(b.traitsOfOne(n.target))
	}
	for arm := range n.get("allOf").all() {
		t.add(b.traitsOfOne(arm))
	}
	b.traits[n] = t
	return t
}

// allowsNull reports whether a schema says that null is a value.
func allowsNull(n *node) bool {
	for name := range n.get("type").all() {
		if name.text == "null" {
			return true
		}
	}
	for value := range n.get("enum").all() {
		if value.kind == null {
			return true
		}
	}
	for _, name := range []string{"anyOf", "oneOf"} {
		for arm := range n.get(name).all() {
			if isNull(arm) || arm.is("nullable") || arm.target != nil && arm.target.is("nullable") {
				return true
			}
		}
	}
	return isNull(n)
}

// fixedOf returns the only text that a value may have, or "".
func fixedOf(t traits) string {
	if t.constant == nil || t.constant.kind&(text|number|boolean) == 0 {
		return ""
	}
	return t.constant.text
}

// defaultOf returns the default of a value, after a finding when it does not
// have the value's type.
func (b *builder) defaultOf(t traits, typ ir.Type) string {
	n := t.defaultAt
	if n == nil || n.kind == null {
		return ""
	}
	if n.kind == number && !jsonNumber.MatchString(n.text) {
		b.p.list.Errorf(n.pos(), n.up.pointer(), "%s", notDecimal(n))
		return ""
	}
	if want := valueKinds(typ); n.kind&want == 0 {
		switch {
		case n.kind&(number|boolean) != 0 && want&text != 0,
			n.kind == text && want&number != 0 && jsonNumber.MatchString(n.text),
			n.kind == text && want&boolean != 0 && (n.text == "true" || n.text == "false"):
			b.p.list.Warnf(n.pos(), n.up.pointer(), "the default is %s, expected %s", n.kind, want)
		default:
			b.p.list.Errorf(n.pos(), n.up.pointer(), "the default does not match the type: it is %s, expected %s", n.kind, want)
			return ""
		}
	}
	return n.literal()
}

// valueKinds returns the kinds of values that a type has in a document.
func valueKinds(t ir.Type) kind {
	switch t := t.(type) {
	case *ir.Alias:
		return valueKinds(t.Target)
	case *ir.Enum:
		return text
	case *ir.List:
		return list
	case *ir.Map, *ir.Struct:
		return object
	case *ir.Scalar:
		return scalarKinds(t)
	}
	return anything.kinds
}

func scalarKinds(s *ir.Scalar) kind {
	switch s.Kind {
	case ir.Bool:
		return boolean
	case ir.Int, ir.Long, ir.Decimal:
		return number
	}
	return text
}
