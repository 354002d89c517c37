package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/ppgen/ppgen/ir"
)

// encoders writes the methods that write XML, type by type.
func encoders(f *file, p *plan) {
	if p.isREST {
		return
	}
	for _, s := range p.structs {
		encodeContent(f, p, s)
		if hasAttrs(s) {
			encodeAttrs(f, p, s)
		}
	}
	for _, u := range p.unions {
		if byType(u) {
			encodeByType(f, p, u)
		} else {
			encodeUnion(f, p, u)
		}
	}
}

// hasAttrs reports whether an element of type s carries attributes.
func hasAttrs(s *ir.Struct) bool {
	for _, f := range s.Fields {
		if isAttr(f) {
			return true
		}
	}
	return false
}

func isAttr(f *ir.Field) bool {
	x := f.Wire.XML
	return x != nil && (x.Form == ir.Attribute || x.Form == ir.AnyAttribute)
}

// encodeContent writes
//
//	// EncodeXML writes the content of an element of x in the order of the schema.
//	func (x *RefundTransactionRequest) EncodeXML(e *soap.Encoder) {
//		e.String("<ns:TransactionID>", x.TransactionID)
//	}
func encodeContent(f *file, p *plan, s *ir.Struct) {
	f.doc(sentence("EncodeXML writes the content of an element of x in the order of the schema."))
	f.method("x", s.Go, "EncodeXML").Params(p.encoderParam()).BlockFunc(func(g *jen.Group) {
		if p.hasRun(s) {
			simpleVar(g, s.Go)
		}
		p.encodeFields(g, s)
	})
}

// encodeFields writes the statements for the content of a record.
func (p *plan) encodeFields(g *jen.Group, s *ir.Struct) {
	for i := 0; i < len(s.Fields); i++ {
		field := s.Fields[i]
		if run := p.runAt(s, field); run.to-run.from >= minRun {
			encodeRun(g, s, run)
			i += run.to - run.from - 1
		} else if field.Wire.XML != nil && !isAttr(field) {
			p.encodeField(g, field)
		}
	}
}

func (p *plan) encoderParam() *jen.Statement { return id("e").Op("*").Add(p.soap("Encoder")) }

// encodeAttrs writes
//
//	// EncodeAttrs writes the attributes of an element of x.
//	func (x *ErrorParameter) EncodeAttrs(e *soap.Encoder) {
//		e.Attr("ParamID", x.ParamID)
//	}
//
// Attributes that the contract does not name come last, so that the kernel sees
// one that repeats another.
func encodeAttrs(f *file, p *plan, s *ir.Struct) {
	f.doc(sentence("EncodeAttrs writes the attributes of an element of x."))
	f.method("x", s.Go, "EncodeAttrs").Params(p.encoderParam()).BlockFunc(func(g *jen.Group) {
		var rest *ir.Field
		for _, field := range s.Fields {
			switch {
			case !isAttr(field):
			case field.Wire.XML.Form == ir.AnyAttribute:
				rest = field
			default:
				p.encodeAttr(g, field)
			}
		}
		if rest != nil {
			v := value{sel: rest.Go}
			p.encodeEach(g, rest, v, func(g *jen.Group, item value) { g.Add(call("e", "RawAttr", item.expr())) })
		}
	})
}

// encodeField writes the statements for one field of a record.
func (p *plan) encodeField(g *jen.Group, f *ir.Field) {
	v := value{sel: f.Go}
	switch f.Wire.XML.Form {
	case ir.Text:
		p.encodeText(g, f)
	case ir.Inline:
		p.encodeInline(g, f, v)
	default:
		if l := repeated(f.Type); l != nil {
			if all := p.encodeAll(f, l); all != nil {
				g.Add(all)
				return
			}
			p.encodeEach(g, f, v, func(g *jen.Group, item value) { p.encodeElement(g, f.Wire.XML.Name, l.Elem, item) })
			return
		}
		p.encodeSingle(g, f)
	}
}

// encodeAll writes the one statement for a list that the kernel writes whole; nil
// for any other.
//
//	e.Any(x.Any)
//	soap.Texts(e, "<ns:Memo>", x.Memos)
func (p *plan) encodeAll(f *ir.Field, l *ir.List) *jen.Statement {
	switch v := sel("x", f.Go); classOf(l.Elem) {
	case rawClass:
		return call("e", "Any", v)
	case textClass:
		return p.soap("Texts").Call(id("e"), p.tag(f.Wire.XML.Name), v)
	}
	return nil
}

// encodeEach writes a loop over the items of a field, or a test when the field
// is single after all.
//
//	for i := range x.Items {
//		item(x.Items[i])
//	}
func (p *plan) encodeEach(g *jen.Group, f *ir.Field, v value, item func(*jen.Group, value)) {
	if repeated(f.Type) == nil {
		g.If(p.isSet(f)).BlockFunc(func(g *jen.Group) { item(g, v) })
		return
	}
	g.For(id("i").Op(":=").Range().Add(v.expr())).BlockFunc(func(g *jen.Group) {
		v.index = true
		item(g, v)
	})
}

// encodeInline writes the content of a repeated group.
//
//	for i := range x.Items {
//		x.Items[i].EncodeXML(e)
//	}
func (p *plan) encodeInline(g *jen.Group, f *ir.Field, v value) {
	p.encodeEach(g, f, v, func(g *jen.Group, item value) {
		g.Add(item.expr().Dot("EncodeXML").Call(id("e")))
	})
}

// encodeSingle writes an element that does not repeat.
//
//	e.String("<ns:Memo>", x.Memo)
func (p *plan) encodeSingle(g *jen.Group, f *ir.Field) {
	name, v := f.Wire.XML.Name, value{sel: f.Go}
	switch instead := p.whenEmpty(f); {
	case isVersion(f):
		g.Add(call("e", "Version", p.tag(name), toString(f.Type, sel("x", f.Go))))
	case instead != nil && classOf(f.Type) == textClass && f.Fixed != "":
		g.Add(p.orElse("RequiredString", p.tag(name), f, lit(f.Fixed)))
	case instead != nil:
		v.pointer = isPointer(f)
		g.If(p.isSet(f)).BlockFunc(func(g *jen.Group) { p.encodeElement(g, name, f.Type, v) }).
			Else().Block(instead)
	case isPlain(f.Type):
		g.Add(p.encodePlain(f))
	default:
		g.If(p.isSet(f)).BlockFunc(func(g *jen.Group) { p.encodeElement(g, name, f.Type, v) })
	}
}

// isVersion reports whether an empty f means the version of the contract.
func isVersion(f *ir.Field) bool { return f.Role == ir.RequestVersion && classOf(f.Type) == textClass }

// whenEmpty is the statement for a required field that is not set: its only
// value, or that it is nil. It is nil when there is nothing else to write.
func (p *plan) whenEmpty(f *ir.Field) *jen.Statement {
	switch {
	case !f.Required:
		return nil
	case f.Fixed != "":
		return call("e", "RequiredString", p.tag(f.Wire.XML.Name), lit(f.Fixed))
	case f.Nillable:
		return call("e", "Nil", p.tag(f.Wire.XML.Name))
	}
	return nil
}

// orElse writes a text that has a value even when its field is empty:
//
//	e.RequiredString("<ebl:Version>", cmp.Or(x.Version, contract.Version))
func (p *plan) orElse(method string, name jen.Code, f *ir.Field, other jen.Code) *jen.Statement {
	v := toString(f.Type, sel("x", f.Go))
	return call("e", method, name, jen.Qual("cmp", "Or").Call(v, other))
}

// isPlain reports whether one call of the kernel writes an element of type t
// and leaves an empty one out.
func isPlain(t ir.Type) bool {
	switch classOf(t) {
	case textClass, numberClass, bytesClass, packedClass, amountClass:
		return true
	}
	return false
}

// encodePlain writes a plain element:
//
//	e.String("<ns:Memo>", x.Memo)
//	e.OptInt("<ebl:Quantity>", x.Quantity)
//	encodeBasicAmount(e, "<ebl:Amount>", x.Amount)
func (p *plan) encodePlain(f *ir.Field) *jen.Statement {
	tag, v := p.tag(f.Wire.XML.Name), sel("x", f.Go)
	required := ""
	if f.Required {
		required = "Required"
	}
	switch kind := kernelName(f.Type); classOf(f.Type) {
	case amountClass:
		return id("encode"+resolve(f.Type).(*ir.Struct).Go).Call(id("e"), tag, v)
	case bytesClass:
		return call("e", required+kind, tag, v)
	case packedClass:
		return call("e", required+"String", tag, p.join(f.Type, v))
	case numberClass:
		if isPointer(f) {
			return call("e", "Opt"+kind, tag, v)
		}
		return p.encodeNumber(f.Type, tag, v)
	}
	return call("e", required+"String", tag, toString(f.Type, v))
}

// encodeNumber writes a number that is there: e.Int("<Quantity>", int64(x.Quantity)).
func (p *plan) encodeNumber(t ir.Type, tag, v *jen.Statement) *jen.Statement {
	switch kind := kernelName(t); kind {
	case "Int":
		return call("e", "Int", tag, jen.Int64().Call(v))
	case "Long":
		return call("e", "Int", tag, v)
	default:
		return call("e", kind, tag, v)
	}
}

// encodeElement writes one element whose value is there.
func (p *plan) encodeElement(g *jen.Group, name ir.QName, t ir.Type, v value) {
	tag := p.tag(name)
	switch kind := kernelName(t); classOf(t) {
	case recordClass:
		p.encodeRecord(g, resolve(t).(*ir.Struct), tag, v)
	case unionClass:
		p.encodeUnionElement(g, resolve(t).(*ir.Union), tag, v)
	case amountClass:
		g.Add(id("encode"+resolve(t).(*ir.Struct).Go).Call(id("e"), tag, v.address()))
	case rawClass:
		g.Add(call("e", "Raw", v.expr()))
	case bytesClass:
		g.Add(call("e", "Required"+kind, tag, v.expr()))
	case packedClass:
		g.Add(call("e", "RequiredString", tag, p.join(t, v.expr())))
	case numberClass:
		g.Add(p.encodeNumber(t, tag, v.expr()))
	case listClass: // an alias of a list cannot be one of elements
	default:
		g.Add(call("e", "RequiredString", tag, toString(t, v.expr())))
	}
}

// encodeRecord writes
//
//	e.Record("<ebl:Payer>", x.Payer)
//
// and for a type with attributes
//
//	e.Open("<ebl:Payer>")
//	x.Payer.EncodeAttrs(e)
//	e.Enter()
//	x.Payer.EncodeXML(e)
//	e.End("<ebl:Payer>")
func (p *plan) encodeRecord(g *jen.Group, s *ir.Struct, tag *jen.Statement, v value) {
	if !hasAttrs(s) {
		g.Add(call("e", "Record", tag, v.address()))
		return
	}
	g.Add(call("e", "Open", tag))
	encodeRecordContent(g, s, v)
	g.Add(call("e", "End", tag.Clone()))
}

// encodeRecordContent writes what follows an open tag.
func encodeRecordContent(g *jen.Group, s *ir.Struct, v value) {
	if hasAttrs(s) {
		g.Add(v.target().Dot("EncodeAttrs").Call(id("e")))
	}
	g.Add(call("e", "Enter"))
	g.Add(v.target().Dot("EncodeXML").Call(id("e")))
}

// encodeUnionElement writes an element of a union. One by xsi:type writes its
// own start tag, because only it knows the type.
func (p *plan) encodeUnionElement(g *jen.Group, u *ir.Union, tag *jen.Statement, v value) {
	if byType(u) {
		g.Add(v.target().Dot("encodeElement").Call(id("e"), tag))
		return
	}
	g.Add(call("e", "Record", tag, v.address()))
}

// encodeAttr writes
//
//	e.Attr("ParamID", x.ParamID)
func (p *plan) encodeAttr(g *jen.Group, f *ir.Field) {
	name := lit(p.prefixed(f.Wire.XML.Name))
	v := value{sel: f.Go, pointer: isPointer(f)}
	fixed := f.Required && f.Fixed != ""
	switch class := classOf(f.Type); {
	case class == textClass && fixed:
		g.Add(p.orElse("RequiredAttr", name, f, lit(f.Fixed)))
	case fixed:
		g.If(p.isSet(f)).Block(call("e", "RequiredAttr", name, p.format(f.Type, v.expr()))).
			Else().Block(call("e", "RequiredAttr", name.Clone(), lit(f.Fixed)))
	case v.pointer:
		g.If(p.isSet(f)).Block(call("e", "RequiredAttr", name, p.format(f.Type, v.expr())))
	default:
		g.Add(call("e", attrMethod(f), name, p.format(f.Type, v.expr())))
	}
}

// encodeText writes the character data of an element:
//
//	e.Text(x.Value)
func (p *plan) encodeText(g *jen.Group, f *ir.Field) {
	v := value{sel: f.Go, pointer: isPointer(f)}
	text := p.textCall(f.Type, v.expr())
	if !v.pointer {
		g.Add(text)
		return
	}
	g.If(p.isSet(f)).Block(text)
}

// textCall writes a value as character data, numbers without a string between.
func (p *plan) textCall(t ir.Type, v *jen.Statement) *jen.Statement {
	if classOf(t) == numberClass {
		switch kind := kernelName(t); kind {
		case "Int":
			return call("e", "IntText", jen.Int64().Call(v))
		case "Long":
			return call("e", "IntText", v)
		default:
			return call("e", kind+"Text", v)
		}
	}
	return call("e", "Text", p.format(t, v))
}
