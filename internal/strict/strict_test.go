package strict

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"

	"github.com/ppgen/ppgen/internal/diag"
)

type menu struct {
	Pos    diag.Pos
	Title  Text            `yaml:"title" doc:"What it is called." required:"true"`
	Kind   string          `yaml:"kind" enum:"lunch,dinner" default:"lunch" doc:"When."`
	Code   Text            `yaml:"code" pattern:"^[a-z]+$" hint:"lower-case letters" default:"abc"`
	Open   bool            `yaml:"open"`
	Seats  int             `yaml:"seats"`
	Dishes []dish          `yaml:"dishes" min:"1" doc:"What there is."`
	Tags   []Text          `yaml:"tags" enum:"new,old"`
	Notes  map[string]Text `yaml:"notes"`
	Chef   *dish           `yaml:"chef"`
	Below  int             `yaml:"below" min:"-1"`
	Secret string
}

type dish struct {
	Pos  diag.Pos
	Name string `yaml:"name" required:"true" doc:"The dish."`
	drink
}

type drink struct {
	Drink Text `yaml:"drink"`
}

func at(line, col int) diag.Pos { return diag.Pos{File: "m.yaml", Line: line, Col: col} }

func TestDecode(t *testing.T) {
	const file = `
title: "Wörter: alle"
kind: dinner
open: true
seats: 12
dishes:
  - name: soup
  - {name: bread, drink: tea}
tags: [new]
notes: {a: b, "c d": e}
chef: {name: x}
below: -1
`
	var got menu
	list := new(diag.List)
	if !Decode("m.yaml", []byte(file), &got, list) {
		t.Fatal(list.Err())
	}
	want := menu{
		Pos: at(2, 1), Title: Text{"Wörter: alle", at(2, 8)}, Kind: "dinner", Code: Text{"abc", at(2, 1)}, Open: true, Seats: 12,
		Dishes: []dish{{Pos: at(7, 5), Name: "soup"}, {at(8, 5), "bread", drink{Text{"tea", at(8, 26)}}}}, Tags: []Text{{"new", at(9, 8)}},
		Notes: map[string]Text{"a": {"b", at(10, 12)}, "c d": {"e", at(10, 22)}},
		Chef:  &dish{Pos: at(11, 7), Name: "x"}, Below: -1,
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestDecodeErrors(t *testing.T) {
	tests := []struct{ name, file, want string }{
		{"empty", "", "1:1: the file is empty; expected keys with values"},
		{"comment", "# nothing\n", "1:1: the file is empty; expected keys with values"},
		{"list", "- a\n", "1:1: expected keys with values, found a list"},
		{"text", "a\n", `1:1: expected keys with values, found the text "a"`},
		{"missing key", "kind: lunch\n", "1:1: the key title is missing: What it is called."},
		{"missing key below", "title: a\ndishes:\n  - {}\n", "3:5: dishes[0]: the key name is missing: The dish."},
		{"unknown key", "title: a\nseat: 3\n", `2:1: "seat" is not a key here; did you mean "seats"?`},
		{"unknown key, nothing near", "title: a\nxyzzy: 3\n", `2:1: "xyzzy" is not a key here`},
		{"unexported", "title: a\nsecret: x\n", `2:1: "secret" is not a key here`},
		{"key twice", "title: a\nopen: true\nopen: false\n", "3:1: the key open is there already, at line 2"},
		{"number for text", "title: 204.0\n", `1:8: title: expected a text, in quotes: "204.0", found 204.0`},
		{"bool for text", "title: true\n", `1:8: title: expected a text, in quotes: "true", found true`},
		{"nothing for text", "title:\n", "1:7: title: expected a text, found nothing"},
		{"list for text", "title: [a]\n", "1:8: title: expected a text, found a list"},
		{"empty text", "title: \"\"\n", "1:8: title: the text is empty"},
		{"not in the enumeration", "title: a\nkind: diner\n", `2:7: kind: "diner" is not one of lunch, dinner; did you mean "dinner"?`},
		{"item not in the enumeration", "title: a\ntags: [new, odd]\n", `2:13: tags[1]: "odd" is not one of new, old; did you mean "old"?`},
		{"pattern", "title: a\ncode: A1\n", `2:7: code: "A1" is not lower-case letters`},
		{"text for bool", "title: a\nopen: yes\n", `2:7: open: expected true or false, found the text "yes"`},
		{"number for bool", "title: a\nopen: 1\n", "2:7: open: expected true or false, found 1"},
		{"text for number", "title: a\nseats: many\n", `2:8: seats: expected a whole number, 0 or more, found the text "many"`},
		{"negative", "title: a\nseats: -1\n", "2:8: seats: expected a whole number, 0 or more, found -1"},
		{"too far below", "title: a\nbelow: -2\n", "2:8: below: expected a whole number, -1 or more, found -2"},
		{"fraction", "title: a\nseats: 1.5\n", "2:8: seats: expected a whole number, 0 or more, found 1.5"},
		{"huge", "title: a\nseats: 99999999999\n", "2:8: seats: expected a whole number, 0 or more, found 99999999999"},
		{"text for list", "title: a\ntags: new\n", `2:7: tags: expected a list, found the text "new"`},
		{"too few items", "title: a\ndishes: []\n", "2:9: dishes: the list needs at least 1 item"},
		{"text for record", "title: a\ndishes: [soup]\n", `2:10: dishes[0]: expected keys with values, found the text "soup"`},
		{"list for map", "title: a\nnotes: [b]\n", "2:8: notes: expected keys with values, found a list"},
		{"record for number", "title: a\nseats: {a: b}\n", "2:8: seats: expected a whole number, 0 or more, found keys with values"},
		{"map value", "title: a\nnotes: {x: 1}\n", `2:12: notes/x: expected a text, in quotes: "1", found 1`},
		{"number as key", "title: a\n1: 2\n", "2:1: expected a key, found 1"},
		{"record as key", "title: a\n{a: b}: 2\n", "2:1: expected a key, found keys with values"},
		{"alias", "title: &x a\ncode: *x\n", "1:8: title: anchors and aliases are not read here; write the value out | 2:7: code: anchors and aliases"},
		{"merge", "title: a\n<<: {open: true}\n", "2:1: expected a key, found <<"},
		{"tag", "title: !!str 1\n", "1:8: title: the tag !!str is not read here; leave it out"},
		{"own tag", "title: !go x\n", "1:8: title: the tag !go is not read here"},
		{"second document", "title: a\n---\ntitle: b\n", "a second document begins here; expected one"},
		{"tab", "title: a\ndishes:\n\t- name: x\n", "3:1: this is not YAML: found character that cannot start any token"},
		{"broken list", "title: a\ntags: [new\nopen: true\n", "this is not YAML: did not find expected ',' or ']'"},
		{"broken second document", "title: a\n---\n- [\n", "this is not YAML"},
		{"control character", "title: \x00\n", "this is not YAML: control characters are not allowed"},
		{"not UTF-8", "title: \xff\n", "this is not YAML"},
		{"enormous", strings.Repeat("#", maxSize+1), "1:1: the file has 4194305 bytes; expected at most 4194304"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var m menu
			list := new(diag.List)
			if Decode("m.yaml", []byte(tt.file), &m, list) {
				t.Fatal("the file is taken as right")
			}
			wants := strings.Split(tt.want, " | ")
			findings := list.Findings()
			if len(findings) != len(wants) {
				t.Fatalf("got %d findings, want %d: %v", len(findings), len(wants), findings)
			}
			for i, f := range findings {
				if !strings.Contains(f.Error(), wants[i]) || f.Pos.Line == 0 {
					t.Errorf("got  %v\nwant %s", f, wants[i])
				}
			}
		})
	}
}

// Everything wrong is reported at once, and what is right is read.
func TestDecodeGoesOn(t *testing.T) {
	var m menu
	list := new(diag.List)
	Decode("m.yaml", []byte("title: 1\nkind: dinner\nseats: x\nxyzzy: 1\n"), &m, list)
	if len(list.Findings()) != 3 || m.Kind != "dinner" {
		t.Errorf("got %v and kind %q", list.Findings(), m.Kind)
	}
	if Decode("m.yaml", []byte("title: 1\n"), &m, list) {
		t.Error("the same mistake is right the second time")
	}
}

// FuzzDecode looks for files that make the decoder panic or hang.
func FuzzDecode(f *testing.F) {
	f.Add([]byte("title: a\ndishes:\n  - name: b\ntags: [new, old]\nnotes: {a: b}\n"))
	f.Add([]byte("title: &x [*x]\n---\n? {a: b}\n: |\n  c\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		var m menu
		list := new(diag.List)
		if ok := Decode("m.yaml", data, &m, list); ok == list.HasErrors() {
			t.Errorf("ok is %v with %v", ok, list.Findings())
		}
	})
}

func compile(t *testing.T, schema []byte) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft2020)
	c.AssertVocabs()
	if err := c.AddResource("m.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("m.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// The schema takes a file exactly when the decoder does.
func TestSchemaAgreesWithDecoder(t *testing.T) {
	schema := compile(t, Schema("menu", menu{}))
	values := map[string][]string{
		"title": {"a", `""`, "1", "null", "[a]", "~"}, "kind": {"lunch", "tea", "{}"}, "code": {"abc", "A", "1"}, "open": {"true", "yes", "0", "null"},
		"seats": {"0", "7", "-1", "1.5", "2147483647", "2147483648", "x"}, "below": {"-1", "-2", "0"}, "dishes": {"[]", "[{name: a}]", "[{}]", "[{name: a, x: b}]", "[{name: a, drink: b}]", "[{name: a, drink: 1}]", "[a]", "{}", "null"},
		"tags": {"[]", "[new]", "[new, tea]", "new", "[1]"}, "notes": {"{}", "{a: b}", "{a: 1}", "[]"}, "chef": {"{name: a}", "{}", "a", "null"}, "other": {"a"},
	}
	var files []string
	for name, texts := range values {
		for _, text := range texts {
			files = append(files, fmt.Sprintf("title: t\n%s: %s\n", name, text), fmt.Sprintf("%s: %s\n", name, text))
		}
	}
	right := 0
	for _, file := range files {
		if strings.HasPrefix(file, "title: t\ntitle:") {
			continue // a key twice is a matter of the text, not of the value
		}
		var value any
		if err := yaml.Load([]byte(file), &value); err != nil {
			t.Fatal(err)
		}
		list := new(diag.List)
		ok := Decode("m.yaml", []byte(file), &menu{}, list)
		if err := schema.Validate(jsonValue(t, value)); (err == nil) != ok {
			t.Errorf("%q: the decoder says %v, the schema %v", file, list.Findings(), err)
		}
		if ok {
			right++
		}
	}
	if right < 10 {
		t.Errorf("only %d files are right", right)
	}
}

// jsonValue turns what YAML says into what JSON would.
func jsonValue(t *testing.T, v any) any {
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return value
}

func TestSchema(t *testing.T) {
	got := string(Schema("dish", dish{}))
	const want = `{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "additionalProperties": false,
  "properties": {
    "drink": {
      "minLength": 1,
      "type": "string"
    },
    "name": {
      "description": "The dish.",
      "minLength": 1,
      "type": "string"
    }
  },
  "required": [
    "name"
  ],
  "title": "dish",
  "type": "object"
}
`
	if got != want {
		t.Errorf("got %s", got)
	}
}

func TestText(t *testing.T) {
	if got := fmt.Sprint(Text{Value: "a"}); got != "a" {
		t.Errorf("a text prints as %s", got)
	}
}
