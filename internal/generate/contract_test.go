package generate

import (
	"bytes"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pmezard/go-difflib/difflib"

	"github.com/ppgen/ppgen/internal/testenv"
	"github.com/ppgen/ppgen/ir"
)

// TestOurDocumentsStateThePublishedContract holds the documents we wrote
// against the ones they restate: apart from words and places there must be no
// difference, in any operation, type, field, value or limit.
func TestOurDocumentsStateThePublishedContract(t *testing.T) {
	shared := testenv.Shared(t, "specs")
	all := Embedded()
	if len(all) != 18 {
		t.Errorf("%d documents are embedded, expected 18", len(all))
	}
	for _, spec := range all {
		t.Run(spec.Name, func(t *testing.T) {
			folder := filepath.Join(shared, path.Base(spec.Dir))
			compareContracts(t, spec, Spec{Name: spec.Name, Dir: "published", FS: os.DirFS(folder)})
		})
	}
}

func compareContracts(t *testing.T, own, published Spec) {
	t.Helper()
	ours, theirs := contractOf(t, own), contractOf(t, published)
	if bytes.Equal(ours, theirs) {
		return
	}
	diff, err := difflib.GetUnifiedDiffString(difflib.UnifiedDiff{
		A: difflib.SplitLines(string(theirs)), FromFile: "published",
		B: difflib.SplitLines(string(ours)), ToFile: "ours",
		Context: 5,
	})
	t.Errorf("%v\n%.8000s", err, diff)
}

func contractOf(t *testing.T, spec Spec) []byte {
	t.Helper()
	report := new(Report)
	api := Load(Package{Spec: spec}, report, func(string) {})
	if len(report.Findings()) > 0 {
		var b strings.Builder
		report.Render(&b)
		t.Fatal(b.String())
	}
	contract := ir.Contract(api)
	if len(api.Ops) == 0 || !bytes.Contains(contract, []byte(`"facets":["`)) {
		t.Error("the contract has no operations or no limits, so the comparison is worth little")
	}
	return contract
}
