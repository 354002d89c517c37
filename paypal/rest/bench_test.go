package rest_test

import (
	"encoding/json"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/ppgen/ppgen/paypal/rest"
)

// A contest is one thing to do, by this package and by encoding/json.
type contest struct {
	name     string
	size     int
	own, std func() error
	goal     float64
}

func contests(t testing.TB) []contest {
	t.Helper()
	var list []contest
	for _, d := range []struct {
		name string
		doc  []byte
		own  func() rest.Object
		std  func() any
	}{
		{"Order", orderJSON(), func() rest.Object { return new(order) }, func() any { return new(stdOrder) }},
		{"Page300KB", transactionsJSON(190), func() rest.Object { return new(transactions) }, func() any { return new(stdTransactions) }},
	} {
		own, std := d.own(), d.std()
		if err := rest.Unmarshal(d.doc, own); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(d.doc, std); err != nil {
			t.Fatal(err)
		}
		var buf []byte
		list = append(list,
			contest{
				"Decode" + d.name, len(d.doc),
				func() error { return rest.Unmarshal(d.doc, d.own()) },
				func() error { return json.Unmarshal(d.doc, d.std()) }, 4.5,
			},
			contest{
				"Encode" + d.name, len(d.doc),
				func() (err error) { buf, err = rest.Append(buf[:0], own); return err },
				func() error { _, err := json.Marshal(std); return err }, 3,
			})
	}
	return list
}

func Benchmark(b *testing.B) {
	for _, c := range contests(b) {
		for _, side := range []struct {
			name string
			run  func() error
		}{{"own", c.own}, {"encodingjson", c.std}} {
			b.Run(c.name+"/"+side.name, func(b *testing.B) {
				b.SetBytes(int64(c.size))
				b.ReportAllocs()
				for b.Loop() {
					if err := side.run(); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

// TestSpeed compares with encoding/json in many short turns, so that what else
// the machine does is shared by both.
func TestSpeed(t *testing.T) {
	if os.Getenv("PPGEN_SPEED") == "" {
		t.Skip("set PPGEN_SPEED to compare the speed with encoding/json; it takes ten seconds")
	}
	for _, c := range contests(t) {
		runs := max(1, 300_000/c.size)
		var ratios []float64
		for range 150 {
			ratios = append(ratios, float64(turn(t, runs, c.std))/float64(turn(t, runs, c.own)))
		}
		slices.Sort(ratios)
		median := ratios[len(ratios)/2]
		t.Logf("%-16s %.1f times as fast [%.1f–%.1f], goal %.1f", c.name, median, ratios[len(ratios)/4], ratios[len(ratios)*3/4], c.goal)
		if median < 0.8*c.goal {
			t.Errorf("%s is %.1f times as fast as encoding/json, want %.1f", c.name, median, c.goal)
		}
	}
}

func turn(t *testing.T, runs int, f func() error) time.Duration {
	start := time.Now()
	for range runs {
		if err := f(); err != nil {
			t.Fatal(err)
		}
	}
	return time.Since(start)
}
