package emit

import (
	"testing"

	"github.com/ppgen/ppgen/ir"
)

func TestPages(t *testing.T) {
	b := newREST()
	item, links := b.object("Item"), b.object("Link")
	links.Role = ir.LinkRole
	total := jsonMember("total", scalar(ir.Long))
	inner := b.object("Inner", jsonMember("items", list(item)))
	page := b.object("Page", jsonMember("items", list(item)), total, jsonMember("links", list(links)), jsonMember("next", scalar(ir.String)), jsonMember("inner", inner))
	search := b.object("Search", jsonMember("page", scalar(ir.Decimal)), jsonMember("size", scalar(ir.Int)))
	query := func(name string, t ir.Type) *ir.Param { return param(ir.InQuery, name, t) }
	requiredQuery := func(name string, t ir.Type) *ir.Param {
		p := query(name, t)
		p.Required = true
		return p
	}
	tests := []struct {
		name   string
		page   ir.Page
		params []*ir.Param
		body   *ir.Body
		answer ir.Type
		want   string
	}{
		{
			name:   "number",
			page:   ir.Page{Style: ir.PageNumber, Items: []string{"items"}, Param: "page", Size: "size", First: 1, Sizes: 10, Total: []string{"total"}, Links: []string{"links"}},
			params: []*ir.Param{query("page", scalar(ir.Long)), query("size", scalar(ir.Int))}, answer: page,
			want: `
func (s *ThingsService) List(ctx context.Context, params *ListParams, opts ...paypal.CallOption) iter.Seq2[*Item, error] {
	var first ListParams
	if params != nil {
		first = *params
	}
	return rest.Pages(rest.Paging{Style: rest.ByNumber, First: 1, Start: rest.Number(first.Page, 1), Size: rest.Number(first.Size, 10)},
		func(at rest.Position) (*Page, error) {
			p := first
			p.Page = paypal.Ptr(int64(at.Number))
			return s.ListPage(ctx, &p, at.Options(opts)...)
		},
		func(page *Page) ([]Item, rest.Next) {
			return page.Items, rest.Next{Links: page.Links, Pages: rest.Number(page.Total, 0)}
		})
}
`,
		}, {
			name: "offset in the body",
			page: ir.Page{Style: ir.PageOffset, Items: []string{"items"}, Param: "page", Size: "size", Sizes: 20, Body: true},
			body: &ir.Body{Type: search}, answer: page,
			want: `
	var first Search
	if body != nil {
		first = *body
	}
	return rest.Pages(rest.Paging{Style: rest.ByOffset, Start: rest.DecimalNumber(first.Page, 0), Size: rest.Number(first.Size, 20)},
		func(at rest.Position) (*Page, error) {
			p := first
			p.Page = paypal.Ptr(money.New(int64(at.Number), 0))
			return s.ListPage(ctx, &p, at.Options(opts)...)
		},
`,
		}, {
			name:   "cursor",
			page:   ir.Page{Style: ir.PageCursor, Items: []string{"items"}, Param: "start", Next: []string{"next"}},
			params: []*ir.Param{query("start", scalar(ir.String))}, answer: page,
			want: `
	return rest.Pages(rest.Paging{Style: rest.ByCursor},
		func(at rest.Position) (*Page, error) {
			p := first
			if at.Token != "" {
				p.Start = at.Token
			}
			return s.ListPage(ctx, &p, at.Options(opts)...)
		},
		func(page *Page) ([]Item, rest.Next) {
			return page.Items, rest.Next{Token: page.Next}
		})
`,
		}, {
			name:   "cursor, and where to begin",
			page:   ir.Page{Style: ir.PageCursor, Items: []string{"items"}, Param: "start", Next: []string{"next"}, Once: "skip"},
			params: []*ir.Param{query("start", scalar(ir.String)), query("skip", scalar(ir.Int))}, answer: page,
			want: `
			if at.Token != "" {
				p.Start = at.Token
				p.Skip = nil
			}
`,
		}, {
			name:   "cursor, and the text to begin at",
			page:   ir.Page{Style: ir.PageCursor, Items: []string{"items"}, Param: "start", Next: []string{"next"}, Once: "skip"},
			params: []*ir.Param{query("start", scalar(ir.String)), query("skip", scalar(ir.String))}, answer: page,
			want: "\t\t\t\tp.Skip = \"\"\n",
		}, {
			name:   "cursor, and a number to begin at",
			page:   ir.Page{Style: ir.PageCursor, Items: []string{"items"}, Param: "start", Next: []string{"next"}, Once: "skip"},
			params: []*ir.Param{query("start", scalar(ir.String)), requiredQuery("skip", scalar(ir.Int))}, answer: page,
			want: "\t\t\t\tp.Skip = 0\n",
		}, {
			name:   "cursor of a type of its own",
			page:   ir.Page{Style: ir.PageCursor, Items: []string{"items"}, Param: "start", Next: []string{"next"}},
			params: []*ir.Param{query("start", scalar(ir.DateTime))}, answer: page,
			want: "\t\t\t\tp.Start = paypal.DateTime(at.Token)\n",
		}, {
			name: "link, deep", page: ir.Page{Style: ir.PageLink, Items: []string{"inner", "items"}}, answer: page,
			want: `
func (s *ThingsService) List(ctx context.Context, opts ...paypal.CallOption) iter.Seq2[*Item, error] {
	return rest.Pages(rest.Paging{Style: rest.ByLink},
		func(at rest.Position) (*Page, error) {
			if at.Link != "" {
				return rest.Do[Page](ctx, s.c, &opThingsList, rest.Request{Link: at.Link}, at.Options(opts))
			}
			return s.ListPage(ctx, at.Options(opts)...)
		},
		func(page *Page) ([]Item, rest.Next) {
			var items []Item
			if page.Inner != nil {
				items = page.Inner.Items
			}
			return items, rest.Next{}
		})
}
`,
		}, {
			name:   "window",
			page:   ir.Page{Style: ir.PageLink, Param: "token", Items: []string{"items"}, From: "from", To: "to", WindowDays: 31},
			params: []*ir.Param{query("token", scalar(ir.String)), query("from", scalar(ir.DateTime)), query("to", scalar(ir.String))}, answer: page,
			want: `
	return rest.Pages(rest.Paging{Style: rest.ByLink, Param: "token", From: first.From, To: paypal.DateTime(first.To), Days: 31},
		func(at rest.Position) (*Page, error) {
			p := first
			if at.Token != "" {
				p.Token = at.Token
			}
			p.From, p.To = at.From, string(at.To)
			return s.ListPage(ctx, &p, at.Options(opts)...)
		},
`,
		}, {
			name:   "at once",
			page:   ir.Page{Style: ir.PageNone},
			params: []*ir.Param{query("a", scalar(ir.String))}, answer: list(item),
			want: `
func (s *ThingsService) List(ctx context.Context, params *ListParams, opts ...paypal.CallOption) iter.Seq2[*Item, error] {
	return rest.Single(
		func() ([]Item, error) { return s.ListPage(ctx, params, opts...) },
		func(page []Item) []Item { return page },
	)
}
`,
		},
	}
	op := b.get("list", "/things", nil)
	op.REST.Params.Go = "ListParams"
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			op.REST.Page, op.REST.QueryParams, op.REST.Body = &test.page, test.params, test.body
			op.REST.Results = []*ir.Result{jsonResult("200", test.answer)}
			wantText(t, b.emit(t)["services.go"], test.want)
		})
	}
}
