package emit

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dave/jennifer/jen"

	"github.com/ppgen/ppgen/ir"
)

// TestOnlyTheSafeLayer reads the source of this package: what jennifer writes as
// it stands may be called in one place only, and names and operators elsewhere
// have to be literals or Go names of the model.
func TestOnlyTheSafeLayer(t *testing.T) {
	only := map[string]string{
		"Id": "ident.go", "Comment": "comment.go", "HeaderComment": "safe.go", "PackageComment": "safe.go",
		"Commentf": "", "CgoPreamble": "", "Anon": "", "ImportAlias": "", "NewFile": "", "Tag": "", "LitFunc": "",
	}
	paths, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		fset := token.NewFileSet()
		tree, err := parser.ParseFile(fset, path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			sel, ok := call.Fun.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			if home, limited := only[sel.Sel.Name]; limited && home != path {
				t.Errorf("%s: %s may be called in %q only", fset.Position(n.Pos()), sel.Sel.Name, home)
			}
			if sel.Sel.Name == "Op" && !isLiteral(call.Args[0]) && path != "soap_values.go" && path != "safe.go" {
				t.Errorf("%s: an operator that is no literal", fset.Position(n.Pos()))
			}
			if sel.Sel.Name == "Dot" && path != "ident.go" && !isLiteral(call.Args[0]) && !isGoName(call.Args[0]) {
				t.Errorf("%s: a selector that is neither a literal nor a Go name of the model", fset.Position(n.Pos()))
			}
			return true
		})
	}
}

func isLiteral(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.BasicLit:
		return true
	case *ast.BinaryExpr:
		return isLiteral(e.X) && isLiteral(e.Y)
	}
	return false
}

func isGoName(e ast.Expr) bool {
	s, ok := e.(*ast.SelectorExpr)
	return ok && s.Sel.Name == "Go"
}

func TestFileNames(t *testing.T) {
	for _, e := range emitters {
		if err := checkFileName(e.name); err != nil {
			t.Error(err)
		}
	}
	for _, name := range []string{
		"", "x", ".go", "_x.go", ".x.go", "X.go", "x-y.go", "x y.go", "../x.go", "a/b.go", "x.go.txt", "é.go",
		"x_test.go", "x_linux.go", "x_windows.go", "x_amd64.go", "x_linux_arm64.go", "x_js.go", "x_unix.go",
	} {
		if checkFileName(name) == nil {
			t.Errorf("%q passes", name)
		}
	}
}

// TestBadNames gives names that no naming step should have let through.
func TestBadNames(t *testing.T) {
	for _, c := range []struct {
		name string
		api  func(*builder)
		want string
	}{
		{"code", func(b *builder) { b.record("X struct{}; func init() {}; type Y") }, "not an exported Go identifier"},
		{"unexported", func(b *builder) { b.record("x") }, "not an exported Go identifier"},
		{"keyword", func(b *builder) { b.record("type") }, "not an exported Go identifier"},
		{"empty", func(b *builder) { b.record("") }, "not an exported Go identifier"},
		{"twice", func(b *builder) { b.record("X"); b.enum("X") }, "the Go name X is taken"},
		{"ours", func(b *builder) { b.record("Client") }, "the Go name Client is taken"},
		{"field code", func(b *builder) { b.record("X", element("A int; B", scalar(ir.Int))) }, "not an exported Go identifier"},
		{"field twice", func(b *builder) { b.record("X", element("A", scalar(ir.Int)), element("A", scalar(ir.Int))) }, "the Go name A is taken"},
		{"method", func(b *builder) { b.record("X", element("EncodeXML", scalar(ir.Int))) }, "the Go name EncodeXML is taken"},
		{"case", func(b *builder) { b.union("X", element("a", scalar(ir.Int))) }, "not an exported Go identifier"},
		{"value", func(b *builder) { b.enum("X", " = 1; var y") }, "not an exported Go identifier"},
		{"value and type", func(b *builder) { b.enum("X", "Y"); b.record("XY") }, "the Go name XY is taken"},
		{"operation", func(b *builder) { b.operation("Do() {}; func X", nil, nil) }, "not an exported Go identifier"},
		{"operation twice", func(b *builder) { b.operation("Do", nil, nil); b.operation("Do", nil, nil) }, "the Go name Do is taken"},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := newBuilder()
			c.api(b)
			wantError(t, b.api, testOptions, c.want)
		})
	}
	for _, pkg := range []string{"main", "_", "a b", "a-b", "func", "p; import \"os\""} {
		wantError(t, newBuilder().api, Options{Package: pkg, Runtime: testRuntime}, "cannot be the name of a package")
	}
}

func wantError(t *testing.T, api *ir.API, o Options, want string) {
	t.Helper()
	if files, err := Package(api, o); err == nil || !strings.Contains(err.Error(), want) || files != nil {
		t.Errorf("the error is %v, want one with %q", err, want)
	}
}

// TestImpossibleAPIs gives what no parser should have made.
func TestImpossibleAPIs(t *testing.T) {
	elsewhere := &ir.Struct{Decl: decl("Elsewhere", "")}
	for _, c := range []struct {
		name string
		api  func(*builder)
		want string
	}{
		{"a map", func(b *builder) { b.record("X", element("A", &ir.Map{Elem: scalar(ir.Int)})) }, "has no form in XML"},
		{"an undeclared type", func(b *builder) { b.record("X", element("A", elsewhere)) }, "not among the API's types"},
		{"an undeclared type in a list", func(b *builder) { b.record("X", element("A", list(elsewhere))) }, "not among the API's types"},
		{"no prefix", func(b *builder) { b.record("X", inSpace(element("A", scalar(ir.Int)), "urn:other")) }, "has no prefix"},
		{"a name with a quote", func(b *builder) {
			b.record("X", element("A", scalar(ir.Int))).Fields[0].Wire.XML.Name.Local = `A b="c"`
		}, "is not an XML name"},
		{"a root without a prefix", func(b *builder) { b.message("X").Root[0].Space = "urn:other" }, "has no prefix"},
		{"a record in an attribute", func(b *builder) { b.record("X", form("A", b.record("Y"), ir.Attribute)) }, "cannot be written"},
		{"a list in a text", func(b *builder) { b.record("X", form("A", list(scalar(ir.Int)), ir.Text)) }, "cannot be written"},
		{"a text inline", func(b *builder) { b.record("X", form("A", scalar(ir.Int), ir.Inline)) }, "cannot be written"},
		{"an amount inline", func(b *builder) { b.record("X", form("A", b.amount("Y"), ir.Inline)) }, "cannot be written"},
		{"any of texts", func(b *builder) { b.record("X", form("A", list(scalar(ir.Int)), ir.AnyElement)) }, "cannot be written"},
		{"a text by xsi:type", func(b *builder) {
			b.union("X", element("A", scalar(ir.Int))).Cases[0].Wire.XML.Type = ir.QName{Space: nsA, Local: "A"}
		}, "cannot be named by xsi:type"},
		{"an alias of nothing", func(b *builder) { b.alias("X", elsewhere) }, "not among the API's types"},
		{"no binding", func(b *builder) { b.operation("Do", nil, nil).SOAP = nil }, "has no binding"},
		{"a message without a root", func(b *builder) { b.operation("Do", b.record("X"), nil) }, "no declared type with a root element"},
		{"a header without a type", func(b *builder) { b.operation("Do", nil, nil).SOAP.Headers = []*ir.Message{{}} }, "has no type"},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := newBuilder()
			c.api(b)
			wantError(t, b.api, testOptions, c.want)
		})
	}
}

// TestVerify plants in a file what nothing asked for.
func TestVerify(t *testing.T) {
	p, err := newPlan(newBuilder().api, testOptions)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name  string
		plant func(*file)
		want  string
	}{
		{"nothing", func(*file) {}, ""},
		{"a function", func(f *file) { f.Op("func init() {}") }, `"func init"`},
		{"a method", func(f *file) { f.Op("func (t T) Close() {}") }, `"func T.Close"`},
		{"a strange method", func(f *file) { f.Op("func (t T[int]) Close() {}") }, `"func ?.Close"`},
		{"a function without a body", func(f *file) { f.Op("func f()") }, "has no body"},
		{"a variable", func(f *file) { f.Op("var x = 1") }, `"var x"`},
		{"a type", func(f *file) { f.Op("type U = int") }, `"type U"`},
		{"a constant", func(f *file) { f.Op("const c = 1") }, `"const c = *ast.BasicLit"`},
		{"a declaration less", func(f *file) { f.ask("var y") }, `is "nothing"`},
		{"another value", func(f *file) { f.constant("A", "a"); f.Op(`const A = "b"`) }, `"const A = \"b\""`},
		{"another field", func(f *file) { f.typ("S").Struct(jen.Op("A, B int")); f.field("A") }, `"field B"`},
		{"an embedded field", func(f *file) { f.typ("S").Struct(jen.Op("T")); f.field("T") }, `"embedded field"`},
		{"an import", func(f *file) { f.Func().Id("g").Params().Block(jen.Qual("os/exec", "Command").Call()); f.ask("func g") }, `an import of "os/exec"`},
		{"an import by another name", func(f *file) {
			f.ImportAlias("errors", "x")
			f.Func().Id("g").Params().Block(jen.Qual("errors", "New").Call())
			f.ask("func g")
		}, `an import of "errors"`},
		{"a directive", func(f *file) { f.Op("//go:generate sh") }, "no prose"},
		{"a directive for the linker", func(f *file) { f.Op("//go:linkname a b") }, "no prose"},
		{"a constraint", func(f *file) { f.Op("// +build x") }, "no prose"},
		{"a block", func(f *file) { f.Op("/* x */") }, "no prose"},
		{"a second mark", func(f *file) { f.Op("// Code generated by hand. DO NOT EDIT.") }, "2 lines say that the file is generated"},
		{"code that does not parse", func(f *file) { f.Op("func {") }, "expected"},
		{"an invisible character", func(f *file) { f.Op("// a\u202eb") }, "invisible character U+202E"},
		{"a byte that is no character", func(f *file) { f.Op("// a\xffb") }, "illegal UTF-8"},
		{"another file name", func(f *file) { f.name = "x_test.go" }, "cannot be the name of a generated file"},
		{"another package", func(f *file) { other := *f.plan; other.pkg = "other"; f.plan = &other }, "belongs to package sample"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := newFile("x.go", p)
			f.typ("T").Int()
			c.plant(f)
			out, err := f.render()
			switch {
			case c.want == "" && err != nil:
				t.Error(err)
			case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want) || out != nil):
				t.Errorf("the error is %v, want one with %s\n%s", err, c.want, out)
			}
		})
	}
}

func TestPackageReportsWhatDoesNotVerify(t *testing.T) {
	saved := emitters
	defer func() { emitters = saved }()
	emitters = append(emitters[:1:1], emitter{
		name: "bad.go",
		emit: func(f *file, _ *plan) { f.typ("T").Op("int; func init() {}") },
	})
	wantError(t, newBuilder().api, testOptions, "emit bad.go: declaration 2")
}
