package nvp

// Records holds the records in the elements of a list, of which each T has those
// of one element: the first one's here, so that they come with what is around
// them, and others' when they are needed. Their addresses stay as they are.
type Records[T any] struct {
	first T
	more  *moreRecords[T]
}

// moreRecords are those of the elements after the first.
type moreRecords[T any] struct {
	few  [4]T
	rest [][]T // of 16, 64, 256 … elements
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
	if r.records.more == nil {
		r.records.more = new(moreRecords[T])
	}
	return r.records.more.get(r.i - 1)
}

func (m *moreRecords[T]) get(i int) *T {
	if i < len(m.few) {
		return &m.few[i]
	}
	i -= len(m.few)
	for at, size := 0, 4*len(m.few); ; at, size = at+1, 4*size {
		if at == len(m.rest) {
			m.rest = append(m.rest, nil)
		}
		if i >= size {
			i -= size
			continue
		}
		if m.rest[at] == nil {
			m.rest[at] = make([]T, size)
		}
		return &m.rest[at][i]
	}
}
