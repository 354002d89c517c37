package rest_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/internal/testenv"
	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/money"
	"github.com/ppgen/ppgen/paypal/rest"
)

// messages calls f with each recorded JSON message below a folder of the corpus.
func messages(t *testing.T, dir string, f func(t *testing.T, name string, body []byte)) {
	t.Helper()
	root := testenv.Shared(t, "corpus", dir)
	n := 0
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".json" {
			return err
		}
		body, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		n++
		f(t, path, body)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if n == 0 {
		t.Errorf("%s has no messages", root)
	}
}

// leaves returns the scalars of a message by their JSON pointers. Null counts as
// absent.
func leaves(t *testing.T, text []byte) map[string]string {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		t.Fatalf("%v in %.300s", err, text)
	}
	all := map[string]string{}
	addLeaves(all, "", v)
	return all
}

func addLeaves(all map[string]string, at string, v any) {
	switch v := v.(type) {
	case nil:
	case map[string]any:
		for name, kid := range v {
			addLeaves(all, at+"/"+strings.NewReplacer("~", "~0", "/", "~1").Replace(name), kid)
		}
	case []any:
		for i, kid := range v {
			addLeaves(all, fmt.Sprintf("%s/%d", at, i), kid)
		}
	default:
		all[at] = fmt.Sprint(v)
	}
}

// checkLeaves reads a message, writes it again, and finds every value of it in
// what was written, or else in a report.
func checkLeaves(t *testing.T, name string, body []byte, v rest.Object) {
	t.Helper()
	unknown, err := rest.UnmarshalReport(body, v)
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return
	}
	out, err := rest.Marshal(v)
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return
	}
	in, got := leaves(t, body), leaves(t, out)
	for at, text := range in {
		if text != "" && got[at] != text && !sameNumber(got[at], text) && !reported(unknown, at) {
			t.Errorf("%s: %s is %q, but was written as %q and not reported", name, at, text, got[at])
		}
	}
	for at := range got {
		if _, ok := in[at]; !ok {
			t.Errorf("%s: %s was made up", name, at)
		}
	}
}

func sameNumber(a, b string) bool {
	x, errX := money.Parse(a)
	y, errY := money.Parse(b)
	return errX == nil && errY == nil && x.Equal(y)
}

func reported(unknown []paypal.Unknown, at string) bool {
	for _, u := range unknown {
		if at == u.Path || strings.HasPrefix(at, u.Path+"/") {
			return true
		}
	}
	return false
}

// open takes any members.
type open struct{ Extra map[string]rest.Raw }

func (x *open) JSONFields(f *rest.Fields) {
	rest.Extra(f, &x.Extra, func(f *rest.Fields, v *rest.Raw) { f.RequiredRaw("", v) })
}

func TestCorpus(t *testing.T) {
	for _, dir := range []string{"rest", "webhook", "oauth"} {
		messages(t, dir, func(t *testing.T, name string, body []byte) {
			wrapped := append(append([]byte(`{"message":`), body...), '}')
			checkLeaves(t, name, wrapped, new(open))
			switch {
			case strings.Contains(name, "checkout_orders_v2") && body[0] == '{':
				checkLeaves(t, name, body, new(order))
			case strings.Contains(name, "reporting_transactions") && body[0] == '{':
				checkLeaves(t, name, body, new(transactions))
			}
		})
	}
}
