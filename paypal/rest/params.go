package rest

import (
	"encoding/base64"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/ppgen/ppgen/paypal/internal/wire"
	"github.com/ppgen/ppgen/paypal/money"
)

// Params are the parameters of a call that are not in its path.
type Params struct{ x Object }

// Query returns the parameters in a generated record; there are none when it is
// nil.
func Query[T any, P object[T]](p P) Params {
	if p == nil {
		return Params{}
	}
	return Params{p}
}

// A Style is how a parameter is written, when it is not written as most are:
// name=value in the query, and once for every item of a list.
type Style uint8

// The styles. Header and Reserved are added to another with |.
const (
	Form     Style = iota // a list as a=1&a=2, an object as its members
	Comma                 // a=1,2
	Space                 // a=1%202
	Pipe                  // a=1%7C2
	Deep                  // an object as a[b]=1
	JSONText              // the value as JSON

	Header   Style = 0x40 // in the header of the request
	Reserved Style = 0x80 // a colon, a slash and the like stay as they are
)

// style is how the parameter of a name is written.
type style struct {
	name  string
	style Style
}

// Style says how the parameter or part of a name is written.
func (f *Fields) Style(name string, s Style) {
	if !f.reading {
		f.w.styles = append(f.w.styles, style{name, s})
	}
}

// A node is a value that was written, to be written again in another form.
type node struct {
	name string
	kind Kinds  // 0: null
	text string // of a scalar
	raw  string // JSON
	kids []node // items or members
}

// nodesOf writes an object and returns its members, as each of them is to be
// written, and its files.
func nodesOf(x Object) (members []node, styles []style, files []part, err error) {
	f := writers.Get().(*Fields)
	f.writeRoot(x)
	styles, files = f.w.styles, f.w.files
	text, err := f.written(nil)
	if err != nil {
		return nil, nil, nil, err
	}
	var r reader
	r.start(text)
	return r.node("").kids, styles, files, r.finish()
}

// node reads the value that comes next.
func (r *reader) node(name string) node {
	n := node{name: name, kind: r.kind()}
	from := r.p
	switch n.kind {
	case ObjectKind:
		for ok := r.open(); ok && r.nextMember(); {
			n.kids = append(n.kids, r.node(string(r.memberName())))
		}
	case ArrayKind:
		for ok := r.open(); ok && r.nextItem(); {
			n.kids = append(n.kids, r.node(""))
		}
	default:
		t, _ := r.scalar(StringKind)
		n.text = string(t)
	}
	n.raw = string(r.s[from:r.p])
	return n
}

func styleOf(styles []style, name string) Style {
	i := slices.IndexFunc(styles, func(s style) bool { return s.name == name })
	if i < 0 {
		return Form
	}
	return styles[i].style
}

// apply writes the parameters into a call.
func (p Params) apply(call *wire.Call) error {
	if p.x == nil {
		return nil
	}
	members, styles, _, err := nodesOf(p.x)
	if err != nil {
		return err
	}
	var q query
	for _, n := range members {
		s := styleOf(styles, n.name)
		if s&Header == 0 {
			q.add(n, s)
			continue
		}
		if err := setHeader(call, n.name, n.flat(s), 0); err != nil {
			return err
		}
	}
	call.Target += q.String()
	return nil
}

// flat returns the value as one text.
func (n *node) flat(s Style) string {
	if s&^(Header|Reserved) == JSONText {
		return n.raw
	}
	return strings.Join(n.parts(), ",")
}

// parts returns the texts of a scalar, a list or an object, of which names and
// values take turns.
func (n *node) parts() []string {
	if n.kind != ObjectKind && n.kind != ArrayKind {
		return []string{n.text}
	}
	var parts []string
	for _, kid := range n.kids {
		if n.kind == ObjectKind {
			parts = append(parts, kid.name)
		}
		parts = append(parts, kid.flat(Form))
	}
	return parts
}

// A query is put together pair by pair.
type query struct{ strings.Builder }

func (q *query) pair(name, value string) {
	if q.Len() == 0 {
		q.WriteByte('?')
	} else {
		q.WriteByte('&')
	}
	q.WriteString(name)
	q.WriteByte('=')
	q.WriteString(value)
}

// add adds the pairs of one parameter.
func (q *query) add(n node, s Style) {
	escape := escapeQuery
	if s&Reserved != 0 {
		escape = escapeReserved
	}
	name := escapeQuery(n.name)
	switch base := s &^ Reserved; {
	case n.kind == 0:
	case base == JSONText:
		q.pair(name, escape(n.raw))
	case base == Comma || base == Space || base == Pipe:
		parts := n.parts()
		for i := range parts {
			parts[i] = escape(parts[i])
		}
		q.pair(name, strings.Join(parts, separators[base]))
	case n.kind == ArrayKind:
		for _, kid := range n.kids {
			q.pair(name, escape(kid.flat(Form)))
		}
	case n.kind == ObjectKind:
		for _, kid := range n.kids {
			if base == Deep {
				kid.name = n.name + "[" + kid.name + "]"
			}
			q.add(kid, s)
		}
	default:
		q.pair(name, escape(n.text))
	}
}

// separators stand between the items of a list in one pair.
var separators = map[Style]string{Comma: ",", Space: "%20", Pipe: "%7C"}

// escapeQuery writes a blank as %20, which every server understands.
func escapeQuery(s string) string { return strings.ReplaceAll(url.QueryEscape(s), "+", "%20") }

// escapeReserved is escapeQuery, but for the characters that can stand in a query
// without ending a pair.
func escapeReserved(s string) string { return reserved.Replace(escapeQuery(s)) }

var reserved = strings.NewReplacer("%3A", ":", "%2F", "/", "%3F", "?", "%5B", "[", "%5D", "]", "%40", "@",
	"%21", "!", "%24", "$", "%27", "'", "%28", "(", "%29", ")", "%2A", "*", "%2C", ",", "%3B", ";")

// target fills the values into a template such as /v2/orders/{id}.
func target(template string, values []string) (string, error) {
	var b strings.Builder
	for rest := template; ; {
		before, after, found := strings.Cut(rest, "{")
		b.WriteString(before)
		if !found {
			break
		}
		name, after, closed := strings.Cut(after, "}")
		if !closed || len(values) == 0 {
			return "", fmt.Errorf("the path %s has more parameters than there are values", template)
		}
		segment, err := escapePath(values[0])
		if err != nil {
			return "", fmt.Errorf("the path parameter %s %w", name, err)
		}
		b.WriteString(segment)
		rest, values = after, values[1:]
	}
	if len(values) > 0 {
		return "", fmt.Errorf("the path %s has fewer parameters than there are values", template)
	}
	return b.String(), nil
}

// escapePath writes a value as part of one segment of a path: nothing in it can
// lead elsewhere.
func escapePath(s string) (string, error) {
	switch {
	case s == "":
		return "", errEmpty
	case badText(s):
		return "", errControl
	case s == ".":
		return "%2E", nil
	case s == "..":
		return "%2E%2E", nil
	}
	return url.PathEscape(s), nil
}

// FormatInt returns an integer as a value for a path.
func FormatInt(v int) string { return strconv.Itoa(v) }

// FormatLong returns an integer as a value for a path.
func FormatLong(v int64) string { return strconv.FormatInt(v, 10) }

// FormatBool returns true or false as a value for a path.
func FormatBool(v bool) string { return strconv.FormatBool(v) }

// FormatDecimal returns a number as a value for a path.
func FormatDecimal(v money.Decimal) string { return v.String() }

// FormatBase64 returns bytes as text in base64.
func FormatBase64(v []byte) string { return base64.StdEncoding.EncodeToString(v) }

// Join returns a list of texts as a value for a path.
func Join[T ~string](list []T) string {
	texts := make([]string, len(list))
	for i, s := range list {
		texts[i] = string(s)
	}
	return strings.Join(texts, ",")
}

// JoinFunc is Join for other values than texts.
func JoinFunc[T any](list []T, format func(T) string) string {
	texts := make([]string, len(list))
	for i, v := range list {
		texts[i] = format(v)
	}
	return strings.Join(texts, ",")
}
