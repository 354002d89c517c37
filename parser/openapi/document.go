package openapi

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"path"
	"strings"
	"unicode/utf8"

	"github.com/ppgen/ppgen/internal/diag"
	"github.com/ppgen/ppgen/internal/source"
	"github.com/ppgen/ppgen/ir"
)

// Limits of what is read. The largest real contracts have 10 MB.
const (
	maxFileSize  = 32 << 20
	maxTotalSize = 64 << 20
	maxFiles     = 1_000
)

// A document is one file: its text, and the tree of its values.
type document struct {
	name string // relative to the root document's folder, with forward slashes
	text string // UTF-8 without a byte order mark
	root *node  // nil when the file is not well formed

	prose map[*node]string // documentation as plain text, by the markup
}

// start is the place for findings about the whole document.
func (d *document) start() diag.Pos { return diag.Pos{File: d.name, Line: 1, Col: 1} }

// document returns the document of that name, or nil: then the reason has been
// reported at the place that asks for it. Each is read once.
func (p *parser) document(name string, from diag.Pos) *document {
	if doc, seen := p.docs[name]; seen {
		return doc
	}
	p.docs[name] = nil
	if len(p.docs) > maxFiles {
		p.list.Errorf(from, name, "more than %d documents belong together", maxFiles)
		return nil
	}
	data, err := source.Read(p.fsys, name, maxFileSize)
	if err != nil {
		p.list.Errorf(from, name, "the file cannot be read: %v", err)
		return nil
	}
	if p.size += len(data); p.size > maxTotalSize {
		p.list.Errorf(from, name, "the documents together are larger than %d MB", maxTotalSize>>20)
		return nil
	}
	sum := sha256.Sum256(data)
	p.files = append(p.files, ir.Source{Path: name, SHA256: hex.EncodeToString(sum[:])})
	if doc := p.readTree(name, data); doc.root != nil {
		p.docs[name] = doc
	}
	return p.docs[name]
}

func (p *parser) readTree(name string, data []byte) *document {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	p.sources[name] = data
	doc := &document{name: name, text: string(data), prose: map[*node]string{}}
	switch {
	case !utf8.Valid(data):
		p.list.Errorf(doc.invalid(), "", "the document is not UTF-8; save it as UTF-8")
	case isYAML(doc):
		doc.root = readYAML(doc, p.list)
	default:
		doc.root = readJSON(doc, p.list)
	}
	return doc
}

// invalid is the place of the first byte that is not UTF-8.
func (d *document) invalid() diag.Pos {
	pos := d.start()
	for i, r := range d.text {
		if r == '\n' {
			pos.Line, pos.Col = pos.Line+1, 0
		}
		if _, size := utf8.DecodeRuneInString(d.text[i:]); r == utf8.RuneError && size == 1 {
			break
		}
		pos.Col++
	}
	return pos
}

// isYAML reports whether a document is YAML, by its name or else by how it
// begins. A document named .json is JSON, whatever YAML would make of it.
func isYAML(doc *document) bool {
	switch path.Ext(doc.name) {
	case ".yaml", ".yml":
		return true
	case ".json":
		return false
	}
	start := strings.TrimLeft(doc.text, " \t\r\n")
	return start != "" && start[0] != '{' && start[0] != '['
}
