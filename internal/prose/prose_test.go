package prose

import "testing"

func TestMarkdown(t *testing.T) {
	tests := []struct{ name, markup, want string }{
		{"plain", "One line.", "One line."},
		{"white space", "  one\n two\t three  ", "one two three"},
		{"paragraphs", "one\n\ntwo", "one\n\ntwo"},
		{"list", "These:\n* a\n- b\n1. c\n", "These:\n* a\n- b\n1. c"},
		{"link", "See [the codes](/docs/codes/) and [this](https://a.example \"T\").", "See the codes and this."},
		{"link without a text", "[](https://a.example)", "https://a.example"},
		{"image", "![a picture](x.png)", "a picture"},
		{"code", "Set `intent` to ``CAPTURE``.", "Set intent to CAPTURE."},
		{"fence", "Like:\n```json\nx\n```\n", "Like:\n\nx"},
		{"strong", "**Note:** this **is** a__b__c.", "Note: this is a__b__c."},
		{"heading", "# Title\nText", "Title\n\nText"},
		{"no markup", "2 * 3 ** 4, a_b, #5, [x], List<Item>", "2 * 3 ** 4, a_b, #5, [x], List<Item>"},

		{"HTML", "<blockquote><strong>Note:</strong> see <a href=\"/x\">here</a>.</blockquote>", "Note: see here."},
		{"HTML list", "Values:<ul><li>one</li><li><code>two</code>.</li></ul>Then.", "Values:\n\n- one\n- two.\n\nThen."},
		{"entities", "a &lt; b &amp;&nbsp;c &#39;d&#39;", "a < b & c 'd'"},
		{"comment", "a<!-- hidden -->b<!-- open", "ab<!-- open"},
		{"line breaks", "a<br>b<br/><br/>c", "a\nb\n\nc"},
		{"table", "<table><tr><td>K</td><td>means k</td></tr><tr><th>1</th><td>2</td><td>3</td></tr></table>", "K: means k\n1 | 2 | 3"},

		{"control characters", "a\x00b\x07c\u202ed\u200be\uFEFF", "abcde"},
		{"line separators", "a\u2028b\u0085c\u2029d", "a b c\n\nd"},
		{"directives", "//go:build x\n#cgo y", "//go:build x #cgo y"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Markdown(tt.markup); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
