package nvp

import (
	"bytes"
	"unicode/utf8"

	"github.com/ppgen/ppgen/paypal"
)

// report adds the pair at hand to what the contract does not know, once.
func (d *Decoder) report(reason string) { d.reportPair(&d.pairs[d.at], reason) }

func (d *Decoder) reportPair(p *pair, reason string) {
	if p.flags&reported != 0 {
		return
	}
	p.flags |= reported
	d.unknown = append(d.unknown, paypal.Unknown{Path: d.nameOf(p), Value: string(d.valueOf(p)), Reason: reason})
}

// nameOf is the name of a pair as it was meant.
func (d *Decoder) nameOf(p *pair) string {
	name := bytes.Clone(d.body[p.raw.from:p.raw.to])
	n, _ := unescape(name)
	return string(name[:n])
}

// clip bounds a text that an error quotes.
func clip(s string) string {
	const limit = 40
	if len(s) <= limit {
		return s
	}
	n := limit
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n] + "…"
}
