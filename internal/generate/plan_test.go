package generate

import (
	"io/fs"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/internal/config"
	"github.com/ppgen/ppgen/internal/diag"
)

// configured makes a folder with a configuration and its files, and reads it.
func configured(t *testing.T, text string) (dir string, c *config.Config) {
	t.Helper()
	dir = folder(t, map[string]string{
		"go.mod": "module example.com/shop\n", "ppgen.yaml": text,
		"specs/a.xsd": "<a/>", "specs/b.xsd": "<b/>", "mine.yaml": "package: mine\n",
	})
	list := new(diag.List)
	c = config.Load(filepath.Join(dir, "ppgen.yaml"), list)
	if c == nil {
		t.Fatal(list.Err())
	}
	return dir, c
}

func TestFromConfig(t *testing.T) {
	dir, c := configured(t, `output: gen/out
runtime: import
packages:
  - {name: one, spec: specs/a.xsd, overlays: [mine.yaml], operations: [Open, Shut]}
  - {spec: specs/b.xsd}
`)
	p, err := FromConfig(c)
	if err != nil {
		t.Fatal(err)
	}
	if p.Dir != filepath.Join(dir, "gen", "out") || p.ImportPath != "example.com/shop/gen/out" || p.CopyRuntime || p.Module != "" || len(p.Packages) != 2 {
		t.Errorf("the plan is %+v", p)
	}
	one := p.Packages[0]
	if one.Name != "one" || one.Spec.Name != "a.xsd" || len(one.Overlays) != 1 || string(one.Overlays[0].Data) != "package: mine\n" {
		t.Errorf("the first package is %+v", one)
	}
	if len(one.Operations) != 2 || one.Operations[1].Name != "Shut" || one.Operations[1].Pos.Line != 4 {
		t.Errorf("its operations are %+v", one.Operations)
	}
	if data, err := fs.ReadFile(p.Packages[1].Spec.FS, "b.xsd"); string(data) != "<b/>" {
		t.Errorf("the second document reads %q, %v", data, err)
	}
	if err := p.Close(); err != nil {
		t.Error(err)
	}
	if _, err := fs.ReadFile(one.Spec.FS, "a.xsd"); err == nil {
		t.Error("a closed plan still reads")
	}
}

func TestFromConfigWithAModule(t *testing.T) {
	_, c := configured(t, "module: example.com/pp\npackages: [{spec: specs/a.xsd}]\n")
	p, err := FromConfig(c)
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	if p.ImportPath != "example.com/pp" || p.Module != "example.com/pp" || !p.CopyRuntime {
		t.Errorf("the plan is %+v", p)
	}
}

func TestFromConfigRefuses(t *testing.T) {
	for text, want := range map[string]string{
		"packages: [{spec: specs/a.xsd}, {spec: specs/absent.xsd}]\n":  "absent.xsd",
		"packages: [{spec: specs/a.xsd, overlays: [absent.yaml]}]\n":   "absent.yaml",
		"packages: [{spec: specs}]\n":                                  "a specification is a file",
		"output: my output\npackages: [{spec: specs/a.xsd}]\n":         "choose another output folder",
		"module: example.com/a..b.\npackages: [{spec: specs/a.xsd}]\n": "give a path such as",
	} {
		_, c := configured(t, text)
		if _, err := FromConfig(c); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %s", text, err, want)
		}
	}
}

func TestFromSpecs(t *testing.T) {
	dir := folder(t, map[string]string{"go.mod": "module example.com/shop\n", "a.xsd": "<a/>"})
	out := filepath.Join(dir, "out")
	p, err := FromSpecs(out, "", "one", []string{filepath.Join(dir, "a.xsd")})
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	if p.Dir != out || p.ImportPath != "example.com/shop/out" || !p.CopyRuntime || len(p.Packages) != 1 || p.Packages[0].Name != "one" || p.Packages[0].Spec.Name != "a.xsd" {
		t.Errorf("the plan is %+v", p)
	}
	if _, err := FromSpecs(out, "", "", []string{filepath.Join(dir, "a.xsd"), filepath.Join(dir, "absent.xsd")}); err == nil {
		t.Error("an absent document is planned")
	}
	if _, err := FromSpecs(out, "no module", "", nil); err == nil {
		t.Error("a module that Go refuses is planned")
	}
}

// Without documents the embedded ones are planned.
func TestFromNoSpecs(t *testing.T) {
	p, err := FromSpecs(t.TempDir(), "example.com/pp", "", nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Packages) != len(Embedded()) || p.Packages[0].Spec.Display() != Embedded()[0].Display() || p.Module != "example.com/pp" {
		t.Errorf("the plan is %+v", p)
	}
	if err := p.Close(); err != nil {
		t.Error(err)
	}
}
