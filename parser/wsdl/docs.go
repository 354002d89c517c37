package wsdl

import (
	"strings"

	"github.com/beevik/etree"

	"github.com/ppgen/ppgen/ir"
)

// docsOf returns the documentation of a declaration as plain text: that of its
// xs:annotation or its wsdl:documentation. A declaration can be used many times;
// its text is read once.
func docsOf(n *node) ir.Docs {
	if !n.told {
		n.told, n.docs = true, readDocs(n)
	}
	return n.docs
}

func readDocs(n *node) ir.Docs {
	var texts []string
	for _, doc := range spoken(documentation(n)) {
		prose := new(prose)
		prose.tokens(doc.el.Child)
		if text := prose.String(); text != "" {
			texts = append(texts, text)
		}
	}
	return ir.Docs{Text: strings.Join(texts, "\n\n")}
}

// documentation returns the documentation elements of a declaration.
func documentation(n *node) []*node {
	var docs []*node
	for child := range n.children() {
		switch {
		case child.is(wsdl11, "documentation"):
			docs = append(docs, child)
		case child.is(xsd, "annotation"):
			for doc := range child.named(xsd, "documentation") {
				docs = append(docs, doc)
			}
		}
	}
	return docs
}

// spoken drops what is a translation: where English is among the languages,
// only that is kept, and what names no language.
func spoken(docs []*node) []*node {
	english := false
	for _, doc := range docs {
		english = english || isEnglish(language(doc))
	}
	if !english {
		return docs
	}
	var kept []*node
	for _, doc := range docs {
		if lang := language(doc); lang == "" || isEnglish(lang) {
			kept = append(kept, doc)
		}
	}
	return kept
}

func language(doc *node) string { return strings.ToLower(doc.qualified(xmlSpace, "lang")) }

func isEnglish(lang string) bool { return lang == "en" || strings.HasPrefix(lang, "en-") }

// tokens adds the content of a documentation element: its text, and the markup
// that is written as elements.
func (t *prose) tokens(tokens []etree.Token) {
	for _, token := range tokens {
		switch token := token.(type) {
		case *etree.CharData:
			t.markup(mend(token.Data))
		case *etree.Element:
			tag := strings.ToLower(token.Tag)
			t.open(tag)
			t.tokens(token.Child)
			t.close(tag)
		}
	}
}
