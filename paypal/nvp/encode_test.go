package nvp

import (
	"errors"
	"math"
	"net/url"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/internal/wire"
	"github.com/ppgen/ppgen/paypal/money"
)

func TestEncodedValues(t *testing.T) {
	enum := Enum{Values: []string{"Store", "Consumer"}, Spellings: []Spelling{{Value: "Store", Text: "2"}, {Value: "Consumer", Text: "b", ReadOnly: true}}}
	for _, c := range []struct {
		want   string
		encode func(*Encoder)
	}{
		{"", func(e *Encoder) { e.String("&TOKEN=", "") }},
		{"TOKEN=EC-1", func(e *Encoder) { e.String("&TOKEN=", "EC-1") }},
		{"TOKEN=EC-1", func(e *Encoder) { e.Text("&TOKEN=", "EC-1") }},
		{"", func(e *Encoder) { e.Text("&TOKEN=", "") }},
		{"TOKEN=", func(e *Encoder) { e.RequiredString("&TOKEN=", "") }},
		{"TOKEN=a%26b%3Dc+d", func(e *Encoder) { e.String("&TOKEN=", "a&b=c d") }},
		{"TOKEN=%22a%22", func(e *Encoder) { e.Quoted("&TOKEN=", "a") }},
		{"", func(e *Encoder) { e.Quoted("&TOKEN=", "") }},
		{"TYPE=2", func(e *Encoder) { e.Enum("&TYPE=", "Store", &enum) }},
		{"TYPE=Consumer", func(e *Encoder) { e.Enum("&TYPE=", "Consumer", &enum) }},
		{"TYPE=Moon", func(e *Encoder) { e.Enum("&TYPE=", "Moon", &enum) }},
		{"", func(e *Encoder) { e.Enum("&TYPE=", "", &enum) }},
		{"A=1&B=0&C=1", func(e *Encoder) {
			e.Bool01("&A=", true)
			e.Bool01("&B=", false)
			e.OptBool01("&C=", paypal.Ptr(true))
			e.OptBool01("&D=", nil)
		}},
		{"A=true&B=false&C=false", func(e *Encoder) {
			e.BoolTF("&A=", true)
			e.BoolTF("&B=", false)
			e.OptBoolTF("&C=", paypal.Ptr(false))
			e.OptBoolTF("&D=", nil)
		}},
		{"A=-1&B=7&C=9223372036854775807", func(e *Encoder) {
			e.Int("&A=", -1)
			e.OptInt("&B=", paypal.Ptr(7))
			e.OptInt("&D=", nil)
			e.OptLong("&C=", paypal.Ptr[int64](math.MaxInt64))
			e.OptLong("&D=", nil)
		}},
		{"A=1.50&B=-0.001", func(e *Encoder) {
			e.Decimal("&A=", money.MustParse("1.50"))
			e.OptDecimal("&B=", paypal.Ptr(money.MustParse("-0.001")))
			e.OptDecimal("&D=", nil)
		}},
		{"EXPDATE=092030&STARTDATE=120007", func(e *Encoder) {
			e.OptMonthYear("&EXPDATE=", paypal.Ptr(9), paypal.Ptr(2030))
			e.MonthYear("&STARTDATE=", 12, 7)
			e.OptMonthYear("&NODATE=", nil, nil)
			e.MonthYear("&NODATE=", 0, 0)
		}},
	} {
		if got := encoded(t, c.encode); got != c.want {
			t.Errorf("wrote %q, want %q", got, c.want)
		}
	}
}

func TestEncodedPlaces(t *testing.T) {
	got := encoded(t, func(e *Encoder) {
		e.String("&TOKEN=", "t")
		e.Strings("Choices", Listed, "&CHOICE=", []string{"a", "", "c"})
		for n := range 2 {
			e.EnterScope("Payments", gPAYMENTREQUEST, n)
			e.String("&AMT=", "1")
			e.Enter("Address")
			e.String("&SHIPTOSTREET2=", "s")
			for m := range 2 {
				e.EnterItem("Items", Listed, m)
				e.Enter("Ebay")
				e.String("&NAME=", "n")
				e.Leave()
				e.Leave()
			}
			e.Leave()
			e.String("&DESC=", "d")
			e.Leave()
		}
		e.EnterItem("Wallet", Indexed, 11)
		e.String("&WALLETTYPE=", "w")
		e.Leave()
		e.EnterScope("Options", gOPTION, 3)
		e.String("&NAME=", "o")
		e.EnterItem("Selections", Listed, 4)
		e.String("&SELECT=", "s")
		e.Leave()
		e.Leave()
		e.EnterItem("PaymentItem", Listed, 5)
		e.EnterScope("AdditionalFees", gADDITIONALFEES+Marked, 5)
		e.String("&TYPE=", "f")
		e.Leave()
		e.String("&NAME=", "i")
		e.Leave()
		e.EnterScope("", gPAYMENTREQUEST, 0)
		e.EnterItem("Items", Listed, 0)
		e.String("&NAME=", "literal")
		e.Leave()
		e.Leave()
		e.String("&VERSION=", "v")
	})
	want := "TOKEN=t&L_CHOICE0=a&L_CHOICE1=&L_CHOICE2=c" +
		"&PAYMENTREQUEST_0_AMT=1&PAYMENTREQUEST_0_SHIPTOSTREET2=s&L_PAYMENTREQUEST_0_NAME0=n&L_PAYMENTREQUEST_0_NAME1=n&PAYMENTREQUEST_0_DESC=d" +
		"&PAYMENTREQUEST_1_AMT=1&PAYMENTREQUEST_1_SHIPTOSTREET2=s&L_PAYMENTREQUEST_1_NAME0=n&L_PAYMENTREQUEST_1_NAME1=n&PAYMENTREQUEST_1_DESC=d" +
		"&WALLETTYPE11=w&OPTION3NAME=o&L_OPTION3SELECT4=s&L_ADDITIONALFEES5TYPE=f&L_NAME5=i&L_PAYMENTREQUEST_0_NAME0=literal&VERSION=v"
	if got != want {
		t.Errorf("wrote\n%s; want\n%s", got, want)
	}
}

func TestBegin(t *testing.T) {
	write := func(e *Encoder) { e.Begin(""); e.String("&TOKEN=", "t") }
	own := func(e *Encoder) { e.Begin("63.0"); e.String("&BUTTONSOURCE=", "own") }
	late := func(e *Encoder) {
		e.Begin("63.0")
		e.String("&TOKEN=", "t")
		e.String("&BUTTONSOURCE=", "own")
		e.String("&NAME=", "n")
	}
	for _, c := range []struct {
		name   string
		head   *head
		encode func(*Encoder)
		want   string
	}{
		{"alone", nil, write, "METHOD=DoThing&VERSION=204.0&TOKEN=t"},
		{"of its own", nil, own, "METHOD=DoThing&VERSION=63.0&BUTTONSOURCE=own"},
		{"signature", &head{wire.Credentials{Username: "u@x", Password: "p&q", Signature: "s", Subject: "sub"}, ""}, write,
			"METHOD=DoThing&VERSION=204.0&USER=u%40x&PWD=p%26q&SIGNATURE=s&SUBJECT=sub&TOKEN=t"},
		{"certificate", &head{wire.Credentials{Username: "u", Password: "p"}, "client"}, write, "METHOD=DoThing&VERSION=204.0&USER=u&PWD=p&BUTTONSOURCE=client&TOKEN=t"},
		{"both sources", &head{wire.Credentials{}, "client"}, own, "METHOD=DoThing&VERSION=63.0&BUTTONSOURCE=own"},
		{"both sources later", &head{wire.Credentials{Username: "u"}, "client"}, late, "METHOD=DoThing&VERSION=63.0&USER=u&TOKEN=t&BUTTONSOURCE=own&NAME=n"},
	} {
		got, err := appendMessage([]byte("x"), &script{&testRequest, c.encode}, c.head)
		if err != nil || string(got) != "x"+c.want {
			t.Errorf("%s: wrote %s, %v; want x%s", c.name, got, err, c.want)
		}
	}
}

func TestEscapes(t *testing.T) {
	var all strings.Builder
	for c := range 256 {
		all.WriteByte(byte(c))
	}
	for _, s := range []string{"", "plain", " ", "a b+c%d", "Größe €", "\x00\n\r\t", "-_.~", "!*'();:@&=+$,/?#[]", "😀 and \u2028", strings.Repeat("é", 1000), all.String()[:128]} {
		b, ok := appendEscaped([]byte("k="), s)
		if want := "k=" + url.QueryEscape(s); !ok || string(b) != want {
			t.Errorf("%q is written %s, %v; want %s", s, b, ok, want)
		}
	}
	for _, s := range []string{"\xff", "a\xc3", "\xed\xa0\x80", all.String()} {
		if _, ok := appendEscaped(nil, s); ok || utf8.ValidString(s) {
			t.Errorf("%q was written", s)
		}
	}
}

func TestCurrenciesOfRequests(t *testing.T) {
	eur, usd, bare := money.Of("1.00", "EUR"), money.Of("2.00", "USD"), &money.Amount{Value: money.MustParse("3.00")}
	payment := func(n int, amounts ...*money.Amount) func(*Encoder) {
		return func(e *Encoder) {
			e.EnterScope("PaymentDetails", gPAYMENTREQUEST, n)
			for i, a := range amounts {
				e.EnterItem("Items", Listed, i)
				e.Amount("&AMT=", a, "&CURRENCYCODE=")
				e.Leave()
			}
			e.Leave()
		}
	}
	for _, c := range []struct {
		name, want string
		encode     func(*Encoder)
	}{
		{"none", "", func(e *Encoder) { e.Amount("&AMT=", nil, "&CURRENCYCODE=") }},
		{"beside the first", "AMT=1.00&CURRENCYCODE=EUR&TAXAMT=1.00", func(e *Encoder) {
			e.Amount("&AMT=", eur, "&CURRENCYCODE=")
			e.Amount("&TAXAMT=", eur, "&CURRENCYCODE=")
		}},
		{"without a currency of its own", "AMT=3.00&TAXAMT=1.00&CURRENCYCODE=EUR&FEEAMT=3.00", func(e *Encoder) {
			e.Amount("&AMT=", bare, "&CURRENCYCODE=")
			e.Amount("&TAXAMT=", eur, "&CURRENCYCODE=")
			e.Amount("&FEEAMT=", bare, "&CURRENCYCODE=")
		}},
		{"items share that of the scope", "L_PAYMENTREQUEST_2_AMT0=3.00&L_PAYMENTREQUEST_2_AMT1=1.00&PAYMENTREQUEST_2_CURRENCYCODE=EUR&L_PAYMENTREQUEST_2_AMT2=1.00", payment(2, bare, eur, eur)},
		{"scopes differ", "L_PAYMENTREQUEST_0_AMT0=1.00&PAYMENTREQUEST_0_CURRENCYCODE=EUR&L_PAYMENTREQUEST_1_AMT0=2.00&PAYMENTREQUEST_1_CURRENCYCODE=USD", func(e *Encoder) { payment(0, eur)(e); payment(1, usd)(e) }},
		{"periods differ", "TRIALAMT=1.00&TRIALCURRENCYCODE=EUR&AMT=2.00&CURRENCYCODE=USD", func(e *Encoder) {
			e.Amount("&TRIALAMT=", eur, "&TRIALCURRENCYCODE=")
			e.Amount("&AMT=", usd, "&CURRENCYCODE=")
		}},
		{"of the first payment", "MAXAMT=1.00&PAYMENTREQUEST_0_CURRENCYCODE=EUR&L_PAYMENTREQUEST_0_AMT0=1.00&GIFTAMT=1.00", func(e *Encoder) {
			e.AmountOf("&MAXAMT=", eur, gPAYMENTREQUEST, "&CURRENCYCODE=")
			payment(0, eur)(e)
			e.AmountOf("&GIFTAMT=", eur, gPAYMENTREQUEST, "&CURRENCYCODE=")
			e.AmountOf("&NOAMT=", nil, gPAYMENTREQUEST, "&CURRENCYCODE=")
		}},
		{"of each item", "L_AMT0=1.00&L_CURRENCYCODE0=EUR&L_FEEAMT0=1.00&L_AMT1=2.00&L_CURRENCYCODE1=USD&L_AMT2=3.00", func(e *Encoder) {
			for i, a := range []*money.Amount{eur, usd, bare} {
				e.EnterItem("Rows", Listed, i)
				e.ItemAmount("&AMT=", a, "&CURRENCYCODE=")
				e.ItemAmount("&NOAMT=", nil, "&CURRENCYCODE=")
				if i == 0 {
					e.Enter("Fees")
					e.ItemAmount("&FEEAMT=", a, "&CURRENCYCODE=")
					e.Leave()
				}
				e.Leave()
			}
		}},
		{"of a scope within an item", "L_AMT4=2.00&L_CURRENCYCODE4=USD&L_ADDITIONALFEES4AMT=1.00&L_ADDITIONALFEES4CURRENCY=EUR&L_FEEAMT4=2.00", func(e *Encoder) {
			e.EnterItem("Rows", Listed, 4)
			e.ItemAmount("&AMT=", usd, "&CURRENCYCODE=")
			e.EnterScope("Fees", gADDITIONALFEES+Marked, 4)
			e.ItemAmount("&AMT=", eur, "&CURRENCY=")
			e.Leave()
			e.ItemAmount("&FEEAMT=", usd, "&CURRENCYCODE=")
			e.Leave()
		}},
	} {
		got, err := Append(nil, &script{&testRequest, c.encode})
		if err != nil || string(got) != c.want {
			t.Errorf("%s: wrote %s, %v; want %s", c.name, got, err, c.want)
		}
	}
}

func TestMixedCurrencies(t *testing.T) {
	eur, usd := money.Of("1.00", "EUR"), money.Of("2.00", "USD")
	for _, c := range []struct {
		want   string
		encode func(*Encoder)
	}{
		{"nvp: DoThing: L_PAYMENTREQUEST_1_AMT3 is in USD, but PAYMENTREQUEST_1_CURRENCYCODE is EUR and counts for it too: use one currency there", func(e *Encoder) {
			e.EnterScope("Payments", gPAYMENTREQUEST, 1)
			e.Amount("&AMT=", eur, "&CURRENCYCODE=")
			e.EnterItem("Items", Listed, 3)
			e.Amount("&AMT=", usd, "&CURRENCYCODE=")
			e.Leave()
			e.Leave()
		}},
		{"nvp: DoThing: GIFTAMT is in USD, but PAYMENTREQUEST_0_CURRENCYCODE is EUR and counts for it too: use one currency there", func(e *Encoder) {
			e.EnterScope("Payments", gPAYMENTREQUEST, 0)
			e.Amount("&AMT=", eur, "&CURRENCYCODE=")
			e.Leave()
			e.AmountOf("&GIFTAMT=", usd, gPAYMENTREQUEST, "&CURRENCYCODE=")
		}},
		{"nvp: DoThing: L_FEEAMT1 is in USD, but L_CURRENCYCODE1 is EUR and counts for it too: use one currency there", func(e *Encoder) {
			e.EnterItem("Rows", Listed, 1)
			e.ItemAmount("&AMT=", eur, "&CURRENCYCODE=")
			e.ItemAmount("&FEEAMT=", usd, "&CURRENCYCODE=")
			e.Leave()
		}},
	} {
		got, err := Append([]byte("kept"), &script{&testRequest, c.encode})
		if err == nil || err.Error() != c.want || string(got) != "kept" {
			t.Errorf("wrote %s, %v; want %s", got, err, c.want)
		}
	}
}

func TestUnsupportedFields(t *testing.T) {
	for _, c := range []struct {
		want   UnsupportedFieldError
		text   string
		encode func(*Encoder)
	}{
		{
			UnsupportedFieldError{"DoThing", "Details.Payments[1].FulfillmentAddress", "", "it has no known name in NVP: use SOAP, or leave it empty"},
			"nvp: DoThing: Details.Payments[1].FulfillmentAddress: it has no known name in NVP: use SOAP, or leave it empty",
			func(e *Encoder) {
				e.Enter("Details")
				e.EnterScope("Payments", gPAYMENTREQUEST, 1)
				e.Unsupported("Set", false)
				e.Unsupported("FulfillmentAddress", true)
				e.Leave()
				e.Unsupported("Later", true)
			},
		},
		{
			UnsupportedFieldError{"DoThing", "Items[2].MerchantData[1]", "", "it has no known name in NVP: use SOAP, or leave it empty"},
			"",
			func(e *Encoder) {
				e.EnterScope("", gPAYMENTREQUEST, 0)
				e.EnterItem("Items", Listed, 2)
				e.Unsupported("MerchantData[1]", true)
			},
		},
		{
			UnsupportedFieldError{"DoThing", "CreditCard", "EXPDATE", "the month and the year travel together: set both, or neither"},
			"nvp: DoThing: CreditCard (EXPDATE): the month and the year travel together: set both, or neither",
			func(e *Encoder) { e.Enter("CreditCard"); e.OptMonthYear("&EXPDATE=", nil, paypal.Ptr(2030)) },
		},
		{
			UnsupportedFieldError{"DoThing", "", "SETTLEAMT", "NVP has no key for its currency: leave that empty"},
			"nvp: DoThing: SETTLEAMT: NVP has no key for its currency: leave that empty",
			func(e *Encoder) { e.Amount("&SETTLEAMT=", money.Of("1.00", "EUR"), "") },
		},
	} {
		_, err := Append(nil, &script{&testRequest, c.encode})
		var got *UnsupportedFieldError
		if !errors.As(err, &got) || *got != c.want || !errors.Is(err, errors.ErrUnsupported) || errors.Is(err, errNoAck) {
			t.Errorf("got %#v, want %#v", err, c.want)
		}
		if c.text != "" && err.Error() != c.text {
			t.Errorf("the error reads %q, want %q", err, c.text)
		}
	}
	// A server does not send the currency either.
	if got := encoded(t, func(e *Encoder) { e.Amount("&SETTLEAMT=", money.Of("1.00", "EUR"), "") }); got != "SETTLEAMT=1.00" {
		t.Errorf("wrote %s", got)
	}
}

func TestWhatCannotBeWritten(t *testing.T) {
	for _, c := range []struct {
		want   string
		encode func(*Encoder)
	}{
		{"nvp: DoThing: the value of L_PAYMENTREQUEST_0_NAME1 is not UTF-8: convert the text to UTF-8", func(e *Encoder) {
			e.EnterScope("Payments", gPAYMENTREQUEST, 0)
			e.EnterItem("Items", Listed, 1)
			e.String("&NAME=", "J\xf6rg")
		}},
		{"nvp: DoThing: EXPDATE takes a month of two digits and a year of four", func(e *Encoder) { e.OptMonthYear("&EXPDATE=", paypal.Ptr(100), paypal.Ptr(2030)) }},
		{"nvp: DoThing: EXPDATE takes a month of two digits and a year of four", func(e *Encoder) { e.MonthYear("&EXPDATE=", 1, -1) }},
		{"mine", func(e *Encoder) { e.Fail(nil); e.Fail(errors.New("mine")); e.Fail(errors.New("later")) }},
	} {
		if got, err := Marshal(&script{&testRequest, c.encode}); err == nil || err.Error() != c.want || got != nil {
			t.Errorf("wrote %q, %v; want %s", got, err, c.want)
		}
	}
}

// A pointee is a message as they are generated: the root of a nil pointer is known.
type pointee struct{ token string }

func (*pointee) NVPRoot() *Root         { return &testRequest }
func (p *pointee) EncodeNVP(e *Encoder) { e.String("&TOKEN=", p.token) }
func (*pointee) DecodeNVP(*Decoder)     {}

func TestNilMessages(t *testing.T) {
	for name, v := range map[string]any{"nil": nil, "nil pointer": (*pointee)(nil)} {
		if _, err := Marshal(v); err != errNilMessage {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := Append(nil, nil); err != errNilMessage {
		t.Error(err)
	}
	if _, err := Marshal(42); err == nil || !strings.Contains(err.Error(), "int is not a message") {
		t.Error(err)
	}
	if err := Unmarshal([]byte("A=1"), new(int)); err == nil || !strings.Contains(err.Error(), "*int is not a message") {
		t.Error(err)
	}
	// A mistake in generated code is not taken for a nil message.
	defer func() {
		if recover() == nil {
			t.Error("a panic was swallowed")
		}
	}()
	_, _ = Append(nil, &script{&testRequest, func(e *Encoder) { e.Leave() }})
}
