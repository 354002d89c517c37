package wsdl

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/beevik/etree"

	"github.com/ppgen/ppgen/internal/prose"
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
		plain := new(prose.Text)
		addTokens(plain, doc.el.Child)
		if text := plain.String(); text != "" {
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

// addTokens adds the content of a documentation element: its text, and the
// markup that is written as elements.
func addTokens(t *prose.Text, tokens []etree.Token) {
	for _, token := range tokens {
		switch token := token.(type) {
		case *etree.CharData:
			t.Markup(mend(token.Data))
		case *etree.Element:
			tag := strings.ToLower(token.Tag)
			t.Open(tag)
			addTokens(t, token.Child)
			t.Close(tag)
		}
	}
}

// garbled is UTF-8 that was taken for ISO-8859-1, and encoded once more: where
// "don’t" was written, the reader finds "donâ", and two control characters.
var garbled = regexp.MustCompile(`[\x{c2}-\x{f4}][\x{80}-\x{bf}]+`)

// mend repairs garbled text. Control characters are what betrays it, because
// they have no place in documentation.
func mend(text string) string {
	if !strings.ContainsFunc(text, func(r rune) bool { return 0x80 <= r && r < 0xa0 }) {
		return text
	}
	return garbled.ReplaceAllStringFunc(text, func(found string) string {
		var raw []byte
		for _, r := range found {
			raw = append(raw, byte(r))
		}
		if !utf8.Valid(raw) {
			return found
		}
		return string(raw)
	})
}
