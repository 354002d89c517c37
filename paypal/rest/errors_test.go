package rest_test

import (
	"encoding/json"
	"errors"
	"testing"

	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/rest"
)

// A batch has errors inside of an answer that is none.
type batch struct {
	First *rest.Error
	All   []rest.Error
	ByID  map[string]rest.Error
	Next  map[string]rest.Link
	Edits map[string]rest.Patch
}

func (b *batch) JSONFields(f *rest.Fields) {
	f.Error("first", &b.First)
	f.Errors("all", &b.All)
	rest.Map(f, "by_id", &b.ByID, (*rest.Fields).ErrorItem)
	rest.Map(f, "next", &b.Next, (*rest.Fields).LinkItem)
	rest.Map(f, "edits", &b.Edits, (*rest.Fields).PatchItem)
}

const batchBody = `{"first":{"name":"RECEIVER_UNCONFIRMED","message":"Not yet.","debug_id":"d1","information_link":"https://example.com/help",` +
	`"details":[{"field":"/email","value":"a@b","location":"body","issue":"UNCONFIRMED","description":"Confirm it.","links":[{"href":"/c","rel":"confirm"}]}],` +
	`"links":[{"href":"/x","rel":"self","method":"GET"}]},` +
	`"all":[{"name":"A"},{"name":"B","details":[{"issue":"LATE"}]}],` +
	`"by_id":{"7":{"message":"Gone."}},"next":{"n":{"href":"/n","rel":"next"}},"edits":{"e":{"op":"remove","path":"/p"}}}`

// TestErrorsInsideAnswers reads the error of a part as the one type of errors,
// and writes it as it came.
func TestErrorsInsideAnswers(t *testing.T) {
	var b batch
	unknown, err := rest.UnmarshalReport([]byte(batchBody), &b)
	if err != nil || len(unknown) > 0 {
		t.Fatal(err, unknown)
	}
	var e *paypal.Error
	if !errors.As(b.First, &e) || !errors.Is(b.First, paypal.Issue("UNCONFIRMED")) || !errors.Is(&b.All[1], paypal.Issue("LATE")) {
		t.Errorf("not found by errors.Is: %v", b.First)
	}
	if want := "paypal: UNCONFIRMED Not yet.: Confirm it. at /email (debug id d1)"; b.First.Error() != want {
		t.Errorf("got %q, want %q", b.First, want)
	}
	if l, ok := paypal.FindLink(b.First.Links, "information_link"); !ok || l.Href != "https://example.com/help" {
		t.Errorf("links %v", b.First.Links)
	}
	if b.All[0].Code != "A" || b.ByID["7"].Message != "Gone." || b.Next["n"].Href != "/n" || b.Edits["e"].Op != "remove" {
		t.Errorf("got %+v", b)
	}
	again, err := rest.Marshal(&b)
	if err != nil || string(again) != batchBody {
		t.Errorf("%v\ngot  %s\nwant %s", err, again, batchBody)
	}
}

// TestErrorsInsideAnswersAreTolerated reads what servers send instead of an
// error: null, an empty object, and members that nobody declared.
func TestErrorsInsideAnswersAreTolerated(t *testing.T) {
	var b batch
	unknown, err := rest.UnmarshalReport([]byte(`{"first":null,"all":[{},{"name":"X","more":1}],"by_id":{}}`), &b)
	if err != nil || b.First != nil || len(b.All) != 2 || b.All[1].Name != "X" {
		t.Errorf("%v: %+v", err, b)
	}
	if len(unknown) != 1 || unknown[0].Path != "/all/1/more" {
		t.Errorf("reported: %v", unknown)
	}
	if _, err := json.Marshal(b.All[1].Errors); err != nil {
		t.Error(err)
	}
}
