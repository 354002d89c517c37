package testenv

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// A recorder is a test that notes how it ends.
type recorder struct {
	testing.TB
	skipped, failed string
}

func (r *recorder) Helper() {}

func (r *recorder) Skipf(format string, args ...any) {
	r.skipped = fmt.Sprintf(format, args...)
	runtime.Goexit()
}

func (r *recorder) Fatalf(format string, args ...any) {
	r.failed = fmt.Sprintf(format, args...)
	runtime.Goexit()
}

// record runs a test in a goroutine of its own, which it may end.
func record(test func(testing.TB)) *recorder {
	r := new(recorder)
	done := make(chan struct{})
	go func() {
		defer close(done)
		test(r)
	}()
	<-done
	return r
}

func TestRoot(t *testing.T) {
	if _, err := os.Stat(filepath.Join(Root(), "go.mod")); err != nil {
		t.Error(err)
	}
}

// What is missing skips a test, and fails it where everything is required; both
// say what it is.
func TestMissing(t *testing.T) {
	tests := []struct {
		name string
		need func(testing.TB)
		want string
	}{
		{"data", func(tb testing.TB) { Shared(tb, "no such", "folder") }, filepath.Join("no such", "folder")},
		{"program", func(tb testing.TB) { Program(tb, "no-such-program", "apt install it") }, "no-such-program is not installed (apt install it)"},
		{"other", func(tb testing.TB) { Missing(tb, "the sea") }, "the sea"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Setenv(requireVar, "")
			if r := record(tt.need); !strings.Contains(r.skipped, tt.want) || r.failed != "" {
				t.Errorf("skipped %q, failed %q", r.skipped, r.failed)
			}
			t.Setenv(requireVar, "1")
			if r := record(tt.need); !strings.Contains(r.failed, tt.want) || r.skipped != "" {
				t.Errorf("where everything is required: skipped %q, failed %q", r.skipped, r.failed)
			}
		})
	}
}

func TestPresent(t *testing.T) {
	t.Setenv(requireVar, "1")
	var program, folder string
	r := record(func(tb testing.TB) {
		program = Program(tb, "go", "")
		folder = Shared(tb, "..", filepath.Base(abs(t, Root())), "internal")
	})
	if r.failed != "" && !strings.Contains(r.failed, "reference data") {
		t.Error(r.failed)
	}
	if program == "" {
		t.Error("go is not found")
	}
	if r.failed == "" && filepath.Base(folder) != "internal" {
		t.Errorf("the folder is %s", folder)
	}
}

func abs(t *testing.T, path string) string {
	t.Helper()
	path, err := filepath.Abs(path)
	if err != nil {
		t.Fatal(err)
	}
	return path
}
