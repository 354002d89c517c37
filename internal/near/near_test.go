package near

import (
	"slices"
	"strings"
	"testing"
	"testing/quick"
)

func TestMatches(t *testing.T) {
	tests := []struct {
		name       string
		candidates string
		want       string
	}{
		{"outptu", "output module runtime packages", "output"},
		{"Runtime", "output module runtime packages", "runtime"},
		{"RefundTransaktion", "RefundTransaction ReverseTransaction DoVoid", "RefundTransaction"},
		{"DoVoyd", "DoVoid DoAuthorization DoCapture", "DoVoid"},
		{"x", "y z xy", "xy y z"},
		{"colour", "banana cherry", ""},
		{"aaaa", "aaab aaac aaad aaae aaaa", "aaaa aaab aaac"},
		{"name", "name name nome", "name nome"},
		{"größe", "grosse Größe", "Größe"},
	}
	for _, tt := range tests {
		got := strings.Join(Matches(tt.name, slices.Values(strings.Fields(tt.candidates))), " ")
		if want := tt.want; sorted(got) != sorted(want) {
			t.Errorf("Matches(%q, %s) = %q, want %q", tt.name, tt.candidates, got, want)
		}
	}
}

func sorted(s string) string {
	fields := strings.Fields(s)
	slices.Sort(fields)
	return strings.Join(fields, " ")
}

func TestNearestComesFirst(t *testing.T) {
	got := Matches("operations", slices.Values([]string{"operator", "operation", "operations"}))
	if want := []string{"operations", "operation", "operator"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestHint(t *testing.T) {
	if got, want := Hint("spec", slices.Values([]string{"specs", "name"})), `; did you mean "specs"?`; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := Hint("spec", slices.Values([]string{"name"})); got != "" {
		t.Errorf("got %q, want nothing", got)
	}
}

func TestLongNamesAreCut(t *testing.T) {
	long := strings.Repeat("é", 100_000)
	if got := Matches(long, slices.Values([]string{long, "x"})); len(got) != 1 {
		t.Errorf("got %d matches, want the long name alone", len(got))
	}
}

// The distance is a metric on short words: symmetric, zero exactly for equal
// ones, and never more than the longer word.
func TestDistanceIsSane(t *testing.T) {
	word := func(s []byte) []rune {
		r := make([]rune, len(s)%8)
		for i := range r {
			r[i] = 'a' + rune(s[i]%3)
		}
		return r
	}
	check := func(x, y []byte) bool {
		a, b := word(x), word(y)
		d := distance(a, b, 100)
		return d == distance(b, a, 100) && (d == 0) == slices.Equal(a, b) && d <= max(len(a), len(b))
	}
	if err := quick.Check(check, nil); err != nil {
		t.Error(err)
	}
}
