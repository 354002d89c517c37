package nvpnames

import (
	"github.com/ppgen/ppgen/ir"
)

// aliasesOf returns the other names of the leaf at s, in the order of the
// overlay. An alias is attested no better than the leaf itself.
func (r *Rules) aliasesOf(s site, key ir.NVPKey, confidence ir.Confidence) []ir.NVPAlias {
	all := r.unscopedAliases(s, key, confidence)
	for _, p := range r.aliases.fitting(s) {
		all = append(all, ir.NVPAlias{
			Key:        p.key,
			Confidence: max(p.row.confidence, confidence),
			Rules:      []ir.NVPRule{p.decide(s)},
		})
	}
	return all
}

// unscopedAliases returns the name without its scope, where a row says so.
func (r *Rules) unscopedAliases(s site, key ir.NVPKey, confidence ir.Confidence) []ir.NVPAlias {
	var all []ir.NVPAlias
	for _, row := range r.unscoped {
		if key.Scope != row.value || !row.covers(s) {
			continue
		}
		if except := row.except.around(s); len(except) > 0 {
			for _, p := range except {
				p.used = true
			}
			continue
		}
		row.use(s)
		other := key
		other.Scope = ""
		all = append(all, ir.NVPAlias{
			Key:        other,
			Confidence: max(row.confidence, confidence),
			Rules:      []ir.NVPRule{{Text: "also without " + row.value, Why: row.reason, Pos: row.pos}},
		})
	}
	return all
}
