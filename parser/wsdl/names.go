package wsdl

import (
	"strings"
	"unicode"

	"github.com/ppgen/ppgen/internal/diag"
	"github.com/ppgen/ppgen/ir"
)

// The namespaces that documents are written in.
const (
	xsd       = "http://www.w3.org/2001/XMLSchema"
	wsdl11    = "http://schemas.xmlsoap.org/wsdl/"
	wsdl20    = "http://www.w3.org/ns/wsdl"
	soap11    = "http://schemas.xmlsoap.org/wsdl/soap/"
	soap12    = "http://schemas.xmlsoap.org/wsdl/soap12/"
	httpGet   = "http://schemas.xmlsoap.org/wsdl/http/"
	mime      = "http://schemas.xmlsoap.org/wsdl/mime/"
	encoding  = "http://schemas.xmlsoap.org/soap/encoding/"
	xmlSpace  = "http://www.w3.org/XML/1998/namespace"
	xmlnsURI  = "http://www.w3.org/2000/xmlns/"
	instances = "http://www.w3.org/2001/XMLSchema-instance"
)

// oldSchemas are the drafts that XML Schema went through. Documents in them
// look right and mean something else.
var oldSchemas = map[string]bool{
	"http://www.w3.org/1999/XMLSchema":    true,
	"http://www.w3.org/2000/10/XMLSchema": true,
}

// A scope is the innermost of the namespace declarations that hold at an
// element; outer are the others. A linked list costs elements without
// declarations nothing.
type scope struct {
	prefix, uri string
	outer       *scope
	size        int
}

// outermost declares what every document may use without a declaration.
var outermost = &scope{prefix: "xml", uri: xmlSpace}

// declare returns a scope with one more declaration.
func (s *scope) declare(prefix, uri string) *scope {
	return &scope{prefix: prefix, uri: uri, outer: s, size: s.size + 1}
}

// lookup returns the namespace of a prefix. The empty prefix always has one: no
// namespace, when nothing is declared.
func (s *scope) lookup(prefix string) (uri string, declared bool) {
	for ; s != nil; s = s.outer {
		if s.prefix == prefix {
			return s.uri, true
		}
	}
	return "", prefix == ""
}

// A qnameRef is a QName in an attribute, with the text it was read from.
type qnameRef struct {
	ir.QName
	text string // as the document spells it: "t:Order"
	node *node
	key  string // the attribute
}

// pos returns where the name stands.
func (r qnameRef) pos() diag.Pos { return r.node.posOf(r.key) }

// qname reads an attribute that names something: it reports a malformed name or
// a prefix that is not declared, and then returns false, as it does for an
// attribute that is absent.
func (p *parser) qname(n *node, key string) (qnameRef, bool) {
	text := n.token(key)
	if text == "" {
		return qnameRef{}, false
	}
	return p.parseQName(n, key, text)
}

// parseQName resolves one name out of an attribute's value.
func (p *parser) parseQName(n *node, key, text string) (qnameRef, bool) {
	ref := qnameRef{text: text, node: n, key: key}
	prefix, local := splitQName(text)
	if !isNCName(local) || prefix != "" && !isNCName(prefix) || text[0] == ':' {
		p.errorf(ref.pos(), describe(n), "%s %q is not a name", key, text)
		return ref, false
	}
	uri, declared := n.scope.lookup(prefix)
	if !declared {
		p.advise(ref.pos(), describe(n), `declare it: xmlns:`+prefix+`="…"`,
			"the prefix %s of %s %q is not declared", prefix, key, text)
		return ref, false
	}
	ref.QName = ir.QName{Space: uri, Local: local}
	return ref, true
}

// splitQName splits "t:Order" into its prefix and its local part.
func splitQName(text string) (prefix, local string) {
	if prefix, local, prefixed := strings.Cut(text, ":"); prefixed {
		return prefix, local
	}
	return "", text
}

// name returns the name that a declaration gives itself, and whether it is one
// that code and messages can be made with.
func (p *parser) name(n *node) (string, bool) {
	name, given := n.lookup("name")
	name = trimToken(name)
	switch {
	case !given:
		p.errorf(n.pos(), n.el.Tag, "%s has no name", n.el.Tag)
		return "", false
	case !isNCName(name):
		p.errorf(n.posOf("name"), n.el.Tag, "the name %q is not an XML name (NCName): expected letters, digits, '.', '-' and '_', starting with a letter or '_'", name)
		return "", false
	case !isStrictNCName(name):
		p.warnf(n.posOf("name"), name, "some characters of the name are letters, but not ones that XML 1.0 allows in names: strict parsers will refuse messages with it")
	}
	return name, true
}

// describe says which part of a document a node is, in the document's terms.
func describe(n *node) string {
	for up := n; up != nil; up = up.parent {
		if name := up.token("name"); name != "" {
			return name
		}
	}
	return n.el.Tag
}

// isNCName reports whether a name is one without a colon. It lets every letter
// of Unicode pass, because documents in the wild use more than XML 1.0 has.
func isNCName(name string) bool {
	for i, r := range name {
		if !nameStart(r) && !unicode.IsLetter(r) && (i == 0 || !nameRest(r)) {
			return false
		}
	}
	return name != ""
}

// isStrictNCName reports whether XML 1.0 calls it an NCName.
func isStrictNCName(name string) bool {
	for i, r := range name {
		if !nameStart(r) && (i == 0 || !nameRest(r)) {
			return false
		}
	}
	return name != ""
}

// nameStart is XML 1.0's NameStartChar without the colon.
func nameStart(r rune) bool {
	if r < 0x80 {
		return r == '_' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	return unicode.Is(nameStarts, r)
}

// nameRest is what XML 1.0's NameChar has in addition.
func nameRest(r rune) bool {
	return r == '-' || r == '.' || '0' <= r && r <= '9' || r == 0xb7 ||
		0x300 <= r && r <= 0x36f || 0x203f <= r && r <= 0x2040
}

// nameStarts are the characters beyond ASCII that may begin a name.
var nameStarts = &unicode.RangeTable{
	R16: []unicode.Range16{
		{0xc0, 0xd6, 1}, {0xd8, 0xf6, 1}, {0xf8, 0x2ff, 1}, {0x370, 0x37d, 1}, {0x37f, 0x1fff, 1},
		{0x200c, 0x200d, 1}, {0x2070, 0x218f, 1}, {0x2c00, 0x2fef, 1}, {0x3001, 0xd7ff, 1},
		{0xf900, 0xfdcf, 1}, {0xfdf0, 0xfffd, 1},
	},
	R32:         []unicode.Range32{{0x10000, 0xeffff, 1}},
	LatinOffset: 2,
}
