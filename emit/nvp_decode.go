package emit

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/ppgen/ppgen/ir"
)

// nvpDecode writes the functions that read NVP, those of messages first.
func nvpDecode(f *file, p *plan) {
	n := p.nvpPlan
	if n == nil {
		return
	}
	for _, m := range n.messages {
		n.decodeRoot(f, m)
	}
	for _, r := range n.sharedDecoders() {
		n.recordsType(f, r)
		f.doc(sentence(r.name + " reads a pair into a " + r.Go + "."))
		params := []jen.Code{n.nvpParam("Decoder"), id("x").Op("*").Add(id(r.Go))}
		if r.hasRecords() {
			params = append(params, id("r").Add(n.nvp("RecordsOf").Types(id(r.recordsName()))))
		}
		f.function(r.name).Params(params...).BlockFunc(func(g *jen.Group) { n.dispatch(g, r) })
		f.Line()
	}
}

// decodeRoot writes
//
//	// DecodeNVP reads all pairs into x.
//	func (x *GetBalanceResponse) DecodeNVP(d *nvp.Decoder) {
//		r := new(recordsNVPGetBalanceResponse)
//		for d.Next() {
//			…
//		}
//	}
func (n *nvpPlan) decodeRoot(f *file, m *nvpMessage) {
	n.recordsType(f, m.decoder)
	f.doc(sentence("DecodeNVP reads all pairs into x."))
	f.method("x", m.Go, "DecodeNVP").Params(n.nvpParam("Decoder")).BlockFunc(func(g *jen.Group) {
		if m.decoder.hasRecords() {
			g.Add(id("r")).Op(":=").Add(newOf(m.decoder.recordsName()))
		}
		for _, f := range m.decoder.wrapped() {
			g.Add(n.wrapper(m.decoder, f))
		}
		if m.decoder.base != nil {
			g.Var().Add(id("base")).Add(id(m.decoder.base.Go))
		}
		g.For(call("d", "Next")).BlockFunc(func(g *jen.Group) { n.dispatch(g, m.decoder) })
		if m.decoder.base != nil {
			m.decoder.bequeath(g)
		}
	})
	f.Line()
}

// wrapped returns the records that are read in one with a message.
func (d *nvpDecoder) wrapped() []*ir.Field {
	var list []*ir.Field
	for _, c := range d.cases {
		for _, a := range c.actions {
			if a.within != nil && !slices.Contains(list, a.within) {
				list = append(list, a.within)
			}
		}
	}
	return list
}

// wrapper writes the function that leads to such a record, which comes to be when
// the first of its fields is there.
//
//	in := func() *Details {
//		if x.Details == nil {
//			x.Details = &r.Details
//		}
//		return x.Details
//	}
func (n *nvpPlan) wrapper(d *nvpDecoder, f *ir.Field) *jen.Statement {
	return id(d.wrapperName(f)).Op(":=").Func().Params().Op("*").Add(n.goType(f.Type)).Block(
		jen.If(sel("x", f.Go).Op("==").Nil()).Block(sel("x", f.Go).Op("=").Op("&").Add(sel("r", f.Go))),
		jen.Return(sel("x", f.Go)),
	)
}

// sharedDecoders are all but those of whole messages.
func (n *nvpPlan) sharedDecoders() []*nvpDecoder {
	list := slices.DeleteFunc(slices.Clone(n.decoders.list), func(d *nvpDecoder) bool { return len(d.path) == 0 })
	slices.SortFunc(list, func(a, b *nvpDecoder) int { return cmp.Compare(a.name, b.name) })
	return list
}

// An nvpDecoder reads a record.
type nvpDecoder struct {
	*ir.Struct
	message  string
	path     []string
	name     string
	number   int
	grouping nvpGrouping
	cases    []nvpCase

	base      *nvpDecoder // of what a message inherits; nil when it reads that itself
	inherited bool        // it is a base
}

func (d *nvpDecoder) record() *ir.Struct        { return d.Struct }
func (d *nvpDecoder) place() (string, []string) { return d.message, d.path }
func (d *nvpDecoder) setName(name string)       { d.name = name }

// recordsName is the type that holds the records of the record.
func (d *nvpDecoder) recordsName() string {
	return "recordsNVP" + strings.TrimPrefix(d.name, "decodeNVP")
}

// decodeMessage finds the decoders of a message.
func (n *nvpPlan) decodeMessage(m *nvpMessage) (*nvpDecoder, error) {
	entries, err := n.entries(m)
	if err != nil {
		return nil, err
	}
	return n.decoder(m, m.Struct, 0, entries)
}

// decoder returns what reads a record whose fields are at a position of the
// path.
func (n *nvpPlan) decoder(m *nvpMessage, s *ir.Struct, step int, entries []nvpEntry) (*nvpDecoder, error) {
	d := &nvpDecoder{Struct: s, message: m.Go}
	for _, hop := range entries[0].steps[:min(step, len(entries[0].steps))] {
		d.path = append(d.path, hop.field.Go)
	}
	actions, err := n.actions(m, step, entries)
	if err != nil {
		return nil, err
	}
	d.cases = casesOf(actions)
	d.grouping = byGroup
	if step > 0 {
		d.grouping = groupingOf(d.cases)
	}
	d.grouping.reduce(d.cases)
	if step == 0 {
		n.inherit(d)
	}
	var keys []string
	if step == 0 {
		keys = []string{"message"}
	}
	for _, c := range d.cases {
		keys = append(keys, fmt.Sprint(c.labels, c.key()))
	}
	d, number := n.decoders.share(keysOf(s, keys), d)
	d.number = number
	return d, nil
}

// labelled is an action and the label that leads to it.
type labelled struct {
	nvpLabel
	nvpAction
}

// actions finds what a record does with each label, in the order of its fields.
func (n *nvpPlan) actions(m *nvpMessage, step int, entries []nvpEntry) ([]labelled, error) {
	var list []labelled
	for _, e := range entries {
		if e.kind != nvpValue {
			list = append(list, labelled{e.nvpLabel, nvpAction{kind: e.kind, key: fmt.Sprint("kind ", e.kind)}})
			continue
		}
		if len(e.steps) == step+1 && e.pair.Format != ir.NVPYear {
			a, err := n.leafAction(e, step)
			if err != nil {
				return nil, fmt.Errorf("name %s: %w", e.pair.Key, err)
			}
			list = append(list, labelled{e.nvpLabel, a})
		}
	}
	parts, err := n.partActions(m, step, entries)
	return append(list, parts...), err
}

// leafAction reads a value.
func (n *nvpPlan) leafAction(e nvpEntry, step int) (nvpAction, error) {
	currency, err := n.currency(e.pair)
	hop := e.steps[step]
	key := fmt.Sprint("leaf ", hop.field.Go, hop.which, e.when, e.pair.Format == ir.NVPMonth, e.pair.Quoted, n.enumName(e.pair), currency)
	return nvpAction{nvpHop: hop, when: e.when, leaf: e.pair, key: key}, err
}

// partActions finds what is read by the parts of a record. A condition that all
// names of a label share is asked for here, and others in the part.
func (n *nvpPlan) partActions(m *nvpMessage, step int, entries []nvpEntry) ([]labelled, error) {
	var fields []*ir.Field
	byField := map[*ir.Field][]nvpEntry{}
	for _, e := range entries {
		if e.kind == nvpValue && len(e.steps) > step+1 {
			f := e.steps[step].field
			if byField[f] == nil {
				fields = append(fields, f)
			}
			byField[f] = append(byField[f], e)
		}
	}
	var list []labelled
	for _, f := range fields {
		s, ok := resolve(elem(f.Type)).(*ir.Struct)
		if !ok {
			return nil, fmt.Errorf("field %s: NVP names lead into it, but it is no record", f.Go)
		}
		if step == 0 && n.wraps(f, s) {
			inner, err := n.actions(m, 1, byField[f])
			if err != nil {
				return nil, err
			}
			for _, l := range inner {
				l.within, l.key = f, f.Go+" "+l.key
				list = append(list, l)
			}
			continue
		}
		below, shared := hoist(byField[f], step)
		part, err := n.decoder(m, s, step+1, below)
		if err != nil {
			return nil, err
		}
		for _, e := range byField[f] {
			hop := e.steps[step]
			when := shared[hoistLabel{e.nvpLabel, hop.which}]
			key := fmt.Sprint("part ", hop.field.Go, hop.which, when, part.number)
			list = append(list, labelled{e.nvpLabel, nvpAction{nvpHop: hop, when: when, part: part, key: key}})
		}
	}
	return list, nil
}

// wraps reports whether a field of a message holds a record of no other message,
// as most requests and responses have one around all they say. It is read in one
// with the message.
func (n *nvpPlan) wraps(f *ir.Field, s *ir.Struct) bool {
	uses := 0
	for _, m := range n.messages {
		for _, other := range m.Fields {
			if resolve(elem(other.Type)) == ir.Type(s) {
				uses++
			}
		}
	}
	return uses == 1 && repeated(f.Type) == nil
}

type hoistLabel struct {
	nvpLabel
	which byte
}

// hoist takes the conditions out of entries whose label has one in common, and
// returns both.
func hoist(entries []nvpEntry, step int) (below []nvpEntry, shared map[hoistLabel]nvpCondition) {
	shared = map[hoistLabel]nvpCondition{}
	mixed := map[hoistLabel]bool{}
	for _, e := range entries {
		l := hoistLabel{e.nvpLabel, e.steps[step].which}
		when, ok := shared[l]
		mixed[l] = mixed[l] || ok && when != e.when
		shared[l] = e.when
	}
	for l := range mixed {
		if mixed[l] {
			shared[l] = nvpCondition{}
		}
	}
	for _, e := range entries {
		if !mixed[hoistLabel{e.nvpLabel, e.steps[step].which}] {
			e.when = nvpCondition{}
		}
		below = append(below, e)
	}
	return below, shared
}

// casesOf puts labels with the same actions together, in the order in which the
// actions were found.
func casesOf(all []labelled) []nvpCase {
	var labels []nvpLabel
	byLabel := map[nvpLabel][]nvpAction{}
	for _, l := range all {
		if byLabel[l.nvpLabel] == nil {
			labels = append(labels, l.nvpLabel)
		}
		if !slices.ContainsFunc(byLabel[l.nvpLabel], func(a nvpAction) bool { return a.key == l.key }) {
			byLabel[l.nvpLabel] = append(byLabel[l.nvpLabel], l.nvpAction)
		}
	}
	var cases []nvpCase
	at := map[string]int{}
	for _, l := range labels {
		c := nvpCase{[]nvpLabel{l}, withoutIdle(byLabel[l])}
		if i, ok := at[c.key()]; ok {
			cases[i].labels = append(cases[i].labels, l)
			continue
		}
		at[c.key()] = len(cases)
		cases = append(cases, c)
	}
	return cases
}

// withoutIdle drops what does nothing, if something else is done.
func withoutIdle(actions []nvpAction) []nvpAction {
	busy := slices.DeleteFunc(slices.Clone(actions), func(a nvpAction) bool { return a.kind != nvpValue })
	if len(busy) > 0 {
		return busy
	}
	return actions[:1]
}
