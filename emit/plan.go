package emit

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/ppgen/ppgen/ir"
)

// A plan is what the emitters share: the API sorted by kind and Go name, and
// what follows from it. Nobody changes it once the first file is begun.
type plan struct {
	api     *ir.API
	pkg     string
	runtime string
	header  []string
	imports []string // what a file may import

	structs []*ir.Struct // without the amounts
	amounts []*ir.Struct
	unions  []*ir.Union
	enums   []*ir.Enum
	aliases []*ir.Alias
	ops     []*ir.Operation

	prefixes map[string]string   // of a namespace
	inline   map[ir.Type]bool    // types whose content stands in another's, without an element around it
	content  map[*ir.Union]bool  // unions that are the content of an element
	soap12   map[*ir.Struct]bool // messages that only SOAP 1.2 operations send

	simple map[*ir.Struct][]*ir.Field // the fields that the loops of the SOAP kernel read and write

	commonHeaders []*ir.Struct // header blocks of all requests

	nvpPlan *nvpPlan // nil for an API that knows nothing of that wire

	isREST    bool
	packages  string              // the import path that packages are below
	spellings map[spelling]string // variables for what an amount's members are called
	calls     []*restCall         // operations over REST, ordered by service and Go name
}

const (
	xmlSpace = "http://www.w3.org/XML/1998/namespace"
	xsiSpace = "http://www.w3.org/2001/XMLSchema-instance"
)

// newPlan sorts an API out, and refuses one that no code can be written for.
func newPlan(api *ir.API, o Options) (*plan, error) {
	p := &plan{
		api:      api,
		pkg:      cmp.Or(o.Package, api.Name),
		runtime:  o.Runtime,
		header:   header(api, o.Generator),
		imports:  []string{"cmp", "context", "errors", o.Runtime, o.Runtime + "/money", o.Runtime + "/soap"},
		ops:      slices.Clone(api.Ops),
		prefixes: map[string]string{"": "", xmlSpace: "xml", xsiSpace: "xsi"},
		inline:   map[ir.Type]bool{},
		content:  map[*ir.Union]bool{},
		soap12:   map[*ir.Struct]bool{},

		isREST:    isREST(api),
		packages:  o.Packages,
		spellings: map[spelling]string{},
	}
	if p.isREST {
		p.imports = append(p.imports, "io", "iter", o.Runtime+"/rest")
		p.imports = append(p.imports, p.otherPackages()...)
	}
	for _, ns := range api.Namespaces {
		p.prefixes[ns.URI] = ns.Prefix
	}
	if err := checkNames(api, p.pkg); err != nil {
		return nil, err
	}
	if err := newChecker(api, p.prefixes).api(api); err != nil {
		return nil, err
	}
	p.sort()
	p.markUses()
	p.markSOAP12()
	p.findCommonHeaders()
	if p.isREST {
		p.findSpellings()
		p.findCalls()
	} else {
		p.findSimple()
	}
	return p, nil
}

// withNVP returns the plan with that of NVP, which takes as long as a fifth of
// the files: those that know nothing of NVP are begun without it.
func (p *plan) withNVP() (*plan, error) {
	whole := *p
	var err error
	if whole.nvpPlan, err = newNVPPlan(&whole); err != nil {
		return nil, err
	}
	if whole.nvpPlan != nil {
		whole.imports = slices.Concat(p.imports, []string{p.runtime + "/nvp", p.runtime + "/classic"})
	}
	return &whole, nil
}

// sort takes the types apart by kind and puts everything in the order of Go
// names.
func (p *plan) sort() {
	for _, t := range p.api.Types {
		switch t := t.(type) {
		case *ir.Struct:
			if isAmount(t) {
				p.amounts = append(p.amounts, t)
			} else if _, ok := byRuntime(t); !ok {
				p.structs = append(p.structs, t)
			}
		case *ir.Union:
			p.unions = append(p.unions, t)
		case *ir.Enum:
			p.enums = append(p.enums, t)
		case *ir.Alias:
			p.aliases = append(p.aliases, t)
		}
	}
	byGo(p.structs)
	byGo(p.amounts)
	byGo(p.unions)
	byGo(p.enums)
	byGo(p.aliases)
	slices.SortFunc(p.ops, func(a, b *ir.Operation) int { return strings.Compare(a.Go, b.Go) })
}

func byGo[T ir.Named](types []T) {
	slices.SortFunc(types, func(a, b T) int {
		return strings.Compare(a.Declaration().Go, b.Declaration().Go)
	})
}

// markUses finds out which types stand inline and which unions in an element.
func (p *plan) markUses() {
	mark := func(f *ir.Field) {
		if f.Wire.XML == nil {
			return
		}
		t := resolve(elem(f.Type))
		if f.Wire.XML.Form == ir.Inline {
			p.inline[t] = true
		} else if u, ok := t.(*ir.Union); ok {
			p.content[u] = true
		}
	}
	for _, s := range p.structs {
		for _, f := range s.Fields {
			mark(f)
		}
	}
	for _, u := range p.unions {
		if byType(u) {
			continue // its cases stand in the element that names them
		}
		for _, f := range u.Cases {
			mark(f)
		}
	}
}

// markSOAP12 finds the messages that need the contract of SOAP 1.2: those of
// the operations that only a SOAP 1.2 port offers.
func (p *plan) markSOAP12() {
	for _, soap12 := range []bool{true, false} {
		for _, op := range p.ops {
			if op.SOAP == nil || op.SOAP.SOAP12 != soap12 {
				continue
			}
			for _, m := range messages(op) {
				p.soap12[m] = soap12
			}
		}
	}
}

// findCommonHeaders finds the header blocks that all requests have, as those of
// credentials, to say so once.
func (p *plan) findCommonHeaders() {
	uses := map[*ir.Struct]int{}
	for _, op := range p.ops {
		if op.SOAP == nil {
			continue
		}
		for _, m := range op.SOAP.Headers {
			if m.Output {
				continue
			}
			if uses[m.Type]++; uses[m.Type] == len(p.ops) {
				p.commonHeaders = append(p.commonHeaders, m.Type)
			}
		}
	}
}

// messages returns every struct an operation sends or answers.
func messages(op *ir.Operation) []*ir.Struct {
	list := []*ir.Struct{op.Input, op.Output}
	for _, m := range slices.Concat(op.SOAP.Headers, op.SOAP.Faults) {
		list = append(list, m.Type)
	}
	return slices.DeleteFunc(list, func(s *ir.Struct) bool { return s == nil })
}

// tag is the start tag of an element as the kernel wants it: "<ebl:Version>".
func (p *plan) tag(name ir.QName) *jen.Statement { return lit("<" + p.prefixed(name) + ">") }

// prefixed is a name as a message spells it: "ebl:Version", or "currencyID" for
// a name without a namespace.
func (p *plan) prefixed(name ir.QName) string {
	if prefix := p.prefixes[name.Space]; prefix != "" {
		return prefix + ":" + name.Local
	}
	return name.Local
}

// paypal, money and soap write a name of the runtime.
func (p *plan) paypal(name string) *jen.Statement { return jen.Qual(p.runtime, name) }
func (p *plan) money(name string) *jen.Statement  { return jen.Qual(p.runtime+"/money", name) }
func (p *plan) soap(name string) *jen.Statement   { return jen.Qual(p.runtime+"/soap", name) }
