package rest

import (
	"errors"
	"fmt"
	"iter"
	"net/url"
	"slices"
	"strconv"
	"time"

	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/money"
)

// A PageStyle is a way to move from page to page.
type PageStyle uint8

// The page styles. Whatever the style, links tell where they can whether there is
// a next page.
const (
	ByNumber PageStyle = iota // pages are counted
	ByOffset                  // items are counted
	ByCursor                  // each page has the text that leads to the next
	ByLink                    // only links lead on
)

// Paging is how an operation is asked for one page after the other.
type Paging struct {
	Style PageStyle
	First int    // the number of the first page, or of the first item
	Start int    // where to begin: First, unless the caller asks for another
	Size  int    // how many items a page has; 0: not known
	Param string // ByLink: the parameter of the link that leads on; empty to follow the link

	// From and To are a time window that is asked for in parts of Days days, when
	// it is longer and both can be read.
	From, To paypal.DateTime
	Days     int
}

// A Position is which page to ask for.
type Position struct {
	Number   int    // ByNumber and ByOffset
	Token    string // ByCursor, and ByLink with a Param; empty for the first page
	Link     string // ByLink without a Param; empty for the first page
	From, To paypal.DateTime

	meta *paypal.Meta
}

// Options returns opts and what the iterator needs to see of the call.
func (at Position) Options(opts []paypal.CallOption) []paypal.CallOption {
	return append(slices.Clip(opts), paypal.Capture(at.meta))
}

// Next is what a page tells about the one after it.
type Next struct {
	Links []Link
	Pages int    // how many pages there are; 0: it does not tell
	Token string // ByCursor
}

// ErrLoop is the error of an iterator that was sent to a page it has seen.
var ErrLoop = errors.New("rest: the list does not end: the server gave a page twice")

// Pages returns an iterator over the items of all pages. Nothing is fetched before
// the first item is asked for, and no page before the last one is used up. Each
// range over the iterator begins anew. It ends after an error, which comes with a
// nil item.
func Pages[P, T any](p Paging, fetch func(Position) (P, error), read func(P) ([]T, Next)) iter.Seq2[*T, error] {
	return func(yield func(*T, error) bool) {
		for w := newWalk(p); w.more; {
			page, err := fetch(w.at)
			if err != nil {
				yield(nil, err)
				return
			}
			items, next := read(page)
			for i := range items {
				if !yield(&items[i], nil) {
					return
				}
			}
			if err := w.advance(len(items), next); err != nil {
				yield(nil, err)
				return
			}
		}
	}
}

// Single returns an iterator over a list that comes at once.
func Single[P, T any](fetch func() (P, error), read func(P) []T) iter.Seq2[*T, error] {
	return func(yield func(*T, error) bool) {
		page, err := fetch()
		if err != nil {
			yield(nil, err)
			return
		}
		items := read(page)
		for i := range items {
			if !yield(&items[i], nil) {
				return
			}
		}
	}
}

// Number returns the number that p points to, or preset.
func Number[N int | int64](p *N, preset int) int {
	if p == nil {
		return preset
	}
	return int(*p)
}

// DecimalNumber is Number for what the contract calls a number and means an
// integer.
func DecimalNumber(p *money.Decimal, preset int) int {
	if p == nil {
		return preset
	}
	n, err := strconv.Atoi(p.String())
	if err != nil {
		return preset
	}
	return n
}

// A walk is one pass over all pages.
type walk struct {
	Paging
	at      Position
	more    bool
	seen    map[string]bool // tokens and links that led on
	last    string          // the page before this one, as it came
	windows []window        // those that follow
}

// A window is a part of the time that is asked for.
type window struct{ from, to paypal.DateTime }

func newWalk(p Paging) *walk {
	w := &walk{Paging: p, more: true, windows: windows(p.From, p.To, p.Days)}
	w.open(p.Start)
	return w
}

// open goes to a page of the next window.
func (w *walk) open(number int) {
	w.at = Position{Number: number, From: w.windows[0].from, To: w.windows[0].to, meta: new(paypal.Meta)}
	w.windows = w.windows[1:]
	w.seen = map[string]bool{}
	w.last = ""
}

// advance goes to the next page after one with n items.
func (w *walk) advance(n int, next Next) error {
	body := w.at.meta.RawBody
	if n > 0 && body != "" && body == w.last {
		return ErrLoop
	}
	w.last = body
	*w.at.meta = paypal.Meta{}
	on, err := w.step(n, next)
	switch {
	case err != nil:
		return err
	case on:
	case len(w.windows) > 0:
		w.open(w.First)
	default:
		w.more = false
	}
	return nil
}

// step moves within a window. It answers false at its end.
func (w *walk) step(n int, next Next) (bool, error) {
	link, linked := paypal.FindLink(next.Links, "next")
	switch w.Style {
	case ByNumber:
		w.at.Number++
		return w.counts(n, next, linked), w.visit(linked, link.Href)
	case ByOffset:
		w.at.Number += max(w.Size, n)
		return n > 0 && (linked || n >= w.Size), w.visit(linked, link.Href)
	case ByCursor:
		w.at.Token = next.Token
		return next.Token != "", w.visit(next.Token != "", next.Token)
	}
	if !linked {
		return false, nil
	}
	err := w.follow(link.Href)
	return err == nil, err
}

// counts reports whether a page with n items is followed by another: as its links
// say, or the number of pages, or else its length.
func (w *walk) counts(n int, next Next, linked bool) bool {
	switch {
	case linked:
		return n > 0
	case next.Pages > 0:
		return n > 0 && w.at.Number-w.First < next.Pages
	case len(next.Links) > 0:
		return false
	}
	return n > 0 && n >= w.Size
}

// visit fails for what has led on before.
func (w *walk) visit(on bool, what string) error {
	if on && w.seen[what] {
		return ErrLoop
	}
	w.seen[what] = true
	return nil
}

// follow goes where a link leads. The call that follows it makes sure that it is
// to the servers of the client.
func (w *walk) follow(href string) error {
	if w.Param == "" {
		w.at.Link = href
		return w.visit(true, href)
	}
	u, err := url.Parse(href)
	if err != nil {
		return errors.New("rest: the link to the next page is not a URL")
	}
	token := u.Query().Get(w.Param)
	if token == "" {
		return fmt.Errorf("rest: the link to the next page has no parameter %s", w.Param)
	}
	w.at.Token = token
	return w.visit(true, token)
}

// windows cuts a time window into parts of so many days. There is always one. The
// parts do not overlap: times are of whole seconds.
func windows(from, to paypal.DateTime, days int) []window {
	all := []window{{from, to}}
	start, err := from.Time()
	if err != nil || days <= 0 {
		return all
	}
	end, err := to.Time()
	length := time.Duration(days) * 24 * time.Hour
	if err != nil || end.Sub(start) <= length {
		return all
	}
	all = all[:0]
	for first := from; ; {
		last := start.Add(length - time.Second)
		if !last.Before(end) {
			return append(all, window{first, to})
		}
		all = append(all, window{first, paypal.DateTimeOf(last)})
		start = start.Add(length)
		first = paypal.DateTimeOf(start)
	}
}
