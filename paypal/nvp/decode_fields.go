package nvp

import (
	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/money"
)

// Next goes on to the next field that a pair belongs to. When all have been read it
// goes once more through the pairs that [Decoder.Alias] put off.
func (d *Decoder) Next() bool {
	if d.routes == nil {
		return d.nextPair()
	}
	for d.next == 0 && d.rank == 0 {
		if d.at++; d.at >= len(d.pairs) {
			break
		}
		p := &d.pairs[d.at]
		if d.key = p.key; p.flags&(odd|repeats) != 0 && d.passOver(p) {
			continue
		}
		if d.way = p.way; d.way&isOpen != 0 || p.flags&half != 0 && d.hasTwin() { // as for most
			d.route = p.route
			return true
		}
		if d.next = p.route; d.next == 0 {
			d.Unknown()
		}
	}
	return d.nextRoute()
}

// nextRoute goes on to the next route of the pair at hand that may be taken, or to
// the next pair that has one.
func (d *Decoder) nextRoute() bool {
	for {
		for d.next > 0 {
			at := d.next
			r := &d.routes.list[at]
			if d.next++; r.last {
				d.next = 0
			}
			if d.mayTake(r) {
				d.route, d.way = at, r.way
				return true
			}
		}
		if !d.nextPair() {
			return false
		}
		if d.next = d.pairs[d.at].route; d.next == 0 {
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
	case r.needs&isMirror != 0 && r.second:
		return d.mirrorsHalf(r.rank, r.mirror)
	case r.needs&isMirror != 0:
		return d.Mirror(r.rank, r.mirror)
	case r.needs&isAlias != 0:
		return d.Alias(r.rank)
	}
	return d.rank == 0
}

// Way is the way to the field that the pair at hand is for.
func (d *Decoder) Way() Way { return d.way }

// Read reads the value of the pair at hand into a field, to which it is given a
// pointer. With nil there is none, or it was read.
func (d *Decoder) Read(field any) {
	switch v := field.(type) {
	case *string:
		switch {
		case d.way.format() != plainText:
			d.readText(v)
		case *v != "":
			d.taken()
		default:
			b, _ := d.bytes()
			*v = d.texts.Add(b)
		}
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

// readText reads a text that has a format.
func (d *Decoder) readText(v *string) {
	switch d.way.format() {
	case enumText:
		d.Enum(v, d.routes.list[d.route].enum)
	case dateText:
		d.DateTime((*paypal.DateTime)(v))
	case quotedText:
		d.Quoted(v)
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
