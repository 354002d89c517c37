package ir

import (
	"strings"
	"testing"

	"github.com/ppgen/ppgen/internal/diag"
)

func TestCheckFindsNothingInASoundAPI(t *testing.T) {
	list := new(diag.List)
	Check(newSample().api, list)
	for _, f := range list.Findings() {
		t.Error(f)
	}
}

// Every test breaks one thing of a sound API and says what Check must say.
func TestCheck(t *testing.T) {
	str := &Scalar{Kind: String}
	tests := []struct {
		name   string
		damage func(*sample)
		want   string // a part of the only finding; more than one is separated by " | "
	}{
		{"no package", func(s *sample) { s.api.Name = "" }, "no name for a Go package"},
		{"package of capitals", func(s *sample) { s.api.Name = "Sample" }, "no name for a Go package"},
		{"package main", func(s *sample) { s.api.Name = "main" }, "no name for a Go package"},
		{"keyword package", func(s *sample) { s.api.Name = "func" }, "no name for a Go package"},
		{"type without a Go name", func(s *sample) { s.item.Go = "" }, `a.wsdl:8:3: ItemType: "" is not an exported Go identifier`},
		{"unexported field", func(s *sample) { s.items.Go = "items" }, `Pay/Items: "items" is not an exported`},
		{"code in a name", func(s *sample) { s.items.Go = "X int\n" }, "is not an exported"},
		{"two types of one name", func(s *sample) { s.item.Go = "Error" }, "ItemType: its Go name Error is the name of ErrorType (a.wsdl:17:3), too"},
		{"a type and a constant", func(s *sample) { s.status.Values[0].Go = "Item" }, "StatusCodeType/Paid: its Go name Item"},
		{"two operations", func(s *sample) { s.look.Go = "Pay" }, "Pay: its Go name Pay is the name of Look"},
		{"two fields", func(s *sample) { s.any.Go = "Items" }, "Pay/Any: its Go name Items is the name of Items"},
		{"an inherited field", func(s *sample) { s.any.Go = "Version" }, "Pay/Any: its Go name Version"},
		{"two cases", func(s *sample) { s.shape.Cases[1].Go = "Item" }, "Shape/Note: its Go name Item"},
		{"two faults", func(s *sample) { s.look.SOAP.Faults[0].Go = "Credentials" }, "Look/Broken: its Go name"},
		{"nameless type", func(s *sample) { s.unused.Name.Local = "" }, "the declaration has no name"},

		{"missing type", func(s *sample) { s.api.Types = s.api.Types[1:] }, "ItemType/Price: it refers to {urn:sample}AmountType, which is not a type"},
		{"hole", func(s *sample) { s.items.Type = nil }, "Pay/Items: it has no type"},
		{"hole in a list", func(s *sample) { s.items.Type = &List{} }, "Pay/Items: an element cannot hold a list of nothing | Pay/Items: it has no type"},
		{"impossible list", func(s *sample) { s.items.Type = &List{Elem: str, Min: 2, Max: 1} }, "a list of 2 to 1 items is impossible"},
		{"base is missing", func(s *sample) { s.api.Types = append(s.api.Types[:1], s.api.Types[2:]...) }, "Pay: it refers to {urn:sample}BaseRequest"},
		{"circular base", func(s *sample) { s.request.Base = s.api.Types[7].(*Struct) }, "the record extends itself | the record extends itself"},
		{"inherits too much", func(s *sample) { s.item.Inherited = 3 }, "3 of 2 fields are said to be inherited"},
		{"inherits from nothing", func(s *sample) { s.item.Inherited = 1 }, "1 fields are said to be inherited, but the base"},
		{"copied field", func(s *sample) { f := *s.request.Fields[0]; s.request.Fields[0] = &f }, "the inherited field Version is not the base's own"},
		{"alias of a record", func(s *sample) { s.id.Target = s.item }, "an alias stands for a scalar or a packed list, not for {urn:sample}ItemType"},
		{"alias of itself", func(s *sample) { s.id.Target = s.id }, "an alias stands for"},
		{"alias of a list", func(s *sample) { s.id.Target = &List{Elem: str, Max: Unbounded} }, "not for a list of string"},
		{"value twice", func(s *sample) { s.status.Values[1].Name.Local = "Paid" }, "StatusCodeType/Paid: the value is listed twice"},

		{"no root", func(s *sample) { s.response.Root = nil }, "Pay: its message {urn:sample}Paid has no root element"},
		{"untyped fault", func(s *sample) { s.look.SOAP.Faults[0].Type = nil }, "Look/Broken: the message has no type"},
		{"header injection", func(s *sample) { s.pay.SOAP.Action = "a\r\nb" }, `its soapAction "a\r\nb" cannot stand`},

		{"no namespace", func(s *sample) { s.api.Namespaces[1].URI = "" }, "the prefix has no namespace"},
		{"no prefix", func(s *sample) { s.api.Namespaces[1].Prefix = "1" }, `"1" cannot be a prefix`},
		{"prefix twice", func(s *sample) { s.api.Namespaces[1].Prefix = "s" }, "the prefix s is taken"},
		{"prefix of the envelope", func(s *sample) { s.api.Namespaces[1].Prefix = "soapenv" }, "the prefix soapenv is taken"},
		{"namespace twice", func(s *sample) { s.api.Namespaces[1].URI = sampleSpace }, "two prefixes, s and t"},
		{"element without a prefix", func(s *sample) { s.items.Wire.XML.Name.Space = "urn:other" }, `the namespace "urn:other" has no prefix`},
		{"root without a prefix", func(s *sample) { s.response.Root[0].Space = "urn:other" }, `Paid: the namespace "urn:other" has no prefix`},
		{"xsi:type without a prefix", func(s *sample) { s.shape.Cases[0].Wire.XML.Type = QName{"urn:other", "T"} }, `Shape/Item: the namespace "urn:other" has no prefix`},
		{"code in a tag", func(s *sample) { s.items.Wire.XML.Name.Local = `x" /><y` }, "is not an XML name"},
		{"backtick in a tag", func(s *sample) { s.items.Wire.XML.Name.Local = "x`" }, "is not an XML name"},
		{"line separator in a tag", func(s *sample) { s.items.Wire.XML.Name.Local = "x\u2028" }, "is not an XML name"},

		{"map in XML", func(s *sample) { s.items.Type = &Map{Elem: str} }, "an element cannot hold a map of string"},
		{"list of lists", func(s *sample) { s.items.Type = &List{Elem: &List{Elem: str, Max: 1}, Max: 1} }, "an element cannot hold a list of a list of string"},
		{"record in an attribute", func(s *sample) { s.amount.Fields[0].Type = s.item }, "must be a string | AmountType/currencyID: text cannot hold {urn:sample}ItemType"},
		{"list in text", func(s *sample) { s.amount.Fields[1].Type = &List{Elem: str, Max: 2} }, "must be a decimal | text cannot hold a list of string"},
		{"open content of strings", func(s *sample) { s.any.Type = &List{Elem: str, Max: Unbounded} }, "a list of open content, not a list of string"},
		{"single open content", func(s *sample) { s.anyAttr.Type = &Raw{} }, "a list of open content, not open content"},
		{"inline record", func(s *sample) { s.once.Type = s.inner }, "only a list of records can stand without an element around it, not {urn:sample}Pay/Group"},
		{"inline string", func(s *sample) { s.shape.Cases[1].Wire.XML.Form = Inline }, "only a record can stand without an element around it"},
		{"choice from 0", func(s *sample) { s.items.Choice = []Branch{{}} }, "arm 0 of choice 0 does not count from 1"},
		{"element twice", func(s *sample) { s.items.Wire.XML.Name = sampleName("Shape") }, "Pay/Shape: the record already has this element (a.wsdl:24:3)"},
		{"element of the base twice", func(s *sample) { s.items.Wire.XML.Name = sampleName("Version") }, "Pay/Items: the record already has this element (a.wsdl:21:3)"},
		{"two open contents", func(s *sample) { s.items.Wire.XML.Form, s.items.Type = AnyElement, s.any.Type }, "Pay/Any: the record already has this anyElement"},
		{"text beside elements", func(s *sample) { s.item.Fields[0].Wire.XML.Form, s.item.Fields[0].Type = Text, str }, "exclude each other"},

		{"amount without a currency", func(s *sample) { s.amount.Fields[0].Role = NoFieldRole }, "has the role amount, but no field for the currency"},
		{"amount with more", func(s *sample) { s.amount.Fields = append(s.amount.Fields, attribute("x", "X", 50, str)) }, "this record has 3 fields, and the others would be lost"},
		{"amount of time", func(s *sample) { s.amount.Fields[1].Type = &Scalar{Kind: DateTime} }, "the field Value, the value, must be a decimal or a string, not dateTime"},
		{"request without a version", func(s *sample) { s.request.Fields[0].Role = NoFieldRole }, "BaseRequest: the record has the role request, but no field for the version | Pay: the record has the role request"},
		{"errors of another kind", func(s *sample) { s.failure.Role = NoRole }, "the field Code has a role that its record lacks | the field Params has a role | the field Errors, the errors, must be a list of records with the role error"},
		{"a single error", func(s *sample) { s.response.Fields[1].Type = s.failure }, "must be a list of records with the role error, not {urn:sample}ErrorType"},
		{"a list of no records", func(s *sample) { s.response.Fields[1].Type = &List{Elem: str, Max: 1} }, "must be a list of records"},
		{"time as a number", func(s *sample) { s.response.Fields[2].Type = &Scalar{Kind: Int} }, "must be a dateTime or a string, not int"},
		{"ack as a record", func(s *sample) { s.response.Fields[0].Type = s.item }, "must be a string"},
		{"role twice", func(s *sample) { s.response.Fields[2].Role = ResponseAck }, "must be a string | the fields Ack and Time have the same role"},
		{"role without its record", func(s *sample) { s.item.Fields[1].Role = ErrorCode }, "ItemType: the field Status has a role that its record lacks"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := newSample()
			tt.damage(s)
			list := new(diag.List)
			Check(s.api, list)
			wants := strings.Split(tt.want, " | ")
			findings := list.Findings()
			if len(findings) != len(wants) {
				t.Errorf("got %d findings, want %d", len(findings), len(wants))
			}
			for i, f := range findings {
				if i >= len(wants) || !strings.Contains(f.Error(), wants[i]) {
					t.Errorf("unexpected: %v", f)
				}
			}
		})
	}
}

func TestCheckTakesPackedListsAndAliasesOfThem(t *testing.T) {
	s := newSample()
	s.id.Target = &List{Elem: s.status, Max: Unbounded, Packed: true}
	list := new(diag.List)
	Check(s.api, list)
	if err := list.Err(); err != nil {
		t.Error(err)
	}
}

func TestXMLNames(t *testing.T) {
	for name, want := range map[string]bool{
		"a": true, "_": true, "名前": true, "x·y": true, "A.-_1": true, "e\u0301": true,
		"": false, "1a": false, "-a": false, "a b": false, "a:b": false, "a>": false, "a\u0000": false, "·a": true, "a\u2028": false,
	} {
		if got := isNCName(name); got != want {
			t.Errorf("isNCName(%q) = %v", name, got)
		}
	}
}
