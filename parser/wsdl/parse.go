// Package wsdl reads WSDL 1.1 and XML Schema 1.0 documents into an [ir.API].
//
// A document passes three stages. The loader reads it and all that it imports or
// includes into element trees whose every node knows its place; only well-formed
// XML gets past it. Schemas and definitions are then registered by name, so that
// the order of declarations never matters. At last types become records, and
// operations get their messages. Each stage reports what it finds and goes on,
// so that one run shows everything.
package wsdl

import (
	"fmt"
	"io/fs"

	"github.com/ppgen/ppgen/internal/diag"
	"github.com/ppgen/ppgen/ir"
)

// Sources holds the text of every document that was read, by its name relative
// to the root document's folder: the name that positions have. The text is
// UTF-8, so that an excerpt of it is legible whatever the file is encoded in.
type Sources map[string][]byte

// Parse reads the WSDL or XSD document of that name, and every document it
// imports or includes, into an API. Nothing outside fsys is opened. Findings go
// to the list; the API is nil when there is nothing useful to go on with.
func Parse(fsys fs.FS, name string, list *diag.List) (*ir.API, Sources) {
	p := newParser(fsys, list)
	defer p.loader.ahead.Wait()
	return p.parse(name), p.sources
}

// parse does what [Parse] says.
func (p *parser) parse(name string) *ir.API {
	doc, err := p.document(name, diag.Pos{File: name})
	if err != nil {
		p.errorf(diag.Pos{File: name}, "", "the file cannot be read: %v", err)
	}
	if doc == nil {
		return nil
	}
	api := &ir.API{Version: version(doc.root)}
	if doc.root.is(wsdl11, "definitions") {
		p.readWSDL(doc, api)
	} else {
		p.readXSD(doc, api)
	}
	p.reportGaps()
	p.assemble(api, doc)
	return api
}

// A parser is the state of one call of Parse.
type parser struct {
	list    *diag.List
	loader  *loader
	docs    map[string]*document // nil for a document that was refused
	sources Sources
	files   []ir.Source
	size    int

	schemas    map[schemaKey]*schema
	targets    map[string]bool // the namespaces that schemas were read for
	gaps       []*gap
	components map[componentKey]*component
	declared   []*component // all components, in the order they were met
	defs       *definitions

	builtins map[string]*simpleType
	simples  map[typeKey]*simpleType
	records  map[typeKey]*record
	pending  []*record                   // records whose fields are still to be found
	derived  map[*component][]*component // complexTypes by their base
	heads    map[typeKey]*component      // what an element may stand for
	members  map[*component][]*component // the elements that may stand for another
	families map[*component][]*component // those, with all of theirs
	unions   map[*component]*ir.Union    // of a substitution group or of derived types
	checked  map[*node]bool              // declarations whose default or fixed value was checked
	named    map[ir.QName]ir.Named
	order    []ir.Named
	messages map[string]*message // by the elements around them
	sent     []*message          // the same, in the order they were met
	wrappers map[*ir.Struct]bool // types that exist to hold one record of a message
	spent    int                 // of maxExpansion
	level    int                 // of types that are being read because others are derived from them
	findings [2]int              // how many were reported, by severity
}

func newParser(fsys fs.FS, list *diag.List) *parser {
	return &parser{
		list:       list,
		loader:     newLoader(fsys),
		docs:       make(map[string]*document),
		sources:    make(Sources),
		schemas:    make(map[schemaKey]*schema),
		targets:    make(map[string]bool),
		components: make(map[componentKey]*component),
		builtins:   make(map[string]*simpleType),
		simples:    make(map[typeKey]*simpleType),
		records:    make(map[typeKey]*record),
		derived:    make(map[*component][]*component),
		heads:      make(map[typeKey]*component),
		members:    make(map[*component][]*component),
		families:   make(map[*component][]*component),
		unions:     make(map[*component]*ir.Union),
		checked:    make(map[*node]bool),
		named:      make(map[ir.QName]ir.Named),
		messages:   make(map[string]*message),
		wrappers:   make(map[*ir.Struct]bool),
	}
}

// maxFindings is how many errors, and how many warnings, are worth reporting: a
// document with more has one cause, and nobody reads on.
const maxFindings = 10_000

// report records a finding, unless there are too many of its kind.
func (p *parser) report(f *diag.Finding) {
	if p.findings[f.Severity]++; p.findings[f.Severity] <= maxFindings {
		p.list.Add(f)
	}
}

// errorf reports something that stops generation.
func (p *parser) errorf(pos diag.Pos, subject, format string, args ...any) {
	p.report(problem(pos, subject, "", fmt.Sprintf(format, args...)))
}

// warnf reports something that a person should look at.
func (p *parser) warnf(pos diag.Pos, subject, format string, args ...any) {
	f := problem(pos, subject, "", fmt.Sprintf(format, args...))
	f.Severity = diag.Warning
	p.report(f)
}

// advise reports something that stops generation, and what to write instead.
func (p *parser) advise(pos diag.Pos, subject, advice, format string, args ...any) {
	p.report(problem(pos, subject, advice, fmt.Sprintf(format, args...)))
}

// problem makes an error. The advice may be empty.
func problem(pos diag.Pos, subject, advice, msg string) *diag.Finding {
	return &diag.Finding{Pos: pos, Subject: subject, Msg: msg, Fix: advice}
}

// maxExpansion bounds the fields of all types together, inherited ones and those
// of groups counted each time. A few lines of schema can mean a billion.
const maxExpansion = 200_000

// spend takes a number of fields out of the budget for all types. It returns
// false when the budget is exceeded, which is reported the first time.
func (p *parser) spend(fields int, pos diag.Pos) bool {
	before := p.spent
	p.spent += fields
	if before <= maxExpansion && p.spent > maxExpansion {
		p.errorf(pos, "", "the expansion budget is exceeded: types have more than %d fields together, once groups and bases are put in", maxExpansion)
	}
	return p.spent <= maxExpansion
}

// version returns the version attribute of the root element, in whichever
// namespace its authors put it.
func version(root *node) string {
	for _, a := range root.el.Attr {
		if a.Key == "version" && a.Space != "xmlns" {
			return a.Value
		}
	}
	return ""
}
