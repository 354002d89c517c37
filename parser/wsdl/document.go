package wsdl

import (
	"bytes"
	"iter"
	"strings"
	"unicode/utf8"

	"github.com/beevik/etree"

	"github.com/ppgen/ppgen/internal/diag"
	"github.com/ppgen/ppgen/ir"
)

// A document is one XML file: its element tree, and its text, which says where
// in the file each part of the tree stands.
type document struct {
	name string // relative to the root document's folder, with forward slashes
	text []byte // UTF-8 without a byte order mark
	tree *etree.Document
	root *node // nil when the file is not well formed
	list diag.List
}

// A node is an element of a document with what etree does not keep: its place,
// its namespace, and the namespaces in scope.
type node struct {
	el          *etree.Element
	uri         string // the namespace of the element
	doc         *document
	place       cursor // of its start tag
	end         int    // the offset behind its end tag
	scope       *scope
	parent      *node
	first, last *node // child elements
	next        *node // the sibling after it
	docs        ir.Docs
	told        bool // docs is known
}

// A cursor is a place in a document. It moves forward only, which makes the
// positions of all elements cost one pass over the text, also when a document
// is a single line of megabytes.
type cursor struct{ offset, line, col int }

// start is the place of the first character.
var start = cursor{offset: 0, line: 1, col: 1}

// to returns the place of a later byte.
func (c cursor) to(text []byte, offset int) cursor {
	passed := text[c.offset:offset]
	if last := bytes.LastIndexByte(passed, '\n'); last >= 0 {
		c.line += bytes.Count(passed, []byte("\n"))
		c.col = 1
		passed = passed[last+1:]
	}
	c.col += utf8.RuneCount(passed)
	c.offset = offset
	return c
}

// at returns the position of a place in the document.
func (d *document) at(c cursor) diag.Pos {
	return diag.Pos{File: d.name, Line: c.line, Col: c.col}
}

// pos returns the position of the element's start tag.
func (n *node) pos() diag.Pos { return n.doc.at(n.place) }

// posOf returns the position of the value of an attribute, or of the element
// when it does not have that attribute.
func (n *node) posOf(key string) diag.Pos {
	for tag := range startTag(n.doc.text[n.place.offset:]) {
		if tag.key == key {
			return n.doc.at(n.place.to(n.doc.text, n.place.offset+tag.value))
		}
	}
	return n.pos()
}

// A tagPart is an attribute as the text has it: offsets are relative to the
// start tag.
type tagPart struct {
	key        string
	name       int // offset of the name
	value, end int // offsets of the value, without its quotes
}

// startTag yields the attributes of the start tag that text begins with. The
// text has been tokenized before, so its syntax is not in doubt.
func startTag(text []byte) iter.Seq[tagPart] {
	return func(yield func(tagPart) bool) {
		at := bytes.IndexAny(text, " \t\r\n/>")
		for at >= 0 {
			for isSpace(text[at]) {
				at++
			}
			if text[at] == '/' || text[at] == '>' {
				return
			}
			part := tagPart{name: at}
			at += bytes.IndexByte(text[at:], '=')
			part.key = strings.TrimSpace(string(text[part.name:at]))
			at += bytes.IndexAny(text[at:], `"'`)
			part.value = at + 1
			part.end = part.value + bytes.IndexByte(text[part.value:], text[at])
			if !yield(part) {
				return
			}
			at = part.end + 1
		}
	}
}

func isSpace(b byte) bool { return b == ' ' || b == '\t' || b == '\r' || b == '\n' }

// is reports whether the element has that name.
func (n *node) is(uri, local string) bool { return n.el.Tag == local && n.uri == uri }

// attr returns the value of an attribute without a namespace, or "".
func (n *node) attr(key string) string {
	value, _ := n.lookup(key)
	return value
}

// lookup returns the value of an attribute without a namespace, and whether
// there is one.
func (n *node) lookup(key string) (string, bool) {
	for i := range n.el.Attr {
		if a := &n.el.Attr[i]; a.Key == key && a.Space == "" {
			return a.Value, true
		}
	}
	return "", false
}

// token returns an attribute's value as XML Schema reads all but free text:
// without white space around it.
func (n *node) token(key string) string { return trimToken(n.attr(key)) }

func trimToken(text string) string { return strings.TrimFunc(text, isXMLSpace) }

// qualified returns the value of an attribute in a namespace, or "".
func (n *node) qualified(uri, key string) string {
	for _, a := range n.el.Attr {
		if a.Key != key || a.Space == "" {
			continue
		}
		if space, _ := n.scope.lookup(a.Space); space == uri {
			return a.Value
		}
	}
	return ""
}

// children yields the child elements.
func (n *node) children() iter.Seq[*node] {
	return func(yield func(*node) bool) {
		for child := n.first; child != nil; child = child.next {
			if !yield(child) {
				return
			}
		}
	}
}

// named yields the child elements of that name.
func (n *node) named(uri, local string) iter.Seq[*node] {
	return func(yield func(*node) bool) {
		for child := n.first; child != nil; child = child.next {
			if child.is(uri, local) && !yield(child) {
				return
			}
		}
	}
}

// child returns the first child element of that name, or nil.
func (n *node) child(uri, local string) *node {
	for child := range n.named(uri, local) {
		return child
	}
	return nil
}

// source returns the element as the document writes it. Two declarations with
// the same source are one declaration that stands in two places.
func (n *node) source() []byte { return n.doc.text[n.place.offset:n.end] }
