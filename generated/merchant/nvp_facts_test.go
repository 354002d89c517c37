package merchant_test

import (
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/internal/testenv"
	"github.com/ppgen/ppgen/ir"
	"github.com/ppgen/ppgen/paypal/nvp"
)

// A fact is a line of facts.tsv: under which name a value travels.
type fact struct{ operation, direction, name, path, confidence, role string }

// facts reads the table. A line for all operations, or one that says that an
// operation is like another, becomes lines for each.
func facts(t *testing.T, messages []nvpMessage) []fact {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(testenv.Root(), "internal", "nvpnames", "testdata", "facts.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	var list []fact
	like := map[string]string{}
	for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n")[1:] {
		c := strings.Split(line, "\t")
		f := fact{operation: c[0], direction: c[1], name: c[2], path: c[3], confidence: c[5], role: c[6]}
		switch {
		case f.role == "as":
			like[f.operation+f.direction] = f.path
		case f.operation == "*":
			for _, m := range messages {
				if m.direction == f.direction {
					f.operation = m.operation
					list = append(list, f)
				}
			}
		default:
			list = append(list, f)
		}
	}
	for _, m := range messages {
		for _, f := range slices.Clone(list) {
			if other := like[m.operation+m.direction]; f.operation == other && f.direction == m.direction && f.role != "elsewhere" && !common(f) {
				f.operation = m.operation
				list = append(list, f)
			}
		}
	}
	return list
}

// common reports whether all messages have the fact already.
func common(f fact) bool {
	root, _, _ := strings.Cut(f.path, "/")
	return slices.Contains([]string{"Version", "Timestamp", "CorrelationID", "Ack", "Build", "Errors[n]", "Errors[0]"}, root)
}

// TestNVPFacts holds the codecs against what is known of each name. The encoder
// writes it, and nothing else, for the value at the path; the decoder fills the
// value at the path from it. Facts of low confidence follow from a rule alone;
// they are held as well, and counted apart.
func TestNVPFacts(t *testing.T) {
	messages := nvpMessages(t)
	written, read := map[string]int{}, map[string]int{}
	for _, f := range facts(t, messages) {
		i := slices.IndexFunc(messages, func(m nvpMessage) bool { return m.operation == f.operation && m.direction == f.direction })
		if i < 0 || f.role == "ambiguous" || f.role == "elsewhere" {
			continue
		}
		m := messages[i]
		if f.role == "stray" {
			checkStray(t, m, f)
			continue
		}
		path, ok := parsePath(m.message, f.path)
		if !ok {
			t.Errorf("%v: no such path", f)
			continue
		}
		if f.role != "alias" {
			checkWritten(t, m, f, path)
			written[f.confidence]++
		}
		checkRead(t, m, f, path)
		read[f.confidence]++
	}
	t.Logf("names written: %v; names and aliases read: %v", written, read)
	if written["high"]+written["medium"] < 1800 || read["high"]+read["medium"] < 2000 {
		t.Error("too few facts")
	}
}

// parsePath finds the fields that a path of wire names leads through. It does not
// look at the pairs that codecs are made from.
func parsePath(s *ir.Struct, path string) (steps []ir.NVPStep, ok bool) {
	parts := strings.FieldsFunc(path, func(r rune) bool { return r == '/' || r == '@' })
	for i, part := range parts {
		name, index, _ := strings.Cut(strings.TrimSuffix(part, "]"), "[")
		k := slices.IndexFunc(s.Fields, func(f *ir.Field) bool { return f.Name.Local == name })
		if k < 0 {
			return nil, false
		}
		step := ir.NVPStep{Field: s.Fields[k]}
		if index != "" {
			step.Index = index[0]
		}
		steps = append(steps, step)
		t := step.Field.Type
		if l, ok := t.(*ir.List); ok {
			t = l.Elem
		}
		inner, ok := t.(*ir.Struct)
		if !ok || inner.Role == ir.AmountRole {
			return steps, i == len(parts)-1 || inner != nil && i == len(parts)-2
		}
		s = inner
	}
	for _, f := range s.Fields {
		if f.Wire.XML.Form == ir.Text {
			return append(steps, ir.NVPStep{Field: f}), true
		}
	}
	return steps, false
}

// someNumbers are not the first of any list.
var someNumbers = numbers{n: 1, m: 2}

// nameOf puts numbers into the name of a fact.
func nameOf(f fact) string { return strings.NewReplacer("n", "1", "m", "2").Replace(f.name) }

// pairOf returns the pair of a path, to know the format; of a currency, that of
// the amount.
func pairOf(m nvpMessage, path []ir.NVPStep) *ir.NVPPair {
	for _, p := range m.pairs {
		same := slices.EqualFunc(p.Path, path, func(a, b ir.NVPStep) bool { return a.Field == b.Field })
		if same && p.Format != ir.NVPCurrency {
			return p
		}
	}
	return nil
}

// checkWritten encodes the record around a value without it and with it: one name
// more must be there.
func checkWritten(t *testing.T, m nvpMessage, f fact, path []ir.NVPStep) {
	t.Helper()
	p := pairOf(m, path)
	if p == nil {
		t.Errorf("%v: the contract's model has no such pair", f)
		return
	}
	v := m.empty()
	leaf := someNumbers.leaf(v, path, true)
	before := withoutLeaf(t, m, f, v)
	text := sample(leaf, p)
	other := otherHalf(m, v, p)
	after := marshalNVP(t, f, v)
	name, currency := nameOf(f), ""
	if isCurrency := strings.HasSuffix(f.path, "@currencyID"); isCurrency {
		text = "EUR"
	} else if p.Currency != nil {
		currency = currencyName(p)
	}
	if got := after.Get(name); got != text {
		t.Errorf("%v: %s is %q, want %q in %v (%s)", f, name, got, text, after, other)
	}
	for k := range after {
		if k != name && k != currency && !before.Has(k) && !strings.HasSuffix(f.path, "@currencyID") {
			t.Errorf("%v: wrote %s as well", f, k)
		}
	}
}

// withoutLeaf returns the names that are written whatever the leaf is. When that is
// nothing, the list around the leaf ends in nothing, which is refused.
func withoutLeaf(t *testing.T, m nvpMessage, f fact, v any) url.Values {
	t.Helper()
	if _, err := nvp.Marshal(v); errors.Is(err, errors.ErrUnsupported) {
		v = m.empty()
	}
	return marshalNVP(t, f, v)
}

// currencyName is the name for the currency of the sample of a pair.
func currencyName(p *ir.NVPPair) string {
	x := someNumbers
	if k := p.Currency.Key; k.Scope != "" && k.Scope != p.Key.Scope {
		x = numbers{}
	}
	return x.name(p.Currency.Key)
}

// otherHalf sets the year of a month and the month of a year.
func otherHalf(m nvpMessage, v any, p *ir.NVPPair) string {
	if p.Format != ir.NVPMonth && p.Format != ir.NVPYear {
		return ""
	}
	for _, o := range m.pairs {
		if o.Format != p.Format && o.Key == p.Key && len(o.Path) == len(p.Path) {
			sample(someNumbers.leaf(v, o.Path, true), o)
		}
	}
	return "with its other half"
}

// numbersOf are the numbers that the letters of a pair stand for on a path.
func numbersOf(p *ir.NVPPair, path []ir.NVPStep) (x numbers) {
	for i, s := range p.Path {
		switch s.Index {
		case 'n':
			x.n = someNumbers.of(path[i].Index)
		case 'm':
			x.m = someNumbers.of(path[i].Index)
		}
	}
	return x
}

func marshalNVP(t *testing.T, f fact, v any) url.Values {
	t.Helper()
	body, err := nvp.Marshal(v)
	if err != nil {
		t.Errorf("%v: %v", f, err)
	}
	values, err := url.ParseQuery(string(body))
	if err != nil {
		t.Errorf("%v: %v", f, err)
	}
	return values
}

// checkRead decodes a message of one name.
func checkRead(t *testing.T, m nvpMessage, f fact, path []ir.NVPStep) {
	t.Helper()
	p := pairOf(m, path)
	if p == nil {
		return // checkWritten said so
	}
	want := m.empty()
	text := sample(someNumbers.leaf(want, path, true), p)
	otherHalf(m, want, p)
	body := url.QueryEscape(nameOf(f)) + "=" + url.QueryEscape(text)
	if strings.HasSuffix(f.path, "@currencyID") {
		body = nameOf(f) + "=EUR&" + numbersOf(p, path).name(p.Key) + "=12.34"
	}
	got := m.empty()
	unknown, err := nvp.UnmarshalReport([]byte(body), got)
	if err != nil || len(unknown) > 0 {
		t.Errorf("%v: %s: reported %v, %v", f, body, unknown, err)
		return
	}
	a, b := someNumbers.leaf(got, path, false), someNumbers.leaf(want, path, false)
	if !a.IsValid() {
		t.Errorf("%v: %s: nothing was filled", f, body)
		return
	}
	if p.Format == ir.NVPAmount && !strings.HasSuffix(f.path, "@currencyID") {
		dropCurrency(b)
	}
	if !reflect.DeepEqual(a.Interface(), b.Interface()) {
		t.Errorf("%v: %s: got %v, want %v", f, body, a, b)
	}
}

// dropCurrency empties the currency of an amount that came without one.
func dropCurrency(amount reflect.Value) {
	if amount.Kind() == reflect.Pointer {
		amount = amount.Elem()
	}
	amount.FieldByName("Currency").SetString("")
}

// checkStray makes sure that a name for which the contract has no field is not
// taken for a misspelling.
func checkStray(t *testing.T, m nvpMessage, f fact) {
	t.Helper()
	unknown, err := nvp.UnmarshalReport([]byte(nameOf(f)+"=x"), m.empty())
	if err != nil || len(unknown) != 1 || !strings.Contains(unknown[0].Reason, "no field for it") {
		t.Errorf("%v: reported %v, %v", f, unknown, err)
	}
}
