package wsdl

import (
	"fmt"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/internal/diag"
)

// typeA is a type that documents with a mistake somewhere else may refer to.
const typeA = `<xs:complexType name="A"><xs:sequence><xs:element name="a" type="xs:string"/></xs:sequence><xs:attribute name="x" type="xs:int"/></xs:complexType>`

func TestSchemasWithAMistake(t *testing.T) {
	inType := func(content string) string {
		return inSchema(`<xs:complexType name="T">` + content + `</xs:complexType>`)
	}
	inSimple := func(content string) string {
		return inSchema(`<xs:simpleType name="T">` + content + `</xs:simpleType>`)
	}
	checkBad(t, []badDocument{
		// names
		{name: "no name", doc: inSchema(`¦<xs:complexType/>`), want: "complexType has no name"},
		{name: "type name that is code", doc: inSchema("<xs:complexType name=\"¦A struct{}&#10;func init() {}\"/>"), want: "is not an XML name (NCName)"},
		{name: "element name that is code", doc: inType("<xs:sequence><xs:element name=\"¦x`;\" type='xs:int'/></xs:sequence>"), want: "is not an XML name (NCName)"},
		{name: "attribute name with a colon", doc: inType(`<xs:attribute name="¦a:b"/>`), want: "is not an XML name (NCName)"},
		{name: "local element without a name", doc: inType(`<xs:sequence>¦<xs:element type="xs:int"/></xs:sequence>`), want: "element has no name"},
		{name: "duplicate type", doc: inSchema("<xs:complexType name='A'/>\n¦<xs:simpleType name='A'><xs:restriction base='xs:int'/></xs:simpleType>"), want: "simpleType A is declared twice: first at a.xsd:2:1"},
		{name: "duplicate element", doc: inSchema("<xs:element name='A' type='xs:int'/>¦<xs:element name='A' type='xs:int'/>"), want: "element A is declared twice: first at a.xsd:2:1"},
		{name: "targetNamespace that is none", doc: "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='¦urn:`&#10;'/>", want: "is not a URI"},
		{name: "empty targetNamespace", doc: "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='¦'/>", want: "targetNamespace is empty"},

		// references
		{name: "unknown type", doc: inType(`<xs:sequence><xs:element name="a" type="¦t:Nope"/></xs:sequence>`), want: "type t:Nope is not declared"},
		{name: "unknown attribute type", doc: inType(`<xs:attribute name="a" type="¦t:Nope"/>`), want: "type t:Nope is not declared"},
		{name: "unknown built-in type", doc: inType(`<xs:sequence><xs:element name="a" type="¦xs:strin"/></xs:sequence>`), want: "xs:strin is not a built-in type"},
		{name: "unknown element", doc: inType(`<xs:sequence><xs:element ref="¦t:nope"/></xs:sequence>`), want: "element t:nope is not declared"},
		{name: "unknown group", doc: inType(`<xs:group ref="¦t:nope"/>`), want: "group t:nope is not declared"},
		{name: "unknown attribute", doc: inType(`<xs:attribute ref="¦t:nope"/>`), want: "attribute t:nope is not declared"},
		{name: "unknown attributeGroup", doc: inType(`<xs:attributeGroup ref="¦t:nope"/>`), want: "attributeGroup t:nope is not declared"},
		{name: "attributeGroup without ref", doc: inType(`¦<xs:attributeGroup/>`), want: "the attributeGroup has no ref"},
		{name: "unknown attribute of XML", doc: inType(`<xs:attribute ref="¦xml:lung"/>`), want: "xml:lung is not an attribute of XML"},
		{name: "unknown substitution head", doc: inSchema(`<xs:element name="a" type="xs:int" substitutionGroup="¦t:nope"/>`), want: "element t:nope is not declared"},
		{name: "prefix that is not declared", doc: inSchema(`<xs:element name="a" type="¦q:X"/>`), want: "the prefix q of type \"q:X\" is not declared"},
		{name: "reference that is no name", doc: inSchema(`<xs:element name="a" type="¦t:"/>`), want: `type "t:" is not a name`},
		{name: "reference with an empty prefix", doc: inSchema(`<xs:element name="a" type="¦:X"/>`), want: `type ":X" is not a name`},
		{name: "namespace that nothing declares, once", doc: inSchema(`<xs:element name="a" type="¦o:X" xmlns:o="urn:o"/><xs:element name="b" type="o:X" xmlns:o="urn:o"/>`), want: `no document that was read declares namespace "urn:o"`},
		{name: "attribute of a complex type", doc: inSchema(typeA + `<xs:complexType name="B"><xs:attribute name="b" type="¦t:A"/></xs:complexType>`), want: "t:A is a complexType, expected a simpleType"},

		{name: "two types of an element", doc: inSchema(`<xs:element name="a" type="xs:int">¦<xs:simpleType><xs:restriction base="xs:int"/></xs:simpleType></xs:element>`), want: "the type is written inside the element, which names another one"},
		{name: "two types of an attribute", doc: inType(`<xs:attribute name="a" type="xs:int">¦<xs:simpleType><xs:restriction base="xs:int"/></xs:simpleType></xs:attribute>`), want: "the type is written inside the attribute, which names another one"},
		{name: "reference with a name", doc: inSchema(`<xs:element name="e" type="xs:int"/><xs:complexType name="T"><xs:sequence><xs:element ref="t:e" name="¦f"/></xs:sequence></xs:complexType>`), want: "a reference takes its name from what it refers to"},
		{name: "schema that should have a namespace", doc: inSchema(`<xs:import schemaLocation="n.xsd"/><xs:element name="a" type="¦t:N"/>`), more: map[string]string{"n.xsd": `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:complexType name="N"/></xs:schema>`}, want: "type t:N is not declared"},

		// occurrences and content models
		{name: "minOccurs above maxOccurs", doc: inType(`<xs:sequence><xs:element name="a" type="xs:int" minOccurs="¦3" maxOccurs="2"/></xs:sequence>`), want: "minOccurs 3 is more than maxOccurs 2"},
		{name: "maxOccurs that is no number", doc: inType(`<xs:sequence><xs:element name="a" type="xs:int" maxOccurs="¦-1"/></xs:sequence>`), want: `maxOccurs is "-1", expected a number`},
		{name: "unbounded minOccurs", doc: inType(`<xs:sequence><xs:element name="a" type="xs:int" minOccurs="¦unbounded"/></xs:sequence>`), want: "minOccurs is \"unbounded\", expected a number"},
		{name: "huge minOccurs", doc: inType(`<xs:sequence><xs:element name="a" type="xs:int" minOccurs="¦99999999999999999999" maxOccurs="unbounded"/></xs:sequence>`), want: "minOccurs 99999999999999999999 is out of range"},
		{name: "repetition in all", doc: inType(`<xs:all><xs:element name="a" type="xs:int" maxOccurs="¦2"/><xs:element name="b" type="xs:int"/></xs:all>`), want: "an element inside xs:all occurs at most once"},
		{name: "two content models", doc: inType(`<xs:sequence/>¦<xs:choice/>`), want: "xs:choice is a second content model"},
		{name: "an element of two types in one content", doc: inType(`<xs:sequence><xs:element name="a" type="xs:int"/><xs:element name="b" type="xs:int"/>¦<xs:element name="a" type="xs:string"/></xs:sequence>`), want: "element a has another type than at a.xsd:2:39"},
		{name: "in two arms of a choice", doc: inType(`<xs:choice><xs:element name="a" type="xs:int"/>¦<xs:element name="a" type="xs:string"/></xs:choice>`), want: "element a has another type"},
		{name: "circular group", doc: inSchema(`<xs:group name="g"><xs:sequence><xs:group ref="¦t:g"/></xs:sequence></xs:group><xs:complexType name="A"><xs:group ref="t:g"/></xs:complexType>`), want: "circular group: g contains itself"},
		{name: "circular attributeGroup", doc: inSchema(`<xs:attributeGroup name="g"><xs:attributeGroup ref="¦t:g"/></xs:attributeGroup><xs:complexType name="A"><xs:attributeGroup ref="t:g"/></xs:complexType>`), want: "circular attributeGroup: g contains itself"},
		{name: "form", doc: inType(`<xs:sequence><xs:element name="a" type="xs:int" form="¦full"/></xs:sequence>`), want: `form is "full", expected "qualified" or "unqualified"`},
		{name: "elementFormDefault", doc: "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' elementFormDefault='¦yes'/>", want: `elementFormDefault is "yes"`},
		{name: "use", doc: inType(`<xs:attribute name="a" use="¦always"/>`), want: `use is "always", expected "required"`},
		{name: "nillable", doc: inType(`<xs:sequence><xs:element name="a" type="xs:int" nillable="¦yes"/></xs:sequence>`), want: `nillable is "yes", expected "true" or "false"`},
		{name: "duplicate attribute declaration", doc: inType(`<xs:attribute name="a"/>¦<xs:attribute name="a"/>`), want: "attribute a is declared twice: first at a.xsd:2:26"},

		// values
		{name: "default that is code", doc: inType(`<xs:sequence><xs:element name="i" type="xs:int" default="¦1; Code()"/></xs:sequence>`), want: `the default value "1; Code()" is not a valid xs:int`},
		{name: "default out of range", doc: inType(`<xs:attribute name="i" type="xs:byte" default="¦128"/>`), want: `the default value "128" is not a valid xs:byte`},
		{name: "fixed", doc: inType(`<xs:attribute name="i" type="xs:boolean" fixed="¦yes"/>`), want: `the fixed value "yes" is not a valid xs:boolean`},
		{name: "default of an enumeration", doc: inSchema(`<xs:simpleType name="E"><xs:restriction base="xs:string"><xs:enumeration value="x"/></xs:restriction></xs:simpleType><xs:element name="e" type="t:E"/><xs:complexType name="A"><xs:attribute name="a" type="t:E" default="¦y"/></xs:complexType>`), want: `the default value "y" is not one of E`},
		{name: "default of an alias", doc: inSchema(`<xs:simpleType name="S"><xs:restriction base="xs:date"/></xs:simpleType><xs:complexType name="A"><xs:attribute name="a" type="t:S" default="¦today"/></xs:complexType>`), want: `the default value "today" is not a valid xs:date`},
		{name: "default and fixed", doc: inType(`<xs:attribute name="a" default="1" fixed="¦1"/>`), want: "default and fixed exclude each other"},

		// simple types
		{name: "empty simpleType", doc: inSchema(`¦<xs:simpleType name="T"/>`), want: "the simpleType is empty"},
		{name: "restriction of nothing", doc: inSimple(`¦<xs:restriction/>`), want: "restriction has neither a base nor a simpleType inside"},
		{name: "union of nothing", doc: inSimple(`¦<xs:union/>`), want: "the union has no members"},
		{name: "restriction of a complexType", doc: inSchema(typeA + `<xs:simpleType name="T"><xs:restriction base="¦t:A"/></xs:simpleType>`), want: "t:A is a complexType"},
		{name: "list of lists", doc: inSimple(`¦<xs:list itemType="xs:NMTOKENS"/>`), want: "the items of a list cannot be lists themselves"},
		{name: "circular simpleType", doc: inSimple(`<xs:restriction base="¦t:T"/>`), want: "circular simpleType: t:T leads back to itself"},
		{name: "circular union", doc: inSchema(`<xs:simpleType name="U"><xs:union memberTypes="t:V"/></xs:simpleType><xs:simpleType name="V"><xs:union memberTypes="¦t:U"/></xs:simpleType>`), want: "circular union: t:U leads back to itself"},
		{name: "circular list", doc: inSimple(`<xs:list itemType="¦t:T"/>`), want: "circular list: t:T leads back to itself"},
		{name: "facet that is no number", doc: inSimple(`<xs:restriction base="xs:string"><xs:maxLength value="¦ten"/></xs:restriction>`), want: `"ten" is not a value for the facet maxLength`},
		{name: "bound that is no value", doc: inSimple(`<xs:restriction base="xs:int"><xs:maxInclusive value="¦9999999999"/></xs:restriction>`), want: `"9999999999" is not a value for the facet maxInclusive`},
		{name: "whiteSpace", doc: inSimple(`<xs:restriction base="xs:string"><xs:whiteSpace value="¦trim"/></xs:restriction>`), want: `"trim" is not a value for the facet whiteSpace`},
		{name: "facet without a value", doc: inSimple(`<xs:restriction base="xs:string">¦<xs:maxLength/></xs:restriction>`), want: "the facet maxLength has no value"},
		{name: "enumeration without a value", doc: inSimple(`<xs:restriction base="xs:string">¦<xs:enumeration/></xs:restriction>`), want: "the enumeration has no value"},
		{name: "enumeration of another type", doc: inSimple(`<xs:restriction base="xs:int"><xs:enumeration value="¦x"/></xs:restriction>`), want: `"x" is not a valid xs:int`},
		{name: "unknown facet", doc: inSimple(`<xs:restriction base="xs:int">¦<xs:maximum value="1"/></xs:restriction>`), want: "xs:maximum is not expected inside xs:restriction"},
		{name: "too many members", doc: inSimple(`<xs:union memberTypes="¦` + strings.Repeat("xs:int ", maxMembers+1) + `"/>`), want: "the union has more than 1000 members"},

		// derivation
		{name: "circular complexType", doc: inSchema(`<xs:complexType name="A"><xs:complexContent><xs:extension base="t:B"/></xs:complexContent></xs:complexType><xs:complexType name="B"><xs:complexContent><xs:extension base="¦t:A"/></xs:complexContent></xs:complexType>`), want: "circular complexType: t:A is derived from itself"},
		{name: "no derivation", doc: inType(`¦<xs:complexContent/>`), want: "complexContent is empty, expected extension or restriction"},
		{name: "something else", doc: inType(`<xs:complexContent>¦<xs:sequence/></xs:complexContent>`), want: "xs:sequence is not expected inside xs:complexContent"},
		{name: "no base", doc: inType(`<xs:complexContent>¦<xs:extension/></xs:complexContent>`), want: "extension has no base"},
		{name: "complexContent of a built-in type", doc: inType(`<xs:complexContent><xs:extension base="¦xs:string"/></xs:complexContent>`), want: "xs:string is a simple type, expected simpleContent"},
		{name: "complexContent of a simpleType", doc: inSchema(`<xs:simpleType name="S"><xs:restriction base="xs:string"/></xs:simpleType><xs:complexType name="T"><xs:complexContent><xs:extension base="¦t:S"/></xs:complexContent></xs:complexType>`), want: "t:S is a simple type, expected simpleContent"},
		{name: "unknown base", doc: inType(`<xs:complexContent><xs:extension base="¦t:Nope"/></xs:complexContent>`), want: "type t:Nope is not declared"},
		{name: "simpleContent of elements", doc: inSchema(typeA + `<xs:complexType name="T"><xs:simpleContent><xs:extension base="¦t:A"/></xs:simpleContent></xs:complexType>`), want: "simpleContent is based on t:A, whose content is not text"},
		{name: "simpleContent that restricts a simpleType", doc: inType(`<xs:simpleContent><xs:restriction base="¦xs:string"/></xs:simpleContent>`), want: "simpleContent restricts xs:string, which is not a complexType"},
		{name: "simpleContent of an unknown type", doc: inType(`<xs:simpleContent><xs:extension base="¦t:Nope"/></xs:simpleContent>`), want: "type t:Nope is not declared"},
		{name: "elements beside text", doc: inSchema(`<xs:complexType name="A"><xs:simpleContent><xs:extension base="xs:string"/></xs:simpleContent></xs:complexType><xs:complexType name="T"><xs:complexContent><xs:extension base="t:A"><xs:sequence>¦<xs:element name="a" type="xs:int"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>`), want: "A has text as its content"},
		{name: "complexContent that restricts text", doc: inSchema(`<xs:complexType name="A"><xs:simpleContent><xs:extension base="xs:string"/></xs:simpleContent></xs:complexType><xs:complexType name="T"><xs:complexContent>¦<xs:restriction base="t:A"/></xs:complexContent></xs:complexType>`), want: "a complexContent cannot restrict t:A"},
		{name: "element of the base, required", doc: inSchema(typeA + `<xs:complexType name="T"><xs:complexContent><xs:extension base="t:A"><xs:sequence>¦<xs:element name="a" type="xs:string"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>`), want: "element a is there already: A, which this type extends, has it at a.xsd:2:39"},
		{name: "attribute of the base, of another type", doc: inSchema(typeA + `<xs:complexType name="T"><xs:complexContent><xs:extension base="t:A">¦<xs:attribute name="x" type="xs:long"/></xs:extension></xs:complexContent></xs:complexType>`), want: "attribute x is declared again with another type"},
		{name: "circular substitution group", doc: inSchema(`<xs:element name="a" type="xs:string" substitutionGroup="¦t:b"/><xs:element name="b" type="xs:string" substitutionGroup="t:a"/>`), want: "circular substitution group"},
		{name: "abstract element without members", doc: inSchema(`<xs:element name="h" abstract="true"/><xs:complexType name="A"><xs:sequence>¦<xs:element ref="t:h"/></xs:sequence></xs:complexType>`), want: "element h is abstract and no element stands for it"},

		// what is not supported
		{name: "SOAP array", doc: inSchema(`<xs:complexType name="A"><xs:complexContent><xs:restriction base="¦e:Array" xmlns:e="http://schemas.xmlsoap.org/soap/encoding/"><xs:attribute ref="e:arrayType" w:arrayType="xs:int[]" xmlns:w="http://schemas.xmlsoap.org/wsdl/"/></xs:restriction></xs:complexContent></xs:complexType>`), want: "e:Array is of SOAP encoding, which is not supported"},
		{name: "SOAP encoding's string", doc: inType(`<xs:sequence><xs:element name="a" type="¦e:string" xmlns:e="http://schemas.xmlsoap.org/soap/encoding/"/></xs:sequence>`), want: "e:string is of SOAP encoding, which is not supported"},
		{name: "simpleContent of SOAP encoding", doc: inType(`<xs:simpleContent><xs:extension base="¦e:string" xmlns:e="http://schemas.xmlsoap.org/soap/encoding/"/></xs:simpleContent>`), want: "e:string is of SOAP encoding"},
		{name: "assert", doc: inType(`¦<xs:assert test="1"/>`), want: "xs:assert is of XML Schema 1.1"},
		{name: "override", doc: inSchema(`¦<xs:override schemaLocation="b.xsd"/>`), want: "xs:override is of XML Schema 1.1"},
		{name: "alternative", doc: inSchema(`<xs:element name="a" type="xs:int"/><xs:element name="b">¦<xs:alternative/></xs:element>`), want: "xs:alternative is of XML Schema 1.1"},
		{name: "redefine", doc: inSchema(`¦<xs:redefine schemaLocation="b.xsd"><xs:simpleType name="S"><xs:restriction base="t:S"/></xs:simpleType></xs:redefine><xs:element name="e" type="t:S"/>`), more: map[string]string{"b.xsd": inSchema(`<xs:simpleType name="S"><xs:restriction base="xs:int"/></xs:simpleType>`)}, want: "xs:redefine is not supported"},
		{name: "foreign element", doc: inSchema(`¦<f:x xmlns:f="urn:f"/>`), want: "f:x is not expected inside xs:schema"},
		{name: "unknown element of XML Schema", doc: inType(`<xs:sequence>¦<xs:elment/></xs:sequence>`), want: "xs:elment is not expected inside xs:sequence"},
		{name: "in an attribute", doc: inType(`<xs:attribute name="a">¦<xs:complexType/></xs:attribute>`), want: "xs:complexType is not expected inside xs:attribute"},
		{name: "in a simpleType", doc: inSimple(`¦<xs:sequence/><xs:restriction base="xs:int"/>`), want: "xs:sequence is not expected inside xs:simpleType"},
		{name: "in a union", doc: inSimple(`<xs:union memberTypes="xs:int">¦<xs:list/></xs:union>`), want: "xs:list is not expected inside xs:union"},
	}, "a.xsd", diag.Error)
}

func TestSchemasThatDeserveAWarning(t *testing.T) {
	checkBad(t, []badDocument{
		{name: "letters that XML does not have", doc: inSchema(`<xs:element name="¦ª" type="xs:int"/>`), want: "strict parsers will refuse"},
		{name: "text in a schema", doc: inSchema(`<xs:annotation/>¦ oops`), want: `the text "oops" inside xs:schema has no meaning here`},
		{name: "value twice, documented twice", doc: inSchema(`<xs:simpleType name="T"><xs:restriction base="xs:string"><xs:enumeration value="a"/><xs:enumeration value="¦a"><xs:annotation><xs:documentation>b</xs:documentation></xs:annotation></xs:enumeration></xs:restriction></xs:simpleType>`), want: `the value "a" is listed twice`},
		{name: "facet of a list", doc: inSchema(`<xs:simpleType name="T"><xs:restriction base="xs:NMTOKENS"><xs:whiteSpace value="collapse"/>¦<xs:pattern value="a"/></xs:restriction></xs:simpleType>`), want: "the facet pattern of a list is not kept"},
		{name: "enumeration of a list", doc: inSchema(`<xs:simpleType name="T"><xs:restriction base="xs:NMTOKENS">¦<xs:enumeration value="a"/></xs:restriction></xs:simpleType>`), want: "the enumeration of a list is not kept"},
		{name: "two any", doc: inSchema(`<xs:complexType name="T"><xs:sequence><xs:any/><xs:element name="a" type="xs:int"/>¦<xs:any/></xs:sequence></xs:complexType>`), want: "a second xs:any"},
		{name: "any of an extension", doc: inSchema(`<xs:complexType name="A"><xs:sequence><xs:any minOccurs="0"/></xs:sequence></xs:complexType><xs:complexType name="T"><xs:complexContent><xs:extension base="t:A"><xs:sequence>¦<xs:any/><xs:element name="a" type="xs:int"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>`), want: "a second xs:any: what is sent or received there goes to the field of the first, which A has at a.xsd:2:39"},
		{name: "optional abstract element without members", doc: inSchema(`<xs:element name="h" abstract="true"/><xs:complexType name="A"><xs:sequence>¦<xs:element ref="t:h" minOccurs="0"/></xs:sequence></xs:complexType>`), want: "element h is abstract and no element stands for it: it is left out"},
		{name: "abstract type without derived ones", doc: inSchema(`<xs:complexType name="P" abstract="true"/><xs:complexType name="A"><xs:sequence><xs:element name="p" type="¦t:P"/></xs:sequence></xs:complexType>`), want: "type t:P is abstract and no type is derived from it: values are kept as raw XML"},
		{name: "message of an abstract type", doc: inSchema(`<xs:complexType name="P" abstract="true"/><xs:complexType name="Q"><xs:complexContent><xs:extension base="t:P"/></xs:complexContent></xs:complexType>¦<xs:element name="e" type="t:P"/>`), want: "the type of element e is abstract: a document cannot begin with it"},
	}, "a.xsd", diag.Warning)
}

// Documents made to exhaust time or memory end as a finding, quickly.
func TestBudgets(t *testing.T) {
	chain := func(format string, n int, reverse bool) string {
		parts := make([]string, n)
		for i := range n {
			at := i
			if reverse {
				at = n - 1 - i
			}
			parts[at] = strings.ReplaceAll(strings.ReplaceAll(format, "NEXT", fmt.Sprint(i)), "THIS", fmt.Sprint(i+1))
		}
		return strings.Join(parts, "\n")
	}
	many := func(format string, n int) string { return chain(format, n, false) }
	tests := []struct{ name, schema, want string }{
		{"groups that double", `<xs:group name="g0"><xs:sequence><xs:element name="e" type="xs:string"/></xs:sequence></xs:group>` +
			many(`<xs:group name="gTHIS"><xs:sequence><xs:group ref="t:gNEXT"/><xs:group ref="t:gNEXT"/></xs:sequence></xs:group>`, 40) +
			`<xs:complexType name="A"><xs:group ref="t:g40"/></xs:complexType>`, "expansion budget is exceeded: the content model has more than 10000 parts"},
		{"all groups together", `<xs:group name="g"><xs:sequence>` + many(`<xs:element name="eTHIS" type="xs:string"/>`, 5000) + `</xs:sequence></xs:group>` +
			many(`<xs:complexType name="ATHIS"><xs:group ref="t:g"/></xs:complexType>`, 100), "expansion budget is exceeded: types have more than 200000 fields together"},
		{"bases of many fields", `<xs:complexType name="B"><xs:sequence>` + many(`<xs:element name="eTHIS" type="xs:string"/>`, 5000) + `</xs:sequence></xs:complexType>` +
			many(`<xs:complexType name="ATHIS"><xs:complexContent><xs:extension base="t:B"/></xs:complexContent></xs:complexType>`, 100), "expansion budget is exceeded"},
		{"attribute groups of many attributes", `<xs:attributeGroup name="g">` + many(`<xs:attribute name="aTHIS"/>`, 5000) + `</xs:attributeGroup>` +
			many(`<xs:complexType name="ATHIS"><xs:attributeGroup ref="t:g"/></xs:complexType>`, 100), "expansion budget is exceeded"},
		{"substitution groups of many members", `<xs:element name="h" type="xs:string"/>` + many(`<xs:element name="mTHIS" substitutionGroup="t:h"/>`, 5000) +
			`<xs:complexType name="A"><xs:choice maxOccurs="9">` + many(`<xs:sequence><xs:element ref="t:h"/></xs:sequence>`, 100) + `</xs:choice></xs:complexType>`, "expansion budget is exceeded"},
		{"a long chain of simple types", `<xs:simpleType name="s0"><xs:restriction base="xs:string"/></xs:simpleType>` + chain(`<xs:simpleType name="sTHIS"><xs:restriction base="t:sNEXT"><xs:pattern value="a"/></xs:restriction></xs:simpleType>`, 300, false), "derived through more than 200"},
		{"the same backwards", chain(`<xs:simpleType name="sTHIS"><xs:restriction base="t:sNEXT"/></xs:simpleType>`, 5000, true) + `<xs:simpleType name="s0"><xs:restriction base="xs:string"/></xs:simpleType>`, "derived through more than 200"},
		{"a long chain of complex types, backwards", chain(`<xs:complexType name="sTHIS"><xs:complexContent><xs:extension base="t:sNEXT"/></xs:complexContent></xs:complexType>`, 5000, true) + `<xs:complexType name="s0"/>`, "derived through more than 200"},
		{"a long chain of attribute groups", `<xs:attributeGroup name="g0"/>` + many(`<xs:attributeGroup name="gTHIS"><xs:attributeGroup ref="t:gNEXT"/></xs:attributeGroup>`, 300) + `<xs:complexType name="A"><xs:attributeGroup ref="t:g300"/></xs:complexType>`, "attribute groups are nested deeper than 200"},
		{"a long chain of substitutions", `<xs:element name="e0" type="xs:string"/>` + many(`<xs:element name="eTHIS" substitutionGroup="t:eNEXT"/>`, 300), "substitution group of too many levels"},
		{"more mistakes than anyone reads", many(`<xs:complexType/>`, 20000), "complexType has no name"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, list, _ := parseFiles(t, map[string]string{"a.xsd": inSchema(test.schema)})
			found := false
			for _, f := range list.Findings() {
				found = found || strings.Contains(f.Msg, test.want) && f.Pos.Line > 0
			}
			if !found {
				t.Errorf("want a finding that says %q, have %d: %.300v", test.want, len(list.Findings()), list.Err())
			}
		})
	}
}

func TestLongChainsOfTypesThatReferToEachOther(t *testing.T) {
	var schema strings.Builder
	for i := range 5000 {
		fmt.Fprintf(&schema, `<xs:complexType name="A%d"><xs:sequence><xs:element name="a" type="t:A%d"/></xs:sequence></xs:complexType>`+"\n", i, (i+1)%5000)
	}
	api := parseClean(t, map[string]string{"a.xsd": inSchema(schema.String())})
	if len(api.Types) != 5000 {
		t.Errorf("%d types", len(api.Types))
	}
}
