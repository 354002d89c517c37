package overlay

import (
	"maps"
	"slices"
	"strings"

	"github.com/ppgen/ppgen/internal/strict"
	"github.com/ppgen/ppgen/ir"
)

// A Page says how an operation that lists goes on.
type Page struct {
	Operation  strict.Text `yaml:"operation" required:"true" doc:"The operation."`
	Style      strict.Text `yaml:"style" required:"true" enum:"none,number,offset,cursor,link" doc:"none: everything comes at once. number: a parameter counts pages. offset: a parameter counts items. cursor: a parameter takes a text of the result. link: only links lead on."`
	Items      strict.Text `yaml:"items" doc:"The members of the result that lead to the list, joined by slashes; without it, the result is the list."`
	Param      strict.Text `yaml:"param" doc:"The parameter that moves on."`
	Size       strict.Text `yaml:"size" doc:"The parameter that limits a page."`
	Once       strict.Text `yaml:"once" doc:"A parameter that says where to begin, so that only the first page is asked with it."`
	First      int         `yaml:"first" doc:"The number of the first page."`
	Sizes      int         `yaml:"sizes" doc:"The number of items of a page when size is not sent."`
	Limit      int         `yaml:"limit" doc:"The largest value of size."`
	Total      strict.Text `yaml:"total" doc:"The members of the result that lead to the number of pages."`
	Next       strict.Text `yaml:"next" doc:"The members of the result that lead to the next value of the parameter."`
	Links      strict.Text `yaml:"links" doc:"The members of the result that lead to its links."`
	Body       bool        `yaml:"body" doc:"Whether the parameters are members of the request's body."`
	From       strict.Text `yaml:"from" doc:"The parameter that begins a window of time."`
	To         strict.Text `yaml:"to" doc:"The parameter that ends it."`
	WindowDays int         `yaml:"window_days" doc:"How long the window may be."`
	Reason     strict.Text `yaml:"reason" required:"true" doc:"Where this is known from."`
}

var pageStyles = map[string]ir.PageStyle{
	"none": ir.PageNone, "number": ir.PageNumber, "offset": ir.PageOffset, "cursor": ir.PageCursor, "link": ir.PageLink,
}

func (a *application) page(row Page) {
	const subject = "pages"
	op := a.restOperation(row.Operation, subject)
	if op == nil || !a.once(row.Operation, subject, "paging", op) {
		return
	}
	op.REST.Page = &ir.Page{
		Style: pageStyles[row.Style.Value],
		Items: members(row.Items), Total: members(row.Total), Next: members(row.Next), Links: members(row.Links),
		Param: row.Param.Value, Size: row.Size.Value, Once: row.Once.Value, From: row.From.Value, To: row.To.Value,
		First: row.First, Sizes: row.Sizes, Limit: row.Limit, Body: row.Body, WindowDays: row.WindowDays,
	}
	a.checkMembers(op, row)
}

// checkMembers makes sure that what a row says of the result and the parameters
// is there; ir.Check would name the operation, not the row.
func (a *application) checkMembers(op *ir.Operation, row Page) {
	var result ir.Type
	for _, r := range op.REST.Results {
		if r.Type != nil && result == nil {
			result = r.Type
		}
	}
	for _, path := range []strict.Text{row.Items, row.Total, row.Next, row.Links} {
		if path.Value != "" && ir.TypeAt(result, members(path)) == nil {
			a.unused(path, "pages", "the result of %s has no %s", op.Name.Local, path.Value)
		}
	}
	for _, name := range []strict.Text{row.Param, row.Size, row.Once, row.From, row.To} {
		if name.Value != "" && !op.REST.Takes(name.Value, row.Body) {
			a.unused(name, "pages", "%s has no parameter %s", op.Name.Local, name.Value)
		}
	}
}

func members(path strict.Text) []string {
	if path.Value == "" {
		return nil
	}
	return strings.Split(path.Value, "/")
}

// sortedKeys returns the keys of a map in order.
func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
