// Package near finds what a person probably meant by a name that does not
// exist.
package near

import (
	"cmp"
	"iter"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// maxMatches bounds a suggestion: more than a few are no help.
const maxMatches = 3

// maxLength bounds the names that are compared, because the time is the product
// of two lengths and documents choose them.
const maxLength = 200

// Matches returns up to three of the candidates that are spelled almost like
// name, the nearest first. Upper and lower case count as the same letter.
func Matches(name string, candidates iter.Seq[string]) []string {
	type match struct {
		text     string
		distance int
	}
	var found []match
	folded := fold(name)
	limit := max(1, len(folded)/3)
	for c := range candidates {
		if d := distance(folded, fold(c), limit); d <= limit {
			found = append(found, match{c, d})
		}
	}
	slices.SortFunc(found, func(a, b match) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(a.text, b.text))
	})
	found = slices.Compact(found)
	var texts []string
	for _, m := range found[:min(len(found), maxMatches)] {
		texts = append(texts, m.text)
	}
	return texts
}

// Hint returns `; did you mean "Amount" or "Account"?`, to be put behind an
// error text, or nothing when no candidate is near.
func Hint(name string, candidates iter.Seq[string]) string {
	matches := Matches(name, candidates)
	if len(matches) == 0 {
		return ""
	}
	for i, m := range matches {
		matches[i] = strconv.Quote(m)
	}
	return "; did you mean " + strings.Join(matches, " or ") + "?"
}

func fold(s string) []rune {
	if len(s) > maxLength*utf8.UTFMax {
		s = s[:maxLength*utf8.UTFMax]
	}
	runes := []rune(strings.ToLower(s))
	return runes[:min(len(runes), maxLength)]
}

// distance returns how many insertions, deletions and replacements of a letter,
// or exchanges of two neighbours, lead from a to b, or some number above limit
// when there are more than that.
func distance(a, b []rune, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	before, above := make([]int, len(b)+1), make([]int, len(b)+1)
	row := make([]int, len(b)+1)
	for j := range above {
		above[j] = j
	}
	for i := range a {
		row[0] = i + 1
		for j := range b {
			replace := above[j]
			if a[i] != b[j] {
				replace++
			}
			row[j+1] = min(replace, above[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, above, row = above, row, before
	}
	return above[len(b)]
}
