package nvp

// Next goes on to the next pair that a field of the message is to be read from. When
// all have been, it goes once more through those under older names of fields.
func (d *Decoder) Next() bool { return d.In(0) }

// In goes on to the next pair, if it leads into the record that is being read: the
// one that so many steps lead to from the message, a [Decoder.Slot] each. If not,
// the record around it is asked next.
func (d *Decoder) In(level int) bool {
	if !d.ahead {
		d.ahead = true
		d.advance()
	}
	if d.shared < level {
		return false
	}
	d.ahead = false
	return true
}

// advance goes to the next pair that leads to a field, and finds how far its way is
// that of the last one. It is -1 when there is none.
func (d *Decoder) advance() {
	if !d.knows() {
		d.search()
		return
	}
	for d.visited < len(d.shape.visits) {
		v := &d.shape.visits[d.visited]
		d.visited++
		d.at, d.key, d.route, d.way, d.rank, d.shared = int(v.at), v.key, v.route, v.way, v.rank, int(v.shared)
		if v.refusal == 0 {
			return
		}
		d.report(refusals[v.refusal])
	}
	d.shared = -1
}

// search is advance for a message of a new shape.
func (d *Decoder) search() {
	way, k := d.way, d.key
	if !d.nextRoute() {
		d.shared = -1
		d.learn()
		return
	}
	d.shared = way.shared(k, d.way, d.key)
	d.remember(visit{at: int32(d.at), key: d.key, route: d.route, way: d.way, rank: d.rank, shared: int8(d.shared)})
}

// nextRoute goes on to the next route of the pair at hand that may be taken, or to
// the next pair that has one.
func (d *Decoder) nextRoute() bool {
	for {
		for d.onward > 0 {
			at := d.onward
			r := &d.routes.list[at]
			if d.onward++; r.last {
				d.onward = 0
			}
			if d.mayTake(r) {
				d.route, d.way = at, r.way
				return true
			}
		}
		if !d.nextPair() {
			return false
		}
		if d.onward = d.routes.find(labelOf(d.key)); d.onward == 0 {
			d.refuseUnknown()
		}
	}
}

// nextPair goes on to the next pair, or to the next one that is read once more.
func (d *Decoder) nextPair() bool {
	for d.rank == 0 {
		if d.at++; d.at >= len(d.pairs) {
			break
		}
		p := &d.pairs[d.at]
		d.key = p.key
		if p.flags&odd == 0 {
			return true
		}
		d.passOver(p)
	}
	return d.nextLate()
}

// passOver is for pairs that no message has a part in: names that no message of the
// contract has, the credentials of a request, and empty values, which stand for
// absent ones.
func (d *Decoder) passOver(p *pair) {
	switch {
	case p.name == 0:
		d.refuseUnknown()
	case p.flags&nameOnly != 0:
		d.report("a name without a value")
	}
}

// nextLate goes on to the next pair of the aliases' ranks.
func (d *Decoder) nextLate() bool {
	for d.rank <= d.ranks {
		for d.rank > 0 && d.nextOf < len(d.late) {
			d.at = int(d.late[d.nextOf])
			d.nextOf++
			if p := &d.pairs[d.at]; p.late>>d.rank&1 != 0 {
				d.key = p.key
				return true
			}
		}
		d.rank++
		d.nextOf = 0
	}
	return false
}

// mayTake reports whether all holds that a route needs. A name whose only number
// may be 0 is unknown with another.
func (d *Decoder) mayTake(r *route) bool {
	switch {
	case r.end == nowhere:
		d.refuse(noField)
		return false
	case r.end == inAmounts:
		return false
	case r.needs&firstN != 0 && d.key.n != 0, r.needs&firstM != 0 && d.key.m != 0:
		if r.only && r.rank == 0 {
			d.refuseUnknown()
		}
		return false
	case r.needs&isMirror != 0:
		return d.mirrors(r.rank, r.mirror)
	case r.needs&isAlias != 0:
		return d.isTurnOf(r.rank)
	}
	return d.rank == 0
}

// isTurnOf reports whether the pair may be read as an alias: as an older name for a
// field, whose own name wins wherever it stands. That is not so at first; the pair
// is put off until all names have been read that count for more. A field with
// several aliases has them at rank 1, 2 and so on, up to 15.
func (d *Decoder) isTurnOf(rank uint8) bool {
	if d.rank == 0 {
		p := &d.pairs[d.at]
		if p.late == 0 {
			d.late = append(d.late, int32(d.at))
		}
		p.late |= 1 << rank
		d.ranks = max(d.ranks, rank)
	}
	return d.rank == rank
}

// mirrors is isTurnOf for a name that is the field's own name in another group: AMT
// is a mirror of PAYMENTREQUEST_0_AMT. Servers send both, and then the alias needs no
// second look.
func (d *Decoder) mirrors(rank uint8, group Group) bool {
	own := key{n: max(d.key.n, 0), m: d.key.m, name: d.key.name, group: group}
	if d.rank == 0 && d.hasValue(own) {
		return false
	}
	return d.isTurnOf(rank)
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

// refuseUnknown is for a pair that the message does not have. Those that every request
// begins with are passed over.
func (d *Decoder) refuseUnknown() {
	if !d.root.Response && d.key.group == Plain && d.index.names[d.key.name].trait&isHead != 0 {
		return
	}
	d.refuse(unknownName)
}

// A refusal says why a pair leads to no field.
type refusal uint8

const (
	unknownName refusal = iota + 1
	noField
)

var refusals = [...]string{unknownName: "unknown name", noField: "a known name, but the contract has no field for it"}

func (d *Decoder) refuse(why refusal) {
	d.remember(visit{at: int32(d.at), refusal: why})
	d.report(refusals[why])
}
