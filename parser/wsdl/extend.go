package wsdl

import (
	"slices"

	"github.com/ppgen/ppgen/ir"
)

// extend fills a record with the fields of its base, which are shared, and its
// own behind them.
func (p *parser) extend(r, base *record, n *node) {
	r.base, r.text = base, base.text
	if base.text != nil && r.model != nil {
		p.errorf(r.model.node.pos(), describe(n), "%s has text as its content, so that elements cannot be added", base.out.Name.Local)
		r.model = nil
	}
	if !p.spend(len(base.out.Fields), n.pos()) {
		return
	}
	r.mixed = r.mixed || base.mixed
	if r.mixed && (r.model != nil || !base.mixed) {
		// Text may stand anywhere between the elements, so that they are one
		// field, which cannot be shared with a base that has fewer of them.
		p.ownContent(r, n, base.out.Fields)
		inheritWildcard(r, wildcardOf(base.out))
		return
	}
	r.out.Base, r.out.Inherited = base.out, len(base.out.Fields)
	fields := slices.Clone(base.out.Fields)
	if r.model != nil {
		b := &builder{parser: p, owner: r.out.Name, base: lastChoice(fields)}
		slots := b.distinctFrom(base, b.slots(r.model))
		fields = append(fields, b.fields(slots, namesOf(fields))...)
	}
	own := p.attributes(r.schema, n, r.out.Name, nil)
	r.out.Fields = append(fields, p.newAttributes(base.out, own)...)
}

// inheritWildcard gives a record the anyAttribute of the type it extends.
func inheritWildcard(r *record, wildcard *ir.Field) {
	if wildcard != nil && wildcardOf(r.out) == nil {
		r.out.Fields = append(r.out.Fields, copyOf(wildcard))
	}
}

// copyOf returns a field of its own for a record that does not share its base's:
// each gets a name among the fields of its record.
func copyOf(f *ir.Field) *ir.Field {
	field, xml := *f, *f.Wire.XML
	field.Wire.XML = &xml
	return &field
}

func wildcardOf(s *ir.Struct) *ir.Field {
	for _, f := range s.Fields {
		if f.Wire.XML.Form == ir.AnyAttribute {
			return f
		}
	}
	return nil
}

// lastChoice returns the number of the last choice among fields.
func lastChoice(fields []*ir.Field) int {
	last := 0
	for _, f := range fields {
		for _, branch := range f.Choice {
			last = max(last, branch.Group)
		}
	}
	return last
}

// newAttributes returns the attributes that a base does not have.
func (p *parser) newAttributes(base *ir.Struct, own []*ir.Field) []*ir.Field {
	if len(own) == 0 {
		return nil
	}
	inherited := make(map[ir.XML]*ir.Field)
	for _, f := range base.Fields {
		inherited[*f.Wire.XML] = f
	}
	kept := own[:0:0]
	for _, f := range own {
		first := inherited[*f.Wire.XML]
		switch {
		case first == nil:
			kept = append(kept, f)
		case !sameType(first.Type, f.Type) && f.Wire.XML.Form == ir.Attribute:
			p.errorf(f.Pos, f.Name.Local, "attribute %s is declared again with another type: %s has it already, at %s", f.Name.Local, base.Name.Local, first.Pos)
		}
	}
	return kept
}

// distinctFrom drops the slots of elements that the base has: a reader could not
// tell which of two fields an element belongs to.
func (b *builder) distinctFrom(base *record, slots []*slot) []*slot {
	kept := slots[:0:0]
	for _, s := range slots {
		open := anyOf(base.out)
		switch {
		case len(s.names) == 0 && open != nil:
			b.mergedAny(open, base, s)
		case b.isNew(base, s):
			kept = append(kept, s)
		}
	}
	return kept
}

// isNew reports whether a base has none of a slot's elements. An optional one
// that it does have is the base's field: it may be sent there, and is read from
// either place. Anything else cannot be told apart and is reported.
func (b *builder) isNew(base *record, s *slot) bool {
	isNew := true
	for _, name := range s.names {
		first := base.element(name)
		if first == nil {
			continue
		}
		isNew = false
		again := len(s.names) == 1 && s.min == 0 && s.max == 1 && sameType(first.Type, s.field.Type)
		if !again || first.Wire.XML.Form != ir.Element {
			b.errorf(s.field.Pos, b.owner.Local+"/"+name.Local, "element %s is there already: %s, which this type extends, has it at %s", name.Local, base.out.Name.Local, first.Pos)
		}
	}
	return isNew
}

// mergedAny warns that a second xs:any goes to the field of the base's, unless
// that has room for everything.
func (b *builder) mergedAny(open *ir.Field, base *record, s *slot) {
	if list, ok := open.Type.(*ir.List); !ok || list.Max != ir.Unbounded {
		b.warnf(s.field.Pos, b.owner.Local, "a second xs:any: what is sent or received there goes to the field of the first, which %s has at %s", base.out.Name.Local, open.Pos)
	}
}

// anyOf returns the field of elements that the schema does not name, or nil.
func anyOf(s *ir.Struct) *ir.Field {
	for _, f := range s.Fields {
		if f.Wire.XML.Form == ir.AnyElement {
			return f
		}
	}
	return nil
}

// element returns the field of a record, or of those it extends, that holds the
// element of that name.
func (r *record) element(name ir.QName) *ir.Field {
	for ; r != nil; r = r.base {
		if r.elements == nil {
			r.elements = make(map[ir.QName]*ir.Field)
			for _, f := range ir.Members(r.out) {
				elementsOf(f, r.elements)
			}
		}
		if f := r.elements[name]; f != nil {
			return f
		}
	}
	return nil
}

// elementsOf adds the elements that a field may hold.
func elementsOf(f *ir.Field, names map[ir.QName]*ir.Field) {
	switch f.Wire.XML.Form {
	case ir.Element:
		names[f.Wire.XML.Name] = f
	case ir.Inline:
		typ := f.Type
		if list, ok := typ.(*ir.List); ok {
			typ = list.Elem
		}
		for _, inner := range membersOf(typ) {
			elementsOf(inner, names)
		}
	}
}

// membersOf returns the fields or cases of a type.
func membersOf(typ ir.Type) []*ir.Field {
	switch typ := typ.(type) {
	case *ir.Union:
		return typ.Cases
	case *ir.Struct:
		return typ.Fields
	}
	return nil
}

// namesOf returns the names of fields, as nameGroups compares them.
func namesOf(fields []*ir.Field) map[string]bool {
	names := make(map[string]bool, len(fields))
	for _, f := range fields {
		names[fold(f.Name.Local)] = true
	}
	return names
}
