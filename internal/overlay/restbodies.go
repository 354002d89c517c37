package overlay

import (
	"slices"

	"github.com/ppgen/ppgen/internal/strict"
	"github.com/ppgen/ppgen/ir"
)

// A Part adds a part to a multipart body.
type Part struct {
	Operation strict.Text `yaml:"operation" required:"true" doc:"The operation."`
	Name      strict.Text `yaml:"name" required:"true" doc:"The name of the part. Its value is JSON that the document does not describe, unless it is files."`
	Files     bool        `yaml:"files" doc:"Whether it is files, each under the name with a number behind it: file1, file2."`
	Go        strict.Text `yaml:"go" doc:"Its exported Go name; without it, the one that follows from the name."`
	Docs      strict.Text `yaml:"docs" doc:"What it is, in plain text."`
	Reason    strict.Text `yaml:"reason" required:"true" doc:"How it is known that there is such a part."`
}

func (a *application) part(row Part) {
	const subject = "parts"
	op := a.restOperation(row.Operation, subject)
	if op == nil {
		return
	}
	body := op.REST.Body
	switch {
	case body == nil || body.Form != ir.MultipartBody:
		a.unused(row.Operation, subject, "%s has no multipart body", row.Operation.Value)
	case slices.ContainsFunc(body.Parts, func(p *ir.Part) bool { return p.Name.Local == row.Name.Value }):
		// This edition of the document says so itself, and better.
	case row.Files:
		body.Parts = append(body.Parts, &ir.Part{Field: row.field(body), File: true, Many: true, Numbered: true})
	default:
		field := row.field(body)
		field.Type = &ir.Raw{}
		// It comes first: a server that reads the parts in order knows what the
		// files are for.
		body.Parts = slices.Insert(body.Parts, 0, &ir.Part{
			Field: field, JSON: true, MediaType: "application/json", Style: ir.FormStyle, Explode: true,
		})
	}
}

// field returns the declaration of the part.
func (row Part) field(body *ir.Body) ir.Field {
	return ir.Field{Decl: ir.Decl{Name: ir.QName{Local: row.Name.Value}, Go: row.Go.Value, Docs: ir.Docs{Text: row.Docs.Value}, Pos: body.Pos}}
}

// A Result says what the body of an answer is that the document leaves out.
type Result struct {
	Operation strict.Text `yaml:"operation" required:"true" doc:"The operation."`
	Status    strict.Text `yaml:"status" required:"true" doc:"The status of the answer."`
	MediaType strict.Text `yaml:"media_type" required:"true" doc:"The media type of the body, which comes as a stream of bytes."`
	Reason    strict.Text `yaml:"reason" required:"true" doc:"How this is known."`
}

func (a *application) result(row Result) {
	const subject = "results"
	op := a.restOperation(row.Operation, subject)
	if op == nil || !a.once(row.Operation, subject, "answer "+row.Status.Value, op) {
		return
	}
	for _, r := range op.REST.Results {
		if r.Status() != row.Status.Value {
			continue
		}
		if r.Empty() {
			r.Form, r.MediaType = ir.BinaryBody, row.MediaType.Value
		}
		return // an edition of the document that has a body knows better
	}
	a.unused(row.Status, subject, "%s has no answer %s", row.Operation.Value, row.Status.Value)
}
