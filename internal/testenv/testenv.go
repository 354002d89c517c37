// Package testenv finds what some tests need and a plain checkout does not
// have: the reference data beside it, and programs of other people that judge
// our output. Such a test skips without them, saying what is missing; where
// PPGEN_REQUIRE is set, as in CI, it fails instead, so that a green run there
// means that everything ran.
package testenv

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
)

// requireVar names the environment variable that turns skips into failures.
const requireVar = "PPGEN_REQUIRE"

// Root returns the folder of the module.
func Root() string {
	_, file, _, ok := runtime.Caller(0)
	if !ok {
		panic("testenv: no caller information")
	}
	return filepath.Join(filepath.Dir(file), "..", "..")
}

// Shared returns the path of a file or folder of the reference data, which
// stands beside the checkout in a folder named shared.
func Shared(t testing.TB, elem ...string) string {
	t.Helper()
	path := filepath.Join(append([]string{Root(), "..", "shared"}, elem...)...)
	if _, err := os.Stat(path); err != nil {
		missing(t, "the reference data "+filepath.Join(append([]string{"../shared"}, elem...)...)+" is not here")
	}
	return path
}

// Program returns the path of a program that is not part of Go.
func Program(t testing.TB, name, installHint string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		missing(t, name+" is not installed ("+installHint+")")
	}
	return path
}

// Missing skips the test, or fails it where everything is required.
func Missing(t testing.TB, what string) {
	t.Helper()
	missing(t, what)
}

func missing(t testing.TB, what string) {
	t.Helper()
	if os.Getenv(requireVar) != "" {
		t.Fatalf("%s, and %s asks for every test to run", what, requireVar)
	}
	t.Skipf("skipped: %s", what)
}
