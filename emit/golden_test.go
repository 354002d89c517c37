package emit

import (
	"bytes"
	"flag"
	"go/format"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write internal/sample anew; the run fails, so that nobody takes it for a check")

const sampleDir = "internal/sample"

// TestSample holds what emit writes for every construct against internal/sample,
// which is compiled and has tests beside it that use it.
func TestSample(t *testing.T) {
	files := sample().emit(t)
	if *update {
		writeSample(t, files)
		t.Fatal("internal/sample is written anew: read the difference, and run again without -update")
	}
	for name, content := range files {
		want, err := os.ReadFile(filepath.Join(sampleDir, name))
		if err != nil || content != string(want) {
			t.Errorf("%s is not what internal/sample has (%v): if it should change, run go test ./emit -run TestSample -update", name, err)
		}
	}
	if on := generated(t); len(on) != len(files) {
		t.Errorf("internal/sample has the files %v, the package %d", on, len(files))
	}
}

// generated returns the files of internal/sample that emit wrote.
func generated(t *testing.T) []string {
	all, err := filepath.Glob(filepath.Join(sampleDir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(all, func(path string) bool { return strings.HasSuffix(path, "_test.go") })
}

func writeSample(t *testing.T, files map[string]string) {
	for _, path := range generated(t) {
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
	}
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(sampleDir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// TestOutputIsGofmt makes sure that gofmt leaves the output alone: emit prints
// it without the detour that go/format takes.
func TestOutputIsGofmt(t *testing.T) {
	for name, content := range sample().emit(t) {
		formatted, err := format.Source([]byte(content))
		if err != nil || !bytes.Equal(formatted, []byte(content)) {
			t.Errorf("gofmt changes %s (%v)", name, err)
		}
	}
}

func TestOutputIsDeterministic(t *testing.T) {
	want := sample().emit(t)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	for _, procs := range []int{1, 8} {
		runtime.GOMAXPROCS(procs)
		for range 5 {
			if got := sample().emit(t); !maps.Equal(got, want) {
				t.Fatalf("with GOMAXPROCS %d the output differs", procs)
			}
		}
	}
}

// TestOrderOfDeclarations makes sure that the order in which a document
// declares types and operations does not show.
func TestOrderOfDeclarations(t *testing.T) {
	want := sample().emit(t)
	b := sample()
	slices.Reverse(b.api.Types)
	slices.Reverse(b.api.Ops)
	if !maps.Equal(b.emit(t), want) {
		t.Error("the output depends on the order of declarations")
	}
}
