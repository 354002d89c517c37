package generate

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestImportPath(t *testing.T) {
	dir := folder(t, map[string]string{
		"go.mod":           "// the shop\nmodule example.com/shop // here\n\ngo 1.25\n",
		"nested/go.mod":    "module \"example.com/nested\"\n",
		"broken/go.mod":    "go 1.25\n",
		"gen/deep/file.go": "",
	})
	tests := []struct{ dir, module, want string }{
		{"gen", "", "example.com/shop/gen"},
		{"not/there/yet", "", "example.com/shop/not/there/yet"},
		{".", "", "example.com/shop"},
		{"nested/gen", "", "example.com/nested/gen"},
		{"nested", "", "example.com/nested"},
		{"gen", "example.com/other", "example.com/other"},
		{"broken/gen", "example.com/other", "example.com/other"},
	}
	for _, tt := range tests {
		got, err := ImportPath(filepath.Join(dir, filepath.FromSlash(tt.dir)), tt.module)
		if got != tt.want || err != nil {
			t.Errorf("%s in %q: got %q, %v, want %q", tt.dir, tt.module, got, err, tt.want)
		}
	}
	t.Chdir(filepath.Join(dir, "nested"))
	if got, err := ImportPath("gen", ""); got != "example.com/nested/gen" || err != nil {
		t.Errorf("of a relative folder: got %q, %v", got, err)
	}
}

func TestImportPathRefuses(t *testing.T) {
	dir := folder(t, map[string]string{"go.mod": "module example.com/shop\n", "broken/go.mod": "go 1.25\n"})
	tests := []struct{ dir, module, want string }{
		{"gen", "a b", "give a path such as"},
		{"gen", "/a", "give a path such as"},
		{"gen", "example.com/x\nreplace x => y", "give a path such as"},
		{"broken/gen", "", "declares no module"},
		{"my output", "", "choose another output folder"},
		{"größe", "", "choose another output folder"},
	}
	for _, tt := range tests {
		got, err := ImportPath(filepath.Join(dir, tt.dir), tt.module)
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s in %q: got %q, %v, want %s", tt.dir, tt.module, got, err, tt.want)
		}
	}
}

func TestImportPathWithoutAModule(t *testing.T) {
	dir := t.TempDir()
	for parent := dir; parent != filepath.Dir(parent); parent = filepath.Dir(parent) {
		if _, err := os.Stat(filepath.Join(parent, goModFile)); err == nil {
			t.Skip("the folder for temporary files is in a module")
		}
	}
	if _, err := ImportPath(dir, ""); err == nil || !strings.Contains(err.Error(), "go mod init") {
		t.Errorf("got %v", err)
	}
}
