package emit

import (
	"net/http"
	"strconv"

	"github.com/dave/jennifer/jen"

	"github.com/ppgen/ppgen/ir"
)

// restRecords writes the records that operations have beside the types of the
// contract: parameters, parts of forms, answers by status.
func restRecords(f *file, p *plan) {
	for _, c := range p.calls {
		if len(c.Members()) > 0 {
			paramsType(f, p, c)
		}
		if c.Body != nil && len(c.Body.Parts) > 0 {
			partsType(f, p, c)
		}
		if c.answer.form == mixedAnswer {
			resultType(f, p, c)
		}
	}
}

// paramsType writes
//
//	// PlansListParams are the parameters of Plans.List.
//	type PlansListParams struct {
//		ProductID string
//	}
//
//	// JSONFields adds the members of x.
//	func (x *PlansListParams) JSONFields(f *rest.Fields) {
//		f.String("product_id", &x.ProductID)
//	}
func paramsType(f *file, p *plan, c *restCall) {
	members := c.Members()
	f.doc(sentence(c.Params.Go + " are the parameters of " + c.Service.Go + "." + c.op.Go + "."))
	f.typ(c.Params.Go).StructFunc(func(g *jen.Group) {
		apart := spacer(g)
		for _, m := range members {
			p.recordField(f, g, apart, outsideJSON(&m.Field))
		}
	})
	jsonFields(f, p, c.Params.Go, func(g *jen.Group) {
		for _, m := range members {
			g.Add(p.addField(outsideJSON(&m.Field), sel("x", m.Go)))
			p.style(g, m.Name.Local, travel{style: m.Style, explode: m.Explode, json: m.JSON, header: m.In == ir.InHeader, raw: m.Raw})
		}
	})
	f.Line()
}

// recordField writes a field of such a record.
func (p *plan) recordField(f *file, g *jen.Group, apart func(docText), field *ir.Field) {
	apart(p.fieldDoc(field, nil))
	f.field(field.Go)
	g.Add(id(field.Go)).Add(p.fieldType(field))
}

// outsideJSON is a parameter or a part as a field that is held like a member of
// a JSON object.
func outsideJSON(f *ir.Field) *ir.Field {
	c := *f
	c.Wire.JSON = &ir.JSON{Name: f.Name.Local}
	return &c
}

// A travel is how a parameter or a part of a form becomes text.
type travel struct {
	style         ir.ParamStyle
	explode, json bool
	header, raw   bool
}

// style writes the call that says how the parameter just added travels, where
// that is not name=a&name=b.
func (p *plan) style(g *jen.Group, name string, t travel) {
	var flags []string
	switch {
	case t.json:
		flags = append(flags, "JSONText")
	case t.header:
	case t.style == ir.DeepStyle:
		flags = append(flags, "Deep")
	case t.explode:
	case t.style == ir.SpaceStyle:
		flags = append(flags, "Space")
	case t.style == ir.PipeStyle:
		flags = append(flags, "Pipe")
	default:
		flags = append(flags, "Comma")
	}
	if t.header {
		flags = append(flags, "Header")
	}
	if t.raw {
		flags = append(flags, "Reserved")
	}
	if len(flags) == 0 {
		return
	}
	expr := p.rest(flags[0])
	for _, flag := range flags[1:] {
		expr.Op("|").Add(p.rest(flag))
	}
	g.Add(call("f", "Style", lit(name), expr))
}

// partsType writes the record of a form's parts, like paramsType.
func partsType(f *file, p *plan, c *restCall) {
	b := c.Body
	f.doc(docText{own: b.Go + " is the body of " + c.Service.Go + "." + c.op.Go + ", in parts.", text: b.Docs.Text})
	f.typ(b.Go).StructFunc(func(g *jen.Group) {
		apart := spacer(g)
		for _, part := range b.Parts {
			if part.File {
				p.fileField(f, g, apart, part)
				continue
			}
			p.recordField(f, g, apart, outsideJSON(&part.Field))
		}
	})
	jsonFields(f, p, b.Go, func(g *jen.Group) {
		for _, part := range b.Parts {
			if part.File {
				g.Add(call("f", fileAdder(part), lit(part.Name.Local), address(sel("x", part.Go))))
				continue
			}
			g.Add(p.addField(outsideJSON(&part.Field), sel("x", part.Go)))
			p.style(g, part.Name.Local, travel{style: part.Style, explode: part.Explode, json: part.JSON})
		}
	})
	f.Line()
}

// fileField writes the field for a part that is a file, or several.
func (p *plan) fileField(f *file, g *jen.Group, apart func(docText), part *ir.Part) {
	required := ""
	if part.Required {
		required = "Required."
	}
	apart(docText{text: part.Docs.Text, facts: required, deprecated: part.Docs.Deprecated})
	f.field(part.Go)
	typ := jen.Op("*")
	if part.Many {
		typ = jen.Index()
	}
	g.Add(id(part.Go)).Add(typ.Add(p.rest("File")))
}

func fileAdder(part *ir.Part) string {
	switch {
	case part.Numbered:
		return "NumberedFiles"
	case part.Many:
		return "Files"
	}
	return "File"
}

// statusField is the field of a record of answers that holds the status.
const statusField = "Status"

// resultType writes
//
//	// InvoicesSendResult is the answer of Invoices.Send: the field of its status is set.
//	type InvoicesSendResult struct {
//		Status int
//		OK *Links
//		Accepted *Link
//	}
func resultType(f *file, p *plan, c *restCall) {
	f.doc(sentence(c.Result.Go + " is the answer of " + c.Service.Go + "." + c.op.Go + ": the field for its status is set."))
	f.typ(c.Result.Go).StructFunc(func(g *jen.Group) {
		apart := spacer(g)
		apart(sentence("The HTTP status."))
		f.field(statusField)
		g.Add(id(statusField)).Int()
		for _, r := range c.Results {
			if r.Empty() {
				continue
			}
			p.recordField(f, g, apart, resultField(r))
		}
	})
	f.Line()
}

// resultField is the field for an answer.
func resultField(r *ir.Result) *ir.Field {
	return &ir.Field{
		Decl: ir.Decl{Name: r.Name, Go: statusName(r), Docs: r.Docs},
		Type: r.Type,
		Wire: ir.Wire{JSON: &ir.JSON{}},
	}
}

// statusCode is the status of an answer; ok is false for a range of them.
func statusCode(r *ir.Result) (status int, ok bool) {
	status, err := strconv.Atoi(r.Status())
	return status, err == nil
}

// statusName is a status as a Go name: OK, Accepted, Status299. No document has a
// say in it.
func statusName(r *ir.Result) string {
	status, ok := statusCode(r)
	if !ok {
		return "Success"
	}
	name := ""
	for _, c := range http.StatusText(status) {
		if c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' {
			name += string(c)
		}
	}
	if name == "" {
		return "Status" + strconv.Itoa(status)
	}
	return name
}
