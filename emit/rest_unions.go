package emit

import (
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/ppgen/ppgen/ir"
)

// otherField is the field of a union over JSON that keeps what fits no case.
// Naming keeps the name free.
const otherField = "Other"

// jsonUnion writes
//
//	var casesOwner = [...]rest.Case{
//		{Kinds: rest.ObjectKind, Values: []string{"PERSON"}},
//		{Kinds: rest.StringKind},
//	}
//
//	// JSONFields adds the members of x.
//	func (x *Owner) JSONFields(f *rest.Fields) {
//		f.Union("kind")
//		f.Case(&casesOwner[0])
//		rest.Record(f, "", &x.Person)
//		f.Case(&casesOwner[1])
//		f.OptString("", &x.Text)
//		f.Otherwise(&x.Other)
//	}
func jsonUnion(f *file, p *plan, u *ir.Union) {
	cases := "cases" + u.Go
	var values []jen.Code
	for _, c := range u.Cases {
		values = append(values, p.caseValue(c.Wire.JSON.Case))
	}
	f.variable(cases).Index(jen.Op("...")).Add(p.rest("Case")).Add(multiline(values))
	f.Line()
	jsonFields(f, p, u.Go, func(g *jen.Group) {
		g.Add(call("f", "Union", lit(u.Discriminator)))
		for i, c := range u.Cases {
			g.Add(call("f", "Case", address(id(cases).Index(jen.Lit(i)))))
			g.Add(p.addCase(c))
		}
		g.Add(call("f", "Otherwise", address(sel("x", otherField))))
	})
}

// addCase writes the call that adds a case, whose field is empty unless it is
// the one.
func (p *plan) addCase(c *ir.Field) *jen.Statement {
	s := slot{at: address(sel("x", c.Go))}
	if isString(c.Type) {
		return call("f", "OptString", lit(""), s.at)
	}
	return p.add(c.Type, s)
}

// caseValue writes which values select a case.
func (p *plan) caseValue(c *ir.JSONCase) *jen.Statement {
	values := []jen.Code{id("Kinds").Op(":").Add(p.kinds(c.Kinds))}
	if len(c.Values) > 0 {
		values = append(values, id("Values").Op(":").Add(stringList(c.Values)))
	}
	if len(c.Has) > 0 {
		values = append(values, id("Has").Op(":").Add(stringList(c.Has)))
	}
	return jen.Values(values...)
}

// kindNames are the kernel's names for kinds of JSON values.
var kindNames = []struct {
	kind ir.JSONKinds
	name string
}{
	{ir.JSONObject, "ObjectKind"}, {ir.JSONArray, "ArrayKind"}, {ir.JSONString, "StringKind"},
	{ir.JSONNumber, "NumberKind"}, {ir.JSONBool, "BoolKind"},
}

// kinds writes a set of kinds: rest.StringKind | rest.NumberKind.
func (p *plan) kinds(set ir.JSONKinds) *jen.Statement {
	expr := jen.Null()
	for _, k := range kindNames {
		if set&k.kind == 0 {
			continue
		}
		if len(*expr) > 1 {
			expr.Op("|")
		}
		expr.Add(p.rest(k.name))
	}
	return expr
}

// stringList writes []string{"a", "b"}.
func stringList(list []string) *jen.Statement {
	var values []jen.Code
	for _, s := range list {
		values = append(values, lit(s))
	}
	return jen.Index().String().Values(values...)
}

// caseFacts says what selects a case.
func caseFacts(u *ir.Union, c *ir.Field) string {
	json := c.Wire.JSON
	if json == nil || json.Case == nil || len(json.Case.Values) == 0 || u.Discriminator == "" {
		return ""
	}
	var values []string
	for _, v := range json.Case.Values {
		values = append(values, quoted(v))
	}
	return "When " + u.Discriminator + " is " + alternatives(values) + "."
}

// alternatives joins values as a sentence does: "a, b or c".
func alternatives(values []string) string {
	if len(values) == 1 {
		return values[0]
	}
	last := len(values) - 1
	return strings.Join(values[:last], ", ") + " or " + values[last]
}
