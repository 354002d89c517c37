package nvpnames

import (
	"cmp"
	"slices"

	"github.com/ppgen/ppgen/ir"
)

// carriesNone is what a row says of amounts whose currency is not on the wire.
const carriesNone = "none"

var carriesTexts = map[string]string{
	"":          "%s carries the currency of the record around it",
	carriesNone: "the currency of %s is not on the wire",
}

// A carrier is an amount that carries a currency for the record that holds it.
type carrier struct {
	pair   *ir.NVPPair
	amount site
	rank   int // of its row in the overlay
}

// carry appends the pair of the currency of the amount at s, if that is where
// it is written.
func (m *message) carry(amount site) {
	p := m.rules.currencies.last(amount)
	if p == nil || p.row.value == carriesNone || amount.amount().ByRole(ir.AmountCurrency) == nil {
		return
	}
	currency := amount.currency()
	confidence, why, known := m.rules.attested(currency)
	if !known {
		return
	}
	why = append(why, p.decide(amount))
	pair := m.pair(currency, confidence, why)
	if pair == nil {
		return
	}
	pair.Format = ir.NVPCurrency
	pair.Path = pair.Path[:len(pair.Path)-1]
	m.currencies = append(m.currencies, carrier{pair, amount, p.rank})
}

// shareCurrencies tells every amount which pair carries its currency: that of
// the innermost record around it which has one, else the one of the message that
// the overlay lists first.
func (m *message) shareCurrencies() {
	for i, pair := range m.pairs {
		if pair.Format != ir.NVPAmount {
			continue
		}
		if p := m.rules.currencies.last(m.sites[i]); p != nil && p.row.value == carriesNone {
			pair.Rules = append(pair.Rules, p.decide(m.sites[i]))
			continue
		}
		pair.Currency = m.currencyOf(m.sites[i])
	}
}

// currencyOf returns the pair of the currency of an amount, or nil when the
// message has none.
func (m *message) currencyOf(amount site) *ir.NVPPair {
	var best *ir.NVPPair
	depth := -1
	for _, c := range m.currencies {
		if around := c.around(); len(around) > depth && amount.isWithin(around) {
			best, depth = c.pair, len(around)
		}
	}
	if best == nil && len(m.currencies) > 0 {
		first := slices.MinFunc(m.currencies, func(a, b carrier) int { return cmp.Compare(a.rank, b.rank) })
		return first.pair
	}
	return best
}

// around returns the steps to the record that holds the carrier, or, when the
// carrier is a list, to the carrier: each of its elements has its own currency.
func (c carrier) around() []step {
	steps := c.amount.steps
	if last := len(steps) - 1; !steps[last].list {
		return steps[:last]
	}
	return steps
}

// isWithin reports whether the way to s begins with the steps.
func (s site) isWithin(steps []step) bool {
	if len(s.steps) < len(steps) {
		return false
	}
	for i, step := range steps {
		if s.steps[i].field != step.field {
			return false
		}
	}
	return true
}
