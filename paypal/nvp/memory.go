package nvp

// A memory is the names of the last message in their order. Servers write the
// answers of an operation always in one order, so it tells the next name most of
// the time, and to compare is faster than to take apart.
type memory struct {
	root  *Root
	names []remembered
	text  []byte // of all names, each with its =
	next  int    // the name that is expected
}

type remembered struct {
	key
	trait    trait
	from, to int // in text
}

// maxMemory bounds how many names are remembered.
const maxMemory = 1 << 10

// recall gets ready for another message.
func (d *Decoder) recall() {
	m := &d.memory
	m.next = 0
	if m.root != d.root {
		m.root, m.names, m.text = d.root, m.names[:0], m.text[:0]
	}
}

// guess compares the expected name with what stands at a position. If they are the
// same it fills in the key and returns where the = is; otherwise it returns 0.
func (d *Decoder) guess(at int, k *key) (equals int, t trait) {
	m := &d.memory
	if m.next >= len(m.names) {
		return 0, 0
	}
	r := &m.names[m.next]
	end := at + r.to - r.from
	if end > len(d.body) || string(d.body[at:end]) != string(m.text[r.from:r.to]) {
		return 0, 0
	}
	m.next++
	*k = r.key
	return end - 1, r.trait
}

// remember has another name stand where the expected one did not, and forgets
// what would have followed.
func (d *Decoder) remember(k key, t trait, text []byte) {
	m := &d.memory
	if m.next == maxMemory {
		return
	}
	from := 0
	if m.next > 0 {
		from = m.names[m.next-1].to
	}
	m.text = append(m.text[:from], text...)
	m.names = append(m.names[:m.next], remembered{key: k, trait: t, from: from, to: len(m.text)})
	m.next++
}
