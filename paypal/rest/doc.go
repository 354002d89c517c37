// Package rest carries the operations of PayPal's REST APIs: it writes and reads
// JSON for generated types, and makes their calls. Programs use generated
// packages; what they need of this one are the options of a call such as
// [RequestID], and the types [Link], [Patch], [Raw], [Nullable] and [File].
//
// # How generated types are written and read
//
// Every record has one method, JSONFields, that names its members. Writing calls
// it and each line writes its member at once. Reading calls it to learn where
// members go, and then reads them in whatever order they come. Neither uses
// reflection.
//
// Reading forgives what servers do: null for any member, a number where text is
// declared and the reverse, members in any order, new values of enumerations. What
// the contract does not describe is left out and reported, by [UnmarshalReport]
// and by paypal.OnUnknown, with the JSON pointer of where it stood. Reading does
// not forgive what is not JSON: the grammar, UTF-8, surrogate pairs and the depth
// are checked to the last byte.
//
// # Speed
//
// Orders of 3 KB and pages of 300 KB are read about five times as fast as by
// encoding/json of Go 1.26, and written three times as fast, without allocating
// into a buffer that is used again. PPGEN_SPEED=1 go test -run TestSpeed -v shows
// the figures of a machine.
package rest
