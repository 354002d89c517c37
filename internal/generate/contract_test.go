package generate

import (
	"bytes"
	"os"
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
	published := os.DirFS(testenv.Shared(t, "specs", "soap"))
	ours := contractOf(t, Embedded()[0])
	theirs := contractOf(t, Spec{Name: "PayPalSvc.wsdl", Dir: "published", FS: published})
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
	for _, name := range []string{`"SetExpressCheckout"`, `"maxLength=127"`, `"max":250`} {
		if !bytes.Contains(contract, []byte(name)) {
			t.Errorf("the contract does not mention %s, so the comparison is worth little", name)
		}
	}
	return contract
}
