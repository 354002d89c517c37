package soap

import (
	"encoding/base64"
	"strconv"

	"github.com/ppgen/ppgen/paypal/money"
)

// String writes an element that holds text, unless v is empty.
func (e *Encoder) String(tag, v string) {
	if v != "" {
		e.RequiredString(tag, v)
	}
}

// RequiredString writes an element that holds text, even when v is empty.
func (e *Encoder) RequiredString(tag, v string) {
	if !clean(v) {
		e.escapedString(tag, v)
		return
	}
	b := append(e.b, tag...)
	b = append(b, v...)
	e.b = appendEnd(b, tag)
}

// Version writes the version of the contract that a request is written against:
// that of its package when v is empty.
//
//go:noinline
func (e *Encoder) Version(tag, v string) {
	if v == "" && e.contract != nil {
		v = e.contract.Version
	}
	e.RequiredString(tag, v)
}

// Texts writes an element for each item.
//
//go:noinline
func Texts[T ~string](e *Encoder, tag string, items []T) {
	for _, item := range items {
		e.RequiredString(tag, string(item))
	}
}

// escapedString is RequiredString for text that is not written as it is.
func (e *Encoder) escapedString(tag, v string) {
	b := append(e.b, tag...)
	b, ok := appendEscaped(b, v, false)
	e.b = appendEnd(b, tag)
	if !ok {
		e.failText(tag, v)
	}
}

// Bool writes an element that holds true or false.
//
//go:noinline
func (e *Encoder) Bool(tag string, v bool) {
	b := append(e.b, tag...)
	b = strconv.AppendBool(b, v)
	e.b = appendEnd(b, tag)
}

// OptBool is Bool, unless v is nil.
//
//go:noinline
func (e *Encoder) OptBool(tag string, v *bool) {
	if v != nil {
		e.Bool(tag, *v)
	}
}

// Int writes an element that holds an integer.
func (e *Encoder) Int(tag string, v int64) {
	b := append(e.b, tag...)
	b = strconv.AppendInt(b, v, 10)
	e.b = appendEnd(b, tag)
}

// OptInt is Int, unless v is nil.
//
//go:noinline
func (e *Encoder) OptInt(tag string, v *int) {
	if v != nil {
		e.Int(tag, int64(*v))
	}
}

// OptLong is Int, unless v is nil.
//
//go:noinline
func (e *Encoder) OptLong(tag string, v *int64) {
	if v != nil {
		e.Int(tag, *v)
	}
}

// Decimal writes an element that holds an exact number.
func (e *Encoder) Decimal(tag string, v money.Decimal) {
	b := append(e.b, tag...)
	b = v.AppendTo(b)
	e.b = appendEnd(b, tag)
}

// OptDecimal is Decimal, unless v is nil.
//
//go:noinline
func (e *Encoder) OptDecimal(tag string, v *money.Decimal) {
	if v != nil {
		e.Decimal(tag, *v)
	}
}

// Amount writes an element that holds an amount, with its currency in an
// attribute, unless a is nil.
func (e *Encoder) Amount(tag, attr string, a *money.Amount) {
	if a == nil {
		return
	}
	b := append(e.b, tag[:len(tag)-1]...)
	b = append(b, ' ')
	b = append(b, attr...)
	b = append(b, '=', '"')
	b, ok := appendAttr(b, a.Currency)
	b = append(b, '"', '>')
	b = a.Value.AppendTo(b)
	e.b = appendEnd(b, tag)
	if !ok {
		e.failText("attribute "+attr+" of "+tag, a.Currency)
	}
}

// Base64 writes an element that holds bytes in base64, unless v is nil.
//
//go:noinline
func (e *Encoder) Base64(tag string, v []byte) {
	if v != nil {
		e.RequiredBase64(tag, v)
	}
}

// RequiredBase64 is Base64, even when v is nil.
func (e *Encoder) RequiredBase64(tag string, v []byte) {
	b := append(e.b, tag...)
	b = base64.StdEncoding.AppendEncode(b, v)
	e.b = appendEnd(b, tag)
}

// Hex writes an element that holds bytes in hexadecimal, unless v is nil.
//
//go:noinline
func (e *Encoder) Hex(tag string, v []byte) {
	if v != nil {
		e.RequiredHex(tag, v)
	}
}

// RequiredHex is Hex, even when v is nil.
func (e *Encoder) RequiredHex(tag string, v []byte) {
	b := append(e.b, tag...)
	b = appendHex(b, v)
	e.b = appendEnd(b, tag)
}

// appendHex appends v in the upper-case digits that XML Schema calls canonical.
func appendHex(b, v []byte) []byte {
	const digits = "0123456789ABCDEF"
	for _, c := range v {
		b = append(b, digits[c>>4], digits[c&15])
	}
	return b
}

// IntText writes an integer as character data.
func (e *Encoder) IntText(v int64) { e.b = strconv.AppendInt(e.b, v, 10) }

// BoolText writes true or false as character data.
func (e *Encoder) BoolText(v bool) { e.b = strconv.AppendBool(e.b, v) }
