package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/ppgen/ppgen/internal/testenv"
)

// What a document of any size and intent may cost.
const (
	maxTime   = 5 * time.Second
	maxMemory = 512 << 20
)

// An outcome is what the command did with one document.
type outcome struct {
	exit   int
	stderr string
	out    string // the output folder
}

// TestForeignDocuments gives the command documents that no one here wrote, and
// documents that somebody wrote to break a generator. Each must end in code
// that compiles and holds nothing smuggled, or in findings with positions, and
// neither may take long or much.
func TestForeignDocuments(t *testing.T) {
	binary := buildCommand(t)
	module := newModule(t)
	for _, doc := range foreignDocuments(t) {
		t.Run(doc.name, func(t *testing.T) {
			doc.judge(t, doc.generate(t, binary, module))
		})
	}
	vet := exec.Command("go", "vet", "./...")
	vet.Dir = module
	if out, err := vet.CombinedOutput(); err != nil {
		t.Errorf("the generated code does not vet: %v\n%.8000s", err, out)
	}
	checkInjection(t, module)
}

// A document is one row of an index.
type document struct {
	name, path string
	want       string // what the index of hostile documents expects; empty for the others
}

// foreignDocuments lists the documents of both collections.
func foreignDocuments(t *testing.T) []document {
	t.Helper()
	var docs []document
	for _, collection := range []string{"hostile", "wild"} {
		dir := testenv.Shared(t, collection)
		index, err := os.ReadFile(filepath.Join(dir, "INDEX.tsv"))
		if err != nil {
			t.Fatal(err)
		}
		for row := range strings.Lines(string(index)) {
			columns := strings.Split(strings.TrimSpace(row), "\t")
			if columns[0] == "file" {
				continue // the names of the columns
			}
			doc := document{name: collection + "/" + columns[0], path: filepath.Join(dir, filepath.FromSlash(columns[0]))}
			if collection == "hostile" {
				doc.want = strings.Trim(columns[3], `"`)
			}
			docs = append(docs, doc)
		}
	}
	return docs
}

// folder is where the code of the document goes.
func (d document) folder() string {
	return regexp.MustCompile(`[^a-z0-9]+`).ReplaceAllString(strings.ToLower(d.name), "_")
}

var position = regexp.MustCompile(`(?m)^\S.*:\d+:\d+: `)

// judge holds a run against what the index expects. A row that allows both
// outcomes asks only that the one that happened is sound.
func (d document) judge(t *testing.T, r outcome) {
	t.Helper()
	switch r.exit {
	case exitFine:
		if strings.HasPrefix(d.want, "ERROR") && !strings.Contains(d.want, " or ") {
			t.Errorf("it generates, want: %s", d.want)
		}
		if files, _ := filepath.Glob(filepath.Join(r.out, "*", "*.go")); len(files) == 0 {
			t.Error("nothing was generated, and nothing was said")
		}
	case exitFindings:
		if strings.HasPrefix(d.want, "NEUTRALISED") || strings.HasPrefix(d.want, "generates") {
			t.Errorf("it is refused, want: %s\n%s", d.want, r.stderr)
		}
		if !position.MatchString(r.stderr) {
			t.Errorf("no finding has a position:\n%s", r.stderr)
		}
		if _, err := os.Stat(r.out); !errors.Is(err, os.ErrNotExist) {
			t.Error("output was written in spite of errors")
		}
	default:
		t.Errorf("exit code %d:\n%s", r.exit, r.stderr)
	}
	if d.want == "WARNING" && !strings.Contains(r.stderr, "warning") {
		t.Errorf("no warning, want: %s", d.want)
	}
}

func buildCommand(t *testing.T) string {
	t.Helper()
	binary := filepath.Join(t.TempDir(), "ppgen")
	if out, err := exec.Command("go", "build", "-o", binary, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return binary
}

// newModule makes one module for all generated packages, in a workspace with
// this one: they share its runtime, so that building them stays quick.
func newModule(t *testing.T) string {
	t.Helper()
	root, err := filepath.Abs(testenv.Root())
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	write(t, filepath.Join(dir, "go.mod"), "module example.com/foreign\n\ngo 1.25\n")
	write(t, filepath.Join(dir, "go.work"), "go 1.25.0\n\nuse .\nuse "+strconv.Quote(root)+"\n")
	return dir
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// generate runs the command on the document.
func (d document) generate(t *testing.T, binary, module string) outcome {
	t.Helper()
	spec, err := filepath.Rel(module, d.path)
	if err != nil {
		t.Fatal(err)
	}
	config := filepath.Join(module, d.folder()+".yaml")
	write(t, config, fmt.Sprintf("output: %s\nruntime: import\npackages:\n  - spec: %q\n", d.folder(), filepath.ToSlash(spec)))
	ctx, cancel := context.WithTimeout(t.Context(), maxTime)
	defer cancel()
	cmd := exec.CommandContext(ctx, binary, "generate", "-c", config)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	err = cmd.Run()
	if ctx.Err() != nil {
		t.Fatalf("it takes longer than %v", maxTime)
	}
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	if usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok && usage.Maxrss<<10 > maxMemory {
		t.Errorf("it takes %d MB", usage.Maxrss>>10)
	}
	return outcome{cmd.ProcessState.ExitCode(), stderr.String(), filepath.Join(module, d.folder())}
}

// checkInjection looks for code, imports and directives that came out of a
// document.
func checkInjection(t *testing.T, module string) {
	t.Helper()
	cmd := exec.Command("go", "run", ".", module)
	cmd.Dir = testenv.Shared(t, "hostile", "injcheck")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v\n%.4000s", err, out)
	}
}
