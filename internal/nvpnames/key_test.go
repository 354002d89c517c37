package nvpnames

import (
	"testing"

	"github.com/ppgen/ppgen/ir"
)

func TestParseKey(t *testing.T) {
	tests := []struct {
		text string
		want ir.NVPKey
	}{
		{"AMT", ir.NVPKey{Name: "AMT"}},
		{"SERVICENAME1", ir.NVPKey{Name: "SERVICENAME1"}},
		{"CARD10", ir.NVPKey{Name: "CARD10"}},
		{"LOCATION_ID", ir.NVPKey{Name: "LOCATION_ID"}},
		{"L_AMTn", ir.NVPKey{Listed: true, Name: "AMT", Index: 'n'}},
		{"L_AMT0", ir.NVPKey{Listed: true, Name: "AMT", Index: '0'}},
		{"WALLETIDn", ir.NVPKey{Name: "WALLETID", Index: 'n'}},
		{"PAYMENTREQUEST_n_AMT", ir.NVPKey{Scope: "PAYMENTREQUEST_n_", Name: "AMT"}},
		{"PAYMENTREQUEST_0_AMT", ir.NVPKey{Scope: "PAYMENTREQUEST_0_", Name: "AMT"}},
		{"L_PAYMENTREQUEST_n_NAMEm", ir.NVPKey{Listed: true, Scope: "PAYMENTREQUEST_n_", Name: "NAME", Index: 'm'}},
		{"OPTIONnNAME", ir.NVPKey{Scope: "OPTIONn", Name: "NAME"}},
		{"L_OPTIONnSELECTm", ir.NVPKey{Listed: true, Scope: "OPTIONn", Name: "SELECT", Index: 'm'}},
		{"L_ADDITIONALFEESnTYPE", ir.NVPKey{Listed: true, Scope: "ADDITIONALFEESn", Name: "TYPE"}},
	}
	for _, tt := range tests {
		got, err := parseKey(tt.text)
		if err != nil || got != tt.want || got.String() != tt.text {
			t.Errorf("%s: got %#v (%v)", tt.text, got, err)
		}
	}
	for _, text := range []string{"", "L_", "amt", "AMT ", "AMT&X", "AnBnCn", "n", "1A", "AMT="} {
		if got, err := parseKey(text); err == nil {
			t.Errorf("%q: got %#v", text, got)
		}
	}
}

// TestIdentity finds the keys that meet on the wire.
func TestIdentity(t *testing.T) {
	same := [][2]string{{"L_AMTn", "L_AMT0"}, {"PAY_n_AMT", "PAY_0_AMT"}, {"L_PAY_n_AMTm", "L_PAY_0_AMTn"}}
	different := [][2]string{{"AMT", "L_AMT0"}, {"STREET2", "STREET"}, {"OPTIONnNAME", "OPTIONNAME"}, {"PAY_n_AMT", "PAY_AMT"}}
	id := func(text string) string {
		k, err := parseKey(text)
		if err != nil {
			t.Fatal(err)
		}
		return identity(k)
	}
	for _, p := range same {
		if id(p[0]) != id(p[1]) {
			t.Errorf("%s and %s are kept apart", p[0], p[1])
		}
	}
	for _, p := range different {
		if id(p[0]) == id(p[1]) {
			t.Errorf("%s and %s are mixed up", p[0], p[1])
		}
	}
}
