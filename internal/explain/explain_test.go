package explain

import (
	"strings"
	"testing"

	"github.com/ppgen/ppgen/internal/diag"
	"github.com/ppgen/ppgen/ir"
)

// shop is a contract with a scoped and a plain name for one field, a currency, a
// leaf without a name, and an operation that is SOAP only.
func shop() *ir.API {
	str := &ir.Scalar{Kind: ir.String}
	amount := record("AmountType", "Amount", attribute("currencyID", "CurrencyID", str), text(&ir.Scalar{Kind: ir.Decimal}))
	amount.Role = ir.AmountRole
	amount.Fields[0].Role, amount.Fields[1].Role = ir.AmountCurrency, ir.AmountValue
	kind := &ir.Enum{Decl: decl("KindType", "Kind"), Values: []*ir.EnumValue{{Decl: decl("Sale", "KindSale")}, {Decl: decl("Order", "KindOrder")}}}
	weight := record("WeightType", "Weight", attribute("unit", "Unit", str), text(str))
	payment := record("PaymentType", "Payment",
		element("Total", "Total", amount), element("Kind", "Kind", kind), element("Weight", "Weight", weight), element("Secret", "Secret", str))
	base := record("BaseType", "Base", element("Version", "Version", str))
	order := record("OrderType", "Order", base.Fields[0], element("Payments", "Payments", &ir.List{Elem: payment}), element("Loop", "Loop", nil))
	order.Fields[2].Type = order
	order.Base, order.Inherited = base, 1
	order.Root = []ir.QName{{Space: "urn:s", Local: "OrderReq"}}
	single := record("SingleType", "Single", element("Payment", "Payment", payment))
	api := &ir.API{
		Name: "shop", Namespaces: []ir.Namespace{{Prefix: "s", URI: "urn:s"}}, Sources: []ir.Source{{Path: "shop.wsdl"}},
		Types: []ir.Named{amount, weight, payment, base, order, single, kind},
		Ops: []*ir.Operation{
			{Decl: decl("Buy", "Buy"), Input: order, SOAP: &ir.SOAPBinding{}},
			{Decl: decl("Look", "Look"), Output: single},
			{Decl: decl("Old", "Old"), Output: single, SOAP: &ir.SOAPBinding{}},
		},
		Elsewhere: []*ir.NVPElsewhere{{Key: ir.NVPKey{Name: "METHOD"}, In: "every request", Rule: ruleAt(9, "protocol", "it says what is asked for")}},
	}
	bind(api.Ops[0], api.Ops[1], kind)
	return api
}

// bind gives names to the leaves of Buy and Look.
func bind(buy, look *ir.Operation, kind *ir.Enum) {
	payments := buy.Input.Fields[1]
	payment := payments.Type.(*ir.List).Elem.(*ir.Struct)
	weight := payment.Fields[2].Type.(*ir.Struct)
	in := func(fields ...*ir.Field) []ir.NVPStep { return to(payments, 'n', fields...) }
	scoped := func(name string) ir.NVPKey { return ir.NVPKey{Scope: "PAY_n_", Name: name} }
	scope := ruleAt(3, "the number of Payments is in PAY_n_", "several")
	total := &ir.NVPPair{
		Key: scoped("AMT"), Path: in(payment.Fields[0]), Format: ir.NVPAmount, Rules: []ir.NVPRule{scope, ruleAt(4, "Total is AMT", "short")},
		Aliases: []ir.NVPAlias{{Key: ir.NVPKey{Name: "AMT"}, Confidence: ir.Medium, Rules: []ir.NVPRule{ruleAt(5, "also without PAY_n_", "old")}}},
	}
	total.Currency = &ir.NVPPair{Key: scoped("CURRENCYCODE"), Path: total.Path, Format: ir.NVPCurrency, Rules: []ir.NVPRule{scope}}
	buy.NVP = &ir.NVPBinding{Method: "Buy", Request: []*ir.NVPPair{
		{Key: ir.NVPKey{Name: "VERSION"}, Path: to(buy.Input.Fields[0], 0)},
		total, total.Currency,
		{
			Key: scoped("KIND"), Path: in(payment.Fields[1]), Format: ir.NVPEnum, Confidence: ir.Low, Second: true,
			Spelling: &ir.NVPSpelling{Enum: kind, Rule: ruleAt(6, "numbers", "so it is"), Values: []ir.NVPValue{{Value: kind.Values[0], Text: "1"}, {Value: kind.Values[1], Text: "2", ReadOnly: true}}},
		},
		{Key: scoped("UNIT"), Path: in(payment.Fields[2], weight.Fields[0]), Quoted: true},
		{Key: scoped("WEIGHT"), Path: in(payment.Fields[2], weight.Fields[1]), Hint: "RRGGBB"},
		{Key: scoped("ACK")},
	}}
	single := look.Output.Fields[0]
	look.NVP = &ir.NVPBinding{Method: "Look", Response: []*ir.NVPPair{
		{Key: ir.NVPKey{Name: "AMT"}, Path: to(single, 0, payment.Fields[0]), Format: ir.NVPAmount},
	}}
}

func to(first *ir.Field, index byte, rest ...*ir.Field) []ir.NVPStep {
	steps := []ir.NVPStep{{Field: first, Index: index}}
	for _, f := range rest {
		steps = append(steps, ir.NVPStep{Field: f})
	}
	return steps
}

func ruleAt(line int, text, why string) ir.NVPRule {
	return ir.NVPRule{Text: text, Why: why, Pos: diag.Pos{File: "o.yaml", Line: line, Col: 2}}
}

func decl(local, goName string) ir.Decl {
	return ir.Decl{Name: ir.QName{Space: "urn:s", Local: local}, Go: goName, Pos: diag.Pos{File: "shop.wsdl", Line: 7, Col: 1}}
}

func record(local, goName string, fields ...*ir.Field) *ir.Struct {
	return &ir.Struct{Decl: decl(local, goName), Fields: fields}
}

func element(local, goName string, t ir.Type) *ir.Field {
	return &ir.Field{Decl: decl(local, goName), Type: t, Wire: ir.Wire{XML: &ir.XML{}}}
}

func attribute(local, goName string, t ir.Type) *ir.Field {
	return &ir.Field{Decl: decl(local, goName), Type: t, Wire: ir.Wire{XML: &ir.XML{Form: ir.Attribute}}}
}

func text(t ir.Type) *ir.Field {
	return &ir.Field{Decl: decl("Value", "Value"), Type: t, Wire: ir.Wire{XML: &ir.XML{Form: ir.Text}}}
}

func TestExplain(t *testing.T) {
	tests := []struct{ name, want string }{
		// Pairs, with numbers or letters, in any case.
		{"PAY_0_AMT", "PAY_n_AMT"},
		{"PAY_n_AMT", "PAY_n_AMT"},
		{"PAY_17_AMT", "PAY_n_AMT"},
		{"pay_0_amt", "PAY_n_AMT"},
		{"PAY_n_CURRENCYCODE", "PAY_n_CURRENCYCODE"},
		{"AMT", "AMT PAY_n_AMT"}, // the name of one, an alias of the other
		{"METHOD", "elsewhere METHOD"},
		// Paths of elements: their end, from a message or a type on, with numbers.
		{"Payments/Total", "PAY_n_AMT"},
		{"Payments[0]/Total@currencyID", "PAY_n_CURRENCYCODE"},
		{"OrderReq/Payments/Kind", "PAY_n_KIND"},
		{"s:OrderType/Version", "VERSION"},
		{"BaseType/Version", "VERSION"},
		{"/Payments/Weight@unit", "PAY_n_UNIT"},
		{"Payments/Weight", "PAY_n_WEIGHT"},
		{"Secret", "- -"},
		{"Payments", "PAY_n_AMT PAY_n_KIND PAY_n_WEIGHT -"},
		// Go names: of a field, a type, a field that holds a record.
		{"shop.Payment.Kind", "PAY_n_KIND - -"},
		{"Payment.Total", "PAY_n_AMT AMT -"},
		{"shop.Payment.Total.Currency", "PAY_n_CURRENCYCODE"},
		{"Base.Version", "VERSION"},
		{"shop.Weight", "PAY_n_UNIT PAY_n_WEIGHT - - - -"},
		{"shop.Order.Payments", "PAY_n_AMT PAY_n_KIND -"},
		{"shop.Order.Payments.Kind", "PAY_n_KIND"},
		// Enumerations and their values.
		{"shop.Kind", "enum Kind"},
		{"KindType", "enum Kind"},
		{"s:KindType", "enum Kind"},
		{"Sale", "enum KindSale"},
		{"KindOrder", "enum KindOrder"},
		{"shop.KindOrder", "enum KindOrder"},
		{"KindOrdre", "near KindOrder"},
		// Operations.
		{"Buy", "operation Buy"},
		{"shop.Buy", "operation Buy"},
		// Nothing.
		{"PAY_0_AMNT", "near PAY_n_AMT"},
		{"PAY_x_AMT", "near PAY_n_AMT"},
		{"shop.Payment.Totl", "near shop.Payment.Total"},
		{"qqqqqqqqqqqqqqqqq", ""},
	}
	api := shop()
	for _, tt := range tests {
		if got := summary(Explain([]Document{{API: api}}, tt.name)); !matches(got, tt.want) {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

// matches ignores the order of facts, and the suggestions behind the first.
func matches(got, want string) bool {
	if strings.HasPrefix(want, "near ") {
		return strings.HasPrefix(got, want)
	}
	count := map[string]int{}
	for _, w := range strings.Fields(got) {
		count[w]++
	}
	for _, w := range strings.Fields(want) {
		count[w]--
	}
	for _, n := range count {
		if n != 0 {
			return false
		}
	}
	return true
}

func summary(a *Answer) string {
	var words []string
	for _, c := range a.Classic {
		words = append(words, c.summary()...)
	}
	for _, n := range a.Near {
		words = append(words, "near", n)
	}
	return strings.Join(words, " ")
}

func (c *Classic) summary() []string {
	var words []string
	for _, f := range c.Leaves {
		if f.Pair == nil {
			words = append(words, "-")
			continue
		}
		words = append(words, f.Pair.Key.String())
	}
	for _, f := range c.Enums {
		name := f.Enum.Go
		if f.Value != nil {
			name = f.Value.Go
		}
		words = append(words, "enum", name)
	}
	for _, op := range c.Operations {
		words = append(words, "operation", op.Name.Local)
	}
	for _, e := range c.Elsewhere {
		words = append(words, "elsewhere", e.Key.String())
	}
	return words
}

func TestWrite(t *testing.T) {
	tests := []struct {
		name string
		want string
	}{
		{"PAY_0_AMT", `
PAY_n_AMT
  Go          shop.Payment.Total
  SOAP        s:PaymentType/Total (specs/shop.wsdl:7:1)
  format      amount, its currency is PAY_n_CURRENCYCODE
  also read   AMT (confidence medium)
  confidence  high
  rules       o.yaml:3:2: the number of Payments is in PAY_n_ (several)
              o.yaml:4:2: Total is AMT (short)
              o.yaml:5:2: also without PAY_n_ (old)
  travels in  Buy request: Payments[n]/Total
`},
		{"PAY_0_CURRENCYCODE", `
PAY_n_CURRENCYCODE
  Go          shop.Payment.Total.Currency
  SOAP        s:PaymentType/Total@currencyID (specs/shop.wsdl:7:1)
  format      currency
  confidence  high
  rules       o.yaml:3:2: the number of Payments is in PAY_n_ (several)
  travels in  Buy request: Payments[n]/Total@currencyID
`},
		{"PAY_0_KIND", `
PAY_n_KIND
  Go          shop.Payment.Kind
  SOAP        s:PaymentType/Kind (specs/shop.wsdl:7:1)
  format      enum
  values      Sale is 1
              Order is also read from 2
              o.yaml:6:2: numbers (so it is)
  repeats     another leaf of this name; sent when that is empty
  confidence  low: experimental
  rules       none: the element in upper case
  travels in  Buy request: Payments[n]/Kind
`},
		{"PAY_0_UNIT", `
PAY_n_UNIT
  Go          shop.Weight.Unit
  SOAP        s:WeightType@unit (specs/shop.wsdl:7:1)
  format      text, perhaps in double quotes
  confidence  high
  rules       none: the element in upper case
  travels in  Buy request: Payments[n]/Weight@unit
`},
		{"PAY_0_WEIGHT", `
PAY_n_WEIGHT
  Go          shop.Weight.Value
  SOAP        s:WeightType (specs/shop.wsdl:7:1)
  format      text: RRGGBB
  confidence  high
  rules       none: the element in upper case
  travels in  Buy request: Payments[n]/Weight
`},
		{"shop.Kind", `
KindType
  Go          shop.Kind
  SOAP        s:KindType (specs/shop.wsdl:7:1)
  values      Sale is shop.KindSale
              Order is shop.KindOrder
  NVP         Sale is 1
              Order is also read from 2
              o.yaml:6:2: numbers (so it is)
  travels in  Buy request: Payments[n]/Kind as PAY_n_KIND
              Look response: Payment/Kind
              Old response: Payment/Kind
`},
		{"Sale", `
Sale
  Go          shop.KindSale
  SOAP        Sale of s:KindType (specs/shop.wsdl:7:1)
  NVP         Sale is 1
              o.yaml:6:2: numbers (so it is)
  travels in  Buy request: Payments[n]/Kind as PAY_n_KIND
              Look response: Payment/Kind
              Old response: Payment/Kind
`},
		{"KindOrder", `
Order
  Go          shop.KindOrder
  SOAP        Order of s:KindType (specs/shop.wsdl:7:1)
  NVP         Order
              Order is also read from 2
              o.yaml:6:2: numbers (so it is)
  travels in  Buy request: Payments[n]/Kind as PAY_n_KIND
              Look response: Payment/Kind
              Old response: Payment/Kind
`},
		{"Secret", `
Secret
  Go          shop.Payment.Secret
  SOAP        s:PaymentType/Secret (specs/shop.wsdl:7:1)
  NVP         none: no name is known, so it cannot be sent this way
  travels in  Buy request: Payments/Secret
              Look response: Payment/Secret

Secret
  Go          shop.Payment.Secret
  SOAP        s:PaymentType/Secret (specs/shop.wsdl:7:1)
  NVP         none: these operations are SOAP only
  travels in  Old response: Payment/Secret
`},
		{"Buy", `
Buy
  Go          func (*shop.Client) Buy
  SOAP        an operation (specs/shop.wsdl:7:1)
  NVP         METHOD=Buy, 7 names in requests, 0 in answers
`},
		{"Old", `
Old
  Go          func (*shop.Client) Old
  SOAP        an operation (specs/shop.wsdl:7:1)
  NVP         none: no source shows this operation there
`},
		{"method", `
METHOD
  occurs in   every request (o.yaml:9:2: it says what is asked for)
`},
	}
	api := shop()
	for _, tt := range tests {
		var b strings.Builder
		if err := Explain([]Document{{api, "specs"}}, tt.name).Write(&b); err != nil {
			t.Fatal(err)
		}
		if want := strings.TrimPrefix(tt.want, "\n"); b.String() != want {
			t.Errorf("%s: got\n%s\nwant\n%s", tt.name, b.String(), want)
		}
	}
}

func TestUnknown(t *testing.T) {
	api := shop()
	for name, want := range map[string]string{
		"PAY_0_AMNT":        `nothing is known of "PAY_0_AMNT"; did you mean PAY_n_AMT`,
		"qqqqqqqqqqqqqqqqq": "ask for a name-value pair",
	} {
		if got := Explain([]Document{{API: api}}, name).Unknown(); !strings.Contains(got, want) {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
