package openapi_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/ir"
)

// repeat writes n items, each with its number in place of every #.
func repeat(n int, item string) string {
	items := make([]string, n)
	for i := range items {
		items[i] = strings.ReplaceAll(item, "#", fmt.Sprint(i))
	}
	return strings.Join(items, ",")
}

// A document that has far too much of something still takes no longer than it
// is large.
func TestManyOfEverything(t *testing.T) {
	const n = 5_000
	tests := []struct{ name, schemas, paths string }{
		{"properties", `"a":{"type":"object","required":[` + repeat(n, `"p#"`) + `],"properties":{` + repeat(n, `"p#":{"type":"string"}`) + `}}`, ""},
		{"values", `"a":{"allOf":[{"type":"string","enum":[` + repeat(n, `"v#"`) + `]},{"enum":[` + repeat(n, `"v#"`) + `]}]}`, ""},
		{"alternatives by a discriminator", repeat(n/10, `"a#":{"type":"object","required":["k"],"properties":{"k":{"type":"string","enum":["v#"]},"p#":{"type":"string"}}}`) +
			`,"u":{"oneOf":[` + repeat(n/10, `{"$ref":"!/components/schemas/a#"}`) + `]}`, ""},
		{"alternatives by shape", repeat(n/10, `"a#":{"type":"object","required":["p#"],"properties":{"p#":{"type":"string"}}}`) +
			`,"u":{"oneOf":[` + repeat(n/10, `{"$ref":"!/components/schemas/a#"}`) + `]}`, ""},
		{"alternatives to merge", `"u":{"type":"object","anyOf":[` + repeat(n/10, `{"properties":{"code":{"type":"string","enum":["v#"]},"p#":{"type":"string"}}}`) + `]}`, ""},
		{"alternatives of one name", `"u":{"oneOf":[` + repeat(n/10, `{"title":"same","type":"object","properties":{"p#":{"type":"string"}}}`) + `]}`, ""},
		{"parts", `"b":{"type":"object","properties":{"x":{"type":"string"}}},"a":{"allOf":[` + repeat(n, `{"properties":{"p#":{"$ref":"!/components/schemas/b"}}}`) + `]}`, ""},
		{"references in a row", `"a0":{"type":"string"},` + strings.Join(chain(2_000), ","), ""},
		{"operations", `"b":{"type":"object","properties":{"x":{"type":"string"}}}`, repeat(n/2, `"/p#/{id}":{"get":{"operationId":"op.#","parameters":[{"name":"id","in":"path","required":true,"schema":{"type":"string"}}],"responses":{"200":{"description":"ok","content":{"application/json":{"schema":{"$ref":"!/components/schemas/b"}}}}}}}`)},
		{"depth", `"a":` + strings.Repeat(`{"type":"array","items":`, 900) + `{}` + strings.Repeat("}", 900), ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text := `{"openapi":"3.0.3","info":{"title":"T","version":"1"},"paths":{` + tt.paths + `},"components":{"schemas":{` + tt.schemas + `}}}`
			text = strings.ReplaceAll(text, "!", "#") // an exclamation mark is the # of a reference
			cost := fastest(func() {
				api, list := parse("a.json", text)
				noFindings(t, list)
				ir.Dump(api)
			})
			if cost > maxTime {
				t.Errorf("%d KB take %v", len(text)>>10, cost)
			}
		})
	}
}

// chain returns schemas that each refer to the one before.
func chain(n int) []string {
	var all []string
	for i := 1; i < n; i++ {
		all = append(all, fmt.Sprintf(`"a%d":{"$ref":"#/components/schemas/a%d"}`, i, i-1))
	}
	return all
}
