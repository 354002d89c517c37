package sample

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/money"
	"github.com/ppgen/ppgen/paypal/soap"
)

// messages are all messages of the package; each test starts with empty ones.
func messages() []soap.Message {
	return []soap.Message{
		new(Values), new(Attributes), new(Lists), new(Records), new(Choices), new(Sequences), new(Mixed),
		new(Content), new(Open), new(Twins), new(Anything), new(Amounts), new(PayRequest), new(PayResponse), new(LookRequest), new(ModernRequest),
	}
}

// TestRoundTrip writes random values and reads them back.
func TestRoundTrip(t *testing.T) {
	for seed := range uint64(300) {
		f := &filler{rand.New(rand.NewPCG(seed, 1))}
		for _, in := range messages() {
			f.fill(reflect.ValueOf(in).Elem(), 3)
			text, err := soap.Marshal(in)
			if err != nil {
				t.Fatalf("seed %d: %v\n%+v", seed, err, in)
			}
			out := reflect.New(reflect.TypeOf(in).Elem()).Interface().(soap.Message)
			if _, err := soap.UnmarshalReport(text, out); err != nil {
				t.Fatalf("seed %d: %v\n%s", seed, err, text)
			}
			if again, _ := soap.Marshal(out); string(again) != string(text) {
				t.Fatalf("seed %d: written again, the message is\n%s\nit was\n%s", seed, again, text)
			}
			if !reflect.DeepEqual(normal(in), normal(out)) {
				t.Fatalf("seed %d: read back, %T is\n%+v\nit was\n%+v\n%s", seed, in, out, in, text)
			}
		}
	}
}

// normal fills in what an empty field means on the wire.
func normal(m soap.Message) soap.Message {
	switch m := m.(type) {
	case *PayRequest:
		if m.Version == "" {
			m.Version = contract.Version
		}
	case *Values:
		if m.FixedString == "" {
			m.FixedString = "always"
		}
		if m.FixedInt == nil {
			m.FixedInt = paypal.Ptr(7)
		}
	case *Mixed:
		m.Parts = joined(m.Parts)
	case *Attributes:
		if m.FixedString == "" {
			m.FixedString = "always"
		}
		if m.FixedBool == nil {
			m.FixedBool = paypal.Ptr(true)
		}
	}
	return m
}

// joined puts texts together that nothing stands between: on the wire they are
// one.
func joined(parts []Part) []Part {
	var list []Part
	for _, p := range parts {
		if n := len(list); n > 0 && p.Text != nil && list[n-1].Text != nil {
			list[n-1].Text = paypal.Ptr(*list[n-1].Text + *p.Text)
			continue
		}
		list = append(list, p)
	}
	return list
}

// A filler sets every field of a value at random, absent half of the time where
// it may be.
type filler struct{ *rand.Rand }

func (f *filler) half() bool { return f.IntN(2) == 0 }

var texts = []string{"a", "b c", "<&>\"'", "ünï€😀", "]]>", "-", "0"}

func (f *filler) text() string { return texts[f.IntN(len(texts))] }

func (f *filler) fill(v reflect.Value, depth int) {
	switch v.Addr().Interface().(type) {
	case *money.Amount:
		v.Set(reflect.ValueOf(money.Amount{Value: f.decimal(), Currency: "EUR"}))
		return
	case *money.Decimal:
		v.Set(reflect.ValueOf(f.decimal()))
		return
	case *soap.Raw:
		v.SetString("<raw><x>" + strings.Repeat("y", f.IntN(3)) + "</x></raw>")
		return
	case *[]soap.Attr:
		if f.half() {
			v.Set(reflect.ValueOf([]soap.Attr{{Local: "other", Value: f.text()}}))
		}
		return
	case *[]byte:
		if f.half() {
			v.SetBytes([]byte(f.text()))
		}
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(strings.ReplaceAll(f.text(), " ", ""))
	case reflect.Bool:
		v.SetBool(f.half())
	case reflect.Int, reflect.Int64:
		v.SetInt(int64(f.IntN(7)) - 3)
	case reflect.Pointer:
		if depth > 0 && f.half() {
			v.Set(reflect.New(v.Type().Elem()))
			f.fill(v.Elem(), depth-1)
		}
	case reflect.Slice:
		for range f.IntN(4) {
			item := reflect.New(v.Type().Elem()).Elem()
			f.fill(item, depth)
			if item.Kind() != reflect.Slice || item.Len() > 0 {
				v.Set(reflect.Append(v, item))
			}
		}
	case reflect.Struct:
		f.fillStruct(v, depth)
	}
}

func (f *filler) decimal() money.Decimal { return money.New(f.Int64N(2000)-1000, f.IntN(4)) }

// unionTypes have exactly one field set.
var unionTypes = []any{Animal{}, Either{}, Heading{}, Item{}, Part{}, Shape{}}

func (f *filler) fillStruct(v reflect.Value, depth int) {
	for _, u := range unionTypes {
		if v.Type() == reflect.TypeOf(u) {
			f.fillUnion(v, depth)
			return
		}
	}
	for i := range v.NumField() {
		field := v.Field(i)
		if field.Kind() == reflect.String && f.half() && field.Type() != reflect.TypeFor[soap.Raw]() {
			continue // absent
		}
		f.fill(field, depth)
	}
	// A row ends where its first element comes again, so each has one. Open content
	// of a named element is that element.
	switch x := v.Addr().Interface().(type) {
	case *Row:
		x.ID = "row"
	case *Pair:
		x.Key = "key"
	case *Open:
		x.Anything = `<Anything xmlns="urn:a"><free/></Anything>`
	}
}

func (f *filler) fillUnion(v reflect.Value, depth int) {
	field := v.Field(f.IntN(v.NumField()))
	for field.IsZero() {
		if field.Kind() == reflect.Pointer {
			field.Set(reflect.New(field.Type().Elem()))
			f.fill(field.Elem(), depth)
			continue
		}
		item := reflect.New(field.Type().Elem()).Elem()
		f.fill(item, depth)
		field.Set(reflect.Append(field, item))
	}
}
