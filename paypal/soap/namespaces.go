package soap

import (
	"bytes"
	"slices"
)

// Namespaces that mean something to the kernel itself.
const (
	soap11URI = "http://schemas.xmlsoap.org/soap/envelope/"
	soap12URI = "http://www.w3.org/2003/05/soap-envelope"
	xsiURI    = "http://www.w3.org/2001/XMLSchema-instance"
	xmlURI    = "http://www.w3.org/XML/1998/namespace"
)

// A namespace is an index of Decoder.binds, or one of these.
const (
	noSpace  = -1
	xmlSpace = -2 // of the prefix xml, which needs no declaration
)

// The bounds of namespace declarations. Looking up a prefix compares with each
// that is in scope, and every [Raw] repeats the names of those it uses.
const (
	maxBinds = 256
	maxURI   = 512
)

// A binding is a namespace declaration. Its parts stand in the document; in a
// cached tag they count from the tag's name.
type binding struct {
	prefix span // empty for the default namespace
	uri    span
	odd    int32 // an index of Decoder.oddURIs, counted from 1, when uri has references in it
	xsi    bool  // it is the schema instance namespace
}

// isXSI also knows the namespaces that drafts of XML Schema had: servers from
// before 2001 are still about.
func isXSI(uri []byte) bool {
	return bytes.HasSuffix(uri, []byte("/XMLSchema-instance")) && bytes.HasPrefix(uri, []byte("http://www.w3.org/"))
}

func (d *Decoder) prefixOf(b *binding) []byte { return d.s[b.prefix.from:b.prefix.to] }

func (d *Decoder) uriOf(b *binding) []byte {
	if b.odd != 0 {
		return d.oddURIs[b.odd-1]
	}
	return d.s[b.uri.from:b.uri.to]
}

// uri returns the name of a namespace.
func (d *Decoder) uri(space int32) []byte {
	switch {
	case space >= 0 && int(space) < len(d.binds):
		return d.uriOf(&d.binds[space])
	case space == xmlSpace:
		return []byte(xmlURI)
	}
	return nil
}

// declare adds a namespace declaration of the current start tag. It returns where
// it ends, or -1 when it is wrong.
func (d *Decoder) declare(r *rawAttr) int {
	uri, ok := d.valueOf(r)
	if !ok {
		return -1
	}
	prefix := span{int32(r.local), int32(r.to)}
	if r.local == r.from {
		prefix.from = prefix.to
	}
	b := binding{prefix: prefix, uri: span{int32(r.value), int32(r.end)}, xsi: isXSI(uri)}
	if r.odd {
		d.oddURIs = append(d.oddURIs, slices.Clone(uri))
		b.odd = int32(len(d.oddURIs))
	}
	if !d.mayDeclare(d.prefixOf(&b), uri) {
		return -1
	}
	f := d.top()
	if prefix.from == prefix.to {
		f.defNS = f.binds
	} else {
		d.hint, d.xsi = noSpace, noSpace // they may be hidden now
		if d.own.typ.to > 0 && !d.untype() {
			return -1
		}
	}
	d.binds = append(d.binds[:f.binds], b)
	f.binds++
	return r.end + 1
}

// mayDeclare checks a declaration against the rules of namespaces.
func (d *Decoder) mayDeclare(prefix, uri []byte) bool {
	f := d.top()
	switch {
	case string(prefix) == "xmlns" || len(prefix) > 0 && len(uri) == 0:
		return d.fail("a namespace declaration is wrong")
	case (string(prefix) == "xml") != (string(uri) == xmlURI):
		return d.fail("the prefix xml and its namespace belong together")
	case len(uri) > maxURI:
		return d.fail("the name of a namespace has more than 512 bytes")
	case f.binds == maxBinds:
		return d.fail("more than 256 namespace declarations are in scope")
	}
	for i := d.frames[d.depth-1].binds; i < f.binds; i++ {
		if string(d.prefixOf(&d.binds[i])) == string(prefix) {
			return d.fail("a namespace prefix is declared twice")
		}
	}
	return true
}

// redeclare adds the declarations of a cached start tag whose name begins at p.
func (d *Decoder) redeclare(binds []binding, p int32) {
	f := d.top()
	d.binds = d.binds[:f.binds]
	for _, b := range binds {
		if b.prefix.from < b.prefix.to {
			d.hint, d.xsi = noSpace, noSpace
		}
		b.prefix.from += p
		b.prefix.to += p
		b.uri.from += p
		b.uri.to += p
		d.binds = append(d.binds, b)
	}
	f.binds += int32(len(binds))
}

// lookup returns the namespace that a prefix is bound to. It tries the one it
// found last first: nearly every prefix of an answer is that of xsi:type.
func (d *Decoder) lookup(prefix []byte) (int32, bool) {
	n := d.top().binds
	if h := d.hint; h >= 0 && h < n && bytes.Equal(d.prefixOf(&d.binds[h]), prefix) {
		return h, true
	}
	for i := n - 1; i >= 0; i-- {
		if bytes.Equal(d.prefixOf(&d.binds[i]), prefix) {
			d.hint = i
			return i, true
		}
	}
	if string(prefix) == "xml" {
		return xmlSpace, true
	}
	return noSpace, d.fail("the prefix " + clip(prefix, maxNamed) + " is not declared")
}
