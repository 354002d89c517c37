package soap

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/ppgen/ppgen/paypal/money"
)

// maxDepth bounds how deep elements nest, in what is written and in what is
// read. No contract comes near it; a value that contains itself does.
const maxDepth = 128

// An Encoder writes a message. Generated code calls its methods in the order of
// the contract; every tag argument is a literal such as "<ebl:Version>".
//
// The first error sticks, and [Marshal], [Append] or [Call] returns it.
//
// Small methods are marked go:noinline, here and in [Decoder], because generated
// code calls them at thousands of places: inlined there, they would be a fifth
// of its build time, and win nothing that can be measured. String and Attr are
// not, since most of their calls find an empty value.
type Encoder struct {
	b        []byte
	err      error
	depth    int
	contract *Contract
}

// tooDeep unwinds the encoding of a value that is nested too deep. Only a panic
// ends a recursion that goes through code which does not look at errors;
// Encoder.message recovers it.
type tooDeep struct{}

// Fail records that the value cannot be written. Only the first error counts.
func (e *Encoder) Fail(err error) {
	if e.err == nil && err != nil {
		e.err = err
	}
}

// failText records that the value of what holds a character XML has no way to
// write.
func (e *Encoder) failText(what, v string) {
	if err := badText(v); err != nil {
		e.Fail(fmt.Errorf("soap: %s: %w", what, err))
	}
}

// openTag names the innermost open element, for errors. It reads the output
// backwards, so that writing costs nothing: text and values hold no '<'.
func (e *Encoder) openTag() string {
	closed := 0
	for end := len(e.b); ; {
		start := bytes.LastIndexByte(e.b[:end], '<')
		if start < 0 {
			return "the message"
		}
		tag := e.b[start+1 : end]
		end = start
		switch {
		case bytes.HasPrefix(tag, []byte("/")):
			closed++
		case bytes.Contains(tag, []byte("/>")), bytes.HasPrefix(tag, []byte("!")), bytes.HasPrefix(tag, []byte("?")):
		case closed > 0:
			closed--
		default:
			if i := bytes.IndexAny(tag, " >"); i >= 0 {
				tag = tag[:i]
			}
			return "<" + string(tag) + ">"
		}
	}
}

// Start writes a start tag. An [Encoder.End] with the same tag must follow.
//
//go:noinline
func (e *Encoder) Start(tag string) {
	e.deeper(tag)
	e.b = append(e.b, tag...)
}

// deeper counts one more open element, and leaves room for one within it.
func (e *Encoder) deeper(tag string) {
	if e.depth++; e.depth >= maxDepth {
		e.Fail(fmt.Errorf("soap: %s is nested deeper than %d elements: does the value contain itself?", tag, maxDepth))
		panic(tooDeep{})
	}
}

// End writes the end tag that belongs to the start tag.
//
//go:noinline
func (e *Encoder) End(tag string) {
	e.depth--
	e.b = appendEnd(e.b, tag)
}

// appendEnd appends the end tag that belongs to a start tag.
func appendEnd(b []byte, tag string) []byte {
	b = append(b, '<', '/')
	return append(b, tag[1:]...)
}

// Open writes a start tag up to its attributes. [Encoder.Enter] closes it.
//
//go:noinline
func (e *Encoder) Open(tag string) {
	e.deeper(tag)
	e.b = append(e.b, tag[:len(tag)-1]...)
}

// OpenType is Open with an xsi:type, which selects the derived type that stands
// where the contract names a base type.
func (e *Encoder) OpenType(tag, typ string) {
	e.Open(tag)
	e.RequiredAttr("xsi:type", typ)
}

// Attr writes an attribute, unless v is empty.
func (e *Encoder) Attr(name, v string) {
	if v != "" {
		e.RequiredAttr(name, v)
	}
}

// RequiredAttr writes an attribute even when v is empty.
func (e *Encoder) RequiredAttr(name, v string) {
	b := append(e.b, ' ')
	b = append(b, name...)
	b = append(b, '=', '"')
	b, ok := appendAttr(b, v)
	e.b = append(b, '"')
	if !ok {
		e.failText("attribute "+name+" of "+e.openTag(), v)
	}
}

// Enter ends the attributes of an opened start tag.
func (e *Encoder) Enter() { e.b = append(e.b, '>') }

// Text writes character data.
func (e *Encoder) Text(v string) {
	b, ok := appendText(e.b, v)
	e.b = b
	if !ok {
		e.failText(e.openTag(), v)
	}
}

// DecimalText writes a number as character data.
func (e *Encoder) DecimalText(v money.Decimal) { e.b = v.AppendTo(e.b) }

// Nil writes an element that says it has no value.
//
//go:noinline
func (e *Encoder) Nil(tag string) {
	e.b = append(e.b, tag[:len(tag)-1]...)
	e.b = append(e.b, ` xsi:nil="true"/>`...)
}

// A Content is a record, which stands in an element.
type Content interface{ EncodeXML(*Encoder) }

// Record writes an element that holds a record without attributes.
func (e *Encoder) Record(tag string, v Content) {
	e.Start(tag)
	v.EncodeXML(e)
	e.End(tag)
}

// Any writes elements that the contract leaves open, as [Encoder.Raw] does one.
//
//go:noinline
func (e *Encoder) Any(list []Raw) {
	for _, r := range list {
		e.Raw(r)
	}
}

// Raw writes an element that the contract leaves open. It must be one
// well-formed element whose prefixes are declared within it or by the contract.
func (e *Encoder) Raw(r Raw) {
	if err := checkRaw(r, e.contract); err != nil {
		e.Fail(fmt.Errorf("soap: raw element in %s: %w", e.openTag(), err))
		return
	}
	e.b = append(e.b, trim(string(r))...)
}

// RawAttr writes an attribute that the contract leaves open, into the start tag
// that is open.
func (e *Encoder) RawAttr(a Attr) {
	if !isNCName(a.Local) || a.Local == "xmlns" {
		e.Fail(fmt.Errorf("soap: attribute %q of %s: expected an XML name without a colon", clip(a.Local, maxNamed), e.openTag()))
		return
	}
	name := a.Local
	if a.Space != "" {
		name = e.prefixFor(a.Space) + ":" + a.Local
	}
	if e.hasAttr(name) {
		e.Fail(fmt.Errorf("soap: attribute %s of %s is there twice: remove one", name, e.openTag()))
		return
	}
	e.RequiredAttr(name, a.Value)
}

// prefixFor returns a prefix for a namespace, which it declares on the open
// start tag when the contract does not know the namespace.
func (e *Encoder) prefixFor(space string) string {
	switch space {
	case xmlURI:
		return "xml"
	case xsiURI:
		return "xsi"
	}
	for _, n := range e.contract.namespaces() {
		if n.URI == space {
			return n.Prefix
		}
	}
	for n := 1; ; n++ {
		prefix := fmt.Sprintf("any%d", n)
		if !e.contract.hasPrefix(prefix) && !e.hasAttr("xmlns:"+prefix) {
			e.RequiredAttr("xmlns:"+prefix, space)
			return prefix
		}
	}
}

// hasAttr looks for an attribute in the open start tag. A quote within a value
// is escaped, so that no value can look like an attribute.
func (e *Encoder) hasAttr(name string) bool {
	tag := e.b[bytes.LastIndexByte(e.b, '<')+1:]
	return bytes.Contains(tag, []byte(" "+name+`="`))
}

// localOf returns the local name in a start tag: "Version" of "<ebl:Version>".
func localOf(tag string) string {
	tag = strings.TrimSuffix(strings.TrimPrefix(tag, "<"), ">")
	return tag[strings.IndexByte(tag, ':')+1:]
}
