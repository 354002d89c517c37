package generated_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/generated/disputesv1"
	"github.com/ppgen/ppgen/generated/invoicingv1"
	"github.com/ppgen/ppgen/generated/invoicingv2"
	"github.com/ppgen/ppgen/generated/paymentsv1"
	"github.com/ppgen/ppgen/generated/payoutsv1"
	"github.com/ppgen/ppgen/generated/subscriptionsv1"
	"github.com/ppgen/ppgen/generated/transactionsv1"
	"github.com/ppgen/ppgen/generated/webhooksv1"
	"github.com/ppgen/ppgen/generated/webprofilesv1"
	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/money"
	"github.com/ppgen/ppgen/paypal/rest"
)

// A listing is an operation that gives a list in pages, and how its server is
// asked for them. All are asked for two items at a time.
type listing struct {
	name   string
	list   string // the member with the items; empty when the answer is the list
	item   string // how an item is written, with %d for its number
	filter string // what every request must have in its address or body
	whole  bool   // there is one page with everything

	// start reads the number of the first item from a request: its query, or the
	// JSON in its body. more is what the answer says about what follows it.
	start func(query func(string) string) int
	more  func(a *answer) map[string]any

	walk func(ctx context.Context, c *paypal.Client) iter.Seq2[string, error]
	page func(ctx context.Context, c *paypal.Client) (n int, err error)
}

// An answer is a page that is given.
type answer struct {
	url         string // of the list, where links lead
	next, total int    // the first item of the next page, 0 when there is none; how many items there are
}

// ids gives the ids of a list's items.
func ids[T any](seq iter.Seq2[*T, error], id func(*T) string) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		for item, err := range seq {
			if err != nil && item != nil {
				panic("an error came with an item")
			}
			text := ""
			if err == nil {
				text = id(item)
			}
			if !yield(text, err) {
				return
			}
		}
	}
}

// How servers are asked for a page.
func byPage(query func(string) string) int {
	n, _ := strconv.Atoi(query("page"))
	return 2 * (n - 1)
}

func byNumber(name string) func(func(string) string) int {
	return func(query func(string) string) int {
		n, _ := strconv.Atoi(query(name))
		return n
	}
}

// What servers tell about the next page.
func totals(a *answer) map[string]any {
	m := linked("page=%d")(&answer{url: a.url, next: a.next/2 + min(a.next, 1)})
	m["total_items"], m["total_pages"] = a.total, (a.total+1)/2
	return m
}

func linked(query string) func(a *answer) map[string]any {
	return func(a *answer) map[string]any {
		links := []any{map[string]any{"rel": "self", "href": a.url, "method": "GET"}}
		if a.next > 0 {
			links = append(links, map[string]any{"rel": "next", "href": a.url + "?" + fmt.Sprintf(query, a.next), "method": "GET"})
		}
		return map[string]any{"links": links}
	}
}

func nothing(*answer) map[string]any { return map[string]any{} }

// listings has at least one operation of each of PayPal's paging styles.
var listings = []listing{
	{
		name: "pages with totals: plans", list: "plans", item: `{"id":"%d"}`, filter: "product_id=PROD-1", start: byPage, more: totals,
		walk: func(ctx context.Context, c *paypal.Client) iter.Seq2[string, error] {
			return ids(subscriptionsv1.NewClient(c).Plans.List(ctx, &subscriptionsv1.PlansListParams{ProductID: "PROD-1", PageSize: paypal.Ptr(2)}), func(p *subscriptionsv1.Plan) string { return p.ID })
		},
		page: func(ctx context.Context, c *paypal.Client) (int, error) {
			p, err := subscriptionsv1.NewClient(c).Plans.ListPage(ctx, &subscriptionsv1.PlansListParams{ProductID: "PROD-1", PageSize: paypal.Ptr(2), Page: paypal.Ptr(1)})
			return len(p.Plans), err
		},
	},
	{
		name: "pages without totals: templates", list: "templates", item: `{"id":"%d"}`, filter: "fields=all", start: byPage, more: nothing,
		walk: func(ctx context.Context, c *paypal.Client) iter.Seq2[string, error] {
			return ids(invoicingv2.NewClient(c).Templates.List(ctx, &invoicingv2.TemplatesListParams{Fields: "all", PageSize: paypal.Ptr(2)}), func(p *invoicingv2.Template) string { return p.ID })
		},
		page: func(ctx context.Context, c *paypal.Client) (int, error) {
			p, err := invoicingv2.NewClient(c).Templates.ListPage(ctx, &invoicingv2.TemplatesListParams{Fields: "all", PageSize: paypal.Ptr(2), Page: paypal.Ptr(1)})
			return len(p.Templates), err
		},
	},
	{
		name: "pages of nested items: payouts", list: "items", item: `{"payout_item_id":"%d"}`, filter: "payouts/BATCH-1?", start: byPage, more: totals,
		walk: func(ctx context.Context, c *paypal.Client) iter.Seq2[string, error] {
			return ids(payoutsv1.NewClient(c).Payouts.Get(ctx, "BATCH-1", &payoutsv1.PayoutsGetParams{PageSize: paypal.Ptr(2)}), func(p *payoutsv1.PayoutBatchItems) string { return p.PayoutItemID })
		},
		page: func(ctx context.Context, c *paypal.Client) (int, error) {
			p, err := payoutsv1.NewClient(c).Payouts.GetPage(ctx, "BATCH-1", &payoutsv1.PayoutsGetParams{PageSize: paypal.Ptr(2), Page: paypal.Ptr(1)})
			return len(p.Items), err
		},
	},
	{
		name: "pages, filter in the body: invoices of version 2", list: "items", item: `{"id":"%d"}`, filter: `{"recipient_email":"a@b.example"}`, start: byPage, more: totals,
		walk: func(ctx context.Context, c *paypal.Client) iter.Seq2[string, error] {
			return ids(invoicingv2.NewClient(c).Invoices.SearchInvoices(ctx, &invoicingv2.SearchData{RecipientEmail: "a@b.example"}, &invoicingv2.InvoicesSearchInvoicesParams{PageSize: paypal.Ptr(2)}), func(p *invoicingv2.Invoice) string { return p.ID })
		},
		page: func(ctx context.Context, c *paypal.Client) (int, error) {
			p, err := invoicingv2.NewClient(c).Invoices.SearchInvoicesPage(ctx, &invoicingv2.SearchData{RecipientEmail: "a@b.example"}, &invoicingv2.InvoicesSearchInvoicesParams{PageSize: paypal.Ptr(2), Page: paypal.Ptr(1)})
			return len(p.Items), err
		},
	},
	{
		name: "offset in the query: invoices of version 1", list: "invoices", item: `{"id":"%d"}`, filter: "total_count_required=false", start: byNumber("page"), more: nothing,
		walk: func(ctx context.Context, c *paypal.Client) iter.Seq2[string, error] {
			return ids(invoicingv1.NewClient(c).Invoice.GetAll(ctx, &invoicingv1.InvoiceGetAllParams{PageSize: paypal.Ptr(int64(2)), TotalCountRequired: paypal.Ptr(false)}), func(p *invoicingv1.Invoice) string { return p.ID })
		},
		page: func(ctx context.Context, c *paypal.Client) (int, error) {
			p, err := invoicingv1.NewClient(c).Invoice.GetAllPage(ctx, &invoicingv1.InvoiceGetAllParams{PageSize: paypal.Ptr(int64(2)), TotalCountRequired: paypal.Ptr(false)})
			return len(p.Invoices), err
		},
	},
	{
		name: "offset in the body: search of version 1", list: "invoices", item: `{"id":"%d"}`, filter: `"email":"a@b.example"`, start: byNumber("page"),
		more: func(a *answer) map[string]any { return map[string]any{"total_count": a.total} },
		walk: func(ctx context.Context, c *paypal.Client) iter.Seq2[string, error] {
			return ids(invoicingv1.NewClient(c).Invoice.Search(ctx, &invoicingv1.Search{Email: "a@b.example", PageSize: paypal.Ptr(money.New(2, 0))}), func(p *invoicingv1.Invoice) string { return p.ID })
		},
		page: func(ctx context.Context, c *paypal.Client) (int, error) {
			p, err := invoicingv1.NewClient(c).Invoice.SearchPage(ctx, &invoicingv1.Search{Email: "a@b.example", PageSize: paypal.Ptr(money.New(2, 0))})
			return len(p.Invoices), err
		},
	},
	{
		name: "cursor: payments", list: "payments", item: `{"id":"%d"}`, filter: "payee_id=PAYEE1", start: byNumber("start_id"),
		more: func(a *answer) map[string]any {
			if a.next == 0 {
				return map[string]any{"count": 1}
			}
			return map[string]any{"count": 2, "next_id": strconv.Itoa(a.next)}
		},
		walk: func(ctx context.Context, c *paypal.Client) iter.Seq2[string, error] {
			return ids(paymentsv1.NewClient(c).Payment.List(ctx, &paymentsv1.PaymentListParams{PayeeID: "PAYEE1", Count: paypal.Ptr(int64(2))}), func(p *paymentsv1.Payment) string { return p.ID })
		},
		page: func(ctx context.Context, c *paypal.Client) (int, error) {
			p, err := paymentsv1.NewClient(c).Payment.ListPage(ctx, &paymentsv1.PaymentListParams{PayeeID: "PAYEE1", Count: paypal.Ptr(int64(2))})
			return len(p.Payments), err
		},
	},
	{
		name: "token in a link: disputes", list: "items", item: `{"dispute_id":"%d"}`, filter: "dispute_state=OPEN", start: byNumber("next_page_token"), more: linked("page_size=2&next_page_token=%d"),
		walk: func(ctx context.Context, c *paypal.Client) iter.Seq2[string, error] {
			return ids(disputesv1.NewClient(c).Disputes.List(ctx, &disputesv1.DisputesListParams{DisputeState: "OPEN", PageSize: paypal.Ptr(2)}), func(d *disputesv1.DisputeInfo) string { return d.DisputeID })
		},
		page: func(ctx context.Context, c *paypal.Client) (int, error) {
			p, err := disputesv1.NewClient(c).Disputes.ListPage(ctx, &disputesv1.DisputesListParams{DisputeState: "OPEN", PageSize: paypal.Ptr(2)})
			return len(p.Items), err
		},
	},
	{
		name: "links: events", list: "events", item: `{"id":"%d"}`, filter: "event_type=X", start: byNumber("at"), more: linked("event_type=X&at=%d"),
		walk: func(ctx context.Context, c *paypal.Client) iter.Seq2[string, error] {
			return ids(webhooksv1.NewClient(c).WebhooksEvents.List(ctx, &webhooksv1.WebhooksEventsListParams{EventType: "X", PageSize: paypal.Ptr(int64(2))}), func(e *webhooksv1.Event) string { return e.ID })
		},
		page: func(ctx context.Context, c *paypal.Client) (int, error) {
			p, err := webhooksv1.NewClient(c).WebhooksEvents.ListPage(ctx, &webhooksv1.WebhooksEventsListParams{EventType: "X", PageSize: paypal.Ptr(int64(2))})
			return len(p.Events), err
		},
	},
	{
		name: "links that no document promises: transactions of a subscription", list: "transactions", item: `{"id":"%d"}`, filter: "/I-1/transactions?start_time=a", start: byNumber("at"), more: linked("start_time=a&at=%d"),
		walk: func(ctx context.Context, c *paypal.Client) iter.Seq2[string, error] {
			return ids(subscriptionsv1.NewClient(c).Subscriptions.Transactions(ctx, "I-1", &subscriptionsv1.SubscriptionsTransactionsParams{StartTime: "a", EndTime: "b"}), func(p *subscriptionsv1.Transaction) string { return p.ID })
		},
		page: func(ctx context.Context, c *paypal.Client) (int, error) {
			p, err := subscriptionsv1.NewClient(c).Subscriptions.TransactionsPage(ctx, "I-1", &subscriptionsv1.SubscriptionsTransactionsParams{StartTime: "a", EndTime: "b"})
			return len(p.Transactions), err
		},
	},
	{
		name: "a window of time: transactions", list: "transaction_details", item: `{"transaction_info":{"transaction_id":"%d"}}`, filter: "start_date=2026-01-01T00%3A00%3A00Z&end_date=2026-01-09T00%3A00%3A00Z", start: byPage, more: totals,
		walk: func(ctx context.Context, c *paypal.Client) iter.Seq2[string, error] {
			return ids(transactionsv1.NewClient(c).Search.Get(ctx, january(9)), func(d *transactionsv1.TransactionDetail) string { return d.TransactionInfo.TransactionID })
		},
		page: func(ctx context.Context, c *paypal.Client) (int, error) {
			in := january(9)
			in.Page = paypal.Ptr(1)
			p, err := transactionsv1.NewClient(c).Search.GetPage(ctx, in)
			return len(p.TransactionDetails), err
		},
	},
	{
		name: "at once: web profiles", item: `{"id":"%d"}`, whole: true, start: byNumber(""), more: nothing,
		walk: func(ctx context.Context, c *paypal.Client) iter.Seq2[string, error] {
			return ids(webprofilesv1.NewClient(c).WebProfile.GetList(ctx), func(p *webprofilesv1.WebProfile) string { return p.ID })
		},
		page: func(ctx context.Context, c *paypal.Client) (int, error) {
			p, err := webprofilesv1.NewClient(c).WebProfile.GetListPage(ctx)
			return len(p), err
		},
	},
	{
		name: "at once: webhooks", list: "webhooks", item: `{"id":"%d"}`, whole: true, start: byNumber(""), more: nothing,
		walk: func(ctx context.Context, c *paypal.Client) iter.Seq2[string, error] {
			return ids(webhooksv1.NewClient(c).Webhooks.List(ctx, nil), func(p *webhooksv1.Webhook) string { return p.ID })
		},
		page: func(ctx context.Context, c *paypal.Client) (int, error) {
			p, err := webhooksv1.NewClient(c).Webhooks.ListPage(ctx, nil)
			return len(p.Webhooks), err
		},
	},
}

// january is a search from the first of January on.
func january(days int) *transactionsv1.SearchGetParams {
	last, _ := paypal.DateTime("2026-01-01T00:00:00Z").Time()
	return &transactionsv1.SearchGetParams{StartDate: "2026-01-01T00:00:00Z", EndDate: string(paypal.DateTimeOf(last.AddDate(0, 0, days-1))), PageSize: paypal.Ptr(2)}
}

// A book is the server of a listing.
type book struct {
	*listing
	total    int
	requests []string // address and body
	hosts    map[string]bool

	failAt int    // the request that fails, from 1
	stuck  bool   // every request gets the first page
	empty  int    // the page without items that is not the last, from 1
	links  string // where links lead, when it is not to this server
}

func (b *book) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	b.requests = append(b.requests, r.RequestURI+" "+string(body))
	if len(b.requests) == b.failAt {
		w.WriteHeader(http.StatusServiceUnavailable)
		_, _ = io.WriteString(w, `{"name":"SERVICE_UNAVAILABLE","message":"Not now."}`)
		return
	}
	var sent map[string]any
	_ = json.Unmarshal(body, &sent)
	first := b.start(func(name string) string {
		if v, ok := sent[name]; ok {
			return fmt.Sprint(v)
		}
		return r.URL.Query().Get(name)
	})
	if b.stuck {
		first = 0
	}
	host := "http://" + r.Host
	if b.links != "" {
		host = b.links
	}
	_, _ = w.Write(b.answer(max(first, 0), host+r.URL.Path))
}

// answer returns the page that begins with an item.
func (b *book) answer(first int, url string) []byte {
	end := min(first+2, b.total)
	if b.whole {
		end = b.total
	}
	next := 0
	if end < b.total {
		next = end
	}
	if len(b.requests) == b.empty {
		end = first
	}
	var items []json.RawMessage
	for i := first; i < end; i++ {
		items = append(items, json.RawMessage(fmt.Sprintf(b.item, i+1)))
	}
	if b.list == "" {
		text, _ := json.Marshal(items)
		return text
	}
	page := b.more(&answer{url, next, b.total})
	page[b.list] = items
	text, _ := json.Marshal(page)
	return text
}

// RoundTrip notes where requests go.
func (b *book) RoundTrip(r *http.Request) (*http.Response, error) {
	b.hosts[r.URL.Host] = true
	return http.DefaultTransport.RoundTrip(r)
}

// open starts the server, and returns a client of it.
func (l *listing) open(t *testing.T, b *book) *paypal.Client {
	b.listing, b.hosts = l, map[string]bool{}
	return serve(t, b.ServeHTTP, paypal.WithHTTPClient(&http.Client{Transport: b}))
}

// collectIDs ranges over a list, and stops after so many items.
func collectIDs(seq iter.Seq2[string, error], limit int) (ids string, err error) {
	var all []string
	for id, failure := range seq {
		if err != nil {
			return strings.Join(all, " "), errors.New("the iterator went on after an error")
		}
		if err = failure; err != nil {
			continue
		}
		if all = append(all, id); len(all) == limit {
			break
		}
	}
	return strings.Join(all, " "), err
}

// each runs a test of every listing.
func each(t *testing.T, f func(t *testing.T, l *listing)) {
	for i := range listings {
		t.Run(listings[i].name, func(t *testing.T) { f(t, &listings[i]) })
	}
}

func TestListsAreWhole(t *testing.T) {
	each(t, func(t *testing.T, l *listing) {
		b := &book{total: 5}
		c := l.open(t, b)
		seq := l.walk(t.Context(), c)
		if len(b.requests) != 0 {
			t.Error("a page was fetched before the first item was asked for")
		}
		pages := 3
		if l.whole {
			pages = 1
		}
		for range 2 { // each range begins anew
			b.requests = nil
			if got, err := collectIDs(seq, -1); err != nil || got != "1 2 3 4 5" || len(b.requests) != pages {
				t.Errorf("got %s in %d requests, %v", got, len(b.requests), err)
			}
			for _, r := range b.requests {
				if !strings.Contains(r, l.filter) {
					t.Errorf("the request %s lacks %s", r, l.filter)
				}
			}
		}
	})
}

func TestListsAreLazy(t *testing.T) {
	each(t, func(t *testing.T, l *listing) {
		b := &book{total: 5}
		seq := l.walk(t.Context(), l.open(t, b))
		for _, tt := range []struct{ items, requests int }{{1, 1}, {2, 1}, {3, 2}, {4, 2}, {5, 3}} {
			if l.whole {
				tt.requests = 1
			}
			b.requests = nil
			if got, err := collectIDs(seq, tt.items); err != nil || len(strings.Fields(got)) != tt.items || len(b.requests) != tt.requests {
				t.Errorf("%d items took %d requests, want %d: %s, %v", tt.items, len(b.requests), tt.requests, got, err)
			}
		}
	})
}

func TestListsEndAfterAnError(t *testing.T) {
	each(t, func(t *testing.T, l *listing) {
		b, want := &book{total: 5, failAt: 2}, "1 2"
		if l.whole {
			b.failAt, want = 1, ""
		}
		c := l.open(t, b)
		got, err := collectIDs(l.walk(t.Context(), c), -1)
		if !errors.Is(err, paypal.ErrUnavailable) || got != want || len(b.requests) != b.failAt {
			t.Errorf("got %s in %d requests, %v", got, len(b.requests), err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		b.requests = nil
		if got, err := collectIDs(l.walk(ctx, c), -1); !errors.Is(err, context.Canceled) || got != "" || len(b.requests) != 0 {
			t.Errorf("cancelled: got %s in %d requests, %v", got, len(b.requests), err)
		}
	})
}

func TestListsThatDoNotEnd(t *testing.T) {
	each(t, func(t *testing.T, l *listing) {
		if l.whole {
			t.Skip("it is one page")
		}
		b := &book{total: 5, stuck: true}
		_, err := collectIDs(l.walk(t.Context(), l.open(t, b)), 100)
		if !errors.Is(err, rest.ErrLoop) || len(b.requests) > 3 {
			t.Errorf("got %v after %d requests", err, len(b.requests))
		}
	})
}

func TestEmptyLists(t *testing.T) {
	each(t, func(t *testing.T, l *listing) {
		b := new(book)
		c := l.open(t, b)
		if got, err := collectIDs(l.walk(t.Context(), c), -1); err != nil || got != "" || len(b.requests) != 1 {
			t.Errorf("got %s in %d requests, %v", got, len(b.requests), err)
		}
		// Where a link or a token tells that there is more, there is.
		b.total, b.empty, b.requests = 5, 1, nil
		got, err := collectIDs(l.walk(t.Context(), c), -1)
		follows := strings.HasPrefix(l.name, "cursor") || strings.HasPrefix(l.name, "token") || strings.HasPrefix(l.name, "links")
		if want := "3 4 5"; err != nil || follows && got != want || !follows && got != "" {
			t.Errorf("after an empty page got %q, %v", got, err)
		}
	})
}

func TestPagesByHand(t *testing.T) {
	each(t, func(t *testing.T, l *listing) {
		b, want := &book{total: 5}, 2
		if l.whole {
			want = 5
		}
		if n, err := l.page(t.Context(), l.open(t, b)); err != nil || n != want || len(b.requests) != 1 {
			t.Errorf("got %d items in %d requests, %v", n, len(b.requests), err)
		}
	})
}

// A link to another host is never followed, since the token would go there.
func TestLinksToOtherHosts(t *testing.T) {
	each(t, func(t *testing.T, l *listing) {
		for _, host := range []string{"http://evil.example", "https://evil.example", "//evil.example", "http://user@evil.example"} {
			b := &book{total: 5, links: host}
			got, err := collectIDs(l.walk(t.Context(), l.open(t, b)), -1)
			if len(b.hosts) != 1 || b.hosts["evil.example"] {
				t.Errorf("the requests went to %v", b.hosts)
			}
			if strings.HasPrefix(l.name, "links") {
				if !errors.Is(err, paypal.ErrValidation) || got != "1 2" || len(b.requests) != 1 {
					t.Errorf("%s: got %s in %d requests, %v", host, got, len(b.requests), err)
				}
			} else if err != nil || got != "1 2 3 4 5" { // the page is asked for by number or token
				t.Errorf("%s: got %s, %v", host, got, err)
			}
		}
	})
}

// A search over more than 31 days takes several windows that neither overlap nor
// leave a gap.
func TestLongSearches(t *testing.T) {
	var asked []string
	failAt := 0
	c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		q := r.URL.Query()
		asked = append(asked, q.Get("start_date")+" "+q.Get("end_date")+" "+q.Get("page"))
		if len(asked) == failAt {
			w.WriteHeader(http.StatusInternalServerError)
			return
		}
		_, _ = fmt.Fprintf(w, `{"transaction_details":[{"transaction_info":{"transaction_id":"%d"}}],"total_pages":2,"page":%s}`, len(asked), q.Get("page"))
	})
	seq := ids(transactionsv1.NewClient(c).Search.Get(t.Context(), january(70)), func(d *transactionsv1.TransactionDetail) string { return d.TransactionInfo.TransactionID })
	want := []string{
		"2026-01-01T00:00:00Z 2026-01-31T23:59:59Z 1", "2026-01-01T00:00:00Z 2026-01-31T23:59:59Z 2",
		"2026-02-01T00:00:00Z 2026-03-03T23:59:59Z 1", "2026-02-01T00:00:00Z 2026-03-03T23:59:59Z 2",
		"2026-03-04T00:00:00Z 2026-03-11T00:00:00Z 1", "2026-03-04T00:00:00Z 2026-03-11T00:00:00Z 2",
	}
	got, err := collectIDs(seq, -1)
	if err != nil || got != "1 2 3 4 5 6" || strings.Join(asked, "\n") != strings.Join(want, "\n") {
		t.Errorf("got %s, %v, by asking for\n%s", got, err, strings.Join(asked, "\n"))
	}
	asked, failAt = nil, 3
	if got, err := collectIDs(seq, -1); !errors.Is(err, paypal.ErrUnavailable) || got != "1 2" || len(asked) != 3 {
		t.Errorf("got %s after %d requests, %v", got, len(asked), err)
	}
}

// TestTheCallerKeepsTheRequest: iterators change copies of the parameters and of
// the body.
func TestTheCallerKeepsTheRequest(t *testing.T) {
	b := &book{total: 5}
	l := &listings[5]
	c := l.open(t, b)
	in := &invoicingv1.Search{Email: "a@b.example", PageSize: paypal.Ptr(money.New(2, 0))}
	before, _ := rest.Marshal(in)
	if _, err := collectIDs(ids(invoicingv1.NewClient(c).Invoice.Search(t.Context(), in), func(p *invoicingv1.Invoice) string { return p.ID }), -1); err != nil {
		t.Fatal(err)
	}
	if after, _ := rest.Marshal(in); !bytes.Equal(before, after) {
		t.Errorf("the request was %s and is %s", before, after)
	}
}
