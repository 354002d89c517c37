package ir

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/internal/diag"
)

func restDecl(local, goName string, line int) Decl {
	return Decl{Name: QName{Local: local}, Go: goName, Docs: Docs{Text: "What " + local + " is."}, Pos: diag.Pos{File: "a.json", Line: line, Col: 3}}
}

func jsonField(local, goName string, line int, t Type) *Field {
	return &Field{Decl: restDecl(local, goName, line), Type: t, Wire: Wire{JSON: &JSON{Name: local}}}
}

// A restSample is a sound API with one of everything that travels over REST.
type restSample struct {
	api                                     *API
	order, item, money, link, patch, failed *Struct
	inline                                  *Struct
	source                                  *Union
	create, list, upload                    *Operation
}

func newRESTSample() *restSample {
	s := &restSample{}
	str, num := &Scalar{Kind: String}, &Scalar{Kind: Int, Format: "int32"}
	amount := func(local, goName string, line int) *Struct {
		m := &Struct{Decl: restDecl(local, goName, line), Role: AmountRole, Fields: []*Field{jsonField("value", "Value", line+1, str), jsonField("currency_code", "CurrencyCode", line+2, str)}}
		m.Fields[0].Role, m.Fields[1].Role = AmountValue, AmountCurrency
		return m
	}
	s.money, s.inline = amount("money", "Money", 10), amount("order/total", "OrderTotal", 20)
	s.link = &Struct{Decl: restDecl("link", "Link", 30), Role: LinkRole, Fields: []*Field{jsonField("href", "Href", 31, str)}}
	s.patch = &Struct{Decl: restDecl("patch", "Patch", 33), Role: PatchRole}
	s.failed = &Struct{Decl: restDecl("error", "Error", 34), Role: FailureRole, Fields: []*Field{jsonField("issue", "Issue", 35, str)}}
	s.item = &Struct{Decl: restDecl("item", "Item", 40), Extra: &Raw{}, Fields: []*Field{jsonField("price", "Price", 41, s.money), jsonField("note", "Note", 42, str)}}
	s.item.Fields[1].Nillable, s.item.Fields[1].Explicit, s.item.Fields[1].WriteOnly = true, true, true
	s.source = &Union{Decl: restDecl("source", "Source", 50), Discriminator: "kind", Cases: []*Field{
		{Decl: restDecl("item", "Item", 51), Type: s.item, Wire: Wire{JSON: &JSON{Case: &JSONCase{Kinds: JSONObject, Values: []string{"i", "j"}}}}},
		{Decl: restDecl("text", "Text", 52), Type: str, Wire: Wire{JSON: &JSON{Case: &JSONCase{Kinds: JSONString, Has: []string{"x"}}}}},
	}}
	total := &Field{Decl: restDecl("total", "Total", 61), Type: s.inline, Wire: Wire{JSON: &JSON{Inline: true}}}
	s.order = &Struct{Decl: restDecl("order", "Order", 60), Fields: []*Field{
		total, jsonField("items", "Items", 62, &List{Elem: s.item, Max: Unbounded}), jsonField("source", "Source", 63, s.source),
		jsonField("links", "Links", 64, &List{Elem: s.link, Max: Unbounded}), jsonField("pages", "Pages", 65, num),
	}}
	orders := &Service{Decl: restDecl("orders", "Orders", 70), Path: []string{"checkout", "orders"}}
	codes := &Enum{Decl: restDecl("issue", "Issue", 75), Values: []*EnumValue{{restDecl("DECLINED", "IssueDeclined", 76)}, {restDecl("EXPIRED", "IssueExpired", 77)}}}
	s.addOperations(orders, codes, str, num)
	s.api = &API{
		Name: "shop", Title: "Shop", Version: "1",
		Types:    []Named{s.failed, s.item, s.link, s.money, s.order, s.inline, s.patch, s.source},
		Ops:      []*Operation{s.create, s.list, s.upload},
		Services: []*Service{orders},
		Servers:  []*Server{{restDecl("https://a.example", "", 80)}},
		Issues:   codes,
		Sources:  []Source{{Path: "a.json", SHA256: "00"}},
	}
	return s
}

func (s *restSample) addOperations(orders *Service, codes *Enum, str, num *Scalar) {
	key := &Param{Field: *jsonField("Request-Id", "RequestID", 90, str), In: InHeader, Use: KeyParam}
	page := &Param{Field: *jsonField("page", "Page", 91, num), In: InQuery, Style: FormStyle, Explode: true, Raw: true}
	filter := &Param{Field: *jsonField("filter", "Filter", 92, s.item), In: InQuery, Style: FormStyle, JSON: true}
	id := &Param{Field: *jsonField("id", "ID", 93, str), In: InPath}
	ok := func(status string, t Type) *Result {
		return &Result{Decl: restDecl(status, "", 94), Type: t, MediaType: "application/json", Other: []string{"multipart/mixed"}}
	}
	s.create = &Operation{
		Decl:   restDecl("orders.create", "Create", 100),
		Repeat: Repeat{MovesMoney: true, Key: "Request-Id", KeyDays: 1, KeyHours: 2, KeyMax: 38},
		REST: &RESTBinding{
			Service: orders, Verb: "create", Method: "POST", Path: "/v1/orders/{id}",
			PathParams: []*Param{id}, HeaderParams: []*Param{key},
			Body:    &Body{Decl: restDecl("orders.create/request", "", 101), Type: s.order, MediaType: "application/json", Required: true, Other: []string{"text/xml"}},
			Results: []*Result{ok("200", s.order), ok("201", s.item)},
			Errors:  []*Result{ok("422", s.failed)},
			Result:  restDecl("orders.create/result", "OrdersCreateResult", 102),
			Issues:  codes.Values, Scopes: []string{"write", "admin"}, Key: key, Replay: "200",
		},
	}
	s.create.REST.Errors[0].Issues = codes.Values[:1]
	s.create.REST.Results[0].Headers = []*Field{jsonField("X-Rate", "", 103, num)}
	s.list = &Operation{
		Decl: restDecl("orders.list", "List", 110), Repeat: Repeat{ReadOnly: true},
		REST: &RESTBinding{
			Service: orders, Verb: "list", Method: "GET", Path: "/v1/orders", QueryParams: []*Param{page, filter},
			Params: restDecl("orders.list/params", "OrdersListParams", 111), Results: []*Result{ok("200", s.order)}, Public: true,
			Page: &Page{
				Style: PageNumber, Items: []string{"items"}, Param: "page", Size: "page", First: 1, Sizes: 10, Limit: 20,
				Total: []string{"pages"}, Next: []string{"pages"}, Links: []string{"links"}, From: "page", To: "page", WindowDays: 31,
			},
		},
	}
	file := &Part{Field: Field{Decl: restDecl("file", "File", 121)}, File: true, Many: true, MediaType: "image/png", Style: FormStyle, Explode: true}
	input := &Part{Field: *jsonField("input", "Input", 122, s.item), JSON: true, MediaType: "application/json"}
	s.upload = &Operation{Decl: restDecl("orders.upload", "Upload", 120), REST: &RESTBinding{
		Service: orders, Verb: "upload", Method: "POST", Path: "/v1/upload",
		Body:    &Body{Decl: restDecl("orders.upload/request", "OrdersUploadRequest", 123), Form: MultipartBody, MediaType: "multipart/form-data", Parts: []*Part{file, input}},
		Results: []*Result{{Decl: restDecl("204", "", 124)}},
	}}
}

func TestWalkVisitsWhatTravelsOverREST(t *testing.T) {
	s := newRESTSample()
	var subjects []string
	seen := map[*Decl]bool{}
	Walk(s.api, func(n Node) {
		if seen[n.Decl] {
			t.Errorf("%s is visited twice", n.Subject())
		}
		seen[n.Decl] = true
		subjects = append(subjects, n.Kind()+" "+n.Subject())
	})
	got := strings.Join(subjects[len(subjects)-17:], ", ")
	want := "type issue, value issue/DECLINED, value issue/EXPIRED, service orders, " +
		"operation orders.create, parameter orders.create/id, record orders.create/result, " +
		"operation orders.list, record orders.list/params, parameter orders.list/params/page, parameter orders.list/params/filter, " +
		"operation orders.upload, record orders.upload/request, part orders.upload/request/file, part orders.upload/request/input"
	if !strings.HasSuffix(got, want) {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if i := NewIndex(s.api); len(i.Find("parameter orders.list/params/page")) != 1 || len(i.Find("service orders")) != 1 {
		t.Error("a parameter or a service has no address")
	}
}

func TestCheckOfREST(t *testing.T) {
	list := new(diag.List)
	Check(newRESTSample().api, list)
	if err := list.Err(); err != nil {
		t.Fatalf("the sample is not sound: %v", err)
	}
	tests := []struct {
		name   string
		damage func(*restSample)
		want   string
	}{
		{"input", func(s *restSample) { s.create.Input = s.order }, "orders.create: it has an input or output beside its binding to REST"},
		{"no service", func(s *restSample) { s.list.REST.Service = nil }, "orders.list: it belongs to no service"},
		{"method", func(s *restSample) { s.list.REST.Method = "GET /\r\n" }, "is no HTTP method"},
		{"path", func(s *restSample) { s.list.REST.Path = "v1/orders" }, "does not begin with a slash"},
		{"path parameter", func(s *restSample) { s.create.REST.Path = "/v1/orders" }, "the path /v1/orders lacks {id}"},
		{"undeclared path parameter", func(s *restSample) { s.list.REST.Path = "/{x}" }, "has a parameter that is not declared"},
		{"parameter in the wrong list", func(s *restSample) { s.list.REST.QueryParams[0].In = InHeader }, "orders.list/page: the parameter is listed where it does not travel"},
		{"header name", func(s *restSample) { s.create.REST.HeaderParams[0].Name.Local = "a b" }, `"a b" is no name of a header`},
		{"parameter type", func(s *restSample) { s.list.REST.QueryParams[1].JSON = false }, "orders.list/filter: a parameter cannot hold item"},
		{"parameter without a type", func(s *restSample) { s.list.REST.QueryParams[1].Type = nil }, "orders.list/filter: it has no type"},
		{"body without a type", func(s *restSample) { s.create.REST.Body.Type = nil }, "orders.create: it has no type"},
		{"bytes with a type", func(s *restSample) { s.create.REST.Body.Form = BinaryBody }, "a stream of bytes has no type"},
		{"text of a record", func(s *restSample) { s.create.REST.Body.Form = TextBody }, "a text cannot hold order"},
		{"file in a form", func(s *restSample) { s.upload.REST.Body.Form = FormBody }, "orders.upload/request/file: a file is a part of a multipart body"},
		{"part that is no text", func(s *restSample) { s.upload.REST.Body.Parts[1].JSON = false }, "a part cannot hold item"},
		{"result of an unknown type", func(s *restSample) { s.api.Types = slices.Delete(s.api.Types, 4, 5) }, "it refers to order, which is not a type"},
		{"pages without a list", func(s *restSample) { s.list.REST.Page.Items = []string{"pages"} }, "pages leads to no list in its result"},
		{"pages without a result", func(s *restSample) { s.list.REST.Results = nil }, "it has pages but no result"},
		{"pages without a parameter", func(s *restSample) { s.list.REST.Page.Param = "" }, "its pages have no parameter that moves on"},
		{"unknown page parameter", func(s *restSample) { s.list.REST.Page.Size = "size" }, `it has no parameter "size" to page with`},
		{"two members of one name", func(s *restSample) { s.order.Fields[2].Wire.JSON.Name = "items" }, `order: the object has two members "items"`},
		{"inline record", func(s *restSample) { s.order.Fields[0].Type = s.item }, "order/total: only an amount can stand in the object of another record"},
		{"inline with a name", func(s *restSample) { s.order.Fields[0].Wire.JSON.Name = "x" }, `what stands in the object itself is no member "x"`},
		{"case of nothing", func(s *restSample) { s.source.Cases[0].Wire.JSON.Case.Kinds = 0 }, "source/item: no value selects the case"},
		{"two methods of one name", func(s *restSample) { s.list.Go = "Create" }, "its Go name Create is the name of orders.create"},
		{"record and type of one name", func(s *restSample) { s.list.REST.Params.Go = "Order" }, "its Go name Order is the name of order"},
		{"two members of Params", func(s *restSample) { s.list.REST.QueryParams[1].Go = "Page" }, "its Go name Page is the name of page"},
		{"service without a Go name", func(s *restSample) { s.api.Services[0].Go = "" }, `orders: "" is not an exported Go identifier`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := newRESTSample()
			tt.damage(s)
			list := new(diag.List)
			Check(s.api, list)
			if err := list.Err(); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %s", err, tt.want)
			}
		})
	}
}

// Types that other APIs share, and those of the runtime, need not be among the
// API's own.
func TestCheckTakesSharedTypes(t *testing.T) {
	s := newRESTSample()
	s.item.Package = "common"
	s.api.Types = slices.DeleteFunc(s.api.Types, func(t Named) bool { return t == s.item || t == s.money || t == s.link })
	list := new(diag.List)
	Check(s.api, list)
	if err := list.Err(); err != nil {
		t.Error(err)
	}
}

// Whatever is changed in an operation shows in its dump, and whatever a server
// would notice shows in its contract.
func TestDumpOfRESTIsComplete(t *testing.T) {
	private := []string{
		".Go", ".Package", ".Docs", ".Pos", ".Sources", ".API.Name", ".API.Title", ".Services", ".Servers", ".Service.", ".Verb",
		".RESTBinding.Params", ".RESTBinding.Result.", ".Body.Decl", ".Other",
	}
	// The name of a field is that of its member; the name of a case or of an
	// amount that stands in another object is none.
	void := []string{".Case.Name", ".JSON.Name", ".EnumValue.Decl.Name.Space", ".Result.Decl.Name.Space", ".Service.Decl.Name.Space", ".Server.Decl.Name.Space"}
	s := newRESTSample()
	dump, contract := string(Dump(s.api)), string(Contract(s.api))
	count := 0
	mutate(reflect.ValueOf(s.api), "", map[any]bool{}, func(_ any, path string) {
		has := func(p string) bool { return strings.Contains(path, p) }
		if slices.ContainsFunc(void, has) {
			return
		}
		count++
		if string(Dump(s.api)) == dump {
			t.Errorf("a change of %s does not show in the dump", path)
		}
		if changed, isPrivate := string(Contract(s.api)) != contract, slices.ContainsFunc(private, has); changed == isPrivate {
			t.Errorf("a change of %s shows in the contract: %v", path, changed)
		}
	})
	if count < 400 {
		t.Errorf("only %d changes were tried", count)
	}
}

func TestContractIgnoresTheOrderOfMembers(t *testing.T) {
	s := newRESTSample()
	before := string(Contract(s.api))
	slices.Reverse(s.order.Fields)
	slices.Reverse(s.list.REST.QueryParams)
	if string(Contract(s.api)) != before {
		t.Error("the order of members or parameters shows")
	}
}

func TestCodesOfAnswersShow(t *testing.T) {
	s := newRESTSample()
	before := string(Contract(s.api))
	s.create.REST.Errors[0].Issues = nil
	if string(Contract(s.api)) == before {
		t.Error("it does not show which answer has which codes")
	}
}

func TestPruneErrors(t *testing.T) {
	s := newRESTSample()
	s.create.REST.Issues = s.create.REST.Issues[:1]
	PruneErrors(s.api)
	if slices.Contains(s.api.Types, Named(s.failed)) || !slices.Contains(s.api.Types, Named(s.order)) {
		t.Error("the wrong types are gone")
	}
	if len(s.api.Issues.Values) != 1 {
		t.Errorf("%d codes are left", len(s.api.Issues.Values))
	}
	s.create.REST.Issues = nil
	PruneErrors(s.api)
	if s.api.Issues != nil {
		t.Error("codes are left that no operation has")
	}
	list := new(diag.List)
	Check(s.api, list)
	if err := list.Err(); err != nil {
		t.Error(err)
	}
	soap := newSample()
	count := len(soap.api.Types)
	if PruneErrors(soap.api); len(soap.api.Types) != count {
		t.Error("an API without REST operations has changed")
	}
}

func TestMixed(t *testing.T) {
	s := newRESTSample()
	list := func(t Type) *Result { return &Result{MediaType: "a/b", Type: t} }
	for _, tt := range []struct {
		name    string
		results []*Result
		want    bool
	}{
		{"none", nil, false},
		{"one and nothing", []*Result{list(s.item), {}}, false},
		{"one type twice", []*Result{list(&List{Elem: s.item}), list(&List{Elem: s.item})}, false},
		{"maps of one type", []*Result{list(&Map{Elem: &Raw{}}), list(&Map{Elem: &Raw{}})}, false},
		{"scalars of one kind", []*Result{list(&Scalar{Format: "uri"}), list(&Scalar{})}, false},
		{"two types", []*Result{list(s.item), list(s.order)}, true},
		{"a list and its item", []*Result{list(&List{Elem: s.item}), list(s.item)}, true},
		{"two forms", []*Result{list(s.item), {MediaType: "a/b", Form: BinaryBody}}, true},
	} {
		if got := (&RESTBinding{Results: tt.results}).Mixed(); got != tt.want {
			t.Errorf("%s: mixed: %v", tt.name, got)
		}
	}
}

func TestScalars(t *testing.T) {
	s := newRESTSample()
	kinds := map[ScalarKind]int{}
	for scalar := range s.api.Scalars() {
		kinds[scalar.Kind]++
	}
	if kinds[String] < 10 || kinds[Int] != 3 {
		t.Errorf("got %v", kinds)
	}
	for range s.api.Scalars() {
		break
	}
}
