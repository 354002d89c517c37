package emit

import (
	"slices"
	"strings"

	"github.com/ppgen/ppgen/ir"
)

// nvpFact says under which name a field travels over NVP, if it has few names at
// all the places where it stands: "NVP: PAYMENTREQUEST_n_AMT or AMT." What nobody
// has seen is marked.
func (p *plan) nvpFact(f *ir.Field) string {
	if p.nvpPlan == nil {
		return ""
	}
	const few = 2
	var names []string
	experimental := true
	for _, o := range p.nvpPlan.byLeaf[f] {
		if name := o.Key.String(); !slices.Contains(names, name) {
			names = append(names, name)
		}
		experimental = experimental && o.Confidence == ir.Low
	}
	switch {
	case len(names) == 0 || len(names) > few:
		return ""
	case experimental:
		return "NVP: " + strings.Join(names, " or ") + " (experimental)."
	}
	return "NVP: " + strings.Join(names, " or ") + "."
}

// wireFact says of an operation that it cannot travel over NVP, where others can.
func (p *plan) wireFact(op *ir.Operation) string {
	if p.nvpPlan == nil || op.NVP != nil {
		return ""
	}
	return "It travels over SOAP only."
}
