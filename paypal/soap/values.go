package soap

import (
	"encoding/base64"
	"encoding/hex"
	"errors"
	"strconv"
	"strings"

	"github.com/ppgen/ppgen/paypal/internal/arena"
	"github.com/ppgen/ppgen/paypal/internal/usual"
	"github.com/ppgen/ppgen/paypal/money"
)

// Every value below is read the same way: empty text is no value, text that is
// not a value of the type is reported and is no value either. No value is the
// zero value, or nil where the result is a pointer or a slice.

// Bool reads the current element as true or false.
func (d *Decoder) Bool() bool { return element(d, parseBool) }

// OptBool is Bool with nil for no value.
func (d *Decoder) OptBool() *bool { return optional(d, &d.bools, parseBool) }

// Int reads the current element as an integer.
func (d *Decoder) Int() int { return element(d, parseInt) }

// OptInt is Int with nil for no value.
func (d *Decoder) OptInt() *int { return optional(d, &d.ints, parseInt) }

// Long reads the current element as an integer of 64 bits.
func (d *Decoder) Long() int64 { return element(d, parseLong) }

// OptLong is Long with nil for no value.
func (d *Decoder) OptLong() *int64 { return optional(d, &d.longs, parseLong) }

// Decimal reads the current element as an exact number.
func (d *Decoder) Decimal() money.Decimal { return element(d, parseDecimal) }

// OptDecimal is Decimal with nil for no value.
func (d *Decoder) OptDecimal() *money.Decimal { return optional(d, &d.decimals, parseDecimal) }

// Base64 reads the current element as bytes in base64.
func (d *Decoder) Base64() []byte { return element(d, parseBase64) }

// Hex reads the current element as bytes in hexadecimal.
func (d *Decoder) Hex() []byte { return element(d, parseHex) }

// AttrBool reads an attribute of the current element as true or false.
func (d *Decoder) AttrBool(local string) *bool { return attribute(d, local, parseBool) }

// AttrInt reads an attribute of the current element as an integer.
func (d *Decoder) AttrInt(local string) *int { return attribute(d, local, parseInt) }

// AttrLong reads an attribute of the current element as an integer of 64 bits.
func (d *Decoder) AttrLong(local string) *int64 { return attribute(d, local, parseLong) }

// AttrDecimal reads an attribute of the current element as an exact number.
func (d *Decoder) AttrDecimal(local string) *money.Decimal { return attribute(d, local, parseDecimal) }

// AttrBase64 reads an attribute of the current element as bytes in base64.
func (d *Decoder) AttrBase64(local string) []byte { return deref(attribute(d, local, parseBase64)) }

// AttrHex reads an attribute of the current element as bytes in hexadecimal.
func (d *Decoder) AttrHex(local string) []byte { return deref(attribute(d, local, parseHex)) }

// ParseBool reads text that was just got from [Decoder.String] or
// [Decoder.Attr], or an item of it, as true or false. What is wrong with it is
// reported for the element it came from.
func (d *Decoder) ParseBool(s string) bool { return item(d, s, parseBool) }

// ParseInt is ParseBool for an integer.
func (d *Decoder) ParseInt(s string) int { return item(d, s, parseInt) }

// ParseLong is ParseBool for an integer of 64 bits.
func (d *Decoder) ParseLong(s string) int64 { return item(d, s, parseLong) }

// ParseDecimal is ParseBool for an exact number.
func (d *Decoder) ParseDecimal(s string) money.Decimal { return item(d, s, parseDecimal) }

// ParseBase64 is ParseBool for bytes in base64.
func (d *Decoder) ParseBase64(s string) []byte { return item(d, s, parseBase64) }

// ParseHex is ParseBool for bytes in hexadecimal.
func (d *Decoder) ParseHex(s string) []byte { return item(d, s, parseHex) }

// element reads the current element.
func element[T any](d *Decoder, parse func([]byte) (T, error)) T {
	v, _ := value(d, d.content(), "", parse)
	return v
}

// optional reads the current element into a slab.
func optional[T any](d *Decoder, s *arena.Slab[T], parse func([]byte) (T, error)) *T {
	v, ok := value(d, d.content(), "", parse)
	if !ok {
		return nil
	}
	return s.Put(v)
}

// attribute reads an attribute of the current element.
func attribute[T any](d *Decoder, local string, parse func([]byte) (T, error)) *T {
	i := d.find(local)
	if i < 0 {
		return nil
	}
	d.unread &^= 1 << i
	d.subject = d.depth
	v, ok := value(d, d.attrBytes(&d.cur.attrs[i]), local, parse)
	if !ok {
		return nil
	}
	return &v
}

// item reads a part of the value that was read last.
func item[T any](d *Decoder, s string, parse func([]byte) (T, error)) T {
	v, _ := value(d, []byte(s), "", parse)
	return v
}

// value reads text, and reports what is not a value.
func value[T any](d *Decoder, text []byte, attr string, parse func([]byte) (T, error)) (v T, ok bool) {
	text = trimBytes(text)
	if len(text) == 0 {
		return v, false
	}
	v, err := parse(text)
	if err != nil {
		d.report(d.subject, attr, text, err.Error())
		var none T
		return none, false
	}
	return v, true
}

func deref(v *[]byte) []byte {
	if v == nil {
		return nil
	}
	return *v
}

// What is wrong with a value, as reports say it.
var (
	errBool    = errors.New("not a boolean")
	errInt     = errors.New("not an integer")
	errRange   = errors.New("integer out of range")
	errDecimal = errors.New("not a decimal number")
	errBase64  = errors.New("not base64")
	errHex     = errors.New("not hexadecimal")
)

// parseBool also takes True and FALSE, which XML Schema does not know but
// servers write.
func parseBool(t []byte) (bool, error) {
	switch {
	case string(t) == "true", string(t) == "1", strings.EqualFold(string(t), "true"):
		return true, nil
	case string(t) == "false", string(t) == "0", strings.EqualFold(string(t), "false"):
		return false, nil
	}
	return false, errBool
}

func parseInt(t []byte) (int, error) {
	v, err := strconv.Atoi(string(t))
	return v, integerError(err)
}

func parseLong(t []byte) (int64, error) {
	v, err := strconv.ParseInt(string(t), 10, 64)
	return v, integerError(err)
}

func integerError(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, strconv.ErrRange):
		return errRange
	}
	return errInt
}

func parseDecimal(t []byte) (money.Decimal, error) {
	if v, ok := usual.Decimal(t); ok {
		return v, nil
	}
	v, err := money.Parse(string(t))
	if err != nil {
		return money.Decimal{}, errDecimal
	}
	return v, nil
}

// parseBase64 lets white space stand anywhere, as XML Schema does.
func parseBase64(t []byte) ([]byte, error) {
	packed := make([]byte, 0, len(t))
	for _, c := range t {
		if classes[c]&isSpace == 0 {
			packed = append(packed, c)
		}
	}
	n, err := base64.StdEncoding.Decode(packed, packed)
	if err != nil {
		return nil, errBase64
	}
	return packed[:n], nil
}

func parseHex(t []byte) ([]byte, error) {
	v, err := hex.DecodeString(string(t))
	if err != nil {
		return nil, errHex
	}
	return v, nil
}
