// Package wire is what the client and the wire kernels say to each other. It is
// internal because half of it reveals secrets: a program that uses the runtime
// cannot name these types, so it cannot come across a password by accident.
package wire

import (
	"fmt"
	"io"
	"net/http"
)

// A Call is one request while a kernel writes it.
type Call struct {
	Credentials Credentials // the subject of this call is already applied
	Options     []any       // the values of the kernel's own call options, in the order given
	Header      http.Header // never nil
	Body        []byte      // belongs to the client once the kernel has returned
}

// Credentials are the texts that a Classic message carries. Signature is empty
// when a certificate takes its place.
type Credentials struct {
	Username, Password, Signature, Subject string
}

// Format keeps the credentials out of anything printed.
func (Credentials) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "[redacted]") }

// A Reply is what a server answered.
type Reply struct {
	Status int
	Header http.Header
	Body   string // bounded and decompressed; never empty
}

// An Option carries a value from a kernel's own call option to that kernel.
type Option struct{ Value any }
