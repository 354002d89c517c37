// Package ppgen carries what the command needs wherever it is installed: the
// documents it generates from when it is given none, the overlays that say what
// a document cannot, and the source of the runtime that generated code uses.
// Their names are those of the repository, so that a message about an embedded
// file leads to the place where it can be changed.
package ppgen

import "embed"

// SOAP has PayPalSvc.wsdl and the schemas it imports.
//
//go:embed specs/soap
var SOAP embed.FS

// REST has one OpenAPI document for each API, and in common what they share.
//
//go:embed specs/rest
var REST embed.FS

// Overlays has the corrections that apply to a document by what it is.
//
//go:embed specs/overlay
var Overlays embed.FS

// Runtime is the source of package paypal and of the packages below it, tests
// included; a copy leaves those out.
//
//go:embed paypal
var Runtime embed.FS
