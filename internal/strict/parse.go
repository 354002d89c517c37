package strict

import (
	"bytes"
	"errors"
	"io"

	"go.yaml.in/yaml/v4"

	"github.com/ppgen/ppgen/internal/diag"
)

// maxSize bounds a file. No person writes a larger one.
const maxSize = 4 << 20

// parse returns the root of the only document in data, or nil.
func (d *decoder) parse(data []byte) *yaml.Node {
	start := diag.Pos{File: d.file, Line: 1, Col: 1}
	if len(data) > maxSize {
		d.errorAt(start, "", "the file has %d bytes; expected at most %d", len(data), maxSize)
		return nil
	}
	loader, err := yaml.NewLoader(bytes.NewReader(data))
	if err != nil {
		d.errorAt(start, "", "the file cannot be read: %v", err)
		return nil
	}
	var first, second yaml.Node
	switch err := loader.Load(&first); {
	case errors.Is(err, io.EOF):
		d.errorAt(start, "", "the file is empty; expected keys with values")
		return nil
	case err != nil:
		d.syntax(err)
		return nil
	}
	switch err := loader.Load(&second); {
	case err == nil:
		d.errorf(&second, "", "a second document begins here; expected one")
		return nil
	case !errors.Is(err, io.EOF):
		d.syntax(err)
		return nil
	}
	root := &first
	if root.Kind == yaml.DocumentNode && len(root.Content) == 1 {
		root = root.Content[0]
	}
	return root
}

// syntax reports text that is not YAML.
func (d *decoder) syntax(err error) {
	pos, msg := diag.Pos{File: d.file, Line: 1, Col: 1}, err.Error()
	var at *yaml.LoadError
	if errors.As(err, &at) {
		msg = at.Message
		if at.Mark.Line > 0 {
			pos.Line, pos.Col = at.Mark.Line, max(1, at.Mark.Column)
		}
	}
	d.errorAt(pos, "", "this is not YAML: %s", msg)
}
