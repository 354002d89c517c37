package overlay

import (
	"slices"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/internal/diag"
	"github.com/ppgen/ppgen/ir"
)

func plain(local string) ir.Decl { return ir.Decl{Name: ir.QName{Local: local}} }

func member(local string, t ir.Type) *ir.Field {
	return &ir.Field{Decl: plain(local), Type: t, Wire: ir.Wire{JSON: &ir.JSON{Name: local}}}
}

// A store is a small API over REST.
type store struct {
	api                  *ir.API
	money, total, link   *ir.Struct
	patch, page          *ir.Struct
	create, list, upload *ir.Operation
	key                  *ir.Param
}

func newStore() *store {
	str := func(format string) *ir.Scalar { return &ir.Scalar{Format: format} }
	s := &store{}
	s.money = &ir.Struct{Decl: plain("money"), Fields: []*ir.Field{member("value", str("")), member("code", str(""))}}
	s.total = &ir.Struct{Decl: plain("total"), Fields: []*ir.Field{member("note", str("")), member("value", str("")), member("code", str(""))}}
	s.total.Fields[1].Required, s.total.Fields[2].Required = true, true
	s.link = &ir.Struct{Decl: plain("link")}
	s.patch = &ir.Struct{Decl: plain("patch")}
	s.page = &ir.Struct{Decl: plain("page"), Fields: []*ir.Field{
		member("items", &ir.List{Elem: s.total, Max: ir.Unbounded}), member("pages", str("")), member("next", str("")), member("links", &ir.List{Elem: s.link, Max: ir.Unbounded}),
		member("time", str("our_time")), member("data", str("our_bytes")),
	}}
	codes := func(texts ...string) *ir.Enum {
		e := &ir.Enum{Decl: plain("codes")}
		for _, text := range texts {
			e.Values = append(e.Values, &ir.EnumValue{Decl: plain(text)})
		}
		return e
	}
	failure := func(texts ...string) ir.Type {
		detail := &ir.Struct{Decl: plain("detail"), Fields: []*ir.Field{member("field", str("")), member("issue", codes(texts...))}}
		return &ir.Struct{Decl: plain("failure"), Fields: []*ir.Field{member("details", &ir.List{Elem: detail, Max: ir.Unbounded})}}
	}
	orders := &ir.Service{Decl: plain("orders"), Path: []string{"orders"}}
	query := func(name string) *ir.Param { return &ir.Param{Field: *member(name, str("")), In: ir.InQuery} }
	s.key = &ir.Param{Field: *member("Request-Id", str("")), In: ir.InHeader}
	s.create = &ir.Operation{Decl: plain("orders.create"), REST: &ir.RESTBinding{
		Service: orders, Verb: "create", Method: "POST", Path: "/v1/v1/orders",
		HeaderParams: []*ir.Param{s.key, {Field: *member("Prefer", str("")), In: ir.InHeader}, {Field: *member("X-Junk", str("")), In: ir.InHeader}},
		Body:         &ir.Body{Type: &ir.List{Elem: s.patch, Max: ir.Unbounded}},
		Results:      []*ir.Result{{Decl: plain("200"), MediaType: "application/json", Type: s.page}, {Decl: plain("204")}},
		Errors:       []*ir.Result{{Decl: plain("400"), Type: failure("B", "A")}, {Decl: plain("422"), Type: failure("C", "A")}, {Decl: plain("default"), Type: &ir.Union{Cases: []*ir.Field{member("x", failure("D"))}}}},
	}}
	s.list = &ir.Operation{Decl: plain("list.all"), REST: &ir.RESTBinding{
		Service: &ir.Service{Decl: plain("list")}, Verb: "all", Method: "GET", Path: "/v1/orders",
		QueryParams: []*ir.Param{query("page"), query("size"), query("from"), query("to")},
		Results:     []*ir.Result{{Decl: plain("200"), MediaType: "application/json", Type: s.page}},
		Errors:      []*ir.Result{{Decl: plain("400"), Type: failure("A")}},
		Params:      plain("list.all/params"),
	}}
	s.upload = &ir.Operation{Decl: plain("orders.upload"), REST: &ir.RESTBinding{
		Service: orders, Verb: "upload", Method: "POST", Path: "/v1/upload",
		Body: &ir.Body{Form: ir.MultipartBody, Parts: []*ir.Part{{Field: ir.Field{Decl: plain("file")}, File: true}}},
	}}
	s.api = &ir.API{
		Title: "Orders", Version: "2.13", Servers: []*ir.Server{{Decl: plain("https://a.example/v1")}},
		Types:    []ir.Named{s.link, s.money, s.page, s.patch, s.total},
		Services: []*ir.Service{s.list.REST.Service, orders},
		Ops:      []*ir.Operation{s.list, s.create, s.upload},
	}
	return s
}

func (s *store) apply(t *testing.T, text string) *diag.List {
	t.Helper()
	list := new(diag.List)
	Apply(s.api, LoadFiles([]Source{{Name: "a.yaml", Data: []byte(text)}}, list), list)
	return list
}

func (s *store) mustApply(t *testing.T, text string) {
	t.Helper()
	if err := s.apply(t, text).Err(); err != nil {
		t.Fatal(err)
	}
}

func TestAppliesToOpenAPI(t *testing.T) {
	for applies, want := range map[string]string{
		`{title: Orders}`:                  "",
		`{title: Orders, major: "2"}`:      "",
		`{server: "https://a.example"}`:    "",
		`{server: "https://a.example/v1"}`: "",
		`{title: Orders, major: "1"}`:      `a.yaml:1:18: applies: the document is "Orders", version 2.13`,
		`{title: Payments}`:                `the document is "Orders", version 2.13`,
		`{server: "https://b.example"}`:    `the document does not name the server "https://b.example"`,
		`{server: "https://a.exam"}`:       "does not name the server",
		`{namespace: "urn:x"}`:             `the document does not use the namespace "urn:x"`,
		`{title: Orders, major: two}`:      "is not a number",
		`{version: "2.13"}`:                "it says nothing; add namespace, title or server",
	} {
		err := newStore().apply(t, "applies: "+applies+"\npackage: x\n").Err()
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%s: got %v, want %q", applies, err, want)
		}
	}
}

func TestRESTRows(t *testing.T) {
	s := newStore()
	s.mustApply(t, `
paths: [{prefix: /v1/v1/, becomes: /v1/, reason: r}]
services: [{operation: list.all, service: orders, verb: list, reason: r}, {operation: orders.upload, service: files, verb: add, reason: r}]
headers: [{name: prefer, use: option, reason: r}, {name: X-Junk, use: drop, reason: r}]
formats: [{format: our_time, as: date-time, reason: r}, {format: our_bytes, as: byte, reason: r}]
explicit: [{at: total/note, reason: r}]
verbatim: [{at: total/code, reason: r}]
roles: [{type: link, role: link, reason: r}, {type: patch, role: patch, reason: r}]
issues: [{at: details/issue, reason: r}]
parts: [{operation: orders.upload, name: input, docs: The rest., reason: r}, {operation: orders.upload, name: page, files: true, go: Pages, reason: r}]
results: [{operation: orders.create, status: "204", media_type: image/png, reason: r}]
operations: [{name: orders.create, moves_money: true, read_only: false, repeat_key: request-id, repeat_ever: true, repeat_max: 38, replay: "200", reason: r}]
pages: [{operation: list.all, style: number, items: items, param: page, size: size, first: 1, sizes: 10, limit: 20, total: pages, next: next, links: links, from: from, to: to, window_days: 31, reason: r}]
`)
	r := s.create.REST
	if r.Path != "/v1/orders" {
		t.Errorf("the path is %s", r.Path)
	}
	var services []string
	for _, x := range s.api.Services {
		services = append(services, x.Name.Local)
	}
	if !slices.Equal(services, []string{"files", "orders"}) || s.list.REST.Service != r.Service || s.list.REST.Verb != "list" || s.upload.REST.Service != s.api.Services[0] || s.list.REST.Params.Name.Local != "orders.list/params" {
		t.Errorf("got services %v", services)
	}
	if len(r.HeaderParams) != 2 || r.HeaderParams[1].Use != ir.OptionParam {
		t.Errorf("got headers %+v", r.HeaderParams)
	}
	if s.page.Fields[4].Type.(*ir.Scalar).Kind != ir.DateTime || s.page.Fields[5].Type.(*ir.Scalar).Kind != ir.Bytes {
		t.Error("the formats are as they were")
	}
	if note := s.total.Fields[0]; !note.Explicit || !note.Nillable {
		t.Error("the member is not explicit")
	}
	if _, ok := s.total.Fields[len(s.total.Fields)-1].Type.(*ir.Raw); !ok {
		t.Error("the member is taken apart")
	}
	if s.link.Role != ir.LinkRole || !r.Body.Patch {
		t.Error("no link, or no patch")
	}
	if issuesOf(s.api.Issues.Values) != "A B C D" || issuesOf(r.Issues) != "A B C D" || issuesOf(s.list.REST.Issues) != "A" || r.Issues[0] != s.list.REST.Issues[0] {
		t.Errorf("got codes %v and %v", issuesOf(r.Issues), issuesOf(s.list.REST.Issues))
	}
	for i, want := range []string{"A B", "A C", "D"} {
		if of := r.Errors[i].Issues; issuesOf(of) != want || !slices.Contains(r.Issues, of[0]) {
			t.Errorf("%s has codes %v", r.Errors[i].Status(), issuesOf(of))
		}
	}
	if part := s.upload.REST.Body.Parts[0]; part.Name.Local != "input" || !part.JSON || part.Docs.Text != "The rest." {
		t.Errorf("got part %+v", part)
	}
	parts := s.upload.REST.Body.Parts
	if last := parts[len(parts)-1]; last.Name.Local != "page" || last.Go != "Pages" || !last.File || !last.Many || !last.Numbered {
		t.Errorf("got part %+v", last)
	}
	if result := r.Results[1]; result.Form != ir.BinaryBody || result.MediaType != "image/png" {
		t.Errorf("got result %+v", result)
	}
	if want := (ir.Repeat{MovesMoney: true, Key: "request-id", KeyDays: ir.Unbounded, KeyMax: 38}); s.create.Repeat != want || r.Key != s.key || s.key.Use != ir.KeyParam || r.Replay != "200" {
		t.Errorf("got %+v, key %v, replay %s", s.create.Repeat, r.Key, r.Replay)
	}
	want := ir.Page{
		Style: ir.PageNumber, Items: []string{"items"}, Param: "page", Size: "size", First: 1, Sizes: 10, Limit: 20,
		Total: []string{"pages"}, Next: []string{"next"}, Links: []string{"links"}, From: "from", To: "to", WindowDays: 31,
	}
	if got := s.list.REST.Page; got == nil || got.Param != want.Param || !slices.Equal(got.Links, want.Links) || got.WindowDays != 31 || got.Limit != 20 || got.Style != want.Style {
		t.Errorf("got page %+v", got)
	}
}

func issuesOf(values []*ir.EnumValue) string {
	var texts []string
	for _, v := range values {
		texts = append(texts, v.Name.Local)
	}
	return strings.Join(texts, " ")
}

// An amount that shares its object with something else becomes a record of its
// own within it.
func TestInlineAmounts(t *testing.T) {
	s := newStore()
	s.mustApply(t, `amounts: [{type: money, value: value, currency: code, reason: r}, {type: total, value: value, currency: code, as: sum, reason: r}]`)
	if s.money.Role != ir.AmountRole || len(s.money.Fields) != 2 {
		t.Errorf("got %+v", s.money)
	}
	sum := s.total.Fields[1]
	amount, ok := sum.Type.(*ir.Struct)
	if len(s.total.Fields) != 2 || !ok || sum.Name.Local != "sum" || !sum.Wire.JSON.Inline || !sum.Required || s.total.Role != ir.NoRole {
		t.Fatalf("got %+v", s.total)
	}
	if amount.Role != ir.AmountRole || amount.ByRole(ir.AmountValue).Wire.JSON.Name != "value" || !slices.Contains(s.api.Types, ir.Named(amount)) {
		t.Errorf("got %+v", amount)
	}
}

func TestAcceptedWarnings(t *testing.T) {
	s := newStore()
	list := new(diag.List)
	list.Warnf(diag.Pos{}, "#/a", "twice: x and y")
	list.Warnf(diag.Pos{}, "#/a", "something else")
	list.Errorf(diag.Pos{}, "#/a", "twice: an error")
	row := `accepted: [{at: "#/a", finding: twice, reason: r}]`
	Apply(s.api, LoadFiles([]Source{{Name: "a.yaml", Data: []byte(row)}}, list), list)
	if got := len(list.Findings()); got != 2 {
		t.Errorf("%d findings are left: %v", got, list.Findings())
	}
	s.mustApply(t, row) // another edition of the document may be right
}

func TestRESTErrors(t *testing.T) {
	tests := []struct{ name, rows, want string }{
		{"path", `paths: [{prefix: /v3, becomes: /v4, reason: r}]`, "1:18: paths: no path begins with /v3 or /v4"},
		{"service", `services: [{operation: orders.creat, service: x, verb: y, reason: r}]`, `1:24: services: the document has no operation orders.creat; did you mean "orders.create"?`},
		{"service twice", `services: [{operation: list.all, service: x, verb: y, reason: r}, {operation: list.all, service: z, verb: y, reason: r}]`, "the service of list.all is set already"},
		{"header", `headers: [{name: X, use: drop, reason: r}]`, "headers: no operation has a header X"},
		{"use of a header", `headers: [{name: X-Junk, use: keep, reason: r}]`, `"keep" is not one of option, drop`},
		{"format", `formats: [{format: none, as: byte, reason: r}]`, "formats: nothing in the document has the format none"},
		{"explicit type", `explicit: [{at: total, reason: r}]`, "explicit: total is no member of a JSON object"},
		{"explicit member", `explicit: [{at: total/nte, reason: r}]`, "the document does not declare total/nte"},
		{"verbatim", `verbatim: [{at: total, reason: r}]`, "verbatim: total is no member of a JSON object"},
		{"issues", `issues: [{at: details/code, reason: r}]`, "issues: no error of the document has a list of codes at details/code"},
		{"part", `parts: [{operation: orders.create, name: x, reason: r}]`, "parts: orders.create has no multipart body"},
		{"result", `results: [{operation: orders.create, status: "202", media_type: a/b, reason: r}]`, "results: orders.create has no answer 202"},
		{"key", `operations: [{name: orders.create, moves_money: true, read_only: false, repeat_key: Nothing, reason: r}]`, "operations: orders.create has no header Nothing"},
		{"page of nothing", `pages: [{operation: x, style: none, reason: r}]`, "pages: the document has no operation x"},
		{"page twice", `pages: [{operation: list.all, style: none, items: items, reason: r}, {operation: list.all, style: none, items: items, reason: r}]`, "pages: the paging of list.all is set already"},
		{"items", `pages: [{operation: list.all, style: none, items: itms, reason: r}]`, "pages: the result of list.all has no itms"},
		{"parameter", `pages: [{operation: list.all, style: number, items: items, param: pag, reason: r}]`, "pages: list.all has no parameter pag"},
		{"style", `pages: [{operation: list.all, style: magic, reason: r}]`, `"magic" is not one of none, number, offset, cursor, link`},
		{"amount without a name", `amounts: [{type: total, value: value, currency: code, reason: r}]`, "amounts: total has more than a value and a currency; add as"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := newStore().apply(t, tt.rows).Err()
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %s", err, tt.want)
			}
		})
	}
}

// What a document has got right does not need the rows that correct others.
func TestRowsForOtherEditions(t *testing.T) {
	s := newStore()
	s.mustApply(t, `
paths: [{prefix: /v3, becomes: /v1/, reason: r}]
parts: [{operation: orders.upload, name: file, reason: r}]
results: [{operation: orders.create, status: "200", media_type: image/png, reason: r}]
`)
	if len(s.upload.REST.Body.Parts) != 1 || s.create.REST.Results[0].MediaType != "application/json" {
		t.Error("the document is no longer what it was")
	}
}

// The rows for a family of documents may find nothing in one of them.
func TestFamilyRowsMayFindNothing(t *testing.T) {
	s := newStore()
	s.mustApply(t, `
applies: {server: "https://a.example"}
paths: [{prefix: /v3, becomes: /v4, reason: r}]
headers: [{name: X, use: drop, reason: r}]
formats: [{format: none, as: byte, reason: r}]
issues: [{at: details/code, reason: r}]
accepted: [{at: "#/a", finding: x, reason: r}]
amounts: [{type: none, value: value, currency: code, reason: r}]
roles: [{type: none, role: link, reason: r}]
pages: [{operation: none, style: none, reason: r}]
`)
}
