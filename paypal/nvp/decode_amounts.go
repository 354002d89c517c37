package nvp

import (
	"strings"

	"github.com/ppgen/ppgen/paypal/money"
)

// currencies are the pairs that carry the currency of amounts.
type currencies struct {
	pairs []int32
	hint  int           // which of them was asked for last
	index map[key]int32 // where there are many

	// What was found last, since amounts of one currency come together, and
	// what was found first.
	key         key
	code, first string
}

// optAmount reads an amount that may be nil. With no key for its currency that stays
// empty, as it does when the key is not there.
func (d *Decoder) optAmount(v **money.Amount) {
	if *v != nil {
		d.taken()
		return
	}
	if n, ok := d.decimal(); ok {
		a := next(d, &d.slabs.amounts)
		a.Value, a.Currency = n, d.currency(d.currencyKey())
		*v = a
	}
}

// amount reads an amount that cannot be nil, as they are in lists.
func (d *Decoder) amount(v *money.Amount) {
	if v.Currency != "" || !v.Value.IsZero() || d.wasZero() {
		d.taken()
		return
	}
	if n, ok := d.decimal(); ok {
		*v = money.Amount{Value: n, Currency: d.currency(d.currencyKey())}
		if n.IsZero() {
			d.rememberZero()
		}
	}
}

// currency returns the currency that a key carries. What has none shares that of
// the scope around, and what is about the first payment that of the message.
func (d *Decoder) currency(k key) string {
	c := &d.currencies
	if len(c.pairs) == 0 || k.name == 0 {
		return ""
	}
	if c.code != "" && c.key == k {
		return c.code
	}
	p := d.findCurrency(k)
	if p == nil && k.group&Listed != 0 {
		p = d.findCurrency(key{n: k.n, m: -1, name: k.name, group: k.group.scope()})
	}
	if p == nil && k.n <= 0 {
		p = d.findFirstCurrency(k.name)
	}
	if p == nil {
		return ""
	}
	c.key, c.code = k, d.codeOf(p)
	if c.first == "" {
		c.first = c.code
	}
	return c.code
}

// codeOf returns the currency in a pair.
func (d *Decoder) codeOf(p *pair) string {
	p.flags |= used
	if p.flags&(badEscape|notUTF8) != 0 {
		d.reportPair(p, "not a currency")
		return ""
	}
	return strings.TrimSpace(d.stringOf(p))
}

// findCurrency returns the pair with a key. It looks from the one on that was
// found last; where there are many, as in a search, it takes an index.
func (d *Decoder) findCurrency(k key) *pair {
	c := &d.currencies
	if len(c.pairs) > 16 {
		return d.indexedCurrency(k)
	}
	for range c.pairs {
		if p := &d.pairs[c.pairs[c.hint]]; p.key == k {
			return p
		}
		if c.hint++; c.hint == len(c.pairs) {
			c.hint = 0
		}
	}
	return nil
}

// findFirstCurrency returns the pair that has the currency of the message, or of
// its first payment.
func (d *Decoder) findFirstCurrency(name nameID) *pair {
	if len(d.currencies.pairs) > 16 {
		return d.indexedCurrency(key{name: name, n: anyNumber})
	}
	for _, i := range d.currencies.pairs {
		if p := &d.pairs[i]; p.name == name && p.ofMessage() {
			return p
		}
	}
	return nil
}

// ofMessage reports whether a currency is that of the message, or of its first
// payment.
func (p *pair) ofMessage() bool { return p.n <= 0 && p.m < 0 }

// anyNumber stands in keys of the index for the first pair of a name that is
// ofMessage.
const anyNumber = -2

func (d *Decoder) indexedCurrency(k key) *pair {
	c := &d.currencies
	if c.index == nil {
		c.index = make(map[key]int32, len(c.pairs))
		for i := len(c.pairs) - 1; i >= 0; i-- { // so that the first of a key stays
			p := &d.pairs[c.pairs[i]]
			c.index[p.key] = c.pairs[i]
			if p.ofMessage() {
				c.index[key{name: p.name, n: anyNumber}] = c.pairs[i]
			}
		}
	}
	if i, ok := c.index[k]; ok {
		return &d.pairs[i]
	}
	return nil
}

// reportCurrencies reports the currencies that no amount has, unless they say
// once more what another key says.
func (d *Decoder) reportCurrencies() {
	for _, i := range d.currencies.pairs {
		p := &d.pairs[i]
		if s := d.valueOf(p); len(s) > 0 && p.flags&used == 0 && string(s) != d.currencies.first {
			d.reportPair(p, "a currency, but no amount came with it")
		}
	}
}
