package soap_test

import (
	"encoding/xml"
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/money"
	"github.com/ppgen/ppgen/paypal/soap"
)

func TestRoundTrip(t *testing.T) {
	full := &kitchen{
		ID: "<id>", Count: paypal.Ptr(1), Big: paypal.Ptr(int64(2)), Flag: paypal.Ptr(false), Ratio: paypal.Ptr(money.MustParse("0.10")), Key: []byte("k"), Sum: []byte("s"),
		Others: []soap.Attr{{Local: "x", Value: "1"}, {Space: "urn:x", Local: "y", Value: " 2\t\n"}},
		Text:   "a & b", Note: " n\r\n", Bool: paypal.Ptr(true), Sure: true, Int: paypal.Ptr(-1), Number: 2, Long: paypal.Ptr(int64(3)),
		Decimal: paypal.Ptr(money.MustParse("-4.50")), Exact: money.MustParse("99999999999999999999.01"), Base64: []byte{0, 1}, Hex: []byte{2, 3},
		Words: []string{"a", "b"}, Numbers: []int{1, 2}, Amount: money.Of("-0.01", "EUR"), Inner: nest(3), Shape: &shape{Circle: paypal.Ptr("r")},
		Mixed: []run{{Text: " a "}, {Bold: "b"}, {Text: "c "}}, Same: "e", SameCC: "c",
		Any: []soap.Raw{`<x xmlns="urn:x"><y/></x>`},
	}
	full12 := *full
	full12.version12 = true
	request := checkout(3)
	request.Version = "99" // what is read, is; what is written for none is the contract's
	tests := []struct {
		name    string
		in, out soap.Message
		unknown int
	}{
		{"request", request, new(checkoutRequest), 0},
		{"empty request", &checkoutRequest{Version: "204.0"}, new(checkoutRequest), 0},
		{"response", &searchResponse{response: response{Ack: "Success", Errors: []responseError{{ErrorCode: "1", Parameters: []parameter{{"p", "v"}, {"q", ""}}}}},
			Transactions: []transaction{{Payer: "a"}, {NetAmount: money.Of("1.00", "USD")}}}, new(searchResponse), 0},
		{"everything", full, new(kitchen), 1},
		{"everything in SOAP 1.2", &full12, &kitchen{version12: true}, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := soap.Marshal(tt.in)
			if err != nil {
				t.Fatal(err)
			}
			if err := xml.Unmarshal(doc, new(struct{})); err != nil {
				t.Errorf("encoding/xml does not read it: %v", err)
			}
			unknown, err := soap.UnmarshalReport(doc, tt.out)
			if err != nil || len(unknown) != tt.unknown {
				t.Errorf("reports %v, error %v", unknown, err)
			}
			if !reflect.DeepEqual(tt.out, tt.in) {
				t.Errorf("%s\ngot  %+v\nwant %+v", doc, tt.out, tt.in)
			}
		})
	}
}

func TestMarshalSOAP12(t *testing.T) {
	doc, err := soap.Marshal(&kitchen{version12: true})
	if err != nil || !strings.Contains(string(doc), `<soapenv:Envelope xmlns:soapenv="http://www.w3.org/2003/05/soap-envelope" `) {
		t.Errorf("got %s, %v", doc, err)
	}
}

// TestForeignEnvelopes reads what other clients and servers write.
func TestForeignEnvelopes(t *testing.T) {
	const request = `<CheckoutReq xmlns="urn:ebay:api:PayPalAPI"><CheckoutRequest xmlns:n="urn:ebay:apis:eBLBaseComponents"><n:CheckoutDetails><n:ReturnURL>u</n:ReturnURL></n:CheckoutDetails><n:Version>5</n:Version></CheckoutRequest></CheckoutReq>`
	tests := []struct {
		name, doc string
		unknown   []paypal.Unknown
	}{
		{"as such", `<env:Envelope xmlns:env="http://schemas.xmlsoap.org/soap/envelope/"><env:Header><c xmlns="urn:x" env:mustUnderstand="0"><d/></c></env:Header><env:Body id="_0">` + request + `</env:Body></env:Envelope>`, nil},
		{"SOAP 1.2", `<Envelope xmlns="http://www.w3.org/2003/05/soap-envelope"><Body>` + request + `</Body></Envelope>`, nil},
		{"unknown version", `<Envelope xmlns="urn:soap"><Body>` + request + `</Body></Envelope>`, nil},
		{"indented", "\n<E:Envelope xmlns:E='http://schemas.xmlsoap.org/soap/envelope/'>\n <E:Header/>\n <E:Body>\n" + request + "\n</E:Body>\n</E:Envelope>\n", nil},
		{"more than there should be", `<E:Envelope xmlns:E="e"><E:Body>a` + request + `<b/></E:Body><E:Body/></E:Envelope>`, []paypal.Unknown{
			{Path: "Envelope/Body", Value: "a", Reason: "unexpected text"},
			{Path: "Envelope/Body/b", Reason: "unknown element"},
			{Path: "Envelope/Body", Reason: "unknown element"},
		}},
		{"more in the wrapper", `<E:Envelope xmlns:E="e"><E:Body>` + strings.Replace(request, "</CheckoutReq>", "<CheckoutRequest/>x</CheckoutReq>", 1) + `</E:Body></E:Envelope>`, []paypal.Unknown{
			{Path: "CheckoutReq/CheckoutRequest", Reason: "unknown element"},
			{Path: "CheckoutReq", Value: "x", Reason: "unexpected text"},
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got checkoutRequest
			unknown, err := soap.UnmarshalReport([]byte(tt.doc), &got)
			if err != nil || got.Version != "5" || got.Details.ReturnURL != "u" || !reflect.DeepEqual(unknown, tt.unknown) {
				t.Errorf("got %+v, reports %+v, error %v", got, unknown, err)
			}
		})
	}
	err := soap.Unmarshal([]byte(`<E:Envelope xmlns:E="e"><E:Body><CheckoutReq><Other/></CheckoutReq></E:Body></E:Envelope>`), new(checkoutRequest))
	if err == nil || !strings.Contains(err.Error(), "expected <CheckoutRequest>, found <Other>") {
		t.Errorf("error %v", err)
	}
	err = soap.Unmarshal([]byte(`<E:Envelope xmlns:E="e"><E:Body><CheckoutReq/></E:Body></E:Envelope>`), new(checkoutRequest))
	if err == nil || !strings.Contains(err.Error(), "expected <CheckoutRequest> in <CheckoutReq>") {
		t.Errorf("error %v", err)
	}
}

func TestCharsets(t *testing.T) {
	doc := `<?xml version="1.0" encoding="ISO-8859-1"?><Envelope><Body><Kitchen><Text>` + "\xe9" + `</Text></Kitchen></Body></Envelope>`
	var got kitchen
	if err := soap.Unmarshal([]byte(doc), &got); err != nil || got.Text != "é" {
		t.Errorf("got %q, %v", got.Text, err)
	}
	if err := soap.Unmarshal([]byte(strings.Replace(doc, "ISO-8859-1", "EBCDIC", 1)), &got); err == nil || !strings.Contains(err.Error(), `encoding "EBCDIC" is not supported`) {
		t.Errorf("error %v", err)
	}
}

func faultXML(fault string) []byte {
	return []byte(`<E:Envelope xmlns:E="http://schemas.xmlsoap.org/soap/envelope/" xmlns:ebl="urn:ebl"><E:Body><E:Fault>` + fault + `</E:Fault></E:Body></E:Envelope>`)
}

func TestFaults(t *testing.T) {
	tests := []struct {
		name, doc string
		want      paypal.Fault
	}{
		{"text", `<faultcode>SOAP-ENV:Server</faultcode><faultstring> Internal error </faultstring><detail> Timeout &amp; more </detail>`,
			paypal.Fault{Code: "Server", String: "Internal error", Detail: "Timeout & more"}},
		{"elements", `<faultcode>Client.Authentication</faultcode><faultstring xml:lang="en">No</faultstring><faultactor>urn:a:b</faultactor>` +
			`<detail encodingStyle=""> <ebl:a b="1">x</ebl:a> y <c xmlns="urn:c"/> </detail>`,
			paypal.Fault{Code: "Client.Authentication", String: "No", Actor: "urn:a:b", Detail: `<ebl:a xmlns:ebl="urn:ebl" b="1">x</ebl:a><c xmlns="urn:c"/>`}},
		{"number behind a prefix", `<faultcode xmlns:axis2ns1="u">axis2ns1:500</faultcode><faultstring/><detail/>`, paypal.Fault{Code: "500"}},
		{"no qualified names", `<faultcode>http://example.com/x</faultcode><other><a/></other>`, paypal.Fault{Code: "http://example.com/x"}},
		{"colon at the end", `<faultcode>a:</faultcode>`, paypal.Fault{Code: "a:"}},
		{"SOAP 1.2", `<E:Code><E:Value>E:Receiver</E:Value><E:Subcode><E:Value>ebl:Timeout</E:Value></E:Subcode></E:Code>` +
			`<E:Reason><E:Text xml:lang="de">Fehler</E:Text><E:Text xml:lang="en-US">Failure</E:Text><E:Text xml:lang="fr">Faute</E:Text></E:Reason><E:Node>n</E:Node><E:Role>r</E:Role><E:Detail><a/></E:Detail>`,
			paypal.Fault{Code: "Receiver", String: "Failure", Actor: "r", Detail: `<a/>`}},
		{"empty", ``, paypal.Fault{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			unknown, err := soap.UnmarshalReport(faultXML(tt.doc), new(kitchen))
			var e *paypal.Error
			if !errors.As(err, &e) || e.Fault == nil {
				t.Fatalf("error %v", err)
			}
			if *e.Fault != tt.want || len(unknown) > 0 {
				t.Errorf("got  %+v\nwant %+v\nreports %v", *e.Fault, tt.want, unknown)
			}
		})
	}
	err := soap.Unmarshal(faultXML(`<faultcode>Server</faultcode><detail><a></detail>`), new(kitchen))
	var syntax *soap.SyntaxError
	if !errors.As(err, &syntax) {
		t.Errorf("error %v", err)
	}
}

func TestUnmarshalDetail(t *testing.T) {
	detail := soap.Raw(`<other/><n:Kitchen xmlns:n="urn:n" id="7"><Text>a</Text></n:Kitchen><n:Kitchen xmlns:n="urn:n" id="8"/>`)
	var got kitchen
	if err := soap.UnmarshalDetail(detail, &got); err != nil || got.ID != "7" || got.Text != "a" {
		t.Errorf("got %+v, %v", got, err)
	}
	for detail, want := range map[soap.Raw]string{
		"Timeout processing request": "soap: the detail of the fault holds no <Kitchen>",
		"<other/>":                   "soap: the detail of the fault holds no <Kitchen>",
		"":                           "soap: the detail of the fault holds no <Kitchen>",
		"<Kitchen>":                  "expected the end tag of <Kitchen>",
		"</detail>":                  "expected an XML element",
	} {
		if err := soap.UnmarshalDetail(detail, new(kitchen)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v, want %s", detail, err, want)
		}
	}
}

func TestRawIsComplete(t *testing.T) {
	tests := []struct{ name, content, want string }{
		{"default namespace", `><x/>`, `<x xmlns="urn:ebay:apis:eBLBaseComponents"/>`},
		{"own default namespace", `><x xmlns="urn:x" a="1"><y/></x>`, `<x xmlns="urn:x" a="1"><y/></x>`},
		{"prefix", `><cc:x/>`, `<cc:x xmlns:cc="urn:ebay:apis:CoreComponentTypes" xmlns="urn:ebay:apis:eBLBaseComponents"/>`},
		{"own prefix", `><cc:x xmlns:cc="urn:x" xmlns=""/>`, `<cc:x xmlns:cc="urn:x" xmlns=""/>`},
		{"prefixes within", ` xmlns=""><x><cc:y ns:a="1"/></x>`, `<x xmlns:ns="urn:ebay:api:PayPalAPI" xmlns:cc="urn:ebay:apis:CoreComponentTypes"><cc:y ns:a="1"/></x>`},
		{"prefix in a value", ` xmlns=""><x xsi:type="cc:T"/>`, `<x xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:cc="urn:ebay:apis:CoreComponentTypes" xsi:type="cc:T"/>`},
		{"hidden by another", ` xmlns="" xmlns:cc="urn:near"><x><cc:y/></x>`, `<x xmlns:cc="urn:near"><cc:y/></x>`},
		{"content as it stands", ` xmlns=""><x ><!-- c --><![CDATA[<]]>&#65;</x >`, `<x ><!-- c --><![CDATA[<]]>&#65;</x >`},
		{"odd namespace", ` xmlns="a&amp;&quot;b"><x/>`, `<x xmlns="a&amp;&quot;b"/>`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for range 4 { // the last times, from the cache
				var got kitchen
				if err := soap.Unmarshal(kitchenXML(tt.content), &got); err != nil || len(got.Any) != 1 || string(got.Any[0]) != tt.want {
					t.Fatalf("got  %s, %v\nwant %s", got.Any, err, tt.want)
				}
				if _, err := soap.Marshal(&got); err != nil {
					t.Errorf("it cannot be written again: %v", err)
				}
			}
		})
	}
	if err := soap.Unmarshal(kitchenXML(`><x><y></x>`), new(kitchen)); err == nil {
		t.Error("a broken element was taken")
	}
}

// deaf reads nothing of its content.
type deaf struct{ bare }

func (deaf) DecodeXML(*soap.Decoder) {}

func TestMessageThatReadsNothing(t *testing.T) {
	unknown, err := soap.UnmarshalReport([]byte(`<Envelope><Body><Bare a="1"><b/>c</Bare></Body></Envelope>`), deaf{})
	want := []paypal.Unknown{
		{Path: "Bare/@a", Value: "1", Reason: "unknown attribute"},
		{Path: "Bare/b", Reason: "unknown element"},
		{Path: "Bare", Value: "c", Reason: "unexpected text"},
	}
	if err != nil || !reflect.DeepEqual(unknown, want) {
		t.Errorf("reports %+v, error %v", unknown, err)
	}
}
