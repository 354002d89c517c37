package ir

import (
	"slices"
	"strings"
)

// checkJSON makes sure that a field can be written where its binding to JSON
// says.
func (c *checker) checkJSON(n Node, f *Field) {
	json := f.Wire.JSON
	switch {
	case json == nil:
	case json.Inline && !isAmount(f.Type):
		c.errorf(n, "only an amount can stand in the object of another record, not %s", typeName(f.Type))
	case json.Inline && json.Name != "":
		c.errorf(n, "what stands in the object itself is no member %q", json.Name)
	case json.Case != nil && json.Case.Kinds == 0:
		c.errorf(n, "no value selects the case")
	}
}

func isAmount(t Type) bool {
	s, ok := t.(*Struct)
	return ok && s.Role == AmountRole && ByRuntime(s)
}

// checkMembers makes sure that the members of an object have different names.
func (c *checker) checkMembers(n Node, s *Struct) {
	taken := map[string]bool{}
	for _, f := range s.Fields {
		if json := f.Wire.JSON; json != nil && !json.Inline {
			if taken[json.Name] {
				c.errorf(n, "the object has two members %q", json.Name)
			}
			taken[json.Name] = true
		}
	}
}

// checkREST makes sure that an operation can be sent over REST.
func (c *checker) checkREST(n Node, op *Operation) {
	r := op.REST
	if r == nil {
		return
	}
	switch {
	case op.Input != nil || op.Output != nil:
		c.errorf(n, "it has an input or output beside its binding to REST")
	case !slices.Contains(c.api.Services, r.Service):
		c.errorf(n, "it belongs to no service of the document")
	case !isToken(r.Method):
		c.errorf(n, "%q is no HTTP method", r.Method)
	}
	c.checkPath(n, r)
	c.checkParams(n, r)
	if r.Body != nil {
		c.checkBody(n, r.Body)
	}
	for _, result := range r.Results {
		if !result.Empty() {
			c.checkContent(n, result.Form, result.Type)
		}
	}
	if r.Page != nil {
		c.checkPage(n, r)
	}
}

// checkPath makes sure that every name in braces is a path parameter, in order.
func (c *checker) checkPath(n Node, r *RESTBinding) {
	rest := r.Path
	for _, p := range r.PathParams {
		_, after, found := strings.Cut(rest, "{"+p.Name.Local+"}")
		if !found {
			c.errorf(n, "the path %s lacks {%s}, or has it too early", r.Path, p.Name.Local)
		}
		rest = after
	}
	if strings.Contains(rest, "{") || !strings.HasPrefix(r.Path, "/") {
		c.errorf(n, "the path %s does not begin with a slash, or has a parameter that is not declared", r.Path)
	}
}

func (c *checker) checkParams(n Node, r *RESTBinding) {
	for in, params := range map[ParamIn][]*Param{InPath: r.PathParams, InQuery: r.QueryParams, InHeader: r.HeaderParams} {
		for _, p := range params {
			pn := Node{Decl: &p.Decl, In: n.Decl, Of: p}
			c.checkRef(pn, p.Type)
			if p.In != in {
				c.errorf(pn, "the parameter is listed where it does not travel")
			}
			if in == InHeader && !isToken(p.Name.Local) {
				c.errorf(pn, "%q is no name of a header", p.Name.Local)
			}
			if in == InPath && (p.Style != SimpleStyle || p.JSON || hasMembers(p.Type)) {
				c.errorf(pn, "a path takes texts, numbers and lists of them, in the style simple")
			}
			if !p.JSON && !IsFlat(p.Type) {
				c.errorf(pn, "a parameter cannot hold %s", typeName(p.Type))
			}
		}
	}
}

// hasMembers reports whether values of t have parts with names.
func hasMembers(t Type) bool {
	switch t.(type) {
	case *Map, *Struct, *Union:
		return true
	}
	return false
}

// IsFlat reports whether values of t can be written as a parameter: text, a list
// of texts, or a record of them.
func IsFlat(t Type) bool {
	switch t := t.(type) {
	case *List:
		return isText(t.Elem)
	case *Map:
		return isText(t.Elem)
	case *Struct:
		return !slices.ContainsFunc(t.Fields, func(f *Field) bool {
			l, ok := f.Type.(*List)
			return !isText(f.Type) && !(ok && isText(l.Elem))
		})
	}
	return isText(t)
}

func (c *checker) checkBody(n Node, b *Body) {
	if b.Form != FormBody && b.Form != MultipartBody {
		c.checkContent(n, b.Form, b.Type)
		return
	}
	for _, p := range b.Parts {
		pn := Node{Decl: &p.Decl, In: &b.Decl, Of: p}
		switch {
		case p.File && (b.Form != MultipartBody || p.Type != nil):
			c.errorf(pn, "a file is a part of a multipart body, and has no type")
		case p.File:
		case !p.JSON && !IsFlat(p.Type):
			c.errorf(pn, "a part cannot hold %s", typeName(p.Type))
		default:
			c.checkRef(pn, p.Type)
		}
	}
}

// checkContent makes sure that a body has a type when its form needs one.
func (c *checker) checkContent(n Node, form BodyForm, t Type) {
	switch form {
	case JSONBody:
		c.checkRef(n, t)
	case TextBody:
		if !isText(t) {
			c.errorf(n, "a text cannot hold %s", typeName(t))
		}
	default:
		if t != nil {
			c.errorf(n, "a stream of bytes has no type, but this has %s", typeName(t))
		}
	}
}

// checkPage makes sure that an iterator finds what it needs.
func (c *checker) checkPage(n Node, r *RESTBinding) {
	p := r.Page
	if result := r.firstContent(); result == nil {
		c.errorf(n, "it has pages but no result")
	} else if _, ok := TypeAt(result.Type, p.Items).(*List); !ok {
		c.errorf(n, "%s leads to no list in its result", strings.Join(p.Items, "/"))
	}
	for _, name := range []string{p.Param, p.Size, p.Once, p.From, p.To} {
		if name != "" && !r.Takes(name, p.Body) {
			c.errorf(n, "it has no parameter %q to page with", name)
		}
	}
	if (p.Style == PageNumber || p.Style == PageOffset || p.Style == PageCursor) && p.Param == "" {
		c.errorf(n, "its pages have no parameter that moves on")
	}
}

// firstContent returns the first result that has a body.
func (r *RESTBinding) firstContent() *Result {
	for _, result := range r.Results {
		if !result.Empty() {
			return result
		}
	}
	return nil
}

// Takes reports whether the operation has a query parameter of that name, or a
// member of its body.
func (r *RESTBinding) Takes(name string, inBody bool) bool {
	if inBody && r.Body != nil {
		return TypeAt(r.Body.Type, []string{name}) != nil
	}
	return slices.ContainsFunc(r.QueryParams, func(p *Param) bool { return p.Name.Local == name })
}

// TypeAt returns the type that the names of members lead to, or nil.
func TypeAt(t Type, path []string) Type {
	for _, name := range path {
		s, ok := t.(*Struct)
		if !ok {
			return nil
		}
		i := slices.IndexFunc(s.Fields, func(f *Field) bool { return f.Name.Local == name })
		if i < 0 {
			return nil
		}
		t = s.Fields[i].Type
	}
	return t
}

// isToken reports whether s can be an HTTP method or the name of a header.
func isToken(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool {
		return r <= ' ' || r >= 0x7f || strings.ContainsRune(`"(),/:;<=>?@[\]{}`, r)
	})
}
