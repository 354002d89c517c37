package generate

import (
	"bytes"
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"reflect"
	"strconv"
	"strings"

	"github.com/ppgen/ppgen"
	"github.com/ppgen/ppgen/paypal"
)

// addRuntime adds a copy of the runtime at the import path target. The files of
// the copy import each other instead of ppgen.
func (t *Tree) addRuntime(target string) {
	own := reflect.TypeFor[paypal.Client]().PkgPath()
	dir := path.Base(own)
	err := fs.WalkDir(ppgen.Runtime, dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !copied(name) {
			return err
		}
		src, err := fs.ReadFile(ppgen.Runtime, name)
		if err != nil {
			return err
		}
		moved, err := moveImports(src, own, target)
		if err != nil {
			return err
		}
		header := fmt.Sprintf("%s\n// Source: %s\n\n", Header, path.Join(path.Dir(own), name))
		t.add(name, append([]byte(header), moved...))
		return nil
	})
	if err != nil {
		panic(err) // the embedded runtime is Go code: it was compiled into this binary
	}
}

// copied reports whether a file belongs to a copy of the runtime.
func copied(name string) bool {
	return strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go") && !strings.Contains(name, "/testdata/")
}

// moveImports rewrites the imports of packages below from to ones below to.
func moveImports(src []byte, from, to string) ([]byte, error) {
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "", src, parser.ImportsOnly)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	last := 0
	for _, spec := range f.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return nil, err
		}
		rest, ok := strings.CutPrefix(imported, from)
		if !ok || rest != "" && rest[0] != '/' {
			continue
		}
		start := fset.Position(spec.Path.Pos()).Offset
		b.Write(src[last:start])
		b.WriteString(strconv.Quote(to + rest))
		last = start + len(spec.Path.Value)
	}
	b.Write(src[last:])
	return b.Bytes(), nil
}
