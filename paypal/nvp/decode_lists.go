package nvp

// maxHoles is how many elements of lists may be there that no key asked for, in a
// whole message. It bounds what L_NAME99999999 can ask for, while a list may be as
// long as a message has keys for it.
const maxHoles = 1 << 12

// At returns element i of a list, which it makes as long as that takes. A key
// without a number, for which i is negative, is about the first element. At
// returns nil, after a report, when i is out of all proportion.
func At[T any](d *Decoder, list *[]T, i int) *T {
	i = max(i, 0)
	if n := len(*list); i >= n {
		if !d.mayGrow(i - n) {
			return nil
		}
		rows := 0
		if i >= cap(*list) {
			rows = d.rows(i)
		}
		*list = grow(*list, i+1, rows)
	}
	return &(*list)[i]
}

// grow returns list with n elements. When it must move it makes room for a number
// of rows, or for four times as many as there were, and less when there are many.
func grow[T any](list []T, n, rows int) []T {
	if n <= cap(list) {
		clear(list[len(list):n])
		return list[:n]
	}
	room := 4 * len(list)
	if len(list) >= 64 {
		room = 2 * len(list)
	}
	longer := make([]T, n, max(n, rows, room))
	copy(longer, list)
	return longer
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
func (d *Decoder) rows(i int) int {
	k := d.key
	switch i {
	case int(k.m):
		// Servers write one column after the other.
		for j := d.at; j < len(d.pairs) && d.pairs[j].key == k; j++ {
			k.m++
		}
		return int(k.m)
	case int(k.n):
		for j := d.at; j < len(d.pairs); j++ {
			if o := &d.pairs[j].key; o.name == k.name && o.group == k.group && o.m == k.m {
				k.n = max(k.n, o.n)
			}
		}
		return min(int(k.n), i+d.holes) + 1
	}
	return 0
}
