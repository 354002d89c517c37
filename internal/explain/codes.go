package explain

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/ppgen/ppgen/ir"
	"github.com/ppgen/ppgen/paypal"
)

// A code is the code of an error, of REST or of the Classic operations.
type code struct {
	*rest
	text   string
	issues []issue // where documents declare it
}

// An issue is a code as a document declares it.
type issue struct {
	api   *ir.API
	value *ir.EnumValue
}

// codes returns the code with a name: the text itself, or a constant.
func (x *rest) codes(name string) []Fact {
	text := x.codeText(name)
	c := &code{rest: x, text: text}
	for _, api := range x.apis {
		for _, v := range issuesIn(api) {
			if v.Name.Local == text {
				c.issues = append(c.issues, issue{api, v})
			}
		}
	}
	if c.issues == nil && classesOf(&paypal.Error{Code: text}) == nil {
		return nil
	}
	return []Fact{c}
}

// codeText returns the text of the code that a constant names.
func (x *rest) codeText(name string) string {
	for _, api := range x.apis {
		for _, v := range issuesIn(api) {
			if isGoName(name, api.Name, v.Go) {
				return v.Name.Local
			}
		}
	}
	return name
}

func issuesIn(api *ir.API) []*ir.EnumValue {
	if api.Issues == nil {
		return nil
	}
	return api.Issues.Values
}

func (c *code) brief() string {
	if c.issues == nil {
		return "the code of an error, " + c.text
	}
	first := c.issues[0]
	return fmt.Sprintf("%s.%s, %s", first.api.Name, first.value.Go, c.at(c.text, first.value.Decl))
}

func (c *code) write(b *strings.Builder) {
	head(b, c.text)
	var names, docs []string
	for _, i := range c.issues {
		names = append(names, c.at(i.api.Name+"."+i.value.Go, i.value.Decl))
		if text := i.value.Docs.Text; text != "" && !slices.Contains(docs, text) {
			docs = append(docs, text)
		}
	}
	lines(b, "Go", names...)
	lines(b, "meaning", docs...)
	c.meaning(b)
	lines(b, "issue of", c.answers()...)
}

// answers lists the operations and statuses that declare the code.
func (c *code) answers() []string {
	var texts []string
	for _, i := range c.issues {
		for _, op := range i.api.Ops {
			var statuses []string
			for _, r := range op.REST.Errors {
				if slices.Contains(r.Issues, i.value) {
					statuses = append(statuses, r.Status())
				}
			}
			if statuses != nil {
				texts = append(texts, fmt.Sprintf("%s %s: %s", i.api.Name, op.Name.Local, strings.Join(statuses, ", ")))
			}
		}
	}
	return texts
}

// meaning writes the classes and the advice: those of the code, or when that has
// none, those of the statuses that it comes with.
func (c *code) meaning(b *strings.Builder) {
	if e := (&paypal.Error{Code: c.text}); classesOf(e) != nil {
		lines(b, "errors.Is", classesOf(e)...)
		lines(b, "advice", adviceText(e))
		return
	}
	var classes, advice []string
	for _, status := range c.statuses() {
		e := &paypal.Error{Name: c.text, Code: c.text, Status: status}
		for _, class := range classesOf(e) {
			classes = append(classes, fmt.Sprintf("%s, by status %d", class, status))
		}
		advice = append(advice, fmt.Sprintf("%s, by status %d", adviceText(e), status))
	}
	lines(b, "errors.Is", classes...)
	lines(b, "advice", advice...)
}

// statuses returns the statuses of answers with the code.
func (c *code) statuses() []int {
	var all []int
	for _, i := range c.issues {
		for _, op := range i.api.Ops {
			for _, r := range op.REST.Errors {
				if status, err := strconv.Atoi(r.Status()); err == nil && slices.Contains(r.Issues, i.value) {
					all = append(all, status)
				}
			}
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// A classTarget is a class of errors, and its name in package paypal.
type classTarget struct {
	name   string
	target error
}

var classTargets = []classTarget{
	{"ErrAuth", paypal.ErrAuth},
	{"ErrPermission", paypal.ErrPermission},
	{"ErrConfiguration", paypal.ErrConfiguration},
	{"ErrValidation", paypal.ErrValidation},
	{"ErrNotFound", paypal.ErrNotFound},
	{"ErrState", paypal.ErrState},
	{"ErrLimit", paypal.ErrLimit},
	{"ErrDeclined", paypal.ErrDeclined},
	{"ErrRisk", paypal.ErrRisk},
	{"ErrFunding", paypal.ErrFunding},
	{"ErrBuyerAction", paypal.ErrBuyerAction},
	{"ErrDuplicate", paypal.ErrDuplicate},
	{"ErrInProgress", paypal.ErrInProgress},
	{"ErrRateLimited", paypal.ErrRateLimited},
	{"ErrUnavailable", paypal.ErrUnavailable},
	{"ErrCommunication", paypal.ErrCommunication},
	{"ErrPartial", paypal.ErrPartial},
	{"ErrOutcomeUnknown", paypal.ErrOutcomeUnknown},
}

// classesOf returns the classes that errors.Is finds: "paypal.ErrDeclined
// (payment declined)".
func classesOf(e *paypal.Error) []string {
	var texts []string
	for _, c := range classTargets {
		if errors.Is(e, c.target) {
			texts = append(texts, fmt.Sprintf("paypal.%s (%s)", c.name, strings.TrimPrefix(c.target.Error(), "paypal: ")))
		}
	}
	return texts
}

// adviceText names an advice, and its constant.
func adviceText(e *paypal.Error) string {
	advice := e.Advice()
	if advice == paypal.AdviceNone {
		return "none: read the message"
	}
	return fmt.Sprintf("%s (%s)", advice, adviceConstant(advice))
}

// adviceConstant names the constant of an advice, which has its words.
func adviceConstant(advice paypal.Advice) string {
	name := "paypal.Advice"
	for word := range strings.SplitSeq(string(advice), "-") {
		name += strings.ToUpper(word[:1]) + word[1:]
	}
	return name
}
