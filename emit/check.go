package emit

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/ppgen/ppgen/ir"
)

// A checker refuses what the emitters do not write. Whatever it finds is a
// mistake of a step before, so it stops at the first.
type checker struct {
	declared map[ir.Type]bool
	prefixes map[string]string // of a namespace
	json     bool              // the types are JSON
}

func newChecker(api *ir.API, prefixes map[string]string) *checker {
	c := &checker{declared: map[ir.Type]bool{}, prefixes: prefixes, json: isREST(api)}
	for _, t := range api.Types {
		c.declared[t] = true
	}
	return c
}

func (c *checker) api(api *ir.API) error {
	for _, t := range api.Types {
		if err := c.named(t); err != nil {
			return fmt.Errorf("type %s: %w", t.Declaration().Name, err)
		}
	}
	for _, op := range api.Ops {
		if err := c.operation(op); err != nil {
			return fmt.Errorf("operation %s: %w", op.Name, err)
		}
	}
	return nil
}

func (c *checker) named(t ir.Named) error {
	if ir.ByRuntime(t) {
		return nil // it is not written
	}
	switch t := t.(type) {
	case *ir.Struct:
		for _, root := range t.Root {
			if err := c.wireName(root); err != nil {
				return err
			}
		}
		return c.fields(t.Fields, checkForm)
	case *ir.Union:
		if byType(t) {
			return c.fields(t.Cases, checkTyped)
		}
		return c.fields(t.Cases, checkForm)
	case *ir.Alias:
		return c.typ(t.Target)
	}
	return nil
}

func (c *checker) operation(op *ir.Operation) error {
	if op.REST != nil {
		return c.restOperation(op.REST)
	}
	if op.SOAP == nil {
		return errors.New("it has no binding")
	}
	for _, m := range slices.Concat(op.SOAP.Headers, op.SOAP.Faults) {
		if m.Type == nil {
			return fmt.Errorf("part %s has no type", m.Name)
		}
	}
	for _, m := range messages(op) {
		if !c.declared[m] || len(m.Root) == 0 {
			return fmt.Errorf("message %s is no declared type with a root element", m.Name)
		}
	}
	return nil
}

// restOperation makes sure that every type an operation names can be written.
func (c *checker) restOperation(r *ir.RESTBinding) error {
	var types []ir.Type
	for _, params := range [][]*ir.Param{r.PathParams, r.QueryParams, r.HeaderParams} {
		for _, p := range params {
			types = append(types, p.Type)
		}
	}
	if r.Body != nil {
		types = append(types, r.Body.Type)
		for _, p := range r.Body.Parts {
			types = append(types, p.Type)
		}
	}
	for _, result := range r.Results {
		types = append(types, result.Type)
	}
	for _, t := range types {
		if t == nil {
			continue
		}
		if err := c.typ(t); err != nil {
			return err
		}
	}
	return nil
}

func (c *checker) fields(fields []*ir.Field, form func(*ir.Field) error) error {
	for _, f := range fields {
		err := c.typ(f.Type)
		if x := f.Wire.XML; x != nil && err == nil {
			err = cmp.Or(form(f), c.wireName(x.Name), c.wireName(x.Type))
		}
		if err != nil {
			return fmt.Errorf("field %s: %w", f.Name.Local, err)
		}
	}
	return nil
}

// typ makes sure that every type a field has is declared, and one that XML can
// carry.
func (c *checker) typ(t ir.Type) error {
	switch t := t.(type) {
	case *ir.List:
		return c.typ(t.Elem)
	case *ir.Scalar, *ir.Raw:
		return nil
	case *ir.Map:
		if !c.json {
			return errors.New("a map has no form in XML")
		}
		return c.typ(t.Elem)
	case ir.Named:
		if !c.declared[t] && !ir.ByRuntime(t) && t.Declaration().Package == "" {
			return fmt.Errorf("type %s is not among the API's types", t.Declaration().Name)
		}
		return nil
	}
	return fmt.Errorf("a %T cannot be written", t)
}

// wireName makes sure that a name can stand in a tag: the parser took it from a
// document whose names were checked, but a tag is text of a message.
func (c *checker) wireName(name ir.QName) error {
	if name.Local == "" {
		return nil
	}
	prefix, ok := c.prefixes[name.Space]
	if !ok {
		return fmt.Errorf("namespace %q has no prefix", name.Space)
	}
	if strings.ContainsAny(prefix+name.Local, "<>&\"'/=: \t\r\n") {
		return fmt.Errorf("%q is not an XML name", prefix+":"+name.Local)
	}
	return nil
}

// checkForm makes sure that a field's type can stand where the field is written.
func checkForm(f *ir.Field) error {
	if !fits(f.Type, f.Wire.XML.Form) {
		return fmt.Errorf("its type cannot be written in XML form %d", f.Wire.XML.Form)
	}
	return nil
}

func fits(t ir.Type, form ir.XMLForm) bool {
	switch form {
	case ir.Attribute, ir.Text:
		c := classOf(t)
		return c == textClass || c == numberClass || c == bytesClass || c == packedClass
	case ir.Inline:
		switch inner := resolve(elem(t)).(type) {
		case *ir.Struct:
			return !isAmount(inner)
		case *ir.Union:
			return !byType(inner)
		}
		return false
	case ir.AnyElement, ir.AnyAttribute:
		l := repeated(t)
		return l != nil && classOf(l.Elem) == rawClass
	}
	return form == ir.Element
}

// checkTyped makes sure that the case of a union by xsi:type is a type of its own.
func checkTyped(f *ir.Field) error {
	if _, ok := resolve(f.Type).(*ir.Struct); !ok {
		return errors.New("its type cannot be named by xsi:type")
	}
	return nil
}
