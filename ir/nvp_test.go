package ir

import (
	"strings"
	"testing"

	"github.com/ppgen/ppgen/internal/diag"
)

// newNVPSample returns the sample with a binding to name-value pairs: a price
// and its currency, a status and the codes of errors.
func newNVPSample() *sample {
	s := newSample()
	rules := []NVPRule{{Text: "Items is L_", Why: "a list", Pos: diag.Pos{File: "o.yaml", Line: 7, Col: 5}}}
	step := func(f *Field, index byte) NVPStep { return NVPStep{Field: f, Index: index} }
	price := &NVPPair{
		Key: NVPKey{Listed: true, Name: "AMT", Index: 'n'}, Path: []NVPStep{step(s.items, 'n'), step(s.item.Fields[0], 0)},
		Format: NVPAmount, Rules: rules, Aliases: []NVPAlias{{Key: NVPKey{Name: "AMT"}}},
	}
	price.Currency = &NVPPair{Key: NVPKey{Listed: true, Name: "CURRENCYCODE", Index: 'n'}, Path: price.Path, Format: NVPCurrency}
	status := &NVPPair{
		Key: NVPKey{Name: "STATUS"}, Path: []NVPStep{step(s.items, '0'), step(s.item.Fields[1], 0)}, Format: NVPEnum, Confidence: Low,
		Spelling: &NVPSpelling{Enum: s.status, Values: []NVPValue{{Value: s.status.Values[0], Text: "1"}, {Value: s.status.Values[1], Text: "2", ReadOnly: true}}},
	}
	id := &NVPPair{Key: NVPKey{Name: "ID"}, Path: []NVPStep{step(s.pay.Input.Fields[5], 0)}, Quoted: true, Hint: "digits"}
	stray := &NVPPair{Key: NVPKey{Scope: "PAYMENT_n_", Name: "ACK"}}
	code := &NVPPair{Key: NVPKey{Listed: true, Name: "ERRORCODE", Index: 'n'}, Path: []NVPStep{step(s.response.Fields[1], 'n'), step(s.failure.Fields[0], 0)}}
	s.pay.NVP = &NVPBinding{Method: "Pay", Request: []*NVPPair{price, price.Currency, status, id, stray}, Response: []*NVPPair{code}}
	s.api.Elsewhere = []*NVPElsewhere{{Key: NVPKey{Name: "METHOD"}, In: "every request", Rule: rules[0]}}
	return s
}

func TestNVPKey(t *testing.T) {
	tests := []struct {
		key  NVPKey
		want string
	}{
		{NVPKey{Name: "AMT"}, "AMT"},
		{NVPKey{Scope: "OPTIONn", Name: "NAME"}, "OPTIONnNAME"},
		{NVPKey{Listed: true, Scope: "PAYMENTREQUEST_n_", Name: "NAME", Index: 'm'}, "L_PAYMENTREQUEST_n_NAMEm"},
		{NVPKey{Listed: true, Name: "BILLINGTYPE", Index: '0'}, "L_BILLINGTYPE0"},
	}
	for _, tt := range tests {
		if got := tt.key.String(); got != tt.want {
			t.Errorf("got %s, want %s", got, tt.want)
		}
		if strings.Contains(tt.want, "n") != tt.key.Has('n') || strings.Contains(tt.want, "m") != tt.key.Has('m') {
			t.Errorf("%s: wrong letters", tt.want)
		}
	}
}

func TestSOAPPath(t *testing.T) {
	s := newNVPSample()
	want := []string{"Items[n]/Price", "Items[n]/Price@currencyID", "Items[0]/Status", "@id", "-"}
	for i, p := range s.pay.NVP.Request {
		if got := p.SOAPPath(); got != want[i] {
			t.Errorf("got %s, want %s", got, want[i])
		}
	}
	if leaf := s.pay.NVP.Request[0].Leaf(); leaf.Name.Local != "Price" {
		t.Errorf("the leaf is %s", leaf.Name)
	}
	if s.pay.NVP.Request[4].Leaf() != nil {
		t.Error("a pair without a path has a leaf")
	}
}

func TestDumpOfPairs(t *testing.T) {
	api := newNVPSample().api
	for _, tt := range []struct {
		dump []byte
		want []string
		not  []string
	}{
		{Dump(api), []string{
			`{"key":"L_AMTn","path":"Items[n]/Price","format":"amount","aliases":["AMT"],"currency":"L_CURRENCYCODEn","rules":["o.yaml:7:5"]}`,
			`{"key":"STATUS","path":"Items[0]/Status","format":"enum","spelling":["Paid=1","Due<2"],"confidence":"low"}`,
			`{"key":"ID","path":"@id","format":"text","quoted":true,"hint":"digits"}`,
			`{"key":"METHOD","in":"every request","rule":"o.yaml:7:5"}`,
		}, nil},
		{Contract(api), []string{`{"key":"METHOD","in":"every request"}`, `"spelling":["Paid=1","Due<2"]}`}, []string{"o.yaml", "low", "hint"}},
	} {
		for _, want := range tt.want {
			if !strings.Contains(string(tt.dump), want) {
				t.Errorf("%s is missing", want)
			}
		}
		for _, not := range tt.not {
			if strings.Contains(string(tt.dump), not) {
				t.Errorf("%s is no part of a contract", not)
			}
		}
	}
}

func TestCheckPairs(t *testing.T) {
	request := func(s *sample, i int) *NVPPair { return s.pay.NVP.Request[i] }
	tests := []struct {
		name   string
		damage func(*sample)
		want   string
	}{
		{"sound", func(*sample) {}, ""},
		{"no method", func(s *sample) { s.pay.NVP.Method = "" }, "Pay: its binding to name-value pairs has no method"},
		{"no message", func(s *sample) { s.pay.Output = nil }, "the operation has no such message"},
		{"lower case", func(s *sample) { request(s, 3).Key.Name = "id" }, "a name needs a word in upper case"},
		{"no name", func(s *sample) { request(s, 3).Key.Name = "" }, "a name needs a word in upper case"},
		{"code in a scope", func(s *sample) { request(s, 4).Key.Scope = `"n` }, "a scope is a word"},
		{"strange number", func(s *sample) { request(s, 0).Key.Index = 'x' }, "a number is n, m or 0"},
		{"bad alias", func(s *sample) { request(s, 0).Aliases[0].Key.Name = "a&b" }, "alias a&b: a name needs"},
		{"foreign field", func(s *sample) { request(s, 3).Path[0].Field = s.item.Fields[0] }, "Price is no field of {urn:sample}Pay"},
		{"field of a leaf", func(s *sample) { request(s, 3).Path = append(request(s, 3).Path, request(s, 3).Path[0]) }, "id is no field of {urn:sample}Id"},
		{"list without a number", func(s *sample) { s.pay.NVP.Response[0].Path[0].Index = 0 }, "Errors and its number"},
		{"number without a list", func(s *sample) { request(s, 3).Path[0].Index = 'n' }, "id and its number"},
		{"format of a string", func(s *sample) { request(s, 3).Format = NVPAmount }, "the format amount does not suit a leaf of type {urn:sample}Id"},
		{"format of an amount", func(s *sample) { request(s, 1).Format = NVPText; request(s, 0).Currency = nil }, "does not suit a leaf of type {urn:sample}AmountType"},
		{"half a record", func(s *sample) { request(s, 2).Path = request(s, 2).Path[:1] }, "the format enum does not suit a leaf of type {urn:sample}ItemType"},
		{"currency of another message", func(s *sample) { c := *request(s, 1); request(s, 0).Currency = &c }, "its currency is that of another message"},
		{"spelling of another enumeration", func(s *sample) { request(s, 2).Spelling.Enum = &Enum{} }, "its spelling is that of another enumeration"},
		{"one name for two", func(s *sample) { request(s, 3).Key = request(s, 2).Key }, "STATUS is the name of Items[0]/Status and of @id"},
		{"a second target", func(s *sample) { request(s, 3).Key = request(s, 2).Key; request(s, 3).Second = true }, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := newNVPSample()
			tt.damage(s)
			list := new(diag.List)
			Check(s.api, list)
			findings := list.Findings()
			switch {
			case tt.want == "" && len(findings) > 0:
				t.Errorf("found %v", findings[0])
			case tt.want != "" && len(findings) == 0:
				t.Error("nothing found")
			case tt.want != "" && !strings.Contains(findings[0].Error(), tt.want):
				t.Errorf("found %v", findings[0])
			}
		})
	}
}
