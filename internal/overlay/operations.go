package overlay

import (
	"iter"
	"strings"

	"github.com/ppgen/ppgen/internal/near"
	"github.com/ppgen/ppgen/internal/strict"
	"github.com/ppgen/ppgen/ir"
)

// An Operation says what calling an operation does, and calling it again.
type Operation struct {
	Name        strict.Text `yaml:"name" required:"true" doc:"The operation."`
	MovesMoney  bool        `yaml:"moves_money" required:"true" doc:"Whether it moves, holds or promises money."`
	ReadOnly    bool        `yaml:"read_only" required:"true" doc:"Whether it changes nothing, so that repeating it is always safe."`
	RepeatKey   strict.Text `yaml:"repeat_key" doc:"The field of the request that makes a repeat safe, as a path of elements: Details/MsgSubID. Over REST, a header of the operation."`
	RepeatDays  int         `yaml:"repeat_days" min:"-1" doc:"For how many days the key does so, where that is known; -1 is for ever."`
	RepeatHours int         `yaml:"repeat_hours" doc:"For how many hours beyond those days."`
	RepeatEver  bool        `yaml:"repeat_ever" doc:"Whether the key does so for ever."`
	RepeatMax   int         `yaml:"repeat_max" doc:"How many characters the key may have, where that is known."`
	Replay      strict.Text `yaml:"replay" doc:"Over REST, the status that tells a repeat from the first success, where one does."`
	Reason      strict.Text `yaml:"reason" required:"true" doc:"Where this is known from."`
}

func (a *application) operation(row Operation) {
	const subject = "operations"
	if row.MovesMoney && row.ReadOnly {
		a.errorf(row.Name, subject, "%s cannot move money and change nothing", row.Name.Value)
		return
	}
	key := row.RepeatKey.Value
	if key == "" && (row.RepeatDays != 0 || row.RepeatHours != 0 || row.RepeatMax != 0) {
		a.errorf(row.Name, subject, "%s has limits for a repeat_key, but none", row.Name.Value)
		return
	}
	op := a.lookUp(row.Name)
	if op == nil || !a.once(row.Name, subject, "meaning", op) {
		return
	}
	switch {
	case op.REST != nil && !a.setKey(op, row):
		return
	case op.REST == nil && key != "" && !a.leads(op, row.RepeatKey):
		return
	}
	days := row.RepeatDays
	if row.RepeatEver {
		days = ir.Unbounded
	}
	op.Repeat = ir.Repeat{
		MovesMoney: row.MovesMoney, ReadOnly: row.ReadOnly,
		Key: key, KeyDays: days, KeyHours: row.RepeatHours, KeyMax: row.RepeatMax,
	}
}

func (a *application) lookUp(name strict.Text) *ir.Operation {
	for _, op := range a.api.Ops {
		if op.Name.Local == name.Value {
			return op
		}
	}
	a.unused(name, "operations", "the document has no operation %s%s", name.Value, near.Hint(name.Value, a.operationNames()))
	return nil
}

func (a *application) operationNames() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, op := range a.api.Ops {
			if !yield(op.Name.Local) {
				return
			}
		}
	}
}

// leads reports whether a path leads from the operation's request to a text.
func (a *application) leads(op *ir.Operation, path strict.Text) bool {
	const subject = "operations"
	var at ir.Type
	if op.Input != nil {
		at = op.Input
	}
	for step := range strings.SplitSeq(path.Value, "/") {
		s, ok := at.(*ir.Struct)
		if !ok {
			a.unused(path, subject, "%s leads through what is no record, before %s", path.Value, step)
			return false
		}
		f := a.field(s, strict.Text{Value: step, Pos: path.Pos}, subject)
		if f == nil {
			return false
		}
		at = f.Type
	}
	switch at.(type) {
	case *ir.Scalar, *ir.Enum, *ir.Alias:
		return true
	}
	a.unused(path, subject, "%s leads to no text", path.Value)
	return false
}
