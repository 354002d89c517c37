package nvp

import (
	"cmp"
	"fmt"
	"runtime"
	"strconv"
	"strings"
	"sync"

	"github.com/ppgen/ppgen/paypal/internal/wire"
)

// An Encoder writes a message. Generated code calls its methods in the order of
// the contract. A key argument is a literal with both of its borders, such as
// "&AMT=": outside of scopes and lists it is written as it stands, and within
// them its parts are put around the scope and the number.
//
// The first error sticks, and [Marshal], [Append] or [Call] returns it.
type Encoder struct {
	b    []byte
	err  error
	root *Root
	head *head

	place place
	path  []step
	text  []byte // of the scopes and numbers in place and path
	aside []byte // pairs that count less than others
	items int    // how many elements of lists there were
	units []unit

	source int // where the partner's code of the client stands, right before fields
	fields int // where the fields of a request begin
}

// A head is what a request of a client has before its fields.
type head struct {
	credentials wire.Credentials
	source      string // the partner's code, for requests without one of their own
}

// A place is where keys stand: what is written before and after each name, as spans
// of Encoder.text.
type place struct {
	before span // empty where keys are written as they stand; else "&L_PAYMENTREQUEST_0_"
	after  span // "3=" within a list that counts; else empty

	// The scope around, and how its keys begin without and with the mark of a
	// list.
	plain, marked span
	scope         Group
	n             int

	item int // which element of a list, of all in the message; 0 outside of lists
}

// noScope is the place outside of everything, with which Encoder.text begins.
var noScope = place{plain: span{0, 1}, marked: span{1, 4}}

const textOfNoScope = "&&L_"

// A step leads into a field, or into an element of a list.
type step struct {
	field string
	index int   // -1 for a field that is no list
	outer place // where it led from
	text  int   // how much of Encoder.text belongs to outer
}

var encoders = sync.Pool{New: func() any { return new(Encoder) }}

// appendMessage appends v, with h when a client sends it.
func appendMessage(dst []byte, v Message, h *head) ([]byte, error) {
	if v == nil {
		return dst, errNilMessage
	}
	e := encoders.Get().(*Encoder)
	e.b, e.root, e.head, e.place, e.text = dst, v.NVPRoot(), h, noScope, append(e.text, textOfNoScope...)
	e.message(v)
	out, err := e.b, e.err
	e.reset()
	if err != nil {
		return dst, err
	}
	return out, nil
}

// message writes v. Pairs begin with '&', the first one must not.
func (e *Encoder) message(v Message) {
	start := len(e.b)
	defer func() { e.recovered(recover(), start) }()
	v.EncodeNVP(e)
	e.end(start)
	if len(e.b) > start && e.b[start] == '&' {
		e.b = append(e.b[:start], e.b[start+1:]...)
	}
}

// recovered turns the panic of a message that is a nil pointer into an error. It
// comes before any field is written.
func (e *Encoder) recovered(r any, start int) {
	if r == nil {
		return
	}
	if err, ok := r.(runtime.Error); ok && len(e.b) == max(start, e.fields) && strings.Contains(err.Error(), "nil pointer") {
		e.Fail(errNilMessage)
		return
	}
	panic(r)
}

// reset forgets all that a pooled encoder must not keep alive.
func (e *Encoder) reset() {
	clear(e.path[:cap(e.path)])
	clear(e.units[:cap(e.units)])
	*e = Encoder{path: e.path[:0], text: e.text[:0], aside: e.aside[:0], units: e.units[:0]}
	encoders.Put(e)
}

// Fail records that the message cannot be written. Only the first error counts.
func (e *Encoder) Fail(err error) {
	if e.err == nil && err != nil {
		e.err = err
	}
}

// Unsupported records, if set, that a field is used that has no name in NVP. The
// field is one of the record at hand, and may say more: "Items[1]".
func (e *Encoder) Unsupported(field string, set bool) {
	if set {
		e.unnamed(field)
	}
}

// unnamed is a function of its own to keep short what is inlined at every field.
//
//go:noinline
func (e *Encoder) unnamed(field string) {
	e.unsupported(field, "", "it has no known name in NVP: use SOAP, or leave it empty")
}

func (e *Encoder) unsupported(field, key, reason string) {
	e.Fail(&UnsupportedFieldError{Operation: e.root.Method, Field: e.pathTo(field), Key: key, Reason: reason})
}

// pathTo is the path in Go of a field of the record at hand, or of the record
// itself when field is empty.
func (e *Encoder) pathTo(field string) string {
	var b strings.Builder
	add := func(s string) {
		if b.Len() > 0 && s != "" {
			b.WriteByte('.')
		}
		b.WriteString(s)
	}
	for i := range e.path {
		s := &e.path[i]
		add(s.field)
		if s.field != "" && s.index >= 0 {
			b.WriteString("[" + strconv.Itoa(s.index) + "]")
		}
	}
	add(field)
	return b.String()
}

// Begin writes what a request begins with: METHOD, VERSION, the credentials of the
// client and the partner's code. The version may be empty, for that of the
// contract.
func (e *Encoder) Begin(version string) {
	e.b = append(e.b, keyMethod...)
	e.b = append(e.b, '=')
	e.b = append(e.b, e.root.Method...)
	e.String("&VERSION=", cmp.Or(version, e.root.Contract.Version))
	if e.head != nil {
		c := &e.head.credentials
		e.String("&USER=", c.Username)
		e.String("&PWD=", c.Password)
		e.String("&SIGNATURE=", c.Signature)
		e.String("&SUBJECT=", c.Subject)
	}
	if e.source = len(e.b); e.head != nil {
		e.String("&"+keySource+"=", e.head.source)
	}
	e.fields = len(e.b)
}

// Enter leads into a record whose keys stand where those of the record around it
// do. [Encoder.Leave] leads out again. Both are called for every record that there
// may be, which would be much code to inline.
//
//go:noinline
func (e *Encoder) Enter(field string) { e.enter(field, -1) }

// EnterScope leads into element n of a list that has a scope of its own, or with
// an empty field into a scope that is no list in the contract. With [Marked], as
// in L_ADDITIONALFEES0TYPE, keys begin with L_ though they end in no number.
func (e *Encoder) EnterScope(field string, scope Group, n int) {
	e.enter(field, n)
	marked, plain := e.scopeText("&L_", scope, n), e.scopeText("&", scope, n)
	e.items++
	e.place = place{before: plain, plain: plain, marked: marked, scope: scope.scope(), n: n, item: e.items}
	if scope&Marked != 0 {
		e.place.before = marked
	}
}

// scopeText adds how keys of a scope begin to Encoder.text.
func (e *Encoder) scopeText(border string, scope Group, n int) span {
	from := len(e.text)
	e.text = appendScope(append(e.text, border...), &e.root.Contract.Scopes[scope/ScopeStep-1], n)
	return span{uint32(from), uint32(len(e.text))}
}

func appendScope(b []byte, s *Scope, n int) []byte {
	return append(strconv.AppendInt(append(b, s.Prefix...), int64(n), 10), s.Suffix...)
}

// EnterItem leads into element i of a list whose keys end in a number: form is
// [Listed] for those that begin with L_, and [Indexed] for others.
func (e *Encoder) EnterItem(field string, form Group, i int) {
	e.enter(field, i)
	from := len(e.text)
	e.text = append(strconv.AppendInt(e.text, int64(i), 10), '=')
	e.place.after = span{uint32(from), uint32(len(e.text))}
	if e.place.before = e.place.plain; form&Marked != 0 {
		e.place.before = e.place.marked
	}
	e.items++
	e.place.item = e.items
}

func (e *Encoder) enter(field string, index int) {
	e.path = append(e.path, step{field: field, index: index, outer: e.place, text: len(e.text)})
}

// OnlyFirst reports whether a field is set in the first element of a list, which
// alone has keys for it. In others it is refused.
func (e *Encoder) OnlyFirst(field string, set bool) bool {
	if set && e.Index() != 0 {
		e.unsupported(field, "", "NVP has it for the first element of the list only: use SOAP, or leave it empty")
	}
	return set && e.Index() == 0
}

// OutOfList leads out of the list whose first element is at hand, for a field
// whose key has no number. It answers false when the field is not set, or has to
// be refused.
func (e *Encoder) OutOfList(field string, set bool) bool {
	return e.out(field, set, place{scope: e.place.scope, n: e.place.n, plain: e.place.plain, marked: e.place.marked, before: e.place.plain})
}

// OutOfScope is OutOfList for a key that stands outside of the scope as well.
func (e *Encoder) OutOfScope(field string, set bool) bool { return e.out(field, set, noScope) }

func (e *Encoder) out(field string, set bool, to place) bool {
	if !e.OnlyFirst(field, set) {
		return false
	}
	if to.scope == Plain {
		to.before = span{}
	}
	e.enter("", -1)
	e.place = to
	return true
}

// Index is the number of the element at hand, of the innermost list.
func (e *Encoder) Index() int {
	for i := len(e.path) - 1; i >= 0; i-- {
		if s := &e.path[i]; s.index >= 0 && s.field != "" {
			return s.index
		}
	}
	return 0
}

// Leave leads back to where the last step came from.
//
//go:noinline
func (e *Encoder) Leave() {
	last := &e.path[len(e.path)-1]
	e.place, e.text = last.outer, e.text[:last.text]
	e.path = e.path[:len(e.path)-1]
}

// appendKey appends a key to the output, which it does not change itself.
func (e *Encoder) appendKey(key string) []byte {
	before, after := e.place.before, e.place.after
	if before.to == 0 {
		return append(e.b, key...)
	}
	b := append(e.b, e.text[before.from:before.to]...)
	if after.to == 0 {
		return append(b, key[1:]...)
	}
	b = append(b, key[1:len(key)-1]...)
	return append(b, e.text[after.from:after.to]...)
}

// keyName is a key as errors call it.
func (e *Encoder) keyName(key string) string {
	whole := e.appendKey(key)[len(e.b):]
	return string(whole[1 : len(whole)-1])
}

// pair writes a key and a text.
func (e *Encoder) pair(key, v string) {
	b, ok := appendEscaped(e.appendKey(key), v)
	if !ok {
		e.Fail(fmt.Errorf("nvp: %s: the value of %s is not UTF-8: convert the text to UTF-8", e.root.Method, e.keyName(key)))
	}
	e.b = b
}
