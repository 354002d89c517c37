package nvp

import (
	"errors"
	"strings"
	"testing"
)

func TestMessagesThatAreNone(t *testing.T) {
	for body, want := range map[string]error{
		"":                                errEmpty,
		" \r\n":                           errEmpty,
		"<html><a href='x=y'></html>":     errForeign,
		`{"a":"b=c"}`:                     errForeign,
		"[1]=2":                           errForeign,
		"VERIFIED":                        errForeign,
		"Service Unavailable":             errForeign,
		"a&b&c":                           errForeign,
		"&&":                              errForeign,
		"TOKEN=EC%":                       errCut,
		"TOKEN=EC%2":                      errCut,
		"TOKEN=EC%2\r\n":                  errCut,
		"TOKEN=EC%2d":                     nil,
		"TOKEN=EC%z":                      nil,
		strings.Repeat("a=&", maxPairs+1): errHuge,
		strings.Repeat("a=&", maxPairs):   nil,
	} {
		if err := Unmarshal([]byte(body), &script{root: &testResponse}); !errors.Is(err, want) || want == nil && err != nil {
			t.Errorf("%.20q gives %v, want %v", body, err, want)
		}
	}
	if err := Unmarshal([]byte("a=b"), nil); err != errNilMessage {
		t.Error(err)
	}
}

// Of a message that was cut off the beginning is read.
func TestCutMessages(t *testing.T) {
	var token string
	if err := Unmarshal([]byte("TOKEN=EC-1&AMT=1%2"), responseOf("0=TOKEN", &token)); err != errCut || token != "EC-1" {
		t.Errorf("%v with %q", err, token)
	}
}

// A server reads requests: their head is not for the message, and not for a report
// either.
func TestRequestsAreRead(t *testing.T) {
	const body = "method=DoThing&USER=u&PWD=secret&Signature=secret&SUBJECT=s&BUTTONSOURCE=b&VERSION=63.0&TOKEN=t&AMT=1&NEW=x&PWD"
	var token, version string
	root := Root{Contract: &testContract, Method: "DoThing", Fields: "0=TOKEN 1=VERSION"}
	v := &form{&root, []any{&token, &version}}
	for range 2 {
		token, version = "", ""
		unknown, err := UnmarshalReport([]byte(body), v)
		if err != nil || token != "t" || version != "63.0" {
			t.Errorf("%v with %q and %q", err, token, version)
		}
		wantReports(t, body, unknown, "AMT=1: unknown name", "NEW=x: unknown name", "PWD=: a name without a value")
	}
	if err := Unmarshal([]byte("METHOD=DoOther&TOKEN=t"), v); err == nil || err.Error() != `nvp: expected METHOD DoThing, found "DoOther"` {
		t.Error(err)
	}
	if err := Unmarshal([]byte("METHOD="+strings.Repeat("ü", 50)), v); err == nil || err.Error() != `nvp: expected METHOD DoThing, found "`+strings.Repeat("ü", 20)+`…"` {
		t.Error(err)
	}
	if err := Unmarshal([]byte("METHOD=x"+strings.Repeat("ü", 50)), v); err == nil || err.Error() != `nvp: expected METHOD DoThing, found "x`+strings.Repeat("ü", 19)+`…"` {
		t.Error(err)
	}
	if err := Unmarshal([]byte("TOKEN=t"), v); err != nil {
		t.Error(err)
	}
	// In an answer these names are no different from others.
	wantReports(t, "", report(t, "USER=u", &script{root: &testResponse}), "USER=u: unknown name")
}

func TestMethod(t *testing.T) {
	for body, want := range map[string]string{
		"METHOD=DoCapture&VERSION=1": "DoCapture", "a=b&method=Do%43apture": "DoCapture", "VERSION=1": "", "": "", "<html>": "", "L_METHOD0=x": "",
	} {
		if got := Method([]byte(body)); got != want {
			t.Errorf("the method of %q is %q, want %q", body, got, want)
		}
	}
}

// Large messages are not kept in the pool.
func TestReleaseBoundsThePool(t *testing.T) {
	var v string
	x := responseOf("0=TOKEN", &v)
	report(t, "TOKEN="+strings.Repeat("x", 1<<17), x)
	if len(v) != 1<<17 {
		t.Errorf("read %d bytes", len(v))
	}
	for range 10 {
		d := x.root.decoder()
		if cap(d.body) > 1<<16 {
			t.Errorf("a body of %d bytes is kept", cap(d.body))
		}
	}
}
