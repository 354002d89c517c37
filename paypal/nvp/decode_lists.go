package nvp

// maxHoles is how many elements of lists may be there that no key asked for, in a
// whole message. It bounds what L_NAME99999999 can ask for, while a list may be as
// long as a message has keys for it.
const maxHoles = 1 << 12

// At returns the element of a list that the pair at hand is about, to which so many
// steps lead. The list becomes as long as that takes. A key without a number is about
// the first element. At returns nil, after a report, when the number is out of all
// proportion.
func At[T any](d *Decoder, list *[]T, level int) *T {
	i := max(d.Index(level), 0)
	if n := len(*list); i >= n {
		room := d.room(level, i, n, cap(*list))
		if room == 0 {
			return nil
		}
		longer := *list
		if room > cap(longer) {
			longer = make([]T, n, room)
			copy(longer, *list)
		}
		*list = longer[:i+1]
		clear((*list)[n:])
	}
	return &(*list)[i]
}

// room returns how many elements a list of some length is to have room for, to which
// element i is added: as it has, or for those that other keys tell of, or for four
// times as many as there were, and less when there are many. It is 0 when i is out
// of all proportion.
func (d *Decoder) room(level, i, length, room int) int {
	if !d.mayGrow(i - length) {
		return 0
	}
	if i < room {
		return room
	}
	more := 4 * length
	if length >= 64 {
		more = 2 * length
	}
	return max(i+1, d.rows(level, i), more)
}

// mayGrow reports whether a list may get so many elements that no key asked for.
func (d *Decoder) mayGrow(holes int) bool {
	if holes > d.holes {
		d.report("its number is too large: the list has no such element")
		return false
	}
	d.holes -= holes
	return true
}

// rows tells how long a list is going to be, of which the pair at hand has element
// i: as long as other keys of that name say.
func (d *Decoder) rows(level, i int) int {
	k := d.key
	switch d.way.number(level) {
	case byM:
		// Servers write one column after the other.
		for j := d.at; j < len(d.pairs) && d.pairs[j].key == k; j++ {
			k.m++
		}
		return int(k.m)
	case byN:
		for j := d.at; j < len(d.pairs); j++ {
			if o := &d.pairs[j].key; o.name == k.name && o.group == k.group && o.m == k.m {
				k.n = max(k.n, o.n)
			}
		}
		return min(int(k.n), i+d.holes) + 1
	}
	return 0
}
