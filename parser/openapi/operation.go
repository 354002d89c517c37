package openapi

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/ppgen/ppgen/ir"
)

// A reader makes operations of the frame of a document.
type reader struct {
	p        *parser
	b        *builder
	doc      *openapi3.T
	frame    *frame
	tags     map[string]*node
	services map[string]*ir.Service
	ops      map[string]*ir.Operation
}

// operations reads all operations, ordered by name.
func (r *reader) operations(root *node) []*ir.Operation {
	for tag := range root.get("tags").all() {
		r.tags[tag.str("name")] = tag
	}
	for at := range root.get("paths").all() {
		item := r.doc.Paths.Value(at.name)
		if item == nil {
			continue
		}
		if !strings.HasPrefix(at.name, "/") {
			r.p.list.Errorf(at.pos(), at.pointer(), "a path begins with a slash")
			continue
		}
		for _, method := range methods {
			if op := item.GetOperation(strings.ToUpper(method)); op != nil {
				r.operation(at, item, method, op)
			}
		}
	}
	if webhooks := root.get("webhooks"); webhooks.len() > 0 {
		r.p.list.Warnf(webhooks.pos(), webhooks.pointer(), "webhooks are requests that the server sends; no code is generated for them")
	}
	return slices.SortedFunc(maps.Values(r.ops), func(a, b *ir.Operation) int {
		return cmp.Compare(a.Name.Local, b.Name.Local)
	})
}

func (r *reader) operation(at *node, item *openapi3.PathItem, method string, op *openapi3.Operation) {
	n := r.frame.node(op.Extensions)
	name := op.OperationID
	if name == "" {
		name = pathName(method, at.name)
	}
	if first := r.ops[name]; first != nil {
		r.p.list.Errorf(n.pos(), n.pointer(), "the operation at %s is called %q, too; every operation needs a name of its own", first.Pos, name)
		return
	}
	rest := &ir.RESTBinding{
		Method: strings.ToUpper(method),
		Path:   r.basePath(serversOf(op.Servers), item.Servers, r.doc.Servers) + at.name,
	}
	r.ops[name] = &ir.Operation{
		Decl: ir.Decl{Name: ir.QName{Local: name}, Docs: operationDocs(n), Pos: n.pos()},
		REST: rest,
	}
	switch method {
	case "get", "head", "options", "trace":
		r.ops[name].Repeat.ReadOnly = true
	}
	rest.Service, rest.Verb = r.service(name, op.Tags, at)
	rest.Params = ir.Decl{Name: ir.QName{Local: name + "/params"}, Pos: n.pos()}
	rest.Result = ir.Decl{Name: ir.QName{Local: name + "/result"}, Pos: n.pos()}
	r.parameters(rest, name, at, item, op)
	if op.RequestBody != nil && op.RequestBody.Value != nil {
		rest.Body = r.body(name, op.RequestBody.Value)
	}
	r.answers(rest, name, n, op)
	r.security(rest, op)
	if callbacks := n.get("callbacks"); callbacks.len() > 0 {
		r.p.list.Warnf(callbacks.pos(), n.pointer(), "callbacks are requests that the server sends; no code is generated for them")
	}
}

func serversOf(s *openapi3.Servers) openapi3.Servers {
	if s == nil {
		return nil
	}
	return *s
}

// operationName names what stands in a path: an operation by its id, or else by
// its method and path, anything else by the path.
func operationName(kid *node) string {
	if id := kid.str("operationId"); id != "" {
		return labelToken(id)
	}
	if kid.kind != object { // the parameters of all operations of the path
		return strings.Join(literalWords(kid.up.name), "-")
	}
	return pathName(kid.name, kid.up.name)
}

// pathName makes a name of a method and a path: "get-plans-by-id".
func pathName(method, path string) string {
	words := []string{method}
	for segment := range strings.SplitSeq(path, "/") {
		for word := range strings.FieldsFuncSeq(segment, func(r rune) bool { return strings.ContainsRune("{}.,:;()", r) }) {
			if strings.Contains(segment, "{"+word+"}") {
				words = append(words, "by")
			}
			words = append(words, word)
		}
	}
	return strings.Join(words, "-")
}

// service returns the resource that an operation belongs to, and the name of
// the operation within it: what stands before and after the last dot or slash
// of its name, or else its first tag, or the first word of its path.
func (r *reader) service(name string, tags []string, at *node) (*ir.Service, string) {
	if i := strings.LastIndexAny(name, "./"); i > 0 && i < len(name)-1 {
		return r.serviceOf(strings.ReplaceAll(name[:i], "/", "."), at), name[i+1:]
	}
	for _, tag := range tags {
		if strings.TrimSpace(tag) != "" {
			return r.serviceOf(tag, at), name
		}
	}
	words := literalWords(at.name)
	if len(words) == 0 {
		words = []string{"api"}
	}
	return r.serviceOf(words[0], at), name
}

func (r *reader) serviceOf(name string, at *node) *ir.Service {
	s := r.services[name]
	if s == nil {
		s = &ir.Service{Decl: ir.Decl{Name: ir.QName{Local: name}, Pos: at.pos()}, Path: literalWords(at.name)}
		if tag := r.tags[name]; tag != nil {
			s.Docs, s.Pos = docsOf(tag), tag.pos()
		}
		r.services[name] = s
	}
	return s
}

// literalWords returns the parts of a path that are neither parameters nor the
// version of the API.
func literalWords(path string) []string {
	var words []string
	for segment := range strings.SplitSeq(path, "/") {
		if segment != "" && !strings.ContainsAny(segment, "{}") && !isVersion(segment) {
			words = append(words, segment)
		}
	}
	return words
}

// isVersion reports whether a part of a path is one like "v2".
func isVersion(segment string) bool {
	return len(segment) > 1 && segment[0]|0x20 == 'v' && strings.Trim(segment[1:], "0123456789.") == ""
}
