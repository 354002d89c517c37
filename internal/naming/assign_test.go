package naming

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/ppgen/ppgen/internal/diag"
	"github.com/ppgen/ppgen/ir"
)

const space = "urn:t"

// An apiBuilder declares things on lines of their own.
type apiBuilder struct {
	api  ir.API
	line int
}

func newBuilder() *apiBuilder {
	return &apiBuilder{api: ir.API{Namespaces: []ir.Namespace{{Prefix: "t", URI: space}}}}
}

func (b *apiBuilder) decl(local string) ir.Decl {
	b.line++
	name := ir.QName{Space: space, Local: local}
	if uri, rest, ok := strings.Cut(strings.TrimPrefix(local, "{"), "}"); ok && local[0] == '{' {
		name = ir.QName{Space: uri, Local: rest}
	}
	return ir.Decl{Name: name, Pos: diag.Pos{File: "t.xsd", Line: b.line, Col: 1}}
}

func (b *apiBuilder) record(name string, fields ...string) *ir.Struct {
	s := &ir.Struct{Decl: b.decl(name)}
	for _, f := range fields {
		s.Fields = append(s.Fields, b.field(f))
	}
	b.api.Types = append(b.api.Types, s)
	return s
}

func (b *apiBuilder) message(name string) *ir.Struct {
	s := b.record(name)
	s.Root = []ir.QName{s.Name}
	return s
}

// field declares an element; "@x" an attribute, "#x" text, "*x" a group.
func (b *apiBuilder) field(name string) *ir.Field {
	form, found := map[byte]ir.XMLForm{'@': ir.Attribute, '#': ir.Text, '*': ir.Inline}[name[0]]
	if found {
		name = name[1:]
	}
	d := b.decl(name)
	return &ir.Field{Decl: d, Type: &ir.Scalar{}, Wire: ir.Wire{XML: &ir.XML{Name: d.Name, Form: form}}}
}

func (b *apiBuilder) enum(name string, values ...string) *ir.Enum {
	e := &ir.Enum{Decl: b.decl(name)}
	for _, v := range values {
		d := b.decl("")
		d.Name = ir.QName{Local: v}
		e.Values = append(e.Values, &ir.EnumValue{Decl: d})
	}
	b.api.Types = append(b.api.Types, e)
	return e
}

func (b *apiBuilder) alias(name string) *ir.Alias {
	a := &ir.Alias{Decl: b.decl(name), Target: &ir.Scalar{}}
	b.api.Types = append(b.api.Types, a)
	return a
}

func (b *apiBuilder) operation(name string) *ir.Operation {
	op := &ir.Operation{Decl: b.decl(name)}
	b.api.Ops = append(b.api.Ops, op)
	return op
}

// names returns "wire → Go" of everything, by kind and path.
func names(api *ir.API) map[string]string {
	all := map[string]string{}
	ir.Walk(api, func(n ir.Node) { all[n.Kind()+" "+n.Path()+" "+n.Decl.Name.Space] = n.Decl.Go })
	return all
}

// assign names everything and holds the result against what every name must be.
func assign(t *testing.T, api *ir.API) *diag.List {
	t.Helper()
	list := new(diag.List)
	Assign(api, list)
	if list.HasErrors() {
		t.Fatal(list.Err())
	}
	scopes := map[any]map[string]string{}
	ir.Walk(api, func(n ir.Node) {
		goName := n.Decl.Go
		if !IsExported(goName) {
			t.Errorf("%s %q is called %q, which is not exported", n.Kind(), n.Path(), goName)
		}
		if longest := max(maxLength, utf8.RuneCountInString(n.Decl.Name.Local)); utf8.RuneCountInString(goName) > longest {
			t.Errorf("%s %q is called %q: %d characters", n.Kind(), n.Path(), goName, utf8.RuneCountInString(goName))
		}
		var key any = n.In
		reserved := methodNames
		switch n.Of.(type) {
		case ir.Named, *ir.EnumValue, *ir.Decl:
			key, reserved = "package", packageNames
		case *ir.Service:
			key, reserved = "services", nil
		case *ir.Operation:
			key, reserved = "operations", nil
			if op := n.Of.(*ir.Operation); op.REST != nil {
				key = op.REST.Service
			}
		}
		if slices.Contains(reserved, goName) {
			t.Errorf("%s %q is called %s, which generated code needs", n.Kind(), n.Path(), goName)
		}
		if scopes[key] == nil {
			scopes[key] = map[string]string{}
		}
		if other := scopes[key][goName]; other != "" {
			t.Errorf("%q and %q are both called %s", other, n.Path(), goName)
		}
		scopes[key][goName] = n.Path()
	})
	return list
}

func TestTypeNames(t *testing.T) {
	b := newBuilder()
	want := map[string]string{}
	expect := func(d *ir.Decl, name string) { want[d.Name.Local] = name }
	expect(&b.record("RefundTransactionRequestType").Decl, "RefundTransactionRequest")
	expect(&b.record("Address").Decl, "Address")
	expect(&b.record("Type").Decl, "Type")
	expect(&b.record("BillingPeriodDetailsType_Update").Decl, "BillingPeriodDetailsTypeUpdate")
	expect(&b.record("Prototype").Decl, "Prototype")
	expect(&b.record("OrderType/Item/SubType").Decl, "OrderItemSubType")
	expect(&b.enum("CurrencyCodeType").Decl, "CurrencyCode")
	expect(&b.enum("CreditCardTypeType").Decl, "CreditCardType")
	expect(&b.enum("RefundType").Decl, "RefundType")
	expect(&b.enum("UnitOfMeasure").Decl, "UnitOfMeasure")
	expect(&b.enum("OrderType/Status").Decl, "OrderStatus")
	expect(&b.alias("TransactionId").Decl, "TransactionID")
	expect(&b.alias("EmailAddressType").Decl, "EmailAddress")
	expect(&b.alias("AddressType").Decl, "AddressType") // Address is taken
	expect(&b.record("名前").Decl, "X名前")
	if list := assign(t, &b.api); len(list.Findings()) != 0 {
		t.Errorf("unexpected: %v", list.Findings())
	}
	for _, typ := range b.api.Types {
		if d := typ.Declaration(); d.Go != want[d.Name.Local] {
			t.Errorf("%s is called %s, want %s", d.Name.Local, d.Go, want[d.Name.Local])
		}
	}
}

func TestValueNames(t *testing.T) {
	tests := []struct{ enum, value, want string }{
		{"RefundType", "Full", "RefundTypeFull"},
		{"UnitOfMeasure", "6Pack", "UnitOfMeasure6Pack"},
		{"PaymentActionCodeType", "Sale", "PaymentActionCodeSale"},
		{"AverageMonthlyVolumeType", "AverageMonthlyVolume-Range1", "AverageMonthlyVolumeTypeRange1"},
		{"MarketingCategoryType", "Marketing-Category12", "MarketingCategoryType12"},
		{"MarketingCategoryType", "Marketing-Category", "MarketingCategoryTypeMarketingCategory"},
		{"MarketingCategoryType", "Marketing-CategoryXtra", "MarketingCategoryTypeXtra"},
		{"MarketingCategoryType", "Marketing-Categoryless", "MarketingCategoryTypeMarketingCategoryless"},
		{"ModifyCodeType", "Modify", "ModifyCodeModify"},
		{"TotalType", "Total", "TotalTypeTotal"},
		{"Version1", "2", "Version1_2"},
		{"Delta", "-1", "DeltaMinus1"},
		{"Delta", "", "DeltaEmpty"},
		{"Delta", "+", "DeltaPlus"},
		{"Delta", "名前", "Delta名前"},
		{"CurrencyCodeType", "USD", "CurrencyCodeUSD"},
	}
	for _, tt := range tests {
		b := newBuilder()
		e := b.enum(tt.enum, tt.value)
		if list := assign(t, &b.api); len(list.Findings()) != 0 {
			t.Errorf("unexpected: %v", list.Findings())
		}
		if got := e.Values[0].Go; got != tt.want {
			t.Errorf("%s of %s is called %s, want %s", tt.value, tt.enum, got, tt.want)
		}
	}
}

func TestCollidingValues(t *testing.T) {
	b := newBuilder()
	e := b.enum("Flag", "Y", "y", "", "-", "--", "+", "A+", "A", "A-", "a b", "a-b", "1.5", "15", "1 5", "Lower")
	list := assign(t, &b.api)
	want := "FlagY FlagYLower FlagEmpty FlagDash FlagDashDash FlagPlus FlagAPlus FlagA FlagADash FlagABSpace FlagABDash Flag1_5Dot Flag15 Flag1_5Space FlagLower"
	var got []string
	for _, v := range e.Values {
		got = append(got, v.Go)
	}
	if !slices.Equal(got, strings.Fields(want)) {
		t.Errorf("got  %q\nwant %q", got, strings.Fields(want))
	}
	const finding = "t.xsd:3:1: warning: Flag/y: its Go name would be FlagY, like that of \"Flag/Y\" (t.xsd:2:1); it is FlagYLower instead\n" +
		"\tfix: choose a name in an overlay, under names: {at: \"t:Flag/y\", go: FlagYLower, reason: …}"
	if text := list.Findings()[0].Error(); text != finding {
		t.Errorf("got  %s\nwant %s", text, finding)
	}
	if got := len(list.Findings()); got != 7 {
		t.Errorf("got %d findings, want one for each value that is not called after its words", got)
	}
}

func TestCollisions(t *testing.T) {
	tests := []struct {
		name  string
		build func(*apiBuilder)
		want  string // Go names of the types, in order
		warn  int
	}{
		{"the one spelled so keeps the name", func(b *apiBuilder) {
			b.record("foo-bar")
			b.record("FooBar")
			b.record("foo_bar")
			b.alias("fooBar")
		}, "FooBarDash FooBar FooBarUnderscore FooBarLower", 3},
		{"nobody keeps what nobody is called", func(b *apiBuilder) { b.record("foo-bar"); b.record("foo_bar") }, "FooBarDash FooBarUnderscore", 2},
		{"a suffix that is a name already", func(b *apiBuilder) { b.record("FooBar"); b.record("foo-bar"); b.record("FooBarDash") }, "FooBar FooBarType FooBarDash", 1},
		{"type and Type", func(b *apiBuilder) { b.record("Foo"); b.record("FooType") }, "Foo FooType", 1},
		{"Type of another kind", func(b *apiBuilder) { b.enum("RefundType"); b.record("RefundTypeType") }, "RefundType RefundTypeType", 1},
		{"alias gives way without a word", func(b *apiBuilder) { b.alias("FooType"); b.record("Foo") }, "FooType Foo", 0},
		{"two namespaces", func(b *apiBuilder) { b.record("{urn:a/types}Foo"); b.record("{urn:a/messages}Foo") }, "FooTypes FooMessages", 2},
		{"two namespaces that end alike", func(b *apiBuilder) { b.record("{urn:a/v1}Foo"); b.record("{urn:b/v1}Foo") }, "Foo_4a88f4a4 Foo_1b4f2d1c", 2},
		{"message and type", func(b *apiBuilder) { b.record("Foo"); b.message("Foo") }, "FooType Foo", 1},
		{"reserved", func(b *apiBuilder) { b.record("Client"); b.message("operations"); b.enum("NewClientCodeType") }, "ClientType OperationsLower NewClientCode", 2},
		{"anonymous", func(b *apiBuilder) { b.record("OrderItem"); b.record("Order/Item") }, "OrderItem OrderItemType", 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := newBuilder()
			tt.build(b)
			list := assign(t, &b.api)
			var got []string
			for _, typ := range b.api.Types {
				got = append(got, typ.Declaration().Go)
			}
			want := strings.Fields(tt.want)
			for i := range min(len(got), len(want)) {
				if stem, _, ok := strings.Cut(want[i], "_"); ok && strings.HasPrefix(got[i], stem+"_") {
					want[i] = got[i] // a digest
				}
			}
			if !slices.Equal(got, want) {
				t.Errorf("got %q, want %q", got, want)
			}
			if got := len(list.Findings()); got != tt.warn {
				t.Errorf("got %d findings, want %d: %v", got, tt.warn, list.Findings())
			}
		})
	}
}

func TestFieldNames(t *testing.T) {
	tests := []struct {
		name   string
		fields string
		want   string
		warn   int
	}{
		{"words", "TransactionId cpp-header-image payer_id", "TransactionID CPPHeaderImage PayerID", 0},
		{"element and attribute", "id @id", "ID IDAttr", 1},
		{"text and attributes", "#Value @Value @value", "ValueText Value ValueAttr", 2},
		{"text and element", "#Value Value", "ValueText Value", 1},
		{"methods", "EncodeXML decodeXML Head @head Reset String Error", "EncodeXMLElement DecodeXMLLower HeadElement HeadAttr Reset String Error", 4},
		{"group", "Items *Items", "Items ItemsGroup", 1},
		{"attributes alike", "@foo-bar @fooBar", "FooBarDash FooBarLower", 2},
		{"keywords", "type func range nil string", "Type Func Range Nil String", 0},
		{"namespaces", "{urn:a}Item {urn:b}Item", "ItemA ItemB", 2},
		{"own namespace", "{urn:a}Item Item", "ItemA Item", 1},
		{"no namespace", "{urn:a}Item {}Item", "ItemA Item", 1},
		{"own and no namespace", "Item {}Item", "ItemT ItemUnqualified", 2},
		{"of XML itself", "@{http://www.w3.org/XML/1998/namespace}lang @{}lang", "LangXML Lang", 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := newBuilder()
			s := b.record("A", strings.Fields(tt.fields)...)
			list := assign(t, &b.api)
			var got []string
			for _, f := range s.Fields {
				got = append(got, f.Go)
			}
			if !slices.Equal(got, strings.Fields(tt.want)) {
				t.Errorf("got %q, want %q", got, strings.Fields(tt.want))
			}
			if got := len(list.Findings()); got != tt.warn {
				t.Errorf("got %d findings, want %d: %v", got, tt.warn, list.Findings())
			}
		})
	}
}

func TestFieldsBesideExtraMembers(t *testing.T) {
	b := newBuilder()
	s := b.record("A", "extra")
	s.Extra = &ir.Scalar{}
	assign(t, &b.api)
	if got := s.Fields[0].Go; got != "ExtraLower" {
		t.Errorf("the field is called %s, like the one for members that have no name", got)
	}
}

func TestInheritedFieldsKeepTheirNames(t *testing.T) {
	b := newBuilder()
	derived := b.record("A", "foo-bar", "Other")
	base := b.record("Base", "fooBar")
	derived.Base, derived.Inherited = base, 1
	derived.Fields = append(slices.Clone(base.Fields), derived.Fields...)
	list := assign(t, &b.api)
	if got := base.Fields[0].Go; got != "FooBar" {
		t.Errorf("the base's field is called %s", got)
	}
	if got := derived.Fields[1].Go; got != "FooBarDash" {
		t.Errorf("the new field is called %s", got)
	}
	if got := len(list.Findings()); got != 1 {
		t.Errorf("got %d findings, want 1", got)
	}
}

func TestValuesGiveWayToTypes(t *testing.T) {
	b := newBuilder()
	one, two := b.enum("A", "BC", "D"), b.enum("AB", "C")
	b.record("AD")
	assign(t, &b.api)
	got := []string{one.Values[0].Go, one.Values[1].Go, two.Values[0].Go}
	if want := strings.Fields("A_BC ADValue AB_C"); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestUnionsOperationsAndParts(t *testing.T) {
	b := newBuilder()
	u := &ir.Union{Decl: b.decl("Shape"), Cases: []*ir.Field{b.field("circle"), b.field("#text")}}
	b.api.Types = append(b.api.Types, u)
	op := b.operation("get-balance")
	b.operation("Operations")
	d, e := b.decl("requester_credentials"), b.decl("fault")
	op.SOAP = &ir.SOAPBinding{Headers: []*ir.Message{{Decl: d}}, Faults: []*ir.Message{{Decl: e}}}
	assign(t, &b.api)
	got := []string{u.Go, u.Cases[0].Go, u.Cases[1].Go, op.Go, b.api.Ops[1].Go, op.SOAP.Headers[0].Go, op.SOAP.Faults[0].Go}
	if want := strings.Fields("Shape Circle Text GetBalance Operations RequesterCredentials Fault"); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestNamesOfREST(t *testing.T) {
	b := newBuilder()
	orders, plans := &ir.Service{Decl: b.decl("orders")}, &ir.Service{Decl: b.decl("payment-tokens")}
	b.api.Services = []*ir.Service{orders, plans}
	b.api.Issues = &ir.Enum{Decl: b.decl("Issue"), Values: []*ir.EnumValue{{Decl: b.decl("PAYER_ACTION_REQUIRED")}}}
	b.record("OrdersListParams")
	param := func(name string, in ir.ParamIn) *ir.Param { return &ir.Param{Field: *b.field(name), In: in} }
	list, capture, other := b.operation("orders.list"), b.operation("orders.capture"), b.operation("payment-tokens.list")
	list.REST = &ir.RESTBinding{Service: orders, Verb: "list", Params: b.decl("orders.list/params"), QueryParams: []*ir.Param{param("page_size", ir.InQuery), param("PAGE-SIZE", ir.InQuery)}}
	capture.REST = &ir.RESTBinding{
		Service: orders, Verb: "capture-now", PathParams: []*ir.Param{param("order_id", ir.InPath)},
		Body: &ir.Body{Decl: b.decl("orders.capture/request"), Form: ir.MultipartBody, Parts: []*ir.Part{{Field: *b.field("evidence-file"), File: true}}},
	}
	other.REST = &ir.RESTBinding{Service: plans, Verb: "list"}
	findings := assign(t, &b.api).Findings()
	got := []string{
		orders.Go, plans.Go, list.Go, capture.Go, other.Go, b.api.Issues.Values[0].Go, list.REST.Params.Go, list.REST.QueryParams[0].Go, list.REST.QueryParams[1].Go,
		capture.REST.PathParams[0].Go, capture.REST.Body.Go, capture.REST.Body.Parts[0].Go,
	}
	want := strings.Fields("Orders PaymentTokens List CaptureNow List IssuePayerActionRequired OrdersListParamsRecord PageSizeUnderscore PageSizeDash OrderID OrdersCaptureRequest EvidenceFile")
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if len(findings) != 3 {
		t.Errorf("got %d findings, want 3: %v", len(findings), findings)
	}
}

func TestGivenNamesWin(t *testing.T) {
	b := newBuilder()
	pinned, other := b.record("foo-bar"), b.record("FooBar")
	pinned.Go = "FooBar"
	e := b.enum("FlagCodeType", "Y", "y")
	e.Go, e.Values[1].Go = "Flag", "FlagYes"
	list := assign(t, &b.api)
	if pinned.Go != "FooBar" || other.Go != "FooBarType" {
		t.Errorf("got %s and %s, want the given name to stay", pinned.Go, other.Go)
	}
	if e.Values[0].Go != "FlagY" || e.Values[1].Go != "FlagYes" {
		t.Errorf("got %s and %s, want constants of the given type name", e.Values[0].Go, e.Values[1].Go)
	}
	if got := len(list.Findings()); got != 1 {
		t.Errorf("got %d findings, want 1: %v", got, list.Findings())
	}
}

func TestGivenNamesAreChecked(t *testing.T) {
	tests := []struct {
		name  string
		given func(*apiBuilder)
		want  string
	}{
		{"unexported", func(b *apiBuilder) { b.record("A").Go = "a" }, `t.xsd:1:1: A: "a" is given to it as a name, but is not an exported Go identifier: a capital letter, then letters and digits`},
		{"code", func(b *apiBuilder) { b.record("A", "x").Fields[0].Go = "X int; Y" }, "is not an exported Go identifier"},
		{"reserved", func(b *apiBuilder) { b.record("A").Go = "Client" }, "t.xsd:1:1: A: the Go name Client is given to it, but belongs to generated code; give it another"},
		{"method", func(b *apiBuilder) { b.record("A", "x").Fields[0].Go = "Head" }, "A/x: the Go name Head is given to it, but belongs to generated code"},
		{"twice", func(b *apiBuilder) { b.record("A").Go = "X"; b.record("B").Go = "X" }, `t.xsd:2:1: B: the Go name X is given to it, but belongs to "A" (t.xsd:1:1)`},
		{"constant of a type's name", func(b *apiBuilder) { b.record("A"); b.enum("E", "v").Values[0].Go = "A" }, `E/v: the Go name A is given to it, but belongs to "A"`},
		{"operation", func(b *apiBuilder) { b.operation("A").Go = "x" }, "not an exported"},
		{"part", func(b *apiBuilder) {
			b.operation("A").SOAP = &ir.SOAPBinding{Faults: []*ir.Message{{Decl: ir.Decl{Go: "x"}}}}
		}, "not an exported"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := newBuilder()
			tt.given(b)
			list := new(diag.List)
			Assign(&b.api, list)
			if err := list.Err(); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %s", err, tt.want)
			}
		})
	}
}

// Assigning twice changes nothing, and says nothing the second time.
func TestAssignTwice(t *testing.T) {
	b := newBuilder()
	b.record("foo-bar", "id", "@id")
	b.record("FooBar")
	b.enum("Flag", "Y", "y")
	assign(t, &b.api)
	before := names(&b.api)
	if list := assign(t, &b.api); len(list.Findings()) != 0 {
		t.Errorf("unexpected: %v", list.Findings())
	}
	if !maps.Equal(names(&b.api), before) {
		t.Error("names have changed")
	}
}

func TestNamesakesThatNothingTellsApartAreAnError(t *testing.T) {
	b := newBuilder()
	b.record("A")
	b.record("A")
	list := new(diag.List)
	Assign(&b.api, list)
	want := "t.xsd:1:1: A: nothing tells it apart from \"A\" (t.xsd:2:1)\nt.xsd:2:1: A: nothing tells it apart from \"A\" (t.xsd:1:1)"
	if err := list.Err(); err == nil || err.Error() != want {
		t.Errorf("got %v", err)
	}
}

func TestLongNames(t *testing.T) {
	b := newBuilder()
	long := strings.Repeat("VeryLong", 8) // 64 characters
	own := b.record(long)
	path := b.record("OrderDetailsRequestType/PaymentDetailsOfTheOrder/ShippingAddressOfThePayment/Street")
	deep := b.record("OrderDetailsRequestType/" + strings.Repeat("PaymentDetailsOfTheOrder/", 3) + strings.Repeat("Street", 8))
	e := b.enum("PercentageOfTheRevenueType", "From sales of goods that are sold online in any shop", "From sales of goods that are sold online in no shop")
	f := b.record("A", long+"_", long+"-").Fields
	assign(t, &b.api)
	if own.Go != long {
		t.Errorf("a long name of the document has become %s", own.Go)
	}
	if path.Go != "OrderDetailsRequestStreet" {
		t.Errorf("a long path has become %s, want its ends", path.Go)
	}
	for _, name := range []string{deep.Go, e.Values[0].Go, e.Values[1].Go} {
		if n := utf8.RuneCountInString(name); n > maxLength || n < maxLength/2 {
			t.Errorf("%s has %d characters", name, n)
		}
	}
	if !strings.HasPrefix(e.Values[0].Go, "PercentageOfTheRevenueTypeFromSales") {
		t.Errorf("the constant is called %s", e.Values[0].Go)
	}
	if f[0].Go == f[1].Go {
		t.Errorf("both fields are called %s", f[0].Go)
	}
}
