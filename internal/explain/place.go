package explain

import (
	"fmt"
	"iter"
	"strings"

	"github.com/ppgen/ppgen/ir"
)

// A place is a leaf of a message, or the currency of one.
type place struct {
	op       *ir.Operation
	response bool
	steps    []step
	pair     *ir.NVPPair // nil when it has no name
}

// A step leads from a record to one of its fields.
type step struct {
	record *ir.Struct
	field  *ir.Field
}

func (p place) leaf() *ir.Field    { return p.steps[len(p.steps)-1].field }
func (p place) record() *ir.Struct { return p.steps[len(p.steps)-1].record }

func (p place) use() Use {
	path := p.pair
	if path == nil {
		path = new(ir.NVPPair)
		for _, s := range p.steps {
			path.Path = append(path.Path, ir.NVPStep{Field: s.field})
		}
	}
	return Use{Operation: p.op, Response: p.response, Path: path.SOAPPath()}
}

// isCurrency reports whether the place is the currency of an amount.
func (p place) isCurrency() bool { return p.pair != nil && p.pair.Format == ir.NVPCurrency }

// signature is equal for places of one leaf.
func (p place) signature() string {
	id := fmt.Sprintf("%p", p.leaf())
	if p.pair == nil {
		return fmt.Sprintf("%s %t", id, p.op.NVP != nil)
	}
	id = fmt.Sprintf("%s %s %d %s %t %s", id, p.pair.Key, p.pair.Confidence, p.pair.Format, p.pair.Second, p.pair.Hint)
	if p.pair.Currency != nil {
		id += " " + p.pair.Currency.Key.String()
	}
	for _, a := range p.pair.Aliases {
		id += fmt.Sprintf(" %s %d", a.Key, a.Confidence)
	}
	for _, r := range p.pair.Rules {
		id += " " + r.Pos.String()
	}
	return id
}

// An index has all places of an API, ordered by operation.
type index struct {
	doc    Document
	api    *ir.API
	places []place
}

func newIndex(doc Document) *index {
	x := &index{doc: doc, api: doc.API}
	for _, op := range x.api.Ops {
		var request, response []*ir.NVPPair
		if op.NVP != nil {
			request, response = op.NVP.Request, op.NVP.Response
		}
		x.message(place{op: op}, op.Input, request)
		x.message(place{op: op, response: true}, op.Output, response)
	}
	return x
}

// message adds the leaves of a message, each with its pairs.
func (x *index) message(at place, s *ir.Struct, pairs []*ir.NVPPair) {
	if s == nil {
		return
	}
	byPath := map[string][]*ir.NVPPair{}
	for _, p := range pairs {
		var id fieldPath
		for _, s := range p.Path {
			id.add(s.Field)
		}
		byPath[id.String()] = append(byPath[id.String()], p)
	}
	for leaf := range leaves(at, s) {
		var id fieldPath
		for _, s := range leaf.steps {
			id.add(s.field)
		}
		if len(byPath[id.String()]) == 0 {
			x.places = append(x.places, leaf)
		}
		for _, p := range byPath[id.String()] {
			leaf.pair = p
			x.places = append(x.places, leaf)
		}
	}
}

// A fieldPath is fields as a key of a map.
type fieldPath struct{ strings.Builder }

func (p *fieldPath) add(f *ir.Field) { fmt.Fprintf(p, "%p ", f) }

// leaves yields the leaves below a place in the order of the document.
func leaves(at place, s *ir.Struct) iter.Seq[place] {
	return func(yield func(place) bool) { walk(at, s, yield) }
}

func walk(at place, s *ir.Struct, yield func(place) bool) bool {
	for _, f := range s.Fields {
		next := at
		next.steps = append(at.steps[:len(at.steps):len(at.steps)], step{s, f})
		if inner := recordIn(f.Type); inner != nil {
			if !next.inside(inner) && !walk(next, inner, yield) {
				return false
			}
			continue
		}
		if !yield(next) {
			return false
		}
	}
	return true
}

// recordIn returns the record that a field holds, unless that is an amount,
// which is a leaf.
func recordIn(t ir.Type) *ir.Struct {
	s, ok := ir.NamedIn(t).(*ir.Struct)
	if !ok || s.HasRole(ir.AmountRole) {
		return nil
	}
	return s
}

func (p place) inside(s *ir.Struct) bool {
	for _, step := range p.steps {
		if step.record == s {
			return true
		}
	}
	return false
}

// elements returns the names of the steps as XML has them, an attribute with an
// "@" in front, and without the text of a record.
func (p place) elements() []string {
	var names []string
	for _, s := range p.steps {
		name := s.field.Name.Local
		if xml := s.field.Wire.XML; xml != nil {
			switch xml.Form {
			case ir.Text:
				continue
			case ir.Attribute:
				name = "@" + name
			}
		}
		names = append(names, name)
	}
	if p.isCurrency() {
		_, currency, _ := strings.Cut(p.pair.SOAPPath(), "@")
		names = append(names, "@"+currency)
	}
	return names
}

// goNames returns the Go names of the steps. A currency is a field of its amount.
func (p place) goNames() []string {
	var names []string
	for _, s := range p.steps {
		names = append(names, s.field.Go)
	}
	if p.isCurrency() {
		names = append(names, "Currency")
	}
	return names
}
