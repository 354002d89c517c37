package rest

import "github.com/ppgen/ppgen/paypal/money"

// A Patch is one change to a resource, as RFC 6902 defines it.
type Patch struct {
	Op   string // add, remove, replace, move, copy or test
	Path string // a JSON pointer; PayPal adds to it, as in /purchase_units/@reference_id=='default'/amount
	From string // of move and copy

	// Value is what add, replace and test take: a generated record or a list of
	// them, text, a number, true, a Raw, a money.Amount (written as version 2 of the
	// APIs does; see Spelling.Raw for others), or whatever encoding/json writes. nil
	// is null there. When a Patch is read, it is a Raw.
	Value any
}

// JSONFields adds the members of a change.
func (p *Patch) JSONFields(f *Fields) {
	f.RequiredString("op", &p.Op)
	f.RequiredString("path", &p.Path)
	f.String("from", &p.From)
	if f.reading {
		if f.r.match("value") {
			p.Value = f.r.raw()
			f.r.next(true)
		}
		return
	}
	switch p.Op {
	case "remove", "move", "copy":
		return
	}
	f.writeAny("value", p.Value)
}

// MarshalJSON writes the change.
func (p Patch) MarshalJSON() ([]byte, error) { return Marshal(&p) }

// UnmarshalJSON reads a change.
func (p *Patch) UnmarshalJSON(data []byte) error { return Unmarshal(data, p) }

// Patch adds a change that may be absent.
func (f *Fields) Patch(name string, p **Patch) { Record(f, name, p) }

// Patches adds a list of changes.
func (f *Fields) Patches(name string, p *[]Patch) { Records(f, name, p) }

// PatchItem adds a change of a list or a map.
func (f *Fields) PatchItem(p *Patch) { f.Object("", p) }

// writeAny writes a value of any type as the value of a member.
func (f *Fields) writeAny(name string, v any) {
	switch v := v.(type) {
	case nil:
		f.RequiredRaw(name, new(Raw))
	case Object:
		f.writeMaybeNil(name, v)
	case string:
		f.RequiredString(name, &v)
	case bool:
		f.Bool(name, &v)
	case int:
		f.Int(name, &v)
	case Raw:
		f.RequiredRaw(name, &v)
	case money.Amount:
		f.AmountValue(name, &v, CurrencyCodeValue)
	case *money.Amount:
		if v == nil {
			v = new(money.Amount)
			f.fail(name, errNil)
		}
		f.AmountValue(name, v, CurrencyCodeValue)
	default:
		f.writeOther(name, v)
	}
}

// writeMaybeNil writes an object that may be a nil pointer, which is a mistake.
func (f *Fields) writeMaybeNil(name string, x Object) {
	defer func() {
		if r := recover(); r != nil {
			f.fail(name, nilError(r, true))
		}
	}()
	f.Object(name, x)
}

func (f *Fields) writeOther(name string, v any) {
	raw, err := RawOf(v)
	if err != nil {
		f.fail(name, err)
		return
	}
	f.RequiredRaw(name, &raw)
}
