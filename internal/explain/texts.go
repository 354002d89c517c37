package explain

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ppgen/ppgen/ir"
)

// mostValues is how many values of an enumeration fit on a line.
const mostValues = 6

// typeText names a type in Go where it has a name, and else as documents do:
// "list of ordersv2.PurchaseUnit".
func (x *rest) typeText(t ir.Type) string {
	switch t := t.(type) {
	case *ir.List:
		return "list of " + x.typeText(t.Elem)
	case *ir.Map:
		return "map of " + x.typeText(t.Elem)
	case *ir.Scalar:
		return scalarName(t)
	case ir.Named:
		return x.namedText(t)
	}
	return "anything"
}

// namedText names a declared type. Those that only records of the runtime refer
// to are not generated, and have no name in Go.
func (x *rest) namedText(t ir.Named) string {
	if x.pkg[t] != "" || ir.ByRuntime(t) {
		return x.goType(t)
	}
	if a, ok := t.(*ir.Alias); ok {
		return x.typeText(a.Target)
	}
	return "string"
}

// format says on one line what values a type has.
func (x *rest) format(t ir.Type) string {
	if t == nil {
		return "a stream of bytes"
	}
	texts := append([]string{x.typeText(t)}, x.restrictions(t)...)
	return strings.Join(slices.DeleteFunc(texts, func(s string) bool { return s == "" }), ", ")
}

// restrictions says what the name of a type leaves out.
func (x *rest) restrictions(t ir.Type) []string {
	switch t := t.(type) {
	case *ir.List:
		return append([]string{span(itemLimit(t.Min), itemLimit(t.Max), "items")}, x.restrictions(t.Elem)...)
	case *ir.Map:
		return x.restrictions(t.Elem)
	case *ir.Scalar:
		return limits(t)
	case *ir.Alias:
		if x.pkg[t] == "" {
			return x.restrictions(t.Target)
		}
		return []string{x.format(t.Target)}
	case *ir.Enum:
		return []string{valuesText(t)}
	}
	return nil
}

func itemLimit(n int) string {
	if n <= 0 {
		return ""
	}
	return fmt.Sprint(n)
}

func valuesText(e *ir.Enum) string {
	if len(e.Values) > mostValues {
		return fmt.Sprintf("one of %d values", len(e.Values))
	}
	var names []string
	for _, v := range e.Values {
		names = append(names, v.Name.Local)
	}
	return strings.Join(names, " or ")
}

var scalarNames = map[ir.ScalarKind]string{
	ir.String: "string", ir.Bool: "boolean", ir.Int: "integer", ir.Long: "integer", ir.Decimal: "number",
	ir.DateTime: "date and time", ir.Bytes: "bytes",
}

func scalarName(s *ir.Scalar) string {
	name := scalarNames[s.Kind]
	if s.Format != "" && s.Format != name {
		name += " (" + s.Format + ")"
	}
	return name
}

// limits words the restrictions of a scalar. The two ends of a range are one.
func limits(s *ir.Scalar) []string {
	facets := map[string]string{}
	var enum, others []string
	for _, f := range s.Facets {
		facets[f.Name] = f.Value
		switch f.Name {
		case "enum":
			enum = append(enum, f.Value)
		case "minLength", "maxLength", "minimum", "maximum":
		default:
			others = append(others, f.Name+" "+f.Value)
		}
	}
	texts := []string{
		span(facets["minLength"], facets["maxLength"], "characters"),
		span(facets["minimum"], facets["maximum"], ""),
		strings.Join(enum, " or "),
	}
	return append(texts, others...)
}

// span words a range: "1 to 127 characters".
func span(least, most, unit string) string {
	text := ""
	switch {
	case least == "" && most == "":
		return ""
	case least == most:
		text = "exactly " + most
	case least == "":
		text = "at most " + most
	case most == "":
		text = "at least " + least
	default:
		text = least + " to " + most
	}
	return strings.TrimSpace(text + " " + unit)
}

// presence says when a member is there.
func presence(f *ir.Field) string {
	texts := []string{"optional"}
	if f.Required {
		texts[0] = "required"
	}
	add := func(on bool, text string) {
		if on {
			texts = append(texts, text)
		}
	}
	add(f.ReadOnly, "only in what a server sends")
	add(f.WriteOnly, "only in what a client sends")
	add(f.Nillable, "may be null")
	add(f.Explicit, "absent and null are different things")
	add(f.Fixed != "", "always "+f.Fixed)
	add(f.Default != "", f.Default+" when it is absent")
	add(f.Docs.Deprecated != "", "deprecated: "+f.Docs.Deprecated)
	return strings.Join(texts, ", ")
}

// width is how long a line of many names grows.
const width = 100

// wrapped joins names to lines.
func wrapped(names []string) []string {
	var texts []string
	for _, name := range names {
		if last := len(texts) - 1; last >= 0 && len(texts[last])+len(name)+2 <= width {
			texts[last] += ", " + name
			continue
		}
		if last := len(texts) - 1; last >= 0 {
			texts[last] += ","
		}
		texts = append(texts, name)
	}
	return texts
}
