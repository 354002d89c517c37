package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/ppgen/ppgen/ir"
)

// A group that repeats has no element around it: its items follow one another
// in the element of the record. So the record has to see where an item ends.
// Items that are one element each, the cases of a choice, need nothing for it.
// Items that are a sequence end where the sequence starts over, and a variable
// keeps the place that was reached in it.

// stateOf returns the type of the variable that keeps the place in an inline
// field, if it needs one.
func (r *reader) stateOf(f *ir.Field) (typ string, ok bool) {
	if f.Wire.XML.Form != ir.Inline || !keepsPlace(f) {
		return "", false
	}
	return "at" + resolve(elem(f.Type)).(ir.Named).Declaration().Go, true
}

// keepsPlace reports whether an item of an inline field may be several
// elements: a struct, or a union with such a case.
func keepsPlace(f *ir.Field) bool {
	switch t := resolve(elem(f.Type)).(type) {
	case *ir.Struct:
		return true
	case *ir.Union:
		for _, c := range t.Cases {
			if c.Wire.XML != nil && c.Wire.XML.Form == ir.Inline && keepsPlace(c) {
				return true
			}
		}
	}
	return false
}

// assignInline writes how the current child is read into a group.
//
//	soap.Grow(&x.Items).decodeChild(d)
//
// or, where a variable keeps the place,
//
//	if atItems.starts(d) {
//		soap.Grow(&x.Items)
//	}
//	x.Items[len(x.Items)-1].decodeChild(d, &atItems)
func (r *reader) assignInline(f *ir.Field) []jen.Code {
	_, keeps := r.stateOf(f)
	args := []jen.Code{id("d")}
	if keeps {
		args = append(args, jen.Op("&").Add(r.place(f)))
	}
	if repeated(f.Type) == nil {
		return []jen.Code{
			jen.If(r.empty(f)).Block(sel("x", f.Go).Op("=").Add(jen.New(r.goType(f.Type)))),
			sel("x", f.Go).Dot("decodeChild").Call(args...),
		}
	}
	if !keeps {
		return []jen.Code{r.grow(f).Dot("decodeChild").Call(args...)}
	}
	last := sel("x", f.Go).Index(jen.Len(sel("x", f.Go)).Op("-").Lit(1))
	return []jen.Code{
		jen.If(r.place(f).Dot("starts").Call(id("d"))).Block(r.grow(f)),
		last.Dot("decodeChild").Call(args...),
	}
}

// place writes the variable that keeps the place in a group: a local one in
// DecodeXML, a field of the outer group's in decodeChild.
func (r *reader) place(f *ir.Field) *jen.Statement {
	if r.inGroup {
		return sel("at", f.Go)
	}
	r.use(f.Go)
	return id("at" + f.Go)
}

// inlineStruct writes what a group's sequence needs: the place in it, and how
// one child is read. DecodeXML is there for whoever has the group in an element.
func (r *reader) inlineStruct(f *file) {
	r.inGroup = true
	r.placeType(f)
	r.structStarts(f)
	r.decodeChild(f)
	f.doc(sentence("DecodeXML reads the open element into x."))
	f.method("x", r.name, "DecodeXML").Params(r.decoderParam()).BlockFunc(func(g *jen.Group) {
		r.attributes(g)
		g.Var().Add(id("at")).Add(id("at" + r.name))
		g.For(call("d", "Child")).Block(call("x", "decodeChild", id("d"), jen.Op("&").Add(id("at"))))
	})
}

// inlineUnion writes how one child is read into the case that it is.
func (r *reader) inlineUnion(f *file) {
	r.inGroup = true
	if r.keeps() {
		r.placeType(f)
		r.unionStarts(f)
	}
	r.decodeChild(f)
}

// keeps reports whether the type has a place to keep.
func (r *reader) keeps() bool {
	if !r.union {
		return true
	}
	for _, f := range r.fields {
		if _, ok := r.stateOf(f); ok {
			return true
		}
	}
	return false
}

// placeType writes
//
//	// atOption is the place that was reached in an Option.
//	type atOption struct {
//		place int
//		Inner atInner
//	}
func (r *reader) placeType(f *file) {
	f.doc(sentence("at" + r.name + " is the place that was reached in " + r.name + "."))
	f.typ("at" + r.name).StructFunc(func(g *jen.Group) {
		if !r.union {
			f.field("place")
			g.Add(id("place")).Int()
		}
		for _, field := range r.fields {
			if t, ok := r.stateOf(field); ok {
				f.field(field.Go)
				g.Add(id(field.Go)).Add(id(t))
			}
		}
	})
}

// structStarts writes
//
//	// starts reports whether the current child is the first of a new Option.
//	func (at *atOption) starts(d *soap.Decoder) bool {
//		place, again := 0, false
//		switch d.Local() {
//		case "Name":
//			place = 1
//		case "Value":
//			place, again = 2, true
//		}
//		if at.place == 0 || place < at.place || place == at.place && !again {
//			*at = atOption{place: place}
//			return true
//		}
//		at.place = place
//		return false
//	}
func (r *reader) structStarts(f *file) {
	place := func() *jen.Statement { return id("place") }
	r.starts(f, func(g *jen.Group) {
		g.List(place(), id("again")).Op(":=").List(jen.Lit(0), jen.False())
		g.Switch(call("d", "Local")).BlockFunc(r.places)
		g.If(sel("at", "place").Op("==").Lit(0).Op("||").
			Add(place()).Op("<").Add(sel("at", "place")).Op("||").
			Add(place()).Op("==").Add(sel("at", "place")).Op("&&").Op("!").Add(id("again"))).Block(
			jen.Op("*").Add(id("at")).Op("=").Add(id("at"+r.name)).Values(jen.Dict{place(): place()}),
			jen.Return(jen.True()),
		)
		g.Add(sel("at", "place")).Op("=").Add(place())
		g.Return(jen.False())
	})
}

// starts writes the frame of the method of that name.
func (r *reader) starts(f *file, body func(*jen.Group)) {
	f.doc(sentence("starts reports whether the current child is the first of a new " + r.name + "."))
	f.method("at", "at"+r.name, "starts").Params(r.decoderParam()).Bool().BlockFunc(body)
}

// places writes a case for each field of a sequence, with its place in it. A
// name that stands at two places counts at the first.
func (r *reader) places(g *jen.Group) {
	seen := map[string]bool{}
	for i, f := range r.fields {
		set := id("place").Op("=").Lit(i + 1)
		if repeated(f.Type) != nil || f.Wire.XML.Form == ir.Inline {
			set = jen.List(id("place"), id("again")).Op("=").List(jen.Lit(i+1), jen.True())
		}
		if labels := newLocals(f, seen); len(labels) > 0 {
			g.Case(caseLabels(labels)...).Block(set)
		}
		if f == r.anyField() {
			g.Default().Block(set.Clone())
		}
	}
}

// newLocals returns the local names of a field's elements that no field before it
// had.
func newLocals(f *ir.Field, seen map[string]bool) []string {
	var locals []string
	for _, name := range childNames(f) {
		if !seen[name.Local] {
			seen[name.Local] = true
			locals = append(locals, name.Local)
		}
	}
	return locals
}

// unionStarts writes
//
//	func (at *atPart) starts(d *soap.Decoder) bool {
//		switch d.Local() {
//		case "Name", "Value":
//			starts := at.Pair.starts(d)
//			*at = atPart{Pair: at.Pair}
//			return starts
//		}
//		*at = atPart{}
//		return true
//	}
func (r *reader) unionStarts(f *file) {
	r.starts(f, func(g *jen.Group) {
		g.Switch(call("d", "Local")).BlockFunc(func(g *jen.Group) {
			seen := map[string]bool{}
			for _, c := range r.fields {
				if _, ok := r.stateOf(c); !ok {
					continue
				}
				labels := newLocals(c, seen)
				if len(labels) == 0 {
					continue
				}
				g.Case(caseLabels(labels)...).Block(
					id("starts").Op(":=").Add(sel("at", c.Go)).Dot("starts").Call(id("d")),
					jen.Op("*").Add(id("at")).Op("=").Add(id("at"+r.name)).Values(jen.Dict{id(c.Go): sel("at", c.Go)}),
					jen.Return(id("starts")),
				)
			}
		})
		g.Op("*").Add(id("at")).Op("=").Add(id("at" + r.name)).Values()
		g.Return(jen.True())
	})
}

// decodeChild writes
//
//	// decodeChild reads the current element into x.
//	func (x *Item) decodeChild(d *soap.Decoder) {
//		switch d.Local() {…}
//	}
func (r *reader) decodeChild(f *file) {
	params := []jen.Code{r.decoderParam()}
	if r.keeps() {
		params = append(params, id("at").Op("*").Add(id("at"+r.name)))
	}
	f.doc(sentence("decodeChild reads the current element into x."))
	f.method("x", r.name, "decodeChild").Params(params...).Block(r.child()...)
}
