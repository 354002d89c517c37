package nvpnames

import (
	"fmt"
	"strings"

	"github.com/ppgen/ppgen/internal/diag"
	"github.com/ppgen/ppgen/ir"
)

// A place is the end of a path, as a row writes it, and what the row says of it.
//
//	ShipToAddress/Country        an element below an element
//	ItemWeight@unit              an attribute
//	/Amount                      an element of the message itself
//	ebl:AddressType/Country      an element of a record of that type, or of one that extends it
//	ebl:ErrorParameterType@ID    an attribute of such a record
type place struct {
	row      *row
	pos      diag.Pos
	source   string
	anchored bool
	owner    ir.QName  // of the record that the first step leads from; zero for any
	steps    []string  // at least one
	text     string    // what stands behind the place: its word, its prefix
	key      ir.NVPKey // the same taken apart, when it is a whole name
	rule     ir.NVPRule
	rank     int // in its section

	fitted bool // it fits somewhere in the contract
	used   bool // it decides somewhere
}

// parsePlace takes a place apart. Types are named with the prefixes of the overlay.
func parsePlace(source string, prefixes map[string]string) (*place, error) {
	p := &place{source: source}
	path, anchored := strings.CutPrefix(source, "/")
	p.anchored = anchored
	if first, _, _ := strings.Cut(path, "/"); strings.Contains(first, ":") {
		typ := path
		if n := strings.IndexAny(path, "/@"); n >= 0 {
			typ, path = path[:n], strings.TrimPrefix(path[n:], "/")
		} else {
			path = ""
		}
		owner, err := parseType(typ, prefixes)
		if err != nil {
			return nil, err
		}
		p.owner = owner
	}
	for _, s := range strings.Split(path, "/") {
		element, attribute, isAttribute := strings.Cut(s, "@")
		if element != "" {
			p.steps = append(p.steps, element)
		}
		if isAttribute {
			p.steps = append(p.steps, "@"+attribute)
		}
		if s == "" || isAttribute && attribute == "" || strings.ContainsAny(s, ": \t") {
			return nil, fmt.Errorf("%q is no place; write the end of a path of elements, such as %q or %q", source, "Address/Country", "ItemWeight@unit")
		}
	}
	return p, nil
}

// parseType returns the name of a type that an overlay writes with a prefix.
func parseType(source string, prefixes map[string]string) (ir.QName, error) {
	prefix, local, ok := strings.Cut(source, ":")
	space, declared := prefixes[prefix]
	switch {
	case !ok || local == "":
		return ir.QName{}, fmt.Errorf("%q is no type; write its prefix, a colon and its name", source)
	case !declared:
		return ir.QName{}, fmt.Errorf("%q has a prefix that the overlay does not declare under prefixes", source)
	}
	return ir.QName{Space: space, Local: local}, nil
}

// fits reports whether the place is the end of the path to s, for its operation
// and direction.
func (p *place) fits(s site) bool {
	n := s.depth()
	if len(p.steps) > n || p.anchored && len(p.steps) != n {
		return false
	}
	tail := s.steps[n-len(p.steps) : n]
	for i, name := range p.steps {
		if tail[i].name != name {
			return false
		}
	}
	return p.row.covers(s) && (p.owner == ir.QName{} || extends(tail[0].owner, p.owner))
}

// extends reports whether s or one of its bases has the name.
func extends(s *ir.Struct, name ir.QName) bool {
	for ; s != nil; s = s.Base {
		if s.Name == name {
			return true
		}
	}
	return false
}

// decide notes that the place makes something of s, and returns the rule that
// says so.
func (p *place) decide(s site) ir.NVPRule {
	p.used = true
	p.row.use(s)
	return p.rule
}
