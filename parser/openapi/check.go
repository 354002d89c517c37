package openapi

import (
	"maps"
	"strings"

	"github.com/ppgen/ppgen/internal/near"
)

// check holds a value and everything below it against a shape. What does not
// fit is reported and removed from the tree, so that later steps find only what
// they expect. References are followed when all else has been visited.
//
// The owner is the schema around the value, and the label names a schema that
// stands here: after its owner, or by itself when there is none.
func (p *parser) check(n *node, s *shape, owner *node, label string) {
	if s.opaque() {
		return
	}
	n.shape = s
	if s == schema {
		n.owner, n.label = owner, label
		owner, label = n, ""
	}
	switch n.kind {
	case object:
		p.checkObject(n, s, owner, label)
	case list:
		if s.items != nil {
			p.prune(n, func(kid *node) bool { return p.fits(kid, s.items) })
			for _, kid := range n.kids {
				p.check(kid, s.items, owner, p.childLabel(s, kid, label))
			}
		}
	}
}

func (p *parser) checkObject(n *node, s *shape, owner *node, label string) {
	isRef := p.reference(n, s)
	p.prune(n, func(kid *node) bool {
		if isRef && kid.name == "$ref" || strings.HasPrefix(kid.name, "x-") {
			return true
		}
		member := p.member(n, s, kid)
		return member != nil && p.fits(kid, member)
	})
	for _, kid := range n.kids {
		if member := s.member(kid.name); member != nil && !(isRef && kid.name == "$ref") {
			p.check(kid, member, owner, p.childLabel(s, kid, label))
		}
	}
}

// reference reports whether an object is a reference, and queues it.
func (p *parser) reference(n *node, s *shape) bool {
	if !s.ref || n.get("$ref") == nil {
		return false
	}
	if !p.fits(n.get("$ref"), word) {
		p.prune(n, func(kid *node) bool { return kid.name != "$ref" })
		return false
	}
	p.refs = append(p.refs, n)
	return true
}

// member returns the shape of a member, after a finding where it has none.
func (p *parser) member(n *node, s *shape, kid *node) *shape {
	if m := s.member(kid.name); m != nil {
		return m
	}
	switch {
	case s == pathItem:
		p.list.Errorf(kid.pos(), kid.pointer(), "not a member of a path; the methods are %s", strings.Join(methods, ", "))
	case s == schema && p.is31:
	case isAnnotation(kid.name):
	default:
		p.list.Warnf(kid.pos(), kid.pointer(), "%s has no member %q; it is ignored%s", s.what, kid.name, near.Hint(kid.name, maps.Keys(s.members)))
	}
	return nil
}

// isAnnotation reports whether a member is a text that many documents put
// where OpenAPI does not have it, and that changes nothing.
func isAnnotation(name string) bool {
	return name == "description" || name == "summary" || name == "title" || name == "example" || name == "examples"
}

// member returns the shape of a member by its name, or nil.
func (s *shape) member(name string) *shape {
	if m := s.members[name]; m != nil {
		return m
	}
	if s.rest != nil && (s.rest.opaque() || s == schemas || !strings.HasPrefix(name, "x-")) {
		return s.rest
	}
	return nil
}

// fits reports whether a value is of a kind that the shape allows, and has the
// members that it asks for.
func (p *parser) fits(n *node, s *shape) bool {
	switch {
	case n.kind == number && !s.opaque() && !jsonNumber.MatchString(n.text):
		p.list.Errorf(n.pos(), n.pointer(), "%s", notDecimal(n))
	case n.kind&s.kinds != 0:
		return p.complete(n, s)
	case n.kind == null:
		p.list.Warnf(n.pos(), n.pointer(), "expected %s; null is taken for absent", s.what)
	case s == word && n.kind != list && n.kind != object && isYAML(n.doc):
		p.list.Warnf(n.pos(), n.pointer(), "expected a string; %s is taken for one, put it between quotes", n.text)
		n.kind = text
		return true
	default:
		p.list.Errorf(n.pos(), n.pointer(), "expected %s, found %s", s.what, n.kind)
	}
	return false
}

// complete reports whether an object has the members that it needs.
func (p *parser) complete(n *node, s *shape) bool {
	complete := true
	for _, name := range s.need {
		if n.get(name) == nil && !(s.ref && n.get("$ref") != nil) {
			p.list.Errorf(n.pos(), n.pointer(), "%s needs a member %q", s.what, name)
			complete = false
		}
	}
	return complete
}

// notDecimal is what is wrong with a number that JSON does not have: readers of
// YAML do not agree on what it is.
func notDecimal(n *node) string {
	return n.text + " is not a decimal number; write it as one, or put it between quotes"
}

// prune removes the members or items that are not to be kept.
func (p *parser) prune(n *node, keep func(*node) bool) {
	kept := n.kids[:0]
	for _, kid := range n.kids {
		if keep(kid) {
			kept = append(kept, kid)
		}
	}
	if len(kept) < len(n.kids) {
		n.index = nil
	}
	n.kids = kept
}

// childLabel returns the label for what stands in a member or an item.
func (p *parser) childLabel(s *shape, kid *node, label string) string {
	switch s {
	case pathItem:
		return operationName(kid)
	case parameters:
		return join(label, labelToken(kid.str("name")))
	case operation:
		if kid.name == "requestBody" {
			return join(label, "request")
		}
	case responses, headers:
		return join(label, labelToken(kid.name))
	case schemas:
		return labelToken(kid.name)
	case schema:
		if kid.name == "additionalProperties" && kid.up.get("properties") != nil {
			return "*"
		}
		return ""
	}
	if kid.up != nil && kid.up.up != nil && kid.up.up.shape == components {
		return p.componentLabel(kid)
	}
	if s == arms && kid.up.name != "allOf" {
		return p.armLabel(kid)
	}
	return label
}

// componentLabel names the schema within a shared parameter, body or response:
// as the component is named, unless a schema is.
func (p *parser) componentLabel(kid *node) string {
	name := labelToken(kid.name)
	if kid.up.up.at("schemas", kid.name) == nil {
		return name
	}
	return join(name, strings.TrimSuffix(kid.up.name, "s"))
}

// labelToken makes a name a part of a label, in which slashes separate.
func labelToken(name string) string { return strings.ReplaceAll(name, "/", ".") }

func join(label, name string) string {
	switch {
	case label == "":
		return name
	case name == "":
		return label
	}
	return label + "/" + name
}
