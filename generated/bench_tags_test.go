package generated_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"testing"

	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/money"
	"github.com/ppgen/ppgen/paypal/rest"
)

// A tagger makes types that leave the work to encoding/json: plain structs with
// tags that have the fields of a generated type. What a field is called on the
// wire it finds out by writing it.
type tagger map[reflect.Type]reflect.Type

// of returns the type that stands for a generated one, nil when there is none.
func (t tagger) of(from reflect.Type) reflect.Type {
	switch from {
	case reflect.TypeFor[rest.Raw]():
		return reflect.TypeFor[json.RawMessage]()
	case reflect.TypeFor[paypal.Link]():
		return from // it has tags
	case reflect.TypeFor[money.Decimal]():
		return reflect.TypeFor[json.Number]()
	}
	switch from.Kind() {
	case reflect.String:
		return reflect.TypeFor[string]()
	case reflect.Pointer:
		if to := t.of(from.Elem()); to != nil {
			return reflect.PointerTo(to)
		}
	case reflect.Slice:
		if to := t.of(from.Elem()); to != nil {
			return reflect.SliceOf(to)
		}
	case reflect.Map:
		if to := t.of(from.Elem()); to != nil {
			return reflect.MapOf(from.Key(), to)
		}
	case reflect.Struct:
		return t.record(from)
	default:
		return from
	}
	return nil
}

// record returns the type for a record. What contains itself is left out, which
// reflection cannot make.
func (t tagger) record(from reflect.Type) reflect.Type {
	if made, ok := t[from]; ok {
		return made
	}
	t[from] = nil // while it is being made
	var fields []reflect.StructField
	for i := range from.NumField() {
		f := from.Field(i)
		names := written(from, i)
		to := t.of(f.Type)
		switch {
		case f.Type == reflect.TypeFor[*money.Amount]() && len(names) == 1:
			to = amountOf(from, i, names[0])
		case f.Type == reflect.TypeFor[*money.Amount](): // its members stand in the record
			to = reflect.TypeFor[string]()
		}
		if to == nil {
			continue
		}
		for _, name := range names {
			fields = append(fields, reflect.StructField{Name: f.Name + fmt.Sprint(len(fields)), Type: to, Tag: tag(name)})
		}
	}
	t[from] = reflect.StructOf(fields)
	return t[from]
}

func tag(name string) reflect.StructTag {
	return reflect.StructTag(fmt.Sprintf(`json:"%s,omitempty"`, name))
}

// amountOf returns the type for an amount, whose members are called differently in
// different APIs.
func amountOf(from reflect.Type, i int, name string) reflect.Type {
	var inner map[string]json.RawMessage
	_ = json.Unmarshal(members(from, i)[name], &inner)
	var fields []reflect.StructField
	for _, name := range sortedNames(inner) {
		fields = append(fields, reflect.StructField{Name: fmt.Sprint("F", len(fields)), Type: reflect.TypeFor[string](), Tag: tag(name)})
	}
	return reflect.PointerTo(reflect.StructOf(fields))
}

// written returns the members that a field of a record is written as.
func written(from reflect.Type, i int) (names []string) {
	empty := members(from, -1)
	full := members(from, i)
	for _, name := range sortedNames(full) {
		if string(full[name]) != string(empty[name]) {
			names = append(names, name)
		}
	}
	return names
}

func sortedNames(m map[string]json.RawMessage) (names []string) {
	for name := range m {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// members writes a record of which one field is set.
func members(from reflect.Type, i int) map[string]json.RawMessage {
	v := reflect.New(from)
	if i >= 0 {
		set(v.Elem().Field(i))
	}
	x, ok := v.Interface().(rest.Object)
	if !ok {
		return nil
	}
	text, _ := rest.Marshal(x)
	var m map[string]json.RawMessage
	_ = json.Unmarshal(text, &m)
	return m
}

// set gives a field a value that is written.
func set(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString("1")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int64:
		v.SetInt(1)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		if a, ok := v.Interface().(*money.Amount); ok {
			*a = *money.Of("1.00", "EUR")
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 0, 0))
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
	}
}

// TestTagsHaveTheSameFields holds the types that the benchmarks compare with
// against the generated ones: both read and write the same.
func TestTagsHaveTheSameFields(t *testing.T) {
	for _, m := range benchmarked(t) {
		std := m.std()
		if err := json.Unmarshal(m.body, std); err != nil {
			t.Fatal(err)
		}
		theirs, err := json.Marshal(std)
		if err != nil {
			t.Fatal(err)
		}
		own := m.own()
		unknown, err := rest.UnmarshalReport(m.body, own)
		if err != nil || len(unknown) > 0 {
			t.Fatal(unknown, err)
		}
		ours, err := rest.Marshal(own)
		if err != nil {
			t.Fatal(err)
		}
		for _, other := range [][]byte{ours, theirs} {
			if lost, invented := diff(leavesOf(t, m.body), leavesOf(t, other)); len(lost)+len(invented) > 0 {
				t.Errorf("%s: lost %v, invented %v", m.name, lost[:min(5, len(lost))], invented[:min(5, len(invented))])
			}
		}
		t.Logf("%s has %d bytes", m.name, len(m.body))
	}
}
