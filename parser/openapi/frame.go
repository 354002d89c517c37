package openapi

import (
	"strconv"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// maxFrame bounds what is handed to kin-openapi. References are replaced by what
// they lead to, and a hostile document could refer to a large value from a
// thousand places.
const maxFrame = 64 << 20

// atKey is the extension by which a value of kin-openapi's knows its node.
const atKey = "x-at"

// A frame is the part of a document that kin-openapi reads: paths, operations,
// parameters, bodies, answers and security. Each object carries the number of
// its node. Schemas are left as nothing but that number, examples are left out,
// and references, which have been followed by now, are replaced by their
// targets, so that kin-openapi never opens anything.
type frame struct {
	p     *parser
	text  []byte
	nodes []*node
}

// readFrame has kin-openapi read the frame of a document; nil after a finding.
func (p *parser) readFrame(root *node) (*openapi3.T, *frame) {
	f := &frame{p: p}
	f.write(root, openapiDocument)
	if len(f.text) > maxFrame {
		p.list.Errorf(root.doc.start(), "", "the paths of the document are larger than %d MB when references are replaced by what they lead to", maxFrame>>20)
		return nil, nil
	}
	doc, err := openapi3.NewLoader().LoadFromData(f.text)
	if err != nil {
		p.list.Errorf(root.doc.start(), "", "the document cannot be read: %v", err)
		return nil, nil
	}
	return doc, f
}

// inFrame reports whether a member belongs to the frame.
func inFrame(s, member *shape, kid *node) bool {
	switch {
	case member == nil || member.opaque() || member == examples || member == docs || member == info:
		return false
	case kid.name == "description" || kid.name == "summary":
		return false // prose is most of the text, and is read from the tree
	case s == components:
		return kid.name == "securitySchemes"
	case s == openapiDocument:
		return kid.name != "webhooks" && kid.name != "tags"
	}
	return true
}

func (f *frame) write(n *node, s *shape) {
	if len(f.text) > maxFrame {
		f.raw("null")
		return
	}
	if s.ref && s != schema {
		n = f.p.deref(n)
	}
	switch {
	case n.kind == list:
		f.writeList(n, s)
	case n.kind == object || s == schema:
		f.writeObject(n, s)
	case n.kind == text || s == title:
		f.raw(quote(n.text))
	default:
		f.raw(n.text)
	}
}

func (f *frame) raw(s string) { f.text = append(f.text, s...) }

func (f *frame) writeList(n *node, s *shape) {
	f.raw("[")
	comma := ""
	for _, kid := range n.kids {
		if s.items.ref && f.p.deref(kid) == nil {
			continue
		}
		f.raw(comma)
		f.write(kid, s.items)
		comma = ","
	}
	f.raw("]")
}

func (f *frame) writeObject(n *node, s *shape) {
	f.raw("{")
	comma := ""
	if s.rest == nil {
		f.raw(`"` + atKey + `":` + strconv.Itoa(len(f.nodes)))
		f.nodes = append(f.nodes, n)
		comma = ","
	}
	if s != schema {
		f.writeMembers(n, s, comma)
	}
	f.raw("}")
}

func (f *frame) writeMembers(n *node, s *shape, comma string) {
	if s == openapiDocument {
		f.raw(comma + `"info":{"title":"","version":""}`)
		comma = ","
	}
	for _, kid := range n.kids {
		member := s.member(kid.name)
		if strings.HasPrefix(kid.name, "x-") || !inFrame(s, member, kid) || member.ref && member != schema && f.p.deref(kid) == nil {
			continue
		}
		f.raw(comma + quote(kid.name) + ":")
		f.write(kid, member)
		comma = ","
	}
}

// node returns the node of an object of kin-openapi's by its extensions.
func (f *frame) node(extensions map[string]any) *node {
	at, ok := extensions[atKey].(float64)
	if !ok || int(at) >= len(f.nodes) {
		return nil
	}
	return f.nodes[int(at)]
}

// schema returns the node of a schema, or nil.
func (f *frame) schema(ref *openapi3.SchemaRef) *node {
	if ref == nil || ref.Value == nil {
		return nil
	}
	return f.node(ref.Value.Extensions)
}
