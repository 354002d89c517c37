package wsdl

import (
	"fmt"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/internal/diag"
	"github.com/ppgen/ppgen/ir"
)

// A contract is the parts of a WSDL, each of which a test may replace.
type contract struct {
	schema, messages, portType, binding, service, more string
}

const (
	someSchema   = `<xs:element name="Do"><xs:complexType><xs:sequence><xs:element name="a" type="xs:string"/></xs:sequence></xs:complexType></xs:element><xs:element name="Done" type="xs:string"/>`
	someMessages = `<wsdl:message name="DoIn"><wsdl:part name="p" element="t:Do"/></wsdl:message><wsdl:message name="DoOut"><wsdl:part name="p" element="t:Done"/></wsdl:message>`
	somePortType = `<wsdl:portType name="PT"><wsdl:operation name="Do"><wsdl:input message="t:DoIn"/><wsdl:output message="t:DoOut"/></wsdl:operation></wsdl:portType>`
	someBinding  = `<wsdl:binding name="B" type="t:PT"><soap:binding transport="http://schemas.xmlsoap.org/soap/http"/><wsdl:operation name="Do"><soap:operation soapAction="urn:do"/><wsdl:input><soap:body use="literal"/></wsdl:input><wsdl:output><soap:body use="literal"/></wsdl:output></wsdl:operation></wsdl:binding>`
	someService  = `<wsdl:service name="S"><wsdl:port name="P" binding="t:B"><soap:address location="https://example.com"/></wsdl:port></wsdl:service>`
)

func (c contract) String() string {
	or := func(text, otherwise string) string {
		if text == "" {
			return otherwise
		}
		return strings.TrimSpace(text)
	}
	return inWSDL(`<wsdl:types><xs:schema targetNamespace="urn:t" elementFormDefault="qualified">` + or(c.schema, someSchema) + `</xs:schema></wsdl:types>` + "\n" +
		or(c.messages, someMessages) + "\n" + or(c.portType, somePortType) + "\n" + or(c.binding, someBinding) + "\n" + or(c.service, someService) + c.more)
}

// sketchOps returns the operations of an API, one line each.
func sketchOps(api *ir.API) string {
	var b strings.Builder
	name := func(s *ir.Struct) string {
		if s == nil {
			return "-"
		}
		return s.Name.Local
	}
	for _, op := range api.Ops {
		fmt.Fprintf(&b, "%s(%s) %s port=%s", op.Name.Local, name(op.Input), name(op.Output), op.SOAP.Port)
		if op.SOAP.Action != "" {
			fmt.Fprintf(&b, " action=%s", op.SOAP.Action)
		}
		if op.SOAP.SOAP12 {
			b.WriteString(" soap12")
		}
		if op.SOAP.RPC {
			b.WriteString(" rpc")
		}
		for _, m := range op.SOAP.Headers {
			fmt.Fprintf(&b, " header=%s:%s", m.Name.Local, name(m.Type))
			if m.Output {
				b.WriteString("(answer)")
			}
		}
		for _, m := range op.SOAP.Faults {
			fmt.Fprintf(&b, " fault=%s:%s", m.Name.Local, name(m.Type))
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestOperations(t *testing.T) {
	soap12Binding := strings.ReplaceAll(strings.Replace(someBinding, `name="B"`, `name="B12"`, 1), "soap:", "soap12:")
	tests := []struct {
		name string
		contract
		want string
	}{
		{"document/literal", contract{}, `Do(Do) Done port=P action=urn:do
			Do: a:string! root=Do
			Done: #Value:string! root=Done`},
		{"SOAP 1.2", contract{binding: strings.ReplaceAll(someBinding, "soap:", "soap12:")}, `Do(Do) Done port=P action=urn:do soap12
			Do: a:string! root=Do
			Done: #Value:string! root=Done`},
		{"both, SOAP 1.2 first: one operation over SOAP 1.1", contract{binding: soap12Binding + someBinding, service: `<wsdl:service name="S"><wsdl:port name="P12" binding="t:B12"/><wsdl:port name="P" binding="t:B"/></wsdl:service>`},
			`Do(Do) Done port=P action=urn:do
			Do: a:string! root=Do
			Done: #Value:string! root=Done`},
		{"no service: the bindings are the ports", contract{service: "<wsdl:documentation/>"}, `Do(Do) Done port=B action=urn:do
			Do: a:string! root=Do
			Done: #Value:string! root=Done`},
		{"one way, with nothing in the body", contract{
			messages: `<wsdl:message name="DoIn"/>`,
			portType: `<wsdl:portType name="PT"><wsdl:operation name="Do"><wsdl:input message="t:DoIn"/></wsdl:operation></wsdl:portType>`},
			`Do(-) - port=P action=urn:do
			Do: a:string!
			`},
		{"a wrapper around one record is no type", contract{
			schema: `<xs:element name="DoReq"><xs:complexType><xs:sequence><xs:element ref="t:DoRequest"/></xs:sequence></xs:complexType></xs:element><xs:element name="DoRequest" type="t:R"/><xs:complexType name="R"><xs:sequence><xs:element name="a" type="xs:string"/></xs:sequence></xs:complexType>
				<xs:element name="Done"><xs:complexType><xs:sequence><xs:element name="r" type="t:R" minOccurs="0"/></xs:sequence></xs:complexType></xs:element>`,
			messages: strings.Replace(someMessages, "t:Do\"", "t:DoReq\"", 1)},
			`Do(R) Done port=P action=urn:do
			Done: r:R root=Done
			R: a:string! root=DoReq/DoRequest`},
		{"a wrapper that something else refers to stays", contract{
			schema: `<xs:element name="Do"><xs:complexType><xs:sequence><xs:element name="r" type="t:R"/></xs:sequence></xs:complexType></xs:element><xs:complexType name="R"><xs:sequence><xs:element ref="t:Do" minOccurs="0"/></xs:sequence></xs:complexType><xs:element name="Done" type="xs:int"/>`},
			`Do(R) Done port=P action=urn:do
			Do: r:R!
			Done: #Value:int! root=Done
			R: Do:Do root=Do/r`},
		{"a type that serves two messages has a struct for each", contract{
			schema: `<xs:element name="Do" type="t:R"/><xs:element name="Done" type="t:R"/><xs:complexType name="R" mixed="true"><xs:attribute name="a"/></xs:complexType>`},
			`Do(Do) Done port=P action=urn:do
			Do: <R+2> root=Do
			Done: <R+2> root=Done
			R: #Value:string @a:string`},
		{"rpc/literal", contract{
			messages: `<wsdl:message name="DoIn"><wsdl:part name="x" type="xs:int"/><wsdl:part name="y" type="t:R"/></wsdl:message><wsdl:message name="DoOut"><wsdl:part name="z" type="xs:string"/></wsdl:message>`,
			schema:   `<xs:complexType name="R"/>`,
			binding:  strings.NewReplacer(`<soap:binding`, `<soap:binding style="rpc"`, `<soap:body`, `<soap:body namespace="urn:t"`).Replace(someBinding)},
			`Do(Do) DoResponse port=P action=urn:do rpc
			Do: {}x:int! {}y:R! root=Do
			DoResponse: {}z:string! root=DoResponse
			R:`},
		{"the style of an operation wins", contract{binding: strings.NewReplacer(`<soap:binding`, `<soap:binding style="rpc"`, `<soap:operation`, `<soap:operation style="document"`).Replace(someBinding)},
			`Do(Do) Done port=P action=urn:do
			Do: a:string! root=Do
			Done: #Value:string! root=Done`},
		{"headers and faults", contract{
			schema:   someSchema + `<xs:element name="H" type="xs:int"/><xs:element name="K" type="xs:int"/><xs:element name="F"><xs:complexType/></xs:element>`,
			messages: someMessages + `<wsdl:message name="HM"><wsdl:part name="h" element="t:H"/><wsdl:part name="k" element="t:K"/></wsdl:message><wsdl:message name="FM"><wsdl:part name="f" element="t:F"/></wsdl:message>`,
			portType: strings.Replace(somePortType, `</wsdl:operation>`, `<wsdl:fault name="F" message="t:FM"/></wsdl:operation>`, 1),
			binding: strings.NewReplacer(`<wsdl:input>`, `<wsdl:input><soap:header message="t:HM" part="h" use="literal"/>`,
				`<wsdl:output>`, `<wsdl:output><soap:header message="t:HM" part="h" use="literal"/><soap:header message="t:HM" part="k" use="literal"/>`).Replace(someBinding)},
			`Do(Do) Done port=P action=urn:do header=H:H header=K:K(answer) fault=F:F
			Do: a:string! root=Do
			Done: #Value:string! root=Done
			F: root=F
			H: #Value:int! root=H
			K: #Value:int! root=K`},
		{"a header that is a part of the message itself", contract{
			schema:   someSchema + `<xs:element name="H" type="xs:int"/>`,
			messages: strings.Replace(someMessages, `<wsdl:part`, `<wsdl:part name="h" element="t:H"/><wsdl:part`, 1),
			binding:  strings.Replace(someBinding, `<wsdl:input>`, `<wsdl:input><soap:header message="t:DoIn" part="h" use="literal"/>`, 1)},
			`Do(Do) Done port=P action=urn:do header=H:H
			Do: a:string! root=Do
			Done: #Value:string! root=Done
			H: #Value:int! root=H`},
		{"parts", contract{
			schema:   someSchema + `<xs:element name="H" type="xs:int"/>`,
			messages: strings.Replace(someMessages, `<wsdl:part`, `<wsdl:part name="h" element="t:H"/><wsdl:part`, 1),
			binding:  strings.Replace(someBinding, `<soap:body`, `<soap:body parts="p"`, 1)},
			`Do(Do) Done port=P action=urn:do
			Do: a:string! root=Do
			Done: #Value:string! root=Done`},
		{"two port types with operations of one name", contract{
			portType: somePortType + strings.Replace(somePortType, `"PT"`, `"QT"`, 1),
			binding:  someBinding + strings.NewReplacer(`"B"`, `"C"`, `"t:PT"`, `"t:QT"`).Replace(someBinding),
			service:  strings.Replace(someService, `</wsdl:service>`, `<wsdl:port name="Q" binding="t:C"/></wsdl:service>`, 1)},
			`PT/Do(Do) Done port=P action=urn:do
			QT/Do(Do) Done port=Q action=urn:do
			Do: a:string! root=Do
			Done: #Value:string! root=Done`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			api := parseClean(t, map[string]string{"a.wsdl": test.contract.String()})
			if got, want := sketchOps(api)+sketch(api), lines(test.want); got != want {
				t.Errorf("have\n%swant\n%s", got, want)
			}
		})
	}
}

func TestWSDLsWithAMistake(t *testing.T) {
	replace := func(text string, pairs ...string) string { return strings.NewReplacer(pairs...).Replace(text) }
	bad := func(c contract) string { return c.String() }
	checkBad(t, []badDocument{
		{name: "no operations", doc: strings.Replace(inWSDL(""), "<wsdl:def", "¦<wsdl:def", 1), want: "the document offers no operation"},
		{name: "unknown binding", doc: bad(contract{service: replace(someService, `"t:B"`, `"¦t:Nope"`)}), want: "binding t:Nope is not declared"},
		{name: "port without a binding", doc: bad(contract{service: `<wsdl:service name="S">¦<wsdl:port name="P"/></wsdl:service>`}), want: "port has no binding"},
		{name: "unknown port type", doc: bad(contract{binding: replace(someBinding, `"t:PT"`, `"¦t:Nope"`)}), want: "portType t:Nope is not declared"},
		{name: "unknown message", doc: bad(contract{portType: replace(somePortType, `"t:DoIn"`, `"¦t:Nope"`)}), want: "message t:Nope is not declared"},
		{name: "unknown element", doc: bad(contract{messages: replace(someMessages, `"t:Do"`, `"¦t:Nope"`)}), want: "element t:Nope is not declared"},
		{name: "undeclared prefix", doc: bad(contract{messages: replace(someMessages, `"t:Do"`, `"¦q:Do"`)}), want: "the prefix q of element"},
		{name: "operation that the port type does not have", doc: bad(contract{binding: replace(someBinding, `operation name="Do"`, `operation name="¦Don"`)}), want: "port type PT has no operation Don", rest: 1},
		{name: "overloaded operation", doc: bad(contract{portType: strings.Replace(somePortType, `</wsdl:portType>`, `<wsdl:operation name="¦Do"><wsdl:input message="t:DoIn"/></wsdl:operation></wsdl:portType>`, 1)}), want: "operation Do is overloaded"},
		{name: "operation name that is code", doc: bad(contract{portType: somePortType + `<wsdl:portType name="¦Do() {}"/>`}), want: "is not an XML name"},
		{name: "binding operation name that is code", doc: bad(contract{binding: strings.Replace(someBinding, `</wsdl:binding>`, `<wsdl:operation name="¦Do() {}"/></wsdl:binding>`, 1)}), want: "is not an XML name"},
		{name: "port type operation name that is code", doc: bad(contract{portType: strings.Replace(somePortType, `</wsdl:portType>`, `<wsdl:operation name="¦Do() {}"/></wsdl:portType>`, 1)}), want: "is not an XML name"},
		{name: "duplicate message", doc: bad(contract{messages: someMessages + `¦<wsdl:message name="DoIn"/>`}), want: "message DoIn is declared twice"},
		{name: "rpc/encoded, once", doc: bad(contract{binding: strings.Replace(replace(someBinding, `<soap:binding`, `<soap:binding style="rpc"`, `"literal"`, `"encoded"`), `"encoded"`, `"¦encoded"`, 1)}), want: "rpc/encoded is not supported"},
		{name: "document/encoded", doc: bad(contract{binding: strings.Replace(someBinding, `"literal"`, `"¦encoded"`, 1)}), want: "document/encoded is not supported"},
		{name: "no soap:binding", doc: bad(contract{binding: `¦<wsdl:binding name="B" type="t:PT"/>`}), want: "the binding has no soap:binding inside"},
		{name: "style", doc: bad(contract{binding: replace(someBinding, `<soap:binding`, `<soap:binding style="¦wrapped"`)}), want: `style is "wrapped", expected "document" or "rpc"`},
		{name: "several parts", doc: bad(contract{messages: strings.Replace(someMessages, `</wsdl:message>`, `¦<wsdl:part name="q" element="t:Done"/></wsdl:message>`, 1)}), want: "several parts is not supported"},
		{name: "a part with a type", doc: bad(contract{messages: replace(someMessages, `<wsdl:part name="p" element="t:Do"/>`, `¦<wsdl:part name="p" type="xs:int"/>`)}), want: "the part names no element"},
		{name: "an abstract element", doc: bad(contract{schema: replace(someSchema, `name="Done"`, `name="Done" abstract="true"`), messages: replace(someMessages, `"t:Done"`, `"¦t:Done"`)}), want: "element t:Done cannot be sent"},
		{name: "neither input nor output", doc: bad(contract{portType: `<wsdl:portType name="PT">¦<wsdl:operation name="Do"/></wsdl:portType>`}), want: "the operation has neither input nor output"},
		{name: "MIME", doc: bad(contract{binding: replace(someBinding, `<wsdl:input>`, `<wsdl:input>¦<m:multipartRelated xmlns:m="http://schemas.xmlsoap.org/wsdl/mime/"/>`)}), want: "MIME attachments are not supported"},
		{name: "rpc with an element", doc: bad(contract{messages: replace(someMessages, `"t:Do"`, `"¦t:Do"`, `element="t:Done"`, `type="xs:int"`), binding: replace(someBinding, `<soap:binding`, `<soap:binding style="rpc"`, `<soap:body`, `<soap:body namespace="urn:t"`)}), want: "a part of an rpc/literal message cannot be an element"},
		{name: "rpc with a part without a type", doc: bad(contract{messages: replace(someMessages, `<wsdl:part name="p" element="t:Do"/>`, `¦<wsdl:part name="p"/>`, `element="t:Done"`, `type="xs:int"`), binding: replace(someBinding, `<soap:binding`, `<soap:binding style="rpc"`, `<soap:body`, `<soap:body namespace="urn:t"`)}), want: "the part has no type"},
		{name: "header of an unknown message", doc: bad(contract{binding: replace(someBinding, `<wsdl:input>`, `<wsdl:input><soap:header message="¦t:Nope" part="h"/>`)}), want: "message t:Nope is not declared"},
		{name: "header of an unknown part", doc: bad(contract{binding: replace(someBinding, `<wsdl:input>`, `<wsdl:input><soap:header message="t:DoOut" part="¦h"/>`)}), want: `message DoOut has no part "h"`},
		{name: "fault of an unknown message", doc: bad(contract{portType: strings.Replace(somePortType, `</wsdl:operation>`, `<wsdl:fault name="F" message="¦t:FM"/></wsdl:operation>`, 1)}), want: "message t:FM is not declared"},
		{name: "unknown element of WSDL", doc: bad(contract{more: `¦<wsdl:interface/>`}), want: "wsdl:interface is not expected inside wsdl:definitions"},
		{name: "in a service", doc: bad(contract{service: strings.Replace(someService, `</wsdl:service>`, `¦<wsdl:endpoint/></wsdl:service>`, 1)}), want: "wsdl:endpoint is not expected inside wsdl:service"},
		{name: "in a port type", doc: bad(contract{portType: strings.Replace(somePortType, `</wsdl:portType>`, `¦<wsdl:fault/></wsdl:portType>`, 1)}), want: "wsdl:fault is not expected inside wsdl:portType"},
		{name: "types of a draft", doc: bad(contract{more: `<wsdl:types>¦<s:schema xmlns:s="http://www.w3.org/1999/XMLSchema"/></wsdl:types>`}), want: "the XML Schema draft http://www.w3.org/1999/XMLSchema is not supported"},
		{name: "types of another kind", doc: bad(contract{more: `<wsdl:types>¦<r:grammar xmlns:r="urn:r"/></wsdl:types>`}), want: "types in r:grammar are not supported"},
		{name: "import without a location", doc: bad(contract{more: `¦<wsdl:import namespace="urn:o"/>`}), want: "wsdl:import has no location"},
		{name: "import from elsewhere", doc: bad(contract{more: `<wsdl:import namespace="urn:o" location="¦http://127.0.0.1:9/evil.wsdl"/>`}), want: "only files below the root document's folder are read"},
		{name: "import of another namespace", doc: bad(contract{more: `¦<wsdl:import namespace="urn:o" location="b.wsdl"/>`}), more: map[string]string{"b.wsdl": inWSDL("")}, want: `b.wsdl declares namespace "urn:t", but the import says "urn:o"`},
		{name: "import of no file, and used", doc: bad(contract{messages: replace(someMessages, `"t:Do"`, `"o:Do" xmlns:o="urn:o"`), more: `<wsdl:import namespace="urn:o" location="¦o.wsdl"/>`}), want: "there is no file o.wsdl"},
	}, "a.wsdl", diag.Error)
}

func TestWSDLsThatDeserveAWarning(t *testing.T) {
	replace := func(text string, pairs ...string) string { return strings.NewReplacer(pairs...).Replace(text) }
	bad := func(c contract) string { return c.String() }
	checkBad(t, []badDocument{
		{name: "credentials in the address", doc: bad(contract{service: replace(someService, `https://`, `¦https://user:secret@`)}), want: "the address carries credentials"},
		{name: "HTTP binding", doc: bad(contract{binding: someBinding + `<wsdl:binding name="H" type="t:PT">¦<h:binding xmlns:h="http://schemas.xmlsoap.org/wsdl/http/" verb="GET"/></wsdl:binding>`, service: replace(someService, `</wsdl:service>`, `<wsdl:port name="Q" binding="t:H"/></wsdl:service>`)}), want: "HTTP bindings are not supported: the operations of port Q are left out"},
		{name: "transport", doc: bad(contract{binding: someBinding + `<wsdl:binding name="J" type="t:PT"><soap:binding transport="¦http://www.w3.org/2010/soapjms/"/></wsdl:binding>`, service: replace(someService, `</wsdl:service>`, `<wsdl:port name="Q" binding="t:J"/></wsdl:service>`)}), want: "transport http://www.w3.org/2010/soapjms/ is not supported"},
		{name: "operation without a binding", doc: bad(contract{portType: strings.Replace(somePortType, `</wsdl:portType>`, `¦<wsdl:operation name="Not"><wsdl:input message="t:DoIn"/></wsdl:operation></wsdl:portType>`, 1)}), want: "binding B does not bind the operation: it is left out"},
		{name: "operation of the server", doc: bad(contract{portType: replace(somePortType, `<wsdl:operation`, `¦<wsdl:operation`, `<wsdl:input message="t:DoIn"/>`, ``)}), want: "the server calls the client in this operation"},
		{name: "header fault", doc: bad(contract{schema: someSchema + `<xs:element name="H" type="xs:int"/>`, messages: someMessages + `<wsdl:message name="HM"><wsdl:part name="h" element="t:H"/></wsdl:message>`, binding: replace(someBinding, `<wsdl:input>`, `<wsdl:input><soap:header message="t:HM" part="h">¦<soap:headerfault/></soap:header>`)}), want: "soap:headerfault is not supported"},
		{name: "required extension", doc: bad(contract{more: `¦<x:policy xmlns:x="urn:x" wsdl:required="true"/>`}), want: "the document requires the extension x:policy"},
		{name: "rpc without a namespace", doc: bad(contract{messages: replace(someMessages, `element="t:Do"`, `type="xs:int"`, `element="t:Done"`, `type="xs:int"`), binding: replace(someBinding, `<soap:binding`, `<soap:binding style="rpc"`, `<wsdl:operation`, `¦<wsdl:operation`)}), want: "the rpc/literal binding gives the body no namespace: Do has none", rest: 1},
	}, "a.wsdl", diag.Warning)
}

func TestTheAPIItself(t *testing.T) {
	api := parseClean(t, map[string]string{
		"a.wsdl": strings.Replace(contract{
			service:  strings.Replace(someService, `name="S">`, `name="S"><wsdl:documentation>A service.</wsdl:documentation>`, 1),
			portType: strings.Replace(somePortType, `name="Do">`, `name="Do"><wsdl:documentation>Does &lt;b>it&lt;/b>.</wsdl:documentation>`, 1),
			schema:   `<xs:import namespace="urn:o" schemaLocation="o.xsd"/><xs:import namespace="urn:q" schemaLocation="q.xsd"/><xs:element name="Do"><xs:complexType><xs:sequence><xs:element ref="o:e" xmlns:o="urn:o"/><xs:element ref="o:e" xmlns:o="urn:q"/></xs:sequence><xs:attribute ref="xml:lang"/></xs:complexType></xs:element><xs:element name="Done" type="xs:int"/>`,
		}.String(), "<wsdl:definitions", `<wsdl:definitions t:version="1.5" xmlns:soapenv="urn:q" xmlns:ns1="urn:unused"`, 1),
		"o.xsd": `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:o" xmlns:mine="urn:o"><xs:element name="e" type="xs:int"/></xs:schema>`,
		"q.xsd": `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:q"><xs:element name="e" type="xs:int"/></xs:schema>`,
	})
	if api.Title != "S" || api.Version != "1.5" || api.Docs.Text != "A service." || api.Ops[0].Docs.Text != "Does it." {
		t.Errorf("title %q, version %q, docs %q, operation %q", api.Title, api.Version, api.Docs.Text, api.Ops[0].Docs.Text)
	}
	if got, want := fmt.Sprint(api.Namespaces), "[{ns2 urn:o} {ns3 urn:q} {t urn:t}]"; got != want {
		t.Errorf("namespaces are %s, want %s", got, want)
	}
	var names []string
	for _, s := range api.Sources {
		if len(s.SHA256) != 64 {
			t.Errorf("checksum of %s is %q", s.Path, s.SHA256)
		}
		names = append(names, s.Path)
	}
	if got := strings.Join(names, " "); got != "a.wsdl o.xsd q.xsd" {
		t.Errorf("sources are %s", got)
	}
}

func TestWSDLThatImportsWSDLAndSchema(t *testing.T) {
	api := parseClean(t, map[string]string{
		"a.wsdl": inWSDL(`<wsdl:import namespace="urn:t" location="a.wsdl"/><wsdl:import namespace="urn:p" location="parts/p.wsdl"/>` +
			strings.Replace(someService, `"t:B"`, `"p:B" xmlns:p="urn:p"`, 1)),
		"parts/p.wsdl": strings.ReplaceAll(inWSDL(`<wsdl:import namespace="urn:x" location="x.xsd"/><wsdl:import namespace="urn:p" location="p.wsdl"/>`+
			strings.ReplaceAll(someMessages, `element="t:`, `xmlns:x="urn:x" element="x:`)+somePortType+someBinding), "urn:t", "urn:p"),
		"parts/x.xsd": strings.ReplaceAll(inSchema(someSchema), "urn:t", "urn:x"),
	})
	if got, want := sketchOps(api), "Do(Do) Done port=P action=urn:do\n"; got != want {
		t.Errorf("have %s, want %s", got, want)
	}
}

// The order of declarations must not matter.
func TestTheOrderOfDeclarationsDoesNotMatter(t *testing.T) {
	c := contract{}
	forward := parseClean(t, map[string]string{"a.wsdl": c.String()})
	backward := parseClean(t, map[string]string{"a.wsdl": inWSDL(someService + someBinding + somePortType + someMessages +
		`<wsdl:types><xs:schema targetNamespace="urn:t" elementFormDefault="qualified"><xs:element name="Done" type="xs:string"/>` + strings.Replace(someSchema, `<xs:element name="Done" type="xs:string"/>`, "", 1) + `</xs:schema></wsdl:types>`)})
	if a, b := string(ir.Contract(forward)), string(ir.Contract(backward)); a != b {
		t.Errorf("have\n%s\nand\n%s", a, b)
	}
}
