package merchant_test

import (
	"encoding/xml"
	"fmt"
)

// The messages of the benchmarks as structs with tags, in the manner of
// generators that leave the work to encoding/xml.

type tagAmount struct {
	Value    string `xml:",chardata"`
	Currency string `xml:"currencyID,attr,omitempty"`
}

type tagHead struct {
	Timestamp     string `xml:"Timestamp,omitempty"`
	Ack           string `xml:"Ack,omitempty"`
	CorrelationID string `xml:"CorrelationID,omitempty"`
	Version       string `xml:"Version,omitempty"`
	Build         string `xml:"Build,omitempty"`
}

type tagPayment struct {
	XMLName xml.Name `xml:"Envelope"`
	Details struct {
		tagHead
		Details *struct {
			Token       string            `xml:"Token,omitempty"`
			PaymentInfo []*tagPaymentInfo `xml:"PaymentInfo,omitempty"`
			Redirect    string            `xml:"SuccessPageRedirectRequested,omitempty"`
		} `xml:"DoExpressCheckoutPaymentResponseDetails,omitempty"`
	} `xml:"Body>DoExpressCheckoutPaymentResponse"`
}

type tagPaymentInfo struct {
	TransactionID             string     `xml:"TransactionID,omitempty"`
	ParentTransactionID       string     `xml:"ParentTransactionID,omitempty"`
	ReceiptID                 string     `xml:"ReceiptID,omitempty"`
	TransactionType           string     `xml:"TransactionType,omitempty"`
	PaymentType               string     `xml:"PaymentType,omitempty"`
	PaymentDate               string     `xml:"PaymentDate,omitempty"`
	GrossAmount               *tagAmount `xml:"GrossAmount,omitempty"`
	FeeAmount                 *tagAmount `xml:"FeeAmount,omitempty"`
	TaxAmount                 *tagAmount `xml:"TaxAmount,omitempty"`
	ExchangeRate              string     `xml:"ExchangeRate,omitempty"`
	PaymentStatus             string     `xml:"PaymentStatus,omitempty"`
	PendingReason             string     `xml:"PendingReason,omitempty"`
	ReasonCode                string     `xml:"ReasonCode,omitempty"`
	ProtectionEligibility     string     `xml:"ProtectionEligibility,omitempty"`
	ProtectionEligibilityType string     `xml:"ProtectionEligibilityType,omitempty"`
	SellerDetails             *struct {
		SecureMerchantAccountID string `xml:"SecureMerchantAccountID,omitempty"`
	} `xml:"SellerDetails,omitempty"`
}

type tagDetails struct {
	XMLName xml.Name `xml:"Envelope"`
	Details struct {
		tagHead
		Details *struct {
			ReceiverInfo *struct {
				Business   string `xml:"Business,omitempty"`
				Receiver   string `xml:"Receiver,omitempty"`
				ReceiverID string `xml:"ReceiverID,omitempty"`
			} `xml:"ReceiverInfo,omitempty"`
			PayerInfo *struct {
				Payer       string `xml:"Payer,omitempty"`
				PayerID     string `xml:"PayerID,omitempty"`
				PayerStatus string `xml:"PayerStatus,omitempty"`
				PayerName   *struct {
					Salutation string `xml:"Salutation,omitempty"`
					FirstName  string `xml:"FirstName,omitempty"`
					MiddleName string `xml:"MiddleName,omitempty"`
					LastName   string `xml:"LastName,omitempty"`
				} `xml:"PayerName,omitempty"`
				PayerCountry string      `xml:"PayerCountry,omitempty"`
				Address      *tagAddress `xml:"Address,omitempty"`
			} `xml:"PayerInfo,omitempty"`
			PaymentInfo     *tagPaymentInfo `xml:"PaymentInfo,omitempty"`
			PaymentItemInfo *struct {
				InvoiceID   string `xml:"InvoiceID,omitempty"`
				Custom      string `xml:"Custom,omitempty"`
				SalesTax    string `xml:"SalesTax,omitempty"`
				PaymentItem []*struct {
					Name           string     `xml:"Name,omitempty"`
					Number         string     `xml:"Number,omitempty"`
					Quantity       string     `xml:"Quantity,omitempty"`
					Amount         *tagAmount `xml:"Amount,omitempty"`
					ShippingAmount string     `xml:"ShippingAmount,omitempty"`
				} `xml:"PaymentItem,omitempty"`
				Subscription *struct {
					Recurring string `xml:"recurring,attr"`
					Reattempt string `xml:"reattempt,attr"`
				} `xml:"Subscription,omitempty"`
				Auction *struct {
					MultiItem string `xml:"multiItem,attr"`
				} `xml:"Auction,omitempty"`
			} `xml:"PaymentItemInfo,omitempty"`
		} `xml:"PaymentTransactionDetails,omitempty"`
	} `xml:"Body>GetTransactionDetailsResponse"`
}

type tagAddress struct {
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

type tagSearch struct {
	XMLName xml.Name `xml:"Envelope"`
	Details struct {
		tagHead
		Transactions []*struct {
			Timestamp        string     `xml:"Timestamp,omitempty"`
			Timezone         string     `xml:"Timezone,omitempty"`
			Type             string     `xml:"Type,omitempty"`
			Payer            string     `xml:"Payer,omitempty"`
			PayerDisplayName string     `xml:"PayerDisplayName,omitempty"`
			TransactionID    string     `xml:"TransactionID,omitempty"`
			Status           string     `xml:"Status,omitempty"`
			GrossAmount      *tagAmount `xml:"GrossAmount,omitempty"`
			FeeAmount        *tagAmount `xml:"FeeAmount,omitempty"`
			NetAmount        *tagAmount `xml:"NetAmount,omitempty"`
		} `xml:"PaymentTransactions,omitempty"`
	} `xml:"Body>TransactionSearchResponse"`
}

type tagCheckout struct {
	XMLName xml.Name `xml:"Envelope"`
	Request struct {
		Version string              `xml:"Version,omitempty"`
		Details *tagCheckoutDetails `xml:"SetExpressCheckoutRequestDetails,omitempty"`
	} `xml:"Body>SetExpressCheckoutReq>SetExpressCheckoutRequest"`
}

type tagCheckoutDetails struct {
	ReturnURL      string      `xml:"ReturnURL,omitempty"`
	CancelURL      string      `xml:"CancelURL,omitempty"`
	NoShipping     string      `xml:"NoShipping,omitempty"`
	LocaleCode     string      `xml:"LocaleCode,omitempty"`
	BrandName      string      `xml:"BrandName,omitempty"`
	PaymentDetails []*tagOrder `xml:"PaymentDetails,omitempty"`
}

type tagOrder struct {
	OrderTotal       *tagAmount `xml:"OrderTotal,omitempty"`
	ItemTotal        *tagAmount `xml:"ItemTotal,omitempty"`
	ShippingTotal    *tagAmount `xml:"ShippingTotal,omitempty"`
	TaxTotal         *tagAmount `xml:"TaxTotal,omitempty"`
	OrderDescription string     `xml:"OrderDescription,omitempty"`
	Custom           string     `xml:"Custom,omitempty"`
	InvoiceID        string     `xml:"InvoiceID,omitempty"`
	NotifyURL        string     `xml:"NotifyURL,omitempty"`
	Items            []*tagItem `xml:"PaymentDetailsItem,omitempty"`
	PaymentAction    string     `xml:"PaymentAction,omitempty"`
}

type tagItem struct {
	Name        string     `xml:"Name,omitempty"`
	Number      string     `xml:"Number,omitempty"`
	Quantity    *int64     `xml:"Quantity,omitempty"`
	Tax         *tagAmount `xml:"Tax,omitempty"`
	Amount      *tagAmount `xml:"Amount,omitempty"`
	Description string     `xml:"Description,omitempty"`
}

// tagCheckout10 is the request of checkout10.
func tagCheckout10() *tagCheckout {
	payment := &tagOrder{
		OrderTotal: &tagAmount{"199.00", "EUR"}, ItemTotal: &tagAmount{"199.00", "EUR"}, ShippingTotal: &tagAmount{"0.00", "EUR"}, TaxTotal: &tagAmount{"0.00", "EUR"},
		OrderDescription: "Ten articles", Custom: "basket 4711", InvoiceID: "INV-2026-0001", NotifyURL: "https://shop.example/ipn", PaymentAction: "Sale",
	}
	for i := range 10 {
		quantity := int64(1)
		payment.Items = append(payment.Items, &tagItem{
			Name: fmt.Sprint("Article number ", i), Number: fmt.Sprint("A-", i), Quantity: &quantity,
			Tax: &tagAmount{"0.00", "EUR"}, Amount: &tagAmount{"19.90", "EUR"}, Description: "An article that is sold by the piece",
		})
	}
	c := new(tagCheckout)
	c.Request.Version = "204.0"
	c.Request.Details = &tagCheckoutDetails{
		"https://shop.example/return", "https://shop.example/cancel", "1", "de_DE", "Shop & Sons", []*tagOrder{payment},
	}
	return c
}
