// Package nvpnames finds the names under which the leaves of messages travel as
// name-value pairs.
//
// A contract in WSDL says nothing of that wire. An overlay does: as rules, each
// with its reason, and as exceptions to them. The rules are applied here, once,
// while walking from every message to each of its leaves; what comes out are the
// plain facts of [ir.NVPBinding], so that no later step knows a rule.
package nvpnames

import (
	"slices"

	"github.com/ppgen/ppgen/internal/diag"
	"github.com/ppgen/ppgen/ir"
)

// Apply gives every operation of api its binding to name-value pairs, except
// those that the rules leave out. It reports what cannot be spelled, names that
// two leaves share by mistake, and rows that decide nothing. Without any row
// nothing travels this way.
func (r *Rules) Apply(api *ir.API, list *diag.List) {
	if !r.given {
		return
	}
	left := r.leftOut(api, list)
	r.bindElsewhere(api)
	for _, op := range api.Ops {
		if left[op] {
			continue
		}
		op.NVP = &ir.NVPBinding{
			Method:   op.Name.Local,
			Request:  r.message(op, request, op.Input, list),
			Response: r.message(op, response, op.Output, list),
		}
	}
	r.reportUnused(api, list)
}

// message returns the pairs of one message of an operation.
func (r *Rules) message(op *ir.Operation, dir direction, s *ir.Struct, list *diag.List) []*ir.NVPPair {
	if s == nil {
		return nil
	}
	m := &message{rules: r, list: list}
	for leaf := range leaves(site{op: op, dir: dir}, s) {
		m.add(leaf)
	}
	m.shareCurrencies()
	m.separate()
	return slices.Concat(m.pairs, r.strays(op, dir))
}
