package ir

import "github.com/ppgen/ppgen/internal/diag"

const sampleSpace = "urn:sample"

func sampleName(local string) QName { return QName{sampleSpace, local} }

// named returns a declaration with a Go name and a position of its own.
func named(local, goName string, line int) Decl {
	return Decl{Name: sampleName(local), Go: goName, Docs: Docs{Text: "What " + local + " is."}, Pos: diag.Pos{File: "a.wsdl", Line: line, Col: 3}}
}

func element(local, goName string, line int, t Type) *Field {
	return &Field{Decl: named(local, goName, line), Type: t, Wire: Wire{XML: &XML{Name: sampleName(local)}}}
}

func attribute(local, goName string, line int, t Type) *Field {
	f := element(local, goName, line, t)
	f.Name.Space = ""
	f.Wire.XML = &XML{Name: f.Name, Form: Attribute}
	return f
}

func text(goName string, line int, t Type) *Field {
	return &Field{Decl: named("Value", goName, line), Type: t, Wire: Wire{XML: &XML{Form: Text}}}
}

// A sample is a sound API with one of everything, whose parts tests reach for.
type sample struct {
	api                       *API
	amount, request, item     *Struct
	response, failure, param  *Struct
	inner, unused             *Struct
	status                    *Enum
	id                        *Alias
	shape                     *Union
	pay, look                 *Operation
	items, any, anyAttr, once *Field
}

func newSample() *sample {
	s := &sample{}
	str := &Scalar{Kind: String}
	s.id = &Alias{Decl: named("Id", "ID", 1), Target: &Scalar{Kind: String, Format: "token", Facets: []Facet{{"maxLength", "19"}, {"pattern", "[0-9]+"}}}}
	s.status = &Enum{Decl: named("StatusCodeType", "StatusCode", 2), Values: []*EnumValue{{named("Paid", "StatusCodePaid", 3)}, {named("Due", "StatusCodeDue", 4)}}}
	s.amount = &Struct{Decl: named("AmountType", "Amount", 5), Role: AmountRole, Fields: []*Field{
		attribute("currencyID", "CurrencyID", 6, str), text("Value", 7, &Scalar{Kind: Decimal, Format: "double"}),
	}}
	s.amount.Fields[0].Role, s.amount.Fields[1].Role = AmountCurrency, AmountValue
	s.item = &Struct{Decl: named("ItemType", "Item", 8), Fields: []*Field{
		element("Price", "Price", 9, s.amount), element("Status", "Status", 10, s.status),
	}}
	s.shape = &Union{Decl: named("Shape", "Shape", 11), Cases: []*Field{element("Item", "Item", 12, s.item), element("Note", "Note", 13, str)}}
	s.param = &Struct{Decl: named("ParamType", "Param", 14), Role: ParamRole, Fields: []*Field{
		element("Value", "Value", 15, str), attribute("ParamID", "ParamID", 16, str),
	}}
	s.param.Fields[0].Role, s.param.Fields[1].Role = ParamValue, ParamID
	s.failure = &Struct{Decl: named("ErrorType", "Error", 17), Role: ErrorRole, Fields: []*Field{
		element("Code", "Code", 18, str), element("Params", "Params", 19, &List{Elem: s.param, Max: Unbounded}),
	}}
	s.failure.Fields[0].Role, s.failure.Fields[1].Role = ErrorCode, ErrorParameters
	s.request = &Struct{Decl: named("BaseRequest", "BaseRequest", 20), Abstract: true, Role: RequestRole, Fields: []*Field{element("Version", "Version", 21, str)}}
	s.request.Fields[0].Role = RequestVersion
	s.addMessages(str)
	s.addOperations()
	return s
}

func (s *sample) addMessages(str *Scalar) {
	s.inner = &Struct{Decl: named("Pay/Group", "PayGroup", 22), Fields: []*Field{element("Step", "Step", 23, &Scalar{Kind: Int, Format: "int"})}}
	s.items = element("Items", "Items", 24, &List{Elem: s.item, Min: 1, Max: 10})
	s.once = &Field{Decl: named("Group", "Group", 25), Type: &List{Elem: s.inner, Max: Unbounded}, Wire: Wire{XML: &XML{Form: Inline}}}
	s.any = &Field{Decl: named("Any", "Any", 26), Type: &List{Elem: &Raw{}, Max: Unbounded}, Wire: Wire{XML: &XML{Form: AnyElement}}}
	s.anyAttr = &Field{Decl: named("AnyAttribute", "AnyAttribute", 27), Type: &List{Elem: &Raw{}, Max: Unbounded}, Wire: Wire{XML: &XML{Form: AnyAttribute}}}
	id := attribute("id", "ID", 28, s.id)
	words := attribute("words", "Words", 29, &List{Elem: str, Max: Unbounded, Packed: true})
	shape := element("Shape", "Shape", 30, s.shape)
	shape.Choice = []Branch{{Group: 1, Arm: 1, Required: true}}
	pay := &Struct{Decl: named("Pay", "Pay", 31), Base: s.request, Inherited: 1, Root: []QName{sampleName("PayReq"), sampleName("Pay")}}
	pay.Fields = []*Field{s.request.Fields[0], s.items, shape, s.once, s.any, id, words, s.anyAttr}
	paid := &Struct{Decl: named("Paid", "Paid", 32), Role: ResponseRole, Root: []QName{sampleName("Paid")}, Fields: []*Field{
		element("Ack", "Ack", 33, s.status), element("Errors", "Errors", 34, &List{Elem: s.failure, Max: Unbounded}), element("Time", "Time", 35, &Scalar{Kind: DateTime, Format: "dateTime"}),
	}}
	paid.Fields[0].Role, paid.Fields[1].Role, paid.Fields[2].Role = ResponseAck, ResponseErrors, ResponseTimestamp
	s.response = paid
	s.unused = &Struct{Decl: named("Unused", "Unused", 36), Root: []QName{sampleName("Unused")}}
	s.api = &API{
		Name: "sample", Title: "SampleService", Version: "1.2",
		Namespaces: []Namespace{{"s", sampleSpace}, {"t", "urn:unused"}},
		Sources:    []Source{{"a.wsdl", "00ff"}},
		Types:      []Named{s.amount, s.request, s.failure, s.id, s.item, s.param, paid, pay, s.inner, s.shape, s.status, s.unused},
	}
}

func (s *sample) addOperations() {
	pay := s.api.Types[7].(*Struct)
	header := &Message{Decl: named("Credentials", "Credentials", 40), Type: s.unused}
	s.pay = &Operation{
		Decl: named("Pay", "Pay", 41), Input: pay, Output: s.response,
		Repeat: Repeat{MovesMoney: true, Key: "id", KeyDays: 3},
		SOAP:   &SOAPBinding{Action: "urn:pay", Port: "P"},
	}
	s.look = &Operation{Decl: named("Look", "Look", 42), Input: s.unused, Output: s.unused, SOAP: &SOAPBinding{Headers: []*Message{header}, Faults: []*Message{{Decl: named("Broken", "Broken", 43), Type: s.unused}}}}
	s.api.Ops = []*Operation{s.look, s.pay}
}
