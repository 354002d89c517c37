package openapi_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/ppgen/ppgen/internal/diag"
	"github.com/ppgen/ppgen/ir"
	"github.com/ppgen/ppgen/parser/openapi"
)

// parse parses the files, the first of which is the root: name, text, name, text.
func parse(files ...string) (*ir.API, *diag.List) {
	fsys := fstest.MapFS{}
	for i := 0; i < len(files); i += 2 {
		fsys[files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	list := new(diag.List)
	api, _ := openapi.Parse(fsys, files[0], list)
	return api, list
}

// schemas parses a document with the schemas, in YAML.
func schemas(version, yaml string) (*ir.API, *diag.List) {
	return parse("a.yaml", "openapi: "+version+"\ninfo: {title: T, version: \"1\"}\npaths: {}\ncomponents:\n  schemas:\n"+indent(4, yaml))
}

// paths parses a document with the paths, and components after a line "---".
func paths(yaml string) (*ir.API, *diag.List) {
	items, components, _ := strings.Cut(yaml, "---\n")
	return parse("a.yaml", "openapi: 3.0.3\ninfo: {title: T, version: \"1\"}\npaths:\n"+indent(2, items)+"components:\n"+indent(2, components+"x-none: 1\n"))
}

func indent(n int, text string) string {
	var b strings.Builder
	for line := range strings.Lines(strings.Trim(text, "\n") + "\n") {
		b.WriteString(strings.Repeat(" ", n) + line)
	}
	return b.String()
}

func noFindings(t *testing.T, list *diag.List) {
	t.Helper()
	for _, f := range list.Findings() {
		t.Errorf("unexpected: %v", f)
	}
}

// equal compares two texts line by line, ignoring indentation.
func equal(t *testing.T, got, want string) {
	t.Helper()
	if got, want := lines(got), lines(want); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func lines(text string) []string {
	var all []string
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			all = append(all, line)
		}
	}
	return all
}

// show writes the types of an API, one on each line:
//
//	order struct{id string!, items []order/items, note string? r}
//
// where ! is required, ? nillable, r and w are read-only and write-only, = is
// followed by the default, and # by the only value.
func show(api *ir.API) string {
	var b strings.Builder
	for _, t := range api.Types {
		fmt.Fprintf(&b, "%s %s\n", t.Declaration().Name.Local, showNamed(t))
	}
	return b.String()
}

func showNamed(t ir.Named) string {
	switch t := t.(type) {
	case *ir.Struct:
		var fields []string
		for _, f := range t.Fields {
			fields = append(fields, f.Wire.JSON.Name+" "+showField(f))
		}
		if t.Extra != nil {
			fields = append(fields, "* "+showType(t.Extra))
		}
		return "struct{" + strings.Join(fields, ", ") + "}"
	case *ir.Union:
		var cases []string
		for _, f := range t.Cases {
			c := f.Wire.JSON.Case
			text := f.Name.Local + " " + showField(f) + " " + c.Kinds.String()
			if c.Values != nil {
				text += " =" + strings.Join(c.Values, "|")
			}
			if c.Has != nil {
				text += " has " + strings.Join(c.Has, "+")
			}
			cases = append(cases, text)
		}
		return "union(" + t.Discriminator + "){" + strings.Join(cases, ", ") + "}"
	case *ir.Enum:
		var values []string
		for _, v := range t.Values {
			values = append(values, v.Name.Local)
		}
		return "enum{" + strings.Join(values, " ") + "}"
	case *ir.Alias:
		return "= " + showType(t.Target)
	}
	return "?"
}

func showField(f *ir.Field) string {
	text := showType(f.Type)
	for _, flag := range []struct {
		set  bool
		text string
	}{
		{f.Required, "!"}, {f.Nillable, "?"}, {f.Explicit, "e"}, {f.ReadOnly, "r"}, {f.WriteOnly, "w"},
		{f.Default != "", "=" + f.Default}, {f.Fixed != "", "#" + f.Fixed}, {f.Docs.Deprecated != "", "d"},
	} {
		if flag.set {
			text += flag.text
		}
	}
	return text
}

func showType(t ir.Type) string {
	switch t := t.(type) {
	case *ir.Scalar:
		text := [...]string{"string", "bool", "int", "long", "decimal", "time", "bytes"}[t.Kind]
		if t.Format != "" {
			text += ":" + t.Format
		}
		for _, f := range t.Facets {
			text += "(" + f.Name + "=" + f.Value + ")"
		}
		return text
	case *ir.List:
		text := "[]"
		if t.Min != 0 || t.Max != ir.Unbounded {
			text = fmt.Sprintf("[%d..%d]", t.Min, t.Max)
		}
		return text + showType(t.Elem)
	case *ir.Map:
		return "map " + showType(t.Elem)
	case *ir.Raw:
		return "raw"
	case ir.Named:
		return t.Declaration().Name.Local
	}
	return "nil"
}

// showOps writes the operations of an API.
func showOps(api *ir.API) string {
	var b strings.Builder
	for _, op := range api.Ops {
		r := op.REST
		fmt.Fprintf(&b, "%s = %s.%s %s %s\n", op.Name.Local, r.Service.Name.Local, r.Verb, r.Method, r.Path)
		for _, p := range slices.Concat(r.PathParams, r.QueryParams, r.HeaderParams) {
			in := [...]string{"path", "query", "header"}[p.In]
			style := [...]string{"simple", "form", "label", "matrix", "space", "pipe", "deep"}[p.Style]
			text := fmt.Sprintf("%s %s %s %s", in, p.Name.Local, showField(&p.Field), style)
			if p.Explode {
				text += " explode"
			}
			if p.JSON {
				text += " json"
			}
			if p.Raw {
				text += " raw"
			}
			fmt.Fprintln(&b, text)
		}
		if body := r.Body; body != nil {
			fmt.Fprintln(&b, "body "+showContent(body.Form, body.MediaType, body.Type)+required(body.Required))
			for _, p := range body.Parts {
				fmt.Fprintln(&b, showPart(p))
			}
		}
		for _, x := range slices.Concat(r.Results, r.Errors) {
			text := x.Status()
			if !x.Empty() {
				text += " " + showContent(x.Form, x.MediaType, x.Type)
			}
			for _, h := range x.Headers {
				text += " " + h.Name.Local + ":" + showField(h)
			}
			fmt.Fprintln(&b, text)
		}
	}
	return b.String()
}

func required(is bool) string {
	if is {
		return " required"
	}
	return ""
}

func showContent(form ir.BodyForm, media string, t ir.Type) string {
	text := [...]string{"json", "form", "multipart", "text", "binary"}[form] + " " + media
	if t != nil {
		text += " " + showType(t)
	}
	return text
}

func showPart(p *ir.Part) string {
	text := "part " + p.Name.Local
	if p.Type != nil {
		text += " " + showField(&p.Field)
	} else if p.Required {
		text += " !"
	}
	for _, flag := range []struct {
		set  bool
		text string
	}{{p.File, " file"}, {p.Many, " many"}, {p.JSON, " json"}, {p.MediaType != "", " " + p.MediaType}} {
		if flag.set {
			text += flag.text
		}
	}
	return text
}
