package config

import (
	"go/token"
	"go/types"
	"slices"
)

// noPackage are names that are identifiers, and yet cannot name a package that
// other packages import from a folder of that name.
var noPackage = []string{"init", "internal", "main", "testdata", "vendor"}

// IsPackage reports whether a package can have the name.
func IsPackage(name string) bool {
	return token.IsIdentifier(name) && types.Universe.Lookup(name) == nil && !slices.Contains(noPackage, name)
}
