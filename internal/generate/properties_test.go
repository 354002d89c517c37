package generate

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestEveryPropertyHasAField walks the published documents, as plain JSON, beside
// the generated Go, as syntax: every property that a body of a request or of a
// successful answer can have must have a field, of a type that holds what stands
// below it. Neither side is read by the code under test.
func TestEveryPropertyHasAField(t *testing.T) {
	tree, files := published(t)
	packages := readPackages(t, tree)
	total, operations := 0, 0
	for _, file := range files {
		w := &walker{t: t, packages: packages, seen: map[string]bool{}}
		w.document(file)
		total += w.properties
		operations += w.operations
	}
	if operations != 162 || total < 3000 {
		t.Errorf("%d operations, %d properties; the walk is worth little", operations, total)
	}
	t.Logf("%d operations, %d properties", operations, total)
}

// A walker compares one document with its package.
type walker struct {
	t          *testing.T
	packages   map[string]*goPackage
	doc        map[string]any
	seen       map[string]bool
	properties int
	operations int
}

func (w *walker) document(file string) {
	data, err := os.ReadFile(file)
	if err == nil {
		err = json.Unmarshal(data, &w.doc)
	}
	if err != nil {
		w.t.Fatal(err)
	}
	for _, item := range object(w.doc["paths"]) {
		for method, op := range object(item) {
			if id, ok := object(op)["operationId"].(string); ok {
				w.operation(filepath.Base(file), strings.ToUpper(method), id, object(op))
			}
		}
	}
}

func object(v any) map[string]any {
	m, _ := v.(map[string]any)
	return m
}

func (w *walker) operation(file, method, id string, op map[string]any) {
	w.operations++
	var p *goPackage
	for _, other := range w.packages {
		if m, ok := other.methods[id]; ok && strings.HasPrefix(m, method+" ") && w.ownPackage(other, file) {
			p = other
		}
	}
	if p == nil {
		w.t.Errorf("%s %s: no operation of this name", file, id)
		return
	}
	made := p.inputs[id]
	place := p.name + " " + id
	w.content(w.resolve(op["requestBody"]), p, made[0], place+" request")
	for status, answer := range object(op["responses"]) {
		if strings.HasPrefix(status, "2") {
			w.content(w.resolve(answer), p, p.answer(made[1], status), place+" "+status)
		}
	}
}

// answer returns the type of the answer with a status: the operation's result, or
// a field of it where that has one for each status.
func (p *goPackage) answer(made ast.Expr, status string) ast.Expr {
	name, ok := made.(*ast.Ident)
	if !ok || p.records[name.Name] == nil || p.records[name.Name].fields["Status"] == nil || len(p.records[name.Name].members) > 0 {
		return made
	}
	return p.records[name.Name].fields[map[string]string{"200": "OK", "201": "Created", "202": "Accepted"}[status]]
}

// ownPackage reports whether a package is the document's: operations of several
// have the same names.
func (w *walker) ownPackage(p *goPackage, file string) bool {
	version := file[strings.LastIndex(file, "_v"):]
	version = "v" + strings.TrimSuffix(version, ".json")[2:]
	words := strings.FieldsFunc(strings.TrimSuffix(file, ".json"), func(r rune) bool { return r == '_' || r == '-' })
	resource := strings.TrimSuffix(p.name, version)
	return resource != p.name && slices.ContainsFunc(words, func(word string) bool {
		return strings.HasPrefix(resource, word) || strings.HasPrefix(word, strings.TrimSuffix(resource, "s"))
	})
}

// content walks the schemas of a body, whatever its media type.
func (w *walker) content(body map[string]any, p *goPackage, typ ast.Expr, place string) {
	for _, media := range object(body["content"]) {
		if schema := object(media)["schema"]; schema != nil {
			w.schema(object(schema), p, typ, place)
		}
	}
}

// resolve follows references.
func (w *walker) resolve(v any) map[string]any {
	m := object(v)
	for {
		ref, ok := m["$ref"].(string)
		if !ok {
			return m
		}
		at := any(w.doc)
		for key := range strings.SplitSeq(strings.TrimPrefix(ref, "#/"), "/") {
			at = object(at)[strings.NewReplacer("~1", "/", "~0", "~").Replace(key)]
		}
		m = object(at)
	}
}

// A shape is what a schema says with all its parts.
type shape struct {
	properties map[string][]map[string]any
	items      []map[string]any
	values     []map[string]any // additionalProperties
}

func (w *walker) shape(schema map[string]any, s *shape, depth int) {
	schema = w.resolve(schema)
	if depth > 20 {
		w.t.Fatal("a schema without end")
	}
	for name, property := range object(schema["properties"]) {
		s.properties[name] = append(s.properties[name], object(property))
	}
	if items := object(schema["items"]); items != nil {
		s.items = append(s.items, items)
	}
	if values := object(schema["additionalProperties"]); len(values) > 0 {
		s.values = append(s.values, values)
	}
	for _, key := range []string{"allOf", "anyOf", "oneOf"} {
		parts, _ := schema[key].([]any)
		for _, part := range parts {
			w.shape(object(part), s, depth+1)
		}
	}
}

// schema compares a schema with a Go type.
func (w *walker) schema(schema map[string]any, p *goPackage, typ ast.Expr, place string) {
	key := fmt.Sprintf("%p %s %s", w.resolve(schema), p.name, render(typ))
	if w.seen[key] {
		return
	}
	w.seen[key] = true
	s := &shape{properties: map[string][]map[string]any{}}
	w.shape(schema, s, 0)
	switch typ := typ.(type) {
	case *ast.StarExpr:
		w.schema(schema, p, typ.X, place)
	case *ast.IndexExpr: // rest.Nullable[T]
		w.schema(schema, p, typ.Index, place)
	case *ast.ArrayType:
		w.list(s, p, typ, place)
	case *ast.MapType:
		for _, values := range s.values {
			w.schema(values, p, typ.Value, place+"/*")
		}
		w.nothing(s, place, "a map")
	case *ast.SelectorExpr:
		w.foreign(schema, s, typ, place)
	case *ast.Ident:
		w.named(schema, s, p, typ.Name, place)
	case nil:
		w.nothing(s, place, "nothing")
	}
}

func render(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.StarExpr:
		return "*" + render(e.X)
	case *ast.ArrayType:
		return "[]" + render(e.Elt)
	case *ast.MapType:
		return "map " + render(e.Value)
	case *ast.SelectorExpr:
		return render(e.X) + "." + e.Sel.Name
	case *ast.Ident:
		return e.Name
	case *ast.IndexExpr:
		return render(e.X) + "[" + render(e.Index) + "]"
	}
	return "nothing"
}

// nothing makes sure that a value that is no record need not be one.
func (w *walker) nothing(s *shape, place, what string) {
	for name := range s.properties {
		w.t.Errorf("%s/%s: no field, because what contains it is %s", place, name, what)
	}
}

func (w *walker) list(s *shape, p *goPackage, typ *ast.ArrayType, place string) {
	if render(typ.Elt) == "byte" {
		w.nothing(s, place, "bytes")
		return
	}
	if len(s.items) == 0 {
		w.t.Errorf("%s: a list in Go, but none in the document", place)
	}
	for _, items := range s.items {
		w.schema(items, p, typ.Elt, place+"/-")
	}
}

// verbatim is the one body of which an overlay says that its bytes matter more
// than its members.
const verbatim = "webhooksv1 verify-webhook-signature.post request/webhook_event"

// foreign compares a schema with a type of the runtime or of package common.
func (w *walker) foreign(schema map[string]any, s *shape, typ *ast.SelectorExpr, place string) {
	of := func(names ...string) {
		for name := range s.properties {
			if !slices.Contains(names, name) {
				w.t.Errorf("%s/%s: no field in %s", place, name, render(typ))
			}
			w.properties++
		}
	}
	switch name := render(typ); name {
	case "money.Amount":
		of("value", "total", "currency", "currency_code")
	case "rest.Link":
		of("href", "rel", "method", "encType")
	case "rest.Error":
		of("name", "message", "debug_id", "information_link", "details", "links")
	case "rest.Patch":
		of("op", "path", "value", "from")
	case "rest.Raw":
		if place != verbatim {
			of()
		}
	case "money.Decimal", "paypal.DateTime", "rest.File":
		of()
	default:
		if other := w.packages[typ.X.(*ast.Ident).Name]; other != nil {
			w.named(schema, s, other, typ.Sel.Name, place)
			return
		}
		w.t.Errorf("%s: what is %s?", place, name)
	}
}

// named compares a schema with a type of a generated package.
func (w *walker) named(schema map[string]any, s *shape, p *goPackage, name, place string) {
	r := p.records[name]
	if r == nil {
		if other, ok := p.others[name]; ok {
			w.schema(schema, p, other, place)
			return
		}
		w.nothing(s, place, name)
		return
	}
	for _, field := range r.union {
		w.t.Errorf("%s: %s.%s is a case of a union, which this test does not know", place, name, field)
	}
	for property, schemas := range s.properties {
		w.properties++
		field, ok := r.members[property]
		if !ok {
			w.t.Errorf("%s/%s: no field in %s", place, property, name)
			continue
		}
		for _, schema := range schemas {
			if render(r.fields[field]) == "*money.Amount" && w.isText(schema) {
				continue // a member of an amount that stands in the object itself
			}
			w.schema(schema, p, r.fields[field], place+"/"+property)
		}
	}
}

// isText reports whether a schema is a scalar.
func (w *walker) isText(schema map[string]any) bool {
	s := &shape{properties: map[string][]map[string]any{}}
	w.shape(schema, s, 0)
	return len(s.properties) == 0 && len(s.items) == 0
}
