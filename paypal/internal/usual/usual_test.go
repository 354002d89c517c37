package usual

import (
	"testing"

	"github.com/ppgen/ppgen/paypal/money"
)

// TestDecimal holds what is read here against the money package, which reads all
// numbers, and says which are left to it.
func TestDecimal(t *testing.T) {
	tests := []struct {
		text string
		ok   bool
	}{
		{"0", true}, {"12", true}, {"12.50", true}, {"-12.50", true}, {"007", true}, {"-0.01", true},
		{"999999999999999999", true}, {"-99999999999999999", true}, {"12345678901234567.8", false}, {"-999999999999999999", false},
		{"", false}, {"-", false}, {".5", false}, {"5.", false}, {"-.5", false}, {"1.2.3", false}, {"--1", false}, {"1-", false},
		{"+1", false}, {"1,000.00", false}, {"1e3", false}, {" 1", false}, {"1 ", false}, {"1.2\xff", false},
	}
	for _, tt := range tests {
		got, ok := Decimal([]byte(tt.text))
		if ok != tt.ok {
			t.Errorf("%q: %v, want %v", tt.text, ok, tt.ok)
			continue
		}
		if !ok {
			continue
		}
		if want, err := money.Parse(tt.text); err != nil || got.String() != want.String() {
			t.Errorf("%q is read as %s, want %s, %v", tt.text, got, want, err)
		}
	}
}
