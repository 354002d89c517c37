package overlay_test

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/internal/diag"
	"github.com/ppgen/ppgen/internal/naming"
	"github.com/ppgen/ppgen/internal/overlay"
	"github.com/ppgen/ppgen/internal/testenv"
	"github.com/ppgen/ppgen/ir"
	"github.com/ppgen/ppgen/parser/wsdl"
)

// read takes a document through the pipeline up to a checked API, which must
// give no finding of any kind.
func read(t *testing.T, folder, file string) *ir.API {
	t.Helper()
	list := new(diag.List)
	api, _ := wsdl.Parse(os.DirFS(folder), file, list)
	if api == nil || list.HasErrors() {
		t.Fatal(list.Err())
	}
	overlay.Apply(api, embedded(t), list)
	naming.Assign(api, list)
	ir.Check(api, list)
	for _, f := range list.Findings() {
		t.Error(f)
	}
	return api
}

// embedded returns the overlays that ppgen carries.
func embedded(t *testing.T) []*overlay.Overlay {
	t.Helper()
	list := new(diag.List)
	overlays := overlay.Load(os.DirFS(filepath.Join(testenv.Root(), "specs", "overlay")), list)
	if len(overlays) == 0 || len(list.Findings()) != 0 {
		t.Fatal(list.Findings())
	}
	return overlays
}

// The embedded overlays fit our own statement of the contract, the published
// one, and an older version of it: every row finds what it is about, and every
// name is decided.
func TestEmbeddedOverlaysFit(t *testing.T) {
	for name, folder := range map[string]func(*testing.T) string{
		"own":       func(*testing.T) string { return filepath.Join(testenv.Root(), "specs", "soap") },
		"published": func(t *testing.T) string { return testenv.Shared(t, "specs", "soap") },
		"older":     func(t *testing.T) string { return testenv.Shared(t, "specs", "soap-history", "124.0") },
	} {
		t.Run(name, func(t *testing.T) {
			api := read(t, folder(t), "PayPalSvc.wsdl")
			if api.Name != "merchant" || len(api.Ops) != 57 {
				t.Errorf("package %q has %d operations", api.Name, len(api.Ops))
			}
			checkGoNames(t, api)
			checkRoles(t, api)
		})
	}
}

func checkGoNames(t *testing.T, api *ir.API) {
	t.Helper()
	names := map[string]bool{}
	ir.Walk(api, func(n ir.Node) { names[n.Subject()+" "+n.Decl.Go] = true })
	for _, want := range []string{
		"RecurringFlagType/Y RecurringFlagTypeY", "RecurringFlagType/y RecurringFlagTypeLowerY", "ErrorType ErrorDetail", "OptionType ItemOption",
		"RefundType/Full RefundTypeFull", "CurrencyCodeType/USD CurrencyCodeUSD", "CreditCardTypeType CreditCardType", "TransactionId TransactionID",
		"RefundTransactionRequestType RefundTransactionRequest", "SetExpressCheckoutRequestDetailsType/cpp-header-image CPPHeaderImage",
		"DoExpressCheckoutPayment DoExpressCheckoutPayment", "BillingPeriodDetailsType_Update BillingPeriodDetailsUpdate",
	} {
		if !names[want] {
			t.Errorf("there is no %q", want)
		}
	}
	for name := range names {
		spelling, goName, _ := strings.Cut(name[strings.LastIndexByte(name, '/')+1:], " ")
		if strings.Contains(goName, "_") && !strings.Contains(spelling, "_") {
			t.Errorf("%s needs a row: its name had to be shortened", name)
		}
	}
}

func checkRoles(t *testing.T, api *ir.API) {
	t.Helper()
	for _, op := range api.Ops {
		if !op.Input.HasRole(ir.RequestRole) || !op.Output.HasRole(ir.ResponseRole) {
			t.Errorf("%s has no request or response with a role", op.Name.Local)
		}
	}
	amounts := 0
	for _, typ := range api.Types {
		if s, ok := typ.(*ir.Struct); ok && s.Role == ir.AmountRole {
			amounts++
		}
	}
	if amounts != 2 {
		t.Errorf("there are %d amounts, want 2", amounts)
	}
}

// Every operation has a row that says whether it moves money, and the table of
// idempotency keys says nothing else than those rows.
func TestEveryOperationIsDecided(t *testing.T) {
	api := read(t, filepath.Join(testenv.Root(), "specs", "soap"), "PayPalSvc.wsdl")
	decided := map[string]overlay.Operation{}
	for _, o := range embedded(t) {
		for _, row := range o.Operations {
			decided[row.Name.Value] = row
		}
	}
	for _, op := range api.Ops {
		row, ok := decided[op.Name.Local]
		if !ok {
			t.Errorf("nothing is said of %s", op.Name.Local)
		}
		if reads := strings.HasPrefix(op.Name.Local, "Get"); reads && !row.ReadOnly {
			t.Errorf("%s is said to change something", op.Name.Local)
		}
	}
	keyed := strings.Fields("DoAuthorization DoCancel DoCapture DoExpressCheckoutPayment DoReauthorization DoReferenceTransaction DoUATPAuthorization DoVoid RefundTransaction")
	for _, op := range api.Ops {
		want := slices.Contains(keyed, op.Name.Local)
		if got := strings.HasSuffix(op.Repeat.Key, "MsgSubID") && op.Repeat.KeyMax == 38 && op.Repeat.MovesMoney; got != want {
			t.Errorf("a repeat of %s is safe: %v, want %v", op.Name.Local, got, want)
		}
	}
}

// The fix that naming proposes for a collision can be pasted into an overlay,
// and then there is no collision.
func TestProposedNamesCanBePasted(t *testing.T) {
	row := regexp.MustCompile(`\{at: .*\}$`)
	for _, file := range []string{"name-collide.xsd", "name-elem-attr.xsd", "name-keywords.xsd", "name-sep-types.xsd", "name-unicode.xsd", "enum-inject.xsd"} {
		t.Run(file, func(t *testing.T) {
			folder := testenv.Shared(t, "hostile", "xsd")
			text := "names:\n"
			api, list := parse(t, folder, file)
			naming.Assign(api, list)
			for _, f := range list.Findings() {
				text += "  - " + row.FindString(f.Fix) + "\n"
			}
			want := goNames(api)
			api, list = parse(t, folder, file)
			overlay.Apply(api, overlay.LoadFiles([]overlay.Source{{Name: "o.yaml", Data: []byte(text)}}, list), list)
			naming.Assign(api, list)
			for _, f := range list.Findings() {
				t.Errorf("with\n%sthere is still: %v", text, f)
			}
			if got := goNames(api); !maps.Equal(got, want) {
				t.Errorf("got %v, want %v", got, want)
			}
		})
	}
}

// parse reads a document and forgets what its parser warns of.
func parse(t *testing.T, folder, file string) (*ir.API, *diag.List) {
	t.Helper()
	list := new(diag.List)
	api, _ := wsdl.Parse(os.DirFS(folder), file, list)
	if api == nil || list.HasErrors() {
		t.Fatal(list.Err())
	}
	return api, new(diag.List)
}

func goNames(api *ir.API) map[string]string {
	names := map[string]string{}
	ir.Walk(api, func(n ir.Node) { names[n.Kind()+" "+n.Path()] = n.Decl.Go })
	return names
}
