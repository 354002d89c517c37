package ir

import "unicode"

// xmlNamespace is bound to the prefix xml in every document.
const xmlNamespace = "http://www.w3.org/XML/1998/namespace"

// checkNamespaces makes sure that prefixes tell namespaces apart, in a message
// whose envelope has prefixes of its own.
func (c *checker) checkNamespaces() {
	taken := map[string]bool{"xml": true, "xmlns": true, "xsi": true, "soapenv": true}
	for _, ns := range c.api.Namespaces {
		switch {
		case ns.URI == "":
			c.list.Errorf(c.api.pos(), ns.Prefix, "the prefix has no namespace")
		case !isNCName(ns.Prefix):
			c.list.Errorf(c.api.pos(), ns.URI, "%q cannot be a prefix", ns.Prefix)
		case taken[ns.Prefix]:
			c.list.Errorf(c.api.pos(), ns.URI, "the prefix %s is taken", ns.Prefix)
		case c.prefixes[ns.URI] != "":
			c.list.Errorf(c.api.pos(), ns.URI, "the namespace has two prefixes, %s and %s", c.prefixes[ns.URI], ns.Prefix)
		}
		taken[ns.Prefix] = true
		c.prefixes[ns.URI] = ns.Prefix
	}
}

// checkName makes sure that a name can be written as "prefix:local". It is the
// last guard before names become part of tags in string literals.
func (c *checker) checkName(n Node, name QName) {
	if !isNCName(name.Local) {
		c.errorf(n, "%q is not an XML name", name.Local)
	}
	if name.Space != "" && name.Space != xmlNamespace && c.prefixes[name.Space] == "" {
		c.errorf(n, "the namespace %q has no prefix", name.Space)
	}
}

func (c *checker) checkStruct(n Node, s *Struct) {
	for _, root := range s.Root {
		c.checkName(n, root)
	}
	for _, f := range Members(s) {
		fn := Node{Decl: &f.Decl, In: n.Decl, Of: f}
		c.checkField(fn, f)
		if xml := f.Wire.XML; xml != nil && xml.Form == Inline && !isUnion(f.Type) && !isRecordList(f.Type) {
			c.errorf(fn, "only a list of records can stand without an element around it, not %s", typeName(f.Type))
		}
	}
	c.checkPlaces(n, s)
	c.checkMembers(n, s)
}

func (c *checker) checkUnion(n Node, u *Union) {
	for _, f := range u.Cases {
		fn := Node{Decl: &f.Decl, In: n.Decl, Of: f}
		c.checkField(fn, f)
		if xml := f.Wire.XML; xml != nil && xml.Form == Inline && !isRecord(f.Type) && !isRecordList(f.Type) {
			c.errorf(fn, "only a record can stand without an element around it, not %s", typeName(f.Type))
		}
	}
}

// checkField makes sure that the field's type can be written in its form.
func (c *checker) checkField(n Node, f *Field) {
	c.checkRef(n, f.Type)
	for _, b := range f.Choice {
		if b.Group < 1 || b.Arm < 1 {
			c.errorf(n, "arm %d of choice %d does not count from 1", b.Arm, b.Group)
		}
	}
	c.checkJSON(n, f)
	xml := f.Wire.XML
	if xml == nil || f.Type == nil {
		return
	}
	if xml.Form == Element || xml.Form == Attribute {
		c.checkName(n, xml.Name)
	}
	if xml.Type != (QName{}) {
		c.checkName(n, xml.Type)
	}
	switch xml.Form {
	case Element:
		if !isElementContent(f.Type) {
			c.errorf(n, "an element cannot hold %s", typeName(f.Type))
		}
	case Attribute, Text:
		if !isText(f.Type) {
			c.errorf(n, "text cannot hold %s", typeName(f.Type))
		}
	case AnyElement, AnyAttribute:
		if l, ok := f.Type.(*List); !ok || !isRaw(l.Elem) {
			c.errorf(n, "what the contract does not name is a list of open content, not %s", typeName(f.Type))
		}
	}
}

// checkPlaces makes sure that no two fields claim the same place in an element.
func (c *checker) checkPlaces(n Node, s *Struct) {
	type place struct {
		name QName
		form XMLForm
	}
	taken := map[place]*Field{}
	var text, content *Field
	for _, f := range s.Fields {
		xml := f.Wire.XML
		if xml == nil {
			continue
		}
		switch xml.Form {
		case Text:
			text = f
		case Element, Inline, AnyElement:
			content = f
		}
		if xml.Form == Inline {
			continue // several groups may repeat in one element
		}
		p := place{form: xml.Form}
		if xml.Form == Element || xml.Form == Attribute {
			p.name = xml.Name
		}
		if first := taken[p]; first != nil {
			c.errorf(Node{Decl: &f.Decl, In: n.Decl, Of: f}, "the record already has this %s (%s)", formNames[xml.Form], first.Pos)
		}
		taken[p] = f
	}
	if text != nil && content != nil {
		c.errorf(Node{Decl: &text.Decl, In: n.Decl, Of: text}, "the text of an element and its child element %s exclude each other", content.Name.Local)
	}
}

// isElementContent reports whether t, or each item of it, can be the content of
// one element.
func isElementContent(t Type) bool {
	if l, ok := t.(*List); ok && !l.Packed {
		t = l.Elem
	}
	return isText(t) || isRecord(t) || isRaw(t)
}

func isRecordList(t Type) bool {
	l, ok := t.(*List)
	return ok && !l.Packed && isRecord(l.Elem)
}

func isRecord(t Type) bool {
	switch t.(type) {
	case *Struct, *Union:
		return true
	}
	return false
}

func isUnion(t Type) bool {
	_, ok := t.(*Union)
	return ok
}

func isRaw(t Type) bool {
	_, ok := t.(*Raw)
	return ok
}

// isNCName reports whether s is an XML name without a colon. It is exact within
// ASCII, where the characters are that end a tag or a string literal, and takes
// every printable character beyond it.
func isNCName(s string) bool {
	for i, r := range s {
		start := r == '_' || 'A' <= r && r <= 'Z' || 'a' <= r && r <= 'z' || r >= 0x80 && unicode.IsPrint(r)
		part := r == '-' || r == '.' || '0' <= r && r <= '9' || r >= 0x80 && unicode.IsMark(r)
		if !start && (i == 0 || !part) {
			return false
		}
	}
	return s != ""
}
