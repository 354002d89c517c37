package rest

import (
	"encoding/base64"
	"errors"
	"strconv"
	"strings"

	"github.com/ppgen/ppgen/paypal/internal/arena"
	"github.com/ppgen/ppgen/paypal/internal/usual"
	"github.com/ppgen/ppgen/paypal/money"
)

// Every scalar below is read the same way: null and, where something else than
// text is declared, empty text are no value; what is not a value is reported and
// is no value either. No value leaves what was there.

func readText[T ~string](r *reader, p *T) {
	var t []byte
	var ok bool
	if r.p < len(r.s) && r.s[r.p] == '"' { // nearly always
		t, ok = r.quoted()
	} else {
		t, ok = r.scalar(StringKind)
	}
	if ok {
		*p = T(r.copy(t))
	}
	r.next(ok)
}

func readTextOpt(r *reader, p **string) {
	t, ok := r.scalar(StringKind)
	if ok {
		*p = r.strings.Put(r.copy(t))
	}
	r.next(ok)
}

func readScalar[T any](r *reader, p *T, want Kinds, parse func([]byte) (T, error)) {
	v, ok := value(r, want, parse)
	if ok {
		*p = v
	}
	r.next(ok)
}

// readOptional reads a scalar into a slab.
func readOptional[T any](r *reader, p **T, s *arena.Slab[T], want Kinds, parse func([]byte) (T, error)) {
	v, ok := value(r, want, parse)
	if ok {
		*p = s.Put(v)
	}
	r.next(ok)
}

// value reads a scalar, and reports what is not a value.
func value[T any](r *reader, want Kinds, parse func([]byte) (T, error)) (v T, ok bool) {
	t, ok := r.scalar(want)
	if !ok || len(t) == 0 {
		return v, false
	}
	v, err := parse(t)
	if err != nil {
		r.report(t, err.Error())
		return v, false
	}
	return v, true
}

// What is wrong with a value, as reports say it.
var (
	errBool    = errors.New("not true or false")
	errInt     = errors.New("not an integer")
	errRange   = errors.New("integer out of range")
	errDecimal = errors.New("not a decimal number")
	errBase64  = errors.New("not base64")
)

// parseBool also takes the Y and N that some services write.
func parseBool(t []byte) (bool, error) {
	switch s := string(t); {
	case s == "true", s == "1", strings.EqualFold(s, "true"), strings.EqualFold(s, "y"):
		return true, nil
	case s == "false", s == "0", strings.EqualFold(s, "false"), strings.EqualFold(s, "n"):
		return false, nil
	}
	return false, errBool
}

func parseInt(t []byte) (int, error) {
	v, err := parseLong(t)
	if err == nil && int64(int(v)) != v {
		err = errRange
	}
	return int(v), err
}

// parseLong also takes an integer that is written like a fraction: 3.0.
func parseLong(t []byte) (int64, error) {
	v, err := strconv.ParseInt(string(t), 10, 64)
	if err == nil {
		return v, nil
	}
	if errors.Is(err, strconv.ErrRange) {
		return 0, errRange
	}
	d, err := parseDecimal(t)
	if err != nil {
		return 0, errInt
	}
	whole, same := d.Rescale(0)
	if !same {
		return 0, errInt
	}
	v, err = strconv.ParseInt(whole.String(), 10, 64)
	if err != nil {
		return 0, errRange
	}
	return v, nil
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

func parseBase64(t []byte) ([]byte, error) {
	v := make([]byte, base64.StdEncoding.DecodedLen(len(t)))
	n, err := base64.StdEncoding.Decode(v, t)
	if err != nil {
		return nil, errBase64
	}
	return v[:n], nil
}
