package ir

import (
	"iter"
	"slices"

	"github.com/ppgen/ppgen/internal/diag"
	"github.com/ppgen/ppgen/internal/near"
)

// A Wanted is an operation that somebody asked for by its name.
type Wanted struct {
	Name string
	Pos  diag.Pos // where it was asked for
}

// Prune removes everything that the wanted operations do not reach. None at all
// keep everything. A name that no operation has is an error with the names that
// come near it, and then nothing is removed.
func Prune(api *API, operations []Wanted, list *diag.List) {
	if len(operations) == 0 {
		return
	}
	var names []string
	unknown := false
	for _, w := range operations {
		names = append(names, w.Name)
		if !slices.ContainsFunc(api.Ops, func(op *Operation) bool { return op.Name.Local == w.Name }) {
			list.Errorf(w.Pos, w.Name, "the document has no operation of this name%s", near.Hint(w.Name, opNames(api)))
			unknown = true
		}
	}
	if !unknown {
		keepOperations(api, names)
	}
}

func keepOperations(api *API, operations []string) {
	api.Ops = slices.DeleteFunc(api.Ops, func(op *Operation) bool {
		return !slices.Contains(operations, op.Name.Local)
	})
	var roots []Named
	services := map[*Service]bool{}
	for _, op := range api.Ops {
		roots = append(roots, op.Types()...)
		if op.REST != nil {
			services[op.REST.Service] = true
		}
	}
	reached := Reach(roots...)
	used := map[string]bool{}
	for t := range reached {
		for _, name := range namesOf(t) {
			used[name.Space] = true
		}
	}
	api.Types = slices.DeleteFunc(api.Types, func(t Named) bool { return !reached[t] })
	api.Services = slices.DeleteFunc(api.Services, func(s *Service) bool { return !services[s] })
	api.Namespaces = slices.DeleteFunc(api.Namespaces, func(ns Namespace) bool { return !used[ns.URI] })
}

func opNames(api *API) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, op := range api.Ops {
			if !yield(op.Name.Local) {
				return
			}
		}
	}
}

// pos is the place for findings about the document as a whole: the file that
// declares its operations.
func (api *API) pos() diag.Pos {
	switch {
	case len(api.Ops) > 0:
		return diag.Pos{File: api.Ops[0].Pos.File}
	case len(api.Sources) > 0:
		return diag.Pos{File: api.Sources[0].Path}
	}
	return diag.Pos{}
}

// namesOf returns the names of the elements and attributes that t declares, of
// the elements around it, and of the types that xsi:type can name in it.
func namesOf(t Named) []QName {
	var names []QName
	if s, ok := t.(*Struct); ok {
		names = append(names, s.Root...)
	}
	for _, f := range Members(t) {
		xml := f.Wire.XML
		if xml == nil {
			continue
		}
		if xml.Form == Element || xml.Form == Attribute {
			names = append(names, xml.Name)
		}
		if xml.Type != (QName{}) {
			names = append(names, xml.Type)
		}
	}
	return names
}
