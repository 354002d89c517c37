package nvp

import "github.com/ppgen/ppgen/paypal/money"

// Slot is the step after some others on the way to the field that the pair at hand is
// for: the position of a field in a record, as [Root.Fields] counts them.
func (d *Decoder) Slot(level int) int { return d.way.slot(level) }

// Index is the element that is meant of a list that such a step leads to.
func (d *Decoder) Index(level int) int { return d.way.index(level, &d.key) }

// Read reads the value of the pair at hand into a field, to which it is given a
// pointer.
func (d *Decoder) Read(field any) {
	switch v := field.(type) {
	case *string:
		d.readText(v)
	case **money.Amount:
		d.optAmount(v)
	case *money.Amount:
		d.amount(v)
	case **int:
		optional(d, v, &d.slabs.ints, parseInt)
	case *int:
		required(d, v, isZero, parseInt)
	case **int64:
		optional(d, v, &d.slabs.longs, parseLong)
	case *int64:
		required(d, v, isZero, parseLong)
	case **bool:
		optional(d, v, &d.slabs.bools, parseBool)
	case *bool:
		required(d, v, isZero, parseBool)
	case **money.Decimal:
		optional(d, v, &d.slabs.decimals, parseDecimal)
	case *money.Decimal:
		required(d, v, money.Decimal.IsZero, parseDecimal)
	default:
		panic("nvp: no value can be read into a field of this type")
	}
}

// readText reads a text in the format of the field.
func (d *Decoder) readText(v *string) {
	if *v != "" {
		d.taken()
		return
	}
	switch d.way.format() {
	case plainText:
		*v = d.string()
	case enumText:
		*v = d.enum(d.routes.list[d.route].enum)
	case dateText:
		*v = d.dateTime()
	case quotedText:
		*v = d.quoted()
	}
}

// currencyKey is the key that carries the currency of the amount at hand.
func (d *Decoder) currencyKey() key {
	currency := d.routes.list[d.route].currency
	name := currency.name
	switch d.way.format() {
	case elsewhere:
		return key{n: 0, m: -1, name: name, group: currency.group.scope()}
	case inElement:
		return key{n: d.key.n, m: d.key.m, name: name, group: d.key.group}
	}
	return key{n: d.key.n, m: -1, name: name, group: d.key.group.scope()}
}
