package overlay

import (
	"slices"
	"strings"

	"github.com/ppgen/ppgen/internal/diag"
	"github.com/ppgen/ppgen/internal/near"
	"github.com/ppgen/ppgen/internal/strict"
	"github.com/ppgen/ppgen/ir"
)

// REST has the rows that only OpenAPI documents need.
type REST struct {
	Accepted []Accepted `yaml:"accepted" doc:"What is wrong with the document, and does no harm: these warnings are not repeated."`
	Paths    []Path     `yaml:"paths" doc:"Paths that the document states wrongly."`
	Services []Service  `yaml:"services" doc:"Operations that belong elsewhere than their names say."`
	Headers  []Header   `yaml:"headers" doc:"What headers are for."`
	Formats  []Format   `yaml:"formats" doc:"Formats that are other names for those of OpenAPI."`
	Explicit []Explicit `yaml:"explicit" doc:"Members for which absent and null are different things."`
	Verbatim []Verbatim `yaml:"verbatim" doc:"Members that have to stay as they are, byte for byte."`
	Parts    []Part     `yaml:"parts" doc:"Parts of multipart bodies that the document leaves out."`
	Results  []Result   `yaml:"results" doc:"Answers whose body the document leaves out."`
	Issues   []Issues   `yaml:"issues" doc:"Where error bodies have their codes."`
	Pages    []Page     `yaml:"pages" doc:"How the operations that list go on."`
}

// isREST reports whether the overlay is for OpenAPI documents.
func (f *For) isREST() bool { return f.Title.Value != "" || f.Server.Value != "" }

// matches reports whether api is the document, or one of the family.
func (f *For) matches(api *ir.API) bool {
	if f.Title.Value != "" && f.Title.Value != api.Title {
		return false
	}
	if major, _, _ := strings.Cut(api.Version, "."); f.Major.Value != "" && f.Major.Value != major {
		return false
	}
	return f.Server.Value == "" || slices.ContainsFunc(api.Servers, func(s *ir.Server) bool {
		return s.Name.Local == f.Server.Value || strings.HasPrefix(s.Name.Local, f.Server.Value+"/")
	})
}

func (f *For) reportForeign(api *ir.API, list *diag.List) {
	if f.Title.Value != "" {
		list.Errorf(f.Title.Pos, "applies", "the document is %q, version %s", api.Title, api.Version)
		return
	}
	list.Errorf(f.Server.Pos, "applies", "the document does not name the server %q", f.Server.Value)
}

// rest applies the rows for OpenAPI documents.
func (a *application) rest(rows *REST) {
	for _, row := range rows.Accepted {
		a.accept(row)
	}
	for _, row := range rows.Paths {
		a.path(row)
	}
	for _, row := range rows.Services {
		a.service(row)
	}
	for _, row := range rows.Headers {
		a.header(row)
	}
	for _, row := range rows.Formats {
		a.format(row)
	}
	for _, row := range rows.Explicit {
		a.explicit(row)
	}
	for _, row := range rows.Verbatim {
		a.verbatim(row)
	}
	for _, row := range rows.Parts {
		a.part(row)
	}
	for _, row := range rows.Results {
		a.result(row)
	}
	for _, row := range rows.Issues {
		a.issues(row)
	}
	for _, row := range rows.Pages {
		a.page(row)
	}
	a.patches()
}

// Accepted is a warning that a person has looked at.
type Accepted struct {
	At      strict.Text `yaml:"at" required:"true" doc:"What the warning is about, as it says itself: #/components/schemas/card."`
	Finding strict.Text `yaml:"finding" required:"true" doc:"A part of what it says."`
	Reason  strict.Text `yaml:"reason" required:"true" doc:"Why it does no harm."`
}

// Accepts reports whether the row is about a finding.
func (row Accepted) Accepts(f *diag.Finding) bool {
	return f.Subject == row.At.Value && strings.Contains(f.Msg, row.Finding.Value)
}

// accept drops the warnings of a row. There need not be any: another edition of
// the document may have been put right.
func (a *application) accept(row Accepted) { a.list.Accept(row.Accepts) }

// A Path corrects the paths that begin with one.
type Path struct {
	Prefix  strict.Text `yaml:"prefix" required:"true" doc:"The beginning of the paths as the document states them, the server's own path in front."`
	Becomes strict.Text `yaml:"becomes" required:"true" doc:"What to put in its place."`
	Reason  strict.Text `yaml:"reason" required:"true" doc:"How the right path is known."`
}

func (a *application) path(row Path) {
	found := false
	for _, op := range a.api.Ops {
		if op.REST == nil {
			continue
		}
		if rest, ok := strings.CutPrefix(op.REST.Path, row.Prefix.Value); ok {
			op.REST.Path = row.Becomes.Value + rest
		}
		found = found || strings.HasPrefix(op.REST.Path, row.Becomes.Value)
	}
	if !found {
		a.unused(row.Prefix, "paths", "no path begins with %s or %s", row.Prefix.Value, row.Becomes.Value)
	}
}

// A Service moves an operation to another service.
type Service struct {
	Operation strict.Text `yaml:"operation" required:"true" doc:"The operation."`
	Service   strict.Text `yaml:"service" required:"true" doc:"The resource it belongs to."`
	Verb      strict.Text `yaml:"verb" required:"true" doc:"What it is called there."`
	Reason    strict.Text `yaml:"reason" required:"true" doc:"Why its own name does not do."`
}

func (a *application) service(row Service) {
	op := a.restOperation(row.Operation, "services")
	if op == nil || !a.once(row.Operation, "services", "service", op) {
		return
	}
	name := row.Service.Value + "." + row.Verb.Value
	rename(&op.REST.Params, op.Name.Local, name)
	rename(&op.REST.Result, op.Name.Local, name)
	if op.REST.Body != nil {
		rename(&op.REST.Body.Decl, op.Name.Local, name)
	}
	old := op.REST.Service
	op.REST.Service, op.REST.Verb = a.serviceNamed(row.Service.Value, old), row.Verb.Value
	used := func(op *ir.Operation) bool { return op.REST != nil && op.REST.Service == old }
	if !slices.ContainsFunc(a.api.Ops, used) {
		a.api.Services = slices.DeleteFunc(a.api.Services, func(s *ir.Service) bool { return s == old })
	}
}

// rename names a record of an operation's after what the operation is called now.
func rename(d *ir.Decl, old, name string) {
	if rest, ok := strings.CutPrefix(d.Name.Local, old+"/"); ok {
		d.Name.Local = name + "/" + rest
	}
}

// serviceNamed returns the service of that name, which is new where the document
// has none; then it stands where the other one does.
func (a *application) serviceNamed(name string, like *ir.Service) *ir.Service {
	at, found := slices.BinarySearchFunc(a.api.Services, name, func(s *ir.Service, name string) int {
		return strings.Compare(s.Name.Local, name)
	})
	if !found {
		s := &ir.Service{Decl: ir.Decl{Name: ir.QName{Local: name}, Pos: like.Pos}, Path: like.Path}
		a.api.Services = slices.Insert(a.api.Services, at, s)
	}
	return a.api.Services[at]
}

// restOperation returns the operation of that name when it travels over REST.
func (a *application) restOperation(name strict.Text, subject string) *ir.Operation {
	for _, op := range a.api.Ops {
		if op.Name.Local == name.Value && op.REST != nil {
			return op
		}
	}
	a.unused(name, subject, "the document has no operation %s%s", name.Value, near.Hint(name.Value, a.operationNames()))
	return nil
}

// A Header says what a header of requests is for.
type Header struct {
	Name   strict.Text `yaml:"name" required:"true" doc:"The header."`
	Use    strict.Text `yaml:"use" required:"true" enum:"option,drop" doc:"option: every call has an option for it. drop: it means nothing to callers."`
	Reason strict.Text `yaml:"reason" required:"true" doc:"How this is known."`
}

func (a *application) header(row Header) {
	found := false
	is := func(p *ir.Param) bool { return strings.EqualFold(p.Name.Local, row.Name.Value) }
	for _, op := range a.api.Ops {
		if op.REST == nil || !slices.ContainsFunc(op.REST.HeaderParams, is) {
			continue
		}
		found = true
		if row.Use.Value == "drop" {
			op.REST.HeaderParams = slices.DeleteFunc(op.REST.HeaderParams, is)
			continue
		}
		for _, p := range op.REST.HeaderParams {
			if is(p) && p.Use == ir.MemberParam {
				p.Use = ir.OptionParam
			}
		}
	}
	if !found {
		a.unused(row.Name, "headers", "no operation has a header %s", row.Name.Value)
	}
}

// setKey makes a header of an operation the one whose repetition makes a repeat
// safe.
func (a *application) setKey(op *ir.Operation, row Operation) bool {
	op.REST.Key, op.REST.Replay = nil, row.Replay.Value
	if row.RepeatKey.Value == "" {
		return true
	}
	for _, p := range op.REST.HeaderParams {
		if strings.EqualFold(p.Name.Local, row.RepeatKey.Value) {
			op.REST.Key, p.Use = p, ir.KeyParam
			return true
		}
	}
	a.unused(row.RepeatKey, "operations", "%s has no header %s", op.Name.Local, row.RepeatKey.Value)
	return false
}
