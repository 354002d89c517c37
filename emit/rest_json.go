package emit

import (
	"fmt"
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/ppgen/ppgen/ir"
)

// jsonRecords writes how records travel as JSON.
func jsonRecords(f *file, p *plan) {
	if !p.isREST {
		return
	}
	for _, s := range p.structs {
		jsonFields(f, p, s.Go, func(g *jen.Group) {
			for _, m := range s.Fields {
				g.Add(p.addField(m, sel("x", m.Go)))
			}
			if s.Extra != nil {
				g.Add(p.rest("Extra").Call(id("f"), address(sel("x", "Extra")), p.itemFunc(s.Extra)))
			}
		})
		jsonMethods(f, p, s.Go)
	}
	for _, u := range p.unions {
		jsonUnion(f, p, u)
		jsonMethods(f, p, u.Go)
	}
}

// jsonFields writes
//
//	// JSONFields adds the members of x.
//	func (x *Order) JSONFields(f *rest.Fields) {
//		f.String("id", &x.ID)
//		rest.Record(f, "payer", &x.Payer)
//	}
func jsonFields(f *file, p *plan, typ string, body func(*jen.Group)) {
	f.doc(sentence("JSONFields adds the members of x."))
	f.method("x", typ, "JSONFields").Params(id("f").Op("*").Add(p.rest("Fields"))).BlockFunc(body)
}

// jsonMethods writes
//
//	// MarshalJSON writes x.
//	func (x Order) MarshalJSON() ([]byte, error) { return rest.Marshal(&x) }
//
//	// UnmarshalJSON reads x.
//	func (x *Order) UnmarshalJSON(b []byte) error { return rest.Unmarshal(b, x) }
func jsonMethods(f *file, p *plan, typ string) {
	f.Line()
	f.doc(sentence("MarshalJSON writes x."))
	f.ask("func " + typ + ".MarshalJSON")
	f.Func().Params(id("x").Add(id(typ))).Add(id("MarshalJSON")).Params().Params(jen.Index().Byte(), jen.Error()).Add(
		shortBody(jen.Return(p.rest("Marshal").Call(address(id("x"))))),
	)
	f.Line()
	f.doc(sentence("UnmarshalJSON reads x."))
	f.method("x", typ, "UnmarshalJSON").Params(id("b").Index().Byte()).Error().Add(
		shortBody(jen.Return(p.rest("Unmarshal").Call(id("b"), id("x")))),
	)
	f.Line()
}

func address(v *jen.Statement) *jen.Statement { return jen.Op("&").Add(v) }

// A slot is where a value is kept and how it is added to rest.Fields.
type slot struct {
	name   string         // of the member; empty for a value that is none
	at     *jen.Statement // the address of the value
	always bool           // the value is always written, and no pointer
}

// addField writes the call that adds a field: f.String("id", &x.ID).
func (p *plan) addField(f *ir.Field, v *jen.Statement) *jen.Statement {
	switch json := f.Wire.JSON; {
	case json == nil:
		return jen.Null()
	case json.Inline:
		return call("f", "InlineAmount", address(v), p.spelling(f.Type.(*ir.Struct)))
	}
	name := jsonName(f.Wire.JSON.Name)
	if f.Explicit {
		return p.rest("Explicit").Call(id("f"), lit(name), address(v), p.itemFunc(f.Type))
	}
	return p.add(f.Type, slot{name: name, at: address(v), always: isAlways(f) && !isRecord(f.Type) && canBeEmpty(f.Type)})
}

// canBeEmpty reports whether the empty text is a value of t. Where it is none, a
// required member that nobody has set is left out: the server then says what is
// missing, while an empty text would be invented.
func canBeEmpty(t ir.Type) bool {
	switch t := resolve(t).(type) {
	case *ir.Enum:
		return slices.ContainsFunc(t.Values, func(v *ir.EnumValue) bool { return v.Name.Local == "" })
	case *ir.Scalar:
		return t.Kind != ir.DateTime && !slices.ContainsFunc(t.Facets, func(f ir.Facet) bool {
			return f.Name == "enum" && f.Value != "" || f.Name == "minLength" && f.Value != "0"
		})
	}
	return true
}

// jsonName is the name of a member as it stands between quotes, which is how the
// kernel wants it.
func jsonName(name string) string {
	var b strings.Builder
	for _, r := range name {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r < ' ':
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// isRecord reports whether values of t are behind pointers wherever they may be
// absent, and there is no other way to say that they are required.
func isRecord(t ir.Type) bool {
	switch classOf(t) {
	case recordClass, unionClass, amountClass:
		return true
	}
	return false
}

// itemFunc writes the function that adds one value of a list or a map:
//
//	func(f *rest.Fields, v *string) { f.RequiredString("", v) }
func (p *plan) itemFunc(t ir.Type) *jen.Statement {
	if s, ok := resolve(t).(*ir.Struct); ok {
		if r, ok := byRuntime(s); ok {
			return selOf(jen.Parens(jen.Op("*").Add(p.rest("Fields"))), r.item)
		}
	}
	return jen.Func().Params(id("f").Op("*").Add(p.rest("Fields")), id("v").Op("*").Add(p.goType(t))).Add(
		shortBody(p.add(t, slot{at: id("v"), always: true})),
	)
}

// add writes the call that adds a value of type t.
func (p *plan) add(t ir.Type, s slot) *jen.Statement {
	switch t := resolve(t).(type) {
	case *ir.List:
		return p.addList(t, s)
	case *ir.Map:
		return p.addMap(t, s)
	case *ir.Struct:
		return p.addStruct(t, s)
	case *ir.Union:
		return p.addRecord(s)
	case *ir.Raw:
		return call("f", textAdder("Raw", s), lit(s.name), s.at)
	case *ir.Scalar:
		return p.addScalar(t, s)
	}
	return call("f", textAdder("String", s), lit(s.name), toStringPointer(s.at)) // an enum
}

// textAdder is the name of the kernel's method for a value that is always
// written: text, bytes and raw JSON are left out when empty otherwise.
func textAdder(method string, s slot) string {
	if s.always {
		return "Required" + method
	}
	return method
}

// toStringPointer writes (*string)(v).
func toStringPointer(v *jen.Statement) *jen.Statement {
	return jen.Parens(jen.Op("*").String()).Parens(v)
}

func (p *plan) addScalar(t *ir.Scalar, s slot) *jen.Statement {
	switch scalarClass(t.Kind) {
	case numberClass:
		method := kernelName(t)
		if !s.always {
			method = "Opt" + method
		}
		return call("f", method, lit(s.name), s.at)
	case bytesClass:
		return call("f", textAdder("Bytes", s), lit(s.name), s.at)
	}
	if t.Kind == ir.DateTime {
		s.at = toStringPointer(s.at)
	}
	return call("f", textAdder("String", s), lit(s.name), s.at)
}

func (p *plan) addStruct(t *ir.Struct, s slot) *jen.Statement {
	if isAmount(t) {
		method := "Amount"
		if s.always {
			method = "AmountValue"
		}
		return call("f", method, lit(s.name), s.at, p.spelling(t))
	}
	if r, ok := byRuntime(t); ok {
		return call("f", r.typ, lit(s.name), s.at)
	}
	return p.addRecord(s)
}

func (p *plan) addRecord(s slot) *jen.Statement {
	if s.always {
		return call("f", "Object", lit(s.name), s.at)
	}
	return p.rest("Record").Call(id("f"), lit(s.name), s.at)
}

// addList writes the call that adds a list. The kernel has functions for the
// lists that documents are full of.
func (p *plan) addList(t *ir.List, s slot) *jen.Statement {
	elem := resolve(t.Elem)
	switch classOf(elem) {
	case textClass:
		return p.rest("Strings").Call(id("f"), lit(s.name), s.at)
	case numberClass:
		return call("f", kernelName(elem)+"s", lit(s.name), s.at)
	case rawClass:
		return call("f", "Raws", lit(s.name), s.at)
	case amountClass:
		return call("f", "Amounts", lit(s.name), s.at, p.spelling(elem.(*ir.Struct)))
	case unionClass:
		return p.rest("Records").Call(id("f"), lit(s.name), s.at)
	case recordClass:
		if r, ok := byRuntime(elem.(*ir.Struct)); ok {
			return call("f", r.list, lit(s.name), s.at)
		}
		return p.rest("Records").Call(id("f"), lit(s.name), s.at)
	}
	return p.rest("List").Call(id("f"), lit(s.name), s.at, p.itemFunc(t.Elem))
}

// addMap writes the call that adds an object with any members.
func (p *plan) addMap(t *ir.Map, s slot) *jen.Statement {
	elem := resolve(t.Elem)
	switch classOf(elem) {
	case textClass:
		return p.rest("StringMap").Call(id("f"), lit(s.name), s.at)
	case rawClass:
		return call("f", "RawMap", lit(s.name), s.at)
	case unionClass:
		return p.rest("RecordMap").Call(id("f"), lit(s.name), s.at)
	case recordClass:
		if _, ok := byRuntime(elem.(*ir.Struct)); !ok {
			return p.rest("RecordMap").Call(id("f"), lit(s.name), s.at)
		}
	}
	return p.rest("Map").Call(id("f"), lit(s.name), s.at, p.itemFunc(t.Elem))
}
