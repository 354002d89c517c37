package rest

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/ppgen/ppgen/paypal"
)

// maxSize bounds a text, as protection against a mistake rather than an attack:
// answers of servers are bounded by the client.
const maxSize = 256 << 20

var (
	writers = sync.Pool{New: func() any { return new(Fields) }}
	readers = sync.Pool{New: func() any { return &Fields{reading: true} }}
)

// Marshal writes a generated record or union as JSON.
func Marshal(x Object) ([]byte, error) { return Append(nil, x) }

// Append is Marshal for an output that is used again. It allocates nothing when
// dst has room and x has no maps.
func Append(dst []byte, x Object) ([]byte, error) {
	if x == nil {
		return dst, &writeError{cause: errNil}
	}
	f := writers.Get().(*Fields)
	f.w.b = dst
	f.writeRoot(x)
	return f.written(dst)
}

// writeRoot writes an object that nothing contains. A nil pointer in x panics
// before it writes anything; only the methods of x could have told.
func (f *Fields) writeRoot(x Object) {
	mark := len(f.w.b)
	defer func() {
		if r := recover(); r != nil {
			f.w.err = &writeError{cause: nilError(r, len(f.w.b) == mark)}
		}
	}()
	f.writeObject("", x)
}

// nilError returns errNil for the panic of a nil pointer. It panics on for any
// other, and when it came too late to be about the whole value.
func nilError(r any, early bool) error {
	if e, ok := r.(runtime.Error); ok && early && strings.Contains(e.Error(), "nil pointer") {
		return errNil
	}
	panic(r)
}

// errNil is for a message that is a nil pointer.
var errNil = errors.New("the value is nil: pass a pointer to a generated record")

// written returns what was written, and dst as it was after an error.
func (f *Fields) written(dst []byte) ([]byte, error) {
	out, err := f.w.b, f.w.err
	f.w = writer{unions: f.w.unions[:0]}
	f.r.s, f.r.err = nil, nil
	writers.Put(f)
	if err != nil {
		return dst, err
	}
	return out, nil
}

// Unmarshal reads JSON into x, a pointer to a generated record or union. What x
// has no place for is left out; [UnmarshalReport] tells. null leaves x as it is.
func Unmarshal(data []byte, x Object) error {
	_, err := UnmarshalReport(data, x)
	return err
}

// UnmarshalReport is Unmarshal. It also returns what the contract does not know
// or could not read.
func UnmarshalReport(data []byte, x Object) (unknown []paypal.Unknown, err error) {
	if x == nil {
		return nil, fmt.Errorf("rest: %w", errNil)
	}
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("rest: %w", nilError(r, true))
		}
	}()
	return unmarshal(data, func(f *Fields) { f.Object("", x) })
}

// unmarshal reads a value as add describes it.
func unmarshal(data []byte, add func(*Fields)) ([]paypal.Unknown, error) {
	f := readers.Get().(*Fields)
	defer f.release()
	r := &f.r
	r.start(data)
	r.prepare(len(data))
	r.sweep = sweep{value: true}
	if add(f); !r.sweep.moved {
		return nil, nil // nobody wants to know
	}
	return r.unknown, r.finish()
}

// readNothing calls add where there is no value to read.
func readNothing(add func(*Fields)) {
	f := readers.Get().(*Fields)
	defer f.release()
	f.r.start(nil)
	f.r.sweep = sweep{value: true, length: -1}
	add(f)
}

// start begins to read a text.
func (r *reader) start(s []byte) {
	r.s, r.p, r.err, r.depth = s, 0, nil, 0
	switch {
	case len(s) > maxSize:
		r.fail(fmt.Sprintf("the text has more than %d MiB", maxSize>>20))
	case !utf8.Valid(s):
		r.p = len(s) - len(invalid(s))
		r.fail("the text is not valid UTF-8")
	}
}

// invalid returns what of s follows its valid beginning.
func invalid(s []byte) []byte {
	for len(s) > 0 {
		c, n := utf8.DecodeRune(s)
		if c == utf8.RuneError && n == 1 {
			break
		}
		s = s[n:]
	}
	return s
}

// finish returns the error of the text, of which nothing may follow.
func (r *reader) finish() error {
	if r.err == nil && (r.peek() != 0 || r.p < len(r.s)) {
		r.unexpected("the end")
	}
	return r.err
}

// prepare has the arenas expect a text of n bytes.
func (r *reader) prepare(n int) {
	r.texts.Begin(n)
	r.strings.Begin(n)
	r.bools.Begin(n)
	r.ints.Begin(n)
	r.longs.Begin(n)
	r.decimals.Begin(n)
	r.amounts.Begin(n)
}

// release forgets everything that belongs to the text, so that a reader in the
// pool keeps no message alive.
func (f *Fields) release() {
	r := &f.r
	n := len(r.s)
	r.texts.End(n)
	r.strings.End(n)
	r.bools.End(n)
	r.ints.End(n)
	r.longs.End(n)
	r.decimals.End(n)
	r.amounts.End(n)
	clear(r.unions[:cap(r.unions)])
	r.unions, r.late = r.unions[:0], r.late[:0]
	r.sweep, r.unknown, r.currency = sweep{}, nil, ""
	r.likely = likely{begin: r.likely.begin[:0]}
	r.s, r.err = nil, nil
	if cap(r.scratch) > 64<<10 {
		r.scratch = nil
	}
	readers.Put(f)
}
