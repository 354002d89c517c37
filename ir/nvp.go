package ir

import (
	"strings"

	"github.com/ppgen/ppgen/internal/diag"
)

// An NVPBinding sends an operation as a form of name-value pairs. The pairs are
// complete: a leaf of Input or Output that none of them reaches has no known
// name, and cannot be sent this way.
type NVPBinding struct {
	Method   string     // the value of METHOD
	Request  []*NVPPair // in the order of Input's fields, depth first; pairs without a Path come last
	Response []*NVPPair // likewise for Output
}

// An NVPPair says under which name one leaf of a message travels.
//
// A Month and a Year with one key are halves of one value. Apart from them, of
// the pairs with one key all but one are Second: an encoder writes such a pair
// when those before it are empty, the main one first, and a decoder fills them all.
type NVPPair struct {
	Key        NVPKey
	Aliases    []NVPAlias // accepted when reading, never written; Key wins over them, earlier ones over later ones
	Path       []NVPStep  // from the message to the leaf; nil for a name that the contract has no place for
	Second     bool       // repeats another pair of the same key
	Format     NVPFormat
	Hint       string       // what the text looks like, for a person, where Format does not say it: "0/1"
	Quoted     bool         // a server may put the value between double quotes
	Currency   *NVPPair     // of an NVPAmount: the pair of NVPCurrency that carries its currency; nil when the wire has none
	Spelling   *NVPSpelling // of an NVPEnum: where the values differ from the contract's; nil when they do not
	Confidence Confidence
	Rules      []NVPRule // what made Key and the rest, in the order of the overlay
}

// An NVPKey is the name of a pair, taken apart: "L_PAYMENTREQUEST_n_NAMEm" is
// {Listed: true, Scope: "PAYMENTREQUEST_n_", Name: "NAME", Index: 'm'}.
//
// The letters n and m stand for the number of a list element, counted from 0.
// They are the letters of the steps in the pair's Path. A step whose letter is
// not in the key is at element 0, and so is a letter in the key that no step has.
type NVPKey struct {
	Listed bool   // "L_" comes first
	Scope  string // a prefix with the number of its own: "PAYMENTREQUEST_n_", "OPTIONn", "PAYMENTREQUEST_0_"
	Name   string // upper case, digits and underscores; never empty
	Index  byte   // 'n', 'm' or '0' after the name; 0 for none
}

// An NVPAlias is an older or mistaken name of a pair.
type NVPAlias struct {
	Key        NVPKey
	Confidence Confidence
	Rules      []NVPRule
}

// An NVPStep leads from a record to one of its fields. A List adds which of its
// elements is meant: 'n' or 'm' for the one of that number, '0' where the wire
// has room for the first only.
type NVPStep struct {
	Field *Field
	Index byte // 0 when the field is not a List
}

// An NVPFormat is how a value is written.
type NVPFormat uint8

// The formats. What a decoder accepts is wider: any of 1, 0, true, false, Y and
// N for each of the booleans, for example.
const (
	NVPText     NVPFormat = iota // the string itself
	NVPEnum                      // the text of an Enum's value, but for Spelling
	NVPBool01                    // 1 or 0
	NVPBoolTF                    // true or false
	NVPInt                       // a decimal integer: Int or Long
	NVPUnsigned                  // as NVPInt, but a negative number comes as its unsigned 64-bit complement
	NVPDecimal                   // a Decimal, perhaps padded with blanks
	NVPAmount                    // the value of an amount; the last step's type has AmountRole
	NVPCurrency                  // the currency of an amount; the Path is that of the amount it is read from first
	NVPDateTime                  // a DateTime in UTC
	NVPMonth                     // the first two digits of MMYYYY: Int
	NVPYear                      // the last four digits of MMYYYY: Int
)

var nvpFormatNames = [...]string{
	NVPText:     "text",
	NVPEnum:     "enum",
	NVPBool01:   "0/1",
	NVPBoolTF:   "true/false",
	NVPInt:      "integer",
	NVPUnsigned: "unsigned",
	NVPDecimal:  "decimal",
	NVPAmount:   "amount",
	NVPCurrency: "currency",
	NVPDateTime: "datetime",
	NVPMonth:    "MMYYYY month",
	NVPYear:     "MMYYYY year",
}

// String returns the format as "ppgen explain" names it.
func (f NVPFormat) String() string { return nvpFormatNames[f] }

// An NVPSpelling is how the values of an Enum are written where they differ from
// the contract. Pairs that the same overlay row applies to share one.
type NVPSpelling struct {
	Enum   *Enum
	Values []NVPValue
	Rule   NVPRule
}

// An NVPValue is one value of an Enum and its text.
type NVPValue struct {
	Value    *EnumValue
	Text     string
	ReadOnly bool // accepted when reading, never written
}

// An NVPRule is a row of an overlay that took part in a name.
type NVPRule struct {
	Text string   // what it says: "scope PaymentDetails[] is PAYMENTREQUEST_n_"
	Why  string   // the row's reason
	Pos  diag.Pos // of the row
}

// An NVPElsewhere is a name that occurs on the wire, but in no message of the
// contract.
type NVPElsewhere struct {
	Key  NVPKey
	In   string // where it occurs: "every request"
	Rule NVPRule
}

// Confidence is how well a fact is attested.
type Confidence uint8

// The levels of confidence.
const (
	High   Confidence = iota // documented and seen
	Medium                   // documented or seen, once or with contradiction
	Low                      // follows from a rule alone: experimental
)

var confidenceNames = [...]string{High: "high", Medium: "medium", Low: "low"}

// String returns "high", "medium" or "low".
func (c Confidence) String() string { return confidenceNames[c] }

// String returns the name with its letters: "L_PAYMENTREQUEST_n_NAMEm".
func (k NVPKey) String() string {
	var b strings.Builder
	if k.Listed {
		b.WriteString("L_")
	}
	b.WriteString(k.Scope)
	b.WriteString(k.Name)
	if k.Index != 0 {
		b.WriteByte(k.Index)
	}
	return b.String()
}

// Has reports whether the letter, n or m, is in the key.
func (k NVPKey) Has(letter byte) bool {
	return k.Index == letter || strings.IndexByte(k.Scope, letter) >= 0
}

// Leaf returns the field at the end of the path, or nil.
func (p *NVPPair) Leaf() *Field {
	if len(p.Path) == 0 {
		return nil
	}
	return p.Path[len(p.Path)-1].Field
}

// SOAPPath returns the path in the contract's own names:
// "Details/PaymentDetails[n]/OrderTotal@currencyID". It is "-" for a pair
// without a path.
func (p *NVPPair) SOAPPath() string {
	if len(p.Path) == 0 {
		return "-"
	}
	var b strings.Builder
	for _, s := range p.Path {
		switch xml := s.Field.Wire.XML; {
		case xml != nil && xml.Form == Text:
			continue
		case xml != nil && xml.Form == Attribute:
			b.WriteByte('@')
		case b.Len() > 0:
			b.WriteByte('/')
		}
		b.WriteString(s.Field.Name.Local)
		if s.Index != 0 {
			b.WriteString("[" + string(s.Index) + "]")
		}
	}
	if p.Format == NVPCurrency {
		b.WriteString("@" + currencyName(p.Leaf()))
	}
	return b.String()
}

// currencyName is the wire name of the currency within an amount.
func currencyName(amount *Field) string {
	t := amount.Type
	if l, ok := t.(*List); ok {
		t = l.Elem
	}
	if s, ok := t.(*Struct); ok {
		if f := s.ByRole(AmountCurrency); f != nil {
			return f.Name.Local
		}
	}
	return "currency"
}
