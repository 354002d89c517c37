package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/ppgen/ppgen/ir"
)

// amounts writes how amounts of money travel. In Go they are all
// *money.Amount, so each type is only a way to write and read one.
func amounts(f *file, p *plan) {
	if p.isREST {
		amountSpellings(f, p)
		return
	}
	for _, s := range p.amounts {
		encodeAmount(f, p, s)
		decodeAmount(f, p, s)
	}
}

// currencyAttr returns the attribute with the currency when the amount has the
// common shape, for which the kernel has a method: the value is the text and the
// currency the one attribute.
func currencyAttr(s *ir.Struct) *ir.Field {
	value, currency := s.ByRole(ir.AmountValue), s.ByRole(ir.AmountCurrency)
	if value.Wire.XML.Form == ir.Text && currency.Wire.XML.Form == ir.Attribute {
		return currency
	}
	return nil
}

// encodeAmount writes
//
//	// encodeBasicAmount writes a as one BasicAmountType. A nil amount is left out.
//	func encodeBasicAmount(e *soap.Encoder, tag string, a *money.Amount) {
//		e.Amount(tag, "currencyID", a)
//	}
//
// or, for an amount of another shape, the calls that write its parts.
func encodeAmount(f *file, p *plan, s *ir.Struct) {
	name := "encode" + s.Go
	f.doc(sentence(name + " writes a as one " + s.Name.Local + ". A nil amount is left out."))
	f.function(name).Params(
		p.encoderParam(), id("tag").String(), id("a").Op("*").Add(p.money("Amount")),
	).BlockFunc(func(g *jen.Group) {
		if c := currencyAttr(s); c != nil && c.Required {
			g.Add(call("e", "Amount", id("tag"), lit(p.prefixed(c.Wire.XML.Name)), id("a")))
			return
		}
		g.If(id("a").Op("==").Nil()).Block(jen.Return())
		g.Add(call("e", "Open", id("tag")))
		p.encodeAmountContent(g, s, func() *jen.Statement { return id("a") })
		g.Add(call("e", "End", id("tag")))
	})
}

// encodeAmountContent writes what follows the open tag of an amount.
func (p *plan) encodeAmountContent(g *jen.Group, s *ir.Struct, amount func() *jen.Statement) {
	inTag := func(f *ir.Field) bool { return f.Wire.XML.Form == ir.Attribute }
	fields := amountFields(s)
	for _, f := range fields {
		if inTag(f) {
			g.Add(call("e", attrMethod(f), lit(p.prefixed(f.Wire.XML.Name)), amountText(f, amount())))
		}
	}
	g.Add(call("e", "Enter"))
	for _, f := range fields {
		switch {
		case inTag(f):
		case f.Wire.XML.Form == ir.Element && f.Role == ir.AmountValue:
			g.Add(call("e", "Decimal", p.tag(f.Wire.XML.Name), amount().Dot("Value")))
		case f.Wire.XML.Form == ir.Element:
			g.Add(call("e", "RequiredString", p.tag(f.Wire.XML.Name), amountText(f, amount())))
		case f.Role == ir.AmountValue:
			g.Add(call("e", "DecimalText", amount().Dot("Value")))
		default:
			g.Add(call("e", "Text", amountText(f, amount())))
		}
	}
}

// attrMethod is the kernel's method for an attribute, which leaves an empty one
// out unless the contract asks for it.
func attrMethod(f *ir.Field) string {
	if f.Required {
		return "RequiredAttr"
	}
	return "Attr"
}

// amountFields returns the two fields of an amount, in the order of the schema.
func amountFields(s *ir.Struct) []*ir.Field {
	var fields []*ir.Field
	for _, f := range s.Fields {
		if f.Wire.XML != nil && (f.Role == ir.AmountValue || f.Role == ir.AmountCurrency) {
			fields = append(fields, f)
		}
	}
	return fields
}

// amountText writes a field of an amount as text.
func amountText(f *ir.Field, amount *jen.Statement) *jen.Statement {
	if f.Role == ir.AmountValue {
		return amount.Dot("Value").Dot("String").Call()
	}
	return amount.Dot("Currency")
}

// decodeAmount writes
//
//	// decodeBasicAmount reads one BasicAmountType exactly: no value passes through a
//	// float. Without a number it is no amount.
//	func decodeBasicAmount(d *soap.Decoder) *money.Amount {
//		return d.AmountOf(d.Attr("currencyID"))
//	}
//
// or, for an amount of another shape, the calls that read its parts.
func decodeAmount(f *file, p *plan, s *ir.Struct) {
	name := "decode" + s.Go
	f.doc(sentence(name + " reads one " + s.Name.Local + " exactly: no value passes through a float. " +
		"Without a number it is no amount."))
	f.function(name).Params(p.decoderParam()).Op("*").Add(p.money("Amount")).BlockFunc(func(g *jen.Group) {
		if c := currencyAttr(s); c != nil {
			g.Return(call("d", "AmountOf", readAmountAttr(c)))
			return
		}
		p.readAmount(g, amountFields(s))
		g.If(id("value").Op("==").Nil()).Block(jen.Return(jen.Nil()))
		g.Add(id("a")).Op(":=").Add(call("d", "Amount"))
		g.List(sel("a", "Value"), sel("a", "Currency")).Op("=").List(jen.Op("*").Add(id("value")), id("currency"))
		g.Return(id("a"))
	})
}

// readAmount declares value, a pointer, and currency, and reads them from where
// they stand: attributes first, because the content ends the element.
func (p *plan) readAmount(g *jen.Group, fields []*ir.Field) {
	var text *ir.Field
	var children []*ir.Field
	for _, f := range fields {
		switch f.Wire.XML.Form {
		case ir.Attribute:
			g.Add(id(amountPart(f))).Op(":=").Add(readAmountAttr(f))
		case ir.Text:
			text = f
		default:
			children = append(children, f)
		}
	}
	switch {
	case len(children) > 0:
		p.readAmountChildren(g, children)
	case text != nil:
		g.Add(id(amountPart(text))).Op(":=").Add(readAmountText(text))
	default:
		g.For(call("d", "Child")).Block(call("d", "Unknown"))
	}
}

// amountPart names the variable for a field of an amount.
func amountPart(f *ir.Field) string {
	if f.Role == ir.AmountValue {
		return "value"
	}
	return "currency"
}

func readAmountAttr(f *ir.Field) *jen.Statement {
	method := "Attr"
	if f.Role == ir.AmountValue {
		method = "AttrDecimal"
	}
	return call("d", method, lit(f.Wire.XML.Name.Local))
}

func readAmountText(f *ir.Field) *jen.Statement {
	if f.Role == ir.AmountValue {
		return call("d", "OptDecimal")
	}
	return call("d", "String")
}

// readAmountChildren reads an amount whose parts are elements.
func (p *plan) readAmountChildren(g *jen.Group, fields []*ir.Field) {
	for _, f := range fields {
		if f.Role == ir.AmountValue {
			g.Var().Add(id("value")).Op("*").Add(p.money("Decimal"))
		} else {
			g.Var().Add(id("currency")).String()
		}
	}
	g.For(call("d", "Child")).Block(jen.Switch(call("d", "Local")).BlockFunc(func(g *jen.Group) {
		for _, f := range fields {
			g.Case(lit(f.Wire.XML.Name.Local)).Block(id(amountPart(f)).Op("=").Add(readAmountText(f)))
		}
		g.Default().Block(call("d", "Unknown"))
	}))
}
