package emit

import (
	"strings"
	"testing"

	"github.com/ppgen/ppgen/ir"
)

// A restBuilder makes an API over REST by hand.
type restBuilder struct {
	*builder
	service *ir.Service
}

func newREST() *restBuilder {
	b := &restBuilder{&builder{&ir.API{Name: "sample", Title: "Sample"}}, &ir.Service{Decl: decl("Things", "")}}
	b.api.Services = []*ir.Service{b.service}
	return b
}

// jsonMember returns a field that is a member of a JSON object: the Go name is the
// wire name with a capital letter.
func jsonMember(name string, t ir.Type) *ir.Field {
	return &ir.Field{Decl: restDecl(name), Type: t, Wire: ir.Wire{JSON: &ir.JSON{Name: name}}}
}

func restDecl(name string) ir.Decl {
	return ir.Decl{Name: ir.QName{Local: name}, Go: strings.ToUpper(name[:1]) + name[1:]}
}

func (b *restBuilder) object(name string, fields ...*ir.Field) *ir.Struct {
	s := &ir.Struct{Decl: restDecl(name), Fields: fields}
	b.api.Types = append(b.api.Types, s)
	return s
}

func (b *restBuilder) amountType(name, value, currency string) *ir.Struct {
	s := b.object(name, inRole(jsonMember(value, scalar(ir.String)), ir.AmountValue), inRole(jsonMember(currency, scalar(ir.String)), ir.AmountCurrency))
	s.Role = ir.AmountRole
	return s
}

// get adds an operation that answers with a JSON value.
func (b *restBuilder) get(name, path string, answer ir.Type) *ir.Operation {
	op := &ir.Operation{Decl: restDecl(name), REST: &ir.RESTBinding{Service: b.service, Method: "GET", Path: path}}
	if answer != nil {
		op.REST.Results = []*ir.Result{jsonResult("200", answer)}
	}
	b.api.Ops = append(b.api.Ops, op)
	return op
}

func jsonResult(status string, t ir.Type) *ir.Result {
	return &ir.Result{Decl: ir.Decl{Name: ir.QName{Local: status}}, Type: t, MediaType: "application/json"}
}

func param(in ir.ParamIn, name string, t ir.Type) *ir.Param {
	p := &ir.Param{Field: ir.Field{Decl: restDecl(name), Type: t}, In: in}
	if in == ir.InQuery {
		p.Style, p.Explode = ir.FormStyle, true
	}
	return p
}

func TestJSONFields(t *testing.T) {
	b := newREST()
	status := b.enum("Status", "OPEN")
	stamp := scalar(ir.DateTime)
	money := b.amountType("Money", "value", "currency_code")
	price := b.amountType("Price", "amount", "unit")
	link := b.object("Link_description")
	link.Role = ir.LinkRole
	failure := b.object("Error")
	failure.Role = ir.FailureRole
	item := b.object("Item")
	union := &ir.Union{Decl: restDecl("choice"), Cases: []*ir.Field{
		{Decl: restDecl("text"), Type: scalar(ir.String), Wire: ir.Wire{JSON: &ir.JSON{Case: &ir.JSONCase{Kinds: ir.JSONString}}}},
	}}
	b.api.Types = append(b.api.Types, union)
	tests := []struct {
		field *ir.Field
		typ   string // of the Go field
		call  string // in JSONFields
	}{
		{jsonMember("a", scalar(ir.String)), "string", `f.String("a", &x.A)`},
		{required(jsonMember("a", scalar(ir.String))), "string", `f.RequiredString("a", &x.A)`},
		{with(required(jsonMember("a", scalar(ir.String))), func(f *ir.Field) { f.ReadOnly = true }), "string", `f.String("a", &x.A)`},
		{jsonMember("a", status), "Status", `f.String("a", (*string)(&x.A))`},
		{required(jsonMember("a", stamp)), "paypal.DateTime", `f.String("a", (*string)(&x.A))`},
		{required(jsonMember("a", status)), "Status", `f.String("a", (*string)(&x.A))`},
		{required(jsonMember("a", scalar(ir.String, ir.Facet{Name: "minLength", Value: "1"}))), "string", `f.String("a", &x.A)`},
		{required(jsonMember("a", scalar(ir.String, ir.Facet{Name: "minLength", Value: "0"}))), "string", `f.RequiredString("a", &x.A)`},
		{jsonMember("a", scalar(ir.Bool)), "*bool", `f.OptBool("a", &x.A)`},
		{required(jsonMember("a", scalar(ir.Int))), "int", `f.Int("a", &x.A)`},
		{jsonMember("a", scalar(ir.Decimal)), "*money.Decimal", `f.OptDecimal("a", &x.A)`},
		{jsonMember("a", scalar(ir.Bytes)), "[]byte", `f.Bytes("a", &x.A)`},
		{required(jsonMember("a", &ir.Raw{})), "rest.Raw", `f.RequiredRaw("a", &x.A)`},
		{jsonMember("a", item), "*Item", `rest.Record(f, "a", &x.A)`},
		{required(jsonMember("a", item)), "*Item", `rest.Record(f, "a", &x.A)`},
		{jsonMember("a", union), "*Choice", `rest.Record(f, "a", &x.A)`},
		{jsonMember("a", money), "*money.Amount", `f.Amount("a", &x.A, rest.CurrencyCodeValue)`},
		{jsonMember("a", price), "*money.Amount", `f.Amount("a", &x.A, spellingPrice)`},
		{with(jsonMember("a", money), func(f *ir.Field) { f.Wire.JSON = &ir.JSON{Inline: true} }), "*money.Amount", `f.InlineAmount(&x.A, rest.CurrencyCodeValue)`},
		{jsonMember("a", link), "*rest.Link", `f.Link("a", &x.A)`},
		{jsonMember("a", list(link)), "[]rest.Link", `f.Links("a", &x.A)`},
		{jsonMember("a", &ir.Map{Elem: link}), "map[string]rest.Link", `rest.Map(f, "a", &x.A, (*rest.Fields).LinkItem)`},
		{jsonMember("a", failure), "*rest.Error", `f.Error("a", &x.A)`},
		{jsonMember("a", list(failure)), "[]rest.Error", `f.Errors("a", &x.A)`},
		{jsonMember("a", list(scalar(ir.String))), "[]string", `rest.Strings(f, "a", &x.A)`},
		{jsonMember("a", list(status)), "[]Status", `rest.Strings(f, "a", &x.A)`},
		{jsonMember("a", list(scalar(ir.Long))), "[]int64", `f.Longs("a", &x.A)`},
		{jsonMember("a", list(item)), "[]Item", `rest.Records(f, "a", &x.A)`},
		{jsonMember("a", list(money)), "[]money.Amount", `f.Amounts("a", &x.A, rest.CurrencyCodeValue)`},
		{jsonMember("a", list(&ir.Raw{})), "[]rest.Raw", `f.Raws("a", &x.A)`},
		{jsonMember("a", list(list(item))), "[][]Item", `rest.List(f, "a", &x.A, func(f *rest.Fields, v *[]Item) { rest.Records(f, "", v) })`},
		{jsonMember("a", list(scalar(ir.Bytes))), "[][]byte", `rest.List(f, "a", &x.A, func(f *rest.Fields, v *[]byte) { f.RequiredBytes("", v) })`},
		{jsonMember("a", &ir.Map{Elem: scalar(ir.String)}), "map[string]string", `rest.StringMap(f, "a", &x.A)`},
		{jsonMember("a", &ir.Map{Elem: &ir.Raw{}}), "map[string]rest.Raw", `f.RawMap("a", &x.A)`},
		{jsonMember("a", &ir.Map{Elem: item}), "map[string]Item", `rest.RecordMap(f, "a", &x.A)`},
		{jsonMember("a", &ir.Map{Elem: money}), "map[string]money.Amount", `rest.Map(f, "a", &x.A, func(f *rest.Fields, v *money.Amount) { f.AmountValue("", v, rest.CurrencyCodeValue) })`},
		{explicit(jsonMember("a", scalar(ir.String))), "rest.Nullable[string]", `rest.Explicit(f, "a", &x.A, func(f *rest.Fields, v *string) { f.RequiredString("", v) })`},
		{explicit(jsonMember("a", item)), "rest.Nullable[Item]", `rest.Explicit(f, "a", &x.A, func(f *rest.Fields, v *Item) { f.Object("", v) })`},
		{with(jsonMember("a", scalar(ir.String)), func(f *ir.Field) { f.Wire.JSON.Name = "a\"\n\\" }), "string", `f.String("a\\\"\\u000a\\\\", &x.A)`},
	}
	record := b.object("record")
	for _, test := range tests {
		record.Fields = []*ir.Field{test.field}
		files := b.emit(t)
		wantText(t, files["structs.go"], "\tA "+test.typ+"\n}")
		wantText(t, files["json.go"], "func (x *Record) JSONFields(f *rest.Fields) {\n\t"+test.call+"\n}")
	}
	wantText(t, b.emit(t)["json.go"],
		"func (x Record) MarshalJSON() ([]byte, error) { return rest.Marshal(&x) }",
		"func (x *Record) UnmarshalJSON(b []byte) error { return rest.Unmarshal(b, x) }")
	wantText(t, b.emit(t)["amounts.go"], `var spellingPrice = rest.NewSpelling("amount", "unit")`)
}

func explicit(f *ir.Field) *ir.Field {
	return with(f, func(f *ir.Field) { f.Explicit, f.Nillable = true, true })
}

func TestExtraMembers(t *testing.T) {
	b := newREST()
	b.object("record", jsonMember("a", scalar(ir.String))).Extra = scalar(ir.Long)
	files := b.emit(t)
	wantText(t, files["structs.go"], "\tExtra map[string]int64\n")
	wantText(t, files["json.go"], `rest.Extra(f, &x.Extra, func(f *rest.Fields, v *int64) { f.Long("", v) })`)
}

func TestJSONUnion(t *testing.T) {
	b := newREST()
	person, status := b.object("Person", jsonMember("kind", scalar(ir.String))), b.enum("Status", "OPEN")
	c := func(name string, t ir.Type, c ir.JSONCase) *ir.Field {
		return &ir.Field{Decl: restDecl(name), Type: t, Wire: ir.Wire{JSON: &ir.JSON{Case: &c}}}
	}
	b.api.Types = append(b.api.Types, &ir.Union{Decl: restDecl("owner"), Discriminator: "kind", Cases: []*ir.Field{
		c("person", person, ir.JSONCase{Kinds: ir.JSONObject, Values: []string{"PERSON", "person"}}),
		c("text", scalar(ir.String), ir.JSONCase{Kinds: ir.JSONString}),
		c("status", status, ir.JSONCase{Kinds: ir.JSONString | ir.JSONNumber}),
		c("items", list(person), ir.JSONCase{Kinds: ir.JSONArray}),
		c("flag", scalar(ir.Bool), ir.JSONCase{Kinds: ir.JSONBool}),
		c("any", &ir.Map{Elem: scalar(ir.String)}, ir.JSONCase{Kinds: ir.JSONObject, Has: []string{"a", "b"}}),
	}})
	files := b.emit(t)
	wantText(t, files["unions.go"],
		"\t// When kind is \"PERSON\" or \"person\".\n\tPerson *Person\n",
		"\tText   *string\n\tStatus Status\n\tItems  []Person\n\tFlag   *bool\n\tAny    map[string]string\n",
		"\t// A value that fits no case of the contract.\n\tOther rest.Raw\n")
	wantText(t, files["json.go"], `
var casesOwner = [...]rest.Case{
	{Kinds: rest.ObjectKind, Values: []string{"PERSON", "person"}},
	{Kinds: rest.StringKind},
	{Kinds: rest.StringKind | rest.NumberKind},
	{Kinds: rest.ArrayKind},
	{Kinds: rest.BoolKind},
	{Kinds: rest.ObjectKind, Has: []string{"a", "b"}},
}
`, `
	f.Union("kind")
	f.Case(&casesOwner[0])
	rest.Record(f, "", &x.Person)
	f.Case(&casesOwner[1])
	f.OptString("", &x.Text)
	f.Case(&casesOwner[2])
	f.String("", (*string)(&x.Status))
	f.Case(&casesOwner[3])
	rest.Records(f, "", &x.Items)
	f.Case(&casesOwner[4])
	f.OptBool("", &x.Flag)
	f.Case(&casesOwner[5])
	rest.StringMap(f, "", &x.Any)
	f.Otherwise(&x.Other)
}
`)
}

func TestParameters(t *testing.T) {
	b := newREST()
	op := b.get("list", "/things/{id}/{type}/{n}/{m}/{o}", nil)
	op.REST.PathParams = []*ir.Param{
		param(ir.InPath, "id", scalar(ir.String)), param(ir.InPath, "type", b.enum("Kind", "A")), param(ir.InPath, "n", list(scalar(ir.String))),
		param(ir.InPath, "m", scalar(ir.Int)), param(ir.InPath, "o", list(scalar(ir.Long))),
	}
	styled := func(p *ir.Param, style ir.ParamStyle, explode bool) *ir.Param {
		p.Style, p.Explode = style, explode
		return p
	}
	deep := b.object("Filter", jsonMember("a", scalar(ir.String)))
	raw, body := param(ir.InQuery, "raw", scalar(ir.String)), param(ir.InQuery, "query", deep)
	raw.Raw, body.JSON = true, true
	key := param(ir.InHeader, "key", scalar(ir.String))
	key.Use = ir.KeyParam
	op.REST.QueryParams = []*ir.Param{
		param(ir.InQuery, "size", scalar(ir.Int)), param(ir.InQuery, "ids", list(scalar(ir.String))),
		styled(param(ir.InQuery, "commas", list(scalar(ir.String))), ir.FormStyle, false),
		styled(param(ir.InQuery, "pipes", list(scalar(ir.String))), ir.PipeStyle, false),
		styled(param(ir.InQuery, "spaces", list(scalar(ir.String))), ir.SpaceStyle, false),
		styled(param(ir.InQuery, "filter", deep), ir.DeepStyle, true), raw, body,
	}
	op.REST.HeaderParams = []*ir.Param{param(ir.InHeader, "merchant", scalar(ir.String)), key}
	op.REST.Params.Go = "ListParams"
	files := b.emit(t)
	wantText(t, files["params.go"], `
func (x *ListParams) JSONFields(f *rest.Fields) {
	f.OptInt("size", &x.Size)
	rest.Strings(f, "ids", &x.Ids)
	rest.Strings(f, "commas", &x.Commas)
	f.Style("commas", rest.Comma)
	rest.Strings(f, "pipes", &x.Pipes)
	f.Style("pipes", rest.Pipe)
	rest.Strings(f, "spaces", &x.Spaces)
	f.Style("spaces", rest.Space)
	rest.Record(f, "filter", &x.Filter)
	f.Style("filter", rest.Deep)
	f.String("raw", &x.Raw)
	f.Style("raw", rest.Reserved)
	rest.Record(f, "query", &x.Query)
	f.Style("query", rest.JSONText)
	f.String("merchant", &x.Merchant)
	f.Style("merchant", rest.Header)
}
`)
	wantText(t, files["services.go"], `
func (s *ThingsService) List(ctx context.Context, id string, type_ Kind, n []string, m int, o []int64, params *ListParams, opts ...paypal.CallOption) error {
	return rest.Send(ctx, s.c, &opThingsList, rest.Request{Path: []string{id, string(type_), rest.Join(n), rest.FormatInt(m), rest.JoinFunc(o, rest.FormatLong)}, Params: rest.Query(params)}, opts)
}
`)
}

func TestBodies(t *testing.T) {
	b := newREST()
	item, money, patch := b.object("Item"), b.amountType("Money", "value", "currency"), b.object("Patch")
	patch.Role = ir.PatchRole
	tests := []struct {
		body      ir.Body
		arg, send string
	}{
		{ir.Body{Type: item}, "body *Item", "rest.JSON(body)"},
		{ir.Body{Type: list(patch), Patch: true}, "body []rest.Patch", "rest.Patches(body)"},
		{ir.Body{Type: list(item)}, "body []Item", `rest.JSONValue(func(f *rest.Fields) { rest.Records(f, "", &body) })`},
		{ir.Body{Type: scalar(ir.Long)}, "body int64", `rest.JSONValue(func(f *rest.Fields) { f.Long("", &body) })`},
		{ir.Body{Type: money}, "body *money.Amount", `rest.JSONValue(func(f *rest.Fields) { f.Amount("", &body, rest.CurrencyValue) })`},
		{ir.Body{Form: ir.TextBody, Type: scalar(ir.String), MediaType: "text/plain"}, "body string", `rest.Text("text/plain", body)`},
		{ir.Body{Form: ir.BinaryBody, MediaType: "image/png"}, "body io.Reader", `rest.Binary("image/png", body)`},
		{ir.Body{Form: ir.FormBody, Decl: restDecl("form"), Parts: []*ir.Part{{Field: *jsonMember("a", scalar(ir.String)), Explode: true}}}, "body *Form", "rest.FormBody(body)"},
		{ir.Body{Form: ir.MultipartBody, Decl: restDecl("form"), Parts: []*ir.Part{{Field: *jsonMember("a", nil), File: true}}}, "body *Form", "rest.Multipart(body)"},
	}
	op := b.get("make", "/things", nil)
	for _, test := range tests {
		op.REST.Body = &test.body
		wantText(t, b.emit(t)["services.go"], "Make(ctx context.Context, "+test.arg+", opts ...paypal.CallOption) error {\n"+
			"\treturn rest.Send(ctx, s.c, &opThingsMake, rest.Request{Body: "+test.send+"}, opts)\n")
	}
}

func TestParts(t *testing.T) {
	b := newREST()
	op := b.get("make", "/things", nil)
	op.REST.Body = &ir.Body{Form: ir.MultipartBody, Decl: restDecl("form"), Parts: []*ir.Part{
		{Field: *jsonMember("input", b.object("Input")), JSON: true, Explode: true},
		{Field: *jsonMember("file", nil), File: true},
		{Field: *jsonMember("more", nil), File: true, Many: true},
		{Field: *jsonMember("pages", nil), File: true, Many: true, Numbered: true},
		{Field: *jsonMember("tags", list(scalar(ir.String))), Style: ir.FormStyle},
	}}
	wantText(t, b.emit(t)["params.go"],
		"type Form struct {\n\tInput *Input\n\tFile  *rest.File\n\tMore  []rest.File\n\tPages []rest.File\n\tTags  []string\n}", `
	rest.Record(f, "input", &x.Input)
	f.Style("input", rest.JSONText)
	f.File("file", &x.File)
	f.Files("more", &x.More)
	f.NumberedFiles("pages", &x.Pages)
	rest.Strings(f, "tags", &x.Tags)
	f.Style("tags", rest.Comma)
}
`)
}

func TestAnswers(t *testing.T) {
	b := newREST()
	item, other, money := b.object("Item"), b.object("Other2"), b.amountType("Money", "value", "currency")
	empty := &ir.Result{Decl: ir.Decl{Name: ir.QName{Local: "204"}}}
	text := &ir.Result{Decl: ir.Decl{Name: ir.QName{Local: "200"}}, Form: ir.TextBody, Type: scalar(ir.String), MediaType: "text/plain"}
	pdf := &ir.Result{Decl: ir.Decl{Name: ir.QName{Local: "200"}}, Form: ir.BinaryBody, MediaType: "application/pdf"}
	const call = "(ctx, s.c, &opThingsGet, rest.Request{}, opts"
	tests := []struct {
		results    []*ir.Result
		typ, start string
	}{
		{nil, "error", "return rest.Send" + call},
		{[]*ir.Result{empty}, "error", "return rest.Send" + call},
		{[]*ir.Result{jsonResult("200", item), jsonResult("201", item)}, "(*Item, error)", "return rest.Do[Item]" + call},
		{[]*ir.Result{jsonResult("200", item), empty}, "(*Item, error)", "return rest.DoOptional[Item]" + call},
		{[]*ir.Result{jsonResult("200", list(item))}, "([]Item, error)", "return rest.DoValue[[]Item]" + call + `, func(f *rest.Fields, v *[]Item) { rest.Records(f, "", v) })`},
		{[]*ir.Result{jsonResult("200", money)}, "(money.Amount, error)", "return rest.DoValue[money.Amount]" + call + `, func(f *rest.Fields, v *money.Amount) { f.AmountValue("", v, rest.CurrencyValue) })`},
		{[]*ir.Result{text}, "(string, error)", "return rest.DoText" + call},
		{[]*ir.Result{pdf}, "(*rest.Stream, error)", "return rest.Download" + call},
		{[]*ir.Result{jsonResult("201", item), pdf}, "(*rest.Stream, error)", "return rest.Download" + call},
		{[]*ir.Result{jsonResult("200", item), jsonResult("299", other), jsonResult("2XX", item), empty}, "(*GetResult, error)", "out := new(GetResult)"},
	}
	op := b.get("get", "/things", nil)
	op.REST.Result.Go = "GetResult"
	for _, test := range tests {
		op.REST.Results = test.results
		wantText(t, b.emit(t)["services.go"], "Get(ctx context.Context, opts ...paypal.CallOption) "+test.typ+" {\n\t"+test.start)
	}
	files := b.emit(t)
	wantText(t, files["params.go"], "\tOK        *Item\n\tStatus299 *Other2\n\tSuccess   *Item\n}")
	wantText(t, files["services.go"], `
		switch out.Status = status; status {
		case 200:
			rest.Record(f, "", &out.OK)
		case 299:
			rest.Record(f, "", &out.Status299)
		case 204:
		default:
			rest.Record(f, "", &out.Success)
		}
`)
}

func TestRESTOperations(t *testing.T) {
	b := newREST()
	item := b.object("Item")
	get, capture := b.get("get", "/things/{id}", item), b.get("capture", "/things/{id}/capture", item)
	for _, op := range []*ir.Operation{get, capture} {
		op.REST.PathParams = []*ir.Param{param(ir.InPath, "id", scalar(ir.String))}
	}
	capture.REST.Method, capture.REST.Replay, capture.REST.Body = "POST", "200", &ir.Body{Type: item}
	capture.Repeat = ir.Repeat{MovesMoney: true, Key: "Request-Id", KeyHours: 6, KeyMax: 108}
	code := &ir.EnumValue{Decl: restDecl("DECLINED")}
	code.Go, code.Docs.Text = "IssueDeclined", "No money."
	b.api.Issues = &ir.Enum{Values: []*ir.EnumValue{code}}
	capture.REST.Issues = b.api.Issues.Values
	files := b.emit(t)
	wantText(t, files["operations.go"], `
var opThingsCapture = paypal.Operation{
	Name:         "capture",
	Wires:        []paypal.Wire{paypal.REST},
	Method:       "POST",
	Path:         "/things/{id}/capture",
	MovesMoney:   true,
	RepeatKey:    "Request-Id",
	RepeatHours:  6,
	RepeatKeyMax: 108,
	ReplayStatus: 200,
	NewInput:     func() any { return new(Item) },
	NewOutput:    func() any { return new(Item) },
}
`, `
	SafeToRepeat: true,
	NewInput:     func() any { return nil },
`)
	wantText(t, files["services.go"], `
// Capture sends POST /things/{id}/capture.
//
// The body may be nil. It moves, holds or promises money. A repeat with the same Request-Id within
// 6 hours is not carried out twice. Status 200 answers a repeat.
//
// Issues: [IssueDeclined].
`)
	wantText(t, files["issues.go"], "\t// No money.\n\tIssueDeclined paypal.Issue = \"DECLINED\"\n")
	wantText(t, files["client.go"], "type Client struct {\n\tThings *ThingsService\n}", "\t\tThings: &ThingsService{c},\n")
}

// TestSharedTypes makes sure that a type of another package is written as one.
func TestSharedTypes(t *testing.T) {
	b := newREST()
	shared := &ir.Struct{Decl: restDecl("shared")}
	shared.Package = "common"
	b.get("get", "/things", shared)
	b.object("record", jsonMember("a", shared), jsonMember("b", list(shared)))
	o := testOptions
	o.Packages = "example.com/pp"
	files, err := Package(b.api, o)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		switch f.Name {
		case "structs.go":
			wantText(t, string(f.Content), `import "example.com/pp/common"`, "\tA *common.Shared\n", "\tB []common.Shared\n")
		case "services.go":
			wantText(t, string(f.Content), "(*common.Shared, error) {\n\treturn rest.Do[common.Shared](")
		}
	}
}

// TestOperationVariables makes sure that services and operations whose names run
// together get variables of their own.
func TestOperationVariables(t *testing.T) {
	b := newREST()
	b.service.Go = "A"
	other := &ir.Service{Decl: restDecl("AB")}
	b.api.Services = append(b.api.Services, other)
	b.get("bC", "/a", nil)
	b.get("c", "/b", nil).REST.Service = other
	wantText(t, b.emit(t)["operations.go"], "var opA_BC = ", "var opAB_C = ")
}

func TestRESTNamesAreChecked(t *testing.T) {
	tests := []struct {
		name  string
		spoil func(*restBuilder)
		want  string
	}{
		{"service", func(b *restBuilder) { b.service.Go = "things" }, "not an exported Go identifier"},
		{"type like a service", func(b *restBuilder) { b.object("ThingsService") }, "ThingsService is taken"},
		{"methods", func(b *restBuilder) { b.get("get", "/a", nil); b.get("Get", "/b", nil) }, "Get is taken"},
		{"method of a page", func(b *restBuilder) {
			b.get("list", "/a", list(b.object("Item"))).REST.Page = &ir.Page{}
			b.get("listPage", "/b", nil)
		}, "ListPage is taken"},
		{"params", func(b *restBuilder) {
			op := b.get("get", "/a", nil)
			op.REST.QueryParams = []*ir.Param{param(ir.InQuery, "a", scalar(ir.String))}
			op.REST.Params.Go = "Client"
		}, "Client is taken"},
		{"undeclared type", func(b *restBuilder) { b.get("get", "/a", &ir.Struct{Decl: restDecl("lost")}) }, "not among the API's types"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			b := newREST()
			test.spoil(b)
			if _, err := Package(b.api, testOptions); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want an error with %q", err, test.want)
			}
		})
	}
}
