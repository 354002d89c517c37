package emit

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/ppgen/ppgen/ir"
)

// pages writes the two methods of an operation that lists: one for a page, and
// an iterator over the items of all:
//
//	func (s *PlansService) List(ctx context.Context, params *PlansListParams, opts ...paypal.CallOption) iter.Seq2[*Plan, error] {
//		var first PlansListParams
//		if params != nil {
//			first = *params
//		}
//		return rest.Pages(rest.Paging{Style: rest.ByNumber, First: 1, Start: rest.Number(first.Page, 1), Size: rest.Number(first.PageSize, 10)},
//			func(at rest.Position) (*PlanCollection, error) {
//				p := first
//				p.Page = paypal.Ptr(at.Number)
//				return s.ListPage(ctx, &p, at.Options(opts)...)
//			},
//			func(page *PlanCollection) ([]Plan, rest.Next) {
//				return page.Plans, rest.Next{Links: page.Links, Pages: rest.Number(page.TotalPages, 0)}
//			})
//	}
func pages(f *file, p *plan, c *restCall) {
	name := pageMethod(c.op)
	restMethod(f, p, c, name, p.pageDoc(c, name))
	w := p.newPaging(c)
	f.Line()
	f.doc(p.iteratorDoc(c, name))
	f.method("s", serviceName(c.Service), c.op.Go).Params(p.methodParams(c)...).
		Qual("iter", "Seq2").Types(jen.Op("*").Add(p.goType(w.item)), jen.Error()).
		BlockFunc(func(g *jen.Group) {
			if c.Page.Style == ir.PageNone {
				g.Return(p.rest("Single").Custom(listed, jen.Line().Add(w.fetchAll(name)), jen.Line().Add(w.readAll()), jen.Line()))
				return
			}
			settings, fetch, read := w.settings(), w.fetch(name), w.read()
			if w.copied {
				g.Var().Add(id("first")).Add(w.record())
				g.If(id(w.given).Op("!=").Nil()).Block(id("first").Op("=").Op("*").Add(id(w.given)))
			}
			g.Return(p.rest("Pages").Custom(listed, settings, jen.Line().Add(fetch), jen.Line().Add(read)))
		})
}

// pageMethod is the method that returns a page as a whole.
func pageMethod(op *ir.Operation) string { return op.Go + "Page" }

// listed puts parentheses around arguments that begin lines of their own.
var listed = jen.Options{Open: "(", Close: ")", Separator: ","}

// A paging writes an iterator.
type paging struct {
	*plan
	call   *restCall
	page   *ir.Page
	item   ir.Type
	field  map[string]*ir.Field // the parameters of paging, by name
	given  string               // the argument that they are members of; empty when there are none
	copied bool                 // a copy of the argument is used
}

func (p *plan) newPaging(c *restCall) *paging {
	w := &paging{plan: p, call: c, page: c.Page, field: map[string]*ir.Field{}}
	w.item = ir.TypeAt(c.answer.typ, c.Page.Items).(*ir.List).Elem
	used := []string{c.Page.Param, c.Page.Size, c.Page.Once, c.Page.From, c.Page.To}
	if c.Page.Body && c.Body != nil {
		if s, ok := c.Body.Type.(*ir.Struct); ok {
			for _, f := range s.Fields {
				w.use("body", f, used)
			}
		}
		return w
	}
	for _, m := range c.Members() {
		w.use("params", outsideJSON(&m.Field), used)
	}
	return w
}

// use remembers a field whose name is among those used.
func (w *paging) use(in string, f *ir.Field, used []string) {
	if slices.Contains(used, f.Name.Local) {
		w.given, w.field[f.Name.Local] = in, f
	}
}

// record writes the type that the parameters are members of.
func (w *paging) record() *jen.Statement {
	if w.given == "body" {
		return w.goType(w.call.Body.Type)
	}
	return id(w.call.Params.Go)
}

var pageStyleNames = map[ir.PageStyle]string{
	ir.PageNumber: "ByNumber", ir.PageOffset: "ByOffset", ir.PageCursor: "ByCursor", ir.PageLink: "ByLink",
}

// settings writes rest.Paging{…}.
func (w *paging) settings() *jen.Statement {
	pg := w.page
	values := []jen.Code{id("Style").Op(":").Add(w.rest(pageStyleNames[pg.Style]))}
	if pg.Style == ir.PageNumber || pg.Style == ir.PageOffset {
		if pg.First != 0 {
			values = append(values, id("First").Op(":").Lit(pg.First))
		}
		values = append(values, id("Start").Op(":").Add(w.number(w.field[pg.Param], pg.First)))
	}
	if pg.Size != "" {
		values = append(values, id("Size").Op(":").Add(w.number(w.field[pg.Size], pg.Sizes)))
	}
	if pg.Style == ir.PageLink && pg.Param != "" {
		values = append(values, id("Param").Op(":").Add(lit(pg.Param)))
	}
	if from, to := w.window(); from != nil {
		w.copied = true
		values = append(values,
			id("From").Op(":").Add(w.dateTime(from.Type, sel("first", from.Go))),
			id("To").Op(":").Add(w.dateTime(to.Type, sel("first", to.Go))),
			id("Days").Op(":").Lit(pg.WindowDays),
		)
	}
	return w.rest("Paging").Values(values...)
}

// window returns the parameters of a window of time that is limited, nil when
// there is none.
func (w *paging) window() (from, to *ir.Field) {
	from, to = w.field[w.page.From], w.field[w.page.To]
	if w.page.WindowDays == 0 || from == nil || to == nil {
		return nil, nil
	}
	return from, to
}

// number writes what the caller gives for a parameter that is a number, as an
// int.
func (w *paging) number(f *ir.Field, absent int) *jen.Statement {
	if f == nil || classOf(f.Type) != numberClass {
		return jen.Lit(absent)
	}
	w.copied = true
	return w.asInt(f, sel("first", f.Go), absent)
}

// asInt writes a number of any kind as an int.
func (w *paging) asInt(f *ir.Field, v *jen.Statement, absent int) *jen.Statement {
	if !isPointer(f) {
		v = address(v)
	}
	if kernelName(f.Type) != "Decimal" {
		return w.rest("Number").Call(v, jen.Lit(absent))
	}
	return w.rest("DecimalNumber").Call(v, jen.Lit(absent))
}

// fetch writes the function that gets a page.
func (w *paging) fetch(method string) *jen.Statement {
	return jen.Func().Params(id("at").Add(w.rest("Position"))).Params(w.answerType(), jen.Error()).BlockFunc(func(g *jen.Group) {
		if w.page.Style == ir.PageLink && w.page.Param == "" {
			w.follow(g)
		}
		given := w.given
		if moved := w.move(); len(moved) > 0 {
			w.copied = true
			g.Add(id("p")).Op(":=").Add(id("first"))
			for _, statement := range moved {
				g.Add(statement)
			}
		} else {
			given = ""
		}
		g.Return(call("s", method, w.arguments(given, call("at", "Options", id("opts")))...))
	})
}

// fetchAll writes the function that gets all items at once:
//
//	func() (*EventTypeList, error) { return s.ListPage(ctx, opts...) }
func (w *paging) fetchAll(method string) *jen.Statement {
	return jen.Func().Params().Params(w.answerType(), jen.Error()).Add(
		shortBody(jen.Return(call("s", method, w.arguments("", id("opts"))...))),
	)
}

// arguments writes the arguments for the method that gets a page. The one called
// moved is replaced by the address of its copy, p.
func (w *paging) arguments(moved string, opts *jen.Statement) []jen.Code {
	args := []jen.Code{id("ctx")}
	add := func(name string) {
		arg := id(name)
		if name == moved {
			arg = address(id("p"))
		}
		args = append(args, arg)
	}
	for _, name := range w.call.args {
		add(name)
	}
	if w.call.Body != nil {
		add("body")
	}
	if len(w.call.Members()) > 0 {
		add("params")
	}
	return append(args, opts.Op("..."))
}

// answerType writes the type of a page.
func (w *paging) answerType() *jen.Statement {
	if w.call.answer.form == recordAnswer {
		return jen.Op("*").Add(w.goType(w.call.answer.typ))
	}
	return w.goType(w.call.answer.typ)
}

// follow writes how a page is got that a link leads to.
func (w *paging) follow(g *jen.Group) {
	c := w.call
	request := w.rest("Request").Values(id("Link").Op(":").Add(sel("at", "Link")))
	send := func(function *jen.Statement, more ...jen.Code) *jen.Statement {
		return w.send(c, request, call("at", "Options", id("opts")), function, more...)
	}
	g.If(sel("at", "Link").Op("!=").Lit("")).Block(jen.Return(w.sendFor(c, send)))
}

// move writes how the parameters come to say which page it is.
func (w *paging) move() []jen.Code {
	var list []jen.Code
	if f := w.field[w.page.Param]; f != nil {
		switch w.page.Style {
		case ir.PageNumber, ir.PageOffset:
			list = append(list, sel("p", f.Go).Op("=").Add(w.fromNumber(f, sel("at", "Number"))))
		case ir.PageCursor, ir.PageLink:
			moved := []jen.Code{sel("p", f.Go).Op("=").Add(w.fromText(f, sel("at", "Token")))}
			if once := w.field[w.page.Once]; once != nil {
				moved = append(moved, sel("p", once.Go).Op("=").Add(absent(once)))
			}
			list = append(list, jen.If(sel("at", "Token").Op("!=").Lit("")).Block(moved...))
		}
	}
	if from, to := w.window(); from != nil {
		list = append(list, jen.List(sel("p", from.Go), sel("p", to.Go)).Op("=").
			List(fromDateTime(from, sel("at", "From")), fromDateTime(to, sel("at", "To"))))
	}
	return list
}

// fromNumber writes an int as a field holds it.
func (w *paging) fromNumber(f *ir.Field, v *jen.Statement) *jen.Statement {
	switch kernelName(f.Type) {
	case "String":
		return w.fromText(f, w.rest("FormatInt").Call(v))
	case "Long":
		v = jen.Int64().Parens(v)
	case "Decimal":
		v = w.money("New").Call(jen.Int64().Parens(v), jen.Lit(0))
	}
	if isPointer(f) {
		return w.paypal("Ptr").Call(v)
	}
	return v
}

// absent writes the value that leaves a parameter out.
func absent(f *ir.Field) *jen.Statement {
	switch {
	case isPointer(f):
		return jen.Nil()
	case classOf(f.Type) == numberClass:
		return jen.Lit(0)
	}
	return jen.Lit("")
}

// fromText writes text as a field holds it.
func (w *paging) fromText(f *ir.Field, v *jen.Statement) *jen.Statement {
	if isString(f.Type) {
		return v
	}
	return w.goType(f.Type).Parens(v)
}

// fromDateTime writes a DateTime as a field holds it.
func fromDateTime(f *ir.Field, v *jen.Statement) *jen.Statement {
	if isString(f.Type) {
		return jen.String().Parens(v)
	}
	return v
}

// read writes the function that takes a page apart.
func (w *paging) read() *jen.Statement {
	pg := w.page
	var next, deep []jen.Code
	value := func(path []string, variable string) (*jen.Statement, *ir.Field) {
		v, last, statement := w.reach(path, variable)
		if statement != nil {
			deep = append(deep, statement)
		}
		return v, last
	}
	items, _ := value(pg.Items, "items")
	if len(pg.Links) > 0 {
		links, _ := value(pg.Links, "links")
		next = append(next, id("Links").Op(":").Add(links))
	}
	if len(pg.Total) > 0 {
		total, f := value(pg.Total, "total")
		next = append(next, id("Pages").Op(":").Add(w.asInt(f, total, 0)))
	}
	if len(pg.Next) > 0 {
		token, f := value(pg.Next, "token")
		next = append(next, id("Token").Op(":").Add(toString(f.Type, token)))
	}
	return jen.Func().Params(id("page").Add(w.answerType())).Params(jen.Index().Add(w.goType(w.item)), w.rest("Next")).BlockFunc(func(g *jen.Group) {
		for _, s := range deep {
			g.Add(s)
		}
		g.Return(items, w.rest("Next").Values(next...))
	})
}

// readAll writes the function that takes the items out of a result:
//
//	func(page *EventTypeList) []EventType { return page.EventTypes }
func (w *paging) readAll() *jen.Statement {
	items, _, before := w.reach(w.page.Items, "items")
	f := jen.Func().Params(id("page").Add(w.answerType())).Index().Add(w.goType(w.item))
	if before == nil {
		return f.Add(shortBody(jen.Return(items)))
	}
	return f.Block(before, jen.Return(items))
}

// reach writes how members lead from a page to a value. Behind more than one
// record it takes a variable, since each of them may be absent:
//
//	var items []Plan
//	if page.Result != nil {
//		items = page.Result.Plans
//	}
func (w *paging) reach(path []string, variable string) (v *jen.Statement, last *ir.Field, before jen.Code) {
	v = id("page")
	t := w.call.answer.typ
	var conditions []jen.Code
	for i, name := range path {
		s := t.(*ir.Struct)
		last = s.Fields[slices.IndexFunc(s.Fields, func(f *ir.Field) bool { return f.Name.Local == name })]
		v = v.Clone().Dot(last.Go)
		t = last.Type
		if i < len(path)-1 {
			conditions = append(conditions, v.Clone().Op("!=").Nil())
		}
	}
	if len(conditions) == 0 {
		return v, last, nil
	}
	before = jen.Var().Add(id(variable)).Add(w.fieldType(last)).Line().
		If(jen.Custom(jen.Options{Separator: " && "}, conditions...)).Block(id(variable).Op("=").Add(v))
	return id(variable), last, before
}

// pageDoc and iteratorDoc are the comments of the two methods.
func (p *plan) pageDoc(c *restCall, name string) docText {
	d := p.callDoc(c)
	d.own = strings.Replace(d.own, c.op.Go, name, 1)
	return d
}

func (p *plan) iteratorDoc(c *restCall, name string) docText {
	own := c.op.Go + " yields the items of all pages, from the one that " + cmp.Or(givenName(c), "the contract begins with") + " on. "
	if c.Page.Style == ir.PageNone {
		own = c.op.Go + " yields the items of " + name + ". "
	}
	return docText{
		own:        own + "It asks for a page when its first item is due, and stops after an error. It may be ranged over more than once.",
		facts:      "[" + serviceName(c.Service) + "." + name + "] returns a page as a whole.",
		deprecated: c.op.Docs.Deprecated,
	}
}

func givenName(c *restCall) string {
	switch {
	case c.Page.Param == "":
		return ""
	case c.Page.Body:
		return "body asks for"
	}
	return "params ask for"
}
