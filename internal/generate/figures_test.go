package generate

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/internal/testenv"
)

// What generated REST packages may cost those who read and compile them.
const (
	maxOrdersLines = 8_000
	maxRESTLines   = 60_000
	maxIdentifier  = 60
)

// TestRESTFigures holds the size of what the published documents become against
// the limits.
func TestRESTFigures(t *testing.T) {
	all, _ := published(t)
	if n := countLines(all); n > maxRESTLines {
		t.Errorf("all packages have %d lines, more than %d", n, maxRESTLines)
	} else {
		t.Logf("all packages: %d lines", n)
	}
	orders := generateFrom(t, filepath.Join(testenv.Shared(t, "specs", "rest"), "checkout_orders_v2.json"))
	if n := countLines(orders); n > maxOrdersLines {
		t.Errorf("orders v2 alone has %d lines, more than %d", n, maxOrdersLines)
	} else {
		t.Logf("orders v2 alone: %d lines", n)
	}
	for _, name := range generatedFiles(all) {
		file, err := parser.ParseFile(token.NewFileSet(), name, all.File(name), parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if id, ok := n.(*ast.Ident); ok && len(id.Name) > maxIdentifier {
				t.Errorf("%s: %s has %d characters", name, id.Name, len(id.Name))
			}
			return true
		})
	}
}

// TestRESTIsDeterministic makes sure that documents which are read side by side
// give the same files every time.
func TestRESTIsDeterministic(t *testing.T) {
	first, _ := published(t)
	for range 2 {
		again, _ := published(t)
		for _, name := range generatedFiles(first) {
			if !bytes.Equal(first.File(name), again.File(name)) {
				t.Errorf("%s differs from run to run", name)
			}
		}
	}
}

func countLines(tree *Tree) int {
	n := 0
	for _, name := range generatedFiles(tree) {
		n += bytes.Count(tree.File(name), []byte("\n"))
	}
	return n
}

// generatedFiles lists the Go files of a tree that are not the runtime's.
func generatedFiles(tree *Tree) []string {
	var names []string
	for _, name := range tree.Paths() {
		if path.Ext(name) == ".go" && !strings.HasPrefix(name, "paypal/") {
			names = append(names, name)
		}
	}
	return names
}
