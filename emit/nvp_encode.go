package emit

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/ppgen/ppgen/ir"
)

// nvpEncode writes the functions that write NVP, those of messages first.
func nvpEncode(f *file, p *plan) {
	n := p.nvpPlan
	if n == nil {
		return
	}
	for _, m := range n.messages {
		f.doc(sentence("EncodeNVP writes all pairs of x."))
		f.method("x", m.Go, "EncodeNVP").Params(n.nvpParam("Encoder")).BlockFunc(func(g *jen.Group) {
			if !m.response {
				g.Add(call("e", "Begin", n.requestVersion(m.Struct)))
			}
			m.encoder.write(g)
		})
		f.Line()
	}
	for _, e := range n.sharedEncoders() {
		f.doc(sentence(e.name + " writes the pairs of one " + e.Go + "."))
		f.function(e.name).Params(n.nvpParam("Encoder"), id("x").Op("*").Add(id(e.Go))).BlockFunc(e.write)
		f.Line()
	}
}

// nvpParam writes e *nvp.Encoder or d *nvp.Decoder.
func (n *nvpPlan) nvpParam(typ string) *jen.Statement {
	name := map[string]string{"Encoder": "e", "Decoder": "d"}[typ]
	return id(name).Op("*").Add(n.nvp(typ))
}

// requestVersion writes the version that a request asks for.
func (n *nvpPlan) requestVersion(s *ir.Struct) *jen.Statement {
	if f := s.ByRole(ir.RequestVersion); f != nil && isVersion(f) {
		return toString(f.Type, sel("x", f.Go))
	}
	return lit("")
}

// sharedEncoders are all but those of whole messages.
func (n *nvpPlan) sharedEncoders() []*nvpEncoder {
	list := slices.DeleteFunc(slices.Clone(n.encoders.list), func(e *nvpEncoder) bool { return len(e.path) == 0 })
	slices.SortFunc(list, func(a, b *nvpEncoder) int { return cmp.Compare(a.name, b.name) })
	return list
}

// An nvpEncoder writes a record.
type nvpEncoder struct {
	*ir.Struct
	message    string
	path       []string
	name       string
	number     int
	statements []nvpStatement
	requested  bool // requests have it, not only answers
}

func (e *nvpEncoder) record() *ir.Struct        { return e.Struct }
func (e *nvpEncoder) place() (string, []string) { return e.message, e.path }
func (e *nvpEncoder) setName(name string)       { e.name = name }

func (e *nvpEncoder) write(g *jen.Group) {
	for _, s := range e.statements {
		s.write(g)
	}
}

// An nvpStatement writes what becomes of a field; key says the same, to compare.
type nvpStatement struct {
	key   string
	write func(*jen.Group)
}

// An nvpEncoding finds the encoders of one message.
type nvpEncoding struct {
	*nvpPlan
	message *nvpMessage
	encoder *nvpEncoder // of the record at hand
}

// record returns what writes a record whose fields are at a position of the
// path. loop is the position of the list that it is an element of, from 1.
func (b *nvpEncoding) record(s *ir.Struct, at nvpPlace, step, loop int, pairs []*ir.NVPPair) (*nvpEncoder, error) {
	e := &nvpEncoder{Struct: s, message: b.message.Go, path: goPath(pairs, step)}
	b = &nvpEncoding{b.nvpPlan, b.message, e}
	for i, f := range s.Fields {
		if step == 0 && i == s.Inherited {
			e.statements = b.inherit(s, e.statements)
		}
		if step == 0 && !b.message.response && f.Role == ir.RequestVersion {
			continue // Begin writes it
		}
		st, err := b.field(f, at, step, loop, byField(pairs, f, step))
		if err != nil {
			return nil, fmt.Errorf("field %s: %w", f.Go, err)
		}
		e.statements = append(e.statements, st)
	}
	var keys []string
	if step == 0 {
		keys = []string{"message"}
		if s.Inherited == len(s.Fields) {
			e.statements = b.inherit(s, e.statements)
		}
	}
	for _, st := range e.statements {
		keys = append(keys, st.key)
	}
	return b.share(s, keys, e), nil
}

// share returns the encoder that does what keys say, which is e if there is none
// yet.
func (b *nvpEncoding) share(s *ir.Struct, keys []string, e *nvpEncoder) *nvpEncoder {
	e, number := b.encoders.share(keysOf(s, keys), e)
	e.number = number
	e.requested = e.requested || !b.message.response
	return e
}

// field returns what writes a field.
func (b *nvpEncoding) field(f *ir.Field, at nvpPlace, step, loop int, pairs []*ir.NVPPair) (nvpStatement, error) {
	pairs = slices.DeleteFunc(pairs, func(p *ir.NVPPair) bool { return p.Format == ir.NVPCurrency })
	switch {
	case len(pairs) == 0:
		return b.refuse(f.Go, b.isSet(f)), nil
	case pairs[0].Format == ir.NVPYear && len(pairs[0].Path) == step+1:
		return nvpStatement{write: func(*jen.Group) {}}, nil // the month writes it
	}
	var st nvpStatement
	var err error
	switch leaf := len(pairs[0].Path) == step+1; {
	case leaf && len(pairs) > 1:
		err = fmt.Errorf("it has two names in one message: %s and %s", pairs[0].Key, pairs[1].Key)
	case leaf:
		st, err = b.leaf(pairs[0], at, step)
	default:
		st, err = b.part(f, at, step, loop, pairs)
	}
	if err != nil {
		return nvpStatement{}, err
	}
	return b.guarded(st, f, at, loop, pairs), nil
}

// refuse writes e.Unsupported("Items", x.Items != nil).
func (b *nvpEncoding) refuse(field string, set *jen.Statement) nvpStatement {
	return nvpStatement{"refuse " + field, func(g *jen.Group) { g.Add(call("e", "Unsupported", lit(field), set)) }}
}

// guarded keeps a field to the first element of the list around, if only that
// has keys for it.
//
//	if e.OnlyFirst("ErrorParameters", x.ErrorParameters != nil) {
//		…
//	}
func (b *nvpEncoding) guarded(st nvpStatement, f *ir.Field, at nvpPlace, loop int, pairs []*ir.NVPPair) nvpStatement {
	if loop == 0 || slices.ContainsFunc(pairs, func(p *ir.NVPPair) bool {
		to := placeOf(p.Key, p.Path)
		return to.counts(loop) || movesOut(at, to) != ""
	}) {
		return st
	}
	return nvpStatement{"first " + st.key, func(g *jen.Group) {
		g.If(call("e", "OnlyFirst", lit(f.Go), b.isSet(f))).BlockFunc(st.write)
	}}
}

// part returns what writes a record, or a list of records.
//
//	if e.In("ShipToAddress", x.ShipToAddress != nil) {
//		encodeNVPAddress(e, x.ShipToAddress)
//		e.Leave()
//	}
//	nvp.Each(e, "Items", nvp.Listed, x.Items, encodeNVPItem)
//	nvp.First(e, "MerchantData", x.MerchantData, encodeNVPMerchantData)
func (b *nvpEncoding) part(f *ir.Field, at nvpPlace, step, loop int, pairs []*ir.NVPPair) (nvpStatement, error) {
	s, ok := resolve(elem(f.Type)).(*ir.Struct)
	if !ok {
		return nvpStatement{}, fmt.Errorf("NVP names lead into it, but it is no record")
	}
	to := innerPlace(at, step+1, pairs)
	from, how, args := at, "In", []jen.Code(nil)
	switch {
	case repeated(f.Type) == nil:
	case to.counts(step + 1):
		how, loop = "Each", step+1
		group := b.group(to.scope, to.marked, false)
		if from = to; to.index == step+1 {
			group = b.group(nvpScope{}, to.marked, true)
			from = nvpPlace{scope: to.scope, number: to.number}
		}
		from, args = bare(from, at, step+1), []jen.Code{group}
	default:
		how = "First"
	}
	path, err := moves(at, reach(how, from, to))
	if err != nil {
		return nvpStatement{}, err
	}
	e, err := b.record(s, to, step+1, loop, pairs)
	if err != nil {
		return nvpStatement{}, err
	}
	key := fmt.Sprint(how, " ", f.Go, " ", e.number)
	if how == "Each" {
		key += fmt.Sprint(" ", to.marked, to.index == step+1)
		if to.number == step+1 {
			key += fmt.Sprint(to.scope)
		}
	}
	if how == "In" {
		return b.moved(path, nvpStatement{key, func(g *jen.Group) { b.in(g, f, e) }}), nil
	}
	return b.moved(path, nvpStatement{key, func(g *jen.Group) {
		all := append([]jen.Code{id("e"), lit(f.Go)}, args...)
		g.Add(b.nvp(how).Call(append(all, sel("x", f.Go), id(e.name))...))
	}}), nil
}

// in writes a record. It is no function of the kernel like those for lists, which
// would be compiled for each type.
func (b *nvpEncoding) in(g *jen.Group, f *ir.Field, e *nvpEncoder) {
	g.If(call("e", "In", lit(f.Go), b.isSet(f))).Block(
		id(e.name).Call(id("e"), sel("x", f.Go)),
		call("e", "Leave"),
	)
}

// reach is the place that must be reached before the elements of a list can be
// entered: for a list that counts the scope it stands in, and for the rest the
// place of the record.
func reach(how string, before, to nvpPlace) nvpPlace {
	if how == "Each" {
		return before
	}
	return to
}

// bare is the place before a list that counts. Where it stands at within the
// right scope, that is right already.
func bare(before, at nvpPlace, step int) nvpPlace {
	if before.number == step || before.scope == at.scope && before.number == at.number {
		return at
	}
	return before
}

// moved makes moves around a statement.
func (b *nvpEncoding) moved(path []nvpMove, st nvpStatement) nvpStatement {
	if len(path) == 0 {
		return st
	}
	key := st.key
	for _, m := range path {
		key = m.key() + " " + key
	}
	return nvpStatement{key, func(g *jen.Group) {
		for _, m := range path {
			g.Add(m.statement(b.nvpPlan))
		}
		st.write(g)
		for range path {
			g.Add(call("e", "Leave"))
		}
	}}
}
