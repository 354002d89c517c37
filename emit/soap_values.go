package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/ppgen/ppgen/ir"
)

// A value is the expression for a field of x, or for the item of it that a loop
// over i has come to.
type value struct {
	sel     string // the field
	index   bool   // x.Field[i]
	pointer bool   // the field is a pointer to the value
}

// target writes what methods are called on, x.Field or x.Field[i].
func (v value) target() *jen.Statement {
	s := sel("x", v.sel)
	if v.index {
		s.Index(id("i"))
	}
	return s
}

// expr writes the value itself: *x.Field where the field is a pointer.
func (v value) expr() *jen.Statement {
	if v.pointer {
		return jen.Op("*").Add(v.target())
	}
	return v.target()
}

// address writes a pointer to the value: &x.Field[i] for an item, and for a
// field the pointer that it is.
func (v value) address() *jen.Statement {
	if v.index {
		return jen.Op("&").Add(v.target())
	}
	return v.target()
}

// isSet writes the condition that a field holds something.
func (p *plan) isSet(f *ir.Field) *jen.Statement { return p.test(f, "!=") }

// isEmpty writes the condition that a field holds nothing.
func (p *plan) isEmpty(f *ir.Field) *jen.Statement { return p.test(f, "==") }

// test writes x.Field == nil, x.Field != "" and the like.
func (p *plan) test(f *ir.Field, op string) *jen.Statement {
	v := sel("x", f.Go)
	switch class := classOf(f.Type); {
	case class == textClass || class == rawClass:
		return v.Op(op).Lit("")
	case class == numberClass && !isPointer(f):
		return testNumber(f.Type, v, op)
	}
	return v.Op(op).Nil()
}

// caseTest writes x.Case == nil, or its opposite.
func caseTest(c *ir.Field, op string) *jen.Statement {
	if classOf(c.Type) == rawClass {
		return sel("x", c.Go).Op(op).Lit("")
	}
	return sel("x", c.Go).Op(op).Nil()
}

// testNumber compares a number that is no pointer with zero.
func testNumber(t ir.Type, v *jen.Statement, op string) *jen.Statement {
	not := op == "!="
	switch kernelName(t) {
	case "Bool":
		if not {
			return v
		}
		return jen.Op("!").Add(v)
	case "Decimal":
		v = v.Dot("IsZero").Call()
		if not {
			return jen.Op("!").Add(v)
		}
		return v
	}
	return v.Op(op).Lit(0)
}

// toString writes a text as a string: string(x.Status) for an enum.
func toString(t ir.Type, v *jen.Statement) *jen.Statement {
	if isString(t) {
		return v
	}
	return jen.String().Call(v)
}

// fromString writes a string as a text of type t: Status(d.String()).
func (p *plan) fromString(t ir.Type, v *jen.Statement) *jen.Statement {
	if isString(t) {
		return v
	}
	return p.goType(t).Call(v)
}

// format writes a value as the text of an attribute.
func (p *plan) format(t ir.Type, v *jen.Statement) *jen.Statement {
	switch classOf(t) {
	case textClass:
		return toString(t, v)
	case packedClass:
		return p.join(t, v)
	}
	return p.soap("Format" + kernelName(t)).Call(v)
}

// join writes the items of a packed list as one text.
func (p *plan) join(t ir.Type, v *jen.Statement) *jen.Statement {
	item := resolve(t).(*ir.List).Elem
	if classOf(item) == textClass {
		return p.soap("Join").Call(v)
	}
	return p.soap("JoinFunc").Call(v, p.soap("Format"+kernelName(item)))
}

// split writes the items of a packed list in a text, the inverse of join.
func (p *plan) split(t ir.Type, text *jen.Statement) *jen.Statement {
	item := resolve(t).(*ir.List).Elem
	if classOf(item) == textClass {
		return p.soap("Fields").Types(p.goType(item)).Call(text)
	}
	return p.soap("FieldsFunc").Call(text, sel("d", "Parse"+kernelName(item)))
}
