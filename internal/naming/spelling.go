package naming

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxLength bounds identifiers. Only a name that its document makes longer may
// be longer.
const maxLength = 60

// signs are what characters that cannot stand in an identifier are called.
var signs = map[rune]string{
	' ': "Space", '!': "Bang", '"': "Quote", '#': "Hash", '$': "Dollar", '%': "Percent", '&': "And", '\'': "Apostrophe",
	'(': "Open", ')': "Close", '*': "Star", '+': "Plus", ',': "Comma", '-': "Dash", '.': "Dot", '/': "Slash",
	':': "Colon", ';': "Semicolon", '<': "Less", '=': "Equals", '>': "Greater", '?': "Question", '@': "At",
	'[': "Left", '\\': "Backslash", ']': "Right", '^': "Caret", '_': "Underscore", '`': "Backtick",
	'{': "Begin", '|': "Bar", '}': "End", '~': "Tilde",
}

// sign returns what r is called: a word for the common ones, else its number.
func sign(r rune) string {
	if name, ok := signs[r]; ok {
		return name
	}
	return fmt.Sprintf("U%04X", r)
}

// aloud spells out a text that has no letters or digits.
func aloud(s string) string {
	if s == "" {
		return "Empty"
	}
	var b strings.Builder
	for _, r := range s {
		b.WriteString(sign(r))
	}
	return b.String()
}

// distinction returns what tells a spelling from others that give the same
// words: the characters that were lost, or else how its case differs. It is
// empty for a spelling that is its own identifier.
func distinction(s string) string {
	words := camel(s)
	if words == "" || s == words {
		return ""
	}
	var b strings.Builder
	for _, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			b.WriteString(sign(r))
		}
	}
	switch {
	case b.Len() > 0:
		return b.String()
	case strings.ContainsFunc(s, unicode.IsLower):
		return "Lower"
	}
	return "Upper"
}

// escape spells a text in letters, digits and underscores, so that different
// texts stay different.
func escape(s string) string {
	var b strings.Builder
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, "_%X_", r)
		}
	}
	return b.String()
}

// digest returns n hexadecimal digits that depend on the parts alone.
func digest(n int, parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		fmt.Fprintf(h, "%d:%s", len(p), p)
	}
	return hex.EncodeToString(h.Sum(nil))[:n]
}

// shorten cuts an identifier behind a word, and adds a digest of what it is for,
// so that the result is no longer than limit.
func shorten(ident string, limit, digits int, parts ...string) string {
	runes := []rune(ident)
	keep := min(len(runes), limit-1-digits)
	cut := keep
	for cut > keep/2 && cut < len(runes) && !isCapital(runes[cut]) {
		cut--
	}
	if cut <= keep/2 {
		cut = keep
	}
	return strings.TrimRight(string(runes[:cut]), "_") + "_" + digest(digits, parts...)
}

func tooLong(ident string, limit int) bool { return utf8.RuneCountInString(ident) > limit }

// limitFor returns how long the identifier for a name may be.
func limitFor(name string) int { return max(maxLength, utf8.RuneCountInString(name)) }

// ofSpace names an XML namespace by the last words of its URI.
func ofSpace(uri string) string {
	switch uri {
	case "":
		return "Unqualified"
	case "http://www.w3.org/XML/1998/namespace":
		return "XML"
	}
	return exported(lastPart(uri))
}
