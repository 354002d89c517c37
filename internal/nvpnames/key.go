package nvpnames

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/ppgen/ppgen/ir"
)

// The two letters of a key, for the first and the second list on the way.
const letters = "nm"

// What a key is made of. A number in the middle is a letter, or a digit between
// underscores; any other digit belongs to the name.
var (
	keySyntax   = regexp.MustCompile(`^(L_)?([A-Z0-9_]*?(?:[nm]_?|_[0-9]_))?([A-Z](?:[A-Z0-9_]*?[A-Z0-9])?)([nm]|0)?$`)
	scopeSyntax = regexp.MustCompile(`^[A-Z][A-Z0-9_]*([nm]_?|_[0-9]_)$`)
	nameSyntax  = regexp.MustCompile(`^[A-Z0-9_]+$`)
)

// parseKey takes a whole name of an overlay apart. A 0 at its end is a number
// only in a name that begins with L_.
func parseKey(text string) (ir.NVPKey, error) {
	part := keySyntax.FindStringSubmatch(text)
	if part == nil {
		return ir.NVPKey{}, fmt.Errorf("%q is no name of this wire; write it in upper case, with n and m for the numbers of list elements: %q", text, "L_PAYMENT_n_NAMEm")
	}
	key := ir.NVPKey{Listed: part[1] != "", Scope: part[2], Name: part[3]}
	switch {
	case part[4] == "0" && !key.Listed:
		key.Name += "0"
	case part[4] != "":
		key.Index = part[4][0]
	}
	return key, nil
}

// hasLetter reports whether a scope has a number that counts.
func hasLetter(scope string) bool { return strings.ContainsAny(scope, letters) }

// withLetter returns the scope with its letter replaced.
func withLetter(scope string, letter byte) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(letters, r) {
			return rune(letter)
		}
		return r
	}, scope)
}

// plainName is the name of an element without a rule: upper case, without
// punctuation.
func plainName(element string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case 'a' <= r && r <= 'z':
			return r - 'a' + 'A'
		case 'A' <= r && r <= 'Z', '0' <= r && r <= '9', r == '_':
			return r
		}
		return -1
	}, element)
}

// identity is what makes two keys the same on the wire: the number 0 of one may
// be any number of the other.
func identity(k ir.NVPKey) string {
	if k.Index != 0 {
		k.Index = '#'
	}
	k.Scope = scopeNumber.ReplaceAllString(k.Scope, "$1#$2")
	return k.String()
}

var scopeNumber = regexp.MustCompile(`(_?)(?:[nm]|[0-9])(_?)$`)

// The forms that texts of an overlay need.

func isKey(text string) error {
	_, err := parseKey(text)
	return err
}

func isScope(text string) error {
	if !scopeSyntax.MatchString(text) {
		return fmt.Errorf("%q is no prefix with a number; write it in upper case, with n for the number: %q", text, "PAYMENT_n_")
	}
	return nil
}

func isName(text string) error {
	if !nameSyntax.MatchString(text) {
		return fmt.Errorf("%q is no word of this wire; it has capital letters, digits and underscores", text)
	}
	return nil
}
