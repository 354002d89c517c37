package emit

import (
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/ppgen/ppgen/ir"
)

// roots writes the contract, and what stands around each message.
func roots(f *file, p *plan) {
	messages := p.messages()
	if len(messages) == 0 && !p.sendsVersion() {
		return
	}
	contract(f, p, "contract", false)
	if slices.ContainsFunc(messages, func(s *ir.Struct) bool { return p.soap12[s] }) {
		contract(f, p, "contract12", true)
	}
	for _, s := range messages {
		root(f, p, s)
	}
}

// messages returns the records that have a root element.
func (p *plan) messages() []*ir.Struct {
	return slices.DeleteFunc(slices.Clone(p.structs), func(s *ir.Struct) bool { return len(s.Root) == 0 })
}

// sendsVersion reports whether a record sends the version of the contract.
func (p *plan) sendsVersion() bool {
	for _, s := range p.structs {
		if slices.ContainsFunc(s.Fields, isVersion) {
			return true
		}
	}
	return false
}

// contract writes
//
//	// contract is what all messages of this package share.
//	var contract = soap.Contract{
//		Version: "204.0",
//		Namespaces: []soap.Namespace{
//			{Prefix: "core", URI: "urn:shop:core"},
//		},
//	}
func contract(f *file, p *plan, name string, soap12 bool) {
	share := "all messages of this package share"
	if soap12 {
		share = "the messages share that travel in SOAP 1.2"
	}
	f.doc(sentence(name + " is what " + share + "."))
	var spaces []jen.Code
	for _, ns := range p.api.Namespaces {
		spaces = append(spaces, jen.Values(id("Prefix").Op(":").Add(lit(ns.Prefix)), id("URI").Op(":").Add(lit(ns.URI))))
	}
	values := []jen.Code{id("Version").Op(":").Add(lit(p.api.Version))}
	if soap12 {
		values = append(values, id("SOAP12").Op(":").True())
	}
	values = append(values, id("Namespaces").Op(":").Index().Add(p.soap("Namespace")).Add(multiline(spaces)))
	f.variable(name).Add(p.soap("Contract")).Add(multiline(values))
}

// root writes
//
//	var rootMassPayRequest = soap.Root{Contract: &contract, Tags: []string{"<ns:MassPayReq>", "<ns:MassPayRequest>"}}
//
//	// XMLRoot returns the elements around a message: MassPayReq/MassPayRequest.
//	func (*MassPayRequest) XMLRoot() *soap.Root { return &rootMassPayRequest }
func root(f *file, p *plan, s *ir.Struct) {
	name, of := "root"+s.Go, "contract"
	if p.soap12[s] {
		of = "contract12"
	}
	var tags []jen.Code
	var path []string
	for _, r := range s.Root {
		tags = append(tags, p.tag(r))
		path = append(path, r.Local)
	}
	f.Line()
	f.variable(name).Add(p.soap("Root")).Values(
		id("Contract").Op(":").Op("&").Add(id(of)),
		id("Tags").Op(":").Index().String().Values(tags...),
	)
	f.Line()
	f.doc(sentence("XMLRoot returns the elements around a message: " + strings.Join(path, "/") + "."))
	f.method("", s.Go, "XMLRoot").Params().Op("*").Add(p.soap("Root")).Add(shortBody(jen.Return(jen.Op("&").Add(id(name)))))
}
