package overlay

import (
	"go/token"

	"github.com/ppgen/ppgen/internal/strict"
)

// A Name gives a declaration its Go name.
type Name struct {
	At     strict.Text `yaml:"at" required:"true" doc:"The declaration: ebl:ErrorType, ebl:ErrorType/ErrorCode, or with its kind in front where that is needed, attribute ebl:ErrorType/id."`
	Go     strict.Text `yaml:"go" required:"true" doc:"Its exported Go name."`
	Reason strict.Text `yaml:"reason" required:"true" doc:"Why the naming rules do not choose well here."`
}

func (a *application) name(row Name) {
	if name := row.Go.Value; !token.IsIdentifier(name) || !token.IsExported(name) {
		a.errorf(row.Go, "names", "%q is not an exported Go identifier: a capital letter, then letters and digits", name)
		return
	}
	if n, ok := a.find(row.At, "names"); ok && a.once(row.At, "names", "name", n.Decl) {
		n.Decl.Go = row.Go.Value
	}
}

// A Docs row replaces documentation.
type Docs struct {
	At         strict.Text `yaml:"at" required:"true" doc:"The declaration, as under names."`
	Text       strict.Text `yaml:"text" doc:"What it is, in plain text; an empty line separates paragraphs."`
	Deprecated strict.Text `yaml:"deprecated" doc:"Why it should not be used any more, and what to use instead."`
	Reason     strict.Text `yaml:"reason" required:"true" doc:"Why the document's own words do not do."`
}

func (a *application) document(row Docs) {
	if row.Text.Value == "" && row.Deprecated.Value == "" {
		a.errorf(row.At, "docs", "the row has neither a text nor deprecated")
		return
	}
	n, ok := a.find(row.At, "docs")
	if !ok || !a.once(row.At, "docs", "documentation", n.Decl) {
		return
	}
	if row.Text.Value != "" {
		n.Decl.Docs.Text = row.Text.Value
	}
	if row.Deprecated.Value != "" {
		n.Decl.Docs.Deprecated = row.Deprecated.Value
	}
}
