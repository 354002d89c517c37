package emit

import (
	"cmp"
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/ppgen/ppgen/ir"
)

// rest writes a name of the runtime's package for REST.
func (p *plan) rest(name string) *jen.Statement { return jen.Qual(p.runtime+"/rest", name) }

// named writes the name of a declared type, which may be in another package.
func (p *plan) named(d *ir.Decl) *jen.Statement {
	if d.Package == "" || d.Package == p.pkg {
		return id(d.Go)
	}
	return jen.Qual(p.packages+"/"+d.Package, d.Go)
}

// otherPackages returns the import paths of the packages that types of other
// APIs are in.
func (p *plan) otherPackages() []string {
	var paths []string
	roots := slices.Clone(p.api.Types)
	for _, op := range p.api.Ops {
		roots = append(roots, op.Types()...)
	}
	for t := range ir.Reach(roots...) {
		if d := t.Declaration(); d.Package != "" && d.Package != p.pkg {
			paths = append(paths, p.packages+"/"+d.Package)
		}
	}
	slices.Sort(paths)
	return slices.Compact(paths)
}

// A runtimeRecord is a record that the runtime has a type for.
// The names are those of its type, and of the kernel's methods that add one, a
// list of them, and an item of a list or a map.
type runtimeRecord struct{ typ, list, item string }

// runtimeRecords are the records of the runtime, by role.
var runtimeRecords = map[ir.StructRole]runtimeRecord{
	ir.LinkRole:    {"Link", "Links", "LinkItem"},
	ir.PatchRole:   {"Patch", "Patches", "PatchItem"},
	ir.FailureRole: {"Error", "Errors", "ErrorItem"},
}

// byRuntime returns the record of the runtime that stands for s; ok is false
// when s is a record of its own.
func byRuntime(s *ir.Struct) (r runtimeRecord, ok bool) {
	r, ok = runtimeRecords[s.Role]
	return r, ok
}

// isREST reports whether the API travels over REST: it has services, or types
// that are JSON.
func isREST(api *ir.API) bool {
	if len(api.Services) > 0 {
		return true
	}
	return slices.ContainsFunc(api.Types, func(t ir.Named) bool {
		return slices.ContainsFunc(ir.Members(t), func(f *ir.Field) bool { return f.Wire.JSON != nil })
	})
}

// isAlways reports whether a member is in everything a client sends. What only
// servers send may be required too, but not of a client.
func isAlways(f *ir.Field) bool { return f.Required && !f.ReadOnly }

// A spelling is what an amount's members are called.
type spelling struct{ value, currency string }

func spellingOf(s *ir.Struct) spelling {
	return spelling{s.ByRole(ir.AmountValue).Wire.JSON.Name, s.ByRole(ir.AmountCurrency).Wire.JSON.Name}
}

// runtimeSpellings are the spellings that the runtime has variables for.
var runtimeSpellings = map[spelling]string{
	{"value", "currency_code"}: "CurrencyCodeValue",
	{"value", "currency"}:      "CurrencyValue",
	{"total", "currency"}:      "CurrencyTotal",
}

// spelling writes the variable for the spelling of an amount.
func (p *plan) spelling(s *ir.Struct) *jen.Statement {
	of := spellingOf(s)
	if name := runtimeSpellings[of]; name != "" {
		return p.rest(name)
	}
	return id(p.spellings[of])
}

// findSpellings names the variables for spellings that the runtime does not
// have.
func (p *plan) findSpellings() {
	for _, s := range p.amounts {
		if of := spellingOf(s); runtimeSpellings[of] == "" {
			p.spellings[of] = cmp.Or(p.spellings[of], "spelling"+s.Go)
		}
	}
}

// amountSpellings writes
//
//	// spellingPrice is what the members of a Price are called.
//	var spellingPrice = rest.NewSpelling("amount", "unit")
func amountSpellings(f *file, p *plan) {
	for _, s := range p.amounts {
		of := spellingOf(s)
		name := "spelling" + s.Go
		if p.spellings[of] != name {
			continue
		}
		f.doc(sentence(name + " is what the members of one " + s.Name.Local + " are called."))
		f.variable(name).Add(p.rest("NewSpelling").Call(lit(of.value), lit(of.currency)))
		f.Line()
	}
}
