package money

import (
	"errors"
	"fmt"
)

// An Amount is a number of units of a currency: 12.50 EUR.
//
// In JSON an Amount is PayPal's {"value":"12.50","currency_code":"EUR"}.
type Amount struct {
	Value    Decimal `json:"value"`
	Currency string  `json:"currency_code"` // an ISO 4217 code: "EUR"
}

// Of returns an amount for a request. It is for constants: it panics when value
// is not a decimal number or currency not three capital letters. For input from
// elsewhere there is ParseAmount.
func Of(value, currency string) *Amount {
	a, err := ParseAmount(value, currency)
	if err != nil {
		panic("money: " + err.Error())
	}
	return &a
}

// ParseAmount reads value with Parse. The currency may be any three capital
// letters: Check also asks whether it is one, and whether the decimals fit it.
func ParseAmount(value, currency string) (Amount, error) {
	d, err := Parse(value)
	if err != nil {
		return Amount{}, err
	}
	if !isCode(currency) {
		return Amount{}, fmt.Errorf("%q is not a currency code: expected three capital letters such as EUR", clip(currency))
	}
	return Amount{d, currency}, nil
}

func isCode(s string) bool {
	for i := range len(s) {
		if s[i] < 'A' || s[i] > 'Z' {
			return false
		}
	}
	return len(s) == 3
}

// String returns "12.50 EUR", or just the number when there is no currency.
func (a Amount) String() string {
	if a.Currency == "" {
		return a.Value.String()
	}
	return a.Value.String() + " " + a.Currency
}

// Equal reports whether a and b are the same sum of the same currency: 12.5 EUR
// equals 12.50 EUR.
func (a Amount) Equal(b Amount) bool {
	return a.Currency == b.Currency && a.Value.Equal(b.Value)
}

// ErrCurrency is what Add, Sub and Cmp return for amounts of two currencies.
var ErrCurrency = errors.New("amounts of different currencies")

func (a Amount) sameCurrency(b Amount) error {
	if a.Currency != b.Currency {
		return fmt.Errorf("%w: %q and %q", ErrCurrency, clip(a.Currency), clip(b.Currency))
	}
	return nil
}

// Add returns a + b, or ErrCurrency.
func (a Amount) Add(b Amount) (Amount, error) {
	if err := a.sameCurrency(b); err != nil {
		return Amount{}, err
	}
	return Amount{a.Value.Add(b.Value), a.Currency}, nil
}

// Sub returns a - b, or ErrCurrency.
func (a Amount) Sub(b Amount) (Amount, error) { return a.Add(b.Neg()) }

// Cmp returns -1, 0 or +1, as a is less than, equal to or greater than b, or
// ErrCurrency.
func (a Amount) Cmp(b Amount) (int, error) {
	if err := a.sameCurrency(b); err != nil {
		return 0, err
	}
	return a.Value.Cmp(b.Value), nil
}

// Neg returns -a.
func (a Amount) Neg() Amount { return Amount{a.Value.Neg(), a.Currency} }

// Mul returns a × factor exactly; Round the result before you send it.
func (a Amount) Mul(factor Decimal) Amount { return Amount{a.Value.Mul(factor), a.Currency} }

// Round returns a with the decimals of its currency. An amount of an unknown
// currency stays as it is.
func (a Amount) Round(mode Rounding) Amount {
	if n, ok := MinorUnits(a.Currency); ok {
		a.Value = a.Value.Round(n, mode)
	}
	return a
}

// Check says what keeps PayPal from taking a: an unknown currency, or more
// decimals than the currency has. Decimals that are zero count, because they are
// sent: "500.00" is too long for JPY. Exact cuts them off.
func (a Amount) Check() error {
	n, ok := MinorUnits(a.Currency)
	switch {
	case !ok:
		return unknownCurrency(a.Currency)
	case a.Value.Scale() > n:
		return fmt.Errorf("%s has %d decimals, but %s takes %d: use Exact or Round", a, a.Value.Scale(), a.Currency, n)
	}
	return nil
}

func unknownCurrency(code string) error {
	return fmt.Errorf("%q is not a known currency code", clip(code))
}

// Fits reports whether Check finds nothing.
func (a Amount) Fits() bool { return a.Check() == nil }

// Exact returns a written with just the decimals of its currency, or an error if
// that would be another sum: 12.5 EUR becomes 12.50 EUR, but 12.505 EUR needs
// Round.
func (a Amount) Exact() (Amount, error) {
	n, ok := MinorUnits(a.Currency)
	if !ok {
		return Amount{}, unknownCurrency(a.Currency)
	}
	v, same := a.Value.Rescale(n)
	if !same {
		return Amount{}, fmt.Errorf("%s does not fit %s, which takes %d decimals: use Round", a, a.Currency, n)
	}
	return Amount{v, a.Currency}, nil
}

// Minor returns a in the smallest unit that PayPal takes: 1250 for 12.50 EUR,
// 500 for 500 JPY.
func (a Amount) Minor() (int64, error) {
	e, err := a.Exact()
	if err != nil {
		return 0, err
	}
	if e.Value.large != nil {
		return 0, fmt.Errorf("%s does not fit 64 bits in minor units", a)
	}
	return e.Value.small, nil
}

// FromMinor returns the amount of so many smallest units: 12.50 EUR for 1250.
func FromMinor(minor int64, currency string) (Amount, error) {
	n, ok := MinorUnits(currency)
	if !ok {
		return Amount{}, unknownCurrency(currency)
	}
	return Amount{New(minor, n), currency}, nil
}
