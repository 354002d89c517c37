package soap

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// seeds are documents that lie near the border between right and wrong.
var seeds = []string{
	`<a/>`, `<a></a>`, `<a>text</a>`, `<?xml version="1.0"?><a/>`, `<?xml version='1.0' encoding='utf-8' standalone='yes' ?>` + "\r\n<a>\r\nb\rc</a>\r\n",
	`<a b="1" c='2'/>`, `<a b = "1"><c/>x<d>y</d>z</a>`, `<a b="&lt;&#65;&#x42;&quot;&apos;&amp;&gt;">&lt;&#65;&#x42;</a>`,
	"<a b=\"x\ty\nz\r\nw\">\tx\ny\r\nz\r</a>", `<a b="x>y"><c/></a>`, `<a><![CDATA[<&]]>]]&gt;</a>`, `<a><!-- c --><?pi d?></a>`,
	`<!-- c --><?pi?><a/><!-- d --> <?pi e?>`, `<p:a xmlns:p="u"><p:b p:c="1" c="2"/></p:a>`, `<a xmlns="u"><b xmlns=""><c/></b><d xmlns="v"/></a>`,
	`<a xmlns:p="u" xmlns:q="u"><b p:c="1" q:d="2"/></a>`, `<a xml:lang="de" xmlns:xml="http://www.w3.org/XML/1998/namespace"/>`,
	`<a xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="p:q" xsi:nil="true"/>`, "\ufeff<a/>", `<größe länge="ß">€𝄞</größe>`,
	`<x xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="1"><a xsi:type="b"/><a xsi:type="b" xsi:nil="1"/><a xsi:type="b" xmlns:xsi="c"/><a xmlns:xsi="c" xsi:type="b"/><a c="d" xsi:type="b" e="f" xmlns:g="h" g:i="j"/><a xsi:type="&lt;"/><a xsi:type='b'/></x>`,
	`<a><b><c><d/></c></b><b><c><d/></c></b><b><c><d/></c></b></a>`, `<a><b x="1">1</b><b x="1">2</b><b x="1">3</b><b x="1">4</b><b x="1">5</b></a>`,
	`<p:a xmlns:p="u&amp;v"><p:b/><p:b xmlns:p="w"/><p:b/></p:a>`, `<a ></a >`, `<a.b-c_d/>`, `<a b=""/>`, `<a xmlns:q="xmlns" q:b=""/>`,
	// wrong ones
	``, ` `, `a`, `<`, `<a`, `<a>`, `<a></b>`, `<a/><b/>`, `<a/>x`, `x<a/>`, `<a b="1" b="2"/>`, `<a b=""c=""/>`, `<a xmlns:p="u" xmlns:q="u" p:b="1" q:b="2"/>`,
	`<p:a/>`, `<a p:b="1"/>`, `<a b="<"/>`, `<a b=1/>`, `<a b/>`, `<a "b"/>`, `<a>&nbsp;</a>`, `<a>&</a>`, `<a>&#0;</a>`, `<a>&#xD800;</a>`, `<a>&#x110000;</a>`,
	`<a>]]></a>`, `<a>` + "\x01" + `</a>`, `<a>` + "\xff" + `</a>`, "<a>\uFFFE</a>", `<!DOCTYPE a><a/>`, `<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>`,
	`<a><!-- -- --></a>`, `<a><!-- --->`, `<a><![CDATA[</a>`, `<![CDATA[]]><a/>`, `<?xml version="1.1"?><a/>`, `<?xml version="1.0" encoding="x"?><a/>`,
	` <?xml version="1.0"?><a/>`, `<a><?xml version="1.0"?></a>`, `<a xmlns:p=""/>`, `<a xmlns:xmlns="u"/>`, `<1a/>`, `<a:/>`, `<:a/>`, `<a:b:c/>`, `<a></ a>`, `</a>`,
	`<a xmlns="u" xmlns="v"/>`, `<a xmlns:p="u" xmlns:p="v"/>`, `<a/ >`, `<-a/>`, `<a -b="1"/>`, `<a b="&lt"/>`, `<a b="1"`, `<a b="1`, `<a>&amp`, `<?a`, `<!a`, `<a><?-b?></a>`,
}

// FuzzDecoder compares the decoder with encoding/xml: what the decoder accepts,
// encoding/xml must accept too, and both must see the same elements, attributes
// and texts. It also compares a decoder that has seen a thousand documents with
// one that has seen none.
func FuzzDecoder(f *testing.F) {
	for _, s := range seeds {
		f.Add([]byte(s))
		f.Add([]byte(`<e:Envelope xmlns:e="` + soap11URI + `" xmlns="d"><e:Body>` + s + `</e:Body></e:Envelope>`))
	}
	warm := NewDecoder()
	f.Fuzz(func(t *testing.T, doc []byte) {
		doc, err := toUTF8(doc, "")
		if err != nil {
			return
		}
		got, err := tree(NewDecoder(), doc)
		for range 3 { // the tag cache fills with what it sees again
			again, errAgain := tree(warm, doc)
			if again != got || (err == nil) != (errAgain == nil) {
				t.Fatalf("a warm decoder differs\nfresh: %s %v\nwarm:  %s %v", got, err, again, errAgain)
			}
		}
		if err != nil {
			return
		}
		want, err := xmlTree(doc)
		if err != nil {
			if isNewName(err) {
				return
			}
			t.Fatalf("encoding/xml refuses it: %v", err)
		}
		if got != want {
			t.Fatalf("encoding/xml reads it otherwise\ngot:  %s\nwant: %s", got, want)
		}
	})
}

// isNewName reports whether encoding/xml refuses a name that XML 1.0 allows since
// its fifth edition, of 2008: encoding/xml follows the fourth, which knows the
// letters of Unicode 2.0 only. Names in ASCII are the same in both.
func isNewName(err error) bool {
	_, name, ok := strings.Cut(err.Error(), "invalid XML name: ")
	return ok && isNCName(strings.Replace(name, ":", "_", 1)) && strings.ContainsFunc(name, func(r rune) bool { return r >= utf8.RuneSelf })
}

// tree reads any document into a text that shows all of it.
func tree(d *Decoder, doc []byte) (string, error) {
	defer d.release()
	d.reset(doc)
	var b strings.Builder
	if d.document() {
		treeOf(d, &b)
	}
	if err := d.finish(); err != nil {
		return "", err
	}
	return b.String(), nil
}

func treeOf(d *Decoder, b *strings.Builder) {
	fmt.Fprintf(b, "<%q %q", d.Space(), d.Local())
	var attrs []string
	for i := range d.cur.attrs {
		a := &d.cur.attrs[i]
		if string(d.uri(a.space)) == "xmlns" {
			continue // encoding/xml shows such an attribute like a declaration, which is left out
		}
		attrs = append(attrs, fmt.Sprintf(" %q %q=%q", d.uri(a.space), d.nameOf(a), blanksOnly(string(d.attrBytes(a)))))
	}
	if t := d.cur.typ; t.to > 0 {
		space, _ := d.lookup([]byte("xsi"))
		value := string(d.s[d.top().from:][t.from:t.to])
		attrs = append(attrs, fmt.Sprintf(" %q %q=%q", d.uri(space), "type", value))
	}
	slices.Sort(attrs)
	b.WriteString(strings.Join(attrs, ""))
	d.unread = 0
	b.WriteString(">")
	for {
		text, element, ok := d.MixedNext()
		switch {
		case !ok:
			b.WriteString("</>")
			return
		case element:
			treeOf(d, b)
		default:
			fmt.Fprintf(b, "%q", text)
		}
	}
}

// blanksOnly hides that encoding/xml does not turn white space in attributes into
// blanks.
func blanksOnly(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\t' || r == '\n' || r == '\r' {
			return ' '
		}
		return r
	}, s)
}

// xmlTree is tree with encoding/xml.
func xmlTree(doc []byte) (string, error) {
	x := xml.NewDecoder(bytes.NewReader(doc))
	x.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // it is in UTF-8 by now
	var b, text strings.Builder
	flush := func() {
		if text.Len() > 0 {
			fmt.Fprintf(&b, "%q", text.String())
			text.Reset()
		}
	}
	depth := 0
	for {
		token, err := x.Token()
		if err == io.EOF {
			return b.String(), nil
		}
		if err != nil {
			return "", err
		}
		switch v := token.(type) {
		case xml.StartElement:
			flush()
			fmt.Fprintf(&b, "<%q %q", blanksOnly(v.Name.Space), v.Name.Local)
			var attrs []string
			for _, a := range v.Attr {
				if a.Name.Space != "xmlns" && (a.Name.Space != "" || a.Name.Local != "xmlns") {
					attrs = append(attrs, fmt.Sprintf(" %q %q=%q", blanksOnly(a.Name.Space), a.Name.Local, blanksOnly(a.Value)))
				}
			}
			slices.Sort(attrs)
			b.WriteString(strings.Join(attrs, ""))
			b.WriteString(">")
			depth++
		case xml.EndElement:
			flush()
			b.WriteString("</>")
			depth--
		case xml.CharData:
			if depth > 0 {
				text.Write(v)
			}
		}
	}
}

// note is a message of one text.
type note struct{ Text, Attr string }

var rootNote = Root{Tags: []string{"<Note>"}}

func (*note) XMLRoot() *Root           { return &rootNote }
func (x *note) EncodeXML(e *Encoder)   { e.RequiredString("<Text>", x.Text) }
func (x *note) EncodeAttrs(e *Encoder) { e.RequiredAttr("a", x.Attr) }
func (x *note) DecodeXML(d *Decoder) {
	x.Attr = string(d.attrBytes(&d.cur.attrs[0]))
	d.Known("a")
	for d.Child() {
		x.Text = d.Text()
	}
}

// FuzzEncoder writes texts that encoding/xml, and the decoder, must read as they
// were; or it refuses those that no XML can carry.
func FuzzEncoder(f *testing.F) {
	for _, s := range []string{"", "a", "a&b<c>d\"e'f", "]]>", "\t\n\r\r\n ", "Müller €𝄞", "\x00", "\x1f\x7f\u0080", "\xff", "\uFFFD\uFFFE", "12345678<", "1234567&", "&lt;"} {
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, text, attr string) {
		in := &note{text, attr}
		doc, err := Marshal(in)
		if valid := isText(text) && isText(attr); (err == nil) != valid {
			t.Fatalf("%q %q: error %v", text, attr, err)
		}
		if err != nil {
			return
		}
		var out note
		if err := Unmarshal(doc, &out); err != nil || out != *in {
			t.Fatalf("%s\ngot:  %q\nwant: %q, error %v", doc, out, *in, err)
		}
		var std struct {
			Body struct {
				Note struct {
					Attr string `xml:"a,attr"`
					Text string `xml:"Text"`
				} `xml:"Note"`
			} `xml:"Body"`
		}
		if err := xml.Unmarshal(doc, &std); err != nil || std.Body.Note.Text != text || std.Body.Note.Attr != attr {
			t.Fatalf("%s\nencoding/xml reads %q, error %v", doc, std.Body.Note, err)
		}
	})
}

// isText is what XML calls characters, said in another way.
func isText(s string) bool {
	return utf8.ValidString(s) && !strings.ContainsFunc(s, func(r rune) bool {
		return r < ' ' && !strings.ContainsRune("\t\n\r", r) || r == 0xFFFE || r == 0xFFFF
	})
}
