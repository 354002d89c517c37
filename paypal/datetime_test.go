package paypal

import (
	"testing"
	"time"
)

func TestDateTime(t *testing.T) {
	want := time.Date(2026, 3, 1, 12, 30, 15, 0, time.UTC)
	for in, offset := range map[DateTime]time.Duration{
		"2026-03-01T12:30:15Z":              0,
		"2026-03-01t12:30:15z":              0,
		"2026-03-01T12:30:15":               0,
		" 2026-03-01T12:30:15Z\n":           0,
		"2026-03-01 12:30:15Z":              0,
		"2026-03-01T13:30:15+01:00":         0,
		"2026-03-01T13:30:15+0100":          0,
		"2026-03-01T04:30:15-08":            0,
		"2026-03-01T12:30:15.5Z":            500 * time.Millisecond,
		"2026-03-01T12:30:15.123":           123 * time.Millisecond,
		"2026-03-01T13:30:15.5+0100":        500 * time.Millisecond,
		"2026-03-01T12:30:15.0000001":       100 * time.Nanosecond,
		"2026-03-01T12:30Z":                 -15 * time.Second,
		"2026-03-01T12:30":                  -15 * time.Second,
		"2026-03-01T13:30+0100":             -15 * time.Second,
		"2026-03-01":                        -12*time.Hour - 30*time.Minute - 15*time.Second,
		"2026-03-01Z":                       -12*time.Hour - 30*time.Minute - 15*time.Second,
		"2026-03-01T12:30:15.123456789123Z": 123456789 * time.Nanosecond,
	} {
		if got, err := in.Time(); err != nil || !got.Equal(want.Add(offset)) {
			t.Errorf("%q is %v, %v, want %v", in, got, err, want.Add(offset))
		}
	}
	for _, in := range []DateTime{"", "now", "2026-13-01T00:00:00Z", "12:30:15", "20260301", "2026-03-01T25:00:00Z", "1772368215", "2026-03-01T12:30:15Z x"} {
		if got, err := in.Time(); err == nil {
			t.Errorf("%q is %v, want an error", in, got)
		}
	}
}

func TestDateTimeOf(t *testing.T) {
	zone := time.FixedZone("", 5*3600)
	if got := DateTimeOf(time.Date(2026, 3, 1, 2, 30, 15, 999, zone)); got != "2026-02-28T21:30:15Z" {
		t.Errorf("DateTimeOf = %s", got)
	}
	if got := DateTimeOf(time.Time{}); got != "" {
		t.Errorf("DateTimeOf of no time = %q", got)
	}
}
