package ir

import (
	"iter"
	"slices"
)

// walk visits what an operation declares over REST: its path parameters, the
// record of the others and its members, the record of a form and its parts, the
// record of mixed results. These records are no types of the API: their nodes
// are of a *Decl.
func (r *RESTBinding) walk(op *Operation, visit func(Node)) {
	for _, p := range r.PathParams {
		visit(Node{Decl: &p.Decl, In: &op.Decl, Of: p})
	}
	if members := r.Members(); len(members) > 0 {
		visit(Node{Decl: &r.Params, Of: &r.Params})
		for _, p := range members {
			visit(Node{Decl: &p.Decl, In: &r.Params, Of: p})
		}
	}
	if r.Body != nil && len(r.Body.Parts) > 0 {
		visit(Node{Decl: &r.Body.Decl, Of: &r.Body.Decl})
		for _, p := range r.Body.Parts {
			visit(Node{Decl: &p.Decl, In: &r.Body.Decl, Of: p})
		}
	}
	if r.Mixed() {
		visit(Node{Decl: &r.Result, Of: &r.Result})
	}
}

// PruneErrors removes the types that no request, parameter or successful answer
// of a REST operation reaches: an error answer becomes the error type of the
// runtime, whatever the document calls its parts. It is for after the overlays,
// which find error codes in those types. APIs without REST operations are left
// alone.
func PruneErrors(api *API) {
	if !slices.ContainsFunc(api.Ops, func(op *Operation) bool { return op.REST != nil }) {
		return
	}
	var roots []Named
	for _, op := range api.Ops {
		if op.REST != nil {
			for _, result := range op.REST.Errors {
				result.Type, result.Headers = nil, nil
			}
		}
		roots = append(roots, op.Types()...)
	}
	reached := Reach(roots...)
	api.Types = slices.DeleteFunc(api.Types, func(t Named) bool { return !reached[t] })
	pruneIssues(api)
}

// pruneIssues removes the error codes that no operation has.
func pruneIssues(api *API) {
	if api.Issues == nil {
		return
	}
	used := map[*EnumValue]bool{}
	for _, op := range api.Ops {
		if op.REST != nil {
			for _, v := range op.REST.Issues {
				used[v] = true
			}
		}
	}
	api.Issues.Values = slices.DeleteFunc(api.Issues.Values, func(v *EnumValue) bool { return !used[v] })
	if len(api.Issues.Values) == 0 {
		api.Issues = nil
	}
}

// ByRuntime reports whether t is a record that the runtime has a type for: its
// own fields are not emitted.
func ByRuntime(t Named) bool {
	s, ok := t.(*Struct)
	if !ok {
		return false
	}
	switch s.Role {
	case LinkRole, PatchRole, FailureRole:
		return true
	}
	value := s.ByRole(AmountValue)
	return s.Role == AmountRole && value != nil && value.Wire.JSON != nil
}

// Scalars yields every scalar of the API's types and of the parameters and
// bodies of its REST operations. One that several places share comes once for
// each.
func (api *API) Scalars() iter.Seq[*Scalar] {
	return func(yield func(*Scalar) bool) {
		for t := range api.edges() {
			if s := scalarIn(t); s != nil && !yield(s) {
				return
			}
		}
	}
}

// edges yields every type that a field, a case, an alias, a parameter or a body
// names.
func (api *API) edges() iter.Seq[Type] {
	return func(yield func(Type) bool) {
		for _, t := range api.Types {
			if a, ok := t.(*Alias); ok && !yield(a.Target) {
				return
			}
			if s, ok := t.(*Struct); ok && s.Extra != nil && !yield(s.Extra) {
				return
			}
			for _, f := range Members(t) {
				if !yield(f.Type) {
					return
				}
			}
		}
		for _, op := range api.Ops {
			if op.REST == nil {
				continue
			}
			for _, t := range op.REST.types() {
				if t != nil && !yield(t) {
					return
				}
			}
		}
	}
}

// scalarIn returns the scalar that t is, or is a list or map of.
func scalarIn(t Type) *Scalar {
	for {
		switch x := t.(type) {
		case *Scalar:
			return x
		case *List:
			t = x.Elem
		case *Map:
			t = x.Elem
		default:
			return nil
		}
	}
}
