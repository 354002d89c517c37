package nvpnames

import (
	"cmp"
	"slices"

	"github.com/ppgen/ppgen/internal/diag"
	"github.com/ppgen/ppgen/internal/near"
	"github.com/ppgen/ppgen/ir"
)

// A spellingRow says how values of an enumeration are written.
type spellingRow struct {
	row
	enum   ir.QName
	values []spelledValue

	made *ir.NVPSpelling // once for all pairs that it applies to
}

// A spelledValue is a value of an enumeration and its text on the wire.
type spelledValue struct {
	word
	readOnly bool
}

// spellingOf returns how the values of e are written at s; the last row that
// fits counts.
func (r *Rules) spellingOf(s site, e *ir.Enum) *ir.NVPSpelling {
	for _, row := range slices.Backward(r.spellings) {
		if row.enum == e.Name && row.covers(s) {
			row.use(s)
			return row.spelling(e)
		}
	}
	return nil
}

func (row *spellingRow) spelling(e *ir.Enum) *ir.NVPSpelling {
	if row.made != nil {
		return row.made
	}
	row.made = &ir.NVPSpelling{
		Enum: e,
		Rule: ir.NVPRule{Text: "values of " + e.Name.Local + " are written differently", Why: row.reason, Pos: row.pos},
	}
	for _, v := range e.Values {
		for _, w := range row.values {
			if w.text == v.Name.Local {
				row.made.Values = append(row.made.Values, ir.NVPValue{Value: v, Text: w.value, ReadOnly: w.readOnly})
			}
		}
	}
	slices.SortStableFunc(row.made.Values, func(a, b ir.NVPValue) int {
		return cmp.Compare(a.Value.Name.Local, b.Value.Name.Local)
	})
	return row.made
}

// reportUnused reports a row about an enumeration that no leaf has, and texts
// for values that the enumeration does not have.
func (row *spellingRow) reportUnused(list *diag.List) {
	if !row.checked {
		return
	}
	if row.made == nil {
		list.Errorf(row.pos, row.enum.Local, "no leaf that travels as a name-value pair holds this enumeration")
		return
	}
	for _, w := range row.values {
		has := func(v *ir.EnumValue) bool { return v.Name.Local == w.text }
		if !slices.ContainsFunc(row.made.Enum.Values, has) {
			list.Errorf(w.pos, row.enum.Local, "%q is not one of its values%s", w.text, near.Hint(w.text, valueNames(row.made.Enum)))
		}
	}
}

func valueNames(e *ir.Enum) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for _, v := range e.Values {
			if !yield(v.Name.Local) {
				return
			}
		}
	}
}
