package nvpnames

import (
	"github.com/ppgen/ppgen/ir"
)

// strays returns the pairs of names that no element of the message holds.
func (r *Rules) strays(op *ir.Operation, dir direction) []*ir.NVPPair {
	var pairs []*ir.NVPPair
	at := site{op: op, dir: dir}
	for _, row := range r.strayRows {
		if !row.covers(at) {
			continue
		}
		row.use(at)
		for _, name := range row.words {
			pairs = append(pairs, &ir.NVPPair{
				Key:        name.key,
				Confidence: row.confidence,
				Rules:      []ir.NVPRule{{Text: "no element of the message holds it", Why: row.reason, Pos: name.pos}},
			})
		}
	}
	return pairs
}

// bindElsewhere lists in api the names that belong to no operation.
func (r *Rules) bindElsewhere(api *ir.API) {
	for _, row := range r.elsewhere {
		for _, name := range row.words {
			api.Elsewhere = append(api.Elsewhere, &ir.NVPElsewhere{
				Key:  name.key,
				In:   row.value,
				Rule: ir.NVPRule{Text: "occurs in " + row.value, Why: row.reason, Pos: name.pos},
			})
		}
	}
}
