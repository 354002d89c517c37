package prose

import (
	"regexp"
	"strings"
)

var (
	mdLink   = regexp.MustCompile(`!?\[([^\[\]]*)\]\(([^()\s]*)(?:\s+"[^"]*")?\)`)
	mdStrong = regexp.MustCompile(`\*\*([^\s*](?:[^*]*[^\s*])?)\*\*`)
	mdHead   = regexp.MustCompile(`(?m)^#{1,6}[ \t]+(.*)$`)
	mdFence  = regexp.MustCompile("(?m)^```.*$")
)

// Markdown returns the text of Markdown, which may hold HTML as well. Of a link
// its text is kept, unless the address is all there is.
func Markdown(markup string) string {
	if strings.Contains(markup, "](") {
		markup = mdLink.ReplaceAllStringFunc(markup, linkText)
	}
	if strings.Contains(markup, "`") {
		markup = strings.ReplaceAll(mdFence.ReplaceAllString(markup, ""), "`", "")
	}
	if strings.Contains(markup, "**") {
		markup = mdStrong.ReplaceAllString(markup, "$1")
	}
	if strings.Contains(markup, "#") {
		markup = mdHead.ReplaceAllString(markup, "\n$1\n\n")
	}
	return Plain(markup)
}

func linkText(link string) string {
	parts := mdLink.FindStringSubmatch(link)
	if parts[1] == "" {
		return parts[2]
	}
	return parts[1]
}
