package naming

import (
	"go/token"
	"go/types"
	"slices"
	"strings"

	"github.com/ppgen/ppgen/ir"
)

// imported are the packages that generated code and programs beside it import.
// A package of such a name would have to be renamed in every file that uses it.
var imported = []string{
	"base64", "big", "bufio", "builtin", "bytes", "cmp", "context", "crypto", "errors", "fmt", "hex", "hmac", "html",
	"http", "httptest", "io", "iter", "json", "log", "maps", "math", "money", "multipart", "net", "nvp", "os",
	"path", "paypal", "rand", "reflect", "regexp", "rest", "runtime", "sha256", "slices", "slog", "soap",
	"sort", "strconv", "strings", "sync", "template", "testing", "time", "tls", "unicode", "unsafe", "url", "utf8",
	"webhook", "x509", "xml",
}

// special are folder names that the go command or an operating system treats in
// a way of its own.
var special = []string{
	"aux", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "con", "docs", "documentation",
	"init", "internal", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "main", "nul", "prn",
	"std", "test", "testdata", "tool", "vendor",
}

// empty are the words that say of a service that it is one.
var empty = []string{"service", "services", "interface", "port", "binding", "soap", "webservice", "api"}

// maxPackage bounds package names: they are written before every identifier.
const maxPackage = 30

// Package returns the name of a Go package after the first of the texts that
// gives one: a service's name, a namespace. The result is an identifier of
// lower-case letters and digits that hides nothing and is an ordinary folder.
func Package(texts ...string) string {
	name := ""
	for _, text := range texts {
		if name = packageName(text); name != "" {
			break
		}
	}
	switch {
	case name == "":
		return "client"
	case name[0] <= '9':
		return "api" + name
	case isReserved(name) || slices.Contains(imported, name) || slices.Contains(special, name):
		return name + "api"
	}
	return name
}

// PackageFor returns the name of the package for api: its own if it has one,
// else one after its title or its first namespace.
func PackageFor(api *ir.API) string {
	if api.Name != "" {
		return api.Name
	}
	texts := []string{api.Title}
	if len(api.Ops) > 0 {
		texts = append(texts, lastPart(api.Ops[0].Name.Space))
	}
	if len(api.Types) > 0 {
		texts = append(texts, lastPart(api.Types[0].Declaration().Name.Space))
	}
	return Package(texts...)
}

// lastPart returns what a URI ends with.
func lastPart(uri string) string {
	uri = strings.TrimRight(uri, "/#:")
	return uri[strings.LastIndexAny(uri, "/#:")+1:]
}

// packageName joins the words of a text, without those at its end that say
// nothing.
func packageName(text string) string {
	var words []string
	for _, segment := range segments(text) {
		for _, word := range split(segment) {
			if word = asciiLower(word); word != "" {
				words = append(words, word)
			}
		}
	}
	for len(words) > 1 && slices.Contains(empty, words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	name := ""
	for _, word := range words {
		if name != "" && len(name)+len(word) > maxPackage {
			break
		}
		name += word
	}
	return name[:min(len(name), maxPackage)]
}

// asciiLower returns the letters and digits of a word that every file system
// can spell.
func asciiLower(word string) string {
	return strings.Map(func(r rune) rune {
		if 'a' <= r && r <= 'z' || '0' <= r && r <= '9' {
			return r
		}
		return -1
	}, strings.ToLower(word))
}

// isReserved reports whether an identifier is a keyword or predeclared.
func isReserved(name string) bool {
	return token.IsKeyword(name) || types.Universe.Lookup(name) != nil
}
