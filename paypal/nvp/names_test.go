package nvp

import (
	"fmt"
	"strings"
	"testing"
)

func TestKeysAreTakenApart(t *testing.T) {
	x := testContract.names()
	for _, c := range []struct {
		key   string
		group Group
		n     int32
		name  nameID
		m     int32
	}{
		{"TOKEN", Plain, -1, nTOKEN, -1},
		{"AMT", Plain, -1, nAMT, -1},
		{"L_AMT0", Listed, -1, nAMT, 0},
		{"L_AMT12", Listed, -1, nAMT, 12},
		{"L_AMT007", Listed, -1, nAMT, 7},
		{"PAYMENTREQUEST_0_AMT", gPAYMENTREQUEST, 0, nAMT, -1},
		{"PAYMENTREQUEST_10_AMT", gPAYMENTREQUEST, 10, nAMT, -1},
		{"PAYMENTREQUESTINFO_0_ERRORCODE", gPAYMENTREQUESTINFO, 0, nERRORCODE, -1},
		{"PAYMENTREQUESTID", Plain, -1, nPAYMENTREQUESTID, -1},
		{"PAYMENTINFO_3_ERRORCODE", gPAYMENTINFO, 3, nERRORCODE, -1},
		{"L_PAYMENTREQUEST_1_NAME23", gPAYMENTREQUEST + Listed, 1, nNAME, 23},
		{"PAYMENTREQUEST_1_NAME2", gPAYMENTREQUEST + Indexed, 1, nNAME, 2},
		{"OPTION0NAME", gOPTION, 0, nNAME, -1},
		{"L_OPTION0SELECT1", gOPTION + Listed, 0, nSELECT, 1},
		{"MERCHANTDATA0KEY", gMERCHANTDATA, 0, nKEY, -1},
		{"L_ADDITIONALFEES2TYPE", gADDITIONALFEES + Marked, 2, nTYPE, -1},
		{"WALLETTYPE0", Indexed, -1, nWALLETTYPE, 0},
		{"SHIPTOSTREET", Plain, -1, nSHIPTOSTREET, -1},
		{"SHIPTOSTREET2", Plain, -1, nSHIPTOSTREET2, -1},
		{"SHIPTOSTREET3", Indexed, -1, nSHIPTOSTREET, 3},
		{"PAYMENTREQUEST_0_SHIPTOSTREET2", gPAYMENTREQUEST, 0, nSHIPTOSTREET2, -1},
		{"AUTHSTATUS3DS", Plain, -1, nAUTHSTATUS3DS, -1},
		{"L_SHIPTOSTREET2", Listed, -1, nSHIPTOSTREET, 2}, // L_ asks for a number
		{"L_TOKEN", Marked, -1, nTOKEN, -1},
		{"L_AUTHSTATUS3DS", Marked, -1, nAUTHSTATUS3DS, -1},
		{"L_AMT99999999", Listed, -1, nAMT, 99999999},
		{"L_AMT18446744073709551617", Listed, -1, nAMT, maxNumber},
		{"PAYMENTREQUEST_1000_AMT", gPAYMENTREQUEST, maxNumber, nAMT, -1},
		{"TOKEN5", Indexed, -1, nTOKEN, 5}, // a name of the contract, though never with a number

		{"", Plain, -1, 0, -1},
		{"A", Plain, -1, 0, -1},
		{"NEW", Plain, -1, 0, -1},
		{"NEW7", Plain, -1, 0, -1},
		{"L_", Marked, -1, 0, -1},
		{"L_NEW7", Marked, -1, 0, -1},
		{"7", Plain, -1, 0, -1},
		{"token", Plain, -1, 0, -1}, // folded before
		{"TOKENS", Plain, -1, 0, -1},
		{"PAYMENTREQUEST_0", Plain, -1, 0, -1},
		{"PAYMENTREQUEST_0_", Plain, -1, 0, -1},
		{"PAYMENTREQUEST__AMT", Plain, -1, 0, -1},
		{"PAYMENTREQUEST_0AMT", Plain, -1, 0, -1},
		{"PAYMENTREQUESTINFX_0_ERRORCODE", Plain, -1, 0, -1},
		{"PAYMENTREQUEXTINFO_0_ERRORCODE", Plain, -1, 0, -1},
		{"PAYMENTREXUESTINFO_0_ERRORCODE", Plain, -1, 0, -1}, // differs between the words that are compared first
		{"OPTION0", Plain, -1, 0, -1},
	} {
		want := key{n: c.n, m: c.m, name: c.name, group: c.group}
		if got := x.parse(pad(c.key), 0, len(c.key)); got != want {
			t.Errorf("%s is %+v, want %+v", c.key, got, want)
		}
	}
}

// Names that look alike to what finds them are told apart.
func TestNamesAreFound(t *testing.T) {
	var names []string
	for i := range 3000 {
		names = append(names, fmt.Sprintf("SAMEBEGIN%04dSAMEEND", i), fmt.Sprintf("N%d", i), strings.Repeat("X", i%40)+fmt.Sprint(i))
	}
	c := Contract{Names: names}
	for i, s := range names {
		if got := c.names().lookUp(s); names[got-1] != s {
			t.Fatalf("%s (%d) was found as %d", s, i+1, got)
		}
	}
	for _, s := range []string{"SAMEBEGIN9999SAMEEND", "N", "METHO", "SAMEBEGIN0001SAMEENX"} {
		if got := c.names().lookUp(s); got != 0 {
			t.Errorf("%s was found as %d", s, got)
		}
	}
}

// A currency that is no name of the contract is a mistake of a generator.
func TestCurrenciesThatMakeNoSense(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("it did not panic")
		}
	}()
	(&Contract{Names: []string{"AMT"}, Currencies: []string{"CURRENCY"}}).names()
}
