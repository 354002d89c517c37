package diag

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxExcerpt bounds the part of a source line that an excerpt shows, because a
// minified document is one line of megabytes.
const maxExcerpt = 100

// maxRendered bounds how many findings Render prints in full; the rest is
// counted. A document with ten thousand mistakes has one cause.
const maxRendered = 200

// Render writes every finding, each followed by an excerpt of its source line
// with a caret under the column. source returns the bytes of a file by the name
// in its positions; it may return nil for a file it does not have.
func (l *List) Render(w io.Writer, source func(file string) []byte) error {
	for i, f := range l.Findings() {
		if i == maxRendered {
			_, err := fmt.Fprintf(w, "… and %d more findings\n", len(l.findings)-i)
			return err
		}
		text, fix, hasFix := strings.Cut(f.Error(), "\n")
		out := text + "\n" + excerpt(source(f.Pos.File), f.Pos)
		if hasFix {
			out += fix + "\n"
		}
		if _, err := io.WriteString(w, out); err != nil {
			return err
		}
	}
	return nil
}

// excerpt returns the line of pos and a line with a caret below its column, or
// nothing when the source does not have that place.
func excerpt(src []byte, pos Pos) string {
	if pos.Line < 1 || pos.Col < 1 {
		return ""
	}
	for range pos.Line - 1 {
		_, rest, found := bytes.Cut(src, []byte("\n"))
		if !found {
			return ""
		}
		src = rest
	}
	line, _, _ := bytes.Cut(src, []byte("\n"))
	runes := []rune(string(bytes.TrimRight(clip(line, pos.Col), "\r")))
	if len(runes) == 0 || pos.Col > len(runes)+1 {
		return ""
	}
	from := max(0, pos.Col-1-maxExcerpt/2)
	to := min(len(runes), from+maxExcerpt)
	var shown, caret strings.Builder
	for i, r := range runes[from:to] {
		if r == '\t' || !printable(r) {
			r = ' '
		}
		shown.WriteRune(r)
		if from+i < pos.Col-1 {
			caret.WriteByte(' ')
		}
	}
	return "\t" + strings.TrimRight(shown.String(), " ") + "\n\t" + caret.String() + "^\n"
}

// clip cuts a line shortly after the column, so that a line of megabytes is not
// decoded to show a hundred characters of it.
func clip(line []byte, col int) []byte {
	col = min(col, len(line)) // so that no column overflows
	return line[:min(len(line), utf8.UTFMax*(col+maxExcerpt))]
}

func printable(r rune) bool { return unicode.IsPrint(r) }
