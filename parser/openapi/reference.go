package openapi

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"net/url"
	"path"
	"strconv"
	"strings"

	"github.com/ppgen/ppgen/internal/near"
)

// link follows every reference that check queued, checks what it leads to, and
// so on until nothing is left. Only files below the root of fsys are opened.
func (p *parser) link() {
	for len(p.refs) > 0 {
		queue := p.refs
		p.refs = nil
		for _, n := range queue {
			p.linkOne(n)
		}
	}
}

func (p *parser) linkOne(n *node) {
	ref := n.get("$ref")
	target, err := p.find(n)
	if err != nil {
		p.list.Errorf(ref.pos(), n.pointer(), "the reference %q: %v", ref.text, err)
		return
	}
	if target == nil {
		return // the file has findings of its own
	}
	want := n.shape
	switch {
	case target.shape == want:
	case target.shape != nil:
		p.list.Errorf(ref.pos(), n.pointer(), "the reference %q leads to %s, expected %s", ref.text, target.shape.what, want.what)
		return
	case !p.fits(target, want):
		return
	default:
		p.check(target, want, nil, refLabel(target))
	}
	n.target = target
}

// refLabel names what stands outside of the places that OpenAPI has for it: the
// root of a file after the file, anything else after its member name.
func refLabel(target *node) string {
	if target.up == nil {
		base := path.Base(target.doc.name)
		return strings.TrimSuffix(base, path.Ext(base))
	}
	return labelToken(target.token())
}

// find returns the value a reference leads to. It is nil without an error when
// the file it stands in has been reported already.
func (p *parser) find(n *node) (*node, error) {
	ref := n.get("$ref")
	file, fragment, _ := strings.Cut(ref.text, "#")
	name, err := locate(n.doc.name, file)
	if err != nil {
		return nil, err
	}
	doc := p.document(name, ref.pos())
	if doc == nil {
		return nil, nil
	}
	fragment, err = url.PathUnescape(fragment)
	if err != nil {
		return nil, errors.New("the part after # is malformed")
	}
	return doc.root.find(fragment)
}

// locate returns the name within the file system of the file that a reference
// names from another file.
func locate(from, file string) (string, error) {
	if file == "" {
		return from, nil
	}
	u, err := url.Parse(file)
	switch {
	case err != nil:
		return "", errors.New("it is malformed")
	case u.Scheme != "" || u.Host != "" || strings.HasPrefix(file, "//"):
		return "", errors.New("it is remote; only files beside the document are read")
	case strings.HasPrefix(u.Path, "/") || strings.Contains(u.Path, `\`):
		return "", errors.New("it leads outside of the document's folder")
	case u.RawQuery != "":
		return "", errors.New("a file has no query")
	}
	name := path.Join(path.Dir(from), u.Path)
	if !fs.ValidPath(name) || strings.HasSuffix(u.Path, "/") {
		return "", errors.New("it leads outside of the document's folder, or to no file")
	}
	return name, nil
}

// find returns the value that a JSON pointer leads to from the root.
func (n *node) find(pointer string) (*node, error) {
	if pointer == "" {
		return n, nil
	}
	if pointer[0] != '/' {
		return nil, errors.New("anchors are not supported; expected # or #/ and a path")
	}
	for token := range strings.SplitSeq(pointer[1:], "/") {
		name := strings.ReplaceAll(strings.ReplaceAll(token, "~1", "/"), "~0", "~")
		next := n.step(name)
		if next == nil {
			return nil, fmt.Errorf("%s has no %q%s", n.pointer(), name, near.Hint(name, maps.Keys(n.indexed())))
		}
		n = next
	}
	return n, nil
}

// step returns a member by its name, or an item by its number.
func (n *node) step(token string) *node {
	if n.kind == object {
		return n.get(token)
	}
	for _, kid := range n.kids {
		if n.kind == list && strconv.Itoa(int(kid.number)) == token {
			return kid
		}
	}
	return nil
}

// deref returns what a value is in the end, after all references; nil when one
// of them leads nowhere, or back to itself.
func (p *parser) deref(n *node) *node {
	return p.follow(n, func(n *node) *node {
		if n.shape != nil && n.shape.ref && n.get("$ref") != nil {
			return n.target
		}
		return n
	})
}

// maxSteps is how far references may lead before they are looked at for a
// circle.
const maxSteps = 2 * maxDepth

// follow takes steps until one leads nowhere else. It returns nil when there is
// no end to them, which it reports.
func (p *parser) follow(n *node, next func(*node) *node) *node {
	for range maxSteps {
		to := next(n)
		if to == nil || to == n {
			return to
		}
		n = to
	}
	var names []string
	for at := n; at != nil && !p.looped[at]; at = next(at) {
		p.looped[at] = true
		names = append(names, at.pointer())
	}
	if names != nil {
		p.list.Errorf(n.pos(), n.pointer(), "reference cycle %s -> %s", strings.Join(names, " -> "), names[0])
	}
	return nil
}
