package nvpnames

import (
	"github.com/ppgen/ppgen/ir"
)

// levelNone is what a row says of leaves without a known name.
const levelNone = "none"

var levels = map[string]ir.Confidence{
	ir.High.String():   ir.High,
	ir.Medium.String(): ir.Medium,
	ir.Low.String():    ir.Low,
}

// attested returns how well the name of a leaf is attested, and the rows that
// say so: of all that fit the leaf or a container around it, the worst count.
func (r *Rules) attested(s site) (confidence ir.Confidence, why []ir.NVPRule, known bool) {
	fitting := r.evidence.around(s)
	for _, p := range fitting {
		if p.row.value == levelNone {
			p.decide(s)
			return 0, nil, false
		}
		confidence = max(confidence, levels[p.row.value])
	}
	for _, p := range fitting {
		if levels[p.row.value] == confidence {
			why = append(why, p.decide(s))
		}
	}
	return confidence, why, true
}
