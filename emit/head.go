package emit

import (
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/ppgen/ppgen/ir"
)

// heads writes what the runtime asks every response for, and how the errors of
// the contract become those of the runtime.
func heads(f *file, p *plan) {
	var errorTypes []*ir.Struct
	listed := map[*ir.Struct]bool{}
	responses := slices.DeleteFunc(slices.Clone(p.structs), func(s *ir.Struct) bool { return !s.HasRole(ir.ResponseRole) })
	alike := map[headFields][]*ir.Struct{}
	for _, s := range responses {
		alike[headFieldsOf(s)] = append(alike[headFieldsOf(s)], s)
	}
	for _, s := range responses {
		if like := alike[headFieldsOf(s)]; headFieldsOf(s).areShared(like) {
			if s == like[0] {
				headOf(f, p, s)
			}
			sharedHead(f, p, s, like[0])
		} else {
			head(f, p, s)
		}
		e := errorType(s)
		if e != nil && !slices.Contains(errorTypes, e) {
			errorTypes = append(errorTypes, e)
		}
		listed[e] = listed[e] || listsErrors(s)
	}
	byGo(errorTypes)
	for _, e := range errorTypes {
		if listed[e] {
			errorDetails(f, p, e)
		}
		errorDetail(f, p, e)
	}
}

// errorType returns the type of the errors in a response, or nil.
func errorType(s *ir.Struct) *ir.Struct {
	f := s.ByRole(ir.ResponseErrors)
	if f == nil {
		return nil
	}
	e, _ := resolve(elem(f.Type)).(*ir.Struct)
	return e
}

// head writes
//
//	// Head returns what every response has.
//	func (x *RefundTransactionResponse) Head() paypal.Head {
//		return paypal.Head{
//			Timestamp: x.Timestamp,
//			Ack:       string(x.Ack),
//			Errors:    detailsError(x.Errors),
//		}
//	}
func head(f *file, p *plan, s *ir.Struct) {
	members := p.members(fieldOf, headFieldsOf(s).members())
	e := errorType(s)
	if listsErrors(s) {
		members = append(members, id("Errors").Op(":").Add(id("details"+e.Go).Call(sel("x", s.ByRole(ir.ResponseErrors).Go))))
	}
	p.headMethod(f, s).BlockFunc(func(g *jen.Group) {
		response := p.paypal("Head").Add(multiline(members))
		if e == nil || listsErrors(s) {
			g.Return(response)
			return
		}
		g.Add(id("h")).Op(":=").Add(response)
		p.appendEach(g, sel("h", "Errors"), s.ByRole(ir.ResponseErrors), func(v value) *jen.Statement {
			return id("detail" + e.Go).Call(v.address())
		})
		g.Return(id("h"))
	})
}

// headMethod starts the method of that name.
func (p *plan) headMethod(f *file, s *ir.Struct) *jen.Statement {
	f.doc(sentence("Head returns what every response has."))
	return f.method("x", s.Go, "Head").Params().Add(p.paypal("Head"))
}

// listsErrors reports whether a response has a list of errors, and not one.
func listsErrors(s *ir.Struct) bool {
	return errorType(s) != nil && repeated(s.ByRole(ir.ResponseErrors).Type) != nil
}

// errorDetails writes
//
//	// detailsError returns a list as the runtime describes errors.
//	func detailsError(list []Error) []paypal.ErrorDetail {
//		var details []paypal.ErrorDetail
//		for i := range list {
//			details = append(details, detailError(&list[i]))
//		}
//		return details
//	}
func errorDetails(f *file, p *plan, s *ir.Struct) {
	name, details := "details"+s.Go, func() *jen.Statement { return jen.Index().Add(p.paypal("ErrorDetail")) }
	f.doc(sentence(name + " returns a list as the runtime describes errors."))
	f.function(name).Params(id("list").Index().Add(id(s.Go))).Add(details()).Block(
		jen.Var().Add(id("details")).Add(details()),
		jen.For(id("i").Op(":=").Range().Add(id("list"))).Block(
			id("details").Op("=").Append(id("details"), id("detail"+s.Go).Call(jen.Op("&").Add(id("list")).Index(id("i")))),
		),
		jen.Return(id("details")),
	)
}

// errorDetail writes
//
//	// detailError returns x as the runtime describes errors.
//	func detailError(x *Error) paypal.ErrorDetail {
//		d := paypal.ErrorDetail{
//			Code:    x.ErrorCode,
//			Message: x.ShortMessage,
//		}
//		for i := range x.ErrorParameters {
//			d.Parameters = append(d.Parameters, paypal.ErrorParameter{
//				ID:    x.ErrorParameters[i].ParamID,
//				Value: x.ErrorParameters[i].Value,
//			})
//		}
//		return d
//	}
func errorDetail(f *file, p *plan, s *ir.Struct) {
	name := "detail" + s.Go
	f.doc(sentence(name + " returns x as the runtime describes errors."))
	f.function(name).Params(id("x").Op("*").Add(id(s.Go))).Add(p.paypal("ErrorDetail")).BlockFunc(func(g *jen.Group) {
		g.Add(id("d")).Op(":=").Add(p.paypal("ErrorDetail")).Add(multiline(p.members(fieldOf, []member{
			{"Code", s.ByRole(ir.ErrorCode)},
			{"Message", s.ByRole(ir.ErrorShortMessage)},
			{"LongMessage", s.ByRole(ir.ErrorLongMessage)},
			{"Severity", s.ByRole(ir.ErrorSeverity)},
		})))
		p.parameters(g, s.ByRole(ir.ErrorParameters))
		g.Return(id("d"))
	})
}

// parameters writes the loop over the parameters of an error.
func (p *plan) parameters(g *jen.Group, f *ir.Field) {
	if f == nil {
		return
	}
	param, ok := resolve(elem(f.Type)).(*ir.Struct)
	if !ok {
		return
	}
	p.appendEach(g, sel("d", "Parameters"), f, func(v value) *jen.Statement {
		return p.paypal("ErrorParameter").Add(multiline(p.members(func(f *ir.Field) *jen.Statement { return v.target().Dot(f.Go) }, []member{
			{"ID", param.ByRole(ir.ParamID)},
			{"Value", param.ByRole(ir.ParamValue)},
		})))
	})
}

// appendEach appends what item makes of each record of a field to list.
func (p *plan) appendEach(g *jen.Group, list *jen.Statement, f *ir.Field, item func(value) *jen.Statement) {
	p.encodeEach(g, f, value{sel: f.Go}, func(g *jen.Group, v value) {
		g.Add(list).Op("=").Append(list.Clone(), item(v))
	})
}

// A member is a member of one of the runtime's structs, and the field of the
// contract's record that it is taken from.
type member struct {
	name  string
	field *ir.Field // nil when the contract has none
}

// fieldOf writes x.Field.
func fieldOf(f *ir.Field) *jen.Statement { return sel("x", f.Go) }

// members writes the members of a composite literal that the contract has, as
// text.
func (p *plan) members(value func(*ir.Field) *jen.Statement, list []member) []jen.Code {
	var values []jen.Code
	for _, m := range list {
		if m.field == nil || classOf(m.field.Type) != textClass {
			continue
		}
		text := toString(m.field.Type, value(m.field))
		if m.name == "Timestamp" {
			text = p.dateTime(m.field.Type, value(m.field))
		}
		values = append(values, id(m.name).Op(":").Add(text))
	}
	return values
}

// dateTime writes a text as the runtime's DateTime.
func (p *plan) dateTime(t ir.Type, v *jen.Statement) *jen.Statement {
	if s, ok := resolve(t).(*ir.Scalar); ok && s.Kind == ir.DateTime {
		return v
	}
	return p.paypal("DateTime").Call(v)
}

// multiline writes braces around values, one on each line.
func multiline(values []jen.Code) *jen.Statement {
	return jen.Custom(jen.Options{Open: "{", Close: "}", Separator: ",", Multi: len(values) > 0}, values...)
}
