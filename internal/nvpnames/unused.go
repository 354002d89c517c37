package nvpnames

import (
	"iter"
	"maps"
	"slices"

	"github.com/ppgen/ppgen/internal/diag"
	"github.com/ppgen/ppgen/internal/near"
	"github.com/ppgen/ppgen/ir"
)

// leftOut returns the operations that the rules leave out, and reports names of
// operations that do not exist.
func (r *Rules) leftOut(api *ir.API, list *diag.List) map[*ir.Operation]bool {
	out := map[*ir.Operation]bool{}
	for _, row := range r.without {
		for _, w := range row.operations {
			if op := row.operation(api, w, list); op != nil {
				out[op] = true
			}
		}
	}
	return out
}

// operation returns an operation that the row names.
func (r *row) operation(api *ir.API, w word, list *diag.List) *ir.Operation {
	for _, op := range api.Ops {
		if op.Name.Local == w.text {
			return op
		}
	}
	if r.checked {
		list.Errorf(w.pos, w.text, "there is no such operation%s", near.Hint(w.text, operationNames(api)))
	}
	return nil
}

func operationNames(api *ir.API) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, op := range api.Ops {
			if !yield(op.Name.Local) {
				return
			}
		}
	}
}

// reportUnused reports every row, and every part of one, that decides nothing:
// what it was written for has changed, and it would be forgotten otherwise.
func (r *Rules) reportUnused(api *ir.API, list *diag.List) {
	elements := elementNames(api)
	for _, t := range r.tables() {
		for _, p := range t.places {
			p.reportUnused(elements, list)
		}
	}
	for _, row := range r.rows() {
		row.reportUnused(api, list)
	}
	for _, row := range r.spellings {
		row.reportUnused(list)
	}
}

func (p *place) reportUnused(elements map[string]bool, list *diag.List) {
	switch {
	case p.used || !p.row.checked:
	case p.fitted:
		list.Errorf(p.pos, p.source, "the row decides nothing: other rows count wherever it fits")
	default:
		for _, step := range p.steps {
			if !elements[step] {
				list.Errorf(p.pos, p.source, "no message with name-value pairs has %q%s", step, near.Hint(step, maps.Keys(elements)))
				return
			}
		}
		list.Errorf(p.pos, p.source, "the row fits no place in the messages that it is for")
	}
}

// reportUnused reports the operations of a row that it decides nothing in.
func (r *row) reportUnused(api *ir.API, list *diag.List) {
	if !r.checked {
		return
	}
	for _, w := range r.operations {
		if r.used[w.text] || r.operation(api, w, list) == nil {
			continue
		}
		list.Errorf(w.pos, w.text, "the row decides nothing in this operation")
	}
	if len(r.operations) == 0 && len(r.used) == 0 {
		list.Errorf(r.pos, "", "the row decides nothing")
	}
}

// tables returns the tables of places.
func (r *Rules) tables() []*table {
	tables := []*table{
		&r.scopes, &r.prefixes, &r.bare, &r.lists, &r.names, &r.keys, &r.currencies,
		&r.second, &r.aliases, &r.formats, &r.quoted, &r.evidence,
	}
	for _, row := range r.unscoped {
		tables = append(tables, &row.except)
	}
	return tables
}

// rows returns the rows that have to decide something, each once.
func (r *Rules) rows() []*row {
	rows := slices.Concat(r.endings, r.unscoped, r.strayRows)
	seen := map[*row]bool{}
	for _, t := range r.tables() {
		for _, p := range t.places {
			if !seen[p.row] && len(p.row.operations) > 0 {
				rows = append(rows, p.row)
			}
			seen[p.row] = true
		}
	}
	for _, s := range r.spellings {
		if len(s.operations) > 0 {
			rows = append(rows, &s.row)
		}
	}
	return rows
}

// elementNames returns the names of all elements and attributes of the messages.
func elementNames(api *ir.API) map[string]bool {
	names := map[string]bool{}
	for _, t := range api.Types {
		for _, f := range ir.Members(t) {
			names[newStep(nil, f).name] = true
		}
	}
	return names
}
