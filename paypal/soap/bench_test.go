package soap_test

import (
	"encoding/xml"
	"testing"

	"github.com/ppgen/ppgen/paypal/soap"
)

// The same messages with struct tags, as other generators write them.

type xmlAmount struct {
	Value    string `xml:",chardata"`
	Currency string `xml:"currencyID,attr"`
}

type xmlResponse struct {
	Timestamp     string `xml:"Timestamp,omitempty"`
	Ack           string `xml:"Ack,omitempty"`
	CorrelationID string `xml:"CorrelationID,omitempty"`
	Errors        []struct {
		ShortMessage, LongMessage, ErrorCode, SeverityCode string
	} `xml:"Errors,omitempty"`
	Version string `xml:"Version,omitempty"`
	Build   string `xml:"Build,omitempty"`
}

type xmlSearch struct {
	XMLName xml.Name `xml:"Envelope"`
	Body    struct {
		Response struct {
			xmlResponse
			Transactions []xmlTransaction `xml:"PaymentTransactions,omitempty"`
		} `xml:"SearchResponse"`
	} `xml:"Body"`
}

type xmlTransaction struct {
	Timestamp        string     `xml:"Timestamp,omitempty"`
	Timezone         string     `xml:"Timezone,omitempty"`
	Type             string     `xml:"Type,omitempty"`
	Payer            string     `xml:"Payer,omitempty"`
	PayerDisplayName string     `xml:"PayerDisplayName,omitempty"`
	TransactionID    string     `xml:"TransactionID,omitempty"`
	Status           string     `xml:"Status,omitempty"`
	GrossAmount      *xmlAmount `xml:"GrossAmount,omitempty"`
	FeeAmount        *xmlAmount `xml:"FeeAmount,omitempty"`
	NetAmount        *xmlAmount `xml:"NetAmount,omitempty"`
}

type xmlItem struct {
	Name     string     `xml:"Name,omitempty"`
	Quantity *int       `xml:"Quantity,omitempty"`
	Tax      *xmlAmount `xml:"Tax,omitempty"`
	Amount   *xmlAmount `xml:"Amount,omitempty"`
	Number   string     `xml:"Number,omitempty"`
}

type xmlAddress struct {
	Name            string `xml:"Name,omitempty"`
	Street1         string `xml:"Street1,omitempty"`
	Street2         string `xml:"Street2,omitempty"`
	CityName        string `xml:"CityName,omitempty"`
	StateOrProvince string `xml:"StateOrProvince,omitempty"`
	Country         string `xml:"Country,omitempty"`
	CountryName     string `xml:"CountryName,omitempty"`
	Phone           string `xml:"Phone,omitempty"`
	PostalCode      string `xml:"PostalCode,omitempty"`
	AddressID       string `xml:"AddressID,omitempty"`
	AddressOwner    string `xml:"AddressOwner,omitempty"`
	AddressStatus   string `xml:"AddressStatus,omitempty"`
}

type xmlDetails struct {
	XMLName xml.Name `xml:"Envelope"`
	Body    struct {
		Response struct {
			xmlResponse
			Details *struct {
				Receiver *struct{ Business, Receiver, ReceiverID string }
				Payer    *struct {
					Payer, PayerID, PayerStatus, FirstName, LastName, PayerCountry string
					Address                                                        *xmlAddress
				}
				Info *struct {
					TransactionID, TransactionType, PaymentType, PaymentDate              string
					GrossAmount, FeeAmount, NetAmount, TaxAmount, InsuranceAmount, Amount *xmlAmount
					PaymentStatus, PendingReason, ReasonCode, ProtectionEligibility       string
					Count                                                                 *int
				} `xml:"PaymentInfo"`
				Items []xmlItem `xml:"Item"`
			}
		} `xml:"DetailsResponse"`
	} `xml:"Body"`
}

type xmlCheckout struct {
	XMLName xml.Name `xml:"http://schemas.xmlsoap.org/soap/envelope/ Envelope"`
	Body    struct {
		Req struct {
			Request struct {
				Version string `xml:"urn:ebay:apis:eBLBaseComponents Version,omitempty"`
				Details struct {
					OrderTotal *xmlAmount  `xml:"OrderTotal,omitempty"`
					ReturnURL  string      `xml:"ReturnURL,omitempty"`
					CancelURL  string      `xml:"CancelURL,omitempty"`
					NoShipping *int        `xml:"NoShipping,omitempty"`
					Confirmed  *bool       `xml:"Confirmed,omitempty"`
					Items      []xmlItem   `xml:"Item,omitempty"`
					Address    *xmlAddress `xml:"Address,omitempty"`
				} `xml:"urn:ebay:apis:eBLBaseComponents CheckoutDetails,omitempty"`
			} `xml:"CheckoutRequest"`
		} `xml:"urn:ebay:api:PayPalAPI CheckoutReq"`
	} `xml:"Body"`
}

func BenchmarkDecode(b *testing.B) {
	bench := []struct {
		name string
		doc  []byte
		own  func() soap.Message
		std  func() any
	}{
		{"details4KB", detailsXML(2), func() soap.Message { return new(detailsResponse) }, func() any { return new(xmlDetails) }},
		{"details7KB", detailsXML(12), func() soap.Message { return new(detailsResponse) }, func() any { return new(xmlDetails) }},
		{"search63KB", searchXML(105), func() soap.Message { return new(searchResponse) }, func() any { return new(xmlSearch) }},
	}
	for _, tt := range bench {
		b.Run(tt.name+"/encodingxml", func(b *testing.B) {
			b.SetBytes(int64(len(tt.doc)))
			b.ReportAllocs()
			for b.Loop() {
				if err := xml.Unmarshal(tt.doc, tt.std()); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(tt.name+"/pooled", func(b *testing.B) {
			b.SetBytes(int64(len(tt.doc)))
			b.ReportAllocs()
			for b.Loop() {
				if err := soap.Unmarshal(tt.doc, tt.own()); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(tt.name+"/single", func(b *testing.B) {
			b.SetBytes(int64(len(tt.doc)))
			b.ReportAllocs()
			for b.Loop() {
				if err := soap.NewDecoder().Unmarshal(tt.doc, tt.own()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkEncode(b *testing.B) {
	var std xmlCheckout
	own := checkout(10)
	doc, err := soap.Marshal(own)
	if err != nil {
		b.Fatal(err)
	}
	if err := xml.Unmarshal(doc, &std); err != nil {
		b.Fatal(err)
	}
	b.Run("encodingxml", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := xml.Marshal(&std); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("reused", func(b *testing.B) {
		b.ReportAllocs()
		buf := make([]byte, 0, 16<<10)
		for b.Loop() {
			if buf, err = soap.Append(buf[:0], own); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("fresh", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := soap.Marshal(own); err != nil {
				b.Fatal(err)
			}
		}
	})
}
