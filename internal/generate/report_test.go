package generate

import (
	"strings"
	"testing"

	"github.com/ppgen/ppgen/internal/diag"
	"github.com/ppgen/ppgen/internal/overlay"
)

// Positions of a parser are below the folder of its document; a report names
// them from where the user stands, and shows their lines.
func TestTakeRelocates(t *testing.T) {
	var r Report
	one, two := Spec{Name: "a.wsdl", Dir: "one"}, Spec{Name: "b.wsdl", Dir: "two"}
	r.keep(one, map[string][]byte{"a.wsdl": []byte("line A"), "sub/x.xsd": []byte("line X")})
	r.keep(two, map[string][]byte{"b.wsdl": []byte("line B")})
	r.KeepSource("ppgen.yaml", []byte("line C"))
	r.keepOverlays([]overlay.Source{{Name: "a.wsdl", Data: []byte("line O")}, {Name: "mine.yaml", Data: []byte("line M")}})
	var list diag.List
	for _, file := range []string{"sub/x.xsd", "b.wsdl", "ppgen.yaml", "mine.yaml", "a.wsdl"} {
		list.Errorf(diag.Pos{File: file, Line: 1, Col: 6}, "", "is wrong")
	}
	r.take(&list, one, two)
	var b strings.Builder
	if err := r.Render(&b); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"one/sub/x.xsd:1:6: is wrong\n\tline X\n",
		"two/b.wsdl:1:6: is wrong\n\tline B\n",
		"ppgen.yaml:1:6: is wrong\n\tline C\n",
		"mine.yaml:1:6: is wrong\n\tline M\n",
		"\na.wsdl:1:6: is wrong\n\tline O\n",
	} {
		if !strings.Contains("\n"+b.String(), want) {
			t.Errorf("%q is missing in\n%s", want, &b)
		}
	}
}

// A document that could not be read is still named in full.
func TestTakeRelocatesTheRoot(t *testing.T) {
	var r Report
	var list diag.List
	list.Errorf(diag.Pos{File: "a.wsdl"}, "", "cannot be read")
	r.take(&list, Spec{Name: "a.wsdl", Dir: "one"})
	if got := r.Err().Error(); got != "one/a.wsdl: cannot be read" {
		t.Errorf("got %s", got)
	}
}

// Overlays that ppgen carries are shown with their lines, too.
func TestEmbeddedSource(t *testing.T) {
	var r Report
	if len(r.source("specs/overlay/merchant.yaml")) == 0 {
		t.Error("an embedded overlay has no text")
	}
	if r.source("absent.yaml") != nil {
		t.Error("an absent file has a text")
	}
}
