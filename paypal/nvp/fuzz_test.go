package nvp

import (
	"net/url"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/ppgen/ppgen/paypal/money"
)

// FuzzEncode holds what is written against url.ParseQuery.
func FuzzEncode(f *testing.F) {
	f.Add("EC-1", "Größe €", "a&b=c+d %", 3, 12)
	f.Add("", "\x00\n", "\xff", 0, 0)
	f.Add("=", ";", "%41", 999, 100)
	f.Fuzz(func(t *testing.T, a, b, c string, n, m int) {
		n, m = n&0x3ff, m&0xfff
		body, err := Append(nil, &script{&testRequest, func(e *Encoder) {
			e.Begin("")
			e.String("&TOKEN=", a)
			e.EnterScope("Payments", gPAYMENTREQUEST, n)
			e.RequiredString("&NAME=", b)
			e.EnterItem("Items", Listed, m)
			e.RequiredString("&NAME=", c)
			e.Leave()
			e.Leave()
			e.Strings("Types", Indexed, "&TYPE=", []string{a, b, c})
		}})
		if !utf8.ValidString(a) || !utf8.ValidString(b) || !utf8.ValidString(c) {
			if err == nil {
				t.Errorf("%q, %q, %q were written as %s", a, b, c, body)
			}
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		got, err := url.ParseQuery(string(body))
		if err != nil {
			t.Fatal(err)
		}
		want := url.Values{"METHOD": {"DoThing"}, "VERSION": {"204.0"}, "TYPE0": {a}, "TYPE1": {b}, "TYPE2": {c}}
		if a != "" {
			want.Set("TOKEN", a)
		}
		scope := string(appendScope(nil, &testContract.Scopes[1], n))
		want.Set(scope+"NAME", b)
		want.Set("L_"+scope+"NAME"+string(appendScope(nil, &Scope{}, m)), c)
		if got.Encode() != want.Encode() {
			t.Errorf("wrote %s, which is %v; want %v", body, got, want)
		}
	})
}

// FuzzDecode holds what is read against net/url: the same pairs in the same order.
func FuzzDecode(f *testing.F) {
	for _, s := range []string{
		"TOKEN=EC%2d1&L_NAME0=a+b&PAYMENTREQUEST_0_AMT=1%2e00", "a&b=&=c&&d=%zz&%41=%61", "A=1&A=1&A=2&TOKEN", "TOKEN=%c3%b6&k%=1", "l_paymentrequest_0_name1=x&L_=1&L_1=2", "x=;&y=%",
		strings.Repeat("TOKEN=12345678%20&", 20), "AMT=1&AMT=1&AMT=1\r\n",
	} {
		f.Add(s, s)
		f.Add(s, "TOKEN=1&AMT=2")
	}
	f.Fuzz(func(t *testing.T, before, body string) {
		d := orderRoot.fresh()
		_ = readWith(d, before) // leaves its names behind
		if split(d, []byte(body)) != nil {
			return
		}
		got := d.pairs
		for segment := range strings.SplitSeq(strings.TrimFunc(body, func(r rune) bool { return r < 0x80 && isSpace(byte(r)) }), "&") {
			if segment == "" {
				continue
			}
			if len(got) == 0 {
				t.Fatalf("%q has no pair for %q", body, segment)
			}
			p := &got[0]
			got = got[1:]
			rawName, rawValue, found := strings.Cut(segment, "=")
			name, nameErr := url.QueryUnescape(rawName)
			if nameErr == nil && d.nameOf(p) != name {
				t.Errorf("%q has the name %q, want %q", segment, d.nameOf(p), name)
			}
			value, err := url.QueryUnescape(rawValue)
			if err != nil {
				value = rawValue
			}
			if v := string(d.valueOf(p)); v != value {
				t.Errorf("%q has the value %q, want %q", segment, v, value)
			}
			if (err != nil) != (p.flags&badEscape != 0) || err == nil && utf8.ValidString(value) != (p.flags&notUTF8 == 0) || found != (p.flags&nameOnly == 0) {
				t.Errorf("%q has the flags %b", segment, p.flags)
			}
			checkKey(t, name, p.key, nameErr)
		}
		if len(got) > 0 {
			t.Errorf("%q has %d pairs too many", body, len(got))
		}
	})
}

// checkKey puts a key together again that was taken apart.
func checkKey(t *testing.T, name string, k key, err error) {
	if err != nil || k.name == 0 {
		return
	}
	var b []byte
	if k.group&Marked != 0 {
		b = append(b, "L_"...)
	}
	if k.n >= 0 {
		b = appendScope(b, &testContract.Scopes[k.group/ScopeStep-1], int(k.n))
	}
	b = append(b, testContract.names().names[k.name].text...)
	if k.m >= 0 {
		b = appendScope(b, &Scope{}, int(k.m))
	}
	if k.n == maxNumber || k.m == maxNumber {
		return
	}
	// Numbers may have zeros in front.
	if again := testContract.names().parse(pad(string(b)), 0, len(b)); again != k {
		t.Errorf("%q is %+v, but %s is %+v", name, k, b, again)
	}
	if len(b) == len(name) && !strings.EqualFold(string(b), name) {
		t.Errorf("%q is read as %s", name, b)
	}
}

// FuzzDecimal holds the short way to read a number against the long one.
func FuzzDecimal(f *testing.F) {
	for _, s := range []string{"0", "-12.50", "1,234.50", "007", "5.", ".5", "-", "--1", "1-", "123456789012345678", "1234567890123456789", "-0.000", "1e5", ".", "0.", "-.5"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if s == "" {
			return
		}
		got, err := parseDecimal([]byte(s))
		want, wantErr := money.Parse(s)
		if (err != nil) != (wantErr != nil) || err == nil && got.String() != want.String() {
			t.Errorf("%q is read as %v, %v; want %v, %v", s, got, err, want, wantErr)
		}
	})
}
