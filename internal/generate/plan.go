package generate

import (
	"errors"
	"io"
	"os"

	"github.com/ppgen/ppgen/internal/config"
	"github.com/ppgen/ppgen/internal/overlay"
	"github.com/ppgen/ppgen/ir"
)

// A Plan is a request, and the folder that its tree belongs in. Closing it
// closes the folders of its documents.
type Plan struct {
	Request
	Dir     string
	closers []io.Closer
}

// Close releases the folders that the documents are read from.
func (p *Plan) Close() error {
	var errs []error
	for _, c := range p.closers {
		errs = append(errs, c.Close())
	}
	return errors.Join(errs...)
}

// FromConfig plans what a configuration asks for.
func FromConfig(c *config.Config) (*Plan, error) {
	p := &Plan{Dir: c.Path(c.Output)}
	p.Module = c.Module.Value
	p.CopyRuntime = c.Runtime == config.CopyRuntime
	for _, pkg := range c.Packages {
		planned := Package{Name: pkg.Name.Value}
		for _, op := range pkg.Operations {
			planned.Operations = append(planned.Operations, ir.Wanted{Name: op.Value, Pos: op.Pos})
		}
		for _, file := range pkg.Overlays {
			source, err := readOverlay(c.Path(file))
			if err != nil {
				return nil, errors.Join(err, p.Close())
			}
			planned.Overlays = append(planned.Overlays, source)
		}
		if err := p.add(planned, c.Path(pkg.Spec)); err != nil {
			return nil, errors.Join(err, p.Close())
		}
	}
	return p, p.settle()
}

// FromSpecs plans a run without a configuration: the documents given, or the
// embedded ones when there are none.
func FromSpecs(dir, module, name string, specs []string) (*Plan, error) {
	p := &Plan{Dir: dir}
	p.Module = module
	p.CopyRuntime = true
	for _, spec := range specs {
		if err := p.add(Package{Name: name}, spec); err != nil {
			return nil, errors.Join(err, p.Close())
		}
	}
	if len(specs) == 0 {
		for _, spec := range Embedded() {
			p.Packages = append(p.Packages, Package{Name: name, Spec: spec})
		}
	}
	return p, p.settle()
}

// add opens the document of a package.
func (p *Plan) add(pkg Package, file string) error {
	spec, root, err := Open(file)
	if err != nil {
		return err
	}
	p.closers = append(p.closers, root)
	pkg.Spec = spec
	p.Packages = append(p.Packages, pkg)
	return nil
}

// settle finds the import path of the output.
func (p *Plan) settle() error {
	var err error
	p.ImportPath, err = ImportPath(p.Dir, p.Module)
	if err != nil {
		return errors.Join(err, p.Close())
	}
	return nil
}

func readOverlay(file string) (overlay.Source, error) {
	data, err := os.ReadFile(file)
	return overlay.Source{Name: file, Data: data}, err
}
