package openapi

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/ppgen/ppgen/internal/diag"
)

// plainValue returns a tree as encoding/json would read it, numbers as text.
func plainValue(n *node) any {
	switch n.kind {
	case null:
		return nil
	case boolean:
		return n.text == "true"
	case number:
		return json.Number(n.text)
	case text:
		return n.text
	case list:
		items := []any{}
		for _, kid := range n.kids {
			items = append(items, plainValue(kid))
		}
		return items
	}
	members := map[string]any{}
	for _, kid := range n.kids {
		members[kid.name] = plainValue(kid)
	}
	return members
}

func read(name, text string) (*node, *diag.List) {
	doc := &document{name: name, text: text}
	list := new(diag.List)
	if isYAML(doc) {
		return readYAML(doc, list), list
	}
	return readJSON(doc, list), list
}

func TestReadJSON(t *testing.T) {
	for _, text := range []string{
		`{}`, `[]`, ` [ ] `, `null`, `true`, `false`, `0`, `-0.5e+10`, `1E5`, `12.25`, `""`,
		`"\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00 é 😀"`,
		`{"a": {"b": [1, {"c": null}, "x"]}, "": 1, "é": [[[]]]}`,
		"\t{\r\n\"a\" :\n1 , \"b\":[ 1 ,2 ]\n}\n",
	} {
		n, list := read("a.json", text)
		if n == nil || len(list.Findings()) > 0 {
			t.Errorf("%s: %v", text, list.Findings())
			continue
		}
		d := json.NewDecoder(strings.NewReader(text))
		d.UseNumber()
		var want any
		if err := d.Decode(&want); err != nil {
			t.Fatal(err)
		}
		if got := plainValue(n); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %#v, want %#v", text, got, want)
		}
	}
}

func TestPlaces(t *testing.T) {
	n, _ := read("a.json", "{\n  \"é\": 1, \"😀x\": [2,\n 3],\r\n \"\\u00e9\\n\": {\"y\": 0}}")
	for pointer, want := range map[string]string{
		"": "1:1", "/é": "2:3", "/😀x": "2:11", "/😀x/0": "2:18", "/😀x/1": "3:2", "/é\n/y": "4:15",
	} {
		at, err := n.find(pointer)
		if err != nil {
			t.Errorf("%q: %v", pointer, err)
			continue
		}
		if got := fmt.Sprintf("%d:%d", at.line, at.col); got != want {
			t.Errorf("%q is at %s, want %s", pointer, got, want)
		}
	}
}

// What YAML and JSON both can say gives the same tree.
func TestReadYAML(t *testing.T) {
	tests := []struct{ yaml, json string }{
		{"a: 1\nb: [x, 'y', \"z\\n\"]\nc:\n  - {d: ~}\n  - null\n", `{"a": 1, "b": ["x", "y", "z\n"], "c": [{"d": null}, null]}`},
		{"a: true\nb: False\nc: yes\nd: no\ne: on\n", `{"a": true, "b": false, "c": "yes", "d": "no", "e": "on"}`},
		{"a: +5\nb: .5\nc: -.5\nd: 5.\ne: 1e3\nf: -0\n", `{"a": 5, "b": 0.5, "c": -0.5, "d": 5, "e": 1e3, "f": -0}`},
		{"200: ok\ntrue: t\n1.5: f\n~: n\n", `{"200": "ok", "true": "t", "1.5": "f", "~": "n"}`},
		{"a: 2001-12-14\nb: 12:30:45\nc: 1.2.3\n", `{"a": "2001-12-14", "b": "12:30:45", "c": "1.2.3"}`},
		{"a: |\n  x\n  y\nb: >-\n  x\n  y\n", `{"a": "x\ny\n", "b": "x y"}`},
		{"x: &x {a: 1, b: 2}\ny: *x\nz: {<<: *x, b: 3}\nw: {<<: [*x, {c: 4}]}\n", `{"x": {"a": 1, "b": 2}, "y": {"a": 1, "b": 2}, "z": {"b": 3, "a": 1}, "w": {"a": 1, "b": 2, "c": 4}}`},
		{"a: !!str 5\nb: !!int 7\n!!str c: !!map {}\nd: !!seq []\n", `{"a": "5", "b": 7, "c": {}, "d": []}`},
		{"k: &k name\n*k : v\n", `{"k": "name", "name": "v"}`},
		{`{"a": [1, "x"], "b": {}}`, `{"a": [1, "x"], "b": {}}`},
	}
	for _, tt := range tests {
		y, list := read("a.yaml", tt.yaml)
		j, _ := read("a.json", tt.json)
		if y == nil || len(list.Findings()) > 0 {
			t.Errorf("%s: %v", tt.yaml, list.Findings())
			continue
		}
		if !same(y, j) {
			t.Errorf("%s: got %#v, want %s", tt.yaml, plainValue(y), tt.json)
		}
	}
}

// The kind of a document is told by its name, or else by how it begins.
func TestWhatIsYAML(t *testing.T) {
	for name, want := range map[string]bool{"a.json": false, "a.yaml": true, "a.yml": true} {
		if got := isYAML(&document{name: name, text: "{"}); got != want {
			t.Errorf("%s is YAML: %v", name, got)
		}
	}
	for text, want := range map[string]bool{"\n {": false, "[": false, "openapi: 3": true, "": false} {
		if got := isYAML(&document{name: "spec", text: text}); got != want {
			t.Errorf("%q is YAML: %v", text, got)
		}
	}
}

func TestPointer(t *testing.T) {
	n, _ := read("a.json", `{"a/b": [0, {"c~d": 1}]}`)
	if got := n.kids[0].kids[1].kids[0].pointer(); got != "#/a~1b/1/c~0d" {
		t.Errorf("got %s", got)
	}
	deep, _ := read("a.json", strings.Repeat(`[`, 100)+strings.Repeat(`]`, 100))
	for len(deep.kids) > 0 {
		deep = deep.kids[0]
	}
	if got := deep.pointer(); len(got) > 100 || !strings.Contains(got, "…") {
		t.Errorf("got %s", got)
	}
}

func TestKinds(t *testing.T) {
	if got := (text | list).String(); got != "a string or an array" {
		t.Errorf("got %s", got)
	}
	if got := (typeString | typeNumber | typeNull).String(); got != "string or number or null" {
		t.Errorf("got %s", got)
	}
	if got := typeInteger.String(); got != "integer" {
		t.Errorf("got %s", got)
	}
}

// FuzzJSON holds the reader against encoding/json: it takes the same texts, but
// for duplicate keys, half surrogates, NUL between values, and extreme depth.
func FuzzJSON(f *testing.F) {
	for _, seed := range []string{`{"a": [1, -2.5e3, "x\u00e9"], "b": null}`, `[true,false]`, `{"a":1,"a":2}`, `"\ud83d\ude00"`, `[1,]`, "\"\x01\""} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		n, list := read("a.json", text)
		valid := json.Valid([]byte(text))
		if n != nil && !valid {
			t.Errorf("%q is taken", text)
		}
		if n == nil && valid && !strings.Contains(list.Err().Error(), "too deep") {
			t.Errorf("%q is refused: %v", text, list.Err())
		}
		if n == nil || len(list.Findings()) > 0 || !utf8Valid(text) {
			return
		}
		d := json.NewDecoder(strings.NewReader(text))
		d.UseNumber()
		var want any
		if err := d.Decode(&want); err != nil {
			t.Fatal(err)
		}
		if got := plainValue(n); !reflect.DeepEqual(got, want) {
			t.Errorf("%q: got %#v, want %#v", text, got, want)
		}
	})
}

func utf8Valid(s string) bool { return strings.ToValidUTF8(s, "") == s }

// FuzzParse makes sure that no document makes the parser panic or hang, and that
// every finding has a place.
func FuzzParse(f *testing.F) {
	for _, pattern := range []string{"../../../shared/hostile/openapi/*", "../../../shared/wild/openapi/oapi-*"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range files {
			addFile(f, file)
		}
	}
	f.Add("a.yaml", "openapi: 3.1.0\ninfo: {title: T, version: '1'}\ncomponents: {schemas: {a: {oneOf: [{$ref: '#/components/schemas/b'}, {type: array, items: {$ref: '#/components/schemas/a'}}]}, b: {allOf: [{$ref: '#/components/schemas/a'}, {properties: {x: {anyOf: [{const: 1}, {type: 'null'}]}}}]}}}\n")
	f.Fuzz(func(t *testing.T, name, text string) {
		if name != "a.json" && name != "a.yaml" {
			return
		}
		list := new(diag.List)
		api, _ := Parse(fstest.MapFS{name: {Data: []byte(text)}}, name, list)
		if api == nil && !list.HasErrors() {
			t.Error("neither an API nor an error")
		}
		for _, finding := range list.Findings() {
			if finding.Pos.Line == 0 {
				t.Errorf("no place: %v", finding)
			}
		}
	})
}

func addFile(f *testing.F, file string) {
	data, err := os.ReadFile(file)
	if err != nil {
		f.Fatal(err)
	}
	if len(data) < 20_000 {
		f.Add("a"+filepath.Ext(file), string(data))
	}
}
