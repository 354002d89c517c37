package explain

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/ppgen/ppgen/ir"
)

// write writes what the document knows.
func (c *Classic) write(b *strings.Builder) {
	w := writer{c.doc.API, sourcesOf(c.doc)}
	for _, f := range c.Leaves {
		w.leaf(b, f)
	}
	for _, f := range c.Enums {
		w.enum(b, f)
	}
	for _, op := range c.Operations {
		w.operation(b, op)
	}
	if len(c.Elsewhere) > 0 {
		elsewhere(b, c)
	}
}

// A writer writes what a document of SOAP and name-value pairs knows.
type writer struct {
	*ir.API
	sources
}

// head begins a paragraph.
func head(b *strings.Builder, title string) { fmt.Fprintf(b, "\n%s\n", title) }

func elsewhere(b *strings.Builder, c *Classic) {
	head(b, strings.ToUpper(c.name))
	var places []string
	for _, e := range c.Elsewhere {
		places = append(places, fmt.Sprintf("%s (%s: %s)", e.In, e.Rule.Pos, e.Rule.Why))
	}
	lines(b, "occurs in", places...)
}

// leaf writes one leaf: its spellings, what made them, and where it travels.
func (w writer) leaf(b *strings.Builder, f *Leaf) {
	title := f.Field.Name.Local
	if f.Pair != nil {
		title = f.Pair.Key.String()
	}
	head(b, title)
	lines(b, "Go", w.goPath(f))
	lines(b, "SOAP", w.soapPath(f))
	if f.Pair == nil {
		lines(b, "NVP", w.noName(f))
	} else {
		w.pair(b, f.Pair)
	}
	var uses []string
	for _, u := range f.Uses {
		uses = append(uses, fmt.Sprintf("%s %s: %s", u.Operation.Name.Local, u.Direction(), u.Path))
	}
	lines(b, "travels in", uses...)
}

func (w writer) pair(b *strings.Builder, p *ir.NVPPair) {
	format := p.Format.String()
	switch {
	case p.Currency != nil:
		format += ", its currency is " + p.Currency.Key.String()
	case p.Hint != "":
		format += ": " + p.Hint
	}
	if p.Quoted {
		format += ", perhaps in double quotes"
	}
	lines(b, "format", format)
	if p.Spelling != nil {
		lines(b, "values", values(p.Spelling)...)
	}
	if p.Second {
		lines(b, "repeats", "another leaf of this name; sent when that is empty")
	}
	var aliases []string
	for _, a := range p.Aliases {
		aliases = append(aliases, fmt.Sprintf("%s (confidence %s)", a.Key, a.Confidence))
	}
	lines(b, "also read", aliases...)
	confidence := p.Confidence.String()
	if p.Confidence == ir.Low {
		confidence += ": experimental"
	}
	lines(b, "confidence", confidence)
	lines(b, "rules", w.rules(p)...)
}

// rules returns the rows that made the pair and its aliases.
func (w writer) rules(p *ir.NVPPair) []string {
	var texts []string
	all := slices.Clone(p.Rules)
	for _, a := range p.Aliases {
		all = append(all, a.Rules...)
	}
	for _, r := range all {
		texts = append(texts, rule(r))
	}
	if len(p.Rules) == 0 {
		texts = append([]string{"none: the element in upper case"}, texts...)
	}
	return texts
}

func rule(r ir.NVPRule) string { return fmt.Sprintf("%s: %s (%s)", r.Pos, r.Text, r.Why) }

func values(s *ir.NVPSpelling) []string {
	var texts []string
	for _, v := range s.Values {
		texts = append(texts, spelled(v))
	}
	return append(texts, rule(s.Rule))
}

// spelled writes "Sale is 1".
func spelled(v ir.NVPValue) string {
	verb := "is"
	if v.ReadOnly {
		verb = "is also read from"
	}
	return fmt.Sprintf("%s %s %s", v.Value.Name.Local, verb, v.Text)
}

func (w writer) operation(b *strings.Builder, op *ir.Operation) {
	head(b, op.Name.Local)
	lines(b, "Go", "func (*"+w.Name+".Client) "+op.Go)
	if op.SOAP != nil {
		lines(b, "SOAP", fmt.Sprintf("an operation (%s)", w.pos(op.Decl)))
	}
	if op.NVP == nil {
		lines(b, "NVP", "none: no source shows this operation there")
		return
	}
	lines(b, "NVP", fmt.Sprintf("METHOD=%s, %d names in requests, %d in answers", op.NVP.Method, len(op.NVP.Request), len(op.NVP.Response)))
}

// goPath names the field in Go. A currency is a field of an amount, which the
// runtime declares.
func (w writer) goPath(f *Leaf) string {
	path := w.Name + "." + f.Record.Go + "." + f.Field.Go
	if f.Pair != nil && f.Pair.Format == ir.NVPCurrency {
		path += ".Currency"
	}
	return path
}

// soapPath names the leaf in its record, and says where it is declared.
func (w writer) soapPath(f *Leaf) string {
	leaf := "/" + f.Field.Name.Local
	if xml := f.Field.Wire.XML; xml != nil {
		switch xml.Form {
		case ir.Attribute:
			leaf = "@" + f.Field.Name.Local
		case ir.Text:
			leaf = ""
		}
	}
	if f.Pair != nil && f.Pair.Format == ir.NVPCurrency {
		_, currency, _ := strings.Cut(f.Pair.SOAPPath(), "@")
		leaf += "@" + currency
	}
	return fmt.Sprintf("%s%s (%s)", w.prefixed(f.Record.Name), leaf, w.pos(f.Field.Decl))
}

// prefixed writes a name with the prefix of its namespace.
func (w writer) prefixed(q ir.QName) string {
	for _, ns := range w.Namespaces {
		if ns.URI == q.Space {
			return ns.Prefix + ":" + q.Local
		}
	}
	return q.Local
}

// sources is where documents stand, by the names that they have among
// themselves.
type sources map[string]string

func sourcesOf(docs ...Document) sources {
	all := sources{}
	for _, d := range docs {
		for _, s := range d.API.Sources {
			all[s.Path] = path.Join(d.Dir, s.Path)
		}
	}
	return all
}

// pos returns where a declaration stands; a document's own name leads nowhere.
func (s sources) pos(d ir.Decl) string {
	pos := d.Pos
	if file, ok := s[pos.File]; ok {
		pos.File = file
	}
	return pos.String()
}

func (w writer) noName(f *Leaf) string {
	if f.Uses[0].Operation.NVP == nil {
		return "none: these operations are SOAP only"
	}
	return "none: no name is known, so it cannot be sent this way"
}

// lines writes a label and texts, one per line.
func lines(b *strings.Builder, label string, texts ...string) {
	for _, text := range texts {
		fmt.Fprintf(b, "  %-11s %s\n", label, text)
		label = ""
	}
}
