package ir

import (
	"fmt"
	"slices"
	"strings"
)

// checkNVP makes sure that every pair of op leads to a leaf of its message, and
// that the names, numbers and currencies of the pairs fit together.
func (c *checker) checkNVP(n Node, op *Operation) {
	if op.NVP == nil {
		return
	}
	if op.NVP.Method == "" {
		c.errorf(n, "its binding to name-value pairs has no method")
	}
	c.checkPairs(n, op.Input, op.NVP.Request)
	c.checkPairs(n, op.Output, op.NVP.Response)
}

func (c *checker) checkPairs(n Node, message *Struct, pairs []*NVPPair) {
	main := map[NVPKey]*NVPPair{}
	for _, p := range pairs {
		if err := p.check(message, pairs); err != nil {
			c.errorf(n, "the pair %s of %s: %v", p.Key, p.SOAPPath(), err)
		}
		if p.Second {
			continue
		}
		if first := main[p.Key]; first != nil && !(first.Format == NVPMonth && p.Format == NVPYear) {
			c.errorf(n, "%s is the name of %s and of %s", p.Key, first.SOAPPath(), p.SOAPPath())
		}
		main[p.Key] = p
	}
}

// check returns what is wrong with a pair of a message.
func (p *NVPPair) check(message *Struct, pairs []*NVPPair) error {
	if err := p.Key.check(); err != nil {
		return err
	}
	for _, a := range p.Aliases {
		if err := a.Key.check(); err != nil {
			return fmt.Errorf("alias %s: %w", a.Key, err)
		}
	}
	if p.Path == nil {
		return nil
	}
	leaf, err := p.follow(message)
	if err != nil {
		return err
	}
	if !p.Format.suits(leaf) {
		return fmt.Errorf("the format %s does not suit a leaf of type %s", p.Format, typeName(leaf))
	}
	if p.Currency != nil && (p.Currency.Format != NVPCurrency || !slices.Contains(pairs, p.Currency)) {
		return fmt.Errorf("its currency is that of another message")
	}
	if p.Spelling != nil && Type(p.Spelling.Enum) != leaf {
		return fmt.Errorf("its spelling is that of another enumeration")
	}
	return nil
}

// follow returns the type at the end of the path.
func (p *NVPPair) follow(message *Struct) (Type, error) {
	if message == nil {
		return nil, fmt.Errorf("the operation has no such message")
	}
	var at Type = message
	for _, s := range p.Path {
		record, ok := at.(*Struct)
		if !ok || !slices.Contains(record.Fields, s.Field) {
			return nil, fmt.Errorf("%s is no field of %s", s.Field.Name.Local, typeName(at))
		}
		at = s.Field.Type
		list, isList := at.(*List)
		if isList = isList && !list.Packed; isList {
			at = list.Elem
		}
		if isList != (s.Index != 0) {
			return nil, fmt.Errorf("%s and its number %q do not fit together", s.Field.Name.Local, s.Index)
		}
	}
	return at, nil
}

// check returns what is wrong with a name.
func (k NVPKey) check() error {
	if !upperWord(k.Name) {
		return fmt.Errorf("a name needs a word in upper case")
	}
	if k.Scope != "" && !upperWord(strings.NewReplacer("n", "", "m", "").Replace(k.Scope)) {
		return fmt.Errorf("a scope is a word in upper case")
	}
	if k.Index != 0 && !strings.ContainsRune("nm0", rune(k.Index)) {
		return fmt.Errorf("a number is n, m or 0")
	}
	return nil
}

// suits reports whether a leaf of type t can have the format.
func (f NVPFormat) suits(t Type) bool {
	if a, ok := t.(*Alias); ok {
		t = a.Target
	}
	switch t := t.(type) {
	case *Struct:
		return t.HasRole(AmountRole) && (f == NVPAmount || f == NVPCurrency)
	case *Enum:
		return f == NVPEnum
	case *List:
		return f == NVPText
	case *Scalar:
		return slices.Contains(scalarNVPFormats[t.Kind], f)
	}
	return false
}

var scalarNVPFormats = [...][]NVPFormat{
	String:   {NVPText},
	Bool:     {NVPBool01, NVPBoolTF},
	Int:      {NVPInt, NVPUnsigned, NVPMonth, NVPYear},
	Long:     {NVPInt, NVPUnsigned, NVPMonth, NVPYear},
	Decimal:  {NVPDecimal},
	DateTime: {NVPDateTime},
	Bytes:    {NVPText},
}
