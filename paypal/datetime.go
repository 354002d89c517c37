package paypal

import (
	"fmt"
	"strings"
	"time"
)

// A DateTime is a moment in the text it travels as, such as
// "2026-03-01T12:00:00Z". Keeping the text loses nothing that a server sent.
// The empty DateTime is no moment at all.
type DateTime string

// DateTimeOf returns t in the form PayPal asks for: UTC, whole seconds. For the
// zero Time it is empty.
func DateTimeOf(t time.Time) DateTime {
	if t.IsZero() {
		return ""
	}
	return DateTime(t.UTC().Format("2006-01-02T15:04:05Z"))
}

// Time returns the moment. Servers are not strict, so neither is it: an offset
// may lack its colon, a fraction may have any length, seconds may be missing. A
// text without an offset is taken as UTC, one without a time as midnight.
func (d DateTime) Time() (time.Time, error) {
	s := strings.ToUpper(strings.TrimSpace(string(d)))
	s = strings.Replace(s, " ", "T", 1)
	for _, layout := range dateTimeLayouts {
		if t, err := time.Parse(layout, s); err == nil {
			return t, nil
		}
	}
	return time.Time{}, fmt.Errorf("%q is not a date and time: expected a text like 2026-03-01T12:00:00Z", clip(string(d), 40))
}

// dateTimeLayouts are the forms seen, most frequent first. time.Parse accepts a
// fraction after the seconds of each.
var dateTimeLayouts = []string{
	"2006-01-02T15:04:05Z07:00",
	"2006-01-02T15:04:05Z0700",
	"2006-01-02T15:04:05Z07",
	"2006-01-02T15:04:05",
	"2006-01-02T15:04Z07:00",
	"2006-01-02T15:04Z0700",
	"2006-01-02T15:04",
	"2006-01-02",
	"2006-01-02Z07:00",
}
