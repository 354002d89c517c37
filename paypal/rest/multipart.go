package rest

import (
	"bytes"
	"fmt"
	"io"
	"mime/multipart"
	"net/textproto"
	"path"
	"strconv"
	"strings"
	"sync/atomic"

	"github.com/ppgen/ppgen/paypal/internal/wire"
)

// A File is a file to send. It is sent as it is read, and not closed.
type File struct {
	Name        string // its ending counts: PayPal takes "receipt.pdf"
	ContentType string // empty: it follows from the name
	Content     io.Reader
	Size        int64 // needed only when Content has no Seek method and the server wants to know
}

// part is a file of a multipart body.
type part struct {
	name string
	file *File
}

// File adds a file, as a part of a multipart body, that may be absent.
func (f *Fields) File(name string, p **File) {
	if !f.reading && *p != nil {
		f.w.files = append(f.w.files, part{name, *p})
	}
}

// Files adds several files under one name.
func (f *Fields) Files(name string, p *[]File) {
	if f.reading {
		return
	}
	for i := range *p {
		f.w.files = append(f.w.files, part{name, &(*p)[i]})
	}
}

// NumberedFiles adds several files, each under the name with a number behind it:
// file1, file2.
func (f *Fields) NumberedFiles(name string, p *[]File) {
	if f.reading {
		return
	}
	for i := range *p {
		f.w.files = append(f.w.files, part{name + strconv.Itoa(i+1), &(*p)[i]})
	}
}

// Multipart returns a body with the members of a generated record as its parts:
// texts and numbers as text, records and lists as JSON, and after them the files.
// There is none when x is nil.
func Multipart[T any, P object[T]](x P) Body {
	if x == nil {
		return Body{}
	}
	return multipartBody(x)
}

func multipartBody(x Object) Body {
	return Body{func(call *wire.Call) error {
		members, styles, files, err := nodesOf(x)
		if err != nil {
			return err
		}
		m := newMixer()
		for _, n := range members {
			if err := m.value(n, styleOf(styles, n.name)); err != nil {
				return err
			}
		}
		for _, p := range files {
			if err := m.file(p); err != nil {
				return err
			}
		}
		m.end()
		call.Header.Set("Content-Type", m.w.FormDataContentType())
		call.Open = func() (io.ReadCloser, int64, error) { return open(m.sources) }
		return nil
	}}
}

// A mixer puts a multipart body together. What is between the files is text.
type mixer struct {
	text    bytes.Buffer
	w       *multipart.Writer
	sources []*source
}

func newMixer() *mixer {
	m := new(mixer)
	m.w = multipart.NewWriter(&m.text)
	return m
}

// value adds a part that is no file.
func (m *mixer) value(n node, s Style) error {
	asJSON := n.kind == ObjectKind || n.kind == ArrayKind || s == JSONText
	h := textproto.MIMEHeader{"Content-Disposition": {fmt.Sprintf(`form-data; name="%s"`, quoted.Replace(n.name))}}
	body := n.text
	if asJSON {
		h.Set("Content-Type", jsonType)
		body = n.raw
	}
	w, err := m.w.CreatePart(h)
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, body)
	return err
}

// quoted escapes what would end a quoted name. Control characters are refused
// before.
var quoted = strings.NewReplacer(`\`, `\\`, `"`, `\"`)

// file adds a part that is a file.
func (m *mixer) file(p part) error {
	switch {
	case p.file.Content == nil:
		return fmt.Errorf("the file %s has no Content", p.name)
	case p.file.Name == "" || badText(p.file.Name):
		return fmt.Errorf("the file %s needs a Name without control characters, such as receipt.pdf", p.name)
	case badText(p.file.ContentType):
		return fmt.Errorf("the ContentType of the file %s has control characters", p.name)
	}
	mediaType := p.file.ContentType
	if mediaType == "" {
		mediaType = mediaTypeOf(p.file.Name)
	}
	_, err := m.w.CreatePart(textproto.MIMEHeader{
		"Content-Disposition": {fmt.Sprintf(`form-data; name="%s"; filename="%s"`, quoted.Replace(p.name), quoted.Replace(p.file.Name))},
		"Content-Type":        {mediaType},
	})
	m.flush()
	m.sources = append(m.sources, newSource(p.file.Content, p.file.Size))
	return err
}

// flush ends a run of text.
func (m *mixer) flush() {
	text := bytes.Clone(m.text.Bytes())
	m.text.Reset()
	m.sources = append(m.sources, newSource(bytes.NewReader(text), 0))
}

func (m *mixer) end() {
	_ = m.w.Close() // it writes to memory
	m.flush()
}

// mediaTypeOf knows the kinds of files that PayPal takes, and a few more. The
// table of the mime package would depend on the machine.
func mediaTypeOf(name string) string {
	switch strings.ToLower(path.Ext(name)) {
	case ".jpg", ".jpeg":
		return "image/jpeg"
	case ".gif":
		return "image/gif"
	case ".png":
		return "image/png"
	case ".pdf":
		return "application/pdf"
	case ".txt":
		return "text/plain"
	case ".csv":
		return "text/csv"
	case ".json":
		return jsonType
	}
	return "application/octet-stream"
}

// A source is a reader that can be read again, when it can seek.
type source struct {
	r     io.Reader
	start int64
	size  int64 // negative: not known
	used  bool
}

// newSource returns a source for what r has from where it stands. size is what is
// known of it otherwise; 0 when nothing is.
func newSource(r io.Reader, size int64) *source {
	s := &source{r: r, start: -1, size: size}
	if size <= 0 {
		s.size = -1
	}
	seeker, ok := r.(io.Seeker)
	if !ok {
		return s
	}
	start, err := seeker.Seek(0, io.SeekCurrent)
	if err != nil {
		return s // a pipe is an os.File too
	}
	end, err := seeker.Seek(0, io.SeekEnd)
	if err != nil {
		return s
	}
	s.start, s.size, s.used = start, end-start, true
	return s
}

// rewind goes back to where the source began.
func (s *source) rewind() error {
	if !s.used {
		s.used = true
		return nil
	}
	if s.start < 0 {
		return wire.ErrUsedUp
	}
	_, err := s.r.(io.Seeker).Seek(s.start, io.SeekStart)
	return err
}

// open returns a stream of all sources, one after the other.
func open(sources []*source) (io.ReadCloser, int64, error) {
	var size int64
	var readers []io.Reader
	for _, s := range sources {
		if err := s.rewind(); err != nil {
			return nil, 0, err
		}
		readers = append(readers, s.r)
		if s.size < 0 || size < 0 {
			size = -1
		} else {
			size += s.size
		}
	}
	return &guard{r: io.MultiReader(readers...)}, size, nil
}

// A guard keeps a reader from being read on after it was closed. net/http may do
// so in the background after a call has ended, when the reader is the caller's
// again.
type guard struct {
	r      io.Reader
	closed atomic.Bool
}

func (g *guard) Read(p []byte) (int, error) {
	if g.closed.Load() {
		return 0, io.ErrClosedPipe
	}
	return g.r.Read(p)
}

// Close does not wait for a Read that is under way: that could take for ever.
func (g *guard) Close() error {
	g.closed.Store(true)
	return nil
}
