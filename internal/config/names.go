package config

import (
	"go/token"
	"go/types"
	"slices"
)

// noPackage are names that are identifiers, and yet cannot name a package that
// other packages import from a folder of that name.
var noPackage = []string{"init", "internal", "main", "testdata", "vendor"}

func isPackage(name string) bool {
	return token.IsIdentifier(name) && types.Universe.Lookup(name) == nil && !slices.Contains(noPackage, name)
}
