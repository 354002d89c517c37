package ir

import (
	"slices"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/internal/diag"
)

func TestWalkVisitsEveryDeclarationOnce(t *testing.T) {
	s := newSample()
	var subjects []string
	seen := map[*Decl]bool{}
	Walk(s.api, func(n Node) {
		if seen[n.Decl] {
			t.Errorf("%s is visited twice", n.Subject())
		}
		seen[n.Decl] = true
		subjects = append(subjects, n.Subject())
	})
	want := `AmountType AmountType/currencyID AmountType/Value BaseRequest BaseRequest/Version ErrorType ErrorType/Code ErrorType/Params Id
		ItemType ItemType/Price ItemType/Status ParamType ParamType/Value ParamType/ParamID Paid Paid/Ack Paid/Errors Paid/Time
		Pay Pay/Items Pay/Shape Pay/Group Pay/Any Pay/id Pay/words Pay/AnyAttribute Pay/Group Pay/Group/Step Shape Shape/Item Shape/Note
		StatusCodeType StatusCodeType/Paid StatusCodeType/Due Unused Look Look/Credentials Look/Broken Pay`
	if !slices.Equal(subjects, strings.Fields(want)) {
		t.Errorf("got %q", subjects)
	}
}

func TestReach(t *testing.T) {
	s := newSample()
	reached := Reach(s.pay.Input)
	for _, want := range []Named{s.request, s.item, s.amount, s.status, s.shape, s.inner, s.id} {
		if !reached[want] {
			t.Errorf("%s is not reached", want.Declaration().Name)
		}
	}
	for _, other := range []Named{s.response, s.unused, s.failure} {
		if reached[other] {
			t.Errorf("%s is reached", other.Declaration().Name)
		}
	}
	if len(Reach(nil)) != 0 {
		t.Error("nothing reaches something")
	}
}

func TestReachEndsInCircles(t *testing.T) {
	a, b := &Struct{Decl: named("A", "A", 1)}, &Struct{Decl: named("B", "B", 2)}
	a.Fields = []*Field{element("B", "B", 3, &Map{Elem: &List{Elem: b}})}
	b.Fields = []*Field{element("A", "A", 4, a)}
	if got := len(Reach(a)); got != 2 {
		t.Errorf("reached %d types, want 2", got)
	}
}

func TestPrune(t *testing.T) {
	s := newSample()
	list := new(diag.List)
	Prune(s.api, []Wanted{{Name: "Pay"}}, list)
	if err := list.Err(); err != nil {
		t.Fatal(err)
	}
	if len(s.api.Ops) != 1 || s.api.Ops[0] != s.pay {
		t.Errorf("kept the operations %v", s.api.Ops)
	}
	if len(s.api.Types) != 11 || slices.Contains(s.api.Types, Named(s.unused)) {
		t.Errorf("kept %d types, want all but Unused", len(s.api.Types))
	}
	if want := []Namespace{{"s", sampleSpace}}; !slices.Equal(s.api.Namespaces, want) {
		t.Errorf("kept the namespaces %v, want %v", s.api.Namespaces, want)
	}
	s.api.Name = "sample"
	Check(s.api, list)
	if err := list.Err(); err != nil {
		t.Errorf("what is left is not sound: %v", err)
	}
}

func TestPruneKeepsHeadersAndFaults(t *testing.T) {
	s := newSample()
	s.look.Input, s.look.Output = nil, nil
	Prune(s.api, []Wanted{{Name: "Look"}}, new(diag.List))
	if want := []Named{s.unused}; !slices.Equal(s.api.Types, want) {
		t.Errorf("kept %v, want the type of the header and the fault", s.api.Types)
	}
}

func TestPruneByNothingKeepsAll(t *testing.T) {
	s := newSample()
	before := Dump(s.api)
	Prune(s.api, nil, new(diag.List))
	if string(Dump(s.api)) != string(before) {
		t.Error("the API changed")
	}
}

func TestPruneReportsUnknownOperations(t *testing.T) {
	s := newSample()
	before := Dump(s.api)
	list := new(diag.List)
	Prune(s.api, []Wanted{{Name: "Pay"}, {Name: "Lok", Pos: diag.Pos{File: "p.yaml", Line: 3, Col: 5}}, {Name: "Nothing", Pos: diag.Pos{File: "p.yaml", Line: 4, Col: 5}}}, list)
	want := "p.yaml:3:5: Lok: the document has no operation of this name; did you mean \"Look\"?\n" +
		"p.yaml:4:5: Nothing: the document has no operation of this name"
	if err := list.Err(); err == nil || err.Error() != want {
		t.Errorf("got %v\nwant %s", err, want)
	}
	if string(Dump(s.api)) != string(before) {
		t.Error("the API changed in spite of the error")
	}
}

func TestPlaceOfAnEmptyAPI(t *testing.T) {
	if got := (&API{}).pos(); got != (diag.Pos{}) {
		t.Errorf("got %v", got)
	}
	if got := (&API{Sources: []Source{{Path: "x.xsd"}}}).pos(); got.File != "x.xsd" {
		t.Errorf("got %v", got)
	}
}

func TestPruneOfRESTOperations(t *testing.T) {
	record := func(name string) *Struct { return &Struct{Decl: named(name, name, 1)} }
	param, body, part, good, header, bad, other := record("Param"), record("Body"), record("Part"), record("Good"), record("Header"), record("Bad"), record("Other")
	orders, plans := &Service{Decl: named("orders", "Orders", 2)}, &Service{Decl: named("plans", "Plans", 3)}
	api := &API{
		Types:    []Named{bad, body, good, header, other, param, part},
		Services: []*Service{orders, plans},
		Ops: []*Operation{
			{Decl: named("orders.create", "Create", 4), REST: &RESTBinding{
				Service:     orders,
				QueryParams: []*Param{{Field: Field{Type: &List{Elem: param}}}},
				Body:        &Body{Type: body, Parts: []*Part{{Field: Field{Type: part}}}},
				Results:     []*Result{{Type: good, Headers: []*Field{{Type: header}}}, {}},
				Errors:      []*Result{{Type: bad}},
			}},
			{Decl: named("plans.list", "List", 5), REST: &RESTBinding{Service: plans, Results: []*Result{{Type: other}}}},
		},
	}
	Prune(api, []Wanted{{Name: "orders.create"}}, new(diag.List))
	if want := []Named{bad, body, good, header, param, part}; !slices.Equal(api.Types, want) {
		t.Errorf("kept %d types, want %d", len(api.Types), len(want))
	}
	if want := []*Service{orders}; !slices.Equal(api.Services, want) {
		t.Errorf("kept %d services", len(api.Services))
	}
}
