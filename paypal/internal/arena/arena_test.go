package arena

import (
	"fmt"
	"strings"
	"testing"
)

func TestTextsStayApart(t *testing.T) {
	var a Text
	for round := range 3 {
		a.Begin(5000)
		var got []string
		buf := make([]byte, 0, 4096)
		for i := range 200 {
			buf = fmt.Appendf(buf[:0], "%d:%s", i, strings.Repeat("x", i*i%700))
			got = append(got, a.Add(buf))
		}
		a.End(5000)
		for i, s := range got {
			if want := fmt.Sprintf("%d:%s", i, strings.Repeat("x", i*i%700)); s != want {
				t.Fatalf("round %d: text %d is %.20q, want %.20q", round, i, s, want)
			}
		}
	}
}

// A long text must not take the place of many short ones, and a short text that
// is kept must not keep a whole document.
func TestTextsTakeFewAllocations(t *testing.T) {
	var a Text
	short, long := []byte("USD"), make([]byte, 5000)
	read := func() {
		a.Begin(30_000)
		for range 5000 {
			a.Add(short)
		}
		a.Add(long)
		a.End(30_000)
	}
	read()
	if n := testing.AllocsPerRun(10, read); n > 6 {
		t.Errorf("15,000 bytes of short texts and a long one took %v allocations", n)
	}
	if a.size > maxChunk {
		t.Errorf("chunks grew to %d bytes", a.size)
	}
}

func TestSlabValuesStayApart(t *testing.T) {
	var s Slab[int]
	for range 2 {
		s.Begin(100)
		var all []*int
		for i := range 300 {
			all = append(all, s.Put(i))
		}
		s.End(100)
		for i, p := range all {
			if *p != i {
				t.Fatalf("value %d is %d", i, *p)
			}
		}
	}
	var unprepared Slab[string]
	if v := unprepared.Next(); *v != "" {
		t.Errorf("a new value is %q", *v)
	}
}

func TestSlabsLearn(t *testing.T) {
	var s Slab[int]
	use := func(n int) {
		s.Begin(1024)
		for range n {
			s.Next()
		}
		s.End(1024)
	}
	use(40)
	if n := testing.AllocsPerRun(10, func() { use(40) }); n > 1 {
		t.Errorf("40 values took %v allocations after 40 values before", n)
	}
}
