package generate

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/ppgen/ppgen/internal/diag"
)

func TestOpen(t *testing.T) {
	dir := folder(t, map[string]string{"specs/a.wsdl": "<a/>", "secret": "x"})
	spec, root, err := Open(filepath.Join(dir, "specs", "a.wsdl"))
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	if want := filepath.ToSlash(dir) + "/specs/a.wsdl"; spec.Name != "a.wsdl" || spec.Display() != want {
		t.Errorf("it is %s, shown as %s, want %s", spec.Name, spec.Display(), want)
	}
	if data, err := fs.ReadFile(spec.FS, "a.wsdl"); string(data) != "<a/>" {
		t.Errorf("it reads %q, %v", data, err)
	}
	if err := os.Symlink(filepath.Join(dir, "secret"), filepath.Join(dir, "specs", "link")); err == nil {
		if data, err := fs.ReadFile(spec.FS, "link"); err == nil {
			t.Errorf("a link leads out of the folder, to %q", data)
		}
	}
	if data, err := fs.ReadFile(spec.FS, "../secret"); err == nil {
		t.Errorf("a path leads out of the folder, to %q", data)
	}
}

func TestOpenRefuses(t *testing.T) {
	dir := folder(t, map[string]string{"specs/a.wsdl": "<a/>"})
	for name, want := range map[string]string{
		filepath.Join(dir, "specs"):                    "a specification is a file",
		filepath.Join(dir, "absent.wsdl"):              "absent.wsdl",
		filepath.Join(dir, "specs", "a.wsdl", "below"): "below",
		os.DevNull: "a specification is a file",
	} {
		if _, _, err := Open(name); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %s", name, err, want)
		}
	}
}

func TestLooksLikeOpenAPI(t *testing.T) {
	tests := []struct {
		name, head string
		want       bool
	}{
		{"a.wsdl", "<definitions/>", false},
		{"a.json", "<definitions/>", false},
		{"a.yaml", "\ufeff \r\n\t<definitions/>", false},
		{"a.json", "", true},
		{"a.yaml", "info: {}", true},
		{"a.yml", "# ours", true},
		{"a.txt", "\ufeff\n{\"openapi\": \"3.0.0\"}", true},
		{"a", "openapi: 3.1.0", true},
		{"a", "swagger: '2.0'", true},
		{"a", "hello", false},
		{"a", "", false},
	}
	for _, tt := range tests {
		if got := looksLikeOpenAPI([]byte(tt.head), tt.name); got != tt.want {
			t.Errorf("%s with %q: got %v", tt.name, tt.head, got)
		}
	}
}

// What cannot be a document gives findings, and no API.
func TestParseRefuses(t *testing.T) {
	fsys := fstest.MapFS{"empty.wsdl": {}, "empty.json": {}, "text.wsdl": {Data: []byte("hello")}, "folder.wsdl/x": {}}
	for name, want := range map[string]string{"absent.wsdl": "cannot be read", "empty.wsdl": "", "empty.json": "", "text.wsdl": "", "folder.wsdl": ""} {
		list := new(diag.List)
		api, _ := Spec{Name: name, FS: fsys}.parse(list)
		if api != nil && !list.HasErrors() {
			t.Errorf("%s is a document", name)
		}
		if err := list.Err(); err == nil || !strings.Contains(err.Error(), want) || !strings.HasPrefix(err.Error(), name) {
			t.Errorf("%s: got %v, want %s", name, err, want)
		}
	}
}
