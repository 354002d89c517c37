package wsdl

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/beevik/etree"
)

// Limits that no schema written by people comes near. They bound memory and
// stack, so that a document made to exhaust them ends as a finding.
const (
	maxDepth      = 256     // nested elements
	maxElements   = 200_000 // of all documents together
	maxAttributes = 256     // of one element
	maxStartTag   = 1 << 20 // bytes of one start tag
	maxPrefixes   = 1_000   // in scope at one element
)

// A reader builds the tree of one document from its tokens. etree's own reader
// keeps no positions and accepts what is not XML: several roots, duplicate
// attributes, undeclared prefixes.
type reader struct {
	doc    *document
	dec    *xml.Decoder
	place  cursor // of the current token
	open   *node  // the innermost element that is open
	depth  int
	prose  int    // the depth of the documentation or appinfo element that is open, or 0
	keep   bool   // its text is documentation
	slab   []node // nodes are allocated by the hundred
	loader *loader
}

// errStop ends reading: the finding is recorded already.
var errStop = errors.New("stop")

// read builds the tree of a document that has its text, and has the loader read
// ahead what it refers to. Findings are collected in the document, because
// documents are read side by side.
func (d *document) read(l *loader) {
	r := &reader{doc: d, dec: xml.NewDecoder(bytes.NewReader(d.text)), place: start, loader: l}
	r.dec.CharsetReader = func(_ string, text io.Reader) (io.Reader, error) { return text, nil }
	d.tree = etree.NewDocument()
	for {
		r.place = r.place.to(d.text, int(r.dec.InputOffset()))
		token, err := r.dec.RawToken()
		if err == nil {
			err = r.take(token)
		}
		if err != nil {
			r.finish(err)
			return
		}
	}
}

// finish reports why reading ended, unless the end of the text is due here.
func (r *reader) finish(err error) {
	root := r.doc.root
	syntax := (*xml.SyntaxError)(nil)
	switch {
	case errors.Is(err, io.EOF) && root == nil:
		r.fail("the document is empty, expected wsdl:definitions or xs:schema")
	case errors.Is(err, io.EOF) && r.open != nil:
		r.fail("the document ends before <%s> of line %d is closed", r.open.el.FullTag(), r.open.place.line)
	case errors.Is(err, io.EOF):
		return
	case errors.As(err, &syntax):
		r.place = r.place.to(r.doc.text, int(r.dec.InputOffset()))
		r.fail("not well-formed XML: %s", syntax.Msg)
	case !errors.Is(err, errStop):
		r.fail("not well-formed XML: %s", strings.TrimPrefix(err.Error(), "xml: "))
	}
	r.doc.root = nil
}

// fail reports a finding at the current token and ends reading.
func (r *reader) fail(format string, args ...any) error {
	return r.failAt(r.place, format, args...)
}

func (r *reader) failAt(at cursor, format string, args ...any) error {
	r.doc.list.Errorf(r.doc.at(at), "", format, args...)
	return errStop
}

// take adds a token to the tree.
func (r *reader) take(token xml.Token) error {
	switch token := token.(type) {
	case xml.StartElement:
		return r.startElement(token)
	case xml.EndElement:
		return r.endElement(token.Name)
	case xml.CharData:
		return r.text(token)
	case xml.Directive:
		return r.directive(token)
	case xml.ProcInst:
		if token.Target == "xml" && r.place.offset > 0 {
			return r.fail("the XML declaration must be the very first thing of the document")
		}
	}
	return nil // comments say nothing
}

// directive refuses a document type definition: its entities can expand without
// bound and read files and addresses.
func (r *reader) directive(text xml.Directive) error {
	words := strings.Fields(string(text[:min(len(text), 200)]))
	if len(words) > 1 && strings.EqualFold(strings.TrimRight(words[1], ">"), "html") {
		return r.fail("the root is html, expected wsdl:definitions or xs:schema: this is a web page, perhaps a login form, that was saved under the name of the document")
	}
	r.doc.list.Add(problem(r.doc.at(r.place), "", "remove the <!DOCTYPE …> and write the text of each entity where it is used",
		"DTDs and their entities are not supported, because they can read files and grow without bound"))
	return errStop
}

// text keeps character data of documentation. Anywhere else it has no meaning.
func (r *reader) text(data xml.CharData) error {
	switch {
	case r.prose > 0:
		if r.keep {
			r.open.el.AddChild(etree.NewText(string(data)))
		}
	case len(bytes.TrimLeft(data, " \t\r\n")) == 0:
	case r.open == nil:
		return r.fail("text outside the root element")
	case r.open.uri == xsd || r.open.uri == wsdl11:
		r.doc.list.Warnf(r.doc.at(r.place), describe(r.open), "the text %q inside %s has no meaning here", excerptOf(data), r.open.el.FullTag())
	}
	return nil
}

// excerptOf shortens text to what a message can show.
func excerptOf(data []byte) string {
	const most = 40
	text := []rune(strings.Join(strings.Fields(string(data[:min(len(data), 4*most)])), " "))
	if len(text) > most {
		return string(text[:most-1]) + "…"
	}
	return string(text)
}

func (r *reader) endElement(name xml.Name) error {
	if r.open == nil {
		return r.fail("</%s> closes nothing", fullName(name))
	}
	if r.open.el.Tag != name.Local || r.open.el.Space != name.Space {
		return r.fail("</%s> stands where </%s> of line %d was expected", fullName(name), r.open.el.FullTag(), r.open.place.line)
	}
	r.open.end = int(r.dec.InputOffset())
	r.open = r.open.parent
	if r.depth == r.prose {
		r.prose = 0
	}
	r.depth--
	return nil
}

func (r *reader) startElement(token xml.StartElement) error {
	if err := r.limits(token); err != nil {
		return err
	}
	n := r.newNode(token)
	if err := r.bind(n); err != nil {
		return err
	}
	if err := r.link(n); err != nil {
		return err
	}
	if r.prose == 0 {
		r.keep = n.el.Tag == "documentation" && (n.uri == xsd || n.uri == wsdl11)
		if r.keep || n.is(xsd, "appinfo") {
			r.prose = r.depth
		}
		r.loader.prefetch(n)
	}
	return nil
}

// limits counts the element.
func (r *reader) limits(token xml.StartElement) error {
	r.depth++
	switch {
	case r.depth > maxDepth:
		return r.fail("elements are nested deeper than %d", maxDepth)
	case r.loader.nodes.Load() > maxElements:
		return r.fail("the documents have more than %d elements together", maxElements)
	case len(token.Attr) > maxAttributes:
		return r.fail("<%s> has more than %d attributes", fullName(token.Name), maxAttributes)
	case int(r.dec.InputOffset())-r.place.offset > maxStartTag:
		return r.fail("the start tag of <%s> is longer than %d MB", fullName(token.Name), maxStartTag>>20)
	}
	return nil
}

// newNode makes a node of a start tag. It does not hang in the tree yet.
func (r *reader) newNode(token xml.StartElement) *node {
	if len(r.slab) == 0 {
		r.slab = make([]node, 128)
		r.loader.nodes.Add(int64(len(r.slab)))
	}
	n := &r.slab[0]
	r.slab = r.slab[1:]
	*n = node{doc: r.doc, place: r.place, parent: r.open}
	n.el = &etree.Element{Space: token.Name.Space, Tag: token.Name.Local}
	if len(token.Attr) > 0 {
		n.el.Attr = make([]etree.Attr, len(token.Attr))
	}
	broken := false
	for i, a := range token.Attr {
		n.el.Attr[i] = etree.Attr{Space: a.Name.Space, Key: a.Name.Local, Value: a.Value}
		broken = broken || strings.ContainsAny(a.Value, "\t\r\n")
	}
	if broken {
		n.normalize()
	}
	return n
}

// normalize turns the tabs and line breaks in attributes into spaces, as XML
// demands of those that are not written as character references.
func (n *node) normalize() {
	i := 0
	for part := range startTag(n.doc.text[n.place.offset:]) {
		raw := n.doc.text[n.place.offset+part.value : n.place.offset+part.end]
		if a := &n.el.Attr[i]; !bytes.Contains(raw, []byte("&#")) {
			a.Value = spaces.Replace(a.Value)
		}
		i++
	}
}

var spaces = strings.NewReplacer("\r\n", " ", "\t", " ", "\r", " ", "\n", " ")

// bind resolves the element's prefixes and checks its attributes.
func (r *reader) bind(n *node) error {
	n.scope = outermost
	if n.parent != nil {
		n.scope = n.parent.scope
	}
	if err := r.declarations(n); err != nil {
		return err
	}
	if err := r.attributes(n); err != nil {
		return err
	}
	uri, declared := n.scope.lookup(n.el.Space)
	if !declared {
		return r.fail("the prefix %s of <%s> is not declared", n.el.Space, n.el.FullTag())
	}
	if strings.Contains(n.el.Tag, ":") {
		return r.fail("<%s> is not a name", n.el.FullTag())
	}
	n.uri = uri
	return nil
}

// declarations adds the element's namespace declarations to its scope.
func (r *reader) declarations(n *node) error {
	for _, a := range n.el.Attr {
		prefix := ""
		switch {
		case a.Space == "xmlns":
			prefix = a.Key
		case a.Space != "" || a.Key != "xmlns":
			continue
		}
		reserved := prefix == "xmlns" || a.Value == xmlnsURI || (prefix == "xml") != (a.Value == xmlSpace)
		if reserved || prefix != "" && a.Value == "" {
			return r.fail("xmlns:%s=%q is not a declaration that XML namespaces allow", prefix, a.Value)
		}
		n.scope = n.scope.declare(prefix, a.Value)
	}
	if n.scope.size > maxPrefixes {
		return r.fail("more than %d namespace declarations are in scope", maxPrefixes)
	}
	return nil
}

// attributes refuses two attributes of one name: readers disagree about which
// of them counts. They may differ in their prefixes and still be the same.
func (r *reader) attributes(n *node) error {
	attrs := n.el.Attr
	if len(attrs) < 2 && (len(attrs) == 0 || attrs[0].Space == "") {
		return nil
	}
	seen := make(nameSet, 0, 16)
	for i, a := range attrs {
		name := xml.Name{Space: a.Space, Local: a.Key}
		if a.Space != "" && a.Space != "xmlns" {
			uri, declared := n.scope.lookup(a.Space)
			if !declared {
				return r.failAt(r.attribute(n, i), "the prefix %s of attribute %s is not declared", a.Space, a.FullKey())
			}
			name.Space = "\x00" + uri // no prefix begins with a NUL: the two kinds never meet
		}
		if !seen.add(name) {
			return r.failAt(r.attribute(n, i), "duplicate attribute %s", a.FullKey())
		}
	}
	return nil
}

// A nameSet holds the few names of one element, for which a map would be slower.
type nameSet []xml.Name

// add adds a name, and reports whether it is new.
func (set *nameSet) add(name xml.Name) bool {
	for _, other := range *set {
		if other == name {
			return false
		}
	}
	*set = append(*set, name)
	return true
}

// attribute returns the place of the element's attribute number i.
func (r *reader) attribute(n *node, i int) cursor {
	for part := range startTag(r.doc.text[n.place.offset:]) {
		if i == 0 {
			return n.place.to(r.doc.text, n.place.offset+part.name)
		}
		i--
	}
	return n.place
}

// link hangs the element into the tree, where it stays open.
func (r *reader) link(n *node) error {
	switch up := n.parent; {
	case up != nil:
		up.el.AddChild(n.el)
		if up.last == nil {
			up.first = n
		} else {
			up.last.next = n
		}
		up.last = n
	case r.doc.root != nil:
		return r.fail("<%s> is a second root element", n.el.FullTag())
	default:
		if err := r.root(n); err != nil {
			return err
		}
		r.doc.root = n
		r.doc.tree.AddChild(n.el)
	}
	r.open = n
	return nil
}

// root refuses a document that is something else, before anything else is said
// of it.
func (r *reader) root(n *node) error {
	switch tag := n.el.Tag; {
	case n.is(wsdl11, "definitions"), n.is(xsd, "schema"):
		return nil
	case n.uri == wsdl20:
		return r.fail("WSDL 2.0 is not supported, expected WSDL 1.1 (%s)", wsdl11)
	case tag == "schema" && oldSchemas[n.uri]:
		return r.fail("the XML Schema draft %s is not supported, expected %s", n.uri, xsd)
	case strings.EqualFold(tag, "html"):
		return r.fail("the root is html, expected wsdl:definitions or xs:schema: this is a web page that was saved under the name of the document")
	default:
		return r.fail("the root is %s in namespace %q, expected wsdl:definitions or xs:schema", tag, n.uri)
	}
}

func fullName(name xml.Name) string {
	if name.Space == "" {
		return name.Local
	}
	return fmt.Sprintf("%s:%s", name.Space, name.Local)
}
