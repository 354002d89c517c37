package openapi

import (
	"slices"
	"strings"

	"github.com/ppgen/ppgen/ir"
)

const objectOnly = ir.JSONObject

// discriminate finds the member that tells the objects of a choice apart, and
// which of its values select which: what the document declares, or a member
// that every alternative fixes to a text of its own.
func (b *builder) discriminate(v *view, u *choice) {
	if v.discriminator != nil {
		u.discriminator = v.discriminator.str("propertyName")
		for _, a := range u.cases {
			b.mapped(v, a)
		}
		b.unmapped(v, u)
		return
	}
	for _, p := range u.cases[0].view.props {
		if values := b.telling(u, p.name); values != nil {
			u.discriminator = p.name
			for i, a := range u.cases {
				a.values = values[i]
			}
			return
		}
	}
}

// mapped sets the values that select an alternative: those that the mapping
// gives it, else those that it allows for the member itself, else its name.
func (b *builder) mapped(v *view, a *alternative) {
	if kindsOf(a.view) != objectOnly {
		return
	}
	for m := range v.discriminator.get("mapping").all() {
		if b.leadsTo(m, a) {
			a.values = append(a.values, m.name)
		}
	}
	if a.values == nil {
		a.values = b.fixedTexts(a.view, v.discriminator.str("propertyName"))
	}
	if a.values == nil {
		a.values = []string{a.name}
	}
}

// leadsTo reports whether an entry of a mapping, which is a name or a
// reference, means the alternative.
func (b *builder) leadsTo(m *node, a *alternative) bool {
	if m.text == a.name {
		return true
	}
	file, fragment, isRef := strings.Cut(m.text, "#")
	name, err := locate(m.doc.name, file)
	if !isRef || err != nil || b.p.docs[name] == nil {
		return false
	}
	target, err := b.p.docs[name].root.find(fragment)
	return err == nil && b.unwrap(target) == a.schema
}

// unmapped reports entries of a mapping that mean none of the alternatives.
func (b *builder) unmapped(v *view, u *choice) {
	for m := range v.discriminator.get("mapping").all() {
		used := func(a *alternative) bool { return slices.Contains(a.values, m.name) }
		if !slices.ContainsFunc(u.cases, used) {
			b.p.list.Warnf(m.pos(), m.pointer(), "the mapping leads to %q, which is not among the alternatives", m.text)
		}
	}
}

// telling returns the texts that each alternative fixes a member to, when they
// are all different; otherwise nil.
func (b *builder) telling(u *choice, name string) [][]string {
	var all [][]string
	taken := map[string]bool{}
	for _, a := range u.cases {
		var values []string
		if kindsOf(a.view) == objectOnly {
			if values = b.fixedTexts(a.view, name); values == nil || !a.view.requires[name] {
				return nil
			}
		}
		for _, value := range values {
			if taken[value] {
				return nil
			}
			taken[value] = true
		}
		all = append(all, values)
	}
	return all
}

// fixedTexts returns the texts that a view allows for a member; nil when there
// is no saying.
func (b *builder) fixedTexts(v *view, name string) []string {
	p := v.byName[name]
	if p == nil {
		return nil
	}
	member := b.view(p.schemas...)
	values := member.enum
	if member.constant != nil {
		values = []*node{member.constant}
	}
	var texts []string
	for _, value := range values {
		if value.kind != text {
			return nil
		}
		texts = append(texts, value.text)
	}
	return texts
}
