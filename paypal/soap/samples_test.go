package soap_test

import (
	"fmt"
	"strings"

	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/money"
)

// wireHead begins an envelope as PayPal's servers write it: more namespaces
// than are used, an echo of the credentials' header, and an id on the body.
const wireHead = `<?xml version="1.0" encoding="UTF-8"?>
<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/" xmlns:SOAP-ENC="http://schemas.xmlsoap.org/soap/encoding/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:cc="urn:ebay:apis:CoreComponentTypes" xmlns:wsu="http://schemas.xmlsoap.org/ws/2002/07/utility" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" xmlns:ebl="urn:ebay:apis:eBLBaseComponents" xmlns:ns="urn:ebay:api:PayPalAPI">` +
	`<SOAP-ENV:Header><RequesterCredentials xmlns="urn:ebay:api:PayPalAPI" xsi:type="ebl:CustomSecurityHeaderType"><Credentials xmlns="urn:ebay:apis:eBLBaseComponents" xsi:type="ebl:UserIdPasswordType"><Username xsi:type="xs:string"></Username><Password xsi:type="xs:string"></Password></Credentials></RequesterCredentials></SOAP-ENV:Header>` +
	`<SOAP-ENV:Body id="_0">`

const wireTail = `</SOAP-ENV:Body></SOAP-ENV:Envelope>`

// wireResponse is a response as PayPal's servers write it, with the default
// namespace declared anew for each child.
func wireResponse(name, content string) []byte {
	const ebl = `xmlns="urn:ebay:apis:eBLBaseComponents"`
	return []byte(wireHead + `<` + name + ` xmlns="urn:ebay:api:PayPalAPI"><Timestamp ` + ebl + `>2031-05-06T07:08:09Z</Timestamp><Ack ` + ebl + `>Success</Ack><CorrelationID ` + ebl +
		`>0123456789abc</CorrelationID><Version ` + ebl + `>204.0</Version><Build ` + ebl + `>58807128</Build>` + content + `</` + name + `>` + wireTail)
}

func amountXML(name string, cents int) string {
	return fmt.Sprintf(`<%s xsi:type="cc:BasicAmountType" currencyID="EUR">%d.%02d</%s>`, name, cents/100, cents%100, name)
}

func textXML(name, typ, text string) string {
	return `<` + name + ` xsi:type="` + typ + `">` + text + `</` + name + `>`
}

// searchXML is a page of n transactions, 600 bytes each.
func searchXML(n int) []byte {
	var b strings.Builder
	for i := range n {
		b.WriteString(`<PaymentTransactions xmlns="urn:ebay:apis:eBLBaseComponents" xsi:type="ebl:PaymentTransactionSearchResultType">`)
		fmt.Fprintf(&b, "<Timestamp>2031-05-%02dT10:%02d:00Z</Timestamp><Timezone>GMT</Timezone><Type>Payment</Type>", 1+i%28, i%60)
		fmt.Fprintf(&b, "<Payer>buyer%d@example.com</Payer><PayerDisplayName>Buyer Number %d</PayerDisplayName>", i, i)
		fmt.Fprintf(&b, "<TransactionID>%017X</TransactionID><Status>Completed</Status>", i*7919)
		b.WriteString(amountXML("GrossAmount", 1000+i) + amountXML("FeeAmount", 30+i) + amountXML("NetAmount", 970))
		b.WriteString(`</PaymentTransactions>`)
	}
	return wireResponse("SearchResponse", b.String())
}

// detailsXML is one transaction with items, 7 KB.
func detailsXML(items int) []byte {
	var b strings.Builder
	b.WriteString(`<Details xmlns="urn:ebay:apis:eBLBaseComponents" xsi:type="ebl:PaymentTransactionType">`)
	b.WriteString(`<Receiver xsi:type="ebl:ReceiverInfoType">` + textXML("Business", "ebl:EmailAddressType", "shop@example.com") +
		textXML("Receiver", "ebl:EmailAddressType", "shop@example.com") + textXML("ReceiverID", "ebl:UserIDType", "MERCHANT12345") + `</Receiver>`)
	b.WriteString(`<Payer xsi:type="ebl:PayerInfoType">` + textXML("Payer", "ebl:EmailAddressType", "buyer@example.com") +
		textXML("PayerID", "ebl:UserIDType", "BUYER12345678") + textXML("PayerStatus", "ebl:PayPalUserStatusCodeType", "verified") +
		`<FirstName>Erika</FirstName><LastName>Mustermann</LastName>` + textXML("PayerCountry", "ebl:CountryCodeType", "DE") +
		`<Address xsi:type="ebl:AddressType">` + textXML("Name", "xs:string", "Erika Mustermann") + textXML("Street1", "xs:string", "Heidestraße 17") +
		textXML("Street2", "xs:string", "") + textXML("CityName", "xs:string", "Köln") + textXML("StateOrProvince", "xs:string", "") +
		textXML("Country", "ebl:CountryCodeType", "DE") + `<CountryName>Germany</CountryName>` + textXML("Phone", "xs:string", "") +
		textXML("PostalCode", "xs:string", "51147") + textXML("AddressOwner", "ebl:AddressOwnerCodeType", "PayPal") +
		textXML("AddressStatus", "ebl:AddressStatusCodeType", "Confirmed") + `</Address></Payer>`)
	b.WriteString(`<PaymentInfo xsi:type="ebl:PaymentInfoType"><TransactionID>1AB23456CD789012E</TransactionID>` +
		textXML("TransactionType", "ebl:PaymentTransactionCodeType", "express-checkout") + textXML("PaymentType", "ebl:PaymentCodeType", "instant") +
		textXML("PaymentDate", "xs:dateTime", "2031-05-06T07:08:09Z") + amountXML("GrossAmount", 11900) + amountXML("FeeAmount", 350) +
		amountXML("NetAmount", 11550) + amountXML("TaxAmount", 1900) + amountXML("InsuranceAmount", 0) + amountXML("Amount", 10000) +
		textXML("PaymentStatus", "ebl:PaymentStatusCodeType", "Completed") + textXML("PendingReason", "ebl:PendingStatusCodeType", "none") +
		textXML("ReasonCode", "ebl:ReversalReasonCodeType", "none") + textXML("ProtectionEligibility", "xs:string", "Eligible") + `<Count>3</Count></PaymentInfo>`)
	for i := range items {
		b.WriteString(`<Item xsi:type="ebl:PaymentItemType">` + textXML("Name", "xs:string", fmt.Sprintf("Article %d &amp; more", i)) +
			fmt.Sprintf("<Quantity>%d</Quantity>", i+1) + amountXML("Tax", 19*i) + amountXML("Amount", 100*i) + textXML("Number", "xs:string", fmt.Sprintf("SKU-%05d", i)) + `</Item>`)
	}
	b.WriteString(`</Details>`)
	return wireResponse("DetailsResponse", b.String())
}

// checkout is a request with n items.
func checkout(n int) *checkoutRequest {
	d := &checkoutDetails{
		OrderTotal: money.Of("1234.50", "EUR"),
		ReturnURL:  "https://shop.example.com/return?session=1&step=2",
		CancelURL:  "https://shop.example.com/cancel",
		NoShipping: paypal.Ptr(1),
		Confirmed:  paypal.Ptr(false),
		Address: &address{
			Name: "Erika Mustermann", Street1: "Heidestraße 17", CityName: "Köln", Country: "DE", PostalCode: "51147",
		},
	}
	for i := range n {
		d.Items = append(d.Items, item{
			Name:     fmt.Sprintf("Article number %d of the catalogue", i),
			Quantity: paypal.Ptr(i + 1),
			Tax:      money.Of("1.90", "EUR"),
			Amount:   money.Of("11.90", "EUR"),
			Number:   fmt.Sprintf("SKU-%05d", i),
		})
	}
	return &checkoutRequest{Details: d}
}
