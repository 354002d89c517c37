package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/ppgen/ppgen/ir"
)

// A class says how a value is held in Go and what the kernel offers for it.
type class uint8

const (
	textClass   class = iota // string, paypal.DateTime, an enum: empty means absent
	numberClass              // bool, int, int64, money.Decimal: a pointer where it may be absent
	bytesClass               // []byte
	packedClass              // a slice of the above in one text
	recordClass              // *T of a struct
	unionClass               // *T of a union
	amountClass              // *money.Amount
	rawClass                 // soap.Raw, rest.Raw
	listClass                // a slice, an element for each item
	mapClass                 // a map with text for keys
)

// classOf returns the class of a type, seen through its aliases.
func classOf(t ir.Type) class {
	switch t := resolve(t).(type) {
	case *ir.Scalar:
		return scalarClass(t.Kind)
	case *ir.List:
		if t.Packed {
			return packedClass
		}
		return listClass
	case *ir.Struct:
		if isAmount(t) {
			return amountClass
		}
		return recordClass
	case *ir.Union:
		return unionClass
	case *ir.Map:
		return mapClass
	case *ir.Raw:
		return rawClass
	}
	return textClass // an enum
}

func scalarClass(k ir.ScalarKind) class {
	switch k {
	case ir.Bool, ir.Int, ir.Long, ir.Decimal:
		return numberClass
	case ir.Bytes:
		return bytesClass
	}
	return textClass
}

// kernelName is the part of a kernel method's name that stands for the kind of
// a number or of bytes: "Int" of OptInt, AttrInt and FormatInt.
func kernelName(t ir.Type) string {
	s, ok := resolve(t).(*ir.Scalar)
	if !ok {
		return "String"
	}
	switch s.Kind {
	case ir.Bool:
		return "Bool"
	case ir.Int:
		return "Int"
	case ir.Long:
		return "Long"
	case ir.Decimal:
		return "Decimal"
	case ir.Bytes:
		if s.Format == "hexBinary" {
			return "Hex"
		}
		return "Base64"
	}
	return "String"
}

// resolve follows aliases to what they stand for.
func resolve(t ir.Type) ir.Type {
	for {
		a, ok := t.(*ir.Alias)
		if !ok {
			return t
		}
		t = a.Target
	}
}

// repeated returns the list of a field whose element repeats, or nil.
func repeated(t ir.Type) *ir.List {
	if l, ok := resolve(t).(*ir.List); ok && !l.Packed {
		return l
	}
	return nil
}

// elem is the item type of a repeated element, and t itself otherwise.
func elem(t ir.Type) ir.Type {
	if l := repeated(t); l != nil {
		return l.Elem
	}
	return t
}

// isAmount reports whether s is an amount of money, which is *money.Amount in
// Go. A record that extends one has more to say and stays a record.
func isAmount(s *ir.Struct) bool { return s.Role == ir.AmountRole }

// isString reports whether the Go type of t is string itself.
func isString(t ir.Type) bool {
	s, ok := resolve(t).(*ir.Scalar)
	return ok && s.Kind == ir.String
}

// goType writes the type of a value of t, as it stands in a slice.
func (p *plan) goType(t ir.Type) *jen.Statement {
	switch t := t.(type) {
	case *ir.Scalar:
		return p.scalarType(t.Kind)
	case *ir.List:
		return jen.Index().Add(p.goType(t.Elem))
	case *ir.Struct:
		if isAmount(t) {
			return p.money("Amount")
		}
		if r, ok := byRuntime(t); ok {
			return p.rest(r.typ)
		}
		return p.named(&t.Decl)
	case *ir.Map:
		return jen.Map(jen.String()).Add(p.goType(t.Elem))
	case *ir.Raw:
		if p.isREST {
			return p.rest("Raw")
		}
		return p.soap("Raw")
	case ir.Named:
		return p.named(t.Declaration())
	}
	return jen.Any() // check let no other type through
}

func (p *plan) scalarType(k ir.ScalarKind) *jen.Statement {
	switch k {
	case ir.Bool:
		return jen.Bool()
	case ir.Int:
		return jen.Int()
	case ir.Long:
		return jen.Int64()
	case ir.Decimal:
		return p.money("Decimal")
	case ir.DateTime:
		return p.paypal("DateTime")
	case ir.Bytes:
		return jen.Index().Byte()
	}
	return jen.String()
}

// fieldType writes the type of a field of a struct.
func (p *plan) fieldType(f *ir.Field) *jen.Statement {
	if f.Wire.XML != nil && f.Wire.XML.Form == ir.AnyAttribute {
		return jen.Index().Add(p.soap("Attr"))
	}
	if f.Explicit && f.Wire.JSON != nil {
		return p.rest("Nullable").Types(p.goType(f.Type))
	}
	if isPointer(f) {
		return jen.Op("*").Add(p.goType(f.Type))
	}
	return p.goType(f.Type)
}

// isPointer reports whether a field of a struct is a pointer: records are, and
// numbers whose zero means something else than that they are absent.
func isPointer(f *ir.Field) bool {
	switch classOf(f.Type) {
	case recordClass, unionClass, amountClass:
		return true
	case numberClass:
		if f.Wire.JSON != nil {
			return !isAlways(f)
		}
		return !f.Required || f.Nillable || f.Fixed != ""
	}
	return false
}

// caseType writes the type of a field of a union, which is nil unless it is the
// case. Only slices and raw elements can be nil or empty by themselves.
func (p *plan) caseType(f *ir.Field) *jen.Statement {
	if casePointer(f) {
		return jen.Op("*").Add(p.goType(f.Type))
	}
	return p.goType(f.Type)
}

func casePointer(f *ir.Field) bool {
	switch classOf(f.Type) {
	case bytesClass, packedClass, listClass, rawClass, mapClass:
		return false
	case textClass:
		return f.Wire.JSON == nil || isString(f.Type) // no other text of JSON is empty
	}
	return true
}
