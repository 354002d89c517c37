package wsdl

import (
	"math"
	"slices"

	"github.com/ppgen/ppgen/ir"
)

// maxParticles bounds the content model of one type. Groups that refer to groups
// that refer to groups grow by powers.
const maxParticles = 10_000

// maxOccurs is the highest finite number of repetitions that is kept. Beyond it
// nobody counts, and the arithmetic could overflow.
const maxOccurs = math.MaxInt32

// A particle is a node of a content model, with the groups it refers to put in
// their places.
type particle struct {
	form     particleForm
	min, max int        // max may be ir.Unbounded
	node     *node      // what stands in the content model
	decl     *node      // the element's declaration: node itself, or the global one it refers to
	schema   *schema    // of the declaration
	name     ir.QName   // of the element
	owner    ir.QName   // what names the element's anonymous type
	global   *component // the element, when it is a global one
	kids     []*particle
}

type particleForm uint8

const (
	elementForm particleForm = iota
	anyForm
	sequenceForm // xs:all, too: one order is as good as another
	choiceForm
)

// repeats reports whether the particle may occur more than once.
func (q *particle) repeats() bool { return q.max > 1 || q.max == ir.Unbounded }

// A modelReader reads the content model of one type.
type modelReader struct {
	*parser
	left int          // how many particles may still be made
	open []*component // the groups that are being read
}

// isParticle reports whether an element of a schema is part of a content model.
func isParticle(n *node) bool {
	switch n.el.Tag {
	case "sequence", "choice", "all", "group", "element", "any":
		return n.uri == xsd
	}
	return false
}

// content reads the content model that stands directly inside n, or nil. owner
// names the anonymous types of its elements.
func (p *parser) content(s *schema, n *node, owner ir.QName) *particle {
	m := &modelReader{parser: p, left: maxParticles}
	var model *particle
	for child := range n.children() {
		if !isParticle(child) || child.el.Tag == "element" || child.el.Tag == "any" {
			continue // attributes and unknown elements are not the model's business
		}
		if model != nil {
			p.errorf(child.pos(), describe(n), "%s is a second content model, expected one", child.el.FullTag())
			break
		}
		if model = m.particle(s, child, owner); model == nil {
			model = &particle{form: sequenceForm, min: 1, max: 1, node: child}
		}
	}
	return model
}

// particle reads one node of a content model. Nil is a particle that never
// occurs, or one that was reported.
func (m *modelReader) particle(s *schema, n *node, owner ir.QName) *particle {
	if !m.take(n) {
		return nil
	}
	least, most, ok := m.occurs(n)
	if !ok || most == 0 {
		return nil
	}
	q := &particle{min: least, max: most, node: n}
	switch n.el.Tag {
	case "element":
		return m.element(s, q, owner)
	case "any":
		q.form = anyForm
		return q
	case "group":
		return m.groupRef(s, q)
	case "choice":
		q.form = choiceForm
	default:
		q.form = sequenceForm
	}
	return m.group(s, q, owner)
}

// take takes one particle out of the budgets.
func (m *modelReader) take(n *node) bool {
	if m.left--; m.left == -1 {
		m.errorf(n.pos(), describe(n), "the expansion budget is exceeded: the content model has more than %d parts once its groups are put in", maxParticles)
	}
	return m.left >= 0 && m.spend(1, n.pos())
}

// occurs reads minOccurs and maxOccurs.
func (p *parser) occurs(n *node) (least, most int, ok bool) {
	least, fine := p.count(n, "minOccurs")
	most, ok = p.count(n, "maxOccurs")
	if !ok || !fine {
		return 0, 0, false
	}
	if most != ir.Unbounded && least > most {
		p.errorf(n.posOf("minOccurs"), describe(n), "minOccurs %d is more than maxOccurs %d", least, most)
		return 0, 0, false
	}
	return least, most, true
}

// count reads a number of occurrences: 1 when the attribute is absent.
func (p *parser) count(n *node, key string) (int, bool) {
	raw, given := n.lookup(key)
	text := trimToken(raw)
	switch {
	case !given:
		return 1, true
	case text == "unbounded" && key == "maxOccurs":
		return ir.Unbounded, true
	case !isDigits(text):
		p.errorf(n.posOf(key), describe(n), "%s is %q, expected a number", key, text)
		return 0, false
	}
	count := 0
	for _, digit := range text {
		count = count*10 + int(digit-'0')
		if count > maxOccurs {
			if key == "maxOccurs" {
				return ir.Unbounded, true
			}
			p.errorf(n.posOf(key), describe(n), "minOccurs %s is out of range", excerptOf([]byte(text)))
			return 0, false
		}
	}
	return count, true
}

// element completes the particle of an element.
func (m *modelReader) element(s *schema, q *particle, owner ir.QName) *particle {
	q.form, q.decl, q.schema, q.owner = elementForm, q.node, s, owner
	if m.refers(q.node) {
		q.global = m.find(elementKind, s, q.node, "ref")
		if q.global == nil {
			return nil
		}
		q.decl, q.schema, q.name, q.owner = q.global.node, q.global.schema, q.global.name, ir.QName{}
		return q
	}
	local, ok := m.name(q.node)
	if !ok {
		return nil
	}
	q.name.Local = local
	if m.form(q.node, "form", s.elements) {
		q.name.Space = s.target
	}
	return q
}

// refers reports whether a local declaration is a reference to a global one.
func (p *parser) refers(n *node) bool {
	_, refers := n.lookup("ref")
	for _, key := range []string{"name", "type", "form"} {
		if _, declares := n.lookup(key); refers && declares {
			p.errorf(n.posOf(key), describe(n), "a reference takes its %s from what it refers to", key)
		}
	}
	return refers
}

// groupRef puts the model of a named group in the place of the reference.
func (m *modelReader) groupRef(s *schema, q *particle) *particle {
	group := m.find(groupKind, s, q.node, "ref")
	if group == nil {
		return nil
	}
	if slices.Contains(m.open, group) {
		m.errorf(q.node.posOf("ref"), describe(q.node), "circular group: %s contains itself", group.name.Local)
		return nil
	}
	m.open = append(m.open, group)
	defer func() { m.open = m.open[:len(m.open)-1] }()
	for child := range group.node.children() {
		if isParticle(child) {
			if model := m.particle(group.schema, child, group.name); model != nil {
				q.form, q.kids = sequenceForm, []*particle{model}
			}
			break
		}
	}
	return simplify(q, false)
}

// group reads what a sequence, choice or all holds.
func (m *modelReader) group(s *schema, q *particle, owner ir.QName) *particle {
	missing := false // an arm that is empty makes a choice optional
	for child := range q.node.children() {
		switch {
		case child.is(xsd, "annotation"):
		case !isParticle(child):
			m.unknown(child)
		default:
			kid := m.particle(s, child, owner)
			switch {
			case kid == nil:
				missing = missing || child.token("maxOccurs") != "0" // those are no arm at all
			case q.node.el.Tag == "all" && kid.repeats():
				m.errorf(child.posOf("maxOccurs"), describe(child), "an element inside xs:all occurs at most once, expected maxOccurs 0 or 1")
			default:
				q.kids = append(q.kids, kid)
			}
		}
	}
	return simplify(q, missing)
}

// simplify removes groups that add nothing: empty ones, those around a single
// particle, those of nothing but xs:any, and those directly inside one of their
// own kind. missing says that an arm of a choice is empty.
func simplify(q *particle, missing bool) *particle {
	if q.form == choiceForm && missing {
		q.min = 0
	}
	switch {
	case len(q.kids) == 0:
		return nil
	case len(q.kids) == 1:
		kid := q.kids[0]
		kid.min, kid.max = timesMin(kid.min, q.min), times(kid.max, q.max)
		return kid
	case !slices.ContainsFunc(q.kids, func(kid *particle) bool { return kid.form != anyForm }):
		least, most := q.bounds()
		return &particle{form: anyForm, min: least, max: most, node: q.kids[0].node}
	}
	var kids []*particle
	for _, kid := range q.kids {
		switch {
		case kid.form != q.form || len(kid.kids) == 0 || kid.repeats():
			kids = append(kids, kid)
		case kid.min == 1:
			kids = append(kids, kid.kids...)
		case q.form == choiceForm: // an optional arm makes the choice optional
			q.min = 0
			kids = append(kids, kid.kids...)
		default:
			kids = append(kids, kid)
		}
	}
	q.kids = kids
	return q
}

// timesMin multiplies least numbers of occurrences, which are always finite.
func timesMin(a, b int) int {
	if n := times(a, b); n != ir.Unbounded {
		return n
	}
	return maxOccurs
}

// times multiplies greatest numbers of occurrences.
func times(a, b int) int {
	switch {
	case a == 0 || b == 0:
		return 0
	case a == ir.Unbounded || b == ir.Unbounded:
		return ir.Unbounded
	case a > maxOccurs/b:
		return ir.Unbounded
	}
	return a * b
}

// bounds returns how many elements the particle holds at least and at most.
func (q *particle) bounds() (least, most int) {
	if len(q.kids) == 0 {
		return q.min, q.max
	}
	for i, kid := range q.kids {
		low, high := kid.bounds()
		switch {
		case q.form == choiceForm && i == 0:
			least, most = low, high
		case q.form == choiceForm:
			least, most = min(least, low), widest(most, high)
		default:
			least, most = min(least+low, maxOccurs), plus(most, high)
		}
	}
	return timesMin(least, q.min), times(most, q.max)
}

func plus(a, b int) int {
	if a == ir.Unbounded || b == ir.Unbounded || a > maxOccurs-b {
		return ir.Unbounded
	}
	return a + b
}

func widest(a, b int) int {
	if a == ir.Unbounded || b == ir.Unbounded {
		return ir.Unbounded
	}
	return max(a, b)
}
