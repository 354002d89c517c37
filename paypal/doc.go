// Package paypal is the runtime of generated PayPal clients: credentials, the
// environment, the connection, and one error type for all that can go wrong.
//
// A program makes one [Client] and hands it to the generated package of each API
// it uses:
//
//	pp, err := paypal.New(paypal.Signature{
//		Username:  os.Getenv("PAYPAL_USERNAME"),
//		Password:  paypal.NewSecret(os.Getenv("PAYPAL_PASSWORD")),
//		Signature: paypal.NewSecret(os.Getenv("PAYPAL_SIGNATURE")),
//	}, paypal.WithEnvironment(paypal.Sandbox()))
//	…
//	out, err := merchant.NewClient(pp).RefundTransaction(ctx, in)
//
// The REST APIs take [ClientCredentials] instead. The client fetches the access
// tokens for them.
//
// # Errors
//
// Whatever fails is an [*Error], with all the errors of the answer and the result
// where one came along. [errors.Is] sorts errors into classes such as
// [ErrDeclined] and [ErrAuth], and [Error.Advice] says what to do next.
//
// # Repeating a call
//
// A Client never sends a request twice on its own, but for one that a REST server
// has turned away because of its access token. An error that matches
// [ErrOutcomeUnknown] says that money may have moved although the call failed:
// look the transaction up before you send the request again, or repeat it with
// the same [Operation.RepeatKey] where the operation has one.
//
// # Secrets
//
// Passwords and signatures are of type [Secret], which no printing verb, logger
// or encoder of the standard library reveals. TLS 1.2 or newer is required, and
// certificates are always verified.
package paypal

// IsAtLeastV0_1 is what generated code refers to, so that code from one version
// of ppgen does not compile with a runtime too old for it. If it is undefined,
// update the runtime: run "ppgen generate" again, or "go get" the module.
const IsAtLeastV0_1 = true

// version is how the runtime introduces itself to servers.
const version = "0.1"

// Ptr returns a pointer to v, for optional fields of requests.
func Ptr[T any](v T) *T { return &v }
