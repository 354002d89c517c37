package rest

import (
	"slices"

	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/internal/arena"
	"github.com/ppgen/ppgen/paypal/money"
)

// A reader is the half of Fields that reads. Nothing it returns refers to the
// text that is read: strings are copied in chunks of a few kilobytes, so that
// keeping one short text keeps little else alive.
type reader struct {
	s      []byte // the text that is read
	p      int    // the next byte
	err    error  // the first error; it sticks
	depth  int    // how many objects and lists are open
	frames [maxDepth + 1]frame
	sweep  sweep
	key    []byte // the name of a member that came with escapes
	late   []int
	unions []readUnion

	unknown  []paypal.Unknown
	scratch  []byte // a text without its escapes
	currency string // of the last amount, since most repeat it
	likely   likely

	texts    arena.Text
	strings  arena.Slab[string]
	bools    arena.Slab[bool]
	ints     arena.Slab[int]
	longs    arena.Slab[int64]
	decimals arena.Slab[money.Decimal]
	amounts  arena.Slab[money.Amount]
}

// A frame is an object or list that is open, and where in it the reader is.
type frame struct {
	index    int // of the item; of an object: -1 before the first member, else 0
	from, to int // the name of the member, as it stands between its quotes
	escaped  bool
	list     bool
}

// A sweep is how far the reader is with the value whose JSONFields is called. It
// holds no pointers, since it is put aside for every value within a value.
type sweep struct {
	from   int // the name of the member whose value comes next
	length int // of the name; -1 when no value is to be read
	index  int // of the member that is added, from 1
	seen   uint64
	late   int // where the indexes of members beyond 64 begin that were read

	start int // where the value begins, and how deep
	depth int
	union int // its place in unions, from 1; 0 when it is none

	value  bool // it is a value with the empty name, not an object
	moved  bool // something was read since this call of JSONFields began
	taken  bool // the value could be kept
	inline inlineState
	mode   mode
}

// A mode is what a call of JSONFields is for.
type mode uint8

const (
	readMembers mode = iota
	readExtra        // Extra is to read the member that comes next
	dropInline       // InlineAmount is to forget an amount without a value
)

// match reports whether the member that is added is the one that comes next. The
// caller then reads its value and ends with next.
func (r *reader) match(name string) bool {
	r.sweep.index++
	return len(name) == r.sweep.length && r.matchKey(name)
}

func (r *reader) matchKey(name string) bool {
	s := &r.sweep
	key := r.key
	if s.from >= 0 {
		key = r.s[s.from : s.from+s.length]
	}
	if string(key) != name {
		return false
	}
	if s.index <= 64 {
		before := s.seen
		s.seen |= 1 << ((s.index - 1) & 63)
		if s.seen != before {
			return true
		}
	} else if !slices.Contains(r.late[s.late:], s.index) {
		r.late = append(r.late, s.index)
		return true
	}
	r.reject("the member is there twice")
	r.next(false)
	return false
}

// next moves on after a value was read or left out.
func (r *reader) next(taken bool) {
	s := &r.sweep
	s.moved = true
	if s.value {
		s.length, s.taken = -1, taken
		return
	}
	r.nextName()
}

// nextName moves to the next member of the object. Its name is compared without
// more escapes than it needs, since names are added so.
func (r *reader) nextName() {
	s := &r.sweep
	if !r.nextMember() {
		s.length = -1
		return
	}
	at := &r.frames[r.depth]
	s.from, s.length = at.from, at.to-at.from
	if at.escaped {
		r.key, _ = appendText(r.key[:0], string(unescape(nil, r.s[at.from:at.to])))
		r.key = r.key[1 : len(r.key)-1]
		s.from, s.length = -1, len(r.key)
	}
}

// readObject reads the object or union that comes next, which is not null, into
// x. It answers false when something else came.
func (f *Fields) readObject(x Object) (ok bool) {
	r := &f.r
	outer := r.sweep
	isObject := r.peek() == '{'
	r.sweep = sweep{length: -1, late: len(r.late), start: r.p, depth: r.depth}
	if isObject && r.open() {
		r.nextName()
	}
	x.JSONFields(f)
	switch {
	case r.sweep.union > 0:
		ok = r.endUnion()
	case isObject:
		ok = true
		f.readMembers(x)
	default:
		r.mismatch(ObjectKind)
	}
	r.late = r.late[:r.sweep.late]
	r.sweep = outer
	return ok
}

// readMembers reads what one call of JSONFields has left of an object.
func (f *Fields) readMembers(x Object) {
	s := &f.r.sweep
	for s.length >= 0 {
		if !s.moved {
			f.readUnknown(x)
		}
		s.moved, s.index = false, 0
		x.JSONFields(f)
	}
	if s.inline == inlineCurrency {
		s.mode = dropInline
		x.JSONFields(f)
	}
}

// readUnknown reads a member that the contract does not name.
func (f *Fields) readUnknown(x Object) {
	s := &f.r.sweep
	s.mode = readExtra
	s.length = -1
	x.JSONFields(f)
	if s.mode == readExtra {
		f.r.reject("unknown member")
	}
	s.mode = readMembers
	f.r.nextName()
}

// readAs reads a value as add describes it. A value for which nothing is added
// is left out.
func readAs[T any](f *Fields, v *T, add func(*Fields, *T)) bool {
	outer := f.r.sweep
	f.r.sweep = sweep{value: true, late: len(f.r.late)}
	add(f, v)
	taken := f.r.endValue()
	f.r.sweep = outer
	return taken
}

// endValue leaves out a value that nothing has read.
func (r *reader) endValue() bool {
	if !r.sweep.moved {
		r.skip()
	}
	return r.sweep.taken
}

// openList moves into the list that comes next. It answers false for null and
// for what is no list.
func (r *reader) openList() bool { return r.openAs(ArrayKind, '[') }

// openMap is openList for an object.
func (r *reader) openMap() bool { return r.openAs(ObjectKind, '{') }

func (r *reader) openAs(want Kinds, bracket byte) bool {
	switch r.peek() {
	case bracket:
		return r.open()
	case 'n':
		r.literal("null")
	default:
		r.mismatch(want)
	}
	return false
}

// null moves past null, and answers whether that came next.
func (r *reader) null() bool { return r.peek() == 'n' && r.literal("null") }

// raw moves past the value that comes next and returns it as it stands.
func (r *reader) raw() Raw {
	r.peek()
	from := r.p
	r.skip()
	if r.err != nil {
		return ""
	}
	return Raw(r.copy(r.s[from:r.p]))
}

// scalar moves past a value that can be written as text and returns it: the
// characters of a string, or a number or boolean as it stands. It is good until
// the next call. ok is false for null, and for what was reported.
func (r *reader) scalar(want Kinds) (t []byte, ok bool) {
	c := r.peek()
	from := r.p
	switch c {
	case '"':
		return r.quoted()
	case 'n':
		r.literal("null")
		return nil, false
	case '{', '[':
		r.mismatch(want)
		return nil, false
	case 't':
		ok = r.literal("true")
	case 'f':
		ok = r.literal("false")
	default:
		ok = r.number()
	}
	if !ok {
		return nil, false
	}
	return r.s[from:r.p], true
}

// quoted is scalar for a string, which begins here.
func (r *reader) quoted() (t []byte, ok bool) {
	from := r.p + 1
	to, escaped := r.text()
	if r.err != nil {
		return nil, false
	}
	return r.plain(r.s[from:to], escaped), true
}

// plain returns what text means, good until the next call.
func (r *reader) plain(t []byte, escaped bool) []byte {
	if !escaped {
		return t
	}
	r.scratch = unescape(r.scratch[:0], t)
	return r.scratch
}

// memberName returns the name of the member whose value comes next, good until
// the next call.
func (r *reader) memberName() []byte {
	at := &r.frames[r.depth]
	return r.plain(r.s[at.from:at.to], at.escaped)
}

// copy returns a string that does not refer to t.
func (r *reader) copy(t []byte) string {
	if len(t) == 0 {
		return ""
	}
	return r.texts.Add(t)
}
