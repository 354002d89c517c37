package ir

import (
	"slices"
	"strings"
	"testing"
)

func TestEveryNodeIsFoundByItsAddress(t *testing.T) {
	s := newSample()
	s.unused.Name = s.item.Name                                       // a message with the name of a type
	s.item.Fields[1].Name = s.item.Fields[0].Name                     // two members of one name,
	s.item.Fields[1].Wire.XML.Form = Attribute                        // told apart by their kind,
	s.response.Fields[0].Name = QName{"urn:other", "Errors"}          // and two more,
	s.response.Fields[0].Wire.XML.Name = QName{"urn:other", "Errors"} // by their namespace
	index := NewIndex(s.api)
	Walk(s.api, func(n Node) {
		address := index.Address(n)
		found := index.Find(address)
		if len(found) != 1 || found[0] != n {
			t.Errorf("%s finds %d nodes", address, len(found))
		}
	})
}

func TestAddresses(t *testing.T) {
	s := newSample()
	index := NewIndex(s.api)
	for address, kind := range map[string]string{
		"{urn:sample}AmountType": "type", "{urn:sample}AmountType/currencyID": "attribute", "{urn:sample}AmountType/Value": "text",
		"message {urn:sample}Pay": "message", "operation {urn:sample}Pay": "operation", "{urn:sample}Pay/Items": "element",
		"{urn:sample}StatusCodeType/Paid": "value", "{urn:sample}Look/Credentials": "part", "{urn:sample}Pay/Any": "group",
		"{urn:sample}Pay/{urn:sample}Items": "element", "type {urn:sample}Pay/Group": "type", "group {urn:sample}Pay/Group": "group",
	} {
		nodes := index.Find(address)
		if len(nodes) != 1 || nodes[0].Kind() != kind {
			t.Errorf("%s finds %d nodes, want one %s", address, len(nodes), kind)
		}
	}
	if got, want := index.Addresses(index.Find("{urn:sample}Pay")), []string{"message {urn:sample}Pay", "operation {urn:sample}Pay"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	for _, address := range []string{"", "Pay", "value {urn:sample}Pay", "{urn:sample}Pay/Version", "{urn:sample}Pay/Items/x"} {
		if nodes := index.Find(address); len(nodes) != 0 {
			t.Errorf("%q finds %s", address, nodes[0].Subject())
		}
	}
	plain := &Field{Decl: Decl{Name: QName{Local: "x"}}}
	if got := (Node{Decl: &plain.Decl, Of: plain}).Kind(); got != "member" {
		t.Errorf("a field outside XML is a %s", got)
	}
}

func TestPathsAndMembers(t *testing.T) {
	index := NewIndex(newSample().api)
	if got, ok := index.Members("{urn:sample}StatusCodeType"); !ok || !slices.Equal(got, []string{"Paid", "Due"}) {
		t.Errorf("got %q, want Paid and Due", got)
	}
	if got, ok := index.Members("{urn:sample}Id"); !ok || got != nil {
		t.Errorf("got %q for what has no members", got)
	}
	if got, ok := index.Members("{urn:sample}Nothing"); ok {
		t.Errorf("got %q for what is not there", got)
	}
	want := strings.Fields("AmountType BaseRequest ErrorType Id ItemType Look Paid ParamType Pay Pay/Group Shape StatusCodeType Unused")
	var got []string
	for _, p := range index.Paths() {
		got = append(got, strings.TrimPrefix(p, "{urn:sample}"))
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
