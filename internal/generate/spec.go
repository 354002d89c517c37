package generate

import (
	"bytes"
	"embed"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"github.com/ppgen/ppgen"
	"github.com/ppgen/ppgen/internal/diag"
	"github.com/ppgen/ppgen/ir"
	"github.com/ppgen/ppgen/parser/openapi"
	"github.com/ppgen/ppgen/parser/wsdl"
)

// A Spec is a root document: a name below a folder that nothing it refers to
// may leave.
type Spec struct {
	Name string // within FS
	Dir  string // how messages name the folder
	FS   fs.FS
}

// Embedded returns the documents that ppgen carries: the one of the Classic
// operations, then those of the REST APIs in the order of their names.
func Embedded() []Spec {
	return append([]Spec{EmbeddedClassic()}, embeddedIn(ppgen.REST, "specs/rest", "*.json")...)
}

// EmbeddedClassic returns the document of the Classic operations.
func EmbeddedClassic() Spec { return embeddedIn(ppgen.SOAP, "specs/soap", "*.wsdl")[0] }

// embeddedIn returns the documents of a folder. What they refer to stands in
// folders below it, or has names of another kind.
func embeddedIn(all embed.FS, dir, pattern string) []Spec {
	folder, err := fs.Sub(all, dir)
	if err != nil {
		panic(err) // the folder is embedded by name
	}
	names, err := fs.Glob(folder, pattern)
	if err != nil {
		panic(err) // the pattern is ours
	}
	specs := make([]Spec, len(names))
	for i, name := range names {
		specs[i] = Spec{Name: name, Dir: dir, FS: folder}
	}
	return specs
}

// Open returns the document at a path of the operating system. The caller
// closes the root it hands back when all is read.
func Open(name string) (Spec, *os.Root, error) {
	info, err := os.Stat(name)
	if err != nil {
		return Spec{}, nil, err
	}
	if !info.Mode().IsRegular() {
		return Spec{}, nil, fmt.Errorf("%s: a specification is a file, and this is not one", name)
	}
	root, err := os.OpenRoot(filepath.Dir(name))
	if err != nil {
		return Spec{}, nil, err
	}
	return Spec{
		Name: filepath.Base(name),
		Dir:  filepath.ToSlash(filepath.Dir(name)),
		FS:   root.FS(),
	}, root, nil
}

// Display is how messages name the document.
func (s Spec) Display() string { return path.Join(s.Dir, s.Name) }

// parse chooses the parser by what the document begins with: file names lie.
func (s Spec) parse(list *diag.List) (*ir.API, map[string][]byte) {
	head, err := s.head()
	if err != nil {
		list.Errorf(diag.Pos{File: s.Name}, "", "cannot be read: %v", err)
		return nil, nil
	}
	if looksLikeOpenAPI(head, s.Name) {
		return openapi.Parse(s.FS, s.Name, list)
	}
	return wsdl.Parse(s.FS, s.Name, list)
}

// head returns the first bytes of the document.
func (s Spec) head() ([]byte, error) {
	f, err := s.FS.Open(s.Name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	buf := make([]byte, 512)
	n, _ := io.ReadFull(f, buf) // of a file that cannot be read, the parser says so
	return buf[:n], nil
}

func looksLikeOpenAPI(head []byte, name string) bool {
	head = bytes.TrimLeft(head, "\ufeff \t\r\n")
	if bytes.HasPrefix(head, []byte("<")) {
		return false
	}
	switch path.Ext(name) {
	case ".json", ".yaml", ".yml":
		return true
	}
	return bytes.HasPrefix(head, []byte("{")) || bytes.HasPrefix(head, []byte("openapi:")) || bytes.HasPrefix(head, []byte("swagger:"))
}
