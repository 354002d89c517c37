package explain

import (
	"regexp"
	"slices"
	"strings"

	"github.com/ppgen/ppgen/ir"
)

// A position is a type that a path has led to, and the way there.
type position struct {
	typ   ir.Type
	trail []hop
}

func (p position) over(in ir.Named, f *ir.Field) position {
	return position{f.Type, append(slices.Clip(p.trail), hop{in, f})}
}

var (
	brackets = regexp.MustCompile(`\[([^\]]*)\]`)
	counter  = regexp.MustCompile(`^([0-9]+|[*-])$`)
	unescape = strings.NewReplacer("~1", "/", "~0", "~")
)

// jsonSteps takes a path of members apart: "purchase_units/invoice_id", the
// pointer "/purchase_units/0/invoice_id", "$.purchase_units[0].invoice_id". What
// counts items is left out. A rooted path begins with a message.
func jsonSteps(path string) (steps []string, rooted bool) {
	separator := "."
	if strings.Contains(path, "/") {
		separator = "/"
	}
	rest := strings.TrimLeft(path, "#$")
	rooted = rest != path || strings.HasPrefix(path, "/")
	rest = brackets.ReplaceAllStringFunc(rest, func(s string) string {
		switch s = strings.Trim(s, `[]"'`); s {
		case "n", "m":
			return ""
		}
		return separator + s
	})
	for step := range strings.SplitSeq(rest, separator) {
		if step != "" && !counter.MatchString(step) {
			steps = append(steps, unescape.Replace(step))
		}
	}
	return steps, rooted
}

// byJSON returns the ways over members that a path names: from a message on when
// the path is rooted and there are some, else from any record, or from the type
// that the path begins with.
func (x *rest) byJSON(path string) [][]hop {
	steps, rooted := jsonSteps(path)
	if len(steps) == 0 {
		return nil
	}
	if rooted {
		if found := follow(x.bodies(), steps, overJSON); found != nil {
			return found
		}
	}
	var records, named []position
	for _, t := range x.types {
		if _, ok := t.(*ir.Struct); ok && !x.inline[t] {
			records = append(records, position{typ: t})
		}
		if t.Declaration().Name.Local == steps[0] {
			named = append(named, position{typ: t})
		}
	}
	return append(follow(records, steps, overJSON), follow(named, steps[1:], overJSON)...)
}

// bodies returns the types of what is sent and received.
func (x *rest) bodies() []position {
	var all []position
	for _, api := range x.apis {
		for _, r := range x.roots(api) {
			if r.path == "" {
				all = append(all, position{typ: r.typ})
			}
		}
	}
	return all
}

// byGo returns the ways over fields that begin with a type:
// "ordersv2.PurchaseUnit.InvoiceID".
func (x *rest) byGo(path string) [][]hop {
	steps := strings.Split(path, ".")
	var found [][]hop
	for _, t := range x.types {
		name := x.goType(t)
		for n := 1; n <= min(2, len(steps)-1); n++ {
			if first := strings.Join(steps[:n], "."); first == name || n == 1 && strings.HasSuffix(name, "."+first) {
				found = append(found, follow([]position{{typ: t}}, steps[n:], overGo)...)
			}
		}
	}
	return found
}

// follow returns the ways that steps lead from positions.
func follow(from []position, steps []string, over func(position, string) []position) [][]hop {
	for _, step := range steps {
		var next []position
		for _, p := range from {
			next = append(next, over(p, step)...)
		}
		from = next
	}
	var trails [][]hop
	for _, p := range from {
		if n := len(p.trail); n > 0 && p.trail[n-1].field != nil {
			trails = append(trails, p.trail)
		}
	}
	return trails
}

// overJSON goes over a member. A map takes any step as a key, and so does a record
// with members of other names.
func overJSON(p position, step string) []position {
	var next []position
	switch t := p.typ.(type) {
	case *ir.List:
		return overJSON(position{t.Elem, p.trail}, step)
	case *ir.Map:
		return []position{{t.Elem, p.trail}}
	case *ir.Union:
		for _, c := range t.Cases {
			next = append(next, overJSON(p.over(t, c), step)...)
		}
	case *ir.Struct:
		for _, f := range t.Fields {
			switch name := jsonName(f); {
			case name == step:
				next = append(next, p.over(t, f))
			case name == "":
				next = append(next, overJSON(p.over(t, f), step)...)
			}
		}
		if next == nil && t.Extra != nil {
			next = []position{{t.Extra, append(slices.Clip(p.trail), hop{in: t})}}
		}
	}
	return next
}

// overGo goes over a field of a struct.
func overGo(p position, step string) []position {
	var next []position
	switch t := p.typ.(type) {
	case *ir.List:
		return overGo(position{t.Elem, p.trail}, step)
	case *ir.Map:
		return overGo(position{t.Elem, p.trail}, step)
	case ir.Named:
		for _, f := range fieldsOf(t) {
			if goMember(f) == step {
				next = append(next, p.over(t, f))
			}
		}
	}
	return next
}
