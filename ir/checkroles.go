package ir

import (
	"maps"
	"slices"
)

// A part is what a record with a role needs a field for.
type part struct {
	role     FieldRole
	name     string // for error texts
	required bool
	fits     func(Type) bool
	want     string // what fits, in words
}

// parts says what the records with a role are made of. Emitters turn them into
// values of the runtime's own types, and rely on these shapes.
var parts = map[StructRole][]part{
	AmountRole: {
		{AmountValue, "value", true, isNumber, "a decimal or a string"},
		{AmountCurrency, "currency", true, isString, "a string"},
	},
	RequestRole: {
		{RequestVersion, "version", true, isString, "a string"},
	},
	ResponseRole: {
		{ResponseTimestamp, "timestamp", false, isTime, "a dateTime or a string"},
		{ResponseAck, "ack", true, isString, "a string"},
		{ResponseCorrelationID, "correlation id", false, isString, "a string"},
		{ResponseVersion, "version", false, isString, "a string"},
		{ResponseBuild, "build", false, isString, "a string"},
		{ResponseErrors, "errors", true, isListOf(ErrorRole), "a list of records with the role error"},
	},
	ErrorRole: {
		{ErrorCode, "code", true, isString, "a string"},
		{ErrorShortMessage, "short message", false, isString, "a string"},
		{ErrorLongMessage, "long message", false, isString, "a string"},
		{ErrorSeverity, "severity", false, isString, "a string"},
		{ErrorParameters, "parameters", false, isListOf(ParamRole), "a list of records with the role parameter"},
	},
	ParamRole: {
		{ParamID, "id", true, isString, "a string"},
		{ParamValue, "value", true, isString, "a string"},
	},
}

// checkRole makes sure that a record with a role has the fields that the role
// is made of, and that no other record has one of them.
func (c *checker) checkRole(n Node, s *Struct) {
	fields := map[FieldRole]*Field{}
	for _, f := range s.Fields {
		if f.Role == NoFieldRole {
			continue
		}
		if first := fields[f.Role]; first != nil {
			c.errorf(n, "the fields %s and %s have the same role", first.Name.Local, f.Name.Local)
		}
		fields[f.Role] = f
	}
	for base := s; base != nil; base = base.Base {
		for _, p := range parts[base.Role] {
			c.checkPart(n, s, p, fields[p.role])
			delete(fields, p.role)
		}
	}
	for _, role := range slices.Sorted(maps.Keys(fields)) {
		c.errorf(n, "the field %s has a role that its record lacks", fields[role].Name.Local)
	}
	if s.Role == AmountRole && len(s.Fields) != len(parts[AmountRole]) {
		c.errorf(n, "an amount is a value and a currency; this record has %d fields, and the others would be lost", len(s.Fields))
	}
}

func (c *checker) checkPart(n Node, s *Struct, p part, f *Field) {
	switch {
	case f == nil && p.required:
		c.errorf(n, "the record has the role %s, but no field for the %s", roleNames[s.roleOf(p.role)], p.name)
	case f != nil && !p.fits(f.Type):
		c.errorf(n, "the field %s, the %s, must be %s, not %s", f.Name.Local, p.name, p.want, typeName(f.Type))
	}
}

// roleOf returns the role of s or of one of its bases that the field role
// belongs to.
func (s *Struct) roleOf(role FieldRole) StructRole {
	for ; s != nil; s = s.Base {
		if slices.ContainsFunc(parts[s.Role], func(p part) bool { return p.role == role }) {
			return s.Role
		}
	}
	return NoRole
}

// isString reports whether values of t are kept as text in Go.
func isString(t Type) bool { return scalarKind(t) == String }

func isNumber(t Type) bool {
	kind := scalarKind(t)
	return kind == String || kind == Decimal
}

func isTime(t Type) bool {
	kind := scalarKind(t)
	return kind == String || kind == DateTime
}

// noKind is the kind of what is no scalar.
const noKind ScalarKind = 0xff

// scalarKind returns the kind of the scalar that t is or stands for; an
// enumeration is a string.
func scalarKind(t Type) ScalarKind {
	if a, ok := t.(*Alias); ok {
		t = a.Target
	}
	switch t := t.(type) {
	case *Scalar:
		return t.Kind
	case *Enum:
		return String
	}
	return noKind
}

func isListOf(role StructRole) func(Type) bool {
	return func(t Type) bool {
		l, ok := t.(*List)
		if !ok {
			return false
		}
		s, ok := l.Elem.(*Struct)
		return ok && s.HasRole(role)
	}
}
