package emit

import (
	"fmt"
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/ppgen/ppgen/ir"
)

// Most messages inherit the same few fields. Their codec is that of the base, once
// for all messages: a message lends it a value of the base for them.

// fewInherited is how many fields are not worth a codec of their own.
const fewInherited = 2

// inheritable reports whether the fields that a message inherits may have a codec.
func (n *nvpPlan) inheritable(s *ir.Struct) bool {
	return s.Inherited > fewInherited && slices.Contains(n.api.Types, ir.Named(s.Base))
}

// inherit moves what a message does with inherited fields to the decoder of the
// base.
func (n *nvpPlan) inherit(d *nvpDecoder) {
	if !n.inheritable(d.Struct) {
		return
	}
	base := &nvpDecoder{Struct: d.Base, message: d.message, path: []string{d.Base.Go}, inherited: true}
	var own []nvpCase
	keys := []string{"inherited"}
	for _, c := range d.cases {
		if d.inherits(c) {
			base.cases = append(base.cases, c)
			keys = append(keys, fmt.Sprint(c.labels, c.key()))
		} else {
			own = append(own, c)
		}
	}
	if base.grouping = byGroup; len(base.cases) > fewInherited {
		d.cases = own
		d.base, _ = n.decoders.share(keysOf(d.Base, keys), base)
	}
}

// inherits reports whether a case is about inherited fields alone, and needs no
// records of the message.
func (d *nvpDecoder) inherits(c nvpCase) bool {
	return !slices.ContainsFunc(c.actions, func(a nvpAction) bool {
		return a.kind != nvpValue || a.within != nil || !slices.Contains(d.Fields[:d.Inherited], a.field) ||
			a.part != nil && (a.which == 0 || a.part.hasRecords())
	})
}

// isRoot reports whether a decoder gets all pairs of a message.
func (d *nvpDecoder) isRoot() bool { return len(d.path) == 0 || d.inherited }

// otherwise writes what becomes of a pair that a message has no place for.
func (d *nvpDecoder) otherwise() *jen.Statement {
	if d.base == nil {
		return call("d", "Unknown")
	}
	return id(d.base.name).Call(id("d"), jen.Op("&").Add(id("base")))
}

// bequeath writes
//
//	x.Timestamp, x.Ack = base.Timestamp, base.Ack
func (d *nvpDecoder) bequeath(g *jen.Group) {
	var to, from []jen.Code
	for _, f := range d.base.Fields {
		if slices.ContainsFunc(d.base.cases, func(c nvpCase) bool { return c.actions[0].field == f }) {
			to, from = append(to, sel("x", f.Go)), append(from, sel("base", f.Go))
		}
	}
	g.List(to...).Op("=").List(from...)
}

// inherit puts the statements of inherited fields, the first ones of a message,
// into the encoder of the base.
//
//	encodeNVPAbstractResponse(e, &AbstractResponse{x.Timestamp, x.Ack})
func (b *nvpEncoding) inherit(s *ir.Struct, inherited []nvpStatement) []nvpStatement {
	if !b.inheritable(s) || len(inherited) <= fewInherited {
		return inherited
	}
	base := &nvpEncoder{Struct: s.Base, message: b.message.Go, path: []string{s.Base.Go}, statements: inherited}
	keys := []string{"inherited"}
	for _, st := range inherited {
		keys = append(keys, st.key)
	}
	base = b.share(s.Base, keys, base)
	return []nvpStatement{{fmt.Sprint("inherited ", base.number), func(g *jen.Group) {
		var values []jen.Code
		for _, f := range s.Fields[:s.Inherited] {
			values = append(values, sel("x", f.Go))
		}
		g.Add(id(base.name).Call(id("e"), jen.Op("&").Add(id(s.Base.Go)).Values(values...)))
	}}}
}
