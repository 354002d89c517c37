package rest

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ppgen/ppgen/paypal/internal/wire"
)

var (
	errEmpty   = errors.New("is empty")
	errControl = errors.New("has a control character in it, or is not UTF-8")
)

// badText reports whether a text has characters that belong to no name or id.
func badText(s string) bool {
	return !utf8.ValidString(s) || strings.ContainsFunc(s, unicode.IsControl)
}

// setHeader sets a field of the header of a call, unless the value is empty. A
// line break in the value would begin another field. limit is how many characters
// the value may have; 0 for many.
func setHeader(call *wire.Call, name, value string, limit int) error {
	if limit == 0 {
		limit = maxHeader
	}
	switch {
	case value == "":
		return nil
	case !isHeaderName(name):
		return fmt.Errorf("the header field %q has a name that cannot be sent", clip(name, 40))
	case len(value) > limit:
		return fmt.Errorf("the header field %s has %d characters: the limit is %d", name, len(value), limit)
	case strings.ContainsFunc(value, func(r rune) bool { return r < ' ' || r > '~' }) || value != strings.TrimSpace(value):
		return fmt.Errorf("the header field %s may have printable ASCII characters only, and no blanks at its ends", name)
	}
	call.Header.Set(name, value)
	return nil
}

// maxHeader bounds values of which nothing else is known.
const maxHeader = 8 << 10

// isHeaderName reports whether name is a token as HTTP defines it.
func isHeaderName(name string) bool {
	return name != "" && !strings.ContainsFunc(name, func(r rune) bool {
		return r <= ' ' || r > '~' || strings.ContainsRune(`"(),/:;<=>?@[\]{}`, r)
	})
}
