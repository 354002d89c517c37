package openapi

import (
	"strconv"
	"strings"
)

// arms returns the alternatives of a group other than null, with those of an
// arm that is nothing but a choice in its place. There are none to choose from
// when one of them is the schema that the view is of: a record that extends
// what lists it.
func (b *builder) arms(v *view, g *group) []*alternative {
	var found []*alternative
	visited := map[*node]bool{g.owner: true}
	var add func(arm *node) bool
	add = func(arm *node) bool {
		n := b.unwrap(arm)
		switch {
		case n == nil || n.kind == boolean && n.text == "false":
			return true
		case n == g.owner || visited[n]:
			if n == g.owner {
				b.p.list.Errorf(arm.pos(), g.owner.pointer(), "cycle: %s of the schema is the schema itself", g.arms.name)
			}
			return true
		case v.seen[n]:
			return false
		}
		visited[n] = true
		if inner := onlyChoice(n); inner != nil {
			for _, kid := range withoutNull(inner) {
				if !add(kid) {
					return false
				}
			}
			return true
		}
		found = append(found, &alternative{name: caseName(arm), schema: n, view: b.view(n)})
		return true
	}
	for _, arm := range withoutNull(g.arms) {
		if !add(arm) {
			return nil
		}
	}
	return found
}

// onlyChoice returns the arms of a schema that is nothing but a choice, or nil.
func onlyChoice(n *node) *node {
	for _, name := range []string{"anyOf", "oneOf"} {
		if arms := n.get(name); arms != nil && !says(n, name) && n.get("discriminator") == nil {
			return arms
		}
	}
	return nil
}

// armLabel names an arm: after what it refers to, else by its title, else by its
// type. One that is named like an arm before it is told apart by its number.
func (p *parser) armLabel(arm *node) string {
	label := plainLabel(arm)
	taken := p.arms[arm.up]
	if taken == nil {
		taken = map[string]bool{}
		p.arms[arm.up] = taken
	}
	if taken[label] {
		label += "-" + strconv.Itoa(int(arm.number)+1)
	}
	taken[label] = true
	return label
}

// caseName names the case of an arm, which has no label when it was not written
// as one.
func caseName(arm *node) string {
	if arm.label != "" {
		return arm.label
	}
	return plainLabel(arm)
}

func plainLabel(arm *node) string {
	if ref := arm.str("$ref"); ref != "" {
		name := ref[strings.LastIndexAny(ref, "/#")+1:]
		return strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(name, ".json"), ".yaml"), ".yml")
	}
	if title := strings.TrimSpace(arm.str("title")); title != "" {
		return labelToken(title)
	}
	if t := arm.get("type"); t != nil && t.kind == text && t.text != "object" {
		return t.text
	}
	return "case-" + strconv.Itoa(int(arm.number)+1)
}
