package emit

import (
	"fmt"

	"github.com/dave/jennifer/jen"

	"github.com/ppgen/ppgen/ir"
)

// leaf returns what writes the value of a pair, from wherever the record stands.
func (b *nvpEncoding) leaf(p *ir.NVPPair, at nvpPlace, step int) (nvpStatement, error) {
	f, to := p.Leaf(), placeOf(p.Key, p.Path)
	currency, err := b.currency(p)
	if err != nil {
		return nvpStatement{}, err
	}
	st := nvpStatement{fmt.Sprint("leaf ", f.Go, " ", p.Key.Name, p.Format, p.Quoted, b.enumName(p), currency), nil}
	out := movesOut(at, to)
	list := repeated(f.Type) != nil
	switch {
	case list && to.counts(step+1):
		st, err = b.leafList(p, st.key, to, currency)
	case list:
		v := value{sel: f.Go}
		st.key += " first"
		st.write = func(g *jen.Group) {
			g.Add(call("e", "Unsupported", lit(f.Go+"[1]"), jen.Len(v.target()).Op(">").Lit(1)))
			g.If(jen.Len(v.target()).Op(">").Lit(0)).Block(
				b.writeValue(p, elem(f.Type), sel("x", f.Go).Index(jen.Lit(0)), false, currency),
			)
		}
	default:
		st.write = func(g *jen.Group) {
			g.Add(b.writeValue(p, f.Type, sel("x", f.Go), isPointer(f), currency))
		}
	}
	if err != nil {
		return nvpStatement{}, err
	}
	st = b.second(p, st)
	if list && to.counts(step+1) {
		return st, nil
	}
	if out != "" {
		return b.out(out, f, st), nil
	}
	path, err := moves(at, to)
	return b.moved(path, st), err
}

// second puts aside what is written, if another pair with the same key counts
// for more.
//
//	mark := e.Mark()
//	e.Enum(…)
//	e.Aside(mark)
func (b *nvpEncoding) second(p *ir.NVPPair, st nvpStatement) nvpStatement {
	if !p.Second && (p.Currency == nil || !p.Currency.Second) {
		return st
	}
	return nvpStatement{"second " + st.key, func(g *jen.Group) {
		mark := "mark" + p.Leaf().Go
		g.Add(id(mark)).Op(":=").Add(call("e", "Mark"))
		st.write(g)
		g.Add(call("e", "Aside", id(mark)))
	}}
}

// out writes a key that stands outside of the list around.
//
//	if e.OutOfList("OptionType", x.OptionType != "") {
//		…
//		e.Leave()
//	}
func (b *nvpEncoding) out(method string, f *ir.Field, st nvpStatement) nvpStatement {
	return nvpStatement{method + st.key, func(g *jen.Group) {
		g.If(call("e", method, lit(f.Go), b.isSet(f))).BlockFunc(func(g *jen.Group) {
			st.write(g)
			g.Add(call("e", "Leave"))
		})
	}}
}

// leafList returns what writes a list of values.
//
//	e.Strings("Notes", nvp.Listed, "&NOTE=", x.Notes)
//	for i := range x.Holdings {
//		e.EnterItem("Holdings", nvp.Listed, i)
//		…
//		e.Leave()
//	}
func (b *nvpEncoding) leafList(p *ir.NVPPair, key string, to nvpPlace, currency nvpCurrency) (nvpStatement, error) {
	f := p.Leaf()
	if !to.indexed {
		return nvpStatement{}, fmt.Errorf("the elements of a list of values have no place in a scope")
	}
	form := b.group(nvpScope{}, to.marked, true)
	key += fmt.Sprint(" list ", to.marked)
	if isString(elem(f.Type)) {
		method := "Strings"
		if p.Quoted {
			method = "QuotedStrings"
		}
		return nvpStatement{key, func(g *jen.Group) {
			g.Add(call("e", method, lit(f.Go), form, nvpKey(p.Key.Name), sel("x", f.Go)))
		}}, nil
	}
	return nvpStatement{key, func(g *jen.Group) {
		g.For(id("i").Op(":=").Range().Add(sel("x", f.Go))).Block(
			call("e", "EnterItem", lit(f.Go), form, id("i")),
			b.writeValue(p, elem(f.Type), sel("x", f.Go).Index(id("i")), false, currency),
			call("e", "Leave"),
		)
	}}, nil
}

// writeValue writes the call that writes one value.
//
//	e.String("&MEMO=", x.Memo)
//	e.Amount("&AMT=", x.Amount, "&CURRENCYCODE=")
func (b *nvpEncoding) writeValue(p *ir.NVPPair, t ir.Type, v *jen.Statement, pointer bool, currency nvpCurrency) *jen.Statement {
	key := nvpKey(p.Key.Name)
	switch classOf(t) {
	case amountClass:
		if repeated(p.Leaf().Type) != nil {
			v = jen.Op("&").Add(v)
		}
		return call("e", currency.method, append([]jen.Code{key, v}, currency.args(b.nvpPlan)...)...)
	case numberClass:
		return b.writeNumber(p, t, v, pointer)
	}
	switch {
	case p.Quoted:
		return call("e", "Quoted", key, toString(t, v))
	case enumOf(p) != nil && p.Spelling != nil:
		return call("e", "Enum", key, toString(t, v), jen.Op("&").Add(id(b.enumName(p))))
	}
	return call("e", b.encoder.text(), key, toString(t, v))
}

// text is the method that writes a text: the quick one, or the short one for what
// only servers and tests write.
func (e *nvpEncoder) text() string {
	if e.requested {
		return "String"
	}
	return "Text"
}

// writeNumber writes a number or a boolean.
//
//	e.OptInt("&QTY=", x.Quantity)
//	e.OptMonthYear("&EXPDATE=", x.ExpMonth, x.ExpYear)
func (b *nvpEncoding) writeNumber(p *ir.NVPPair, t ir.Type, v *jen.Statement, pointer bool) *jen.Statement {
	method, key := kernelName(t), nvpKey(p.Key.Name)
	switch p.Format {
	case ir.NVPBool01:
		method = "Bool01"
	case ir.NVPBoolTF:
		method = "BoolTF"
	case ir.NVPMonth:
		method = "MonthYear"
	}
	if pointer {
		method = "Opt" + method
	}
	switch {
	case p.Format == ir.NVPMonth:
		return call("e", method, key, v, sel("x", b.yearOf(p).Go))
	case method == "Int":
		v = jen.Int64().Call(v)
	case method == "Long":
		method = "Int"
	}
	return call("e", method, key, v)
}

// yearOf returns the field that is the other half of a month.
func (n *nvpPlan) yearOf(month *ir.NVPPair) *ir.Field {
	for _, m := range n.messages {
		for _, p := range m.pairs {
			if p.Format == ir.NVPYear && p.Key == month.Key && sameRecord(p, month) {
				return p.Leaf()
			}
		}
	}
	return month.Leaf() // ir.Check let no month without its year through
}

func sameRecord(a, b *ir.NVPPair) bool {
	if len(a.Path) != len(b.Path) {
		return false
	}
	for i := range len(a.Path) - 1 {
		if a.Path[i] != b.Path[i] {
			return false
		}
	}
	return true
}

// An nvpCurrency is where the currency of an amount travels.
type nvpCurrency struct {
	method string // of the kernel: Amount, AmountOf or ItemAmount
	name   string // empty when nothing carries it
	scope  nvpScope
}

// currency finds out how the currency of an amount stands to the amount.
func (n *nvpPlan) currency(p *ir.NVPPair) (nvpCurrency, error) {
	c := nvpCurrency{method: "Amount"}
	if p.Format != ir.NVPAmount || p.Currency == nil {
		return c, nil
	}
	own, its := placeOf(p.Key, p.Path), placeOf(p.Currency.Key, p.Path)
	c.name = p.Currency.Key.Name
	switch {
	case its == own && (its.indexed || its.marked):
		c.method = "ItemAmount"
	case its.indexed || its.marked:
		return c, fmt.Errorf("its currency is in another list")
	case its.scope != own.scope: // at the first element, whatever is around the amount
		c.method, c.scope = "AmountOf", its.scope
	}
	return c, nil
}

// args are the arguments of the encoder's method beside key and value.
func (c nvpCurrency) args(n *nvpPlan) []jen.Code {
	key := lit("")
	if c.name != "" {
		key = nvpKey(c.name)
	}
	if c.method == "AmountOf" {
		return []jen.Code{n.group(c.scope, false, false), key}
	}
	return []jen.Code{key}
}
