package nvp

// Mirror is Alias for a name that is the field's own name in another group: AMT is
// a mirror of PAYMENTREQUEST_0_AMT. Servers send both, and then the alias needs no
// second look.
func (d *Decoder) Mirror(rank uint8, group Group) bool {
	own := key{n: max(d.key.n, 0), m: d.key.m, name: d.key.name, group: group}
	if d.rank == 0 && d.hasValue(own) {
		return false
	}
	return d.Alias(rank)
}

// mirrorsHalf is Mirror for the second of two routes, of which every pair may take
// the first. In later messages [Decoder.Next] knows that there is only that one.
func (d *Decoder) mirrorsHalf(rank uint8, group Group) bool {
	if d.Mirror(rank, group) {
		return true
	}
	if r := d.remembered(); r != nil && d.rank == 0 {
		r.flags, r.own, r.twin = half, group, int32(d.mirror)
	}
	return false
}

// Twin is Mirror for a name that nothing else takes. Then [Decoder.Next] passes
// over it in later messages that have the same names in the same places.
func (d *Decoder) Twin(rank uint8, group Group) bool {
	if d.Mirror(rank, group) {
		return true
	}
	if r := d.remembered(); r != nil {
		r.flags, r.own, r.twin = repeats, group, int32(d.mirror)
	}
	return false
}

// hasTwin reports whether the pair's twin is where it was in the last message, and
// not empty.
func (d *Decoder) hasTwin() bool {
	r := &d.memory.names[d.at]
	if d.alone > 0 || int(r.twin) >= len(d.pairs) {
		return false
	}
	p := &d.pairs[r.twin]
	return p.key == key{n: max(r.n, 0), m: r.m, name: r.name, group: r.own} && p.value.from < p.value.to
}

// maxMisses bounds how often hasValue looks in vain, which takes as long as the
// message is: what is not found is put off instead, as an alias.
const maxMisses = 64

// hasValue reports whether a key is there, and not empty. It looks from the one on
// that was found last: mirrors come in the order of what they mirror.
func (d *Decoder) hasValue(k key) bool {
	if d.misses == maxMisses {
		return false
	}
	for range d.pairs {
		if d.mirror++; d.mirror >= len(d.pairs) {
			d.mirror = 0
		}
		if p := &d.pairs[d.mirror]; p.key == k {
			return p.value.from < p.value.to
		}
	}
	d.misses++
	return false
}
