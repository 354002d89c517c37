package openapi_test

import (
	"encoding/csv"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/ppgen/ppgen/internal/diag"
	"github.com/ppgen/ppgen/internal/testenv"
	"github.com/ppgen/ppgen/ir"
	"github.com/ppgen/ppgen/parser/openapi"
)

// Limits of what one document may cost.
const (
	maxTime   = 5 * time.Second
	maxMemory = 512 << 20
)

// fastest returns how long f takes. A machine that is busy gets a second and a
// third chance to keep within the limit.
func fastest(f func()) time.Duration {
	var best time.Duration
	for i := range 3 {
		start := time.Now()
		f()
		if cost := time.Since(start); i == 0 || cost < best {
			best = cost
		}
		if best <= maxTime {
			break
		}
	}
	return best
}

// parseFile parses a document of the reference data, and fails the test when it
// costs too much or a finding has no place.
func parseFile(t *testing.T, dir, name string) (*ir.API, *diag.List) {
	t.Helper()
	var before, after runtime.MemStats
	var api *ir.API
	var list *diag.List
	cost := fastest(func() {
		runtime.ReadMemStats(&before)
		list = new(diag.List)
		api, _ = openapi.Parse(os.DirFS(dir), name, list)
		if api != nil {
			ir.Dump(api) // walks everything, and would not return from a circle
		}
		runtime.ReadMemStats(&after)
	})
	if cost > maxTime {
		t.Errorf("%s takes %v", name, cost)
	}
	if cost := after.TotalAlloc - before.TotalAlloc; cost > maxMemory {
		t.Errorf("%s takes %d MB", name, cost>>20)
	}
	for _, f := range list.Findings() {
		if f.Pos.Line == 0 {
			t.Errorf("no place: %v", f)
		}
	}
	return api, list
}

// Documents that were made to break a generator end in an error where the index
// says so, and in an API otherwise.
func TestHostileDocuments(t *testing.T) {
	index, err := os.Open(testenv.Shared(t, "hostile", "INDEX.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	defer index.Close()
	rows := csv.NewReader(index)
	rows.Comma = '\t'
	rows.LazyQuotes = true
	all, err := rows.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	count := 0
	for _, row := range all {
		name, found := strings.CutPrefix(row[0], "openapi/")
		if !found {
			continue
		}
		count++
		t.Run(name, func(t *testing.T) {
			api, list := parseFile(t, testenv.Shared(t, "hostile", "openapi"), name)
			optional := strings.Contains(row[3], " or ") || strings.Contains(row[3], "generates")
			if strings.HasPrefix(row[3], "ERROR") && !optional && !list.HasErrors() {
				t.Errorf("no error, expected %s", row[3])
			}
			if strings.HasPrefix(row[3], "NEUTRALISED") && (list.HasErrors() || api == nil) {
				t.Errorf("errors where %s: %v", row[3], list.Err())
			}
		})
	}
	if count < 50 {
		t.Errorf("only %d hostile documents", count)
	}
}

// Documents of other people are read, and cost little.
func TestWildDocuments(t *testing.T) {
	dir := testenv.Shared(t, "wild", "openapi")
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	ops := 0
	for _, e := range entries {
		t.Run(e.Name(), func(t *testing.T) {
			api, list := parseFile(t, dir, e.Name())
			if api == nil && !list.HasErrors() {
				t.Error("neither an API nor an error")
			}
			if api != nil {
				ops += len(api.Ops)
			}
		})
	}
	if ops < 800 {
		t.Errorf("only %d operations", ops)
	}
}

// Earlier editions of the published documents have other defects, and are read.
func TestEarlierDocuments(t *testing.T) {
	root := testenv.Shared(t, "specs", "rest-history")
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".json" {
			return err
		}
		name, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		t.Run(filepath.ToSlash(name), func(t *testing.T) {
			api, list := parseFile(t, filepath.Dir(path), filepath.Base(path))
			if api == nil || list.HasErrors() {
				t.Errorf("%v", list.Err())
			}
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
