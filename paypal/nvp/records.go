package nvp

// Records holds the records in the elements of a list, of which each T has those
// of one element. They come to be when they are needed, and their addresses stay
// as they are.
type Records[T any] struct{ more *moreRecords[T] }

type moreRecords[T any] struct {
	few  [4]T
	rest [][]T // of 16, 64, 256 … elements
}

// Of returns the way to the records of element i, which do not come to be by that.
// A key without a number, for which i is negative, is about the first element.
// The records of that one may be elsewhere already, so that they come with what is
// around them.
func (r *Records[T]) Of(i int, first *T) RecordsOf[T] { return RecordsOf[T]{r, first, max(i, 0)} }

// RecordsOf is the way to the records of one element.
type RecordsOf[T any] struct {
	records *Records[T]
	first   *T
	i       int
}

// Get returns the records.
func (r RecordsOf[T]) Get() *T {
	if r.i == 0 && r.first != nil {
		return r.first
	}
	if r.records.more == nil {
		r.records.more = new(moreRecords[T])
	}
	m := r.records.more
	if r.i < len(m.few) {
		return &m.few[r.i]
	}
	chunk, at, size := chunkOf(r.i - len(m.few))
	for len(m.rest) <= chunk {
		m.rest = append(m.rest, nil)
	}
	if m.rest[chunk] == nil {
		m.rest[chunk] = make([]T, size)
	}
	return &m.rest[chunk][at]
}

// chunkOf returns where an element is of a list in pieces of 16, 64, 256 … elements.
func chunkOf(i int) (chunk, at, size int) {
	for size = 16; i >= size; size *= 4 {
		chunk, i = chunk+1, i-size
	}
	return chunk, i, size
}
