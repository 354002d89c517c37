package generate

import (
	"io"
	"path"

	"github.com/ppgen/ppgen"
	"github.com/ppgen/ppgen/internal/diag"
	"github.com/ppgen/ppgen/internal/overlay"
)

// A Report collects what a run finds, and the bytes of the documents, so that a
// finding can be shown with its line. Positions inside a document name it by
// the path the user gave.
type Report struct {
	diag.List
	sources  map[string][]byte
	overlays map[string]bool // the user's, whose positions are complete
}

// Render writes all findings with excerpts.
func (r *Report) Render(w io.Writer) error {
	return r.List.Render(w, r.source)
}

// source returns the text of a file that was read or that ppgen carries.
func (r *Report) source(file string) []byte {
	if data, ok := r.sources[file]; ok {
		return data
	}
	data, err := ppgen.Overlays.ReadFile(file)
	if err != nil {
		return nil // an excerpt is a courtesy
	}
	return data
}

// KeepSource remembers the bytes of a file for excerpts.
func (r *Report) KeepSource(file string, data []byte) {
	if r.sources == nil {
		r.sources = map[string][]byte{}
	}
	r.sources[file] = data
}

// keep remembers the documents that a specification was read from.
func (r *Report) keep(s Spec, sources map[string][]byte) {
	for name, data := range sources {
		r.KeepSource(path.Join(s.Dir, name), data)
	}
}

// keepOverlays remembers the overlays that a user gives.
func (r *Report) keepOverlays(overlays []overlay.Source) {
	if r.overlays == nil {
		r.overlays = map[string]bool{}
	}
	for _, o := range overlays {
		r.KeepSource(o.Name, o.Data)
		r.overlays[o.Name] = true
	}
}

// take adds the findings about specifications. Their parsers know their files by
// the names below the specification's folder.
func (r *Report) take(list *diag.List, specs ...Spec) {
	for _, f := range list.Findings() {
		for _, s := range specs {
			if r.overlays[f.Pos.File] {
				break
			}
			if _, ok := r.sources[path.Join(s.Dir, f.Pos.File)]; ok || f.Pos.File == s.Name {
				f.Pos.File = path.Join(s.Dir, f.Pos.File)
				break
			}
		}
		r.Add(f)
	}
}
