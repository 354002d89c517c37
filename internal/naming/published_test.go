package naming

import (
	"testing"

	"github.com/ppgen/ppgen/ir"
)

// The rules were made so that of the 446 named types and 1,390 values of the
// published contract two values alone collide.
func TestPublishedContract(t *testing.T) {
	api := extract(t, false, "specs/soap/CoreComponentTypes.xsd", "specs/soap/EnhancedDataTypes.xsd", "specs/soap/eBLBaseComponents.xsd", "specs/soap/PayPalSvc.wsdl")
	list := assign(t, api)
	count := map[string]int{}
	ir.Walk(api, func(n ir.Node) { count[n.Kind()]++ })
	if count["type"] != 323+123+16 || count["value"] != 1390 {
		t.Fatalf("the extraction found %d types and %d values", count["type"], count["value"])
	}
	for _, f := range list.Findings() {
		t.Log(f)
	}
	if n := len(list.Findings()); n != 1 {
		t.Errorf("got %d findings, want 1", n)
	}
}
