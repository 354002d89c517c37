package rest

import (
	"fmt"
	"slices"
)

// A Case says which values are of one case of a union.
type Case struct {
	Kinds  Kinds
	Values []string // of the discriminator: one of them; empty for any
	Has    []string // members that an object has, when Values is empty
}

// A union is what a writer knows of the union it writes.
type union struct {
	depth int
	mark  int // where the last case ended
	count int // of the cases that wrote something
}

// A readUnion is what a reader knows of the union it reads.
type readUnion struct {
	kind          Kinds
	discriminator string
	looked        bool // value and names are known
	value         string
	names         []string
}

// Union says that the object is a union: one of the values that are added from
// here on, each with the empty name and after a Case. It comes first.
// discriminator is the member that tells objects apart; it is empty when there is
// none.
func (f *Fields) Union(discriminator string) {
	if !f.reading {
		f.w.unions = append(f.w.unions, union{depth: f.w.depth, mark: len(f.w.b)})
		return
	}
	r := &f.r
	s := &r.sweep
	if r.err == nil {
		r.p, r.depth = s.start, s.depth
	}
	r.unions = append(r.unions, readUnion{kind: r.kind(), discriminator: discriminator})
	s.union, s.value, s.length = len(r.unions), true, -1
}

// Case says which values the next one added is for. The first case that fits is
// taken.
func (f *Fields) Case(c *Case) {
	if !f.reading {
		f.w.endCase()
		return
	}
	s := &f.r.sweep
	s.from, s.length = 0, -1
	if !s.moved && f.r.fits(c) {
		s.length = 0
	}
}

// Otherwise adds where a value goes that fits no case.
func (f *Fields) Otherwise(p *Raw) {
	if !f.reading {
		f.w.endCase()
		if *p != "" {
			f.writeRaw("", *p)
		}
		return
	}
	if r := &f.r; !r.sweep.moved {
		if *p = r.raw(); r.err == nil {
			r.report([]byte(*p), errNoCase)
		}
		r.next(true)
	}
}

const errNoCase = "it fits no case of the union"

// endCase counts the case that was added last, if it wrote something.
func (w *writer) endCase() {
	if u := &w.unions[len(w.unions)-1]; len(w.b) > u.mark {
		u.count++
		u.mark = len(w.b)
	}
}

// endUnion fails for a union that is not exactly one thing: what was written would
// not be JSON.
func (f *Fields) endUnion() {
	f.w.endCase()
	last := len(f.w.unions) - 1
	if n := f.w.unions[last].count; n != 1 {
		f.fail("", fmt.Errorf("%d cases of the union are set: expected one", n))
	}
	f.w.unions = f.w.unions[:last]
}

// endUnion reports a value that no case has taken.
func (r *reader) endUnion() bool {
	if !r.sweep.moved {
		r.reject(errNoCase)
	}
	r.unions = r.unions[:r.sweep.union-1]
	return r.sweep.taken
}

// fits reports whether the value that comes next is of a case.
func (r *reader) fits(c *Case) bool {
	u := &r.unions[r.sweep.union-1]
	if c.Kinds&u.kind == 0 {
		return false
	}
	if u.kind != ObjectKind || len(c.Values)+len(c.Has) == 0 {
		return true
	}
	if !u.looked {
		r.look(u)
	}
	if len(c.Values) > 0 {
		return slices.Contains(c.Values, u.value)
	}
	return !slices.ContainsFunc(c.Has, func(name string) bool { return !slices.Contains(u.names, name) })
}

// look gathers what tells the cases of the object that comes next apart, without
// moving past it.
func (r *reader) look(u *readUnion) {
	u.looked = true
	from := r.p
	if !r.open() {
		return
	}
	for r.nextMember() {
		name := string(r.memberName())
		u.names = append(u.names, name)
		if name == u.discriminator && r.kind() == StringKind {
			t, _ := r.scalar(StringKind)
			u.value = string(t)
			continue
		}
		r.skip()
	}
	if r.err == nil {
		r.p = from
	}
}
