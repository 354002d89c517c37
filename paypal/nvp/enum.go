package nvp

import "sync"

// An Enum is how the values of an enumeration are spelled. It is open: a value
// that is not in it is written and kept as it is.
type Enum struct {
	Values    []string   // of the contract
	Spellings []Spelling // where NVP differs from the contract

	once  sync.Once
	known map[string]string // by spelling, the contract's value
}

// A Spelling is a value of an enumeration and what stands for it in NVP.
type Spelling struct {
	Value, Text string
	ReadOnly    bool // understood, but never written
}

// spell returns the text of a value.
func (x *Enum) spell(v string) string {
	for i := range x.Spellings {
		if s := &x.Spellings[i]; s.Value == v && !s.ReadOnly {
			return s.Text
		}
	}
	return v
}

// read returns the value that a text stands for, and false for one that is not
// known.
func (x *Enum) read(text []byte) (string, bool) {
	x.once.Do(x.learn)
	v, ok := x.known[string(text)]
	if !ok {
		var buf [64]byte
		v, ok = x.known[string(fold(buf[:0], text))]
	}
	return v, ok
}

// learn fills known. A spelling of NVP counts before a value of the contract that
// looks the same, and what is exact before what is alike.
func (x *Enum) learn() {
	x.known = make(map[string]string, 2*(len(x.Values)+len(x.Spellings)))
	add := func(text, value string) {
		if _, ok := x.known[text]; !ok {
			x.known[text] = value
		}
	}
	for _, s := range x.Spellings {
		add(s.Text, s.Value)
	}
	for _, v := range x.Values {
		add(v, v)
	}
	for _, s := range x.Spellings {
		add(string(fold(nil, s.Text)), s.Value)
	}
	for _, v := range x.Values {
		add(string(fold(nil, v)), v)
	}
}

// fold appends s in lower case, without the punctuation that NVP drops from the
// values of some enumerations.
func fold[T string | []byte](b []byte, s T) []byte {
	for i := range len(s) {
		switch c := s[i]; {
		case c == '-', c == '_', c == ' ':
		case 'A' <= c && c <= 'Z':
			b = append(b, c|0x20)
		default:
			b = append(b, c)
		}
	}
	return b
}
