package ir

import (
	"strings"
	"testing"

	"github.com/ppgen/ppgen/internal/diag"
)

// shopWith returns an API whose one operation answers with a record that has a
// field for each of the types.
func shopWith(name string, types ...Named) *API {
	root := &Struct{Decl: restDecl(name, "Root", 1)}
	for i, t := range types {
		root.Fields = append(root.Fields, jsonField(string(rune('a'+i)), string(rune('A'+i)), 2+i, t))
	}
	service := &Service{Decl: restDecl(name, "Service", 3)}
	return &API{
		Name: name, Types: append([]Named{root}, types...), Services: []*Service{service},
		Ops: []*Operation{{Decl: restDecl("get", "Get", 4), REST: &RESTBinding{
			Service: service, Method: "GET", Path: "/", Results: []*Result{{Decl: restDecl("200", "", 5), MediaType: "application/json", Type: root}},
		}}},
	}
}

func record(name string, fields ...*Field) *Struct {
	return &Struct{Decl: restDecl(name, "", 9), Fields: fields}
}

func names(api *API) string {
	if api == nil {
		return "nothing"
	}
	var all []string
	for _, t := range api.Types {
		all = append(all, t.Declaration().Name.Local)
	}
	return strings.Join(all, " ")
}

func TestShare(t *testing.T) {
	text := func(name string) *Field { return jsonField(name, "", 7, &Scalar{}) }
	// Each call makes types of its own, as parsing a document does.
	address := func(name string) *Struct { return record(name, text("city")) }
	payer := func(name string) (*Struct, *Struct) {
		a := address("address")
		return record(name, jsonField("home", "", 8, &List{Elem: a}), jsonField("all", "", 8, &Map{Elem: a})), a
	}
	tree := func() *Struct {
		n := record("tree", text("name"))
		n.Fields = append(n.Fields, jsonField("children", "", 8, &List{Elem: n}))
		return n
	}
	money := func() *Struct {
		m := record("money", text("value"), text("code"))
		m.Role, m.Fields[0].Role, m.Fields[1].Role = AmountRole, AmountValue, AmountCurrency
		return m
	}
	inner1, inner2 := record("b", text("x")), record("b", text("y"))
	outer1, outer2 := record("a", jsonField("b", "", 8, inner1)), record("a", jsonField("b", "", 8, inner2))
	p1, a1 := payer("payer")
	p2, a2 := payer("payer")
	tests := []struct {
		name   string
		apis   []*API
		common string
		left   string
	}{
		{"nothing", []*API{shopWith("one", address("a")), shopWith("two", address("b"))}, "nothing", "one a / two b"},
		{"one name and one shape", []*API{shopWith("one", address("a"), address("x")), shopWith("two", address("a"), address("y"))}, "a", "one x / two y"},
		{"types that refer to each other", []*API{shopWith("one", p1, a1), shopWith("two", p2, a2)}, "address payer", "one / two"},
		{"types that contain themselves", []*API{shopWith("one", tree()), shopWith("two", tree())}, "tree", "one / two"},
		{"a number of the bundling", []*API{shopWith("one", address("a-2")), shopWith("two", address("a"), address("a-3"))}, "a", "one / two"},
		{"one shape under other names", []*API{shopWith("one", address("a")), shopWith("two", address("b"))}, "nothing", "one a / two b"},
		{"one name with two shapes", []*API{
			shopWith("one", record("a", text("x"))), shopWith("two", record("a", text("x"))),
			shopWith("three", record("a", text("y"))), shopWith("four", record("a", text("y"))),
		}, "nothing", "one a / two a / three a / four a"},
		{"one name with a shape of its own", []*API{shopWith("one", address("a")), shopWith("two", address("a")), shopWith("three", record("a", text("y")))}, "a", "one / two / three a"},
		{"a type that refers to one that stays", []*API{shopWith("one", outer1, inner1), shopWith("two", outer2, inner2)}, "nothing", "one a b / two a b"},
		{"what differs in documentation", []*API{shopWith("one", address("a")), shopWith("two", func() Named { a := address("a"); a.Docs.Text = "other"; return a }())}, "a", "one / two"},
		{"what differs in a limit", []*API{
			shopWith("one", &Alias{Decl: restDecl("a", "", 9), Target: &Scalar{Facets: []Facet{{"maxLength", "1"}}}}),
			shopWith("two", &Alias{Decl: restDecl("a", "", 9), Target: &Scalar{Facets: []Facet{{"maxLength", "2"}}}}),
		}, "nothing", "one a / two a"},
		{"amounts are the runtime's", []*API{shopWith("one", money()), shopWith("two", money())}, "nothing", "one money / two money"},
		{"enumerations and unions", []*API{
			shopWith("one", &Enum{Decl: restDecl("e", "", 9), Values: []*EnumValue{{restDecl("x", "", 1)}}}, &Union{Decl: restDecl("u", "", 9), Cases: []*Field{text("c")}}),
			shopWith("two", &Enum{Decl: restDecl("e", "", 9), Values: []*EnumValue{{restDecl("x", "", 1)}}}, &Union{Decl: restDecl("u", "", 9), Cases: []*Field{text("c")}}),
		}, "e u", "one / two"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			common := Share(tt.apis, "common")
			if got := names(common); got != tt.common {
				t.Errorf("shared are %s, want %s", got, tt.common)
			}
			var left []string
			for _, api := range tt.apis {
				left = append(left, strings.TrimSpace(api.Name+strings.TrimPrefix(names(api), api.Name)))
			}
			if got := strings.Join(left, " / "); got != tt.left {
				t.Errorf("left are %s, want %s", got, tt.left)
			}
			complete(t, common, tt.apis)
		})
	}
}

// complete makes sure that everything an API refers to is its own, shared, or
// the runtime's, and that shared types refer to shared ones.
func complete(t *testing.T, common *API, apis []*API) {
	t.Helper()
	if common != nil {
		apis = append(apis, common)
	}
	for _, api := range apis {
		own := map[Named]bool{}
		for _, typ := range api.Types {
			own[typ] = true
		}
		for _, typ := range api.Types {
			for _, d := range direct(typ) {
				shared := d.Declaration().Package == "common"
				if !own[d] && !shared && !ByRuntime(d) {
					t.Errorf("%s: %s refers to %s, which is neither here nor shared", api.Name, typ.Declaration().Name, d.Declaration().Name)
				}
			}
		}
	}
}

// References of operations lead to the shared types, too.
func TestShareRelinksOperations(t *testing.T) {
	build := func(name string) (*API, *RESTBinding) {
		item := record("item", jsonField("x", "", 1, &Scalar{}))
		choice := &Union{Decl: restDecl("choice", "", 2), Cases: []*Field{jsonField("item", "", 3, item)}}
		api := shopWith(name, item, choice)
		r := api.Ops[0].REST
		r.PathParams = []*Param{{Field: Field{Type: item}}}
		r.Body = &Body{Type: &List{Elem: choice}, Parts: []*Part{{Field: Field{Type: item}}}}
		r.Results[0].Headers = []*Field{{Type: item}}
		r.Errors = []*Result{{Type: item}}
		return api, r
	}
	one, _ := build("one")
	two, r := build("two")
	common := Share([]*API{one, two}, "common")
	item, choice := common.Types[1], common.Types[0]
	for i, got := range []Type{r.PathParams[0].Type, r.Body.Parts[0].Type, r.Results[0].Headers[0].Type, r.Errors[0].Type, choice.(*Union).Cases[0].Type} {
		if got != item {
			t.Errorf("reference %d leads elsewhere", i)
		}
	}
	if got := r.Body.Type.(*List).Elem; got != choice {
		t.Error("the list has other items")
	}
	list := new(diag.List)
	Check(two, list)
	for _, f := range list.Findings() {
		if strings.Contains(f.Msg, "refers to") {
			t.Error(f)
		}
	}
}
