package rest

import (
	"slices"

	"github.com/ppgen/ppgen/paypal"
)

// An Error is what an answer carries for a part that failed while the whole did
// not: a payout of a batch, a tracker of many. It is what a call that fails
// returns too, so errors.Is and errors.As treat both alike.
type Error = paypal.Error

// A problem is what error bodies of all shapes say.
type problem struct {
	name, message, debugID string
	informationLink        string // of version 1
	links                  []Link
}

// texts adds the members of a problem but for its links, which stand last.
func (p *problem) texts(f *Fields) {
	f.String("name", &p.name)
	f.String("message", &p.message)
	f.String("debug_id", &p.debugID)
	f.String("information_link", &p.informationLink)
}

// allLinks returns the links, and as one of them that of version 1.
func (p *problem) allLinks() []Link {
	if p.informationLink == "" {
		return p.links
	}
	return append(p.links, Link{Href: p.informationLink, Rel: informationLink})
}

// An embedded error has the members that documents declare for one in an answer.
// Whole answers that are errors come in more shapes: see failure.
type embedded struct {
	problem
	details []embeddedDetail
}

type embeddedDetail struct {
	field, value, location, issue, description string
	links                                      []Link
}

// JSONFields adds the members of an error.
func (x *embedded) JSONFields(f *Fields) {
	x.texts(f)
	Records(f, "details", &x.details)
	f.Links("links", &x.links)
}

// JSONFields adds the members of a detail.
func (d *embeddedDetail) JSONFields(f *Fields) {
	f.String("field", &d.field)
	f.String("value", &d.value)
	f.String("location", &d.location)
	f.String("issue", &d.issue)
	f.String("description", &d.description)
	f.Links("links", &d.links)
}

// informationLink is the relation of the link that version 1 has a member for.
const informationLink = "information_link"

// open returns what an embedded error says as an error of Go.
func (x *embedded) open() *Error {
	body := paypal.Failure{Name: x.name, Message: x.message, DebugID: x.debugID, Links: x.allLinks()}
	for _, d := range x.details {
		body.Errors = append(body.Errors, paypal.ErrorDetail{
			Code: d.issue, Message: d.description, Field: d.field, Value: d.value, Location: d.location, Links: d.links,
		})
	}
	return paypal.FailureError(&body)
}

// embed is the reverse of open.
func embed(e *Error) *embedded {
	x := &embedded{problem: problem{name: e.Name, message: e.Message, debugID: e.DebugID, links: e.Links}}
	if i := slices.IndexFunc(e.Links, func(l Link) bool { return l.Rel == informationLink }); i >= 0 {
		x.informationLink = e.Links[i].Href
		x.links = slices.Delete(slices.Clone(e.Links), i, i+1)
	}
	for _, d := range e.Errors {
		x.details = append(x.details, embeddedDetail{
			field: d.Field, value: d.Value, location: d.Location, issue: d.Code, description: d.Message, links: d.Links,
		})
	}
	return x
}

// Error adds the error of a part of an answer; it may be absent.
func (f *Fields) Error(name string, p **Error) {
	var x *embedded
	if !f.reading && *p != nil {
		x = embed(*p)
	}
	Record(f, name, &x)
	if f.reading && x != nil {
		*p = x.open()
	}
}

// Errors adds a list of errors.
func (f *Fields) Errors(name string, p *[]Error) { List(f, name, p, (*Fields).ErrorItem) }

// ErrorItem adds an error of a list or a map.
func (f *Fields) ErrorItem(e *Error) {
	if !f.reading {
		f.Object("", embed(e))
		return
	}
	x := new(embedded)
	f.Object("", x)
	*e = *x.open()
}
