package wsdl

import (
	"slices"

	"github.com/ppgen/ppgen/ir"
)

// A choice holds the slots of alternatives by what they hold.
type choice struct {
	arms  [][]*slot
	slots map[ir.QName][]*slot  // by key
	arm   map[ir.QName]int      // which arm, counted from 1, has the key
	owner map[ir.QName]ir.QName // the key of the slot that holds an element
}

// choice merges the slots of alternatives. An element that stands in several of
// them is one field, which is free of the choice.
func (b *builder) choice(q *particle, arms [][]*slot) ([]*slot, bool) {
	keys, ok := mergeOrder(arms)
	if !ok {
		return nil, false
	}
	c := &choice{arms, make(map[ir.QName][]*slot), make(map[ir.QName]int), make(map[ir.QName]ir.QName)}
	for i, slots := range arms {
		for _, s := range slots {
			if !c.add(i+1, s) {
				return nil, false
			}
		}
	}
	nothing := func(*slot) bool { return false }
	shared := func(s *slot) bool { return len(c.slots[s.key()]) > 1 }
	present := q.min > 0 && c.everyArmHas(nothing)
	branch := ir.Branch{Group: b.choices + 1, Required: q.min > 0 && c.everyArmHas(shared)}
	b.choices++
	merged := make([]*slot, 0, len(keys))
	for _, key := range keys {
		s, ok := c.merge(key, present)
		if !ok {
			return nil, false
		}
		if !shared(s) {
			branch.Arm = c.arm[key]
			s.branches = append([]ir.Branch{branch}, s.branches...)
		}
		merged = append(merged, s)
	}
	return merged, true
}

// add adds the slot of an arm. It returns false when one of its elements stands
// in a group in one arm, and on its own in another.
func (c *choice) add(arm int, s *slot) bool {
	key := s.key()
	for _, name := range s.names {
		if first, seen := c.owner[name]; seen && first != key {
			return false
		}
		c.owner[name] = key
	}
	c.slots[key] = append(c.slots[key], s)
	c.arm[key] = arm
	return true
}

// everyArmHas reports whether no arm can be taken without something being there
// that is not excepted.
func (c *choice) everyArmHas(except func(*slot) bool) bool {
	for _, slots := range c.arms {
		if !slices.ContainsFunc(slots, func(s *slot) bool { return s.min > 0 && !except(s) }) {
			return false
		}
	}
	return true
}

// merge returns the one slot of a key. It returns false when its slots are of
// different kinds. present says that one of the arms is always taken.
func (c *choice) merge(key ir.QName, present bool) (*slot, bool) {
	slots := c.slots[key]
	if len(slots) == 1 {
		return slots[0], true
	}
	merged := *slots[0]
	always := present && len(slots) == len(c.arms)
	for _, s := range slots {
		if s.group != nil || !sameType(s.field.Type, merged.field.Type) {
			return nil, false
		}
		always = always && len(s.branches) == 0
		merged.min, merged.max = min(merged.min, s.min), widest(merged.max, s.max)
	}
	merged.branches = nil
	if !always {
		merged.min = 0
	}
	return &merged, true
}

// mergeOrder returns one order of keys that every arm agrees with. There is none
// when two arms have two elements in opposite orders.
func mergeOrder(arms [][]*slot) ([]ir.QName, bool) {
	var keys []ir.QName
	behind := make(map[ir.QName]int) // in how many arms another key comes first
	total := 0
	for _, arm := range arms {
		total += len(arm)
		for i, s := range arm {
			if _, seen := behind[s.key()]; !seen {
				keys = append(keys, s.key())
			}
			behind[s.key()] += min(i, 1)
		}
	}
	if len(keys) == total {
		return keys, true // no arm shares an element with another
	}
	arms, keys = slices.Clone(arms), keys[:0]
	for {
		next := slices.IndexFunc(arms, func(arm []*slot) bool { return len(arm) > 0 && behind[arm[0].key()] == 0 })
		if next < 0 {
			return keys, !slices.ContainsFunc(arms, func(arm []*slot) bool { return len(arm) > 0 })
		}
		key := arms[next][0].key()
		keys = append(keys, key)
		for i, arm := range arms {
			if len(arm) == 0 || arm[0].key() != key {
				continue
			}
			if arms[i] = arm[1:]; len(arms[i]) > 0 {
				behind[arms[i][0].key()]--
			}
		}
	}
}
