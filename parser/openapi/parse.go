// Package openapi reads OpenAPI 3.0 and 3.1 documents, in JSON or YAML, into an
// [ir.API].
//
// A document passes four stages. It is read into a tree whose every value knows
// its place. The tree, and every file that its references lead to, is checked
// against the shapes that OpenAPI gives its objects, so that later stages meet
// nothing unexpected. The frame of paths, parameters, bodies and answers goes
// through kin-openapi, and becomes operations. Schemas become types here:
// kin-openapi forgets the order of properties, what stands beside a reference,
// what a number looks like, and where all of it stood.
package openapi

import (
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/ppgen/ppgen/internal/diag"
	"github.com/ppgen/ppgen/ir"
)

// Parse reads the OpenAPI document of that name, and every file its references
// lead to, into an API. Nothing outside fsys is opened. Findings go to the list;
// the API is nil when there is nothing useful to go on with. The texts of all
// files that were read come back by their names in positions.
func Parse(fsys fs.FS, name string, list *diag.List) (*ir.API, map[string][]byte) {
	p := &parser{
		fsys:    fsys,
		list:    list,
		docs:    map[string]*document{},
		sources: map[string][]byte{},
		looped:  map[*node]bool{},
		arms:    map[*node]map[string]bool{},
	}
	doc := p.document(name, diag.Pos{File: name})
	if doc == nil || !p.version(doc.root) {
		return nil, p.sources
	}
	p.complete(doc.root, openapiDocument)
	p.check(doc.root, openapiDocument, nil, "")
	p.link()
	api := p.api(doc.root)
	slices.SortFunc(p.files, func(a, b ir.Source) int { return strings.Compare(a.Path, b.Path) })
	api.Sources = p.files
	return api, p.sources
}

// A parser is the state of one call of Parse.
type parser struct {
	fsys    fs.FS
	list    *diag.List
	docs    map[string]*document // nil for a document that was refused
	sources map[string][]byte
	files   []ir.Source
	size    int

	is31   bool    // OpenAPI 3.1: schemas are JSON Schema
	refs   []*node // references that are to be followed
	looped map[*node]bool
	arms   map[*node]map[string]bool // the labels of arms, by the list of these
}

var version3 = regexp.MustCompile(`^3\.[01](\.[0-9]+)?(-.*)?$`)

// version reports whether the document is of a version that the parser reads.
func (p *parser) version(root *node) bool {
	start := root.doc.start()
	if root.kind != object {
		p.list.Errorf(start, "", "expected an OpenAPI document, which is an object; found %s", root.kind)
		return false
	}
	if swagger := root.get("swagger"); swagger != nil {
		p.list.Add(&diag.Finding{
			Pos: swagger.pos(), Subject: "swagger",
			Msg: "version " + swagger.text + " is not supported, expected OpenAPI 3.0 or 3.1",
			Fix: "convert the document to OpenAPI 3.0",
		})
		return false
	}
	openapi := root.get("openapi")
	switch {
	case openapi == nil:
		p.list.Errorf(start, "", "expected an OpenAPI document: there is no member \"openapi\" with its version")
		return false
	case !version3.MatchString(openapi.text):
		p.list.Errorf(openapi.pos(), "openapi", "version %q is not supported, expected 3.0 or 3.1", openapi.text)
		return false
	}
	p.is31 = strings.HasPrefix(openapi.text, "3.1")
	return true
}

// api makes an API of a document that has been checked.
func (p *parser) api(root *node) *ir.API {
	info := root.get("info")
	api := &ir.API{
		Title:   oneLine(info.str("title")),
		Version: oneLine(info.str("version")),
		Docs:    docsOf(info),
	}
	b := newBuilder(p)
	for kid := range root.at("components", "schemas").all() {
		b.typeOf("", kid)
	}
	if doc, frame := p.readFrame(root); doc != nil {
		r := &reader{
			p: p, b: b, doc: doc, frame: frame,
			tags: map[string]*node{}, services: map[string]*ir.Service{}, ops: map[string]*ir.Operation{},
		}
		r.schemes(root)
		api.Servers = r.servers(doc.Servers)
		api.Ops = r.operations(root)
		api.Services = slices.SortedFunc(maps.Values(r.services), func(a, b *ir.Service) int {
			return strings.Compare(a.Name.Local, b.Name.Local)
		})
	}
	api.Types = b.finish()
	p.flatten(api)
	return api
}

// sortedKeys returns the keys of a map in order: documents are read the same way
// every time.
func sortedKeys[M ~map[string]V, V any](m M) []string { return slices.Sorted(maps.Keys(m)) }
