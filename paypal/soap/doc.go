// Package soap is the kernel under generated SOAP clients: an encoder and a
// decoder that generated code drives field by field, the envelope around a
// message, faults, and one call from request to response.
//
// A program meets it in three places: [Marshal] and [Unmarshal] write and read
// whole envelopes outside any client, for logs, fakes and tests; [WithHeader]
// adds a header block to one call; and [Raw] and [Attr] hold what a contract
// leaves open. Everything else is for generated code.
//
// The encoder writes what a schema demands: the contract's order, every
// element in the namespace that declares it. The decoder is the opposite. It
// demands well-formed XML of bounded depth and size, and then takes what real
// servers send: elements in any order and in the wrong namespace, required
// ones missing, types named in xsi:type that no schema has. What it cannot
// place it reports, with a path, and goes on.
package soap
