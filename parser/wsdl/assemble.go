package wsdl

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/ppgen/ppgen/ir"
)

// readXSD reads a schema that is the root document: there are no operations, but
// every element that a document may begin with is a message.
func (p *parser) readXSD(doc *document, api *ir.API) {
	api.Docs = docsOf(doc.root)
	target := doc.root.token("targetNamespace")
	p.addSchema(doc.root, target)
	p.declareTypes()
	for _, c := range p.declared {
		if c.kind != elementKind || c.name.Space != target || p.boolean(c.node, "abstract") {
			continue
		}
		if p.globalMessage(c, false) == nil {
			p.warnf(c.node.pos(), c.name.Local, "the type of element %s is abstract: a document cannot begin with it", c.name.Local)
		}
	}
	p.fillAll()
	p.finishMessages()
}

// declareTypes makes the API's types of everything that the schemas declare,
// used or not. Types with a name come first, so that they keep theirs.
func (p *parser) declareTypes() {
	p.linkComponents()
	for _, c := range p.declared {
		switch {
		case c.kind != typeKind:
		case c.node.el.Tag == "complexType":
			p.namedRecord(c)
		default:
			p.namedSimple(c)
		}
	}
	for _, c := range p.declared {
		if c.kind == elementKind {
			p.elementType(c.schema, c.node, ir.QName{})
		}
	}
	p.fillAll()
}

// register gives a type its place in the API. A name that is taken is made
// longer by what the thing is, because a type and an element may share one.
func (p *parser) register(named ir.Named, what string) {
	decl := named.Declaration()
	for p.named[decl.Name] != nil {
		decl.Name = below(decl.Name, what)
	}
	p.named[decl.Name] = named
	p.order = append(p.order, named)
}

// assemble orders what was found, so that the same documents always make the
// same API.
func (p *parser) assemble(api *ir.API, root *document) {
	used := p.usedStructs()
	for _, named := range p.order {
		if s, ok := named.(*ir.Struct); ok && p.wrappers[s] && !used[s] {
			continue // its only field is what the operation takes
		}
		api.Types = append(api.Types, named)
	}
	slices.SortFunc(api.Types, func(a, b ir.Named) int {
		x, y := a.Declaration().Name, b.Declaration().Name
		return cmp.Or(cmp.Compare(x.Space, y.Space), cmp.Compare(x.Local, y.Local))
	})
	api.Sources = p.files
	slices.SortFunc(api.Sources, func(a, b ir.Source) int { return cmp.Compare(a.Path, b.Path) })
	api.Namespaces = p.namespaces(api, root)
}

// usedStructs returns the structs that fields and messages refer to.
func (p *parser) usedStructs() map[*ir.Struct]bool {
	used := make(map[*ir.Struct]bool)
	mark := func(fields []*ir.Field) {
		for _, f := range fields {
			typ := f.Type
			if list, ok := typ.(*ir.List); ok {
				typ = list.Elem
			}
			if s, ok := typ.(*ir.Struct); ok {
				used[s] = true
			}
		}
	}
	for _, named := range p.order {
		switch named := named.(type) {
		case *ir.Struct:
			mark(named.Fields)
		case *ir.Union:
			mark(named.Cases)
		}
	}
	for _, m := range p.sent {
		used[m.content] = true
	}
	return used
}

// namespaces returns the namespaces of types and of what is written, each with a
// prefix: the root document's own, or one made up.
func (p *parser) namespaces(api *ir.API, root *document) []ir.Namespace {
	uris := make(map[string]bool)
	for _, named := range api.Types {
		uris[named.Declaration().Name.Space] = true
		switch named := named.(type) {
		case *ir.Struct:
			for _, name := range named.Root {
				uris[name.Space] = true
			}
			spacesOf(named.Fields, uris)
		case *ir.Union:
			spacesOf(named.Cases, uris)
		}
	}
	delete(uris, "")
	delete(uris, xmlSpace) // every document has a prefix for it
	prefixes := prefixesOf(root.root)
	taken := make(map[string]bool)
	for _, prefix := range prefixes {
		taken[prefix] = true
	}
	var spaces []ir.Namespace
	next := 1
	for _, uri := range slices.Sorted(maps.Keys(uris)) {
		prefix := prefixes[uri]
		for ; prefix == ""; next++ {
			if made := "ns" + strconv.Itoa(next); !taken[made] {
				prefix = made
			}
		}
		spaces = append(spaces, ir.Namespace{Prefix: prefix, URI: uri})
	}
	return spaces
}

func spacesOf(fields []*ir.Field, uris map[string]bool) {
	for _, f := range fields {
		uris[f.Wire.XML.Name.Space] = true
		uris[f.Wire.XML.Type.Space] = true
	}
}

// prefixesOf returns the prefixes that the root document declares for
// namespaces: the first of each that messages may use, from the root element
// inwards to the schemas.
func prefixesOf(root *node) map[string]string {
	prefixes, taken := make(map[string]string), make(map[string]bool)
	declare := func(n *node) {
		for _, a := range n.el.Attr {
			if a.Space != "xmlns" || prefixes[a.Value] != "" || taken[a.Key] || reservedPrefix(a.Key) {
				continue
			}
			prefixes[a.Value], taken[a.Key] = a.Key, true
		}
	}
	declare(root)
	for types := range root.children() {
		declare(types)
		for schema := range types.children() {
			declare(schema)
		}
	}
	return prefixes
}

// reservedPrefix reports whether messages use a prefix for something else.
func reservedPrefix(prefix string) bool {
	lower := strings.ToLower(prefix)
	return strings.HasPrefix(lower, "xml") || lower == "xsi" || lower == "soapenv" || !isStrictNCName(prefix)
}
