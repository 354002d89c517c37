package explain

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ppgen/ppgen/ir"
)

// A root is a value that a message carries: a body or a parameter.
type root struct {
	api  *ir.API
	op   *ir.Operation
	how  string // "request", "response 200, 201", "query" …
	path string // the name of a parameter
	typ  ir.Type
}

// A hop leads from a record to a member, or from a union to a case.
type hop struct {
	in    ir.Named
	field *ir.Field
}

// A site is where in a message something stands.
type site struct {
	root
	hops []hop
	typ  ir.Named // what is entered here; nil on the way over a member
}

// String returns "ordersv2 orders.create request: purchase_units[n]/invoice_id".
func (s site) String() string {
	path := s.path
	if path == "" {
		path = "the body"
	}
	return fmt.Sprintf("%s %s %s: %s", s.api.Name, s.op.Name.Local, s.how, path)
}

// roots returns what the operations of an API send and receive.
func (x *rest) roots(api *ir.API) []root {
	var roots []root
	for _, op := range api.Ops {
		for _, p := range paramsOf(api, op) {
			roots = append(roots, root{api, op, p.in, p.field.Name.Local, p.field.Type})
		}
		if op.REST.Body != nil && op.REST.Body.Type != nil {
			roots = append(roots, root{api, op, "request", "", op.REST.Body.Type})
		}
		roots = append(roots, x.answers(api, op)...)
	}
	return roots
}

// answers returns what an operation receives. Answers with one content are one.
func (x *rest) answers(api *ir.API, op *ir.Operation) []root {
	var roots []root
	for _, r := range op.REST.Results {
		if r.Type == nil {
			continue
		}
		same := func(other root) bool { return x.typeText(other.typ) == x.typeText(r.Type) }
		if i := slices.IndexFunc(roots, same); i >= 0 {
			roots[i].how += ", " + r.Status()
			continue
		}
		roots = append(roots, root{api, op, "response " + r.Status(), "", r.Type})
	}
	return roots
}

// sites returns where something of the given types stands: what pick chooses of
// all members and types that lead to them.
func (x *rest) sites(within []ir.Named, pick func(site) bool) *walker {
	w := &walker{leads: x.leadingTo(within), pick: pick, left: mostSteps}
	for _, api := range x.apis {
		for _, r := range x.roots(api) {
			w.value(site{root: r}, r.typ)
		}
	}
	return w
}

// leadingTo returns the types whose values can hold one of the given types.
func (x *rest) leadingTo(types []ir.Named) map[ir.Named]bool {
	leads := map[ir.Named]bool{}
	todo := slices.Clone(types)
	for len(todo) > 0 {
		t := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if !leads[t] {
			leads[t] = true
			todo = append(todo, x.holders[t]...)
		}
	}
	return leads
}

// mostSteps bounds a walk: through records that hold each other lead more ways
// than anyone waits for.
const mostSteps = 20_000

// A walker goes through values, but only where they lead somewhere.
type walker struct {
	leads map[ir.Named]bool
	pick  func(site) bool
	found []site
	left  int // steps that may still be made
}

func (w *walker) visit(s site) {
	if w.pick(s) {
		w.found = append(w.found, s)
	}
}

// value visits what a value holds. A record within itself is left out.
func (w *walker) value(at site, t ir.Type) {
	switch t := t.(type) {
	case *ir.List:
		at.path += "[n]"
		w.value(at, t.Elem)
	case *ir.Map:
		at.path += "[key]"
		w.value(at, t.Elem)
	case ir.Named:
		inside := func(h hop) bool { return h.in == t }
		if !w.leads[t] || slices.ContainsFunc(at.hops, inside) || w.left == 0 {
			return
		}
		w.left--
		at.typ = t
		w.visit(at)
		w.members(at, t)
	}
}

// members visits the members of a record or the cases of a union.
func (w *walker) members(at site, t ir.Named) {
	at.typ = nil
	for _, f := range fieldsOf(t) {
		next := at
		next.hops = append(slices.Clip(at.hops), hop{t, f})
		next.path = joinMember(at.path, f)
		w.visit(next)
		w.value(next, f.Type)
	}
	if s, ok := t.(*ir.Struct); ok && s.Extra != nil {
		at.hops = append(slices.Clip(at.hops), hop{in: t})
		at.path += "[key]"
		w.value(at, s.Extra)
	}
}

// joinMember adds a member to a path. A case, and what stands in the object
// itself, has no name there.
func joinMember(path string, f *ir.Field) string {
	switch name := jsonName(f); {
	case name == "":
		return path
	case path == "":
		return name
	default:
		return path + "/" + name
	}
}

// jsonName returns the name of a member; empty for what is none.
func jsonName(f *ir.Field) string {
	switch json := f.Wire.JSON; {
	case json == nil:
		return f.Name.Local
	case json.Case != nil || json.Inline:
		return ""
	default:
		return json.Name
	}
}

// mostTravels is how many places are listed one by one.
const mostTravels = 24

// travels writes where something was found. When that is in too many places,
// each message has the first of its own.
func (w *walker) travels(b *strings.Builder) {
	texts := w.places()
	if len(texts) > mostTravels {
		texts = w.firstPlaces()
	}
	if len(texts) == 0 {
		texts = []string{"no message"}
	}
	if w.left == 0 {
		texts = append(texts, "and perhaps elsewhere: there are too many ways to follow")
	}
	lines(b, "travels in", texts...)
}

func (w *walker) places() []string {
	var texts []string
	for _, s := range w.found {
		texts = append(texts, s.String())
	}
	return slices.Compact(texts)
}

// firstPlaces returns the first place in each message, and how many more it has.
func (w *walker) firstPlaces() []string {
	var texts []string
	for rest := w.found; len(rest) > 0; {
		first := rest[0]
		n := slices.IndexFunc(rest, func(s site) bool { return s.op != first.op || s.how != first.how })
		if n < 0 {
			n = len(rest)
		}
		text := first.String()
		if n > 1 {
			text += fmt.Sprintf(" and %d more", n-1)
		}
		texts, rest = append(texts, text), rest[n:]
	}
	return texts
}
