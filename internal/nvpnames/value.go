package nvpnames

import (
	"github.com/ppgen/ppgen/ir"
)

// The formats that rows can give, beside hints.
var formats = map[string]ir.NVPFormat{
	"month":      ir.NVPMonth,
	"year":       ir.NVPYear,
	"unsigned":   ir.NVPUnsigned,
	"0/1":        ir.NVPBool01,
	"true/false": ir.NVPBoolTF,
}

// value settles how the value of a leaf is written.
func (r *Rules) value(s site, pair *ir.NVPPair) {
	pair.Format = plainFormat(s)
	if p := r.formats.last(s); p != nil {
		pair.Rules = append(pair.Rules, p.decide(s))
		setFormat(pair, p.row.value)
	}
	if p := r.quoted.last(s); p != nil {
		pair.Quoted = true
		pair.Rules = append(pair.Rules, p.decide(s))
	}
	if e, ok := s.value().(*ir.Enum); ok {
		pair.Spelling = r.spellingOf(s, e)
	}
}

// plainFormat is the format of a leaf without a rule.
func plainFormat(s site) ir.NVPFormat {
	t := s.value()
	if a, ok := t.(*ir.Alias); ok {
		t = a.Target
	}
	switch t := t.(type) {
	case *ir.Enum:
		return ir.NVPEnum
	case *ir.Struct:
		return ir.NVPAmount
	case *ir.Scalar:
		return scalarFormats[t.Kind]
	}
	return ir.NVPText
}

var scalarFormats = [...]ir.NVPFormat{
	ir.String:   ir.NVPText,
	ir.Bool:     ir.NVPBoolTF,
	ir.Int:      ir.NVPInt,
	ir.Long:     ir.NVPInt,
	ir.Decimal:  ir.NVPDecimal,
	ir.DateTime: ir.NVPDateTime,
	ir.Bytes:    ir.NVPText,
}

// setFormat gives a pair the format that a row names. Where it cannot be the
// format of the leaf's type it is a hint for a person: most booleans of a
// contract may be strings.
func setFormat(pair *ir.NVPPair, name string) {
	format, ok := formats[name]
	switch {
	case ok && suits(format, pair.Format):
		pair.Format = format
	default:
		pair.Hint = name
	}
}

// suits reports whether a leaf whose type has the plain format can be written
// in another.
func suits(format, plain ir.NVPFormat) bool {
	switch format {
	case ir.NVPMonth, ir.NVPYear, ir.NVPUnsigned:
		return plain == ir.NVPInt
	}
	return plain == ir.NVPBoolTF
}
