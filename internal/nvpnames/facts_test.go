package nvpnames

import (
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/ir"
)

// A fact is what is known of one name: a line of testdata/facts.tsv. The letters
// of a name and of its path are the same, and in the order of the path; a list
// whose number is not in the name is at its element 0.
type fact struct {
	operation, direction, name, path, confidence, role string
}

// The roles of a name.
const (
	roleName      = "name"
	roleSecond    = "second"    // repeats another of the same name
	roleAlias     = "alias"     // read, never written
	roleStray     = "stray"     // no element holds it
	roleElsewhere = "elsewhere" // of no operation
	roleAmbiguous = "ambiguous" // printed as an alias, but the name of something else; not made
	roleAs        = "as"        // as the operation in path
)

// TestFacts resolves the names of the Classic contract and compares them, one by
// one, with what is known: nothing is missing, and nothing is made up.
func TestFacts(t *testing.T) {
	api := classic(t)
	got, want := resolved(api), facts(t, api)
	for f, format := range want {
		if _, ok := got[f]; !ok {
			t.Errorf("missing: %v %s", f, format)
		}
	}
	for f := range got {
		if _, ok := want[f]; !ok {
			t.Errorf("not a known fact: %v", f)
		}
	}
	for f, format := range want {
		if pair := got[f]; pair != nil && f.role != roleAlias && !says(pair, format) {
			t.Errorf("%v: format %s, hint %q; want %s", f, pair.Format, pair.Hint, format)
		}
	}
	if len(want) < 2500 {
		t.Errorf("only %d facts", len(want))
	}
}

// resolved returns the facts that api states, each with its pair.
func resolved(api *ir.API) map[fact]*ir.NVPPair {
	got := map[fact]*ir.NVPPair{}
	add := func(op *ir.Operation, dir string, p *ir.NVPPair) {
		f := fact{operation: op.Name.Local, direction: dir, confidence: p.Confidence.String(), role: roleName}
		switch {
		case p.Path == nil:
			f.role = roleStray
		case p.Second:
			f.role = roleSecond
		}
		f.name, f.path = canonical(p.Key, p)
		got[f] = p
		f.role = roleAlias
		for _, a := range p.Aliases {
			f.confidence = a.Confidence.String()
			f.name, f.path = canonical(a.Key, p)
			got[f] = p
		}
	}
	for _, op := range api.Ops {
		if op.NVP == nil {
			continue
		}
		for _, p := range op.NVP.Request {
			add(op, "request", p)
		}
		for _, p := range op.NVP.Response {
			add(op, "response", p)
		}
	}
	for _, e := range api.Elsewhere {
		in, _, _ := strings.Cut(e.In, ",")
		got[fact{operation: in, name: e.Key.String(), path: "-", role: roleElsewhere}] = nil
	}
	return got
}

// canonical writes a name and its path with the letters n and m in the order of
// the path, and 0 for a list that the name does not count.
func canonical(k ir.NVPKey, p *ir.NVPPair) (name, path string) {
	path = p.SOAPPath()
	if p.Path == nil {
		return k.String(), path
	}
	free := "nm"
	renamed := map[byte]string{}
	for _, s := range p.Path {
		switch {
		case s.Index != 'n' && s.Index != 'm':
		case k.Has(s.Index):
			renamed[s.Index], free = free[:1], free[1:]
		default:
			renamed[s.Index] = "0"
		}
	}
	for i := range len(path) {
		letter := path[i]
		if to, ok := renamed[letter]; ok && i > 0 && path[i-1] == '[' && path[i+1] == ']' {
			path = path[:i] + to + path[i+1:]
		}
	}
	for _, r := range k.String() {
		if to, ok := renamed[byte(r)]; ok {
			name += to
		} else {
			name += string(r)
		}
	}
	return name, path
}

// says reports whether a pair is written as a fact says. What the contract has
// as a string is sent as it is, whatever the fact calls it.
func says(p *ir.NVPPair, format string) bool {
	switch format {
	case "0/1", "true/false", "RRGGBB":
		return p.Format.String() == format || p.Hint == format
	case "month", "year":
		return p.Format.String() == "MMYYYY "+format
	case "unsigned", "datetime":
		return p.Format.String() == format
	case "integer":
		return p.Format == ir.NVPInt || p.Format == ir.NVPText
	case "decimal":
		return p.Format == ir.NVPDecimal || p.Format == ir.NVPText
	case "amount":
		return p.Format == ir.NVPAmount || p.Format == ir.NVPText
	case "currency":
		return p.Format == ir.NVPCurrency || p.Format == ir.NVPEnum || p.Format == ir.NVPText
	case "country", "enum":
		return p.Format == ir.NVPEnum || p.Format == ir.NVPText
	}
	return slices.Contains([]ir.NVPFormat{ir.NVPText, ir.NVPEnum, ir.NVPInt, ir.NVPBoolTF}, p.Format)
}

// facts reads the table, spread over the operations that its lines are about.
func facts(t *testing.T, api *ir.API) map[fact]string {
	t.Helper()
	data, err := os.ReadFile("testdata/facts.tsv")
	if err != nil {
		t.Fatal(err)
	}
	all := map[fact]string{}
	var like []fact
	for line := range strings.Lines(string(data)) {
		c := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		f, format := fact{operation: c[0], direction: c[1], name: c[2], path: c[3], confidence: c[5], role: c[6]}, c[4]
		switch {
		case c[0] == "operation" || f.role == roleAmbiguous:
		case f.role == roleAs:
			like = append(like, f)
		case f.role == roleElsewhere:
			all[fact{operation: f.operation, name: f.name, path: "-", role: f.role}] = format
		case f.operation == "*":
			for _, op := range api.Ops {
				if f.operation = op.Name.Local; op.NVP != nil {
					all[f] = format
				}
			}
		default:
			all[f] = format
		}
	}
	for _, l := range like {
		for f, format := range maps.Clone(all) {
			if f.operation == l.path && f.direction == l.direction && f.role != roleAs && !common(f.path) {
				f.operation = l.operation
				if f.role != roleStray { // what no element holds is no less known
					f.confidence = l.confidence
				}
				all[f] = format
			}
		}
	}
	return all
}

// common reports whether every message has the element.
func common(path string) bool {
	return slices.Contains([]string{"Version", "Timestamp", "Ack", "CorrelationID", "Build"}, path) || strings.HasPrefix(path, "Errors[")
}
