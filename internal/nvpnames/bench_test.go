package nvpnames

import (
	"os"
	"testing"

	"github.com/ppgen/ppgen/internal/diag"
	"github.com/ppgen/ppgen/parser/wsdl"
)

// BenchmarkApply resolves the names of the Classic contract.
func BenchmarkApply(b *testing.B) {
	api, _ := wsdl.Parse(os.DirFS("../../specs/soap"), "PayPalSvc.wsdl", new(diag.List))
	markAmounts(api)
	data, err := os.ReadFile("../../specs/overlay/merchant-nvp.yaml")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		list := new(diag.List)
		overlay(b, "merchant-nvp.yaml", data, list).Apply(api, list)
	}
}
