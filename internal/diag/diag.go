// Package diag carries positions in source documents to the messages a person
// reads: findings, lists of them, and excerpts of the line with a caret.
package diag

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// A Pos is a place in a source document. Line and Col count from 1, Col in
// characters; a zero Line means the place is unknown.
type Pos struct {
	File      string
	Line, Col int
}

// String returns "file:line:col", the form that editors and CI annotators link.
func (p Pos) String() string {
	if p.Line == 0 {
		return p.File
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Col)
}

// Severity says whether a finding stops generation.
type Severity uint8

// The severities.
const (
	Error   Severity = iota // nothing is written
	Warning                 // the output is sound, but a person should look
)

// A Finding is one thing that is wrong with a document, a configuration or an
// overlay.
type Finding struct {
	Pos      Pos
	Severity Severity
	Subject  string // in the document's own terms: "RefundTransactionRequestType/Amount"
	Msg      string // lower case, no full stop; what was expected, too
	Fix      string // what to write, and where, when there is one thing to write
}

// Error returns "file:line:col: subject: message", with the fix on a line of
// its own.
func (f *Finding) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: ", oneLine(f.Pos.String()))
	if f.Severity == Warning {
		b.WriteString("warning: ")
	}
	if f.Subject != "" {
		fmt.Fprintf(&b, "%s: ", oneLine(f.Subject))
	}
	b.WriteString(oneLine(f.Msg))
	if f.Fix != "" {
		fmt.Fprintf(&b, "\n\tfix: %s", oneLine(f.Fix))
	}
	return b.String()
}

// oneLine keeps text of a hostile document from forging lines of its own in a
// report: everything that is not printable is escaped as in a Go string.
func oneLine(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r > '\uFFFF' && !printable(r):
			fmt.Fprintf(&b, "\\U%08x", r)
		case r == '\uFFFD' || !printable(r):
			fmt.Fprintf(&b, "\\u%04x", r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// A List collects findings, so that one run reports them all. Its zero value is
// ready to use.
type List struct {
	findings []*Finding
	seen     map[string]bool
}

// Errorf records an error. The subject may be empty.
func (l *List) Errorf(pos Pos, subject, format string, args ...any) {
	l.Add(&Finding{Pos: pos, Subject: subject, Msg: fmt.Sprintf(format, args...)})
}

// Warnf records a warning. The subject may be empty.
func (l *List) Warnf(pos Pos, subject, format string, args ...any) {
	l.Add(&Finding{Pos: pos, Severity: Warning, Subject: subject, Msg: fmt.Sprintf(format, args...)})
}

// Add records a finding once, however often it is found.
func (l *List) Add(f *Finding) {
	key := f.Error()
	if l.seen[key] {
		return
	}
	if l.seen == nil {
		l.seen = make(map[string]bool)
	}
	l.seen[key] = true
	l.findings = append(l.findings, f)
}

// Accept drops the warnings that match, and returns how many there were.
func (l *List) Accept(match func(*Finding) bool) int {
	before := len(l.findings)
	l.findings = slices.DeleteFunc(l.findings, func(f *Finding) bool { return f.Severity == Warning && match(f) })
	return before - len(l.findings)
}

// Findings returns everything recorded, ordered by file, line and column.
func (l *List) Findings() []*Finding {
	sorted := slices.Clone(l.findings)
	slices.SortStableFunc(sorted, func(a, b *Finding) int {
		return cmp.Or(
			cmp.Compare(a.Pos.File, b.Pos.File),
			cmp.Compare(a.Pos.Line, b.Pos.Line),
			cmp.Compare(a.Pos.Col, b.Pos.Col),
			cmp.Compare(a.Subject, b.Subject),
			cmp.Compare(a.Msg, b.Msg),
			cmp.Compare(a.Severity, b.Severity),
			cmp.Compare(a.Fix, b.Fix),
		)
	})
	return sorted
}

// HasErrors reports whether anything recorded stops generation.
func (l *List) HasErrors() bool {
	return slices.ContainsFunc(l.findings, func(f *Finding) bool { return f.Severity == Error })
}

// Err returns the errors in order as one error, or nil when there are only
// warnings or nothing at all.
func (l *List) Err() error {
	var errs []error
	for _, f := range l.Findings() {
		if f.Severity == Error {
			errs = append(errs, f)
		}
	}
	return errors.Join(errs...)
}
