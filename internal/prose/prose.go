// Package prose turns documentation in HTML, Markdown, and what passes for them,
// into plain text that is safe in a comment.
package prose

import (
	"html"
	"regexp"
	"strings"
	"unicode"
)

// A Text turns HTML, and what passes for it in documentation, into plain text:
// lines, and paragraphs with a blank line between them. Its zero value is empty.
type Text struct {
	out   strings.Builder
	line  strings.Builder // the line that is being written
	space bool            // white space is due before the next word
	blank bool            // a blank line is due before the next line
	lines int             // how many are written
	cells []string        // of the table row that is open
	depth int             // of tables inside tables
}

// Plain returns the text of markup.
func Plain(markup string) string {
	if isPlain(markup) {
		return markup
	}
	t := new(Text)
	t.Markup(markup)
	return t.String()
}

// isPlain reports whether markup is one line of ASCII that has none, and no white
// space to change: most descriptions are.
func isPlain(markup string) bool {
	last := byte(' ')
	for i := range len(markup) {
		c := markup[i]
		if c < ' ' || c > '~' || c == '<' || c == '&' || c == ' ' && last == ' ' {
			return false
		}
		last = c
	}
	return markup == "" || last != ' '
}

// String returns the text.
func (t *Text) String() string {
	t.endRow()
	t.endLine()
	return t.out.String()
}

// breaks says what an element's tags do to the line: b ends it, p ends the
// paragraph. The start tag of br alone does that.
var breaks = map[string]byte{
	"br": 'b', "li": 'b', "dt": 'b', "dd": 'b', "div": 'b', "tr": 'b',
	"p": 'p', "ul": 'p', "ol": 'p', "dl": 'p', "table": 'p', "pre": 'p', "blockquote": 'p', "hr": 'p',
	"h1": 'p', "h2": 'p', "h3": 'p', "h4": 'p', "h5": 'p', "h6": 'p',
}

// inlineTags are the elements that say only how text looks. They are listed
// because text between angle brackets is often no markup at all: "List<Item>".
var inlineTags = map[string]bool{
	"a": true, "abbr": true, "b": true, "big": true, "body": true, "center": true, "cite": true, "code": true,
	"em": true, "font": true, "html": true, "i": true, "img": true, "kbd": true, "nobr": true, "q": true, "s": true,
	"small": true, "span": true, "strike": true, "strong": true, "sub": true, "sup": true, "tbody": true, "td": true,
	"tfoot": true, "th": true, "thead": true, "tt": true, "u": true, "var": true,
}

// tagOrEntity is markup that was escaped, so that XML sees text.
var tagOrEntity = regexp.MustCompile(`<(/?)([A-Za-z][A-Za-z0-9]*)(\s[^<>]*|/)?>|<!--|&#?[A-Za-z0-9]{1,31};`)

// Markup adds character data, which may hold markup of its own.
func (t *Text) Markup(text string) {
	if !strings.ContainsAny(text, "<&") {
		t.text(text)
		return
	}
	for {
		at := tagOrEntity.FindStringSubmatchIndex(text)
		if at == nil {
			t.text(text)
			return
		}
		t.text(text[:at[0]])
		found := text[at[0]:at[1]]
		text = text[at[1]:]
		switch {
		case found == "<!--":
			if _, after, closed := strings.Cut(text, "-->"); closed {
				text = after
			} else {
				t.text(found)
			}
		case found[0] == '&':
			t.text(html.UnescapeString(found))
		default:
			t.tag(found)
		}
	}
}

// tag handles a tag that stood in the text: one that HTML does not have is text.
func (t *Text) tag(found string) {
	name := strings.ToLower(strings.FieldsFunc(found, func(r rune) bool { return strings.ContainsRune("</> \t\r\n", r) })[0])
	switch {
	case breaks[name] == 0 && !inlineTags[name]:
		t.text(found)
	case strings.HasPrefix(found, "</"):
		t.Close(name)
	default:
		t.Open(name)
	}
}

// Open handles the start tag of an element.
func (t *Text) Open(tag string) {
	switch {
	case tag == "table":
		t.paragraph()
		t.depth++
	case tag == "tr":
		t.endRow()
	case tag == "td" || tag == "th":
		if t.depth > 0 {
			t.endCell()
		}
		t.space = true
	case tag == "br" && t.depth == 0:
		t.lineBreak()
	default:
		t.Close(tag)
	}
	if tag == "li" && t.depth == 0 {
		t.line.WriteByte('-')
		t.space = true
	}
}

// Close handles the end tag of an element.
func (t *Text) Close(tag string) {
	switch {
	case tag == "table":
		t.endRow()
		t.depth = max(0, t.depth-1)
		t.paragraph()
	case tag == "tr":
		t.endRow()
	case t.depth > 0 && breaks[tag] != 0:
		t.space = true // a table's row is one line, whatever its cells hold
	case tag == "br":
	case breaks[tag] == 'b':
		t.endLine()
	case breaks[tag] == 'p':
		t.paragraph()
	}
}

// lineBreak ends the line. A second one makes a paragraph.
func (t *Text) lineBreak() {
	if t.line.Len() == 0 {
		t.blank = true
	}
	t.endLine()
}

func (t *Text) paragraph() {
	t.endLine()
	t.blank = true
}

// endLine writes the line that has been collected, if there is one.
func (t *Text) endLine() {
	t.space = false
	if t.line.Len() == 0 {
		return
	}
	switch {
	case t.lines == 0:
	case t.blank:
		t.out.WriteString("\n\n")
	default:
		t.out.WriteString("\n")
	}
	t.out.WriteString(t.line.String())
	t.line.Reset()
	t.lines++
	t.blank = false
}

// endCell keeps the text of a table's cell until its row is complete.
func (t *Text) endCell() {
	if t.line.Len() > 0 {
		t.cells = append(t.cells, t.line.String())
		t.line.Reset()
	}
	t.space = false
}

// endRow writes a table's row as a line: "name: meaning" for two cells,
// otherwise "a | b | c".
func (t *Text) endRow() {
	if t.depth == 0 {
		return
	}
	t.endCell()
	glue := " | "
	if len(t.cells) == 2 {
		glue = ": "
		t.cells[0] = strings.TrimRight(t.cells[0], " :")
	}
	t.line.WriteString(strings.Join(t.cells, glue))
	t.cells = t.cells[:0]
	t.endLine()
}

// text adds words. Any white space between them becomes one space, a blank line
// becomes a paragraph, and characters that only change how text is displayed,
// which could hide what it says, are dropped.
func (t *Text) text(text string) {
	newlines := 0
	for i, r := range text {
		switch {
		case r == '\n' || r == '\u2028' || r == '\u0085':
			newlines++
			t.space = true
		case r == '\u2029':
			newlines += 2
			t.space = true
		case unicode.IsSpace(r):
			t.space = true
		case unicode.IsControl(r) || r > unicode.MaxASCII && (unicode.Is(unicode.Cf, r) || r == unicode.ReplacementChar):
		default:
			t.separate(newlines, text[i:])
			t.line.WriteRune(r)
			newlines = 0
		}
	}
	if newlines > 1 && t.depth == 0 {
		t.paragraph()
	}
}

// separate writes what is due between the line so far and the text that goes on
// after that many line breaks.
func (t *Text) separate(newlines int, rest string) {
	switch {
	case t.depth > 0:
	case newlines > 1:
		t.paragraph()
	case newlines == 1 && bullet.MatchString(rest):
		t.endLine()
	}
	if t.space && t.line.Len() > 0 {
		t.line.WriteByte(' ')
	}
	t.space = false
}

// bullet begins an item of a list that is written without markup.
var bullet = regexp.MustCompile(`^([-*•]|\d{1,2}[.)])\s`)
