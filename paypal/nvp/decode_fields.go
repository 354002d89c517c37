package nvp

import (
	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/money"
)

// nextRoute goes on to the next route of the pair at hand that may be taken, or
// to the next pair that has one.
func (d *Decoder) nextRoute(x *routes) bool {
	for {
		for d.next >= 0 {
			r := &x.list[d.next]
			if d.next++; d.next == len(x.list) || x.list[d.next].label != r.label {
				d.next = -1
			}
			if r.needs == 0 && r.end == inField && d.rank == 0 || d.mayTake(r) {
				d.route, d.depth = r, 0
				return true
			}
		}
		if !d.nextPair() {
			return false
		}
		if d.next = x.find(labelOf(d.key)); d.next < 0 {
			d.Unknown()
		}
	}
}

// mayTake reports whether all holds that a route needs. A name whose only number
// may be 0 is unknown with another.
func (d *Decoder) mayTake(r *route) bool {
	switch {
	case r.end == nowhere:
		d.NoField()
		return false
	case r.end == inAmounts:
		return false
	case r.needs&firstN != 0 && d.key.n != 0, r.needs&firstM != 0 && d.key.m != 0:
		if r.only && r.rank == 0 {
			d.Unknown()
		}
		return false
	case r.needs&isMirror != 0 && r.only:
		return d.Twin(r.rank, r.mirror)
	case r.needs&isMirror != 0:
		return d.Mirror(r.rank, r.mirror)
	case r.needs&isAlias != 0:
		return d.Alias(r.rank)
	}
	return d.rank == 0
}

// Slot is the next step on the way to the field that the pair at hand is for:
// the position of a field in a record, as [Root.Fields] counts them.
func (d *Decoder) Slot() int {
	slot := d.route.hops[d.depth].slot
	d.depth++
	return int(slot)
}

// Index is the element that is meant of the list that the last [Decoder.Slot] led
// to.
func (d *Decoder) Index() int {
	switch d.route.hops[d.depth-1].number {
	case byN:
		return int(d.key.n)
	case byM:
		return int(d.key.m)
	}
	return 0
}

// Read reads the value of the pair at hand into a field, to which it is given a
// pointer. With nil there is none, or it was read.
func (d *Decoder) Read(field any) {
	switch v := field.(type) {
	case *string:
		d.readText(v)
	case **money.Amount:
		d.amount(v, d.currencyKey())
	case nil:
	case **int:
		d.OptInt(v)
	case *int:
		d.Int(v)
	case **int64:
		d.OptLong(v)
	case *int64:
		d.Long(v)
	case **bool:
		d.OptBool(v)
	case *bool:
		d.Bool(v)
	case **money.Decimal:
		d.OptDecimal(v)
	case *money.Decimal:
		d.Decimal(v)
	default:
		panic("nvp: no value can be read into a field of this type")
	}
}

// readText reads a text in the format of the field.
func (d *Decoder) readText(v *string) {
	switch d.route.format {
	case enumText:
		d.Enum(v, d.route.enum)
	case dateText:
		d.DateTime((*paypal.DateTime)(v))
	case quotedText:
		d.Quoted(v)
	default:
		d.String(v)
	}
}

// currencyKey is the key that carries the currency of the amount at hand.
func (d *Decoder) currencyKey() key {
	name := d.route.currency.name
	switch d.route.format {
	case elsewhere:
		return key{n: 0, m: -1, name: name, group: d.route.currency.group.scope()}
	case inElement:
		return key{n: d.key.n, m: d.key.m, name: name, group: d.key.group}
	}
	return key{n: d.key.n, m: -1, name: name, group: d.key.group.scope()}
}
