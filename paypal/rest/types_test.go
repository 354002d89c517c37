package rest_test

import (
	"github.com/ppgen/ppgen/paypal/money"
	"github.com/ppgen/ppgen/paypal/rest"
)

// everything has an optional member of each kind, as generated types have them.
type everything struct {
	Text     string
	OptText  *string
	Kind     kind
	OptBool  *bool
	OptInt   *int
	OptLong  *int64
	OptNum   *money.Decimal
	Bytes    []byte
	Raw      rest.Raw
	Amount   *money.Amount
	Total    *money.Amount
	Amounts  []money.Amount
	Link     *rest.Link
	Links    []rest.Link
	Patch    *rest.Patch
	Patches  []rest.Patch
	Texts    []kind
	Bools    []bool
	Ints     []int
	Longs    []int64
	Numbers  []money.Decimal
	Raws     []rest.Raw
	RawMap   map[string]rest.Raw
	TextMap  map[string]kind
	Child    *everything
	Children []everything
	Named    map[string]everything
	Matrix   [][]int
	Lists    map[string][]kind
	Things   [][]person
	Maps     []map[string]kind
	Sums     [][]money.Amount
	Prices   map[string]money.Amount
	Note     rest.Nullable[string]
	Owner    rest.Nullable[inline]
	Value    *inline
	Always   *always
	Who      *owner
	Whos     []owner
	Escaped  string
}

type kind string

// always has a required member of each kind.
type always struct {
	Text   string
	Bool   bool
	Int    int
	Long   int64
	Number money.Decimal
	Bytes  []byte
	Raw    rest.Raw
	Price  money.Amount
	Person person
}

func (x *always) JSONFields(f *rest.Fields) {
	f.RequiredString("text", &x.Text)
	f.Bool("bool", &x.Bool)
	f.Int("int", &x.Int)
	f.Long("long", &x.Long)
	f.Decimal("number", &x.Number)
	f.RequiredBytes("bytes", &x.Bytes)
	f.RequiredRaw("raw", &x.Raw)
	f.AmountValue("price", &x.Price, rest.CurrencyCodeValue)
	f.Object("person", &x.Person)
}

func (x *everything) JSONFields(f *rest.Fields) {
	f.String("text", &x.Text)
	f.OptString("opt_text", &x.OptText)
	f.String("kind", (*string)(&x.Kind))
	f.OptBool("opt_bool", &x.OptBool)
	f.OptInt("opt_int", &x.OptInt)
	f.OptLong("opt_long", &x.OptLong)
	f.OptDecimal("opt_num", &x.OptNum)
	f.Bytes("bytes", &x.Bytes)
	f.Raw("raw", &x.Raw)
	f.Amount("amount", &x.Amount, rest.CurrencyCodeValue)
	f.Amount("total", &x.Total, rest.CurrencyTotal)
	f.Amounts("amounts", &x.Amounts, rest.CurrencyValue)
	f.Link("link", &x.Link)
	f.Links("links", &x.Links)
	f.Patch("patch", &x.Patch)
	f.Patches("patches", &x.Patches)
	rest.Strings(f, "texts", &x.Texts)
	f.Bools("bools", &x.Bools)
	f.Ints("ints", &x.Ints)
	f.Longs("longs", &x.Longs)
	f.Decimals("numbers", &x.Numbers)
	f.Raws("raws", &x.Raws)
	f.RawMap("raw_map", &x.RawMap)
	rest.StringMap(f, "text_map", &x.TextMap)
	rest.Record(f, "child", &x.Child)
	rest.Records(f, "children", &x.Children)
	rest.RecordMap(f, "named", &x.Named)
	rest.List(f, "matrix", &x.Matrix, func(f *rest.Fields, v *[]int) { f.Ints("", v) })
	rest.Map(f, "lists", &x.Lists, func(f *rest.Fields, v *[]kind) { rest.Strings(f, "", v) })
	rest.List(f, "things", &x.Things, func(f *rest.Fields, v *[]person) { rest.Records(f, "", v) })
	rest.List(f, "maps", &x.Maps, func(f *rest.Fields, v *map[string]kind) { rest.StringMap(f, "", v) })
	rest.List(f, "sums", &x.Sums, func(f *rest.Fields, v *[]money.Amount) { f.Amounts("", v, rest.CurrencyCodeValue) })
	rest.Map(f, "prices", &x.Prices, func(f *rest.Fields, v *money.Amount) { f.AmountValue("", v, rest.CurrencyCodeValue) })
	rest.Explicit(f, "note", &x.Note, func(f *rest.Fields, v *string) { f.RequiredString("", v) })
	rest.Explicit(f, "owner", &x.Owner, func(f *rest.Fields, v *inline) { f.Object("", v) })
	rest.Record(f, "value", &x.Value)
	rest.Record(f, "always", &x.Always)
	rest.Record(f, "who", &x.Who)
	rest.Records(f, "whos", &x.Whos)
	f.String(`a\"b\\c\u0001`, &x.Escaped)
}

func (x everything) MarshalJSON() ([]byte, error)     { return rest.Marshal(&x) }
func (x *everything) UnmarshalJSON(data []byte) error { return rest.Unmarshal(data, x) }

// inline has an amount among its own members, and takes any other members.
type inline struct {
	Amount *money.Amount
	Note   string
	Extra  map[string]int
}

func (x *inline) JSONFields(f *rest.Fields) {
	f.InlineAmount(&x.Amount, rest.CurrencyCodeValue)
	f.String("note", &x.Note)
	rest.Extra(f, &x.Extra, func(f *rest.Fields, v *int) { f.Int("", v) })
}

// owner is a union of every kind of value.
type owner struct {
	Person *person
	Firm   *firm
	IBAN   *iban
	Text   *string
	Number *money.Decimal
	Flag   *bool
	List   []person
	Nested *nested
	Other  rest.Raw
}

var (
	ownerPerson = rest.Case{Kinds: rest.ObjectKind, Values: []string{"PERSON", "HUMAN"}}
	ownerFirm   = rest.Case{Kinds: rest.ObjectKind, Values: []string{"FIRM"}}
	ownerIBAN   = rest.Case{Kinds: rest.ObjectKind, Has: []string{"iban", "bi\tc"}}
	ownerNested = rest.Case{Kinds: rest.ObjectKind, Has: []string{"nested"}}
	ownerText   = rest.Case{Kinds: rest.StringKind}
	ownerNumber = rest.Case{Kinds: rest.NumberKind}
	ownerFlag   = rest.Case{Kinds: rest.BoolKind}
	ownerList   = rest.Case{Kinds: rest.ArrayKind}
)

func (u *owner) JSONFields(f *rest.Fields) {
	f.Union("type")
	f.Case(&ownerPerson)
	rest.Record(f, "", &u.Person)
	f.Case(&ownerFirm)
	rest.Record(f, "", &u.Firm)
	f.Case(&ownerIBAN)
	rest.Record(f, "", &u.IBAN)
	f.Case(&ownerNested)
	rest.Record(f, "", &u.Nested)
	f.Case(&ownerText)
	f.OptString("", &u.Text)
	f.Case(&ownerNumber)
	f.OptDecimal("", &u.Number)
	f.Case(&ownerFlag)
	f.OptBool("", &u.Flag)
	f.Case(&ownerList)
	rest.Records(f, "", &u.List)
	f.Otherwise(&u.Other)
}

type person struct{ Type, Name string }

func (x *person) JSONFields(f *rest.Fields) {
	f.String("type", &x.Type)
	f.String("name", &x.Name)
}

type firm struct {
	Type string
	VAT  *int
}

func (x *firm) JSONFields(f *rest.Fields) {
	f.String("type", &x.Type)
	f.OptInt("vat", &x.VAT)
}

type iban struct{ IBAN, BIC string }

func (x *iban) JSONFields(f *rest.Fields) {
	f.String("iban", &x.IBAN)
	f.String(`bi\tc`, &x.BIC)
}

// nested is a union within a union, without a case for what it does not know.
type nested struct{ Inner *owner }

func (x *nested) JSONFields(f *rest.Fields) {
	rest.Record(f, "nested", &x.Inner)
}

type strict struct{ Text *string }

func (x *strict) JSONFields(f *rest.Fields) {
	f.Union("")
	f.Case(&ownerText)
	f.OptString("", &x.Text)
}

// holder has a union that knows one kind of value.
type holder struct {
	Value *strict
	List  []strict
}

func (x *holder) JSONFields(f *rest.Fields) {
	rest.Record(f, "value", &x.Value)
	rest.Records(f, "list", &x.List)
}

// many has more members than a machine word has bits.
type many struct{ V [70]string }

var manyNames = func() (names [70]string) {
	for i := range names {
		names[i] = "m" + string(rune('0'+i/10)) + string(rune('0'+i%10))
	}
	return names
}()

func (x *many) JSONFields(f *rest.Fields) {
	for i := range x.V {
		f.String(manyNames[i], &x.V[i])
	}
}
