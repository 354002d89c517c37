package nvp

import (
	"fmt"
	"slices"
	"testing"

	"github.com/ppgen/ppgen/paypal"
)

// A script is a message made of functions.
type script struct {
	root   *Root
	encode func(*Encoder)
	decode func(*Decoder)
}

func (s *script) NVPRoot() *Root       { return s.root }
func (s *script) EncodeNVP(e *Encoder) { s.encode(e) }
func (s *script) DecodeNVP(d *Decoder) { s.decode(d) }

// The vocabulary of the tests. Every kind of name that PayPal has is in it.
const (
	nAMT Name = iota + 1
	nAUTHSTATUS3DS
	nCURRENCYCODE
	nERRORCODE
	nEXPDATE
	nKEY
	nLONGMESSAGE
	nNAME
	nPAYMENTREQUESTID
	nSELECT
	nSEVERITYCODE
	nSHIPTOSTREET
	nSHIPTOSTREET2
	nSHORTMESSAGE
	nTOKEN
	nTYPE
	nVERSION
	nWALLETTYPE
	nCURRENCY
)

const (
	gPAYMENTREQUESTINFO = (iota + 1) * ScopeStep
	gPAYMENTREQUEST
	gOPTION
	gMERCHANTDATA
	gADDITIONALFEES
	gPAYMENTINFO
)

var testContract = Contract{
	Version: "204.0",
	Names: []string{
		"AMT", "AUTHSTATUS3DS", "CURRENCYCODE", "ERRORCODE", "EXPDATE", "KEY", "LONGMESSAGE", "NAME", "PAYMENTREQUESTID",
		"SELECT", "SEVERITYCODE", "SHIPTOSTREET", "SHIPTOSTREET2", "SHORTMESSAGE", "TOKEN", "TYPE", "VERSION", "WALLETTYPE", "CURRENCY",
	},
	Scopes: []Scope{
		{"PAYMENTREQUESTINFO_", "_"}, {"PAYMENTREQUEST_", "_"}, {"OPTION", ""}, {"MERCHANTDATA", ""}, {"ADDITIONALFEES", ""}, {"PAYMENTINFO_", "_"},
	},
	Currencies: []Name{nCURRENCYCODE, nCURRENCY},
}

var (
	testRequest  = Root{Contract: &testContract, Method: "DoThing"}
	testResponse = Root{Contract: &testContract, Method: "DoThing", Response: true}
)

// encoded is what a response writes.
func encoded(t *testing.T, encode func(*Encoder)) string {
	t.Helper()
	b, err := Append(nil, &script{root: &testResponse, encode: encode})
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// decoding reads a response.
func decoding(t *testing.T, body string, decode func(*Decoder)) []paypal.Unknown {
	t.Helper()
	unknown, err := UnmarshalReport([]byte(body), &script{root: &testResponse, decode: decode})
	if err != nil {
		t.Fatalf("%q: %v", body, err)
	}
	return unknown
}

// each reads a response, all of whose pairs go to f.
func each(t *testing.T, body string, f func(*Decoder)) []paypal.Unknown {
	t.Helper()
	return decoding(t, body, func(d *Decoder) {
		for d.Next() {
			f(d)
		}
	})
}

func wantReports(t *testing.T, body string, got []paypal.Unknown, want ...string) {
	t.Helper()
	var lines []string
	for _, u := range got {
		lines = append(lines, fmt.Sprintf("%s=%s: %s", u.Path, u.Value, u.Reason))
	}
	if !slices.Equal(lines, want) {
		t.Errorf("%q reports\n%q; want\n%q", body, lines, want)
	}
}
