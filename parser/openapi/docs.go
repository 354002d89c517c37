package openapi

import (
	"encoding/json"
	"slices"
	"strings"
	"unicode"

	"github.com/ppgen/ppgen/internal/prose"
	"github.com/ppgen/ppgen/ir"
)

// deprecated is what documentation says of what the document only marks.
const deprecated = "the document marks it as deprecated"

// plain returns a member of an object as plain text. Schemas are looked at once
// for each of their uses, so the text is kept.
func (n *node) plain(name string) string {
	member := n.get(name)
	if member == nil {
		return ""
	}
	text, known := n.doc.prose[member]
	if !known {
		text = prose.Markdown(member.text)
		n.doc.prose[member] = text
	}
	return text
}

// docsOf returns the documentation of an object: its description, or else its
// summary or title.
func docsOf(n *node) ir.Docs {
	var d ir.Docs
	for _, name := range []string{"description", "summary", "title"} {
		if d.Text = n.plain(name); d.Text != "" {
			break
		}
	}
	if n.is("deprecated") {
		d.Deprecated = deprecated
	}
	return d
}

// operationDocs returns the summary of an operation and, where it says more,
// its description.
func operationDocs(n *node) ir.Docs {
	d := docsOf(n)
	summary := n.plain("summary")
	if summary != "" && !strings.HasPrefix(d.Text, strings.TrimRight(summary, ".")) {
		d.Text = strings.TrimRight(summary, ".") + ".\n\n" + d.Text
	}
	return d
}

// fieldDocs returns what the schemas of a property say of it themselves. What
// they refer to has documentation of its own.
func (b *builder) fieldDocs(schemas []*node, t traits) ir.Docs {
	var d ir.Docs
	for _, n := range schemas {
		if d.Text == "" {
			d.Text = n.plain("description")
		}
	}
	if t.deprecated {
		d.Deprecated = deprecated
	}
	return d
}

// valueDocs returns the documentation of a value of an enumeration: what a
// schema says that is nothing but the value, the one description that an object
// with the value can have, or else the extension that lists descriptions in the
// order of the values.
func valueDocs(value *node) ir.Docs {
	if value.name == "const" {
		return docsOf(value.up)
	}
	enum := value.up
	if beside := enum.up.up.at("description", "enum"); enum.len() == 1 && beside.len() == 1 && enum.up.name != "description" {
		return ir.Docs{Text: prose.Markdown(beside.kids[0].text)}
	}
	if enum.len() == 1 && (hasName(enum.up) || isArm(enum.up)) {
		return docsOf(enum.up)
	}
	for _, name := range []string{"x-enum-descriptions", "x-enumDescriptions"} {
		descriptions := enum.up.get(name)
		if descriptions.len() != enum.len() || descriptions.kind != list {
			continue
		}
		return ir.Docs{Text: prose.Markdown(descriptions.kids[slices.Index(enum.kids, value)].text)}
	}
	return ir.Docs{}
}

// isArm reports whether a schema is one of the alternatives of another.
func isArm(n *node) bool { return n.up != nil && (n.up.name == "anyOf" || n.up.name == "oneOf") }

// oneLine returns a text without line breaks and control characters.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return unicode.IsControl(r) || unicode.IsSpace(r)
	}), " ")
}

func quote(s string) string {
	quoted, err := json.Marshal(s)
	if err != nil {
		return `""` // a string always has a JSON form
	}
	return string(quoted)
}
