package overlay

import (
	"maps"
	"slices"
	"strings"

	"github.com/ppgen/ppgen/internal/strict"
	"github.com/ppgen/ppgen/ir"
)

// An Amount makes a record an amount of money.
type Amount struct {
	Type     strict.Text `yaml:"type" required:"true" doc:"The type."`
	Value    strict.Text `yaml:"value" doc:"The field with the value; without it, the text of the element."`
	Currency strict.Text `yaml:"currency" required:"true" doc:"The field with the currency's code."`
	As       strict.Text `yaml:"as" doc:"Of a JSON object that has more than the two: the name of the field that holds the amount."`
	Reason   strict.Text `yaml:"reason" required:"true" doc:"How it is known to be an amount."`
}

func (a *application) amount(row Amount) {
	s := a.record(row.Type, "amounts")
	if s == nil {
		return
	}
	value := textField(s)
	if row.Value.Value != "" {
		value = a.field(s, row.Value, "amounts")
	} else if value == nil {
		a.errorf(row.Type, "amounts", "%s has no text of its own; add value, the field that has the value", row.Type.Value)
	}
	currency := a.field(s, row.Currency, "amounts")
	if value == nil || currency == nil || !a.once(row.Type, "amounts", "role", s) {
		return
	}
	if value.Wire.JSON != nil && len(s.Fields) > 2 {
		if s = a.inlineAmount(s, value, currency, row); s == nil {
			return
		}
	}
	setRole(s, ir.AmountRole)
	value.Role, currency.Role = ir.AmountValue, ir.AmountCurrency
}

// textField returns the field that is the text of the element, or nil.
func textField(s *ir.Struct) *ir.Field {
	for _, f := range s.Fields {
		if f.Wire.XML != nil && f.Wire.XML.Form == ir.Text {
			return f
		}
	}
	return nil
}

// setRole gives s a role and takes from its fields what an earlier overlay gave.
func setRole(s *ir.Struct, role ir.StructRole) {
	s.Role = role
	for _, f := range s.Fields {
		f.Role = ir.NoFieldRole
	}
}

// A Role makes a record one that the runtime understands.
type Role struct {
	Type   strict.Text            `yaml:"type" required:"true" doc:"The type. Records that extend it play the role, too."`
	Role   strict.Text            `yaml:"role" required:"true" enum:"request,response,error,parameter,failure,link,patch" doc:"The base of requests, the base of responses, an error of a response, or a parameter of such an error; over REST, the body of an error, a link, or a change to a resource."`
	Fields map[string]strict.Text `yaml:"fields" doc:"Which field is what. Of a request: version. Of a response: timestamp, ack, correlation_id, version, build, errors. Of an error: code, short_message, long_message, severity, parameters. Of a parameter: id, value. The roles of REST have none."`
	Reason strict.Text            `yaml:"reason" required:"true" doc:"How the role is known."`
}

// A part says which field role a key under fields means.
type part map[string]ir.FieldRole

// roles are the roles of records with their parts.
var roles = map[string]struct {
	role  ir.StructRole
	parts part
}{
	"request": {ir.RequestRole, part{"version": ir.RequestVersion}},
	"response": {ir.ResponseRole, part{
		"timestamp": ir.ResponseTimestamp, "ack": ir.ResponseAck, "correlation_id": ir.ResponseCorrelationID,
		"version": ir.ResponseVersion, "build": ir.ResponseBuild, "errors": ir.ResponseErrors,
	}},
	"error": {ir.ErrorRole, part{
		"code": ir.ErrorCode, "short_message": ir.ErrorShortMessage, "long_message": ir.ErrorLongMessage,
		"severity": ir.ErrorSeverity, "parameters": ir.ErrorParameters,
	}},
	"parameter": {ir.ParamRole, part{"id": ir.ParamID, "value": ir.ParamValue}},

	"failure": {role: ir.FailureRole},
	"link":    {role: ir.LinkRole},
	"patch":   {role: ir.PatchRole},
}

func (a *application) role(row Role) {
	s := a.record(row.Type, "roles")
	if s == nil || !a.once(row.Type, "roles", "role", s) {
		return
	}
	role := roles[row.Role.Value]
	setRole(s, role.role)
	for _, key := range slices.Sorted(maps.Keys(row.Fields)) {
		name := row.Fields[key]
		meaning, ok := role.parts[key]
		if !ok {
			a.errorf(name, "roles", "a %s has no %s; it has %s", row.Role.Value, key, strings.Join(slices.Sorted(maps.Keys(role.parts)), ", "))
			continue
		}
		if f := a.field(s, name, "roles"); f != nil {
			f.Role = meaning
		}
	}
}
