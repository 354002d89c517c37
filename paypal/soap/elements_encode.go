package soap

import (
	"encoding/binary"
	"slices"
	"strconv"

	"github.com/ppgen/ppgen/paypal/internal/words"
	"github.com/ppgen/ppgen/paypal/money"
)

// Simple writes fields, which are pointers to those that elements belong to from
// the one at first on.
func (e *Encoder) Simple(elements *Elements, first int, fields []any) {
	list := elements.indexed().list[first:][:len(fields)]
	for i, field := range fields {
		if text, ok := field.(*string); ok {
			if *text != "" {
				e.simpleText(&list[i], *text)
			}
		} else if a, ok := field.(**money.Amount); ok {
			if *a != nil {
				e.simpleAmount(&list[i], *a)
			}
		} else if text, ok := field.(*Required); ok {
			e.simpleText(&list[i], string(*text))
		} else {
			e.simpleNumber(&list[i], field)
		}
	}
}

// simpleText writes an element that holds text.
func (e *Encoder) simpleText(el *simpleElement, v string) {
	n := len(e.b)
	if cap(e.b)-n < el.length+len(v) {
		e.b = slices.Grow(e.b, el.length+len(v))
	}
	b := e.b[n:cap(e.b)]
	open := el.open.put(b)
	b = b[open:]
	if !copyClean(b, v) {
		e.escapedString(el.open.text, v)
		return
	}
	e.b = e.b[:n+open+len(v)+el.end.put(b[len(v):])]
}

// copyClean copies v as character data. It answers false when some of it is not
// written as it is; what was copied is of no use then. b has room for more.
func copyClean(b []byte, v string) bool {
	if len(v) < 8 {
		w := shortWord(v)
		binary.LittleEndian.PutUint64(b, w)
		return suspects(w)&words.Highs == 0
	}
	end := len(v) - 8
	last := words.Of(v[end:])
	found := suspects(last)
	for i := 0; i < end; i += 8 {
		w := words.Of(v[i:])
		found |= suspects(w)
		binary.LittleEndian.PutUint64(b[i:], w)
	}
	binary.LittleEndian.PutUint64(b[end:], last)
	return found&words.Highs == 0
}

// simpleAmount writes an element that holds an amount. Its currency is three letters
// nearly always, and what is near them in ASCII stands for itself too.
func (e *Encoder) simpleAmount(el *simpleElement, a *money.Amount) {
	n, c := len(e.b), a.Currency
	if len(c) != 3 || (c[0]-'A')|(c[1]-'A')|(c[2]-'A') >= 32 || cap(e.b)-n < el.length {
		e.oddAmount(el, a)
		return
	}
	b := e.b[n:cap(e.b)]
	at := el.open.put(b)
	code := b[at : at+5]
	code[0], code[1], code[2], code[3], code[4] = c[0], c[1], c[2], '"', '>'
	e.b = el.end.appendTo(a.Value.AppendTo(e.b[:n+at+5]))
}

// oddAmount is simpleAmount for any currency, and where room must be made.
func (e *Encoder) oddAmount(el *simpleElement, a *money.Amount) {
	b, ok := appendAttr(el.open.appendTo(e.b), a.Currency)
	b = append(b, '"', '>')
	e.b = el.end.appendTo(a.Value.AppendTo(b))
	if !ok {
		e.failText("attribute "+el.currency+" of <"+el.end.text[2:], a.Currency)
	}
}

// simpleInt writes an element that holds an integer.
func (e *Encoder) simpleInt(el *simpleElement, v int64) {
	e.b = el.end.appendTo(strconv.AppendInt(el.open.appendTo(e.b), v, 10))
}

// simpleNumber writes a field that is a number. Pointers that are nil are left out.
func (e *Encoder) simpleNumber(el *simpleElement, field any) {
	switch v := field.(type) {
	case *bool:
		e.Bool(el.open.text, *v)
	case **bool:
		e.OptBool(el.open.text, *v)
	case *int:
		e.simpleInt(el, int64(*v))
	case **int:
		if *v != nil {
			e.simpleInt(el, int64(**v))
		}
	case *int64:
		e.simpleInt(el, *v)
	case **int64:
		if *v != nil {
			e.simpleInt(el, **v)
		}
	case *money.Decimal:
		e.Decimal(el.open.text, *v)
	case **money.Decimal:
		e.OptDecimal(el.open.text, *v)
	default:
		panic("soap: a simple element cannot be written from this type")
	}
}
