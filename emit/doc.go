package emit

import (
	"cmp"
	"strings"

	"github.com/ppgen/ppgen/ir"
)

// packageDoc writes
//
//	// Package merchant is generated from ShopService, version 204.0.
//	package merchant
//
//	// If this line does not compile, the runtime is older than this package: …
//	const _ = paypal.IsAtLeastV0_1
func packageDoc(f *file, p *plan) {
	f.packageDoc(docText{
		own:        packageSentence(p),
		text:       p.api.Docs.Text,
		facts:      packageUsage(p),
		deprecated: p.api.Docs.Deprecated,
	})
	f.doc(sentence("If this line does not compile, the runtime is older than this package: update the " +
		"module of package paypal, or generate both again with one version of ppgen."))
	f.ask("const _ = IsAtLeastV0_1")
	f.Const().Add(id("_")).Op("=").Add(p.paypal("IsAtLeastV0_1"))
}

// packageUsage says what holds for all declarations of a package.
func packageUsage(p *plan) string {
	usage := "Records are pointers and repeated elements slices. A text, an enumeration or a list that is absent " +
		"is its zero value; a number or a boolean that may be absent is a pointer. Enumerations are open: a value " +
		"that the contract does not list is kept as it is."
	has := "[" + clientType + "] has a method for each operation, and [Operations] lists them."
	if p.isREST {
		usage = strings.Replace(usage, "repeated elements", "lists", 1)
		has = "[" + clientType + "] has the resources, with a method for each operation, and [Operations] lists them."
	}
	if len(p.ops) > 0 {
		usage = has + "\n\n" + usage
	}
	return usage
}

const clientType = "Client"

func packageSentence(p *plan) string {
	sentence := "Package " + p.pkg + " is generated from " + cmp.Or(p.api.Title, documents(p.api))
	if p.api.Version != "" {
		sentence += ", version " + p.api.Version
	}
	return sentence + "."
}

// documents names what a package without a title was read from.
func documents(api *ir.API) string {
	var paths []string
	for _, s := range api.Sources {
		paths = append(paths, s.Path)
	}
	switch {
	case len(paths) == 0:
		return "no document"
	case len(paths) > 3:
		return paths[0] + " and other documents"
	}
	return enumerate(paths)
}

// typeDoc is the doc comment of a type: what it is on the wire, what the
// document says of it, what the contract says beside that. what is "the type"
// or "the enumeration".
func (p *plan) typeDoc(d *ir.Decl, what string, facts ...string) docText {
	doc := docText{text: d.Docs.Text, deprecated: d.Docs.Deprecated}
	if strings.TrimRight(doc.text, ".") == d.Name.Local {
		doc.text = "" // it says no more than the name
	}
	if !startsWithName(doc.text, d.Go) {
		doc.own = d.Go + " is " + what + " " + d.Name.Local + "."
	}
	doc.facts = sentences(facts...)
	if p.isREST && isProse(doc.text) {
		doc.own, doc.text = sentences(doc.own, doc.text), ""
	}
	return doc
}

// startsWithName reports whether a text is a doc comment already, as Go wants
// it: it starts with the name.
func startsWithName(text, name string) bool {
	rest, ok := strings.CutPrefix(text, name)
	return ok && strings.HasPrefix(rest, " ")
}
