package ir

import (
	"cmp"
	"slices"
	"strings"
)

// What each constant is called in a dump.
var (
	inNames        = [...]string{InPath: "path", InQuery: "query", InHeader: "header"}
	styleNames     = [...]string{SimpleStyle: "simple", FormStyle: "form", LabelStyle: "label", MatrixStyle: "matrix", SpaceStyle: "space", PipeStyle: "pipe", DeepStyle: "deep"}
	useNames       = [...]string{MemberParam: "", KeyParam: "key", OptionParam: "option"}
	bodyFormNames  = [...]string{JSONBody: "json", FormBody: "form", MultipartBody: "multipart", TextBody: "text", BinaryBody: "binary"}
	pageStyleNames = [...]string{PageNone: "none", PageNumber: "number", PageOffset: "offset", PageCursor: "cursor", PageLink: "link"}
	jsonKindNames  = [...]string{"object", "array", "string", "number", "boolean"}
)

// json adds what is special about a field's binding to JSON.
func (l *line) json(j *JSON, name string) {
	if j == nil {
		return
	}
	l.add("inline", j.Inline)
	if j.Name != name && j.Case == nil && !j.Inline {
		l.add("json", j.Name)
	}
	if j.Case == nil {
		return
	}
	l.add("kinds", j.Case.Kinds.String())
	l.add("values", strings.Join(j.Case.Values, " "))
	l.add("has", strings.Join(j.Case.Has, " "))
}

// String names the kinds: "object string".
func (k JSONKinds) String() string {
	var names []string
	for i, name := range jsonKindNames {
		if k&(1<<i) != 0 {
			names = append(names, name)
		}
	}
	return strings.Join(names, " ")
}

func (d dumper) rest(r *RESTBinding) object {
	var o object
	o.add("request", r.Method+" "+r.Path)
	if r.Service != nil && !d.contract {
		o.add("service", r.Service.Name.Local)
		o.add("verb", r.Verb)
		d.recordName(&o, "params", &r.Params)
		d.recordName(&o, "result", &r.Result)
	}
	o.add("parameters", leaves(d.params(r), func(p *Param) any { return d.param(p) }))
	if r.Body != nil {
		o.add("body", d.body(r.Body))
	}
	o.add("results", leaves(r.Results, func(x *Result) any { return d.result(x) }))
	o.add("errors", leaves(r.Errors, func(x *Result) any { return d.result(x) }))
	o.add("issues", joinValues(r.Issues))
	o.add("scopes", strings.Join(r.Scopes, " "))
	o.add("public", r.Public)
	if r.Key != nil {
		o.add("key", r.Key.Name.Local)
	}
	o.add("replay", r.Replay)
	if r.Page != nil {
		o.add("page", d.page(r.Page))
	}
	return o
}

// recordName adds a record that is no type of the API.
func (d dumper) recordName(o *object, key string, decl *Decl) {
	if *decl == (Decl{}) {
		return
	}
	l := line{{"name", decl.Name.String()}}
	d.annotate(&l, decl)
	o.add(key, l)
}

// params returns all parameters; in a contract, where the order of those with a
// name means nothing, by place and name.
func (d dumper) params(r *RESTBinding) []*Param {
	all := slices.Concat(r.PathParams, r.QueryParams, r.HeaderParams)
	if d.contract {
		slices.SortStableFunc(all, func(a, b *Param) int {
			return cmp.Or(cmp.Compare(a.In, b.In), cmp.Compare(a.Name.Local, b.Name.Local))
		})
	}
	return all
}

func (d dumper) param(p *Param) line {
	l := line{{"in", inNames[p.In]}}
	l = append(l, d.field(&p.Field)...)
	l.add("style", styleNames[p.Style])
	l.add("explode", p.Explode)
	l.add("json", p.JSON)
	l.add("raw", p.Raw)
	l.add("use", useNames[p.Use])
	return l
}

func (d dumper) body(b *Body) object {
	var o object
	o.add("form", bodyFormNames[b.Form])
	o.add("mediaType", b.MediaType)
	o.add("required", b.Required)
	o.add("patch", b.Patch)
	if b.Type != nil {
		o.add("type", d.typ(b.Type))
	}
	if !d.contract {
		o.add("name", b.Name.String())
		o.add("other", strings.Join(b.Other, " "))
	}
	o.add("parts", leaves(b.Parts, func(p *Part) any { return d.part(p) }))
	d.decl(&o, &b.Decl)
	return o
}

func (d dumper) part(p *Part) line {
	l := d.field(&p.Field)
	l.add("file", p.File)
	l.add("many", p.Many)
	l.add("numbered", p.Numbered)
	l.add("json", p.JSON)
	l.add("mediaType", p.MediaType)
	l.add("style", styleNames[p.Style])
	l.add("explode", p.Explode)
	return l
}

func (d dumper) result(r *Result) object {
	var o object
	o.add("status", r.Name.Local)
	o.add("mediaType", r.MediaType)
	if !r.Empty() || r.Form != JSONBody {
		o.add("form", bodyFormNames[r.Form])
	}
	if r.Type != nil {
		o.add("type", d.typ(r.Type))
	}
	if !d.contract {
		o.add("other", strings.Join(r.Other, " "))
	}
	o.add("headers", leaves(r.Headers, func(f *Field) any { return d.field(f) }))
	o.add("issues", joinValues(r.Issues))
	d.decl(&o, &r.Decl)
	return o
}

func (d dumper) page(p *Page) line {
	l := line{{"style", pageStyleNames[p.Style]}}
	l.add("items", strings.Join(p.Items, "/"))
	l.add("param", p.Param)
	l.add("size", p.Size)
	l.add("once", p.Once)
	l.add("first", p.First)
	l.add("sizes", p.Sizes)
	l.add("limit", p.Limit)
	l.add("total", strings.Join(p.Total, "/"))
	l.add("next", strings.Join(p.Next, "/"))
	l.add("links", strings.Join(p.Links, "/"))
	l.add("body", p.Body)
	l.add("from", p.From)
	l.add("to", p.To)
	l.add("windowDays", p.WindowDays)
	return l
}

func joinValues(values []*EnumValue) string {
	texts := make([]string, len(values))
	for i, v := range values {
		texts[i] = v.Name.Local
	}
	return strings.Join(texts, " ")
}

// isObject reports whether s travels on JSON alone.
func isObject(s *Struct) bool {
	return !slices.ContainsFunc(s.Fields, func(f *Field) bool { return f.Wire.JSON == nil || f.Wire.XML != nil })
}
