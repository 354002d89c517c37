package wsdl

import (
	"strings"
	"testing"
)

func TestDocumentation(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"white space is folded", " a \t b\n\n\t\n", "a b"},
		{"a line break is white space", "a\nb", "a b"},
		{"a blank line is a paragraph", "a\n \n b", "a\n\nb"},
		{"br", "a<br/>b<BR></BR>c", "a\nb\nc"},
		{"br twice", "a<br/>\n<br/>b", "a\n\nb"},
		{"paragraphs", "<p>a</p><p>b</p>c", "a\n\nb\n\nc"},
		{"inline markup", "a <b>b</b><i>c</i> <span x='1'>d</span>", "a bc d"},
		{"a list", "a<ul><li>b</li><li> c </li></ul>d", "a\n\n- b\n- c\n\nd"},
		{"a list in plain text", "a:\n  - b\n  - c\n 1. d\n-e", "a:\n- b\n- c\n1. d -e"},
		{"a table of two columns", "<table><tr><th>Name</th><th>Meaning:</th></tr><tr><td>a:</td><td>b <br/> c</td></tr></table>d", "Name: Meaning:\na: b c\n\nd"},
		{"a table of more", "<table><tr><td>a</td><td>b</td><td>c</td></tr><tr><td/><td>d</td></tr></table>", "a | b | c\nd"},
		{"a table with a row that is none", "<table><th>A</th><th>B</th><tr><td>a</td><td>b</td></tr> c <tr><td>d</td></tr></table>", "A: B\na: b\nc\nd"},
		{"a cell outside of a table", "<td>a</td><td>b</td>", "a b"},
		{"markup that was escaped", "a&lt;br&gt;b &lt;B class='x'>c&lt;/B> &lt;p/>d", "a\nb c\n\nd"},
		{"text that is no markup", "a List&lt;Item> of &lt;your name> if x &lt; y", "a List<Item> of <your name> if x < y"},
		{"CDATA", "<![CDATA[a<br>b & c]]>", "a\nb & c"},
		{"entities that were escaped twice", "a&amp;nbsp;b &amp;amp; &amp;eacute; &amp;unknown; &amp;#65; AT&amp;T ?a&amp;copy=b", "a b & é &unknown; A AT&T ?a&copy=b"},
		{"comments that were escaped", "a &lt;!-- b --> c &lt;!-- d", "a c <!-- d"},
		{"elements of other vocabularies", "a <x:y xmlns:x='urn:x'>b</x:y>", "a b"},
		{"line separators", "a\u2028b\u0085c\u2029d", "a b c\n\nd"},
		{"characters that hide", "a\u202eb\u200b\u2066c\ufeffd\u009b", "abcd"},
		{"text that was encoded twice", "don\u00e2\u0080\u0099t \u00c3\u00a9 \u0080\u00e9t\u00e9", "don’t é été"},
		{"directives are words", "//go:generate x\n+build y", "//go:generate x +build y"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			api := parseClean(t, map[string]string{"a.xsd": inSchema("<xs:annotation><xs:documentation>" + test.in + "</xs:documentation></xs:annotation>")})
			if api.Docs.Text != test.want {
				t.Errorf("have\n%q, want\n%q", api.Docs.Text, test.want)
			}
		})
	}
}

func TestWhereDocumentationComesFrom(t *testing.T) {
	doc := func(text string) string {
		return `<xs:annotation><xs:appinfo>x</xs:appinfo><xs:documentation>` + text + `</xs:documentation></xs:annotation>`
	}
	api := parseClean(t, map[string]string{"a.xsd": inSchema(
		`<xs:element name="g" type="xs:int">` + doc("global") + `</xs:element>
		<xs:complexType name="A">` + doc("Deprecated: type A") + `<xs:sequence><xs:element ref="t:g"/><xs:element name="b">` + doc("field b") + `<xs:complexType><xs:attribute name="x" type="xs:int">` + doc("attribute") + `</xs:attribute></xs:complexType></xs:element>
		<xs:choice maxOccurs="2">` + doc("a choice") + `<xs:element name="c" type="t:E"/><xs:element name="d" type="xs:int"/></xs:choice></xs:sequence></xs:complexType>
		<xs:simpleType name="E">` + doc("enum") + `<xs:restriction base="xs:string"><xs:enumeration value="v">` + doc("value") + `</xs:enumeration></xs:restriction></xs:simpleType>`)})
	got := map[string]string{}
	for _, named := range api.Types {
		decl := named.Declaration()
		got[decl.Name.Local] = decl.Docs.Text
		if decl.Docs.Deprecated != "" {
			t.Errorf("%s is deprecated: only an overlay can say that", decl.Name.Local)
		}
		for _, f := range membersOf(named) {
			got[decl.Name.Local+"."+f.Name.Local] = f.Docs.Text
		}
	}
	want := map[string]string{"A": "Deprecated: type A", "A.g": "global", "A.b": "field b", "A/b": "field b", "A/b.x": "attribute", "A.Items": "a choice", "A/Item": "a choice", "E": "enum"}
	for name, text := range want {
		if got[name] != text {
			t.Errorf("documentation of %s is %q, want %q", name, got[name], text)
		}
	}
}

func TestLanguagesOfDocumentation(t *testing.T) {
	doc := func(lang, text string) string {
		return `<xs:documentation xml:lang="` + lang + `">` + text + `</xs:documentation>`
	}
	for _, test := range []struct{ docs, want string }{
		{doc("de", "Hallo") + doc("en-US", "hello"), "hello"},
		{doc("de", "Hallo") + doc("fr", "bonjour"), "Hallo\n\nbonjour"},
		{doc("EN", "hello") + "<xs:documentation>too</xs:documentation>" + doc("x", "y"), "hello\n\ntoo"},
	} {
		api := parseClean(t, map[string]string{"a.xsd": inSchema("<xs:annotation>" + test.docs + "</xs:annotation>")})
		if api.Docs.Text != test.want {
			t.Errorf("have %q, want %q", api.Docs.Text, test.want)
		}
	}
}

func TestLongDocumentationTakesNoLongTime(t *testing.T) {
	text := strings.Repeat("&lt;b x &lt;!-- &amp;a <br/>", 10_000)
	parseClean(t, map[string]string{"a.xsd": inSchema("<xs:annotation><xs:documentation>" + text + "</xs:documentation></xs:annotation>")})
}
