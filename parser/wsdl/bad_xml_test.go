package wsdl

import (
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/ppgen/ppgen/internal/diag"
)

func TestDocumentsThatAreNotXML(t *testing.T) {
	deep := strings.Repeat("<x>", maxDepth-3)
	checkBad(t, []badDocument{
		{name: "empty", doc: "¦", want: "the document is empty"},
		{name: "nothing but a comment", doc: "<!-- x -->\n¦", want: "the document is empty"},
		{name: "cut off between tags", doc: schemaHead + "<xs:annotation>\n¦", want: "ends before <xs:annotation> of line 2 is closed"},
		{name: "cut off in a tag", doc: schemaHead + "<xs:element name=¦", want: "unexpected EOF"},
		{name: "a tag that closes another", doc: schemaHead + "<xs:annotation>\n  ¦</xs:schema>", want: "</xs:schema> stands where </xs:annotation> of line 2 was expected"},
		{name: "a tag that closes nothing", doc: inSchema("") + "¦</xs:schema>", want: "</xs:schema> closes nothing"},
		{name: "two roots", doc: inSchema("") + "\n¦<more/>", want: "<more> is a second root element"},
		{name: "text outside the root", doc: inSchema("") + "¦ more", want: "text outside the root"},
		{name: "a declaration that is not first", doc: "\n¦<?xml version='1.0'?>" + inSchema(""), want: "XML declaration must be the very first"},
		{name: "XML 1.1", doc: "¦<?xml version='1.1'?>" + inSchema(""), want: `unsupported version "1.1"`},
		{name: "duplicate attribute", doc: inSchema("<xs:element name='a' type='xs:int'\n ¦name='b'/>"), want: "duplicate attribute name"},
		{name: "duplicate attribute under two prefixes", doc: inSchema("<xs:annotation xmlns:p='urn:p' xmlns:q='urn:p' p:a='' ¦q:a=''/>"), want: "duplicate attribute q:a"},
		{name: "undeclared prefix of an element", doc: inSchema("\t¦<p:annotation/>"), want: "the prefix p of <p:annotation> is not declared"},
		{name: "undeclared prefix of an attribute", doc: inSchema("<xs:annotation ¦p:a=''/>"), want: "the prefix p of attribute p:a is not declared"},
		{name: "prefix without a namespace", doc: inSchema("¦<xs:annotation xmlns:p=''/>"), want: "is not a declaration that XML namespaces allow"},
		{name: "the prefix xml for another namespace", doc: inSchema("¦<xs:annotation xmlns:xml='urn:x'/>"), want: "is not a declaration that XML namespaces allow"},
		{name: "another prefix for XML's namespace", doc: inSchema("¦<xs:annotation xmlns:p='http://www.w3.org/XML/1998/namespace'/>"), want: "is not a declaration that XML namespaces allow"},
		{name: "DTD", doc: "<?xml version='1.0'?>\n¦<!DOCTYPE s [<!ENTITY e 'x'>]>" + inSchema(""), want: "DTDs and their entities are not supported"},
		{name: "entity", doc: inSchema("<xs:annotation><xs:documentation>&e;¦</xs:documentation></xs:annotation>"), want: "invalid character entity &e;"},
		{name: "character that XML does not have", doc: inSchema("<xs:annotation><xs:documentation>a&#0;¦</xs:documentation></xs:annotation>"), want: "illegal character code U+0000"},
		{name: "invalid UTF-8", doc: inSchema("<xs:annotation><xs:documentation>\xff¦</xs:documentation>"), want: "invalid UTF-8"},
		{name: "a name with two colons", doc: inSchema("<xs:a:b¦/>"), want: "not well-formed"},
		{name: "a name that begins with a colon", doc: inSchema("¦<:b/>"), want: "<:b> is not a name"},
		{name: "too deep", doc: inSchema("<xs:annotation><xs:documentation>" + deep + "¦<x>"), want: "nested deeper than 256"},
		{name: "too many attributes", doc: inSchema("¦<x" + strings.Repeat(" a=''", maxAttributes+1) + "/>"), want: "more than 256 attributes"},
		{name: "too long a tag", doc: inSchema("¦<x a='" + strings.Repeat(" ", maxStartTag) + "'/>"), want: "the start tag of <x> is longer than 1 MB"},
		{name: "web page", doc: "¦<!DOCTYPE html>\n<html><br></html>", want: "the root is html"},
		{name: "web page in XML", doc: "¦<html xmlns='http://www.w3.org/1999/xhtml'/>", want: "the root is html"},
		{name: "something else", doc: "¦<catalog xmlns='urn:c'/>", want: `the root is catalog in namespace "urn:c"`},
		{name: "WSDL 2.0", doc: "¦<description xmlns='http://www.w3.org/ns/wsdl'/>", want: "WSDL 2.0 is not supported"},
		{name: "draft of XML Schema", doc: "¦<schema xmlns='http://www.w3.org/2000/10/XMLSchema'/>", want: "the XML Schema draft http://www.w3.org/2000/10/XMLSchema is not supported"},
		{name: "UTF-7", doc: "¦<?xml version='1.0' encoding='UTF-7'?>" + inSchema(""), want: "encoding UTF-7 is not supported"},
		{name: "UTF-16 that is not", doc: "¦<?xml version='1.0' encoding=\"utf-16\"?>" + inSchema(""), want: "its bytes are not UTF-16"},
	}, "a.xsd", diag.Error)
}

func TestTooManyPrefixesAndElements(t *testing.T) {
	var scopes strings.Builder
	for i := range maxPrefixes/200 + 1 {
		scopes.WriteString("<x")
		for j := range 200 {
			scopes.WriteString(strings.ReplaceAll(" xmlns:pN='u'", "N", strings.Repeat("a", i+1)+strings.Repeat("b", j)))
		}
		scopes.WriteString(">")
	}
	_, list, _ := parseFiles(t, map[string]string{"a.xsd": inSchema("<xs:annotation><xs:documentation>" + scopes.String())})
	wantOnly(t, list, "more than 1000 namespace declarations are in scope")

	_, list, _ = parseFiles(t, map[string]string{"a.xsd": inSchema("<xs:annotation><xs:documentation>" + strings.Repeat("<x/>", maxElements+200) + "</xs:documentation></xs:annotation>")})
	wantOnly(t, list, "more than 200000 elements together")
}

// wantOnly makes sure that there is one finding, which says so and has a place.
func wantOnly(t *testing.T, list *diag.List, want string) {
	t.Helper()
	findings := list.Findings()
	if len(findings) != 1 || !strings.Contains(findings[0].Msg, want) || findings[0].Pos.Line == 0 {
		t.Errorf("want one finding that says %q, have %v", want, findings)
	}
}

func TestEncodings(t *testing.T) {
	doc := func(encoding string) string {
		return `<?xml version="1.0" encoding="` + encoding + `"?>` + "\n" + inSchema(`<xs:element name="é" type="xs:int"><xs:annotation><xs:documentation>ä€“</xs:documentation></xs:annotation></xs:element>`)
	}
	single := func(text string, codes map[rune]byte) []byte {
		var b []byte
		for _, r := range text {
			if code, ok := codes[r]; ok {
				b = append(b, code)
			} else {
				b = append(b, byte(r))
			}
		}
		return b
	}
	double := func(text string, big, mark bool) []byte {
		var b []byte
		if mark {
			text = "\ufeff" + text
		}
		for _, u := range utf16.Encode([]rune(text)) {
			if big {
				b = append(b, byte(u>>8), byte(u))
			} else {
				b = append(b, byte(u), byte(u>>8))
			}
		}
		return b
	}
	tests := []struct {
		name  string
		bytes []byte
		docs  string
	}{
		{"UTF-8", []byte(doc("utf-8")), "ä€“"},
		{"UTF-8 with a mark", []byte("\ufeff" + doc("UTF-8")), "ä€“"},
		{"no declaration", []byte(strings.SplitAfterN(doc(""), "\n", 2)[1]), "ä€“"},
		{"single quotes", []byte(strings.ReplaceAll(doc("UTF-8"), `"UTF-8"`, `'UTF-8'`)), "ä€“"},
		{"windows-1252", single(doc("Windows-1252"), map[rune]byte{'€': 0x80, '“': 0x93}), "ä€“"},
		{"ISO-8859-1", single(strings.ReplaceAll(doc("ISO-8859-1"), "€“", "¤"), nil), "ä¤"},
		{"UTF-16 little-endian", double(doc("UTF-16"), false, true), "ä€“"},
		{"UTF-16 big-endian", double(doc("UTF-16"), true, true), "ä€“"},
		{"UTF-16 without a mark", double(doc("UTF-16LE"), false, false), "ä€“"},
		{"UTF-16 without a mark, big-endian", double(doc("UTF-16BE"), true, false), "ä€“"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			api := parseClean(t, map[string]string{"a.xsd": string(test.bytes)})
			decl := api.Types[0].Declaration()
			line := 3
			if test.name == "no declaration" {
				line = 2
			}
			if decl.Name.Local != "é" || decl.Docs.Text != test.docs || decl.Pos.Line != line || decl.Pos.Col != 1 {
				t.Errorf("have %+v, want documentation %q at %d:1", decl, test.docs, line)
			}
		})
	}
	_, list, _ := parseFiles(t, map[string]string{"a.xsd": string(double(doc("UTF-16"), false, true)) + "x"})
	wantOnly(t, list, "odd number of bytes")
	_, list, _ = parseFiles(t, map[string]string{"a.xsd": `<?xml version="1.0" encoding="iso-8859-2"?>`})
	wantOnly(t, list, "encoding ISO-8859-2 is not supported")
}

func TestPositions(t *testing.T) {
	text := schemaHead + "\t<xs:complexType name=\"é\"><xs:sequence>  <xs:element\n\n name='b' type='xs:int'/></xs:sequence></xs:complexType>\r\n<xs:complexType\tname='z'/>" + schemaTail
	api, list, sources := parseFiles(t, map[string]string{"a.xsd": text})
	if list.HasErrors() {
		t.Fatal(list.Err())
	}
	got := map[string]string{}
	for _, named := range api.Types {
		got[named.Declaration().Name.Local] = named.Declaration().Pos.String()
		for _, f := range membersOf(named) {
			got[f.Name.Local] = f.Pos.String()
		}
	}
	want := map[string]string{"z": "a.xsd:5:1", "é": "a.xsd:2:2", "b": "a.xsd:2:42"}
	for name, pos := range want {
		if got[name] != pos {
			t.Errorf("%s is at %s, want %s", name, got[name], pos)
		}
	}
	if string(sources["a.xsd"]) != text {
		t.Errorf("the source of a.xsd is %q", sources["a.xsd"])
	}
}

// White space in an attribute is a space to XML unless it is written as a
// character reference.
func TestWhiteSpaceInAttributes(t *testing.T) {
	api := parseClean(t, map[string]string{"a.xsd": inSchema("<xs:element name='e'><xs:simpleType><xs:restriction base='\n xs:string\n'><xs:enumeration value='a\n\tb'/><xs:enumeration value='a&#10;b'/></xs:restriction></xs:simpleType></xs:element>")})
	if got, want := sketch(api), lines(`e enum: "a  b" "a\nb"`+"\ne/Element: #Value:e! root=e"); got != want {
		t.Errorf("have\n%swant\n%s", got, want)
	}
}
