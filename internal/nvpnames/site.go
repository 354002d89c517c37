package nvpnames

import (
	"iter"
	"strings"

	"github.com/ppgen/ppgen/ir"
)

// A direction is which message of an operation is meant.
type direction uint8

const (
	both direction = iota
	request
	response
)

var directionNames = [...]string{both: "", request: "request", response: "response"}

// A site is a place in a message: the steps that lead there.
type site struct {
	op    *ir.Operation
	dir   direction
	steps []step
}

// A step leads from a record to one of its fields.
type step struct {
	field *ir.Field
	owner *ir.Struct
	name  string // of the element; "@" and the name of an attribute; empty for the text of a record
	list  bool
}

func newStep(owner *ir.Struct, f *ir.Field) step {
	s := step{field: f, owner: owner, name: f.Name.Local}
	if l, ok := f.Type.(*ir.List); ok {
		s.list = !l.Packed
	}
	if xml := f.Wire.XML; xml != nil {
		switch xml.Form {
		case ir.Attribute:
			s.name = "@" + s.name
		case ir.Text:
			s.name = ""
		}
	}
	return s
}

// at returns the site of the first n steps.
func (s site) at(n int) site {
	s.steps = s.steps[:n:n]
	return s
}

// then returns the site one step further.
func (s site) then(next step) site {
	s.steps = append(s.steps[:len(s.steps):len(s.steps)], next)
	return s
}

// depth is how many steps have a name: all but the text of a record.
func (s site) depth() int {
	n := len(s.steps)
	if n > 0 && s.steps[n-1].name == "" {
		n--
	}
	return n
}

// value returns the type of what is at the site, without the list around it.
func (s site) value() ir.Type {
	t := s.steps[len(s.steps)-1].field.Type
	if l, ok := t.(*ir.List); ok && !l.Packed {
		return l.Elem
	}
	return t
}

// amount returns the record of the amount at the site, or nil.
func (s site) amount() *ir.Struct {
	if r, ok := s.value().(*ir.Struct); ok && r.HasRole(ir.AmountRole) {
		return r
	}
	return nil
}

// currency returns the site of the currency of the amount at s.
func (s site) currency() site {
	amount := s.amount()
	return s.then(newStep(amount, amount.ByRole(ir.AmountCurrency)))
}

// String returns the path as rows write it.
func (s site) String() string {
	var b strings.Builder
	for _, step := range s.steps[:s.depth()] {
		if b.Len() > 0 && step.name[0] != '@' {
			b.WriteByte('/')
		}
		b.WriteString(step.name)
	}
	return b.String()
}

// leaves yields the sites of all leaves of a message in document order. Content
// without a name of its own has none on this wire either: alternatives that
// repeat, open content, records within themselves.
func leaves(message site, s *ir.Struct) iter.Seq[site] {
	return func(yield func(site) bool) { walk(message, s, yield) }
}

func walk(at site, s *ir.Struct, yield func(site) bool) bool {
	for _, f := range s.Fields {
		if !named(f) {
			continue
		}
		next := at.then(newStep(s, f))
		switch t := next.value().(type) {
		case *ir.Struct:
			if next.amount() == nil {
				if !next.inside(t) && !walk(next, t, yield) {
					return false
				}
				continue
			}
		case *ir.Union, *ir.Raw, *ir.Map:
			continue
		}
		if !yield(next) {
			return false
		}
	}
	return true
}

// named reports whether a field can have a name on this wire.
func named(f *ir.Field) bool {
	if f.Wire.XML == nil {
		return true
	}
	switch f.Wire.XML.Form {
	case ir.Element, ir.Attribute, ir.Text:
		return true
	}
	return false
}

// inside reports whether the steps to s lead through a record.
func (s site) inside(r *ir.Struct) bool {
	for _, step := range s.steps {
		if step.owner == r {
			return true
		}
	}
	return false
}
