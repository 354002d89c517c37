package soap

import (
	"bytes"
	"slices"
	"strings"
)

// maxAttrs bounds the attributes of one element: each is a bit of
// Decoder.unread, and looking for duplicates compares each with each.
const maxAttrs = 64

// An attr is an attribute of the current start tag. Its name runs from "from"
// to "to", with the prefix before "local".
//
// Positions count from the name of the tag, so that they hold for every later
// copy of it.
type attr struct {
	from, local, to int32
	value           span
	text            string // the value, where it is not the very bytes or belongs to the cache
	space           int32
	xsi             bool
}

// A span is a part of the document, or of a start tag.
type span struct{ from, to int32 }

// nameOf is the local name of an attribute.
func (d *Decoder) nameOf(a *attr) []byte {
	base := d.top().from
	return d.s[base+a.local : base+a.to]
}

// attributes reads what follows the name in a start tag, which ends at p.
//
// Servers put an xsi:type on nearly every element, and nearly nobody asks for
// it. It is only noted where it stands, which spares half of the time that all
// attributes together take.
func (d *Decoder) attributes(p int) bool {
	const xsiType = `xsi:type="`
	s, t, f := d.s, &d.own, d.top()
	for {
		from := p
		for p < len(s) && classes[s[p]]&isSpace != 0 {
			p++
		}
		if p+1 >= len(s) && !(p < len(s) && s[p] == '>') {
			return d.failEnd()
		}
		switch {
		case s[p] == '>':
			d.p = p + 1
			return d.resolveAttrs()
		case s[p] == '/' && s[p+1] == '>':
			d.p = p + 2
			f.empty = true
			return d.resolveAttrs()
		case p == from:
			d.p = p
			return d.fail("expected white space before an attribute")
		}
		if d.xsi >= 0 && d.xsi < f.binds && t.typ.to == 0 && hasPrefix(s[p:], xsiType) {
			from := p + len(xsiType)
			if to := from + attrStop(s[from:], '"'); to < len(s) && s[to] == '"' {
				t.typ = span{int32(from) - f.from, int32(to) - f.from}
				p = to + 1
				continue
			}
		}
		if p = d.attribute(p); p < 0 {
			return false
		}
	}
}

// A rawAttr is where the parts of an attribute stand in the document. Without a
// prefix, local is from.
type rawAttr struct {
	from, local, to int
	value, end      int
	odd             bool // the value has references, or white space other than blanks
}

// attribute reads the attribute or namespace declaration at p. It returns where
// it ends, or -1 when it is wrong.
//
// It looks for the one common form itself, letter by letter, because nearly all
// of what a decoder without a cache does is reading attributes.
func (d *Decoder) attribute(p int) int {
	s := d.s
	r := rawAttr{from: p, local: p}
	for r.to = p; r.to < len(s); r.to++ {
		if c := s[r.to]; classes[c]&asciiName != 0 {
			continue
		} else if c != ':' || r.local != p {
			break
		}
		r.local = r.to + 1
	}
	r.value = r.to + 2
	if r.value >= len(s) || s[r.to] != '=' || s[r.to+1] != '"' || classes[s[p]]&classes[s[r.local]]&startName == 0 || r.local == r.to {
		if !d.oddAttribute(&r) {
			return -1
		}
	} else if r.end = r.value + attrStop(s[r.value:], '"'); r.end == len(s) || s[r.end] != '"' {
		if !d.oddValue(&r) {
			return -1
		}
	}
	if s[p] == 'x' && (r.local == p && r.to-p == 5 || r.local-p == 6) && string(s[p:p+5]) == "xmlns" {
		return d.declare(&r)
	}
	return d.addAttr(&r)
}

// oddAttribute is for the less common forms of an attribute: names beyond
// ASCII, white space around the equals sign, single quotes; and for what is
// none.
func (d *Decoder) oddAttribute(r *rawAttr) bool {
	if r.local, r.to = d.name(r.from); r.to < 0 {
		return false
	}
	d.p = r.to
	d.skipSpace()
	if d.p >= len(d.s) || d.s[d.p] != '=' {
		return d.fail("expected = after the name of an attribute")
	}
	d.p++
	d.skipSpace()
	if d.p >= len(d.s) || d.s[d.p] != '"' && d.s[d.p] != '\'' {
		return d.fail("expected a quote before the value of an attribute")
	}
	r.value = d.p + 1
	r.end = r.value + attrStop(d.s[r.value:], d.s[d.p])
	return d.oddValue(r)
}

// oddValue finds the end of a value, past what stopped r.end before it.
func (d *Decoder) oddValue(r *rawAttr) bool {
	for quote := d.s[r.value-1]; ; {
		if r.end >= len(d.s) {
			return d.failEnd()
		}
		switch d.s[r.end] {
		case quote:
			return true
		case '<':
			d.p = r.end
			return d.fail("a < in the value of an attribute must be written &lt;")
		}
		r.odd = true
		r.end += 1 + attrStop(d.s[r.end+1:], quote)
	}
}

// valueOf returns what the value of an attribute means. What is not the very
// bytes of the document is good until the next call.
func (d *Decoder) valueOf(r *rawAttr) (value []byte, ok bool) {
	if !r.odd {
		return d.s[r.value:r.end], true
	}
	d.scratch, ok = d.resolve(d.scratch[:0], d.s[r.value:r.end], true)
	return d.scratch, ok
}

// addAttr adds an attribute to the current start tag, and returns where it ends.
func (d *Decoder) addAttr(r *rawAttr) int {
	if len(d.own.attrs) == maxAttrs {
		d.fail("an element has more than 64 attributes")
		return -1
	}
	base := int(d.top().from)
	a := d.newAttr()
	a.from, a.local, a.to = int32(r.from-base), int32(r.local-base), int32(r.to-base)
	a.value = span{int32(r.value - base), int32(r.end - base)}
	a.space, a.xsi = noSpace, false
	if r.odd {
		value, ok := d.valueOf(r)
		if !ok {
			return -1
		}
		a.text, a.value = d.strings.Add(value), span{}
	} else if a.text != "" {
		a.text = ""
	}
	return r.end + 1
}

// newAttr makes room for an attribute, with what was there before in it.
func (d *Decoder) newAttr() *attr {
	t := &d.own
	if n := len(t.attrs); n < cap(t.attrs) {
		t.attrs = t.attrs[:n+1]
	} else {
		t.attrs = append(t.attrs, attr{})
	}
	return &t.attrs[len(t.attrs)-1]
}

// resolveAttrs finds the namespaces of the attributes, which may be declared
// after them, and refuses one that is there twice.
func (d *Decoder) resolveAttrs() bool {
	t := &d.own
	for i := range t.attrs {
		a := &t.attrs[i]
		if a.local > a.from {
			base := d.top().from
			var ok bool
			if a.space, ok = d.lookup(d.s[base+a.from : base+a.local-1]); !ok {
				return false
			}
			a.xsi = a.space >= 0 && d.binds[a.space].xsi
		}
		if a.xsi {
			if t.typ.to > 0 && string(d.nameOf(a)) == "type" {
				return d.fail("attribute type is there twice")
			}
			if a.local-a.from == 4 && string(d.s[d.top().from+a.from:][:3]) == "xsi" {
				d.xsi = a.space
			}
		} else {
			t.unread |= 1 << i
		}
		for j := range i {
			b := &t.attrs[j]
			if a.to-a.local == b.to-b.local && bytes.Equal(d.nameOf(a), d.nameOf(b)) && bytes.Equal(d.uri(a.space), d.uri(b.space)) {
				return d.fail("attribute " + clip(d.nameOf(a), maxNamed) + " is there twice")
			}
		}
	}
	return true
}

// find returns the index of an attribute of the current start tag, or -1. A name
// in Clark's notation, {namespace}local, finds that of the namespace only. A
// local name finds the attribute without a namespace, or else one that has a
// namespace and was not read by it.
func (d *Decoder) find(local string) int {
	if strings.HasPrefix(local, "{") {
		space, local, _ := strings.Cut(local[1:], "}")
		return slices.IndexFunc(d.cur.attrs, func(a attr) bool {
			return string(d.nameOf(&a)) == local && string(d.uri(a.space)) == space
		})
	}
	found := -1
	for i := range d.cur.attrs {
		a := &d.cur.attrs[i]
		if a.xsi || string(d.nameOf(a)) != local {
			continue
		}
		if a.space == noSpace {
			return i
		}
		if found < 0 && d.unread&(1<<i) != 0 {
			found = i
		}
	}
	return found
}

// Attr returns an attribute of the current element, without white space around
// it; empty when it is absent. It must be asked for before the content. Where
// two attributes share a local name, {namespace}local names the one that has a
// namespace; it must be asked for first.
func (d *Decoder) Attr(local string) string {
	d.subject = d.depth
	i := d.find(local)
	if i < 0 {
		return ""
	}
	d.unread &^= 1 << i
	return trim(d.attrText(&d.cur.attrs[i]))
}

// attrBytes returns a value that is good until the next call.
func (d *Decoder) attrBytes(a *attr) []byte {
	if a.value.to > 0 {
		base := d.top().from
		return d.s[base+a.value.from : base+a.value.to]
	}
	return []byte(a.text)
}

// attrText returns a value that may be kept.
func (d *Decoder) attrText(a *attr) string {
	if a.text != "" {
		return a.text
	}
	return d.strings.Add(d.attrBytes(a))
}

// xsiAttr returns an attribute of the schema instance namespace, good until the
// next call. A noted xsi:type is not among them.
func (d *Decoder) xsiAttr(local string) []byte {
	for i := range d.cur.attrs {
		if a := &d.cur.attrs[i]; a.xsi && string(d.nameOf(a)) == local {
			return trimBytes(d.attrBytes(a))
		}
	}
	return nil
}

// xsiType returns the value of xsi:type, good until the next call.
func (d *Decoder) xsiType() []byte {
	if t := d.cur.typ; t.to > 0 {
		base := d.top().from
		return trimBytes(d.s[base+t.from : base+t.to])
	}
	return d.xsiAttr("type")
}

// untype makes an ordinary attribute of a noted xsi:type, since what follows
// declares a prefix, which may be xsi.
func (d *Decoder) untype() bool {
	base := int(d.top().from)
	value := base + int(d.own.typ.from)
	r := rawAttr{value: value, end: base + int(d.own.typ.to)}
	r.to = value - len(`="`)
	r.local = r.to - len("type")
	r.from = r.local - len("xsi:")
	d.own.typ = span{}
	return d.addAttr(&r) >= 0
}

// Known lists attributes of the current element that are not to be reported
// although nobody reads them. Those that were read need not be listed.
func (d *Decoder) Known(attrs ...string) {
	for _, local := range attrs {
		if i := d.find(local); i >= 0 {
			d.unread &^= 1 << i
		}
	}
}

// OtherAttrs returns the attributes of the current element that are not known
// and that nobody has read. Namespace declarations and xsi's are not among them.
func (d *Decoder) OtherAttrs(known ...string) []Attr {
	d.Known(known...)
	var others []Attr
	for i := range d.cur.attrs {
		if d.unread&(1<<i) != 0 {
			a := &d.cur.attrs[i]
			others = append(others, Attr{
				Space: string(d.uri(a.space)),
				Local: string(d.nameOf(a)),
				Value: d.attrText(a),
			})
		}
	}
	d.unread = 0
	return others
}
