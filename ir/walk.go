package ir

import (
	"iter"
	"slices"
)

// A Node is one declaration of an API and where it stands.
type Node struct {
	Decl *Decl
	In   *Decl // the declaration around it; nil for a type or an operation
	Of   any   // a Named type, *Field, *EnumValue, *Operation, *Message, or one of those of REST
}

// Subject names the node in the document's own terms: "RefundType/Full".
func (n Node) Subject() string { return subject(n.In, n.Decl) }

func subject(in, d *Decl) string {
	if in == nil {
		return d.Name.Local
	}
	return in.Name.Local + "/" + d.Name.Local
}

// Walk visits every declaration of api once: each type followed by its fields,
// cases or values, and the error codes, then each service, then each operation
// followed by its headers and faults, and by what it has over REST. A field that
// a record inherits is visited with the record that declares it.
func Walk(api *API, visit func(Node)) {
	for _, t := range api.Types {
		walkType(t, visit)
	}
	if api.Issues != nil {
		walkType(api.Issues, visit)
	}
	for _, s := range api.Services {
		visit(Node{Decl: &s.Decl, Of: s})
	}
	for _, op := range api.Ops {
		visit(Node{Decl: &op.Decl, Of: op})
		for m := range op.parts() {
			visit(Node{Decl: &m.Decl, In: &op.Decl, Of: m})
		}
		if op.REST != nil {
			op.REST.walk(op, visit)
		}
	}
}

func walkType(t Named, visit func(Node)) {
	d := t.Declaration()
	visit(Node{Decl: d, Of: t})
	for _, f := range Members(t) {
		visit(Node{Decl: &f.Decl, In: d, Of: f})
	}
	if e, ok := t.(*Enum); ok {
		for _, v := range e.Values {
			visit(Node{Decl: &v.Decl, In: d, Of: v})
		}
	}
}

// Members returns the fields that a type declares itself: those of a record
// without the inherited ones, or the cases of a union.
func Members(t Named) []*Field {
	switch t := t.(type) {
	case *Struct:
		return t.Fields[min(max(t.Inherited, 0), len(t.Fields)):]
	case *Union:
		return t.Cases
	}
	return nil
}

// NamedIn returns the declared type that t is, or is a list or map of; nil when
// there is none.
func NamedIn(t Type) Named {
	for {
		switch x := t.(type) {
		case *List:
			t = x.Elem
		case *Map:
			t = x.Elem
		case Named:
			return x
		default:
			return nil
		}
	}
}

// Messages returns the records that op sends and receives: its input, its
// output, and the content of its headers and faults.
func (op *Operation) Messages() []*Struct {
	var all []*Struct
	add := func(s *Struct) {
		if s != nil {
			all = append(all, s)
		}
	}
	add(op.Input)
	add(op.Output)
	for m := range op.parts() {
		add(m.Type)
	}
	return all
}

// Types returns the declared types that op names itself, on any protocol.
func (op *Operation) Types() []Named {
	var named []Named
	for _, s := range op.Messages() {
		named = append(named, s)
	}
	if op.REST == nil {
		return named
	}
	for _, t := range op.REST.types() {
		if n := NamedIn(t); n != nil {
			named = append(named, n)
		}
	}
	return named
}

// types returns the types of parameters, body and answers; some are nil.
func (r *RESTBinding) types() []Type {
	var all []Type
	for _, params := range [][]*Param{r.PathParams, r.QueryParams, r.HeaderParams} {
		for _, p := range params {
			all = append(all, p.Type)
		}
	}
	if r.Body != nil {
		all = append(all, r.Body.Type)
		for _, p := range r.Body.Parts {
			all = append(all, p.Type)
		}
	}
	for _, results := range [][]*Result{r.Results, r.Errors} {
		for _, result := range results {
			all = append(all, result.Type)
			for _, h := range result.Headers {
				all = append(all, h.Type)
			}
		}
	}
	return all
}

// parts yields the headers and the faults.
func (op *Operation) parts() iter.Seq[*Message] {
	return func(yield func(*Message) bool) {
		if op.SOAP == nil {
			return
		}
		for _, list := range [][]*Message{op.SOAP.Headers, op.SOAP.Faults} {
			for _, m := range list {
				if !yield(m) {
					return
				}
			}
		}
	}
}

// Reach returns the given types and every type that their values can hold.
func Reach(roots ...Named) map[Named]bool {
	reached := map[Named]bool{}
	roots = slices.Clone(roots) // it grows and shrinks below, in the caller's memory otherwise
	for len(roots) > 0 {
		t := roots[len(roots)-1]
		roots = roots[:len(roots)-1]
		if t == nil || reached[t] {
			continue
		}
		reached[t] = true
		roots = append(roots, direct(t)...)
	}
	return reached
}

// direct returns the declared types that t names itself.
func direct(t Named) []Named {
	var named []Named
	add := func(t Type) {
		if n := NamedIn(t); n != nil {
			named = append(named, n)
		}
	}
	if ByRuntime(t) {
		return nil
	}
	switch t := t.(type) {
	case *Struct:
		if t.Base != nil {
			named = append(named, t.Base)
		}
		for _, f := range t.Fields {
			add(f.Type)
		}
		add(t.Extra)
	case *Union:
		for _, f := range t.Cases {
			add(f.Type)
		}
	case *Alias:
		add(t.Target)
	}
	return named
}
