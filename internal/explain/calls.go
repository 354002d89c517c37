package explain

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/ppgen/ppgen/ir"
)

// A call is an operation of REST.
type call struct {
	*rest
	api *ir.API
	*ir.Operation
}

// operations returns the operations with a name: that of the document, the
// method of a service in Go, all of a service, or the request:
// "POST /v2/checkout/orders/{id}/capture".
func (x *rest) operations(name string) []Fact {
	for _, fits := range []func(*call, string) bool{(*call).isNamed, (*call).hasPath, (*call).fillsPath} {
		var found []Fact
		for _, api := range x.apis {
			for _, op := range api.Ops {
				if c := (&call{x, api, op}); fits(c, name) {
					found = append(found, c)
				}
			}
		}
		if found != nil {
			return found
		}
	}
	return nil
}

func (c *call) isNamed(name string) bool {
	if name == c.Name.Local {
		return true
	}
	name = strings.TrimPrefix(strings.TrimPrefix(name, c.api.Name+"."), "Client.")
	service := c.REST.Service.Go
	if name == service+"Service" {
		return true
	}
	method, ok := strings.CutPrefix(name, service+".")
	if !ok {
		method, ok = strings.CutPrefix(name, service+"Service.")
	}
	return ok && (method == c.Go || c.REST.Page != nil && method == c.Go+"Page")
}

// hasPath reports whether a request is that of the operation, as documents write
// it.
func (c *call) hasPath(request string) bool {
	method, path, ok := requestOf(request)
	return ok && (method == "" || method == c.REST.Method) && path == c.REST.Path
}

// fillsPath reports whether a request is one of the operation, with values for
// the parameters of the path.
func (c *call) fillsPath(request string) bool {
	method, path, ok := requestOf(request)
	if !ok || method != "" && method != c.REST.Method {
		return false
	}
	return slices.EqualFunc(strings.Split(path, "/"), strings.Split(c.REST.Path, "/"), func(value, segment string) bool {
		return value == segment || strings.HasPrefix(segment, "{") && value != ""
	})
}

// requestOf takes a method, when there is one, and a path or an address apart.
func requestOf(text string) (method, path string, ok bool) {
	before, after, found := strings.Cut(text, " ")
	if found {
		method, text = strings.ToUpper(before), strings.TrimSpace(after)
	}
	if u, err := url.Parse(text); err == nil && u.Host != "" {
		text = u.Path
	}
	text, _, _ = strings.Cut(text, "?")
	return method, text, strings.HasPrefix(text, "/")
}

// goMethod names the method that calls an operation.
func goMethod(api *ir.API, op *ir.Operation) string {
	return fmt.Sprintf("%s.%sService.%s", api.Name, op.REST.Service.Go, op.Go)
}

func (c *call) brief() string {
	return goMethod(c.api, c.Operation) + ", " + c.at(c.REST.Method+" "+c.REST.Path, c.Decl)
}

func (c *call) write(b *strings.Builder) {
	head(b, c.Name.Local)
	lines(b, "Go", c.goFuncs()...)
	lines(b, "HTTP", c.at(c.REST.Method+" "+c.REST.Path, c.Decl))
	for _, in := range []string{"path", "query", "header", "form"} {
		lines(b, in, c.paramsIn(in)...)
	}
	lines(b, "request", c.request()...)
	lines(b, "response", c.responses()...)
	lines(b, "repeats", c.repeats()...)
	lines(b, "pages", c.pages()...)
	lines(b, "scopes", c.scopes()...)
	lines(b, "issues", c.issues()...)
}

// goFuncs names the method, and for an operation that lists the one for a page
// as well.
func (c *call) goFuncs() []string {
	method := fmt.Sprintf("func (*%s.%sService) %s", c.api.Name, c.REST.Service.Go, c.Go)
	if c.REST.Page == nil {
		return []string{method}
	}
	return []string{method + ", an iterator", method + "Page, one page"}
}

func (c *call) paramsIn(in string) []string {
	var texts []string
	for _, p := range paramsOf(c.api, c.Operation) {
		if p.in == in {
			texts = append(texts, fmt.Sprintf("%s: %s, %s", p.field.Name.Local, c.format(p.field.Type), presence(p.field)))
		}
	}
	return texts
}

// request says what the body is.
func (c *call) request() []string {
	body := c.REST.Body
	if body == nil {
		return nil
	}
	text := body.MediaType
	switch {
	case len(body.Parts) > 0:
		text = fmt.Sprintf("%s.%s, %s", c.api.Name, body.Go, text)
	case body.Type != nil:
		text = c.format(body.Type) + ", " + text
	}
	if !body.Required {
		text += ", optional"
	}
	return []string{text}
}

func (c *call) responses() []string {
	var texts []string
	for _, r := range c.REST.Results {
		text := "nothing"
		if !r.Empty() {
			text = c.format(r.Type) + ", " + r.MediaType
		}
		texts = append(texts, r.Status()+": "+text)
	}
	return texts
}

func (c *call) scopes() []string {
	if c.REST.Public {
		return []string{"none, and no credentials"}
	}
	return c.REST.Scopes
}

// issues lists the codes of errors by status.
func (c *call) issues() []string {
	var texts []string
	for _, r := range c.REST.Errors {
		var names []string
		for _, v := range r.Issues {
			names = append(names, v.Name.Local)
		}
		if names != nil {
			names[0] = r.Status() + ": " + names[0]
		}
		texts = append(texts, wrapped(names)...)
	}
	return texts
}

// repeats says what is known of money and of sending the operation once more.
func (c *call) repeats() []string {
	var texts []string
	r := c.Repeat
	if r.MovesMoney {
		texts = append(texts, "it moves, holds or promises money")
	}
	switch {
	case r.ReadOnly || c.REST.Method == "GET" || c.REST.Method == "HEAD":
		texts = append(texts, "it changes nothing, so a repeat is always safe")
	case r.Key != "":
		text := fmt.Sprintf("a repeat with the same %s%s is not carried out twice", r.Key, keyLife(r))
		if r.KeyMax > 0 {
			text += fmt.Sprintf("; at most %d characters", r.KeyMax)
		}
		texts = append(texts, text)
	default:
		texts = append(texts, "nothing is known to make a repeat safe")
	}
	if c.REST.Replay != "" {
		texts = append(texts, "status "+c.REST.Replay+" answers a repeat")
	}
	return texts
}

// keyLife says for how long a key is kept.
func keyLife(r ir.Repeat) string {
	switch {
	case r.KeyDays == ir.Unbounded:
		return ", whenever it comes,"
	case r.KeyDays > 0 && r.KeyHours > 0:
		return fmt.Sprintf(" within %d days and %d hours", r.KeyDays, r.KeyHours)
	case r.KeyDays > 0:
		return fmt.Sprintf(" within %d days", r.KeyDays)
	case r.KeyHours > 0:
		return fmt.Sprintf(" within %d hours", r.KeyHours)
	}
	return ""
}

var pageStyles = map[ir.PageStyle]string{
	ir.PageNone: "everything comes at once", ir.PageNumber: "%s counts pages", ir.PageOffset: "%s counts items",
	ir.PageCursor: "%s takes a text of the answer", ir.PageLink: "only links lead on",
}

// pages says how an operation that lists goes on.
func (c *call) pages() []string {
	p := c.REST.Page
	if p == nil {
		return nil
	}
	style := pageStyles[p.Style]
	if strings.Contains(style, "%s") {
		style = fmt.Sprintf(style, p.Param)
	}
	texts := []string{style}
	add := func(on bool, format string, args ...any) {
		if on {
			texts = append(texts, fmt.Sprintf(format, args...))
		}
	}
	add(len(p.Items) > 0, "items are at %s", strings.Join(p.Items, "/"))
	add(p.Style == ir.PageNumber, "the first page is %d", p.First)
	add(p.Size != "", "%s limits a page%s", p.Size, pageSizes(p))
	add(len(p.Total) > 0, "the number of pages is at %s", strings.Join(p.Total, "/"))
	add(len(p.Next) > 0, "the next value is at %s", strings.Join(p.Next, "/"))
	add(len(p.Links) > 0, "links are at %s", strings.Join(p.Links, "/"))
	add(p.WindowDays > 0, "from %s to %s are at most %d days; a longer time is asked for in parts", p.From, p.To, p.WindowDays)
	return texts
}

func pageSizes(p *ir.Page) string {
	text := ""
	if p.Sizes > 0 {
		text += fmt.Sprintf(", to %d when it is not sent", p.Sizes)
	}
	if p.Limit > 0 {
		text += fmt.Sprintf(", to %d at most", p.Limit)
	}
	return text
}
