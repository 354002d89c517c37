package openapi

import (
	"slices"
)

// mergeTexts merges alternatives that are all texts.
func mergeTexts(v *view, arms []*alternative) {
	v.types = typeString
	var known []*node
	format := arms[0].view.format
	for _, a := range arms {
		switch {
		case a.view.enum != nil:
			known = append(known, a.view.enum...)
		case a.view.constant != nil:
			known = append(known, a.view.constant)
		}
		if a.view.format != format {
			format = ""
		}
	}
	if len(known) > 0 {
		v.enum = intersect(v.enum, known)
	}
	if v.format == "" {
		v.format = format
	}
}

func itemsOf(arms []*alternative) []*node {
	var items []*node
	for _, a := range arms {
		items = append(items, a.view.items...)
	}
	return items
}

// anyOf makes a schema that does not stand in the document: any of the given
// ones. It is part of the schema that the view is of.
func anyOf(v *view, label string, schemas []*node) *node {
	at := v.at
	if len(schemas) > 0 {
		at = schemas[0]
	}
	n := &node{kind: object, doc: at.doc, up: at.up, name: at.name, line: at.line, col: at.col, shape: schema, owner: v.at, label: label}
	arms := &node{kind: list, doc: n.doc, up: n, name: "anyOf", line: n.line, col: n.col, kids: schemas}
	n.kids = []*node{arms}
	return n
}

// alike reports whether the arms all have the same properties, or only those
// that stand beside the choice: then they differ in limits alone.
func alike(v *view, arms []*alternative) bool {
	first := arms[0].view
	for _, a := range arms {
		for _, p := range a.view.props {
			if v.byName[p.name] == nil && first.byName[p.name] == nil {
				return false
			}
		}
		if len(a.view.props) != len(first.props) || len(a.view.groups) > 0 {
			return false
		}
	}
	return true
}

// mergeObjects adds the properties of all alternatives to the view, unless two
// of them give one property different types.
func (b *builder) mergeObjects(v *view, arms []*alternative) bool {
	var names []string
	found := map[string][]*node{}
	for _, a := range arms {
		if len(a.view.groups) > 0 || b.typesOf(a.view)&^typeObject != 0 {
			return false
		}
		for _, p := range a.view.props {
			if found[p.name] == nil {
				names = append(names, p.name)
			}
			for _, n := range p.schemas {
				found[p.name] = appendNew(found[p.name], n)
			}
		}
	}
	for _, name := range names {
		if !b.mergeable(found[name], 0) {
			return false
		}
	}
	for _, name := range names {
		merged := found[name][0]
		if len(found[name]) > 1 {
			merged = anyOf(v, labelToken(name), found[name])
		}
		v.prop(name).add(merged)
	}
	b.mergeRest(v, arms)
	return true
}

func appendNew(nodes []*node, n *node) []*node {
	for _, have := range nodes {
		if same(have, n) && have.doc == n.doc {
			return nodes
		}
	}
	return append(nodes, n)
}

// mergeRest adds what all alternatives require, and undeclared members.
func (b *builder) mergeRest(v *view, arms []*alternative) {
	for _, name := range arms[0].view.required {
		everywhere := func(a *alternative) bool { return a.view.requires[name] }
		if !slices.ContainsFunc(arms, func(a *alternative) bool { return !everywhere(a) }) {
			v.require(name)
		}
	}
	for _, a := range arms {
		if a.view.extra != nil {
			v.extra = a.view.extra
		}
	}
	v.types = typeObject
}

// maxMerge is how deep arrays within arrays are looked into for one type.
const maxMerge = 20

// mergeable reports whether one type can hold values of all the schemas.
func (b *builder) mergeable(schemas []*node, depth int) bool {
	parts := b.essential(nil, schemas)
	if len(parts) < 2 {
		return true
	}
	if depth > maxMerge {
		return false
	}
	var all types
	var items []*node
	for _, n := range parts {
		v := b.view(n)
		if len(v.groups) > 0 || len(v.props) > 0 || v.extra != nil {
			return false // different records are different things
		}
		all |= v.types &^ typeNull
		items = append(items, v.items...)
	}
	return all.one() && (all != typeArray || b.mergeable(items, depth+1))
}
