package nvpnames

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/internal/diag"
	"github.com/ppgen/ppgen/internal/strict"
	"github.com/ppgen/ppgen/ir"
)

// shop is a contract with one of everything: an order of payments with items,
// and an answer with a history.
func shop() *ir.API {
	str := &ir.Scalar{Kind: ir.String}
	flag := &ir.Scalar{Kind: ir.Bool}
	number := &ir.Scalar{Kind: ir.Int}
	many := func(t ir.Type) *ir.List { return &ir.List{Elem: t, Max: ir.Unbounded} }

	kind := &ir.Enum{Decl: decl("KindType"), Values: []*ir.EnumValue{{Decl: decl("Sale")}, {Decl: decl("Order")}}}
	amount := record("AmountType", attribute("currencyID", str), text(&ir.Scalar{Kind: ir.Decimal}))
	amount.Role = ir.AmountRole
	amount.Fields[0].Role, amount.Fields[1].Role = ir.AmountCurrency, ir.AmountValue
	weight := record("WeightType", attribute("unit", str), text(&ir.Scalar{Kind: ir.Decimal}))
	address := record("AddressType", element("Name", str), element("Country", str), element("Status", str))
	data := record("DataType", element("Pair", many(record("PairType", element("Key", str)))))
	item := record("ItemType", element("Name", str), element("Price", amount), element("Weight", weight), element("Data", many(data)))
	payment := record("PaymentType",
		element("OrderTotal", amount), element("ItemTotal", amount), element("Kind", kind), element("Item", many(item)),
		element("ShipTo", address), element("Note", str))
	base := record("BaseType", element("Version", str))
	order := record("OrderType", base.Fields[0], element("Payment", many(payment)), element("Choices", many(str)),
		element("Agreement", record("AgreementType", element("Text", str))), element("Limit", amount),
		element("ExpMonth", number), element("ExpYear", number), element("Quick", flag), element("cpp-colour", str),
		element("Ship", address), element("Bill", address), element("Tags", &ir.List{Elem: str, Max: ir.Unbounded, Packed: true}))
	order.Base, order.Inherited = base, 1
	order.Fields = append(order.Fields, open("Any", many(&ir.Raw{})))
	row := record("RowType", element("Gross", amount), element("Fee", amount))
	answer := record("AnswerType", element("Row", many(row)), element("Kind", kind), element("Loop", nil))
	answer.Fields[2].Type = answer
	api := &ir.API{Ops: []*ir.Operation{
		{Decl: decl("Ask"), Output: answer},
		{Decl: decl("Buy"), Input: order, Output: answer},
	}}
	for _, s := range []*ir.Struct{amount, weight, address, data, item, payment, base, order, row, answer} {
		api.Types = append(api.Types, s)
	}
	return api
}

func decl(local string) ir.Decl {
	return ir.Decl{Name: ir.QName{Space: "urn:s", Local: local}, Pos: diag.Pos{File: "shop.wsdl", Line: 1, Col: 1}}
}

func record(name string, fields ...*ir.Field) *ir.Struct {
	return &ir.Struct{Decl: decl(name), Fields: fields}
}

func element(name string, t ir.Type) *ir.Field {
	return &ir.Field{Decl: decl(name), Type: t, Wire: ir.Wire{XML: &ir.XML{Name: ir.QName{Local: name}}}}
}

func attribute(name string, t ir.Type) *ir.Field {
	f := element(name, t)
	f.Wire.XML.Form = ir.Attribute
	return f
}

func text(t ir.Type) *ir.Field {
	f := element("Value", t)
	f.Wire.XML.Form = ir.Text
	return f
}

func open(name string, t ir.Type) *ir.Field {
	f := element(name, t)
	f.Wire.XML.Form = ir.AnyElement
	return f
}

// basics are rows without which the shop cannot be spelled.
const basics = `
prefixes: { s: "urn:s" }
nvp:
  scopes:
    - { reason: r, places: { Payment: PAYMENT_n_ } }
  lists:
    - { reason: r, list: first, places: [Item/Data] }
    - { reason: r, list: plain, places: [Item/Data/Pair] }
  keys:
    - { reason: r, places: { Data/Pair/Key: PAIR } }
  names:
    - { reason: r, places: { "s:AmountType@currencyID": CURRENCYCODE, "Payment/ShipTo/Name": TONAME, "Payment/ShipTo/Country": TOCOUNTRY, "Payment/ShipTo/Status": TOSTATUS } }
  prefixes:
    - { reason: r, places: { /Ship: SHIP } }
  currencies:
    - { reason: r, places: [Payment/OrderTotal] }
`

// apply applies rows to the shop: those of basics, and more in each section.
func apply(t *testing.T, more string) (*ir.API, *diag.List) {
	t.Helper()
	list := new(diag.List)
	api := shop()
	rules := overlay(t, "basics.yaml", []byte(basics), list)
	if more != "" {
		add(t, rules, "more.yaml", "prefixes: { s: \"urn:s\" }\nnvp:\n"+more, list)
	}
	rules.Apply(api, list)
	return api, list
}

// names returns the pairs of a message, one per line.
func names(pairs []*ir.NVPPair) []string {
	var lines []string
	for _, p := range pairs {
		line := p.Key.String() + " " + p.SOAPPath()
		for _, a := range p.Aliases {
			line += " also " + a.Key.String()
		}
		if p.Currency != nil {
			line += " in " + p.Currency.Key.String()
		}
		if p.Format != ir.NVPText || p.Hint != "" {
			line += strings.TrimRight(fmt.Sprintf(" as %s %s", p.Format, p.Hint), " ")
		}
		lines = append(lines, line)
	}
	return lines
}

func operation(t *testing.T, api *ir.API, name string) *ir.Operation {
	t.Helper()
	i := slices.IndexFunc(api.Ops, func(op *ir.Operation) bool { return op.Name.Local == name })
	return api.Ops[i]
}

func TestDefaultNames(t *testing.T) {
	api, list := apply(t, "")
	for _, f := range list.Findings() {
		t.Error(f)
	}
	buy := operation(t, api, "Buy").NVP
	want := []string{
		"VERSION Version",
		"PAYMENT_n_ORDERTOTAL Payment[n]/OrderTotal in PAYMENT_n_CURRENCYCODE as amount",
		"PAYMENT_n_CURRENCYCODE Payment[n]/OrderTotal@currencyID as currency",
		"PAYMENT_n_ITEMTOTAL Payment[n]/ItemTotal in PAYMENT_n_CURRENCYCODE as amount",
		"PAYMENT_n_KIND Payment[n]/Kind as enum",
		"L_PAYMENT_n_NAMEm Payment[n]/Item[m]/Name",
		"L_PAYMENT_n_PRICEm Payment[n]/Item[m]/Price in PAYMENT_n_CURRENCYCODE as amount",
		"L_PAYMENT_n_UNITm Payment[n]/Item[m]/Weight@unit",
		"L_PAYMENT_n_WEIGHTm Payment[n]/Item[m]/Weight as decimal",
		"PAIR Payment[0]/Item[0]/Data[0]/Pair[0]/Key",
		"PAYMENT_n_TONAME Payment[n]/ShipTo/Name",
		"PAYMENT_n_TOCOUNTRY Payment[n]/ShipTo/Country",
		"PAYMENT_n_TOSTATUS Payment[n]/ShipTo/Status",
		"PAYMENT_n_NOTE Payment[n]/Note",
		"L_CHOICESn Choices[n]",
		"TEXT Agreement/Text",
		"LIMIT Limit in PAYMENT_n_CURRENCYCODE as amount",
		"EXPMONTH ExpMonth as integer",
		"EXPYEAR ExpYear as integer",
		"QUICK Quick as true/false",
		"CPPCOLOUR cpp-colour",
		"SHIPNAME Ship/Name", "SHIPCOUNTRY Ship/Country", "SHIPSTATUS Ship/Status",
		"NAME Bill/Name", "COUNTRY Bill/Country", "STATUS Bill/Status",
		"TAGS Tags",
	}
	if got := names(buy.Request); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if got := names(buy.Response); !slices.Equal(got, []string{"L_GROSSn Row[n]/Gross as amount", "L_FEEn Row[n]/Fee as amount", "KIND Kind as enum"}) {
		t.Errorf("got %s", got)
	}
	if buy.Method != "Buy" {
		t.Errorf("the method is %s", buy.Method)
	}
}

// Every test adds rows and says which pairs they make of the request of Buy.
func TestRows(t *testing.T) {
	tests := []struct{ name, rows, want string }{
		{"endings", `  endings: [{ reason: r, endings: { Total: AMT } }]`, "PAYMENT_n_ITEMAMT Payment[n]/ItemTotal in PAYMENT_n_CURRENCYCODE as amount"},
		{"names of a place", `  names: [{ reason: r, places: { Payment/Note: MEMO } }]`, "PAYMENT_n_MEMO Payment[n]/Note"},
		{"names of a type", `  names: [{ reason: r, places: { "s:PaymentType/Note": MEMO } }]`, "PAYMENT_n_MEMO Payment[n]/Note"},
		{"names of a base", `  names: [{ reason: r, places: { "s:BaseType/Version": V } }]`, "V Version"},
		{"the last counts", "  names:\n    - { reason: r, places: { Name: A } }\n    - { reason: r, operations: [Buy], direction: request, places: { Bill/Name: B } }", "B Bill/Name"},
		{"bare", `  bare: [{ reason: r, places: [Ship/Status] }]` + "\n" + `  names: [{ reason: r, places: { Bill/Status: BILLSTATUS } }]`, "STATUS Ship/Status"},
		{"single", `  lists: [{ reason: r, list: single, places: [Agreement] }]`, "L_TEXT0 Agreement/Text"},
		{"plain", `  lists: [{ reason: r, list: plain, places: [Choices] }]`, "CHOICESn Choices[n]"},
		{"first", `  lists: [{ reason: r, list: first, places: [Choices] }]`, "CHOICES Choices[0]"},
		{"flat", `  lists: [{ reason: r, list: flat, places: [Payment/Item] }]`, "L_PAYMENT_n_NAMEm Payment[n]/Item[m]/Name"},
		{"a scope without a letter", `  scopes: [{ reason: r, places: { Choices: FIRST_0_ } }]`, "L_FIRST_0_CHOICESm Choices[m]"},
		{"a whole name", `  keys: [{ reason: r, places: { Payment/Note: L_NOTEn } }]`, "L_NOTEn Payment[n]/Note"},
		{"a whole name without a number", `  keys: [{ reason: r, places: { Payment/Note: NOTE } }]`, "NOTE Payment[0]/Note"},
		{"an alias", `  aliases: [{ reason: r, confidence: low, places: { Payment/Note: L_NOTEn } }]`, "PAYMENT_n_NOTE Payment[n]/Note also L_NOTEn"},
		{"an alias with another number", `  keys: [{ reason: r, places: { Item/Name: ITEMNAME } }]` + "\n" + `  aliases: [{ reason: r, confidence: low, places: { Item/Name: L_ITEMNAMEm } }]`, "ITEMNAME Payment[0]/Item[m]/Name also L_ITEMNAMEm"},
		{"unscoped", `  aliases: [{ reason: r, confidence: low, unscoped: PAYMENT_n_, except: [Item] }]`, "PAYMENT_n_NOTE Payment[n]/Note also NOTE"},
		{"unscoped, except", `  aliases: [{ reason: r, confidence: low, unscoped: PAYMENT_n_, except: [Item] }]`, "L_PAYMENT_n_NAMEm Payment[n]/Item[m]/Name"},
		{"the innermost currency", `  currencies: [{ reason: r, places: [Item/Price] }]`, "L_PAYMENT_n_PRICEm Payment[n]/Item[m]/Price in L_PAYMENT_n_CURRENCYCODEm as amount"},
		{"no currency", `  currencies: [{ reason: r, carries: none, places: [/Limit] }]`, "LIMIT Limit as amount"},
		{"0/1", `  formats: [{ reason: r, format: 0/1, places: [Quick] }]`, "QUICK Quick as 0/1"},
		{"a hint", `  formats: [{ reason: r, format: 0/1, places: [Payment/Note] }]`, "PAYMENT_n_NOTE Payment[n]/Note as text 0/1"},
		{"unsigned", `  formats: [{ reason: r, format: unsigned, places: [ExpYear] }]`, "EXPYEAR ExpYear as unsigned"},
		{"a stray", `  strays: [{ reason: r, operations: [Buy], direction: request, confidence: low, names: [PAYMENT_n_ACK] }]`, "PAYMENT_n_ACK -"},
		{"halves", `  names: [{ reason: r, places: { ExpMonth: EXPDATE, ExpYear: EXPDATE } }]` + "\n" + `  formats: [{ reason: r, format: month, places: [ExpMonth] }, { reason: r, format: year, places: [ExpYear] }]`, "EXPDATE ExpYear as MMYYYY year"},
		{"second", `  names: [{ reason: r, places: { Bill/Name: COUNTRY } }]` + "\n" + `  second: [{ reason: r, places: [Bill/Country] }]`, "COUNTRY Bill/Country"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			api, list := apply(t, tt.rows)
			for _, f := range list.Findings() {
				t.Error(f)
			}
			if got := names(operation(t, api, "Buy").NVP.Request); !slices.Contains(got, tt.want) {
				t.Errorf("%s is not among\n%s", tt.want, strings.Join(got, "\n"))
			}
		})
	}
}

// Every test adds rows that are wrong, and says what is found.
func TestFindings(t *testing.T) {
	tests := []struct{ name, rows, want string }{
		{"unknown element", `  bare: [{ reason: r, places: [Ship/Stats] }]`, `more.yaml:3:32: Ship/Stats: no message with name-value pairs has "Stats"; did you mean "Status"?`},
		{"no such place", `  bare: [{ reason: r, places: [Bill/Note] }]`, "Bill/Note: the row fits no place in the messages that it is for"},
		{"anchored elsewhere", `  bare: [{ reason: r, places: [/Note] }]`, "/Note: the row fits no place"},
		{"of another type", `  bare: [{ reason: r, places: ["s:AddressType/Note"] }]`, "fits no place"},
		{"overruled", "  names:\n    - { reason: r, places: { Note: A } }\n    - { reason: r, places: { Payment/Note: B } }", "Note: the row decides nothing: other rows count wherever it fits"},
		{"unknown operation", `  bare: [{ reason: r, operations: [Buys], places: [Ship/Name] }]`, `Buys: there is no such operation; did you mean "Buy"?`},
		{"idle operation", `  names: [{ reason: r, operations: [Ask, Buy], places: { Note: A } }]`, "more.yaml:3:37: Ask: the row decides nothing in this operation"},
		{"idle ending", `  endings: [{ reason: r, endings: { Sum: AMT } }]`, "the row decides nothing"},
		{"unknown operation without", `  without: [{ reason: r, operations: [Buyy] }]`, `there is no such operation; did you mean "Buy"?`},
		{"one name for two", `  names: [{ reason: r, places: { Bill/Name: COUNTRY } }]`, "shop.wsdl:1:1: Buy request Bill/Country: its name on the NVP wire is COUNTRY, and so is that of Bill/Name"},
		{"all second", `  names: [{ reason: r, places: { Bill/Name: COUNTRY } }]` + "\n" + `  second: [{ reason: r, places: [Bill/Country, Bill/Name] }]`, "all leaves named COUNTRY are listed under second"},
		{"number 0 meets n", `  keys: [{ reason: r, places: { Bill/Name: PAYMENT_0_NOTE } }]`, "its name on the NVP wire is PAYMENT_0_NOTE, and so is that of"},
		{"unknown enumeration", `  spellings: [{ reason: r, enum: "s:Kind", values: { Sale: "1" } }]`, "Kind: no leaf that travels"},
		{"unknown value", `  spellings: [{ reason: r, enum: "s:KindType", values: { Sales: "1" } }]`, `KindType: "Sales" is not one of its values; did you mean "Sale"?`},
		{"empty spelling", `  spellings: [{ reason: r, enum: "s:KindType" }]`, "the row spells nothing"},
		{"no type", `  spellings: [{ reason: r, enum: KindType, values: { Sale: "1" } }]`, `"KindType" is no type`},
		{"undeclared prefix", `  bare: [{ reason: r, places: ["x:AddressType/Name"] }]`, `"x:AddressType" has a prefix that the overlay does not declare`},
		{"a type alone", `  bare: [{ reason: r, places: ["s:AddressType"] }]`, `is no place; write the end of a path`},
		{"an empty step", `  bare: [{ reason: r, places: [Ship//Name] }]`, `"Ship//Name" is no place`},
		{"an empty attribute", `  bare: [{ reason: r, places: [Ship@] }]`, `"Ship@" is no place`},
		{"bad scope", `  scopes: [{ reason: r, places: { Choices: CHOICES } }]`, `"CHOICES" is no prefix with a number`},
		{"bad word", `  names: [{ reason: r, places: { Note: note } }]`, `"note" is no word of this wire`},
		{"bad name", `  keys: [{ reason: r, places: { Note: l_note } }]`, `"l_note" is no name of this wire`},
		{"bad stray", `  strays: [{ reason: r, operations: [Buy], direction: request, confidence: low, names: [x] }]`, `"x" is no name of this wire`},
		{"no alias", `  aliases: [{ reason: r, confidence: low }]`, "the row names no alias"},
		{"exceptions of nothing", `  aliases: [{ reason: r, confidence: low, places: { Payment/Note: N }, except: [Note] }]`, "except goes with unscoped"},
		{"two kinds of alias", `  aliases: [{ reason: r, confidence: low, places: { Payment/Note: N }, unscoped: PAYMENT_n_ }]`, "a row has either places or unscoped"},
		{"no scope", `  aliases: [{ reason: r, confidence: low, unscoped: PAYMENT }]`, `"PAYMENT" is no prefix with a number`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, list := apply(t, tt.rows)
			if err := list.Err(); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("found %v\nwant %s", err, tt.want)
			}
		})
	}
}

// TestNoRoom leaves out the rows about lists within lists.
func TestNoRoom(t *testing.T) {
	list := new(diag.List)
	rules := new(Rules)
	add(t, rules, "few.yaml", "nvp:\n  prefixes: [{ reason: r, places: { /Ship: SHIP } }]", list)
	rules.Apply(shop(), list)
	err := list.Err()
	for _, want := range []string{
		"Buy request Payment/Item/Data/Pair/Key: a name has no room for the number of Item beside that of the list around it",
		"Buy request Payment/Item/Name: a name has no room",
	} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("found %v\nwant %s", err, want)
		}
	}
}

// TestUnchecked applies rows that were checked with another version of the
// document: what they do not know is left out, and nothing keeps it from being
// used.
func TestUnchecked(t *testing.T) {
	list := new(diag.List)
	rules := new(Rules)
	section := Section{
		Bare:    []Places{{Row: Row{Reason: "r"}, Places: texts("Gone/Name")}},
		Without: []Without{{Reason: "r", Operations: texts("Gone")}},
		Names:   []Texts{{Row: Row{Reason: "r", Operations: texts("Gone", "Buy")}, Places: map[string]strict.Text{"Bill/Name": {Value: "COUNTRY"}}}},
	}
	rules.Add(&section, nil, false, list)
	api := shop()
	rules.Apply(api, list)
	if err := list.Err(); err != nil {
		t.Error(err)
	}
	if len(list.Findings()) == 0 {
		t.Error("nothing is said of the leaves without a name")
	}
	second := 0
	for _, p := range operation(t, api, "Buy").NVP.Request {
		if p.Second {
			second++
		}
	}
	if second == 0 {
		t.Error("two leaves have one name, and none is second")
	}
}

func texts(values ...string) []strict.Text {
	var all []strict.Text
	for _, v := range values {
		all = append(all, strict.Text{Value: v})
	}
	return all
}

// TestLaterFile overrules a row of an earlier file, which is no mistake of that.
func TestLaterFile(t *testing.T) {
	list := new(diag.List)
	rules := overlay(t, "basics.yaml", []byte(basics), list)
	add(t, rules, "user.yaml", "nvp:\n  prefixes: [{ reason: r, places: { /Ship: TO } }]", list)
	api := shop()
	rules.Apply(api, list)
	if err := list.Err(); err != nil {
		t.Error(err)
	}
	if got := names(operation(t, api, "Buy").NVP.Request); !slices.Contains(got, "TONAME Ship/Name") {
		t.Errorf("got %s", got)
	}
}

// TestNoRows leaves a contract without rows alone.
func TestNoRows(t *testing.T) {
	list := new(diag.List)
	rules := new(Rules)
	rules.Add(&Section{}, nil, true, list)
	api := shop()
	rules.Apply(api, list)
	if op := operation(t, api, "Buy"); op.NVP != nil {
		t.Error("it has names that nobody gave it")
	}
}

func TestEvidence(t *testing.T) {
	api, list := apply(t, "  evidence:\n"+
		"    - { reason: seen once, level: medium, places: [/Ship] }\n"+
		"    - { reason: guessed, level: low, places: [Ship/Status] }\n"+
		"    - { reason: unknown, level: none, places: [/Bill] }\n"+
		"  without:\n    - { reason: r, operations: [Ask] }\n"+
		"  aliases:\n    - { reason: r, confidence: high, places: { Ship/Name: SHIPPINGNAME } }\n"+
		"  elsewhere:\n    - { reason: r, in: every request, names: [METHOD] }\n"+
		"  quoted:\n    - { reason: r, places: [Choices] }\n"+
		"  spellings:\n    - { reason: r, enum: \"s:KindType\", values: { Sale: \"1\" }, read: { Order: \"2\" } }\n")
	for _, f := range list.Findings() {
		t.Error(f)
	}
	got := map[string]*ir.NVPPair{}
	for _, p := range operation(t, api, "Buy").NVP.Request {
		got[p.Key.String()] = p
	}
	for name, want := range map[string]ir.Confidence{"VERSION": ir.High, "SHIPNAME": ir.Medium, "SHIPSTATUS": ir.Low} {
		if p := got[name]; p == nil || p.Confidence != want {
			t.Errorf("%s: got %v, want %s", name, p, want)
		}
	}
	if got["COUNTRY"] != nil {
		t.Error("a leaf that is not known has a name")
	}
	if a := got["SHIPNAME"].Aliases[0]; a.Confidence != ir.Medium {
		t.Errorf("the alias is attested better than its leaf: %s", a.Confidence)
	}
	if rules := got["SHIPSTATUS"].Rules; len(rules) != 2 || rules[1].Why != "guessed" || rules[1].Pos.File != "more.yaml" || rules[1].Pos.Line != 5 {
		t.Errorf("the rules are %v", rules)
	}
	if operation(t, api, "Ask").NVP != nil {
		t.Error("Ask has names")
	}
	if len(api.Elsewhere) != 1 || api.Elsewhere[0].Key.Name != "METHOD" {
		t.Errorf("elsewhere: %v", api.Elsewhere)
	}
	if !got["L_CHOICESn"].Quoted || got["VERSION"].Quoted {
		t.Error("the wrong values are quoted")
	}
	kind := got["PAYMENT_n_KIND"].Spelling
	if kind == nil || len(kind.Values) != 2 || kind.Values[0].Text != "2" || !kind.Values[0].ReadOnly || kind.Values[1].ReadOnly {
		t.Errorf("the spelling is %v", kind)
	}
}
