package wsdl

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/ppgen/ppgen/internal/diag"
	"github.com/ppgen/ppgen/ir"
)

// A schema is an xs:schema element read for a namespace. A schema without a
// namespace of its own takes that of whoever includes it, so that one element
// can be several schemas.
type schema struct {
	root       *node
	target     string
	chameleon  bool // target is that of the schema that includes this one
	elements   bool // local elements are in the target namespace
	attributes bool // local attributes are
}

type schemaKey struct {
	root   *node
	target string
}

// A component is a declaration that others refer to by name.
type component struct {
	kind   kind
	name   ir.QName
	node   *node
	schema *schema
}

// A kind is one of XML Schema's symbol spaces: a type and an element may share
// a name.
type kind string

const (
	typeKind           kind = "type"
	elementKind        kind = "element"
	attributeKind      kind = "attribute"
	groupKind          kind = "group"
	attributeGroupKind kind = "attributeGroup"
)

type componentKey struct {
	kind kind
	name ir.QName
}

// kinds are the elements that declare components.
var kinds = map[string]kind{
	"complexType":    typeKind,
	"simpleType":     typeKind,
	"element":        elementKind,
	"attribute":      attributeKind,
	"group":          groupKind,
	"attributeGroup": attributeGroupKind,
}

// builtin are the namespaces that need no document: what we support of them is
// known, and their published documents must not be fetched.
var builtin = map[string]bool{xsd: true, xmlSpace: true, encoding: true, wsdl11: true, instances: true}

// addSchema registers what a schema declares, and all that it refers to.
func (p *parser) addSchema(root *node, target string) {
	key := schemaKey{root, target}
	if p.schemas[key] != nil {
		return
	}
	s := &schema{
		root:       root,
		target:     target,
		chameleon:  target != "" && root.token("targetNamespace") == "",
		elements:   p.form(root, "elementFormDefault", false),
		attributes: p.form(root, "attributeFormDefault", false),
	}
	p.schemas[key] = s
	p.targets[target] = true
	p.checkTarget(root)
	for n := range root.children() {
		p.addTopLevel(s, n)
	}
}

// checkTarget refuses a namespace that cannot be one: it is written into every
// message.
func (p *parser) checkTarget(root *node) {
	target, given := root.lookup("targetNamespace")
	bad := func(r rune) bool { return r < ' ' || r == 0x7f || strings.ContainsRune("<>\"`", r) }
	switch {
	case strings.ContainsFunc(target, bad):
		p.errorf(root.posOf("targetNamespace"), "schema", "targetNamespace %q is not a URI", target)
	case given && target == "":
		p.advise(root.posOf("targetNamespace"), "schema", "leave the attribute out", "targetNamespace is empty")
	}
}

// form reads an attribute that says qualified or unqualified.
func (p *parser) form(n *node, key string, otherwise bool) bool {
	switch n.token(key) {
	case "":
		return otherwise
	case "qualified":
		return true
	case "unqualified":
		return false
	}
	p.errorf(n.posOf(key), describe(n), `%s is %q, expected "qualified" or "unqualified"`, key, n.attr(key))
	return otherwise
}

func (p *parser) addTopLevel(s *schema, n *node) {
	if n.uri != xsd {
		p.unknown(n)
		return
	}
	switch n.el.Tag {
	case "include":
		p.include(s, n)
	case "import":
		p.importSchema(s, n)
	case "redefine":
		p.advise(n.pos(), "redefine", "write the changed declarations under names of their own and use xs:include",
			"xs:redefine is not supported")
		p.include(s, n)
	case "annotation", "notation":
	default:
		if k, known := kinds[n.el.Tag]; known {
			p.declare(s, n, k)
		} else {
			p.unknown(n)
		}
	}
}

// unknown reports an element that XML Schema 1.0 does not have at this place.
func (p *parser) unknown(n *node) {
	switch n.el.Tag {
	case "assert", "assertion", "alternative", "openContent", "defaultOpenContent", "override", "explicitTimezone":
		p.errorf(n.pos(), describe(n), "xs:%s is of XML Schema 1.1, which is not supported", n.el.Tag)
	default:
		p.errorf(n.pos(), describe(n), "%s is not expected inside %s", n.el.FullTag(), n.parent.el.FullTag())
	}
}

// declare registers a component under its name.
func (p *parser) declare(s *schema, n *node, k kind) {
	local, ok := p.name(n)
	if !ok {
		return
	}
	c := &component{k, ir.QName{Space: s.target, Local: local}, n, s}
	key := componentKey{k, c.name}
	if first := p.components[key]; first != nil {
		p.duplicate(first.node, n, local)
		return
	}
	p.components[key] = c
	p.declared = append(p.declared, c)
}

// duplicate reports a second declaration. Only a copy in another document passes:
// the documents of a contract often carry the same types.
func (p *parser) duplicate(first, second *node, name string) {
	if first.doc != second.doc && bytes.Equal(first.source(), second.source()) {
		p.warnf(second.pos(), name, "%s %s is declared again as it is at %s", second.el.Tag, name, first.pos())
		return
	}
	p.errorf(second.pos(), name, "%s %s is declared twice: first at %s", second.el.Tag, name, first.pos())
}

// include reads a schema into the namespace of the one that includes it.
func (p *parser) include(s *schema, n *node) {
	name, ok := p.location(n, "schemaLocation")
	if name == "" {
		if ok {
			p.errorf(n.pos(), n.el.Tag, "xs:%s has no schemaLocation", n.el.Tag)
		}
		p.addGap(&gap{space: s.target})
		return
	}
	root, err := p.schemaRoot(n, name)
	if err != nil {
		p.errorf(n.posOf("schemaLocation"), n.el.Tag, "there is no file %s", name)
	}
	if root == nil {
		p.addGap(&gap{space: s.target})
		return
	}
	if own := root.token("targetNamespace"); own != "" && own != s.target {
		p.advise(n.posOf("schemaLocation"), n.el.Tag, "use xs:import", "%s declares namespace %q, expected %q or none", name, own, s.target)
		p.addGap(&gap{space: s.target})
	}
	p.addSchema(root, s.target)
}

// importSchema reads a schema of another namespace.
func (p *parser) importSchema(s *schema, n *node) {
	space := n.token("namespace")
	if builtin[space] {
		return
	}
	name, ok := p.location(n, "schemaLocation")
	if name == "" {
		g := &gap{space: space}
		if ok {
			g.hint = true
			g.finding = problem(n.pos(), "import", "add a schemaLocation", "the namespace "+space+" is used, but no document that was read declares it")
		}
		p.addGap(g)
		return
	}
	root, err := p.schemaRoot(n, name)
	if err != nil {
		p.addGap(&gap{space: space, finding: problem(n.posOf("schemaLocation"), "import", "save the document beside the root document", "there is no file "+name)})
		return
	}
	if root == nil {
		p.addGap(&gap{space: space})
		return
	}
	own := root.token("targetNamespace")
	if own != space {
		p.errorf(n.pos(), "import", "%s declares namespace %q, but the import says %q", name, own, space)
		p.addGap(&gap{space: space})
	}
	p.addSchema(root, own)
}

// schemaRoot returns the xs:schema of a document that n refers to, or nil when
// it was refused. The error says that there is no such file.
func (p *parser) schemaRoot(n *node, name string) (*node, error) {
	doc, err := p.document(name, n.posOf("schemaLocation"))
	if doc == nil {
		return nil, err
	}
	if !doc.root.is(xsd, "schema") {
		p.errorf(n.posOf("schemaLocation"), n.el.Tag, "%s is a WSDL document, expected a schema", name)
		return nil, nil
	}
	return doc.root, nil
}

// A gap is a namespace of which something could not be read. What is missing in
// it is the gap's fault, and reported once, with the gap.
type gap struct {
	space   string
	finding *diag.Finding // nil when it is reported already
	hint    bool          // the import only names the namespace: nothing is wrong unless it is used
	used    bool
}

func (p *parser) addGap(g *gap) { p.gaps = append(p.gaps, g) }

// inGap reports whether a namespace has a gap that explains why a name of it is
// not declared, and takes note of that.
func (p *parser) inGap(space string) bool {
	found := false
	for _, g := range p.gaps {
		if g.space == space && !(g.hint && p.targets[space]) {
			g.used, found = true, true
		}
	}
	return found
}

// reportGaps reports the documents that are missing: an error where something
// of their namespace is used.
func (p *parser) reportGaps() {
	for _, g := range p.gaps {
		if g.finding == nil || g.hint && !g.used {
			continue
		}
		if !g.used {
			g.finding.Severity = diag.Warning
		}
		p.list.Add(g.finding)
	}
}

// find returns the component that an attribute refers to. When there is none,
// that is reported.
func (p *parser) find(k kind, s *schema, n *node, key string) *component {
	ref, ok := p.reference(s, n, key)
	if !ok {
		return nil
	}
	return p.lookup(k, ref)
}

// reference reads a QName as a schema means it: a name without a prefix, where
// no default namespace is declared, moves with a schema that has been included
// into a namespace.
func (p *parser) reference(s *schema, n *node, key string) (qnameRef, bool) {
	ref, ok := p.qname(n, key)
	return s.adopt(ref), ok
}

func (s *schema) adopt(ref qnameRef) qnameRef {
	if s.chameleon && ref.Space == "" {
		ref.Space = s.target
	}
	return ref
}

// lookup returns the component of that name. When there is none, that is
// reported.
func (p *parser) lookup(k kind, ref qnameRef) *component {
	c := p.components[componentKey{k, ref.QName}]
	if c == nil {
		p.undeclared(k, ref)
	}
	return c
}

func (p *parser) undeclared(k kind, ref qnameRef) {
	subject := describe(ref.node)
	switch {
	case ref.Space == encoding:
		p.advise(ref.pos(), subject, "ask for a document/literal contract, or declare the type in the schema",
			"%s is of SOAP encoding, which is not supported", ref.text)
	case ref.Space == xsd:
		p.errorf(ref.pos(), subject, "%s is not a built-in type of XML Schema 1.0", ref.text)
	case p.inGap(ref.Space):
	case !p.targets[ref.Space]:
		p.errorf(ref.pos(), subject, "%s %s is not declared: no document that was read declares namespace %q", k, ref.text, ref.Space)
		p.addGap(&gap{space: ref.Space})
	default:
		p.advise(ref.pos(), subject, p.elsewhere(k, ref.Local), "%s %s is not declared", k, ref.text)
	}
}

// elsewhere advises when a component is declared in no namespace: the schema was
// meant to have one.
func (p *parser) elsewhere(k kind, local string) string {
	c := p.components[componentKey{k, ir.QName{Local: local}}]
	if c == nil {
		return ""
	}
	return fmt.Sprintf("give the schema at %s a targetNamespace: it declares %s without one", c.schema.root.pos(), local)
}
