package merchant_test

import (
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/ppgen/ppgen/generated/merchant"
	"github.com/ppgen/ppgen/internal/fill"
	"github.com/ppgen/ppgen/internal/generate"
	"github.com/ppgen/ppgen/ir"
	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/soap"
)

// valuesPerType is how many random values of each message are tried.
const valuesPerType = 200

// contract reads the document that this package is generated from.
func contract(t testing.TB) map[string]*ir.Operation {
	t.Helper()
	report := new(generate.Report)
	api := generate.Load(generate.Package{Spec: generate.EmbeddedClassic()}, report, func(string) {})
	if len(report.Findings()) > 0 {
		t.Fatal(report.Findings())
	}
	ops := map[string]*ir.Operation{}
	for _, op := range api.Ops {
		ops[op.Go] = op
	}
	return ops
}

// everyMessage runs a test for each request and response type.
func everyMessage(t *testing.T, test func(t *testing.T, message *ir.Struct, empty func() any)) {
	ops := contract(t)
	if len(ops) != 57 || len(merchant.Operations()) != 57 {
		t.Fatalf("%d operations in the contract and %d in the package, want 57", len(ops), len(merchant.Operations()))
	}
	for _, op := range merchant.Operations() {
		t.Run(op.Name, func(t *testing.T) {
			t.Parallel()
			t.Run("request", func(t *testing.T) { test(t, ops[op.Name].Input, op.NewInput) })
			t.Run("response", func(t *testing.T) { test(t, ops[op.Name].Output, op.NewOutput) })
		})
	}
}

// random returns a filled value; the same seed gives the same one.
func random(message *ir.Struct, empty func() any, seed uint64) any {
	v := empty()
	f := fill.Filler{Rand: rand.New(rand.NewPCG(seed, 1))}
	f.Struct(v, message)
	return v
}

// TestRoundTrip sends random values of every message through the encoder and
// the decoder: nothing may be lost, changed or reported as unknown.
func TestRoundTrip(t *testing.T) {
	everyMessage(t, func(t *testing.T, message *ir.Struct, empty func() any) {
		for seed := range uint64(valuesPerType) {
			want := random(message, empty, seed)
			envelope, err := soap.Marshal(want)
			if err != nil {
				t.Fatalf("seed %d: %v", seed, err)
			}
			got := empty()
			unknown, err := soap.UnmarshalReport(envelope, got)
			if err != nil {
				t.Fatalf("seed %d: %v\n%s", seed, err, envelope)
			}
			fillVersion(want)
			if !reflect.DeepEqual(got, want) {
				t.Fatalf("seed %d: got\n%+v\nwant\n%+v\n%s", seed, got, want, envelope)
			}
			if unknown = withoutOpenContent(unknown); len(unknown) > 0 {
				t.Fatalf("seed %d: reported %v\n%s", seed, unknown, envelope)
			}
		}
	})
}

// fillVersion does what the encoder does for a request without a version.
func fillVersion(v any) {
	version := reflect.ValueOf(v).Elem().FieldByName("Version")
	if _, isResponse := v.(interface{ Head() paypal.Head }); !isResponse && version.String() == "" {
		version.SetString("204.0")
	}
}

// withoutOpenContent drops the reports about what fills xs:any: the contract
// leaves room for it, and does not know it.
func withoutOpenContent(unknown []paypal.Unknown) []paypal.Unknown {
	var rest []paypal.Unknown
	for _, u := range unknown {
		if last := u.Path[len(u.Path)-len("/open"):]; last != "/open" {
			rest = append(rest, u)
		}
	}
	return rest
}
