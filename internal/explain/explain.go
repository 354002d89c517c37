// Package explain answers what a name of a contract means: the name of a Go
// type, field, constant or method, of an element or a path of elements, of a
// member or a path of members, of a value of an enumeration, of an operation, of
// a name-value pair, or the code of an error. The answer has every spelling of
// it, where it travels, and the rows of overlays that made its name.
package explain

import (
	"fmt"
	"io"
	"maps"
	"strings"

	"github.com/ppgen/ppgen/internal/near"
	"github.com/ppgen/ppgen/ir"
)

// A Document is an API, and how messages name the folder that it was read from.
type Document struct {
	API *ir.API
	Dir string
}

// An Answer is what is known of a name.
type Answer struct {
	Name    string
	Classic []*Classic // of the documents of SOAP and name-value pairs that know it
	REST    []Fact     // of all documents of REST together
	Near    []string   // when it means nothing: names that are spelled almost like it
}

// Known reports whether the name means anything.
func (a *Answer) Known() bool { return len(a.Classic)+len(a.REST) > 0 }

// Unknown says that the name means nothing, and what may have been meant.
func (a *Answer) Unknown() string {
	text := fmt.Sprintf("nothing is known of %q", a.Name)
	if len(a.Near) == 0 {
		return text + "; ask for a name-value pair, a Go name, a path of elements or members, an operation or the code of an error"
	}
	return text + "; did you mean " + strings.Join(a.Near, " or ") + "?"
}

// Explain looks a name up in documents. Those of REST are taken together, for
// they share types.
func Explain(docs []Document, name string) *Answer {
	a := &Answer{Name: name}
	var classic []*index
	var others []Document
	for _, d := range docs {
		if overREST(d.API) {
			others = append(others, d)
			continue
		}
		x := newIndex(d)
		classic = append(classic, x)
		if c := x.classic(name); c.Known() {
			a.Classic = append(a.Classic, c)
		}
	}
	x := newREST(others)
	a.REST = x.facts(name)
	if !a.Known() {
		a.REST = x.facts(strings.ToUpper(name))
	}
	if !a.Known() {
		names := x.names()
		for _, x := range classic {
			maps.Copy(names, x.names())
		}
		a.Near = near.Matches(name, maps.Keys(names))
	}
	return a
}

// Write writes the answer for a person.
func (a *Answer) Write(out io.Writer) error {
	var b strings.Builder
	for _, c := range a.Classic {
		c.write(&b)
	}
	writeFacts(&b, a.Name, a.REST)
	_, err := io.WriteString(out, strings.TrimPrefix(b.String(), "\n"))
	return err
}
