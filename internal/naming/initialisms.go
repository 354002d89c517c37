package naming

import (
	"slices"
	"strings"
)

// initialisms are the words that Go writes in capitals throughout. The list is
// sorted. A word belongs here when a document may spell it in another way: what
// documents write in capitals themselves stays so without being listed. Common
// words that happen to look like one ("Pin", "Pos") do not belong here.
var initialisms = []string{
	"ACH", "ACL", "API", "ASCII", "ATM", "AVS",
	"BIC",
	"CPP", "CPU", "CSS", "CSV", "CVV",
	"DNS",
	"EAN", "EFT",
	"FMF",
	"GUID",
	"HTML", "HTTP", "HTTPS",
	"IBAN", "ID", "IP", "IPN", "ISBN", "ISO",
	"JSON", "JWT",
	"MIME", "MPN",
	"NVP",
	"PDF", "PNG",
	"QR",
	"RPC",
	"SDK", "SEPA", "SKU", "SMS", "SMTP", "SOAP", "SQL", "SSH", "SSL", "SSN", "SVG",
	"TCP", "TLS", "TTL",
	"UDP", "UI", "UID", "UPC", "URI", "URL", "URN", "UTC", "UTF", "UUID",
	"VAT", "VIN",
	"WSDL",
	"XML", "XSD",
}

// longestInitialism spares most words the search.
const longestInitialism = 5

// initialism returns the word as Go writes it, with digits behind it and in the
// plural, too: "Id" as "ID", "Cvv2" as "CVV2", "urls" as "URLs".
func initialism(word string) (string, bool) {
	letters := strings.TrimRight(word, "0123456789")
	if len(letters) > longestInitialism+len("s") {
		return "", false
	}
	digits := word[len(letters):]
	upper := strings.ToUpper(letters)
	if listed(upper) {
		return upper + digits, true
	}
	if singular, ok := strings.CutSuffix(letters, "s"); ok && digits == "" && listed(strings.ToUpper(singular)) {
		return strings.ToUpper(singular) + "s", true
	}
	return "", false
}

func listed(upper string) bool {
	_, found := slices.BinarySearch(initialisms, upper)
	return found
}
