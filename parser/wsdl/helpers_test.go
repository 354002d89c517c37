package wsdl

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/ppgen/ppgen/internal/diag"
	"github.com/ppgen/ppgen/ir"
)

// The schema and the WSDL that most tests put their declarations in.
const (
	schemaHead = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:t" targetNamespace="urn:t" elementFormDefault="qualified">` + "\n"
	schemaTail = "\n</xs:schema>"
	wsdlHead   = `<wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:soap12="http://schemas.xmlsoap.org/wsdl/soap12/" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:t" targetNamespace="urn:t">` + "\n"
	wsdlTail   = "\n</wsdl:definitions>"
)

func inSchema(body string) string { return schemaHead + body + schemaTail }

func inWSDL(body string) string { return wsdlHead + body + wsdlTail }

// parseFiles parses a.xsd or a.wsdl among the files.
func parseFiles(t *testing.T, files map[string]string) (*ir.API, *diag.List, Sources) {
	t.Helper()
	fsys := fstest.MapFS{}
	root := ""
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
		if name == "a.xsd" || name == "a.wsdl" {
			root = name
		}
	}
	var list diag.List
	api, sources := Parse(fsys, root, &list)
	return api, &list, sources
}

// parseClean parses files that must have no finding.
func parseClean(t *testing.T, files map[string]string) *ir.API {
	t.Helper()
	api, list, _ := parseFiles(t, files)
	for _, f := range list.Findings() {
		t.Errorf("finding: %v", f)
	}
	if api == nil {
		t.Fatal("no API")
	}
	return api
}

// sketch returns the types of an API, one line each, in a notation that shows
// all that a message depends on:
//
//	A: a:string! []b:int{0..*} @id:ID =default
//
// where ! is required, nil is nillable, (1.2!) is arm 2 of the required choice
// 1, @ is an attribute, # is text, ~ is inline content.
func sketch(api *ir.API) string {
	var b strings.Builder
	for _, named := range api.Types {
		name := named.Declaration().Name.Local
		switch n := named.(type) {
		case *ir.Struct:
			b.WriteString(name + ":")
			if n.Base != nil {
				fmt.Fprintf(&b, " <%s+%d>", n.Base.Name.Local, n.Inherited)
			}
			for _, f := range ir.Members(n) {
				b.WriteString(" " + sketchField(f))
			}
			if n.Root != nil {
				b.WriteString(" root=" + sketchNames(n.Root))
			}
		case *ir.Union:
			b.WriteString(name + " one of:")
			for _, f := range n.Cases {
				b.WriteString(" " + sketchField(f))
			}
		case *ir.Enum:
			b.WriteString(name + " enum:")
			for _, v := range n.Values {
				fmt.Fprintf(&b, " %q", v.Name.Local)
			}
		case *ir.Alias:
			b.WriteString(name + " = " + sketchType(n.Target))
		}
		b.WriteString("\n")
	}
	return b.String()
}

var formMarks = map[ir.XMLForm]string{ir.Attribute: "@", ir.Text: "#", ir.Inline: "~", ir.AnyElement: "*", ir.AnyAttribute: "@*"}

func sketchField(f *ir.Field) string {
	xml := f.Wire.XML
	name := formMarks[xml.Form] + f.Name.Local
	if xml.Form == ir.Element || xml.Form == ir.Attribute {
		if xml.Name != f.Name {
			name += "?" + xml.Name.Local
		}
		if want := map[ir.XMLForm]string{ir.Element: "urn:t"}[xml.Form]; xml.Name.Space != want {
			name = "{" + strings.Replace(xml.Name.Space, xmlSpace, "xml", 1) + "}" + name
		}
	}
	if xml.Type.Local != "" {
		name += "<" + xml.Type.Local + ">"
	}
	text := name + ":" + sketchType(f.Type)
	if f.Required {
		text += "!"
	}
	if f.Nillable {
		text += "nil"
	}
	for _, b := range f.Choice {
		text += fmt.Sprintf("(%d.%d%s)", b.Group, b.Arm, map[bool]string{true: "!"}[b.Required])
	}
	if f.Default != "" {
		text += "=" + f.Default
	}
	if f.Fixed != "" {
		text += "==" + f.Fixed
	}
	return text
}

func sketchType(typ ir.Type) string {
	switch typ := typ.(type) {
	case *ir.Scalar:
		text := typ.Format
		for _, facet := range typ.Facets {
			text += "[" + facet.Name + "=" + facet.Value + "]"
		}
		return text
	case *ir.List:
		mark := "[]"
		if typ.Packed {
			mark = "packed "
		}
		bounds := fmt.Sprintf("{%d..%d}", typ.Min, typ.Max)
		return mark + sketchType(typ.Elem) + strings.Replace(bounds, "-1}", "*}", 1)
	case *ir.Raw:
		return "raw"
	case ir.Named:
		return typ.Declaration().Name.Local
	}
	return fmt.Sprintf("%T", typ)
}

func sketchNames(names []ir.QName) string {
	var locals []string
	for _, name := range names {
		locals = append(locals, name.Local)
	}
	return strings.Join(locals, "/")
}

// lines trims a table's multi-line text.
func lines(text string) string {
	var kept []string
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "\n") + "\n"
}

// marked removes the mark ¦ from the text and returns the position it stood at.
// The mark is before the character that a finding must point to.
func marked(t *testing.T, text string) (string, int, int) {
	t.Helper()
	before, after, found := strings.Cut(text, "¦")
	if !found {
		t.Fatal("the document has no mark")
	}
	line := 1 + strings.Count(before, "\n")
	last := before[strings.LastIndexByte(before, '\n')+1:]
	return before + after, line, 1 + utf8.RuneCountInString(last)
}

// A badDocument is a document with one mistake, marked by ¦.
type badDocument struct {
	name string
	doc  string
	more map[string]string // other files
	want string            // part of the message
	rest int               // how many findings follow from it
}

// checkBad makes sure that the first file has exactly one finding, of that
// severity, at the mark.
func checkBad(t *testing.T, tests []badDocument, file string, severity diag.Severity) {
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			text, line, col := marked(t, test.doc)
			files := map[string]string{file: text}
			for name, text := range test.more {
				files[name] = text
			}
			_, list, _ := parseFiles(t, files)
			findings := list.Findings()
			at := slices.IndexFunc(findings, func(f *diag.Finding) bool { return strings.Contains(f.Msg, test.want) })
			if at < 0 || len(findings) != 1+test.rest {
				t.Fatalf("want one finding that says %q, have %v", test.want, findings)
			}
			f := findings[at]
			if f.Pos != (diag.Pos{File: file, Line: line, Col: col}) || f.Severity != severity {
				t.Errorf("%v\nhas severity %d, want %d at %d:%d", f, f.Severity, severity, line, col)
			}
		})
	}
}
