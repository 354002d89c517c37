package rest_test

import (
	"errors"
	"fmt"
	"iter"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/money"
	"github.com/ppgen/ppgen/paypal/rest"
)

// plans is a page of a list, and list the operation that generated code would
// have for it.
type plans struct {
	Plans []person
	Pages *int
	Next  string
	Links []rest.Link
}

func (x *plans) JSONFields(f *rest.Fields) {
	rest.Records(f, "plans", &x.Plans)
	f.OptInt("total_pages", &x.Pages)
	f.String("next_id", &x.Next)
	f.Links("links", &x.Links)
}

type plansParams struct {
	Page, PageSize     *int
	Token, StartID     string
	StartDate, EndDate paypal.DateTime
}

func (p *plansParams) JSONFields(f *rest.Fields) {
	f.OptInt("page", &p.Page)
	f.OptInt("page_size", &p.PageSize)
	f.String("token", &p.Token)
	f.String("start_id", &p.StartID)
	f.String("start_date", (*string)(&p.StartDate))
	f.String("end_date", (*string)(&p.EndDate))
}

var opList = paypal.Operation{Name: "plans.list", Method: "GET", Path: "/v1/plans"}

func listPage(c *paypal.Client, params *plansParams, opts []paypal.CallOption) (*plans, error) {
	return rest.Do[plans](ctx, c, &opList, rest.Request{Params: rest.Query(params)}, opts)
}

func list(c *paypal.Client, paging rest.Paging, first plansParams) iter.Seq2[*person, error] {
	return rest.Pages(paging, func(at rest.Position) (*plans, error) {
		p := first
		switch {
		case at.Link != "":
			return rest.Do[plans](ctx, c, &opList, rest.Request{Link: at.Link}, at.Options(nil))
		case paging.Style == rest.ByCursor:
			p.StartID = at.Token
		case paging.Style == rest.ByLink:
			p.Token = at.Token
		default:
			p.Page = paypal.Ptr(at.Number)
		}
		p.StartDate, p.EndDate = at.From, at.To
		return listPage(c, &p, at.Options(nil))
	}, func(page *plans) ([]person, rest.Next) {
		return page.Plans, rest.Next{Links: page.Links, Pages: rest.Number(page.Pages, 0), Token: page.Next}
	})
}

// A listServer answers each request with the page that its query asks for.
type listServer struct {
	*server
	queries []string
	pages   func(query map[string]string) string
}

func newListServer(t *testing.T, pages func(query map[string]string) string) *listServer {
	s := &listServer{server: newServer(t), pages: pages}
	s.answer = func(w http.ResponseWriter) {
		query := map[string]string{}
		for name, values := range s.got.URL.Query() {
			query[name] = values[0]
		}
		s.queries = append(s.queries, strings.TrimPrefix(s.got.RequestURI, "/v1/plans?"))
		body := s.pages(query)
		if body == "" {
			w.WriteHeader(500)
			body = `{"name":"INTERNAL_SERVER_ERROR"}`
		}
		_, _ = w.Write([]byte(body))
	}
	return s
}

// page is a page with items of these names, and more members.
func page(names, more string) string {
	var items []string
	for _, n := range strings.Fields(names) {
		items = append(items, fmt.Sprintf(`{"name":%q}`, n))
	}
	return `{"plans":[` + strings.Join(items, ",") + `]` + more + `}`
}

func walk(seq iter.Seq2[*person, error]) string {
	var got []string
	for p, err := range seq {
		if err != nil {
			got = append(got, "error")
			if errors.Is(err, rest.ErrLoop) {
				got = append(got, "loop")
			}
			if p != nil {
				got = append(got, "with an item")
			}
			continue
		}
		got = append(got, p.Name)
	}
	return strings.Join(got, " ")
}

func TestPages(t *testing.T) {
	link := func(query string) string {
		return `,"links":[{"href":"https://api-m.paypal.com/v1/plans?` + query + `","rel":"next"}]`
	}
	const last = `,"links":[{"href":"h","rel":"self"}]`
	byNumber := rest.Paging{Style: rest.ByNumber, First: 1, Start: 1, Size: 2}
	for _, tt := range []struct {
		name    string
		paging  rest.Paging
		pages   map[string]string // by page, token or start_id
		want    string
		queries int
	}{
		{"number, links", byNumber, map[string]string{"1": page("a b", link("page=2")), "2": page("c", link("page=3")), "3": page("d e", last)}, "a b c d e", 3},
		{"number, total", byNumber, map[string]string{"1": page("a", `,"total_pages":2`), "2": page("b c", `,"total_pages":2`)}, "a b c", 2},
		{"number, total and links", byNumber, map[string]string{"1": page("a", `,"total_pages":2`+last), "2": page("b c", last)}, "a b c", 2},
		{"number, short page", byNumber, map[string]string{"1": page("a b", ""), "2": page("c", "")}, "a b c", 2},
		{"number, empty page", byNumber, map[string]string{"1": page("a b", ""), "2": page("", "")}, "a b", 2},
		{"number, nothing", byNumber, map[string]string{"1": `{}`}, "", 1},
		{"number, empty with a link", byNumber, map[string]string{"1": page("", link("page=2"))}, "", 1},
		{"number, from the third", rest.Paging{Style: rest.ByNumber, First: 1, Start: 3, Size: 2}, map[string]string{"3": page("x", `,"total_pages":4`), "4": page("y z", `,"total_pages":4`)}, "x y z", 2},
		{"number from 0", rest.Paging{Style: rest.ByNumber, Size: 1}, map[string]string{"0": page("x", `,"total_pages":2`), "1": page("y", `,"total_pages":2`)}, "x y", 2},
		{"number, same link", byNumber, map[string]string{"1": page("a b", link("page=2")), "2": page("c d", link("page=2"))}, "a b c d error loop", 2},
		{"number, same page", byNumber, map[string]string{"": page("a b", "")}, "a b a b error loop", 2},
		{"number, error", byNumber, map[string]string{"1": page("a b", "")}, "a b error", 2},
		{"offset", rest.Paging{Style: rest.ByOffset, Size: 2}, map[string]string{"0": page("a b", ""), "2": page("c d", ""), "4": page("e", "")}, "a b c d e", 3},
		{"offset, to the end", rest.Paging{Style: rest.ByOffset, Size: 1}, map[string]string{"0": page("a", ""), "1": page("", "")}, "a", 2},
		{"offset without a size", rest.Paging{Style: rest.ByOffset}, map[string]string{"0": page("a b", ""), "2": page("c", ""), "3": page("", "")}, "a b c", 3},
		{"cursor", rest.Paging{Style: rest.ByCursor}, map[string]string{"": page("a", `,"next_id":"x"`), "x": page("b c", `,"next_id":"y"`), "y": page("d", "")}, "a b c d", 3},
		{"cursor, empty page", rest.Paging{Style: rest.ByCursor}, map[string]string{"": page("", `,"next_id":"x"`), "x": page("b", "")}, "b", 2},
		{"cursor, loop", rest.Paging{Style: rest.ByCursor}, map[string]string{"": page("a", `,"next_id":"x"`), "x": page("b", `,"next_id":"y"`), "y": page("c", `,"next_id":"x"`)}, "a b c error loop", 3},
		{"token", rest.Paging{Style: rest.ByLink, Param: "token"}, map[string]string{"": page("a", link("token=x%2F&page_size=1")), "x/": page("b", last)}, "a b", 2},
		{"token, loop", rest.Paging{Style: rest.ByLink, Param: "token"}, map[string]string{"": page("a", link("token=x")), "x": page("b", link("token=x"))}, "a b error loop", 2},
		{"no token", rest.Paging{Style: rest.ByLink, Param: "token"}, map[string]string{"": page("a", link("page=2"))}, "a error", 1},
		{"token in no URL", rest.Paging{Style: rest.ByLink, Param: "token"}, map[string]string{"": page("a", `,"links":[{"href":":","rel":"next"}]`)}, "a error", 1},
		{"link elsewhere", rest.Paging{Style: rest.ByLink}, map[string]string{"": page("a", link("page=2"))}, "a error", 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := newListServer(t, func(q map[string]string) string {
				body, ok := tt.pages[q["page"]+q["token"]+q["start_id"]]
				if all := tt.pages[""]; !ok && tt.paging.Style == rest.ByNumber {
					body = all
				}
				return body
			})
			seq := list(s.client(t), tt.paging, plansParams{PageSize: paypal.Ptr(2)})
			for round := range 2 { // each range begins anew
				s.queries = nil
				if got := walk(seq); got != tt.want || len(s.queries) != tt.queries {
					t.Errorf("round %d: %q in %d calls, want %q in %d: %v", round, got, len(s.queries), tt.want, tt.queries, s.queries)
				}
			}
			for _, q := range s.queries {
				if !strings.Contains(q, "page_size=2") {
					t.Errorf("the filter was lost: %s", q)
				}
			}
		})
	}
}

func TestLinksAreFollowedPageByPage(t *testing.T) {
	var s *listServer
	s = newListServer(t, func(q map[string]string) string {
		n, _ := strconv.Atoi(q["at"])
		if n == 3 {
			return page("end", "")
		}
		return page("p"+q["at"], fmt.Sprintf(`,"links":[{"href":"%s/v1/plans?at=%d","rel":"next"}]`, s.URL, n+1))
	})
	if got := walk(list(s.client(t), rest.Paging{Style: rest.ByLink}, plansParams{})); got != "p p1 p2 end" {
		t.Errorf("got %s from %v", got, s.queries)
	}
}

func TestPagesAreFetchedWhenTheyAreNeeded(t *testing.T) {
	s := newListServer(t, func(q map[string]string) string { return page(q["page"]+"a "+q["page"]+"b", "") })
	seq := list(s.client(t), rest.Paging{First: 1, Start: 1, Size: 2}, plansParams{})
	if len(s.queries) != 0 {
		t.Error("a page was fetched before the first item was asked for")
	}
	n := 0
	for p := range seq {
		if n++; p.Name == "2a" {
			break
		}
	}
	if n != 3 || len(s.queries) != 2 {
		t.Errorf("3 items took %d calls", len(s.queries))
	}
}

func TestWindows(t *testing.T) {
	s := newListServer(t, func(q map[string]string) string {
		if q["page"] == "1" {
			return page(q["start_date"]+"/"+q["end_date"]+" x", "")
		}
		return page("y", "")
	})
	for _, tt := range []struct {
		from, to paypal.DateTime
		start    int
		want     string
	}{
		{"2026-01-01T00:00:00Z", "2026-01-31T00:00:00Z", 1, "2026-01-01T00:00:00Z/2026-01-31T00:00:00Z x y"},
		{"2026-01-01T00:00:00Z", "2026-03-04T00:00:00-0700", 1, "2026-01-01T00:00:00Z/2026-01-31T23:59:59Z x y 2026-02-01T00:00:00Z/2026-03-03T23:59:59Z x y 2026-03-04T00:00:00Z/2026-03-04T00:00:00-0700 x y"},
		{"2026-01-01T00:00:00Z", "2026-02-15T00:00:00Z", 2, "y 2026-02-01T00:00:00Z/2026-02-15T00:00:00Z x y"},
		{"soon", "2026-03-04T00:00:00Z", 1, "soon/2026-03-04T00:00:00Z x y"},
		{"2026-01-01T00:00:00Z", "later", 1, "2026-01-01T00:00:00Z/later x y"},
	} {
		seq := list(s.client(t), rest.Paging{First: 1, Start: tt.start, Size: 2, From: tt.from, To: tt.to, Days: 31}, plansParams{})
		if got := walk(seq); got != tt.want {
			t.Errorf("%s to %s:\n got %s\nwant %s", tt.from, tt.to, got, tt.want)
		}
	}
}

func TestSingle(t *testing.T) {
	s := newListServer(t, func(map[string]string) string { return page("a b", "") })
	c := s.client(t)
	seq := rest.Single(func() (*plans, error) { return listPage(c, nil, nil) }, func(p *plans) []person { return p.Plans })
	if got := walk(seq); got != "a b" {
		t.Errorf("got %s", got)
	}
	for p := range seq {
		if p.Name != "a" {
			t.Error("the iterator went on after a break")
		}
		break
	}
	s.pages = func(map[string]string) string { return "" }
	if got := walk(seq); got != "error" {
		t.Errorf("got %s", got)
	}
}

func TestNumber(t *testing.T) {
	if rest.Number((*int)(nil), 7) != 7 || rest.Number(paypal.Ptr(3), 7) != 3 || rest.Number(paypal.Ptr(int64(3)), 7) != 3 {
		t.Error("numbers are preset wrongly")
	}
	if rest.DecimalNumber(nil, 7) != 7 || rest.DecimalNumber(paypal.Ptr(money.MustParse("3")), 7) != 3 || rest.DecimalNumber(paypal.Ptr(money.MustParse("3.5")), 7) != 7 {
		t.Error("decimal numbers are preset wrongly")
	}
}
