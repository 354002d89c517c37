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
