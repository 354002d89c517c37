// Package wire is what the client and the wire kernels say to each other. It is
// internal because half of it reveals secrets: a program that uses the runtime
// cannot name these types, so it cannot come across a password by accident.
package wire

import (
	"errors"
	"fmt"
	"io"
	"net/http"
)

// A Call is one request while a kernel writes it.
type Call struct {
	Credentials Credentials // the subject of this call is already applied
	Options     []any       // the values of the kernel's own call options, in the order given
	Live        bool        // real money moves
	Header      http.Header // never nil
	Body        []byte      // belongs to the client once the kernel has returned

	// The rest is for REST. Target is the path and query, escaped, that follow the
	// address of the environment; Link is an absolute address instead, which is
	// followed only to that environment.
	Target string
	Link   string

	// Open replaces Body with a stream. It is called once for every time the
	// request is sent, and fails when the stream is used up. size is negative when
	// nobody knows it.
	Open func() (body io.ReadCloser, size int64, err error)

	RequestID    string // the key under which the request may be repeated
	TokenSubject string // whose access token it is, when not that of the credentials
	Stream       bool   // the kernel wants Reply.Stream
}

// Credentials are the texts that a message carries. Signature is empty when a
// certificate takes its place. Of client credentials a kernel gets the client id
// as Username, and nothing that is secret.
type Credentials struct {
	Username, Password, Signature, Subject string
}

// Format keeps the credentials out of anything printed.
func (Credentials) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "[redacted]") }

// A Reply is what a server answered.
type Reply struct {
	Status int
	Header http.Header
	Body   string // bounded and decompressed; empty only for REST

	// Stream is the body of a successful answer, when the call asked for it. The
	// kernel closes it, or gives it to someone who does.
	Stream io.ReadCloser
	Size   int64 // of the stream; negative when the server does not tell
}

// ErrUsedUp is what Call.Open returns when the stream cannot be read again.
var ErrUsedUp = errors.New("the body was read once and cannot be read again: use a reader with a Seek method, such as a file")

// An Option carries a value from a kernel's own call option to that kernel.
type Option struct{ Value any }
