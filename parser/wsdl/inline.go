package wsdl

import (
	"strings"

	"github.com/ppgen/ppgen/ir"
)

// An inline is a group of elements that becomes one field: its content has no
// element around it. It gets its name when all of the record is known.
type inline struct {
	union *ir.Union  // one of several elements
	row   *ir.Struct // or several elements together
	slots []*slot    // of the row
}

// repeated returns the slot of a group that may come several times: a list of
// rows for a sequence, a list of single elements for a choice.
func (b *builder) repeated(q *particle) []*slot {
	if q.form == choiceForm {
		return b.inOrder(q)
	}
	once := *q
	once.min, once.max = 1, 1
	slots, flat := b.flatten(&once)
	switch {
	case flat && len(slots) == 0:
		return nil
	case flat && len(slots) == 1 && slots[0].group == nil:
		s := slots[0]
		s.min, s.max = timesMin(s.min, q.min), times(s.max, q.max)
		return slots
	case !flat || !isRow(slots):
		return b.inOrder(q)
	}
	row := &ir.Struct{Decl: ir.Decl{Docs: docsOf(q.node), Pos: q.node.pos()}}
	s := b.inlineSlot(q, row, &inline{row: row, slots: slots})
	s.min, s.max = q.min, q.max
	for _, inner := range slots {
		s.names = append(s.names, inner.names...)
	}
	return []*slot{s}
}

// isRow reports whether a reader can tell where one row ends and the next
// begins: each begins with an element that it must have once. Where anything may
// stand in a row, nothing tells.
func isRow(slots []*slot) bool {
	for _, s := range slots {
		if len(s.names) == 0 {
			return false
		}
	}
	first := slots[0]
	return first.min == 1 && first.max == 1 && len(first.branches) == 0 && first.group == nil
}

// inOrder returns the slot of a group whose elements are kept in the order in
// which they come: a list of single elements. It holds every content that the
// group allows, and leaves it to the caller to write only such.
func (b *builder) inOrder(q *particle) []*slot {
	union := &ir.Union{Decl: ir.Decl{Docs: docsOf(q.node), Pos: q.node.pos()}}
	union.Cases = b.cases(q, nil)
	if len(union.Cases) == 0 {
		return nil
	}
	s := b.inlineSlot(q, union, &inline{union: union})
	s.min, s.max = q.bounds()
	for _, c := range union.Cases {
		if c.Wire.XML.Form == ir.Element {
			s.names = append(s.names, c.Wire.XML.Name)
		}
	}
	return []*slot{s}
}

func (b *builder) inlineSlot(q *particle, typ ir.Type, group *inline) *slot {
	docs := docsOf(q.node)
	if docs.Text == "" {
		docs.Text = "The elements in the order in which they are sent."
	}
	field := &ir.Field{Decl: ir.Decl{Docs: docs, Pos: q.node.pos()}, Type: typ, Wire: wire(ir.QName{}, ir.Inline)}
	return &slot{field: field, group: group}
}

// cases adds a case for each element in a content model.
func (b *builder) cases(q *particle, cases []*ir.Field) []*ir.Field {
	set := &caseSet{builder: b, byName: make(map[ir.QName]*ir.Field)}
	for _, c := range cases {
		set.byName[c.Wire.XML.Name] = c
	}
	set.cases = cases
	set.collect(q)
	return set.cases
}

// A caseSet collects the cases of a union, each element once.
type caseSet struct {
	*builder
	cases  []*ir.Field
	byName map[ir.QName]*ir.Field
}

func (set *caseSet) collect(q *particle) {
	for _, kid := range q.kids {
		set.collect(kid)
	}
	switch {
	case len(q.kids) > 0:
	case q.form == anyForm:
		if set.byName[anyKey] == nil {
			c := set.any(q).field
			c.Type = &ir.List{Elem: c.Type, Max: ir.Unbounded}
			set.add(anyKey, c)
		}
	case q.form == elementForm && q.global == nil:
		set.add(q.name, set.elementField(q))
	case q.form == elementForm:
		for _, member := range set.substitutes(q) {
			set.add(member.name, set.elementField(q.as(member)))
		}
	}
}

// add adds a case, unless the union has one of that name, which then must be of
// the same type.
func (set *caseSet) add(name ir.QName, c *ir.Field) {
	first := set.byName[name]
	if first == nil {
		set.byName[name] = c
		set.cases = append(set.cases, c)
		return
	}
	if !sameType(first.Type, c.Type) {
		set.errorf(c.Pos, set.owner.Local+"/"+name.Local, "element %s has another type than at %s: the elements of one name inside a type must be of one type", name.Local, first.Pos)
	}
}

// nameGroups gives the groups among the slots of a record their names. taken are
// the names that the record has already.
func (b *builder) nameGroups(slots []*slot, owner ir.QName, taken map[string]bool) {
	groups := 0
	for _, s := range slots {
		if s.group != nil {
			groups++
		} else {
			taken[fold(s.field.Name.Local)] = true
		}
	}
	for _, s := range slots {
		if s.group == nil {
			continue
		}
		field, typ := s.group.name(s.names, taken)
		if groups == 1 && !taken["items"] {
			field, typ = "Items", "Item"
		}
		taken[fold(field)] = true
		s.field.Name.Local = field
		b.nameGroup(s.group, below(owner, typ))
	}
}

// name returns a name made of the group's first elements, which no other group
// of the record has: "EmailOrPhone", "KeyAndValue".
func (g *inline) name(elements []ir.QName, taken map[string]bool) (field, typ string) {
	word := "And"
	if g.union != nil {
		word = "Or"
	}
	name := "Any"
	for i, element := range elements {
		if i == 0 {
			name = element.Local
		} else if name += word + element.Local; i >= 1 && !taken[fold(name)] {
			break
		}
	}
	return name, name
}

func (b *builder) nameGroup(g *inline, name ir.QName) {
	if g.union != nil {
		g.union.Name = name
		b.register(g.union, "Choice")
		return
	}
	g.row.Name = name
	b.register(g.row, "Group")
	inner := *b
	inner.owner, inner.base = g.row.Name, 0
	g.row.Fields = inner.fields(g.slots, make(map[string]bool))
}

// fold returns a name as it is compared with others of the record: names that
// differ in case only would meet in Go.
func fold(name string) string { return strings.ToLower(name) }
