package nvp

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// mirrored reads PAYMENTREQUEST_0_TOKEN and its mirror TOKEN, and the lists
// L_PAYMENTREQUEST_0_NAMEm and L_NAMEn.
func mirrored(t *testing.T, body string) string {
	var token string
	var list []row
	each(t, body, func(d *Decoder) {
		group := d.Group()
		switch group {
		case Plain:
			if !d.Mirror(1, gPAYMENTREQUEST) {
				return
			}
		case Listed:
			if !d.Mirror(1, gPAYMENTREQUEST+Listed) {
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
