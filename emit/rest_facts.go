package emit

import (
	"fmt"
	"strings"

	"github.com/ppgen/ppgen/ir"
)

// callDoc is the doc comment of a method over REST.
func (p *plan) callDoc(c *restCall) docText {
	op := c.op
	return docText{
		own:        fmt.Sprintf("%s sends %s %s.", op.Go, c.Method, c.Path),
		text:       op.Docs.Text,
		facts:      sentences(bodyFact(c.Body), repeatFacts(op.Repeat), replayFact(c), emptyFact(c), publicFact(c)) + "\n\n" + issueFact(c.Issues),
		deprecated: op.Docs.Deprecated,
	}
}

func bodyFact(b *ir.Body) string {
	if b == nil || b.Required || b.Form == ir.TextBody {
		return ""
	}
	return "The body may be nil."
}

// replayFact says what tells a repeat from the first success.
func replayFact(c *restCall) string {
	if c.Replay == "" {
		return ""
	}
	return "Status " + c.Replay + " answers a repeat."
}

// emptyFact says when there is no result.
func emptyFact(c *restCall) string {
	if c.answer.form != recordAnswer || !c.answer.optional {
		return ""
	}
	return "The result is nil when the answer has none."
}

func publicFact(c *restCall) string {
	if !c.Public {
		return ""
	}
	return "It needs no credentials."
}

// issueFact lists the issues that the contract knows of an operation.
func issueFact(issues []*ir.EnumValue) string {
	if len(issues) == 0 {
		return ""
	}
	var names []string
	for _, v := range issues {
		names = append(names, "["+v.Go+"]")
	}
	return "Issues: " + strings.Join(names, ", ") + "."
}
