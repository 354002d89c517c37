package generate

import (
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"testing"
)

func TestMoveImports(t *testing.T) {
	src := `// Package x mentions "own/paypal".
package x

import (
	"fmt"
	alias "own/paypal"
	_ "own/paypal/soap"
	` + "`own/paypal/money`" + `
	"own/paypalette"
	"other/own/paypal"
)

const s = "own/paypal"
`
	want := strings.NewReplacer(
		`alias "own/paypal"`, `alias "example.com/pp/paypal"`,
		`_ "own/paypal/soap"`, `_ "example.com/pp/paypal/soap"`,
		"`own/paypal/money`", `"example.com/pp/paypal/money"`,
	).Replace(src)
	got, err := moveImports([]byte(src), "own/paypal", "example.com/pp/paypal")
	if err != nil || string(got) != want {
		t.Errorf("%v, got\n%s, want\n%s", err, got, want)
	}
	if _, err := moveImports([]byte("no Go"), "a", "b"); err == nil {
		t.Error("a file that is no Go is copied")
	}
}

func TestCopied(t *testing.T) {
	for name, want := range map[string]bool{
		"paypal/client.go": true, "paypal/soap/encoder.go": true,
		"paypal/client_test.go": false, "paypal/soap/testdata/x.go": false, "paypal/README.md": false,
	} {
		if copied(name) != want {
			t.Errorf("%s is copied: %v", name, !want)
		}
	}
}

// The copy is the runtime itself, apart from its header and its imports, and it
// needs nothing but the standard library.
func TestAddRuntime(t *testing.T) {
	tree := treeOf(nil)
	tree.addRuntime("example.com/pp/paypal")
	if tree.File("paypal/client.go") == nil || tree.File("paypal/money/decimal.go") == nil {
		t.Fatalf("the copy has only %v", tree.Paths())
	}
	for _, name := range tree.Paths() {
		content := string(tree.File(name))
		if !strings.HasPrefix(content, Header+"\n// Source: ") || !strings.Contains(content, "/"+name+"\n\n") {
			t.Errorf("%s begins with %.120s", name, content)
		}
		if strings.HasSuffix(name, "_test.go") || !ours([]byte(content)) {
			t.Errorf("%s is a test or not marked as ours", name)
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, content, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, spec := range f.Imports {
			imported := strings.Trim(spec.Path.Value, `"`)
			if first, _, _ := strings.Cut(imported, "/"); strings.Contains(first, ".") && !strings.HasPrefix(imported, "example.com/pp/paypal") {
				t.Errorf("%s imports %s", name, imported)
			}
		}
	}
}

// A program beside the copy builds with it and nothing else.
func TestCopyBuilds(t *testing.T) {
	tree := treeOf(map[string]string{
		"fake/fake.go": Header + "\n\npackage fake\n\nimport \"example.com/pp/paypal/money\"\n\nvar Price = money.MustParse(\"1.10\")\n",
	})
	tree.addRuntime("example.com/pp/paypal")
	tree.add(goModFile, goMod("example.com/pp"))
	dir := t.TempDir()
	if _, err := tree.Write(dir); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("go", "build", "./...")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOWORK=off", "GOPROXY=off", "GOFLAGS=-mod=mod")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v\n%.4000s", err, out)
	}
	if _, err := os.Stat(filepath.Join(dir, "go.sum")); err == nil {
		t.Error("the copy depends on other modules")
	}
}

func TestRuntimePath(t *testing.T) {
	own := runtimePath(Request{ImportPath: "example.com/pp"})
	if path.Base(own) != "paypal" || strings.HasPrefix(own, "example.com/pp") {
		t.Errorf("the runtime is at %s", own)
	}
	if got := runtimePath(Request{ImportPath: "example.com/pp", CopyRuntime: true}); got != "example.com/pp/paypal" {
		t.Errorf("the copy is at %s", got)
	}
}
