package openapi

import (
	"mime"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/ppgen/ppgen/ir"
)

// body reads the body of a request.
func (r *reader) body(name string, body *openapi3.RequestBody) *ir.Body {
	n := r.frame.node(body.Extensions)
	best := r.choose(n.get("content"), body.Content)
	if best == nil {
		return nil
	}
	result := &ir.Body{
		Decl:      ir.Decl{Name: ir.QName{Local: name + "/request"}, Docs: docsOf(n), Pos: n.pos()},
		Form:      formOf(best.name),
		MediaType: best.name,
		Required:  body.Required,
		Other:     best.other,
	}
	label := join(labelToken(name), "request")
	at := r.frame.schema(best.media.Schema)
	switch result.Form {
	case ir.FormBody, ir.MultipartBody:
		r.parts(result, label, at, best.media)
	case ir.JSONBody:
		result.Type = r.jsonType(label, at)
	case ir.TextBody:
		result.Type = &ir.Scalar{Kind: ir.String}
	default:
		if strings.HasSuffix(best.name, "xml") || strings.HasPrefix(best.name, "multipart/") {
			r.p.list.Warnf(n.pos(), n.pointer(), "there is no encoder for %s; the caller hands over the bytes", best.name)
		}
	}
	return result
}

func (r *reader) jsonType(label string, at *node) ir.Type {
	if at == nil {
		return &ir.Raw{}
	}
	return r.b.typeOf(label, at)
}

// An offer is the media type to use of those that a body may have.
type offer struct {
	name  string // without parameters
	other []string
	media *openapi3.MediaType
}

// choose returns the best of the media types; nil when there is none.
func (r *reader) choose(at *node, content openapi3.Content) *offer {
	var best *offer
	var all []string
	for kid := range at.all() {
		name, _, err := mime.ParseMediaType(kid.name)
		if err != nil || !strings.Contains(name, "/") || strings.ContainsAny(kid.name, "\r\n\"`") {
			r.p.list.Errorf(kid.pos(), kid.pointer(), "%q is not a media type", kid.name)
			continue
		}
		all = append(all, name)
		if best == nil || rank(name) < rank(best.name) {
			best = &offer{name: name, media: content[kid.name]}
		}
	}
	if best == nil || best.media == nil {
		return nil
	}
	best.other = slices.DeleteFunc(all, func(name string) bool { return name == best.name })
	return best
}

// rank orders media types: the lowest is the one to use.
func rank(media string) int {
	switch {
	case media == "application/json":
		return 0
	case isJSONType(media):
		return 1
	case media == "*/*" || media == "application/*":
		return 2
	}
	return 3 + int(formOf(media))
}

func isJSONType(media string) bool {
	media, _, _ = strings.Cut(media, ";")
	return media == "application/json" || media == "text/json" || strings.HasSuffix(media, "+json")
}

// formOf returns how a body of a media type is written.
func formOf(media string) ir.BodyForm {
	switch {
	case isJSONType(media), media == "*/*", media == "application/*":
		return ir.JSONBody
	case media == "application/x-www-form-urlencoded":
		return ir.FormBody
	case media == "multipart/form-data":
		return ir.MultipartBody
	case strings.HasPrefix(media, "text/") && media != "text/event-stream":
		return ir.TextBody
	}
	return ir.BinaryBody
}

// parts reads the parts of a form from the properties of its schema.
func (r *reader) parts(body *ir.Body, label string, at *node, media *openapi3.MediaType) {
	if at == nil {
		return
	}
	v := r.b.view(at)
	if r.b.alternatives(v) != nil || v.types != typeObject {
		r.p.list.Errorf(at.pos(), at.pointer(), "the schema of %s has to be an object with properties", body.MediaType)
		return
	}
	if v.extra != nil {
		r.p.list.Warnf(at.pos(), at.pointer(), "a form has its declared properties alone; additionalProperties is ignored")
	}
	owner := r.b.place(r.b.unwrap(at))
	if owner == "" {
		owner = label
	}
	for _, p := range v.props {
		if part := r.part(body, owner, p, media.Encoding[p.name]); part != nil {
			part.Required = v.requires[p.name]
			body.Parts = append(body.Parts, part)
		}
	}
}

func (r *reader) part(body *ir.Body, owner string, p *prop, encoding *openapi3.Encoding) *ir.Part {
	t := r.b.traitsOf(p.schemas...)
	if t.readOnly {
		return nil
	}
	part := &ir.Part{
		Field: ir.Field{
			Decl: ir.Decl{Name: ir.QName{Local: p.name}, Docs: r.b.fieldDocs(p.schemas, t), Pos: p.schemas[0].pos()},
		},
		Style: ir.FormStyle, Explode: true,
	}
	if encoding != nil {
		part.MediaType = encoding.ContentType
		if style, known := styles[encoding.Style]; known {
			part.Style = style
			part.Explode = style == ir.FormStyle
		}
		if encoding.Explode != nil {
			part.Explode = *encoding.Explode
		}
	}
	if body.Form == ir.MultipartBody && r.isFile(part, r.b.view(p.schemas...), 0) {
		part.File = true
		return part
	}
	part.Type = r.b.typeOf(join(owner, labelToken(p.name)), p.schemas...)
	part.Nillable = t.null
	part.Default = r.b.defaultOf(t, part.Type)
	part.Fixed = fixedOf(t)
	r.partForm(body, part)
	return part
}

// isFile reports whether a part is a file, or several of them.
func (r *reader) isFile(part *ir.Part, v *view, depth int) bool {
	if v.types == typeArray && len(v.items) > 0 && depth == 0 {
		part.Many = r.isFile(part, r.b.view(v.items...), 1)
		return part.Many
	}
	if v.types == typeString && (v.format == "binary" || v.format == "base64") {
		return true
	}
	media := v.at.get("contentMediaType")
	if media != nil && v.at.get("contentEncoding") == nil && v.types&^typeString == 0 {
		return true
	}
	named := part.MediaType != "" && formOf(part.MediaType) == ir.BinaryBody
	return named && v.types&^typeString == 0
}

// partForm decides which parts are JSON: what is no text, and not written as
// several parts either.
func (r *reader) partForm(body *ir.Body, part *ir.Part) {
	inner := part.Type
	if l, ok := inner.(*ir.List); ok {
		inner = l.Elem
	}
	_, isScalar := inner.(*ir.Scalar)
	_, isEnum := inner.(*ir.Enum)
	_, isAlias := inner.(*ir.Alias)
	switch {
	case isJSONType(part.MediaType):
		part.JSON = true
	case isScalar || isEnum || isAlias:
	case body.Form == ir.MultipartBody:
		part.JSON = true
		part.MediaType = "application/json"
	default:
		part.JSON = part.Style != ir.DeepStyle
	}
}
