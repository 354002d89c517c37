package generate

import (
	"bytes"
	"fmt"
	"maps"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/ppgen/ppgen/emit"
	"github.com/ppgen/ppgen/internal/overlay"
	"github.com/ppgen/ppgen/ir"
)

// till is a small document of two files.
func till(name string) Spec {
	return Spec{Name: name + ".wsdl", Dir: "docs", FS: fstest.MapFS{
		name + ".wsdl": {Data: []byte(`<w:definitions xmlns:w="http://schemas.xmlsoap.org/wsdl/" xmlns:s="http://schemas.xmlsoap.org/wsdl/soap/"
	xmlns:t="urn:till" targetNamespace="urn:till">
	<w:types><xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:import namespace="urn:till" schemaLocation="types.xsd"/></xs:schema></w:types>
	<w:message name="Open"><w:part name="in" element="t:Open"/></w:message>
	<w:message name="Shut"><w:part name="in" element="t:Shut"/></w:message>
	<w:message name="Done"><w:part name="out" element="t:Done"/></w:message>
	<w:portType name="Till">
		<w:operation name="Open"><w:input message="t:Open"/><w:output message="t:Done"/></w:operation>
		<w:operation name="Shut"><w:input message="t:Shut"/><w:output message="t:Done"/></w:operation>
	</w:portType>
	<w:binding name="Till" type="t:Till"><s:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>
		<w:operation name="Open"><s:operation soapAction=""/><w:input><s:body use="literal"/></w:input><w:output><s:body use="literal"/></w:output></w:operation>
		<w:operation name="Shut"><s:operation soapAction=""/><w:input><s:body use="literal"/></w:input><w:output><s:body use="literal"/></w:output></w:operation>
	</w:binding>
	<w:service name="` + name + `"><w:port name="Till" binding="t:Till"><s:address location="https://till.example/"/></w:port></w:service>
</w:definitions>`)},
		"types.xsd": {Data: []byte(`<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:till" targetNamespace="urn:till" elementFormDefault="qualified">
	<xs:complexType name="Drawer"><xs:sequence><xs:element name="coins" type="xs:int"/></xs:sequence></xs:complexType>
	<xs:element name="Open"><xs:complexType><xs:sequence><xs:element name="drawer" type="t:Drawer"/></xs:sequence></xs:complexType></xs:element>
	<xs:element name="Shut"><xs:complexType><xs:sequence><xs:element name="slowly" type="xs:boolean"/></xs:sequence></xs:complexType></xs:element>
	<xs:element name="Done"><xs:complexType><xs:sequence><xs:element name="ok" type="xs:boolean"/></xs:sequence></xs:complexType></xs:element>
</xs:schema>`)},
	}}
}

// broken is a document with an error in its second file.
func broken() Spec {
	return Spec{Name: "broken.xsd", Dir: "docs", FS: fstest.MapFS{
		"broken.xsd": {Data: []byte(`<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:include schemaLocation="sub/part.xsd"/></xs:schema>`)},
		"sub/part.xsd": {Data: []byte("<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">\n" +
			"<xs:element name=\"a\" type=\"xs:nonsense\"/></xs:schema>")},
	}}
}

// mustRun generates, and fails the test on any finding.
func mustRun(t *testing.T, req Request) *Tree {
	t.Helper()
	report := new(Report)
	tree := Run(req, report)
	if tree == nil || len(report.Findings()) > 0 {
		t.Fatalf("the tree is %v; %v", tree, report.Findings())
	}
	return tree
}

func TestRun(t *testing.T) {
	var stages []string
	tree := mustRun(t, Request{
		ImportPath: "example.com/pp", Module: "example.com/pp", CopyRuntime: true,
		Packages: []Package{{Spec: till("Till")}, {Name: "other", Spec: till("Till")}},
		Progress: func(stage string) { stages = append(stages, stage) },
	})
	if got := strings.Join(tree.dirs(), " "); !strings.HasPrefix(got, "other paypal ") || !strings.HasSuffix(got, " till") {
		t.Errorf("the folders are %s", got)
	}
	if got := string(tree.File(goModFile)); !strings.Contains(got, "\nmodule example.com/pp\n") || !ours([]byte(got)) {
		t.Errorf("the go.mod is\n%s", got)
	}
	client := string(tree.File("till/client.go"))
	if !strings.Contains(client, `"example.com/pp/paypal"`) || !strings.Contains(client, "package till\n") {
		t.Errorf("the client is\n%s", client)
	}
	for _, name := range tree.Paths() {
		if !ours(tree.File(name)) {
			t.Errorf("%s is not marked as ours: a second run could not replace it", name)
		}
	}
	if len(stages) != 3 {
		t.Errorf("the stages are %q", stages)
	}
}

func TestRunWithoutACopy(t *testing.T) {
	tree := mustRun(t, Request{ImportPath: "example.com/pp", Packages: []Package{{Spec: till("Till")}}})
	if got := strings.Join(tree.dirs(), " "); got != "till" || tree.File(goModFile) != nil {
		t.Errorf("the files are %v", tree.Paths())
	}
	if strings.Contains(string(tree.File("till/client.go")), "example.com/pp/paypal") {
		t.Error("it imports a copy that is not there")
	}
}

func TestRunKeepsWantedOperations(t *testing.T) {
	pkg := Package{Spec: till("Till"), Operations: []ir.Wanted{{Name: "Shut"}}}
	structs := string(mustRun(t, Request{ImportPath: "example.com/pp", Packages: []Package{pkg}}).File("till/structs.go"))
	if !strings.Contains(structs, "type Shut struct") || strings.Contains(structs, "Drawer") {
		t.Errorf("the records are\n%s", structs)
	}
}

func TestRunAppliesOverlays(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"a package", "package: drawer\n", ""},
		{"a row for nothing", "package: drawer\nprefixes: {t: \"urn:till\"}\nnames:\n  - {at: \"t:Nothing\", go: Something, reason: a test}\n", "mine.yaml:4:10: "},
		{"a mistake", "pakage: drawer\n", "mine.yaml:1:1: "},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			report := new(Report)
			pkg := Package{Spec: till("Till"), Overlays: []overlay.Source{{Name: "mine.yaml", Data: []byte(tt.text)}}}
			tree := Run(Request{ImportPath: "example.com/pp", Packages: []Package{pkg}}, report)
			if tt.want == "" {
				if tree == nil || tree.File("drawer/client.go") == nil {
					t.Errorf("the overlay does not apply: %v", report.Err())
				}
				return
			}
			var b strings.Builder
			report.Render(&b)
			line, caret, _ := strings.Cut(b.String(), "\n")
			if tree != nil || !strings.HasPrefix(line, tt.want) || !strings.Contains(caret, "^") {
				t.Errorf("got\n%s", &b)
			}
		})
	}
}

// Names that meet are an error, and give no tree.
func TestRunNeedsDistinctNames(t *testing.T) {
	tests := []struct {
		name string
		req  Request
		want string
	}{
		{"two of one name", Request{Packages: []Package{{Spec: till("Till")}, {Spec: till("Till")}}}, "two documents give a package of this name"},
		{"two by an explicit name", Request{Packages: []Package{{Spec: till("Till")}, {Name: "till", Spec: till("Other")}}}, "docs/Other.wsdl: till: two documents"},
		{"the runtime's folder", Request{CopyRuntime: true, Packages: []Package{{Name: "paypal", Spec: till("Till")}}}, "copy of the runtime"},
		{"no name for a package", Request{Packages: []Package{{Name: "Func", Spec: till("Till")}}}, "no name for a Go package"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.req.ImportPath = "example.com/pp"
			report := new(Report)
			tree := Run(tt.req, report)
			if err := report.Err(); tree != nil || err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("the tree is %v, the error %v", tree, err)
			}
		})
	}
	// Without a copy its folder is free.
	mustRun(t, Request{ImportPath: "example.com/pp", Packages: []Package{{Name: "paypal", Spec: till("Till")}}})
}

// One bad document gives no half of an output, and all are looked at.
func TestRunIsAllOrNothing(t *testing.T) {
	report := new(Report)
	absent := Spec{Name: "absent.wsdl", Dir: "docs", FS: fstest.MapFS{}}
	tree := Run(Request{ImportPath: "example.com/pp", Packages: []Package{{Spec: till("Till")}, {Spec: broken()}, {Spec: absent}}}, report)
	if tree != nil {
		t.Errorf("files in spite of errors: %v", tree.Paths())
	}
	var b strings.Builder
	report.Render(&b)
	for _, want := range []string{"docs/sub/part.xsd:2:", "\n\t<xs:element name=\"a\" type=\"xs:nonsense\"/>", "docs/absent.wsdl: cannot be read"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is missing in\n%s", want, &b)
		}
	}
	if Load(Package{Spec: broken()}, new(Report), func(string) {}) != nil {
		t.Error("a broken document is loaded")
	}
}

// Neither the number of processors nor the order of packages shows.
func TestRunIsDeterministic(t *testing.T) {
	packages := []Package{{Spec: EmbeddedClassic()}, {Spec: till("Till")}, {Name: "other", Spec: till("Till")}, {Name: "third", Spec: till("Till")}}
	var want map[string][]byte
	for i, procs := range []int{1, 8} {
		before := runtime.GOMAXPROCS(procs)
		got := mustRun(t, Request{ImportPath: "example.com/pp", Packages: packages}).files
		runtime.GOMAXPROCS(before)
		slices.Reverse(packages)
		if i == 0 {
			want = got
		} else if !maps.EqualFunc(got, want, bytes.Equal) {
			t.Errorf("with %d processors other files come out", procs)
		}
	}
}

// Findings do not depend on it either.
func TestFindingsAreDeterministic(t *testing.T) {
	var want string
	for i, procs := range []int{1, 8, 8, 8} {
		before := runtime.GOMAXPROCS(procs)
		report := new(Report)
		Run(Request{ImportPath: "example.com/pp", Packages: []Package{{Spec: broken()}, {Spec: till("Till")}, {Spec: till("Till")}}}, report)
		runtime.GOMAXPROCS(before)
		got := fmt.Sprint(report.Findings())
		if i == 0 {
			want = got
		} else if got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// A mistake of the emitter is reported as one, with the document that shows it.
func TestEmitterMistake(t *testing.T) {
	report := new(Report)
	tree := treeOf(nil)
	api := &ir.API{Name: "till", Types: []ir.Named{&ir.Struct{Decl: ir.Decl{Go: "no name"}}}}
	emitAll(tree, []*loaded{{Package: Package{Spec: till("Till")}, api: api}}, emit.Options{Runtime: "example.com/paypal"}, report)
	if err := report.Err(); err == nil || !strings.Contains(err.Error(), "docs/Till.wsdl: till: this is a bug of ppgen") {
		t.Errorf("got %v", err)
	}
}
