package nvp

import (
	"fmt"
	"strconv"

	"github.com/ppgen/ppgen/paypal/money"
)

// String writes a text, unless v is empty.
func (e *Encoder) String(key, v string) {
	if v != "" {
		e.pair(key, v)
	}
}

// Text is String for records that only answers have. A client never writes those,
// and code that does not inline it takes far less time to compile.
//
//go:noinline
func (e *Encoder) Text(key, v string) { e.String(key, v) }

// RequiredString writes a text, even when v is empty.
func (e *Encoder) RequiredString(key, v string) { e.pair(key, v) }

// Strings writes a list of texts; form is as for [Encoder.EnterItem]. Empty ones
// are written too, so that the others keep their numbers.
func (e *Encoder) Strings(field string, form Group, key string, list []string) {
	for i, v := range list {
		e.EnterItem(field, form, i)
		e.pair(key, v)
		e.Leave()
	}
}

// QuotedStrings is Strings for texts between double quotes.
func (e *Encoder) QuotedStrings(field string, form Group, key string, list []string) {
	for i, v := range list {
		e.EnterItem(field, form, i)
		e.pair(key, `"`+v+`"`)
		e.Leave()
	}
}

// Quoted writes a text between double quotes, as answers about buttons have it,
// unless v is empty.
func (e *Encoder) Quoted(key, v string) {
	if v != "" {
		e.pair(key, `"`+v+`"`)
	}
}

// Enum writes a value of an enumeration as NVP spells it, unless v is empty.
func (e *Encoder) Enum(key, v string, enum *Enum) {
	if v != "" {
		e.pair(key, enum.spell(v))
	}
}

// Bool01 writes 1 or 0.
func (e *Encoder) Bool01(key string, v bool) { e.literal(key, v, "1", "0") }

// OptBool01 is Bool01, unless v is nil.
func (e *Encoder) OptBool01(key string, v *bool) {
	if v != nil {
		e.literal(key, *v, "1", "0")
	}
}

// BoolTF writes true or false.
func (e *Encoder) BoolTF(key string, v bool) { e.literal(key, v, "true", "false") }

// OptBoolTF is BoolTF, unless v is nil.
func (e *Encoder) OptBoolTF(key string, v *bool) {
	if v != nil {
		e.literal(key, *v, "true", "false")
	}
}

func (e *Encoder) literal(key string, v bool, yes, no string) {
	e.b = e.appendKey(key)
	if v {
		e.b = append(e.b, yes...)
	} else {
		e.b = append(e.b, no...)
	}
}

// Int writes an integer.
func (e *Encoder) Int(key string, v int64) { e.b = strconv.AppendInt(e.appendKey(key), v, 10) }

// OptInt is Int, unless v is nil.
func (e *Encoder) OptInt(key string, v *int) {
	if v != nil {
		e.Int(key, int64(*v))
	}
}

// OptLong is Int, unless v is nil.
func (e *Encoder) OptLong(key string, v *int64) {
	if v != nil {
		e.Int(key, *v)
	}
}

// Decimal writes an exact number.
func (e *Encoder) Decimal(key string, v money.Decimal) { e.b = v.AppendTo(e.appendKey(key)) }

// OptDecimal is Decimal, unless v is nil.
func (e *Encoder) OptDecimal(key string, v *money.Decimal) {
	if v != nil {
		e.Decimal(key, *v)
	}
}

// OptMonthYear is MonthYear, unless both are nil.
func (e *Encoder) OptMonthYear(key string, month, year *int) {
	switch {
	case month == nil && year == nil:
	case month == nil || year == nil:
		e.unsupported("", e.keyName(key), "the month and the year travel together: set both, or neither")
	default:
		e.MonthYear(key, *month, *year)
	}
}

// MonthYear writes the two halves of a date such as 092030, unless both are 0.
func (e *Encoder) MonthYear(key string, month, year int) {
	switch m, y := month, year; {
	case m == 0 && y == 0:
	case uint(m) > 99 || uint(y) > 9999:
		e.Fail(fmt.Errorf("nvp: %s: %s takes a month of two digits and a year of four", e.root.Method, e.keyName(key)))
	default:
		e.b = append(e.appendKey(key), digit(m/10), digit(m), digit(y/1000), digit(y/100), digit(y/10), digit(y))
	}
}

// digit is the last digit of n.
func digit(n int) byte { return byte('0' + n%10) }
