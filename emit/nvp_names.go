package emit

import (
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/ppgen/ppgen/ir"
)

// nvpNames writes the vocabulary of the package over NVP: its contract, its
// names and scopes, and what each message is.
func nvpNames(f *file, p *plan) {
	n := p.nvpPlan
	if n == nil {
		return
	}
	n.contractVar(f)
	n.scopeConstants(f)
	for _, h := range n.heads {
		f.doc(sentence(h.name + " is what messages have in nvp.Root.Inherited that inherit the same."))
		f.variable(h.name).Add(textLines(h.lines))
		f.Line()
	}
	for _, m := range n.messages {
		n.root(f, m)
	}
}

// contractVar writes
//
//	// contractNVP is what all messages of the package share over NVP.
//	var contractNVP = nvp.Contract{
//		Version:    "204.0",
//		Names:      []string{…},
//		Scopes:     []nvp.Scope{{Prefix: "PAYMENTREQUEST_", Suffix: "_"}},
//		Currencies: []string{"CURRENCYCODE"},
//		Enums:      []*nvp.Enum{&enumAckCode},
//	}
func (n *nvpPlan) contractVar(f *file) {
	var scopes []jen.Code
	for _, s := range n.scopes {
		scopes = append(scopes, jen.Values(jen.Dict{id("Prefix"): lit(s.prefix), id("Suffix"): lit(s.suffix)}))
	}
	enums := make([]string, len(n.enums))
	for i, e := range n.enums {
		enums[i] = e.name
	}
	f.doc(sentence("contractNVP is what all messages of the package share over NVP."))
	f.variable("contractNVP").Add(n.nvp("Contract")).Add(multiline([]jen.Code{
		id("Version").Op(":").Add(lit(n.api.Version)),
		id("Names").Op(":").Index().String().Values(filled(n.names, lit)...),
		id("Scopes").Op(":").Index().Add(n.nvp("Scope")).Add(multiline(scopes)),
		id("Currencies").Op(":").Index().String().Values(filled(n.currencies, lit)...),
		id("Enums").Op(":").Index().Op("*").Add(n.nvp("Enum")).Values(filled(enums, func(name string) *jen.Statement { return jen.Op("&").Add(id(name)) })...),
	}))
	f.Line()
}

// filled writes texts as the values of a list, on as many lines as they need.
func filled(texts []string, write func(string) *jen.Statement) []jen.Code {
	list := make([]jen.Code, len(texts))
	col := innerWidth + 1
	for i, text := range texts {
		list[i] = write(text)
		if col += len(text) + 4; col > innerWidth {
			list[i] = jen.Line().Add(write(text))
			col = len(text) + 4
		}
	}
	if len(list) > 0 {
		list[len(list)-1].(*jen.Statement).Op(",").Line()
	}
	return list
}

// textLines writes lines as one text.
func textLines(lines []string) *jen.Statement {
	return rawLit("\n\t" + strings.Join(lines, "\n\t") + "\n")
}

// scopeConstants writes the group of each scope.
//
//	const (
//		scopeOPTION nvp.Group = (iota + 1) * nvp.ScopeStep
//		scopePAYMENTREQUEST
//	)
func (n *nvpPlan) scopeConstants(f *file) {
	if len(n.scopes) == 0 {
		return
	}
	var lines []jen.Code
	for i, s := range n.scopes {
		line := id(scopeName(s))
		if i == 0 {
			line.Add(n.nvp("Group")).Op("=").Parens(jen.Iota().Op("+").Lit(1)).Op("*").Add(n.nvp("ScopeStep"))
		}
		f.askIota(scopeName(s), i)
		lines = append(lines, line)
	}
	f.doc(sentence("The scopes, as positions in contractNVP."))
	f.Const().Defs(lines...)
	f.Line()
}

// askIota records a constant that counts.
func (f *file) askIota(name string, i int) {
	if i == 0 {
		f.ask("const " + name + " = *ast.BinaryExpr")
		return
	}
	f.ask("const " + name)
}

// root writes
//
//	var nvpGetBalanceResponse = nvp.Root{Contract: &contractNVP, Method: "GetBalance", Response: true, Inherited: fieldsAbstractResponse, Fields: `
//		. 1=AMT$CURRENCYCODE
//	`}
//
//	// NVPRoot says what message x is.
//	func (*GetBalanceResponse) NVPRoot() *nvp.Root { return &nvpGetBalanceResponse }
func (n *nvpPlan) root(f *file, m *nvpMessage) {
	values := []jen.Code{
		id("Contract").Op(":").Op("&").Add(id("contractNVP")),
		id("Method").Op(":").Add(lit(m.method)),
	}
	if m.response {
		values = append(values, id("Response").Op(":").True())
	}
	if m.head != "" {
		values = append(values, id("Inherited").Op(":").Add(id(m.head)))
	}
	if len(m.fields) > 0 {
		values = append(values, id("Fields").Op(":").Add(textLines(m.fields)))
	}
	f.variable("nvp" + m.Go).Add(n.nvp("Root")).Values(values...)
	f.Line()
	f.doc(sentence("NVPRoot says what message x is."))
	f.method("", m.Go, "NVPRoot").Params().Op("*").Add(n.nvp("Root")).Add(
		shortBody(jen.Return(jen.Op("&").Add(id("nvp" + m.Go)))),
	)
	f.Line()
}

// nvpEnums writes how enumerations are spelled.
//
//	var enumPaymentCategorySpelled = nvp.Enum{
//		Values: []string{"InternationalShipping", "LocalDelivery"},
//		Spellings: []nvp.Spelling{
//			{Value: "InternationalShipping", Text: "1"},
//		},
//	}
func nvpEnums(f *file, p *plan) {
	n := p.nvpPlan
	if n == nil {
		return
	}
	for _, e := range n.enums {
		var texts []string
		for _, v := range e.enum.Values {
			texts = append(texts, v.Name.Local)
		}
		values := []jen.Code{id("Values").Op(":").Index().String().Values(filled(texts, lit)...)}
		if e.spelling != nil {
			values = append(values, id("Spellings").Op(":").Index().Add(n.nvp("Spelling")).Add(multiline(spellings(e.spelling))))
		}
		f.variable(e.name).Add(n.nvp("Enum")).Add(multiline(values))
		f.Line()
	}
}

func spellings(s *ir.NVPSpelling) []jen.Code {
	var list []jen.Code
	for _, v := range s.Values {
		members := []jen.Code{id("Value").Op(":").Add(lit(v.Value.Name.Local)), id("Text").Op(":").Add(lit(v.Text))}
		if v.ReadOnly {
			members = append(members, id("ReadOnly").Op(":").True())
		}
		list = append(list, jen.Values(members...))
	}
	return list
}
