package naming

import (
	"fmt"
	"maps"
	"math/rand"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/ir"
)

// Names that hostile documents use.
var spellings = []string{
	"foo-bar", "foo_bar", "foo.bar", "fooBar", "FooBar", "FOOBAR", "FooBar1", "FooBar_1", "FooBarDash", "FooBarLower", "FooBarType", "FooBarElement",
	"id", "ID", "Id", "iD", "Client", "client", "Operations", "NewClient", "Type", "_Type", "_", "__", "-", "", "1", "_1", "X1", "Empty", "Underscore",
	"名前", "X名前", "ª", "á", "a\u0301", "a", "A", "а", "ſ", "s", "S", "K", "k", "K", "İ", "i", "ﬀ", "x·y", "XY", "A.-_", "EncodeXML", "Head", "head",
	"Order/Item", "OrderItem", "Order_Item", "Y", "y", "1.5", "15", "1-5", strings.Repeat("Long", 20), strings.Repeat("Long", 20) + "-", strings.Repeat("Long", 14) + "-x",
}

// randomAPI declares things with names that collide in every way.
func randomAPI(r *rand.Rand) *ir.API {
	b := newBuilder()
	b.api.Namespaces = append(b.api.Namespaces, ir.Namespace{Prefix: "u", URI: "urn:u"})
	used := map[string]bool{}
	pick := func(scope string) (string, bool) {
		name := spellings[r.Intn(len(spellings))]
		if r.Intn(4) == 0 {
			name = "{urn:u}" + name
		}
		fresh := !used[scope+" "+name]
		used[scope+" "+name] = true
		return name, fresh
	}
	for range 5 + r.Intn(40) {
		name, fresh := pick("type")
		if !fresh {
			continue
		}
		switch r.Intn(5) {
		case 0:
			b.alias(name)
		case 1:
			var values []string
			for range r.Intn(12) {
				if v, fresh := pick(name); fresh {
					values = append(values, strings.TrimPrefix(v, "{urn:u}"))
				}
			}
			slices.Sort(values)
			b.enum(name, slices.Compact(values)...)
		case 2:
			b.message(name)
		default:
			s := b.record(name)
			for range r.Intn(12) {
				form := []string{"", "", "@", "#", "*"}[r.Intn(5)]
				if f, fresh := pick(name + form); fresh && f != "" {
					s.Fields = append(s.Fields, b.field(form+f))
				}
			}
		}
		if op, fresh := pick("operation"); fresh {
			b.operation(op)
		}
	}
	return &b.api
}

// Who gets which name never depends on the order of declarations.
func TestNamesDoNotDependOnOrder(t *testing.T) {
	for seed := range int64(60) {
		r := rand.New(rand.NewSource(seed))
		api := randomAPI(r)
		want, findings := map[string]string(nil), ""
		for range 4 {
			list := assign(t, api)
			got := names(api)
			if want == nil {
				want, findings = got, fmt.Sprint(list.Findings())
			}
			if !maps.Equal(got, want) {
				for path, name := range want {
					if got[path] != name {
						t.Errorf("seed %d: %s is called %s, and %s in another order", seed, path, name, got[path])
					}
				}
				return
			}
			if text := fmt.Sprint(list.Findings()); text != findings {
				t.Fatalf("seed %d: other findings in another order:\n%s\n%s", seed, findings, text)
			}
			ir.Walk(api, func(n ir.Node) { n.Decl.Go = "" })
			shuffle(r, api)
		}
	}
}

func shuffle(r *rand.Rand, api *ir.API) {
	mix := func(list any) { r.Shuffle(reflect.ValueOf(list).Len(), reflect.Swapper(list)) }
	mix(api.Types)
	mix(api.Ops)
	mix(api.Namespaces)
	for _, t := range api.Types {
		switch t := t.(type) {
		case *ir.Struct:
			mix(t.Fields)
		case *ir.Enum:
			mix(t.Values)
		}
	}
}

// A name that nothing collides with stays when others are added.
func TestNamesAreStableWhenAContractGrows(t *testing.T) {
	b := newBuilder()
	b.record("Order", "Id", "Total")
	b.enum("Status", "Open", "Closed")
	assign(t, &b.api)
	before := names(&b.api)
	ir.Walk(&b.api, func(n ir.Node) { n.Decl.Go = "" })
	b.record("order-item", "id", "ID")
	b.record("order")
	b.record("OrderType")
	b.enum("StatusOpen", "x")
	e := b.api.Types[1].(*ir.Enum)
	e.Values = append(e.Values, &ir.EnumValue{Decl: ir.Decl{Name: ir.QName{Local: "open"}}})
	assign(t, &b.api)
	for path, name := range before {
		if path == "value {urn:t}Status/Open " {
			continue // the new type StatusOpen takes its name
		}
		if got := names(&b.api)[path]; got != name {
			t.Errorf("%s was called %s and is now %s", path, name, got)
		}
	}
}

func TestHostileNames(t *testing.T) {
	for _, file := range []string{"name-collide", "name-elem-attr", "name-keywords", "name-sep-types", "name-unicode", "enum-inject"} {
		t.Run(file, func(t *testing.T) {
			api := extract(t, true, "hostile/xsd/"+file+".xsd")
			if len(api.Types) == 0 {
				t.Fatal("the document has no types")
			}
			assign(t, api)
		})
	}
}
