package nvpnames

import (
	"github.com/ppgen/ppgen/internal/diag"
	"github.com/ppgen/ppgen/ir"
)

// Rules are the rows of overlays about name-value pairs. The zero value has none.
type Rules struct {
	given     bool // there are rows, so the contract has this wire
	unchecked bool // some were checked with another version of the document

	without    []*row // operations that are left out
	endings    []*row
	scopes     table // containers with a number of their own
	prefixes   table // containers that put a word in front
	bare       table // leaves without the prefixes of their containers
	lists      table // lists that are not written the usual way
	names      table // leaves that are not their element in upper case
	keys       table // whole names that no rule makes
	currencies table // amounts that carry a currency, or none
	second     table // leaves that repeat another of the same name
	aliases    table
	unscoped   []*row // aliases without the scope
	strayRows  []*row // names that no element holds
	elsewhere  []*row // names that belong to no operation
	formats    table
	quoted     table
	spellings  []*spellingRow
	evidence   table
}

// A row is what an overlay says of some places, and why.
type row struct {
	pos        diag.Pos
	reason     string
	operations []word // empty for all
	direction  direction
	value      string // the word of its section: a kind of list, a format, a level
	confidence ir.Confidence
	words      []word // names and endings of rows that are not about places
	except     table
	checked    bool // it has to decide something

	used map[string]bool // the operations that it decides something in
}

// A word is a text of an overlay, the text behind it, and where it stands.
type word struct {
	text, value string
	key         ir.NVPKey // the text taken apart, when it is a whole name
	pos         diag.Pos
}

// covers reports whether the row is about the operation and the direction of s.
func (r *row) covers(s site) bool {
	if r.direction != both && r.direction != s.dir {
		return false
	}
	for _, op := range r.operations {
		if op.text == s.op.Name.Local {
			return true
		}
	}
	return len(r.operations) == 0
}

func (r *row) use(s site) {
	if r.used == nil {
		r.used = map[string]bool{}
	}
	r.used[s.op.Name.Local] = true
}

// A table has the places of a section, in the order of the overlay.
type table struct {
	places []*place
	byLast map[string][]*place // by the name of the last step
}

func (t *table) add(p *place) {
	if t.byLast == nil {
		t.byLast = map[string][]*place{}
	}
	last := p.steps[len(p.steps)-1]
	p.rank = len(t.places)
	t.places = append(t.places, p)
	t.byLast[last] = append(t.byLast[last], p)
}

// fitting returns the places that fit s, in the order of the overlay.
func (t *table) fitting(s site) []*place {
	n := s.depth()
	if n == 0 {
		return nil
	}
	var fitting []*place
	for _, p := range t.byLast[s.steps[n-1].name] {
		if p.fits(s) {
			p.fitted = true
			fitting = append(fitting, p)
		}
	}
	return fitting
}

// last returns the place that counts for s: the last that fits, or nil. A place
// that the row of a later file overrules has done its work.
func (t *table) last(s site) *place {
	fitting := t.fitting(s)
	if len(fitting) == 0 {
		return nil
	}
	last := fitting[len(fitting)-1]
	for _, p := range fitting {
		if p.pos.File != last.pos.File {
			p.decide(s)
		}
	}
	return last
}

// around returns the places that fit s or a container on the way to it.
func (t *table) around(s site) []*place {
	var all []*place
	for n := range s.depth() {
		all = append(all, t.fitting(s.at(n+1))...)
	}
	return all
}
