// Package emit writes a checked API as the Go files of one package.
//
// One file of this package writes one kind of declaration, and each function
// that writes something quotes it in its comment. Everything a document says
// passes through the safe layer: comment.go for its words, ident.go for its
// names, safe.go for its literals. verify.go reads the result once more and
// holds it against what was asked for.
package emit

import (
	"fmt"
	"sync"

	"github.com/ppgen/ppgen/ir"
)

// A File is one Go file of a generated package.
type File struct {
	Name    string // "structs.go"
	Content []byte // as gofmt writes it
}

// Options say what the document does not.
type Options struct {
	Package   string // the name of the package; empty takes the API's
	Packages  string // the import path that the packages are below: "example.com/pp"
	Runtime   string // the import path of the runtime: "example.com/pp/paypal"
	Generator string // for the header: "ppgen v0.1.0"
}

// emitters lists the files of a package in the order a reader meets them. A
// file that would declare nothing is left out.
var emitters = []emitter{
	{"doc.go", packageDoc, false},
	{"client.go", client, true},
	{"services.go", services, false},
	{"operations.go", operations, false},
	{"params.go", restRecords, false},
	{"structs.go", structs, true},
	{"unions.go", unions, true},
	{"enums.go", enums, false},
	{"aliases.go", aliases, false},
	{"amounts.go", amounts, false},
	{"issues.go", issues, false},
	{"json.go", jsonRecords, false},
	{"head.go", heads, false},
	{"soap_roots.go", roots, false},
	{"soap_simple.go", simples, false},
	{"soap_encode.go", encoders, false},
	{"soap_decode.go", decoders, false},
	{"nvp_names.go", nvpNames, true},
	{"nvp_enums.go", nvpEnums, true},
	{"nvp_encode.go", nvpEncode, true},
	{"nvp_decode.go", nvpDecode, true},
}

// An emitter writes one file.
type emitter struct {
	name string
	emit func(*file, *plan)
	nvp  bool // it needs the plan of NVP
}

// A result is what became of one file.
type result struct {
	content []byte
	err     error
}

// run writes the file.
func (e emitter) run(p *plan) result {
	f := newFile(e.name, p)
	e.emit(f, p)
	content, err := f.render()
	return result{content, err}
}

// Package writes api as the files of one Go package, ordered as a reader meets
// them. It touches no disk, and the same API gives the same bytes. An error is
// a mistake of this program, never of a document: [ir.Check] came before.
func Package(api *ir.API, o Options) ([]File, error) {
	p, err := newPlan(api, o)
	if err != nil {
		return nil, fmt.Errorf("emit package %s: %w", o.Package, err)
	}
	results := make([]result, len(emitters))
	var wg sync.WaitGroup
	begin := func(p *plan, nvp bool) {
		for i, e := range emitters {
			if e.nvp == nvp {
				wg.Go(func() { results[i] = e.run(p) })
			}
		}
	}
	begin(p, false)
	if p, err = p.withNVP(); err == nil {
		begin(p, true)
	}
	wg.Wait()
	if err != nil {
		return nil, fmt.Errorf("emit package %s: %w", o.Package, err)
	}
	return collect(results)
}

// collect returns the files that declare something.
func collect(results []result) ([]File, error) {
	var files []File
	for i, r := range results {
		if r.err != nil {
			return nil, fmt.Errorf("emit %s: %w", emitters[i].name, r.err)
		}
		if r.content != nil {
			files = append(files, File{Name: emitters[i].name, Content: r.content})
		}
	}
	return files, nil
}
