package wsdl

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/ppgen/ppgen/internal/diag"
)

func TestImportsAndIncludes(t *testing.T) {
	other := func(target, body string) string {
		return `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:o="urn:o" targetNamespace="` + target + `" elementFormDefault="qualified">` + body + `</xs:schema>`
	}
	tests := []struct {
		name  string
		files map[string]string
		want  string
	}{
		{"import", map[string]string{
			"a.xsd":     inSchema(`<xs:import namespace="urn:o" schemaLocation="sub/o.xsd"/><xs:complexType name="A"><xs:sequence><xs:element ref="o:e" xmlns:o="urn:o"/></xs:sequence></xs:complexType>`),
			"sub/o.xsd": other("urn:o", `<xs:include schemaLocation="../p.xsd"/><xs:element name="e" type="o:P"/>`),
			"p.xsd":     other("urn:o", `<xs:simpleType name="P"><xs:restriction base="xs:int"/></xs:simpleType>`),
		}, "P = int\nA: {urn:o}e:P!"},
		{"a location that is a URI reference, or Windows' own", map[string]string{
			"a.xsd":            inSchema(`<xs:include schemaLocation="./sub\my%20types.xsd"/>`),
			"sub/my types.xsd": inSchema(`<xs:complexType name="A"/>`),
		}, "A:"},
		{"a circle of imports", map[string]string{
			"a.xsd": inSchema(`<xs:import namespace="urn:o" schemaLocation="o.xsd"/><xs:complexType name="A"/>`),
			"o.xsd": other("urn:o", `<xs:import namespace="urn:t" schemaLocation="./a.xsd"/><xs:complexType name="B"/>`),
		}, "B:\nA:"},
		{"a schema that includes itself", map[string]string{"a.xsd": inSchema(`<xs:include schemaLocation="a.xsd"/><xs:complexType name="A"/>`)}, "A:"},
		{"a schema without a namespace takes that of each who includes it", map[string]string{
			"a.xsd": inSchema(`<xs:import namespace="urn:o" schemaLocation="o.xsd"/><xs:include schemaLocation="c.xsd"/>`),
			"o.xsd": other("urn:o", `<xs:include schemaLocation="c.xsd"/>`),
			"c.xsd": `<schema xmlns="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified" xmlns:xs="http://www.w3.org/2001/XMLSchema"><complexType name="C"><sequence><element name="d" type="xs:int"/></sequence></complexType></schema>`,
		}, "C: {urn:o}d:int!\nC: d:int!"},
		{"references in it move with it", map[string]string{
			"a.xsd": inSchema(`<xs:include schemaLocation="c.xsd"/>`),
			"c.xsd": `<x:schema xmlns:x="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified"><x:complexType name="C"><x:sequence><x:element name="d" type="C" minOccurs="0"/><x:element ref="e"/></x:sequence></x:complexType><x:element name="e" type="S"/><x:element name="f" substitutionGroup="e"/><x:simpleType name="S"><x:union memberTypes="R"/></x:simpleType><x:simpleType name="R"><x:restriction base="x:int"/></x:simpleType></x:schema>`,
		}, "C: d:C ~e:e/Member!\nR = int\nS = union\ne: #Value:S! root=e\ne/Member one of: e:S f:S\nf: #Value:S! root=f"},
		{"import of no namespace", map[string]string{
			"a.xsd": inSchema(`<xs:import schemaLocation="n.xsd"/><xs:complexType name="A"><xs:sequence><xs:element ref="n"/></xs:sequence></xs:complexType>`),
			"n.xsd": `<x:schema xmlns:x="http://www.w3.org/2001/XMLSchema"><x:element name="n" type="x:int"/></x:schema>`,
		}, "A: {}n:int!"},
		{"an import that names the namespace only", map[string]string{"a.xsd": inSchema(`<xs:import namespace="urn:unused"/><xs:import namespace="http://schemas.xmlsoap.org/soap/encoding/" schemaLocation="http://schemas.xmlsoap.org/soap/encoding/"/><xs:complexType name="A"/>`)}, "A:"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			api := parseClean(t, test.files)
			if got, want := sketch(api), lines(test.want); got != want {
				t.Errorf("have\n%swant\n%s", got, want)
			}
			if len(api.Sources) != len(test.files) {
				t.Errorf("sources are %v", api.Sources)
			}
		})
	}
}

func TestReferencesThatAreRefused(t *testing.T) {
	include := func(location string) string { return inSchema(`<xs:include schemaLocation="¦` + location + `"/>`) }
	outside := "only files below the root document's folder are read"
	checkBad(t, []badDocument{
		{name: "http", doc: inSchema(`<xs:import namespace="urn:o" schemaLocation="¦http://169.254.169.254/x.xsd"/>`), want: outside},
		{name: "file", doc: include("file:///etc/passwd"), want: outside},
		{name: "another host", doc: include("//host/x.xsd"), want: outside},
		{name: "a drive", doc: include(`C:\x.xsd`), want: outside},
		{name: "query", doc: include("x.xsd?../../etc/passwd"), want: outside},
		{name: "fragment", doc: include("x.xsd#a"), want: outside},
		{name: "absolute", doc: include("/etc/passwd"), want: "leads out of the root document's folder"},
		{name: "traversal", doc: include("../../../etc/passwd"), want: "leads out of the root document's folder"},
		{name: "traversal, escaped", doc: include("%2e%2e/passwd"), want: "leads out of the root document's folder"},
		{name: "NUL", doc: include("a%00.xsd"), want: "control characters"},
		{name: "bad escape", doc: include("a%zz.xsd"), want: "not a valid URI reference"},
		{name: "xml:base", doc: `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xml:base="¦file:///etc/"><xs:include schemaLocation="passwd"/></xs:schema>`, want: "xml:base is not supported"},
		{name: "no location", doc: inSchema(`¦<xs:include/>`), want: "xs:include has no schemaLocation"},
		{name: "no such file, included", doc: include("b.xsd"), want: "there is no file b.xsd"},
		{name: "what it would have declared is not missed as well", doc: inSchema(`<xs:include schemaLocation="¦b.xsd"/><xs:element name="a" type="t:A"/><xs:element name="b" type="t:B"/>`), want: "there is no file b.xsd"},
		{name: "no such file, imported and used", doc: inSchema(`<xs:import namespace="urn:o" schemaLocation="¦o.xsd"/><xs:element name="a" type="o:A" xmlns:o="urn:o"/><xs:element name="b" type="o:B" xmlns:o="urn:o"/>`), want: "there is no file o.xsd"},
		{name: "namespace without a file, used", doc: inSchema(`¦<xs:import namespace="urn:o"/><xs:element name="a" type="o:A" xmlns:o="urn:o"/>`), want: "the namespace urn:o is used, but no document that was read declares it"},
		{name: "another namespace, included", doc: include("o.xsd"), more: map[string]string{"o.xsd": `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:o"/>`}, want: `o.xsd declares namespace "urn:o", expected "urn:t" or none`},
		{name: "another namespace, imported", doc: inSchema(`¦<xs:import namespace="urn:p" schemaLocation="o.xsd"/>`), more: map[string]string{"o.xsd": `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:o"/>`}, want: `o.xsd declares namespace "urn:o", but the import says "urn:p"`},
		{name: "a WSDL, included", doc: include("b.wsdl"), more: map[string]string{"b.wsdl": inWSDL("")}, want: "b.wsdl is a WSDL document, expected a schema"},
		{name: "a folder", doc: include("dir"), more: map[string]string{"dir/b.xsd": ""}, want: "the file cannot be read"},
	}, "a.xsd", diag.Error)
	checkBad(t, []badDocument{
		{name: "no such file, imported and not used", doc: inSchema(`<xs:import namespace="urn:o" schemaLocation="¦o.xsd"/>`), want: "there is no file o.xsd"},
		{name: "copy of a type", doc: inSchema(`<xs:include schemaLocation="b.xsd"/>¦<xs:complexType name="A"/>`), more: map[string]string{"b.xsd": inSchema(`<xs:complexType name="A"/>`)}, want: "complexType A is declared again as it is at b.xsd:2:1"},
	}, "a.xsd", diag.Warning)
}

// A watched file system records what is opened.
type watched struct {
	fs.FS
	mu     sync.Mutex
	opened []string
}

func (w *watched) Open(name string) (fs.File, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.opened = append(w.opened, name)
	return w.FS.Open(name)
}

func TestEachFileIsOpenedOnce(t *testing.T) {
	files := fstest.MapFS{
		"a.xsd": {Data: []byte(inSchema(`<xs:include schemaLocation="b.xsd"/><xs:include schemaLocation="./b.xsd"/><xs:include schemaLocation="../x.xsd"/><xs:annotation><xs:documentation><xs:include schemaLocation="secret.xsd"/></xs:documentation></xs:annotation>`))},
		"b.xsd": {Data: []byte(inSchema(`<xs:include schemaLocation="a.xsd"/><xs:include schemaLocation="b.xsd"/>`))},
	}
	w := &watched{FS: files}
	var list diag.List
	Parse(w, "a.xsd", &list)
	slices.Sort(w.opened)
	if fmt.Sprint(w.opened) != "[a.xsd b.xsd]" {
		t.Errorf("opened %v", w.opened)
	}
}

// A broken file system fails to read, or has more than anyone would.
type broken struct{ err error }

type brokenFile struct {
	broken
	name string
}

func (b broken) Open(name string) (fs.File, error)    { return brokenFile{b, name}, nil }
func (b brokenFile) Stat() (fs.FileInfo, error)       { return nil, errors.ErrUnsupported }
func (b brokenFile) Close() error                     { return nil }
func (b brokenFile) Read(p []byte) (n int, err error) { return len(p), b.err }

func TestFilesThatCannotBeRead(t *testing.T) {
	for _, test := range []struct {
		fsys fs.FS
		want string
	}{
		{broken{&fs.PathError{Op: "read", Path: "/home/me/a.xsd", Err: fs.ErrPermission}}, "a.xsd: the file cannot be read: permission denied"},
		{broken{errors.New("on fire")}, "a.xsd: the file cannot be read: on fire"},
		{broken{nil}, "a.xsd: the file cannot be read: it is larger than 16 MB"},
		{fstest.MapFS{}, "a.xsd: the file cannot be read: file does not exist"},
	} {
		var list diag.List
		api, _ := Parse(test.fsys, "a.xsd", &list)
		if api != nil || len(list.Findings()) != 1 || !strings.HasSuffix(list.Err().Error(), test.want) {
			t.Errorf("have %v, want %s", list.Err(), test.want)
		}
	}
}

func TestLimitsOfWhatIsRead(t *testing.T) {
	files := fstest.MapFS{"a.xsd": {Data: []byte(inSchema(`<xs:include schemaLocation="0.xsd"/>`))}}
	for i := range maxFiles + 10 {
		files[fmt.Sprintf("%d.xsd", i)] = &fstest.MapFile{Data: []byte(inSchema(fmt.Sprintf(`<xs:include schemaLocation="%d.xsd"/>`, i+1)))}
	}
	var list diag.List
	Parse(files, "a.xsd", &list)
	wantOnly(t, &list, "more than 1000 documents belong together")

	page := "<html/>" + strings.Repeat(" ", maxFileSize-100)
	var root strings.Builder
	files = fstest.MapFS{}
	for i := range 5 {
		fmt.Fprintf(&root, `<xs:include schemaLocation="%d.xsd"/>`, i)
		files[fmt.Sprintf("%d.xsd", i)] = &fstest.MapFile{Data: []byte(page)}
	}
	files["a.xsd"] = &fstest.MapFile{Data: []byte(inSchema(root.String()))}
	list = diag.List{}
	Parse(files, "a.xsd", &list)
	if findings := list.Findings(); len(findings) != 5 || !strings.Contains(list.Err().Error(), "the documents together are larger than 64 MB") {
		t.Errorf("have %v", findings)
	}
}
