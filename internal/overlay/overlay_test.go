package overlay

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/ppgen/ppgen/internal/diag"
	"github.com/ppgen/ppgen/ir"
)

func decl(local string) ir.Decl { return ir.Decl{Name: ir.QName{Space: "urn:t", Local: local}} }

func field(local string, form ir.XMLForm, t ir.Type) *ir.Field {
	d := decl(local)
	return &ir.Field{Decl: d, Type: t, Wire: ir.Wire{XML: &ir.XML{Name: d.Name, Form: form}}}
}

// A shop is a small API whose parts tests look at.
type shop struct {
	api                               *ir.API
	money, price, base, reply, failed *ir.Struct
	details, pay                      *ir.Struct
	status                            *ir.Enum
	doPay                             *ir.Operation
}

func newShop() *shop {
	str := &ir.Scalar{}
	s := &shop{}
	s.money = &ir.Struct{Decl: decl("MoneyType"), Fields: []*ir.Field{field("cur", ir.Attribute, str), field("Value", ir.Text, str)}}
	s.price = &ir.Struct{Decl: decl("PriceType"), Fields: []*ir.Field{field("Sum", ir.Element, str), field("Code", ir.Element, str)}}
	s.base = &ir.Struct{Decl: decl("BaseType"), Fields: []*ir.Field{field("Version", ir.Element, str)}}
	s.failed = &ir.Struct{Decl: decl("ErrorType"), Fields: []*ir.Field{field("Number", ir.Element, str), field("id", ir.Element, str), field("id", ir.Attribute, str)}}
	s.reply = &ir.Struct{Decl: decl("ReplyType"), Fields: []*ir.Field{field("Ack", ir.Element, str), field("Errors", ir.Element, &ir.List{Elem: s.failed, Max: ir.Unbounded})}}
	s.status = &ir.Enum{Decl: decl("StatusType"), Values: []*ir.EnumValue{{Decl: ir.Decl{Name: ir.QName{Local: "Y"}}}, {Decl: ir.Decl{Name: ir.QName{Local: "a:b/c d"}}}}}
	s.details = &ir.Struct{Decl: decl("DetailsType"), Fields: []*ir.Field{field("Key", ir.Element, str)}}
	s.pay = &ir.Struct{Decl: decl("Pay"), Root: []ir.QName{decl("Pay").Name}, Fields: []*ir.Field{field("Details", ir.Element, s.details), field("Key", ir.Element, str)}}
	s.doPay = &ir.Operation{Decl: decl("Pay"), Input: s.pay}
	s.api = &ir.API{
		Version:    "2.0",
		Namespaces: []ir.Namespace{{Prefix: "d", URI: "urn:t"}},
		Types:      []ir.Named{s.base, s.details, s.failed, s.money, s.pay, s.price, s.reply, s.status},
		Ops:        []*ir.Operation{{Decl: decl("Look")}, s.doPay},
	}
	return s
}

const head = "prefixes: {t: \"urn:t\"}\n"

// apply applies overlays to the shop, each of them a user's.
func (s *shop) apply(texts ...string) *diag.List {
	list := new(diag.List)
	var sources []Source
	for i, text := range texts {
		sources = append(sources, Source{Name: string(rune('a'+i)) + ".yaml", Data: []byte(text)})
	}
	Apply(s.api, LoadFiles(sources, list), list)
	return list
}

func (s *shop) mustApply(t *testing.T, texts ...string) {
	t.Helper()
	if list := s.apply(texts...); len(list.Findings()) != 0 {
		t.Fatal(list.Findings())
	}
}

func TestNames(t *testing.T) {
	s := newShop()
	s.mustApply(t, head+`
package: shop
names:
  - {at: "t:ErrorType", go: Failure, reason: r}
  - {at: "d:ErrorType/Number", go: Num, reason: r}
  - {at: "attribute t:ErrorType/id", go: IDAttr, reason: r}
  - {at: "element {urn:t}ErrorType/id", go: ID, reason: r}
  - {at: "t:StatusType/Y", go: StatusYes, reason: r}
  - {at: "value t:StatusType/a:b/c d", go: StatusOdd, reason: r}
  - {at: "operation t:Pay", go: DoPay, reason: r}
  - {at: "message t:Pay", go: Payment, reason: r}
`)
	for got, want := range map[string]string{
		s.api.Name: "shop", s.failed.Go: "Failure", s.failed.Fields[0].Go: "Num", s.failed.Fields[1].Go: "ID", s.failed.Fields[2].Go: "IDAttr",
		s.status.Values[0].Go: "StatusYes", s.status.Values[1].Go: "StatusOdd", s.doPay.Go: "DoPay", s.pay.Go: "Payment",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestAmounts(t *testing.T) {
	s := newShop()
	s.mustApply(t, head+`
amounts:
  - {type: "t:MoneyType", currency: cur, reason: r}
  - {type: "t:PriceType", value: Sum, currency: Code, reason: r}
`)
	for _, r := range []*ir.Struct{s.money, s.price} {
		if r.Role != ir.AmountRole || r.ByRole(ir.AmountCurrency) == nil || r.ByRole(ir.AmountValue) == nil {
			t.Errorf("%s is no amount: %+v", r.Name, r)
		}
	}
	if s.money.Fields[0].Role != ir.AmountCurrency || s.price.Fields[0].Role != ir.AmountValue {
		t.Error("the fields have the wrong roles")
	}
}

func TestRoles(t *testing.T) {
	s := newShop()
	s.mustApply(t, head+`
roles:
  - {type: "t:BaseType", role: request, fields: {version: Version}, reason: r}
  - {type: "t:ReplyType", role: response, fields: {ack: Ack, errors: Errors}, reason: r}
  - {type: "t:ErrorType", role: error, fields: {code: Number}, reason: r}
  - {type: "t:PriceType", role: parameter, fields: {id: Code, value: Sum}, reason: r}
`)
	if s.base.Role != ir.RequestRole || s.base.Fields[0].Role != ir.RequestVersion {
		t.Error("no request")
	}
	if s.reply.Role != ir.ResponseRole || s.reply.Fields[0].Role != ir.ResponseAck || s.reply.Fields[1].Role != ir.ResponseErrors {
		t.Error("no response")
	}
	if s.failed.Role != ir.ErrorRole || s.failed.Fields[0].Role != ir.ErrorCode {
		t.Error("no error")
	}
	if s.price.Role != ir.ParamRole || s.price.Fields[0].Role != ir.ParamValue || s.price.Fields[1].Role != ir.ParamID {
		t.Error("no parameter")
	}
}

func TestOperationsAndDocs(t *testing.T) {
	s := newShop()
	s.mustApply(t, head+`
operations:
  - {name: Pay, moves_money: true, read_only: false, repeat_key: Details/Key, repeat_days: 13, repeat_hours: 2, repeat_max: 38, reason: r}
  - {name: Look, moves_money: false, read_only: true, reason: r}
docs:
  - {at: "t:ErrorType", text: "What went wrong.", reason: r}
  - {at: "t:ErrorType/Number", deprecated: "Use the id.", reason: r}
`)
	if want := (ir.Repeat{MovesMoney: true, Key: "Details/Key", KeyDays: 13, KeyHours: 2, KeyMax: 38}); s.doPay.Repeat != want {
		t.Errorf("got %+v, want %+v", s.doPay.Repeat, want)
	}
	if want := (ir.Repeat{ReadOnly: true}); s.api.Ops[0].Repeat != want {
		t.Errorf("got %+v, want %+v", s.api.Ops[0].Repeat, want)
	}
	if s.failed.Docs.Text != "What went wrong." || s.failed.Fields[0].Docs.Deprecated != "Use the id." {
		t.Error("the documentation is not replaced")
	}
}

func TestLaterOverlaysWin(t *testing.T) {
	s := newShop()
	s.mustApply(t, head+`
package: one
names: [{at: "t:ErrorType", go: One, reason: r}]
amounts: [{type: "t:PriceType", value: Sum, currency: Code, reason: r}]
roles: [{type: "t:ErrorType", role: error, fields: {code: Number}, reason: r}]
operations: [{name: Pay, moves_money: true, read_only: false, repeat_key: Key, reason: r}]
`, head+`
package: two
names: [{at: "t:ErrorType", go: Two, reason: r}]
roles:
  - {type: "t:PriceType", role: parameter, fields: {id: Sum, value: Code}, reason: r}
  - {type: "t:ErrorType", role: error, fields: {code: id}, reason: r}
operations: [{name: Pay, moves_money: false, read_only: false, reason: r}]
`)
	if s.api.Name != "two" || s.failed.Go != "Two" || s.doPay.Repeat != (ir.Repeat{}) {
		t.Errorf("got %q, %q and %+v", s.api.Name, s.failed.Go, s.doPay.Repeat)
	}
	if s.failed.Fields[0].Role != ir.NoFieldRole || s.failed.Fields[1].Role != ir.ErrorCode {
		t.Error("the first overlay's roles are still there")
	}
	if s.price.Role != ir.ParamRole || s.price.Fields[0].Role != ir.ParamID {
		t.Error("the amount did not become a parameter")
	}
}

func TestErrors(t *testing.T) {
	tests := []struct{ name, rows, want string }{
		{"no reason", `names: [{at: "t:ErrorType", go: X}]`, "2:9: names[0]: the key reason is missing"},
		{"empty reason", `names: [{at: "t:ErrorType", go: X, reason: ""}]`, "2:44: names[0]/reason: the text is empty"},
		{"unknown key", `name: []`, `2:1: "name" is not a key here; did you mean "names"?`},
		{"unknown type", `names: [{at: "t:ErorType", go: X, reason: r}]`, `2:14: names: the document does not declare t:ErorType; did you mean "t:ErrorType"?`},
		{"unknown field", `names: [{at: "t:ErrorType/Nummer", go: X, reason: r}]`, `2:14: names: the document does not declare t:ErrorType/Nummer; did you mean "Number"?`},
		{"unknown value", `names: [{at: "t:StatusType/N", go: X, reason: r}]`, `the document does not declare t:StatusType/N; did you mean "Y"?`},
		{"unknown kind", `names: [{at: "value t:ErrorType/id", go: X, reason: r}]`, "the document does not declare value t:ErrorType/id"},
		{"unknown prefix", `names: [{at: "tt:ErrorType", go: X, reason: r}]`, `2:14: names: the prefix tt is declared neither under prefixes nor by the document; did you mean "t"?`},
		{"no prefix", `names: [{at: ErrorType, go: X, reason: r}]`, "2:14: names: the document does not declare ErrorType"},
		{"ambiguous", `names: [{at: "t:ErrorType/id", go: X, reason: r}]`, "t:ErrorType/id means 2 declarations; write one of attribute t:ErrorType/id, element t:ErrorType/id"},
		{"not exported", `names: [{at: "t:ErrorType", go: x, reason: r}]`, `2:33: names: "x" is not an exported Go identifier`},
		{"code", `names: [{at: "t:ErrorType", go: "X; Y", reason: r}]`, `"X; Y" is not an exported Go identifier`},
		{"name twice", `names: [{at: "t:ErrorType", go: X, reason: r}, {at: "{urn:t}ErrorType", go: Y, reason: r}]`, "2:53: names: the name of {urn:t}ErrorType is set already (a.yaml:2:14)"},
		{"package", `package: My-Shop`, `2:10: package: "My-Shop" is not a name of lower-case letters and digits`},

		{"amount of nothing", `amounts: [{type: "t:MonyType", currency: cur, reason: r}]`, `amounts: the document does not declare t:MonyType; did you mean "t:MoneyType"?`},
		{"amount that is no record", `amounts: [{type: "t:StatusType", currency: cur, reason: r}]`, "amounts: t:StatusType is no record but a type"},
		{"amount without the currency", `amounts: [{type: "t:MoneyType", currency: curr, reason: r}]`, `2:43: amounts: MoneyType has no field curr; did you mean "cur"?`},
		{"amount without a text", `amounts: [{type: "t:PriceType", currency: Code, reason: r}]`, "amounts: t:PriceType has no text of its own; add value"},
		{"amount without the value", `amounts: [{type: "t:PriceType", value: Sun, currency: Code, reason: r}]`, `2:40: amounts: PriceType has no field Sun; did you mean "Sum"?`},
		{"amount twice", `amounts: [{type: "t:MoneyType", currency: cur, reason: r}, {type: "d:MoneyType", currency: cur, reason: r}]`, "the role of d:MoneyType is set already"},

		{"unknown role", `roles: [{type: "t:BaseType", role: reqest, fields: {}, reason: r}]`, `roles[0]/role: "reqest" is not one of request, response, error, parameter, failure, link, patch; did you mean "request"?`},
		{"role of nothing", `roles: [{type: "t:Nothing", role: request, fields: {version: V}, reason: r}]`, "roles: the document does not declare t:Nothing"},
		{"unknown part", `roles: [{type: "t:BaseType", role: request, fields: {ack: Version}, reason: r}]`, "roles: a request has no ack; it has version"},
		{"unknown field of a role", `roles: [{type: "t:BaseType", role: request, fields: {version: Versoin}, reason: r}]`, `roles: BaseType has no field Versoin; did you mean "Version"?`},
		{"role twice", `roles: [{type: "t:BaseType", role: request, fields: {version: Version}, reason: r}, {type: "t:BaseType", role: error, fields: {code: Version}, reason: r}]`, "the role of t:BaseType is set already"},

		{"unknown operation", `operations: [{name: Pey, moves_money: true, read_only: false, reason: r}]`, `2:21: operations: the document has no operation Pey; did you mean "Pay"?`},
		{"operation twice", `operations: [{name: Pay, moves_money: true, read_only: false, reason: r}, {name: Pay, moves_money: true, read_only: false, reason: r}]`, "the meaning of Pay is set already (a.yaml:2:21)"},
		{"contradiction", `operations: [{name: Pay, moves_money: true, read_only: true, reason: r}]`, "Pay cannot move money and change nothing"},
		{"undecided", `operations: [{name: Pay, moves_money: true, reason: r}]`, "the key read_only is missing"},
		{"days without a key", `operations: [{name: Pay, moves_money: true, read_only: false, repeat_days: 1, reason: r}]`, "Pay has limits for a repeat_key, but none"},
		{"key that is not there", `operations: [{name: Pay, moves_money: true, read_only: false, repeat_key: Details/Kye, reason: r}]`, `operations: DetailsType has no field Kye; did you mean "Key"?`},
		{"key below a text", `operations: [{name: Pay, moves_money: true, read_only: false, repeat_key: Key/Key, reason: r}]`, "Key/Key leads through what is no record, before Key"},
		{"key that is a record", `operations: [{name: Pay, moves_money: true, read_only: false, repeat_key: Details, reason: r}]`, "Details leads to no text"},
		{"key of an empty request", `operations: [{name: Look, moves_money: true, read_only: false, repeat_key: Key, reason: r}]`, "Key leads through what is no record"},

		{"docs of nothing", `docs: [{at: "t:Nothing", text: x, reason: r}]`, "docs: the document does not declare t:Nothing"},
		{"docs that say nothing", `docs: [{at: "t:ErrorType", reason: r}]`, "docs: the row has neither a text nor deprecated"},
		{"docs twice", `docs: [{at: "t:ErrorType", text: a, reason: r}, {at: "t:ErrorType", text: b, reason: r}]`, "the documentation of t:ErrorType is set already"},

		{"other document", `applies: {namespace: "urn:tt"}`, `2:22: applies: the document does not use the namespace "urn:tt"; did you mean "urn:t"?`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			findings := newShop().apply(head + tt.rows + "\n").Findings()
			if len(findings) != 1 || !strings.Contains(findings[0].Error(), tt.want) || !strings.HasPrefix(findings[0].Error(), "a.yaml:2:") {
				t.Errorf("got  %v\nwant %s", findings, tt.want)
			}
		})
	}
}

// Rows were checked with one version of a document. Another version need not
// have what they are about, but what it has is corrected.
func TestOtherVersions(t *testing.T) {
	rows := head + `
applies: {namespace: "urn:t", version: "1.0"}
names: [{at: "t:Old", go: Old, reason: r}, {at: "t:ErrorType", go: Failure, reason: r}]
roles: [{type: "t:BaseType", role: request, fields: {version: Release}, reason: r}]
operations: [{name: Old, moves_money: true, read_only: false, reason: r}, {name: Pay, moves_money: true, read_only: false, repeat_key: Details/Id, reason: r}]
`
	s := newShop()
	s.mustApply(t, rows)
	if s.failed.Go != "Failure" {
		t.Error("a row that fits is not applied")
	}
	if got := len(newShop().apply(strings.Replace(rows, "1.0", "2.0", 1)).Findings()); got != 4 {
		t.Errorf("got %d findings for the version that was checked, want 4", got)
	}
}

func TestLoad(t *testing.T) {
	fsys := fstest.MapFS{
		"b.yaml":     {Data: []byte("applies: {namespace: \"urn:t\"}\npackage: b\n")},
		"sub/a.yaml": {Data: []byte("applies: {namespace: \"urn:other\"}\npackage: other\n")},
		"notes.txt":  {Data: []byte("not an overlay")},
	}
	list := new(diag.List)
	overlays := Load(fsys, list)
	if len(overlays) != 2 || len(list.Findings()) != 0 || overlays[0].File != "b.yaml" {
		t.Fatalf("got %d overlays and %v", len(overlays), list.Findings())
	}
	s := newShop()
	Apply(s.api, overlays, list)
	if s.api.Name != "b" || len(list.Findings()) != 0 {
		t.Errorf("the package is %q, with %v; an overlay for another document is no concern", s.api.Name, list.Findings())
	}
	if !overlays[0].Applies(s.api) || overlays[1].Applies(s.api) {
		t.Error("the wrong overlay applies")
	}
}

func TestLoadErrors(t *testing.T) {
	for text, want := range map[string]string{
		"package: b\n":               "x.yaml:1:1: the key applies is missing",
		"applies: {}\n":              "x.yaml:1:10: applies: it says nothing; add namespace, title or server",
		"applies: [":                 "x.yaml:2:1: this is not YAML",
		"applies: urn\npackage: b\n": `x.yaml:1:10: applies: expected keys with values, found the text "urn"`,
	} {
		list := new(diag.List)
		overlays := Load(fstest.MapFS{"x.yaml": {Data: []byte(text)}}, list)
		if err := list.Err(); len(overlays) != 0 || err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q gives %v, want %s", text, err, want)
		}
	}
	list := new(diag.List)
	if Load(brokenFS{}, list); !list.HasErrors() {
		t.Error("a folder that cannot be read is taken as empty")
	}
}

// A brokenFS has nothing in it, not even its own folder.
type brokenFS struct{}

func (brokenFS) Open(string) (fs.File, error) { return nil, fs.ErrPermission }
