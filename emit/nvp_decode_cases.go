package emit

import (
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/ppgen/ppgen/ir"
)

// dispatch writes the switches that find the field for a pair.
//
//	switch d.Group() {
//	case nvp.Plain:
//		switch d.Name() {
//		case nameTOKEN:
//			d.String(&x.Token)
//		default:
//			d.Unknown()
//		}
//	default:
//		d.Unknown()
//	}
//
// A record below a message gets no pairs but its own, so it has no default, and
// looks at the group only where the name does not suffice.
func (n *nvpPlan) dispatch(g *jen.Group, d *nvpDecoder) {
	root := d.isRoot()
	if len(d.cases) == 0 {
		g.Add(d.otherwise())
		return
	}
	if d.grouping == byName {
		n.nameSwitch(g, d, d.cases, root)
		return
	}
	group := call("d", "Group")
	if d.grouping == byForm {
		group = group.Op("&").Add(n.nvp("Listed"))
	}
	g.Switch(group).BlockFunc(func(g *jen.Group) {
		for _, label := range groupsOf(d.cases) {
			g.Case(n.group(label.scope, label.marked, label.indexed)).BlockFunc(func(g *jen.Group) {
				n.nameSwitch(g, d, inGroup(d.cases, label), root)
			})
		}
		if root {
			g.Default().Block(d.otherwise())
		}
	})
}

// groupsOf returns the groups of all labels, without names, in order.
func groupsOf(cases []nvpCase) []nvpLabel {
	var groups []nvpLabel
	for _, c := range cases {
		for _, l := range c.labels {
			if l.name = ""; !slices.Contains(groups, l) {
				groups = append(groups, l)
			}
		}
	}
	slices.SortFunc(groups, compareLabels)
	return groups
}

// inGroup returns the cases with what they have in a group.
func inGroup(cases []nvpCase, group nvpLabel) []nvpCase {
	var in []nvpCase
	for _, c := range cases {
		labels := slices.DeleteFunc(slices.Clone(c.labels), func(l nvpLabel) bool {
			l.name = ""
			return l != group
		})
		if len(labels) > 0 {
			in = append(in, nvpCase{labels, c.actions})
		}
	}
	return in
}

func (n *nvpPlan) nameSwitch(g *jen.Group, d *nvpDecoder, cases []nvpCase, root bool) {
	if !root && len(cases) == 1 {
		n.caseBody(g, d, cases[0])
		return
	}
	g.Switch(call("d", "Name")).BlockFunc(func(g *jen.Group) {
		for _, c := range cases {
			var names []string
			for _, l := range c.labels {
				names = append(names, l.name)
			}
			g.Case(nameLabels(names)...).BlockFunc(func(g *jen.Group) { n.caseBody(g, d, c) })
		}
		if root {
			g.Default().Block(d.otherwise())
		}
	})
}

// nameLabels writes the names of a case, on as many lines as they need.
func nameLabels(names []string) []jen.Code {
	labels := make([]jen.Code, len(names))
	col := 0
	for i, name := range names {
		label := id(nvpName(name))
		if col += len(name) + 6; col > innerWidth {
			label = jen.Line().Add(label)
			col = len(name) + 6
		}
		labels[i] = label
	}
	return labels
}

// caseBody writes all that becomes of a pair.
func (n *nvpPlan) caseBody(g *jen.Group, d *nvpDecoder, c nvpCase) {
	for _, a := range c.actions {
		when := a.when.condition(n, len(c.actions) == 1)
		switch {
		case when == nil:
			n.action(g, d, a)
		case a.when.rank == 0 && len(c.actions) == 1:
			g.If(when).BlockFunc(func(g *jen.Group) { n.action(g, d, a) }).Else().Block(call("d", "Unknown"))
		default:
			g.If(when).BlockFunc(func(g *jen.Group) { n.action(g, d, a) })
		}
	}
}

// action writes what a field does with a pair.
//
//	if x.PayerName == nil {
//		x.PayerName = &r.PayerName
//	}
//	decodeNVPPersonName(d, &r.PayerName)
func (n *nvpPlan) action(g *jen.Group, d *nvpDecoder, a nvpAction) {
	switch {
	case a.kind == nvpCurrence:
		g.Add(comment("// The amounts read it."))
	case a.kind == nvpNoField:
		g.Add(call("d", "NoField"))
	case a.leaf != nil:
		n.leafInto(g, d, a)
	case a.which == 0:
		own := func() *jen.Statement { return jen.Op("&").Add(selOf(d.records(), d.recordName(a))) }
		set := jen.If(sel("x", a.field.Go).Op("==").Nil())
		if a.within != nil {
			set = jen.If(id("x").Op(":=").Add(d.x(a)), sel("x", a.field.Go).Op("==").Nil())
		}
		g.Add(set.Block(sel("x", a.field.Go).Op("=").Add(own())))
		g.Add(n.decodePart(d, a, own()))
	default:
		n.element(g, d, a, func(v *jen.Statement) *jen.Statement { return n.decodePart(d, a, v) })
	}
}

// decodePart writes the call that reads a pair into a part of the record of d.
func (n *nvpPlan) decodePart(d *nvpDecoder, a nvpAction, v *jen.Statement) *jen.Statement {
	args := []jen.Code{id("d"), v}
	if a.part.hasRecords() {
		args = append(args, selOf(d.records(), "in"+d.recordName(a)).Dot("Of").Call(a.number()))
	}
	return id(a.part.name).Call(args...)
}

// x writes the record that the field is in.
func (d *nvpDecoder) x(a nvpAction) *jen.Statement {
	if a.within != nil {
		return id(d.wrapperName(a.within)).Call()
	}
	return id("x")
}

// wrapperName is the function that leads to a record around most of a message.
func (d *nvpDecoder) wrapperName(f *ir.Field) string {
	if len(d.wrapped()) == 1 {
		return "in"
	}
	return "in" + f.Go
}

// recordName is what the records of a message call the record in a field: as the
// field, unless another one is called so.
func (d *nvpDecoder) recordName(a nvpAction) string {
	if a.within == nil {
		return a.field.Go
	}
	taken := slices.ContainsFunc(d.wrapped(), func(f *ir.Field) bool { return f.Go == a.field.Go })
	for _, c := range d.cases {
		for _, o := range c.actions {
			taken = taken || o.part != nil && o.field.Go == a.field.Go && o.within != a.within
		}
	}
	if taken {
		return a.within.Go + a.field.Go
	}
	return a.field.Go
}

// records writes the records of a message, or of the element at hand.
func (d *nvpDecoder) records() *jen.Statement {
	if len(d.path) == 0 {
		return id("r")
	}
	return call("r", "Get")
}

// number writes which element of a list is meant.
func (a nvpAction) number() *jen.Statement {
	switch a.which {
	case 'N':
		return call("d", "N")
	case 'M':
		return call("d", "M")
	}
	return jen.Lit(0)
}

// element writes how a pair is read into an element of a list.
//
//	if v := nvp.At(d, &x.Items, d.M()); v != nil {
//		decodeNVPItem(d, v)
//	}
func (n *nvpPlan) element(g *jen.Group, d *nvpDecoder, a nvpAction, read func(*jen.Statement) *jen.Statement) {
	at := n.nvp("At").Call(id("d"), jen.Op("&").Add(d.x(a).Dot(a.field.Go)), a.number())
	g.If(id("v").Op(":=").Add(at), id("v").Op("!=").Nil()).Block(read(id("v")))
}

// leafInto writes how a value is read.
//
//	d.String(&x.Token)
//	d.Amount(&x.OrderTotal, nameCURRENCYCODE)
func (n *nvpPlan) leafInto(g *jen.Group, d *nvpDecoder, a nvpAction) {
	f, p := a.leaf.Leaf(), a.leaf
	currency, _ := n.currency(p) // the plan saw its error
	if a.which != 0 {
		if classOf(elem(f.Type)) == amountClass {
			g.Add(call("d", "ItemAmounts", jen.Op("&").Add(d.x(a).Dot(f.Go)), id(nvpName(currency.name))))
			return
		}
		n.element(g, d, a, func(v *jen.Statement) *jen.Statement { return n.readValue(d, a, elem(f.Type), v, false, currency) })
		return
	}
	g.Add(n.readValue(d, a, f.Type, jen.Op("&").Add(d.x(a).Dot(f.Go)), isPointer(f), currency))
}

// readValue writes the call that reads a value into what v points to.
func (n *nvpPlan) readValue(d *nvpDecoder, a nvpAction, t ir.Type, v *jen.Statement, pointer bool, currency nvpCurrency) *jen.Statement {
	p := a.leaf
	switch classOf(t) {
	case amountClass:
		name := jen.Lit(0)
		if currency.name != "" {
			name = id(nvpName(currency.name))
		}
		if currency.method == "AmountOf" {
			return call("d", currency.method, v, n.group(currency.scope, false, false), name)
		}
		return call("d", currency.method, v, name)
	case numberClass:
		method := kernelName(t)
		if p.Format == ir.NVPMonth {
			method = "MonthYear"
		}
		if pointer {
			method = "Opt" + method
		}
		if p.Format == ir.NVPMonth {
			return call("d", method, v, jen.Op("&").Add(d.x(a).Dot(n.yearOf(p).Go)))
		}
		return call("d", method, v)
	}
	return n.readText(p, t, v)
}

func (n *nvpPlan) readText(p *ir.NVPPair, t ir.Type, v *jen.Statement) *jen.Statement {
	if s, ok := resolve(t).(*ir.Scalar); ok && s.Kind == ir.DateTime {
		return call("d", "DateTime", v)
	}
	if !isString(t) {
		v = jen.Parens(jen.Op("*").String()).Call(v)
	}
	switch {
	case enumOf(p) != nil:
		return call("d", "Enum", v, jen.Op("&").Add(id(n.enumName(p))))
	case p.Quoted:
		return call("d", "Quoted", v)
	}
	return call("d", "String", v)
}

// hasRecords reports whether there are records in a record, which must live
// somewhere.
func (d *nvpDecoder) hasRecords() bool { return len(d.parts())+len(d.wrapped()) > 0 }

// parts returns one action for each field of a record that has records.
func (d *nvpDecoder) parts() []nvpAction {
	var list []nvpAction
	for _, c := range d.cases {
		for _, a := range c.actions {
			if a.part == nil || a.which != 0 && !a.part.hasRecords() ||
				slices.ContainsFunc(list, func(o nvpAction) bool { return o.field == a.field && o.within == a.within }) {
				continue
			}
			list = append(list, a)
		}
	}
	return list
}

// recordsType writes
//
//	// recordsNVPPayerInfo holds the records of a PayerInfo, so that one allocation
//	// serves a whole message.
//	type recordsNVPPayerInfo struct {
//		PayerName PersonName
//		Address   Address
//		inItems   nvp.Records[recordsNVPItem]
//	}
func (n *nvpPlan) recordsType(f *file, d *nvpDecoder) {
	parts, wrapped := d.parts(), d.wrapped()
	if len(parts)+len(wrapped) == 0 {
		return
	}
	f.doc(sentence(d.recordsName() + " holds the records of a " + d.Go + ", so that one allocation serves a whole message."))
	f.typ(d.recordsName()).StructFunc(func(g *jen.Group) {
		for _, w := range wrapped {
			f.field(w.Go)
			g.Add(id(w.Go)).Add(n.goType(w.Type))
		}
		for _, a := range parts {
			if a.which == 0 {
				f.field(d.recordName(a))
				g.Add(id(d.recordName(a))).Add(n.goType(a.field.Type))
			}
			if !a.part.hasRecords() {
				continue
			}
			f.field("in" + d.recordName(a))
			g.Add(id("in" + d.recordName(a))).Add(n.nvp("Records").Types(id(a.part.recordsName())))
		}
	})
	f.Line()
}
