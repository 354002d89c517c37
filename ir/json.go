package ir

import (
	"bytes"
	"encoding/json"
)

// An object is written with a line for each member, a line on a single one.
// The members keep their order.
type (
	object []member
	line   object
	member struct {
		key   string
		value any
	}
)

// add adds a member unless its value says nothing.
func (o *object) add(key string, value any) {
	switch value {
	case "", false, 0:
		return
	}
	if list, ok := value.([]any); ok && len(list) == 0 {
		return
	}
	*o = append(*o, member{key, value})
}

func (o *object) docs(docs Docs) {
	o.add("docs", docs.Text)
	o.add("deprecated", docs.Deprecated)
}

func (l *line) add(key string, value any) { (*object)(l).add(key, value) }

func leaves[T any](items []T, f func(T) any) []any {
	list := make([]any, len(items))
	for i, item := range items {
		list[i] = f(item)
	}
	return list
}

// render writes a tree as JSON.
func render(o object) []byte {
	var b bytes.Buffer
	write(&b, o, "\n")
	b.WriteByte('\n')
	return b.Bytes()
}

// write writes a value; newline begins a line at its depth. Lists are never
// empty, because add leaves those out.
func write(b *bytes.Buffer, value any, newline string) {
	switch v := value.(type) {
	case object:
		if len(v) == 0 {
			b.WriteString("{}")
			return
		}
		deeper := newline + "  "
		for i, m := range v {
			b.WriteString(open(i, "{") + deeper)
			compact(b, m.key)
			b.WriteString(": ")
			write(b, m.value, deeper)
		}
		b.WriteString(newline + "}")
	case []any:
		deeper := newline + "  "
		for i, item := range v {
			b.WriteString(open(i, "[") + deeper)
			write(b, item, deeper)
		}
		b.WriteString(newline + "]")
	default:
		compact(b, v)
	}
}

// open returns what stands before item i of a list that begins with bracket.
func open(i int, bracket string) string {
	if i == 0 {
		return bracket
	}
	return ","
}

// compact writes a value without a line break.
func compact(b *bytes.Buffer, value any) {
	switch v := value.(type) {
	case line:
		for i, m := range v {
			b.WriteString(open(i, "{"))
			compact(b, m.key)
			b.WriteByte(':')
			compact(b, m.value)
		}
		b.WriteByte('}')
	case []line:
		for i, l := range v {
			b.WriteString(open(i, "["))
			compact(b, l)
		}
		b.WriteByte(']')
	default:
		e := json.NewEncoder(b)
		e.SetEscapeHTML(false)
		if err := e.Encode(v); err != nil {
			b.WriteString("null") // strings, numbers and booleans always encode
			return
		}
		b.Truncate(b.Len() - 1) // the line break that Encode ends with
	}
}
