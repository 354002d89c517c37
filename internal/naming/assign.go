// Package naming chooses every exported Go name of an API.
//
// A name depends on the spelling of what it names, and on the other names of
// its scope when two would be equal, but never on the order of declarations,
// and no name is numbered. Names that an overlay has set are kept.
package naming

import (
	"slices"
	"strings"

	"github.com/ppgen/ppgen/internal/diag"
	"github.com/ppgen/ppgen/ir"
)

// packageNames are declared by generated code in every package.
var packageNames = []string{"Client", "NewClient", "Operations"}

// methodNames are the methods of generated records, which a field must not hide.
// The ones that only some protocols have are kept free everywhere, so that a
// protocol can be added without renaming a field.
var methodNames = []string{
	"DecodeNVP", "DecodeXML", "EncodeAttrs", "EncodeNVP", "EncodeXML", "Head",
	"JSONFields", "MarshalJSON", "NVPMethod", "UnmarshalJSON", "XMLRoot",
}

// Assign gives every declaration of api that has none a Go name. It adds a
// warning to list for each one that could not have the name its spelling asks
// for, with the line of an overlay that decides otherwise.
func Assign(api *ir.API, list *diag.List) {
	a := &assigner{api: api, list: list, done: map[*ir.Struct]bool{}}
	a.named = slices.Clone(api.Types)
	if api.Issues != nil {
		a.named = append(a.named, api.Issues)
	}
	a.services()
	a.values(a.types())
	for _, t := range a.named {
		switch t := t.(type) {
		case *ir.Struct:
			a.record(t)
		case *ir.Union:
			a.members(unionScope(t), t)
		}
	}
	a.operations()
	a.others()
}

type assigner struct {
	api   *ir.API
	list  *diag.List
	named []ir.Named // the types, and what else is one in Go
	done  map[*ir.Struct]bool
	index *ir.Index // made when the first finding needs it
}

// add puts an item into a scope. A name that an overlay has given is looked at.
func (a *assigner) add(s *scope, i *item) {
	if d := i.node.Decl; d.Go != "" && !IsExported(d.Go) {
		a.list.Errorf(d.Pos, i.node.Subject(), "%q is given to it as a name, but is not an exported Go identifier: a capital letter, then letters and digits", d.Go)
	}
	s.add(i, a.list)
}

// finish settles a scope and reports what became of it.
func (a *assigner) finish(s *scope) {
	s.settle()
	s.report(a.list, a.address)
}

// address is how an overlay refers to a node: with the document's prefixes.
func (a *assigner) address(n ir.Node) string {
	if a.index == nil {
		a.index = ir.NewIndex(a.api)
	}
	address := a.index.Address(n)
	for _, ns := range a.api.Namespaces {
		address = strings.Replace(address, "{"+ns.URI+"}", ns.Prefix+":", 1)
	}
	return address
}

// types names the types, and the records that operations have beside them.
func (a *assigner) types() *scope {
	s := newScope(packageNames...)
	for _, service := range a.api.Services {
		s.reserve(service.Go + "Service")
	}
	for _, t := range a.named {
		a.add(s, typeItem(t))
	}
	ir.Walk(a.api, func(n ir.Node) {
		if _, ok := n.Of.(*ir.Decl); ok {
			i := plainItem(n, n.Decl.Name.Local, "Record")
			i.rank = typeRank + anonymous
			a.add(s, i)
		}
	})
	a.finish(s)
	return s
}

// values names the values of enumerations. They share the package with types,
// and give way to them: a type is met more often.
func (a *assigner) values(pkg *scope) {
	s := pkg.inner()
	for _, t := range a.named {
		e, ok := t.(*ir.Enum)
		if !ok {
			continue
		}
		stem := stemOf(e)
		for _, v := range e.Values {
			a.add(s, valueItem(e, stem, v))
		}
	}
	a.finish(s)
}

// unionScope returns the scope for the cases of a union. Over JSON it has a field
// for what fits none of them.
func unionScope(u *ir.Union) *scope {
	s := newScope(methodNames...)
	if slices.ContainsFunc(u.Cases, func(f *ir.Field) bool { return f.Wire.JSON != nil }) {
		s.reserve("Other")
	}
	return s
}

// record names the fields of s, those of its base first: they are the same.
func (a *assigner) record(s *ir.Struct) {
	if a.done[s] {
		return
	}
	a.done[s] = true
	fields := newScope(methodNames...)
	if s.Extra != nil {
		fields.reserve("Extra") // the field for members that the document does not name
	}
	if s.Base != nil {
		a.record(s.Base)
		for _, f := range s.Fields[:len(s.Fields)-len(ir.Members(s))] {
			fields.take(ir.Node{Decl: &f.Decl, In: &s.Base.Decl, Of: f})
		}
	}
	a.members(fields, s)
}

func (a *assigner) members(s *scope, t ir.Named) {
	for _, f := range ir.Members(t) {
		a.add(s, fieldItem(t.Declaration(), f))
	}
	a.finish(s)
}

func (a *assigner) services() {
	s := newScope()
	for _, service := range a.api.Services {
		a.add(s, plainItem(ir.Node{Decl: &service.Decl, Of: service}, service.Name.Local, "Service"))
	}
	a.finish(s)
}

// operations names the methods of the client, or of each service.
func (a *assigner) operations() {
	scopes := map[*ir.Service]*scope{}
	var order []*scope
	for _, op := range a.api.Ops {
		var service *ir.Service
		spelling := op.Name.Local
		if op.REST != nil {
			service, spelling = op.REST.Service, op.REST.Verb
		}
		if scopes[service] == nil {
			scopes[service] = newScope()
			order = append(order, scopes[service])
		}
		a.add(scopes[service], plainItem(ir.Node{Decl: &op.Decl, Of: op}, spelling, "Operation"))
	}
	for _, s := range order {
		a.finish(s)
	}
}

// others names what stands in operations and in their records: headers, faults,
// parameters and parts.
func (a *assigner) others() {
	scopes := map[*ir.Decl]*scope{}
	var order []*scope
	ir.Walk(a.api, func(n ir.Node) {
		kind := ""
		switch n.Of.(type) {
		case *ir.Message, *ir.Part:
			kind = "Part"
		case *ir.Param:
			kind = "Param"
		default:
			return
		}
		if scopes[n.In] == nil {
			scopes[n.In] = newScope(methodNames...)
			order = append(order, scopes[n.In])
		}
		a.add(scopes[n.In], plainItem(n, n.Decl.Name.Local, kind))
	})
	for _, s := range order {
		a.finish(s)
	}
}
