package soap

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// next moves to the next child start tag of the open element (true) or past its
// end tag (false). Attributes that nobody read and text in between are reported
// when report is set; the text is checked in any case.
func (d *Decoder) next(report bool) bool {
	if d.unread != 0 && report {
		d.reportAttrs()
	}
	if d.top().empty {
		d.depth--
		return false
	}
	if d.depth == 0 {
		return false
	}
	for {
		s, p := d.s, d.p
		for p < len(s) && classes[s[p]]&isSpace != 0 {
			p++
		}
		d.p = p
		if p+1 >= len(s) {
			return d.failEnd()
		}
		if s[p] != '<' {
			if !d.stray(report) {
				return false
			}
			continue
		}
		switch s[p+1] {
		case '/':
			d.end()
			return false
		case '!', '?':
			if !d.aside(report) {
				return false
			}
		default:
			return d.start()
		}
	}
}

// skipSpace passes white space.
func (d *Decoder) skipSpace() {
	for d.p < len(d.s) && classes[d.s[d.p]]&isSpace != 0 {
		d.p++
	}
}

// stray passes character data where elements are expected.
func (d *Decoder) stray(report bool) bool {
	n := bytes.IndexByte(d.s[d.p:], '<')
	if n < 0 {
		return d.failEnd()
	}
	var ok bool
	if d.scratch, ok = d.resolveText(d.scratch[:0], d.s[d.p:d.p+n]); !ok {
		return false
	}
	d.p += n
	if report {
		d.reportText(d.scratch)
	}
	return true
}

// aside passes a comment, a processing instruction or a CDATA section, where
// elements are expected.
func (d *Decoder) aside(report bool) bool {
	cdata, ok := d.markup()
	if ok && report {
		d.reportText(cdata)
	}
	return ok
}

// markup passes what begins with "<!" or "<?", and returns the text of a CDATA
// section.
func (d *Decoder) markup() (cdata []byte, ok bool) {
	s := d.s[d.p:]
	switch {
	case s[1] == '?':
		return nil, d.instruction(s)
	case bytes.HasPrefix(s, []byte("<!--")):
		n := bytes.Index(s[4:], []byte("--"))
		if n < 0 || len(s) < 4+n+3 || s[4+n+2] != '>' {
			return nil, d.fail("a comment must end with --> and hold no other --")
		}
		d.p += 4 + n + 3
	case bytes.HasPrefix(s, []byte("<![CDATA[")):
		n := bytes.Index(s, []byte("]]>"))
		if n < 0 {
			return nil, d.fail("a CDATA section does not end")
		}
		if d.depth == 0 {
			return nil, d.fail("a CDATA section outside of the document element")
		}
		cdata = s[9:n]
		d.p += n + 3
	default:
		return nil, d.fail("a document type declaration is not allowed: SOAP forbids it")
	}
	return cdata, true
}

// instruction passes a processing instruction, which s begins with.
func (d *Decoder) instruction(s []byte) bool {
	n := bytes.Index(s, []byte("?>"))
	if n < 0 {
		return d.fail("a processing instruction does not end")
	}
	to := 2
	for to < n && classes[s[to]]&inName != 0 {
		to++
	}
	target := s[2:to]
	switch {
	case !isNCName(string(target)) || to < n && classes[s[to]]&isSpace == 0:
		return d.fail("a processing instruction needs a name")
	case strings.EqualFold(string(target), "xml"):
		return d.fail("an XML declaration may only stand at the very beginning")
	}
	d.p += n + 2
	return true
}

// start reads the start tag at d.p. Most likely it is the one that followed the
// current one last time, and next most likely another that the cache has.
//
// This is the hottest function of all, and longer than others to keep what it
// needs in registers.
func (d *Decoder) start() bool {
	if d.depth+1 == len(d.frames) && !d.deepen() {
		return false
	}
	outer, p := d.top(), d.p+1
	t := d.cur.next
	if t == nil || t.ctx != outer.ctx || !hasPrefix(d.s[p:], t.raw) {
		if d.cold {
			return d.startNew(p)
		}
		n := bytes.IndexByte(d.s[p:], '>')
		if n < 0 {
			return d.failEnd()
		}
		raw := d.s[p : p+n+1]
		h := hashTag(raw, outer.ctx)
		if t = d.cache.find(h, outer.ctx, raw); t == nil {
			return d.startNew(p) && (d.p != p+n+1 || d.remember(h))
		}
		d.cur.next = t
	}
	d.depth++
	f := d.top()
	f.from, f.to = int32(p), int32(p)+t.nameLen
	f.binds, f.defNS, f.ctx, f.empty = outer.binds, t.defNS, t.newCtx, t.empty
	if len(t.binds) != 0 {
		d.redeclare(t.binds, f.from)
	}
	d.cur, d.unread = t, t.unread
	d.p = p + len(t.raw)
	return true
}

// deepen makes room for another frame.
func (d *Decoder) deepen() bool {
	if d.depth >= maxDepth {
		return d.fail("elements are nested too deep")
	}
	d.frames = append(d.frames, make([]frame, min(len(d.frames), maxDepth+1-len(d.frames)))...)
	return true
}

func hasPrefix(s []byte, prefix string) bool {
	return len(s) >= len(prefix) && string(s[:len(prefix)]) == prefix
}

// startNew reads the start tag whose name begins at p.
func (d *Decoder) startNew(p int) bool {
	local, to := d.name(p)
	if to < 0 {
		return false
	}
	outer := d.top()
	d.depth++
	f := d.top()
	f.from, f.to = int32(p), int32(to)
	f.binds, f.defNS, f.ctx, f.empty = outer.binds, outer.defNS, outer.ctx, false
	t := d.renew()
	if d.s[to] == '>' {
		d.p = to + 1
	} else if !d.attributes(to) {
		return false
	}
	if f.binds > outer.binds {
		d.lastCtx++
		f.ctx = d.lastCtx
	}
	t.space = f.defNS
	if local > p {
		var ok bool
		if t.space, ok = d.lookup(d.s[p : local-1]); !ok {
			return false
		}
	}
	t.localLen = int32(to - local)
	d.unread = t.unread
	return true
}

// renew makes own the current tag, without attributes. It writes no pointer that
// is there already: while the garbage collector works, that is far slower.
func (d *Decoder) renew() *startTag {
	t := &d.own
	if d.cur != t {
		d.cur = t
	}
	if t.next != nil {
		t.next = nil
	}
	t.attrs, t.unread, t.typ, t.index = t.attrs[:0], 0, span{}, 0
	return t
}

// top is the frame of the open element.
func (d *Decoder) top() *frame { return &d.frames[d.depth] }

// name reads the name at p of an element or attribute. It returns where its
// local part begins, which is p without a prefix, and where it ends: at a byte
// that is there, or at -1 when it is wrong.
func (d *Decoder) name(p int) (local, to int) {
	s := d.s
	i := p
	for i < len(s) && classes[s[i]]&asciiName != 0 {
		i++
	}
	if i > p && i < len(s) && s[i] != ':' && s[i] < utf8.RuneSelf && classes[s[p]]&startName != 0 {
		return p, i
	}
	for local = p; i < len(s); i++ {
		c := s[i]
		switch {
		case classes[c]&asciiName != 0:
		case c == ':' && local == p:
			local = i + 1
		case i > local && c < utf8.RuneSelf && classes[s[p]]&classes[s[local]]&startName != 0:
			return local, i
		default:
			return d.longName(p)
		}
	}
	d.failEnd()
	return p, -1
}

// longName is name for one that has characters beyond ASCII, or is none.
func (d *Decoder) longName(p int) (local, to int) {
	for to = p; to < len(d.s) && (classes[d.s[to]]&inName != 0 || d.s[to] == ':'); to++ {
	}
	if to == len(d.s) {
		d.failEnd()
		return p, -1
	}
	prefix, rest, ok := strings.Cut(string(d.s[p:to]), ":")
	switch {
	case !isNCName(prefix) || ok && !isNCName(rest):
		d.p = p
		d.fail("expected a name")
		return p, -1
	case ok:
		return to - len(rest), to
	}
	return p, to
}

// end reads the end tag at d.p and closes the open element.
func (d *Decoder) end() bool {
	s, f := d.s, d.top()
	p := d.p + 2
	n := int(f.to - f.from)
	if p+n >= len(s) || string(s[p:p+n]) != string(s[f.from:f.to]) {
		if bytes.IndexByte(s[p:], '>') < 0 {
			return d.failEnd()
		}
		return d.fail("expected the end tag of <" + clip(s[f.from:f.to], maxNamed) + ">")
	}
	p += n
	for s[p] != '>' {
		if classes[s[p]]&isSpace == 0 || p+1 >= len(s) {
			return d.fail("expected > at the end of a tag")
		}
		p++
	}
	d.p = p + 1
	d.depth--
	return true
}
