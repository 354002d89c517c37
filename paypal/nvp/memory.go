package nvp

import "slices"

// A memory is the shapes of the last messages, the latest first.
type memory struct {
	shapes []*shape
	spare  *shape // to be used again
}

// The bounds of a memory: of all shapes together, the second one.
const (
	maxShapes = 4
	maxMemory = 1 << 11
)

// recall says whether the shape of a message that was split is known. If not, any pair
// may be visited, and none is idle.
func (d *Decoder) recall() {
	d.ordered = d.filled
	if d.next < len(d.expects) && !d.turn(d.next, func(s *shape) bool { return len(s.names) == d.next }) {
		d.branch()
	}
	if d.knows() && !d.turned {
		return
	}
	for i := range d.pairs {
		if p := &d.pairs[i]; p.flags&idle != 0 && (!d.knows() || d.shape.names[i].flags&idle == 0) {
			d.addLate(p)
		}
	}
	if d.knows() {
		d.memory.put(d.shape)
	}
}

// remember adds a visit.
func (d *Decoder) remember(v visit) {
	if d.learns() && len(d.shape.visits) <= maxMemory {
		d.shape.visits = append(d.shape.visits, v)
	}
}

// learn keeps the shape of a message, all of whose visits are known. Values that were
// not visited are idle from now on. Currencies are no fields, but are asked for.
func (d *Decoder) learn() {
	if !d.learns() || len(d.shape.visits) > maxMemory {
		return
	}
	s := d.shape
	for i := range s.names {
		if k := &s.names[i]; k.trait&isCurrency == 0 {
			k.flags |= idle
		} else {
			k.flags &^= idle
		}
	}
	for i := range s.visits {
		s.names[s.visits[i].at].flags &^= idle
	}
	d.memory.put(s)
	d.shape = nil
}

// put puts a shape in front of the others, and drops those that are too many.
func (m *memory) put(s *shape) {
	if i := slices.Index(m.shapes, s); i >= 0 {
		m.shapes = slices.Delete(m.shapes, i, i+1)
	}
	m.shapes = slices.Insert(m.shapes, 0, s)
	total := 0
	for i, s := range m.shapes {
		if total += len(s.names); i > 0 && (i == maxShapes || total > maxMemory) {
			m.spare = m.shapes[i]
			clear(m.shapes[i:])
			m.shapes = m.shapes[:i]
			return
		}
	}
}

// An enumValue is a value that is spelled as the contract has it.
type enumValue struct {
	enum *Enum
	text string
}

// knownPair returns what is known of the pair at hand from the shape of the message,
// or nil.
func (d *Decoder) knownPair() *knownPair {
	if d.shape == nil {
		return nil
	}
	return &d.shape.names[d.at]
}

// sameValue returns the value that stood at the pair at hand in an earlier message, if
// it is what stands there now.
func (d *Decoder) sameValue(text []byte, enum *Enum) (value string, ok bool) {
	if k := d.knownPair(); k != nil && k.value != nil {
		return k.value.text, k.value.enum == enum && string(text) == k.value.text
	}
	return "", false
}

// rememberValue remembers the value of the pair at hand.
func (d *Decoder) rememberValue(enum *Enum, value string) {
	k := d.knownPair()
	if k == nil {
		return
	}
	if k.value == nil {
		k.value = new(enumValue)
	}
	*k.value = enumValue{enum, value}
}
