package nvp

// A memory is the names of the last message in their order. Servers write the
// answers of an operation always in one order, so it tells the next name most of
// the time, and to compare is faster than to take apart.
type memory struct {
	root  *Root
	names []remembered
	text  []byte // of all names, each with its =, and a guard
	next  int    // the name that is expected

	values []enumValue // that stood behind these names: servers say the same most of the time
}

// An enumValue is a value that is spelled as the contract has it.
type enumValue struct {
	enum  *Enum
	value string
}

type remembered struct {
	key
	route    int32
	way      Way
	trait    trait
	flags    flags  // that such a pair begins with
	from, to int32  // in text
	twin     int32  // the pair that had what this one mirrors
	own      Group  // and its group
	value    uint16 // of an enumeration: where it is in memory.values, or 0
}

// maxMemory bounds how many names are remembered.
const maxMemory = 1 << 10

// remembered returns what is remembered of the name of the pair at hand, or nil.
func (d *Decoder) remembered() *remembered {
	if m := &d.memory; d.alone == 0 && d.at < len(m.names) {
		return &m.names[d.at]
	}
	return nil
}

// sameValue returns the value that stood at the pair at hand in the last message, if
// it is what stands there now.
func (d *Decoder) sameValue(text []byte, enum *Enum) (value string, ok bool) {
	if r := d.remembered(); r != nil && r.value > 0 {
		v := &d.memory.values[r.value-1]
		return v.value, v.enum == enum && string(text) == v.value
	}
	return "", false
}

// rememberValue remembers the value of the pair at hand.
func (d *Decoder) rememberValue(enum *Enum, value string) {
	r, m := d.remembered(), &d.memory
	switch {
	case r == nil:
	case r.value > 0:
		m.values[r.value-1] = enumValue{enum, value}
	case len(m.values) < maxMemory:
		m.values = append(m.values, enumValue{enum, value})
		r.value = uint16(len(m.values))
	}
}

// recall gets ready for another message.
func (d *Decoder) recall() {
	m := &d.memory
	m.next = 0
	if m.root != d.root {
		m.root, m.names, m.text, m.values = d.root, m.names[:0], m.text[:0], m.values[:0]
	}
}

// guess compares the expected name with what stands at a position. If they are the
// same it fills in the pair's name and returns where the = is; otherwise it returns
// 0.
func (d *Decoder) guess(at int, p *pair) (equals int, t trait) {
	m := &d.memory
	if m.next >= len(m.names) {
		return 0, 0
	}
	r := &m.names[m.next]
	from, size := int(r.from), int(r.to-r.from)
	for ; size > wordSize; at, from, size = at+wordSize, from+wordSize, size-wordSize {
		if load(d.body, at) != load(m.text, from) { // at the latest where the guard begins: no name has an &
			return 0, 0
		}
	}
	if (load(d.body, at)^load(m.text, from))<<(64-8*size) != 0 {
		return 0, 0
	}
	m.next++
	p.key, p.route, p.way, p.flags = r.key, r.route, r.way, r.flags
	return at + size - 1, r.trait
}

// remember has another name stand where the expected one did not, and forgets
// what would have followed.
func (d *Decoder) remember(p *pair, t trait, text []byte) {
	m := &d.memory
	if m.next == maxMemory {
		return
	}
	from := int32(0)
	if m.next > 0 {
		from = m.names[m.next-1].to
	}
	to := from + int32(len(text))
	m.text = append(append(m.text[:from], text...), guard...)
	m.names = append(m.names[:m.next], remembered{key: p.key, route: p.route, way: p.way, trait: t, from: from, to: to})
	m.next++
}
