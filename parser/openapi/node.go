package openapi

import (
	"iter"
	"slices"
	"strconv"
	"strings"

	"github.com/ppgen/ppgen/internal/diag"
)

// A node is a value of a document and the place where it stands. JSON and YAML
// give the same tree. All methods take a nil node for a value that is absent.
type node struct {
	kind  kind
	text  string // of a string, a number (as written) or a boolean
	name  string // of the member that the node is the value of
	doc   *document
	up    *node   // the object or list around it
	kids  []*node // the members or items, in the document's order
	index map[string]*node

	line, col int32 // of the member's name, or else of the value
	number    int32 // of an item in its list, as the document has it

	// What follows is set by check: what the node was found to be, where a
	// reference leads, and for a schema its owner, which is the schema around it,
	// and the label to append to the owner's name.
	shape  *shape
	target *node
	owner  *node
	label  string
}

// A kind is a set of kinds of values; a node has one of them.
type kind uint8

const (
	null kind = 1 << iota
	boolean
	number
	text
	list
	object
)

var kindNames = map[kind]string{
	null: "null", boolean: "a boolean", number: "a number", text: "a string", list: "an array", object: "an object",
}

// String names the kinds: "a string or an array".
func (k kind) String() string {
	var names []string
	for one := null; one <= object; one <<= 1 {
		if k&one != 0 {
			names = append(names, kindNames[one])
		}
	}
	return strings.Join(names, " or ")
}

// manyMembers is from how many members on an object looks them up in an index.
const manyMembers = 12

// get returns the value of a member, or nil.
func (n *node) get(name string) *node {
	if n == nil || n.kind != object {
		return nil
	}
	if len(n.kids) >= manyMembers {
		return n.indexed()[name]
	}
	for _, kid := range n.kids {
		if kid.name == name {
			return kid
		}
	}
	return nil
}

// indexed returns the members by name. A tree is used by one goroutine.
func (n *node) indexed() map[string]*node {
	if n.index == nil {
		n.index = make(map[string]*node, len(n.kids))
		for _, kid := range n.kids {
			n.index[kid.name] = kid
		}
	}
	return n.index
}

// at follows member names.
func (n *node) at(names ...string) *node {
	for _, name := range names {
		n = n.get(name)
	}
	return n
}

// str returns the text of a member that is a string, a number or a boolean.
func (n *node) str(name string) string {
	if m := n.get(name); m != nil {
		return m.text
	}
	return ""
}

// is reports whether a member is true.
func (n *node) is(name string) bool { return n.str(name) == "true" }

// all yields the members of an object or the items of a list.
func (n *node) all() iter.Seq[*node] {
	return func(yield func(*node) bool) {
		if n == nil {
			return
		}
		for _, kid := range n.kids {
			if !yield(kid) {
				return
			}
		}
	}
}

// len returns how many members or items there are.
func (n *node) len() int {
	if n == nil {
		return 0
	}
	return len(n.kids)
}

// pos returns the place of the node.
func (n *node) pos() diag.Pos {
	if n == nil {
		return diag.Pos{}
	}
	return diag.Pos{File: n.doc.name, Line: int(n.line), Col: int(n.col)}
}

// pointer returns the JSON pointer that leads to the node in its document:
// "#/paths/~1v1~1plans/get". It is the subject of findings.
func (n *node) pointer() string {
	var tokens []string
	for ; n != nil && n.up != nil; n = n.up {
		tokens = append(tokens, escapeToken(n.token()))
	}
	slices.Reverse(tokens)
	if len(tokens) > 2*maxTokens {
		tokens = slices.Concat(tokens[:maxTokens], []string{"…"}, tokens[len(tokens)-maxTokens:])
	}
	return strings.Join(append([]string{"#"}, tokens...), "/")
}

// maxTokens is how much of either end of a pointer is shown.
const maxTokens = 12

// token is what a JSON pointer calls the node within the value around it.
func (n *node) token() string {
	if n.up.kind == object {
		return n.name
	}
	return strconv.Itoa(int(n.number))
}

var tokenEscaper = strings.NewReplacer("~", "~0", "/", "~1")

func escapeToken(s string) string {
	if !strings.ContainsAny(s, "~/") {
		return s
	}
	return tokenEscaper.Replace(s)
}

// same reports whether two values are equal, wherever they stand and in
// whatever order their members come.
func same(a, b *node) bool {
	if a == b {
		return true
	}
	if a == nil || b == nil || a.kind != b.kind || a.text != b.text || len(a.kids) != len(b.kids) {
		return false
	}
	for i, kid := range a.kids {
		other := b.kids[i]
		if a.kind == object {
			other = b.get(kid.name)
		}
		if !same(kid, other) {
			return false
		}
	}
	return true
}
