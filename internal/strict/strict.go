// Package strict reads the YAML files that people write for ppgen into structs,
// and says of everything that is not understood where it stands.
//
// The structs are the whole definition of a file: their tags name the keys,
// describe them and limit their values. [Decode] holds a file against them, and
// [Schema] prints them as a JSON Schema, so that an editor says the same.
//
//	yaml:"key"           the key; fields without one are not read
//	doc:"what it is"     the description
//	required:"true"      the key must be there
//	enum:"a,b"           the texts allowed
//	pattern:"^[a-z]+$"   what the text must match; hint:"…" says it in words
//	default:"a"          the text when the key is missing
//	min:"1"              how many items a list must have; the least of a number, else 0
//
// Texts are never empty. A field Pos of type diag.Pos gets the place of its
// struct. The keys of an embedded struct are keys of the struct around it.
package strict

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/ppgen/ppgen/internal/diag"
	"github.com/ppgen/ppgen/internal/near"
)

// A Text is a string and the place where it stands.
type Text struct {
	Value string
	Pos   diag.Pos
}

// String returns the value.
func (t Text) String() string { return t.Value }

var (
	textType = reflect.TypeFor[Text]()
	posType  = reflect.TypeFor[diag.Pos]()
)

// A key is one key of a file: a field of a struct with its tags.
type key struct {
	name     string
	doc      string
	index    []int
	required bool
	enum     []string
	pattern  *regexp.Regexp
	hint     string
	fallback string
	min      int // of the items of a list, or of a number
}

// keysOf returns the keys of a struct type.
func keysOf(t reflect.Type) []key {
	var keys []key
	for i := range t.NumField() {
		f := t.Field(i)
		tag := f.Tag
		name := tag.Get("yaml")
		if name == "" {
			if f.Anonymous {
				keys = append(keys, embedded(i, f.Type)...)
			}
			continue
		}
		k := key{name: name, doc: tag.Get("doc"), index: []int{i}, required: tag.Get("required") == "true", hint: tag.Get("hint"), fallback: tag.Get("default")}
		if enum := tag.Get("enum"); enum != "" {
			k.enum = strings.Split(enum, ",")
		}
		if pattern := tag.Get("pattern"); pattern != "" {
			k.pattern = regexp.MustCompile(pattern)
		}
		k.min, _ = strconv.Atoi(tag.Get("min"))
		keys = append(keys, k)
	}
	return keys
}

// embedded returns the keys of the struct in field i.
func embedded(i int, t reflect.Type) []key {
	keys := keysOf(t)
	for n := range keys {
		keys[n].index = append([]int{i}, keys[n].index...)
	}
	return keys
}

// Decode reads a file into the struct that into points to. What is wrong with it
// goes to list, and false comes back; what is right is read all the same.
func Decode(file string, data []byte, into any, list *diag.List) bool {
	d := &decoder{file: file, list: list, keys: map[reflect.Type][]key{}}
	if node := d.parse(data); node != nil {
		d.value(node, reflect.ValueOf(into).Elem(), key{}, "")
	}
	return !d.failed
}

type decoder struct {
	file   string
	list   *diag.List
	keys   map[reflect.Type][]key // of the types met so far
	failed bool
}

func (d *decoder) pos(n *yaml.Node) diag.Pos {
	return diag.Pos{File: d.file, Line: n.Line, Col: n.Column}
}

func (d *decoder) errorf(n *yaml.Node, subject, format string, args ...any) {
	d.errorAt(d.pos(n), subject, format, args...)
}

func (d *decoder) errorAt(pos diag.Pos, subject, format string, args ...any) {
	d.failed = true
	d.list.Errorf(pos, subject, format, args...)
}

// value reads a node into v. subject is the path to it.
func (d *decoder) value(n *yaml.Node, v reflect.Value, k key, subject string) {
	if !d.plain(n, subject) {
		return
	}
	switch t := v.Type(); {
	case t == textType:
		if text, ok := d.text(n, k, subject); ok {
			v.Set(reflect.ValueOf(Text{text, d.pos(n)}))
		}
	case t.Kind() == reflect.String:
		if text, ok := d.text(n, k, subject); ok {
			v.SetString(text)
		}
	case t.Kind() == reflect.Bool:
		d.bool(n, v, subject)
	case t.Kind() == reflect.Int:
		d.int(n, v, k, subject)
	case t.Kind() == reflect.Slice:
		d.items(n, v, k, subject)
	case t.Kind() == reflect.Map:
		d.mapping(n, v, subject)
	case t.Kind() == reflect.Pointer:
		v.Set(reflect.New(t.Elem()))
		d.value(n, v.Elem(), k, subject)
	default:
		d.record(n, v, subject)
	}
}

// plain refuses what YAML offers beyond values. Aliases make a file hard to
// read, and can make a small one enormous.
func (d *decoder) plain(n *yaml.Node, subject string) bool {
	switch {
	case n.Kind == yaml.AliasNode || n.Anchor != "":
		d.errorf(n, subject, "anchors and aliases are not read here; write the value out")
	case n.Style&yaml.TaggedStyle != 0:
		d.errorf(n, subject, "the tag %s is not read here; leave it out", n.Tag)
	default:
		return true
	}
	return false
}

// is reports whether a scalar has the tag, and says what was expected if not.
func (d *decoder) is(n *yaml.Node, tag, subject, want string) bool {
	if n.Kind == yaml.ScalarNode && n.ShortTag() == tag {
		return true
	}
	d.errorf(n, subject, "expected %s, found %s", want, found(n))
	return false
}

// found describes a node for an error text.
func found(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "keys with values"
	case yaml.SequenceNode:
		return "a list"
	}
	switch n.ShortTag() {
	case "!!null":
		return "nothing"
	case "!!str":
		return fmt.Sprintf("the text %q", n.Value)
	}
	return n.Value
}

func (d *decoder) text(n *yaml.Node, k key, subject string) (string, bool) {
	want := "a text"
	if n.Kind == yaml.ScalarNode && n.ShortTag() != "!!null" {
		want = fmt.Sprintf("a text, in quotes: %q", n.Value)
	}
	if !d.is(n, "!!str", subject, want) {
		return "", false
	}
	switch text := n.Value; {
	case text == "":
		d.errorf(n, subject, "the text is empty")
	case k.enum != nil && !slices.Contains(k.enum, text):
		d.errorf(n, subject, "%q is not one of %s%s", text, strings.Join(k.enum, ", "), near.Hint(text, slices.Values(k.enum)))
	case k.pattern != nil && !k.pattern.MatchString(text):
		d.errorf(n, subject, "%q is not %s", text, k.hint)
	default:
		return text, true
	}
	return "", false
}

func (d *decoder) bool(n *yaml.Node, v reflect.Value, subject string) {
	if d.is(n, "!!bool", subject, "true or false") {
		v.SetBool(strings.EqualFold(n.Value, "true"))
	}
}

func (d *decoder) int(n *yaml.Node, v reflect.Value, k key, subject string) {
	want := fmt.Sprintf("a whole number, %d or more", k.min)
	if !d.is(n, "!!int", subject, want) {
		return
	}
	number, err := strconv.ParseInt(n.Value, 10, 32)
	if err != nil || number < int64(k.min) {
		d.errorf(n, subject, "expected %s, found %s", want, n.Value)
		return
	}
	v.SetInt(number)
}

func (d *decoder) items(n *yaml.Node, v reflect.Value, k key, subject string) {
	if n.Kind != yaml.SequenceNode {
		d.errorf(n, subject, "expected a list, found %s", found(n))
		return
	}
	if len(n.Content) < k.min {
		d.errorf(n, subject, "the list needs at least %d item", k.min)
	}
	k.min = 0
	for i, item := range n.Content {
		e := reflect.New(v.Type().Elem()).Elem()
		d.value(item, e, k, fmt.Sprintf("%s[%d]", subject, i))
		v.Set(reflect.Append(v, e))
	}
}

// mapping reads keys that the file itself chooses.
func (d *decoder) mapping(n *yaml.Node, v reflect.Value, subject string) {
	v.Set(reflect.MakeMap(v.Type()))
	d.pairs(n, subject, func(name string, _, value *yaml.Node) {
		e := reflect.New(v.Type().Elem()).Elem()
		d.value(value, e, key{}, below(subject, name))
		v.SetMapIndex(reflect.ValueOf(name), e)
	})
}

func (d *decoder) record(n *yaml.Node, v reflect.Value, subject string) {
	if f := v.FieldByName("Pos"); f.IsValid() && f.Type() == posType {
		f.Set(reflect.ValueOf(d.pos(n)))
	}
	keys, ok := d.keys[v.Type()]
	if !ok {
		keys = keysOf(v.Type())
		d.keys[v.Type()] = keys
	}
	given := map[string]bool{}
	ok = d.pairs(n, subject, func(name string, at, value *yaml.Node) {
		i := slices.IndexFunc(keys, func(k key) bool { return k.name == name })
		if i < 0 {
			d.errorf(at, subject, "%q is not a key here%s", name, near.Hint(name, names(keys)))
			return
		}
		given[name] = true
		d.value(value, v.FieldByIndex(keys[i].index), keys[i], below(subject, name))
	})
	if !ok {
		return
	}
	for _, k := range keys {
		switch f := v.FieldByIndex(k.index); {
		case given[k.name]:
		case k.required:
			d.errorf(n, subject, "the key %s is missing: %s", k.name, k.doc)
		case k.fallback != "" && f.Type() == textType:
			f.Set(reflect.ValueOf(Text{k.fallback, d.pos(n)}))
		case k.fallback != "":
			f.SetString(k.fallback)
		}
	}
}

// pairs calls f for every key of a mapping and its value. It reports false when
// the node is not a mapping.
func (d *decoder) pairs(n *yaml.Node, subject string, f func(name string, at, value *yaml.Node)) bool {
	if n.Kind != yaml.MappingNode {
		d.errorf(n, subject, "expected keys with values, found %s", found(n))
		return false
	}
	first := map[string]*yaml.Node{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		at, value := n.Content[i], n.Content[i+1]
		if !d.plain(at, subject) || !d.is(at, "!!str", subject, "a key") {
			continue
		}
		if other := first[at.Value]; other != nil {
			d.errorf(at, subject, "the key %s is there already, at line %d", at.Value, other.Line)
			continue
		}
		first[at.Value] = at
		f(at.Value, at, value)
	}
	return true
}

func names(keys []key) func(func(string) bool) {
	return func(yield func(string) bool) {
		for _, k := range keys {
			if !yield(k.name) {
				return
			}
		}
	}
}

func below(subject, name string) string {
	if subject == "" {
		return name
	}
	return subject + "/" + name
}
