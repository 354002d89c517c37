package soap_test

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/money"
	"github.com/ppgen/ppgen/paypal/soap"
)

// kitchenXML puts content, and attributes before its '>', into a message whose
// default namespace is eBL's.
func kitchenXML(content string) []byte {
	return []byte(`<E:Envelope xmlns:E="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ` +
		`xmlns:ns="urn:ebay:api:PayPalAPI" xmlns:cc="urn:ebay:apis:CoreComponentTypes" xmlns="urn:ebay:apis:eBLBaseComponents"><E:Body><ns:Kitchen` + content + `</ns:Kitchen></E:Body></E:Envelope>`)
}

func TestDecodeFields(t *testing.T) {
	tests := []struct {
		name    string
		content string
		want    kitchen
		unknown []paypal.Unknown
	}{
		{"nothing", `>`, kitchen{}, nil},
		{"text is trimmed", ">\n\t<Text> \r\n a b \t</Text>\n", kitchen{Text: "a b"}, nil},
		{"other white space is text", "><Text>\u00a0a\u2003</Text>", kitchen{Text: "\u00a0a\u2003"}, nil},
		{"text that is not", `><Note> a </Note>`, kitchen{Note: " a "}, nil},
		{"references", `><Text>&lt;&amp;&gt;&quot;&apos;&#65;&#x1F600;&#13;</Text>`, kitchen{Text: "<&>\"'A😀"}, nil},
		{"line ends", "><Note>a\r\nb\rc\nd</Note>", kitchen{Note: "a\nb\nc\nd"}, nil},
		{"CDATA", `><Text>a<![CDATA[<b>&amp;]]]>c</Text>`, kitchen{Text: "a<b>&amp;]c"}, nil},
		{"comments", `><!-- a --><Text>a<!-- b -->b<?c d?>c</Text><?e?>`, kitchen{Text: "abc"}, nil},
		{"wrong namespaces", `><x:Text xmlns:x="urn:wrong">a</x:Text><Number xmlns="">5</Number>`, kitchen{Text: "a", Number: 5}, nil},
		{"any order", `><Number>5</Number><Text>a</Text>`, kitchen{Text: "a", Number: 5}, nil},
		{"xsi:type is ignored", `><Text xsi:type="ebl:NoSuchType">a</Text><Number xsi:type='x'>5</Number>`, kitchen{Text: "a", Number: 5}, nil},
		{"booleans", `><Bool>1</Bool><Sure> True </Sure>`, kitchen{Bool: paypal.Ptr(true), Sure: true}, nil},
		{"false is not absent", `><Bool>false</Bool><Int>0</Int><Long>0</Long><Decimal>0.00</Decimal>`,
			kitchen{Bool: new(bool), Int: new(int), Long: new(int64), Decimal: paypal.Ptr(money.MustParse("0.00"))}, nil},
		{"numbers", `><Int>-12</Int><Number>+7</Number><Long>-9223372036854775808</Long><Decimal>1,234.50</Decimal><Exact>-12345678901234567890.5</Exact>`,
			kitchen{Int: paypal.Ptr(-12), Number: 7, Long: paypal.Ptr(int64(-1 << 63)), Decimal: paypal.Ptr(money.MustParse("1234.50")), Exact: money.MustParse("-12345678901234567890.5")}, nil},
		{"empty is no value", `><Text/><Bool/><Int></Int><Long> </Long><Decimal/><Exact/><Base64/><Hex/><Words/><Sure/><Number/>`, kitchen{}, nil},
		{"bytes", `><Base64> AP9h Yg== </Base64><Hex>0aFE</Hex>`, kitchen{Base64: []byte("\x00\xffab"), Hex: []byte{0x0a, 0xFE}}, nil},
		{"packed lists", ">\n<Words>a\tb\n c</Words><Numbers>1 -2</Numbers>", kitchen{Words: []string{"a", "b", "c"}, Numbers: []int{1, -2}}, nil},
		{"amount", `><Amount currencyID=" EUR ">12.50</Amount>`, kitchen{Amount: money.Of("12.50", "EUR")}, nil},
		{"empty amount", `><Amount currencyID="EUR"/>`, kitchen{}, nil},
		{"record", `><Inner><Value>v</Value><Inner/></Inner>`, kitchen{Inner: &inner{Value: "v", Inner: &inner{}}}, nil},
		{"nil", `><Inner xsi:nil=" true "/>`, kitchen{InnerNil: true}, nil},
		{"old schema instance", `><Inner xmlns:x="http://www.w3.org/1999/XMLSchema-instance" x:nil="1"/>`, kitchen{InnerNil: true}, nil},
		{"derived types", `><Shape xsi:type="ebl:Square"><Side>2</Side></Shape>`, kitchen{Shape: &shape{Square: paypal.Ptr("2")}}, nil},
		{"derived type after others", `><Text xsi:type="x">a</Text><Shape xsi:type=" ebl:Square "><Side>2</Side></Shape><Inner xsi:type="x" xsi:nil="1"/>`,
			kitchen{Text: "a", Shape: &shape{Square: paypal.Ptr("2")}, InnerNil: true}, nil},
		{"type of another namespace", `><Text xsi:type="x">a</Text><Shape xsi:type="ebl:Square" xmlns:xsi="urn:x"><Side>2</Side></Shape>`,
			kitchen{Text: "a", Shape: &shape{}}, []paypal.Unknown{
				{Path: "Kitchen/Shape/@type", Value: "ebl:Square", Reason: "unknown attribute"},
				{Path: "Kitchen/Shape/Side", Value: "2", Reason: "unknown element"},
			}},
		{"type without a prefix", `><Shape xsi:type="Circle"><Radius>2</Radius></Shape>`, kitchen{Shape: &shape{Circle: paypal.Ptr("2")}}, nil},
		{"mixed", `><Mixed> a<Bold>b</Bold>&amp;<![CDATA[c]]><!-- d -->e </Mixed>`, kitchen{Mixed: []run{{Text: " a"}, {Bold: "b"}, {Text: "&ce "}}}, nil},
		{"empty mixed", `><Mixed/>`, kitchen{}, nil},
		{"same local name", `><Same>e</Same><cc:Same>c</cc:Same>`, kitchen{Same: "e", SameCC: "c"}, nil},
		{"attributes", ` id=" a&amp;b&#9;" count='3' big="1099511627776" flag="1" ratio="0.50" key="aw==" sum="73" ignored="x">`,
			kitchen{ID: "a&b", Count: paypal.Ptr(3), Big: paypal.Ptr(int64(1 << 40)), Flag: paypal.Ptr(true), Ratio: paypal.Ptr(money.MustParse("0.50")), Key: []byte("k"), Sum: []byte("s")}, nil},
		{"attribute with a namespace", ` cc:id="n" id="a">`, kitchen{ID: "a", Others: []soap.Attr{{Space: "urn:ebay:apis:CoreComponentTypes", Local: "id", Value: "n"}}}, nil},
		{"attribute in a namespace only", ` cc:id="n">`, kitchen{ID: "n"}, nil},
		{"foreign attributes", " xmlns:u='urn:u&amp;v' u:a='1\n2' xml:base='c' b='>' xsi:type='x'>",
			kitchen{Others: []soap.Attr{{Space: "urn:u&v", Local: "a", Value: "1 2"}, {Space: "http://www.w3.org/XML/1998/namespace", Local: "base", Value: "c"}, {Local: "b", Value: ">"}}}, nil},
		{"attributes of one local name", ` lang="en" xml:lang="de">`, kitchen{Lang: "en", XMLang: "de"}, nil},
		{"the one with a namespace", ` xml:lang="de">`, kitchen{XMLang: "de"}, nil},
		{"the one without", ` lang="en">`, kitchen{Lang: "en"}, nil},

		{"malformed numbers", ` count="x" big="1.5" flag="maybe" ratio="1,5" key="!" sum="0">` +
			`<Bool>yes</Bool><Int>1.5</Int><Number>99999999999999999999</Number><Long>-</Long><Decimal>NaN</Decimal><Exact>12,50</Exact><Base64>a</Base64><Hex>0g</Hex><Numbers>1 two 3</Numbers><Amount currencyID="EUR">?</Amount>`,
			kitchen{Numbers: []int{1, 0, 3}},
			[]paypal.Unknown{
				{Path: "Kitchen/@count", Value: "x", Reason: "not an integer"},
				{Path: "Kitchen/@big", Value: "1.5", Reason: "not an integer"},
				{Path: "Kitchen/@flag", Value: "maybe", Reason: "not a boolean"},
				{Path: "Kitchen/@ratio", Value: "1,5", Reason: "not a decimal number"},
				{Path: "Kitchen/@key", Value: "!", Reason: "not base64"},
				{Path: "Kitchen/@sum", Value: "0", Reason: "not hexadecimal"},
				{Path: "Kitchen/Bool", Value: "yes", Reason: "not a boolean"},
				{Path: "Kitchen/Int", Value: "1.5", Reason: "not an integer"},
				{Path: "Kitchen/Number", Value: "99999999999999999999", Reason: "integer out of range"},
				{Path: "Kitchen/Long", Value: "-", Reason: "not an integer"},
				{Path: "Kitchen/Decimal", Value: "NaN", Reason: "not a decimal number"},
				{Path: "Kitchen/Exact", Value: "12,50", Reason: "not a decimal number"},
				{Path: "Kitchen/Base64", Value: "a", Reason: "not base64"},
				{Path: "Kitchen/Hex", Value: "0g", Reason: "not hexadecimal"},
				{Path: "Kitchen/Numbers", Value: "two", Reason: "not an integer"},
				{Path: "Kitchen/Amount", Value: "?", Reason: "not a decimal number"},
			}},
		{"unknown elements", `><Inner><Foo>a &amp; b</Foo><cc:Bar x="1"><Baz/></cc:Bar><Inner><Deep/></Inner></Inner>`, kitchen{Inner: &inner{Inner: &inner{}}},
			[]paypal.Unknown{
				{Path: "Kitchen/Inner/Foo", Value: "a & b", Reason: "unknown element"},
				{Path: "Kitchen/Inner/Bar", Value: "<Baz/>", Reason: "unknown element"},
				{Path: "Kitchen/Inner/Inner/Deep", Reason: "unknown element"},
			}},
		{"unknown attributes", `><Text xml:lang="en" q="&lt;">a</Text><Inner r="1"/><Amount currencyID="EUR" s="2">1</Amount><Mixed t="3"/>`,
			kitchen{Text: "a", Inner: &inner{}, Amount: money.Of("1", "EUR")},
			[]paypal.Unknown{
				{Path: "Kitchen/Text/@lang", Value: "en", Reason: "unknown attribute"},
				{Path: "Kitchen/Text/@q", Value: "<", Reason: "unknown attribute"},
				{Path: "Kitchen/Inner/@r", Value: "1", Reason: "unknown attribute"},
				{Path: "Kitchen/Amount/@s", Value: "2", Reason: "unknown attribute"},
				{Path: "Kitchen/Mixed/@t", Value: "3", Reason: "unknown attribute"},
			}},
		{"text between elements", `>a<Inner> b &amp; <Value/><![CDATA[ c ]]><!-- d --></Inner><![CDATA[ ]]>&#32;`, kitchen{Inner: &inner{}},
			[]paypal.Unknown{
				{Path: "Kitchen", Value: "a", Reason: "unexpected text"},
				{Path: "Kitchen/Inner", Value: "b &", Reason: "unexpected text"},
				{Path: "Kitchen/Inner", Value: "c", Reason: "unexpected text"},
			}},
		{"repeated elements", `><Text>a</Text><Text>b</Text><Inner><Value>c</Value></Inner><Inner><Value>d</Value></Inner>`, kitchen{Text: "a", Inner: &inner{Value: "c"}},
			[]paypal.Unknown{
				{Path: "Kitchen/Text", Value: "b", Reason: "repeated element"},
				{Path: "Kitchen/Inner", Value: "<Value>d</Value>", Reason: "repeated element"},
			}},
		{"empty before full", `><Text/><Text>b</Text>`, kitchen{Text: "b"}, nil},
		{"elements within text", `><Text>a<b c="d">x<e/>y</b>z</Text>`, kitchen{Text: "az"},
			[]paypal.Unknown{{Path: "Kitchen/Text/b", Value: "x<e/>y", Reason: "unknown element"}}},
		{"elements within mixed", `><Mixed>a<i>b</i>c</Mixed>`, kitchen{Mixed: []run{{Text: "a"}, {Text: "c"}}},
			[]paypal.Unknown{{Path: "Kitchen/Mixed/i", Value: "b", Reason: "unknown element"}}},
		{"raw", `><x/>`, kitchen{Any: []soap.Raw{`<x xmlns="urn:ebay:apis:eBLBaseComponents"/>`}}, []paypal.Unknown{{Path: "Kitchen/x", Reason: "unknown element"}}},
		{"long names are cut", `><Inner><` + strings.Repeat("n", 1000) + `/></Inner>`, kitchen{Inner: &inner{}},
			[]paypal.Unknown{{Path: "Kitchen/Inner/" + strings.Repeat("n", 128) + "…", Reason: "unknown element"}}},
		{"long values are cut", `><Inner><x>` + strings.Repeat("é", 200) + `</x></Inner>`, kitchen{Inner: &inner{}},
			[]paypal.Unknown{{Path: "Kitchen/Inner/x", Value: strings.Repeat("é", 128) + "…", Reason: "unknown element"}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, d := range []*soap.Decoder{soap.NewDecoder(), nil} {
				got := kitchen{}
				unknown, err := reportWith(d, kitchenXML(tt.content), &got)
				if err != nil {
					t.Fatal(err)
				}
				if !reflect.DeepEqual(got, tt.want) {
					t.Errorf("got  %+v\nwant %+v", got, tt.want)
				}
				if !reflect.DeepEqual(unknown, tt.unknown) {
					t.Errorf("unknown %+v\nwant    %+v", unknown, tt.unknown)
				}
			}
		})
	}
}

// reportWith unmarshals with a decoder, or with one of the pool.
func reportWith(d *soap.Decoder, doc []byte, v any) ([]paypal.Unknown, error) {
	if d == nil {
		return soap.UnmarshalReport(doc, v)
	}
	return d.UnmarshalReport(doc, v)
}

func TestDecodeSyntaxErrors(t *testing.T) {
	deep := strings.Repeat("<Inner>", 130)
	tests := []struct{ name, doc, want string }{
		{"empty", "", "soap: line 1, column 1: there is no XML element"},
		{"blank", " \n ", "soap: line 2, column 2: there is no XML element"},
		{"no XML", "internal error", "soap: line 1, column 1: expected an XML element"},
		{"HTML", "<html><body>Bad gateway</body></html>", "expected a SOAP Envelope, found <html>"},
		{"cut off", strings.Split(string(kitchenXML("><Text>a</Text>")), "xt>a<")[0] + "xt>a</Te", "the document ends too early: is it cut off?"},
		{"end tag", string(kitchenXML("><Text>a</text>")), "expected the end tag of <Text>"},
		{"position", string(kitchenXML(">\n\n <Text>a</text>")), "soap: line 3, column 9: expected the end tag of <Text>"},
		{"DTD", "<!DOCTYPE a [<!ENTITY b \"c\">]>" + string(kitchenXML("><Text>&b;</Text>")), "a document type declaration is not allowed: SOAP forbids it"},
		{"entity", string(kitchenXML("><Text>&nbsp;</Text>")), "a & must be written &amp; or begin a character or predefined reference"},
		{"ampersand in a skipped element", string(kitchenXML("><Inner><x>a & b</x></Inner>")), "a & must be written &amp;"},
		{"ampersand in an attribute", string(kitchenXML(" id='&'>")), "a & must be written &amp;"},
		{"character reference", string(kitchenXML("><Text>&#x1F;</Text>")), "a & must be written"},
		{"CDATA end", string(kitchenXML("><Text>]]></Text>")), "]]> in text must be written ]]&gt;"},
		{"control character", string(kitchenXML("><Text>a\x01</Text>")), "character U+0001 is not allowed in XML"},
		{"no UTF-8", string(kitchenXML("><Text>a\xe9</Text>")), "the text is not valid UTF-8, the encoding it declares or implies"},
		{"unbound prefix", string(kitchenXML("><x:Text>a</x:Text>")), "the prefix x is not declared"},
		{"unbound prefix of an attribute", string(kitchenXML("><Text x:y='1'>a</Text>")), "the prefix x is not declared"},
		{"attribute twice", string(kitchenXML("><Text a='1' a='2'/>")), "attribute a is there twice"},
		{"two documents", string(kitchenXML(">")) + "<a/>", "something follows the document element"},
		{"too deep", string(kitchenXML(">" + deep + strings.ReplaceAll(deep, "<", "</"))), "elements are nested too deep"},
		{"too many attributes", string(kitchenXML("><Text" + many(65, " a%d='1'") + "/>")), "an element has more than 64 attributes"},
		{"long namespace", string(kitchenXML("><Text xmlns:a='" + strings.Repeat("a", 513) + "'/>")), "the name of a namespace has more than 512 bytes"},
		{"too many namespaces", string(kitchenXML("><Text" + many(257, " xmlns:a%d='1'") + "/>")), "more than 256 namespace declarations are in scope"},
		{"no body", `<Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/"/>`, "the Envelope has no Body"},
		{"empty body", `<Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/"><Body/></Envelope>`, "the Body is empty: expected <Kitchen>"},
		{"another message", `<Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/"><Body><Cellar/></Body></Envelope>`, "expected <Kitchen>, found <Cellar>"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := soap.Unmarshal([]byte(tt.doc), new(kitchen))
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v\nwant  %s", err, tt.want)
			}
			var syntax *soap.SyntaxError
			if !errors.As(err, &syntax) || syntax.Line < 1 || syntax.Column < 1 {
				t.Errorf("%#v has no position", err)
			}
		})
	}
}

// many repeats a format with numbers.
func many(n int, format string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.ReplaceAll(format, "%d", soap.FormatInt(i)))
	}
	return b.String()
}

func TestDecodeBounds(t *testing.T) {
	var got kitchen
	if err := soap.Unmarshal(kitchenXML("><Text"+many(64, " xsi:a%d='1'")+many(200, " xmlns:b%d='"+strings.Repeat("u", 512)+"'")+">a</Text>"), &got); err != nil || got.Text != "a" {
		t.Errorf("got %q, %v", got.Text, err)
	}
	unknown, err := soap.UnmarshalReport(kitchenXML("><Inner>"+strings.Repeat("<x/>", 1000)+"</Inner>"), new(kitchen))
	if err != nil || len(unknown) != 257 || unknown[256].Reason != "more than 256 reports: the rest is left out" {
		t.Errorf("%d reports, last %v, error %v", len(unknown), unknown[len(unknown)-1], err)
	}
}

// TestResultsStayTheSame decodes other documents with the decoder that made a
// result, and overwrites the document: nothing of a result may refer to either.
func TestResultsStayTheSame(t *testing.T) {
	d := soap.NewDecoder()
	doc := detailsXML(3)
	var got, want detailsResponse
	if err := d.Unmarshal(doc, &got); err != nil {
		t.Fatal(err)
	}
	if err := soap.NewDecoder().Unmarshal(detailsXML(3), &want); err != nil {
		t.Fatal(err)
	}
	clear(doc)
	for range 5 {
		if err := d.Unmarshal(searchXML(20), new(searchResponse)); err != nil {
			t.Fatal(err)
		}
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestDecodeSamples(t *testing.T) {
	d := soap.NewDecoder()
	for range 4 {
		var search searchResponse
		unknown, err := d.UnmarshalReport(searchXML(100), &search)
		if err != nil || len(unknown) > 0 {
			t.Fatal(unknown, err)
		}
		last := search.Transactions[99]
		if len(search.Transactions) != 100 || search.Ack != "Success" || last.Payer != "buyer99@example.com" || last.GrossAmount.Value.String() != "10.99" || last.NetAmount.Currency != "EUR" {
			t.Errorf("got %+v", last)
		}
		var details detailsResponse
		if unknown, err = d.UnmarshalReport(detailsXML(3), &details); err != nil || len(unknown) > 0 {
			t.Fatal(unknown, err)
		}
		x := details.Details
		if x.Payer.Address.CityName != "Köln" || x.Items[2].Name != "Article 2 & more" || *x.Items[2].Quantity != 3 || x.Info.GrossAmount.Value.String() != "119.00" {
			t.Errorf("got %+v", x)
		}
	}
}

func TestDecodeAllocations(t *testing.T) {
	if testing.CoverMode() != "" || raceEnabled {
		t.Skip("allocations are counted in plain builds only")
	}
	tests := []struct {
		name string
		doc  []byte
		out  func() soap.Message
		max  float64
	}{
		{"one transaction", detailsXML(3), func() soap.Message { return new(detailsResponse) }, 10},
		{"a page of 100", searchXML(100), func() soap.Message { return new(searchResponse) }, 20},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := soap.NewDecoder()
			for range 10 {
				if err := d.Unmarshal(tt.doc, tt.out()); err != nil {
					t.Fatal(err)
				}
			}
			n := testing.AllocsPerRun(50, func() { _ = d.Unmarshal(tt.doc, tt.out()) })
			if n > tt.max {
				t.Errorf("%v allocations, at most %v are expected", n, tt.max)
			}
		})
	}
}

func TestUnmarshalRefuses(t *testing.T) {
	if err := soap.Unmarshal(kitchenXML(">"), kitchen{}); err == nil || !strings.Contains(err.Error(), "is not a message") {
		t.Errorf("error %v", err)
	}
}

// TestPlainDecimals compares the decoder's short cut with the money package.
func TestPlainDecimals(t *testing.T) {
	for _, s := range []string{"0", "-0", "-0.00", "00.10", "1", "12.50", "-3.5", ".5", "5.", "-.5", "-", ".", "1.2.3", "123456789012345678", "1234567890123456.78", "12345678901234567.8", "-123456789012345678", "1e3", "+1", "1,000"} {
		var got kitchen
		unknown, err := soap.UnmarshalReport(kitchenXML("><Exact>"+s+"</Exact>"), &got)
		if err != nil {
			t.Fatal(err)
		}
		want, err := money.Parse(s)
		if (err != nil) != (len(unknown) == 1) || !reflect.DeepEqual(got.Exact, want) {
			t.Errorf("%s is read as %v %v, by money as %v %v", s, got.Exact, unknown, want, err)
		}
	}
}
