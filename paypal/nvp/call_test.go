package nvp_test

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"errors"
	"fmt"
	"io"
	"math/big"
	"net/http"
	"net/http/httptest"
	"net/url"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/ppgen/ppgen/generated/merchant"
	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/money"
	"github.com/ppgen/ppgen/paypal/nvp"
)

var opGet = paypal.Operation{Name: "GetExpressCheckoutDetails", Wires: []paypal.Wire{paypal.SOAP, paypal.NVP}, SafeToRepeat: true}
var opPay = paypal.Operation{Name: "DoExpressCheckoutPayment", Wires: []paypal.Wire{paypal.SOAP, paypal.NVP}, MovesMoney: true}

var signature = paypal.Signature{Username: "seller_api1.example.com", Password: paypal.NewSecret("PWD&1"), Signature: paypal.NewSecret("SIG+1")}

// A gateway is a server that answers always the same and keeps the last request.
type gateway struct {
	*httptest.Server
	request *http.Request
	form    url.Values
	body    string
}

func newGateway(t *testing.T, contentType, answer string) *gateway {
	g := new(gateway)
	g.Server = httptest.NewServer(g.handler(contentType, answer))
	t.Cleanup(g.Close)
	return g
}

func (g *gateway) handler(contentType, answer string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		g.request, g.body = r, string(body)
		g.form, _ = url.ParseQuery(g.body)
		w.Header().Set("Content-Type", contentType)
		_, _ = io.WriteString(w, answer)
	})
}

func client(t *testing.T, creds paypal.Credentials, base string, opts ...paypal.Option) *paypal.Client {
	t.Helper()
	c, err := paypal.New(creds, append(opts, paypal.WithEnvironment(paypal.Custom(base)))...)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func call(c *paypal.Client, op *paypal.Operation, opts ...paypal.CallOption) (*merchant.GetExpressCheckoutDetailsResponse, error) {
	out := new(merchant.GetExpressCheckoutDetailsResponse)
	if err := nvp.Call(context.Background(), c, op, checkout(), out, opts); err != nil {
		return nil, err
	}
	return out, nil
}

func TestCall(t *testing.T) {
	g := newGateway(t, "text/plain; charset=UTF-8", "TIMESTAMP=2012%2d03%2d01T10%3a00%3a00Z&CORRELATIONID=c1&ACK=SuccessWithWarning&VERSION=204%2e0&BUILD=000000&L_ERRORCODE0=11607&L_SHORTMESSAGE0=Duplicate&L_SEVERITYCODE0=Warning&TOKEN=EC%2d1&COLOUR=blue&PAYMENTREQUESTINFO_0_ERRORCODE=0")
	var meta, told paypal.Meta
	c := client(t, signature, g.URL, paypal.OnUnknown(func(_ context.Context, m *paypal.Meta) { told = *m }))
	out, err := call(c, &opGet, paypal.Capture(&meta), nvp.ButtonSource("Shop_EC"), paypal.OnBehalfOf("other@example.com"))
	if err != nil || out.GetExpressCheckoutDetailsResponseDetails.Token != "EC-1" {
		t.Fatal(out, err)
	}
	if r := g.request; r.Method != "POST" || r.URL.Path != "/nvp" || r.Header.Get("Content-Type") != "application/x-www-form-urlencoded" {
		t.Errorf("sent %s %s with %v", r.Method, r.URL, r.Header)
	}
	const begin = "METHOD=SetExpressCheckout&VERSION=204.0&USER=seller_api1.example.com&PWD=PWD%261&SIGNATURE=SIG%2B1&SUBJECT=other%40example.com&"
	if !strings.HasPrefix(g.body, begin) || g.form.Get("BUTTONSOURCE") != "Shop_EC" || g.form.Get("PAYMENTREQUEST_1_AMT") != "123.45" {
		t.Errorf("sent %s", g.body)
	}
	if meta.Wire != paypal.NVP || meta.Ack != "SuccessWithWarning" || meta.CorrelationID != "c1" || meta.Version != "204.0" || meta.Build != "000000" || meta.Timestamp != "2012-03-01T10:00:00Z" || !meta.Replayed {
		t.Errorf("meta is %+v", meta)
	}
	if want := []paypal.ErrorDetail{{Code: "11607", Message: "Duplicate", Severity: "Warning"}}; !reflect.DeepEqual(meta.Warnings, want) {
		t.Errorf("the warnings are %+v", meta.Warnings)
	}
	if want := []paypal.Unknown{{Path: "COLOUR", Value: "blue", Reason: "unknown name"}}; !reflect.DeepEqual(meta.Unknown, want) || !reflect.DeepEqual(told.Unknown, want) {
		t.Errorf("unknown are %+v and %+v", meta.Unknown, told.Unknown)
	}
}

func TestCallFailures(t *testing.T) {
	g := newGateway(t, "text/plain", "ACK=Failure&CORRELATIONID=c9&L_ERRORCODE0=10486&L_SHORTMESSAGE0=Declined&L_LONGMESSAGE0=The%20card%20was%20declined&L_SEVERITYCODE0=Error&L_ERRORCODE1=10001&L_ERRORPARAMID0=ProcessorResponse&L_ERRORPARAMVALUE0=0051&TOKEN=EC%2d1")
	_, err := call(client(t, signature, g.URL), &opGet)
	var e *paypal.Error
	if !errors.As(err, &e) {
		t.Fatal(err)
	}
	want := []paypal.ErrorDetail{
		{Code: "10486", Message: "Declined", LongMessage: "The card was declined", Severity: "Error", Parameters: []paypal.ErrorParameter{{ID: "ProcessorResponse", Value: "0051"}}},
		{Code: "10001"},
	}
	if e.Code != "10486" || e.DebugID != "c9" || !reflect.DeepEqual(e.Errors, want) || !errors.Is(err, paypal.ErrFunding) {
		t.Errorf("the error is %#v", e)
	}
	if r, ok := e.Result.(*merchant.GetExpressCheckoutDetailsResponse); !ok || r.GetExpressCheckoutDetailsResponseDetails.Token != "EC-1" {
		t.Errorf("the result is %v", e.Result)
	}
}

// Of several payments each has an error of its own.
func TestErrorsOfPayments(t *testing.T) {
	g := newGateway(t, "text/plain", "ACK=PartialSuccess&PAYMENTREQUESTINFO_0_ERRORCODE=0&PAYMENTREQUESTINFO_1_SHORTMESSAGE=Short&PAYMENTREQUESTINFO_1_ERRORCODE=10486&PAYMENTREQUESTINFO_1_LONGMESSAGE=Long&PAYMENTREQUESTINFO_1_SEVERITYCODE=Error&PAYMENTREQUESTINFO_2_ERRORCODE=%2010007")
	_, err := call(client(t, signature, g.URL), &opPay)
	var e *paypal.Error
	if !errors.As(err, &e) || !errors.Is(err, paypal.ErrPartial) {
		t.Fatal(err)
	}
	want := []paypal.ErrorDetail{
		{Code: "10486", Message: "Short", LongMessage: "Long", Severity: "Error", Parameters: []paypal.ErrorParameter{{ID: "PAYMENTREQUESTINFO", Value: "1"}}},
		{Code: "10007", Parameters: []paypal.ErrorParameter{{ID: "PAYMENTREQUESTINFO", Value: "2"}}},
	}
	if !reflect.DeepEqual(e.Errors, want) {
		t.Errorf("the errors are %+v", e.Errors)
	}
	if p := e.Result.(*merchant.GetExpressCheckoutDetailsResponse).GetExpressCheckoutDetailsResponseDetails.PaymentRequestInfo; p[1].PaymentError.ErrorCode != "10486" {
		t.Errorf("the result is %+v", p)
	}
	var many strings.Builder
	many.WriteString("ACK=Failure")
	for i := range 500 {
		fmt.Fprintf(&many, "&PAYMENTREQUESTINFO_%d_ERRORCODE=10486", i)
	}
	_, err = call(client(t, signature, newGateway(t, "text/plain", many.String()).URL), &opPay)
	if !errors.As(err, &e) || len(e.Errors) != 64 {
		t.Errorf("500 errors became %d: %v", len(e.Errors), err)
	}
}

// What is no answer of NVP leaves open what became of a payment.
func TestAnswersThatAreNone(t *testing.T) {
	for _, c := range []struct{ contentType, answer, want string }{
		{"text/html; charset=utf-8", "<html>Sorry</html>", "nvp: the server sent text/html: nvp: the message is not made of name=value pairs"},
		{"text/plain", "<html>Sorry</html>", "is it HTML, XML or JSON?"},
		{"application/json", `{"ACK":"Success"}`, "is it HTML, XML or JSON?"},
		{"text/plain", "VERIFIED", "is it HTML, XML or JSON?"},
		{"text/plain", "TOKEN=EC-1", "the answer has no ACK"},
		{"text/plain", "a=b&c=d", "the answer has no ACK"},
		{"text/plain", "ACK=Success&TOKEN=EC%2", "ends in the middle of a pair"},
		{"text/plain", "ACK=Success&TOK", "ends in the middle of a pair"},
		{"text/plain", "AC", "is it HTML, XML or JSON?"},
		{"text/plain", "", "it is empty"},
		{"text/plain", "\r\n", "the message is empty"},
	} {
		var meta paypal.Meta
		_, err := call(client(t, signature, newGateway(t, c.contentType, c.answer).URL), &opPay, paypal.Capture(&meta))
		if !errors.Is(err, paypal.ErrCommunication) || !errors.Is(err, paypal.ErrOutcomeUnknown) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q gives %v, want %s", c.answer, err, c.want)
		}
		if meta.RawBody != c.answer {
			t.Errorf("the body of %q is kept as %q", c.answer, meta.RawBody)
		}
		var e *paypal.Error
		if errors.As(err, &e) && strings.HasPrefix(c.answer, "ACK=Success&") != (e.Result != nil) {
			t.Errorf("%q has the result %v", c.answer, e.Result)
		}
	}
}

// Nothing is sent of what NVP cannot carry.
func TestWhatCannotBeSent(t *testing.T) {
	g := newGateway(t, "text/plain", "ACK=Success")
	c := client(t, signature, g.URL)
	ctx, out := context.Background(), new(merchant.GetExpressCheckoutDetailsResponse)
	soapOnly := paypal.Operation{Name: "BillUser", Wires: []paypal.Wire{paypal.SOAP}}
	for name, err := range map[string]error{
		"an operation without names": nvp.Call(ctx, c, &soapOnly, checkout(), out, nil),
		"another kind of request":    nvp.Call(ctx, c, &opGet, new(int), out, nil),
		"no answer":                  nvp.Call(ctx, c, &opGet, checkout(), nil, nil),
	} {
		var only *nvp.SOAPOnlyError
		if !errors.As(err, &only) || !errors.Is(err, errors.ErrUnsupported) || !errors.Is(err, paypal.ErrValidation) || errors.Is(err, io.EOF) {
			t.Errorf("%s gives %v", name, err)
		}
	}
	if text := (&nvp.SOAPOnlyError{Operation: "BillUser"}).Error(); text != "nvp: BillUser is a SOAP only operation: call it over SOAP" {
		t.Error(text)
	}
	mixed := checkout()
	mixed.SetExpressCheckoutRequestDetails.PaymentDetails[1].TaxTotal = money.Of("1.00", "USD")
	if err := nvp.Call(ctx, c, &opGet, mixed, out, nil); !errors.Is(err, paypal.ErrValidation) || !strings.Contains(err.Error(), "PAYMENTREQUEST_1_TAXAMT is in USD") {
		t.Errorf("two currencies give %v", err)
	}
	if err := nvp.Call(ctx, c, &opGet, (*merchant.SetExpressCheckoutRequest)(nil), out, nil); !errors.Is(err, paypal.ErrValidation) {
		t.Errorf("a nil request gives %v", err)
	}
	if g.request != nil {
		t.Errorf("sent %s", g.body)
	}
}

// A client certificate takes the place of the signature, on a host of its own.
func TestCertificates(t *testing.T) {
	g := new(gateway)
	g.Server = httptest.NewUnstartedServer(g.handler("text/plain", "ACK=Success&TOKEN=EC%2d1"))
	g.TLS = &tls.Config{ClientAuth: tls.RequireAnyClientCert}
	g.StartTLS()
	t.Cleanup(g.Close)
	creds := paypal.Certificate{Username: "u", Password: paypal.NewSecret("p"), TLS: selfSigned(t)}
	out, err := call(client(t, creds, g.URL, paypal.WithHTTPClient(g.Client())), &opGet)
	if err != nil || out.GetExpressCheckoutDetailsResponseDetails.Token != "EC-1" {
		t.Fatal(err)
	}
	if certs := g.request.TLS.PeerCertificates; len(certs) != 1 || certs[0].Subject.CommonName != "seller" {
		t.Errorf("the server saw %v", certs)
	}
	if g.form.Get("USER") != "u" || g.form.Get("PWD") != "p" || g.form.Has("SIGNATURE") || g.form.Has("SUBJECT") {
		t.Errorf("sent %s", g.body)
	}
	for kind, want := range map[paypal.CredentialKind]string{paypal.KindSignature: "https://api-3t.paypal.com/nvp", paypal.KindCertificate: "https://api.paypal.com/nvp"} {
		if got, err := paypal.Live().Endpoint(paypal.NVP, kind); err != nil || got != want {
			t.Errorf("%s goes to %s, %v", kind, got, err)
		}
	}
}

func selfSigned(t *testing.T) tls.Certificate {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "seller"}, NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour)}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}
}
