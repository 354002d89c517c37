package fill

import (
	"math"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/ppgen/ppgen/ir"
	"github.com/ppgen/ppgen/paypal/money"
)

// tries is how many values of each kind are looked at.
const tries = 500

func filler(seed uint64) *Filler { return &Filler{Rand: rand.New(rand.NewPCG(seed, 1))} }

// field is a field of a record that travels as XML.
func field(name string, t ir.Type) *ir.Field {
	return &ir.Field{Decl: ir.Decl{Go: name}, Type: t, Wire: ir.Wire{XML: &ir.XML{}}}
}

func required(f *ir.Field) *ir.Field {
	f.Required = true
	return f
}

func branch(f *ir.Field, branches ...ir.Branch) *ir.Field {
	f.Choice = branches
	return f
}

func scalar(kind ir.ScalarKind, format string, facets ...ir.Facet) *ir.Scalar {
	return &ir.Scalar{Kind: kind, Format: format, Facets: facets}
}

// An order has a field of every kind.
type order struct {
	Text    string
	Need    string
	Flag    *bool
	Count   *int
	Total   int64
	Price   money.Decimal
	When    string
	Data    []byte
	Color   string
	Alias   string
	Amount  *money.Amount
	Items   []item
	Packed  []string
	Open    []string
	Next    *order
	Kind    *kind
	JSON    string
	Skipped string
}

type item struct{ Name string }

type kind struct {
	A *item
	B *int
}

func orderType() *ir.Struct {
	text := scalar(ir.String, "string")
	itemType := &ir.Struct{Fields: []*ir.Field{required(field("Name", text))}}
	amount := &ir.Struct{Role: ir.AmountRole, Fields: []*ir.Field{
		{Type: scalar(ir.Decimal, ""), Role: ir.AmountValue},
		{Type: &ir.Enum{Values: []*ir.EnumValue{value("EUR"), value("USD")}}, Role: ir.AmountCurrency, Required: true},
	}}
	s := new(ir.Struct)
	s.Fields = []*ir.Field{
		field("Text", text),
		required(field("Need", scalar(ir.String, "string", ir.Facet{Name: "minLength", Value: "1"}))),
		field("Flag", scalar(ir.Bool, "boolean")),
		field("Count", scalar(ir.Int, "unsignedByte")),
		required(field("Total", scalar(ir.Long, "positiveInteger"))),
		required(field("Price", scalar(ir.Decimal, "decimal"))),
		required(field("When", scalar(ir.DateTime, "dateTime"))),
		field("Data", scalar(ir.Bytes, "base64Binary")),
		field("Color", &ir.Enum{Values: []*ir.EnumValue{value("red"), value("green")}}),
		field("Alias", &ir.Alias{Target: scalar(ir.String, "token")}),
		field("Amount", amount),
		field("Items", &ir.List{Elem: itemType, Min: 2, Max: 2}),
		field("Packed", &ir.List{Elem: scalar(ir.String, "NMTOKEN"), Max: ir.Unbounded, Packed: true}),
		field("Open", &ir.List{Elem: &ir.Raw{}, Max: ir.Unbounded}),
		field("Next", s),
		field("Kind", &ir.Union{Cases: []*ir.Field{field("A", itemType), field("B", scalar(ir.Int, "int"))}}),
		{Decl: ir.Decl{Go: "JSON"}, Type: text, Required: true},
		required(field("Skipped", text)),
	}
	return s
}

func value(text string) *ir.EnumValue {
	return &ir.EnumValue{Decl: ir.Decl{Name: ir.QName{Local: text}}}
}

func skip(_ *ir.Struct, f *ir.Field) bool { return f.Go == "Skipped" }

// makeOrder fills one order.
func makeOrder(seed uint64) *order {
	f := filler(seed)
	f.Skip = skip
	o := new(order)
	f.Struct(o, orderType())
	return o
}

func TestSameSeedSameValue(t *testing.T) {
	for seed := range uint64(20) {
		if !reflect.DeepEqual(makeOrder(seed), makeOrder(seed)) {
			t.Errorf("seed %d gives two values", seed)
		}
	}
	if reflect.DeepEqual(makeOrder(1), makeOrder(2)) {
		t.Error("two seeds give one value")
	}
}

// Every value is one that the contract allows, and every optional part is there
// in some values and not in others.
func TestStruct(t *testing.T) {
	there, absent := map[string]int{}, map[string]int{}
	for seed := range uint64(tries) {
		o := makeOrder(seed)
		checkOrder(t, o)
		v := reflect.ValueOf(*o)
		for i := range v.NumField() {
			if name := v.Type().Field(i).Name; v.Field(i).IsZero() {
				absent[name]++
			} else {
				there[name]++
			}
		}
	}
	for _, name := range []string{"Text", "Flag", "Count", "Data", "Color", "Alias", "Amount", "Items", "Packed", "Open", "Next", "Kind"} {
		if there[name] == 0 || absent[name] == 0 {
			t.Errorf("%s is there in %d values and absent in %d", name, there[name], absent[name])
		}
	}
	for _, name := range []string{"JSON", "Skipped"} {
		if there[name] > 0 {
			t.Errorf("%s is filled", name)
		}
	}
	for _, name := range []string{"Need", "Total", "When"} {
		if absent[name] > 0 {
			t.Errorf("the required %s is absent", name)
		}
	}
}

// checkOrder looks at an order and at those in it.
func checkOrder(t *testing.T, o *order) {
	t.Helper()
	depth := 0
	for ; o != nil; o = o.Next {
		depth++
		switch {
		case o.Count != nil && (*o.Count < 0 || *o.Count > 255):
			t.Errorf("the count is %d", *o.Count)
		case o.Total < 1:
			t.Errorf("the total is %d", o.Total)
		case o.Color != "" && o.Color != "red" && o.Color != "green":
			t.Errorf("the color is %q", o.Color)
		case o.Amount != nil && o.Amount.Currency != "EUR" && o.Amount.Currency != "USD":
			t.Errorf("the currency is %q", o.Amount.Currency)
		case o.Items != nil && len(o.Items) != 2:
			t.Errorf("%d items", len(o.Items))
		case o.Kind != nil && (o.Kind.A == nil) == (o.Kind.B == nil):
			t.Errorf("the union is %+v", o.Kind)
		case strings.Trim(o.Text, " \t\r\n") != o.Text:
			t.Errorf("the text is %q", o.Text)
		}
		for _, raw := range o.Open {
			if !strings.HasPrefix(raw, "<open>") {
				t.Errorf("the open content is %q", raw)
			}
		}
	}
	if depth > maxDepth+1 {
		t.Errorf("%d records deep", depth)
	}
}

// Of a choice one arm is filled, and one that is asked for is not left empty.
func TestChoice(t *testing.T) {
	type choice struct{ A, B, C, D int64 }
	number := scalar(ir.Long, "positiveInteger")
	for _, must := range []bool{true, false} {
		s := &ir.Struct{Fields: []*ir.Field{
			branch(field("A", number), ir.Branch{Group: 1, Arm: 1, Required: must}),
			branch(field("B", number), ir.Branch{Group: 1, Arm: 2, Required: must}, ir.Branch{Group: 2, Arm: 1, Required: must}),
			branch(field("C", number), ir.Branch{Group: 1, Arm: 2, Required: must}, ir.Branch{Group: 2, Arm: 2, Required: must}),
		}}
		seen := map[string]int{}
		for seed := range uint64(tries) {
			var v choice
			filler(seed).Struct(&v, s)
			arms := ""
			for i, n := range []int64{v.A, v.B, v.C} {
				if n != 0 {
					arms += string("ABC"[i])
				}
			}
			seen[arms]++
		}
		for arms := range seen {
			if len(arms) > 1 {
				t.Errorf("the arms %s stand side by side", arms)
			}
		}
		if seen["A"] == 0 || seen["B"] == 0 || seen["C"] == 0 || (seen[""] > 0) == must {
			t.Errorf("required %v: %v", must, seen)
		}
	}
}

func TestIntegers(t *testing.T) {
	facet := func(name, value string) ir.Facet { return ir.Facet{Name: name, Value: value} }
	tests := []struct {
		format    string
		facets    []ir.Facet
		low, high int64
	}{
		{"int", nil, math.MinInt32, math.MaxInt32},
		{"byte", nil, -128, 127},
		{"unsignedInt", nil, 0, math.MaxUint32},
		{"nonNegativeInteger", nil, 0, math.MaxInt64},
		{"negativeInteger", nil, math.MinInt64, -1},
		{"nonPositiveInteger", nil, math.MinInt64, 0},
		{"int", []ir.Facet{facet("minInclusive", "5"), facet("maxInclusive", "5")}, 5, 5},
		{"int", []ir.Facet{facet("minExclusive", "5"), facet("maxExclusive", "8")}, 6, 7},
		{"long", []ir.Facet{facet("minInclusive", "9000000000")}, 9000000000, math.MaxInt64},
		{"long", []ir.Facet{facet("maxInclusive", "-9000000000")}, math.MinInt64, -9000000000},
		{"long", []ir.Facet{facet("minInclusive", "-9223372036854775808"), facet("maxInclusive", "9223372036854775807")}, math.MinInt64, math.MaxInt64},
		{"integer", []ir.Facet{facet("maxInclusive", "99999999999999999999999")}, math.MinInt64, math.MaxInt64},
	}
	for _, tt := range tests {
		s := scalar(ir.Long, tt.format, tt.facets...)
		for seed := range uint64(tries) {
			if n := filler(seed).integer(s); n < tt.low || n > tt.high {
				t.Fatalf("%s %v: %d", tt.format, tt.facets, n)
			}
		}
	}
}

func TestTexts(t *testing.T) {
	tests := []struct {
		facets    []ir.Facet
		low, high int
	}{
		{nil, 0, 40},
		{[]ir.Facet{{Name: "length", Value: "7"}}, 7, 7},
		{[]ir.Facet{{Name: "maxLength", Value: "1"}}, 0, 1},
		{[]ir.Facet{{Name: "maxLength", Value: "0"}}, 0, 0},
		{[]ir.Facet{{Name: "minLength", Value: "90"}}, 90, math.MaxInt},
		{[]ir.Facet{{Name: "pattern", Value: ".*"}, {Name: "minLength", Value: "3"}, {Name: "maxLength", Value: "5"}}, 3, 5},
	}
	for _, tt := range tests {
		s := scalar(ir.String, "string", tt.facets...)
		for seed := range uint64(tries) {
			text := filler(seed).text(s, true)
			if n := utf8.RuneCountInString(text); n < tt.low || n > tt.high {
				t.Fatalf("%v: %q", tt.facets, text)
			}
			if strings.Trim(text, " \t\r\n") != text {
				t.Fatalf("%v: %q has white space around it", tt.facets, text)
			}
		}
	}
}

// An optional text is never empty: that would be an absent one.
func TestOptionalTextsAreNotEmpty(t *testing.T) {
	for seed := range uint64(tries) {
		if filler(seed).text(scalar(ir.String, "string"), false) == "" {
			t.Fatalf("seed %d gives an empty text", seed)
		}
	}
}

func TestDecimalsAreExact(t *testing.T) {
	beyond := false
	for seed := range uint64(tries) {
		text := filler(seed).decimal()
		d, err := money.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		beyond = beyond || len(d.String()) > 18
	}
	if !beyond {
		t.Error("no number is one that a float cannot hold")
	}
}

// A kind that the filler does not know is a mistake of the test, said early.
func TestUnknownKind(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a map is filled")
		}
	}()
	var v struct{ M map[string]string }
	filler(1).Struct(&v, &ir.Struct{Fields: []*ir.Field{required(field("M", &ir.Map{}))}})
}
