package rest_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"net/url"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/money"
	"github.com/ppgen/ppgen/paypal/rest"
)

// FuzzUnmarshal compares with encoding/json: what that rejects is rejected, what
// is rejected beyond that has one of three reasons, and the values are the same.
func FuzzUnmarshal(f *testing.F) {
	f.Add(orderJSON())
	f.Add(transactionsJSON(2))
	for _, s := range []string{
		`{"text":"a\u00e9\ud83d\ude00","opt_int":1,"raw":{"a":[1,null]},"who":{"type":"FIRM","vat":"7"},"matrix":[[1],[]],"text_map":{"a":"b"}}`,
		`{"amount":{"currency_code":"USD","value":"12.50"},"links":[{"href":"h","rel":"r"}],"note":null,"value":{"value":"1","x":2}}`,
		`{"id":"1","purchase_units":[{"amount":{"value":"1","currency_code":"EUR"},"items":null}],"id":"2"}`,
		`[1,-0.5e+10,true,false,null,"\\"]`, `{"a":{"a":{"a":[[[[]]]]}}}`, ` { } `, `{"\u0069d":"x"}`, `"\ud800"`, `{"id":"\ud800\udc00"}`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		checkOne(t, data, new(order), new(stdOrder))
		checkOne(t, data, new(transactions), new(stdTransactions))
		checkOne(t, data, new(everything), nil)
	})
}

func checkOne(t *testing.T, data []byte, own rest.Object, std any) {
	in := bytes.Clone(data)
	unknown, err := rest.UnmarshalReport(in, own)
	if !bytes.Equal(in, data) {
		t.Fatal("the text was changed")
	}
	valid := json.Valid(data)
	switch {
	case err == nil && !valid:
		t.Fatalf("%q is accepted, but is not JSON", data)
	case err != nil && valid && !mayReject(data):
		t.Fatalf("%q is rejected: %v", data, err)
	case err != nil:
		return
	}
	out := rewrite(t, own)
	if std == nil || len(unknown) > 0 || json.Unmarshal(data, std) != nil {
		return
	}
	text, err := json.Marshal(std)
	if err != nil {
		t.Fatal(err)
	}
	if a, b := treeOf(t, out), treeOf(t, text); !reflect.DeepEqual(a, b) {
		t.Fatalf("%q\nreads as %s\ninstead  %s", data, out, text)
	}
}

// mayReject reports whether valid JSON is more than a message may have: text that
// is not UTF-8, a lone half of a surrogate pair, too many levels.
func mayReject(data []byte) bool {
	depth, deepest := 0, 0
	for _, c := range data {
		switch c {
		case '{', '[':
			depth++
			deepest = max(deepest, depth)
		case '}', ']':
			depth--
		}
	}
	return !utf8.Valid(data) || bytes.Contains(bytes.ToLower(data), []byte(`\ud`)) || deepest > 128
}

// rewrite writes what was read, reads that, and writes it again: the two texts
// must be the same.
func rewrite(t *testing.T, own rest.Object) []byte {
	out, err := rest.Marshal(own)
	if err != nil {
		t.Fatalf("what was read cannot be written: %v", err)
	}
	if !json.Valid(out) {
		t.Fatalf("%q is written, but is not JSON", out)
	}
	again := reflect.New(reflect.TypeOf(own).Elem()).Interface().(rest.Object)
	if err := rest.Unmarshal(out, again); err != nil {
		t.Fatalf("%q was written and cannot be read: %v", out, err)
	}
	if twice, err := rest.Marshal(again); err != nil || !bytes.Equal(out, twice) {
		t.Fatalf("%q is read and written as %q, %v", out, twice, err)
	}
	return out
}

// treeOf reads JSON without what is empty, and with amounts in one spelling.
func treeOf(t *testing.T, text []byte) any {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		t.Fatal(err)
	}
	return prune(v)
}

func prune(v any) any {
	switch v := v.(type) {
	case map[string]any:
		if s, ok := v["value"].(string); ok {
			if d, err := money.Parse(s); err == nil {
				v["value"] = d.String()
			}
		}
		for name, kid := range v {
			if kid = prune(kid); kid == nil || kid == "" {
				delete(v, name)
			} else {
				v[name] = kid
			}
		}
		if len(v) == 0 {
			return nil
		}
		return v
	case []any:
		for i := range v {
			v[i] = prune(v[i])
		}
		if len(v) == 0 {
			return nil
		}
		return v
	}
	return v
}

// FuzzMarshal writes any text, which must come back from encoding/json.
func FuzzMarshal(f *testing.F) {
	for _, s := range []string{"", "plain", "\x00\x1f\"\\/\b\f\n\r\t", "é\u2028😀", "\xff", "01234567\"89abcdef", "0123456789ü", "\ufffd"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		out, err := rest.Marshal(&everything{Text: s, Texts: []kind{kind(s)}, TextMap: map[string]kind{s: kind(s)}, Amount: &money.Amount{Currency: s}})
		if utf8.ValidString(s) != (err == nil) {
			t.Fatalf("%q gives %v", s, err)
		}
		if err != nil {
			return
		}
		var v struct {
			Text   string
			Texts  []string
			Map    map[string]string `json:"text_map"`
			Amount struct {
				Currency string `json:"currency_code"`
			}
		}
		if err := json.Unmarshal(out, &v); err != nil || v.Text != s || v.Texts[0] != s || v.Map[s] != s || v.Amount.Currency != s {
			t.Fatalf("%q is written as %s and read as %+v, %v", s, out, v, err)
		}
	})
}

// FuzzTarget puts any text into a path and a query. Nothing of it may lead
// elsewhere, and it must arrive unchanged.
func FuzzTarget(f *testing.F) {
	for _, s := range []string{"a", "..", ".", "/", "a/../b", "?", "#", "%2e", "%", "a b+c", "é", "\\", "{id}", "@evil.example", "//", ";", "a=b&c"} {
		f.Add(s)
	}
	var target string
	c, err := paypal.New(paypal.ClientCredentials{ClientID: "c", Secret: paypal.NewSecret("s")}, paypal.WithEnvironment(paypal.Sandbox()),
		paypal.WithHTTPClient(httpClient(func(uri string) { target = uri })))
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s string) {
		target = ""
		err := rest.Send(ctx, c, &opTwo, rest.Request{Path: []string{s, "b"}, Params: rest.Query(&search{Text: s, Comma: []kind{kind(s)}})}, nil)
		if target == "" {
			if !errors.Is(err, paypal.ErrValidation) {
				t.Fatalf("%q gives %v", s, err)
			}
			return
		}
		path, query, _ := strings.Cut(target, "?")
		parts := strings.Split(path, "/")
		if len(parts) != 6 || parts[2] == "." || parts[2] == ".." || parts[5] != "y" {
			t.Fatalf("%q is sent as %s", s, target)
		}
		if got, err := url.PathUnescape(parts[2]); err != nil || got != s {
			t.Fatalf("%q arrives as %q, %v", s, got, err)
		}
		values, err := url.ParseQuery(query)
		if err != nil || values.Get("text") != s || len(values["text"]) != 1 {
			t.Fatalf("%q is sent as %s, %v", s, query, err)
		}
	})
}
