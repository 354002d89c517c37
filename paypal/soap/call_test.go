package soap_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/soap"
)

var opSearch = paypal.Operation{Name: "Search", Wires: []paypal.Wire{paypal.SOAP}, Method: http.MethodPost, SafeToRepeat: true}

// server answers every request alike and keeps the last one.
type server struct {
	status      int
	contentType string
	body        string
	got         *http.Request
	gotBody     string
}

func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	s.got, s.gotBody = r, string(body)
	w.Header().Set("Content-Type", s.contentType)
	w.WriteHeader(s.status)
	_, _ = io.WriteString(w, s.body)
}

// start returns a client of the server.
func (s *server) start(t *testing.T, opts ...paypal.Option) *paypal.Client {
	t.Helper()
	srv := httptest.NewServer(s)
	t.Cleanup(srv.Close)
	creds := paypal.Signature{Username: "user&1", Password: paypal.NewSecret("p<w>d"), Signature: paypal.NewSecret("sig\"")}
	c, err := paypal.New(creds, append([]paypal.Option{paypal.WithEnvironment(paypal.Custom(srv.URL))}, opts...)...)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func okServer() *server {
	return &server{status: 200, contentType: "text/xml; charset=utf-8", body: string(searchXML(2))}
}

const credentialsXML = `<soapenv:Header><RequesterCredentials xmlns="urn:ebay:api:PayPalAPI"><Credentials xmlns="urn:ebay:apis:eBLBaseComponents">` +
	`<Username>user&amp;1</Username><Password>p&lt;w&gt;d</Password><Signature>sig"</Signature></Credentials></RequesterCredentials>`

func TestCallSends(t *testing.T) {
	s := okServer()
	out := new(searchResponse)
	if err := soap.Call(context.Background(), s.start(t), &opSearch, "urn:do", checkout(1), out, nil); err != nil {
		t.Fatal(err)
	}
	if len(out.Transactions) != 2 || out.CorrelationID != "0123456789abc" {
		t.Errorf("got %+v", out)
	}
	want := http.Header{"Content-Type": {"text/xml; charset=utf-8"}, "Soapaction": {`"urn:do"`}, "Accept": {"text/xml, application/soap+xml"}}
	for name, value := range want {
		if !reflect.DeepEqual(s.got.Header[name], value) {
			t.Errorf("%s is %q, want %q", name, s.got.Header[name], value)
		}
	}
	plain, _ := soap.Marshal(checkout(1))
	if want := strings.Replace(string(plain), "<soapenv:Body>", credentialsXML+"</soapenv:Header><soapenv:Body>", 1); s.gotBody != want {
		t.Errorf("sent %s\nwant %s", s.gotBody, want)
	}
	if s.got.URL.Path != "/2.0/" {
		t.Errorf("sent to %s", s.got.URL)
	}
}

func TestCallSOAP12(t *testing.T) {
	s := okServer()
	s.body = `<Envelope xmlns="http://www.w3.org/2003/05/soap-envelope"><Body><Kitchen><Text>a</Text></Kitchen></Body></Envelope>`
	out := &kitchen{version12: true}
	if err := soap.Call(context.Background(), s.start(t), &opSearch, `urn:"do"`, &kitchen{version12: true}, out, nil); err != nil || out.Text != "a" {
		t.Fatal(out, err)
	}
	if got := s.got.Header.Get("Content-Type"); got != `application/soap+xml; charset=utf-8; action="urn:\"do\""` {
		t.Errorf("Content-Type is %s", got)
	}
	if _, ok := s.got.Header["Soapaction"]; ok {
		t.Error("SOAPAction is of SOAP 1.1 only")
	}
}

// token is a header of another contract.
type token struct{ Value string }

var (
	securityContract = soap.Contract{Namespaces: []soap.Namespace{{Prefix: "ebl", URI: "urn:security"}}}
	rootToken        = soap.Root{Contract: &securityContract, Tags: []string{"<ebl:Security>", "<ebl:Token>"}}
)

func (*token) XMLRoot() *soap.Root         { return &rootToken }
func (x *token) EncodeXML(e *soap.Encoder) { e.String("<ebl:Value>", x.Value) }
func (x *token) DecodeXML(d *soap.Decoder) { _ = d.String() }

func TestWithHeader(t *testing.T) {
	s := okServer()
	opts := []paypal.CallOption{soap.WithHeader(&token{"a&b"}), soap.WithHeader(&kitchen{Text: "h"}), paypal.OnBehalfOf("seller@example.com")}
	if err := soap.Call(context.Background(), s.start(t), &opSearch, "", checkout(0), new(searchResponse), opts); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`<Signature>sig"</Signature><Subject>seller@example.com</Subject></Credentials></RequesterCredentials>` +
			`<ebl:Security xmlns:ebl="urn:security"><ebl:Token><ebl:Value>a&amp;b</ebl:Value></ebl:Token></ebl:Security>` +
			`<ns:Kitchen><ebl:Text>h</ebl:Text>`,
		`</ns:Kitchen></soapenv:Header><soapenv:Body><ns:CheckoutReq><ns:CheckoutRequest><ebl:Version>`,
	} {
		if !strings.Contains(s.gotBody, want) {
			t.Errorf("%s\nis not in %s", want, s.gotBody)
		}
	}
	if got := s.got.Header["Soapaction"]; !reflect.DeepEqual(got, []string{`""`}) {
		t.Errorf("SOAPAction is %q", got)
	}
}

func TestCallWithoutMessages(t *testing.T) {
	s := okServer()
	if err := soap.Call(context.Background(), s.start(t), &opSearch, "a", nil, nil, nil); err != nil {
		t.Fatal(err)
	}
	if !strings.HasSuffix(s.gotBody, credentialsXML+"</soapenv:Header><soapenv:Body></soapenv:Body></soapenv:Envelope>") {
		t.Errorf("sent %s", s.gotBody)
	}
	s.body = wireHead + wireTail // nothing is expected, nothing comes
	if err := soap.Call(context.Background(), s.start(t), &opSearch, "a", nil, nil, nil); err != nil {
		t.Fatal(err)
	}
}

func TestCallRefuses(t *testing.T) {
	tests := []struct {
		name string
		in   soap.Message
		opts []paypal.CallOption
		want string
	}{
		{"nil request", (*checkoutRequest)(nil), nil, "the message is nil"},
		{"nil header", checkout(0), []paypal.CallOption{soap.WithHeader(nil)}, "the message is nil"},
		{"wrong header", checkout(0), []paypal.CallOption{soap.WithHeader(&token{"\x00"})}, "<ebl:Value>: character U+0000"},
		{"wrong text", &kitchen{Text: "\x00"}, nil, "<ebl:Text>: character U+0000"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := okServer()
			err := soap.Call(context.Background(), s.start(t), &opSearch, "", tt.in, new(searchResponse), tt.opts)
			var e *paypal.Error
			if !errors.As(err, &e) || !strings.Contains(err.Error(), tt.want) || s.got != nil {
				t.Errorf("error %v, request %v", err, s.got)
			}
		})
	}
	if err := soap.Call(context.Background(), nil, &opSearch, "", checkout(0), new(searchResponse), nil); err == nil {
		t.Error("a nil client must be an error")
	}
}

func failure(ack, errs string) string {
	return strings.Replace(string(wireResponse("SearchResponse", errs+`<PaymentTransactions><Payer xmlns="urn:ebay:apis:eBLBaseComponents">p</Payer></PaymentTransactions>`)), ">Success<", ">"+ack+"<", 1)
}

const twoErrors = `<Errors xmlns="urn:ebay:apis:eBLBaseComponents"><ShortMessage>Duplicate</ShortMessage><LongMessage>Given before.</LongMessage><ErrorCode>10415</ErrorCode><SeverityCode>Error</SeverityCode>` +
	`<ErrorParameters ParamID="ProcessorResponse"><Value>0051</Value></ErrorParameters></Errors><Errors><ErrorCode>11610</ErrorCode><SeverityCode>Warning</SeverityCode></Errors>`

func TestCallFailures(t *testing.T) {
	s := okServer()
	s.body = failure("Failure", twoErrors)
	out := new(searchResponse)
	err := soap.Call(context.Background(), s.start(t), &opSearch, "", checkout(0), out, nil)
	var e *paypal.Error
	if !errors.As(err, &e) {
		t.Fatal(err)
	}
	if e.Code != "10415" || e.Severity != "Error" || e.DebugID != "0123456789abc" || e.Result != any(out) || out.Transactions[0].Payer != "p" {
		t.Errorf("got %#v", e)
	}
	want := []paypal.ErrorDetail{
		{Code: "10415", Message: "Duplicate", LongMessage: "Given before.", Severity: "Error", Parameters: []paypal.ErrorParameter{{ID: "ProcessorResponse", Value: "0051"}}},
		{Code: "11610", Severity: "Warning"},
	}
	if !reflect.DeepEqual(e.Errors, want) {
		t.Errorf("errors %+v", e.Errors)
	}
}

func TestCallSuccessWithWarning(t *testing.T) {
	s := okServer()
	s.body = failure("SuccessWithWarning", `<Errors><ErrorCode>11607</ErrorCode><SeverityCode>Warning</SeverityCode></Errors>`)
	var meta paypal.Meta
	out := new(searchResponse)
	if err := soap.Call(context.Background(), s.start(t), &opSearch, "", checkout(0), out, []paypal.CallOption{paypal.Capture(&meta)}); err != nil {
		t.Fatal(err)
	}
	if len(out.Errors) != 1 || len(meta.Warnings) != 1 || meta.Warnings[0].Code != "11607" {
		t.Errorf("got %+v, %+v", out, meta.Warnings)
	}
	if meta.Ack != "SuccessWithWarning" || meta.Timestamp != "2031-05-06T07:08:09Z" || meta.Version != "204.0" || meta.Build != "58807128" || meta.RawBody != s.body {
		t.Errorf("meta %+v", meta)
	}
}

func TestCallReportsUnknown(t *testing.T) {
	s := okServer()
	s.body = string(wireResponse("SearchResponse", `<New><Thing/></New>`))
	var hooked []paypal.Unknown
	c := s.start(t, paypal.OnUnknown(func(_ context.Context, m *paypal.Meta) { hooked = m.Unknown }))
	if err := soap.Call(context.Background(), c, &opSearch, "", checkout(0), new(searchResponse), nil); err != nil {
		t.Fatal(err)
	}
	if want := []paypal.Unknown{{Path: "SearchResponse/New", Value: "<Thing/>", Reason: "unknown element"}}; !reflect.DeepEqual(hooked, want) {
		t.Errorf("hooked %+v", hooked)
	}
}

func TestCallBadAnswers(t *testing.T) {
	cut := string(searchXML(20))
	cut = cut[:len(cut)-2000]
	tests := []struct {
		name        string
		status      int
		contentType string
		body        string
		want        string
		result      bool // something was read before
	}{
		{"fault with 500", 500, "text/xml", string(faultXML(`<faultcode>E:Server</faultcode><faultstring>Internal error</faultstring><detail>Timeout</detail>`)), "Internal error", false},
		{"HTML", 503, "text/html", "<html><body>Service unavailable<br></body></html>", "expected XML, the server sent text/html", false},
		{"text", 200, "text/plain", "internal error", "expected XML, the server sent text/plain", false},
		{"XML, but no envelope", 200, "text/xml", "<error/>", "expected a SOAP Envelope, found <error>", false},
		{"cut off", 200, "text/xml", cut, "the document ends too early", true},
		{"another message", 200, "text/xml", string(wireResponse("OtherResponse", "")), "expected <SearchResponse>, found <OtherResponse>", false},
		{"empty", 200, "text/xml", "", "", false},
		{"unknown encoding", 200, "text/xml; charset=koi8-r", string(searchXML(1)), `encoding "koi8-r" is not supported`, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := &server{status: tt.status, contentType: tt.contentType, body: tt.body}
			err := soap.Call(context.Background(), s.start(t), &opSearch, "", checkout(0), new(searchResponse), nil)
			var e *paypal.Error
			if !errors.As(err, &e) {
				t.Fatalf("error %v", err)
			}
			chain := ""
			for err := error(e); err != nil; err = errors.Unwrap(err) {
				chain += fmt.Sprintln(err)
			}
			if !strings.Contains(chain, tt.want) {
				t.Errorf("error %s, want %s", chain, tt.want)
			}
			if (e.Result != nil) != tt.result {
				t.Errorf("result %v", e.Result)
			}
		})
	}
}

func TestCallCharset(t *testing.T) {
	s := okServer()
	s.contentType = "text/xml; charset=ISO-8859-1"
	s.body = strings.Replace(string(searchXML(1)), "Buyer Number", "K\xf6ln", 1)
	out := new(searchResponse)
	if err := soap.Call(context.Background(), s.start(t), &opSearch, "", checkout(0), out, nil); err != nil || out.Transactions[0].PayerDisplayName != "Köln 0" {
		t.Errorf("got %+v, %v", out, err)
	}
}
