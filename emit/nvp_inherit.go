package emit

import (
	"fmt"
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/ppgen/ppgen/ir"
)

// Most messages inherit the same few fields. Their codec is that of the base, once
// for all messages: a message lends it their values, or their addresses.

// fewInherited is how many fields are not worth a codec of their own.
const fewInherited = 2

// inheritable reports whether the fields that a message inherits may have a codec.
func (n *nvpPlan) inheritable(s *ir.Struct) bool {
	return s.Inherited > fewInherited && slices.Contains(n.api.Types, ir.Named(s.Base))
}

// inherit moves the inherited fields of a message that need no records of it to
// the decoder of the base, which is the first slot of the message then.
func (n *nvpPlan) inherit(d *nvpDecoder) {
	if !n.inheritable(d.Struct) {
		return
	}
	base := &nvpDecoder{Struct: d.Base, message: d.message, path: []string{d.Base.Go}, inherited: true}
	own := []nvpSlot{{part: base}}
	for _, slot := range d.slots {
		if slot.hasRecords() || slot.rare || slot.leaf != nil && slot.leaf.Format == ir.NVPMonth || !slices.Contains(d.Fields[:d.Inherited], slot.field) {
			own = append(own, slot)
		} else {
			base.slots = append(base.slots, slot)
		}
	}
	if len(base.slots) > fewInherited {
		d.base, _ = n.decoders.share(n.decoderKey(base), base)
		d.slots, own[0].part = own, d.base
	}
}

// pointer writes the address of a field. What a message inherits is found through
// addresses that it lends to the decoder of the base.
func (d *nvpDecoder) pointer(f *ir.Field) *jen.Statement {
	if d.inherited {
		return id("x" + f.Go)
	}
	return jen.Op("&").Add(sel("x", f.Go))
}

// inheritedParams are those addresses as parameters: xTimestamp *paypal.DateTime.
func (n *nvpPlan) inheritedParams(d *nvpDecoder) []jen.Code {
	var list []jen.Code
	for _, slot := range d.slots {
		list = append(list, d.pointer(slot.field).Op("*").Add(n.fieldType(slot.field)))
	}
	return list
}

// inheritedArgs are the same as arguments: &x.Timestamp.
func (d *nvpDecoder) inheritedArgs() []jen.Code {
	var list []jen.Code
	for _, slot := range d.slots {
		list = append(list, jen.Op("&").Add(sel("x", slot.field.Go)))
	}
	return list
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
