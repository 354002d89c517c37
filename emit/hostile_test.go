package emit

import (
	"go/ast"
	"go/build/constraint"
	"go/parser"
	"go/token"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/ppgen/ppgen/ir"
)

// poisoned returns the sample with a text in every place that the document
// fills: documentation, titles, versions, values, facets, defaults, namespaces,
// actions, paths of sources.
func poisoned(text string) *builder {
	b := sample()
	api := b.api
	api.Title, api.Version = text, text
	api.Docs = ir.Docs{Text: text, Deprecated: text}
	api.Sources = append(api.Sources, ir.Source{Path: text, SHA256: strings.Repeat(text, 12)})
	for i := range api.Namespaces {
		api.Namespaces[i].URI += text
	}
	for _, t := range api.Types {
		d := t.Declaration()
		d.Docs = ir.Docs{Text: text, Deprecated: text}
		switch t := t.(type) {
		case *ir.Struct:
			poisonFields(t.Fields, text)
			for i := range t.Root {
				t.Root[i].Space += text
			}
		case *ir.Union:
			poisonFields(t.Cases, text)
		case *ir.Enum:
			for i, v := range t.Values {
				v.Docs = ir.Docs{Text: text, Deprecated: text}
				v.Name.Local = strings.Repeat(text, i+1)
			}
		case *ir.Alias:
			if s, ok := t.Target.(*ir.Scalar); ok {
				poisonScalar(s, text)
			}
		}
	}
	for _, op := range api.Ops {
		op.Docs = ir.Docs{Text: text, Deprecated: text}
		op.Name.Local, op.SOAP.Action, op.Repeat.Key = text, text, text
	}
	return b
}

// poisonFields does not touch a field twice, because records share the fields of
// their base.
func poisonFields(fields []*ir.Field, text string) {
	for _, f := range fields {
		if f.Docs.Deprecated == text {
			continue
		}
		f.Docs = ir.Docs{Text: text, Deprecated: text}
		f.Default = text
		if f.Fixed != "" {
			f.Fixed = text
		}
		if s, ok := f.Type.(*ir.Scalar); ok {
			poisonScalar(s, text)
		}
		if x := f.Wire.XML; x != nil && x.Name.Space != "" && x.Name.Space != xmlSpace {
			x.Name.Space += text
		} else if x != nil && x.Type.Space != "" {
			x.Type.Space += text
		}
	}
}

func poisonScalar(s *ir.Scalar, text string) {
	if s.Format != "hexBinary" {
		s.Format = text
	}
	s.Facets = []ir.Facet{{Name: "pattern", Value: text}, {Name: "maxLength", Value: text}, {Name: text, Value: text}}
}

var (
	directives = regexp.MustCompile(`^//(go:|line |export |extern |nolint)|^/\*`)
	silencers  = regexp.MustCompile(`^// *(nolint|Deprecated: PpgenCanary$)|#nosec`)
)

// checkCanary reports code, directives, imports and invisible characters that a
// document smuggled into a file. It is on its own, without the code it tests.
func checkCanary(t *testing.T, name, src string) {
	t.Helper()
	for i, r := range src {
		if r < ' ' && r != '\n' && r != '\t' || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp) || r == 0x85 {
			t.Errorf("%s: character %U at byte %d", name, r, i)
		}
	}
	if n := strings.Count(src, "// Code generated"); n != 1 {
		t.Errorf("%s: %d lines look like the mark of a generated file", name, n)
	}
	fset := token.NewFileSet()
	tree, err := parser.ParseFile(fset, name, src, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	for _, g := range tree.Comments {
		for _, c := range g.List {
			if directives.MatchString(c.Text) || silencers.MatchString(c.Text) || constraint.IsGoBuild(c.Text) || constraint.IsPlusBuild(c.Text) {
				t.Errorf("%s: %q", fset.PositionFor(c.Pos(), false), c.Text)
			}
		}
	}
	for _, im := range tree.Imports {
		if im.Name != nil || strings.Contains(im.Path.Value, "Canary") {
			t.Errorf("%s: import %s", name, im.Path.Value)
		}
	}
	ast.Inspect(tree, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Ident:
			if strings.Contains(n.Name, "Canary") || n.Name == "init" {
				t.Errorf("%s: identifier %s", fset.PositionFor(n.Pos(), false), n.Name)
			}
		case *ast.FuncDecl:
			if n.Body == nil {
				t.Errorf("%s: func %s has no body", name, n.Name.Name)
			}
		}
		return true
	})
}

// TestHostileValuesArriveExactly makes sure that neutralising goes no further
// than comments: on the wire a value is what the document says.
func TestHostileValuesArriveExactly(t *testing.T) {
	for _, text := range hostile {
		b := newBuilder()
		b.enum("E", text)
		b.api.Types[0].(*ir.Enum).Values[0].Go = "EValue"
		src := b.emit(t)["enums.go"]
		tree, err := parser.ParseFile(token.NewFileSet(), "enums.go", src, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		if got := declaredConstants(t, tree)["EValue"]; got != text {
			t.Errorf("the constant is %q, the value %q", got, text)
		}
	}
}

// declaredConstants returns the string constants of a file.
func declaredConstants(t *testing.T, tree *ast.File) map[string]string {
	constants := map[string]string{}
	ast.Inspect(tree, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		for i, name := range spec.Names {
			text, err := strconv.Unquote(spec.Values[i].(*ast.BasicLit).Value)
			if err != nil {
				t.Fatal(err)
			}
			constants[name.Name] = text
		}
		return true
	})
	return constants
}
