// Package overlay corrects an API with data that people have reviewed.
//
// A document does not say which record is an amount, which operation moves
// money, or what to call two values that differ by case alone. An overlay is a
// YAML file that does, a row for each fact and a reason in each row. It applies
// to a document by what that is, not by the name of a file. A row that finds
// nothing to apply to is an error, so that overlays cannot rot.
package overlay

import (
	"io/fs"
	"iter"
	"path"
	"slices"

	"github.com/ppgen/ppgen/internal/diag"
	"github.com/ppgen/ppgen/internal/near"
	"github.com/ppgen/ppgen/internal/nvpnames"
	"github.com/ppgen/ppgen/internal/strict"
	"github.com/ppgen/ppgen/ir"
)

// An Overlay is one file.
type Overlay struct {
	For        *For                   `yaml:"applies" doc:"Which documents it is for. Without it, all that it is given with."`
	Prefixes   map[string]strict.Text `yaml:"prefixes" doc:"Prefixes for the XML namespaces in this file. The document's own need no mention."`
	Package    strict.Text            `yaml:"package" pattern:"^[a-z][a-z0-9]*$" hint:"a name of lower-case letters and digits" doc:"The name of the Go package."`
	Names      []Name                 `yaml:"names" doc:"Go names that the naming rules would choose otherwise."`
	Amounts    []Amount               `yaml:"amounts" doc:"Types that are amounts of money."`
	Roles      []Role                 `yaml:"roles" doc:"Records that the runtime needs to understand."`
	Operations []Operation            `yaml:"operations" doc:"What happens when an operation is called, and called again."`
	Docs       []Docs                 `yaml:"docs" doc:"Documentation in place of the document's."`
	NVP        nvpnames.Section       `yaml:"nvp" doc:"How the contract is spelled as name-value pairs."`
	REST

	File string
	Pos  diag.Pos
	user bool // somebody asked for this very file
}

// For says which documents an overlay is for.
type For struct {
	Namespace strict.Text `yaml:"namespace" doc:"An XML namespace that the document uses."`
	Title     strict.Text `yaml:"title" doc:"The title of an OpenAPI document, in its own spelling."`
	Major     strict.Text `yaml:"major" pattern:"^[0-9]+$" hint:"a number" doc:"The first number of the version of the document with that title."`
	Server    strict.Text `yaml:"server" doc:"A server that the OpenAPI document names. The overlay is for a family of documents then, and a row may find nothing in one of them."`
	Version   strict.Text `yaml:"version" doc:"The version of the document that the rows were checked with. Other versions have other operations and types, so there a row may find nothing."`

	Pos diag.Pos
}

// A Source is an overlay file that a user gives.
type Source struct {
	Name string
	Data []byte
}

// Load reads every YAML file of fsys, in the order of their names. Findings go
// to list; a file with errors is left out.
func Load(fsys fs.FS, list *diag.List) []*Overlay {
	var all []*Overlay
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) != ".yaml" {
			return err
		}
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		o := parse(Source{name, data}, list)
		switch {
		case o == nil:
		case o.For == nil:
			list.Errorf(o.Pos, "", "the key applies is missing: an overlay that comes by itself must say what it is for")
		default:
			all = append(all, o)
		}
		return nil
	})
	if err != nil {
		list.Errorf(diag.Pos{}, "", "the overlays cannot be read: %v", err)
	}
	return all
}

// LoadFiles reads the overlays that a user gives. They are meant for a certain
// document, so it is an error when one does not apply to it.
func LoadFiles(sources []Source, list *diag.List) []*Overlay {
	var all []*Overlay
	for _, s := range sources {
		if o := parse(s, list); o != nil {
			o.user = true
			all = append(all, o)
		}
	}
	return all
}

func parse(s Source, list *diag.List) *Overlay {
	o := &Overlay{File: s.Name}
	if !strict.Decode(s.Name, s.Data, o, list) {
		return nil
	}
	if o.For != nil && o.For.Namespace.Value == "" && !o.For.isREST() {
		list.Errorf(o.For.Pos, "applies", "it says nothing; add namespace, title or server")
		return nil
	}
	return o
}

// Schema returns the JSON Schema of an overlay file.
func Schema() []byte { return strict.Schema("ppgen overlay", Overlay{}) }

// Applies reports whether the overlay is for api.
func (o *Overlay) Applies(api *ir.API) bool {
	switch {
	case o.For == nil:
		return true
	case o.For.isREST():
		return o.For.matches(api)
	}
	return slices.ContainsFunc(api.Namespaces, func(ns ir.Namespace) bool {
		return ns.URI == o.For.Namespace.Value
	})
}

// Apply corrects api with the overlays that are for it, in their order: what a
// later one says wins.
func Apply(api *ir.API, overlays []*Overlay, list *diag.List) {
	index := ir.NewIndex(api)
	names := new(nvpnames.Rules)
	for _, o := range overlays {
		if o.Applies(api) {
			o.apply(api, index, list)
			names.Add(&o.NVP, o.namespaces(api), o.checked(api), list)
		} else if o.user {
			o.foreign(api, list)
		}
	}
	names.Apply(api, list)
}

// namespaces returns the namespaces by their prefixes in the overlay: its own,
// and the document's.
func (o *Overlay) namespaces(api *ir.API) map[string]string {
	uris := map[string]string{}
	for _, ns := range api.Namespaces {
		uris[ns.Prefix] = ns.URI
	}
	for prefix, uri := range o.Prefixes {
		uris[prefix] = uri.Value
	}
	return uris
}

// checked reports whether the rows were checked with this version of the
// document, so that every one has to find something. The rows for a family of
// documents are not for each of them.
func (o *Overlay) checked(api *ir.API) bool {
	return o.For == nil || o.For.Server.Value == "" && (o.For.Version.Value == "" || o.For.Version.Value == api.Version)
}

// foreign reports that an overlay is not for the document that it is given with.
func (o *Overlay) foreign(api *ir.API, list *diag.List) {
	if o.For.isREST() {
		o.For.reportForeign(api, list)
		return
	}
	at := o.For.Namespace
	list.Errorf(at.Pos, "applies", "the document does not use the namespace %q%s", at.Value, near.Hint(at.Value, namespaces(api)))
}

func namespaces(api *ir.API) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, ns := range api.Namespaces {
			if !yield(ns.URI) {
				return
			}
		}
	}
}

func (o *Overlay) apply(api *ir.API, index *ir.Index, list *diag.List) {
	a := &application{Overlay: o, api: api, index: index, list: list, given: map[thing]diag.Pos{}}
	if o.Package.Value != "" {
		api.Name = o.Package.Value
	}
	for _, row := range o.Names {
		a.name(row)
	}
	for _, row := range o.Amounts {
		a.amount(row)
	}
	for _, row := range o.Roles {
		a.role(row)
	}
	for _, row := range o.Operations {
		a.operation(row)
	}
	a.rest(&o.REST)
	for _, row := range o.Docs {
		a.document(row)
	}
}
