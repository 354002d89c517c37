package naming

import (
	"testing"

	"github.com/ppgen/ppgen/internal/diag"
	"github.com/ppgen/ppgen/ir"
)

// TestBundledNumbers drops the number that bundling added to a name, unless
// another type has a better claim to the plain one.
func TestBundledNumbers(t *testing.T) {
	tests := []namesTest{
		{[]string{"capture-2"}, []string{"Capture"}},
		{[]string{"capture", "capture-2"}, []string{"Capture", "Capture2"}},
		{[]string{"capture-2", "capture"}, []string{"Capture2", "Capture"}},
		{[]string{"capture-2", "capture-3"}, []string{"Capture2", "Capture3"}},
		{[]string{"capture-2/amount", "capture/amount"}, []string{"Capture2Amount", "CaptureAmount"}},
		{[]string{"capture-2/amount"}, []string{"CaptureAmount"}},
		{[]string{"3d-2/part-4"}, []string{"X3dPart4"}},
		{[]string{"p24", "v1-2"}, []string{"P24", "V1_2"}},
	}
	testNames(t, tests)
}

// TestEchoes drops words of a member that the name before it ends with, unless
// another type has a better claim to the shorter name.
func TestEchoes(t *testing.T) {
	testNames(t, []namesTest{
		{[]string{"capture_status/status"}, []string{"CaptureStatus"}},
		{[]string{"capture_status/status", "capture_status"}, []string{"CaptureStatusStatus", "CaptureStatus"}},
		{[]string{"capture_status-2/status"}, []string{"CaptureStatus"}},
		{[]string{"evidence/evidence_type"}, []string{"EvidenceType"}},
		{[]string{"rest_api/api_flow/Flow-kind"}, []string{"RestAPIFlowKind"}},
		{[]string{"flow/workflow"}, []string{"FlowWorkflow"}},
	})
}

// A namesTest says what declared types are to be called.
type namesTest struct{ declared, want []string }

func testNames(t *testing.T, tests []namesTest) {
	t.Helper()
	for _, test := range tests {
		api := &ir.API{}
		for _, name := range test.declared {
			api.Types = append(api.Types, &ir.Struct{Decl: ir.Decl{Name: ir.QName{Local: name}}})
		}
		list := new(diag.List)
		Assign(api, list)
		for i, typ := range api.Types {
			if got := typ.Declaration().Go; got != test.want[i] {
				t.Errorf("of %v, %s is %s, want %s", test.declared, test.declared[i], got, test.want[i])
			}
		}
		if findings := list.Findings(); len(findings) > 0 {
			t.Errorf("%v: %v", test.declared, findings[0])
		}
	}
}
