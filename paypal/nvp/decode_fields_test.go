package nvp

import (
	"reflect"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/money"
)

// An order is a message whose fields are found by its Root.
type order struct {
	Text, Quoted, Kind string
	Time               paypal.DateTime
	Int                int
	OptInt             *int
	Long               int64
	OptLong            *int64
	Bool               bool
	OptBool            *bool
	Decimal            money.Decimal
	OptDecimal         *money.Decimal
	Amount, Fee, Tip   *money.Amount
	Parcels            []parcel
	Old                string
}

type parcel struct {
	Name  string
	Price *money.Amount
	Tags  []string
}

var orderKinds = Enum{Values: []string{"Sale", "Order"}}

var orderContract = Contract{
	Names: []string{
		"TEXT", "QUOTED", "KIND", "TIME", "INT", "OPTINT", "LONG", "OPTLONG", "BOOL", "OPTBOOL", "DECIMAL", "OPTDECIMAL",
		"AMOUNT", "FEE", "TIP", "NAME", "PRICE", "TAG", "CURRENCY", "OLDTEXT", "GONE", "FIRST",
	},
	Scopes:     []Scope{{"PARCEL_", "_"}},
	Currencies: []Name{19},
	Enums:      []*Enum{&orderKinds},
}

var orderRoot = Root{Contract: &orderContract, Method: "Order", Response: true, Inherited: ". 3t=TIME 2e0=KIND", Fields: `
	. 0=TEXT|OLDTEXT 1q=QUOTED 4=INT 5=OPTINT 6=LONG 7=OPTLONG 8=BOOL 9=OPTBOOL 10=DECIMAL 11=OPTDECIMAL
	12=AMOUNT$CURRENCY 13=FEE$PARCEL_0_CURRENCY 14=TIP$ 16=NAME 17=PARCEL_0_FIRST
	15n. 0=PARCEL_n_NAME|NAME 1=PARCEL_n_PRICE$.CURRENCY 2m=L_PARCEL_n_TAGm
	15m. 0=-|L_NAMEm 1=L_PRICEm$L_CURRENCYm
	$ CURRENCY PARCEL_n_CURRENCY L_CURRENCYn
	- GONE CURRENCY`}

func (*order) NVPRoot() *Root     { return &orderRoot }
func (*order) EncodeNVP(*Encoder) {}

func (x *order) DecodeNVP(d *Decoder) {
	fields := []any{
		&x.Text, &x.Quoted, &x.Kind, (*string)(&x.Time), &x.Int, &x.OptInt, &x.Long, &x.OptLong, &x.Bool, &x.OptBool, &x.Decimal, &x.OptDecimal,
		&x.Amount, &x.Fee, &x.Tip, nil, &x.Old, &x.Old,
	}
	for d.Next() {
		w := d.Way()
		field := fields[w.Slot()]
		if w.Slot() == 15 {
			field = x.inParcel(d, w)
		}
		d.Read(field)
	}
}

func (x *order) inParcel(d *Decoder, w Way) any {
	p := At(d, &x.Parcels, w.Index(d))
	if p == nil {
		return nil
	}
	switch w = w.Inner(); w.Slot() {
	case 0:
		return &p.Name
	case 1:
		return &p.Price
	}
	if v := At(d, &p.Tags, w.Index(d)); v != nil {
		return v
	}
	return nil
}

// readOrder reads a message three times with one decoder, which knows it then.
func readOrder(t *testing.T, body string) (*order, []paypal.Unknown) {
	t.Helper()
	var first *order
	var reports []paypal.Unknown
	d := new(Decoder)
	for i := range 3 {
		x := new(order)
		if err := read(d, body, x); err != nil {
			t.Fatalf("%q: %v", body, err)
		}
		if i == 0 {
			first, reports = x, d.unknown
		} else if !reflect.DeepEqual(x, first) || !reflect.DeepEqual(d.unknown, reports) {
			t.Errorf("%q: once more it is %+v, %v\nbefore it was %+v, %v", body, x, d.unknown, first, reports)
		}
		d.reset()
	}
	return first, reports
}

// TestFields reads a value of each type, and in each format.
func TestFields(t *testing.T) {
	got, reports := readOrder(t, "TEXT=a%20b&QUOTED=%22q%22&KIND=Sale&TIME=2024-01-02T03:04:05Z&INT=-1&OPTINT=2&LONG=3&OPTLONG=4&BOOL=true&OPTBOOL=0&"+
		"DECIMAL=1.50&OPTDECIMAL=2.5&AMOUNT=3.00&CURRENCY=EUR&FEE=4.00&TIP=5.00&PARCEL_0_CURRENCY=USD&"+
		"PARCEL_1_NAME=second&PARCEL_1_PRICE=6.00&L_PARCEL_1_TAG0=x&L_PARCEL_1_TAG1=y&L_NAME2=third&L_PRICE2=7.00&L_CURRENCY2=GBP")
	want := &order{
		Text: "a b", Quoted: "q", Kind: "Sale", Time: "2024-01-02T03:04:05Z", Int: -1, OptInt: paypal.Ptr(2), Long: 3, OptLong: paypal.Ptr(int64(4)),
		Bool: true, OptBool: paypal.Ptr(false), Decimal: money.MustParse("1.50"), OptDecimal: paypal.Ptr(money.MustParse("2.5")),
		Amount: money.Of("3.00", "EUR"), Fee: money.Of("4.00", "USD"), Tip: &money.Amount{Value: money.MustParse("5.00")},
		Parcels: []parcel{{}, {Name: "second", Price: money.Of("6.00", "EUR"), Tags: []string{"x", "y"}}, {Name: "third", Price: money.Of("7.00", "GBP")}},
	}
	if !reflect.DeepEqual(got, want) || reports != nil {
		t.Errorf("got %+v, %v\nwant %+v", got, reports, want)
	}
}

// TestFieldsOfAliases reads names that give way to others, wherever those stand.
func TestFieldsOfAliases(t *testing.T) {
	for body, want := range map[string]order{
		"OLDTEXT=old":                    {Text: "old"},
		"OLDTEXT=old&TEXT=new":           {Text: "new"},
		"NAME=plain":                     {Old: "plain", Parcels: []parcel{{Name: "plain"}}},
		"NAME=plain&PARCEL_0_NAME=first": {Old: "plain", Parcels: []parcel{{Name: "first"}}},
		"PARCEL_0_NAME=&NAME=plain":      {Old: "plain", Parcels: []parcel{{Name: "plain"}}},
		"PARCEL_0_FIRST=f":               {Old: "f"},
	} {
		if got, reports := readOrder(t, body); !reflect.DeepEqual(*got, want) || reports != nil {
			t.Errorf("%q: got %+v, %v\nwant %+v", body, got, reports, want)
		}
	}
}

// TestFieldsReports says what has no field.
func TestFieldsReports(t *testing.T) {
	for body, want := range map[string][]string{
		"GONE=1&TEXT=a":         {"GONE=1: a known name, but the contract has no field for it"},
		"PARCEL_1_FIRST=f":      {"PARCEL_1_FIRST=f: unknown name"},
		"PARCEL_0_TEXT=f":       {"PARCEL_0_TEXT=f: unknown name"},
		"NEVER=1":               {"NEVER=1: unknown name"},
		"TEXT=a&TEXT=b":         {"TEXT=b: repeated name"},
		"KIND=Sale&KIND=Sale":   {"KIND=Sale: repeated name"},
		"TIME=soon":             {"TIME=soon: not a date and time"},
		"PARCEL_999999_NAME=x":  {"PARCEL_999999_NAME=x: its number is too large: the list has no such element"},
		"L_PARCEL_0_TAG99999=x": {"L_PARCEL_0_TAG99999=x: its number is too large: the list has no such element"},
	} {
		_, reports := readOrder(t, body)
		wantReports(t, body, reports, want...)
	}
}

// TestFieldsAgain reads messages that look the same but for what they say twice.
func TestFieldsAgain(t *testing.T) {
	d := new(Decoder)
	for _, c := range []struct{ body, want string }{
		{"NAME=a&PARCEL_0_NAME=b&KIND=Sale", "a b Sale"},
		{"NAME=c&PARCEL_0_NAME=d&KIND=order", "c d Order"},
		{"NAME=e&PARCEL_0_NAME=&KIND=Order", "e e Order"},
		{"NAME=f&PARCEL_0_NAME=g&KIND=Else", "f g Else"},
		{"NAME=h", "h h "},
	} {
		x := new(order)
		if err := read(d, c.body, x); err != nil {
			t.Fatal(err)
		}
		if got := strings.Join([]string{x.Old, x.Parcels[0].Name, x.Kind}, " "); got != c.want {
			t.Errorf("%s: got %s, want %s", c.body, got, c.want)
		}
		d.reset()
	}
}

// TestFieldsThatMakeNoSense are mistakes of a generator.
func TestFieldsThatMakeNoSense(t *testing.T) {
	for _, fields := range []string{
		". x=TEXT", ". 0=NEVER", ". 0z=TEXT", ". 0e=TEXT", "0.1.2.3.4.5. 0=TEXT", "$ NEVER", ". 300=TEXT",
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%q did not panic", fields)
				}
			}()
			(&Root{Contract: &orderContract, Fields: fields}).routesOf()
		}()
	}
	defer func() {
		if recover() == nil {
			t.Error("a field of no type did not panic")
		}
	}()
	each(t, "NAME=1", func(d *Decoder) { d.Read(new(float32)) })
}
