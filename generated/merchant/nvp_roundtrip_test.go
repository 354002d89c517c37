package merchant_test

import (
	"bytes"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/ir"
	"github.com/ppgen/ppgen/paypal/money"
	"github.com/ppgen/ppgen/paypal/nvp"
	"github.com/ppgen/ppgen/paypal/soap"
)

// TestNVPRoundTrip sends random values of every message through the NVP encoder
// and decoder, restricted to what has names there: nothing may be lost, changed
// or reported. Sent as SOAP the same value must come back the same.
func TestNVPRoundTrip(t *testing.T) {
	for _, m := range nvpMessages(t) {
		t.Run(m.operation+"/"+m.direction, func(t *testing.T) {
			t.Parallel()
			for seed := range uint64(valuesPerType) {
				want := named(m, random(m.message, m.empty, seed))
				body, err := nvp.Marshal(want)
				if err != nil {
					t.Fatalf("seed %d: %v", seed, err)
				}
				fillVersion(want)
				got := m.empty()
				unknown, err := nvp.UnmarshalReport(body, got)
				if err != nil || len(unknown) > 0 {
					t.Fatalf("seed %d: reported %v, %v\n%s", seed, unknown, err, body)
				}
				if !reflect.DeepEqual(got, want) {
					t.Fatalf("seed %d: got\n%+v\nwant\n%+v\n%s", seed, got, want, body)
				}
				compareWithSOAP(t, m, got)
				checkBytes(t, m, want, body)
			}
		})
	}
}

// compareWithSOAP holds what was read from NVP against the same read from SOAP.
func compareWithSOAP(t *testing.T, m nvpMessage, v any) {
	t.Helper()
	envelope, err := soap.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	got := m.empty()
	if err := soap.Unmarshal(envelope, got); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, v) {
		t.Fatalf("over SOAP\n%+v\nover NVP\n%+v\n%s", got, v, envelope)
	}
}

// checkBytes holds a message against net/url, and against itself written again.
func checkBytes(t *testing.T, m nvpMessage, v any, body []byte) {
	t.Helper()
	again, err := nvp.Marshal(v)
	if err != nil || !bytes.Equal(again, body) {
		t.Fatalf("written again: %s, %v; want %s", again, err, body)
	}
	if m.direction == "request" && !strings.HasPrefix(string(body), "METHOD="+m.operation+"&VERSION=204.0") && !strings.Contains(string(body), "&VERSION=") {
		t.Fatalf("%s does not begin with METHOD and VERSION", body)
	}
	values, err := url.ParseQuery(string(body))
	if err != nil {
		t.Fatal(err)
	}
	pairs := 0
	for k, v := range values {
		pairs += len(v)
		if len(v) != 1 {
			t.Fatalf("%s is there %d times", k, len(v))
		}
	}
	if n := bytes.Count(body, []byte("&")) + 1; n != pairs && len(body) > 0 {
		t.Fatalf("%d pairs, url.ParseQuery sees %d", n, pairs)
	}
}

// named returns a copy of v with those values alone that NVP has a name for, and
// in each unit of amounts one currency.
func named(m nvpMessage, v any) any {
	c := copier{from: v, to: m.empty(), currencies: map[string]string{}}
	for _, p := range m.pairs {
		if p.Format != ir.NVPCurrency && p.Format != ir.NVPYear && len(p.Path) > 0 && !p.Second && (p.Currency == nil || !p.Currency.Second) {
			c.each(p, 0, numbers{})
		}
	}
	c.sameCurrency(m)
	c.repeat(m)
	return c.to
}

// A copier copies leaf by leaf.
type copier struct {
	from, to   any
	currencies map[string]string // by name
}

// each copies a pair with all numbers that there are in the value.
func (c *copier) each(p *ir.NVPPair, step int, x numbers) {
	for ; step < len(p.Path); step++ {
		letter := p.Path[step].Index
		if letter != 'n' && letter != 'm' || !p.Key.Has(letter) {
			continue
		}
		list := x.list(c.from, p.Path[:step+1])
		for i := range list {
			if letter == 'n' {
				x.n = i
			} else {
				x.m = i
			}
			c.each(p, step+1, x)
		}
		return
	}
	c.copy(p, x)
}

// list is how many elements the list at the end of a path has.
func (x numbers) list(v any, path []ir.NVPStep) int {
	bare := slices.Clone(path)
	bare[len(bare)-1].Index = 0
	if l := x.leaf(v, bare, false); l.IsValid() {
		return l.Len()
	}
	return 0
}

func (c *copier) copy(p *ir.NVPPair, x numbers) {
	from := x.leaf(c.from, p.Path, false)
	if !from.IsValid() || from.IsZero() {
		return
	}
	x.leaf(c.to, p.Path, true).Set(from)
	switch {
	case p.Format == ir.NVPMonth:
		x.leaf(c.to, p.Path, true).Set(number(from.Type(), 9))
		year := slices.Clone(p.Path)
		year[len(year)-1].Field = yearOf(p)
		x.leaf(c.to, year, true).Set(number(from.Type(), 2031))
	case p.Format == ir.NVPAmount:
		c.amount(p, x, x.leaf(c.to, p.Path, true))
	}
}

// number is a value of type int or *int.
func number(t reflect.Type, n int) reflect.Value {
	if t.Kind() == reflect.Pointer {
		return reflect.ValueOf(&n)
	}
	return reflect.ValueOf(n)
}

// yearOf is the field beside that of a month.
func yearOf(p *ir.NVPPair) *ir.Field {
	s := p.Path[len(p.Path)-2].Field.Type.(*ir.Struct)
	name := strings.Replace(p.Leaf().Go, "Month", "Year", 1)
	return s.Fields[slices.IndexFunc(s.Fields, func(f *ir.Field) bool { return f.Go == name })]
}

// amount gives an amount the currency of its unit.
func (c *copier) amount(p *ir.NVPPair, x numbers, v reflect.Value) {
	own := v
	if v.Kind() == reflect.Pointer {
		own = v.Elem()
	}
	a := own.Interface().(money.Amount)
	if p.Currency == nil {
		a.Currency = ""
	} else {
		if k := p.Currency.Key; k.Scope != p.Key.Scope {
			x = numbers{}
		}
		name := x.name(p.Currency.Key)
		if c.currencies[name] == "" {
			c.currencies[name] = a.Currency
		}
		a.Currency = c.currencies[name]
	}
	if v.Kind() == reflect.Pointer {
		v.Set(reflect.ValueOf(&a))
		return
	}
	v.Set(reflect.ValueOf(a))
}

// repeat fills what travels under a name that another value has, with that value:
// second targets, and those with an alias that is the name of something else.
func (c *copier) repeat(m nvpMessage) {
	for _, p := range m.pairs {
		for _, k := range append([]ir.NVPKey{p.Key}, aliases(p)...) {
			for _, main := range m.pairs {
				own := k == p.Key
				if main == p || len(main.Path) == 0 || len(p.Path) == 0 || main.Second || own && !p.Second || main.Format == ir.NVPCurrency ||
					p.Format == ir.NVPCurrency || (numbers{}).name(main.Key) != (numbers{}).name(k) {
					continue
				}
				if from := (numbers{}).leaf(c.to, main.Path, false); from.IsValid() && !from.IsZero() {
					if to := (numbers{}).leaf(c.to, p.Path, true); to.IsZero() {
						assign(to, from)
					}
				}
			}
		}
	}
}

func aliases(p *ir.NVPPair) (keys []ir.NVPKey) {
	for _, a := range p.Aliases {
		keys = append(keys, a.Key)
	}
	return keys
}

// assign sets to, which may be a pointer to what from is.
func assign(to, from reflect.Value) {
	if to.Kind() == reflect.Pointer && from.Kind() != reflect.Pointer {
		to.Set(reflect.New(from.Type()))
		to = to.Elem()
	}
	to.Set(from.Convert(to.Type()))
}

// sameCurrency sets fields of their own that travel under the name of a currency.
func (c *copier) sameCurrency(m nvpMessage) {
	for _, p := range m.pairs {
		if p.Format == ir.NVPEnum && c.currencies[p.Key.String()] != "" {
			numbers{}.leaf(c.to, p.Path, true).SetString(c.currencies[p.Key.String()])
		}
	}
}
