package naming

import (
	"testing"

	"github.com/ppgen/ppgen/internal/diag"
	"github.com/ppgen/ppgen/ir"
)

// TestBundledNumbers drops the number that bundling added to a name, unless
// another type has a better claim to the plain one.
func TestBundledNumbers(t *testing.T) {
	tests := []struct {
		declared []string
		want     []string
	}{
		{[]string{"capture-2"}, []string{"Capture"}},
		{[]string{"capture", "capture-2"}, []string{"Capture", "Capture2"}},
		{[]string{"capture-2", "capture"}, []string{"Capture2", "Capture"}},
		{[]string{"capture-2", "capture-3"}, []string{"Capture2", "Capture3"}},
		{[]string{"capture-2/amount", "capture/amount"}, []string{"Capture2Amount", "CaptureAmount"}},
		{[]string{"capture-2/amount"}, []string{"CaptureAmount"}},
		{[]string{"3d-2/part-4"}, []string{"X3dPart4"}},
		{[]string{"p24", "v1-2"}, []string{"P24", "V1_2"}},
	}
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
