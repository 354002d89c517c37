package wire

import (
	"fmt"
	"testing"
)

// TestCredentialsDoNotPrint tries every verb that shows the fields of a struct.
func TestCredentialsDoNotPrint(t *testing.T) {
	c := Credentials{Username: "canary", Password: "canary", Signature: "canary"}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x"} {
		if got := fmt.Sprintf(verb, c); got != "[redacted]" {
			t.Errorf("%s prints %s", verb, got)
		}
	}
}
