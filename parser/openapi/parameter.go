package openapi

import (
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/ppgen/ppgen/ir"
)

// parameters reads the parameters of an operation: its own, and those of its
// path that it does not declare anew.
func (r *reader) parameters(rest *ir.RESTBinding, name string, at *node, item *openapi3.PathItem, op *openapi3.Operation) {
	own := map[string]bool{}
	all := slices.Clone(op.Parameters)
	for _, ref := range op.Parameters {
		if param := ref.Value; param != nil {
			if key := param.In + " " + param.Name; own[key] {
				n := r.frame.node(param.Extensions)
				r.p.list.Errorf(n.pos(), name, "the %s parameter %q is declared twice", param.In, param.Name)
			} else {
				own[key] = true
			}
		}
	}
	for _, ref := range item.Parameters {
		if ref.Value != nil && !own[ref.Value.In+" "+ref.Value.Name] {
			all = append(all, ref)
		}
	}
	for _, ref := range all {
		if ref.Value != nil {
			r.parameter(rest, name, ref.Value)
		}
	}
	r.distinct(rest, name)
	r.matchPath(rest, name, at)
}

// distinct makes sure that no header has the name of a query parameter: both
// become fields of one record, which knows its parameters by name.
func (r *reader) distinct(rest *ir.RESTBinding, name string) {
	for _, h := range rest.HeaderParams {
		i := slices.IndexFunc(rest.QueryParams, func(q *ir.Param) bool { return q.Name.Local == h.Name.Local })
		if i >= 0 {
			r.p.list.Errorf(h.Pos, name, "the header %q has the name of the query parameter at %s, and only one of the two can be told by it; leave one out", h.Name.Local, rest.QueryParams[i].Pos)
		}
	}
}

// ignoredHeaders are parameters that OpenAPI tells readers to ignore: other
// parts of a document say what these headers are.
var ignoredHeaders = []string{"accept", "content-type", "authorization"}

func (r *reader) parameter(rest *ir.RESTBinding, name string, param *openapi3.Parameter) {
	n := r.frame.node(param.Extensions)
	switch param.In {
	case openapi3.ParameterInPath:
		rest.PathParams = append(rest.PathParams, r.param(name, n, param, ir.InPath))
	case openapi3.ParameterInQuery:
		rest.QueryParams = append(rest.QueryParams, r.param(name, n, param, ir.InQuery))
	case openapi3.ParameterInHeader:
		if !r.token(n, param.Name) || slices.Contains(ignoredHeaders, strings.ToLower(param.Name)) {
			return
		}
		rest.HeaderParams = append(rest.HeaderParams, r.param(name, n, param, ir.InHeader))
	case openapi3.ParameterInCookie:
		if r.token(n, param.Name) {
			r.p.list.Warnf(n.pos(), n.pointer(), "the cookie %q is not sent: cookies are not supported", param.Name)
		}
	default:
		r.p.list.Errorf(n.pos(), n.pointer(), "a parameter is in %q, expected path, query, header or cookie", param.In)
	}
}

// token reports a name that cannot be that of a header.
func (r *reader) token(n *node, name string) bool {
	for _, c := range name {
		if c <= ' ' || c >= 0x7f || strings.ContainsRune(`"(),/:;<=>?@[\]{}`, c) {
			r.p.list.Errorf(n.pos(), n.pointer(), "%q is not a name that HTTP allows: expected letters, digits and !#$%%&'*+-.^_`|~", name)
			return false
		}
	}
	if name == "" {
		r.p.list.Errorf(n.pos(), n.pointer(), "the name is empty")
	}
	return name != ""
}

var styles = map[string]ir.ParamStyle{
	openapi3.SerializationSimple: ir.SimpleStyle, openapi3.SerializationForm: ir.FormStyle,
	openapi3.SerializationLabel: ir.LabelStyle, openapi3.SerializationMatrix: ir.MatrixStyle,
	openapi3.SerializationSpaceDelimited: ir.SpaceStyle, openapi3.SerializationPipeDelimited: ir.PipeStyle,
	openapi3.SerializationDeepObject: ir.DeepStyle,
}

// stylesIn are the styles that parameters of each place may have.
var stylesIn = map[ir.ParamIn][]ir.ParamStyle{
	ir.InPath:   {ir.SimpleStyle, ir.LabelStyle, ir.MatrixStyle},
	ir.InQuery:  {ir.FormStyle, ir.SpaceStyle, ir.PipeStyle, ir.DeepStyle},
	ir.InHeader: {ir.SimpleStyle},
}

func (r *reader) param(name string, n *node, param *openapi3.Parameter, in ir.ParamIn) *ir.Param {
	p := &ir.Param{
		Field: ir.Field{
			Decl:     ir.Decl{Name: ir.QName{Local: param.Name}, Docs: docsOf(n), Pos: n.pos()},
			Required: param.Required || in == ir.InPath,
		},
		In:  in,
		Raw: param.AllowReserved && in == ir.InQuery,
	}
	if in == ir.InPath && !param.Required {
		r.p.list.Warnf(n.pos(), n.pointer(), "a path parameter is always required; it lacks \"required\": true")
	}
	method, err := param.SerializationMethod()
	style, known := styles[method.Style]
	if err != nil || !known || !slices.Contains(stylesIn[in], style) {
		r.p.list.Errorf(n.pos(), n.pointer(), "the style %q is not one for a %s parameter", method.Style, param.In)
	}
	p.Style, p.Explode = style, method.Explode
	at := r.frame.schema(param.Schema)
	if at == nil {
		at, p.JSON = r.contentOf(n, param.Content)
	}
	r.setType(&p.Field, join(labelToken(name), labelToken(param.Name)), at)
	return p
}

// contentOf returns the schema of a parameter that is written as a media type.
func (r *reader) contentOf(n *node, content openapi3.Content) (at *node, isJSON bool) {
	for _, name := range sortedKeys(content) {
		if media := content[name]; media != nil {
			return r.frame.schema(media.Schema), isJSONType(name)
		}
	}
	r.p.list.Warnf(n.pos(), n.pointer(), "the parameter has neither a schema nor a content; it is read as a string")
	return nil, false
}

// setType gives a field outside of a JSON body its type and what its schema says
// of its use.
func (r *reader) setType(f *ir.Field, label string, at *node) {
	if at == nil {
		f.Type = &ir.Scalar{Kind: ir.String}
		return
	}
	t := r.b.traitsOf(at)
	f.Type = r.b.typeOf(label, at)
	f.Nillable = t.null
	f.Default = r.b.defaultOf(t, f.Type)
	f.Fixed = fixedOf(t)
	if t.deprecated && f.Docs.Deprecated == "" {
		f.Docs.Deprecated = deprecated
	}
	if f.Docs.Text == "" {
		f.Docs.Text = r.b.fieldDocs([]*node{at}, t).Text
	}
}

// matchPath holds the path against its parameters, and puts these into its
// order.
func (r *reader) matchPath(rest *ir.RESTBinding, name string, at *node) {
	var sorted []*ir.Param
	rest.PathParams = slices.Clone(rest.PathParams)
	for _, word := range r.template(name, at) {
		i := slices.IndexFunc(rest.PathParams, func(p *ir.Param) bool { return p.Name.Local == word })
		if i < 0 {
			r.p.list.Errorf(at.pos(), name, "the path has {%s}, but no path parameter of this name is declared", word)
			continue
		}
		sorted = append(sorted, rest.PathParams[i])
		rest.PathParams = slices.Delete(rest.PathParams, i, i+1)
	}
	for _, p := range rest.PathParams {
		r.p.list.Errorf(p.Pos, name, "the path parameter %q is not in the path %s", p.Name.Local, at.name)
	}
	rest.PathParams = sorted
}

// template returns the names between braces in a path.
func (r *reader) template(name string, at *node) []string {
	var names []string
	rest := at.name
	for {
		before, after, open := strings.Cut(rest, "{")
		if strings.Contains(before, "}") || open && !strings.Contains(after, "}") {
			r.p.list.Errorf(at.pos(), name, "the braces of the path do not match")
			return names
		}
		if !open {
			return names
		}
		word, tail, _ := strings.Cut(after, "}")
		if word == "" || strings.ContainsAny(word, "{/") || slices.Contains(names, word) {
			r.p.list.Errorf(at.pos(), name, "the path has {%s} twice, or it is no name", word)
		} else {
			names = append(names, word)
		}
		rest = tail
	}
}

// flatten makes texts of the parameters that have no form for their types. It
// comes last, because only then are records complete.
func (p *parser) flatten(api *ir.API) {
	for _, op := range api.Ops {
		r := op.REST
		for _, param := range slices.Concat(r.PathParams, r.QueryParams, r.HeaderParams) {
			if param.JSON || ir.IsFlat(param.Type) {
				continue
			}
			if _, open := param.Type.(*ir.Raw); !open {
				p.list.Warnf(param.Pos, param.Name.Local, "the parameter has no form for such values; its text is left to the caller")
			}
			param.Type = &ir.Scalar{Kind: ir.String}
		}
		if r.Body == nil {
			continue
		}
		for _, part := range r.Body.Parts {
			part.JSON = part.JSON || !part.File && !ir.IsFlat(part.Type)
		}
	}
}
