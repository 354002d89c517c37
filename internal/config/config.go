// Package config reads ppgen.yaml: which packages to generate, from which
// documents, and where to.
package config

import (
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/ppgen/ppgen/internal/diag"
	"github.com/ppgen/ppgen/internal/strict"
)

// FileName is what the file is called when no other name is given.
const FileName = "ppgen.yaml"

// A Config is what ppgen.yaml says. Paths are relative to the file and have
// forward slashes.
type Config struct {
	Output   strict.Text `yaml:"output" default:"paypal" doc:"The folder to write to, below the one of this file. Each package gets a folder of its own in it."`
	Module   strict.Text `yaml:"module" pattern:"^[A-Za-z0-9._~-]+(/[A-Za-z0-9._~-]+)*$" hint:"a module path such as example.com/shop/paypal" doc:"Also write a go.mod that declares this module to the output folder. Without it the output belongs to the module around it."`
	Runtime  string      `yaml:"runtime" enum:"copy,import" default:"copy" doc:"copy puts the runtime beside the packages, so that they need the standard library alone; import uses the one of ppgen's own module."`
	Packages []Package   `yaml:"packages" required:"true" min:"1" doc:"What to generate."`

	file string
	Pos  diag.Pos
}

// A Package is one Go package.
type Package struct {
	Name       strict.Text   `yaml:"name" pattern:"^[a-z][a-z0-9]*$" hint:"a name of lower-case letters and digits" doc:"The name of the package and of its folder. Without it an overlay or the document decides."`
	Spec       strict.Text   `yaml:"spec" required:"true" doc:"The document to generate the package from: a WSDL, XSD or OpenAPI file. What it imports or refers to is read with it."`
	Overlays   []strict.Text `yaml:"overlays" doc:"Overlay files, which say what the documents cannot. They come after ppgen's own; later ones win."`
	Operations []strict.Text `yaml:"operations" doc:"Generate these operations only, and the types that they need. Without it all are generated."`

	Pos diag.Pos
}

// Runtime modes.
const (
	CopyRuntime   = "copy"
	ImportRuntime = "import"
)

// Load reads the configuration file at a path. Findings go to list, and nil
// comes back when there are errors.
func Load(name string, list *diag.List) *Config {
	data, err := os.ReadFile(name)
	if err != nil {
		list.Errorf(diag.Pos{File: name}, "", "the configuration cannot be read: %v", err)
		return nil
	}
	return Parse(name, data, list)
}

// Parse reads a configuration whose file has that name.
func Parse(name string, data []byte, list *diag.List) *Config {
	c := &Config{file: name}
	if !strict.Decode(name, data, c, list) {
		return nil
	}
	v := validator{list: list}
	v.config(c)
	if v.failed {
		return nil
	}
	return c
}

// Schema returns the JSON Schema of the file.
func Schema() []byte { return strict.Schema("ppgen configuration", Config{}) }

// Path returns the path of the operating system for a path in the file.
func (c *Config) Path(p strict.Text) string {
	return filepath.Join(filepath.Dir(c.file), filepath.FromSlash(p.Value))
}

// A validator finds what the form of a file cannot say.
type validator struct {
	list   *diag.List
	failed bool
}

func (v *validator) errorf(t strict.Text, subject, format string, args ...any) {
	v.failed = true
	v.list.Errorf(t.Pos, subject, format, args...)
}

func (v *validator) config(c *Config) {
	if reason := unfit(c.Output.Value); reason != "" {
		v.errorf(c.Output, "output", "%q %s", c.Output.Value, reason)
	} else if !filepath.IsLocal(filepath.FromSlash(c.Output.Value)) {
		v.errorf(c.Output, "output", "%q leads out of the folder of this file; ppgen writes below it only", c.Output.Value)
	}
	names := map[string]diag.Pos{}
	for _, p := range c.Packages {
		v.file(p.Spec, "spec")
		v.files(p.Overlays, "overlays")
		v.once(p.Operations, "operations")
		name := p.Name
		if name.Value == "" {
			continue
		}
		if first, ok := names[name.Value]; ok {
			v.errorf(name, "name", "the package %s is there already (%s)", name.Value, first)
		}
		names[name.Value] = name.Pos
		if !IsPackage(name.Value) {
			v.errorf(name, "name", "%q cannot be the name of a package: Go or the go command uses it", name.Value)
		}
	}
}

// files looks at the paths of documents. They may lead anywhere below or above
// the file, but not be tied to one machine.
func (v *validator) files(paths []strict.Text, subject string) {
	v.once(paths, subject)
	for _, p := range paths {
		v.file(p, subject)
	}
}

func (v *validator) file(p strict.Text, subject string) {
	if strings.Contains(p.Value, "://") {
		v.errorf(p, subject, "%q is an address; download the document, for ppgen generate opens no connection", p.Value)
	} else if reason := unfit(p.Value); reason != "" {
		v.errorf(p, subject, "%q %s", p.Value, reason)
	}
}

// once reports texts that stand in a list twice.
func (v *validator) once(texts []strict.Text, subject string) {
	seen := map[string]bool{}
	for _, t := range texts {
		if seen[t.Value] {
			v.errorf(t, subject, "%q is listed twice", t.Value)
		}
		seen[t.Value] = true
	}
}

// unfit says why a path is not one that works on every machine.
func unfit(p string) string {
	switch {
	case strings.Contains(p, `\`):
		return "has backslashes; write forward slashes, which work everywhere"
	case path.IsAbs(p) || filepath.IsAbs(p) || len(p) > 1 && p[1] == ':':
		return "is tied to one machine; write a path relative to this file"
	case strings.ContainsFunc(p, func(r rune) bool { return r < ' ' }):
		return "has control characters"
	}
	return ""
}
