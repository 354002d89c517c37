// Package leaves takes messages apart for tests: the leaves of a message are
// its texts and attribute values, each under the local names that lead to it.
// They are what two readers of one message must agree on, however each of them
// models the rest.
package leaves

import (
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
)

// A Leaf is one value of a message.
type Leaf struct {
	Path  string // local names of elements, and of an attribute at the end, joined by slashes
	Value string // without white space around it; never empty
}

// XML returns the leaves of an envelope below its body, in order. Attributes
// that talk about XML itself (namespace declarations, xsi:type) are none.
func XML(envelope []byte) ([]Leaf, error) {
	w := walker{dec: xml.NewDecoder(strings.NewReader(string(envelope)))}
	for {
		token, err := w.dec.Token()
		if errors.Is(err, io.EOF) {
			slices.SortFunc(w.leaves, compare)
			return w.leaves, nil
		}
		if err != nil {
			return nil, err
		}
		w.token(token)
	}
}

func compare(a, b Leaf) int {
	if c := strings.Compare(a.Path, b.Path); c != 0 {
		return c
	}
	return strings.Compare(a.Value, b.Value)
}

type walker struct {
	dec    *xml.Decoder
	path   []string
	text   strings.Builder
	leaves []Leaf
}

func (w *walker) token(token xml.Token) {
	switch token := token.(type) {
	case xml.StartElement:
		w.add(w.path, w.text.String())
		w.path = append(w.path, token.Name.Local)
		w.text.Reset()
		for _, a := range token.Attr {
			if len(w.path) > 2 && !aboutXML(a.Name) {
				w.add(append(w.path, a.Name.Local), a.Value)
			}
		}
	case xml.CharData:
		w.text.Write(token)
	case xml.EndElement:
		w.add(w.path, w.text.String())
		w.path = w.path[:len(w.path)-1]
		w.text.Reset()
	}
}

func aboutXML(name xml.Name) bool {
	return name.Space == "xmlns" || name.Local == "xmlns" || name.Space == "http://www.w3.org/2001/XMLSchema-instance"
}

// add keeps a value that stands below Envelope and Body.
func (w *walker) add(path []string, value string) {
	value = strings.TrimSpace(value)
	if len(path) > 2 && path[1] == "Body" && value != "" {
		w.leaves = append(w.leaves, Leaf{strings.Join(path[2:], "/"), value})
	}
}

// Below returns the leaves under a path, without it.
func Below(all []Leaf, path string) []Leaf {
	var below []Leaf
	for _, l := range all {
		if rest, ok := strings.CutPrefix(l.Path, path+"/"); ok {
			below = append(below, Leaf{rest, l.Value})
		}
	}
	return below
}

// Diff returns the leaves that only a has and those that only b has, counting
// repetitions. Both are sorted.
func Diff(a, b []Leaf) (onlyA, onlyB []Leaf) {
	for len(a) > 0 && len(b) > 0 {
		switch c := compare(a[0], b[0]); {
		case c == 0:
			a, b = a[1:], b[1:]
		case c < 0:
			onlyA, a = append(onlyA, a[0]), a[1:]
		default:
			onlyB, b = append(onlyB, b[0]), b[1:]
		}
	}
	return append(onlyA, a...), append(onlyB, b...)
}

// Sort puts leaves in the order that Diff expects.
func Sort(all []Leaf) { slices.SortFunc(all, compare) }
