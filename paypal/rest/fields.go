package rest

import (
	"encoding/base64"
	"strconv"

	"github.com/ppgen/ppgen/paypal/money"
)

// An Object is a value that knows its members: a generated record or union.
// JSONFields adds each of them to f, in the order of the contract. Reading calls
// it several times, so it must add the same members each time, whatever their
// values.
type Object interface {
	JSONFields(f *Fields)
}

// Fields takes the members of an object. Its methods, and the functions of this
// package that begin with a *Fields, add one member each: its name as it stands
// between quotes in JSON, and where its value is kept.
//
// A method whose name begins with Opt takes a pointer to a pointer, nil for a
// member that is absent. String, Bytes and Raw take a value that is absent when
// it is empty; their Required forms are written all the same. The empty name adds
// a value that is no member: an item of a list, or a case of a union.
//
// Writing, each call writes its member at once. Reading, each call compares its
// name with that of the member that comes next; if it is the same, it reads the
// value and moves on. As many calls of JSONFields follow one after the other as
// it takes to come to the end of the object: one, when the members come in the
// order of the contract. Unlike a table of the members this puts no pointers on
// the heap, which would cost more than the comparisons.
type Fields struct {
	reading bool
	w       writer
	r       reader
}

// appendName appends the name of a member. The comma before the first one becomes
// the brace of the object; see writer.close.
func appendName(b []byte, name string) []byte {
	if name == "" {
		return b
	}
	b = append(b, ',', '"')
	b = append(b, name...)
	return append(b, '"', ':')
}

// member writes the name of a member.
func (f *Fields) member(name string) { f.w.b = appendName(f.w.b, name) }

// String adds text that is absent when it is empty.
func (f *Fields) String(name string, p *string) {
	if f.reading || *p != "" {
		f.RequiredString(name, p)
	}
}

// RequiredString adds text.
func (f *Fields) RequiredString(name string, p *string) {
	if f.reading {
		if f.r.match(name) {
			readText(&f.r, p)
		}
		return
	}
	b, ok := appendText(appendName(f.w.b, name), *p)
	f.w.b = b
	if !ok {
		f.fail(name, errEncoding)
	}
}

// OptString adds text that may be absent. It and its like are small enough for the
// compiler to put them into their callers: of most members nothing is written.
func (f *Fields) OptString(name string, p **string) {
	if f.reading || *p != nil {
		f.optString(name, p)
	}
}

func (f *Fields) optString(name string, p **string) {
	if !f.reading {
		f.RequiredString(name, *p)
		return
	}
	if f.r.match(name) {
		readTextOpt(&f.r, p)
	}
}

// Bool adds true or false.
func (f *Fields) Bool(name string, p *bool) {
	if f.reading {
		if f.r.match(name) {
			readScalar(&f.r, p, BoolKind, parseBool)
		}
		return
	}
	f.w.b = strconv.AppendBool(appendName(f.w.b, name), *p)
}

// OptBool is Bool that may be absent.
func (f *Fields) OptBool(name string, p **bool) {
	if f.reading || *p != nil {
		f.optBool(name, p)
	}
}

func (f *Fields) optBool(name string, p **bool) {
	if !f.reading {
		f.Bool(name, *p)
		return
	}
	if f.r.match(name) {
		readOptional(&f.r, p, &f.r.bools, BoolKind, parseBool)
	}
}

// Int adds an integer.
func (f *Fields) Int(name string, p *int) {
	if f.reading {
		if f.r.match(name) {
			readScalar(&f.r, p, NumberKind, parseInt)
		}
		return
	}
	f.w.b = strconv.AppendInt(appendName(f.w.b, name), int64(*p), 10)
}

// OptInt is Int that may be absent.
func (f *Fields) OptInt(name string, p **int) {
	if f.reading || *p != nil {
		f.optInt(name, p)
	}
}

func (f *Fields) optInt(name string, p **int) {
	if !f.reading {
		f.Int(name, *p)
		return
	}
	if f.r.match(name) {
		readOptional(&f.r, p, &f.r.ints, NumberKind, parseInt)
	}
}

// Long adds an integer of 64 bits.
func (f *Fields) Long(name string, p *int64) {
	if f.reading {
		if f.r.match(name) {
			readScalar(&f.r, p, NumberKind, parseLong)
		}
		return
	}
	f.w.b = strconv.AppendInt(appendName(f.w.b, name), *p, 10)
}

// OptLong is Long that may be absent.
func (f *Fields) OptLong(name string, p **int64) {
	if f.reading || *p != nil {
		f.optLong(name, p)
	}
}

func (f *Fields) optLong(name string, p **int64) {
	if !f.reading {
		f.Long(name, *p)
		return
	}
	if f.r.match(name) {
		readOptional(&f.r, p, &f.r.longs, NumberKind, parseLong)
	}
}

// Decimal adds an exact number.
func (f *Fields) Decimal(name string, p *money.Decimal) {
	if f.reading {
		if f.r.match(name) {
			readScalar(&f.r, p, NumberKind, parseDecimal)
		}
		return
	}
	f.w.b = p.AppendTo(appendName(f.w.b, name))
}

// OptDecimal is Decimal that may be absent.
func (f *Fields) OptDecimal(name string, p **money.Decimal) {
	if f.reading || *p != nil {
		f.optDecimal(name, p)
	}
}

func (f *Fields) optDecimal(name string, p **money.Decimal) {
	if !f.reading {
		f.Decimal(name, *p)
		return
	}
	if f.r.match(name) {
		readOptional(&f.r, p, &f.r.decimals, NumberKind, parseDecimal)
	}
}

// Bytes adds bytes, as text in base64, that are absent when nil.
func (f *Fields) Bytes(name string, p *[]byte) {
	if f.reading || *p != nil {
		f.RequiredBytes(name, p)
	}
}

// RequiredBytes adds bytes, as text in base64.
func (f *Fields) RequiredBytes(name string, p *[]byte) {
	if f.reading {
		if f.r.match(name) {
			readScalar(&f.r, p, StringKind, parseBase64)
		}
		return
	}
	b := append(appendName(f.w.b, name), '"')
	b = base64.StdEncoding.AppendEncode(b, *p)
	f.w.b = append(b, '"')
}

// Raw adds JSON of any kind that is absent when it is empty.
func (f *Fields) Raw(name string, p *Raw) {
	if f.reading || *p != "" {
		f.RequiredRaw(name, p)
	}
}

// RequiredRaw adds JSON of any kind. Empty, it is written as null.
func (f *Fields) RequiredRaw(name string, p *Raw) {
	if f.reading {
		if f.r.match(name) {
			*p = f.r.raw()
			f.r.next(true)
		}
		return
	}
	f.member(name)
	f.writeRaw(name, *p)
}

// Object adds a record or union that is always written.
func (f *Fields) Object(name string, x Object) {
	if f.reading {
		if f.r.match(name) {
			f.r.next(!f.r.null() && f.readObject(x))
		}
		return
	}
	f.member(name)
	f.writeObject(name, x)
}
