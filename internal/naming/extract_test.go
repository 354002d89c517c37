package naming

import (
	"bytes"
	"encoding/xml"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/internal/diag"
	"github.com/ppgen/ppgen/internal/testenv"
	"github.com/ppgen/ppgen/ir"
)

// extract reads the names of XML Schema documents into an API: as much as naming
// needs, and without the parser, so that the two can be wrong one at a time.
// Global elements become messages when asked for.
func extract(t testing.TB, messages bool, files ...string) *ir.API {
	t.Helper()
	api := &ir.API{}
	structs := map[string]*ir.Struct{}
	bases := map[*ir.Struct]string{}
	for _, file := range files {
		data, err := os.ReadFile(testenv.Shared(t, file))
		if err != nil {
			t.Fatal(err)
		}
		x := &extractor{t: t, api: api, data: data, file: filepath.Base(file), messages: messages, structs: structs, bases: bases}
		x.run()
	}
	for s, base := range bases {
		if b := structs[base]; b != nil {
			s.Base = b
		}
	}
	for s := range bases {
		inherit(s)
	}
	return api
}

// inherit puts the fields of the base in front, once. An element that the base
// has, too, is one field.
func inherit(s *ir.Struct) {
	if s.Base == nil || s.Inherited > 0 {
		return
	}
	inherit(s.Base)
	s.Fields = slices.DeleteFunc(s.Fields, func(f *ir.Field) bool {
		return slices.ContainsFunc(s.Base.Fields, func(b *ir.Field) bool { return *b.Wire.XML == *f.Wire.XML })
	})
	s.Fields = append(append([]*ir.Field{}, s.Base.Fields...), s.Fields...)
	s.Inherited = len(s.Base.Fields)
}

type extractor struct {
	t        testing.TB
	api      *ir.API
	data     []byte
	file     string
	messages bool
	structs  map[string]*ir.Struct
	bases    map[*ir.Struct]string
	space    string
	open     []any // *ir.Struct, *ir.Enum, *ir.Alias or nil for each open element
}

func (x *extractor) run() {
	d := xml.NewDecoder(bytes.NewReader(x.data))
	for {
		token, err := d.Token()
		if err != nil {
			return
		}
		line, col := d.InputPos()
		switch token := token.(type) {
		case xml.StartElement:
			x.start(token, diag.Pos{File: x.file, Line: line, Col: col})
		case xml.EndElement:
			x.open = x.open[:len(x.open)-1]
		}
	}
}

func (x *extractor) start(e xml.StartElement, pos diag.Pos) {
	name, base, value := "", "", ""
	for _, a := range e.Attr {
		switch a.Name.Local {
		case "name":
			name = a.Value
		case "base":
			base = a.Value[strings.IndexByte(a.Value, ':')+1:]
		case "value":
			value = a.Value
		case "targetNamespace":
			if e.Name.Local == "schema" {
				x.space = a.Value
			}
		}
		if a.Name.Space == "xmlns" && strings.HasPrefix(a.Value, "urn:") {
			x.prefix(a.Name.Local, a.Value)
		}
	}
	decl := ir.Decl{Name: ir.QName{Space: x.space, Local: name}, Pos: pos}
	x.open = append(x.open, x.declare(e.Name.Local, decl, base, value))
}

func (x *extractor) prefix(prefix, uri string) {
	for _, ns := range x.api.Namespaces {
		if ns.URI == uri || ns.Prefix == prefix {
			return
		}
	}
	x.api.Namespaces = append(x.api.Namespaces, ir.Namespace{Prefix: prefix, URI: uri})
}

// declare adds what an element of a schema declares, and returns what its
// children belong to.
func (x *extractor) declare(kind string, decl ir.Decl, base, value string) any {
	var owner any
	if len(x.open) > 0 {
		owner = x.open[len(x.open)-1]
	}
	str := &ir.Scalar{}
	switch kind {
	case "complexType":
		if decl.Name.Local == "" {
			return nil
		}
		s := &ir.Struct{Decl: decl}
		x.structs[decl.Name.Local] = s
		x.api.Types = append(x.api.Types, s)
		return s
	case "simpleType":
		if decl.Name.Local == "" {
			return nil
		}
		a := &ir.Alias{Decl: decl, Target: str}
		x.api.Types = append(x.api.Types, a)
		return a
	case "enumeration":
		x.enumeration(decl, value)
	case "extension", "restriction":
		if s, ok := owner.(*ir.Struct); ok {
			x.bases[s] = base
		}
	case "element", "attribute":
		if decl.Name.Local == "" {
			return nil
		}
		x.field(owner, kind, decl, str)
		return nil
	}
	return owner
}

// enumeration makes the alias that it stands in an enumeration.
func (x *extractor) enumeration(decl ir.Decl, value string) {
	last := len(x.api.Types) - 1
	e, ok := x.api.Types[last].(*ir.Enum)
	if !ok {
		e = &ir.Enum{Decl: x.api.Types[last].(*ir.Alias).Decl}
		x.api.Types[last] = e
	}
	decl.Name = ir.QName{Local: value}
	e.Values = append(e.Values, &ir.EnumValue{Decl: decl})
}

func (x *extractor) field(owner any, kind string, decl ir.Decl, str *ir.Scalar) {
	s, ok := owner.(*ir.Struct)
	if !ok {
		if x.messages {
			x.api.Types = append(x.api.Types, &ir.Struct{Decl: decl, Root: []ir.QName{decl.Name}})
		}
		return
	}
	f := &ir.Field{Decl: decl, Type: str, Wire: ir.Wire{XML: &ir.XML{Name: decl.Name}}}
	if kind == "attribute" {
		f.Name.Space = ""
		f.Wire.XML = &ir.XML{Name: f.Name, Form: ir.Attribute}
	}
	s.Fields = append(s.Fields, f)
}
