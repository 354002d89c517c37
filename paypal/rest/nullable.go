package rest

// A Nullable is a value that may also be null, which is something else than
// absent: in a change, null removes what absent leaves alone. The zero Nullable
// is absent.
type Nullable[T any] struct {
	value T
	state presence
}

type presence uint8

const (
	absent presence = iota
	null
	present
)

// Value returns a Nullable that holds v.
func Value[T any](v T) Nullable[T] { return Nullable[T]{v, present} }

// Null returns a Nullable that is null.
func Null[T any]() Nullable[T] { return Nullable[T]{state: null} }

// Get returns the value; ok is false when it is null or absent.
func (n Nullable[T]) Get() (v T, ok bool) { return n.value, n.state == present }

// IsNull reports whether the value is null.
func (n Nullable[T]) IsNull() bool { return n.state == null }

// IsZero reports whether the value is absent.
func (n Nullable[T]) IsZero() bool { return n.state == absent }

// Explicit adds a member that may be absent, null or a value. value adds one
// value with the empty name.
func Explicit[T any](f *Fields, name string, p *Nullable[T], value func(*Fields, *T)) {
	if f.reading {
		if f.r.match(name) {
			readNullable(f, p, value)
		}
		return
	}
	switch p.state {
	case null:
		f.member(name)
		f.w.b = append(f.w.b, "null"...)
	case present:
		f.member(name)
		if f.enter(name) {
			value(f, &p.value)
			f.leave(name)
		}
	}
}

func readNullable[T any](f *Fields, p *Nullable[T], value func(*Fields, *T)) {
	ok := true
	if f.r.null() {
		p.state = null
	} else if ok = readAs(f, &p.value, value); ok {
		p.state = present
	}
	f.r.next(ok)
}
