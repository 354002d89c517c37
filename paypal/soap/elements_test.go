package soap_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/money"
	"github.com/ppgen/ppgen/paypal/soap"
)

// plain is a message of simple elements only, one of every kind, and lists.
type plain struct {
	Text     string
	Must     string
	Amount   *money.Amount
	Sure     bool
	Bool     *bool
	Number   int
	Int      *int
	Big      int64
	Long     *int64
	Exact    money.Decimal
	Decimal  *money.Decimal
	LongName string

	Words []string
	Any   []soap.Raw
}

const longName = "ElementWhoseNameIsLongerThanWhatIsCopiedInOnePiece"

var elementsPlain = soap.Elements{Tags: []string{
	"<ebl:Text>", "<ebl:Must>", "<ebl:Amount currencyID>", "<ebl:Sure>", "<ebl:Bool>", "<ebl:Number>", "<ebl:Int>",
	"<ebl:Big>", "<ebl:Long>", "<ebl:Exact>", "<ebl:Decimal>", "<ebl:" + longName + ">",
}}

var simplePlain = func(x *plain) [12]any {
	return [12]any{
		&x.Text, (*soap.Required)(&x.Must), &x.Amount, &x.Sure, &x.Bool, &x.Number, &x.Int,
		&x.Big, &x.Long, &x.Exact, &x.Decimal, &x.LongName,
	}
}

func (*plain) XMLRoot() *soap.Root { return &rootKitchen }

func (x *plain) EncodeXML(e *soap.Encoder) {
	f := simplePlain(x)
	e.Simple(&elementsPlain, 0, f[:3])
	e.Simple(&elementsPlain, 3, f[3:])
	soap.Texts(e, "<ebl:Word>", x.Words)
	e.Any(x.Any)
}

func (x *plain) DecodeXML(d *soap.Decoder) {
	f := simplePlain(x)
	for d.Simple(&elementsPlain, f[:]) {
		switch {
		case d.At("Word"):
			soap.AppendString(d, &x.Words)
		default:
			d.Any(&x.Any)
		}
	}
}

func fullPlain() *plain {
	return &plain{
		Text: "a & b", Must: "must", Amount: money.Of("-12.50", "EUR"), Sure: true, Bool: paypal.Ptr(false), Number: -7, Int: paypal.Ptr(0),
		Big: 1 << 40, Long: paypal.Ptr(int64(-1 << 40)), Exact: money.MustParse("0.10"), Decimal: paypal.Ptr(money.MustParse("3")),
		LongName: strings.Repeat("long text ", 50) + "end", Words: []string{"one", "two"}, Any: []soap.Raw{"<x>1</x>"},
	}
}

// TestSimpleElements writes and reads each kind, full and empty.
func TestSimpleElements(t *testing.T) {
	for _, v := range []*plain{fullPlain(), {}, {Text: "only"}} {
		envelope, err := soap.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		got := new(plain)
		unknown, err := soap.UnmarshalReport(envelope, got)
		if err != nil || len(unknown) != len(v.Any) || !reflect.DeepEqual(got, v) {
			t.Errorf("got %+v, %v, %v\nwant %+v\nfrom %s", got, unknown, err, v, envelope)
		}
	}
}

// TestSimpleElementsAsWritten looks at what is there and what is left out.
func TestSimpleElementsAsWritten(t *testing.T) {
	for _, c := range []struct {
		v    plain
		want string
	}{
		{plain{}, "><ebl:Must></ebl:Must><ebl:Sure>false</ebl:Sure><ebl:Number>0</ebl:Number><ebl:Big>0</ebl:Big><ebl:Exact>0</ebl:Exact></"},
		{plain{Text: "1234567<"}, "><ebl:Text>1234567&lt;</ebl:Text><ebl:Must>"},
		{plain{Text: "<234567890"}, "><ebl:Text>&lt;234567890</ebl:Text><ebl:Must>"},
		{plain{Text: ">"}, "><ebl:Text>&gt;</ebl:Text><ebl:Must>"},
		{plain{Text: "Grüße, 1234567"}, "><ebl:Text>Grüße, 1234567</ebl:Text><ebl:Must>"},
		{plain{Amount: &money.Amount{Value: money.MustParse("1.50"), Currency: `E"R`}}, `<ebl:Amount currencyID="E&quot;R">1.50</ebl:Amount>`},
		{plain{LongName: "x"}, "<ebl:" + longName + ">x</ebl:" + longName + ">"},
	} {
		got, err := soap.Marshal(&c.v)
		if err != nil || !strings.Contains(string(got), c.want) {
			t.Errorf("got %s, %v\nwant %s in it", got, err, c.want)
		}
	}
}

// TestSimpleElementsGrow appends to buffers of every small size: what is copied
// in pieces of a fixed length must not need room that is not there, nor change
// anything but what it appends.
func TestSimpleElementsGrow(t *testing.T) {
	v := fullPlain()
	v.LongName = "short"
	want, err := soap.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	for size := range len(want) + 80 {
		buf := []byte(strings.Repeat("~", len(want)+100))
		got, err := soap.Append(buf[:0:size], v)
		if err != nil || string(got) != string(want) {
			t.Fatalf("room for %d: got %s, %v", size, got, err)
		}
		if rest := string(buf[max(size, 0):]); strings.Trim(rest, "~") != "" && size < len(want) {
			t.Fatalf("room for %d: wrote beyond it: %s", size, rest)
		}
		if rest := string(buf[len(want):]); strings.Trim(rest, "~") != "" {
			t.Fatalf("room for %d: wrote beyond the message: %s", size, rest)
		}
	}
}

// TestSimpleElementsRepeated reads the first and reports the others.
func TestSimpleElementsRepeated(t *testing.T) {
	envelope, err := soap.Marshal(fullPlain())
	if err != nil {
		t.Fatal(err)
	}
	_, content, _ := strings.Cut(string(envelope), "<ebl:Text>")
	content, _, _ = strings.Cut("<ebl:Text>"+content, "<ebl:Word>")
	content = strings.Replace(content, "<ebl:Bool>false", "<ebl:Bool>true", 1)
	twice := strings.Replace(string(envelope), "<ebl:Word>", content+"<ebl:Word>", 1)

	got, want := new(plain), fullPlain()
	unknown, err := soap.UnmarshalReport([]byte(twice), got)
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, %v\nwant %+v", got, err, want)
	}
	repeated := 0
	for _, u := range unknown {
		if u.Reason == "repeated element" {
			repeated++
		}
	}
	if repeated != len(elementsPlain.Tags) {
		t.Errorf("%d repeated elements were reported, want %d", repeated, len(elementsPlain.Tags))
	}
}

// TestSimpleElementsInAnyOrder reads a message backwards, with a warm decoder and
// a new one.
func TestSimpleElementsInAnyOrder(t *testing.T) {
	envelope, err := soap.Marshal(&plain{Text: "t", Must: "m", Number: 1, Big: 2, Sure: true, Exact: money.MustParse("5")})
	if err != nil {
		t.Fatal(err)
	}
	want := new(plain)
	if err := soap.Unmarshal(envelope, want); err != nil {
		t.Fatal(err)
	}
	first := strings.Index(string(envelope), "<ebl:Text>")
	last := strings.LastIndex(string(envelope), "</ebl:Exact>") + len("</ebl:Exact>")
	var backwards string
	for rest := string(envelope[first:last]); rest != ""; {
		from := strings.LastIndex(rest, "<ebl:")
		backwards += rest[from:]
		rest = rest[:from]
	}
	turned := string(envelope[:first]) + backwards + string(envelope[last:])
	warm := soap.NewDecoder()
	for range 3 {
		for _, d := range []*soap.Decoder{warm, soap.NewDecoder()} {
			got := new(plain)
			if err := d.Unmarshal([]byte(turned), got); err != nil || !reflect.DeepEqual(got, want) {
				t.Errorf("got %+v, %v\nwant %+v\nfrom %s", got, err, want, turned)
			}
		}
	}
}

// TestSimpleElementsOfBadText fails as other text does, without quoting it.
func TestSimpleElementsOfBadText(t *testing.T) {
	for want, v := range map[string]*plain{
		"soap: <ebl:Must>: character U+0001 at byte 6":                  {Must: "secret\x01"},
		"soap: attribute currencyID of <ebl:Amount>: byte 0 is not UTF": {Amount: &money.Amount{Currency: "\xff"}},
	} {
		if _, err := soap.Marshal(v); err == nil || !strings.HasPrefix(err.Error(), want) || strings.Contains(err.Error(), "secret") {
			t.Errorf("got %v, want %s…", err, want)
		}
	}
}

// odd has a field of a type that simple elements have not.
type odd struct{ plain }

var elementsOdd = soap.Elements{Tags: []string{"<ebl:Odd>"}}

func (x *odd) EncodeXML(e *soap.Encoder) { e.Simple(&elementsOdd, 0, []any{x}) }
func (x *odd) DecodeXML(d *soap.Decoder) { d.Simple(&elementsOdd, []any{x}) }

// TestSimpleElementsOfNoKind is a mistake of the generator, not of a document.
func TestSimpleElementsOfNoKind(t *testing.T) {
	envelope, err := soap.Marshal(&plain{})
	if err != nil {
		t.Fatal(err)
	}
	envelope = []byte(strings.ReplaceAll(string(envelope), "ebl:Must>", "ebl:Odd>"))
	for what, f := range map[string]func(){
		"reading": func() { _ = soap.Unmarshal(envelope, new(odd)) },
		"writing": func() { _, _ = soap.Marshal(new(odd)) },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s did not panic", what)
				}
			}()
			f()
		}()
	}
}

// versioned is a message with the version of its contract.
type versioned struct {
	plain
	Version string
	Inner   *plain
}

func (x *versioned) EncodeXML(e *soap.Encoder) {
	e.Version("<ebl:Version>", x.Version)
	if x.Inner != nil {
		e.Record("<ebl:Inner>", x.Inner)
	}
}

// TestVersion is that of the contract when the message does not say it.
func TestVersion(t *testing.T) {
	for v, want := range map[*versioned]string{
		{}:               "<ebl:Version>" + rootKitchen.Contract.Version + "</ebl:Version></",
		{Version: "9.9"}: "<ebl:Version>9.9</ebl:Version></",
		{Version: "9.9", Inner: &plain{Must: "m"}}: "<ebl:Inner><ebl:Must>m</ebl:Must>",
	} {
		if got, err := soap.Marshal(v); err != nil || !strings.Contains(string(got), want) {
			t.Errorf("got %s, %v\nwant %s in it", got, err, want)
		}
	}
}
