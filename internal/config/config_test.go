package config

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"

	"github.com/ppgen/ppgen/internal/diag"
	"github.com/ppgen/ppgen/internal/strict"
)

const full = `output: gen/paypal
module: example.com/shop/paypal
runtime: import
packages:
  - name: merchant
    spec: specs/PayPalSvc.wsdl
    overlays: [overlay.yaml, ../shared/overlay.yaml]
    operations: [DoCapture, DoVoid]
  - spec: other.wsdl
`

func parse(t *testing.T, text string) *Config {
	t.Helper()
	list := new(diag.List)
	c := Parse("dir/ppgen.yaml", []byte(text), list)
	if c == nil || len(list.Findings()) != 0 {
		t.Fatal(list.Findings())
	}
	return c
}

// values returns the texts without their places.
func values(texts []strict.Text) []string {
	values := make([]string, len(texts))
	for i, t := range texts {
		values[i] = t.Value
	}
	return values
}

func TestParse(t *testing.T) {
	c := parse(t, full)
	if c.Output.Value != "gen/paypal" || c.Module.Value != "example.com/shop/paypal" || c.Runtime != ImportRuntime || len(c.Packages) != 2 {
		t.Errorf("got %+v", c)
	}
	p := c.Packages[0]
	if p.Name.Value != "merchant" || !reflect.DeepEqual(values(p.Operations), []string{"DoCapture", "DoVoid"}) {
		t.Errorf("got %+v", p)
	}
	if want := (diag.Pos{File: "dir/ppgen.yaml", Line: 8, Col: 29}); p.Operations[1].Pos != want {
		t.Errorf("the operation stands at %v, want %v", p.Operations[1].Pos, want)
	}
	if got, want := c.Path(p.Overlays[1]), filepath.Join("shared", "overlay.yaml"); got != want {
		t.Errorf("the path is %s, want %s", got, want)
	}
}

func TestDefaults(t *testing.T) {
	c := parse(t, "packages: [{spec: a.wsdl}]\n")
	if c.Output.Value != "paypal" || c.Runtime != CopyRuntime || c.Module.Value != "" || c.Packages[0].Name.Value != "" {
		t.Errorf("got %+v", c)
	}
}

func TestErrors(t *testing.T) {
	spec := "packages: [{spec: a.wsdl}]\n"
	tests := []struct{ name, text, want string }{
		{"unknown key", "outptu: x\n" + spec, `dir/ppgen.yaml:1:1: "outptu" is not a key here; did you mean "output"?`},
		{"no packages", "output: x\n", "1:1: the key packages is missing"},
		{"empty packages", "packages: []\n", "1:11: packages: the list needs at least 1 item"},
		{"no specs", "packages: [{name: a}]\n", "1:12: packages[0]: the key spec is missing"},
		{"runtime", "runtime: inline\n" + spec, `1:10: runtime: "inline" is not one of copy, import`},
		{"output above", "output: ../x\n" + spec, `1:9: output: "../x" leads out of the folder of this file`},
		{"output above, hidden", "output: a/../../x\n" + spec, "leads out of the folder"},
		{"output at the root", "output: /tmp/x\n" + spec, `1:9: output: "/tmp/x" is tied to one machine`},
		{"output on a drive", "output: C:/x\n" + spec, "is tied to one machine"},
		{"output with backslashes", "output: a\\b\n" + spec, "has backslashes"},
		{"output with controls", "output: \"a\\nb\"\n" + spec, "has control characters"},
		{"module", "module: \"a b\"\n" + spec, `1:9: module: "a b" is not a module path`},
		{"module with a line break", "module: \"a\\nreplace x => y\"\n" + spec, "is not a module path"},
		{"spec from afar", "packages: [{spec: \"https://example.com/a.wsdl\"}]\n", `1:19: spec: "https://example.com/a.wsdl" is an address`},
		{"absolute spec", "packages: [{spec: /a.wsdl}]\n", "is tied to one machine"},
		{"absolute overlay", "packages: [{spec: a.wsdl, overlays: [/o.yaml]}]\n", "1:38: overlays: "},
		{"operation twice", "packages: [{spec: a.wsdl, operations: [A, B, A]}]\n", `1:46: operations: "A" is listed twice`},
		{"package twice", "packages: [{name: a, spec: a.wsdl}, {name: a, spec: b.wsdl}]\n", `1:44: name: the package a is there already (dir/ppgen.yaml:1:19)`},
		{"package name", "packages: [{name: My-Package, spec: a.wsdl}]\n", `"My-Package" is not a name of lower-case letters and digits`},
		{"keyword", "packages: [{name: func, spec: a.wsdl}]\n", `"func" cannot be the name of a package`},
		{"predeclared", "packages: [{name: string, spec: a.wsdl}]\n", `"string" cannot be the name of a package`},
		{"main", "packages: [{name: main, spec: a.wsdl}]\n", `"main" cannot be the name of a package`},
		{"internal", "packages: [{name: internal, spec: a.wsdl}]\n", `"internal" cannot be the name of a package`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			list := new(diag.List)
			if c := Parse("dir/ppgen.yaml", []byte(tt.text), list); c != nil {
				t.Errorf("the configuration is taken as right")
			}
			findings := list.Findings()
			if len(findings) != 1 || !strings.Contains(findings[0].Error(), tt.want) {
				t.Errorf("got %v, want %s", findings, tt.want)
			}
		})
	}
}

func TestOutputMayBeTheFolderItself(t *testing.T) {
	if c := parse(t, "output: .\npackages: [{spec: a.wsdl}]\n"); c.Output.Value != "." {
		t.Errorf("got %q", c.Output.Value)
	}
}

func TestLoad(t *testing.T) {
	list := new(diag.List)
	name := filepath.Join(t.TempDir(), FileName)
	if Load(name, list) != nil || !list.HasErrors() {
		t.Error("a file that is not there is read")
	}
	if err := os.WriteFile(name, []byte(full), 0o644); err != nil {
		t.Fatal(err)
	}
	if Load(name, new(diag.List)) == nil {
		t.Error("a file that is there is not read")
	}
}

func schema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("ppgen.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("ppgen.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func validate(t *testing.T, text []byte) error {
	t.Helper()
	var value any
	if err := yaml.Load(text, &value); err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	instance, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return schema(t).Validate(instance)
}

// An editor that knows the schema and the decoder say the same of a file's form.
func TestSchemaAgreesWithDecoder(t *testing.T) {
	for _, text := range []string{
		full, "packages: [{spec: a}]", "packages: []", "{}", "packages: [{spec: []}]", "packages: [{name: A, spec: a}]", "packages: [{name: a, spec: [a]}]",
		"packages: [{spec: a, operation: [x]}]", "packages: [{spec: a}]\nruntime: none", "packages: [{spec: 1}]", "packages: [{spec: a}]\noutput: \"\"",
		"packages: [{spec: a}]\nmodule: a/b", "packages: [{spec: a}]\nmodule: a//b", "packages: [{spec: a}]\nmodule: /a", "packages: [{spec: a}]\nmodule: 1",
	} {
		ok := strict.Decode("ppgen.yaml", []byte(text), &Config{}, new(diag.List))
		if err := validate(t, []byte(text)); (err == nil) != ok {
			t.Errorf("%q: the decoder says %v, the schema %v", text, ok, err)
		}
	}
}

func TestEveryKeyIsDescribed(t *testing.T) {
	for _, typ := range []reflect.Type{reflect.TypeFor[Config](), reflect.TypeFor[Package]()} {
		for i := range typ.NumField() {
			if f := typ.Field(i); f.Tag.Get("yaml") != "" && !strings.HasSuffix(f.Tag.Get("doc"), ".") {
				t.Errorf("the key %s has no description", f.Tag.Get("yaml"))
			}
		}
	}
}

// The repository's own configuration is the example that users copy.
func TestOwnConfiguration(t *testing.T) {
	name := filepath.Join("..", "..", FileName)
	list := new(diag.List)
	c := Load(name, list)
	if c == nil {
		t.Fatal(list.Err())
	}
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := validate(t, text); err != nil {
		t.Error(err)
	}
	for _, p := range c.Packages {
		for _, spec := range append(p.Overlays, p.Spec) {
			if _, err := os.Stat(c.Path(spec)); err != nil {
				t.Error(err)
			}
		}
	}
}
