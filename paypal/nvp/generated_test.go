package nvp_test

// This file is what a generator writes for two operations, by hand: the types,
// and the codecs that drive the kernel. The tests and the benchmarks run on it.

import (
	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/money"
	"github.com/ppgen/ppgen/paypal/nvp"
)

type (
	SetExpressCheckoutRequest struct {
		Version                          string
		SetExpressCheckoutRequestDetails *SetExpressCheckoutRequestDetails
	}
	SetExpressCheckoutRequestDetails struct {
		MaxAmount               *money.Amount
		ReturnURL               string
		CancelURL               string
		CallbackTimeout         *int
		NoShipping              string
		AllowNote               *bool
		LocaleCode              string
		BrandName               string
		BuyerEmail              string
		SolutionType            SolutionType
		LandingPage             LandingPage
		SurveyChoice            []string
		FlatRateShippingOptions []ShippingOption
		PaymentDetails          []PaymentDetails
		CoupledBuckets          []string // has no name in NVP
	}
	ShippingOption struct {
		ShippingOptionIsDefault bool
		ShippingOptionAmount    *money.Amount
		ShippingOptionName      string
	}
	PaymentDetails struct {
		OrderTotal             *money.Amount
		ItemTotal              *money.Amount
		ShippingTotal          *money.Amount
		HandlingTotal          *money.Amount
		TaxTotal               *money.Amount
		OrderDescription       string
		Custom                 string
		InvoiceID              string
		NotifyURL              string
		ShipToAddress          *Address
		FulfillmentAddress     *Address // has no name in NVP
		PaymentDetailsItem     []PaymentDetailsItem
		InsuranceTotal         *money.Amount
		ShippingDiscount       *money.Amount
		InsuranceOptionOffered *bool
		PaymentAction          PaymentAction
		PaymentCategoryType    PaymentCategory
		SellerDetails          *SellerDetails
	}
	PaymentDetailsItem struct {
		Name        string
		Number      string
		Quantity    *int
		Tax         *money.Amount
		Amount      *money.Amount
		Description string
		ItemWeight  *Measure
		EbayItem    *EbayItem
	}
	Measure struct {
		Unit  string
		Value money.Decimal
	}
	EbayItem      struct{ ItemNumber, OrderID string }
	SellerDetails struct{ SellerID, PayPalAccountID string }
	Address       struct {
		Name, Street1, Street2, CityName, StateOrProvince string
		Country                                           CountryCode
		CountryName, Phone, PostalCode                    string
		AddressStatus                                     AddressStatus
	}

	GetExpressCheckoutDetailsResponse struct {
		Timestamp                                paypal.DateTime
		Ack                                      AckCode
		CorrelationID                            string
		Errors                                   []Error
		Version                                  string
		Build                                    string
		GetExpressCheckoutDetailsResponseDetails *GetExpressCheckoutDetailsResponseDetails
	}
	Error struct {
		ShortMessage, LongMessage, ErrorCode string
		SeverityCode                         SeverityCode
		ErrorParameters                      []ErrorParameter
	}
	ErrorParameter                           struct{ ParamID, Value string }
	GetExpressCheckoutDetailsResponseDetails struct {
		Token                          string
		PayerInfo                      *PayerInfo
		Custom                         string
		InvoiceID                      string
		ContactPhone                   string
		BillingAgreementAcceptedStatus *bool
		CheckoutStatus                 string
		PaymentDetails                 []PaymentDetails
		PaymentRequestInfo             []PaymentRequestInfo
	}
	PayerInfo struct {
		Payer, PayerID string
		PayerStatus    PayerStatus
		PayerName      *PersonName
		PayerCountry   CountryCode
		PayerBusiness  string
		Address        *Address
	}
	PersonName         struct{ FirstName, LastName string }
	PaymentRequestInfo struct {
		TransactionID, PaymentRequestID string
		PaymentError                    *Error
	}

	SolutionType    string
	LandingPage     string
	PaymentAction   string
	PaymentCategory string
	CountryCode     string
	AddressStatus   string
	AckCode         string
	SeverityCode    string
	PayerStatus     string
)

// nvp.go: the vocabulary of the package.

var nvpContract = nvp.Contract{
	Version: "204.0",
	Names: []string{
		"ACK", "ADDRESSSTATUS", "ALLOWNOTE", "AMT", "BILLINGAGREEMENTACCEPTEDSTATUS", "BRANDNAME", "BUCKETCATEGORYTYPE", "BUILD",
		"BUSINESS", "CALLBACKTIMEOUT", "CANCELURL", "CHECKOUTSTATUS", "CORRELATIONID", "COUNTRYCODE", "CURRENCYCODE",
		"CUSTOM", "DESC", "EBAYITEMNUMBER", "EBAYITEMORDERID", "EMAIL", "ERRORCODE", "ERRORPARAMID", "ERRORPARAMVALUE",
		"FIRSTNAME", "HANDLINGAMT", "INSURANCEAMT", "INSURANCEOPTIONOFFERED", "INVNUM", "ITEMAMT", "ITEMWEIGHTUNIT",
		"ITEMWEIGHTVALUE", "LANDINGPAGE", "LASTNAME", "LOCALECODE", "LONGMESSAGE", "MAXAMT", "NAME", "NOSHIPPING",
		"NOTIFYURL", "NUMBER", "PAYERBUSINESS", "PAYERID", "PAYERSTATUS", "PAYMENTACTION", "PAYMENTREQUESTID", "PHONENUM",
		"QTY", "RETURNURL", "SELLERID", "SELLERPAYPALACCOUNTID", "SEVERITYCODE", "SHIPDISCAMT", "SHIPPINGAMT",
		"SHIPPINGOPTIONAMOUNT", "SHIPPINGOPTIONISDEFAULT", "SHIPPINGOPTIONNAME", "SHIPTOCITY", "SHIPTOCOUNTRY",
		"SHIPTOCOUNTRYCODE", "SHIPTOCOUNTRYNAME", "SHIPTONAME", "SHIPTOPHONENUM", "SHIPTOSTATE", "SHIPTOSTREET",
		"SHIPTOSTREET2", "SHIPTOZIP", "SHORTMESSAGE", "SOLUTIONTYPE", "SURVEYCHOICE", "TAXAMT", "TIMESTAMP", "TOKEN",
		"TRANSACTIONID", "VERSION",
	},
	Scopes: []nvp.Scope{
		{Prefix: "PAYMENTREQUESTINFO_", Suffix: "_"},
		{Prefix: "PAYMENTREQUEST_", Suffix: "_"},
	},
	Currencies: []nvp.Name{nameCURRENCYCODE},
}

const (
	scopePAYMENTREQUESTINFO = (iota + 1) * nvp.ScopeStep
	scopePAYMENTREQUEST
)

const (
	nameACK nvp.Name = iota + 1
	nameADDRESSSTATUS
	nameALLOWNOTE
	nameAMT
	nameBILLINGAGREEMENTACCEPTEDSTATUS
	nameBRANDNAME
	nameBUCKETCATEGORYTYPE
	nameBUILD
	nameBUSINESS
	nameCALLBACKTIMEOUT
	nameCANCELURL
	nameCHECKOUTSTATUS
	nameCORRELATIONID
	nameCOUNTRYCODE
	nameCURRENCYCODE
	nameCUSTOM
	nameDESC
	nameEBAYITEMNUMBER
	nameEBAYITEMORDERID
	nameEMAIL
	nameERRORCODE
	nameERRORPARAMID
	nameERRORPARAMVALUE
	nameFIRSTNAME
	nameHANDLINGAMT
	nameINSURANCEAMT
	nameINSURANCEOPTIONOFFERED
	nameINVNUM
	nameITEMAMT
	nameITEMWEIGHTUNIT
	nameITEMWEIGHTVALUE
	nameLANDINGPAGE
	nameLASTNAME
	nameLOCALECODE
	nameLONGMESSAGE
	nameMAXAMT
	nameNAME
	nameNOSHIPPING
	nameNOTIFYURL
	nameNUMBER
	namePAYERBUSINESS
	namePAYERID
	namePAYERSTATUS
	namePAYMENTACTION
	namePAYMENTREQUESTID
	namePHONENUM
	nameQTY
	nameRETURNURL
	nameSELLERID
	nameSELLERPAYPALACCOUNTID
	nameSEVERITYCODE
	nameSHIPDISCAMT
	nameSHIPPINGAMT
	nameSHIPPINGOPTIONAMOUNT
	nameSHIPPINGOPTIONISDEFAULT
	nameSHIPPINGOPTIONNAME
	nameSHIPTOCITY
	nameSHIPTOCOUNTRY
	nameSHIPTOCOUNTRYCODE
	nameSHIPTOCOUNTRYNAME
	nameSHIPTONAME
	nameSHIPTOPHONENUM
	nameSHIPTOSTATE
	nameSHIPTOSTREET
	nameSHIPTOSTREET2
	nameSHIPTOZIP
	nameSHORTMESSAGE
	nameSOLUTIONTYPE
	nameSURVEYCHOICE
	nameTAXAMT
	nameTIMESTAMP
	nameTOKEN
	nameTRANSACTIONID
	nameVERSION
)

var (
	enumSolutionType  = nvp.Enum{Values: []string{"Mark", "Sole"}}
	enumLandingPage   = nvp.Enum{Values: []string{"None", "Login", "Billing"}}
	enumPaymentAction = nvp.Enum{Values: []string{"None", "Authorization", "Sale", "Order"}}
	enumCountryCode   = nvp.Enum{Values: []string{"AT", "BR", "DE", "GB", "IT", "JP", "US"}}
	enumAddressStatus = nvp.Enum{Values: []string{"None", "Confirmed", "Unconfirmed"}}
	enumAckCode       = nvp.Enum{Values: []string{"Success", "Failure", "Warning", "SuccessWithWarning", "FailureWithWarning", "PartialSuccess", "CustomCode"}}
	enumSeverityCode  = nvp.Enum{Values: []string{"Warning", "Error", "PartialSuccess", "CustomCode"}}
	enumPayerStatus   = nvp.Enum{Values: []string{"verified", "unverified"}}

	enumPaymentCategory = nvp.Enum{
		Values: []string{"InternationalShipping", "LocalDelivery", "BOPIS", "PUDO"},
		Spellings: []nvp.Spelling{
			{Value: "InternationalShipping", Text: "1"},
			{Value: "LocalDelivery", Text: "2"},
			{Value: "BOPIS", Text: "3"},
			{Value: "PUDO", Text: "4"},
		},
	}
)

var (
	rootSetExpressCheckoutRequest         = nvp.Root{Contract: &nvpContract, Method: "SetExpressCheckout"}
	rootGetExpressCheckoutDetailsResponse = nvp.Root{Contract: &nvpContract, Method: "GetExpressCheckoutDetails", Response: true}
)

func (x *SetExpressCheckoutRequest) NVPRoot() *nvp.Root { return &rootSetExpressCheckoutRequest }

func (x *GetExpressCheckoutDetailsResponse) NVPRoot() *nvp.Root {
	return &rootGetExpressCheckoutDetailsResponse
}

// nvp_encode.go

func (x *SetExpressCheckoutRequest) EncodeNVP(e *nvp.Encoder) {
	e.Begin(x.Version)
	if x.SetExpressCheckoutRequestDetails != nil {
		e.Enter("SetExpressCheckoutRequestDetails")
		encodeNVPSetExpressCheckoutRequestDetails(e, x.SetExpressCheckoutRequestDetails)
		e.Leave()
	}
}

func encodeNVPSetExpressCheckoutRequestDetails(e *nvp.Encoder, x *SetExpressCheckoutRequestDetails) {
	e.AmountOf("&MAXAMT=", x.MaxAmount, scopePAYMENTREQUEST, "&CURRENCYCODE=")
	e.String("&RETURNURL=", x.ReturnURL)
	e.String("&CANCELURL=", x.CancelURL)
	e.OptInt("&CALLBACKTIMEOUT=", x.CallbackTimeout)
	e.String("&NOSHIPPING=", x.NoShipping)
	e.OptBool01("&ALLOWNOTE=", x.AllowNote)
	e.String("&LOCALECODE=", x.LocaleCode)
	e.String("&BRANDNAME=", x.BrandName)
	e.String("&EMAIL=", x.BuyerEmail)
	e.Enum("&SOLUTIONTYPE=", string(x.SolutionType), &enumSolutionType)
	e.Enum("&LANDINGPAGE=", string(x.LandingPage), &enumLandingPage)
	e.Strings("SurveyChoice", nvp.Listed, "&SURVEYCHOICE=", x.SurveyChoice)
	for i := range x.FlatRateShippingOptions {
		e.EnterItem("FlatRateShippingOptions", nvp.Listed, i)
		encodeNVPShippingOption(e, &x.FlatRateShippingOptions[i])
		e.Leave()
	}
	for i := range x.PaymentDetails {
		e.EnterScope("PaymentDetails", scopePAYMENTREQUEST, i)
		encodeNVPPaymentDetails(e, &x.PaymentDetails[i])
		e.Leave()
	}
	e.Unsupported("CoupledBuckets", x.CoupledBuckets != nil)
}

func encodeNVPShippingOption(e *nvp.Encoder, x *ShippingOption) {
	e.BoolTF("&SHIPPINGOPTIONISDEFAULT=", x.ShippingOptionIsDefault)
	e.AmountOf("&SHIPPINGOPTIONAMOUNT=", x.ShippingOptionAmount, scopePAYMENTREQUEST, "&CURRENCYCODE=")
	e.String("&SHIPPINGOPTIONNAME=", x.ShippingOptionName)
}

func encodeNVPPaymentDetails(e *nvp.Encoder, x *PaymentDetails) {
	e.Amount("&AMT=", x.OrderTotal, "&CURRENCYCODE=")
	e.Amount("&ITEMAMT=", x.ItemTotal, "&CURRENCYCODE=")
	e.Amount("&SHIPPINGAMT=", x.ShippingTotal, "&CURRENCYCODE=")
	e.Amount("&HANDLINGAMT=", x.HandlingTotal, "&CURRENCYCODE=")
	e.Amount("&TAXAMT=", x.TaxTotal, "&CURRENCYCODE=")
	e.String("&DESC=", x.OrderDescription)
	e.String("&CUSTOM=", x.Custom)
	e.String("&INVNUM=", x.InvoiceID)
	e.String("&NOTIFYURL=", x.NotifyURL)
	if x.ShipToAddress != nil {
		e.Enter("ShipToAddress")
		encodeNVPAddressSHIPTO(e, x.ShipToAddress)
		e.Leave()
	}
	e.Unsupported("FulfillmentAddress", x.FulfillmentAddress != nil)
	for i := range x.PaymentDetailsItem {
		e.EnterItem("PaymentDetailsItem", nvp.Listed, i)
		encodeNVPPaymentDetailsItem(e, &x.PaymentDetailsItem[i])
		e.Leave()
	}
	e.Amount("&INSURANCEAMT=", x.InsuranceTotal, "&CURRENCYCODE=")
	e.Amount("&SHIPDISCAMT=", x.ShippingDiscount, "&CURRENCYCODE=")
	e.OptBoolTF("&INSURANCEOPTIONOFFERED=", x.InsuranceOptionOffered)
	e.Enum("&PAYMENTACTION=", string(x.PaymentAction), &enumPaymentAction)
	e.Enum("&BUCKETCATEGORYTYPE=", string(x.PaymentCategoryType), &enumPaymentCategory)
	if x.SellerDetails != nil {
		e.String("&SELLERID=", x.SellerDetails.SellerID)
		e.String("&SELLERPAYPALACCOUNTID=", x.SellerDetails.PayPalAccountID)
	}
}

func encodeNVPAddressSHIPTO(e *nvp.Encoder, x *Address) {
	e.String("&SHIPTONAME=", x.Name)
	e.String("&SHIPTOSTREET=", x.Street1)
	e.String("&SHIPTOSTREET2=", x.Street2)
	e.String("&SHIPTOCITY=", x.CityName)
	e.String("&SHIPTOSTATE=", x.StateOrProvince)
	e.Enum("&SHIPTOCOUNTRYCODE=", string(x.Country), &enumCountryCode)
	e.String("&SHIPTOCOUNTRYNAME=", x.CountryName)
	e.String("&SHIPTOPHONENUM=", x.Phone)
	e.String("&SHIPTOZIP=", x.PostalCode)
	e.Enum("&ADDRESSSTATUS=", string(x.AddressStatus), &enumAddressStatus)
}

func encodeNVPPaymentDetailsItem(e *nvp.Encoder, x *PaymentDetailsItem) {
	e.String("&NAME=", x.Name)
	e.String("&NUMBER=", x.Number)
	e.OptInt("&QTY=", x.Quantity)
	e.Amount("&TAXAMT=", x.Tax, "&CURRENCYCODE=")
	e.Amount("&AMT=", x.Amount, "&CURRENCYCODE=")
	e.String("&DESC=", x.Description)
	if x.ItemWeight != nil {
		e.String("&ITEMWEIGHTUNIT=", x.ItemWeight.Unit)
		e.Decimal("&ITEMWEIGHTVALUE=", x.ItemWeight.Value)
	}
	if x.EbayItem != nil {
		e.String("&EBAYITEMNUMBER=", x.EbayItem.ItemNumber)
		e.String("&EBAYITEMORDERID=", x.EbayItem.OrderID)
	}
}

func (x *GetExpressCheckoutDetailsResponse) EncodeNVP(e *nvp.Encoder) {
	e.DateTime("&TIMESTAMP=", x.Timestamp)
	e.Enum("&ACK=", string(x.Ack), &enumAckCode)
	e.String("&CORRELATIONID=", x.CorrelationID)
	for i := range x.Errors {
		e.EnterItem("Errors", nvp.Listed, i)
		encodeNVPError(e, &x.Errors[i])
		e.Leave()
	}
	e.String("&VERSION=", x.Version)
	e.String("&BUILD=", x.Build)
	if d := x.GetExpressCheckoutDetailsResponseDetails; d != nil {
		e.Enter("GetExpressCheckoutDetailsResponseDetails")
		e.String("&TOKEN=", d.Token)
		if d.PayerInfo != nil {
			e.Enter("PayerInfo")
			encodeNVPPayerInfo(e, d.PayerInfo)
			e.Leave()
		}
		e.String("&CUSTOM=", d.Custom)
		e.String("&INVNUM=", d.InvoiceID)
		e.String("&PHONENUM=", d.ContactPhone)
		e.OptBool01("&BILLINGAGREEMENTACCEPTEDSTATUS=", d.BillingAgreementAcceptedStatus)
		e.String("&CHECKOUTSTATUS=", d.CheckoutStatus)
		for i := range d.PaymentDetails {
			e.EnterScope("PaymentDetails", scopePAYMENTREQUEST, i)
			encodeNVPPaymentDetails(e, &d.PaymentDetails[i])
			e.Leave()
		}
		for i := range d.PaymentRequestInfo {
			e.EnterScope("PaymentRequestInfo", scopePAYMENTREQUESTINFO, i)
			p := &d.PaymentRequestInfo[i]
			e.String("&TRANSACTIONID=", p.TransactionID)
			e.String("&PAYMENTREQUESTID=", p.PaymentRequestID)
			if p.PaymentError != nil {
				e.Enter("PaymentError")
				encodeNVPError(e, p.PaymentError)
				e.Leave()
			}
			e.Leave()
		}
		e.Leave()
	}
}

func encodeNVPError(e *nvp.Encoder, x *Error) {
	e.String("&SHORTMESSAGE=", x.ShortMessage)
	e.String("&LONGMESSAGE=", x.LongMessage)
	e.String("&ERRORCODE=", x.ErrorCode)
	e.Enum("&SEVERITYCODE=", string(x.SeverityCode), &enumSeverityCode)
}

func encodeNVPPayerInfo(e *nvp.Encoder, x *PayerInfo) {
	e.String("&EMAIL=", x.Payer)
	e.String("&PAYERID=", x.PayerID)
	e.Enum("&PAYERSTATUS=", string(x.PayerStatus), &enumPayerStatus)
	if x.PayerName != nil {
		e.String("&FIRSTNAME=", x.PayerName.FirstName)
		e.String("&LASTNAME=", x.PayerName.LastName)
	}
	e.Enum("&COUNTRYCODE=", string(x.PayerCountry), &enumCountryCode)
	e.String("&BUSINESS=", x.PayerBusiness)
	if x.Address != nil {
		e.Enter("Address")
		encodeNVPAddressSHIPTO(e, x.Address)
		e.Leave()
	}
}

// nvp_decode.go

func (x *SetExpressCheckoutRequest) DecodeNVP(d *nvp.Decoder) {
	var payments nvp.Records[paymentDetailsRecords]
	details := func() *SetExpressCheckoutRequestDetails {
		if x.SetExpressCheckoutRequestDetails == nil {
			x.SetExpressCheckoutRequestDetails = new(SetExpressCheckoutRequestDetails)
		}
		return x.SetExpressCheckoutRequestDetails
	}
	for d.Next() {
		switch d.Group() {
		case nvp.Plain:
			switch d.Name() {
			case nameVERSION:
				d.String(&x.Version)
			case nameMAXAMT:
				d.AmountOf(&details().MaxAmount, scopePAYMENTREQUEST, nameCURRENCYCODE)
			case nameRETURNURL:
				d.String(&details().ReturnURL)
			case nameCANCELURL:
				d.String(&details().CancelURL)
			case nameCALLBACKTIMEOUT:
				d.OptInt(&details().CallbackTimeout)
			case nameNOSHIPPING:
				d.String(&details().NoShipping)
			case nameALLOWNOTE:
				d.OptBool(&details().AllowNote)
			case nameLOCALECODE:
				d.String(&details().LocaleCode)
			case nameBRANDNAME:
				d.String(&details().BrandName)
			case nameEMAIL:
				d.String(&details().BuyerEmail)
			case nameSOLUTIONTYPE:
				d.Enum((*string)(&details().SolutionType), &enumSolutionType)
			case nameLANDINGPAGE:
				d.Enum((*string)(&details().LandingPage), &enumLandingPage)
			default:
				d.Unknown()
			}
		case nvp.Listed:
			switch d.Name() {
			case nameSURVEYCHOICE:
				if v := nvp.At(d, &details().SurveyChoice, d.M()); v != nil {
					d.String(v)
				}
			case nameSHIPPINGOPTIONISDEFAULT, nameSHIPPINGOPTIONAMOUNT, nameSHIPPINGOPTIONNAME:
				if o := nvp.At(d, &details().FlatRateShippingOptions, d.M()); o != nil {
					decodeNVPShippingOption(d, o)
				}
			default:
				d.Unknown()
			}
		case scopePAYMENTREQUEST, scopePAYMENTREQUEST + nvp.Listed:
			if d.Name() == nameCURRENCYCODE {
				continue // Amount reads it
			}
			if p := nvp.At(d, &details().PaymentDetails, d.N()); p != nil {
				decodeNVPPaymentDetails(d, p, payments.Of(d.N(), nil).Get())
			}
		default:
			d.Unknown()
		}
	}
}

func decodeNVPShippingOption(d *nvp.Decoder, x *ShippingOption) {
	switch d.Name() {
	case nameSHIPPINGOPTIONISDEFAULT:
		d.Bool(&x.ShippingOptionIsDefault)
	case nameSHIPPINGOPTIONAMOUNT:
		d.AmountOf(&x.ShippingOptionAmount, scopePAYMENTREQUEST, nameCURRENCYCODE)
	case nameSHIPPINGOPTIONNAME:
		d.String(&x.ShippingOptionName)
	}
}

// paymentDetailsRecords are the records in a PaymentDetails.
type paymentDetailsRecords struct {
	shipToAddress Address
	sellerDetails SellerDetails
}

func decodeNVPPaymentDetails(d *nvp.Decoder, x *PaymentDetails, r *paymentDetailsRecords) {
	if d.Group()&nvp.Listed == nvp.Listed {
		switch d.Name() {
		case nameNAME, nameNUMBER, nameQTY, nameTAXAMT, nameAMT, nameDESC, nameITEMWEIGHTUNIT, nameITEMWEIGHTVALUE,
			nameEBAYITEMNUMBER, nameEBAYITEMORDERID:
			if i := nvp.At(d, &x.PaymentDetailsItem, d.M()); i != nil {
				decodeNVPPaymentDetailsItem(d, i)
			}
		default:
			d.Unknown()
		}
		return
	}
	switch d.Name() {
	case nameAMT:
		d.Amount(&x.OrderTotal, nameCURRENCYCODE)
	case nameITEMAMT:
		d.Amount(&x.ItemTotal, nameCURRENCYCODE)
	case nameSHIPPINGAMT:
		d.Amount(&x.ShippingTotal, nameCURRENCYCODE)
	case nameHANDLINGAMT:
		d.Amount(&x.HandlingTotal, nameCURRENCYCODE)
	case nameTAXAMT:
		d.Amount(&x.TaxTotal, nameCURRENCYCODE)
	case nameDESC:
		d.String(&x.OrderDescription)
	case nameCUSTOM:
		d.String(&x.Custom)
	case nameINVNUM:
		d.String(&x.InvoiceID)
	case nameNOTIFYURL:
		d.String(&x.NotifyURL)
	case nameSHIPTONAME, nameSHIPTOSTREET, nameSHIPTOSTREET2, nameSHIPTOCITY, nameSHIPTOSTATE, nameSHIPTOCOUNTRYCODE,
		nameSHIPTOCOUNTRY, nameSHIPTOCOUNTRYNAME, nameSHIPTOPHONENUM, nameSHIPTOZIP, nameADDRESSSTATUS:
		if x.ShipToAddress == nil {
			x.ShipToAddress = &r.shipToAddress
		}
		decodeNVPAddressSHIPTO(d, x.ShipToAddress)
	case nameINSURANCEAMT:
		d.Amount(&x.InsuranceTotal, nameCURRENCYCODE)
	case nameSHIPDISCAMT:
		d.Amount(&x.ShippingDiscount, nameCURRENCYCODE)
	case nameINSURANCEOPTIONOFFERED:
		d.OptBool(&x.InsuranceOptionOffered)
	case namePAYMENTACTION:
		d.Enum((*string)(&x.PaymentAction), &enumPaymentAction)
	case nameBUCKETCATEGORYTYPE:
		d.Enum((*string)(&x.PaymentCategoryType), &enumPaymentCategory)
	case nameSELLERID, nameSELLERPAYPALACCOUNTID:
		if x.SellerDetails == nil {
			x.SellerDetails = &r.sellerDetails
		}
		decodeNVPSellerDetails(d, x.SellerDetails)
	default:
		d.Unknown()
	}
}

func decodeNVPAddressSHIPTO(d *nvp.Decoder, x *Address) {
	switch d.Name() {
	case nameSHIPTONAME:
		d.String(&x.Name)
	case nameSHIPTOSTREET:
		d.String(&x.Street1)
	case nameSHIPTOSTREET2:
		d.String(&x.Street2)
	case nameSHIPTOCITY:
		d.String(&x.CityName)
	case nameSHIPTOSTATE:
		d.String(&x.StateOrProvince)
	case nameSHIPTOCOUNTRYCODE:
		d.Enum((*string)(&x.Country), &enumCountryCode)
	case nameSHIPTOCOUNTRY:
		if d.Alias(1) {
			d.Enum((*string)(&x.Country), &enumCountryCode)
		}
	case nameSHIPTOCOUNTRYNAME:
		d.String(&x.CountryName)
	case nameSHIPTOPHONENUM:
		d.String(&x.Phone)
	case nameSHIPTOZIP:
		d.String(&x.PostalCode)
	case nameADDRESSSTATUS:
		d.Enum((*string)(&x.AddressStatus), &enumAddressStatus)
	}
}

func decodeNVPSellerDetails(d *nvp.Decoder, x *SellerDetails) {
	switch d.Name() {
	case nameSELLERID:
		d.String(&x.SellerID)
	case nameSELLERPAYPALACCOUNTID:
		d.String(&x.PayPalAccountID)
	}
}

func decodeNVPPaymentDetailsItem(d *nvp.Decoder, x *PaymentDetailsItem) {
	switch d.Name() {
	case nameNAME:
		d.String(&x.Name)
	case nameNUMBER:
		d.String(&x.Number)
	case nameQTY:
		d.OptInt(&x.Quantity)
	case nameTAXAMT:
		d.Amount(&x.Tax, nameCURRENCYCODE)
	case nameAMT:
		d.Amount(&x.Amount, nameCURRENCYCODE)
	case nameDESC:
		d.String(&x.Description)
	case nameITEMWEIGHTUNIT, nameITEMWEIGHTVALUE:
		if x.ItemWeight == nil {
			x.ItemWeight = new(Measure)
		}
		switch d.Name() {
		case nameITEMWEIGHTUNIT:
			d.String(&x.ItemWeight.Unit)
		case nameITEMWEIGHTVALUE:
			d.Decimal(&x.ItemWeight.Value)
		}
	case nameEBAYITEMNUMBER, nameEBAYITEMORDERID:
		if x.EbayItem == nil {
			x.EbayItem = new(EbayItem)
		}
		switch d.Name() {
		case nameEBAYITEMNUMBER:
			d.String(&x.EbayItem.ItemNumber)
		case nameEBAYITEMORDERID:
			d.String(&x.EbayItem.OrderID)
		}
	default:
		d.Unknown()
	}
}

// getExpressCheckoutDetailsRecords are the records of an answer, so that one
// allocation serves them all.
type getExpressCheckoutDetailsRecords struct {
	details   GetExpressCheckoutDetailsResponseDetails
	payerInfo PayerInfo
	payerName PersonName
	address   Address

	payments     nvp.Records[paymentDetailsRecords]
	paymentInfos nvp.Records[paymentRequestInfoRecords]
}

func (x *GetExpressCheckoutDetailsResponse) DecodeNVP(d *nvp.Decoder) {
	r := new(getExpressCheckoutDetailsRecords)
	for d.Next() {
		switch d.Group() {
		case nvp.Plain:
			switch d.Name() {
			case nameTIMESTAMP:
				d.DateTime(&x.Timestamp)
			case nameACK:
				d.Enum((*string)(&x.Ack), &enumAckCode)
			case nameCORRELATIONID:
				d.String(&x.CorrelationID)
			case nameVERSION:
				d.String(&x.Version)
			case nameBUILD:
				d.String(&x.Build)
			default:
				if x.GetExpressCheckoutDetailsResponseDetails == nil {
					x.GetExpressCheckoutDetailsResponseDetails = &r.details
				}
				decodeNVPGetExpressCheckoutDetailsResponseDetails(d, &r.details, r)
			}
		case nvp.Listed:
			switch d.Name() {
			case nameERRORCODE, nameSHORTMESSAGE, nameLONGMESSAGE, nameSEVERITYCODE:
				if v := nvp.At(d, &x.Errors, d.M()); v != nil {
					decodeNVPError(d, v)
				}
			case nameERRORPARAMID, nameERRORPARAMVALUE:
				if v := nvp.At(d, &x.Errors, 0); v != nil {
					if p := nvp.At(d, &v.ErrorParameters, d.M()); p != nil {
						decodeNVPErrorParameter(d, p)
					}
				}
			default:
				if x.GetExpressCheckoutDetailsResponseDetails == nil {
					x.GetExpressCheckoutDetailsResponseDetails = &r.details
				}
				decodeNVPGetExpressCheckoutDetailsResponseDetails(d, &r.details, r)
			}
		default:
			if x.GetExpressCheckoutDetailsResponseDetails == nil {
				x.GetExpressCheckoutDetailsResponseDetails = &r.details
			}
			decodeNVPGetExpressCheckoutDetailsResponseDetails(d, &r.details, r)
		}
	}
}

func decodeNVPGetExpressCheckoutDetailsResponseDetails(d *nvp.Decoder, x *GetExpressCheckoutDetailsResponseDetails, r *getExpressCheckoutDetailsRecords) {
	switch d.Group() {
	case nvp.Plain:
		switch d.Name() {
		case nameTOKEN:
			d.String(&x.Token)
		case nameEMAIL, namePAYERID, namePAYERSTATUS, nameFIRSTNAME, nameLASTNAME, nameCOUNTRYCODE, nameBUSINESS, namePAYERBUSINESS:
			if x.PayerInfo == nil {
				x.PayerInfo = &r.payerInfo
			}
			decodeNVPPayerInfo(d, x.PayerInfo, r)
		case nameSHIPTONAME, nameSHIPTOSTREET, nameSHIPTOSTREET2, nameSHIPTOCITY, nameSHIPTOSTATE, nameSHIPTOCOUNTRYCODE,
			nameSHIPTOCOUNTRYNAME, nameSHIPTOPHONENUM, nameSHIPTOZIP, nameADDRESSSTATUS:
			if x.PayerInfo == nil {
				x.PayerInfo = &r.payerInfo
			}
			decodeNVPPayerInfo(d, x.PayerInfo, r)
			if d.Mirror(1, scopePAYMENTREQUEST) {
				if p := nvp.At(d, &x.PaymentDetails, 0); p != nil {
					decodeNVPPaymentDetails(d, p, r.payments.Of(0, nil).Get())
				}
			}
		case nameCUSTOM:
			d.String(&x.Custom)
		case nameINVNUM:
			d.String(&x.InvoiceID)
		case namePHONENUM:
			d.String(&x.ContactPhone)
		case nameBILLINGAGREEMENTACCEPTEDSTATUS:
			d.OptBool(&x.BillingAgreementAcceptedStatus)
		case nameCHECKOUTSTATUS:
			d.String(&x.CheckoutStatus)
		case nameCURRENCYCODE:
		case nameAMT, nameITEMAMT, nameSHIPPINGAMT, nameHANDLINGAMT, nameTAXAMT, nameDESC, nameNOTIFYURL,
			nameINSURANCEAMT, nameSHIPDISCAMT, nameINSURANCEOPTIONOFFERED, namePAYMENTACTION:
			if d.Mirror(1, scopePAYMENTREQUEST) {
				if p := nvp.At(d, &x.PaymentDetails, 0); p != nil {
					decodeNVPPaymentDetails(d, p, r.payments.Of(0, nil).Get())
				}
			}
		default:
			d.Unknown()
		}
	case nvp.Listed:
		switch d.Name() {
		case nameNAME, nameNUMBER, nameQTY, nameTAXAMT, nameAMT, nameDESC, nameITEMWEIGHTUNIT, nameITEMWEIGHTVALUE, nameEBAYITEMNUMBER, nameEBAYITEMORDERID:
			if d.Mirror(1, scopePAYMENTREQUEST+nvp.Listed) {
				if p := nvp.At(d, &x.PaymentDetails, 0); p != nil {
					decodeNVPPaymentDetails(d, p, r.payments.Of(0, nil).Get())
				}
			}
		default:
			d.Unknown()
		}
	case scopePAYMENTREQUEST, scopePAYMENTREQUEST + nvp.Listed:
		if d.Name() == nameCURRENCYCODE {
			return
		}
		if p := nvp.At(d, &x.PaymentDetails, d.N()); p != nil {
			decodeNVPPaymentDetails(d, p, r.payments.Of(d.N(), nil).Get())
		}
	case scopePAYMENTREQUESTINFO:
		if p := nvp.At(d, &x.PaymentRequestInfo, d.N()); p != nil {
			decodeNVPPaymentRequestInfo(d, p, r.paymentInfos.Of(d.N(), nil).Get())
		}
	default:
		d.Unknown()
	}
}

func decodeNVPPayerInfo(d *nvp.Decoder, x *PayerInfo, r *getExpressCheckoutDetailsRecords) {
	switch d.Name() {
	case nameEMAIL:
		d.String(&x.Payer)
	case namePAYERID:
		d.String(&x.PayerID)
	case namePAYERSTATUS:
		d.Enum((*string)(&x.PayerStatus), &enumPayerStatus)
	case nameFIRSTNAME:
		if x.PayerName == nil {
			x.PayerName = &r.payerName
		}
		d.String(&x.PayerName.FirstName)
	case nameLASTNAME:
		if x.PayerName == nil {
			x.PayerName = &r.payerName
		}
		d.String(&x.PayerName.LastName)
	case nameCOUNTRYCODE:
		d.Enum((*string)(&x.PayerCountry), &enumCountryCode)
	case nameBUSINESS:
		d.String(&x.PayerBusiness)
	case namePAYERBUSINESS:
		if d.Alias(1) {
			d.String(&x.PayerBusiness)
		}
	default:
		if x.Address == nil {
			x.Address = &r.address
		}
		decodeNVPAddressSHIPTO(d, x.Address)
	}
}

// paymentRequestInfoRecords are the records in a PaymentRequestInfo.
type paymentRequestInfoRecords struct{ paymentError Error }

func decodeNVPPaymentRequestInfo(d *nvp.Decoder, x *PaymentRequestInfo, r *paymentRequestInfoRecords) {
	switch d.Name() {
	case nameTRANSACTIONID:
		d.String(&x.TransactionID)
	case namePAYMENTREQUESTID:
		d.String(&x.PaymentRequestID)
	case nameERRORCODE, nameSHORTMESSAGE, nameLONGMESSAGE, nameSEVERITYCODE:
		if x.PaymentError == nil {
			x.PaymentError = &r.paymentError
		}
		decodeNVPError(d, x.PaymentError)
	default:
		d.Unknown()
	}
}

func decodeNVPError(d *nvp.Decoder, x *Error) {
	switch d.Name() {
	case nameSHORTMESSAGE:
		d.String(&x.ShortMessage)
	case nameLONGMESSAGE:
		d.String(&x.LongMessage)
	case nameERRORCODE:
		d.String(&x.ErrorCode)
	case nameSEVERITYCODE:
		d.Enum((*string)(&x.SeverityCode), &enumSeverityCode)
	}
}

func decodeNVPErrorParameter(d *nvp.Decoder, x *ErrorParameter) {
	switch d.Name() {
	case nameERRORPARAMID:
		d.String(&x.ParamID)
	case nameERRORPARAMVALUE:
		d.String(&x.Value)
	}
}

// head.go

func (x *GetExpressCheckoutDetailsResponse) Head() paypal.Head {
	h := paypal.Head{Timestamp: x.Timestamp, Ack: string(x.Ack), CorrelationID: x.CorrelationID, Version: x.Version, Build: x.Build}
	for _, e := range x.Errors {
		detail := paypal.ErrorDetail{Code: e.ErrorCode, Message: e.ShortMessage, LongMessage: e.LongMessage, Severity: string(e.SeverityCode)}
		for _, p := range e.ErrorParameters {
			detail.Parameters = append(detail.Parameters, paypal.ErrorParameter{ID: p.ParamID, Value: p.Value})
		}
		h.Errors = append(h.Errors, detail)
	}
	return h
}
