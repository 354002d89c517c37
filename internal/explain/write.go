package explain

import (
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/ppgen/ppgen/ir"
)

// A Writer writes answers for a person.
type Writer struct {
	API *ir.API
	Dir string // how messages name the folder of the API's documents
}

// Write writes an answer.
func (w Writer) Write(out io.Writer, a *Answer) error {
	var b strings.Builder
	for _, f := range a.Facts {
		w.fact(&b, f)
	}
	for _, f := range a.Enums {
		w.enum(&b, f)
	}
	for _, op := range a.Operations {
		w.operation(&b, op)
	}
	if len(a.Elsewhere) > 0 {
		elsewhere(&b, a)
	}
	_, err := io.WriteString(out, strings.TrimPrefix(b.String(), "\n"))
	return err
}

// head begins a paragraph.
func head(b *strings.Builder, title string) { fmt.Fprintf(b, "\n%s\n", title) }

func elsewhere(b *strings.Builder, a *Answer) {
	head(b, strings.ToUpper(a.Name))
	var places []string
	for _, e := range a.Elsewhere {
		places = append(places, fmt.Sprintf("%s (%s: %s)", e.In, e.Rule.Pos, e.Rule.Why))
	}
	lines(b, "occurs in", places...)
}

// fact writes one leaf: its spellings, what made them, and where it travels.
func (w Writer) fact(b *strings.Builder, f *Fact) {
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

func (w Writer) pair(b *strings.Builder, p *ir.NVPPair) {
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
func (w Writer) rules(p *ir.NVPPair) []string {
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

func (w Writer) operation(b *strings.Builder, op *ir.Operation) {
	head(b, op.Name.Local)
	lines(b, "Go", "func (*"+w.API.Name+".Client) "+op.Go)
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
func (w Writer) goPath(f *Fact) string {
	path := w.API.Name + "." + f.Record.Go + "." + f.Field.Go
	if f.Pair != nil && f.Pair.Format == ir.NVPCurrency {
		path += ".Currency"
	}
	return path
}

// soapPath names the leaf in its record, and says where it is declared.
func (w Writer) soapPath(f *Fact) string {
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
func (w Writer) prefixed(q ir.QName) string {
	for _, ns := range w.API.Namespaces {
		if ns.URI == q.Space {
			return ns.Prefix + ":" + q.Local
		}
	}
	return q.Local
}

// pos returns where a declaration stands; a document's own name leads nowhere.
func (w Writer) pos(d ir.Decl) string {
	pos := d.Pos
	for _, s := range w.API.Sources {
		if s.Path == pos.File {
			pos.File = path.Join(w.Dir, pos.File)
			break
		}
	}
	return pos.String()
}

func (w Writer) noName(f *Fact) string {
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
