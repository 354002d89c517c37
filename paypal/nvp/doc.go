// Package nvp is the kernel under generated clients that speak NVP, PayPal's
// form of name-value pairs: an encoder and a decoder that generated code drives
// key by key, the head around a message, and one call from request to response.
//
// A program meets it in three places: [Marshal] and [Unmarshal] write and read
// whole messages outside any client, for logs, fakes and tests; [ButtonSource]
// adds a partner's code to one call; and [UnsupportedFieldError] and
// [SOAPOnlyError] tell what this wire cannot carry. Everything else is for
// generated code.
//
// NVP is flat: records have no bounds, a list is keys that end in a number, and
// what belongs together is known by its names alone. The encoder therefore
// refuses what it has no name for, rather than leave it out. The decoder is the
// opposite. It takes keys in any order and case, lists with holes, columns of
// different length and both spellings of a name in one message. What it cannot
// place it reports, with the key, and goes on.
package nvp
