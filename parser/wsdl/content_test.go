package wsdl

import "testing"

func TestContent(t *testing.T) {
	tests := []struct{ name, schema, want string }{
		{"a sequence keeps its order", `<xs:complexType name="A"><xs:sequence>
			<xs:element name="b" type="xs:string"/><xs:element name="a" type="xs:int" minOccurs="0"/>
			<xs:element name="c" type="xs:date" minOccurs="0" maxOccurs="unbounded"/><xs:element name="d" type="xs:long" minOccurs="2" maxOccurs="9"/>
			</xs:sequence></xs:complexType>`,
			`A: b:string! a:int c:[]date{0..*} d:[]long{2..9}!`},
		{"all is a sequence to a client", `<xs:complexType name="A"><xs:all><xs:element name="a" type="xs:string"/><xs:element name="b" type="xs:string" minOccurs="0"/></xs:all></xs:complexType>`,
			`A: a:string! b:string`},
		{"an optional group makes its elements optional", `<xs:complexType name="A"><xs:sequence minOccurs="0"><xs:element name="a" type="xs:string"/><xs:element name="b" type="xs:string" maxOccurs="3"/></xs:sequence></xs:complexType>`,
			`A: a:string b:[]string{0..3}`},
		{"maxOccurs 0 is no element", `<xs:complexType name="A"><xs:sequence><xs:element name="a" type="xs:string" minOccurs="0" maxOccurs="0"/><xs:element name="b" type="xs:string"/></xs:sequence></xs:complexType>`,
			`A: b:string!`},
		{"huge maxOccurs is unbounded", `<xs:complexType name="A"><xs:sequence><xs:element name="a" type="xs:string" maxOccurs="99999999999999999999"/></xs:sequence></xs:complexType>`,
			`A: a:[]string{1..*}!`},
		{"an empty type", `<xs:complexType name="A"/><xs:complexType name="B"><xs:sequence/></xs:complexType>`, "A:\nB:"},
		{"form", `<xs:complexType name="A"><xs:sequence><xs:element name="a" type="xs:string" form="unqualified"/></xs:sequence><xs:attribute name="b" form="qualified"/></xs:complexType>`,
			`A: {}a:string! {urn:t}@b:string`},
		{"nillable, default and fixed", `<xs:complexType name="A"><xs:sequence><xs:element name="a" type="xs:int" nillable="true"/><xs:element name="b" type="xs:int" default="7"/><xs:element name="c" type="xs:boolean" fixed="true"/></xs:sequence></xs:complexType>`,
			`A: a:int!nil b:int!=7 c:boolean!==true`},
		{"no type and anyType are open content", `<xs:complexType name="A"><xs:sequence><xs:element name="a"/><xs:element name="b" type="xs:anyType"/></xs:sequence></xs:complexType>`,
			`A: a:raw! b:raw!`},

		{"a choice", `<xs:complexType name="A"><xs:sequence><xs:element name="x" type="xs:string"/><xs:choice><xs:element name="a" type="xs:string"/><xs:element name="b" type="xs:string"/></xs:choice></xs:sequence></xs:complexType>`,
			`A: x:string! a:string(1.1!) b:string(1.2!)`},
		{"an optional choice", `<xs:complexType name="A"><xs:choice minOccurs="0"><xs:element name="a" type="xs:string"/><xs:element name="b" type="xs:string"/></xs:choice></xs:complexType>`,
			`A: a:string(1.1) b:string(1.2)`},
		{"a choice in an optional sequence is optional", `<xs:complexType name="A"><xs:sequence minOccurs="0"><xs:element name="x" type="xs:string"/><xs:choice><xs:element name="a" type="xs:string"/><xs:element name="b" type="xs:string"/></xs:choice></xs:sequence></xs:complexType>`,
			`A: x:string a:string(1.1) b:string(1.2)`},
		{"an arm that may be empty makes the choice optional", `<xs:complexType name="A"><xs:choice><xs:element name="a" type="xs:string"/><xs:element name="b" type="xs:string" minOccurs="0"/></xs:choice></xs:complexType>
			<xs:complexType name="B"><xs:choice><xs:element name="a" type="xs:string"/><xs:sequence/><xs:element name="c" type="xs:string"/></xs:choice></xs:complexType>`,
			"A: a:string(1.1) b:string(1.2)\nB: a:string(1.1) c:string(1.2)"},
		{"a choice of sequences", `<xs:complexType name="A"><xs:choice><xs:sequence><xs:element name="a" type="xs:string"/><xs:element name="b" type="xs:string" minOccurs="0"/></xs:sequence><xs:element name="c" type="xs:string"/></xs:choice></xs:complexType>`,
			`A: a:string(1.1!) b:string(1.1!) c:string(1.2!)`},
		{"choices in choices", `<xs:complexType name="A"><xs:choice><xs:sequence><xs:element name="a" type="xs:string"/><xs:choice><xs:element name="b" type="xs:string"/><xs:element name="c" type="xs:string"/></xs:choice></xs:sequence><xs:choice><xs:element name="d" type="xs:string"/><xs:element name="e" type="xs:string"/></xs:choice></xs:choice></xs:complexType>`,
			`A: a:string(1.1!) b:string(1.1!)(2.1!) c:string(1.1!)(2.2!) d:string(1.2!) e:string(1.3!)`},
		{"an element of several arms is one field", `<xs:complexType name="A"><xs:choice>
			<xs:sequence><xs:element name="a" type="xs:string"/><xs:element name="b" type="xs:string"/></xs:sequence>
			<xs:sequence><xs:element name="a" type="xs:string"/><xs:element name="c" type="xs:string"/></xs:sequence></xs:choice></xs:complexType>`,
			`A: a:string! b:string(1.1!) c:string(1.2!)`},
		{"of some arms, and in two orders of length", `<xs:complexType name="A"><xs:choice>
			<xs:sequence><xs:element name="a" type="xs:string"/><xs:element name="z" type="xs:string"/></xs:sequence>
			<xs:sequence><xs:element name="b" type="xs:string"/><xs:element name="z" type="xs:string" maxOccurs="4"/></xs:sequence>
			<xs:element name="c" type="xs:string"/></xs:choice></xs:complexType>`,
			`A: a:string(1.1!) b:string(1.2!) z:[]string{0..4} c:string(1.3!)`},
		{"arms of opposite orders keep the order", `<xs:complexType name="A"><xs:sequence><xs:element name="x" type="xs:string"/><xs:choice>
			<xs:sequence><xs:element name="a" type="xs:string"/><xs:element name="b" type="xs:string"/></xs:sequence>
			<xs:sequence><xs:element name="b" type="xs:string"/><xs:element name="a" type="xs:string"/></xs:sequence></xs:choice></xs:sequence></xs:complexType>`,
			"A: x:string! ~Items:[]A/Item{2..2}!\nA/Item one of: a:string b:string"},

		{"a group that repeats one element is a list", `<xs:complexType name="A"><xs:sequence minOccurs="0" maxOccurs="5"><xs:element name="a" type="xs:string" maxOccurs="2"/></xs:sequence></xs:complexType>`,
			`A: a:[]string{0..10}`},
		{"a sequence that repeats is a list of rows", `<xs:complexType name="A"><xs:sequence><xs:element name="n" type="xs:string"/><xs:sequence minOccurs="0" maxOccurs="unbounded"><xs:element name="k" type="xs:string"/><xs:element name="v" type="xs:string" minOccurs="0"/></xs:sequence></xs:sequence></xs:complexType>`,
			"A: n:string! ~Items:[]A/Item{0..*}\nA/Item: k:string! v:string"},
		{"rows in rows", `<xs:complexType name="A"><xs:sequence maxOccurs="unbounded"><xs:element name="k" type="xs:string"/><xs:sequence maxOccurs="2"><xs:element name="v" type="xs:string"/><xs:choice><xs:element name="w" type="xs:string"/><xs:element name="x" type="xs:string"/></xs:choice></xs:sequence></xs:sequence></xs:complexType>`,
			"A: ~Items:[]A/Item{1..*}!\nA/Item: k:string! ~Items:[]A/Item/Item{1..2}!\nA/Item/Item: v:string! w:string(1.1!) x:string(1.2!)"},
		{"a choice that repeats is a list of its elements", `<xs:complexType name="A"><xs:choice minOccurs="0" maxOccurs="unbounded"><xs:element name="a" type="xs:string"/><xs:element name="b" type="xs:int" maxOccurs="unbounded"/></xs:choice></xs:complexType>`,
			"A: ~Items:[]A/Item{0..*}\nA/Item one of: a:string b:int"},
		{"with sequences in it, too", `<xs:complexType name="A"><xs:choice maxOccurs="3"><xs:sequence><xs:element name="a" type="xs:string"/><xs:element name="b" type="xs:string"/></xs:sequence><xs:element name="c" type="xs:string"/></xs:choice></xs:complexType>`,
			"A: ~Items:[]A/Item{1..6}!\nA/Item one of: a:string b:string c:string"},
		{"several groups are named by their elements", `<xs:complexType name="A"><xs:sequence>
			<xs:choice maxOccurs="unbounded"><xs:element name="a" type="xs:string"/><xs:element name="b" type="xs:string"/></xs:choice>
			<xs:sequence maxOccurs="unbounded"><xs:element name="c" type="xs:string"/><xs:element name="d" type="xs:string"/><xs:element name="e" type="xs:string"/></xs:sequence></xs:sequence></xs:complexType>`,
			"A: ~aOrb:[]A/aOrb{1..*}! ~cAndd:[]A/cAndd{1..*}!\nA/aOrb one of: a:string b:string\nA/cAndd: c:string! d:string! e:string!"},
		{"a group beside an element named items", `<xs:complexType name="A"><xs:sequence><xs:element name="items" type="xs:string"/><xs:choice maxOccurs="2"><xs:element name="a" type="xs:string"/><xs:element name="b" type="xs:string"/></xs:choice></xs:sequence></xs:complexType>`,
			"A: items:string! ~aOrb:[]A/aOrb{1..2}!\nA/aOrb one of: a:string b:string"},
		{"an element that comes twice in a row is a list", `<xs:complexType name="A"><xs:sequence><xs:element name="a" type="xs:string"/><xs:element name="a" type="xs:string" minOccurs="0"/></xs:sequence></xs:complexType>`,
			`A: a:[]string{1..2}!`},
		{"an element that comes back keeps the order", `<xs:complexType name="A"><xs:sequence><xs:element name="a" type="xs:string"/><xs:element name="b" type="xs:string"/><xs:element name="a" type="xs:string" minOccurs="0"/></xs:sequence></xs:complexType>`,
			"A: ~Items:[]A/Item{2..3}!\nA/Item one of: a:string b:string"},
		{"an element that comes back in a row that repeats", `<xs:complexType name="A"><xs:sequence maxOccurs="2"><xs:element name="a" type="xs:string"/><xs:element name="b" type="xs:string"/><xs:element name="a" type="xs:string"/></xs:sequence></xs:complexType>`,
			"A: ~Items:[]A/Item{3..6}!\nA/Item one of: a:string b:string"},

		{"any", `<xs:complexType name="A"><xs:sequence><xs:any minOccurs="0"/><xs:element name="a" type="xs:string"/></xs:sequence><xs:anyAttribute/></xs:complexType>`,
			`A: *Any:[]raw{0..1} a:string! @*AnyAttribute:[]raw{0..*}`},
		{"any beside any is one list", `<xs:complexType name="A"><xs:sequence><xs:any namespace="##other"/><xs:any namespace="##local" maxOccurs="3"/></xs:sequence></xs:complexType>
			<xs:complexType name="B"><xs:choice maxOccurs="2"><xs:any namespace="##other"/><xs:any namespace="##local"/></xs:choice></xs:complexType>`,
			"A: *Any:[]raw{2..4}!\nB: *Any:[]raw{1..2}!"},
		{"any in a choice", `<xs:complexType name="A"><xs:choice><xs:any/><xs:element name="a" type="xs:string"/></xs:choice></xs:complexType>
			<xs:complexType name="B"><xs:choice maxOccurs="unbounded"><xs:element name="a" type="xs:string"/><xs:any/></xs:choice></xs:complexType>`,
			"A: *Any:[]raw{1..1}(1.1!) a:string(1.2!)\nB: ~Items:[]B/Item{1..*}!\nB/Item one of: a:string *Any:[]raw{0..*}"},
		{"any in a row that repeats keeps the order", `<xs:complexType name="A"><xs:sequence maxOccurs="2"><xs:element name="a" type="xs:string"/><xs:any/></xs:sequence></xs:complexType>`,
			"A: ~Items:[]A/Item{2..4}!\nA/Item one of: a:string *Any:[]raw{0..*}"},

		{"mixed content", `<xs:complexType name="A" mixed="true"><xs:sequence><xs:element name="b" type="xs:string"/><xs:any/></xs:sequence><xs:attribute name="id" type="xs:ID"/></xs:complexType>`,
			"A: ~Content:[]A/Content{0..*} @id:ID\nA/Content one of: #Text:string b:string *Any:[]raw{0..*}"},
		{"mixed content without elements is text", `<xs:complexType name="A" mixed="true"><xs:attribute name="id"/></xs:complexType>`,
			`A: #Value:string @id:string`},

		{"groups", `<xs:group name="g"><xs:annotation/><xs:choice><xs:element name="a" type="xs:string"/><xs:element name="b" type="xs:string"/></xs:choice></xs:group>
			<xs:complexType name="A"><xs:group ref="t:g"/></xs:complexType><xs:complexType name="B"><xs:sequence><xs:group ref="t:g" minOccurs="0"/><xs:element name="c" type="xs:string"/></xs:sequence></xs:complexType>`,
			"A: a:string(1.1!) b:string(1.2!)\nB: a:string(1.1) b:string(1.2) c:string!"},
		{"an anonymous type of a group is one type", `<xs:group name="g"><xs:sequence><xs:element name="a"><xs:complexType><xs:sequence><xs:element name="x" type="xs:string"/></xs:sequence></xs:complexType></xs:element></xs:sequence></xs:group>
			<xs:complexType name="A"><xs:group ref="t:g"/></xs:complexType><xs:complexType name="B"><xs:group ref="t:g"/></xs:complexType>`,
			"A: a:g/a!\nB: a:g/a!\ng/a: x:string!"},
		{"references", `<xs:element name="e" type="xs:int" nillable="true" default="3"/><xs:complexType name="A"><xs:sequence><xs:element ref="t:e" minOccurs="0"/></xs:sequence></xs:complexType>`,
			"A: e:intnil=3\ne: #Value:int! root=e"},
		{"types in circles", `<xs:complexType name="A"><xs:sequence><xs:element name="b" type="t:B"/></xs:sequence></xs:complexType><xs:complexType name="B"><xs:sequence><xs:element name="a" type="t:A" minOccurs="0"/><xs:element name="b" type="t:B" minOccurs="0"/></xs:sequence></xs:complexType>`,
			"A: b:B!\nB: a:A b:B"},
		{"anonymous types are named by their path", `<xs:complexType name="A"><xs:sequence><xs:element name="b"><xs:complexType><xs:sequence><xs:element name="c"><xs:complexType><xs:attribute name="d"><xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value="x"/></xs:restriction></xs:simpleType></xs:attribute></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType>`,
			"A: b:A/b!\nA/b: c:A/b/c!\nA/b/c: @d:A/b/c/d\nA/b/c/d enum: \"x\""},
		{"constraints say nothing of structure", `<xs:element name="e"><xs:complexType><xs:sequence><xs:element name="a" type="xs:string"/></xs:sequence></xs:complexType><xs:unique name="u"><xs:selector xpath="t:a"/><xs:field xpath="."/></xs:unique><xs:key name="k"><xs:selector xpath="t:a"/><xs:field xpath="."/></xs:key><xs:keyref name="r" refer="t:k"><xs:selector xpath="t:a"/><xs:field xpath="."/></xs:keyref></xs:element><xs:notation name="n" public="p"/>`,
			`e: a:string! root=e`},
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
