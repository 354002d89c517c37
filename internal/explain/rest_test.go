package explain

import (
	"strings"
	"testing"

	"github.com/ppgen/ppgen/internal/diag"
	"github.com/ppgen/ppgen/ir"
)

// till is a contract over REST: records within records and within themselves, a
// list, maps, a union, two amounts of which one shares its object, and operations
// of every kind.
func till() *ir.API {
	str := &ir.Scalar{Facets: []ir.Facet{{Name: "minLength", Value: "1"}, {Name: "maxLength", Value: "9"}, {Name: "pattern", Value: "^x"}}}
	state := &ir.Enum{Decl: restDecl("state", "State", 20), Values: []*ir.EnumValue{
		{Decl: restDecl("OPEN", "StateOpen", 21)}, {Decl: restDecl("SHUT", "StateShut", 22)},
	}}
	code := &ir.Alias{Decl: restDecl("code", "Code", 25), Target: &ir.Scalar{Format: "uri"}}
	money := object("money", "Money", 30, jsonMember("value", "Value", 31, str), jsonMember("currency_code", "CurrencyCode", 32, code))
	money.Role, money.Fields[0].Role, money.Fields[1].Role = ir.AmountRole, ir.AmountValue, ir.AmountCurrency
	total := jsonMember("sum", "Sum", 36, money)
	total.Wire.JSON = &ir.JSON{Inline: true}
	sum := object("sum", "Sum", 35, total, jsonMember("parts", "Parts", 37, &ir.Map{Elem: money}))
	card := object("card", "Card", 40, jsonMember("number", "Number", 41, str))
	cash := object("cash", "Cash", 45, jsonMember("coins", "Coins", 46, &ir.Scalar{Kind: ir.Int}))
	source := &ir.Union{Decl: restDecl("source", "Source", 50), Cases: []*ir.Field{
		jsonCase("card", "Card", 51, card), jsonCase("cash", "Cash", 52, cash),
	}}
	item := object("item", "Item", 60, jsonMember("id", "ID", 61, str), jsonMember("price", "Price", 62, money), jsonMember("state", "State", 63, state))
	item.Fields[0].Required, item.Fields[0].ReadOnly = true, true
	item.Fields[2].Default = "OPEN"
	sale := object("sale", "Sale", 70,
		jsonMember("items", "Items", 71, &ir.List{Elem: item, Min: 1, Max: 5}), jsonMember("total", "Total", 72, sum), jsonMember("source", "Source", 73, source), jsonMember("back", "Back", 74, nil))
	sale.Fields[3].Type = sale
	sale.Extra = item
	api := &ir.API{
		Name: "till", Sources: []ir.Source{{Path: "till.json"}},
		Types:    []ir.Named{card, cash, code, item, money, sale, source, state, sum},
		Services: []*ir.Service{{Decl: restDecl("sales", "Sales", 5)}},
		Issues:   &ir.Enum{Values: []*ir.EnumValue{{Decl: restDecl("INSTRUMENT_DECLINED", "IssueInstrumentDeclined", 90)}, {Decl: restDecl("TILL_IS_SHUT", "IssueTillIsShut", 91)}}},
	}
	for _, v := range api.Issues.Values {
		v.Docs.Text = "It was " + strings.ToLower(v.Name.Local) + "."
	}
	tillOperations(api, sale, item, state, str)
	return api
}

func tillOperations(api *ir.API, sale, item *ir.Struct, state *ir.Enum, str *ir.Scalar) {
	json := func(status string, t ir.Type) *ir.Result {
		return &ir.Result{Decl: restDecl(status, "", 80), Type: t, MediaType: "application/json"}
	}
	id := &ir.Param{Field: *jsonMember("id", "ID", 81, str)}
	key := &ir.Param{Field: *jsonMember("Request-Id", "RequestID", 82, str), In: ir.InHeader, Use: ir.KeyParam}
	page := &ir.Param{Field: *jsonMember("page", "Page", 83, &ir.Scalar{Kind: ir.Int}), In: ir.InQuery}
	filter := &ir.Param{Field: *jsonMember("filter", "Filter", 84, state), In: ir.InQuery}
	op := func(verb, goName string, line int, r *ir.RESTBinding) *ir.Operation {
		r.Service = api.Services[0]
		return &ir.Operation{Decl: restDecl("sales."+verb, goName, line), REST: r}
	}
	issues := api.Issues.Values
	failed := func(status string, v *ir.EnumValue) *ir.Result {
		return &ir.Result{Decl: restDecl(status, "", 85), Issues: []*ir.EnumValue{v}}
	}
	make := op("make", "Make", 100, &ir.RESTBinding{
		Method: "POST", Path: "/v1/sales/{id}", PathParams: []*ir.Param{id}, HeaderParams: []*ir.Param{key},
		Body: &ir.Body{Type: sale, MediaType: "application/json"}, Results: []*ir.Result{json("200", sale), json("201", sale)},
		Errors: []*ir.Result{failed("409", issues[1]), failed("422", issues[0])}, Issues: issues, Replay: "200", Scopes: []string{"sell"},
	})
	make.Repeat = ir.Repeat{MovesMoney: true, Key: "Request-Id", KeyDays: 3, KeyHours: 2, KeyMax: 38}
	list := op("list", "List", 110, &ir.RESTBinding{
		Method: "GET", Path: "/v1/sales", QueryParams: []*ir.Param{page, filter}, Params: restDecl("sales.list/params", "SalesListParams", 111),
		Results: []*ir.Result{json("200", &ir.List{Elem: item, Max: ir.Unbounded})}, Public: true,
		Page: &ir.Page{Style: ir.PageNumber, Param: "page", Size: "size", First: 1, Sizes: 10, Limit: 20, Items: []string{"items"}, Total: []string{"pages"}, Next: []string{"next"}, Links: []string{"links"}, From: "a", To: "b", WindowDays: 31},
	})
	scan := op("scan", "Scan", 120, &ir.RESTBinding{
		Method: "POST", Path: "/v1/sales/scan", Results: []*ir.Result{{Decl: restDecl("204", "", 121)}, {Decl: restDecl("200", "", 122), Form: ir.BinaryBody, MediaType: "image/png"}},
		Body: &ir.Body{Decl: restDecl("sales.scan/request", "SalesScanRequest", 123), Form: ir.MultipartBody, MediaType: "multipart/form-data", Required: true, Parts: []*ir.Part{
			{Field: ir.Field{Decl: restDecl("image", "Image", 124)}, File: true}, {Field: *jsonMember("input", "Input", 125, item), JSON: true},
		}},
	})
	api.Ops = []*ir.Operation{list, make, scan}
}

func restDecl(local, goName string, line int) ir.Decl {
	return ir.Decl{Name: ir.QName{Local: local}, Go: goName, Pos: diag.Pos{File: "till.json", Line: line, Col: 1}}
}

func object(local, goName string, line int, fields ...*ir.Field) *ir.Struct {
	return &ir.Struct{Decl: restDecl(local, goName, line), Fields: fields}
}

func jsonMember(local, goName string, line int, t ir.Type) *ir.Field {
	return &ir.Field{Decl: restDecl(local, goName, line), Type: t, Wire: ir.Wire{JSON: &ir.JSON{Name: local}}}
}

func jsonCase(local, goName string, line int, t ir.Type) *ir.Field {
	f := jsonMember(local, goName, line, t)
	f.Wire.JSON = &ir.JSON{Case: &ir.JSONCase{Kinds: ir.JSONObject}}
	return f
}

// restNames are names of the contract of till, and what they mean.
var restNames = []struct{ name, want string }{
	// Paths of members: anywhere, from a type, from a message on.
	{"items/id", "till.Item.ID"},
	{"items.id", "till.Item.ID"},
	{"item/id", "till.Item.ID"},
	{"/items/0/id", "till.Item.ID"},
	{"$.items[0]['id']", "till.Item.ID"},
	{"#/items/-/id", "till.Item.ID"},
	{"/id", "till.Item.ID"}, // of the list that is an answer
	{"/price/value", "till.Item.Price.Value"},
	{"/0/id", "till.Item.ID"},
	{"/items", "till.Sale.Items"},
	{"/item/id", "till.Item.ID"},  // of no message, but of a type
	{"/loose/id", "till.Item.ID"}, // a member of another name
	{"source/number", "till.Card.Number"},
	{"total/value", "till.Sum.Sum.Value"},
	{"total/currency_code", "till.Sum.Sum.Currency"},
	{"total/parts/any/value", "till.Sum.Parts.Value"},
	{"items/price/currency_code", "till.Item.Price.Currency"},
	{"back/back/items", "till.Sale.Items"},
	{"parts", "till.Sum.Parts"},
	// Go names.
	{"till.Item.ID", "till.Item.ID"},
	{"Item.ID", "till.Item.ID"},
	{"till.Sale.Items.Price.Currency", "till.Item.Price.Currency"},
	{"Sale.Total.Parts.Value", "till.Sum.Parts.Value"},
	{"till.Source.Cash", "till.Source.Cash"},
	{"till.Sum.Sum", "till.Sum.Sum"},
	{"money.Amount.Value", "money.Amount.Value"},
	// Types, and values.
	{"till.Sale", "till.Sale"},
	{"Sale", "till.Sale"},
	{"money.Amount", "money.Amount"},
	{"money", "money.Amount"},
	{"code", "till.Code"},
	{"OPEN", "till.StateOpen"},
	{"till.StateShut", "till.StateShut"},
	{"StateShut", "till.StateShut"},
	// Operations.
	{"sales.make", "till.SalesService.Make"},
	{"till.SalesService.Make", "till.SalesService.Make"},
	{"Sales.Make", "till.SalesService.Make"},
	{"till.Sales.ListPage", "till.SalesService.List"},
	{"Client.Sales.List", "till.SalesService.List"},
	{"Sales.MakePage", ""},
	{"SalesService", "till.SalesService.List till.SalesService.Make till.SalesService.Scan"},
	{"POST /v1/sales/{id}", "till.SalesService.Make"},
	{"post /v1/sales/A1", "till.SalesService.Make"},
	{"https://api.example/v1/sales/A1?x=y", "till.SalesService.Make"},
	{"/v1/sales/scan", "till.SalesService.Scan"},
	{"GET /v1/sales/A1", ""},
	{"/v1/sales", "till.SalesService.List"},
	// Parameters, and parts of forms.
	{"page", "till.SalesListParams.Page"},
	{"till.SalesListParams.Page", "till.SalesListParams.Page"},
	{"SalesListParams.Filter", "till.SalesListParams.Filter"},
	{"till.SalesListParams", "till.SalesListParams.Page till.SalesListParams.Filter"},
	{"request-id", "an option of package rest"},
	{"image", "till.SalesScanRequest.Image"},
	// Codes.
	{"TILL_IS_SHUT", "till.IssueTillIsShut"},
	{"till.IssueTillIsShut", "till.IssueTillIsShut"},
	{"till_is_shut", "till.IssueTillIsShut"},
	{"10486", "the code of an error"},
	// Nothing.
	{"/", ""},
	{"items/idd", "near items/id"},
	{"till.Item.IDD", "near till.Item.ID"},
	{"sales.mak", "near Sales.Make"},
	{"TILL_IS_SHUTT", "near TILL_IS_SHUT"},
	{"StateShutt", "near StateShut"},
}

func TestExplainREST(t *testing.T) {
	docs := []Document{{till(), "specs"}}
	for _, tt := range restNames {
		a := Explain(docs, tt.name)
		var got []string
		for _, f := range a.REST {
			name, _, _ := strings.Cut(f.brief(), ",")
			got = append(got, name)
		}
		if a.Near != nil {
			got = append(got, "near "+a.Near[0])
		}
		if !strings.HasPrefix(tt.want, "near ") && a.Near != nil {
			got = nil
		}
		if text := strings.Join(got, " "); text != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, text, tt.want)
		}
	}
}
