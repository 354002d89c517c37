package explain

import (
	"regexp"
	"slices"
	"strings"

	"github.com/ppgen/ppgen/ir"
)

// byPair returns the places with a pair of the name: "PAYMENTREQUEST_0_AMT", or
// with letters for numbers, "PAYMENTREQUEST_n_AMT".
func (x *index) byPair(name string) []place {
	var found []place
	for _, p := range x.places {
		if p.pair != nil && pairFits(p.pair, name) {
			found = append(found, p)
		}
	}
	return found
}

func pairFits(p *ir.NVPPair, name string) bool {
	return keyFits(p.Key, name) || slices.ContainsFunc(p.Aliases, func(a ir.NVPAlias) bool { return keyFits(a.Key, name) })
}

// keyFits reports whether a name is one of those that a key stands for. A letter
// of the key is a number of the name, or any letter; all else is upper case.
func keyFits(k ir.NVPKey, name string) bool {
	key := k.String()
	for i := range len(key) {
		if !strings.ContainsRune("nm", rune(key[i])) {
			if name == "" || name[0] != key[i] {
				return false
			}
			name = name[1:]
			continue
		}
		rest := strings.TrimLeft(name, "0123456789")
		if rest == name {
			if rest = strings.TrimPrefix(name, "n"); rest == name {
				rest = strings.TrimPrefix(name, "m")
			}
		}
		if rest == name {
			return false
		}
		name = rest
	}
	return name == ""
}

var number = regexp.MustCompile(`\[[^\]]*\]`)

// byElements returns the places at the end of a path of elements, or, when the
// path ends in a record, those in it. The path may begin with the type that
// holds its first element, with a message, or anywhere below.
func (x *index) byElements(path string) []place {
	path = number.ReplaceAllString(strings.Trim(path, "/"), "")
	want := strings.Split(strings.ReplaceAll(path, "@", "/@"), "/")
	return x.choose(func(p place) (all, holds bool) {
		have := p.elements()
		return endsIn(p, have, want, len(have)), endsIn(p, have, want, len(have)-1)
	})
}

// endsIn reports whether the first n elements of a place end in the wanted ones.
func endsIn(p place, have, want []string, n int) bool {
	have = have[:n]
	if len(want) <= len(have) && slices.Equal(have[len(have)-len(want):], want) {
		return true
	}
	rest := want[1:]
	if len(rest) > len(have) || !slices.Equal(have[len(have)-len(rest):], rest) {
		return false
	}
	first := len(have) - len(rest)
	return first < len(p.steps) && isNamed(p.steps[first].record, want[0])
}

// isNamed reports whether a record, a base of it or an element around it has the
// name.
func isNamed(s *ir.Struct, name string) bool {
	if _, local, ok := strings.Cut(name, ":"); ok {
		name = local
	}
	for ; s != nil; s = s.Base {
		if s.Name.Local == name || slices.ContainsFunc(s.Root, func(q ir.QName) bool { return q.Local == name }) {
			return true
		}
	}
	return false
}

// byGo returns the places at the end of a path of Go names, or, when the path
// is or ends in a record, those in it: "merchant.PaymentDetails.OrderTotal".
func (x *index) byGo(path string) []place {
	want := strings.Split(strings.TrimPrefix(path, x.api.Name+"."), ".")
	return x.choose(func(p place) (all, holds bool) {
		have := p.goNames()
		return endsInGo(p, have, want, len(have)), endsInGo(p, have, want, len(have)-1)
	})
}

// endsInGo reports whether the first n Go names of a place end in the wanted
// ones, of which the first is a type.
func endsInGo(p place, have, want []string, n int) bool {
	have, fields := have[:n], want[1:]
	first := len(have) - len(fields)
	return first >= 0 && first < len(p.steps) && slices.Equal(have[first:], fields) && isType(p.steps[first].record, want[0])
}

// isType reports whether a record or a base of it has the Go name.
func isType(s *ir.Struct, name string) bool {
	for ; s != nil; s = s.Base {
		if s.Go == name {
			return true
		}
	}
	return false
}

// choose returns the places that fit as a whole, or else those whose record does.
func (x *index) choose(fits func(place) (all, holds bool)) []place {
	var whole, held []place
	for _, p := range x.places {
		all, holds := fits(p)
		if all {
			whole = append(whole, p)
		}
		if holds {
			held = append(held, p)
		}
	}
	if whole != nil {
		return whole
	}
	return held
}

// names returns everything that can be asked for, for suggestions.
func (x *index) names() map[string]bool {
	names := map[string]bool{}
	for _, p := range x.places {
		names[x.api.Name+"."+p.record().Go+"."+p.leaf().Go] = true
		names[p.record().Go+"."+p.leaf().Go] = true
		names[p.record().Go] = true
		elements := p.elements()
		for i, e := range elements {
			names[e] = true
			names[strings.Join(elements[i:], "/")] = true
		}
		if p.pair == nil {
			continue
		}
		names[p.pair.Key.String()] = true
		for _, a := range p.pair.Aliases {
			names[a.Key.String()] = true
		}
	}
	for _, t := range x.api.Types {
		if enum, ok := t.(*ir.Enum); ok {
			names[enum.Go] = true
			for _, v := range enum.Values {
				names[v.Go] = true
			}
		}
	}
	for _, op := range x.api.Ops {
		names[op.Name.Local] = true
		names[op.Go] = true
	}
	for _, e := range x.api.Elsewhere {
		names[e.Key.String()] = true
	}
	return names
}
