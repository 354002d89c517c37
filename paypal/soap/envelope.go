package soap

import (
	"bytes"
	"errors"
	"runtime"
	"strings"
	"sync"

	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/internal/wire"
)

// The namespaces of the header that carries credentials.
const (
	apiURI  = "urn:ebay:api:PayPalAPI"
	baseURI = "urn:ebay:apis:eBLBaseComponents"
)

// envelopeHead is what every envelope of a contract begins with: all prefixes are
// declared here, once. The prefixes soapenv and xsi are never those of a
// contract. It is made for the first message and kept.
func (c *Contract) envelopeHead() string {
	if c != nil {
		if head := c.head.Load(); head != nil {
			return *head
		}
	}
	soapenv := soap11URI
	if c.soap12() {
		soapenv = soap12URI
	}
	b := []byte(`<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope`)
	b = appendDeclaration(b, "soapenv", soapenv)
	b = appendDeclaration(b, "xsi", xsiURI)
	for _, n := range c.namespaces() {
		b = appendDeclaration(b, n.Prefix, n.URI)
	}
	head := string(append(b, '>'))
	if c != nil {
		c.head.Store(&head)
	}
	return head
}

var encoders = sync.Pool{New: func() any { return new(Encoder) }}

// appendEnvelope appends an envelope of a contract with v in its body; a nil v
// leaves the body empty. Without credentials and other headers there is no
// header element.
func appendEnvelope(dst []byte, c *Contract, v Message, creds *wire.Credentials, headers []Message) ([]byte, error) {
	e := encoders.Get().(*Encoder)
	e.b, e.err, e.contract = dst, nil, c
	e.envelope(v, creds, headers)
	out, err := e.b, e.err
	e.b, e.err, e.contract = nil, nil, nil
	encoders.Put(e)
	if err != nil {
		return dst, err
	}
	return out, nil
}

// buffers hold envelopes until their length is known.
var buffers = sync.Pool{New: func() any { return new([]byte) }}

// newEnvelope is appendEnvelope into memory of the right size.
func newEnvelope(c *Contract, v Message, creds *wire.Credentials, headers []Message) ([]byte, error) {
	buf := buffers.Get().(*[]byte)
	b, err := appendEnvelope((*buf)[:0], c, v, creds, headers)
	if err != nil {
		return nil, err // and the buffer is lost, for it may hold a part of a password
	}
	out := bytes.Clone(b)
	clear(b) // it may hold a password
	*buf = recycle(b)
	buffers.Put(buf)
	return out, nil
}

// envelope writes everything.
func (e *Encoder) envelope(v Message, creds *wire.Credentials, headers []Message) {
	e.b = append(e.b, e.contract.envelopeHead()...)
	e.depth = 2 // the envelope, and the header or the body
	if creds != nil || len(headers) > 0 {
		e.b = append(e.b, "<soapenv:Header>"...)
		if creds != nil {
			e.credentials(creds)
		}
		for _, h := range headers {
			e.message(h)
		}
		e.b = append(e.b, "</soapenv:Header>"...)
	}
	e.b = append(e.b, "<soapenv:Body>"...)
	if v != nil {
		e.message(v)
	}
	e.b = append(e.b, "</soapenv:Body></soapenv:Envelope>"...)
}

// declare writes the namespace declarations of a contract.
func (e *Encoder) declare(c *Contract) {
	for _, n := range c.namespaces() {
		e.b = appendDeclaration(e.b, n.Prefix, n.URI)
	}
}

// credentials writes the header block that says who calls. A token of the
// Permissions service takes the place of all of them, and leaves it empty.
func (e *Encoder) credentials(c *wire.Credentials) {
	e.Open("<RequesterCredentials>")
	e.RequiredAttr("xmlns", apiURI)
	e.Enter()
	if *c != (wire.Credentials{}) {
		e.Open("<Credentials>")
		e.RequiredAttr("xmlns", baseURI)
		e.Enter()
		e.String("<Username>", c.Username)
		e.String("<Password>", c.Password)
		e.String("<Signature>", c.Signature)
		e.String("<Subject>", c.Subject)
		e.End("<Credentials>")
	}
	e.End("<RequesterCredentials>")
}

// message writes v in its root elements. A message of another contract than the
// envelope's brings its namespaces along.
func (e *Encoder) message(v Message) {
	root, outer := v.XMLRoot(), e.contract
	mark := 0
	defer func() {
		e.contract = outer
		e.recovered(recover(), mark)
	}()
	for i, tag := range root.Tags {
		if i > 0 {
			e.Enter()
		}
		e.Open(tag)
		if i == 0 && root.Contract != outer {
			e.contract = root.Contract
			e.declare(root.Contract)
		}
	}
	mark = len(e.b)
	if a, ok := v.(interface{ EncodeAttrs(*Encoder) }); ok {
		a.EncodeAttrs(e)
	}
	e.Enter()
	mark = len(e.b)
	v.EncodeXML(e)
	for i := len(root.Tags) - 1; i >= 0; i-- {
		e.End(root.Tags[i])
	}
}

// recovered turns two panics of a message's methods into errors: of a value
// that is nested too deep, and of a message that is a nil pointer, which panics
// before anything is written after mark.
func (e *Encoder) recovered(r any, mark int) {
	switch r := r.(type) {
	case nil, tooDeep:
		return
	case runtime.Error:
		if len(e.b) == mark && strings.Contains(r.Error(), "nil pointer") {
			e.Fail(errNilMessage)
			return
		}
	}
	panic(r)
}

// An answer is what an envelope holds beside the message itself.
type answer struct {
	fault   *paypal.Fault
	unknown []paypal.Unknown
	found   bool // something of the message was decoded
}

// read reads an envelope into v. A nil v takes any body. charset is what the
// transport says of the encoding, empty when it says nothing.
func (d *Decoder) read(envelope []byte, charset string, v Message) (a answer, err error) {
	defer d.release()
	if envelope, err = toUTF8(envelope, charset); err != nil {
		return a, err
	}
	d.reset(envelope)
	d.envelope(v, &a)
	a.unknown = d.unknown
	return a, d.err
}

func (d *Decoder) envelope(v Message, a *answer) {
	if !d.document() {
		return
	}
	if string(d.local()) != "Envelope" {
		d.fail("expected a SOAP Envelope, found <" + clip(d.local(), maxNamed) + ">")
		return
	}
	bodies := 0
	for d.unread = 0; d.Child(); {
		switch {
		case string(d.local()) == "Header":
			d.skip()
		case string(d.local()) == "Body" && bodies == 0:
			bodies++
			d.body(v, a)
		default:
			d.Unknown()
		}
	}
	if d.finish() == nil && bodies == 0 {
		d.fail("the Envelope has no Body")
	}
}

// body reads the first element of the body, and reports others.
func (d *Decoder) body(v Message, a *answer) {
	n := 0
	for d.unread = 0; d.Child(); n++ {
		switch {
		case n > 0:
			d.Unknown()
		case string(d.local()) == "Fault" && rootOf(v) != "Fault":
			a.fault = d.fault()
		case v == nil:
			d.skip()
		default:
			d.base = d.depth - 1
			d.message(v, v.XMLRoot().Tags, a)
			d.base = 0
		}
	}
	if n == 0 && v != nil {
		d.fail("the Body is empty: expected <" + rootOf(v) + ">")
	}
}

// rootOf is the local name of the outermost element of a message.
func rootOf(v Message) string {
	if v == nil {
		return ""
	}
	return localOf(v.XMLRoot().Tags[0])
}

// message reads v, whose outermost root element is the current element.
func (d *Decoder) message(v Message, tags []string, a *answer) {
	if want := localOf(tags[0]); string(d.local()) != want {
		d.fail("expected <" + want + ">, found <" + clip(d.local(), maxNamed) + ">")
		return
	}
	if len(tags) == 1 {
		a.found = true
		depth := d.depth
		v.DecodeXML(d)
		for d.depth >= depth && d.err == nil { // it did not read to the end
			if d.Child() {
				d.Unknown()
			}
		}
		return
	}
	for d.Child() {
		if a.found {
			d.Unknown()
		} else {
			d.message(v, tags[1:], a)
		}
	}
	if !a.found {
		d.fail("expected <" + localOf(tags[1]) + "> in <" + localOf(tags[0]) + ">")
	}
}

// readDetail reads the detail of a fault into v.
func (d *Decoder) readDetail(detail Raw, v Message) error {
	defer d.release()
	d.reset([]byte("<detail>" + detail + "</detail>"))
	var a answer
	if d.document() {
		for d.Child() {
			if a.found || string(d.local()) != rootOf(v) {
				d.skip()
			} else {
				d.message(v, v.XMLRoot().Tags, &a)
			}
		}
	}
	if d.finish() == nil && !a.found {
		return errors.New("soap: the detail of the fault holds no <" + rootOf(v) + ">")
	}
	return d.err
}
