// Package fakepaypal is a server that behaves like PayPal's Classic API in an
// Express Checkout, for tests and examples. It speaks SOAP and NVP at once, keeps
// what it was told, and has the page on which a buyer approves a payment.
package fakepaypal

import (
	"bytes"
	"encoding/xml"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"

	"github.com/ppgen/ppgen/generated/merchant"
	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/nvp"
	"github.com/ppgen/ppgen/paypal/soap"
)

// The account that the server knows.
const (
	Username  = "seller_api1.example.com"
	Password  = "password"
	Signature = "signature"
)

// Credentials are those of the account.
func Credentials() paypal.Signature {
	return paypal.Signature{Username: Username, Password: paypal.NewSecret(Password), Signature: paypal.NewSecret(Signature)}
}

// A Server is a fake of PayPal.
type Server struct {
	*httptest.Server

	mu    sync.Mutex
	shop  shop
	calls []string // "NVP GetBalance"
}

// New starts a server. Close it when done.
func New() *Server {
	s := &Server{shop: newShop()}
	s.Server = httptest.NewServer(http.HandlerFunc(s.serve))
	return s
}

// Environment leads to the server.
func (s *Server) Environment() paypal.Environment { return paypal.Custom(s.URL) }

// Calls returns the wire and the operation of each call so far.
func (s *Server) Calls() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]string(nil), s.calls...)
}

func (s *Server) serve(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch r.URL.Path {
	case "/2.0/":
		s.answer(w, r, overSOAP)
	case "/nvp":
		s.answer(w, r, overNVP)
	default:
		s.approve(w, r)
	}
}

// approve is the page that a buyer is sent to. This buyer always agrees, and is
// sent on to the shop.
func (s *Server) approve(w http.ResponseWriter, r *http.Request) {
	back, ok := s.shop.approve(r.URL.Query().Get("token"))
	if !ok {
		http.Error(w, "no such checkout", http.StatusNotFound)
		return
	}
	http.Redirect(w, r, back, http.StatusSeeOther)
}

// A codec is one of the two wires.
type codec struct {
	wire      paypal.Wire
	media     string
	operation func(body []byte) string
	user      func(body []byte) string
	unmarshal func([]byte, any) error
	marshal   func(any) ([]byte, error)
}

var (
	overSOAP = codec{paypal.SOAP, "text/xml; charset=utf-8", bodyElement, func(b []byte) string { return textOf(b, "Username") }, soap.Unmarshal, soap.Marshal}
	overNVP  = codec{paypal.NVP, "text/plain; charset=utf-8", nvp.Method, userOf, nvp.Unmarshal, nvp.Marshal}
)

// answer reads a request, does what it asks for, and answers on the same wire.
func (s *Server) answer(w http.ResponseWriter, r *http.Request, c codec) {
	body, err := io.ReadAll(io.LimitReader(r.Body, 1<<20))
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	out, err := s.do(c, body)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	if body, err = c.marshal(out); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", c.media)
	_, _ = w.Write(body)
}

func (s *Server) do(c codec, body []byte) (any, error) {
	op := operation(c.operation(body))
	if op == nil {
		return s.shop.failure(new(merchant.GetBalanceResponse), "81002", "Unspecified Method"), nil
	}
	s.calls = append(s.calls, string(c.wire)+" "+op.Name)
	if c.user(body) != Username {
		return s.shop.failure(op.NewOutput(), "10002", "Security error"), nil
	}
	in := op.NewInput()
	if err := c.unmarshal(body, in); err != nil {
		return nil, err
	}
	return s.shop.do(in, op.NewOutput()), nil
}

// operation finds an operation by the name of its method or of its element.
func operation(name string) *paypal.Operation {
	for _, op := range merchant.Operations() {
		if strings.EqualFold(op.Name, strings.TrimSuffix(name, "Req")) {
			return &op
		}
	}
	return nil
}

// bodyElement is the name of the element in the body of an envelope.
func bodyElement(envelope []byte) string {
	inBody := false
	d := xml.NewDecoder(bytes.NewReader(envelope))
	for {
		token, err := d.Token()
		if err != nil {
			return ""
		}
		if start, ok := token.(xml.StartElement); ok {
			if inBody {
				return start.Name.Local
			}
			inBody = start.Name.Local == "Body"
		}
	}
}

// textOf is the text of the first element of some name.
func textOf(envelope []byte, name string) string {
	d := xml.NewDecoder(bytes.NewReader(envelope))
	for {
		token, err := d.Token()
		if err != nil {
			return ""
		}
		if start, ok := token.(xml.StartElement); ok && start.Name.Local == name {
			var text string
			_ = d.DecodeElement(&text, &start)
			return text
		}
	}
}

func userOf(body []byte) string {
	values, _ := url.ParseQuery(string(body))
	return values.Get("USER")
}
