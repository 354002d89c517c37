package openapi

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/ppgen/ppgen/ir"
)

// A choice is what is left of anyOf and oneOf when the alternatives cannot be
// one type: a union of cases.
type choice struct {
	cases         []*alternative
	discriminator string
}

// An alternative is an arm of an anyOf or a oneOf.
type alternative struct {
	name   string
	schema *node // nil when only the view says what it is
	view   *view
	values []string // of the discriminator
	own    []string // the members that it requires, and no other alternative has
}

// alternatives merges every anyOf and oneOf into the view where their arms are
// one type, and returns what stays a choice; nil for none.
func (b *builder) alternatives(v *view) *choice {
	var left *choice
	for len(v.groups) > 0 {
		g := v.groups[0]
		v.groups = v.groups[1:]
		c := b.resolve(v, g)
		if c != nil && left != nil {
			b.p.list.Warnf(g.arms.pos(), g.owner.pointer(), "a second choice in one schema; its members are read as if all of them were allowed")
			b.mergeObjects(v, c.cases)
			continue
		}
		if c != nil {
			left = c
		}
	}
	return left
}

// resolve merges the arms into the view, or returns the choice between them.
func (b *builder) resolve(v *view, g *group) *choice {
	arms := b.arms(v, g)
	if len(arms) == 0 || slices.ContainsFunc(arms, func(a *alternative) bool { return isEmpty(a.schema) }) {
		return nil
	}
	if len(arms) == 1 {
		b.collect(v, arms[0].schema)
		v.infer()
		return nil
	}
	var all types
	for _, a := range arms {
		all |= b.typesOf(a.view)
	}
	if v.types == 0 {
		v.types = all
	}
	switch all &= v.types; {
	case !all.one():
		u := &choice{cases: byKind(arms)}
		b.discriminate(v, u)
		return b.complete(v, g, u)
	case all == typeObject:
		return b.objects(v, g, arms)
	case all == typeArray:
		v.items = append(v.items, anyOf(v, "", itemsOf(arms)))
	case all == typeString:
		mergeTexts(v, arms)
	}
	return nil
}

// typesOf returns the types of a view, or those of its alternatives.
func (b *builder) typesOf(v *view) types {
	if v.types != 0 {
		return v.types &^ typeNull
	}
	var all types
	for _, g := range v.groups {
		for _, arm := range b.arms(v, g) {
			if arm.view.types != 0 {
				all |= arm.view.types &^ typeNull
			}
		}
	}
	if all == 0 && len(v.required) > 0 {
		return typeObject
	}
	return all
}

// objects merges alternatives that are all objects, or returns the choice.
func (b *builder) objects(v *view, g *group, arms []*alternative) *choice {
	u := &choice{cases: arms}
	b.discriminate(v, u)
	if u.discriminator == "" && (!g.exclusive() || alike(v, arms)) && b.mergeObjects(v, arms) {
		return nil
	}
	return b.complete(v, g, u)
}

// byKind puts alternatives of the same kind of scalar, and all arrays, together:
// a reader could not tell them apart.
func byKind(arms []*alternative) []*alternative {
	var sorted []*alternative
	together := map[ir.JSONKinds]*alternative{}
	for _, a := range arms {
		kinds := kindsOf(a.view)
		first := together[kinds]
		if kinds == ir.JSONObject || first == nil {
			together[kinds] = a
			sorted = append(sorted, a)
			continue
		}
		if first.schema != nil {
			merged := *first.view
			first.view, first.schema, first.name = &merged, nil, kindWord(kinds)
		}
		first.view.join(a.view)
	}
	return sorted
}

// join makes the view allow what another one of the same kind allows.
func (v *view) join(other *view) {
	v.types |= other.types
	v.facets = nil
	if v.format != other.format {
		v.format = ""
	}
	if v.enum == nil || other.enum == nil {
		v.enum = nil
	} else {
		v.enum = slices.Concat(v.enum, other.enum)
	}
	v.items = nil
}

// complete gives every alternative what stands beside the choice.
func (b *builder) complete(v *view, g *group, u *choice) *choice {
	for _, a := range u.cases {
		if a.schema != nil && len(v.props) > 0 && !a.view.seen[g.owner] && kindsOf(a.view) == ir.JSONObject {
			whole := v.clone()
			b.collect(whole, a.schema)
			a.view, a.schema = whole, nil
		}
	}
	return u
}

// clone returns a view that can be added to. Its choices are left out.
func (v *view) clone() *view {
	c := *v
	c.seen = maps.Clone(v.seen)
	c.props, c.byName = nil, nil
	for _, p := range v.props {
		c.addProp(&prop{name: p.name, schemas: slices.Clone(p.schemas)})
	}
	c.required, c.requires = slices.Clone(v.required), maps.Clone(v.requires)
	c.groups = nil
	return &c
}

// byType makes a choice of a schema with several types.
func (b *builder) byType(v *view) *choice {
	u := new(choice)
	for _, one := range jsonKinds {
		if v.types&one.types == 0 {
			continue
		}
		c := v.clone()
		c.types = v.types & one.types
		c.enum = slices.DeleteFunc(slices.Clone(v.enum), func(n *node) bool { return typeOfValue(n)&one.types == 0 })
		if len(c.enum) == 0 {
			c.enum = nil
		}
		u.cases = append(u.cases, &alternative{name: kindWord(kindsOf(c)), view: c})
	}
	return u
}

// union makes a union of a choice.
func (b *builder) union(v *view, c *choice, label string, announce func(ir.Type)) ir.Type {
	u := &ir.Union{Decl: b.declare(v, label), Discriminator: c.discriminator}
	announce(u)
	b.named = append(b.named, u)
	sortCases(c)
	b.todo = append(b.todo, func() {
		names := map[string]bool{}
		for _, a := range c.cases {
			u.Cases = append(u.Cases, b.caseOf(label, a, c, names))
		}
	})
	return u
}

// caseOf makes the field of a case.
func (b *builder) caseOf(label string, a *alternative, c *choice, names map[string]bool) *ir.Field {
	for names[a.name] {
		a.name += "-" + kindWord(kindsOf(a.view))
	}
	names[a.name] = true
	f := &ir.Field{
		Decl: ir.Decl{Name: ir.QName{Local: a.name}, Pos: a.view.at.pos()},
		Wire: ir.Wire{JSON: &ir.JSON{Case: &ir.JSONCase{Kinds: kindsOf(a.view), Values: a.values}}},
	}
	if a.schema != nil {
		f.Pos = a.schema.pos()
		f.Type = b.typeOf(join(label, a.name), a.schema)
	} else {
		f.Type = b.form(a.view, join(label, a.name), func(ir.Type) {})
	}
	if c.discriminator == "" && f.Wire.JSON.Case.Kinds == ir.JSONObject {
		f.Wire.JSON.Case.Has = a.own
		if a.own == nil {
			f.Wire.JSON.Case.Has = a.view.required
		}
	}
	return f
}

// sortCases finds the members by which a reader knows the cases: those that a
// case requires and no other case has; failing that, all that it requires. The
// cases that are known by more come first, so that the first one that fits is
// the right one.
func sortCases(c *choice) {
	if c.discriminator != "" {
		return
	}
	count := map[string]int{}
	for _, a := range c.cases {
		for _, p := range a.view.props {
			count[p.name]++
		}
	}
	for _, a := range c.cases {
		for _, name := range a.view.required {
			if count[name] == 0 || count[name] == 1 && a.view.byName[name] != nil {
				a.own = append(a.own, name)
			}
		}
	}
	slices.SortStableFunc(c.cases, func(x, y *alternative) int {
		return cmp.Or(cmp.Compare(len(y.own), len(x.own)), cmp.Compare(len(y.view.required), len(x.view.required)))
	})
}

// kindsOf returns the kinds of JSON values that a view allows.
func kindsOf(v *view) ir.JSONKinds {
	var kinds ir.JSONKinds
	for _, k := range jsonKinds {
		if v.types&k.types != 0 {
			kinds |= k.kind
		}
	}
	if kinds == 0 {
		return ir.JSONObject
	}
	return kinds
}

// jsonKinds are the kinds of JSON values, in the order of the cases of a schema
// with several types.
var jsonKinds = []struct {
	types types
	kind  ir.JSONKinds
}{
	{typeObject, ir.JSONObject}, {typeArray, ir.JSONArray}, {typeString, ir.JSONString}, {typeNumber, ir.JSONNumber}, {typeBool, ir.JSONBool},
}

// kindWord names the case of values of some kinds: "string".
func kindWord(k ir.JSONKinds) string { return strings.ReplaceAll(k.String(), " ", "-") }
