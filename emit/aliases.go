package emit

import (
	"strings"

	"github.com/ppgen/ppgen/ir"
)

// aliases writes the named simple types that are no enumerations.
func aliases(f *file, p *plan) {
	for _, a := range p.aliases {
		aliasType(f, p, a)
	}
}

// aliasType writes
//
//	// TransactionID is the simple type TransactionId. At most 17 characters.
//	type TransactionID = string
//
// It is an alias, so that a plain string can be assigned: the contract gives
// such a type no values of its own.
func aliasType(f *file, p *plan, a *ir.Alias) {
	f.doc(p.typeDoc(&a.Decl, "the simple type", scalarFacts(a.Target)))
	f.typ(a.Go).Op("=").Add(p.goType(a.Target))
}

// isAnonymous reports whether a type has no name of its own, but that of the
// path which leads to it.
func isAnonymous(name ir.QName) bool { return strings.Contains(name.Local, "/") }
