package wsdl

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"sync"
	"sync/atomic"

	"github.com/ppgen/ppgen/internal/diag"
	"github.com/ppgen/ppgen/internal/source"
	"github.com/ppgen/ppgen/ir"
)

// Limits of what is read. The largest real contract we know has 5 MB in 30 files.
const (
	maxFileSize  = 16 << 20
	maxTotalSize = 64 << 20
	maxFiles     = 1_000
)

// Limits of reading ahead. Past them documents are read one by one, when it is
// their turn, so that the limits above are met before memory runs out.
const (
	maxAhead      = 64
	maxAheadBytes = 8 << 20
	maxReaders    = 4
)

// A loader reads documents, each once however often it is referred to.
type loader struct {
	fsys    fs.FS
	mu      sync.Mutex
	files   map[string]*file
	bytes   atomic.Int64
	nodes   atomic.Int64
	readers chan struct{} // holds one value per goroutine that reads ahead
	ahead   sync.WaitGroup
}

// A file is a document that is, or is to be, read.
type file struct {
	once sync.Once
	doc  *document // nil when the file could not be read at all
	sum  string
	size int
	err  error
}

func newLoader(fsys fs.FS) *loader {
	return &loader{fsys: fsys, files: make(map[string]*file), readers: make(chan struct{}, maxReaders)}
}

// load returns the file of that name when it has been read.
func (l *loader) load(name string) *file {
	f, _ := l.file(name)
	f.once.Do(func() { l.read(f, name) })
	return f
}

// file returns the one file of that name, and whether it is worth reading ahead:
// nobody asked for it before, and it is among the first.
func (l *loader) file(name string) (f *file, ahead bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if f = l.files[name]; f != nil {
		return f, false
	}
	f = new(file)
	l.files[name] = f
	return f, len(l.files) <= maxAhead
}

// prefetch starts to read what a document refers to while the document itself
// is still being read. What may not be read is reported later, in order.
func (l *loader) prefetch(n *node) {
	key := locationKey(n)
	if key == "" {
		return
	}
	name, err := resolve(n.doc.name, n.attr(key))
	if err != nil {
		return
	}
	if f, ahead := l.file(name); ahead {
		l.ahead.Go(func() {
			l.readers <- struct{}{}
			defer func() { <-l.readers }()
			if l.bytes.Load() < maxAheadBytes {
				f.once.Do(func() { l.read(f, name) })
			}
		})
	}
}

// read reads a file, as far as it can be.
func (l *loader) read(f *file, name string) {
	data, err := source.Read(l.fsys, name, maxFileSize)
	if err != nil {
		f.err = err
		return
	}
	l.bytes.Add(int64(len(data)))
	sum := sha256.Sum256(data)
	f.sum, f.size = hex.EncodeToString(sum[:]), len(data)
	f.doc = &document{name: name, text: data}
	text, err := toUTF8(data)
	if err != nil {
		f.doc.list.Add(problem(f.doc.at(start), "", "save the document as UTF-8", err.Error()))
		return
	}
	f.doc.text = text
	f.doc.read(l)
}

// locationKey returns the attribute in which an element refers to another
// document, or "".
func locationKey(n *node) string {
	switch {
	case n.uri == xsd && (n.el.Tag == "import" || n.el.Tag == "include" || n.el.Tag == "redefine"):
		return "schemaLocation"
	case n.is(wsdl11, "import"):
		return "location"
	}
	return ""
}

// document returns a document that the parser may use, or nil: then the reason
// is reported, or returned when there is no such file.
func (p *parser) document(name string, from diag.Pos) (*document, error) {
	if doc, seen := p.docs[name]; seen {
		return doc, nil
	}
	if len(p.docs) >= maxFiles {
		p.errorf(from, name, "more than %d documents belong together", maxFiles)
		return nil, nil
	}
	f := p.loader.load(name)
	if errors.Is(f.err, fs.ErrNotExist) {
		return nil, f.err
	}
	p.docs[name] = nil
	if f.err != nil {
		p.errorf(from, name, "the file cannot be read: %v", f.err)
		return nil, nil
	}
	p.size += f.size
	if p.size > maxTotalSize {
		p.errorf(from, name, "the documents together are larger than %d MB", maxTotalSize>>20)
		return nil, nil
	}
	p.sources[name] = f.doc.text
	p.files = append(p.files, ir.Source{Path: name, SHA256: f.sum})
	for _, finding := range f.doc.list.Findings() {
		p.report(finding)
	}
	if f.doc.root != nil {
		p.docs[name] = f.doc
	}
	return p.docs[name], nil
}
