package emit

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/ppgen/ppgen/ir"
)

// fieldFacts says in one paragraph what the contract says of a field beside its
// documentation: "Required. At most 127 characters."
func (p *plan) fieldFacts(f *ir.Field, siblings []*ir.Field) string {
	required, readOnly := "", ""
	if f.Required && f.Role != ir.RequestVersion {
		required = "Required."
	}
	switch {
	case f.ReadOnly:
		readOnly = "Only in what a server sends."
	case f.WriteOnly:
		readOnly = "Only in what a client sends."
	}
	return sentences(
		required, choiceFact(f, siblings), listFact(repeated(f.Type)), p.typeFacts(elem(f.Type)), p.valueFact(f), readOnly,
		p.nvpFact(f),
	)
}

// typeFacts says what a field's type restricts its values to. The aliases of a
// REST document say it themselves, where the name of the type leads.
func (p *plan) typeFacts(t ir.Type) string {
	if _, ok := t.(*ir.Alias); ok && p.isREST {
		return ""
	}
	return scalarFacts(t)
}

// sentences joins those that say something.
func sentences(list ...string) string {
	return strings.Join(slices.DeleteFunc(list, func(s string) bool { return s == "" }), " ")
}

// valueFact says what an empty field means.
func (p *plan) valueFact(f *ir.Field) string {
	switch {
	case f.Role == ir.RequestVersion && p.api.Version != "":
		return "Empty sends " + p.api.Version + ", the version this package was generated from."
	case f.Fixed != "" && p.isREST:
		return "Always " + quoted(f.Fixed) + "."
	case f.Fixed != "" && f.Required:
		return "Always " + quoted(f.Fixed) + ", which is written when the field is empty."
	case f.Fixed != "":
		return "If set, always " + quoted(f.Fixed) + "."
	case f.Default != "":
		return "When it is absent, " + quoted(f.Default) + " is assumed."
	}
	return ""
}

func quoted(s string) string { return `"` + s + `"` }

// choiceFact says which other fields a field excludes: "At most one of A, B and
// C is set."
func choiceFact(f *ir.Field, siblings []*ir.Field) string {
	if len(f.Choice) == 0 {
		return ""
	}
	inner := f.Choice[len(f.Choice)-1]
	arms := choiceArms(inner.Group, siblings)
	if len(arms) < 2 {
		return ""
	}
	how := "At most one of"
	if inner.Required {
		how = "One of"
	}
	var names []string
	for _, arm := range arms {
		if len(arm) > 1 {
			return how + " these is set: " + strings.Join(armTexts(arms), "; ") + "."
		}
		names = append(names, arm[0])
	}
	return how + " " + enumerate(names) + " is set."
}

// choiceArms returns the Go names of the fields of a choice, by alternative.
func choiceArms(group int, fields []*ir.Field) [][]string {
	var arms [][]string
	index := map[int]int{}
	for _, f := range fields {
		for _, b := range f.Choice {
			if b.Group != group {
				continue
			}
			i, ok := index[b.Arm]
			if !ok {
				i = len(arms)
				index[b.Arm] = i
				arms = append(arms, nil)
			}
			arms[i] = append(arms[i], f.Go)
		}
	}
	return arms
}

func armTexts(arms [][]string) []string {
	texts := make([]string, len(arms))
	for i, arm := range arms {
		texts[i] = enumerate(arm)
	}
	return texts
}

// enumerate joins names as a sentence does: "A, B and C".
func enumerate(names []string) string {
	if len(names) == 1 {
		return names[0]
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

// listFact says how many items a list has, where there is a limit.
func listFact(l *ir.List) string {
	if l == nil {
		return ""
	}
	return bounds(l.Min, l.Max, "item")
}

// bounds words a range. A least number of 1 is what "Required" says already.
func bounds(least, most int, unit string) string {
	switch {
	case most == ir.Unbounded && least <= 1:
		return ""
	case most == ir.Unbounded:
		return fmt.Sprintf("At least %d %ss.", least, unit)
	case least == most:
		return fmt.Sprintf("Exactly %s.", plural(most, unit))
	case least <= 1:
		return fmt.Sprintf("At most %s.", plural(most, unit))
	}
	return fmt.Sprintf("%d to %s.", least, plural(most, unit))
}

func plural(n int, unit string) string {
	if n == 1 {
		return "1 " + unit
	}
	return fmt.Sprintf("%d %ss", n, unit)
}

// scalarFacts says what the document restricts a value to.
func scalarFacts(t ir.Type) string {
	items := ""
	t = resolve(t)
	if l, ok := t.(*ir.List); ok && l.Packed {
		items = listFact(l)
		t = resolve(l.Elem)
	}
	s, ok := t.(*ir.Scalar)
	if !ok {
		return items
	}
	format := notableFormat(s)
	if format != "" {
		format = "Format: " + format + "."
	}
	return sentences(append([]string{items, format}, facetFacts(s)...)...)
}

// notableFormat is what the document calls the values, where the Go type does
// not say as much.
func notableFormat(s *ir.Scalar) string {
	switch s.Format {
	case "string", "normalizedString", "token", "anySimpleType", "boolean", "int", "integer", "long", "short", "byte",
		"decimal", "dateTime", "base64Binary", "int32", "int64", "float", "double", "number", "date-time":
		return ""
	}
	if strings.Contains(s.Format, "_") {
		return "" // a name that only the authors of the document know
	}
	return s.Format
}

// facetFacts puts each restriction into words, in the document's order. The two
// ends of a length are one sentence.
func facetFacts(s *ir.Scalar) []string {
	unit := "character"
	if s.Kind == ir.Bytes {
		unit = "byte"
	}
	var facts, enum []string
	values := map[string]string{}
	for _, f := range s.Facets {
		values[facetName(f)] = f.Value
	}
	for _, f := range s.Facets {
		if f.Name == "enum" {
			enum = append(enum, f.Value)
			continue
		}
		facts = append(facts, facetFact(ir.Facet{Name: facetName(f), Value: f.Value}, values, unit))
	}
	if len(enum) > 0 {
		facts = append(facts, "One of "+alternatives(enum)+".")
	}
	return facts
}

// facetNames are what XML Schema calls the facets of JSON Schema.
var facetNames = map[string]string{
	"minimum": "minInclusive", "maximum": "maxInclusive", "exclusiveMinimum": "minExclusive", "exclusiveMaximum": "maxExclusive",
}

func facetName(f ir.Facet) string { return cmp.Or(facetNames[f.Name], f.Name) }

func facetFact(f ir.Facet, values map[string]string, unit string) string {
	switch f.Name {
	case "length":
		return "Exactly " + count(f.Value, unit) + "."
	case "minLength":
		if most, ok := values["maxLength"]; ok && most != f.Value {
			return f.Value + " to " + count(most, unit) + "."
		} else if ok {
			return "Exactly " + count(most, unit) + "."
		}
		return "At least " + count(f.Value, unit) + "."
	case "maxLength":
		if _, ok := values["minLength"]; ok {
			return ""
		}
		return "At most " + count(f.Value, unit) + "."
	case "minInclusive":
		if most, ok := values["maxInclusive"]; ok {
			return "From " + f.Value + " to " + most + "."
		}
		return "At least " + f.Value + "."
	case "maxInclusive":
		if _, ok := values["minInclusive"]; ok {
			return ""
		}
		return "At most " + f.Value + "."
	case "minExclusive":
		return "More than " + f.Value + "."
	case "maxExclusive":
		return "Less than " + f.Value + "."
	case "totalDigits":
		return "At most " + count(f.Value, "digit") + "."
	case "fractionDigits":
		return "At most " + count(f.Value, "digit") + " after the point."
	case "multipleOf":
		return "A multiple of " + f.Value + "."
	case "pattern":
		return "Pattern: " + f.Value + " ."
	}
	return ""
}

// count is plural for a number as the document spells it, however long.
func count(n, unit string) string {
	if n == "1" {
		return n + " " + unit
	}
	return n + " " + unit + "s"
}
