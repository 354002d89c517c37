package diag

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestExcerpt(t *testing.T) {
	long := strings.Repeat("x", 1000)
	tests := []struct {
		name      string
		src       string
		line, col int
		want      string // empty for no excerpt
	}{
		{"first line", "one\ntwo\n", 1, 1, "\tone\n\t^\n"},
		{"last line without an end", "one\ntwo", 2, 3, "\ttwo\n\t  ^\n"},
		{"middle", "one\n<two x='1'/>\nthree", 2, 6, "\t<two x='1'/>\n\t     ^\n"},
		{"tabs", "\t\t<a/>", 1, 3, "\t  <a/>\n\t  ^\n"},
		{"CRLF", "one\r\ntwo\r\n", 1, 3, "\tone\n\t  ^\n"},
		{"CRLF, the column of the end", "one\r\ntwo\r\n", 1, 4, "\tone\n\t   ^\n"},
		{"CRLF, the column past the end", "one\r\ntwo\r\n", 1, 5, ""},
		{"just past the end", "one\n", 1, 4, "\tone\n\t   ^\n"},
		{"past the end", "one\n", 1, 5, ""},
		{"far past the end", "one\n", 1, math.MaxInt, ""},
		{"no such line", "one\n", 3, 1, ""},
		{"empty line", "\n\n", 1, 1, ""},
		{"unknown line", "one", 0, 1, ""},
		{"unknown column", "one", 1, 0, ""},
		{"no source", "", 1, 1, ""},
		{"columns are characters", "é日😀!", 1, 4, "\té日😀!\n\t   ^\n"},
		{"hostile", "a\x1b[2J\u202eb\x00c", 1, 8, "\ta [2J b c\n\t       ^\n"},
		{"invalid", "a\xff\xfeb", 1, 4, "\ta\ufffd\ufffdb\n\t   ^\n"},
		{"long, at the start", long, 1, 1, "\t" + long[:100] + "\n\t^\n"},
		{"long, in the middle", long[:499] + "<" + long, 1, 500, "\t" + long[:50] + "<" + long[:49] + "\n\t" + strings.Repeat(" ", 50) + "^\n"},
		{"long, at the end", long, 1, 1001, "\t" + long[:50] + "\n\t" + strings.Repeat(" ", 50) + "^\n"},
		{"long, of many bytes", strings.Repeat("日", 1000), 1, 500, "\t" + strings.Repeat("日", 100) + "\n\t" + strings.Repeat(" ", 50) + "^\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := excerpt([]byte(tt.src), Pos{"a", tt.line, tt.col})
			if got != tt.want {
				t.Errorf("got\n%q, want\n%q", got, tt.want)
			}
			if !utf8.ValidString(got) {
				t.Errorf("%q is not text", got)
			}
		})
	}
}

func TestRender(t *testing.T) {
	var l List
	l.Add(&Finding{Pos: Pos{"a", 2, 3}, Subject: "T", Msg: "is wrong", Fix: "write y"})
	l.Warnf(Pos{"unread", 1, 1}, "", "is odd")
	l.Errorf(Pos{File: "a"}, "", "has no place")
	var b strings.Builder
	err := l.Render(&b, func(file string) []byte {
		if file == "a" {
			return []byte("one\n  x\n")
		}
		return nil
	})
	want := "a: has no place\n" +
		"a:2:3: T: is wrong\n\t  x\n\t  ^\n\tfix: write y\n" +
		"unread:1:1: warning: is odd\n"
	if err != nil || b.String() != want {
		t.Errorf("got %v\n%s, want\n%s", err, &b, want)
	}
}

// A document with thousands of mistakes does not flood the terminal.
func TestRenderCountsTheRest(t *testing.T) {
	for _, tt := range []struct {
		n    int
		last string
	}{
		{200, "a:200:1: x"},
		{201, "… and 1 more findings"},
		{5000, "… and 4800 more findings"},
	} {
		var l List
		for i := range tt.n {
			l.Errorf(Pos{"a", i + 1, 1}, "", "x")
		}
		var b strings.Builder
		if err := l.Render(&b, func(string) []byte { return nil }); err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n")
		if got := lines[len(lines)-1]; got != tt.last || len(lines) != min(tt.n, 201) {
			t.Errorf("%d findings: %d lines, the last is %q, want %q", tt.n, len(lines), got, tt.last)
		}
	}
}

type failing struct{ left int }

func (f *failing) Write(p []byte) (int, error) {
	if f.left--; f.left < 0 {
		return 0, errFull
	}
	return len(p), nil
}

var errFull = errors.New("full")

func TestRenderReportsAFullDisk(t *testing.T) {
	var l List
	for i := range 3 {
		l.Errorf(Pos{"a", 1, 1}, "", "%s", fmt.Sprint(i))
	}
	if err := l.Render(&failing{left: 1}, func(string) []byte { return nil }); !errors.Is(err, errFull) {
		t.Errorf("got %v", err)
	}
}
