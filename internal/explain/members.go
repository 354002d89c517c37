package explain

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ppgen/ppgen/ir"
)

// A member is a member of a record, or a case of a union, and the ways that a
// name leads to it. What several documents take from one place, and what is of
// the runtime in all of them, is one member.
type member struct {
	*rest
	hop
	amount hop        // the member that is an amount, of a part of one
	within []ir.Named // the records that have the member
	trails [][]hop
}

// members returns the members that a path of names means, in JSON or in Go.
func (x *rest) members(path string) []Fact {
	trails := x.byJSON(path)
	if trails == nil {
		trails = x.byGo(path)
	}
	found := map[string]*member{}
	var all []Fact
	for _, trail := range trails {
		m := &member{rest: x, hop: trail[len(trail)-1]}
		if len(trail) > 1 && ir.ByRuntime(m.in) {
			m.amount = trail[len(trail)-2]
		}
		if id := m.brief(); found[id] == nil {
			found[id] = m
			all = append(all, m)
		} else {
			m = found[id]
		}
		m.within = append(m.within, trail[len(trail)-1].in)
		m.trails = append(m.trails, trail)
	}
	return all
}

// goPath names the member in Go. A record of the runtime is named by the field
// that holds it, where one is meant.
func (m *member) goPath() string {
	if m.amount.in != nil {
		return m.goType(m.amount.in) + "." + goMember(m.amount.field) + "." + goMember(m.field)
	}
	return m.goType(m.in) + "." + goMember(m.field)
}

// jsonPath names the member in its record.
func (m *member) jsonPath() string {
	in := m.in.Declaration().Name.Local
	switch json := m.field.Wire.JSON; {
	case json != nil && json.Inline:
		return in + " itself"
	case json != nil && json.Case != nil:
		return fmt.Sprintf("case %s of %s", m.field.Name.Local, in)
	}
	return in + "/" + jsonName(m.field)
}

func (m *member) brief() string { return m.goPath() + ", " + m.at(m.jsonPath(), m.field.Decl) }

func (m *member) write(b *strings.Builder) {
	head(b, m.field.Name.Local)
	lines(b, "Go", m.goPath())
	lines(b, "JSON", m.at(m.jsonPath(), m.field.Decl))
	lines(b, "format", m.format(m.field.Type))
	lines(b, "presence", presence(m.field))
	m.sites(m.within, m.isOn).travels(b)
}

// isOn reports whether a site is the member, at the end of one of the ways.
func (m *member) isOn(s site) bool {
	return s.typ == nil && slices.ContainsFunc(m.trails, func(trail []hop) bool {
		return len(s.hops) >= len(trail) && slices.Equal(s.hops[len(s.hops)-len(trail):], trail)
	})
}
