// Package rounds compares two ways to do one thing in a benchmark. A single
// figure says as much about the machine's other work as about the code; here
// both ways take turns, and the median of their ratios is what is reported.
package rounds

import (
	"slices"
	"testing"
	"time"
)

const (
	count = 7                     // rounds of a comparison
	slice = 40 * time.Millisecond // how long each side works in a round
)

// Compare runs candidate b.N times, for the usual figures, and then both sides
// in turn. It reports how many times faster the candidate is than the baseline
// under the unit "x" and the baseline's name.
func Compare(b *testing.B, name string, baseline, candidate func()) {
	b.Helper()
	b.ReportAllocs()
	for b.Loop() {
		candidate()
	}
	b.StopTimer()
	ratios := make([]float64, count)
	for i := range ratios {
		ratios[i] = perCall(baseline) / perCall(candidate)
	}
	slices.Sort(ratios)
	b.ReportMetric(ratios[count/2], "x-"+name)
}

// perCall returns the nanoseconds of one call.
func perCall(f func()) float64 {
	calls := 0
	start := time.Now()
	for time.Since(start) < slice {
		for range 8 { // so that reading the clock does not count
			f()
		}
		calls += 8
	}
	return float64(time.Since(start)) / float64(calls)
}
