package generate

import (
	"cmp"
	"slices"
	"sync"

	"github.com/ppgen/ppgen"
	"github.com/ppgen/ppgen/internal/diag"
	"github.com/ppgen/ppgen/internal/naming"
	"github.com/ppgen/ppgen/internal/overlay"
	"github.com/ppgen/ppgen/ir"
)

// commonPackage is the package of the types that several documents share.
const commonPackage = "common"

// A loaded package is a document on its way through the pipeline, and what was
// found in it.
type loaded struct {
	Package
	api     *ir.API // nil when there is nothing to go on with
	list    diag.List
	sources map[string][]byte
}

// Load reads a document and takes it as far as a checked API: what the emitter
// needs, and what "ppgen ir" shows. It returns nil when there is nothing to show.
func Load(p Package, report *Report, progress func(string)) *ir.API {
	all := loadAll([]Package{p}, report, progress)
	if len(all) == 0 {
		return nil
	}
	return all[0].api
}

// A Document is a checked API, and how messages name the folder that it was read
// from: nothing for the types that several documents share.
type Document struct {
	API *ir.API
	Dir string
}

// LoadSet reads documents as one set, as a run does: the types that several of
// them share come behind them, in an API of their own.
func LoadSet(packages []Package, report *Report, progress func(string)) []Document {
	var docs []Document
	for _, l := range loadAll(packages, report, progress) {
		docs = append(docs, Document{l.api, l.Spec.Dir})
	}
	return docs
}

// loadAll takes documents as far as checked APIs, side by side where they do not
// depend on each other. The types that several of them share come in a package
// of their own, behind the others. Documents that cannot be read are left out.
func loadAll(packages []Package, report *Report, progress func(string)) []*loaded {
	progress("reading " + documents(packages))
	embedded := sync.OnceValue(func() []*overlay.Overlay { return overlay.Load(ppgen.Overlays, &report.List) })
	all := make([]*loaded, len(packages))
	var own sync.WaitGroup
	own.Go(func() { embedded() }) // they take as long to read as a document
	each(len(all), func(i int) {
		all[i] = &loaded{Package: packages[i]}
		all[i].read(embedded)
	})
	own.Wait()
	for _, l := range all {
		report.keep(l.Spec, l.sources)
		report.keepOverlays(l.Overlays)
	}
	sound := slices.DeleteFunc(slices.Clone(all), func(l *loaded) bool { return l.api == nil })
	shared := share(sound)
	if shared != nil {
		shared.finish() // types of the others show its names
	}
	each(len(sound), func(i int) { sound[i].finish() })
	for _, l := range all {
		report.take(&l.list, l.Spec)
	}
	if shared == nil {
		return sound
	}
	report.take(&shared.list, specs(packages)...)
	return append(sound, shared)
}

// documents names what is read, for the line that shows progress.
func documents(packages []Package) string {
	if len(packages) == 1 {
		return packages[0].Spec.Display()
	}
	return "the documents"
}

func specs(packages []Package) []Spec {
	list := make([]Spec, len(packages))
	for i, p := range packages {
		list[i] = p.Spec
	}
	return list
}

// read parses the document and corrects it. It stops early where a later step
// would report the consequences of an earlier mistake.
func (l *loaded) read(embedded func() []*overlay.Overlay) {
	api, sources := l.Spec.parse(&l.list)
	l.sources = sources
	if api == nil || l.list.HasErrors() {
		return
	}
	overlay.Apply(api, slices.Concat(embedded(), overlay.LoadFiles(l.Overlays, &l.list)), &l.list)
	ir.Prune(api, l.Operations, &l.list)
	ir.PruneErrors(api)
	choosePackage(api, l.Name)
	l.api = api
}

// share moves the types that several documents have alike to a package of their
// own; nil when there are none.
func share(all []*loaded) *loaded {
	var apis []*ir.API
	var sources []ir.Source
	for _, l := range all {
		if len(l.api.Services) > 0 {
			apis = append(apis, l.api)
			sources = append(sources, l.api.Sources...)
		}
	}
	if len(apis) < 2 {
		return nil
	}
	api := ir.Share(apis, commonPackage)
	if api == nil {
		return nil
	}
	slices.SortFunc(sources, func(a, b ir.Source) int { return cmp.Compare(a.Path, b.Path) })
	api.Sources = slices.Compact(sources)
	return &loaded{api: api}
}

// finish names the declarations of the API and proves it sound.
func (l *loaded) finish() {
	naming.Assign(l.api, &l.list)
	if !l.list.HasErrors() {
		ir.Check(l.api, &l.list)
	}
}

// choosePackage settles the name of the Go package: what the caller says, else
// what an overlay said, else what the document calls itself.
func choosePackage(api *ir.API, name string) {
	switch {
	case name != "":
		api.Name = name
	case api.Name == "":
		api.Name = naming.PackageFor(api)
	}
}
