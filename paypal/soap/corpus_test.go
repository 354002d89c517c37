package soap

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/paypal"
)

// corpus returns the recorded SOAP messages by name, or skips the test.
func corpus(t *testing.T) map[string][]byte {
	t.Helper()
	root := filepath.Join("..", "..", "..", "shared", "corpus", "soap")
	if _, err := os.Stat(root); err != nil {
		t.Skip("the recorded messages are not here: ../shared/corpus/soap is missing")
	}
	docs := map[string][]byte{}
	err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || filepath.Ext(path) != ".xml" {
			return err
		}
		name, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		docs[name], err = os.ReadFile(path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return docs
}

// TestCorpus reads every recorded message as encoding/xml does, cold and warm.
func TestCorpus(t *testing.T) {
	docs := corpus(t)
	warm := NewDecoder()
	for name, doc := range docs {
		doc, err := toUTF8(doc, "")
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		want, err := xmlTree(doc)
		if err != nil {
			t.Errorf("%s: encoding/xml: %v", name, err)
			continue
		}
		for _, d := range []*Decoder{NewDecoder(), warm, warm, warm} {
			if got, err := tree(d, doc); err != nil || got != want {
				t.Errorf("%s: %v\ngot:  %s\nwant: %s", name, err, got, want)
			}
		}
	}
	if len(docs) < 50 {
		t.Errorf("only %d messages", len(docs))
	}
}

// anything is a message that keeps its children as they are.
type anything struct {
	root     Root
	children []Raw
}

func (x *anything) XMLRoot() *Root { return &x.root }
func (x *anything) EncodeXML(e *Encoder) {
	for _, r := range x.children {
		e.Raw(r)
	}
}
func (x *anything) DecodeXML(d *Decoder) {
	for d.Child() {
		x.children = append(x.children, d.capture())
	}
}

// TestCorpusEnvelopes takes the recorded envelopes apart: each is a fault or a
// message, whose children are complete elements that can be written again.
func TestCorpusEnvelopes(t *testing.T) {
	for name, doc := range corpus(t) {
		body := bodyOf(t, doc)
		m := &anything{root: Root{Tags: []string{"<" + strings.Replace(body, "Fault", "Answer", 1) + ">"}}}
		err := Unmarshal(doc, m)
		if body == "Fault" {
			var e *paypal.Error
			if !errors.As(err, &e) || e.Fault == nil || e.Fault.Code == "" || e.Fault.String == "" {
				t.Errorf("%s: %v is no fault", name, err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if again, err := Marshal(m); err != nil {
			t.Errorf("%s: it cannot be written again: %v", name, err)
		} else if err := Unmarshal(again, &anything{root: m.root}); err != nil {
			t.Errorf("%s: it cannot be read again: %v", name, err)
		}
	}
}

// bodyOf is the local name of the first element of a body.
func bodyOf(t *testing.T, doc []byte) string {
	t.Helper()
	_, body, ok := bytes.Cut(doc, []byte("Body"))
	_, body, _ = bytes.Cut(body, []byte(">"))
	_, body, found := bytes.Cut(body, []byte("<"))
	if !ok || !found {
		t.Fatal("no body")
	}
	return localOf(string(body[:bytes.IndexAny(body, " />\n")]))
}
