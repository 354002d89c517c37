package nvp

import (
	"bytes"
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/money"
)

// taken is for a field that is filled already: by the same name, which is
// reported, or by the name that the pair is an alias of.
func (d *Decoder) taken() {
	if d.rank == 0 {
		d.report("repeated name")
	}
}

// bytes is the value of the pair, until the next value is asked for. It answers
// false, after a report, when it makes no sense.
func (d *Decoder) bytes() ([]byte, bool) {
	p := &d.pairs[d.at]
	p.flags |= used
	b := d.valueOf(p)
	if p.flags&(badEscape|notUTF8) != 0 {
		return d.oddBytes(b)
	}
	return b, true
}

// oddBytes reports what is wrong with a value. One in another encoding than UTF-8
// is kept as it came, for whoever knows the encoding.
func (d *Decoder) oddBytes(b []byte) ([]byte, bool) {
	if d.pairs[d.at].flags&badEscape != 0 {
		d.report("not a valid escape")
		return nil, false
	}
	b = bytes.Clone(b)
	d.report("not UTF-8")
	return b, true
}

// trimmed is the value without the blanks that numbers are padded with. It answers
// false when nothing is left.
func (d *Decoder) trimmed() ([]byte, bool) {
	b, ok := d.bytes()
	if ok && len(b) > 0 && (b[0] <= ' ' || b[len(b)-1] <= ' ') {
		b = bytes.TrimSpace(b)
	}
	return b, ok && len(b) > 0
}

// String reads a text.
func (d *Decoder) String(v *string) {
	if *v != "" {
		d.taken()
		return
	}
	b, _ := d.bytes()
	*v = d.texts.Add(b)
}

// Quoted reads a text that may stand between double quotes.
func (d *Decoder) Quoted(v *string) {
	if *v != "" {
		d.taken()
		return
	}
	b, _ := d.bytes()
	if len(b) >= 2 && b[0] == '"' && b[len(b)-1] == '"' {
		b = b[1 : len(b)-1]
	}
	*v = d.texts.Add(b)
}

// Enum reads a value of an enumeration. One that is not known is kept as it is.
func (d *Decoder) Enum(v *string, enum *Enum) {
	if *v != "" {
		d.taken()
		return
	}
	b, ok := d.trimmed()
	if !ok {
		return
	}
	if same, ok := d.sameValue(b, enum); ok {
		*v = same
		return
	}
	if *v, ok = enum.read(b); !ok {
		*v = d.texts.Add(b)
	} else if string(b) == *v {
		d.rememberValue(enum, *v)
	}
}

// DateTime reads a point in time. One that looks wrong is reported and kept, as
// the type is a text.
func (d *Decoder) DateTime(v *paypal.DateTime) {
	if *v != "" {
		d.taken()
		return
	}
	if b, ok := d.trimmed(); ok {
		*v = paypal.DateTime(d.texts.Add(b))
		if !beginsWithDate(*v) {
			d.report("not a date and time")
		}
	}
}

// beginsWithDate reports whether s begins like 2006-01-02.
func beginsWithDate(s paypal.DateTime) bool {
	if len(s) < 10 {
		return false
	}
	for i := range 10 {
		if dash := i == 4 || i == 7; dash && s[i] != '-' || !dash && !isDigit(s[i]) {
			return false
		}
	}
	return true
}

// Bool reads a boolean in any of its spellings.
func (d *Decoder) Bool(v *bool) { required(d, v, isZero, parseBool) }

// OptBool is Bool for a field that may be nil.
func (d *Decoder) OptBool(v **bool) { optional(d, v, &d.slabs.bools, parseBool) }

// Int reads an integer.
func (d *Decoder) Int(v *int) { required(d, v, isZero, parseInt) }

// OptInt is Int for a field that may be nil.
func (d *Decoder) OptInt(v **int) { optional(d, v, &d.slabs.ints, parseInt) }

// Long reads an integer of 64 bits.
func (d *Decoder) Long(v *int64) { required(d, v, isZero, parseLong) }

// OptLong is Long for a field that may be nil.
func (d *Decoder) OptLong(v **int64) { optional(d, v, &d.slabs.longs, parseLong) }

// Decimal reads an exact number.
func (d *Decoder) Decimal(v *money.Decimal) { required(d, v, money.Decimal.IsZero, parseDecimal) }

// OptDecimal is Decimal for a field that may be nil.
func (d *Decoder) OptDecimal(v **money.Decimal) { optional(d, v, &d.slabs.decimals, parseDecimal) }

func isZero[T comparable](v T) bool {
	var zero T
	return v == zero
}

// required reads a value into a field that cannot be nil. Its zero does not tell
// whether it was read, so that is remembered.
func required[T any](d *Decoder, v *T, isZero func(T) bool, parse func([]byte) (T, error)) {
	if !isZero(*v) || d.wasZero() {
		d.taken()
		return
	}
	if n, ok := value(d, parse); ok {
		if *v = n; isZero(n) {
			d.rememberZero()
		}
	}
}

// maxZeros bounds what wasZero looks through. No contract has so many fields that
// cannot be nil.
const maxZeros = 1 << 10

func (d *Decoder) rememberZero() {
	if len(d.zeros) < maxZeros {
		d.zeros = append(d.zeros, d.key)
	}
}

// wasZero reports whether the pair's key was read before as a zero.
func (d *Decoder) wasZero() bool { return d.rank == 0 && slices.Contains(d.zeros, d.key) }

// optional reads a value into a field that may be nil.
func optional[T any](d *Decoder, v **T, slab *[]T, parse func([]byte) (T, error)) {
	if *v != nil {
		d.taken()
		return
	}
	if n, ok := value(d, parse); ok {
		*v = next(d, slab)
		**v = n
	}
}

// MonthYear reads the two halves of a date such as 092030.
func (d *Decoder) MonthYear(month, year *int) {
	if *month != 0 || *year != 0 {
		d.taken()
		return
	}
	if n, ok := value(d, parseMonthYear); ok {
		*month, *year = n/10000, n%10000
	}
}

// OptMonthYear is MonthYear for fields that may be nil.
func (d *Decoder) OptMonthYear(month, year **int) {
	if *month != nil || *year != nil {
		d.taken()
		return
	}
	if n, ok := value(d, parseMonthYear); ok {
		*month, *year = next(d, &d.slabs.ints), next(d, &d.slabs.ints)
		**month, **year = n/10000, n%10000
	}
}

// decimal is value for an exact number.
func (d *Decoder) decimal() (money.Decimal, bool) {
	p := &d.pairs[d.at]
	if n, ok := parseUsual(d.body[p.value.from:p.value.to]); ok {
		return n, true
	}
	return value(d, parseDecimal)
}

// value reads the pair's value, and reports what is not one. An empty text is an
// absent value.
func value[T any](d *Decoder, parse func([]byte) (T, error)) (v T, ok bool) {
	b, ok := d.trimmed()
	if !ok {
		return v, false
	}
	v, err := parse(b)
	if err != nil {
		d.report(err.Error())
	}
	return v, err == nil
}

// What is wrong with a value, as reports say it.
var (
	errBool      = errors.New("not a boolean")
	errInt       = errors.New("not an integer")
	errRange     = errors.New("integer out of range")
	errDecimal   = errors.New("not a decimal number")
	errMonthYear = errors.New("not a month and year of six digits")
)

func parseBool(b []byte) (bool, error) {
	switch string(b) {
	case "1", "true", "Y":
		return true, nil
	case "0", "false", "N":
		return false, nil
	}
	switch strings.ToLower(string(b)) {
	case "true", "y", "yes":
		return true, nil
	case "false", "n", "no":
		return false, nil
	}
	return false, errBool
}

// parseLong also takes a negative number that was printed as if it had no sign:
// 18446744073709551615 is -1.
func parseLong(b []byte) (int64, error) {
	n, err := strconv.ParseInt(string(b), 10, 64)
	if err == nil {
		return n, nil
	}
	if u, unsignedErr := strconv.ParseUint(string(b), 10, 64); unsignedErr == nil {
		return int64(u), nil
	}
	if errors.Is(err, strconv.ErrRange) {
		return 0, errRange
	}
	return 0, errInt
}

func parseInt(b []byte) (int, error) {
	n, err := parseLong(b)
	if err == nil && int64(int(n)) != n {
		return 0, errRange
	}
	return int(n), err
}

// parseUsual reads numbers as servers write them, such as 12%2e50, without a copy:
// they are most of an answer about money.
func parseUsual(b []byte) (money.Decimal, bool) {
	digits, point, n := 0, -1, int64(0)
	for i := 0; i < len(b); i++ {
		c := b[i]
		if c == '%' && i+2 < len(b) && b[i+1] == '2' && b[i+2]|0x20 == 'e' {
			c, i = '.', i+2
		}
		switch {
		case isDigit(c):
			n = n*10 + int64(c-'0')
			digits++
		case c == '.' && point < 0 && digits > 0:
			point = digits
		case c == '-' && i == 0:
		default:
			return money.Decimal{}, false
		}
	}
	if digits == 0 || digits > 18 || point == digits {
		return money.Decimal{}, false
	}
	if b[0] == '-' {
		n = -n
	}
	if point < 0 {
		point = digits
	}
	return money.New(n, digits-point), true
}

func parseDecimal(b []byte) (money.Decimal, error) {
	v, err := money.Parse(string(b))
	if err != nil {
		return money.Decimal{}, errDecimal
	}
	return v, nil
}

// parseMonthYear reads MMYYYY, as the number that these digits are.
func parseMonthYear(b []byte) (int, error) {
	n, err := strconv.ParseUint(string(b), 10, 32)
	if err != nil || len(b) != 6 {
		return 0, errMonthYear
	}
	return int(n), nil
}
