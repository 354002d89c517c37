// Package specs carries the documents that ppgen generates from when it is
// given none: our own statement of PayPal's contracts, and the overlays that
// say what a document cannot.
package specs

import "embed"

// SOAP has PayPalSvc.wsdl and the schemas it imports.
//
//go:embed soap/*.wsdl soap/*.xsd
var SOAP embed.FS

// Overlays has the corrections that apply to a document by what it is.
//
//go:embed overlay/*.yaml
var Overlays embed.FS
