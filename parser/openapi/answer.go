package openapi

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/ppgen/ppgen/ir"
)

var status = regexp.MustCompile(`^([1-5][0-9][0-9]|[1-5]XX|default)$`)

// answers reads the responses of an operation.
func (r *reader) answers(rest *ir.RESTBinding, name string, n *node, op *openapi3.Operation) {
	for kid := range n.get("responses").all() {
		code := kid.name
		if !status.MatchString(code) {
			r.p.list.Errorf(kid.pos(), kid.pointer(), "%q is not a status: expected 200, 2XX, or default", code)
			continue
		}
		ref := op.Responses.Value(code)
		if ref == nil || ref.Value == nil {
			continue
		}
		result := r.answer(name, code, kid, ref.Value)
		if code[0] == '2' {
			rest.Results = append(rest.Results, result)
		} else {
			rest.Errors = append(rest.Errors, result)
		}
	}
	if len(rest.Results) == 0 && len(rest.Errors) == 1 && rest.Errors[0].Status() == "default" {
		success := *rest.Errors[0] // the one answer is that of success, too
		success.Name.Local = "2XX"
		rest.Results = []*ir.Result{&success}
	}
	byStatus := func(a, b *ir.Result) int { return cmp.Compare(a.Status(), b.Status()) }
	slices.SortFunc(rest.Results, byStatus)
	slices.SortFunc(rest.Errors, byStatus)
}

func (r *reader) answer(name, code string, at *node, response *openapi3.Response) *ir.Result {
	n := r.frame.node(response.Extensions)
	result := &ir.Result{Decl: ir.Decl{Name: ir.QName{Local: code}, Docs: docsOf(n), Pos: at.pos()}}
	label := join(labelToken(name), code)
	if best := r.choose(n.get("content"), response.Content); best != nil {
		result.MediaType, result.Other, result.Form = best.name, best.other, formOf(best.name)
		r.answerType(result, label, best.media)
	}
	for _, header := range sortedKeys(response.Headers) {
		if ref := response.Headers[header]; ref != nil && ref.Value != nil && r.token(n, header) {
			result.Headers = append(result.Headers, r.header(label, header, ref.Value))
		}
	}
	return result
}

func (r *reader) answerType(result *ir.Result, label string, media *openapi3.MediaType) {
	at := r.frame.schema(media.Schema)
	switch result.Form {
	case ir.JSONBody:
		result.Type = r.jsonType(label, at)
	case ir.TextBody:
		result.Type = &ir.Scalar{Kind: ir.String}
	case ir.BinaryBody:
		if result.Status()[0] != '2' && strings.HasPrefix(result.MediaType, "multipart/") {
			// Errors are said to come in parts, and come as plain JSON.
			result.Form, result.Type = ir.JSONBody, r.jsonType(label, at)
		}
	default:
		result.Form = ir.BinaryBody // also what only a request could be: a form
	}
}

// header reads a header of an answer.
func (r *reader) header(label, name string, header *openapi3.Header) *ir.Field {
	n := r.frame.node(header.Extensions)
	f := &ir.Field{
		Decl:     ir.Decl{Name: ir.QName{Local: name}, Docs: docsOf(n), Pos: n.pos()},
		Required: header.Required,
	}
	r.setType(f, join(label, labelToken(strings.ToLower(name))), r.frame.schema(header.Schema))
	return f
}
