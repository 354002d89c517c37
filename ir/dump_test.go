package ir

import (
	"encoding/json"
	"fmt"
	"math/rand"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/internal/diag"
)

func TestDump(t *testing.T) {
	s := newSample()
	s.api.Types = []Named{s.status, s.amount, s.id, s.shape}
	s.api.Ops = []*Operation{s.pay}
	const want = `{
  "name": "sample",
  "title": "SampleService",
  "version": "1.2",
  "namespaces": [
    {"prefix":"s","uri":"urn:sample"},
    {"prefix":"t","uri":"urn:unused"}
  ],
  "sources": [
    {"path":"a.wsdl","sha256":"00ff"}
  ],
  "types": [
    {
      "struct": "{urn:sample}AmountType",
      "go": "Amount",
      "pos": "a.wsdl:5:3",
      "docs": "What AmountType is.",
      "role": "amount",
      "fields": [
        {"attribute":"currencyID","type":{"scalar":"string"},"role":"currency","go":"CurrencyID","pos":"a.wsdl:6:3","docs":"What currencyID is."},
        {"name":"{urn:sample}Value","form":"text","type":{"scalar":"decimal","format":"double"},"role":"value","go":"Value","pos":"a.wsdl:7:3","docs":"What Value is."}
      ]
    },
    {
      "alias": "{urn:sample}Id",
      "go": "ID",
      "pos": "a.wsdl:1:3",
      "docs": "What Id is.",
      "target": {"scalar":"string","format":"token","facets":["maxLength=19","pattern=[0-9]+"]}
    },
    {
      "union": "{urn:sample}Shape",
      "go": "Shape",
      "pos": "a.wsdl:11:3",
      "docs": "What Shape is.",
      "cases": [
        {"element":"{urn:sample}Item","type":"{urn:sample}ItemType","go":"Item","pos":"a.wsdl:12:3","docs":"What Item is."},
        {"element":"{urn:sample}Note","type":{"scalar":"string"},"go":"Note","pos":"a.wsdl:13:3","docs":"What Note is."}
      ]
    },
    {
      "enum": "{urn:sample}StatusCodeType",
      "go": "StatusCode",
      "pos": "a.wsdl:2:3",
      "docs": "What StatusCodeType is.",
      "values": [
        {"value":"Paid","go":"StatusCodePaid","pos":"a.wsdl:3:3","docs":"What Paid is."},
        {"value":"Due","go":"StatusCodeDue","pos":"a.wsdl:4:3","docs":"What Due is."}
      ]
    }
  ],
  "operations": [
    {
      "operation": "{urn:sample}Pay",
      "go": "Pay",
      "pos": "a.wsdl:41:3",
      "docs": "What Pay is.",
      "input": "{urn:sample}Pay",
      "output": "{urn:sample}Paid",
      "repeat": {"movesMoney":true,"key":"id","keyDays":3},
      "soap": {
        "action": "urn:pay",
        "port": "P"
      }
    }
  ]
}
`
	if got := string(Dump(s.api)); got != want {
		t.Errorf("got:\n%s", got)
	}
}

func TestContract(t *testing.T) {
	s := newSample()
	s.api.Types = []Named{s.status, s.amount}
	s.api.Ops = nil
	const want = `{
  "version": "1.2",
  "types": [
    {
      "struct": "{urn:sample}AmountType",
      "role": "amount",
      "fields": [
        {"name":"{urn:sample}Value","form":"text","type":{"scalar":"decimal","format":"double"},"role":"value"},
        {"attribute":"currencyID","type":{"scalar":"string"},"role":"currency"}
      ]
    },
    {
      "enum": "{urn:sample}StatusCodeType",
      "values": [
        {"value":"Due"},
        {"value":"Paid"}
      ]
    }
  ]
}
`
	if got := string(Contract(s.api)); got != want {
		t.Errorf("got:\n%s", got)
	}
}

func TestDumpOfNothing(t *testing.T) {
	if got := string(Contract(&API{})); got != "{}\n" {
		t.Errorf("got %q", got)
	}
}

func TestDumpIsJSON(t *testing.T) {
	s := newSample()
	s.items.Docs.Text = "a \"quoted\" <line>\nand \\ another\u2028 \xff"
	for _, dump := range [][]byte{Dump(s.api), Contract(s.api)} {
		if !json.Valid(dump) {
			t.Errorf("this is not JSON:\n%s", dump)
		}
	}
	if !strings.Contains(string(Dump(s.api)), "<line>") {
		t.Error("angle brackets are escaped, which makes the documentation hard to read")
	}
}

// A message may have the name of a type. References must still tell them apart.
func TestDumpTellsNamesakesApart(t *testing.T) {
	s := newSample()
	s.unused.Name = s.item.Name
	dump := string(Contract(s.api))
	for _, want := range []string{`"struct": "{urn:sample}ItemType (struct)"`, `"struct": "{urn:sample}ItemType (message)"`, `"input": "{urn:sample}ItemType (message)"`, `"type":"{urn:sample}ItemType (struct)"`} {
		if !strings.Contains(dump, want) {
			t.Errorf("no %s in\n%s", want, dump)
		}
	}
}

func TestContractIgnoresWhatIsNotAgreedOn(t *testing.T) {
	s := newSample()
	want := string(Contract(s.api))
	r := rand.New(rand.NewSource(1))
	for range 20 {
		r.Shuffle(len(s.api.Types), reflect.Swapper(s.api.Types))
		r.Shuffle(len(s.api.Ops), reflect.Swapper(s.api.Ops))
		r.Shuffle(len(s.status.Values), reflect.Swapper(s.status.Values))
		facets := s.id.Target.(*Scalar).Facets
		r.Shuffle(len(facets), reflect.Swapper(facets))
		s.api.Title, s.api.Namespaces, s.api.Sources = "Other", nil, nil
		Walk(s.api, func(n Node) { n.Decl.Go, n.Decl.Docs, n.Decl.Pos = "", Docs{Deprecated: "yes"}, diag.Pos{} })
		if got := string(Contract(s.api)); got != want {
			t.Fatalf("got:\n%s\nwant:\n%s", got, want)
		}
	}
	fields := s.pay.Input.Fields
	slices.Reverse(fields[len(fields)-3 : len(fields)-1]) // the attributes id and words
	if got := string(Contract(s.api)); got != want {
		t.Errorf("the order of attributes shows in\n%s", got)
	}
	slices.Reverse(fields[1:3])
	if got := string(Contract(s.api)); got == want {
		t.Error("the order of elements does not show")
	}
}

// Whatever is changed in an API shows in its dump, and whatever a server would
// notice shows in its contract.
func TestDumpIsComplete(t *testing.T) {
	private := []string{".Go", ".Package", ".Docs", ".Pos", ".Namespaces", ".Sources", ".API.Name", ".API.Title"}
	s := newSample()
	dump, contract := string(Dump(s.api)), string(Contract(s.api))
	void := meaningless(s.api)
	count := 0
	mutate(reflect.ValueOf(s.api), "", map[any]bool{}, func(at any, path string) {
		if void[at] {
			return
		}
		count++
		if string(Dump(s.api)) == dump {
			t.Errorf("a change of %s does not show in the dump", path)
		}
		isPrivate := slices.ContainsFunc(private, func(p string) bool { return strings.Contains(path, p) })
		if changed := string(Contract(s.api)) != contract; changed == isPrivate {
			t.Errorf("a change of %s shows in the contract: %v", path, changed)
		}
	})
	if count < 500 {
		t.Errorf("only %d changes were tried", count)
	}
}

// meaningless returns the addresses of the parts of an API that say nothing: the
// namespace of a value, and the name of what has no element or attribute.
func meaningless(api *API) map[any]bool {
	void := map[any]bool{}
	Walk(api, func(n Node) {
		switch of := n.Of.(type) {
		case *EnumValue:
			void[&of.Name.Space] = true
		case *Field:
			if xml := of.Wire.XML; xml.Form != Element && xml.Form != Attribute {
				void[&xml.Name.Space], void[&xml.Name.Local] = true, true
			}
		}
	})
	return void
}

// mutate changes every string, number and boolean below v, one after the other,
// calls check while it is changed, and puts it back.
func mutate(v reflect.Value, path string, seen map[any]bool, check func(at any, path string)) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() || v.Kind() == reflect.Pointer && seen[v.Interface()] {
			return
		}
		if v.Kind() == reflect.Pointer {
			seen[v.Interface()] = true
			path += "." + v.Elem().Type().Name()
		}
		mutate(v.Elem(), path, seen, check)
	case reflect.Struct:
		for i := range v.NumField() {
			mutate(v.Field(i), path+"."+v.Type().Field(i).Name, seen, check)
		}
	case reflect.Slice:
		for i := range v.Len() {
			mutate(v.Index(i), fmt.Sprintf("%s[%d]", path, i), seen, check)
		}
	case reflect.String, reflect.Bool, reflect.Int, reflect.Uint8:
		old := reflect.New(v.Type()).Elem()
		old.Set(v)
		change(v)
		check(v.Addr().Interface(), path)
		v.Set(old)
	default:
		panic("a kind that no one thought of: " + v.Kind().String())
	}
}

func change(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(v.String() + "x")
	case reflect.Bool:
		v.SetBool(!v.Bool())
	case reflect.Int:
		v.SetInt(v.Int() + 2)
	case reflect.Uint8:
		v.SetUint(1 - min(v.Uint(), 1))
	}
}
