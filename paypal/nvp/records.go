package nvp

// Records holds the records in the elements of a list, of which each T has those
// of one element: the first one's here, so that they come with what is around
// them, and others' when they are needed. Their addresses stay as they are.
type Records[T any] struct {
	first T
	rest  [][]T // of 4, 16, 64 … elements
}

// Of returns the way to the records of element i, which do not come to be by that.
// A key without a number, for which i is negative, is about the first element.
func (r *Records[T]) Of(i int) RecordsOf[T] { return RecordsOf[T]{r, i} }

// RecordsOf is the way to the records of one element.
type RecordsOf[T any] struct {
	records *Records[T]
	i       int
}

// Get returns the records.
func (r RecordsOf[T]) Get() *T {
	if r.i <= 0 {
		return &r.records.first
	}
	return r.records.other(r.i - 1)
}

// other returns the records of an element after the first.
func (r *Records[T]) other(i int) *T {
	for at, size := 0, 4; ; at, size = at+1, 4*size {
		if at == len(r.rest) {
			r.rest = append(r.rest, nil)
		}
		if i >= size {
			i -= size
			continue
		}
		if r.rest[at] == nil {
			r.rest[at] = make([]T, size)
		}
		return &r.rest[at][i]
	}
}
