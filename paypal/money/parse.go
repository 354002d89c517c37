package money

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"strings"
)

// maxDigits bounds how long a text Parse reads and how many digits a number may
// need. Without it "1e999999999", eleven bytes, would ask for all memory.
const maxDigits = 16384

// Parse reads a decimal number. It takes what XML Schema and JSON allow for
// numbers: a sign, a point with digits on either side or both, an exponent. It
// also takes thousands separators, as PayPal's contract allows, where they stand
// between whole groups: "1,234.50" is 1234.50, while "12,50", "0,500" and
// "1,2345" are errors, for their writer meant something else. White space,
// infinities and NaN are errors.
func Parse(s string) (Decimal, error) {
	if len(s) > maxDigits {
		return Decimal{}, fmt.Errorf("a decimal number of %d characters is too long: the limit is %d", len(s), maxDigits)
	}
	p := parser{rest: s}
	d, err := p.decimal()
	if err != nil {
		return Decimal{}, fmt.Errorf("%q is not a decimal number: %w", clip(s), err)
	}
	return d, nil
}

// MustParse is Parse for constants: it panics when s is not a decimal number.
func MustParse(s string) Decimal {
	d, err := Parse(s)
	if err != nil {
		panic("money: " + err.Error())
	}
	return d
}

// clip keeps a long text from filling a log.
func clip(s string) string {
	const limit = 40
	if len(s) > limit {
		return s[:limit] + "…"
	}
	return s
}

// A parser reads one number. Digits gather in small as long as they fit, and are
// read from text, the whole of the digits and their separators, when they do not.
type parser struct {
	rest     string
	negative bool
	small    int64
	digits   int // digits seen, without leading zeros
	any      bool
}

// fastDigits is how many digits always fit an int64.
const fastDigits = 18

var (
	errNoDigits = errors.New("it has no digits")
	errGroups   = errors.New("its commas do not separate groups of three digits")
	errExponent = errors.New("its exponent has no digits")
	errRange    = fmt.Errorf("it needs more than %d digits", maxDigits)
)

func (p *parser) decimal() (Decimal, error) {
	p.sign()
	text := p.rest
	if err := p.whole(); err != nil {
		return Decimal{}, err
	}
	fraction := 0
	if p.take('.') {
		fraction = p.run()
	}
	if !p.any {
		return Decimal{}, errNoDigits
	}
	text = text[:len(text)-len(p.rest)]
	exponent, err := p.exponent()
	if err != nil {
		return Decimal{}, err
	}
	if p.rest != "" {
		return Decimal{}, fmt.Errorf("%q is unexpected in it", clip(p.rest))
	}
	return p.number(text, fraction-exponent)
}

func (p *parser) sign() {
	p.negative = strings.HasPrefix(p.rest, "-")
	if p.negative || strings.HasPrefix(p.rest, "+") {
		p.rest = p.rest[1:]
	}
}

func (p *parser) take(c byte) bool {
	if p.rest == "" || p.rest[0] != c {
		return false
	}
	p.rest = p.rest[1:]
	return true
}

// run takes digits and returns how many there were.
func (p *parser) run() int {
	i := 0
	for ; i < len(p.rest) && p.rest[i]-'0' <= 9; i++ {
		if p.digits > 0 || p.rest[i] != '0' {
			p.digits++
		}
		if p.digits <= fastDigits {
			p.small = p.small*10 + int64(p.rest[i]-'0')
		}
	}
	p.any = p.any || i > 0
	p.rest = p.rest[i:]
	return i
}

// whole takes the digits before the point. A first group that starts with 0 is
// refused together with commas: nobody writes "0,500" for five hundred.
func (p *parser) whole() error {
	zero := strings.HasPrefix(p.rest, "0")
	first := p.run()
	for groups := 0; p.take(','); groups++ {
		if zero || first == 0 || first > 3 || p.run() != 3 {
			return errGroups
		}
	}
	return nil
}

// exponent takes "e-12". Its value stops growing where no number can follow it.
func (p *parser) exponent() (int, error) {
	if !p.take('e') && !p.take('E') {
		return 0, nil
	}
	e := parser{rest: p.rest}
	e.sign()
	if e.run() == 0 {
		return 0, errExponent
	}
	p.rest = e.rest
	value := 2 * maxDigits
	if e.digits <= fastDigits {
		value = int(min(e.small, 2*maxDigits))
	}
	if e.negative {
		return -value, nil
	}
	return value, nil
}

// number puts together the number whose digits stand in text.
func (p *parser) number(text string, scale int) (Decimal, error) {
	if max(p.digits, scale, p.digits-scale) > maxDigits {
		return Decimal{}, errRange
	}
	d := Decimal{small: p.small, scale: int32(max(scale, 0))}
	if p.digits > fastDigits {
		v, _ := new(big.Int).SetString(strings.Map(digitsOnly, text), 10) // digits alone always are a number
		d = fromBig(v, d.scale)
	}
	if scale < 0 {
		d = d.extend(int32(-scale))
		d.scale = 0
	}
	if p.negative {
		d = d.Neg()
	}
	return d, nil
}

func digitsOnly(r rune) rune {
	if r < '0' || r > '9' {
		return -1
	}
	return r
}

// MarshalText returns what String returns.
func (d Decimal) MarshalText() ([]byte, error) { return d.AppendTo(nil), nil }

// UnmarshalText is Parse.
func (d *Decimal) UnmarshalText(text []byte) error {
	v, err := Parse(string(text))
	if err != nil {
		return err
	}
	*d = v
	return nil
}

// MarshalJSON writes d as a JSON string, since many JSON readers turn numbers
// into floats.
func (d Decimal) MarshalJSON() ([]byte, error) {
	return append(d.AppendTo([]byte{'"'}), '"'), nil
}

// UnmarshalJSON reads a JSON string or number. It leaves d alone for null.
func (d *Decimal) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		return nil
	}
	if len(data) == 0 || data[0] != '"' {
		return d.UnmarshalText(data)
	}
	var s string
	if err := json.Unmarshal(data, &s); err != nil {
		return err
	}
	return d.UnmarshalText([]byte(s))
}
