package merchant_test

import (
	"encoding/xml"
	"fmt"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/generated/merchant"
	"github.com/ppgen/ppgen/internal/rounds"
	"github.com/ppgen/ppgen/ir"
	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/money"
	"github.com/ppgen/ppgen/paypal/soap"
)

// The benchmarks hold the generated codecs against encoding/xml on structs with
// tags that have the same fields (bench_tags_test.go), on messages in the style
// of PayPal's servers.

func BenchmarkDecode(b *testing.B) {
	ops := contract(b)
	for _, m := range []struct {
		operation string
		body      []byte
		ours      func() any
	}{
		{"DoExpressCheckoutPayment", paymentResponse(), func() any { return new(merchant.DoExpressCheckoutPaymentResponse) }},
		{"GetTransactionDetails", detailsResponse(), func() any { return new(merchant.GetTransactionDetailsResponse) }},
		{"TransactionSearch", searchResponse(100), func() any { return new(merchant.TransactionSearchResponse) }},
	} {
		baseline := tagger{}.envelope(ops[m.operation].Output)
		tags := func() {
			if err := xml.Unmarshal(m.body, baseline()); err != nil {
				b.Fatal(err)
			}
		}
		b.Run(m.operation+"/pooled", func(b *testing.B) {
			b.SetBytes(int64(len(m.body)))
			rounds.Compare(b, "encoding/xml", tags, func() {
				if err := soap.Unmarshal(m.body, m.ours()); err != nil {
					b.Fatal(err)
				}
			})
		})
		b.Run(m.operation+"/single", func(b *testing.B) {
			b.SetBytes(int64(len(m.body)))
			rounds.Compare(b, "encoding/xml", tags, func() {
				if err := soap.NewDecoder().Unmarshal(m.body, m.ours()); err != nil {
					b.Fatal(err)
				}
			})
		})
	}
}

func BenchmarkEncode(b *testing.B) {
	ops := contract(b)
	search := new(merchant.TransactionSearchResponse)
	if err := soap.Unmarshal(searchResponse(100), search); err != nil {
		b.Fatal(err)
	}
	for _, m := range []struct {
		name    string
		message *ir.Struct
		ours    soap.Message
	}{
		{"SetExpressCheckout10", ops["SetExpressCheckout"].Input, checkout10()},
		{"TransactionSearch100", ops["TransactionSearch"].Output, search},
	} {
		b.Run(m.name, func(b *testing.B) {
			baseline := tagged(b, m.message, m.ours)
			var buf []byte
			rounds.Compare(b, "encoding/xml", func() {
				if _, err := xml.Marshal(baseline); err != nil {
					b.Fatal(err)
				}
			}, func() {
				var err error
				if buf, err = soap.Append(buf[:0], m.ours); err != nil {
					b.Fatal(err)
				}
			})
		})
	}
}

// envelope wraps a response as PayPal's servers do: prefixes that nobody uses,
// and a default namespace that is declared again on every child.
func envelope(operation, details string) []byte {
	return fmt.Appendf(nil, `<?xml version="1.0" encoding="UTF-8"?>
<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:cc="urn:ebay:apis:CoreComponentTypes" xmlns:ed="urn:ebay:apis:EnhancedDataTypes" xmlns:ebl="urn:ebay:apis:eBLBaseComponents" xmlns:ns="urn:ebay:api:PayPalAPI"><SOAP-ENV:Header><Security xmlns="http://schemas.xmlsoap.org/ws/2002/12/secext" xsi:type="wsse:SecurityType"></Security><RequesterCredentials xmlns="urn:ebay:api:PayPalAPI" xsi:type="ebl:CustomSecurityHeaderType"><Credentials xmlns="urn:ebay:apis:eBLBaseComponents" xsi:type="ebl:UserIdPasswordType"><Username xsi:type="xs:string"></Username><Password xsi:type="xs:string"></Password></Credentials></RequesterCredentials></SOAP-ENV:Header><SOAP-ENV:Body id="_0"><%[1]sResponse xmlns="urn:ebay:api:PayPalAPI">%[2]s%[3]s</%[1]sResponse></SOAP-ENV:Body></SOAP-ENV:Envelope>`,
		operation, head, details)
}

const (
	inBase = ` xmlns="urn:ebay:apis:eBLBaseComponents"`
	head   = `<Timestamp` + inBase + `>2026-01-02T03:04:05Z</Timestamp><Ack` + inBase + `>Success</Ack><CorrelationID` + inBase + `>c0ffee1234567</CorrelationID><Version` + inBase + `>204.0</Version><Build` + inBase + `>54118082</Build>`
)

// leaf writes one element with the type that servers put on it.
func leaf(name, typ, value string) string {
	return fmt.Sprintf(`<%s xsi:type="%s">%s</%[1]s>`, name, typ, value)
}

func amount(name, value string) string {
	return fmt.Sprintf(`<%s xsi:type="cc:BasicAmountType" currencyID="EUR">%s</%[1]s>`, name, value)
}

func paymentInfo(i int) string {
	return `<PaymentInfo xsi:type="ebl:PaymentInfoType">` +
		leaf("TransactionID", "ebl:TransactionId", fmt.Sprintf("9AB12345CD678901%d", i)) +
		`<ParentTransactionID xsi:type="ebl:TransactionId"></ParentTransactionID><ReceiptID></ReceiptID>` +
		leaf("TransactionType", "ebl:PaymentTransactionCodeType", "cart") + leaf("PaymentType", "ebl:PaymentCodeType", "instant") +
		leaf("PaymentDate", "xs:dateTime", "2026-01-02T03:04:04Z") +
		amount("GrossAmount", "1234.50") + amount("FeeAmount", "35.11") + amount("TaxAmount", "0.00") +
		`<ExchangeRate xsi:type="xs:string"></ExchangeRate>` +
		leaf("PaymentStatus", "ebl:PaymentStatusCodeType", "Completed") + leaf("PendingReason", "ebl:PendingStatusCodeType", "none") +
		leaf("ReasonCode", "ebl:ReversalReasonCodeType", "none") + leaf("ProtectionEligibility", "xs:string", "Eligible") +
		leaf("ProtectionEligibilityType", "xs:string", "ItemNotReceivedEligible,UnauthorizedPaymentEligible") +
		`<SellerDetails xsi:type="ebl:SellerDetailsType">` + leaf("SecureMerchantAccountID", "ebl:UserIDType", "SELLER1234567") + `</SellerDetails></PaymentInfo>`
}

func paymentResponse() []byte {
	return envelope("DoExpressCheckoutPayment", `<DoExpressCheckoutPaymentResponseDetails`+inBase+` xsi:type="ebl:DoExpressCheckoutPaymentResponseDetailsType">`+
		leaf("Token", "ebl:ExpressCheckoutTokenType", "EC-5YJ48614GA1234567")+paymentInfo(1)+paymentInfo(2)+
		leaf("SuccessPageRedirectRequested", "xs:string", "false")+`</DoExpressCheckoutPaymentResponseDetails>`)
}

func detailsResponse() []byte {
	var items strings.Builder
	for i := range 8 {
		fmt.Fprintf(&items, `<PaymentItem xsi:type="ebl:PaymentItemType">%s%s%s%s%s</PaymentItem>`,
			leaf("Name", "xs:string", fmt.Sprint("Article number ", i)), leaf("Number", "xs:string", fmt.Sprint("A-", i)),
			leaf("Quantity", "xs:string", "2"), amount("Amount", "19.90"), leaf("ShippingAmount", "xs:string", "0.00"))
	}
	address := `<Address xsi:type="ebl:AddressType">` + leaf("Name", "xs:string", "Jane Doe") + leaf("Street1", "xs:string", "1 Main St") + `<Street2 xsi:type="xs:string"></Street2>` +
		leaf("CityName", "xs:string", "San Jose") + leaf("StateOrProvince", "xs:string", "CA") + leaf("Country", "ebl:CountryCodeType", "US") +
		leaf("CountryName", "xs:string", "United States") + `<Phone xsi:type="xs:string"></Phone>` + leaf("PostalCode", "xs:string", "95131") +
		`<AddressID xsi:type="xs:string"></AddressID>` + leaf("AddressOwner", "ebl:AddressOwnerCodeType", "PayPal") + leaf("AddressStatus", "ebl:AddressStatusCodeType", "Confirmed") + `</Address>`
	return envelope("GetTransactionDetails", `<PaymentTransactionDetails`+inBase+` xsi:type="ebl:PaymentTransactionType">`+
		`<ReceiverInfo xsi:type="ebl:ReceiverInfoType">`+leaf("Business", "ebl:EmailAddressType", "seller@example.com")+leaf("Receiver", "ebl:EmailAddressType", "seller@example.com")+leaf("ReceiverID", "ebl:UserIDType", "SELLER1234567")+`</ReceiverInfo>`+
		`<PayerInfo xsi:type="ebl:PayerInfoType">`+leaf("Payer", "ebl:EmailAddressType", "buyer@example.com")+leaf("PayerID", "ebl:UserIDType", "BUYER12345678")+leaf("PayerStatus", "ebl:PayPalUserStatusCodeType", "verified")+
		`<PayerName xsi:type="ebl:PersonNameType"><Salutation`+inBase+`></Salutation><FirstName`+inBase+`>Jane</FirstName><MiddleName`+inBase+`></MiddleName><LastName`+inBase+`>Doe</LastName></PayerName>`+
		leaf("PayerCountry", "ebl:CountryCodeType", "US")+address+`</PayerInfo>`+paymentInfo(1)+
		`<PaymentItemInfo xsi:type="ebl:PaymentItemInfoType">`+leaf("InvoiceID", "xs:string", "INV-1")+leaf("Custom", "xs:string", "c")+leaf("SalesTax", "xs:string", "1.00")+items.String()+
		`<Subscription recurring="" reattempt="" xsi:type="ebl:SubscriptionInfoType"></Subscription><Auction multiItem="" xsi:type="ebl:AuctionInfoType"></Auction></PaymentItemInfo>`+
		`</PaymentTransactionDetails>`)
}

func searchResponse(n int) []byte {
	var rows strings.Builder
	for i := range n {
		fmt.Fprintf(&rows, `<PaymentTransactions%s xsi:type="ebl:PaymentTransactionSearchResultType">%s%s%s%s%s%s%s%s%s%s</PaymentTransactions>`, inBase,
			leaf("Timestamp", "xs:dateTime", "2026-01-02T03:04:05Z"), leaf("Timezone", "xs:string", "GMT"), leaf("Type", "xs:string", "Payment"),
			leaf("Payer", "ebl:EmailAddressType", fmt.Sprintf("buyer%d@example.com", i)), leaf("PayerDisplayName", "xs:string", fmt.Sprint("Buyer ", i)),
			leaf("TransactionID", "xs:string", fmt.Sprintf("9AB12345CD67%05d", i)), leaf("Status", "xs:string", "Completed"),
			amount("GrossAmount", fmt.Sprintf("%d.50", i)), amount("FeeAmount", "-0.35"), amount("NetAmount", fmt.Sprintf("%d.15", i)))
	}
	return envelope("TransactionSearch", rows.String())
}

func checkout10() *merchant.SetExpressCheckoutRequest {
	payment := merchant.PaymentDetails{
		OrderTotal: money.Of("199.00", "EUR"), ItemTotal: money.Of("199.00", "EUR"), ShippingTotal: money.Of("0.00", "EUR"), TaxTotal: money.Of("0.00", "EUR"),
		OrderDescription: "Ten articles", Custom: "basket 4711", InvoiceID: "INV-2026-0001", NotifyURL: "https://shop.example/ipn",
		PaymentAction: merchant.PaymentActionCodeSale,
	}
	for i := range 10 {
		payment.PaymentDetailsItem = append(payment.PaymentDetailsItem, merchant.PaymentDetailsItem{
			Name: fmt.Sprint("Article number ", i), Number: fmt.Sprint("A-", i), Quantity: paypal.Ptr(int64(1)),
			Tax: money.Of("0.00", "EUR"), Amount: money.Of("19.90", "EUR"), Description: "An article that is sold by the piece",
		})
	}
	return &merchant.SetExpressCheckoutRequest{SetExpressCheckoutRequestDetails: &merchant.SetExpressCheckoutRequestDetails{
		ReturnURL: "https://shop.example/return", CancelURL: "https://shop.example/cancel", NoShipping: "1", LocaleCode: "de_DE",
		BrandName: "Shop & Sons", PaymentDetails: []merchant.PaymentDetails{payment},
	}}
}
