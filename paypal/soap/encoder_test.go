package soap_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/money"
	"github.com/ppgen/ppgen/paypal/soap"
)

const (
	kitchenHead = `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" ` +
		`xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:ns="urn:ebay:api:PayPalAPI" xmlns:cc="urn:ebay:apis:CoreComponentTypes" ` +
		`xmlns:ebl="urn:ebay:apis:eBLBaseComponents"><soapenv:Body><ns:Kitchen`
	kitchenTail   = `</ns:Kitchen></soapenv:Body></soapenv:Envelope>`
	kitchenMinima = `<ebl:Note></ebl:Note><ebl:Sure>false</ebl:Sure><ebl:Number>0</ebl:Number><ebl:Exact>0</ebl:Exact>`
)

func TestEncodeFields(t *testing.T) {
	decimal := money.MustParse("-1234567890123456789.50")
	tests := []struct {
		name string
		in   kitchen
		want string // what stands between the head and the tail
	}{
		{"absent", kitchen{}, `>` + kitchenMinima},
		{"text is escaped", kitchen{Text: "a&b<c>\"d'\r\n"}, `><ebl:Text>a&amp;b&lt;c&gt;"d'&#13;` + "\n" + `</ebl:Text>` + kitchenMinima},
		{"zero is not absent", kitchen{Bool: new(bool), Int: new(int), Long: new(int64), Decimal: new(money.Decimal)},
			`><ebl:Note></ebl:Note><ebl:Bool>false</ebl:Bool><ebl:Sure>false</ebl:Sure><ebl:Int>0</ebl:Int><ebl:Number>0</ebl:Number>` +
				`<ebl:Long>0</ebl:Long><ebl:Decimal>0</ebl:Decimal><ebl:Exact>0</ebl:Exact>`},
		{"numbers", kitchen{Sure: true, Number: -7, Exact: decimal},
			`><ebl:Note></ebl:Note><ebl:Sure>true</ebl:Sure><ebl:Number>-7</ebl:Number><ebl:Exact>-1234567890123456789.50</ebl:Exact>`},
		{"bytes", kitchen{Base64: []byte("\x00\xffab"), Hex: []byte{0x0a, 0xFE}}, `>` + kitchenMinima + `<ebl:Base64>AP9hYg==</ebl:Base64><ebl:Hex>0AFE</ebl:Hex>`},
		{"empty bytes are not absent", kitchen{Base64: []byte{}, Hex: []byte{}}, `>` + kitchenMinima + `<ebl:Base64></ebl:Base64><ebl:Hex></ebl:Hex>`},
		{"packed lists", kitchen{Words: []string{"a", "b"}, Numbers: []int{1, -2}}, `>` + kitchenMinima + `<ebl:Words>a b</ebl:Words><ebl:Numbers>1 -2</ebl:Numbers>`},
		{"amount", kitchen{Amount: money.Of("12.50", "EUR")}, `>` + kitchenMinima + `<cc:Amount currencyID="EUR">12.50</cc:Amount>`},
		{"record", kitchen{Inner: &inner{Value: "v", Inner: &inner{}}}, `>` + kitchenMinima + `<ebl:Inner><ebl:Value>v</ebl:Value><ebl:Inner></ebl:Inner></ebl:Inner>`},
		{"nil record", kitchen{InnerNil: true}, `>` + kitchenMinima + `<ebl:Inner xsi:nil="true"/>`},
		{"derived type", kitchen{Shape: &shape{Square: paypal.Ptr("2")}}, `>` + kitchenMinima + `<ebl:Shape xsi:type="ebl:Square"><ebl:Side>2</ebl:Side></ebl:Shape>`},
		{"mixed", kitchen{Mixed: []run{{Text: "a<"}, {Bold: "b"}, {Text: " c"}}}, `>` + kitchenMinima + `<ebl:Mixed>a&lt;<ebl:Bold>b</ebl:Bold> c</ebl:Mixed>`},
		{"attributes", kitchen{ID: "a&b<\"'>\t\n\r", Count: paypal.Ptr(3), Big: paypal.Ptr(int64(1 << 40)), Flag: paypal.Ptr(true), Ratio: paypal.Ptr(money.MustParse("0.5")), Key: []byte("k"), Sum: []byte("s")},
			` id="a&amp;b&lt;&quot;'&gt;&#9;&#10;&#13;" count="3" big="1099511627776" flag="true" ratio="0.5" key="aw==" sum="73">` + kitchenMinima},
		{"foreign attributes", kitchen{Others: []soap.Attr{{Local: "a", Value: "1"}, {Space: "urn:ebay:apis:CoreComponentTypes", Local: "b", Value: "2"},
			{Space: "http://www.w3.org/XML/1998/namespace", Local: "base", Value: "de"}, {Space: "urn:x", Local: "c", Value: "3"}, {Space: "urn:y", Local: "c", Value: "4"}}},
			` a="1" cc:b="2" xml:base="de" xmlns:any1="urn:x" any1:c="3" xmlns:any2="urn:y" any2:c="4">` + kitchenMinima},
		{"raw", kitchen{Any: []soap.Raw{`<x xmlns="urn:x"><y/></x>`, "\n <ebl:Known/> ", `<z><!-- c --></z>`}},
			`>` + kitchenMinima + `<x xmlns="urn:x"><y/></x><ebl:Known/><z><!-- c --></z>`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := soap.Marshal(&tt.in)
			if err != nil {
				t.Fatal(err)
			}
			if want := kitchenHead + tt.want + kitchenTail; string(got) != want {
				t.Errorf("got:  %s\nwant: %s", got, want)
			}
		})
	}
}

// nest returns n records within each other.
func nest(n int) *inner {
	x := &inner{Value: "innermost"}
	for range n - 1 {
		x = &inner{Inner: x}
	}
	return x
}

func TestEncodeErrors(t *testing.T) {
	cycle := new(inner)
	cycle.Inner = cycle
	tests := []struct {
		name string
		in   soap.Message
		want string
	}{
		{"control character", &kitchen{Text: "a\x07b"}, "soap: <ebl:Text>: character U+0007 at byte 1 cannot be written in XML: remove it"},
		{"no UTF-8", &kitchen{Text: "12345678\xff"}, "soap: <ebl:Text>: byte 8 is not UTF-8: convert the text to UTF-8"},
		{"no character", &kitchen{Note: "\uFFFE"}, "soap: <ebl:Note>: character U+FFFE at byte 0 cannot be written in XML: remove it"},
		{"in an attribute", &kitchen{ID: "\x00"}, "soap: attribute id of <ns:Kitchen>: character U+0000 at byte 0 cannot be written in XML: remove it"},
		{"in an amount", &kitchen{Amount: &money.Amount{Currency: "\x1b"}}, "soap: attribute currencyID of <cc:Amount>: character U+001B at byte 0 cannot be written in XML: remove it"},
		{"in mixed content", &kitchen{Mixed: []run{{Bold: "b"}, {Text: "\x01"}}}, "soap: <ebl:Mixed>: character U+0001 at byte 0 cannot be written in XML: remove it"},
		{"first of several", &kitchen{Text: "\x01", Note: "\x02"}, "soap: <ebl:Text>: character U+0001 at byte 0 cannot be written in XML: remove it"},
		{"too deep", &kitchen{Inner: nest(125)}, "soap: <ebl:Inner> is nested deeper than 128 elements: does the value contain itself?"},
		{"cycle", &kitchen{Inner: cycle}, "soap: <ebl:Inner> is nested deeper than 128 elements: does the value contain itself?"},
		{"raw is empty", &kitchen{Any: []soap.Raw{""}}, "soap: raw element in <ns:Kitchen>: expected an XML element, found nothing"},
		{"raw is text", &kitchen{Any: []soap.Raw{"text"}}, "soap: raw element in <ns:Kitchen>: expected one XML element and nothing else"},
		{"raw is two", &kitchen{Any: []soap.Raw{"<a/><b/>"}}, "soap: raw element in <ns:Kitchen>: expected one XML element and nothing else"},
		{"raw breaks out", &kitchen{Any: []soap.Raw{"<a/></raw><raw>"}}, "something follows the document element"},
		{"raw is broken", &kitchen{Any: []soap.Raw{"<a><b></a>"}}, "expected the end tag of <b>"},
		{"raw has a foreign prefix", &kitchen{Any: []soap.Raw{"<p:a/>"}}, "the prefix p is not declared"},
		{"attribute without a name", &kitchen{Others: []soap.Attr{{Local: "a b"}}}, `soap: attribute "a b" of <ns:Kitchen>: expected an XML name without a colon`},
		{"attribute declares", &kitchen{Others: []soap.Attr{{Local: "xmlns", Value: "x"}}}, `soap: attribute "xmlns" of <ns:Kitchen>: expected an XML name without a colon`},
		{"attribute twice", &kitchen{ID: "1", Others: []soap.Attr{{Local: "id", Value: "2"}}}, "soap: attribute id of <ns:Kitchen> is there twice: remove one"},
		{"nil", (*kitchen)(nil), "soap: the message is nil: pass a pointer to a request or response"},
		{"nil without attributes", (*checkoutRequest)(nil), "soap: the message is nil: pass a pointer to a request or response"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := soap.Append([]byte("before"), tt.in)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want %s", err, tt.want)
			}
			if string(got) != "before" {
				t.Errorf("an error must leave the output as it was, got %s", got)
			}
		})
	}
}

func TestEncodeDepth(t *testing.T) {
	in := &kitchen{Inner: nest(124)} // below the envelope, its body and the message, and around a text
	b, err := soap.Marshal(in)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Count(string(b), "<ebl:Inner>") != 124 {
		t.Error("elements are missing")
	}
	if err := soap.Unmarshal(b, new(kitchen)); err != nil {
		t.Errorf("what can be written must be readable: %v", err)
	}
}

func TestMarshalRefuses(t *testing.T) {
	for _, v := range []any{nil, 7, kitchen{}} {
		if _, err := soap.Marshal(v); err == nil || !strings.Contains(err.Error(), "is not a message") {
			t.Errorf("%T: error %v", v, err)
		}
	}
	if _, err := soap.Append(nil, nil); err == nil {
		t.Error("a nil message must be an error")
	}
}

// broken panics for a reason of its own.
type broken struct{ kitchen }

func (*broken) EncodeXML(*soap.Encoder) { panic(errors.New("a bug")) }

func TestPanicsOfMessagesPass(t *testing.T) {
	defer func() {
		if r := recover(); r == nil || r.(error).Error() != "a bug" {
			t.Errorf("recovered %v", r)
		}
	}()
	_, _ = soap.Marshal(&broken{})
}

func TestFail(t *testing.T) {
	want := errors.New("first")
	_, err := soap.Marshal(&failing{errs: []error{nil, want, errors.New("second")}})
	if !errors.Is(err, want) {
		t.Errorf("error %v, want %v", err, want)
	}
}

type failing struct {
	kitchen
	errs []error
}

func (x *failing) EncodeXML(e *soap.Encoder) {
	for _, err := range x.errs {
		e.Fail(err)
	}
	e.IntText(-3)
	e.BoolText(true)
}

// bare has no contract.
type bare struct{}

var rootBare = soap.Root{Tags: []string{"<Bare>"}}

func (bare) XMLRoot() *soap.Root       { return &rootBare }
func (bare) EncodeXML(e *soap.Encoder) { e.IntText(-3); e.BoolText(true) }
func (bare) DecodeXML(d *soap.Decoder) { _ = d.String() }

func TestMarshalWithoutContract(t *testing.T) {
	got, err := soap.Marshal(bare{})
	if err != nil || !strings.HasSuffix(string(got), `<soapenv:Body><Bare>-3true</Bare></soapenv:Body></soapenv:Envelope>`) {
		t.Errorf("got %s, %v", got, err)
	}
}

func TestAppendAllocatesNothing(t *testing.T) {
	in := checkout(10)
	buf := make([]byte, 0, 16<<10)
	if n := testing.AllocsPerRun(100, func() {
		var err error
		if buf, err = soap.Append(buf[:0], in); err != nil {
			t.Fatal(err)
		}
	}); n > 0 {
		t.Errorf("%v allocations", n)
	}
}

func TestGrow(t *testing.T) {
	var list []int
	grown := 0
	for i := range 100 {
		before := cap(list)
		*soap.Grow(&list) = i
		if cap(list) != before {
			grown++
		}
	}
	if len(list) != 100 || list[99] != 99 || list[0] != 0 || grown != 4 {
		t.Errorf("%d items, grown %d times: %v", len(list), grown, list)
	}
}
