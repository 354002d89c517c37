package fill

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/ppgen/ppgen/ir"
)

// pieces are what texts are made of: everything that a careless encoder gets
// wrong. No piece begins or ends with white space, which readers trim.
var pieces = []string{
	"plain", "a b", "a  b", "<", ">", "&", "&amp;", "]]>", "<![CDATA[x]]>", "<!-- x -->", `"`, "'", "=", "%41", "+", "\u00a0x\u00a0",
	"é", "Zoë", "日本", "😀", "\U0010FFFD", "a\tb", "a\nb", "&#65;", "\u2028x", "﷐", "x\u0085x", "{0}", "$", "\\", "..", "0", "-1", "1e9",
}

// formats has valid texts of the formats that not every text fits.
var formats = map[string][]string{
	"anyURI":   {"https://example.com/a?b=1&c=%20d", "urn:x:y", "http://[::1]/", "relative/path#f"},
	"duration": {"P1D", "PT2H30M", "-P1Y2M3DT4H5M6.7S"},
	"dateTime": {"2026-01-02T03:04:05Z", "1970-01-01T00:00:00Z", "2026-12-31T23:59:59.999+05:30", "2026-01-02T03:04:05"},
	"date":     {"2026-01-02"},
	"time":     {"03:04:05Z"},
	"token":    {"token", "two words", "a-b_c"},
	"language": {"en", "de-AT"},
	"Name":     {"name"},
	"NCName":   {"name"},
	"NMTOKEN":  {"t1"},
}

// text returns a text within the facets; a required one may be empty.
func (f *Filler) text(s *ir.Scalar, required bool) string {
	if s.Kind == ir.DateTime {
		return f.oneOf(formats["dateTime"])
	}
	if values, ok := formats[s.Format]; ok {
		return f.oneOf(values)
	}
	low, high := lengths(s)
	if required && low == 0 && f.Rand.IntN(4) == 0 {
		return ""
	}
	text := f.anyText(high)
	missing := min(max(low, 1), high) - utf8.RuneCountInString(text)
	return text + strings.Repeat("x", max(missing, 0))
}

// anyText returns at most n characters that begin and end with something
// visible.
func (f *Filler) anyText(n int) string {
	var b strings.Builder
	for range 1 + f.Rand.IntN(4) {
		b.WriteString(f.oneOf(pieces))
	}
	runes := []rune(b.String())
	runes = runes[:min(len(runes), n)]
	return strings.Trim(string(runes), " \t\n\r")
}

func (f *Filler) oneOf(texts []string) string { return texts[f.Rand.IntN(len(texts))] }

// lengths returns how many characters the facets allow.
func lengths(s *ir.Scalar) (low, high int) {
	high = 40
	for _, facet := range s.Facets {
		if !slices.Contains([]string{"length", "minLength", "maxLength"}, facet.Name) {
			continue
		}
		var n int
		fmt.Sscan(facet.Value, &n)
		if facet.Name != "maxLength" {
			low = n
		}
		if facet.Name != "minLength" {
			high = n
		}
	}
	return low, max(low, high)
}
