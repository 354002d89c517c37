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
var emitters = []struct {
	name string
	emit func(*file, *plan)
}{
	{"doc.go", packageDoc},
	{"client.go", client},
	{"services.go", services},
	{"operations.go", operations},
	{"params.go", restRecords},
	{"structs.go", structs},
	{"unions.go", unions},
	{"enums.go", enums},
	{"aliases.go", aliases},
	{"amounts.go", amounts},
	{"issues.go", issues},
	{"json.go", jsonRecords},
	{"head.go", heads},
	{"soap_roots.go", roots},
	{"soap_simple.go", simples},
	{"soap_encode.go", encoders},
	{"soap_decode.go", decoders},
	{"nvp_names.go", nvpNames},
	{"nvp_enums.go", nvpEnums},
	{"nvp_encode.go", nvpEncode},
	{"nvp_decode.go", nvpDecode},
}

// Package writes api as the files of one Go package, ordered as a reader meets
// them. It touches no disk, and the same API gives the same bytes. An error is
// a mistake of this program, never of a document: [ir.Check] came before.
func Package(api *ir.API, o Options) ([]File, error) {
	p, err := newPlan(api, o)
	if err != nil {
		return nil, fmt.Errorf("emit package %s: %w", o.Package, err)
	}
	rendered := make([]File, len(emitters))
	errs := make([]error, len(emitters))
	var wg sync.WaitGroup
	for i, e := range emitters {
		wg.Go(func() {
			f := newFile(e.name, p)
			e.emit(f, p)
			rendered[i] = File{Name: e.name}
			rendered[i].Content, errs[i] = f.render()
		})
	}
	wg.Wait()
	var files []File
	for i, f := range rendered {
		if errs[i] != nil {
			return nil, fmt.Errorf("emit %s: %w", f.Name, errs[i])
		}
		if f.Content != nil {
			files = append(files, f)
		}
	}
	return files, nil
}
