package openapi_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/internal/diag"
	"github.com/ppgen/ppgen/ir"
)

// A composer writes schemas that nobody would: anything within anything, and
// references in all directions.
type composer struct{ *rand.Rand }

var names = []string{"a", "b", "c", "d", "e"}

func (c composer) pick(texts ...string) string { return texts[c.IntN(len(texts))] }

func (c composer) schema(depth int) string {
	if depth == 0 || c.IntN(4) == 0 {
		return c.pick(`{"type":"string"}`, `{"type":"integer"}`, `{}`, `{"type":"string","enum":["x","y"]}`, `{"enum":["y",null]}`,
			`{"type":"object"}`, `{"type":"array"}`, `{"$ref":"#/components/schemas/`+c.pick(names...)+`"}`, `{"const":"x"}`, `{"required":["p"]}`,
			`{"type":["string","integer","null"]}`, `true`, `false`, `{"type":"null"}`, `{"nullable":true,"type":"boolean"}`)
	}
	var members []string
	for range 1 + c.IntN(3) {
		members = append(members, c.keyword(depth-1))
	}
	return "{" + strings.Join(unique(members), ",") + "}"
}

func (c composer) keyword(depth int) string {
	switch c.IntN(8) {
	case 0:
		return `"type":"object"`
	case 1, 2:
		return `"properties":{"p":` + c.schema(depth) + `,"` + c.pick("q", "r") + `":` + c.schema(depth) + `}`
	case 3:
		return `"items":` + c.schema(depth)
	case 4:
		return `"additionalProperties":` + c.schema(depth)
	case 5:
		return `"allOf":` + c.list(depth)
	case 6:
		return `"oneOf":` + c.list(depth)
	}
	return `"anyOf":` + c.list(depth) + c.pick("", "", `,"discriminator":{"propertyName":"p","mapping":{"x":"a"}}`)
}

func (c composer) list(depth int) string {
	var items []string
	for range 1 + c.IntN(3) {
		items = append(items, c.schema(depth))
	}
	return "[" + strings.Join(items, ",") + "]"
}

// unique keeps the first of the members with one name.
func unique(members []string) []string {
	var kept []string
	seen := map[string]bool{}
	for _, m := range members {
		name, _, _ := strings.Cut(m, ":")
		if !seen[name] {
			kept = append(kept, m)
		}
		seen[name] = true
	}
	return kept
}

// Whatever schemas say, the parser ends, and what it makes is whole: every type
// that is referred to is there, under a name of its own.
func TestRandomSchemas(t *testing.T) {
	for seed := range uint64(1_000) {
		c := composer{rand.New(rand.NewPCG(seed, 1))}
		var all []string
		for _, name := range names {
			all = append(all, `"`+name+`":`+c.schema(3))
		}
		text := `{"openapi":"` + c.pick("3.0.3", "3.1.0") + `","info":{"title":"T","version":"1"},"paths":{},"components":{"schemas":{` + strings.Join(all, ",\n") + `}}}`
		var api *ir.API
		var list *diag.List
		cost := fastest(func() {
			api, list = parse("a.json", text)
			ir.Dump(api)
		})
		if cost > maxTime {
			t.Errorf("seed %d takes %v:\n%s", seed, cost, text)
		}
		if problem := whole(api); problem != "" && !list.HasErrors() {
			t.Errorf("seed %d: %s:\n%s", seed, problem, text)
		}
		if t.Failed() {
			return
		}
	}
}

// whole returns what is missing from an API.
func whole(api *ir.API) string {
	named := map[ir.Named]bool{}
	taken := map[string]bool{}
	for _, typ := range api.Types {
		named[typ] = true
		name := typ.Declaration().Name.Local
		if taken[name] {
			return "two types are named " + name
		}
		taken[name] = true
	}
	for typ := range ir.Reach(api.Types...) {
		if !named[typ] {
			return fmt.Sprintf("%s is missing", typ.Declaration().Name.Local)
		}
	}
	for _, typ := range api.Types {
		for _, f := range ir.Members(typ) {
			if f.Type == nil || f.Name.Local == "" {
				return fmt.Sprintf("%s has a field without a name or a type", typ.Declaration().Name.Local)
			}
		}
		if u, ok := typ.(*ir.Union); ok && len(u.Cases) == 0 {
			return u.Name.Local + " has no cases"
		}
	}
	// The names are those that the whole pipeline would refuse; they are not
	// chosen here.
	list := new(diag.List)
	ir.Check(api, list)
	for _, f := range list.Findings() {
		if !strings.Contains(f.Msg, "Go identifier") && !strings.Contains(f.Msg, "name for a Go package") && !strings.Contains(f.Msg, "no name") {
			return f.Error()
		}
	}
	return ""
}
