package wsdl

import (
	"slices"
	"strings"

	"github.com/ppgen/ppgen/ir"
)

// restrict returns a simple type with the facets inside n added to those of the
// base.
func (p *parser) restrict(n *node, base *simpleType) *simpleType {
	t := &simpleType{list: base.list, depth: base.depth + 1}
	if base.scalar != nil {
		scalar := *base.scalar
		scalar.Facets = slices.Clip(scalar.Facets)
		t.scalar = &scalar
	}
	seen := make(map[string]*ir.EnumValue)
	for child := range n.children() {
		switch {
		case child.is(xsd, "enumeration"):
			p.enumeration(t, child, seen)
		case child.uri == xsd && facetNames[child.el.Tag]:
			p.facet(t, base, child)
		case child.uri == xsd && besideFacets[child.el.Tag]:
		default:
			p.unknown(child)
		}
	}
	if t.values == nil {
		t.values = appendNew(nil, base.values)
	}
	return t
}

// facetNames are the facets but enumeration.
var facetNames = map[string]bool{
	"length": true, "minLength": true, "maxLength": true, "pattern": true, "whiteSpace": true,
	"minInclusive": true, "maxInclusive": true, "minExclusive": true, "maxExclusive": true,
	"totalDigits": true, "fractionDigits": true,
}

// besideFacets are what else a restriction may hold. Attributes stand in the
// restriction of simple content, and are read there.
var besideFacets = map[string]bool{
	"annotation": true, "simpleType": true, "attribute": true, "attributeGroup": true, "anyAttribute": true,
}

// facet adds one facet, in the document's own spelling.
func (p *parser) facet(t, base *simpleType, n *node) {
	name := n.el.Tag
	value, given := n.lookup("value")
	if name != "pattern" {
		value = trimToken(value)
	}
	switch {
	case !given:
		p.errorf(n.pos(), describe(n), "the facet %s has no value", name)
	case !validFacet(base, name, value):
		p.errorf(n.posOf("value"), describe(n), "%q is not a value for the facet %s", value, name)
	case t.scalar != nil:
		t.scalar.Facets = append(t.scalar.Facets, ir.Facet{Name: name, Value: value})
	case strings.HasSuffix(strings.ToLower(name), "length"):
		t.list = boundList(*t.list, name, value)
	case name != "whiteSpace": // lists have one and no other
		p.warnf(n.pos(), describe(n), "the facet %s of a list is not kept", name)
	}
}

// validFacet reports whether a facet can have that value. Numbers may be of any
// size: they are kept as text.
func validFacet(base *simpleType, name, value string) bool {
	switch name {
	case "length", "minLength", "maxLength", "totalDigits", "fractionDigits":
		return isDigits(strings.TrimPrefix(value, "+"))
	case "whiteSpace":
		return value == "preserve" || value == "replace" || value == "collapse"
	case "minInclusive", "maxInclusive", "minExclusive", "maxExclusive":
		return base.scalar != nil && validValue(base.scalar, value)
	}
	return true
}

// enumeration adds one value of an enumeration, unless it has been seen.
func (p *parser) enumeration(t *simpleType, n *node, seen map[string]*ir.EnumValue) {
	value, given := n.lookup("value")
	if !given {
		p.errorf(n.pos(), describe(n), "the enumeration has no value")
		return
	}
	if t.scalar == nil {
		p.warnf(n.pos(), describe(n), "the enumeration of a list is not kept")
		return
	}
	value = collapse(t.scalar, value)
	if !validValue(t.scalar, value) {
		p.errorf(n.posOf("value"), describe(n), "%q is not a valid xs:%s", value, t.scalar.Format)
		return
	}
	added := &ir.EnumValue{Decl: ir.Decl{Name: ir.QName{Local: value}, Docs: docsOf(n), Pos: n.pos()}}
	if first := seen[value]; first == nil {
		seen[value] = added
		t.values = append(t.values, added)
	} else if first.Docs != added.Docs {
		p.warnf(n.posOf("value"), describe(n), "the value %q is listed twice, first at %s: the first one's documentation is kept", value, first.Pos)
	}
}

// collapse removes the white space from a value that its type does not keep.
func collapse(scalar *ir.Scalar, value string) string {
	rule := "collapse"
	switch scalar.Format {
	case "string", "anySimpleType", "union":
		rule = "preserve"
	case "normalizedString":
		rule = "replace"
	}
	for _, facet := range scalar.Facets {
		if facet.Name == "whiteSpace" {
			rule = facet.Value
		}
	}
	switch rule {
	case "collapse":
		return strings.Join(strings.FieldsFunc(value, isXMLSpace), " ")
	case "replace":
		return strings.NewReplacer("\t", " ", "\n", " ", "\r", " ").Replace(value)
	}
	return value
}

func isXMLSpace(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' }
