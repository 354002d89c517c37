package soap_test

import (
	"cmp"

	"github.com/ppgen/ppgen/paypal/money"
	"github.com/ppgen/ppgen/paypal/soap"
)

// The messages of these tests are written by hand in the manner of generated
// code: a checkout request, a search response and a transaction's details.

var contract = soap.Contract{
	Version: "204.0",
	Namespaces: []soap.Namespace{
		{Prefix: "ns", URI: "urn:ebay:api:PayPalAPI"},
		{Prefix: "cc", URI: "urn:ebay:apis:CoreComponentTypes"},
		{Prefix: "ebl", URI: "urn:ebay:apis:eBLBaseComponents"},
	},
}

var contract12 = soap.Contract{Version: "1", SOAP12: true, Namespaces: contract.Namespaces}

var (
	rootCheckoutRequest = soap.Root{Contract: &contract, Tags: []string{"<ns:CheckoutReq>", "<ns:CheckoutRequest>"}}
	rootSearchResponse  = soap.Root{Contract: &contract, Tags: []string{"<ns:SearchResponse>"}}
	rootDetailsResponse = soap.Root{Contract: &contract, Tags: []string{"<ns:DetailsResponse>"}}
	rootKitchen         = soap.Root{Contract: &contract, Tags: []string{"<ns:Kitchen>"}}
	rootKitchen12       = soap.Root{Contract: &contract12, Tags: []string{"<ns:Kitchen>"}}
)

func encodeAmount(e *soap.Encoder, tag string, a *money.Amount) {
	if a == nil {
		return
	}
	e.Open(tag)
	e.RequiredAttr("currencyID", a.Currency)
	e.Enter()
	e.DecimalText(a.Value)
	e.End(tag)
}

func decodeAmount(d *soap.Decoder) *money.Amount {
	a := d.Amount()
	a.Currency = d.Attr("currencyID")
	a.Value = d.Decimal()
	return a
}

// checkoutRequest

type checkoutRequest struct {
	Version string
	Details *checkoutDetails
}

type checkoutDetails struct {
	OrderTotal *money.Amount
	ReturnURL  string
	CancelURL  string
	NoShipping *int
	Confirmed  *bool
	Items      []item
	Address    *address
}

type item struct {
	Name     string
	Quantity *int
	Tax      *money.Amount
	Amount   *money.Amount
	Number   string
}

type address struct {
	Name, Street1, Street2, CityName, StateOrProvince, Country, CountryName, Phone, PostalCode, AddressID, AddressOwner, AddressStatus string
}

func (*checkoutRequest) XMLRoot() *soap.Root { return &rootCheckoutRequest }

func (x *checkoutRequest) EncodeXML(e *soap.Encoder) {
	e.RequiredString("<ebl:Version>", cmp.Or(x.Version, contract.Version))
	if x.Details != nil {
		e.Start("<ebl:CheckoutDetails>")
		x.Details.EncodeXML(e)
		e.End("<ebl:CheckoutDetails>")
	}
}

func (x *checkoutRequest) DecodeXML(d *soap.Decoder) {
	for d.Child() {
		switch d.Local() {
		case "Version":
			if d.First(x.Version == "") {
				x.Version = d.String()
			}
		case "CheckoutDetails":
			if d.First(x.Details == nil) {
				x.Details = new(checkoutDetails)
				x.Details.DecodeXML(d)
			}
		default:
			d.Unknown()
		}
	}
}

func (x *checkoutDetails) EncodeXML(e *soap.Encoder) {
	encodeAmount(e, "<ebl:OrderTotal>", x.OrderTotal)
	e.String("<ebl:ReturnURL>", x.ReturnURL)
	e.String("<ebl:CancelURL>", x.CancelURL)
	e.OptInt("<ebl:NoShipping>", x.NoShipping)
	e.OptBool("<ebl:Confirmed>", x.Confirmed)
	for i := range x.Items {
		e.Start("<ebl:Item>")
		x.Items[i].EncodeXML(e)
		e.End("<ebl:Item>")
	}
	if x.Address != nil {
		e.Start("<ebl:Address>")
		x.Address.EncodeXML(e)
		e.End("<ebl:Address>")
	}
}

func (x *checkoutDetails) DecodeXML(d *soap.Decoder) {
	for d.Child() {
		switch d.Local() {
		case "OrderTotal":
			if d.First(x.OrderTotal == nil) {
				x.OrderTotal = decodeAmount(d)
			}
		case "ReturnURL":
			if d.First(x.ReturnURL == "") {
				x.ReturnURL = d.String()
			}
		case "CancelURL":
			if d.First(x.CancelURL == "") {
				x.CancelURL = d.String()
			}
		case "NoShipping":
			if d.First(x.NoShipping == nil) {
				x.NoShipping = d.OptInt()
			}
		case "Confirmed":
			if d.First(x.Confirmed == nil) {
				x.Confirmed = d.OptBool()
			}
		case "Item":
			soap.Grow(&x.Items).DecodeXML(d)
		case "Address":
			if d.First(x.Address == nil) {
				x.Address = new(address)
				x.Address.DecodeXML(d)
			}
		default:
			d.Unknown()
		}
	}
}

func (x *item) EncodeXML(e *soap.Encoder) {
	e.String("<ebl:Name>", x.Name)
	e.OptInt("<ebl:Quantity>", x.Quantity)
	encodeAmount(e, "<ebl:Tax>", x.Tax)
	encodeAmount(e, "<ebl:Amount>", x.Amount)
	e.String("<ebl:Number>", x.Number)
}

func (x *item) DecodeXML(d *soap.Decoder) {
	for d.Child() {
		switch d.Local() {
		case "Name":
			if d.First(x.Name == "") {
				x.Name = d.String()
			}
		case "Quantity":
			if d.First(x.Quantity == nil) {
				x.Quantity = d.OptInt()
			}
		case "Tax":
			if d.First(x.Tax == nil) {
				x.Tax = decodeAmount(d)
			}
		case "Amount":
			if d.First(x.Amount == nil) {
				x.Amount = decodeAmount(d)
			}
		case "Number":
			if d.First(x.Number == "") {
				x.Number = d.String()
			}
		default:
			d.Unknown()
		}
	}
}

func (x *address) EncodeXML(e *soap.Encoder) {
	e.String("<ebl:Name>", x.Name)
	e.String("<ebl:Street1>", x.Street1)
	e.String("<ebl:Street2>", x.Street2)
	e.String("<ebl:CityName>", x.CityName)
	e.String("<ebl:StateOrProvince>", x.StateOrProvince)
	e.String("<ebl:Country>", x.Country)
	e.String("<ebl:CountryName>", x.CountryName)
	e.String("<ebl:Phone>", x.Phone)
	e.String("<ebl:PostalCode>", x.PostalCode)
	e.String("<ebl:AddressID>", x.AddressID)
	e.String("<ebl:AddressOwner>", x.AddressOwner)
	e.String("<ebl:AddressStatus>", x.AddressStatus)
}

func (x *address) DecodeXML(d *soap.Decoder) {
	for d.Child() {
		switch d.Local() {
		case "Name":
			if d.First(x.Name == "") {
				x.Name = d.String()
			}
		case "Street1":
			if d.First(x.Street1 == "") {
				x.Street1 = d.String()
			}
		case "Street2":
			if d.First(x.Street2 == "") {
				x.Street2 = d.String()
			}
		case "CityName":
			if d.First(x.CityName == "") {
				x.CityName = d.String()
			}
		case "StateOrProvince":
			if d.First(x.StateOrProvince == "") {
				x.StateOrProvince = d.String()
			}
		case "Country":
			if d.First(x.Country == "") {
				x.Country = d.String()
			}
		case "CountryName":
			if d.First(x.CountryName == "") {
				x.CountryName = d.String()
			}
		case "Phone":
			if d.First(x.Phone == "") {
				x.Phone = d.String()
			}
		case "PostalCode":
			if d.First(x.PostalCode == "") {
				x.PostalCode = d.String()
			}
		case "AddressID":
			if d.First(x.AddressID == "") {
				x.AddressID = d.String()
			}
		case "AddressOwner":
			if d.First(x.AddressOwner == "") {
				x.AddressOwner = d.String()
			}
		case "AddressStatus":
			if d.First(x.AddressStatus == "") {
				x.AddressStatus = d.String()
			}
		default:
			d.Unknown()
		}
	}
}
