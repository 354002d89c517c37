package wsdl

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/ir"
)

// A model is a random content model, and the language it stands for.
type model struct {
	tag      string // sequence, choice or element
	name     string
	min, max int // max is ir.Unbounded or finite
	kids     []*model
}

func randomModel(r *rand.Rand, depth int) *model {
	m := &model{tag: "element", name: string(rune('a' + r.IntN(6))), min: 1, max: 1}
	if depth > 0 && r.IntN(3) > 0 {
		m.tag = []string{"sequence", "sequence", "choice"}[r.IntN(3)]
		for range 1 + r.IntN(4) {
			m.kids = append(m.kids, randomModel(r, depth-1))
		}
	}
	switch r.IntN(8) {
	case 0, 1:
		m.min = 0
	case 2:
		m.max = 3
	case 3:
		m.min, m.max = 0, ir.Unbounded
	}
	return m
}

func (m *model) String() string {
	most := "unbounded"
	if m.max >= 0 {
		most = fmt.Sprint(m.max)
	}
	if m.tag == "element" {
		return fmt.Sprintf(`<xs:element name="%s" type="xs:int" minOccurs="%d" maxOccurs="%s"/>`, m.name, m.min, most)
	}
	var kids strings.Builder
	for _, kid := range m.kids {
		kids.WriteString(kid.String())
	}
	return fmt.Sprintf(`<xs:%s minOccurs="%d" maxOccurs="%s">%s</xs:%[1]s>`, m.tag, m.min, most, &kids)
}

// instance returns a random sequence of elements that the model allows.
func (m *model) instance(r *rand.Rand) []string {
	most := m.max
	if most < 0 {
		most = m.min + 3
	}
	var names []string
	for range m.min + r.IntN(most-m.min+1) {
		switch m.tag {
		case "element":
			names = append(names, m.name)
		case "choice":
			names = append(names, m.kids[r.IntN(len(m.kids))].instance(r)...)
		default:
			for _, kid := range m.kids {
				names = append(names, kid.instance(r)...)
			}
		}
	}
	return names
}

// A value is what a record holds of an instance: by field the elements, or the
// rows of a group.
type value struct {
	fields []*ir.Field
	held   [][]string // of a field for an element, or of a union
	rows   [][]*value
	at     int // the field that was reached
}

func newValue(fields []*ir.Field) *value {
	return &value{fields: fields, held: make([][]string, len(fields)), rows: make([][]*value, len(fields))}
}

// place returns the field that holds an element, or -1.
func (v *value) place(name string) int {
	return slices.IndexFunc(v.fields, func(f *ir.Field) bool {
		elements := make(map[ir.QName]*ir.Field)
		elementsOf(f, elements)
		return elements[ir.QName{Space: "urn:t", Local: name}] != nil
	})
}

// read adds an element as a decoder would, that sees only its name.
func (v *value) read(name string) error {
	at := v.place(name)
	if at < 0 {
		return fmt.Errorf("no field for %s", name)
	}
	v.at = at
	row, isRow := rowOf(v.fields[at])
	if !isRow {
		v.held[at] = append(v.held[at], name)
		return nil
	}
	rows := v.rows[at]
	if len(rows) == 0 || rows[len(rows)-1].startsOver(name) {
		rows = append(rows, newValue(row.Fields))
		v.rows[at] = rows
	}
	return rows[len(rows)-1].read(name)
}

// startsOver reports whether an element begins the next row.
func (v *value) startsOver(name string) bool {
	at := v.place(name)
	_, isRow := rowOf(v.fields[at])
	_, isList := v.fields[at].Type.(*ir.List)
	return at < v.at || at == v.at && !isRow && !isList
}

func rowOf(f *ir.Field) (*ir.Struct, bool) {
	list, ok := f.Type.(*ir.List)
	if !ok || f.Wire.XML.Form != ir.Inline {
		return nil, false
	}
	row, ok := list.Elem.(*ir.Struct)
	return row, ok
}

// write returns the elements in the order in which an encoder writes them.
func (v *value) write() []string {
	var names []string
	for i := range v.fields {
		names = append(names, v.held[i]...)
		for _, row := range v.rows[i] {
			names = append(names, row.write()...)
		}
	}
	return names
}

// check reports what of the contract an allowed instance breaks.
func (v *value) check() error {
	arms := make(map[int]int)
	for i, f := range v.fields {
		count := len(v.held[i]) + len(v.rows[i])
		most := 1
		if list, ok := f.Type.(*ir.List); ok {
			most = list.Max
			if count > 0 && count < list.Min {
				return fmt.Errorf("%s has %d items, fewer than %d", f.Name.Local, count, list.Min)
			}
		}
		switch {
		case f.Required && count == 0:
			return fmt.Errorf("%s is required", f.Name.Local)
		case most != ir.Unbounded && count > most:
			return fmt.Errorf("%s has %d items, more than %d", f.Name.Local, count, most)
		}
		for _, branch := range f.Choice {
			if count > 0 && arms[branch.Group] != 0 && arms[branch.Group] != branch.Arm {
				return fmt.Errorf("%s is in another arm of choice %d", f.Name.Local, branch.Group)
			}
			if count > 0 {
				arms[branch.Group] = branch.Arm
			}
		}
		for _, row := range v.rows[i] {
			if err := row.check(); err != nil {
				return err
			}
		}
	}
	for _, f := range v.fields {
		if len(f.Choice) == 1 && f.Choice[0].Required && arms[f.Choice[0].Group] == 0 {
			return fmt.Errorf("choice %d has no arm", f.Choice[0].Group)
		}
	}
	return nil
}

// Whatever a content model allows can be held by its record, is written back in
// the same order, and keeps to what the record says of itself.
func TestRandomContentModels(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	flat := 0
	for range 2000 {
		m := randomModel(r, 3)
		if m.tag == "element" {
			continue
		}
		schema := `<xs:complexType name="A">` + m.String() + `</xs:complexType>`
		api, list, _ := parseFiles(t, map[string]string{"a.xsd": inSchema(schema)})
		if list.HasErrors() {
			t.Fatalf("%s\n%v", schema, list.Err())
		}
		sound(t, api, list)
		fields := api.Types[0].(*ir.Struct).Fields
		if !slices.ContainsFunc(fields, func(f *ir.Field) bool { return f.Wire.XML.Form == ir.Inline }) {
			flat++
		}
		for range 10 {
			instance := m.instance(r)
			v := newValue(fields)
			for _, name := range instance {
				if err := v.read(name); err != nil {
					t.Fatalf("%s\n%v\n%s%v", schema, instance, sketch(api), err)
				}
			}
			if err := v.check(); err != nil || !slices.Equal(instance, v.write()) {
				t.Fatalf("%s\n%v is written as %v: %v\n%s", schema, instance, v.write(), err, sketch(api))
			}
		}
	}
	if flat < 200 {
		t.Errorf("only %d models have no groups: the test tells little about fields", flat)
	}
}
