package diag

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestPosString(t *testing.T) {
	tests := []struct {
		pos  Pos
		want string
	}{
		{Pos{"a.wsdl", 3, 7}, "a.wsdl:3:7"},
		{Pos{File: "a.wsdl"}, "a.wsdl"},
		{Pos{File: "a.wsdl", Col: 4}, "a.wsdl"},
	}
	for _, tt := range tests {
		if got := tt.pos.String(); got != tt.want {
			t.Errorf("%#v is %q, want %q", tt.pos, got, tt.want)
		}
	}
}

func TestFindingError(t *testing.T) {
	pos := Pos{"a.wsdl", 3, 7}
	tests := []struct {
		name    string
		finding Finding
		want    string
	}{
		{"message alone", Finding{Pos: pos, Msg: "is wrong"}, "a.wsdl:3:7: is wrong"},
		{"with all", Finding{pos, Warning, "T/F", "is odd", "write x"}, "a.wsdl:3:7: warning: T/F: is odd\n\tfix: write x"},
		{"forged line", Finding{Pos: pos, Subject: "T\nb.wsdl:1:1: lie", Msg: "is\r\nwrong", Fix: "write\n\tx"},
			`a.wsdl:3:7: T\u000ab.wsdl:1:1: lie: is\u000d\u000awrong` + "\n\t" + `fix: write\u000a\u0009x`},
		{"forged file", Finding{Pos: Pos{"a\nb.wsdl:1:1: lie", 3, 7}, Msg: "is wrong"}, `a\u000ab.wsdl:1:1: lie:3:7: is wrong`},
		{"terminal", Finding{Pos: pos, Msg: "\x1b[2J\x07\x7f\u0085\u009b2J"}, `a.wsdl:3:7: \u001b[2J\u0007\u007f\u0085\u009b2J`},
		{"direction", Finding{Pos: pos, Msg: "a\u202eb\u2066c\u200bd\ufeff"}, `a.wsdl:3:7: a\u202eb\u2066c\u200bd\ufeff`},
		{"invalid", Finding{Pos: pos, Msg: "a\xffb\ufffdc"}, `a.wsdl:3:7: a\ufffdb\ufffdc`},
		{"beyond the basic plane", Finding{Pos: pos, Msg: "a\U000e0041b"}, `a.wsdl:3:7: a\U000e0041b`},
		{"plain text", Finding{Pos: pos, Msg: `Zoë 日本 😀 "x" 'y' \`}, `a.wsdl:3:7: Zoë 日本 😀 "x" 'y' \`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.finding.Error(); got != tt.want {
				t.Errorf("got\n%q, want\n%q", got, tt.want)
			}
		})
	}
}

// The order of a report depends on what was found, not on when.
func TestFindingsAreOrdered(t *testing.T) {
	want := []*Finding{
		{Pos: Pos{"a", 1, 1}, Msg: "m"},
		{Pos: Pos{"a", 2, 1}, Msg: "m"},
		{Pos: Pos{"a", 2, 10}, Msg: "m"},
		{Pos: Pos{"a", 2, 10}, Subject: "s", Msg: "m"},
		{Pos: Pos{"a", 2, 10}, Subject: "s", Msg: "m", Fix: "one"},
		{Pos: Pos{"a", 2, 10}, Subject: "s", Msg: "m", Fix: "two"},
		{Pos: Pos{"a", 2, 10}, Severity: Warning, Subject: "s", Msg: "m"},
		{Pos: Pos{"a", 2, 10}, Subject: "s", Msg: "n"},
		{Pos: Pos{"a", 10, 1}, Msg: "m"},
		{Pos: Pos{"b", 1, 1}, Msg: "m"},
	}
	for shift := range want {
		var l List
		for i := range want {
			l.Add(want[(i*7+shift)%len(want)])
		}
		if got := l.Findings(); !slices.Equal(got, want) {
			t.Fatalf("shift %d: got %v", shift, got)
		}
	}
}

func TestAddKeepsOneOfEach(t *testing.T) {
	var l List
	for range 3 {
		l.Errorf(Pos{"a", 1, 1}, "s", "value %d", 7)
		l.Warnf(Pos{"a", 1, 1}, "s", "value %d", 7)
		l.Errorf(Pos{"a", 1, 2}, "s", "value %d", 7)
	}
	var got []string
	for _, f := range l.Findings() {
		got = append(got, f.Error())
	}
	want := []string{"a:1:1: s: value 7", "a:1:1: warning: s: value 7", "a:1:2: s: value 7"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestFindingsAreACopy(t *testing.T) {
	var l List
	l.Errorf(Pos{"b", 1, 1}, "", "x")
	l.Findings()[0] = nil
	if l.Findings()[0] == nil {
		t.Error("a caller can change the list")
	}
}

func TestSeverities(t *testing.T) {
	var l List
	if l.HasErrors() || l.Err() != nil || len(l.Findings()) != 0 {
		t.Error("an empty list is not clean")
	}
	l.Warnf(Pos{"a", 1, 1}, "", "odd")
	if l.HasErrors() || l.Err() != nil {
		t.Error("a warning stops generation")
	}
	l.Errorf(Pos{"b", 1, 1}, "", "second")
	l.Errorf(Pos{"a", 2, 1}, "", "first")
	if !l.HasErrors() {
		t.Error("an error does not stop generation")
	}
	if got, want := fmt.Sprint(l.Err()), "a:2:1: first\nb:1:1: second"; got != want {
		t.Errorf("the errors are %q, want %q", got, want)
	}
	var f *Finding
	if !errors.As(l.Err(), &f) || f.Pos.File != "a" {
		t.Error("a caller cannot get at a finding")
	}
}

func TestAccept(t *testing.T) {
	var l List
	l.Warnf(Pos{"a", 1, 1}, "", "known")
	l.Warnf(Pos{"a", 2, 1}, "", "new")
	l.Errorf(Pos{"a", 3, 1}, "", "known")
	n := l.Accept(func(f *Finding) bool { return f.Msg == "known" })
	if n != 1 || len(l.Findings()) != 2 || !l.HasErrors() {
		t.Errorf("%d accepted, left: %v", n, l.Findings())
	}
	if !strings.Contains(l.Findings()[0].Error(), "new") {
		t.Errorf("the wrong warning is gone: %v", l.Findings())
	}
}
