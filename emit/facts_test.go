package emit

import (
	"testing"

	"github.com/ppgen/ppgen/ir"
)

func TestFieldFacts(t *testing.T) {
	facets := func(pairs ...string) ir.Type {
		s := scalar(ir.String)
		for i := 0; i < len(pairs); i += 2 {
			s.Facets = append(s.Facets, ir.Facet{Name: pairs[i], Value: pairs[i+1]})
		}
		return s
	}
	bounded := func(least, most int) ir.Type { return &ir.List{Elem: scalar(ir.String), Min: least, Max: most} }
	for _, c := range []struct {
		name string
		f    *ir.Field
		want string
	}{
		{"nothing", element("A", scalar(ir.String)), ""},
		{"required", required(element("A", scalar(ir.Int))), "Required."},
		{"longest", element("A", facets("maxLength", "127")), "At most 127 characters."},
		{"longest one", element("A", facets("maxLength", "1")), "At most 1 character."},
		{"shortest", element("A", facets("minLength", "2")), "At least 2 characters."},
		{"length", element("A", facets("length", "17")), "Exactly 17 characters."},
		{"range of lengths", element("A", facets("minLength", "2", "maxLength", "10")), "2 to 10 characters."},
		{"both lengths equal", element("A", facets("maxLength", "36", "minLength", "36")), "Exactly 36 characters."},
		{"range", element("A", facets("minInclusive", "0", "maxInclusive", "3")), "From 0 to 3."},
		{"least", element("A", facets("minInclusive", "1")), "At least 1."},
		{"most", element("A", facets("maxInclusive", "9")), "At most 9."},
		{"open range", element("A", facets("minExclusive", "0", "maxExclusive", "1")), "More than 0. Less than 1."},
		{"digits", element("A", facets("totalDigits", "9", "fractionDigits", "2")), "At most 9 digits. At most 2 digits after the point."},
		{"pattern", element("A", facets("pattern", `\d{3}`)), `Pattern: \d{3} .`},
		{"facet without words", element("A", facets("whiteSpace", "collapse")), ""},
		{"bytes", element("A", scalar(ir.Bytes, ir.Facet{Name: "maxLength", Value: "8"})), "At most 8 bytes."},
		{"alias", element("A", &ir.Alias{Target: facets("maxLength", "20")}), "At most 20 characters."},
		{"format", element("A", &ir.Scalar{Format: "anyURI"}), "Format: anyURI."},
		{"plain format", element("A", &ir.Scalar{Format: "string"}), ""},
		{"list", element("A", bounded(0, ir.Unbounded)), ""},
		{"required list", required(element("A", bounded(1, ir.Unbounded))), "Required."},
		{"list of two", element("A", bounded(2, ir.Unbounded)), "At least 2 items."},
		{"list up to ten", element("A", bounded(0, 10)), "At most 10 items."},
		{"list up to one", element("A", bounded(0, 1)), "At most 1 item."},
		{"list of some", required(element("A", bounded(2, 4))), "Required. 2 to 4 items."},
		{"list of exactly three", element("A", bounded(3, 3)), "Exactly 3 items."},
		{"packed list", element("A", &ir.List{Elem: facets("maxLength", "3"), Max: 5, Packed: true}), "At most 5 items. At most 3 characters."},
		{"default", with(element("A", scalar(ir.Int)), func(f *ir.Field) { f.Default = "1" }), `When it is absent, "1" is assumed.`},
		{"fixed", with(element("A", scalar(ir.Int)), func(f *ir.Field) { f.Fixed = "1" }), `If set, always "1".`},
		{"required fixed", fixed(element("A", scalar(ir.Int)), "1"), `Required. Always "1", which is written when the field is empty.`},
		{"version", inRole(required(element("A", scalar(ir.String))), ir.RequestVersion), "Empty sends 1.0, the version this package was generated from."},
		{"read only", with(element("A", scalar(ir.Int)), func(f *ir.Field) { f.ReadOnly = true }), "Only in what a server sends."},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := &plan{api: newBuilder().api}
			if got := p.fieldFacts(c.f, []*ir.Field{c.f}); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestChoiceFacts(t *testing.T) {
	branch := func(name string, branches ...ir.Branch) *ir.Field {
		return with(element(name, scalar(ir.String)), func(f *ir.Field) { f.Choice = branches })
	}
	for _, c := range []struct {
		name   string
		fields []*ir.Field
		want   string // of the first field
	}{
		{"one of two", []*ir.Field{branch("A", ir.Branch{Group: 1, Arm: 1, Required: true}), branch("B", ir.Branch{Group: 1, Arm: 2, Required: true})}, "One of A and B is set."},
		{"none or one of three", []*ir.Field{branch("A", ir.Branch{Group: 1, Arm: 1}), branch("B", ir.Branch{Group: 1, Arm: 2}), branch("C", ir.Branch{Group: 1, Arm: 3})}, "At most one of A, B and C is set."},
		{"arms of several", []*ir.Field{branch("A", ir.Branch{Group: 1, Arm: 1, Required: true}), branch("B", ir.Branch{Group: 1, Arm: 1, Required: true}), branch("C", ir.Branch{Group: 1, Arm: 2, Required: true})}, "One of these is set: A and B; C."},
		{"choice in a choice", []*ir.Field{branch("A", ir.Branch{Group: 1, Arm: 1}, ir.Branch{Group: 2, Arm: 1}), branch("B", ir.Branch{Group: 1, Arm: 1}, ir.Branch{Group: 2, Arm: 2}), branch("C", ir.Branch{Group: 1, Arm: 2})}, "At most one of A and B is set."},
		{"alone", []*ir.Field{branch("A", ir.Branch{Group: 1, Arm: 1})}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := choiceFact(c.fields[0], c.fields); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestRepeatFacts(t *testing.T) {
	for _, c := range []struct {
		r    ir.Repeat
		want string
	}{
		{ir.Repeat{}, ""},
		{ir.Repeat{ReadOnly: true}, "It changes nothing, so it may be repeated."},
		{ir.Repeat{MovesMoney: true}, "It moves, holds or promises money."},
		{ir.Repeat{Key: "MsgSubID"}, "A repeat with the same MsgSubID is not carried out twice."},
		{ir.Repeat{Key: "MsgSubID", KeyDays: 13}, "A repeat with the same MsgSubID within 13 days is not carried out twice."},
	} {
		if got := repeatFacts(c.r); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

// TestCommonHeaders says of a header that all requests have in one place.
func TestCommonHeaders(t *testing.T) {
	b := newBuilder()
	credentials, trace := b.message("Credentials"), b.message("Trace")
	for _, name := range []string{"A", "B"} {
		op := b.operation(name, nil, nil)
		op.SOAP.Headers = []*ir.Message{{Type: credentials}, {Type: trace, Output: true}}
	}
	b.api.Ops[1].SOAP.Headers = append(b.api.Ops[1].SOAP.Headers, &ir.Message{Type: trace})
	got := b.emit(t)["client.go"]
	wantText(t, got,
		"at once.\n//\n// Header of every request: [Credentials].\ntype Client struct {",
		"// A calls the SOAP operation A.\n//\n// Header of the answer: [Trace].\nfunc",
		"// B calls the SOAP operation B.\n//\n// Header of the request: [Trace]. Header of the answer: [Trace].\nfunc",
	)
}

// TestTypeDocs looks at the first lines that types get.
func TestTypeDocs(t *testing.T) {
	b := newBuilder()
	base := b.record("Base")
	derived := b.record("Derived")
	derived.Base, derived.Name.Local = base, "DerivedType"
	derived.Docs = ir.Docs{Text: "Says more.", Deprecated: "it is old."}
	b.record("Own").Docs.Text = "Own says what it is."
	b.record("Echo").Docs.Text = "Echo."
	b.record("OrderItem").Name.Local = "Order/Item"
	b.message("Sent")
	wantText(t, b.emit(t)["structs.go"],
		"// Derived is the type DerivedType.\n//\n// Says more.\n//\n// It extends [Base].\n//\n// Deprecated: it is old.\ntype Derived struct{",
		"// Own says what it is.\ntype Own struct{",
		"// Echo is the type Echo.\ntype Echo struct{",
		"// OrderItem is the content of Order/Item.\ntype OrderItem struct{",
		"// Sent is the content of element Sent.\ntype Sent struct{",
	)
}

func TestPackageDoc(t *testing.T) {
	b := newBuilder()
	wantText(t, b.emit(t)["doc.go"], `
// Code generated by ppgen v0.1.0. DO NOT EDIT.
// Source: sample.wsdl (sha256 0123456789ab)

// Package sample is generated from SampleService, version 1.0.
//
// Records are pointers`)
	b.api.Title, b.api.Version, b.api.Docs.Text = "", "", "What the document says."
	wantText(t, b.emit(t)["doc.go"], "// Package sample is generated from sample.wsdl.\n//\n// What the document says.\n//\n// Records are")
	b.api.Sources = append(b.api.Sources, ir.Source{Path: "b.xsd"})
	wantText(t, b.emit(t)["doc.go"], "from sample.wsdl and b.xsd.", "// Source: b.xsd\n")
	b.api.Sources = append(b.api.Sources, ir.Source{Path: "c.xsd"}, ir.Source{Path: "d.xsd"})
	wantText(t, b.emit(t)["doc.go"], "from sample.wsdl and other documents.")
	b.api.Sources = nil
	wantText(t, b.emit(t)["doc.go"], "generated from no document.")
}

// TestHeadOfLittle emits a response that has no more than it must.
func TestHeadOfLittle(t *testing.T) {
	b := newBuilder()
	failure := b.record("Failure", inRole(element("Code", scalar(ir.String)), ir.ErrorCode))
	out := b.record("Answer",
		inRole(element("Time", scalar(ir.String)), ir.ResponseTimestamp),
		inRole(element("Ack", scalar(ir.String)), ir.ResponseAck),
		inRole(element("Error", failure), ir.ResponseErrors),
	)
	out.Role = ir.ResponseRole
	b.record("Bare").Role = ir.ResponseRole
	wantText(t, b.emit(t)["head.go"], `
func (x *Answer) Head() paypal.Head {
	h := paypal.Head{
		Timestamp: paypal.DateTime(x.Time),
		Ack:       x.Ack,
	}
	if x.Error != nil {
		h.Errors = append(h.Errors, detailFailure(x.Error))
	}
	return h
}
`, `
func (x *Bare) Head() paypal.Head {
	return paypal.Head{}
}
`)
}

// TestAttributesOfOneName asks for the one with a namespace by its whole name.
func TestAttributesOfOneName(t *testing.T) {
	b := newBuilder()
	own, xml := form("lang", scalar(ir.String), ir.Attribute), inSpace(form("lang", scalar(ir.String), ir.Attribute), xmlSpace)
	own.Go, xml.Go = "Lang", "XMLLang"
	b.record("X", own, xml)
	files := b.emit(t)
	wantText(t, files["soap_decode.go"], "x.Lang = d.Attr(\"lang\")\n", "x.XMLLang = d.Attr(\"{http://www.w3.org/XML/1998/namespace}lang\")\n")
	wantText(t, files["soap_encode.go"], "e.Attr(\"lang\", x.Lang)\n", "e.Attr(\"xml:lang\", x.XMLLang)\n")
}

// TestEnumWithoutValues has a type, and no constants.
func TestEnumWithoutValues(t *testing.T) {
	b := newBuilder()
	b.enum("Code").Base = scalar(ir.String, ir.Facet{Name: "length", Value: "2"})
	wantText(t, b.emit(t)["enums.go"], "// Exactly 2 characters.\ntype Code string\n")
}

// TestFilesWithoutContent makes sure that a document without operations, or
// without anything, leaves no empty files.
func TestFilesWithoutContent(t *testing.T) {
	if files := newBuilder().emit(t); len(files) != 1 {
		t.Errorf("an empty API gives %d files, want doc.go alone", len(files))
	}
	b := newBuilder()
	b.record("Point", element("X", scalar(ir.Int)))
	for name := range b.emit(t) {
		switch name {
		case "doc.go", "structs.go", "soap_simple.go", "soap_encode.go", "soap_decode.go":
		default:
			t.Errorf("a record alone gives %s", name)
		}
	}
}

// TestLongCaseIsWrapped looks at a choice of many elements.
func TestLongCaseIsWrapped(t *testing.T) {
	b := newBuilder()
	var cases []*ir.Field
	for _, name := range []string{"A", "B", "C", "D", "E", "F", "G"} {
		cases = append(cases, element("ElementWithALongName"+name, scalar(ir.String)))
	}
	b.record("X", form("Items", list(b.union("Item", cases...)), ir.Inline))
	wantText(t, b.emit(t)["soap_decode.go"],
		"\t\tcase \"ElementWithALongNameA\", \"ElementWithALongNameB\", \"ElementWithALongNameC\",\n\t\t\t\"ElementWithALongNameD\"")
}
