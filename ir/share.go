package ir

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// Share moves the types that stand identically in at least two of the APIs into
// one of their own, of the given package name, and returns it; nil when there
// are none. Types are identical when they have one name, but for a number that
// the bundling of a document added to it ("money-2"), and agree with a server on
// the same. Where a name means different things in different APIs, the types of
// that name stay where they are. Within one API, types that are identical become
// one.
//
// The shared API has to be named before the others, and checked with them.
func Share(apis []*API, pkg string) *API {
	s := &sharer{class: map[Named]int{}, keep: map[Named]Named{}}
	for i, api := range apis {
		for _, t := range api.Types {
			s.types = append(s.types, shareable{t, i, plainName(t)})
		}
	}
	s.classify()
	s.choose()
	return s.move(apis, pkg)
}

// A sharer finds types that are one.
type sharer struct {
	types []shareable
	class map[Named]int   // types that are identical have one number
	keep  map[Named]Named // which of the types of its class stands for a type
	pairs map[Named]bool  // the types that several APIs share
}

type shareable struct {
	Named
	api  int
	name string
}

var bundled = regexp.MustCompile(`-[0-9]+$`)

// plainName returns the name of a type without the number that bundling added.
func plainName(t Named) string {
	first, path, _ := strings.Cut(t.Declaration().Name.Local, "/")
	return bundled.ReplaceAllString(first, "") + "/" + path
}

// classify puts types into classes: first by what they say themselves, then by
// the classes of the types they refer to, until nothing changes.
func (s *sharer) classify() {
	texts := make([]string, len(s.types))
	for i, t := range s.types {
		texts[i] = t.name + " " + shapeOf(t.Named)
	}
	count := s.number(texts)
	for {
		for i, t := range s.types {
			texts[i] = fmt.Sprint(s.class[t.Named])
			for _, d := range direct(t.Named) {
				texts[i] += fmt.Sprint(" ", s.class[d])
			}
		}
		next := s.number(texts)
		if next == count {
			return
		}
		count = next
	}
}

// number gives types of the same text the same class, and returns how many
// there are.
func (s *sharer) number(texts []string) int {
	numbers := map[string]int{}
	for i, t := range s.types {
		if numbers[texts[i]] == 0 {
			numbers[texts[i]] = len(numbers) + 1
		}
		s.class[t.Named] = numbers[texts[i]]
	}
	return len(numbers)
}

// shapeOf returns what a type says itself: with every type it refers to written
// as the same word, because what that is depends on the class of the other.
func shapeOf(t Named) string {
	names := map[Named]string{}
	for _, d := range direct(t) {
		names[d] = "·"
	}
	names[t] = ""
	return string(render(dumper{contract: true, names: names}.named(t)))
}

// choose selects the type that stands for each class, and the classes that
// several APIs share.
func (s *sharer) choose() {
	best := map[int]shareable{}
	apis := map[int]map[int]bool{}
	for _, t := range s.types {
		class := s.class[t.Named]
		if apis[class] == nil {
			apis[class] = map[int]bool{}
			best[class] = t
		}
		apis[class][t.api] = true
		if len(t.Declaration().Name.Local) < len(best[class].Declaration().Name.Local) {
			best[class] = t
		}
	}
	classes := map[string]map[int]bool{} // the shared ones of each name
	for _, t := range s.types {
		class := s.class[t.Named]
		s.keep[t.Named] = best[class].Named
		if len(apis[class]) > 1 {
			if classes[t.name] == nil {
				classes[t.name] = map[int]bool{}
			}
			classes[t.name][class] = true
		}
	}
	s.pairs = map[Named]bool{}
	for _, t := range s.types {
		if len(apis[s.class[t.Named]]) > 1 && len(classes[t.name]) == 1 && !ByRuntime(t.Named) {
			s.pairs[s.keep[t.Named]] = true
		}
	}
	s.close()
	s.stayHome()
}

// close takes back the types that refer to one which stays where it is: the
// shared package cannot import the others.
func (s *sharer) close() {
	for changed := true; changed; {
		changed = false
		for _, t := range s.types {
			if !s.pairs[t.Named] {
				continue
			}
			stays := func(d Named) bool { return !s.pairs[s.keep[d]] && !ByRuntime(d) }
			if slices.ContainsFunc(direct(t.Named), stays) {
				delete(s.pairs, t.Named)
				changed = true
			}
		}
	}
}

// stayHome makes types that are not shared stand for those of their own API
// alone.
func (s *sharer) stayHome() {
	type home struct{ class, api int }
	first := map[home]Named{}
	for _, t := range s.types {
		if s.pairs[s.keep[t.Named]] {
			continue
		}
		at := home{s.class[t.Named], t.api}
		if f := first[at]; f == nil || len(t.Declaration().Name.Local) < len(f.Declaration().Name.Local) {
			first[at] = t.Named
		}
	}
	for _, t := range s.types {
		if !s.pairs[s.keep[t.Named]] {
			s.keep[t.Named] = first[home{s.class[t.Named], t.api}]
		}
	}
}

// move makes the shared API, and all references lead to the types that are kept.
func (s *sharer) move(apis []*API, pkg string) *API {
	shared := &API{Name: pkg, Title: "Common types", Docs: Docs{Text: "The types that several of the APIs share."}}
	for _, t := range s.types {
		if s.pairs[t.Named] {
			t.Declaration().Package = pkg
			shared.Types = append(shared.Types, t.Named)
		}
		relink(t.Named, s.kept)
	}
	for _, api := range apis {
		api.Types = slices.DeleteFunc(api.Types, func(t Named) bool { return s.pairs[t] || s.keep[t] != t })
		for _, op := range api.Ops {
			if op.REST != nil {
				op.REST.relink(s.kept)
			}
		}
	}
	if len(shared.Types) == 0 {
		return nil
	}
	slices.SortFunc(shared.Types, func(a, b Named) int {
		return cmp.Compare(a.Declaration().Name.Local, b.Declaration().Name.Local)
	})
	return shared
}

func (s *sharer) kept(t Named) Named {
	if k := s.keep[t]; k != nil {
		return k
	}
	return t
}

// relink makes the references of a type lead to what replace returns.
func relink(t Named, replace func(Named) Named) {
	switch t := t.(type) {
	case *Struct:
		for _, f := range t.Fields {
			f.Type = replaced(f.Type, replace)
		}
		t.Extra = replaced(t.Extra, replace)
	case *Union:
		for _, f := range t.Cases {
			f.Type = replaced(f.Type, replace)
		}
	}
}

// replaced returns a type with its references replaced.
func replaced(t Type, replace func(Named) Named) Type {
	switch t := t.(type) {
	case *List:
		c := *t
		c.Elem = replaced(t.Elem, replace)
		return &c
	case *Map:
		return &Map{Elem: replaced(t.Elem, replace)}
	case Named:
		return replace(t)
	}
	return t
}

func (r *RESTBinding) relink(replace func(Named) Named) {
	for _, params := range [][]*Param{r.PathParams, r.QueryParams, r.HeaderParams} {
		for _, p := range params {
			p.Type = replaced(p.Type, replace)
		}
	}
	if r.Body != nil {
		r.Body.Type = replaced(r.Body.Type, replace)
		for _, p := range r.Body.Parts {
			p.Type = replaced(p.Type, replace)
		}
	}
	for _, results := range [][]*Result{r.Results, r.Errors} {
		for _, result := range results {
			result.Type = replaced(result.Type, replace)
			for _, h := range result.Headers {
				h.Type = replaced(h.Type, replace)
			}
		}
	}
}
