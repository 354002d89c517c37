package emit

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/ir"
)

// The namespaces of the APIs that tests build.
const (
	nsA = "urn:a"
	nsB = "urn:b"
)

const testRuntime = "github.com/ppgen/ppgen/paypal"

var testOptions = Options{Package: "sample", Runtime: testRuntime, Generator: "ppgen v0.1.0"}

// A builder makes an API by hand, as the parser, the overlay and naming would.
type builder struct{ api *ir.API }

func newBuilder() *builder {
	return &builder{&ir.API{
		Name:       "sample",
		Title:      "SampleService",
		Version:    "1.0",
		Namespaces: []ir.Namespace{{Prefix: "a", URI: nsA}, {Prefix: "b", URI: nsB}},
		Sources:    []ir.Source{{Path: "sample.wsdl", SHA256: strings.Repeat("0123456789abcdef", 4)}},
	}}
}

func scalar(k ir.ScalarKind, facets ...ir.Facet) *ir.Scalar {
	return &ir.Scalar{Kind: k, Facets: facets}
}

func list(t ir.Type) *ir.List   { return &ir.List{Elem: t, Max: ir.Unbounded} }
func packed(t ir.Type) *ir.List { return &ir.List{Elem: t, Max: ir.Unbounded, Packed: true} }

func decl(goName, text string) ir.Decl {
	return ir.Decl{Name: ir.QName{Space: nsA, Local: goName}, Go: goName, Docs: ir.Docs{Text: text}}
}

// element returns an optional element field whose Go name is the wire name.
func element(name string, t ir.Type) *ir.Field {
	return &ir.Field{Decl: decl(name, ""), Type: t, Wire: ir.Wire{XML: &ir.XML{Name: ir.QName{Space: nsA, Local: name}}}}
}

// form returns a field in another form than an element. Attributes have a name
// without a namespace, the others none.
func form(name string, t ir.Type, form ir.XMLForm) *ir.Field {
	f := element(name, t)
	f.Wire.XML = &ir.XML{Form: form}
	if form == ir.Attribute {
		f.Wire.XML.Name = ir.QName{Local: name}
	}
	return f
}

// with changes a field and returns it.
func with(f *ir.Field, change func(*ir.Field)) *ir.Field {
	change(f)
	return f
}

func required(f *ir.Field) *ir.Field {
	return with(f, func(f *ir.Field) { f.Required = true })
}

func documented(f *ir.Field, text string) *ir.Field {
	return with(f, func(f *ir.Field) { f.Docs.Text = text })
}

func inRole(f *ir.Field, role ir.FieldRole) *ir.Field {
	return with(f, func(f *ir.Field) { f.Role = role })
}

func inSpace(f *ir.Field, space string) *ir.Field {
	return with(f, func(f *ir.Field) { f.Wire.XML.Name.Space = space })
}

func (b *builder) record(name string, fields ...*ir.Field) *ir.Struct {
	s := &ir.Struct{Decl: decl(name, ""), Fields: fields}
	b.api.Types = append(b.api.Types, s)
	return s
}

func (b *builder) message(name string, fields ...*ir.Field) *ir.Struct {
	s := b.record(name, fields...)
	s.Root = []ir.QName{{Space: nsA, Local: name}}
	return s
}

func (b *builder) union(name string, cases ...*ir.Field) *ir.Union {
	u := &ir.Union{Decl: decl(name, ""), Cases: cases}
	b.api.Types = append(b.api.Types, u)
	return u
}

func (b *builder) enum(name string, values ...string) *ir.Enum {
	e := &ir.Enum{Decl: decl(name, "")}
	for _, v := range values {
		e.Values = append(e.Values, &ir.EnumValue{Decl: ir.Decl{Name: ir.QName{Local: v}, Go: name + v}})
	}
	b.api.Types = append(b.api.Types, e)
	return e
}

func (b *builder) alias(name string, target ir.Type) *ir.Alias {
	a := &ir.Alias{Decl: decl(name, ""), Target: target}
	b.api.Types = append(b.api.Types, a)
	return a
}

// amount adds a type like PayPal's: the value is text, the currency an attribute.
func (b *builder) amount(name string) *ir.Struct {
	s := b.record(name,
		inRole(form("Value", scalar(ir.Decimal), ir.Text), ir.AmountValue),
		inRole(required(form("currencyID", scalar(ir.String), ir.Attribute)), ir.AmountCurrency),
	)
	s.Fields[1].Go = "CurrencyID"
	s.Role = ir.AmountRole
	return s
}

func (b *builder) operation(name string, in, out *ir.Struct) *ir.Operation {
	op := &ir.Operation{Decl: decl(name, ""), Input: in, Output: out, SOAP: &ir.SOAPBinding{}}
	b.api.Ops = append(b.api.Ops, op)
	return op
}

// emit returns the files of the package, by name.
func (b *builder) emit(t *testing.T) map[string]string {
	t.Helper()
	files, err := Package(b.api, testOptions)
	if err != nil {
		t.Fatal(err)
	}
	byName := map[string]string{}
	for _, f := range files {
		byName[f.Name] = string(f.Content)
	}
	return byName
}

// wantText fails unless got contains each text, written with tabs as it stands
// in a Go file.
func wantText(t *testing.T, got string, texts ...string) {
	t.Helper()
	for _, want := range texts {
		if !strings.Contains(got, strings.TrimPrefix(want, "\n")) {
			t.Errorf("the output lacks\n%s\nit is\n%s", want, got)
		}
	}
}

// vet compiles and vets a package in the place of internal/sample.
func vet(t *testing.T, files map[string]string) {
	t.Helper()
	if testing.Short() {
		t.Skip("compiles generated code")
	}
	dir, err := filepath.Abs(sampleDir)
	if err != nil {
		t.Fatal(err)
	}
	temp := t.TempDir()
	replace := map[string]string{filepath.Join(dir, "roundtrip_test.go"): "", filepath.Join(dir, "behaviour_test.go"): ""}
	for _, path := range generated(t) {
		replace[filepath.Join(dir, filepath.Base(path))] = ""
	}
	for name, content := range files {
		path := filepath.Join(temp, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		replace[filepath.Join(dir, name)] = path
	}
	text, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		t.Fatal(err)
	}
	overlay := filepath.Join(temp, "overlay.json")
	if err := os.WriteFile(overlay, text, 0o600); err != nil {
		t.Fatal(err)
	}
	if text, err := exec.Command("go", "vet", "-overlay="+overlay, "./"+sampleDir).CombinedOutput(); err != nil {
		t.Errorf("go vet: %v\n%s", err, text)
	}
}
