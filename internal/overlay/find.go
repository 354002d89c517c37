package overlay

import (
	"iter"
	"maps"
	"slices"
	"strings"

	"github.com/ppgen/ppgen/internal/diag"
	"github.com/ppgen/ppgen/internal/near"
	"github.com/ppgen/ppgen/internal/strict"
	"github.com/ppgen/ppgen/ir"
)

// An application is one overlay at work on one API.
type application struct {
	*Overlay
	api   *ir.API
	index *ir.Index
	list  *diag.List
	given map[thing]diag.Pos // what a row has set, and where the row is
}

// A thing is what a row can set once.
type thing struct {
	what string
	of   any // a node of the API, by its address in memory
}

func (a *application) errorf(t strict.Text, subject, format string, args ...any) {
	a.list.Errorf(t.Pos, subject, format, args...)
}

// unused reports a row that finds nothing, unless the document is of another
// version than the rows were checked with.
func (a *application) unused(t strict.Text, subject, format string, args ...any) {
	if a.checked(a.api) {
		a.errorf(t, subject, format, args...)
	}
}

// once reports whether this is the first row of the overlay that sets something.
func (a *application) once(t strict.Text, subject, what string, of any) bool {
	if first, ok := a.given[thing{what, of}]; ok {
		a.errorf(t, subject, "the %s of %s is set already (%s)", what, t.Value, first)
		return false
	}
	a.given[thing{what, of}] = t.Pos
	return true
}

// find returns the declaration that an address in the overlay means.
func (a *application) find(at strict.Text, subject string) (ir.Node, bool) {
	address, ok := a.resolve(at, subject)
	if !ok {
		return ir.Node{}, false
	}
	nodes := a.index.Find(address)
	switch len(nodes) {
	case 1:
		return nodes[0], true
	case 0:
		if a.checked(a.api) { // a hint costs time, and most documents of a family lack what a row is about
			a.errorf(at, subject, "the document does not declare %s%s", at.Value, a.hint(address))
		}
	default:
		a.errorf(at, subject, "%s means %d declarations; write one of %s", at.Value, len(nodes), a.shorten(strings.Join(a.index.Addresses(nodes), ", ")))
	}
	return ir.Node{}, false
}

// kinds are the words that may stand in front of a path, to say which of several
// declarations of that path is meant.
var kinds = []string{"type", "message", "operation", "element", "attribute", "text", "group", "member", "value", "part", "service", "parameter"}

func splitKind(address string) (kind, path string) {
	for _, k := range kinds {
		if path, ok := strings.CutPrefix(address, k+" "); ok {
			return k + " ", path
		}
	}
	return "", address
}

// resolve replaces the prefix of an address by its namespace.
func (a *application) resolve(at strict.Text, subject string) (string, bool) {
	kind, path := splitKind(at.Value)
	prefix, rest, ok := strings.Cut(path, ":")
	if !ok || strings.HasPrefix(path, "{") {
		return kind + path, true
	}
	if uri, ok := a.Prefixes[prefix]; ok {
		return kind + "{" + uri.Value + "}" + rest, true
	}
	for _, ns := range a.api.Namespaces {
		if ns.Prefix == prefix {
			return kind + "{" + ns.URI + "}" + rest, true
		}
	}
	a.errorf(at, subject, "the prefix %s is declared neither under prefixes nor by the document%s", prefix, near.Hint(prefix, a.prefixes()))
	return "", false
}

func (a *application) prefixes() iter.Seq[string] {
	return func(yield func(string) bool) {
		for prefix := range a.Prefixes {
			if !yield(prefix) {
				return
			}
		}
		for _, ns := range a.api.Namespaces {
			if !yield(ns.Prefix) {
				return
			}
		}
	}
}

// hint names what stands beside an address that finds nothing and is spelled
// almost like it.
func (a *application) hint(address string) string {
	_, path := splitKind(address)
	if i := strings.LastIndexByte(path, '/'); i >= 0 {
		if members, ok := a.index.Members(path[:i]); ok {
			return near.Hint(path[i+1:], slices.Values(members))
		}
	}
	paths := a.index.Paths()
	for i, p := range paths {
		paths[i] = a.shorten(p)
	}
	return near.Hint(a.shorten(path), slices.Values(paths))
}

// shorten writes prefixes for the namespaces in a text.
func (a *application) shorten(text string) string {
	for _, prefix := range slices.Sorted(maps.Keys(a.Prefixes)) {
		text = strings.ReplaceAll(text, "{"+a.Prefixes[prefix].Value+"}", prefix+":")
	}
	for _, ns := range a.api.Namespaces {
		text = strings.ReplaceAll(text, "{"+ns.URI+"}", ns.Prefix+":")
	}
	return text
}

// record returns the record that an address means.
func (a *application) record(at strict.Text, subject string) *ir.Struct {
	n, ok := a.find(at, subject)
	if !ok {
		return nil
	}
	s, ok := n.Of.(*ir.Struct)
	if !ok {
		a.errorf(at, subject, "%s is no record but a %s", at.Value, n.Kind())
	}
	return s
}

// field returns the field of s that a row names.
func (a *application) field(s *ir.Struct, name strict.Text, subject string) *ir.Field {
	for _, f := range s.Fields {
		if f.Name.Local == name.Value {
			return f
		}
	}
	a.unused(name, subject, "%s has no field %s%s", s.Name.Local, name.Value, near.Hint(name.Value, fieldNames(s)))
	return nil
}

func fieldNames(s *ir.Struct) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, f := range s.Fields {
			if !yield(f.Name.Local) {
				return
			}
		}
	}
}
