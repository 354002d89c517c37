package nvp

import (
	"bytes"
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/ppgen/ppgen/paypal/internal/usual"
	"github.com/ppgen/ppgen/paypal/money"
)

// taken is for a field that is filled already: by the same name, which is
// reported, or by the name that the pair is an alias of.
func (d *Decoder) taken() {
	if d.rank == 0 {
		d.report("repeated name")
	}
}

// take returns the pair at hand, whose value is used then. It answers false, after a
// report, when that makes no sense.
func (d *Decoder) take() (*pair, bool) {
	p := &d.pairs[d.at]
	p.flags |= used
	return p, p.flags&(badEscape|notUTF8) == 0 || d.isText(p)
}

// string is the value of the pair as a text, which is kept even when it is in another
// encoding than UTF-8, for whoever knows the encoding.
func (d *Decoder) string() string {
	p, ok := d.take()
	if !ok {
		return ""
	}
	return d.stringOf(p)
}

// isText reports what is wrong with a value, and whether it is still a text.
func (d *Decoder) isText(p *pair) bool {
	if p.flags&badEscape != 0 {
		d.report("not a valid escape")
		return false
	}
	d.report("not UTF-8")
	return true
}

// trimmed is the value without the blanks that numbers are padded with. It answers
// false when nothing is left.
func (d *Decoder) trimmed() ([]byte, bool) {
	p, ok := d.take()
	b := d.valueOf(p)
	if ok && len(b) > 0 && (b[0] <= ' ' || b[len(b)-1] <= ' ') {
		b = bytes.TrimSpace(b)
	}
	return b, ok && len(b) > 0
}

// quoted is a text that may stand between double quotes.
func (d *Decoder) quoted() string {
	s := d.string()
	if len(s) >= 2 && s[0] == '"' && s[len(s)-1] == '"' {
		return s[1 : len(s)-1]
	}
	return s
}

// enum is a value of an enumeration. One that is not known is kept as it is.
func (d *Decoder) enum(enum *Enum) string {
	b, ok := d.trimmed()
	if !ok {
		return ""
	}
	if same, ok := d.sameValue(b, enum); ok {
		return same
	}
	v, ok := enum.read(b)
	if !ok {
		return strings.TrimSpace(d.string())
	}
	if string(b) == v {
		d.rememberValue(enum, v)
	}
	return v
}

// dateTime is a point in time. One that looks wrong is reported and kept, as the type
// is a text.
func (d *Decoder) dateTime() string {
	s := strings.TrimSpace(d.string())
	if s != "" && !beginsWithDate(s) {
		d.report("not a date and time")
	}
	return s
}

// beginsWithDate reports whether s begins like 2006-01-02.
func beginsWithDate(s string) bool {
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
	if n, ok := usual.Decimal(d.valueOf(&d.pairs[d.at])); ok {
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
