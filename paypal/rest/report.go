package rest

import (
	"strconv"
	"strings"

	"github.com/ppgen/ppgen/paypal"
)

// Kinds is a set of kinds of JSON values.
type Kinds uint8

// The kinds of JSON values.
const (
	ObjectKind Kinds = 1 << iota
	ArrayKind
	StringKind
	NumberKind
	BoolKind
)

// String names one kind as messages do.
func (k Kinds) String() string {
	switch k {
	case ObjectKind:
		return "an object"
	case ArrayKind:
		return "a list"
	case StringKind:
		return "text"
	case NumberKind:
		return "a number"
	case BoolKind:
		return "true or false"
	}
	return "null"
}

// kind returns the kind of the value that comes next; 0 for null and for what is
// no value.
func (r *reader) kind() Kinds {
	switch c := r.peek(); {
	case c == '{':
		return ObjectKind
	case c == '[':
		return ArrayKind
	case c == '"':
		return StringKind
	case c == 't' || c == 'f':
		return BoolKind
	case c == '-' || c-'0' <= 9:
		return NumberKind
	}
	return 0
}

// The bounds of a report: a text must not make it much larger than itself.
const (
	maxUnknown = 1024
	maxValue   = 256
)

// mismatch reports the value that comes next as one of another kind than the
// contract has, and skips it.
func (r *reader) mismatch(want Kinds) {
	if found := r.kind(); found != 0 {
		r.reject("expected " + want.String() + ", found " + found.String())
		return
	}
	r.skip()
}

// reject reports the value that comes next, and skips it.
func (r *reader) reject(reason string) {
	r.peek()
	from := r.p
	r.skip()
	if r.err == nil {
		r.report(r.s[from:r.p], reason)
	}
}

// report adds one thing that the contract does not describe, about the value
// that the reader is at.
func (r *reader) report(value []byte, reason string) { r.add(r.pointer(), value, reason) }

func (r *reader) add(path string, value []byte, reason string) {
	switch n := len(r.unknown); {
	case n > maxUnknown:
		return
	case n == maxUnknown:
		value, reason = nil, "more than 1024 reports: the rest is left out"
	}
	r.unknown = append(r.unknown, paypal.Unknown{Path: path, Value: clip(string(value), maxValue), Reason: reason})
}

// pointer returns where the reader is, as a JSON pointer.
func (r *reader) pointer() string {
	var b strings.Builder
	for i := 1; i <= r.depth; i++ {
		b.WriteByte('/')
		at := &r.frames[i]
		if at.list {
			b.WriteString(strconv.Itoa(at.index))
			continue
		}
		name := r.s[at.from:at.to]
		if at.escaped {
			name = unescape(nil, name)
		}
		b.WriteString(pointerEscape.Replace(string(name)))
	}
	return b.String()
}

// clip bounds a text, at the border of a character.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return strings.ToValidUTF8(s[:n], "") + "…"
}
