package generate

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/internal/testenv"
)

// published generates from all published REST documents.
func published(t *testing.T) (*Tree, []string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(testenv.Shared(t, "specs", "rest"), "*.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no documents: %v", err)
	}
	return generateFrom(t, files...), files
}

// generateFrom generates from documents about which there is nothing to say.
func generateFrom(t *testing.T, files ...string) *Tree {
	t.Helper()
	plan, err := FromSpecs(t.TempDir(), "example.com/pp", "", files)
	if err != nil {
		t.Fatal(err)
	}
	defer plan.Close()
	report := new(Report)
	tree := Run(plan.Request, report)
	if len(report.Findings()) > 0 {
		var b strings.Builder
		report.Render(&b)
		t.Fatal(b.String())
	}
	return tree
}

// A goPackage is what the test sees of a generated package: its declarations,
// read without the help of the generator.
type goPackage struct {
	name    string
	records map[string]*goRecord
	others  map[string]ast.Expr   // what other types are
	inputs  map[string][]ast.Expr // by operation: what NewInput and NewOutput make
	methods map[string]string     // of an operation: "POST /v2/orders"
}

// A goRecord is a struct and the members that its method JSONFields names.
type goRecord struct {
	fields  map[string]ast.Expr
	members map[string]string // Go field by name in JSON
	union   []string          // the Go fields that are cases
	extra   string
}

// readPackages parses everything in the tree but the runtime.
func readPackages(t *testing.T, tree *Tree) map[string]*goPackage {
	t.Helper()
	all := map[string]*goPackage{}
	for _, name := range tree.Paths() {
		dir := path.Dir(name)
		if !strings.HasSuffix(name, ".go") || strings.HasPrefix(dir, "paypal") {
			continue
		}
		if all[dir] == nil {
			all[dir] = &goPackage{name: dir, records: map[string]*goRecord{}, others: map[string]ast.Expr{}, inputs: map[string][]ast.Expr{}, methods: map[string]string{}}
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, tree.File(name), parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			all[dir].declare(d)
		}
	}
	for _, name := range tree.Paths() { // methods, now that all types are known
		if p := all[path.Dir(name)]; p != nil {
			file, _ := parser.ParseFile(token.NewFileSet(), name, tree.File(name), parser.SkipObjectResolution)
			for _, d := range file.Decls {
				if f, ok := d.(*ast.FuncDecl); ok && f.Name.Name == "JSONFields" {
					p.records[f.Recv.List[0].Type.(*ast.StarExpr).X.(*ast.Ident).Name].read(f.Body)
				}
			}
		}
	}
	return all
}

func (p *goPackage) declare(d ast.Decl) {
	g, ok := d.(*ast.GenDecl)
	if !ok {
		return
	}
	for _, s := range g.Specs {
		switch s := s.(type) {
		case *ast.TypeSpec:
			st, ok := s.Type.(*ast.StructType)
			if !ok {
				p.others[s.Name.Name] = s.Type
				continue
			}
			r := &goRecord{fields: map[string]ast.Expr{}, members: map[string]string{}}
			for _, f := range st.Fields.List {
				r.fields[f.Names[0].Name] = f.Type
			}
			p.records[s.Name.Name] = r
		case *ast.ValueSpec:
			if lit, ok := at(s.Values, 0).(*ast.CompositeLit); ok && strings.HasPrefix(s.Names[0].Name, "op") {
				p.operation(lit)
			}
		}
	}
}

func at(list []ast.Expr, i int) ast.Expr {
	if i < len(list) {
		return list[i]
	}
	return nil
}

// operation reads a paypal.Operation.
func (p *goPackage) operation(lit *ast.CompositeLit) {
	var name, method, url string
	made := make([]ast.Expr, 2)
	for _, e := range lit.Elts {
		kv := e.(*ast.KeyValueExpr)
		switch kv.Key.(*ast.Ident).Name {
		case "Name":
			name = text(kv.Value)
		case "Method":
			method = text(kv.Value)
		case "Path":
			url = text(kv.Value)
		case "NewInput":
			made[0] = newOf(kv.Value)
		case "NewOutput":
			made[1] = newOf(kv.Value)
		}
	}
	p.inputs[name] = made
	p.methods[name] = method + " " + url
}

// newOf returns T of func() any { return new(T) }, nil when it returns nil.
func newOf(e ast.Expr) ast.Expr {
	result := e.(*ast.FuncLit).Body.List[0].(*ast.ReturnStmt).Results[0]
	if c, ok := result.(*ast.CallExpr); ok {
		return c.Args[0]
	}
	return nil
}

func text(e ast.Expr) string {
	s, _ := strconv.Unquote(e.(*ast.BasicLit).Value)
	return s
}

// spellings are the members of amounts.
var spellings = map[string][]string{
	"CurrencyCodeValue": {"value", "currency_code"}, "CurrencyValue": {"value", "currency"}, "CurrencyTotal": {"total", "currency"},
}

// read reads the body of JSONFields: each call names a member and its field.
func (r *goRecord) read(body *ast.BlockStmt) {
	for _, s := range body.List {
		call := s.(*ast.ExprStmt).X.(*ast.CallExpr)
		var name, field string
		for _, arg := range call.Args {
			switch arg := arg.(type) {
			case *ast.BasicLit:
				name = text(arg)
			case *ast.UnaryExpr:
				field = fieldIn(arg.X)
			case *ast.CallExpr: // (*string)(&x.F)
				field = fieldIn(arg.Args[0].(*ast.UnaryExpr).X)
			}
		}
		switch method := call.Fun.(*ast.SelectorExpr).Sel.Name; {
		case method == "InlineAmount":
			for _, name := range spellings[call.Args[1].(*ast.SelectorExpr).Sel.Name] {
				r.members[name] = field
			}
		case method == "Extra":
			r.extra = field
		case method == "Union", method == "Case", method == "Style", method == "Otherwise":
		case name == "":
			r.union = append(r.union, field)
		default:
			r.members[name] = field
		}
	}
}

// fieldIn returns F of x.F.
func fieldIn(e ast.Expr) string {
	if s, ok := e.(*ast.SelectorExpr); ok {
		return s.Sel.Name
	}
	return ""
}

// The embedded documents are one set: what several of them share is behind them,
// in an API that no folder has.
func TestLoadSet(t *testing.T) {
	var packages []Package
	for _, spec := range Embedded() {
		packages = append(packages, Package{Spec: spec})
	}
	report := new(Report)
	docs := LoadSet(packages, report, func(string) {})
	if err := report.Err(); err != nil || len(docs) != len(packages)+1 {
		t.Fatalf("%d documents, %v", len(docs), err)
	}
	for i, d := range docs[:len(packages)] {
		if d.Dir != packages[i].Spec.Dir || len(d.API.Ops) == 0 {
			t.Errorf("%s: folder %s, %d operations", d.API.Name, d.Dir, len(d.API.Ops))
		}
	}
	if shared := docs[len(packages)]; shared.API.Name != commonPackage || shared.Dir != "" {
		t.Errorf("got %s in %s", shared.API.Name, shared.Dir)
	}
}
