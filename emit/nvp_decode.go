package emit

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/ppgen/ppgen/ir"
)

// The kernel knows from a text which keys lead to which fields (nvp_fields.go). So
// what is written here only goes from a record to its fields, whatever they are
// called in a message, and is shared by all records of a type that have the same
// fields over NVP. A record is left when a pair leads out of it, not after each pair:
// most of them come one record after the other.

// nvpDecode writes the functions that read messages, and then those that read
// records.
func nvpDecode(f *file, p *plan) {
	n := p.nvpPlan
	if n == nil {
		return
	}
	for _, m := range n.messages {
		n.decodeRoot(f, m.decoder)
	}
	for _, d := range n.sharedDecoders() {
		n.recordsType(f, d)
		f.doc(sentence(d.name + " reads the fields of one " + d.Go + " until a pair leads out of it. The level is how many steps lead into it."))
		params := []jen.Code{n.nvpParam("Decoder"), id("level").Int()}
		if d.inherited {
			params = append(params, n.inheritedParams(d)...)
		} else {
			params = append(params, id("x").Op("*").Add(id(d.Go)))
		}
		if d.hasRecords() {
			params = append(params, id("r").Add(n.recordsParam(d)))
		}
		f.function(d.name).Params(params...).Block(
			jen.For(id("ok").Op(":=").True(), id("ok"), id("ok").Op("=").Add(call("d", "In", id("level")))).BlockFunc(func(g *jen.Group) {
				n.slotSwitch(g, d, nvpLevel{})
			}),
		)
		f.Line()
	}
}

// decodeRoot writes
//
//	// DecodeNVP reads all pairs into x.
//	func (x *GetBalanceResponse) DecodeNVP(d *nvp.Decoder) {
//		r := new(recordsNVPGetBalanceResponse)
//		for d.Next() {
//			switch d.Slot(0) {
//			…
//			}
//		}
//	}
func (n *nvpPlan) decodeRoot(f *file, d *nvpDecoder) {
	n.recordsType(f, d)
	f.doc(sentence("DecodeNVP reads all pairs into x."))
	f.method("x", d.Go, "DecodeNVP").Params(n.nvpParam("Decoder")).BlockFunc(func(g *jen.Group) {
		if d.hasRecords() {
			g.Add(id("r")).Op(":=").Add(newOf(d.recordsName()))
		}
		g.For(call("d", "Next")).BlockFunc(func(g *jen.Group) { n.slotSwitch(g, d, nvpLevel{isMessage: true}) })
	})
	f.Line()
}

// sharedDecoders are all but those of whole messages.
func (n *nvpPlan) sharedDecoders() []*nvpDecoder {
	list := slices.DeleteFunc(slices.Clone(n.decoders.list), func(d *nvpDecoder) bool { return len(d.path) == 0 })
	slices.SortFunc(list, func(a, b *nvpDecoder) int { return cmp.Compare(a.name, b.name) })
	return list
}

// An nvpDecoder finds the fields of a record.
type nvpDecoder struct {
	*ir.Struct
	message string
	path    []string
	name    string
	number  int
	slots   []nvpSlot
	listed  bool // it is about the elements of a list

	base      *nvpDecoder // of what a message inherits; nil when it reads that itself
	inherited bool        // it is a base
}

// An nvpSlot is a field of a record that has names in NVP. The first slot of a
// message with a base is the base, and has no field.
type nvpSlot struct {
	field *ir.Field
	list  bool
	leaf  *ir.NVPPair // nil for a part
	part  *nvpDecoder // nil for a leaf
	rare  bool        // most messages have nothing of it, so its record comes when it is needed
}

func (d *nvpDecoder) record() *ir.Struct        { return d.Struct }
func (d *nvpDecoder) place() (string, []string) { return d.message, d.path }
func (d *nvpDecoder) setName(name string)       { d.name = name }

// recordsName is the type that holds the records of the record.
func (d *nvpDecoder) recordsName() string {
	return "recordsNVP" + strings.TrimPrefix(d.name, nvpDecoderPrefix)
}

const nvpDecoderPrefix = "decodeNVP"

// decodeMessage finds the decoders of a message.
func (n *nvpPlan) decodeMessage(m *nvpMessage) (*nvpDecoder, error) {
	pairs := slices.DeleteFunc(slices.Clone(m.pairs), func(p *ir.NVPPair) bool {
		return len(p.Path) == 0 || p.Format == ir.NVPCurrency || p.Format == ir.NVPYear
	})
	return n.decoder(m, m.Struct, 0, pairs)
}

// decoder returns what finds the fields of a record, which are at a position of
// the pairs' paths.
func (n *nvpPlan) decoder(m *nvpMessage, s *ir.Struct, step int, pairs []*ir.NVPPair) (*nvpDecoder, error) {
	d := &nvpDecoder{Struct: s, message: m.Go}
	if step > 0 {
		d.path, d.listed = goPath(pairs, step), pairs[0].Path[step-1].Index != 0
	}
	for _, f := range s.Fields {
		own := byField(pairs, f, step)
		switch leaf := n.elsewhere(f); {
		case len(own) > 0:
			slot, err := n.slot(m, step, own)
			if err != nil {
				return nil, err
			}
			d.slots = append(d.slots, slot)
		case step > 0 && leaf != nil:
			d.slots = append(d.slots, leafSlot(leaf))
		}
	}
	if step == 0 {
		n.inherit(d)
	}
	shared, number := n.decoders.share(n.decoderKey(d), d)
	shared.number = number
	return shared, nil
}

// elsewhere returns a pair that reads a field in some message, or nil. One
// decoder with the values of all messages serves more of them than one for each.
func (n *nvpPlan) elsewhere(f *ir.Field) *ir.NVPPair {
	i := slices.IndexFunc(n.byLeaf[f], func(p *ir.NVPPair) bool { return p.Format != ir.NVPYear })
	if i < 0 {
		return nil
	}
	return n.byLeaf[f][i]
}

func leafSlot(p *ir.NVPPair) nvpSlot {
	last := p.Path[len(p.Path)-1]
	return nvpSlot{field: last.Field, list: last.Index != 0, leaf: p}
}

// slot finds how to go to a field from the pairs whose paths lead through it.
func (n *nvpPlan) slot(m *nvpMessage, step int, pairs []*ir.NVPPair) (nvpSlot, error) {
	hop := pairs[0].Path[step]
	slot := nvpSlot{field: hop.Field, list: hop.Index != 0}
	if len(pairs[0].Path) == step+1 {
		return leafSlot(pairs[0]), nil
	}
	s, ok := resolve(elem(hop.Field.Type)).(*ir.Struct)
	if !ok {
		return slot, fmt.Errorf("field %s: NVP names lead into it, but it is no record", hop.Field.Go)
	}
	var err error
	slot.part, err = n.decoder(m, s, step+1, pairs)
	slot.rare = err == nil && !slot.list && !slot.part.hasRecords() && isRare(m, pairs)
	return slot, err
}

// isRare reports whether no source is sure of any of the names of a record, while
// some are of other names of the message, and none of them is another name for
// something else, as servers repeat things.
func isRare(m *nvpMessage, pairs []*ir.NVPPair) bool {
	isSure := func(p *ir.NVPPair) bool { return p.Confidence == ir.High }
	repeats := func(p *ir.NVPPair) bool {
		return slices.ContainsFunc(m.pairs, func(other *ir.NVPPair) bool {
			return slices.ContainsFunc(other.Aliases, func(a ir.NVPAlias) bool { return a.Key == p.Key })
		})
	}
	return slices.ContainsFunc(m.pairs, isSure) && !slices.ContainsFunc(pairs, isSure) && !slices.ContainsFunc(pairs, repeats)
}

// decoderKey tells decoders apart that do not do the same.
func (n *nvpPlan) decoderKey(d *nvpDecoder) string {
	keys := []string{fmt.Sprint(d.listed && d.hasRecords(), d.inherited)}
	if len(d.path) == 0 {
		keys = append(keys, "message")
	}
	for _, slot := range d.slots {
		switch {
		case slot.field == nil:
		case slot.part != nil:
			keys = append(keys, fmt.Sprint(slot.field.Go, " part ", slot.part.number, slot.rare))
		default:
			keys = append(keys, fmt.Sprint(slot.field.Go, slot.leaf.Format == ir.NVPMonth, slot.list))
		}
	}
	return keysOf(d.Struct, keys)
}
