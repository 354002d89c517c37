package explain

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ppgen/ppgen/ir"
)

// A param is a parameter of an operation, or a part of its form.
type param struct {
	api   *ir.API
	op    *ir.Operation
	in    string // "query"
	goAt  string // how Go code gives it
	field *ir.Field
}

// paramsOf returns the parameters of an operation, and the parts of its form.
func paramsOf(api *ir.API, op *ir.Operation) []param {
	var all []param
	add := func(in, goAt string, f *ir.Field) { all = append(all, param{api, op, in, goAt, f}) }
	r := op.REST
	for _, p := range r.PathParams {
		add("path", "an argument of "+goMethod(api, op), &p.Field)
	}
	for _, p := range slices.Concat(r.QueryParams, r.HeaderParams) {
		in, goAt := "query", fmt.Sprintf("%s.%s.%s", api.Name, r.Params.Go, p.Go)
		if p.In == ir.InHeader {
			in = "header"
		}
		if p.Use != ir.MemberParam {
			goAt = "an option of package rest"
		}
		add(in, goAt, &p.Field)
	}
	if r.Body != nil {
		for _, p := range r.Body.Parts {
			add("form", fmt.Sprintf("%s.%s.%s", api.Name, r.Body.Go, p.Go), &p.Field)
		}
	}
	return all
}

// isNamed reports whether a name is that of the parameter, of the field that
// holds it, or of the record with that field.
func (p param) isNamed(name string) bool {
	record := strings.TrimSuffix(p.goAt, "."+p.field.Go)
	for _, known := range []string{p.goAt, record} {
		if name == known || p.api.Name+"."+name == known {
			return true
		}
	}
	return strings.EqualFold(name, p.field.Name.Local)
}

// A paramFact is a parameter that operations have alike.
type paramFact struct {
	*rest
	params []param
}

// params returns the parameters with a name: that of the document, in any case,
// or the path of Go names.
func (x *rest) params(name string) []Fact {
	found := map[string]*paramFact{}
	var all []Fact
	for _, api := range x.apis {
		for _, op := range api.Ops {
			for _, p := range paramsOf(api, op) {
				if !p.isNamed(name) {
					continue
				}
				id := strings.Join([]string{p.in, p.field.Name.Local, x.format(p.field.Type), presence(p.field)}, "\n")
				if found[id] == nil {
					found[id] = &paramFact{rest: x}
					all = append(all, found[id])
				}
				found[id].params = append(found[id].params, p)
			}
		}
	}
	return all
}

func (f *paramFact) brief() string {
	p := f.params[0]
	text := f.at(fmt.Sprintf("%s, %s of %s %s", p.goAt, p.in, p.api.Name, p.op.Name.Local), p.field.Decl)
	if more := len(f.params) - 1; more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text
}

func (f *paramFact) write(b *strings.Builder) {
	p := f.params[0]
	head(b, p.field.Name.Local)
	lines(b, "HTTP", p.in)
	lines(b, "format", f.format(p.field.Type))
	lines(b, "presence", presence(p.field))
	var texts []string
	for _, p := range f.params {
		texts = append(texts, f.at(fmt.Sprintf("%s %s: %s", p.api.Name, p.op.Name.Local, p.goAt), p.field.Decl))
	}
	lines(b, "travels in", texts...)
}
