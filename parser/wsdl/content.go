package wsdl

import (
	"slices"

	"github.com/ppgen/ppgen/ir"
)

// A slot is a place in a record on its way to be a field: how often it occurs
// is still said in terms of the group around it.
type slot struct {
	field    *ir.Field  // its Type is that of one occurrence
	names    []ir.QName // the elements it may hold; none for xs:any
	min, max int
	branches []ir.Branch // the choices it stands in, outermost first
	group    *inline     // for a group of elements that still needs a name
}

// anyKey stands for xs:any where slots are told apart by name.
var anyKey = ir.QName{Local: "*"}

// key is what makes two slots the same field.
func (s *slot) key() ir.QName {
	if len(s.names) == 0 {
		return anyKey
	}
	return s.names[0]
}

// A builder turns the content model of one record into fields.
//
// Fields say which elements there are, and their order says which order they
// have. Where that is not enough, because a group repeats or an element comes
// back after others, a group becomes one field: a list that keeps the order.
type builder struct {
	*parser
	owner   ir.QName // names types that have no name of their own
	choices int      // how many choices were met
	base    int      // how many choices the base has
}

// slots returns the fields-to-be of a content model. Their bounds are those
// within the group that q stands in.
func (b *builder) slots(q *particle) []*slot {
	switch {
	case q.form == elementForm:
		return b.element(q)
	case q.form == anyForm:
		return []*slot{b.any(q)}
	case q.repeats():
		return b.repeated(q)
	}
	slots, flat := b.flatten(q)
	if !flat {
		return b.inOrder(q)
	}
	if q.min == 0 {
		for _, s := range slots {
			s.optional()
		}
	}
	return slots
}

// optional makes the group around the slot one that may be absent.
func (s *slot) optional() {
	s.min = 0
	if len(s.branches) > 0 {
		s.branches[0].Required = false
	}
}

// flatten puts the slots of a group's members side by side. It returns false
// when fields side by side could not tell the order that elements have.
func (b *builder) flatten(q *particle) ([]*slot, bool) {
	arms := make([][]*slot, 0, len(q.kids))
	for _, kid := range q.kids {
		arms = append(arms, b.slots(kid))
	}
	if q.form == choiceForm {
		return b.choice(q, arms)
	}
	return b.sequence(arms)
}

// sequence joins slots that follow one another. An element may come twice only
// when nothing stands between: then it is a list.
func (b *builder) sequence(arms [][]*slot) ([]*slot, bool) {
	var joined []*slot
	taken := make(map[ir.QName]bool)
	for _, arm := range arms {
		for _, s := range arm {
			if n := len(joined); n > 0 && b.adjacent(joined[n-1], s) {
				joined[n-1] = follow(joined[n-1], s)
				continue
			}
			for _, name := range s.names {
				if taken[name] {
					return nil, false
				}
				taken[name] = true
			}
			joined = append(joined, s)
		}
	}
	return joined, true
}

// adjacent reports whether two slots that follow one another are one list.
func (b *builder) adjacent(first, second *slot) bool {
	return first.key() == second.key() && first.group == nil && second.group == nil &&
		len(first.names) < 2 && len(first.branches)+len(second.branches) == 0 &&
		sameType(first.field.Type, second.field.Type)
}

// follow returns the slot of two that follow one another.
func follow(first, second *slot) *slot {
	joined := *first
	joined.min, joined.max = min(first.min+second.min, maxOccurs), plus(first.max, second.max)
	return &joined
}

// sameType reports whether two types are the same to a reader of messages.
func sameType(a, b ir.Type) bool {
	if a == b {
		return true
	}
	switch a := a.(type) {
	case *ir.Raw:
		_, raw := b.(*ir.Raw)
		return raw
	case *ir.Scalar:
		scalar, ok := b.(*ir.Scalar)
		return ok && scalar.Kind == a.Kind && scalar.Format == a.Format && slices.Equal(scalar.Facets, a.Facets)
	}
	return false
}

// element returns the slot of an element, or of all that may stand in its place.
func (b *builder) element(q *particle) []*slot {
	members := []*component{nil}
	if q.global != nil {
		members = b.substitutes(q)
	}
	switch {
	case len(members) == 0:
		return nil
	case len(members) == 1 && (members[0] == nil || members[0] == q.global):
		return []*slot{{field: b.elementField(q), names: []ir.QName{q.name}, min: q.min, max: q.max}}
	case len(members) == 1:
		q = q.as(members[0])
		return []*slot{{field: b.elementField(q), names: []ir.QName{q.name}, min: q.min, max: q.max}}
	}
	s := &slot{min: q.min, max: q.max}
	for _, member := range members {
		s.names = append(s.names, member.name)
	}
	s.field = &ir.Field{
		Decl: ir.Decl{Name: q.name, Docs: q.docs(), Pos: q.node.pos()},
		Type: b.memberUnion(q.global, members),
		Wire: wire(ir.QName{}, ir.Inline),
	}
	return []*slot{s}
}

// as returns the particle of another global element in the same place.
func (q *particle) as(c *component) *particle {
	other := *q
	other.decl, other.schema, other.name, other.global = c.node, c.schema, c.name, c
	return &other
}

// docs returns what is said where the element is used, or else where it is
// declared.
func (q *particle) docs() ir.Docs {
	if docs := docsOf(q.node); docs.Text != "" || q.decl == nil {
		return docs
	}
	return docsOf(q.decl)
}

// elementField returns the field of an element, without how often it occurs.
func (p *parser) elementField(q *particle) *ir.Field {
	f := &ir.Field{
		Decl:     ir.Decl{Name: q.name, Docs: q.docs(), Pos: q.node.pos()},
		Type:     p.elementType(q.schema, q.decl, q.owner),
		Nillable: p.boolean(q.decl, "nillable"),
		Wire:     wire(q.name, ir.Element),
	}
	p.preset(f, q.decl)
	return f
}

// any returns the slot of elements that the schema does not name.
func (b *builder) any(q *particle) *slot {
	field := &ir.Field{
		Decl: ir.Decl{Name: ir.QName{Local: "Any"}, Docs: docsOf(q.node), Pos: q.node.pos()},
		Type: &ir.Raw{},
		Wire: wire(ir.QName{}, ir.AnyElement),
	}
	return &slot{field: field, min: q.min, max: q.max}
}

func wire(name ir.QName, form ir.XMLForm) ir.Wire {
	return ir.Wire{XML: &ir.XML{Name: name, Form: form}}
}
