package nvp

import (
	"errors"
	"testing"

	"github.com/ppgen/ppgen/paypal/internal/wire"
)

type thing struct{ name, kind string }

func encodeThing(e *Encoder, x *thing) { e.String("&NAME=", x.name) }

func TestRecordsAndLists(t *testing.T) {
	things := []thing{{name: "a"}, {name: "b"}}
	got := encoded(t, func(e *Encoder) {
		for _, set := range []bool{true, false} {
			if e.In("Thing", set) {
				encodeThing(e, &things[0])
				e.Leave()
			}
		}
		Each(e, "Things", Listed, things, encodeThing)
		Each(e, "Things", Indexed, things[:1], encodeThing)
		Each(e, "Payments", gPAYMENTREQUEST, things, encodeThing)
		First(e, "Only", things[:1], encodeThing)
		First(e, "Only", nil, encodeThing)
	})
	if want := "NAME=a&L_NAME0=a&L_NAME1=b&NAME0=a&PAYMENTREQUEST_0_NAME=a&PAYMENTREQUEST_1_NAME=b&NAME=a"; got != want {
		t.Errorf("wrote %s, want %s", got, want)
	}
	_, err := Append(nil, &script{&testRequest, func(e *Encoder) {
		e.Enter("Details")
		First(e, "Only", []thing{{name: "a"}, {name: "b"}, {name: "c"}}, encodeThing)
	}})
	var u *UnsupportedFieldError
	if !errors.As(err, &u) || u.Field != "Details.Only[2]" {
		t.Errorf("more than the first gives %v", err)
	}
}

// The last element of a list is there because of its fields alone. Without one the
// list would arrive shorter than it was sent.
func TestEmptyElements(t *testing.T) {
	for _, c := range []struct {
		things      []thing
		want, field string
	}{
		{nil, "TOKEN=t", ""},
		{[]thing{{}, {}, {name: "c"}}, "TOKEN=t&L_NAME2=c&PAYMENTREQUEST_2_NAME=c", ""}, // 0 and 1 are read as empty
		{[]thing{{}}, "", "Things[0]"},
		{[]thing{{name: "a"}, {}}, "", "Things[1]"},
	} {
		got, err := Append(nil, &script{&testRequest, func(e *Encoder) {
			e.String("&TOKEN=", "t")
			Each(e, "Things", Listed, c.things, encodeThing)
			Each(e, "Things", gPAYMENTREQUEST, c.things, encodeThing)
		}})
		var u *UnsupportedFieldError
		if string(got) != c.want || (err != nil) != (c.field != "") || errors.As(err, &u) && u.Field != c.field {
			t.Errorf("%v is written as %s, %v; want %s, %s", c.things, got, err, c.want, c.field)
		}
	}
	_, err := Append(nil, &script{&testRequest, func(e *Encoder) { First(e, "Only", []thing{{}}, encodeThing) }})
	if want := "nvp: DoThing: Only[0]: nothing is set in the last element, and NVP has no form for that: set a field of it, or drop it"; err == nil || err.Error() != want {
		t.Errorf("an empty element gives %v, want %s", err, want)
	}
	got := encoded(t, func(e *Encoder) {
		e.QuotedStrings("Notes", Listed, "&NAME=", []string{"a", ""})
		e.Strings("Notes", Indexed, "&NAME=", []string{"a", ""})
	})
	if want := "L_NAME0=%22a%22&L_NAME1=%22%22&NAME0=a&NAME1="; got != want {
		t.Errorf("wrote %s, want %s", got, want)
	}
}

// Some fields of a list's elements have a key for the first element only, without
// a number or even without the scope.
func TestFieldsOfTheFirstElement(t *testing.T) {
	list := func(things []thing) func(*Encoder) {
		return func(e *Encoder) {
			Each(e, "Payments", gPAYMENTREQUEST, []thing{{}}, func(e *Encoder, _ *thing) {
				Each(e, "Things", Listed, things, func(e *Encoder, x *thing) {
					encodeThing(e, x)
					if e.OutOfList("Kind", x.kind != "") {
						e.String("&TYPE=", x.kind)
						e.Leave()
					}
					if e.OutOfScope("Kind", x.kind != "") {
						e.String("&KEY=", x.kind)
						e.Leave()
					}
				})
			})
			Each(e, "Things", Listed, things, func(e *Encoder, x *thing) {
				encodeThing(e, x)
				if e.OutOfList("Kind", x.kind != "") {
					e.String("&VERSION=", x.kind)
					e.Leave()
				}
			})
		}
	}
	got := encoded(t, list([]thing{{"a", "k"}, {"b", ""}}))
	if want := "L_PAYMENTREQUEST_0_NAME0=a&PAYMENTREQUEST_0_TYPE=k&KEY=k&L_PAYMENTREQUEST_0_NAME1=b&L_NAME0=a&VERSION=k&L_NAME1=b"; got != want {
		t.Errorf("wrote %s, want %s", got, want)
	}
	_, err := Append(nil, &script{&testRequest, list([]thing{{"a", ""}, {"b", "k"}})})
	var u *UnsupportedFieldError
	if !errors.As(err, &u) || u.Field != "Payments[0].Things[1].Kind" {
		t.Errorf("a field of the second element gives %v", err)
	}
}

// Of two fields with one key the one that counts is written where it stands, and
// the other one only in its place.
func TestFieldsWithOneKey(t *testing.T) {
	write := func(first, second string) func(*Encoder) {
		return func(e *Encoder) {
			e.Begin("")
			mark := e.Mark()
			e.String("&NAME=", second)
			e.Aside(mark)
			e.String("&TOKEN=", "t")
			e.String("&NAME=", first)
		}
	}
	for _, c := range []struct{ first, second, want string }{
		{"", "", "METHOD=DoThing&VERSION=204.0&TOKEN=t"},
		{"a", "", "METHOD=DoThing&VERSION=204.0&TOKEN=t&NAME=a"},
		{"", "b c", "METHOD=DoThing&VERSION=204.0&TOKEN=t&NAME=b+c"},
		{"a b", "a b", "METHOD=DoThing&VERSION=204.0&TOKEN=t&NAME=a+b"},
	} {
		got, err := Append([]byte("NAME=not&"), &script{&testRequest, write(c.first, c.second)})
		if err != nil || string(got) != "NAME=not&"+c.want {
			t.Errorf("%q and %q are written as %s, %v; want %s", c.first, c.second, got, err, c.want)
		}
	}
	_, err := Append(nil, &script{&testRequest, write("a b", "c&d")})
	if err == nil || err.Error() != "nvp: DoThing: two fields that travel as NAME differ: set one of them, or both to the same" {
		t.Errorf("two values give %v", err)
	}
	// The same goes for a message with a head.
	got, err := appendMessage(nil, &script{&testRequest, write("", "b")}, &head{wire.Credentials{Username: "u"}, "source"})
	if want := "METHOD=DoThing&VERSION=204.0&USER=u&BUTTONSOURCE=source&TOKEN=t&NAME=b"; err != nil || string(got) != want {
		t.Errorf("wrote %s, %v; want %s", got, err, want)
	}
}
