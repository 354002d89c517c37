package nvp

// The values of a message are in Decoder.text, without their escapes. A pair that
// will not be visited, as the memory tells, is idle: its value stays in the body,
// unless somebody asks for it.

// valueOf returns the value of a pair.
func (d *Decoder) valueOf(p *pair) []byte {
	if p.flags&idle != 0 {
		d.addLate(p)
	}
	return d.text[p.value.from:p.value.to]
}

// addLate adds the value of an idle pair.
func (d *Decoder) addLate(p *pair) {
	p.flags &^= idle
	d.addValue(p, int(p.value.from))
}

// maxChunk is how much of a message a text keeps from being collected, unless it is
// longer itself.
const maxChunk = 8 << 10

// stringOf is valueOf as a text. All texts of a message are parts of few strings, which
// take few allocations.
func (d *Decoder) stringOf(p *pair) string {
	from, to := int(p.value.from)-d.chunkAt, int(p.value.to)-d.chunkAt
	if 0 <= from && from <= to && to <= len(d.chunk) {
		return d.chunk[from:to]
	}
	return d.stringElsewhere(p)
}

// stringElsewhere makes another chunk that begins with a value, unless it is one of
// the few that are not read in their order.
func (d *Decoder) stringElsewhere(p *pair) string {
	from, to := int(p.value.from), int(p.value.to)
	if from < d.chunkAt || from >= d.ordered {
		return string(d.text[from:to])
	}
	d.chunk, d.chunkAt = string(d.text[from:max(to, min(d.ordered, from+maxChunk))]), from
	return d.chunk[:to-from]
}
