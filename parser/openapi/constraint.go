package openapi

import (
	"math/big"
	"regexp/syntax"
	"strconv"
	"strings"

	"github.com/ppgen/ppgen/ir"
)

// constraint adds a keyword that limits values, or reports one that says
// something types cannot.
func (b *builder) constraint(v *view, n, kid *node) {
	switch kid.name {
	case "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties":
		b.count(v, n, kid)
	case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf":
		b.bound(v, n, kid)
	case "pattern":
		b.pattern(n, kid)
		v.facet(kid.name, kid.text)
	case "uniqueItems":
		if kid.text == "true" {
			v.facet(kid.name, kid.text)
		}
	case "not", "if", "dependentSchemas", "dependentRequired", "contains", "propertyNames", "prefixItems", "contentSchema":
		b.p.list.Warnf(kid.pos(), n.pointer(), "%s has no counterpart in a Go type; it is not checked", kid.name)
	case "$id", "$dynamicRef", "$dynamicAnchor":
		b.p.list.Errorf(kid.pos(), n.pointer(), "%s is not supported; references are relative to their own file", kid.name)
	}
}

func (v *view) facet(name, value string) {
	for _, f := range v.facets {
		if f.Name == name && f.Value == value {
			return
		}
	}
	v.facets = append(v.facets, ir.Facet{Name: name, Value: value})
}

// unquoted returns the text of a limit. Some documents put limits between
// quotes, and there is no doubt what they mean.
func (b *builder) unquoted(n, kid *node) (string, bool) {
	if kid.kind == text {
		if !jsonNumber.MatchString(kid.text) {
			b.p.list.Errorf(kid.pos(), n.pointer(), "%s is %q, expected a number", kid.name, kid.text)
			return "", false
		}
		b.p.list.Warnf(kid.pos(), n.pointer(), "%s is a string; it is read as the number %s", kid.name, kid.text)
	}
	return kid.text, true
}

// count adds a limit that counts something.
func (b *builder) count(v *view, n, kid *node) {
	value, ok := b.unquoted(n, kid)
	if !ok {
		return
	}
	exact, ok := new(big.Rat).SetString(smallExponent(value))
	if !ok || !exact.IsInt() || exact.Sign() < 0 || !exact.Num().IsInt64() {
		b.p.list.Errorf(kid.pos(), n.pointer(), "%s is %s, expected an integer from 0 to %d", kid.name, value, int64(1<<63-1))
		return
	}
	b.crossed(n, kid, exact.Num().Int64())
	v.facet(kid.name, exact.Num().String())
}

// smallExponent spares big.Rat numbers like 1e999999999, of which it would
// write down every digit.
func smallExponent(s string) string {
	if _, exponent, found := strings.Cut(strings.ToLower(s), "e"); found {
		if e, err := strconv.Atoi(exponent); err != nil || e > 30 || e < -30 {
			return ""
		}
	}
	return s
}

// crossed reports a minimum above the maximum of the same schema.
func (b *builder) crossed(n, kid *node, least int64) {
	what, isMin := strings.CutPrefix(kid.name, "min")
	if !isMin {
		return
	}
	if most, err := strconv.ParseInt(n.str("max"+what), 10, 64); err == nil && most < least {
		b.p.list.Warnf(kid.pos(), n.pointer(), "no value can meet min%s %d and max%s %d", what, least, what, most)
	}
}

// bound adds a limit of a number.
func (b *builder) bound(v *view, n, kid *node) {
	if kid.kind == boolean { // OpenAPI 3.0: minimum and maximum themselves are excluded
		if kid.text == "true" {
			v.facet(kid.name, kid.text)
		}
		return
	}
	value, ok := b.unquoted(n, kid)
	if !ok {
		return
	}
	if kid.name == "multipleOf" && (value[0] == '-' || strings.Trim(value, "0.eE+-") == "") {
		b.p.list.Errorf(kid.pos(), n.pointer(), "multipleOf is %s, expected a number above 0", value)
		return
	}
	v.facet(kid.name, value)
}

// pattern reports a pattern that Go cannot compile. Nothing compiles it: it is
// documentation, but a person should know.
func (b *builder) pattern(n, kid *node) {
	bad, seen := b.patterns[kid.text]
	if !seen {
		if _, err := syntax.Parse(kid.text, syntax.Perl); err != nil {
			bad = strings.TrimPrefix(err.Error(), "error parsing regexp: ")
		}
		b.patterns[kid.text] = bad
	}
	if bad != "" {
		b.p.list.Warnf(kid.pos(), n.pointer(), "the pattern is not one that Go can compile: %s", bad)
	}
}
