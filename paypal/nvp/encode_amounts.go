package nvp

import (
	"fmt"

	"github.com/ppgen/ppgen/paypal/money"
)

// A unit is the amounts that share a key for their currency. The key is written
// beside the first amount that has one, and the others must agree.
type unit struct {
	key  string // "&CURRENCYCODE="
	code string

	// Where the key stands: in an element of a list, or else in a scope.
	item, n int
	scope   Group
}

// Amount writes the value of an amount, unless a is nil. The scope's key currency
// carries the currency of all amounts in it. With an empty currency NVP has no
// key: a request then cannot have one either.
func (e *Encoder) Amount(key string, a *money.Amount, currency string) {
	if a == nil {
		return
	}
	e.Decimal(key, a.Value)
	switch {
	case a.Currency == "":
	case currency == "":
		if !e.root.Response {
			e.unsupported("", e.keyName(key), "NVP has no key for its currency: leave that empty")
		}
	default:
		// Amounts of one unit come together.
		if i := len(e.units) - 1; i >= 0 {
			u := &e.units[i]
			if u.n == e.place.n && u.scope == e.place.scope && u.item == 0 && u.code == a.Currency && u.key == currency {
				return
			}
		}
		e.share(key, unit{key: currency, code: a.Currency, scope: e.place.scope, n: e.place.n})
	}
}

// AmountOf is Amount for an amount outside of the scope whose key at 0 carries
// its currency.
func (e *Encoder) AmountOf(key string, a *money.Amount, scope Group, currency string) {
	if a == nil {
		return
	}
	e.Decimal(key, a.Value)
	if a.Currency != "" {
		e.share(key, unit{key: currency, code: a.Currency, scope: scope.scope()})
	}
}

// ItemAmount is Amount for an element of a list, each of which has a key for the
// currency of its amounts.
func (e *Encoder) ItemAmount(key string, a *money.Amount, currency string) {
	if a == nil {
		return
	}
	e.Decimal(key, a.Value)
	if a.Currency != "" {
		e.share(key, unit{key: currency, code: a.Currency, item: e.place.item})
	}
}

// share writes the currency of a new unit, or compares it with that of a known
// one.
func (e *Encoder) share(key string, u unit) {
	switch known := e.currency(&u); known {
	case u.code:
	case "":
		e.units = append(e.units, u)
		inner, text := e.place, len(e.text)
		e.place = e.placeOf(&u)
		e.pair(u.key, u.code)
		e.place, e.text = inner, e.text[:text]
	default:
		e.mixed(key, &u, known)
	}
}

func (e *Encoder) mixed(key string, u *unit, known string) {
	name, inner := e.keyName(key), e.place
	e.place = e.placeOf(u)
	shared := e.keyName(u.key)
	e.place = inner
	e.Fail(fmt.Errorf("nvp: %s: %s is in %s, but %s is %s and counts for it too: use one currency there", e.root.Method, name, u.code, shared, known))
}

// currency returns the currency of a unit, or "". The unit used last is asked
// for again most of the time.
func (e *Encoder) currency(u *unit) string {
	for i := len(e.units) - 1; i >= 0; i-- {
		if k := &e.units[i]; k.item == u.item && k.n == u.n && k.scope == u.scope && k.key == u.key {
			return k.code
		}
	}
	return ""
}

// placeOf is where the key of a unit stands: for a scope that is out of any list.
func (e *Encoder) placeOf(u *unit) place {
	p := e.place
	switch {
	case u.item != 0:
	case u.scope == Plain:
		p = noScope
	case u.scope == p.scope && u.n == p.n:
		p.before, p.after = p.plain, span{}
	default:
		p = place{before: e.scopeText("&", u.scope, u.n)}
	}
	return p
}
