package explain

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/ir"
	"github.com/ppgen/ppgen/paypal"
)

func written(t *testing.T, docs []Document, name string) string {
	t.Helper()
	var b strings.Builder
	if err := Explain(docs, name).Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// restAnswers are whole answers about the contract of till.
var restAnswers = []struct{ name, want string }{
	{"items/id", `
id
  Go          till.Item.ID
  JSON        item/id (specs/till.json:61:1)
  format      string, 1 to 9 characters, pattern ^x
  presence    required, only in what a server sends
  travels in  till sales.make request: items[n]/id
              till sales.make response 200, 201: items[n]/id
`},
	{"till.Item.State", `
state
  Go          till.Item.State
  JSON        item/state (specs/till.json:63:1)
  format      till.State, OPEN or SHUT
  presence    optional, OPEN when it is absent
  travels in  till sales.list response 200: [n]/state
              till sales.make request: items[n]/state
              till sales.make request: [key]/state
              till sales.make response 200, 201: items[n]/state
              till sales.make response 200, 201: [key]/state
              till sales.scan form: input/state
`},
	{"total/value", `
value
  Go          till.Sum.Sum.Value
  JSON        money/value (specs/till.json:31:1)
  format      string, 1 to 9 characters, pattern ^x
  presence    optional
  travels in  till sales.make request: total/value
              till sales.make response 200, 201: total/value
`},
	{"till.Sum", `
sum
  Go          till.Sum
  JSON        sum (specs/till.json:35:1)
  holds       the object itself is Sum: money.Amount
              parts is Parts: map of money.Amount
  travels in  till sales.make request: total
              till sales.make response 200, 201: total
`},
	{"till.Source", `
source
  Go          till.Source
  JSON        source (specs/till.json:50:1)
  one of      card is Card: till.Card
              cash is Cash: till.Cash
  travels in  till sales.make request: source
              till sales.make response 200, 201: source
`},
	{"till.Source.Cash", `
cash
  Go          till.Source.Cash
  JSON        case cash of source (specs/till.json:52:1)
  format      till.Cash
  presence    optional
  travels in  till sales.make request: source
              till sales.make response 200, 201: source
`},
	{"till.Sale", `
sale
  Go          till.Sale
  JSON        sale (specs/till.json:70:1)
  holds       items is Items: list of till.Item, 1 to 5 items
              total is Total: till.Sum
              source is Source: till.Source
              back is Back: till.Sale
              members of other names: till.Item
  travels in  till sales.make request: the body
              till sales.make response 200, 201: the body
`},
	{"code", `
code
  Go          till.Code
  JSON        code (specs/till.json:25:1)
  format      string (uri)
  travels in  till sales.list response 200: [n]/price/currency_code
              till sales.make request: items[n]/price/currency_code
              till sales.make request: total/currency_code
              till sales.make request: total/parts[key]/currency_code
              till sales.make request: [key]/price/currency_code
              till sales.make response 200, 201: items[n]/price/currency_code
              till sales.make response 200, 201: total/currency_code
              till sales.make response 200, 201: total/parts[key]/currency_code
              till sales.make response 200, 201: [key]/price/currency_code
              till sales.scan form: input/price/currency_code
`},
	{"till.State", `
state
  Go          till.State
  JSON        state (specs/till.json:20:1)
  values      OPEN is till.StateOpen
              SHUT is till.StateShut
  travels in  till sales.list query: filter
              till sales.list response 200: [n]/state
              till sales.make request: items[n]/state
              till sales.make request: [key]/state
              till sales.make response 200, 201: items[n]/state
              till sales.make response 200, 201: [key]/state
              till sales.scan form: input/state
`},
	{"till.Sale.Back", `
back
  Go          till.Sale.Back
  JSON        sale/back (specs/till.json:74:1)
  format      till.Sale
  presence    optional
  travels in  till sales.make request: back
              till sales.make response 200, 201: back
`},
	{"StateShut", `
SHUT
  Go          till.StateShut
  JSON        SHUT of state (specs/till.json:22:1)
  travels in  till sales.list query: filter
              till sales.list response 200: [n]/state
              till sales.make request: items[n]/state
              till sales.make request: [key]/state
              till sales.make response 200, 201: items[n]/state
              till sales.make response 200, 201: [key]/state
              till sales.scan form: input/state
`},
	{"sales.make", `
sales.make
  Go          func (*till.SalesService) Make
  HTTP        POST /v1/sales/{id} (specs/till.json:100:1)
  path        id: string, 1 to 9 characters, pattern ^x, optional
  header      Request-Id: string, 1 to 9 characters, pattern ^x, optional
  request     till.Sale, application/json, optional
  response    200: till.Sale, application/json
              201: till.Sale, application/json
  repeats     it moves, holds or promises money
              a repeat with the same Request-Id within 3 days and 2 hours is not carried out twice; at most 38 characters
              status 200 answers a repeat
  scopes      sell
  issues      409: TILL_IS_SHUT
              422: INSTRUMENT_DECLINED
`},
	{"sales.list", `
sales.list
  Go          func (*till.SalesService) List, an iterator
              func (*till.SalesService) ListPage, one page
  HTTP        GET /v1/sales (specs/till.json:110:1)
  query       page: integer, optional
              filter: till.State, OPEN or SHUT, optional
  response    200: list of till.Item, application/json
  repeats     it changes nothing, so a repeat is always safe
  pages       page counts pages
              items are at items
              the first page is 1
              size limits a page, to 10 when it is not sent, to 20 at most
              the number of pages is at pages
              the next value is at next
              links are at links
              from a to b are at most 31 days; a longer time is asked for in parts
  scopes      none, and no credentials
`},
	{"sales.scan", `
sales.scan
  Go          func (*till.SalesService) Scan
  HTTP        POST /v1/sales/scan (specs/till.json:120:1)
  form        image: a stream of bytes, optional
              input: till.Item, optional
  request     till.SalesScanRequest, multipart/form-data
  response    204: nothing
              200: a stream of bytes, image/png
  repeats     nothing is known to make a repeat safe
`},
	{"page", `
page
  HTTP        query
  format      integer
  presence    optional
  travels in  till sales.list: till.SalesListParams.Page (specs/till.json:83:1)
`},
	{"INSTRUMENT_DECLINED", `
INSTRUMENT_DECLINED
  Go          till.IssueInstrumentDeclined (specs/till.json:90:1)
  meaning     It was instrument_declined.
  errors.Is   paypal.ErrDeclined (payment declined)
              paypal.ErrFunding (funding failed)
  advice      send-buyer-back (paypal.AdviceSendBuyerBack)
  issue of    till sales.make: 422
`},
	{"TILL_IS_SHUT", `
TILL_IS_SHUT
  Go          till.IssueTillIsShut (specs/till.json:91:1)
  meaning     It was till_is_shut.
  errors.Is   paypal.ErrState (not possible in this state), by status 409
  advice      give-up (paypal.AdviceGiveUp), by status 409
  issue of    till sales.make: 409
`},
	{"10486", `
10486
  errors.Is   paypal.ErrFunding (funding failed)
  advice      send-buyer-back (paypal.AdviceSendBuyerBack)
`},
}

func TestWriteREST(t *testing.T) {
	docs := []Document{{till(), "specs"}}
	for _, tt := range restAnswers {
		if got, want := written(t, docs, tt.name), strings.TrimPrefix(tt.want, "\n"); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", tt.name, got, want)
		}
	}
}

// A name that means one thing to each wire has both answers, and a type that two
// documents share one.
func TestSeveralDocuments(t *testing.T) {
	one, two := till(), till()
	shared := &ir.API{Name: "common"}
	one.Types = slices.DeleteFunc(one.Types, func(n ir.Named) bool {
		if n.Declaration().Go != "Card" {
			return false
		}
		n.Declaration().Package = "common"
		shared.Types = append(shared.Types, n)
		return true
	})
	two.Name, two.Types = "shop2", nil
	two.Ops[1].REST.Body.Type, two.Ops[1].REST.Results = shared.Types[0], nil
	docs := []Document{{shop(), "soap"}, {one, "rest"}, {two, "rest"}, {API: shared}}
	got := written(t, docs, "common.Card.Number")
	want := `number
  Go          common.Card.Number
  JSON        card/number (rest/till.json:41:1)
  format      string, 1 to 9 characters, pattern ^x
  presence    optional
  travels in  till sales.make request: source/number
              till sales.make response 200, 201: source/number
              shop2 sales.make request: number
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	got = written(t, docs, "Sale")
	if classic, rest := strings.Index(got, "shop.KindSale"), strings.Index(got, "till.Sale"); classic < 0 || rest < classic {
		t.Errorf("got\n%s", got)
	}
}

// Many facts are one line each, and many places one line for each message.
func TestWriteManyREST(t *testing.T) {
	api := till()
	sale := api.Types[5].(*ir.Struct)
	for i := range 30 {
		name := fmt.Sprintf("r%d", i)
		r := object(name, "R"+name[1:], 200+i, jsonMember("same", "Same", 200+i, &ir.Raw{}), jsonMember("state", "State", 200+i, api.Types[7]))
		api.Types = append(api.Types, r)
		sale.Fields = append(sale.Fields, jsonMember(name, "R"+name[1:], 200+i, r))
	}
	docs := []Document{{api, "specs"}}
	got := written(t, docs, "same")
	if first := "same\n  one of      till.R0.Same, r0/same (specs/till.json:200:1)\n"; !strings.HasPrefix(got, first) || strings.Count(got, "\n") != 31 {
		t.Errorf("got\n%s", got)
	}
	got = written(t, docs, "till.State")
	if want := "              till sales.make request: items[n]/state and 31 more\n"; !strings.Contains(got, want) {
		t.Errorf("%q is missing in\n%s", want, got)
	}
}

// Records that all hold each other lead to a member in more ways than there is
// time for.
func TestManyWays(t *testing.T) {
	api := till()
	var all []*ir.Struct
	for i := range 12 {
		all = append(all, object(fmt.Sprintf("r%d", i), fmt.Sprintf("R%d", i), 300+i, jsonMember("leaf", "Leaf", 1, &ir.Raw{})))
	}
	for _, a := range all {
		for i, b := range all {
			a.Fields = append(a.Fields, jsonMember(fmt.Sprintf("to%d", i), fmt.Sprintf("To%d", i), 1, b))
		}
		api.Types = append(api.Types, a)
	}
	api.Ops[1].REST.Body.Type = all[0]
	got := written(t, []Document{{api, ""}}, "till.R5.Leaf")
	if !strings.Contains(got, "too many ways") || !strings.Contains(got, "till sales.make request: ") {
		t.Errorf("got\n%.2000s", got)
	}
}

func TestKeyLife(t *testing.T) {
	for want, r := range map[string]ir.Repeat{
		"": {}, ", whenever it comes,": {KeyDays: ir.Unbounded}, " within 6 hours": {KeyHours: 6}, " within 45 days": {KeyDays: 45},
	} {
		if got := keyLife(r); got != want {
			t.Errorf("%+v: got %q, want %q", r, got, want)
		}
	}
}

func TestFormat(t *testing.T) {
	x := newREST(nil)
	facets := func(pairs ...string) *ir.Scalar {
		s := new(ir.Scalar)
		for i := 0; i < len(pairs); i += 2 {
			s.Facets = append(s.Facets, ir.Facet{Name: pairs[i], Value: pairs[i+1]})
		}
		return s
	}
	many := &ir.Enum{}
	for range mostValues + 1 {
		many.Values = append(many.Values, &ir.EnumValue{})
	}
	for want, typ := range map[string]ir.Type{
		"anything":                        &ir.Raw{},
		"boolean":                         &ir.Scalar{Kind: ir.Bool},
		"date and time (date-time)":       &ir.Scalar{Kind: ir.DateTime, Format: "date-time"},
		"string, exactly 3 characters":    facets("minLength", "3", "maxLength", "3"),
		"string, at least 3 characters":   facets("minLength", "3"),
		"string, 1 to 5":                  facets("minimum", "1", "maximum", "5"),
		"string, A or B":                  facets("enum", "A", "enum", "B"),
		"string, multipleOf 5":            facets("multipleOf", "5"),
		"list of string, at most 2 items": &ir.List{Elem: &ir.Scalar{}, Max: 2},
		// What only the runtime's records refer to has no name in Go.
		"string, one of 7 values": many,
		"bytes":                   &ir.Alias{Target: &ir.Scalar{Kind: ir.Bytes}},
	} {
		if got := x.format(typ); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestPresence(t *testing.T) {
	f := &ir.Field{WriteOnly: true, Nillable: true, Explicit: true, Fixed: "1"}
	f.Docs.Deprecated = "old"
	if got, want := presence(f), "optional, only in what a client sends, may be null, absent and null are different things, always 1, deprecated: old"; got != want {
		t.Errorf("got %s", got)
	}
}

func TestPageStyles(t *testing.T) {
	for style, want := range map[ir.PageStyle]string{ir.PageNone: "everything comes at once", ir.PageCursor: "next takes a text of the answer", ir.PageLink: "only links lead on"} {
		c := &call{Operation: &ir.Operation{REST: &ir.RESTBinding{Page: &ir.Page{Style: style, Param: "next"}}}}
		if got := c.pages(); len(got) != 1 || got[0] != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// The runtime declares the classes and the advices; explain knows each of them.
func TestClassesAndAdvices(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "../../paypal/class.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	advices := 0
	for name, object := range file.Scope.Objects {
		switch {
		case strings.HasPrefix(name, "Err"):
			if !slices.ContainsFunc(classTargets, func(c classTarget) bool { return c.name == name }) {
				t.Errorf("%s is missing", name)
			}
		case strings.HasPrefix(name, "Advice") && object.Kind == ast.Con && name != "AdviceNone":
			advices++
			value := object.Decl.(*ast.ValueSpec).Values[0].(*ast.BasicLit).Value
			if got := adviceConstant(paypal.Advice(strings.Trim(value, `"`))); got != "paypal."+name {
				t.Errorf("%s: got %s", name, got)
			}
		}
	}
	if advices < 9 {
		t.Errorf("only %d advices were found", advices)
	}
	if got := adviceText(new(paypal.Error)); got != "none: read the message" {
		t.Errorf("got %s", got)
	}
	for _, c := range classTargets {
		if errors.Is(new(paypal.Error), c.target) {
			t.Errorf("an error of which nothing is known is %s", c.name)
		}
	}
}
