package soap

import (
	"bytes"
	"errors"
)

// Raw is one XML element as text: what stands where a contract allows any
// element. It is complete in itself: every prefix in it is declared in it.
type Raw string

// An Attr is an attribute that a contract does not name. Space is its
// namespace, empty for none.
type Attr struct{ Space, Local, Value string }

// Raw returns the current element as text, with the namespaces that it uses
// declared in it, and moves past its end tag. The element is reported as
// unknown all the same: that a contract allows any element there does not mean
// that it knows this one.
func (d *Decoder) Raw() Raw {
	depth, from := d.depth, d.p
	if depth == 0 {
		return ""
	}
	raw := d.capture()
	d.report(depth, "", d.innerText(d.s[from:d.p]), "unknown element")
	return raw
}

// Any is Raw for a list, which takes all elements that the contract leaves open.
//
//go:noinline
func (d *Decoder) Any(list *[]Raw) { *list = append(*list, d.Raw()) }

// capture is Raw without the report.
func (d *Decoder) capture() Raw {
	f := *d.top()
	binds := d.frames[d.depth-1].binds
	outer, own := d.binds[:binds], d.binds[binds:f.binds]
	d.skip()
	if d.err != nil {
		return ""
	}
	// The bindings are no longer in scope, but not overwritten either.
	element := d.s[f.from-1 : d.p]
	out := make([]byte, 0, len(element)+128)
	out = append(out, d.s[f.from-1:f.to]...)
	for i := range outer {
		b := &outer[i]
		if !d.declares(own, b) && !d.declares(outer[i+1:], b) && d.uses(element, b) {
			out = appendDeclaration(out, string(d.prefixOf(b)), string(d.uriOf(b)))
		}
	}
	return Raw(append(out, d.s[f.to:d.p]...))
}

// declares reports whether one of binds has the prefix of b.
func (d *Decoder) declares(binds []binding, b *binding) bool {
	for i := range binds {
		if bytes.Equal(d.prefixOf(&binds[i]), d.prefixOf(b)) {
			return true
		}
	}
	return false
}

// uses reports whether an element may need a binding of its surroundings. It
// errs on the safe side: a prefix may also stand in a value, as in
// xsi:type="ebl:Amount".
func (d *Decoder) uses(element []byte, b *binding) bool {
	if b.prefix.from == b.prefix.to {
		return len(d.uriOf(b)) > 0
	}
	prefix := append(bytes.Clone(d.prefixOf(b)), ':')
	for {
		i := bytes.Index(element, prefix)
		if i < 0 {
			return false
		}
		if i > 0 && classes[element[i-1]]&inName == 0 { // it is not the end of a longer name
			return true
		}
		element = element[i+len(prefix):]
	}
}

// appendDeclaration appends a namespace declaration.
func appendDeclaration(b []byte, prefix, uri string) []byte {
	b = append(b, " xmlns"...)
	if prefix != "" {
		b = append(b, ':')
		b = append(b, prefix...)
	}
	b = append(b, '=', '"')
	b, _ = appendAttr(b, uri)
	return append(b, '"')
}

// checkRaw reports why r cannot stand in a message of a contract.
func checkRaw(r Raw, c *Contract) error {
	if r == "" {
		return errors.New("expected an XML element, found nothing")
	}
	around := append(make([]byte, 0, len(r)+512), "<raw"...)
	around = appendDeclaration(around, "xsi", xsiURI)
	for _, n := range c.namespaces() {
		around = appendDeclaration(around, n.Prefix, n.URI)
	}
	around = append(around, '>')
	around = append(around, r...)
	around = append(around, "</raw>"...)

	d := decoders.Get().(*Decoder)
	defer decoders.Put(d)
	defer d.release()
	d.reset(around)
	elements := 0
	if d.misc() && d.start() {
		for d.Child() {
			elements++
			d.skip()
		}
	}
	if d.finish() == nil && (elements != 1 || len(d.unknown) > 0) {
		return errors.New("expected one XML element and nothing else")
	}
	return d.err
}
