package overlay

import (
	"cmp"
	"slices"
	"strings"

	"github.com/ppgen/ppgen/internal/strict"
	"github.com/ppgen/ppgen/ir"
)

// inlineAmount puts the value and the currency of an object that has more than
// these into a record of their own, which stands in the object itself. It
// returns that record.
func (a *application) inlineAmount(s *ir.Struct, value, currency *ir.Field, row Amount) *ir.Struct {
	if row.As.Value == "" {
		a.errorf(row.Type, "amounts", "%s has more than a value and a currency; add as, the name of the field for the amount", row.Type.Value)
		return nil
	}
	amount := &ir.Struct{
		Decl:   ir.Decl{Name: ir.QName{Space: s.Name.Space, Local: s.Name.Local + "/" + row.As.Value}, Pos: value.Pos},
		Fields: []*ir.Field{value, currency},
	}
	field := &ir.Field{
		Decl:     ir.Decl{Name: ir.QName{Space: s.Name.Space, Local: row.As.Value}, Pos: value.Pos},
		Type:     amount,
		Required: value.Required && currency.Required,
		Wire:     ir.Wire{JSON: &ir.JSON{Inline: true}},
	}
	at := min(slices.Index(s.Fields, value), slices.Index(s.Fields, currency))
	s.Fields = slices.DeleteFunc(s.Fields, func(f *ir.Field) bool { return f == value || f == currency })
	s.Fields = slices.Insert(s.Fields, at, field)
	a.api.Types = append(a.api.Types, amount)
	slices.SortStableFunc(a.api.Types, func(x, y ir.Named) int {
		return cmp.Compare(x.Declaration().Name.Local, y.Declaration().Name.Local)
	})
	return amount
}

// A Format reads a format as another.
type Format struct {
	Format strict.Text `yaml:"format" required:"true" doc:"The format in the document."`
	As     strict.Text `yaml:"as" required:"true" enum:"date-time,byte" doc:"The format of OpenAPI that it is."`
	Reason strict.Text `yaml:"reason" required:"true" doc:"How this is known."`
}

func (a *application) format(row Format) {
	kind := ir.DateTime
	if row.As.Value == "byte" {
		kind = ir.Bytes
	}
	found := false
	for s := range a.api.Scalars() {
		if s.Kind == ir.String && s.Format == row.Format.Value {
			s.Kind, found = kind, true
		}
	}
	if !found {
		a.unused(row.Format, "formats", "nothing in the document has the format %s", row.Format.Value)
	}
}

// Explicit is a member that can be absent, null, or have a value.
type Explicit struct {
	At     strict.Text `yaml:"at" required:"true" doc:"The member: plan/description."`
	Reason strict.Text `yaml:"reason" required:"true" doc:"What null means there."`
}

func (a *application) explicit(row Explicit) {
	if f := a.member(row.At, "explicit"); f != nil {
		f.Explicit, f.Nillable = true, true
	}
}

// Verbatim is a member whose JSON is neither taken apart nor put together again.
type Verbatim struct {
	At     strict.Text `yaml:"at" required:"true" doc:"The member: plan/description."`
	Reason strict.Text `yaml:"reason" required:"true" doc:"Who looks at its bytes."`
}

func (a *application) verbatim(row Verbatim) {
	if f := a.member(row.At, "verbatim"); f != nil {
		f.Type = &ir.Raw{}
	}
}

// member returns a member of a JSON object, or nil after an error.
func (a *application) member(at strict.Text, section string) *ir.Field {
	n, ok := a.find(at, section)
	if !ok {
		return nil
	}
	f, ok := n.Of.(*ir.Field)
	if !ok || f.Wire.JSON == nil {
		a.errorf(at, section, "%s is no member of a JSON object", at.Value)
		return nil
	}
	return f
}

// Issues says where the bodies of errors have their codes.
type Issues struct {
	At     strict.Text `yaml:"at" required:"true" doc:"The members that lead from the body of an error to a code, joined by slashes: details/issue."`
	Type   strict.Text `yaml:"type" pattern:"^[a-z][a-z0-9_]*$" hint:"a name of lower-case letters" default:"issue" doc:"What to call the codes."`
	Reason strict.Text `yaml:"reason" required:"true" doc:"Why these are the codes to look at."`
}

// issues collects the codes that the error bodies of each operation list.
func (a *application) issues(row Issues) {
	codes := map[string]*ir.EnumValue{}
	for _, op := range a.api.Ops {
		if op.REST == nil {
			continue
		}
		own := map[string]*ir.EnumValue{}
		for _, result := range op.REST.Errors {
			listed := map[string]*ir.EnumValue{}
			for _, v := range valuesAt(result.Type, strings.Split(row.At.Value, "/")) {
				code := v.Name.Local
				if codes[code] == nil {
					codes[code] = &ir.EnumValue{Decl: v.Decl}
				}
				own[code], listed[code] = codes[code], codes[code]
			}
			result.Issues = byKey(listed)
		}
		op.REST.Issues = byKey(own)
	}
	if len(codes) == 0 {
		a.unused(row.At, "issues", "no error of the document has a list of codes at %s", row.At.Value)
		return
	}
	all := &ir.Enum{Decl: ir.Decl{Name: ir.QName{Local: row.Type.Value}}, Values: byKey(codes)}
	all.Pos = all.Values[0].Pos
	a.api.Issues = all
}

// byKey returns the values of a map in the order of its keys.
func byKey(m map[string]*ir.EnumValue) []*ir.EnumValue {
	var values []*ir.EnumValue
	for _, key := range sortedKeys(m) {
		values = append(values, m[key])
	}
	return values
}

// valuesAt returns the values of the enumeration that members lead to, through
// lists and all cases of unions.
func valuesAt(t ir.Type, path []string) []*ir.EnumValue {
	switch t := t.(type) {
	case *ir.List:
		return valuesAt(t.Elem, path)
	case *ir.Enum:
		if len(path) == 0 {
			return t.Values
		}
	case *ir.Struct:
		for _, f := range t.Fields {
			if len(path) > 0 && f.Name.Local == path[0] {
				return valuesAt(f.Type, path[1:])
			}
		}
	case *ir.Union:
		var all []*ir.EnumValue
		for _, f := range t.Cases {
			all = append(all, valuesAt(f.Type, path)...)
		}
		return all
	}
	return nil
}

// patches marks the bodies that are lists of changes to a resource.
func (a *application) patches() {
	for _, op := range a.api.Ops {
		if op.REST == nil || op.REST.Body == nil {
			continue
		}
		if l, ok := op.REST.Body.Type.(*ir.List); ok {
			s, _ := l.Elem.(*ir.Struct)
			op.REST.Body.Patch = s.HasRole(ir.PatchRole)
		}
	}
}
