package wsdl

import (
	"errors"
	"io/fs"
	"net/url"
	"path"
	"strings"
)

// errEmptyLocation is a reference to a document that does not say which.
var errEmptyLocation = errors.New("the location is empty")

// resolve returns the name, below the root document's folder, of the file that
// a document refers to. Nothing else may ever be opened: a schema from a
// stranger must not be able to read a password file or call a server.
func resolve(from, location string) (string, error) {
	location = strings.ReplaceAll(strings.TrimSpace(location), `\`, "/") // Windows tools write "..\types\a.xsd"
	switch {
	case location == "":
		return "", errEmptyLocation
	case hasScheme(location), strings.HasPrefix(location, "//"):
		return "", errors.New("remote and file: imports are not allowed: only files below the root document's folder are read")
	case strings.ContainsAny(location, "?#"):
		return "", errors.New("a location with a query or a fragment is not allowed: only files below the root document's folder are read")
	}
	decoded, err := url.PathUnescape(location)
	if err != nil {
		return "", errors.New("the location is not a valid URI reference")
	}
	if strings.ContainsFunc(decoded, func(r rune) bool { return r < ' ' || r == 0x7f }) {
		return "", errors.New("a location with control characters is not allowed")
	}
	name := path.Join(path.Dir(from), decoded)
	if strings.HasPrefix(decoded, "/") || !fs.ValidPath(name) {
		return "", errors.New("the location leads out of the root document's folder")
	}
	return name, nil
}

// hasScheme reports whether a location begins as an absolute URI does. "C:" is
// a scheme, too, which suits us.
func hasScheme(location string) bool {
	scheme, _, found := strings.Cut(location, ":")
	return found && !strings.ContainsAny(scheme, "/?#") && scheme != ""
}

// location resolves the attribute of an import or include, and reports it when
// it may not be followed. An absent or empty one is "" without a report.
func (p *parser) location(n *node, key string) (name string, ok bool) {
	for up := n; up != nil; up = up.parent {
		if up.qualified(xmlSpace, "base") != "" {
			p.advise(up.posOf("xml:base"), up.el.Tag, "write locations relative to the document and remove xml:base",
				"xml:base is not supported: locations are resolved against the document they stand in")
			return "", false
		}
	}
	name, err := resolve(n.doc.name, n.attr(key))
	if errors.Is(err, errEmptyLocation) {
		return "", true
	}
	if err != nil {
		p.advise(n.posOf(key), n.el.Tag, "save the document beside the root document and write its file name",
			"%s %q: %s", key, n.attr(key), err)
		return "", false
	}
	return name, true
}
