package wsdl

import (
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"errors"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ppgen/ppgen/internal/diag"
	"github.com/ppgen/ppgen/internal/testenv"
	"github.com/ppgen/ppgen/ir"
)

// parsePath parses a file below the reference data, within a time that no
// document may need.
func parsePath(t testing.TB, path string) (*ir.API, *diag.List) {
	t.Helper()
	root, err := os.OpenRoot(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	var list diag.List
	began := time.Now()
	api, _ := Parse(root.FS(), filepath.Base(path), &list)
	if took := time.Since(began); took > 5*time.Second {
		t.Errorf("%s took %v", path, took)
	}
	return api, &list
}

// readIndex returns the WSDL and XSD rows of a folder's table of documents, by the
// names of its columns.
func readIndex(t *testing.T, folder string) []map[string]string {
	t.Helper()
	file, err := os.Open(filepath.Join(folder, "INDEX.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	reader := csv.NewReader(file)
	reader.Comma, reader.LazyQuotes = '\t', true
	records, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	for _, record := range records[1:] {
		row := make(map[string]string)
		for i, name := range records[0] {
			row[name] = record[i]
		}
		switch filepath.Ext(row["file"]) {
		case ".wsdl", ".xsd":
			rows = append(rows, row)
		}
	}
	if len(rows) < 20 {
		t.Fatalf("%s lists %d documents", folder, len(rows))
	}
	return rows
}

func TestHostileDocuments(t *testing.T) {
	folder := testenv.Shared(t, "hostile")
	for _, row := range readIndex(t, folder) {
		name, outcome := row["file"], row["expected safe outcome"]
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			api, list := parsePath(t, filepath.Join(folder, name))
			switch {
			case strings.HasPrefix(outcome, "ERROR file:line:col"):
				mustFail(t, list)
			case strings.HasPrefix(outcome, "WARNING"):
				if list.HasErrors() || len(list.Findings()) == 0 {
					t.Errorf("want warnings, have %v", list.Findings())
				}
			case strings.HasPrefix(outcome, "NEUTRALISED"), strings.HasPrefix(outcome, "generates"):
				if list.HasErrors() {
					t.Errorf("want no errors, have %v", list.Err())
				}
			}
			sound(t, api, list)
		})
	}
}

// mustFail makes sure that there is an error and that all have a place.
func mustFail(t *testing.T, list *diag.List) {
	t.Helper()
	if !list.HasErrors() {
		t.Error("want an error")
	}
	for _, f := range list.Findings() {
		if f.Pos.Line == 0 || f.Pos.Col == 0 || f.Pos.File == "" {
			t.Errorf("the finding has no place: %v", f)
		}
	}
}

// generates are the wild documents that use nothing that cannot be expressed.
var generates = map[string]bool{
	"wsdl/amazon-ec2.wsdl": true, "wsdl/array-ns-override.wsdl": true, "wsdl/chromedata.wsdl": true,
	"wsdl/cxf-keyword-ops.wsdl": true, "wsdl/cxf-locator.wsdl": true, "wsdl/cxf-rpc-lit.wsdl": true,
	"wsdl/docdata-payments/1_3.wsdl": true, "wsdl/dyndns.wsdl": true, "wsdl/ebay-finding.wsdl": true,
	"wsdl/ebay-shopping.wsdl": true, "wsdl/epcis-query/EPCglobal-epcis-query-1_2.wsdl": true,
	"wsdl/exchange-ews/services.wsdl": true, "wsdl/gowsdl-test.wsdl": true,
	"wsdl/paypal-adaptive-accounts.wsdl": true, "wsdl/vehicle-selection/VehicleSelectionService.wsdl": true,
	"xsd/chase-orbital-pti95.xsd": true, "xsd/j2ee-web-app/web-app_2_4.xsd": true, "xsd/mathml3/mathml3.xsd": true,
	"xsd/models.xsd": true, "xsd/ofac-sdn.xsd": true, "xsd/xgen-base64.xsd": true, "xsd/xhtml1-strict.xsd": true,
	"xsd/xmldsig.xsd": true, "xsd/xsts-addB194.xsd": true, "xsd/xsts-sun-combined006.xsd": true,
}

func TestWildDocuments(t *testing.T) {
	folder := testenv.Shared(t, "wild")
	for _, row := range readIndex(t, folder) {
		t.Run(row["file"], func(t *testing.T) {
			t.Parallel()
			api, list := parsePath(t, filepath.Join(folder, row["file"]))
			if generates[row["file"]] && list.HasErrors() {
				t.Error(list.Err())
			}
			if list.HasErrors() {
				mustFail(t, list)
			}
			sound(t, api, list)
		})
	}
}

// sound makes sure that an API without errors has no holes: a field without a
// type or a form that its type cannot take would break the emitter.
func sound(t *testing.T, api *ir.API, list *diag.List) {
	t.Helper()
	if list.HasErrors() {
		return
	}
	known := make(map[ir.Named]bool)
	for i, named := range api.Types {
		known[named] = true
		if i > 0 && compareNames(api.Types[i-1], named) >= 0 {
			t.Errorf("%s is out of order or there twice", named.Declaration().Name)
		}
	}
	for _, named := range api.Types {
		places := make(map[ir.XML]bool)
		fields := membersOf(named)
		for _, f := range fields {
			if n := ir.NamedIn(f.Type); f.Type == nil || f.Name.Local == "" || n != nil && !known[n] {
				t.Errorf("%s/%s has type %T, which is not among the API's", named.Declaration().Name, f.Name.Local, f.Type)
			}
			if xml := *f.Wire.XML; xml.Form != ir.Inline {
				if places[xml] {
					t.Errorf("%s has two fields for %v", named.Declaration().Name, xml)
				}
				places[xml] = true
			}
		}
		if s, ok := named.(*ir.Struct); ok && s.Base != nil && !slices.Equal(s.Fields[:s.Inherited], s.Base.Fields) {
			t.Errorf("%s does not have its base's fields", s.Name)
		}
	}
	for _, op := range api.Ops {
		for _, s := range op.Messages() {
			if s.Root == nil || !known[s] {
				t.Errorf("message %s of %s has root %v", s.Name, op.Name, s.Root)
			}
		}
	}
}

func compareNames(a, b ir.Named) int {
	x, y := a.Declaration().Name, b.Declaration().Name
	if x.Space != y.Space {
		return strings.Compare(x.Space, y.Space)
	}
	return strings.Compare(x.Local, y.Local)
}

// Every element, attribute and value that the published documents declare,
// counted without our parser, has its field or constant.
func TestThePublishedContract(t *testing.T) {
	folder := testenv.Shared(t, "specs", "soap")
	api, list := parsePath(t, filepath.Join(folder, "PayPalSvc.wsdl"))
	if findings := list.Findings(); len(findings) != 0 {
		t.Errorf("%d findings, the first is %v", len(findings), findings[0])
	}
	sound(t, api, list)
	if len(api.Ops) != 57 || api.Version != "204.0" || api.Title != "PayPalAPIInterfaceService" {
		t.Errorf("%d operations, version %q, title %q", len(api.Ops), api.Version, api.Title)
	}
	for _, op := range api.Ops {
		if op.Input == nil || op.Output == nil || len(op.Input.Root) != 2 || len(op.Output.Root) != 1 || len(op.SOAP.Headers) != 1 {
			t.Errorf("operation %s takes %v, returns %v, with headers %v", op.Name.Local, op.Input, op.Output, op.SOAP.Headers)
		}
	}
	count := countXSD(t, folder)
	if count.complexTypes != 380 || count.values != 1390 {
		t.Fatalf("the count is wrong: %d complex types, %d values", count.complexTypes, count.values)
	}
	comparePairs(t, api, count)
	values := 0
	for _, named := range api.Types {
		if enum, ok := named.(*ir.Enum); ok {
			values += len(enum.Values)
		}
	}
	if values != count.values {
		t.Errorf("%d enumeration values, want %d", values, count.values)
	}
}

// comparePairs compares the elements and attributes that each type declares with
// the fields it has.
func comparePairs(t *testing.T, api *ir.API, count *xsdCount) {
	t.Helper()
	byPos := make(map[string]*ir.Struct)
	for _, named := range api.Types {
		if s, ok := named.(*ir.Struct); ok {
			byPos[s.Pos.String()] = s
		}
	}
	pairs, wrappers := 0, 0
	for pos, declared := range count.pairs {
		s := byPos[pos]
		if s == nil {
			wrappers++ // its one element is in a root, which is compared above
			continue
		}
		have := make(map[string]bool)
		for _, f := range s.Fields {
			switch f.Wire.XML.Form {
			case ir.Attribute:
				have["@"+f.Name.Local] = true
			case ir.AnyElement:
				have["*"] = true
			default:
				elements := make(map[ir.QName]*ir.Field)
				elementsOf(f, elements)
				for name := range elements {
					have[name.Local] = true
				}
			}
		}
		for name := range declared {
			pairs++
			if !have[name] {
				t.Errorf("%s at %s has no field for %s", s.Name.Local, pos, name)
			}
		}
	}
	if wrappers != 57 || pairs < 1500 {
		t.Errorf("%d types without a struct, %d pairs", wrappers, pairs)
	}
}

// An xsdCount is what the documents of a folder declare.
type xsdCount struct {
	complexTypes, values int
	pairs                map[string]map[string]bool // names by the position of their complexType
}

func countXSD(t *testing.T, folder string) *xsdCount {
	t.Helper()
	count := &xsdCount{pairs: make(map[string]map[string]bool)}
	files, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(filepath.Join(folder, file.Name()))
		if err != nil {
			t.Fatal(err)
		}
		count.file(t, file.Name(), data)
	}
	return count
}

func (count *xsdCount) file(t *testing.T, name string, data []byte) {
	t.Helper()
	decoder := xml.NewDecoder(bytes.NewReader(data))
	var types []map[string]bool // of the complexTypes that are open
	for {
		line, col := decoder.InputPos()
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			if token.Name.Space != xsd {
				continue
			}
			switch token.Name.Local {
			case "complexType":
				count.complexTypes++
				pos := diag.Pos{File: name, Line: line, Col: col}
				types = append(types, make(map[string]bool))
				count.pairs[pos.String()] = types[len(types)-1]
			case "enumeration":
				count.values++
			case "element", "attribute", "any":
				if len(types) > 0 {
					types[len(types)-1][pairName(token)] = true
				}
			}
		case xml.EndElement:
			if token.Name == (xml.Name{Space: xsd, Local: "complexType"}) {
				types = types[:len(types)-1]
			}
		}
	}
}

func pairName(token xml.StartElement) string {
	marks := map[string]string{"attribute": "@", "any": "*"}
	for _, a := range token.Attr {
		if a.Name.Local == "name" || a.Name.Local == "ref" {
			return marks[token.Name.Local] + a.Value[strings.IndexByte(a.Value, ':')+1:]
		}
	}
	return marks[token.Name.Local]
}

// The same documents make the same API, whatever the machine does meanwhile.
func TestParsingIsDeterministic(t *testing.T) {
	path := filepath.Join(testenv.Shared(t, "specs", "soap"), "PayPalSvc.wsdl")
	api, _ := parsePath(t, path)
	first := ir.Dump(api)
	for range 3 {
		again, _ := parsePath(t, path)
		if !bytes.Equal(first, ir.Dump(again)) {
			t.Fatal("two runs differ")
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(inSchema(typeA))
	f.Add(contract{}.String())
	for _, seed := range slices.Sorted(maps.Keys(besideFacets)) {
		f.Add(inSchema("<xs:complexType name='A'><xs:" + seed + "/></xs:complexType>"))
	}
	f.Fuzz(func(t *testing.T, text string) {
		api, list, _ := parseFiles(t, map[string]string{"a.xsd": text})
		if api == nil && !list.HasErrors() {
			t.Error("neither an API nor an error")
		}
		if api != nil {
			sound(t, api, list)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	path := filepath.Join(testenv.Shared(b, "specs", "soap"), "PayPalSvc.wsdl")
	b.ReportAllocs()
	for b.Loop() {
		parsePath(b, path)
	}
}
