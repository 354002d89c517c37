package emit

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dave/jennifer/jen"
)

// The widths that comments are wrapped at, so that a line with its indentation
// stays near 100 columns.
const (
	outerWidth = 96 // in front of a declaration
	innerWidth = 92 // in front of a field, which is indented
)

// A docText is what a doc comment says. Each part is plain text, paragraphs
// separated by empty lines.
type docText struct {
	own        string // what this program has to say first
	text       string // the document's own words
	facts      string // what the contract says beside them
	deprecated string // the reason, or empty
}

// sentence is a docText of this program's words alone.
func sentence(own string) docText { return docText{own: own} }

// comment writes a doc comment, or nothing for an empty text.
//
// It is the only caller of jen.Comment, which passes a text that starts with
// "//" on as it is and turns one of several lines into /* */, out of which a
// document could break. What a docText renders is always lines of "// " and text
// without a line break.
func comment(rendered string) *jen.Statement {
	if rendered == "" {
		return jen.Null()
	}
	return jen.Comment(rendered)
}

// render returns the lines of a comment, slashes and all.
func (d docText) render(width int) string {
	w := wrapper{width: width}
	w.text(d.own)
	w.text(d.text)
	w.text(d.facts)
	if d.deprecated != "" {
		w.paragraph()
		w.line("Deprecated: ", "", harmless(d.deprecated))
	}
	return string(w.out)
}

// A wrapper fills the lines of a comment with words.
type wrapper struct {
	out   []byte
	width int
	col   int  // the characters on the line
	lines int  // of the paragraph
	gap   bool // an empty line comes before the next one
}

// paragraph ends a paragraph. One of a single line could be taken for a heading,
// which gofmt would rewrite, so it ends with a full stop.
func (w *wrapper) paragraph() {
	if w.lines == 1 {
		last, _ := utf8.DecodeLastRune(w.out)
		if unicode.IsLetter(last) || unicode.IsDigit(last) {
			w.out = append(w.out, '.')
		}
	}
	w.lines = 0
	w.gap = len(w.out) > 0
}

// text adds paragraphs. Each line of the text starts a line of the comment,
// because a document's tables and lists are lines.
func (w *wrapper) text(text string) {
	w.paragraph()
	for line := range strings.SplitSeq(lineBreaks(text), "\n") {
		line = strings.TrimSpace(harmless(line))
		first, rest, _ := strings.Cut(line, " ")
		switch {
		case line == "":
			w.paragraph()
		case isBullet(first) && rest != "":
			w.line("  - ", "    ", rest)
			w.lines++ // a list is no heading
		default:
			w.line("", "", line)
		}
	}
	w.paragraph()
}

// line adds one line of text, wrapped; first begins its first line and indent
// every other one.
func (w *wrapper) line(first, indent, text string) {
	begun := false
	for word := range strings.FieldsSeq(text) {
		n := utf8.RuneCountInString(word)
		switch {
		case !begun:
			w.start(first)
			begun = true
		case w.col+1+n > w.width:
			w.start(indent)
		default:
			w.out = append(w.out, ' ')
			w.col++
		}
		w.out = append(w.out, word...)
		w.col += n
	}
}

// start begins a line.
func (w *wrapper) start(indent string) {
	if w.gap {
		w.out = append(w.out, "\n//"...)
		w.gap = false
	}
	if len(w.out) > 0 {
		w.out = append(w.out, '\n')
	}
	w.out = append(w.out, "// "...)
	w.out = append(w.out, indent...)
	w.col = len(indent)
	w.lines++
}

func isBullet(word string) bool {
	switch word {
	case "-", "*", "+", "•", "–", "·":
		return true
	}
	return false
}

// lineBreaks turns everything that Unicode calls a line break into a line feed.
func lineBreaks(text string) string {
	if isASCII(text) {
		return text
	}
	return unicodeBreaks.Replace(text)
}

var unicodeBreaks = strings.NewReplacer(
	"\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n",
	"\u0085", "\n", "\u2028", "\n", "\u2029", "\n",
)

// oneLine returns a document's text as one harmless line.
func oneLine(text string) string {
	return harmless(strings.Join(strings.Fields(lineBreaks(text)), " "))
}

// isASCII reports whether text is printable ASCII and line feeds.
func isASCII(text string) bool {
	for i := range len(text) {
		if c := text[i]; (c < ' ' || c >= 0x7f) && c != '\n' {
			return false
		}
	}
	return true
}

// harmless returns one line of a document's text without what an editor, a
// compiler or a linter would obey: control, bidirectional and other invisible
// characters are dropped, and words that a tool looks for in comments are
// spelled so that it does not find them.
func harmless(line string) string {
	if !isASCII(line) {
		line = strings.Map(visible, strings.ToValidUTF8(line, ""))
	}
	for _, order := range orders {
		line = strings.ReplaceAll(line, order.word, order.instead)
	}
	return line
}

// visible drops what cannot be seen and keeps the rest.
func visible(r rune) rune {
	switch {
	case r == '\t' || r == '\n':
		return ' '
	case r < 0x7f && r >= ' ':
		return r
	case r == utf8.RuneError, unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Zl, unicode.Zp):
		return -1
	}
	return r
}

// orders are words that tools obey in comments, and what stands in their place:
// a deprecation that the model does not know of, the mark of generated files, of
// which the header has the only one, a build constraint, what silences linters,
// and a link definition, which gofmt moves. Any word of a paragraph may come to
// begin a line of it.
var orders = []struct{ word, instead string }{
	{"Deprecated:", "deprecated:"},
	{"Code generated", "code generated"},
	{"+build", `"+build"`},
	{"nolint", "no-lint"},
	{"#nosec", "# nosec"},
	{"]:", "] :"},
}
