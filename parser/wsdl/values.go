package wsdl

import (
	"encoding/base64"
	"encoding/hex"
	"math/big"
	"regexp"
	"strings"

	"github.com/ppgen/ppgen/ir"
)

// intBounds are the built-in types of whole numbers with their least and
// greatest values; an empty bound is none.
var intBounds = map[string][2]string{
	"byte": {"-128", "127"}, "short": {"-32768", "32767"}, "int": {"-2147483648", "2147483647"},
	"long":         {"-9223372036854775808", "9223372036854775807"},
	"unsignedByte": {"0", "255"}, "unsignedShort": {"0", "65535"}, "unsignedInt": {"0", "4294967295"},
	"unsignedLong": {"0", "18446744073709551615"},
	"integer":      {"", ""}, "nonNegativeInteger": {"0", ""}, "positiveInteger": {"1", ""},
	"nonPositiveInteger": {"", "0"}, "negativeInteger": {"", "-1"},
}

const zone = `(Z|[+-]\d\d:\d\d)?$`

// lexical are the forms that values of other built-in types have.
var lexical = map[string]*regexp.Regexp{
	"boolean":    regexp.MustCompile(`^(true|false|1|0)$`),
	"decimal":    regexp.MustCompile(`^[+-]?(\d+(\.\d*)?|\.\d+)$`),
	"float":      regexp.MustCompile(`^([+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?|-?INF|NaN)$`),
	"double":     regexp.MustCompile(`^([+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?|-?INF|NaN)$`),
	"dateTime":   regexp.MustCompile(`^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?` + zone),
	"date":       regexp.MustCompile(`^-?\d{4,}-\d\d-\d\d` + zone),
	"time":       regexp.MustCompile(`^\d\d:\d\d:\d\d(\.\d+)?` + zone),
	"gYear":      regexp.MustCompile(`^-?\d{4,}` + zone),
	"gYearMonth": regexp.MustCompile(`^-?\d{4,}-\d\d` + zone),
	"gMonth":     regexp.MustCompile(`^--\d\d(--)?` + zone),
	"gMonthDay":  regexp.MustCompile(`^--\d\d-\d\d` + zone),
	"gDay":       regexp.MustCompile(`^---\d\d` + zone),
	"duration":   regexp.MustCompile(`^-?P(\d+Y)?(\d+M)?(\d+D)?(T(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$`),
}

// validValue reports whether text is a value of the built-in type that a scalar
// restricts.
func validValue(scalar *ir.Scalar, text string) bool {
	text = trimToken(text)
	if bounds, whole := intBounds[scalar.Format]; whole {
		return validInt(text, bounds)
	}
	if form := lexical[scalar.Format]; form != nil {
		return form.MatchString(text)
	}
	switch scalar.Format {
	case "base64Binary":
		_, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(text), ""))
		return err == nil
	case "hexBinary":
		_, err := hex.DecodeString(text)
		return err == nil
	}
	return true
}

// validInt reports whether text is a whole number within bounds.
func validInt(text string, bounds [2]string) bool {
	const mostDigits = 4096 // longer ones are valid, too, but nobody means them
	if len(text) > mostDigits || !isDigits(strings.TrimLeft(text[:min(len(text), 1)], "+-")+text[min(len(text), 1):]) {
		return false
	}
	number, ok := new(big.Int).SetString(text, 10)
	return ok && within(number, bounds[0], 1) && within(number, bounds[1], -1)
}

// within reports whether a number is on the side of a bound that sign says.
func within(number *big.Int, bound string, sign int) bool {
	if bound == "" {
		return true
	}
	limit, _ := new(big.Int).SetString(bound, 10)
	return number.Cmp(limit)*sign >= 0
}

func isDigits(text string) bool {
	for _, r := range text {
		if r < '0' || r > '9' {
			return false
		}
	}
	return text != ""
}
