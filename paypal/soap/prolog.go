package soap

import (
	"bytes"
	"errors"
	"strings"
)

// document moves to the document element, past an XML declaration, comments
// and processing instructions.
func (d *Decoder) document() bool {
	if d.err != nil {
		return false
	}
	if bytes.HasPrefix(d.s, []byte("<?xml")) {
		decl, err := parseDeclaration(d.s)
		if err != nil {
			return d.fail(err.Error())
		}
		d.p = decl.length
	}
	if !d.misc() {
		return false
	}
	if d.p >= len(d.s) {
		return d.fail("there is no XML element")
	}
	return d.start()
}

// finish checks that nothing but comments and processing instructions follows
// the document element, and returns the first error.
func (d *Decoder) finish() error {
	if d.err == nil && d.misc() && d.p < len(d.s) {
		d.fail("something follows the document element")
	}
	return d.err
}

// misc passes what may stand around the document element, up to a start tag or
// the end.
func (d *Decoder) misc() bool {
	for {
		d.skipSpace()
		if d.p+1 >= len(d.s) {
			return d.p == len(d.s) || d.fail("expected an XML element")
		}
		switch c := d.s[d.p+1]; {
		case d.s[d.p] != '<' || c == '/':
			return d.fail("expected an XML element")
		case c != '!' && c != '?':
			return true
		}
		if _, ok := d.markup(); !ok {
			return false
		}
	}
}

// A declaration is what an XML declaration says.
type declaration struct {
	encoding string // empty when it does not say
	length   int    // in bytes; 0 when there is no declaration
}

var errDeclaration = errors.New(`the XML declaration is wrong: expected <?xml version="1.0" encoding="UTF-8"?>`)

// parseDeclaration reads the XML declaration that a document begins with. It
// only asks for ASCII, so that it may be called before the encoding is known.
func parseDeclaration(s []byte) (declaration, error) {
	const usual = `<?xml version="1.0" encoding="UTF-8"?>`
	if len(s) >= len(usual) && string(s[:len(usual)]) == usual {
		return declaration{"UTF-8", len(usual)}, nil
	}
	if !bytes.HasPrefix(s, []byte("<?xml")) || len(s) > 5 && classes[s[5]]&isSpace == 0 && s[5] != '?' {
		return declaration{}, nil
	}
	end := bytes.Index(s[:min(len(s), 1024)], []byte("?>"))
	if end < 0 {
		return declaration{}, errDeclaration
	}
	rest := string(s[5:end])
	version, rest := pseudoAttr(rest, "version")
	encoding, rest := pseudoAttr(rest, "encoding")
	standalone, rest := pseudoAttr(rest, "standalone")
	switch {
	case version == "1.1":
		return declaration{}, errors.New("XML 1.1 is not supported: expected version 1.0")
	case version != "1.0", trim(rest) != "", standalone != "" && standalone != "yes" && standalone != "no":
		return declaration{}, errDeclaration
	}
	return declaration{encoding, end + 2}, nil
}

// pseudoAttr reads name="value" at the beginning of s, after white space. When
// something else stands there, the value is empty and rest is s.
func pseudoAttr(s, name string) (value, rest string) {
	t := strings.TrimLeft(s, " \t\r\n")
	after, ok := strings.CutPrefix(t, name)
	if !ok || len(t) == len(s) {
		return "", s
	}
	after, ok = strings.CutPrefix(strings.TrimLeft(after, " \t\r\n"), "=")
	after = strings.TrimLeft(after, " \t\r\n")
	if !ok || after == "" || after[0] != '"' && after[0] != '\'' {
		return "", s
	}
	value, rest, ok = strings.Cut(after[1:], after[:1])
	if !ok || !isLabel(value) {
		return "", s
	}
	return value, rest
}

// isLabel reports whether s could be a version, the name of an encoding, or yes
// or no.
func isLabel(s string) bool {
	for i := range len(s) {
		if classes[s[i]]&inName == 0 || s[i] >= 0x80 {
			return false
		}
	}
	return s != ""
}
