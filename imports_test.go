package ppgen

import (
	"os/exec"
	"strings"
	"testing"
)

// mayImport says which packages of this module each part may import directly.
// Imports run one way: from the command down to the findings; the runtime and
// the clients generated on it know nothing of the generator.
var mayImport = []struct {
	part    string // a package, or a folder of packages when it ends in a slash
	allowed []string
	foreign bool // may import other modules
}{
	{"", nil, false},
	{"internal/diag", nil, false},
	{"internal/near", nil, false},
	{"internal/source", nil, false},
	{"internal/testenv", nil, false},
	{"internal/rounds", nil, false},
	{"internal/fakepaypal", []string{"paypal", "paypal/", "generated/"}, false},
	{"internal/leaves", nil, false},
	{"internal/fill", []string{"ir", "paypal/money"}, false},
	{"internal/strict", []string{"internal/diag", "internal/near"}, true},
	{"internal/prose", nil, true},
	{"internal/nvpnames", []string{"ir", "internal/"}, true},
	{"specs", nil, false},
	{"oracles", nil, false},
	{"golden/", []string{"paypal", "paypal/", "golden/"}, false},
	{"golden", nil, false},
	{"ir", []string{"internal/diag", "internal/near"}, false},
	{"internal/naming", []string{"ir", "internal/diag", "internal/near"}, true},
	{"internal/nvpnames", []string{"ir", "internal/diag", "internal/near", "internal/strict"}, false},
	{"internal/overlay", []string{"ir", "internal/"}, true},
	{"internal/config", []string{"internal/diag", "internal/near", "internal/strict"}, true},
	{"internal/explain", []string{"ir", "internal/near", "paypal"}, false},
	{"parser/wsdl", []string{"ir", "internal/diag", "internal/prose", "internal/source"}, true},
	{"emit/internal/", []string{"paypal", "paypal/"}, false},
	{"parser/openapi", []string{"ir", "internal/diag", "internal/near", "internal/prose", "internal/source"}, true},
	{"emit", []string{"ir", "internal/naming"}, true},
	{"internal/generate", []string{"", "emit", "internal/", "ir", "parser/", "paypal"}, true},
	{"cmd/", []string{"internal/", "ir"}, true},
	{"paypal", []string{"paypal/"}, false},
	{"paypal/", []string{"paypal", "paypal/"}, false},
	{"generated", nil, false},
	{"generated/", []string{"paypal", "paypal/", "generated/"}, false},
	{"examples/", []string{"paypal", "paypal/", "generated/"}, false},
}

// TestImportsRunOneWay holds the arrows of the architecture: a shortcut from
// one room to another is a failing test, not a habit.
func TestImportsRunOneWay(t *testing.T) {
	const module = "github.com/ppgen/ppgen"
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}} {{join .Imports " "}}`, "./...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	for line := range strings.Lines(string(out)) {
		pkg, imports, _ := strings.Cut(strings.TrimSpace(line), " ")
		name := within(module, pkg)
		rule := ruleOf(name)
		if rule < 0 {
			t.Errorf("package %s has no rule: add the part to mayImport", name)
			continue
		}
		for _, imported := range strings.Fields(imports) {
			checkImport(t, module, name, imported, rule)
		}
	}
}

func checkImport(t *testing.T, module, name, imported string, rule int) {
	t.Helper()
	if imported == module || strings.HasPrefix(imported, module+"/") {
		if target := within(module, imported); !matchesAny(mayImport[rule].allowed, target) {
			t.Errorf("%s imports %s, against the direction of the architecture", name, target)
		}
		return
	}
	if first, _, _ := strings.Cut(imported, "/"); strings.Contains(first, ".") && !mayImport[rule].foreign {
		t.Errorf("%s imports %s; this part uses the standard library alone", name, imported)
	}
}

// within returns the path of a package inside the module.
func within(module, pkg string) string {
	return strings.TrimPrefix(strings.TrimPrefix(pkg, module), "/")
}

// ruleOf returns the most specific rule for a package, or -1.
func ruleOf(name string) int {
	best, length := -1, -1
	for i, r := range mayImport {
		if matches(r.part, name) && len(r.part) > length {
			best, length = i, len(r.part)
		}
	}
	return best
}

func matchesAny(parts []string, name string) bool {
	for _, p := range parts {
		if matches(p, name) {
			return true
		}
	}
	return false
}

func matches(part, name string) bool {
	return part == name || strings.HasSuffix(part, "/") && strings.HasPrefix(name, part)
}
