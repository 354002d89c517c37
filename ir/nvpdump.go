package ir

import "strings"

// nvp writes a binding to name-value pairs, a pair on each line.
func (d dumper) nvp(b *NVPBinding) object {
	var o object
	o.add("method", b.Method)
	o.add("request", leaves(b.Request, func(p *NVPPair) any { return d.pair(p) }))
	o.add("response", leaves(b.Response, func(p *NVPPair) any { return d.pair(p) }))
	return o
}

func (d dumper) pair(p *NVPPair) line {
	var l line
	l.add("key", p.Key.String())
	l.add("path", p.SOAPPath())
	l.add("format", p.Format.String())
	if len(p.Aliases) > 0 {
		l.add("aliases", keyTexts(p.Aliases))
	}
	l.add("second", p.Second)
	l.add("quoted", p.Quoted)
	if p.Currency != nil {
		l.add("currency", p.Currency.Key.String())
	}
	if p.Spelling != nil {
		l.add("spelling", spellings(p.Spelling))
	}
	if d.contract {
		return l
	}
	l.add("hint", p.Hint)
	if p.Confidence != High {
		l.add("confidence", p.Confidence.String())
	}
	if len(p.Rules) > 0 {
		l.add("rules", rulePositions(p.Rules))
	}
	return l
}

func keyTexts(aliases []NVPAlias) []string {
	texts := make([]string, len(aliases))
	for i, a := range aliases {
		texts[i] = a.Key.String()
	}
	return texts
}

// spellings writes each value as "PUDO=4", and "CART<ADDCART" when the text is
// only read.
func spellings(s *NVPSpelling) []string {
	texts := make([]string, len(s.Values))
	for i, v := range s.Values {
		sign := "="
		if v.ReadOnly {
			sign = "<"
		}
		texts[i] = v.Value.Name.Local + sign + v.Text
	}
	return texts
}

func rulePositions(rules []NVPRule) []string {
	texts := make([]string, len(rules))
	for i, r := range rules {
		texts[i] = position(r.Pos)
	}
	return texts
}

// elsewhere writes a name that no operation has.
func (d dumper) elsewhere(e *NVPElsewhere) line {
	l := line{{"key", e.Key.String()}, {"in", e.In}}
	if !d.contract {
		l.add("rule", position(e.Rule.Pos))
	}
	return l
}

// upperWord reports whether s can stand in a name of the NVP wire.
func upperWord(s string) bool {
	return s != "" && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") == ""
}
