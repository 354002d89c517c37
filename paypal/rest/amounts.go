package rest

import (
	"bytes"
	"errors"

	"github.com/ppgen/ppgen/paypal/internal/usual"
	"github.com/ppgen/ppgen/paypal/money"
)

// A Spelling is what an API calls the two members of an amount of money.
type Spelling struct {
	value, currency string

	begin, middle, alone string // what is written before the currency and the value
}

// NewSpelling returns the spelling with these names.
func NewSpelling(value, currency string) *Spelling {
	return &Spelling{
		value: value, currency: currency,
		begin:  `{"` + currency + `":`,
		middle: `,"` + value + `":"`,
		alone:  `{"` + value + `":"`,
	}
}

// The spellings of PayPal's APIs: that of version 2, and those of version 1.
var (
	CurrencyCodeValue = NewSpelling("value", "currency_code")
	CurrencyValue     = NewSpelling("value", "currency")
	CurrencyTotal     = NewSpelling("total", "currency")
)

// Raw returns JSON for an amount, for [Patch] and other places that take any
// JSON.
func (s *Spelling) Raw(a money.Amount) Raw {
	b, _ := s.append(nil, &a)
	return Raw(b)
}

// append appends an amount. It answers false when the currency is not UTF-8.
func (s *Spelling) append(b []byte, a *money.Amount) (_ []byte, ok bool) {
	switch c := a.Currency; {
	case c == "":
		b, ok = append(b, s.alone...), true
	case isCurrency(c):
		b, ok = append(b, s.begin...), true
		b = append(b, '"', c[0], c[1], c[2], '"')
		b = append(b, s.middle...)
	default:
		b, ok = appendText(append(b, s.begin...), c)
		b = append(b, s.middle...)
	}
	b = a.Value.AppendTo(b)
	return append(b, '"', '}'), ok
}

// isCurrency reports whether a text is written like the codes of ISO 4217: it then
// stands for itself.
func isCurrency(c string) bool {
	return len(c) == 3 && c[0]-'A' < 26 && c[1]-'A' < 26 && c[2]-'A' < 26
}

// Amount adds an amount of money that may be absent.
func (f *Fields) Amount(name string, p **money.Amount, s *Spelling) {
	if f.reading || *p != nil {
		f.amount(name, p, s)
	}
}

func (f *Fields) amount(name string, p **money.Amount, s *Spelling) {
	if !f.reading {
		f.writeAmount(name, *p, s)
		return
	}
	if f.r.match(name) {
		f.r.readAmount(p, s)
	}
}

// AmountValue adds an amount of money.
func (f *Fields) AmountValue(name string, p *money.Amount, s *Spelling) {
	if f.reading {
		if f.r.match(name) {
			v, ok := f.r.amount(s)
			if ok {
				*p = v
			}
			f.r.next(ok)
		}
		return
	}
	f.writeAmount(name, p, s)
}

// Amounts adds a list of amounts of money.
func (f *Fields) Amounts(name string, p *[]money.Amount, s *Spelling) {
	if f.reading {
		if f.r.match(name) {
			f.r.readAmounts(p, s)
		}
		return
	}
	if *p == nil {
		f.absent(name, "[]")
		return
	}
	f.writeList(name, len(*p), func(i int) { f.writeAmount("", &(*p)[i], s) })
}

func (f *Fields) writeAmount(name string, a *money.Amount, s *Spelling) {
	b, ok := s.append(appendName(f.w.b, name), a)
	f.w.b = b
	if !ok {
		f.fail(name, errEncoding)
	}
}

func (r *reader) readAmount(p **money.Amount, s *Spelling) {
	v, ok := r.amount(s)
	if ok {
		*p = r.amounts.Put(v)
	}
	r.next(ok)
}

// readAmounts leaves out what is no amount: in its place would stand one of 0.
func (r *reader) readAmounts(p *[]money.Amount, s *Spelling) {
	ok := r.openList()
	if ok {
		list := []money.Amount{}
		for r.nextItem() {
			if v, ok := r.amount(s); ok {
				list = append(list, v)
			}
		}
		*p = list
	}
	r.next(ok)
}

// amount reads an amount. One without a value that can be read is none, since it
// must not pass for 0.00, and is reported as a whole.
func (r *reader) amount(s *Spelling) (a money.Amount, ok bool) {
	if r.sameCurrency(s, &a) {
		return a, true
	}
	if !r.openMap() {
		return a, false
	}
	from := r.p - 1
	var hasValue, hasCurrency bool
	wrong := errNoValue
	for r.nextMember() {
		switch name := r.memberName(); {
		case !hasCurrency && string(name) == s.currency:
			hasCurrency = true
			r.amountCurrency(&a)
		case !hasValue && string(name) == s.value:
			hasValue = true
			ok = r.amountValue(&a, &wrong)
		case string(name) == s.value || string(name) == s.currency:
			r.reject("the member is there twice")
		default:
			r.reject("unknown member")
		}
	}
	r.likely.expect(s, a.Currency)
	if r.err == nil && !ok && (a.Currency != "" || wrong != errNoValue) {
		r.report(r.s[from:r.p], wrong.Error())
	}
	return a, ok && r.err == nil
}

// A likely is how an amount begins that is written as most are, in the currency
// of the one before it.
type likely struct {
	spelling *Spelling
	currency string
	begin    []byte
}

// expect keeps what an amount began with, for the next one.
func (l *likely) expect(s *Spelling, currency string) {
	if s == l.spelling && currency == l.currency {
		return
	}
	l.spelling, l.currency, l.begin = s, currency, l.begin[:0]
	if isCode(currency) { // anything else may be written in several ways
		l.begin = append(append(l.begin, s.begin...), '"')
		l.begin = append(append(l.begin, currency...), '"')
		l.begin = append(l.begin, s.middle...)
	}
}

// sameCurrency reads an amount that begins like the last one, as a whole. It
// answers false for any other, of which it has read nothing.
func (r *reader) sameCurrency(s *Spelling, a *money.Amount) bool {
	l := &r.likely
	if l.spelling != s || len(l.begin) == 0 || r.peek() != '{' || r.depth >= maxDepth {
		return false
	}
	text, found := bytes.CutPrefix(r.s[r.p:], l.begin)
	if !found {
		return false
	}
	n := bytes.IndexByte(text[:min(len(text), usual.MaxDecimal+1)], '"')
	if n < 0 || n+1 >= len(text) || text[n+1] != '}' {
		return false
	}
	a.Value, found = usual.Decimal(text[:n])
	if found {
		a.Currency = l.currency
		r.p += len(l.begin) + n + 2
	}
	return found
}

var errNoValue = errors.New("an amount without its value")

// amountValue reads the number of an amount, or says what is wrong with it.
func (r *reader) amountValue(a *money.Amount, wrong *error) bool {
	t, ok := r.scalar(StringKind)
	if !ok || len(t) == 0 {
		return false
	}
	v, err := parseDecimal(t)
	if err != nil {
		*wrong = err
		return false
	}
	a.Value = v
	return true
}

func (r *reader) amountCurrency(a *money.Amount) {
	t, ok := r.scalar(StringKind)
	if !ok {
		return
	}
	if string(t) != r.currency {
		r.currency = r.copy(t)
	}
	a.Currency = r.currency
}

// InlineAmount adds an amount of money whose two members stand in the object
// itself. An object can have one.
func (f *Fields) InlineAmount(p **money.Amount, s *Spelling) {
	if f.reading {
		f.r.readInline(p, s)
		return
	}
	a := *p
	if a == nil {
		return
	}
	if a.Currency != "" {
		f.member(s.currency)
		f.writeText(s.currency, a.Currency)
	}
	f.member(s.value)
	b := a.Value.AppendTo(append(f.w.b, '"'))
	f.w.b = append(b, '"')
}

// inlineState is what was read of an inline amount.
type inlineState uint8

const (
	inlineCurrency inlineState = 1 << iota
	inlineValue
)

// readInline reads the two members apart. An amount of which there is only the
// currency is dropped at the end of the object.
func (r *reader) readInline(p **money.Amount, s *Spelling) {
	if r.match(s.currency) {
		if r.sweep.inline == 0 {
			*p = r.amounts.Next()
		}
		r.sweep.inline |= inlineCurrency
		r.amountCurrency(*p)
		r.next(true)
	}
	if r.match(s.value) {
		v, ok := value(r, StringKind, parseDecimal)
		if ok {
			if r.sweep.inline == 0 {
				*p = r.amounts.Next()
			}
			r.sweep.inline |= inlineValue
			(*p).Value = v
		}
		r.next(ok)
	}
	if r.sweep.mode == dropInline {
		r.add(r.pointer()+"/"+s.currency, []byte((*p).Currency), errNoValue.Error())
		*p = nil
	}
}
