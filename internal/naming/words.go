package naming

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// camel returns a spelling of any kind as one run of capitalised words, with
// initialisms: "payer_id" as "PayerID", "cpp-header-image" as "CPPHeaderImage".
// It holds letters and digits alone, but for a line between two numbers ("1.5"
// as "1_5"), and is empty when the spelling has neither.
func camel(s string) string {
	segments := segments(s)
	shouted := len(segments) > 1 && !strings.ContainsFunc(s, unicode.IsLower)
	var b strings.Builder
	if isNegative(s) {
		b.WriteString("Minus")
	}
	last := rune(0)
	for _, segment := range segments {
		if first, _ := utf8.DecodeRuneInString(segment); unicode.IsDigit(last) && unicode.IsDigit(first) {
			b.WriteByte('_')
		}
		loud := isLoud(segment, shouted)
		for _, word := range split(segment) {
			b.WriteString(capitalise(word, loud))
		}
		last, _ = utf8.DecodeLastRuneInString(segment)
	}
	return b.String()
}

// segments splits a spelling at everything that cannot stand in a Go
// identifier. Marks are dropped without splitting: they belong to their letter.
func segments(s string) []string {
	kept := strings.Map(func(r rune) rune {
		if unicode.IsMark(r) {
			return -1
		}
		return r
	}, s)
	return strings.FieldsFunc(kept, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// isNegative reports whether the spelling is that of a number below zero, whose
// sign must not get lost.
func isNegative(s string) bool {
	return len(s) > 1 && s[0] == '-' && '0' <= s[1] && s[1] <= '9'
}

// isLoud reports whether a segment is a word in capitals rather than an
// initialism: "AUTHORIZATION", but not "USD". In a spelling of several words,
// all in capitals, every word is.
func isLoud(segment string, shouted bool) bool {
	letters := 0
	for _, r := range segment {
		switch {
		case unicode.IsLower(r):
			return false
		case unicode.IsLetter(r):
			letters++
		}
	}
	return shouted || letters > 3
}

// split splits a segment into words where its case changes: "XMLName" into
// "XML" and "Name", "eBay" into "e" and "Bay". Digits stay with the word before
// them.
func split(segment string) []string {
	var words []string
	start, last := 0, rune(0)
	for i, r := range segment {
		if i > 0 && wordBegins(last, r, segment[i+utf8.RuneLen(r):]) {
			words = append(words, segment[start:i])
			start = i
		}
		last = r
	}
	return append(words, segment[start:])
}

// wordBegins reports whether a word begins with r, between the letter or digit
// before it and the rest of the segment.
func wordBegins(before, r rune, rest string) bool {
	if !isCapital(r) {
		return false
	}
	if !isCapital(before) {
		return true
	}
	// The last of several capitals begins a word when that goes on in lower
	// case, unless what goes on is the plural of the capitals: "IDs".
	next, size := utf8.DecodeRuneInString(rest)
	if !unicode.IsLower(next) {
		return false
	}
	after, _ := utf8.DecodeRuneInString(rest[size:])
	plural := next == 's' && !unicode.IsLower(after)
	return !plural
}

func isCapital(r rune) bool { return unicode.IsUpper(r) || unicode.IsTitle(r) }

// capitalise returns a word as it stands within an identifier.
func capitalise(word string, loud bool) string {
	if text, ok := initialism(word); ok {
		return text
	}
	first, size := utf8.DecodeRuneInString(word)
	rest := word[size:]
	if loud {
		rest = strings.ToLower(rest)
	} else if isCapital(first) {
		return word
	}
	return string(unicode.ToUpper(first)) + rest
}

// export makes a run of words an exported identifier. Words that begin with a
// digit or in a script without capitals get an X in front.
func export(words string) string {
	if first, _ := utf8.DecodeRuneInString(words); unicode.IsUpper(first) {
		return words
	}
	return "X" + words
}

// exported returns a spelling as an exported identifier. One without any letter
// or digit is named after what it has instead.
func exported(s string) string {
	if words := camel(s); words != "" {
		return export(words)
	}
	return aloud(s)
}
