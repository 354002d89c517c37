package nvp

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// mirrored reads PAYMENTREQUEST_0_TOKEN and its mirror TOKEN, and the lists
// L_PAYMENTREQUEST_0_NAMEm and L_NAMEn.
func mirrored(t *testing.T, body string) string { return repeated(t, body, (*Decoder).Mirror) }

// repeated is mirrored, with Mirror or Twin.
func repeated(t *testing.T, body string, mirror func(*Decoder, uint8, Group) bool) string {
	var token string
	var list []row
	each(t, body, func(d *Decoder) {
		group := d.Group()
		switch group {
		case Plain:
			if !mirror(d, 1, gPAYMENTREQUEST) {
				return
			}
		case Listed:
			if !mirror(d, 1, gPAYMENTREQUEST+Listed) {
				return
			}
		}
		if d.Name() == nTOKEN {
			d.String(&token)
		} else if r := At(d, &list, d.M()); r != nil {
			d.String(&r.Name)
		}
	})
	return token + ":" + names(list)
}

func TestMirrorsAreLookedUp(t *testing.T) {
	for body, want := range map[string]string{
		"TOKEN=old&PAYMENTREQUEST_0_TOKEN=new":           "new:",
		"PAYMENTREQUEST_0_TOKEN=new&TOKEN=old":           "new:",
		"TOKEN=old":                                      "old:",
		"TOKEN=old&PAYMENTREQUEST_0_TOKEN=":              "old:",
		"L_NAME0=a&L_NAME1=b&L_PAYMENTREQUEST_0_NAME0=c": ":c,b",
		"L_PAYMENTREQUEST_0_NAME1=d&L_NAME0=a&L_NAME1=b&L_PAYMENTREQUEST_0_NAME0=c&TOKEN=token": "token:c,d",
	} {
		if got := mirrored(t, body); got != want {
			t.Errorf("%q is read as %q, want %q", body, got, want)
		}
	}
}

// What a decoder remembers of twins must not show: whatever came before, a message
// is read as the first one would be.
func TestTwinsAreRemembered(t *testing.T) {
	bodies := []string{
		"TOKEN=old&PAYMENTREQUEST_0_TOKEN=new", "TOKEN=old&PAYMENTREQUEST_0_TOKEN=", "TOKEN=old&PAYMENTREQUEST_1_TOKEN=new",
		"TOKEN=old", "TOKEN=old&ACK&PAYMENTREQUEST_0_TOKEN=new", "ACK&TOKEN=old&PAYMENTREQUEST_0_TOKEN=new",
		"TOKEN=old&L_PAYMENTREQUEST_0_NAME0=a&PAYMENTREQUEST_0_TOKEN=new", "TOKEN=&PAYMENTREQUEST_0_TOKEN=new",
		"L_NAME0=a&L_NAME1=b&L_PAYMENTREQUEST_0_NAME0=c&L_PAYMENTREQUEST_0_NAME1=d", "L_NAME0=a&L_NAME1=b&L_PAYMENTREQUEST_0_NAME1=c",
	}
	want := map[string]string{}
	for _, body := range bodies {
		want[body] = mirrored(t, body)
	}
	twinned := func(body string) string { return repeated(t, body, (*Decoder).Twin) }
	for _, first := range bodies {
		for _, second := range bodies {
			for _, body := range []string{first, first, second, second} {
				if got := twinned(body); got != want[body] {
					t.Errorf("%q after %q is read as %q, want %q", body, first, got, want[body])
				}
			}
		}
	}
}

// A message of mirrors alone is read in a time that grows with its length.
func TestManyMirrors(t *testing.T) {
	var body strings.Builder
	for i := range 30000 {
		fmt.Fprintf(&body, "L_NAME%d=x&", i)
	}
	start := time.Now()
	if got := mirrored(t, body.String()); strings.Count(got, "x") != 30000 {
		t.Errorf("read %d", strings.Count(got, "x"))
	}
	if took := time.Since(start); took > 2*time.Second {
		t.Errorf("it took %v", took)
	}
}
