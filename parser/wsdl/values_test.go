package wsdl

import (
	"strings"
	"testing"

	"github.com/ppgen/ppgen/ir"
)

func TestValues(t *testing.T) {
	tests := map[string]struct{ good, bad string }{
		"boolean":            {"true false 1 0", "yes TRUE -"},
		"byte":               {"-128 127 +5 007", "-129 128 1.0 - + ++1 0x1"},
		"unsignedShort":      {"0 65535 -0", "-1 65536"},
		"long":               {"9223372036854775807 -9223372036854775808", "9223372036854775808"},
		"unsignedLong":       {"18446744073709551615", "18446744073709551616 -1"},
		"integer":            {"99999999999999999999999 -1", "1e3"},
		"positiveInteger":    {"1", "0"},
		"negativeInteger":    {"-1", "0"},
		"nonPositiveInteger": {"0 -5", "1"},
		"decimal":            {"1 -1.5 +.5 5.", "1e3 . - 1,5"},
		"double":             {"1e-3 INF -INF NaN .5", "inf e3 1,5"},
		"dateTime":           {"2024-02-29T12:00:00Z 2024-02-29T12:00:00.5+01:00 -0001-01-01T00:00:00", "2024-02-29 2024-02-29T12:00 2024-2-9T12:00:00"},
		"date":               {"2024-02-29 2024-02-29Z", "29.2.2024"},
		"time":               {"12:00:00 12:00:00.25Z", "12:00"},
		"duration":           {"P1Y2M PT5S", "1Y"},
		"gMonthDay":          {"--02-29", "02-29"},
		"hexBinary":          {"00ffAA", "0 xx"},
		"base64Binary":       {"YWJj", "YWJ !!!"},
		"anyURI":             {"urn:x a%20b", ""},
	}
	for format, test := range tests {
		for value := range strings.FieldsSeq(test.good) {
			if !validValue(&ir.Scalar{Format: format}, " "+value+"\n") {
				t.Errorf("%q is a value of xs:%s", value, format)
			}
		}
		for value := range strings.FieldsSeq(test.bad) {
			if validValue(&ir.Scalar{Format: format}, value) {
				t.Errorf("%q is no value of xs:%s", value, format)
			}
		}
	}
	if validValue(&ir.Scalar{Format: "integer"}, strings.Repeat("9", 1<<20)) {
		t.Error("a number of a million digits is one that nobody means")
	}
}
