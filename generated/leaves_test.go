package generated_test

import (
	"cmp"
	"encoding/json"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/money"
	"github.com/ppgen/ppgen/paypal/rest"
)

// reread compares a body with what is written again after reading it.
func reread(t *testing.T, data []byte, v any) {
	unknown, again := readAndWrite(t, data, v)
	lost, invented := diff(leavesOf(t, data), leavesOf(t, again))
	for _, l := range lost {
		if !reported(unknown, l) && l.value != "" { // an empty text is an absent one
			t.Errorf("lost without a report: %s = %s", l.path, l.value)
		}
	}
	for _, l := range invented {
		if l.value != "" && l.value != "0" && l.value != "false" { // required members are always written
			t.Errorf("invented: %s = %s", l.path, l.value)
		}
	}
	for _, u := range unknown {
		t.Logf("reported: %s = %.80s (%s)", u.Path, u.Value, u.Reason)
	}
}

// readAndWrite takes a body through the type of an operation. The items of lists
// are taken one by one: only records have a reader that reports.
func readAndWrite(t *testing.T, data []byte, v any) ([]paypal.Unknown, []byte) {
	t.Helper()
	object, ok := v.(rest.Object)
	if !ok {
		return listReadAndWrite(t, data, reflect.TypeOf(v).Elem().Elem())
	}
	unknown, err := rest.UnmarshalReport(data, object)
	if err != nil {
		t.Fatal(err)
	}
	again, err := rest.Marshal(object)
	if err != nil {
		t.Fatal(err)
	}
	return unknown, again
}

func listReadAndWrite(t *testing.T, data []byte, item reflect.Type) (unknown []paypal.Unknown, again []byte) {
	t.Helper()
	var items, written []json.RawMessage
	if err := json.Unmarshal(data, &items); err != nil {
		t.Fatal(err)
	}
	for i, text := range items {
		v := reflect.New(item).Interface()
		if _, ok := v.(rest.Object); !ok { // of the runtime: rest.Patch
			if err := json.Unmarshal(text, v); err != nil {
				t.Fatal(err)
			}
			text, _ = json.Marshal(v)
			written = append(written, text)
			continue
		}
		found, text := readAndWrite(t, text, v)
		for _, u := range found {
			u.Path = "/" + strconv.Itoa(i) + u.Path
			unknown = append(unknown, u)
		}
		written = append(written, text)
	}
	again, err := json.Marshal(written)
	if err != nil {
		t.Fatal(err)
	}
	return unknown, again
}

// reported says whether a leaf, or what contains it, was reported. An amount
// whose value cannot be read is none, so what stands beside the value goes too.
func reported(unknown []paypal.Unknown, l leaf) bool {
	return slices.ContainsFunc(unknown, func(u paypal.Unknown) bool {
		if amount, ok := strings.CutSuffix(u.Path, "/value"); ok && strings.HasPrefix(l.path, amount+"/curr") {
			return true
		}
		return l.path == u.Path || strings.HasPrefix(l.path, u.Path+"/") || u.Path == ""
	})
}

// A leaf is a scalar of a body and the JSON pointer to it.
type leaf struct{ path, value string }

// leavesOf returns the scalars of a body, without null, ordered by path. Numbers
// and texts that say the same number are the same.
func leavesOf(t *testing.T, data []byte) []leaf {
	t.Helper()
	var body any
	d := json.NewDecoder(strings.NewReader(string(data)))
	d.UseNumber()
	if err := d.Decode(&body); err != nil {
		t.Fatalf("%v in %s", err, data)
	}
	var all []leaf
	collect(&all, "", body)
	slices.SortFunc(all, compareLeaves)
	return all
}

func compareLeaves(a, b leaf) int {
	return cmp.Or(cmp.Compare(a.path, b.path), cmp.Compare(a.value, b.value))
}

func collect(all *[]leaf, path string, v any) {
	switch v := v.(type) {
	case map[string]any:
		for name, member := range v {
			collect(all, path+"/"+strings.NewReplacer("~", "~0", "/", "~1").Replace(name), member)
		}
	case []any:
		for i, item := range v {
			collect(all, path+"/"+strconv.Itoa(i), item)
		}
	case json.Number:
		*all = append(*all, leaf{path, number(v.String())})
	case string:
		*all = append(*all, leaf{path, number(v)})
	case bool:
		*all = append(*all, leaf{path, strconv.FormatBool(v)})
	}
}

// number returns a text that is a number in one spelling.
func number(text string) string {
	d, err := money.Parse(text)
	if err != nil {
		return text
	}
	text = d.String()
	if strings.Contains(text, ".") {
		text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	}
	return text
}

// diff returns the leaves that only a has and those that only b has, of two
// ordered lists.
func diff(a, b []leaf) (onlyA, onlyB []leaf) { return without(a, b), without(b, a) }

func without(a, b []leaf) (only []leaf) {
	for _, l := range a {
		if _, found := slices.BinarySearchFunc(b, l, compareLeaves); !found {
			only = append(only, l)
		}
	}
	return only
}
