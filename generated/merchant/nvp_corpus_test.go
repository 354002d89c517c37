package merchant_test

import (
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/generated/merchant"
	"github.com/ppgen/ppgen/internal/testenv"
	"github.com/ppgen/ppgen/ir"
	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/money"
	"github.com/ppgen/ppgen/paypal/nvp"
)

// TestRecordedNVP reads messages that PayPal's servers and other clients wrote.
// All of them decode. A name that the contract knows is never reported as
// unknown, and its value is there when the message is written again.
func TestRecordedNVP(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(testenv.Shared(t, "corpus", "nvp"), "*", "*.nvp"))
	if err != nil || len(files) == 0 {
		t.Fatal("no messages", err)
	}
	messages := map[string]nvpMessage{}
	for _, m := range nvpMessages(t) {
		messages[m.operation+" "+m.direction] = m
	}
	r := recorded{reasons: map[string]int{}}
	for _, file := range files {
		r.read(t, messages, file)
	}
	t.Logf("%d messages with %d keys: %d are in typed fields, %d reported", r.messages, r.keys, r.keys-r.reported, r.reported)
	for _, reason := range slices.Sorted(maps.Keys(r.reasons)) {
		t.Logf("%4d: %s", r.reasons[reason], reason)
	}
	if r.messages < 100 || r.others > 6 {
		t.Errorf("%d messages were read and %d passed over", r.messages, r.others)
	}
}

// recorded counts what became of the messages.
type recorded struct {
	messages, keys, reported int
	others                   int // no messages of operations: notifications, misspelt methods
	reasons                  map[string]int
}

// of finds the message that a file holds. A failure whose operation is not known
// is read as any answer.
func (r *recorded) of(messages map[string]nvpMessage, file string, data []byte) (nvpMessage, bool) {
	operation, direction := filepath.Base(filepath.Dir(file)), "response"
	if strings.HasSuffix(file, ".request.nvp") {
		direction = "request"
		operation = nvp.Method(data)
		for _, op := range merchant.Operations() {
			if strings.EqualFold(op.Name, operation) {
				operation = op.Name
			}
		}
	}
	if operation == "AnyMethod" {
		operation = "GetBalance"
	}
	m, ok := messages[operation+" "+direction]
	return m, ok
}

func (r *recorded) read(t *testing.T, messages map[string]nvpMessage, file string) {
	name := filepath.Base(filepath.Dir(file)) + "/" + filepath.Base(file)
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	m, ok := r.of(messages, file, data)
	if !ok {
		r.others++
		t.Logf("%s: no operation has this message", name)
		return
	}
	v := m.empty()
	unknown, err := nvp.UnmarshalReport(data, v)
	if err != nil && !strings.Contains(err.Error(), "cut off") {
		t.Errorf("%s: %v", name, err)
		return
	}
	r.messages++
	r.keys += strings.Count(string(data), "&") + 1
	r.reported += len(unknown)
	for _, u := range unknown {
		r.reasons[u.Reason]++
		t.Logf("%s: reported %s = %.60q (%s)", name, u.Path, u.Value, u.Reason)
		if u.Reason == "unknown name" && known(m, u.Path) {
			t.Errorf("%s: %s is known, but was reported as unknown", name, u.Path)
		}
	}
	compareAgain(t, name, m, v, data, unknown)
}

// known reports whether a message has a name.
func known(m nvpMessage, name string) bool {
	for _, p := range m.pairs {
		for _, k := range append([]ir.NVPKey{p.Key}, aliases(p)...) {
			if matches(k, strings.ToUpper(name)) {
				return true
			}
		}
	}
	return false
}

// matches reports whether a name is a key with some numbers.
func matches(k ir.NVPKey, name string) bool {
	for n := range 12 {
		for m := range 12 {
			if (numbers{n, m}).name(k) == name {
				return true
			}
		}
	}
	return false
}

// compareAgain writes what was read: each name with a value of its own must have
// it again.
func compareAgain(t *testing.T, name string, m nvpMessage, v any, data []byte, unknown []paypal.Unknown) {
	t.Helper()
	body, err := nvp.Marshal(v)
	if err != nil {
		t.Errorf("%s: written again: %v", name, err)
		return
	}
	after, _ := url.ParseQuery(string(body))
	for pair := range strings.SplitSeq(strings.TrimSpace(string(data)), "&") {
		key, value, _ := strings.Cut(pair, "=")
		key, _ = url.QueryUnescape(key)
		value, _ = url.QueryUnescape(value)
		key = strings.ToUpper(key)
		told := slices.ContainsFunc(unknown, func(u paypal.Unknown) bool { return strings.EqualFold(u.Path, key) })
		if value == "" || told || !hasKey(m, key) {
			continue
		}
		if got := after.Get(key); !alike(got, value) && !readOnly(m, key, value) {
			t.Errorf("%s: %s was %q and is written again as %q", name, key, value, got)
		}
	}
}

// hasKey reports whether a name is the first name of something.
func hasKey(m nvpMessage, name string) bool {
	return slices.ContainsFunc(m.pairs, func(p *ir.NVPPair) bool {
		return len(p.Path) > 0 && p.Format != ir.NVPCurrency && !p.Second && matches(p.Key, name)
	})
}

// readOnly reports whether a spelling is understood but never written.
func readOnly(m nvpMessage, name, text string) bool {
	return slices.ContainsFunc(m.pairs, func(p *ir.NVPPair) bool {
		return p.Spelling != nil && matches(p.Key, name) && slices.ContainsFunc(p.Spelling.Values, func(v ir.NVPValue) bool { return v.ReadOnly && v.Text == text })
	})
}

// alike reports whether two texts are spellings of one value.
func alike(a, b string) bool {
	if a == b || strings.EqualFold(strings.Trim(a, `" `), strings.Trim(b, `" `)) || bare(a) == bare(b) {
		return true
	}
	x, errX := money.Parse(a)
	y, errY := money.Parse(strings.TrimSpace(b))
	return errX == nil && errY == nil && x.Cmp(y) == 0 || truthValue(a) == truthValue(b) && truthValue(a) != "" || a == "-1" && b == "18446744073709551615"
}

func bare(s string) string {
	return strings.ToLower(strings.NewReplacer("-", "", "_", "", " ", "", `"`, "").Replace(s))
}

func truthValue(s string) string {
	switch strings.ToLower(s) {
	case "1", "true", "y":
		return "true"
	case "0", "false", "n":
		return "false"
	}
	return ""
}
