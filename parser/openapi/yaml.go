package openapi

import (
	"errors"
	"io"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/ppgen/ppgen/internal/diag"
)

// maxAliased bounds how many values the aliases of a YAML document may stand
// for: ten short lines can stand for a billion.
const maxAliased = 200_000

// A yamlReader turns the nodes of a YAML document into those of a tree, in
// which an alias is a copy of what it stands for.
type yamlReader struct {
	doc     *document
	list    *diag.List
	inside  map[*yaml.Node]bool // the anchors around the current value
	aliased int                 // how many values came out of aliases
	aliases int                 // how many aliases the current value stands in
	depth   int
	stopped bool
}

// readYAML returns the root of the tree, or nil after a finding.
func readYAML(doc *document, list *diag.List) *node {
	loader, err := yaml.NewLoader(strings.NewReader(doc.text), yaml.WithUniqueKeys(false))
	if err != nil {
		list.Errorf(doc.start(), "", "the YAML cannot be read: %v", err)
		return nil
	}
	root, err := nextYAML(loader)
	switch {
	case err == io.EOF || err == nil && len(root.Content) == 0:
		list.Errorf(doc.start(), "", "the document is empty, expected a YAML mapping")
		return nil
	case err != nil:
		reportYAML(doc, list, err)
		return nil
	}
	if second, err := nextYAML(loader); err != io.EOF {
		pos := doc.start()
		if err == nil {
			pos.Line, pos.Col = second.Line, second.Column
		}
		list.Errorf(pos, "", "a second document follows; write one document per file")
		return nil
	}
	r := &yamlReader{doc: doc, list: list, inside: map[*yaml.Node]bool{}}
	tree := r.value(nil, root.Content[0])
	if r.stopped {
		return nil
	}
	return tree
}

func nextYAML(loader *yaml.Loader) (*yaml.Node, error) {
	n := new(yaml.Node)
	if err := loader.Load(n); err != nil {
		return nil, err
	}
	return n, nil
}

func reportYAML(doc *document, list *diag.List, err error) {
	pos := doc.start()
	msg := err.Error()
	if e := (*yaml.LoadError)(nil); errors.As(err, &e) {
		msg = e.Message
		if e.Mark.Line > 0 {
			pos.Line, pos.Col = e.Mark.Line, max(e.Mark.Column, 1)
		}
	}
	list.Errorf(pos, "", "malformed YAML: %s", msg)
}

func (r *yamlReader) pos(y *yaml.Node) diag.Pos {
	return diag.Pos{File: r.doc.name, Line: y.Line, Col: y.Column}
}

// stop reports what makes it useless to go on.
func (r *yamlReader) stop(y *yaml.Node, msg string) {
	if !r.stopped {
		r.list.Errorf(r.pos(y), "", "%s", msg)
	}
	r.stopped = true
}

func (r *yamlReader) node(up *node, y *yaml.Node, k kind) *node {
	if r.aliases > 0 {
		r.aliased++
	}
	return &node{kind: k, up: up, doc: r.doc, line: int32(y.Line), col: int32(y.Column)}
}

func (r *yamlReader) value(up *node, y *yaml.Node) *node {
	r.depth++
	defer func() { r.depth-- }()
	switch {
	case r.stopped:
	case r.depth > maxDepth:
		r.stop(y, "values are nested too deep")
	case r.aliased > maxAliased:
		r.stop(y, "excessive aliasing: the aliases stand for too many values")
	default:
		return r.read(up, y)
	}
	return r.node(up, y, null)
}

func (r *yamlReader) read(up *node, y *yaml.Node) *node {
	switch y.Kind {
	case yaml.MappingNode:
		return r.mapping(up, y)
	case yaml.SequenceNode:
		return r.sequence(up, y)
	case yaml.AliasNode:
		return r.alias(up, y)
	}
	return r.scalar(up, y)
}

func (r *yamlReader) alias(up *node, y *yaml.Node) *node {
	if y.Alias == nil || r.inside[y.Alias] {
		r.stop(y, "the alias *"+y.Value+" stands for a value that it is part of")
		return r.node(up, y, null)
	}
	r.aliases++
	defer func() { r.aliases-- }()
	return r.value(up, y.Alias)
}

func (r *yamlReader) sequence(up *node, y *yaml.Node) *node {
	r.inside[y] = true
	defer delete(r.inside, y)
	r.checkTag(y, "!!seq")
	n := r.node(up, y, list)
	for _, item := range y.Content {
		kid := r.value(n, item)
		kid.number = int32(len(n.kids))
		n.kids = append(n.kids, kid)
	}
	return n
}

func (r *yamlReader) mapping(up *node, y *yaml.Node) *node {
	r.inside[y] = true
	defer delete(r.inside, y)
	r.checkTag(y, "!!map")
	n := r.node(up, y, object)
	var merged []*node
	for i := 0; i+1 < len(y.Content); i += 2 {
		key, value := y.Content[i], y.Content[i+1]
		kid := r.value(n, value)
		switch {
		case key.Kind == yaml.AliasNode && key.Alias != nil && key.Alias.Kind == yaml.ScalarNode:
			kid.name = key.Alias.Value
		case key.Kind != yaml.ScalarNode:
			r.stop(key, "a key is not a string")
		case key.ShortTag() == "!!merge":
			merged = append(merged, kid)
			continue
		default:
			r.checkTag(key, "!!str")
			kid.name = key.Value
		}
		kid.line, kid.col = int32(key.Line), int32(key.Column)
		addMember(n, kid, r.list)
	}
	r.merge(n, merged)
	return n
}

// merge adds the members of the mappings under a merge key, where the mapping
// does not have members of these names itself.
func (r *yamlReader) merge(n *node, merged []*node) {
	for _, m := range merged {
		if m.kind == list {
			r.merge(n, m.kids)
			continue
		}
		for _, kid := range m.kids {
			if n.get(kid.name) == nil {
				kid.up = n
				addMember(n, kid, r.list)
			}
		}
	}
}

// checkTag refuses a tag that the document gives a value, unless it says what
// the value is anyway.
func (r *yamlReader) checkTag(y *yaml.Node, allowed ...string) {
	if y.Style&yaml.TaggedStyle == 0 {
		return
	}
	for _, tag := range allowed {
		if y.ShortTag() == tag {
			return
		}
	}
	r.list.Errorf(r.pos(y), "", "unsupported tag %s", y.Tag)
}

// jsonNumber is the form of a number that YAML and JSON share.
var jsonNumber = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?$`)

func (r *yamlReader) scalar(up *node, y *yaml.Node) *node {
	r.checkTag(y, "!!str", "!!int", "!!float", "!!bool", "!!null")
	n := r.node(up, y, text)
	n.text = y.Value
	switch y.ShortTag() {
	case "!!null":
		n.kind, n.text = null, ""
	case "!!bool":
		n.kind, n.text = boolean, strings.ToLower(y.Value)
	case "!!int", "!!float":
		n.kind, n.text = number, plainNumber(y.Value)
	}
	return n
}

// plainNumber writes a number as JSON does where only its sign or its point
// differ. Others, like 010, stay as they are, and are reported where they are
// used.
func plainNumber(value string) string {
	plain := strings.TrimSuffix(strings.TrimPrefix(value, "+"), ".")
	if strings.HasPrefix(plain, ".") || strings.HasPrefix(plain, "-.") {
		plain = strings.Replace(plain, ".", "0.", 1)
	}
	if jsonNumber.MatchString(plain) {
		return plain
	}
	return value
}
