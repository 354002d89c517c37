package wsdl

import (
	"github.com/ppgen/ppgen/ir"
)

// fields completes the slots of a record. taken are the names of the fields
// that come before them.
func (b *builder) fields(slots []*slot, taken map[string]bool) []*ir.Field {
	slots = b.oneAny(slots)
	b.nameGroups(slots, b.owner, taken)
	numbers := make(map[int]int)
	fields := make([]*ir.Field, 0, len(slots))
	for _, s := range slots {
		fields = append(fields, s.complete(numbers, b.base))
	}
	return fields
}

// complete turns a slot into a field. numbers renumbers the choices in the order
// in which they are met, behind those of the base.
func (s *slot) complete(numbers map[int]int, base int) *ir.Field {
	f := s.field
	f.Required = s.min > 0 && len(s.branches) == 0
	for _, branch := range s.branches {
		if numbers[branch.Group] == 0 {
			numbers[branch.Group] = base + len(numbers) + 1
		}
		branch.Group = numbers[branch.Group]
		f.Choice = append(f.Choice, branch)
	}
	if s.max > 1 || s.max == ir.Unbounded || f.Wire.XML.Form == ir.AnyElement {
		f.Type = &ir.List{Elem: f.Type, Min: s.min, Max: s.max}
	}
	return f
}

// oneAny leaves a record one field for all elements without a name: a reader
// could not tell which of several an element belongs to.
func (b *builder) oneAny(slots []*slot) []*slot {
	var first *slot
	kept := slots[:0:0]
	for _, s := range slots {
		switch {
		case len(s.names) > 0:
		case first == nil:
			first = s
		default:
			b.warnf(s.field.Pos, b.owner.Local, "a second xs:any: what is sent or received there goes to the field of the first, at %s", first.field.Pos)
			first.max = plus(first.max, s.max)
			continue
		}
		kept = append(kept, s)
	}
	return kept
}

// preset reads the default and fixed values of a declaration. They are checked
// where they are met first, however often the declaration is used.
func (p *parser) preset(f *ir.Field, n *node) {
	defaultValue, hasDefault := n.lookup("default")
	fixed, hasFixed := n.lookup("fixed")
	f.Default, f.Fixed = defaultValue, fixed
	if !hasDefault && !hasFixed || p.checked[n] {
		return
	}
	p.checked[n] = true
	if hasDefault && hasFixed {
		p.errorf(n.posOf("fixed"), f.Name.Local, "default and fixed exclude each other")
	}
	if hasDefault {
		p.checkValue(f, n, "default", defaultValue)
	}
	if hasFixed {
		p.checkValue(f, n, "fixed", fixed)
	}
}

// checkValue reports a default or fixed value that is none of the field's type.
func (p *parser) checkValue(f *ir.Field, n *node, key, value string) {
	typ := f.Type
	if alias, named := typ.(*ir.Alias); named {
		typ = alias.Target
	}
	switch typ := typ.(type) {
	case *ir.Scalar:
		if !validValue(typ, value) {
			p.errorf(n.posOf(key), f.Name.Local, "the %s value %q is not a valid xs:%s", key, value, typ.Format)
		}
	case *ir.Enum:
		if !hasValue(typ, value) {
			p.errorf(n.posOf(key), f.Name.Local, "the %s value %q is not one of %s", key, value, typ.Name.Local)
		}
	}
}

// hasValue reports whether an enumeration allows a value. One that comes of a
// union may allow more than it lists.
func hasValue(enum *ir.Enum, value string) bool {
	value = collapse(enum.Base, value)
	for _, v := range enum.Values {
		if v.Name.Local == value {
			return true
		}
	}
	return enum.Base.Format == "union"
}

// boolean reads an attribute that is true or false: false when it is absent.
func (p *parser) boolean(n *node, key string) bool {
	switch text := n.token(key); text {
	case "true", "1":
		return true
	case "", "false", "0":
		return false
	default:
		p.errorf(n.posOf(key), describe(n), `%s is %q, expected "true" or "false"`, key, text)
		return false
	}
}
