package nvp

import (
	"fmt"
	"slices"
	"testing"

	"github.com/ppgen/ppgen/paypal"
)

// The vocabulary of the tests. Every kind of name that PayPal has is in it.
const (
	nAMT nameID = iota + 1
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
		"TEXT", "OLDTEXT", "QUOTED", "KIND", "SPELLED", "TIME", "INT", "OPTINT", "LONG", "OPTLONG", "BOOL", "OPTBOOL",
		"DECIMAL", "OPTDECIMAL", "MONTH", "OPTMONTH", "AMOUNT", "FEE", "TIP", "PRICE", "TAG", "FLAG", "FIRST", "GONE",
	},
	Scopes: []Scope{
		{"PAYMENTREQUESTINFO_", "_"}, {"PAYMENTREQUEST_", "_"}, {"OPTION", ""}, {"MERCHANTDATA", ""}, {"ADDITIONALFEES", ""}, {"PAYMENTINFO_", "_"},
	},
	Currencies: []string{"CURRENCYCODE", "CURRENCY"},
	Enums: []*Enum{
		{Values: []string{"None", "Partially-Refunded", "Canceled-Reversal", "Y", "y", "Active"}},
		{
			Values:    []string{"Active", "ActiveProfile", "Store"},
			Spellings: []Spelling{{Value: "ActiveProfile", Text: "Active"}, {Value: "Store", Text: "2"}, {Value: "Store", Text: "Shop", ReadOnly: true}},
		},
	},
}

var (
	testRequest  = Root{Contract: &testContract, Method: "DoThing"}
	testResponse = Root{Contract: &testContract, Method: "DoThing", Response: true}
)

// A script is a message that is made of a function, and has no fields.
type script struct {
	root   *Root
	encode func(*Encoder)
}

func (s *script) NVPRoot() *Root       { return s.root }
func (s *script) EncodeNVP(e *Encoder) { s.encode(e) }
func (s *script) DecodeNVP(d *Decoder) { (*form)(nil).DecodeNVP(d) }

// encoded is what a response writes.
func encoded(t *testing.T, encode func(*Encoder)) string {
	t.Helper()
	b, err := Append(nil, &script{&testResponse, encode})
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// A form is a message with the fields that a test asks for, in their order: pointers
// that [Decoder.Read] knows, or functions where it takes more to reach a field.
type form struct {
	root   *Root
	fields []any
}

// responseOf returns a message with such a [Root.Fields].
func responseOf(text string, fields ...any) *form {
	return &form{&Root{Contract: &testContract, Method: "DoThing", Response: true, Fields: text}, fields}
}

func (x *form) NVPRoot() *Root     { return x.root }
func (x *form) EncodeNVP(*Encoder) {}

func (x *form) DecodeNVP(d *Decoder) {
	for d.Next() {
		switch field := x.fields[d.Slot(0)].(type) {
		case func(*Decoder):
			field(d)
		default:
			d.Read(field)
		}
	}
}

// elements reads the values of a list.
func elements[T any](list *[]T) func(*Decoder) {
	return func(d *Decoder) {
		if v := At(d, list, 0); v != nil {
			d.Read(v)
		}
	}
}

// report reads a message, of which it returns the reports alone.
func report(t *testing.T, body string, v Message) []paypal.Unknown {
	t.Helper()
	unknown, err := UnmarshalReport([]byte(body), v)
	if err != nil {
		t.Fatalf("%q: %v", body, err)
	}
	return unknown
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
