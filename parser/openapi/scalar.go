package openapi

import (
	"math"
	"math/big"
	"strconv"
	"strings"

	"github.com/ppgen/ppgen/ir"
)

// scalar makes the type of a text, a number or a truth value. A schema with a
// name of its own becomes an alias.
func (b *builder) scalar(v *view, label string) ir.Type {
	s := &ir.Scalar{Kind: b.scalarKind(v), Format: plainFormat(v.format), Facets: v.facets}
	for _, value := range v.enum {
		if value.kind == null {
			continue
		}
		b.checkValue(v, s, value)
		s.Facets = append(s.Facets, ir.Facet{Name: "enum", Value: value.text})
	}
	if !hasName(v.at) {
		return s
	}
	a := &ir.Alias{Decl: b.declare(v, label), Target: s}
	b.named = append(b.named, a)
	return a
}

// hasName reports whether a schema is called something by its document: it is a
// component, or a value of a file that references lead to.
func hasName(n *node) bool {
	return n.owner == nil && (n.up == nil || n.up.shape == nil || n.up.shape == schemas)
}

func (b *builder) scalarKind(v *view) ir.ScalarKind {
	switch v.types &^ typeNull {
	case typeBool:
		return ir.Bool
	case typeInteger:
		return integerKind(v)
	case typeFraction, typeNumber:
		return ir.Decimal
	}
	switch v.format {
	case "date-time":
		return ir.DateTime
	case "byte":
		return ir.Bytes
	}
	return ir.String
}

// integerKind is Int where the document keeps values within 32 bits, Decimal
// where they need not fit into 64.
func integerKind(v *view) ir.ScalarKind {
	switch v.format {
	case "int32", "int16", "int8", "uint16", "uint8":
		return ir.Int
	case "uint64":
		return ir.Decimal
	case "int64", "uint32":
		return ir.Long
	}
	var low, high bool
	for _, f := range v.facets {
		n, err := strconv.ParseInt(f.Value, 10, 64)
		within := err == nil && n >= math.MinInt32 && n <= math.MaxInt32
		switch f.Name {
		case "minimum", "exclusiveMinimum":
			low = low || within
		case "maximum", "exclusiveMaximum":
			high = high || within
		}
	}
	if low && high {
		return ir.Int
	}
	return ir.Long
}

// checkValue reports a value of an enumeration that is not of its type.
func (b *builder) checkValue(v *view, s *ir.Scalar, value *node) {
	want := scalarKinds(s)
	switch {
	case value.kind == number && !jsonNumber.MatchString(value.text):
		b.p.list.Errorf(value.pos(), value.pointer(), "%s", notDecimal(value))
	case value.kind != want:
		b.p.list.Errorf(value.pos(), value.pointer(), "expected %s like the type of the schema, found %s %s", want, value.kind, value.literal())
	case s.Kind == ir.Int || s.Kind == ir.Long:
		if n, ok := new(big.Rat).SetString(smallExponent(value.text)); !ok || !n.IsInt() || !n.Num().IsInt64() {
			b.p.list.Errorf(value.pos(), value.pointer(), "%s is not an integer of 64 bits", value.text)
		}
	}
}

// plainFormat keeps a format that is one word. Anything else is no format.
func plainFormat(format string) string {
	for _, r := range format {
		if (r|0x20 < 'a' || r|0x20 > 'z') && (r < '0' || r > '9') && !strings.ContainsRune("-_.", r) {
			return ""
		}
	}
	return format
}

// enum makes an enumeration of texts.
func (b *builder) enum(v *view, label string) ir.Type {
	e := &ir.Enum{Decl: b.declare(v, label)}
	seen := map[string]*node{}
	for _, value := range v.enum {
		switch first := seen[value.text]; {
		case value.kind == null:
			continue
		case value.kind != text:
			b.p.list.Errorf(value.pos(), value.pointer(), "expected a string like the type of the schema, found %s %s; put it between quotes", value.kind, value.literal())
			continue
		case first != nil && first.up == value.up:
			b.p.list.Warnf(value.pos(), value.up.up.pointer(), "the value %q stands in the enumeration twice", value.text)
			continue
		case first != nil:
			continue
		}
		seen[value.text] = value
		e.Values = append(e.Values, &ir.EnumValue{Decl: ir.Decl{
			Name: ir.QName{Local: value.text}, Docs: valueDocs(value), Pos: value.pos(),
		}})
	}
	if len(e.Values) == 0 {
		if len(v.enum) == 0 {
			b.p.list.Warnf(v.at.pos(), v.at.pointer(), "the enumeration has no values, or its parts have none in common; it is read as any string")
		}
		return &ir.Scalar{Kind: ir.String}
	}
	b.named = append(b.named, e)
	return e
}

// literal returns a value as a document would write it in JSON; a string comes
// without its quotes.
func (n *node) literal() string {
	switch n.kind {
	case null:
		return "null"
	case list, object:
		var b strings.Builder
		n.write(&b)
		return b.String()
	}
	return n.text
}

// write writes a value as compact JSON.
func (n *node) write(b *strings.Builder) {
	switch n.kind {
	case text:
		b.WriteString(quote(n.text))
	case list, object:
		b.WriteByte("[{"[n.kind>>5])
		for i, kid := range n.kids {
			if i > 0 {
				b.WriteByte(',')
			}
			if n.kind == object {
				b.WriteString(quote(kid.name) + ":")
			}
			kid.write(b)
		}
		b.WriteByte("]}"[n.kind>>5])
	case null:
		b.WriteString("null")
	default:
		b.WriteString(n.text)
	}
}

func atoi(s string, fallback int) int {
	n, err := strconv.ParseInt(s, 10, 32)
	if err != nil {
		return fallback
	}
	return int(n)
}
