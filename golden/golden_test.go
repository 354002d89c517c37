// Package golden holds whole runs of the generator against files that people
// have read.
//
// A case is a folder: ppgen.yaml, the documents it names, and want/ with every
// file that the run writes. A case of errors/ is one archive: ppgen.yaml, the
// documents, and stderr with what the run says. After a change that is meant,
//
//	go test ./golden -update
//
// rewrites what is wanted and fails, so that nobody commits the change without
// having seen it in the diff.
package golden

import (
	"bytes"
	"flag"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/pmezard/go-difflib/difflib"
	"golang.org/x/tools/txtar"

	"github.com/ppgen/ppgen/internal/config"
	"github.com/ppgen/ppgen/internal/generate"
)

var update = flag.Bool("update", false, "rewrite what is wanted, and fail")

const (
	wantDir    = "want"
	stderrFile = "stderr"
)

// TestCases generates every case, and compares file by file.
func TestCases(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("*", config.FileName))
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, file := range files {
		dir := filepath.Dir(file)
		t.Run(dir, func(t *testing.T) {
			tree, said := run(t, file)
			if tree == nil {
				t.Fatalf("the case does not generate:\n%s", said)
			}
			got := map[string]string{}
			for _, name := range tree.Paths() {
				got[name] = string(tree.File(name))
			}
			if said != "" {
				got[stderrFile] = said
			}
			compareTree(t, filepath.Join(dir, wantDir), got)
		})
	}
}

// TestErrors runs every archive of errors/, and compares what the run says.
func TestErrors(t *testing.T) {
	archives, err := filepath.Glob(filepath.Join("errors", "*.txtar"))
	if err != nil || len(archives) == 0 {
		t.Fatal("no archives", err)
	}
	for _, file := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			abs, err := filepath.Abs(file)
			if err != nil {
				t.Fatal(err)
			}
			tree, said := runArchive(t, archive)
			if tree != nil {
				t.Error("the case generates in spite of its mistakes")
			}
			want := archiveFile(archive, stderrFile)
			if string(want.Data) == said {
				return
			}
			t.Error(diff(stderrFile, string(want.Data), said))
			if *update {
				want.Data = []byte(said)
				writeFile(t, abs, string(txtar.Format(archive)))
			}
		})
	}
}

// archiveFile returns a file of an archive, which it adds if need be.
func archiveFile(a *txtar.Archive, name string) *txtar.File {
	for i := range a.Files {
		if a.Files[i].Name == name {
			return &a.Files[i]
		}
	}
	a.Files = append(a.Files, txtar.File{Name: name})
	return &a.Files[len(a.Files)-1]
}

// runArchive unpacks the archive where only the test can see it. Messages name
// its files as they are named in it.
func runArchive(t *testing.T, archive *txtar.Archive) (*generate.Tree, string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for _, f := range archive.Files {
		if f.Name != stderrFile {
			writeFile(t, f.Name, string(f.Data))
		}
	}
	writeFile(t, "go.mod", "module example.com/golden\n")
	return run(t, config.FileName)
}

// run generates what a configuration asks for, and returns what it says.
func run(t *testing.T, file string) (*generate.Tree, string) {
	t.Helper()
	report := new(generate.Report)
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	report.KeepSource(file, data)
	var tree *generate.Tree
	if c := config.Load(file, &report.List); c != nil {
		plan, err := generate.FromConfig(c)
		if err != nil {
			t.Fatal(err)
		}
		defer plan.Close()
		tree = generate.Run(plan.Request, report)
	}
	var said bytes.Buffer
	if err := report.Render(&said); err != nil {
		t.Fatal(err)
	}
	return tree, said.String()
}

// compareTree compares the files below a folder with the ones got.
func compareTree(t *testing.T, dir string, got map[string]string) {
	t.Helper()
	want := readTree(t, dir)
	names := map[string]bool{}
	for name := range want {
		names[name] = true
	}
	for name := range got {
		names[name] = true
	}
	for _, name := range slices.Sorted(maps.Keys(names)) {
		if got[name] != want[name] {
			t.Error(diff(name, want[name], got[name]))
		}
	}
	if *update && t.Failed() {
		replaceTree(t, dir, got)
	}
}

func readTree(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		rel, _ := filepath.Rel(dir, path)
		files[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return files
}

func replaceTree(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		writeFile(t, filepath.Join(dir, filepath.FromSlash(name)), text)
	}
}

func writeFile(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

func diff(name, want, got string) string {
	text, err := difflib.GetUnifiedDiffString(difflib.UnifiedDiff{
		A: difflib.SplitLines(want), FromFile: "want/" + name,
		B: difflib.SplitLines(got), ToFile: "got/" + name,
		Context: 2,
	})
	if err != nil {
		return err.Error()
	}
	return text
}
