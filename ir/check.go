package ir

import (
	"go/token"
	"strings"

	"github.com/ppgen/ppgen/internal/diag"
)

// Check adds to list whatever would keep api from becoming sound Go. After it
// has found nothing, emission cannot fail: every name is a Go identifier and
// declared once, every type that is referred to is there, and every field can
// be written where its form says.
//
// What it finds is seldom a person's mistake: parsers, overlays and naming
// report those where they happen. It is the proof that they did.
func Check(api *API, list *diag.List) {
	c := &checker{
		api:      api,
		list:     list,
		types:    make(map[Named]bool, len(api.Types)),
		records:  make(map[*Decl]*Struct, len(api.Types)),
		prefixes: make(map[string]string, len(api.Namespaces)),
	}
	c.checkNamespaces()
	for _, t := range api.Types {
		c.types[t] = true
		if s, ok := t.(*Struct); ok {
			c.records[&s.Decl] = s
		}
	}
	c.checkNames()
	if !c.basesEnd() {
		return
	}
	for _, t := range api.Types {
		c.checkType(t)
	}
	for _, op := range api.Ops {
		c.checkOperation(op)
	}
}

type checker struct {
	api      *API
	list     *diag.List
	types    map[Named]bool
	records  map[*Decl]*Struct
	prefixes map[string]string // prefix by namespace
}

func (c *checker) errorf(n Node, format string, args ...any) {
	c.list.Errorf(n.Decl.Pos, n.Subject(), format, args...)
}

// checkNames makes sure that every declaration has a Go name, and that each is
// declared once in its scope.
func (c *checker) checkNames() {
	if !token.IsIdentifier(c.api.Name) || c.api.Name != strings.ToLower(c.api.Name) || c.api.Name == "main" {
		c.list.Errorf(c.api.pos(), c.api.Name, "this is no name for a Go package; choose one of lower-case letters and digits")
	}
	pkg := scope{}
	services := scope{}
	methods := map[*Service]scope{}
	members := map[*Decl]scope{}
	Walk(c.api, func(n Node) {
		if n.Decl.Name.Local == "" && n.In == nil {
			c.errorf(n, "the declaration has no name")
		}
		switch of := n.Of.(type) {
		case Named, *EnumValue, *Decl:
			c.declare(pkg, n)
		case *Service:
			c.declare(services, n)
		case *Operation:
			var service *Service
			if of.REST != nil {
				service = of.REST.Service
			}
			if methods[service] == nil {
				methods[service] = scope{}
			}
			c.declare(methods[service], n)
		default:
			if members[n.In] == nil {
				members[n.In] = c.inherited(n.In)
			}
			c.declare(members[n.In], n)
		}
	})
}

// A scope has the declarations of one Go scope by name.
type scope map[string]*Decl

func (c *checker) declare(s scope, n Node) {
	name := n.Decl.Go
	if !token.IsIdentifier(name) || !token.IsExported(name) {
		c.errorf(n, "%q is not an exported Go identifier", name)
		return
	}
	if first := s[name]; first != nil {
		c.errorf(n, "its Go name %s is the name of %s (%s), too", name, first.Name.Local, first.Pos)
		return
	}
	s[name] = n.Decl
}

// inherited returns a scope that has the fields which the record d inherits.
func (c *checker) inherited(d *Decl) scope {
	s := scope{}
	r := c.records[d]
	if r == nil {
		return s
	}
	for _, f := range r.Fields[:len(r.Fields)-len(Members(r))] {
		s[f.Go] = &f.Decl
	}
	return s
}

func (c *checker) checkType(t Named) {
	n := Node{Decl: t.Declaration(), Of: t}
	switch t := t.(type) {
	case *Struct:
		if c.checkBase(n, t) {
			if !ByRuntime(t) {
				c.checkStruct(n, t)
			}
			c.checkRole(n, t)
		}
	case *Union:
		c.checkUnion(n, t)
	case *Enum:
		c.checkEnum(n, t)
	case *Alias:
		c.checkAlias(n, t)
	}
}

// basesEnd makes sure that following Base ends, because much of what is asked
// of a record follows it.
func (c *checker) basesEnd() bool {
	sound := true
	for _, t := range c.api.Types {
		seen := map[*Struct]bool{}
		for s, _ := t.(*Struct); s != nil; s = s.Base {
			if seen[s] {
				c.errorf(Node{Decl: t.Declaration(), Of: t}, "the record extends itself")
				sound = false
				break
			}
			seen[s] = true
		}
	}
	return sound
}

// checkBase makes sure that the inherited fields are the very fields of the
// base.
func (c *checker) checkBase(n Node, s *Struct) bool {
	if s.Base != nil {
		c.checkRef(n, s.Base)
	}
	switch {
	case s.Inherited < 0 || s.Inherited > len(s.Fields):
		c.errorf(n, "%d of %d fields are said to be inherited", s.Inherited, len(s.Fields))
		return false
	case s.Inherited > 0 && (s.Base == nil || len(s.Base.Fields) < s.Inherited):
		c.errorf(n, "%d fields are said to be inherited, but the base does not have them", s.Inherited)
		return false
	}
	for i, f := range s.Fields[:s.Inherited] {
		if f != s.Base.Fields[i] {
			c.errorf(n, "the inherited field %s is not the base's own", f.Name.Local)
			return false
		}
	}
	return true
}

// checkAlias keeps aliases from standing for aliases, so that what follows them
// need not look for circles.
func (c *checker) checkAlias(n Node, a *Alias) {
	switch t := a.Target.(type) {
	case *Scalar:
		return
	case *List:
		if t.Packed && isText(t.Elem) {
			c.checkRef(n, t)
			return
		}
	}
	c.errorf(n, "an alias stands for a scalar or a packed list, not for %s", typeName(a.Target))
}

func (c *checker) checkEnum(n Node, e *Enum) {
	seen := map[string]bool{}
	for _, v := range e.Values {
		if seen[v.Name.Local] {
			c.errorf(Node{Decl: &v.Decl, In: n.Decl, Of: v}, "the value is listed twice")
		}
		seen[v.Name.Local] = true
	}
}

func (c *checker) checkOperation(op *Operation) {
	n := Node{Decl: &op.Decl, Of: op}
	for _, s := range op.Messages() {
		c.checkRef(n, s)
		if op.SOAP != nil && len(s.Root) == 0 {
			c.errorf(n, "its message %s has no root element", s.Name)
		}
	}
	for m := range op.parts() {
		if m.Type == nil {
			c.errorf(Node{Decl: &m.Decl, In: n.Decl, Of: m}, "the message has no type")
		}
	}
	if op.SOAP != nil && strings.ContainsFunc(op.SOAP.Action, isControl) {
		c.errorf(n, "its soapAction %q cannot stand in an HTTP header", op.SOAP.Action)
	}
	c.checkNVP(n, op)
	c.checkREST(n, op)
}

// checkRef makes sure that t has no holes and that the type it names is among
// the API's.
func (c *checker) checkRef(n Node, t Type) {
	for {
		switch x := t.(type) {
		case *List:
			if x.Min < 0 || x.Max != Unbounded && x.Max < x.Min {
				c.errorf(n, "a list of %d to %d items is impossible", x.Min, x.Max)
			}
			t = x.Elem
			continue
		case *Map:
			t = x.Elem
			continue
		case Named:
			if !c.types[x] && x.Declaration().Package == "" && !ByRuntime(x) {
				c.errorf(n, "it refers to %s, which is not a type of the document", x.Declaration().Name)
			}
		case nil:
			c.errorf(n, "it has no type")
		}
		return
	}
}

func isControl(r rune) bool { return r < ' ' || r == 0x7f }

// isText reports whether values of t are one run of text.
func isText(t Type) bool {
	switch t := t.(type) {
	case *Scalar, *Enum, *Alias:
		return true
	case *List:
		return t.Packed && isText(t.Elem)
	}
	return false
}

// typeName names a type in an error text.
func typeName(t Type) string {
	switch t := t.(type) {
	case nil:
		return "nothing"
	case Named:
		return t.Declaration().Name.String()
	case *List:
		return "a list of " + typeName(t.Elem)
	case *Map:
		return "a map of " + typeName(t.Elem)
	case *Raw:
		return "open content"
	default:
		return kindNames[t.(*Scalar).Kind]
	}
}
