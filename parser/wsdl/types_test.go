package wsdl

import (
	"strings"
	"testing"

	"github.com/ppgen/ppgen/ir"
)

func TestTypes(t *testing.T) {
	tests := []struct{ name, schema, want string }{
		{"extension shares the fields of the base", `<xs:complexType name="A"><xs:sequence><xs:element name="a" type="xs:string"/></xs:sequence><xs:attribute name="x"/></xs:complexType>
			<xs:complexType name="B"><xs:complexContent><xs:extension base="t:A"><xs:sequence><xs:element name="b" type="xs:string"/></xs:sequence><xs:attribute name="y"/></xs:extension></xs:complexContent></xs:complexType>
			<xs:complexType name="C"><xs:complexContent><xs:extension base="t:B"/></xs:complexContent></xs:complexType>`,
			"A: a:string! @x:string\nB: <A+2> b:string! @y:string\nC: <B+4>"},
		{"the base may come later, and refer back", `<xs:complexType name="B"><xs:complexContent><xs:extension base="t:A"><xs:sequence><xs:element name="b" type="xs:string"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>
			<xs:complexType name="A"><xs:sequence><xs:element name="a" type="t:B"/></xs:sequence></xs:complexType>`,
			"A: a:B!\nB: <A+1> b:string!"},
		{"choices are numbered behind those of the base", `<xs:complexType name="A"><xs:choice><xs:element name="a" type="xs:string"/><xs:element name="b" type="xs:string"/></xs:choice></xs:complexType>
			<xs:complexType name="B"><xs:complexContent><xs:extension base="t:A"><xs:choice><xs:element name="c" type="xs:string"/><xs:element name="d" type="xs:string"/></xs:choice></xs:extension></xs:complexContent></xs:complexType>`,
			"A: a:string(1.1!) b:string(1.2!)\nB: <A+2> c:string(2.1!) d:string(2.2!)"},
		{"an optional element that the base has is the base's", `<xs:complexType name="A"><xs:sequence><xs:element name="a" type="xs:string" minOccurs="0"/><xs:element name="b" type="xs:string"/></xs:sequence></xs:complexType>
			<xs:complexType name="B"><xs:complexContent><xs:extension base="t:A"><xs:sequence><xs:element name="c" type="xs:string"/><xs:element name="a" type="xs:string" minOccurs="0"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>`,
			"A: a:string b:string!\nB: <A+2> c:string!"},
		{"an attribute that the base has is the base's", `<xs:complexType name="A"><xs:attribute name="a" type="xs:int"/></xs:complexType>
			<xs:complexType name="B"><xs:complexContent><xs:extension base="t:A"><xs:attribute name="a" type="xs:int"/><xs:attribute name="b" type="xs:int"/></xs:extension></xs:complexContent></xs:complexType>`,
			"A: @a:int\nB: <A+1> @b:int"},
		{"any of an extension goes to an unbounded one of the base", `<xs:complexType name="A"><xs:sequence><xs:any minOccurs="0" maxOccurs="unbounded"/></xs:sequence></xs:complexType>
			<xs:complexType name="B"><xs:complexContent><xs:extension base="t:A"><xs:sequence><xs:element name="b" type="xs:string"/><xs:any minOccurs="0"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>`,
			"A: *Any:[]raw{0..*}\nB: <A+1> b:string!"},
		{"restriction has fields of its own", `<xs:complexType name="A"><xs:sequence><xs:element name="a" type="xs:string" minOccurs="0"/><xs:element name="b" type="xs:string" minOccurs="0"/></xs:sequence><xs:attribute name="x"/><xs:attribute name="y"/><xs:attribute name="z"/></xs:complexType>
			<xs:complexType name="B"><xs:complexContent><xs:restriction base="t:A"><xs:sequence><xs:element name="a" type="xs:string"/></xs:sequence><xs:attribute name="x" use="prohibited"/><xs:attribute name="y" use="required"/></xs:restriction></xs:complexContent></xs:complexType>`,
			"A: a:string b:string @x:string @y:string @z:string\nB: a:string! @z:string @y:string!"},
		{"derivation from anyType", `<xs:complexType name="A"><xs:complexContent><xs:restriction base="xs:anyType"><xs:sequence><xs:element name="a" type="xs:string"/></xs:sequence></xs:restriction></xs:complexContent></xs:complexType>
			<xs:complexType name="B"><xs:complexContent><xs:extension base="xs:anyType"><xs:sequence><xs:element name="b" type="xs:string"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>
			<xs:complexType name="C"><xs:complexContent mixed="true"><xs:extension base="xs:anyType"><xs:attribute name="id"/></xs:extension></xs:complexContent></xs:complexType>`,
			"A: a:string!\nB: *Any:[]raw{0..*} b:string! @*AnyAttribute:[]raw{0..*}\nC: ~Content:[]C/Content{0..*} @id:string @*AnyAttribute:[]raw{0..*}\nC/Content one of: #Text:string *Any:[]raw{0..*}"},
		{"an extension of mixed content is one list of everything", `<xs:complexType name="A" mixed="true"><xs:sequence><xs:element name="a" type="xs:string"/></xs:sequence><xs:attribute name="x"/><xs:anyAttribute/></xs:complexType>
			<xs:complexType name="B"><xs:complexContent><xs:extension base="t:A"><xs:sequence><xs:element name="b" type="xs:string"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>
			<xs:complexType name="C"><xs:complexContent><xs:extension base="t:A"><xs:attribute name="y"/></xs:extension></xs:complexContent></xs:complexType>`,
			"A: ~Content:[]A/Content{0..*} @x:string @*AnyAttribute:[]raw{0..*}\nA/Content one of: #Text:string a:string\nB: ~Content:[]B/Content{0..*} @x:string @*AnyAttribute:[]raw{0..*}\nB/Content one of: #Text:string a:string b:string\nC: <A+3> @y:string"},

		{"simple content", `<xs:complexType name="A"><xs:simpleContent><xs:extension base="xs:decimal"><xs:attribute name="c" type="xs:token" use="required"/></xs:extension></xs:simpleContent></xs:complexType>
			<xs:complexType name="B"><xs:simpleContent><xs:extension base="t:A"><xs:attribute name="d"/></xs:extension></xs:simpleContent></xs:complexType>
			<xs:complexType name="C"><xs:complexContent><xs:extension base="t:A"><xs:attribute name="e"/></xs:extension></xs:complexContent></xs:complexType>
			<xs:complexType name="D"><xs:simpleContent><xs:restriction base="t:A"><xs:maxInclusive value="9"/><xs:attribute name="c" use="prohibited"/></xs:restriction></xs:simpleContent></xs:complexType>
			<xs:complexType name="E"><xs:simpleContent><xs:restriction base="t:A"><xs:simpleType><xs:restriction base="xs:decimal"><xs:enumeration value="1.5"/></xs:restriction></xs:simpleType></xs:restriction></xs:simpleContent></xs:complexType>`,
			"A: #Value:decimal! @c:token!\nB: <A+2> @d:string\nC: <A+2> @e:string\nD: #Value:decimal[maxInclusive=9]!\nE: #Value:E/Value! @c:token!\nE/Value enum: \"1.5\""},
		{"simple content of a declared type keeps its name", `<xs:simpleType name="S"><xs:restriction base="xs:string"/></xs:simpleType><xs:complexType name="A"><xs:simpleContent><xs:extension base="t:S"/></xs:simpleContent></xs:complexType>
			<xs:complexType name="B"><xs:simpleContent><xs:restriction base="t:A"/></xs:simpleContent></xs:complexType>`,
			"A: #Value:S!\nB: #Value:S!\nS = string"},

		{"restrictions, with facets in order", `<xs:simpleType name="A"><xs:restriction base="xs:string"><xs:minLength value="1"/><xs:pattern value="[a-z]+ "/></xs:restriction></xs:simpleType>
			<xs:simpleType name="B"><xs:restriction base="t:A"><xs:maxLength value=" 99999999999999999999 "/></xs:restriction></xs:simpleType>
			<xs:complexType name="C"><xs:sequence><xs:element name="a" type="t:B"/><xs:element name="b"><xs:simpleType><xs:restriction base="xs:short"><xs:minInclusive value="-3"/></xs:restriction></xs:simpleType></xs:element></xs:sequence></xs:complexType>`,
			"A = string[minLength=1][pattern=[a-z]+ ]\nB = string[minLength=1][pattern=[a-z]+ ][maxLength=99999999999999999999]\nC: a:B! b:short[minInclusive=-3]!"},
		{"enumerations", `<xs:simpleType name="A"><xs:restriction base="xs:token"><xs:enumeration value=" a  b "/><xs:enumeration value="c"/><xs:enumeration value="a b"/></xs:restriction></xs:simpleType>
			<xs:simpleType name="B"><xs:restriction base="t:A"><xs:enumeration value="c"/></xs:restriction></xs:simpleType>
			<xs:simpleType name="C"><xs:restriction base="t:A"><xs:maxLength value="3"/></xs:restriction></xs:simpleType>
			<xs:simpleType name="D"><xs:restriction base="xs:string"><xs:enumeration value=" x "/><xs:enumeration value=""/><xs:enumeration value="&#10;"/></xs:restriction></xs:simpleType>
			<xs:simpleType name="E"><xs:restriction base="xs:normalizedString"><xs:enumeration value="&#9;x"/></xs:restriction></xs:simpleType>
			<xs:simpleType name="F"><xs:restriction base="xs:string"><xs:whiteSpace value="collapse"/><xs:enumeration value="x
y"/></xs:restriction></xs:simpleType>`,
			`A enum: "a b" "c"
			B enum: "c"
			C enum: "a b" "c"
			D enum: " x " "" "\n"
			E enum: " x"
			F enum: "x y"`},
		{"lists", `<xs:simpleType name="A"><xs:list itemType="xs:int"/></xs:simpleType>
			<xs:simpleType name="B"><xs:list><xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value="x"/></xs:restriction></xs:simpleType></xs:list></xs:simpleType>
			<xs:simpleType name="C"><xs:restriction base="t:A"><xs:minLength value="1"/><xs:maxLength value="4"/></xs:restriction></xs:simpleType>
			<xs:simpleType name="D"><xs:restriction base="t:A"><xs:length value="3"/></xs:restriction></xs:simpleType>
			<xs:simpleType name="E"><xs:restriction base="t:A"><xs:maxLength value="99999999999999999999"/></xs:restriction></xs:simpleType>
			<xs:complexType name="X"><xs:attribute name="a" type="xs:NMTOKENS"/><xs:attribute name="b" type="t:A"/></xs:complexType>`,
			"A = packed int{0..*}\nB = packed B/Item{0..*}\nB/Item enum: \"x\"\nC = packed int{1..4}\nD = packed int{3..3}\nE = packed int{0..*}\nX: @a:packed NMTOKEN{0..*} @b:A"},
		{"unions", `<xs:simpleType name="E"><xs:restriction base="xs:string"><xs:enumeration value="x"/><xs:enumeration value="y"/></xs:restriction></xs:simpleType>
			<xs:simpleType name="F"><xs:restriction base="xs:string"><xs:enumeration value="y"/><xs:enumeration value="z"/></xs:restriction></xs:simpleType>
			<xs:simpleType name="U"><xs:union memberTypes="t:E t:F"/></xs:simpleType>
			<xs:simpleType name="V"><xs:union memberTypes="t:E xs:string"/></xs:simpleType>
			<xs:simpleType name="W"><xs:union memberTypes="xs:int xs:date"/></xs:simpleType>
			<xs:simpleType name="Y"><xs:union memberTypes="xs:int"><xs:simpleType><xs:restriction base="xs:short"/></xs:simpleType></xs:union></xs:simpleType>
			<xs:simpleType name="Z"><xs:restriction base="t:W"><xs:pattern value="1"/></xs:restriction></xs:simpleType>`,
			`E enum: "x" "y"
			F enum: "y" "z"
			U enum: "x" "y" "z"
			V enum: "x" "y"
			W = union
			Y = union
			Z = union[pattern=1]`},

		{"attributes", `<xs:attribute name="g" type="xs:int" default="4"/><xs:attribute name="h"><xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value="x"/></xs:restriction></xs:simpleType></xs:attribute>
			<xs:attributeGroup name="x"><xs:attribute name="a" type="xs:int" use="required"/><xs:attributeGroup ref="t:y"/></xs:attributeGroup>
			<xs:attributeGroup name="y"><xs:attribute name="b"><xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value="x"/></xs:restriction></xs:simpleType></xs:attribute><xs:anyAttribute/></xs:attributeGroup>
			<xs:complexType name="A"><xs:attributeGroup ref="t:x"/><xs:attributeGroup ref="t:y"/><xs:attribute ref="t:g"/><xs:attribute ref="t:h" fixed="x"/><xs:attribute name="c" type="xs:string" default="d"/></xs:complexType>`,
			"A: @a:int! @b:y/b {urn:t}@g:int=4 {urn:t}@h:h/Attribute==x @c:string=d @*AnyAttribute:[]raw{0..*}\nh/Attribute enum: \"x\"\ny/b enum: \"x\""},
		{"attributes of XML itself need no document", `<xs:import namespace="http://www.w3.org/XML/1998/namespace" schemaLocation="http://www.w3.org/2001/xml.xsd"/>
			<xs:complexType name="A"><xs:attribute ref="xml:lang" use="required"/></xs:complexType><xs:complexType name="B"><xs:attributeGroup ref="xml:specialAttrs"/></xs:complexType>`,
			"A: {xml}@lang:language!\nB: {xml}@base:anyURI {xml}@lang:language {xml}@space:NCName {xml}@id:ID"},

		{"a substitution group is one of its members", `<xs:element name="h" type="xs:string"/><xs:element name="m" substitutionGroup="t:h"/><xs:element name="n" type="xs:token" substitutionGroup="t:m"/>
			<xs:complexType name="A"><xs:sequence><xs:element ref="t:h"/></xs:sequence></xs:complexType><xs:complexType name="B"><xs:sequence><xs:element ref="t:h" minOccurs="0" maxOccurs="unbounded"/></xs:sequence></xs:complexType>
			<xs:complexType name="C"><xs:choice maxOccurs="2"><xs:element ref="t:m"/><xs:element name="x" type="xs:int"/></xs:choice></xs:complexType>`,
			`A: ~h:h/Member!
			B: ~h:[]h/Member{0..*}
			C: ~Items:[]C/Item{1..2}!
			C/Item one of: m:string n:token x:int
			h: #Value:string! root=h
			h/Member one of: h:string m:string n:token
			m: #Value:string! root=m
			n: #Value:token! root=n`},
		{"an abstract head is none of its members", `<xs:element name="h" abstract="true"/><xs:element name="m" type="xs:int" substitutionGroup="t:h"/><xs:complexType name="A"><xs:sequence><xs:element ref="t:h" minOccurs="0"/></xs:sequence></xs:complexType>`,
			"A: m:int\nm: #Value:int! root=m"},
		{"an abstract type is one of those derived from it", `<xs:complexType name="P" abstract="true"><xs:sequence><xs:element name="n" type="xs:string"/></xs:sequence></xs:complexType>
			<xs:complexType name="Q" abstract="true"><xs:complexContent><xs:extension base="t:P"/></xs:complexContent></xs:complexType>
			<xs:complexType name="D"><xs:complexContent><xs:extension base="t:Q"/></xs:complexContent></xs:complexType><xs:complexType name="C"><xs:complexContent><xs:restriction base="t:P"/></xs:complexContent></xs:complexType>
			<xs:complexType name="A"><xs:sequence><xs:element name="p" type="t:P"/><xs:element name="q" type="t:P" maxOccurs="9"/></xs:sequence></xs:complexType>`,
			`A: p:P/Variant! q:[]P/Variant{1..9}!
			C:
			D: <Q+1>
			P: n:string!
			P/Variant one of: ~D<D>:D ~C<C>:C
			Q: <P+1>`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			api := parseClean(t, map[string]string{"a.xsd": inSchema(test.schema)})
			if got, want := sketch(api), lines(test.want); got != want {
				t.Errorf("have\n%swant\n%s", got, want)
			}
		})
	}
}

func TestBuiltinTypes(t *testing.T) {
	kinds := map[string]ir.ScalarKind{
		"string": ir.String, "normalizedString": ir.String, "token": ir.String, "anyURI": ir.String, "QName": ir.String, "NOTATION": ir.String,
		"ID": ir.String, "IDREF": ir.String, "date": ir.String, "time": ir.String, "duration": ir.String, "gYear": ir.String, "anySimpleType": ir.String,
		"boolean": ir.Bool, "dateTime": ir.DateTime, "base64Binary": ir.Bytes, "hexBinary": ir.Bytes,
		"byte": ir.Int, "short": ir.Int, "int": ir.Int, "unsignedByte": ir.Int, "unsignedShort": ir.Int,
		"long": ir.Long, "unsignedInt": ir.Long, "integer": ir.Long, "positiveInteger": ir.Long, "negativeInteger": ir.Long, "nonNegativeInteger": ir.Long,
		"unsignedLong": ir.Decimal, "decimal": ir.Decimal, "float": ir.Decimal, "double": ir.Decimal,
	}
	for name, kind := range kinds {
		api := parseClean(t, map[string]string{"a.xsd": inSchema(`<xs:complexType name="A"><xs:attribute name="a" type="xs:` + name + `"/></xs:complexType>`)})
		scalar, ok := api.Types[0].(*ir.Struct).Fields[0].Type.(*ir.Scalar)
		if !ok || scalar.Kind != kind || scalar.Format != name {
			t.Errorf("xs:%s is %+v, want kind %d", name, scalar, kind)
		}
	}
}

func TestFieldsOfABaseAreShared(t *testing.T) {
	api := parseClean(t, map[string]string{"a.xsd": inSchema(`<xs:complexType name="A" abstract="true"><xs:sequence><xs:element name="a" type="xs:string"/></xs:sequence></xs:complexType>
		<xs:complexType name="B"><xs:complexContent><xs:extension base="t:A"/></xs:complexContent></xs:complexType>`)})
	a, b := api.Types[0].(*ir.Struct), api.Types[1].(*ir.Struct)
	if b.Base != a || b.Fields[0] != a.Fields[0] || !a.Abstract || b.Abstract {
		t.Errorf("B is %+v, A is %+v", b, a)
	}
}

func TestMessagesOfASchema(t *testing.T) {
	tests := []struct{ name, schema, want string }{
		{"the type of one element is the message", `<xs:element name="e" type="t:A"/><xs:complexType name="A"><xs:sequence><xs:element name="a" type="xs:string"/></xs:sequence></xs:complexType>`,
			"A: a:string! root=e"},
		{"the type of several elements has a struct for each", `<xs:element name="e" type="t:A"/><xs:element name="f" type="t:A"/><xs:complexType name="A"><xs:sequence><xs:element name="a" type="xs:string"/></xs:sequence></xs:complexType>`,
			"A: a:string!\ne: <A+1> root=e\nf: <A+1> root=f"},
		{"a type and an element of one name", `<xs:element name="A" type="t:A"/><xs:element name="f" type="t:A"/><xs:complexType name="A"/>`,
			"A:\nA/Element: <A+0> root=A\nf: <A+0> root=f"},
		{"an anonymous type", `<xs:element name="e"><xs:complexType><xs:sequence><xs:element name="a"><xs:complexType/></xs:element></xs:sequence></xs:complexType></xs:element>`,
			"e: a:e/a! root=e\ne/a:"},
		{"text, enumerations and open content", `<xs:element name="e" type="xs:int"/><xs:element name="f"><xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value="x"/></xs:restriction></xs:simpleType></xs:element><xs:element name="g"/><xs:element name="h" type="xs:NMTOKENS"/>`,
			"e: #Value:int! root=e\nf enum: \"x\"\nf/Element: #Value:f! root=f\ng: *Any:[]raw{0..*} root=g\nh: #Value:packed NMTOKEN{0..*}! root=h"},
		{"abstract elements are no messages", `<xs:element name="e" abstract="true" type="xs:int"/>`, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			api := parseClean(t, map[string]string{"a.xsd": inSchema(test.schema)})
			if got, want := sketch(api), strings.TrimPrefix(lines(test.want), "\n"); got != want {
				t.Errorf("have\n%swant\n%s", got, want)
			}
		})
	}
}
