package nvp

import (
	"bytes"
	"fmt"
	"strconv"
)

// In is [Encoder.Enter] for a field that is set, and reports whether it is.
func (e *Encoder) In(field string, set bool) bool {
	if set {
		e.Enter(field)
	}
	return set
}

// Each writes a list of records, each with encode. The group is the scope that
// the list has of its own, as for [Encoder.EnterScope], or the form of its keys,
// as for [Encoder.EnterItem].
func Each[T any](e *Encoder, field string, group Group, list []T, encode func(*Encoder, *T)) {
	from := 0
	for i := range list {
		if group >= ScopeStep {
			e.EnterScope(field, group, i)
		} else {
			e.EnterItem(field, group, i)
		}
		from = e.written()
		encode(e, &list[i])
		e.Leave()
	}
	e.refuseEmpty(field, len(list)-1, from)
}

// First writes the first record of a list, and refuses others: NVP has no keys
// for them.
func First[T any](e *Encoder, field string, list []T, encode func(*Encoder, *T)) {
	if len(list) > 1 {
		e.Unsupported(field+"["+strconv.Itoa(len(list)-1)+"]", true)
	}
	if len(list) > 0 {
		from := e.written()
		e.enter(field, 0)
		encode(e, &list[0])
		e.Leave()
		e.refuseEmpty(field, 0, from)
	}
}

// written is how much there is of a message.
func (e *Encoder) written() int { return len(e.b) + len(e.aside) }

// refuseEmpty refuses the last element of a list, number last, if nothing has been
// written of it: who reads the message would not know that there is one.
func (e *Encoder) refuseEmpty(field string, last, from int) {
	if last >= 0 && e.written() == from {
		e.unsupported(field+"["+strconv.Itoa(last)+"]", "", "nothing is set in the last element, and NVP has no form for that: set a field of it, or drop it")
	}
}

// Mark says where the next pair is going to stand, for [Encoder.Aside].
func (e *Encoder) Mark() int { return len(e.b) }

// Aside takes back the pairs written since mark. Another field with the same key
// counts for more; they are written at the end if that one was empty.
func (e *Encoder) Aside(mark int) {
	e.aside = append(e.aside, e.b[mark:]...)
	e.b = e.b[:mark]
}

// end writes what comes after all fields. A partner's code in the request itself
// counts for more than that of the client, which is taken back.
func (e *Encoder) end(start int) {
	for rest := e.aside; len(rest) > 0; {
		n := 1 + bytes.IndexByte(rest[1:], '&')
		if n == 0 {
			n = len(rest)
		}
		e.addAside(start, rest[:n])
		rest = rest[n:]
	}
	if e.source < e.fields && bytes.Contains(e.b[e.fields:], []byte("&"+keySource+"=")) {
		e.b = append(e.b[:e.source], e.b[e.fields:]...)
	}
}

// addAside writes a pair that was put aside. One that is there already must have
// the same value, or the other would be lost without a word.
func (e *Encoder) addAside(start int, pair []byte) {
	key := pair[:1+bytes.IndexByte(pair, '=')]
	at := bytes.Index(e.b[start:], key)
	if at < 0 {
		e.b = append(e.b, pair...)
		return
	}
	value, _, _ := bytes.Cut(e.b[start+at+len(key):], []byte("&"))
	if !bytes.Equal(value, pair[len(key):]) {
		// The values are not quoted: they may be those of a card.
		e.Fail(fmt.Errorf("nvp: %s: two fields that travel as %s differ: set one of them, or both to the same", e.root.Method, key[1:len(key)-1]))
	}
}
