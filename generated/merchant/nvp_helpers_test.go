package merchant_test

import (
	"reflect"
	"strconv"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/generated/merchant"
	"github.com/ppgen/ppgen/ir"
	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/money"
)

// An nvpMessage is a request or a response that travels over NVP.
type nvpMessage struct {
	operation, direction string
	pairs                []*ir.NVPPair
	message              *ir.Struct
	empty                func() any
}

// nvpMessages lists them in the order of the operations, requests first.
func nvpMessages(t testing.TB) []nvpMessage {
	t.Helper()
	ops := contract(t)
	var list []nvpMessage
	for _, op := range merchant.Operations() {
		if b := ops[op.Name].NVP; b != nil {
			list = append(list,
				nvpMessage{op.Name, "request", b.Request, ops[op.Name].Input, op.NewInput},
				nvpMessage{op.Name, "response", b.Response, ops[op.Name].Output, op.NewOutput})
		}
	}
	return list
}

// numbers are what the letters of a name stand for.
type numbers struct{ n, m int }

func (x numbers) of(letter byte) int {
	switch letter {
	case 'n':
		return x.n
	case 'm':
		return x.m
	}
	return 0
}

// name is a key with numbers for its letters.
func (x numbers) name(k ir.NVPKey) string {
	number := func(letter byte) string {
		if letter == 0 {
			return ""
		}
		return strconv.Itoa(x.of(letter))
	}
	s := k.Scope
	for _, letter := range "nm" {
		s = strings.ReplaceAll(s, string(letter), strconv.Itoa(x.of(byte(letter))))
	}
	if k.Listed {
		s = "L_" + s
	}
	return s + k.Name + number(k.Index)
}

// leaf returns the field of v that a path leads to. It makes what is missing on
// the way, or answers an invalid value if it may not.
func (x numbers) leaf(v any, path []ir.NVPStep, make bool) reflect.Value {
	at := reflect.ValueOf(v).Elem()
	for _, s := range path {
		if at.Kind() == reflect.Pointer {
			if at.IsNil() && !make {
				return reflect.Value{}
			} else if at.IsNil() {
				at.Set(reflect.New(at.Type().Elem()))
			}
			at = at.Elem()
		}
		at = at.FieldByName(s.Field.Go)
		if s.Index == 0 {
			continue
		}
		i := x.of(s.Index)
		if i >= at.Len() && !make {
			return reflect.Value{}
		}
		for i >= at.Len() {
			at.Set(reflect.Append(at, reflect.Zero(at.Type().Elem())))
		}
		at = at.Index(i)
	}
	return at
}

// sample sets a leaf to some value, and returns how NVP writes it.
func sample(leaf reflect.Value, p *ir.NVPPair) string {
	if leaf.Kind() == reflect.Pointer {
		leaf.Set(reflect.New(leaf.Type().Elem()))
		leaf = leaf.Elem()
	}
	switch p.Format {
	case ir.NVPMonth, ir.NVPYear:
		leaf.SetInt(map[ir.NVPFormat]int64{ir.NVPMonth: 9, ir.NVPYear: 2030}[p.Format])
		return "092030"
	case ir.NVPEnum:
		return sampleEnum(leaf, p)
	}
	switch v := leaf.Addr().Interface().(type) {
	case *money.Amount:
		*v = money.Amount{Value: money.MustParse("12.34"), Currency: "EUR"}
		return "12.34"
	case *money.Decimal:
		*v = money.MustParse("5.67")
		return "5.67"
	case *paypal.DateTime:
		*v = "2026-01-02T03:04:05Z"
		return string(*v)
	case *bool:
		*v = true
		return map[ir.NVPFormat]string{ir.NVPBool01: "1", ir.NVPBoolTF: "true"}[p.Format]
	case *int, *int64:
		leaf.SetInt(7)
		return "7"
	}
	leaf.SetString("a&b")
	if p.Quoted {
		return `"a&b"`
	}
	return "a&b"
}

// sampleEnum takes the last value that is spelled in NVP's way, or else of all.
func sampleEnum(leaf reflect.Value, p *ir.NVPPair) string {
	t := p.Leaf().Type
	if l, ok := t.(*ir.List); ok {
		t = l.Elem
	}
	values := t.(*ir.Enum).Values
	v := values[len(values)-1].Name.Local
	text := v
	if p.Spelling != nil {
		for _, s := range p.Spelling.Values {
			if !s.ReadOnly {
				v, text = s.Value.Name.Local, s.Text
			}
		}
	}
	leaf.SetString(v)
	return text
}
