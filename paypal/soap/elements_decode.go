package soap

import "github.com/ppgen/ppgen/paypal/money"

// Simple reads the children of the open element into fields, which are pointers
// to those that elements belong to, in the same order. It answers true when it
// has come to a child that is none of them, which is to be read or refused, and
// false past the end tag.
func (d *Decoder) Simple(elements *Elements, fields []any) bool {
	x := elements.indexed()
	next := 0
	for d.next(true) {
		i := d.element(x, next)
		if i < 0 {
			return true
		}
		next = i + 1
		if text, ok := fields[i].(*string); ok {
			d.simpleText(text)
		} else if text, ok := fields[i].(*Required); ok {
			d.simpleText((*string)(text))
		} else if a, ok := fields[i].(**money.Amount); !ok {
			d.simpleNumber(fields[i])
		} else if d.First(*a == nil) {
			*a = d.AmountOf(d.Attr(x.list[i].currency))
		}
	}
	return false
}

// simpleText reads the current element into a field that holds text.
func (d *Decoder) simpleText(field *string) {
	if *field != "" {
		d.First(false)
		return
	}
	*field = d.String()
}

// element returns the place of the current element in an index, or -1. The start
// tag remembers where it was found last.
func (d *Decoder) element(x *elementIndex, next int) int {
	t := d.cur
	if t.index != x.id {
		t.index, t.element = x.id, int32(x.find(d.local(), next))
	}
	return int(t.element)
}

// simpleNumber reads the current element into a field that holds a number.
func (d *Decoder) simpleNumber(field any) {
	switch v := field.(type) {
	case *bool:
		if d.First(!*v) {
			*v = d.Bool()
		}
	case **bool:
		if d.First(*v == nil) {
			*v = d.OptBool()
		}
	case *int:
		if d.First(*v == 0) {
			*v = d.Int()
		}
	case **int:
		if d.First(*v == nil) {
			*v = d.OptInt()
		}
	case *int64:
		if d.First(*v == 0) {
			*v = d.Long()
		}
	case **int64:
		if d.First(*v == nil) {
			*v = d.OptLong()
		}
	case *money.Decimal:
		if d.First(v.IsZero()) {
			*v = d.Decimal()
		}
	case **money.Decimal:
		if d.First(*v == nil) {
			*v = d.OptDecimal()
		}
	default:
		panic("soap: a simple element cannot be read into this type")
	}
}
