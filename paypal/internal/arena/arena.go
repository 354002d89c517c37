// Package arena puts many small values into few allocations. Readers of messages
// use it, since a page of transactions holds thousands of short texts.
//
// A value that a program keeps keeps the allocation it lies in, so allocations
// stay small beside a document of any size.
package arena

import "strings"

// The sizes of a chunk of texts.
const (
	minChunk = 256
	maxChunk = 8 << 10
)

// A Text copies texts. Its zero value is ready for use.
type Text struct {
	chunk strings.Builder
	size  int // of the next chunk
	past  int // bytes in earlier chunks
	rate  rate
}

// Expect says how many bytes of text a KiB of the first document will hold, for
// those who know it better than by trying.
func (a *Text) Expect(perKiB int) { a.rate = rate(perKiB) }

// Begin prepares for a document of n bytes.
func (a *Text) Begin(n int) {
	a.size = min(max(a.rate.of(n), minChunk), maxChunk)
	a.past = 0
}

// End forgets the texts of a document of n bytes, but not how much they were.
func (a *Text) End(n int) {
	a.rate.learn(a.past+a.chunk.Len(), n)
	a.chunk.Reset()
}

// Add returns a copy of t.
func (a *Text) Add(t []byte) string {
	n := a.chunk.Len()
	if len(t) > a.chunk.Cap()-n {
		return a.addSlow(t)
	}
	a.chunk.Write(t)
	return a.chunk.String()[n:]
}

// addSlow starts a chunk, or gives a long text an allocation of its own so that
// the rest of the chunk is not lost.
func (a *Text) addSlow(t []byte) string {
	if len(t) > a.size/4 {
		return string(t)
	}
	a.past += a.chunk.Len()
	a.chunk.Reset()
	a.chunk.Grow(a.size)
	a.size = min(max(a.past/2, minChunk), maxChunk)
	a.chunk.Write(t)
	return a.chunk.String()
}

// The sizes of a slab's allocations.
const (
	minSlab = 4
	maxSlab = 64
)

// A Slab hands out zero values. Its zero value is ready for use.
type Slab[T any] struct {
	free []T
	used int // of free
	size int // of the next allocation
	made int // values in all allocations
	rate rate
}

// Expect says how many values a KiB of the first document will hold.
func (s *Slab[T]) Expect(perKiB int) { s.rate = rate(perKiB) }

// Begin prepares for a document of n bytes.
func (s *Slab[T]) Begin(n int) {
	s.size = min(max(s.rate.of(n), minSlab), maxSlab)
	s.made = 0
}

// End forgets the values of a document of n bytes, but not how many they were.
func (s *Slab[T]) End(n int) {
	s.rate.learn(s.made-len(s.free)+s.used, n)
	s.free, s.used = nil, 0
}

// Next returns the address of a zero value. It counts instead of cutting free
// shorter, because writing a pointer is slow while the garbage collector works.
func (s *Slab[T]) Next() *T {
	if s.used == len(s.free) {
		s.size = min(max(s.size, minSlab), maxSlab)
		s.free, s.used = make([]T, s.size), 0
		s.made += s.size
		s.size = s.made / 2
	}
	s.used++
	return &s.free[s.used-1]
}

// Put returns the address of a copy of v.
func (s *Slab[T]) Put(v T) *T {
	p := s.Next()
	*p = v
	return p
}

// A rate is how much of something a KiB of a document holds. A reader that is
// used again expects of the next document what it found in the last one.
type rate int

func (r rate) of(n int) int { return int(r)*n>>10 + 1 }

func (r *rate) learn(used, n int) {
	if n > 0 {
		*r = rate((used<<10 + n - 1) / n)
	}
}
