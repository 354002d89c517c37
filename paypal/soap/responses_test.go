package soap_test

import (
	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/money"
	"github.com/ppgen/ppgen/paypal/soap"
)

// response is what the responses below share.

type response struct {
	Timestamp     paypal.DateTime
	Ack           string
	CorrelationID string
	Errors        []responseError
	Version       string
	Build         string
}

type responseError struct {
	ShortMessage, LongMessage, ErrorCode, SeverityCode string
	Parameters                                         []parameter
}

type parameter struct{ ParamID, Value string }

func (x *response) EncodeXML(e *soap.Encoder) {
	e.String("<ebl:Timestamp>", string(x.Timestamp))
	e.RequiredString("<ebl:Ack>", x.Ack)
	e.String("<ebl:CorrelationID>", x.CorrelationID)
	for i := range x.Errors {
		e.Start("<ebl:Errors>")
		x.Errors[i].EncodeXML(e)
		e.End("<ebl:Errors>")
	}
	e.RequiredString("<ebl:Version>", x.Version)
	e.RequiredString("<ebl:Build>", x.Build)
}

// decodeChild reads a child that every response may have.
func (x *response) decodeChild(d *soap.Decoder) {
	switch d.Local() {
	case "Timestamp":
		if d.First(x.Timestamp == "") {
			x.Timestamp = paypal.DateTime(d.String())
		}
	case "Ack":
		if d.First(x.Ack == "") {
			x.Ack = d.String()
		}
	case "CorrelationID":
		if d.First(x.CorrelationID == "") {
			x.CorrelationID = d.String()
		}
	case "Errors":
		soap.Grow(&x.Errors).DecodeXML(d)
	case "Version":
		if d.First(x.Version == "") {
			x.Version = d.String()
		}
	case "Build":
		if d.First(x.Build == "") {
			x.Build = d.String()
		}
	default:
		d.Unknown()
	}
}

func (x *response) Head() paypal.Head {
	h := paypal.Head{Timestamp: x.Timestamp, Ack: x.Ack, CorrelationID: x.CorrelationID, Version: x.Version, Build: x.Build}
	for _, e := range x.Errors {
		d := paypal.ErrorDetail{Code: e.ErrorCode, Message: e.ShortMessage, LongMessage: e.LongMessage, Severity: e.SeverityCode}
		for _, p := range e.Parameters {
			d.Parameters = append(d.Parameters, paypal.ErrorParameter{ID: p.ParamID, Value: p.Value})
		}
		h.Errors = append(h.Errors, d)
	}
	return h
}

func (x *responseError) EncodeXML(e *soap.Encoder) {
	e.String("<ebl:ShortMessage>", x.ShortMessage)
	e.String("<ebl:LongMessage>", x.LongMessage)
	e.RequiredString("<ebl:ErrorCode>", x.ErrorCode)
	e.RequiredString("<ebl:SeverityCode>", x.SeverityCode)
	for i := range x.Parameters {
		e.Open("<ebl:ErrorParameters>")
		e.Attr("ParamID", x.Parameters[i].ParamID)
		e.Enter()
		e.String("<ebl:Value>", x.Parameters[i].Value)
		e.End("<ebl:ErrorParameters>")
	}
}

func (x *responseError) DecodeXML(d *soap.Decoder) {
	for d.Child() {
		switch d.Local() {
		case "ShortMessage":
			if d.First(x.ShortMessage == "") {
				x.ShortMessage = d.String()
			}
		case "LongMessage":
			if d.First(x.LongMessage == "") {
				x.LongMessage = d.String()
			}
		case "ErrorCode":
			if d.First(x.ErrorCode == "") {
				x.ErrorCode = d.String()
			}
		case "SeverityCode":
			if d.First(x.SeverityCode == "") {
				x.SeverityCode = d.String()
			}
		case "ErrorParameters":
			p := soap.Grow(&x.Parameters)
			p.ParamID = d.Attr("ParamID")
			for d.Child() {
				if d.Local() == "Value" {
					p.Value = d.String()
				} else {
					d.Unknown()
				}
			}
		default:
			d.Unknown()
		}
	}
}

// searchResponse

type searchResponse struct {
	response
	Transactions []transaction
}

type transaction struct {
	Timestamp                               paypal.DateTime
	Timezone, Type, Payer, PayerDisplayName string
	TransactionID, Status                   string
	GrossAmount, FeeAmount, NetAmount       *money.Amount
}

func (*searchResponse) XMLRoot() *soap.Root { return &rootSearchResponse }

func (x *searchResponse) EncodeXML(e *soap.Encoder) {
	x.response.EncodeXML(e)
	for i := range x.Transactions {
		e.Start("<ebl:PaymentTransactions>")
		x.Transactions[i].EncodeXML(e)
		e.End("<ebl:PaymentTransactions>")
	}
}

func (x *searchResponse) DecodeXML(d *soap.Decoder) {
	for d.Child() {
		switch d.Local() {
		case "PaymentTransactions":
			soap.Grow(&x.Transactions).DecodeXML(d)
		default:
			x.response.decodeChild(d)
		}
	}
}

func (x *transaction) EncodeXML(e *soap.Encoder) {
	e.String("<ebl:Timestamp>", string(x.Timestamp))
	e.String("<ebl:Timezone>", x.Timezone)
	e.String("<ebl:Type>", x.Type)
	e.String("<ebl:Payer>", x.Payer)
	e.String("<ebl:PayerDisplayName>", x.PayerDisplayName)
	e.String("<ebl:TransactionID>", x.TransactionID)
	e.String("<ebl:Status>", x.Status)
	encodeAmount(e, "<ebl:GrossAmount>", x.GrossAmount)
	encodeAmount(e, "<ebl:FeeAmount>", x.FeeAmount)
	encodeAmount(e, "<ebl:NetAmount>", x.NetAmount)
}

func (x *transaction) DecodeXML(d *soap.Decoder) {
	for d.Child() {
		switch d.Local() {
		case "Timestamp":
			if d.First(x.Timestamp == "") {
				x.Timestamp = paypal.DateTime(d.String())
			}
		case "Timezone":
			if d.First(x.Timezone == "") {
				x.Timezone = d.String()
			}
		case "Type":
			if d.First(x.Type == "") {
				x.Type = d.String()
			}
		case "Payer":
			if d.First(x.Payer == "") {
				x.Payer = d.String()
			}
		case "PayerDisplayName":
			if d.First(x.PayerDisplayName == "") {
				x.PayerDisplayName = d.String()
			}
		case "TransactionID":
			if d.First(x.TransactionID == "") {
				x.TransactionID = d.String()
			}
		case "Status":
			if d.First(x.Status == "") {
				x.Status = d.String()
			}
		case "GrossAmount":
			if d.First(x.GrossAmount == nil) {
				x.GrossAmount = decodeAmount(d)
			}
		case "FeeAmount":
			if d.First(x.FeeAmount == nil) {
				x.FeeAmount = decodeAmount(d)
			}
		case "NetAmount":
			if d.First(x.NetAmount == nil) {
				x.NetAmount = decodeAmount(d)
			}
		default:
			d.Unknown()
		}
	}
}

// detailsResponse

type detailsResponse struct {
	response
	Details *details
}

type details struct {
	Receiver *receiver
	Payer    *payer
	Info     *paymentInfo
	Items    []item
}

type receiver struct{ Business, Receiver, ReceiverID string }

type payer struct {
	Payer, PayerID, PayerStatus, FirstName, LastName, PayerCountry string
	Address                                                        *address
}

type paymentInfo struct {
	TransactionID, TransactionType, PaymentType                           string
	PaymentDate                                                           paypal.DateTime
	GrossAmount, FeeAmount, NetAmount, TaxAmount, InsuranceAmount, Amount *money.Amount
	PaymentStatus, PendingReason, ReasonCode, ProtectionEligibility       string
	Count                                                                 *int
}

func (*detailsResponse) XMLRoot() *soap.Root { return &rootDetailsResponse }

func (x *detailsResponse) EncodeXML(e *soap.Encoder) {
	x.response.EncodeXML(e)
	if x.Details != nil {
		e.Start("<ebl:Details>")
		x.Details.EncodeXML(e)
		e.End("<ebl:Details>")
	}
}

func (x *detailsResponse) DecodeXML(d *soap.Decoder) {
	for d.Child() {
		switch d.Local() {
		case "Details":
			if d.First(x.Details == nil) {
				x.Details = new(details)
				x.Details.DecodeXML(d)
			}
		default:
			x.response.decodeChild(d)
		}
	}
}

func (x *details) EncodeXML(e *soap.Encoder) {
	if x.Receiver != nil {
		e.Start("<ebl:Receiver>")
		e.String("<ebl:Business>", x.Receiver.Business)
		e.String("<ebl:Receiver>", x.Receiver.Receiver)
		e.String("<ebl:ReceiverID>", x.Receiver.ReceiverID)
		e.End("<ebl:Receiver>")
	}
	if x.Payer != nil {
		e.Start("<ebl:Payer>")
		x.Payer.EncodeXML(e)
		e.End("<ebl:Payer>")
	}
	if x.Info != nil {
		e.Start("<ebl:PaymentInfo>")
		x.Info.EncodeXML(e)
		e.End("<ebl:PaymentInfo>")
	}
	for i := range x.Items {
		e.Start("<ebl:Item>")
		x.Items[i].EncodeXML(e)
		e.End("<ebl:Item>")
	}
}

func (x *details) DecodeXML(d *soap.Decoder) {
	var r *struct {
		receiver receiver
		payer    payer
		info     paymentInfo
	}
	for d.Child() {
		if r == nil {
			r = new(struct {
				receiver receiver
				payer    payer
				info     paymentInfo
			})
		}
		switch d.Local() {
		case "Receiver":
			if d.First(x.Receiver == nil) {
				x.Receiver = &r.receiver
				x.Receiver.DecodeXML(d)
			}
		case "Payer":
			if d.First(x.Payer == nil) {
				x.Payer = &r.payer
				x.Payer.DecodeXML(d)
			}
		case "PaymentInfo":
			if d.First(x.Info == nil) {
				x.Info = &r.info
				x.Info.DecodeXML(d)
			}
		case "Item":
			soap.Grow(&x.Items).DecodeXML(d)
		default:
			d.Unknown()
		}
	}
}

func (x *receiver) DecodeXML(d *soap.Decoder) {
	for d.Child() {
		switch d.Local() {
		case "Business":
			if d.First(x.Business == "") {
				x.Business = d.String()
			}
		case "Receiver":
			if d.First(x.Receiver == "") {
				x.Receiver = d.String()
			}
		case "ReceiverID":
			if d.First(x.ReceiverID == "") {
				x.ReceiverID = d.String()
			}
		default:
			d.Unknown()
		}
	}
}

func (x *payer) EncodeXML(e *soap.Encoder) {
	e.String("<ebl:Payer>", x.Payer)
	e.String("<ebl:PayerID>", x.PayerID)
	e.String("<ebl:PayerStatus>", x.PayerStatus)
	e.String("<ebl:FirstName>", x.FirstName)
	e.String("<ebl:LastName>", x.LastName)
	e.String("<ebl:PayerCountry>", x.PayerCountry)
	if x.Address != nil {
		e.Start("<ebl:Address>")
		x.Address.EncodeXML(e)
		e.End("<ebl:Address>")
	}
}

func (x *payer) DecodeXML(d *soap.Decoder) {
	for d.Child() {
		switch d.Local() {
		case "Payer":
			if d.First(x.Payer == "") {
				x.Payer = d.String()
			}
		case "PayerID":
			if d.First(x.PayerID == "") {
				x.PayerID = d.String()
			}
		case "PayerStatus":
			if d.First(x.PayerStatus == "") {
				x.PayerStatus = d.String()
			}
		case "FirstName":
			if d.First(x.FirstName == "") {
				x.FirstName = d.String()
			}
		case "LastName":
			if d.First(x.LastName == "") {
				x.LastName = d.String()
			}
		case "PayerCountry":
			if d.First(x.PayerCountry == "") {
				x.PayerCountry = d.String()
			}
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

func (x *paymentInfo) EncodeXML(e *soap.Encoder) {
	e.String("<ebl:TransactionID>", x.TransactionID)
	e.String("<ebl:TransactionType>", x.TransactionType)
	e.String("<ebl:PaymentType>", x.PaymentType)
	e.String("<ebl:PaymentDate>", string(x.PaymentDate))
	encodeAmount(e, "<ebl:GrossAmount>", x.GrossAmount)
	encodeAmount(e, "<ebl:FeeAmount>", x.FeeAmount)
	encodeAmount(e, "<ebl:NetAmount>", x.NetAmount)
	encodeAmount(e, "<ebl:TaxAmount>", x.TaxAmount)
	encodeAmount(e, "<ebl:InsuranceAmount>", x.InsuranceAmount)
	encodeAmount(e, "<ebl:Amount>", x.Amount)
	e.String("<ebl:PaymentStatus>", x.PaymentStatus)
	e.String("<ebl:PendingReason>", x.PendingReason)
	e.String("<ebl:ReasonCode>", x.ReasonCode)
	e.String("<ebl:ProtectionEligibility>", x.ProtectionEligibility)
	e.OptInt("<ebl:Count>", x.Count)
}

func (x *paymentInfo) DecodeXML(d *soap.Decoder) {
	for d.Child() {
		switch d.Local() {
		case "TransactionID":
			if d.First(x.TransactionID == "") {
				x.TransactionID = d.String()
			}
		case "TransactionType":
			if d.First(x.TransactionType == "") {
				x.TransactionType = d.String()
			}
		case "PaymentType":
			if d.First(x.PaymentType == "") {
				x.PaymentType = d.String()
			}
		case "PaymentDate":
			if d.First(x.PaymentDate == "") {
				x.PaymentDate = paypal.DateTime(d.String())
			}
		case "GrossAmount":
			if d.First(x.GrossAmount == nil) {
				x.GrossAmount = decodeAmount(d)
			}
		case "FeeAmount":
			if d.First(x.FeeAmount == nil) {
				x.FeeAmount = decodeAmount(d)
			}
		case "NetAmount":
			if d.First(x.NetAmount == nil) {
				x.NetAmount = decodeAmount(d)
			}
		case "TaxAmount":
			if d.First(x.TaxAmount == nil) {
				x.TaxAmount = decodeAmount(d)
			}
		case "InsuranceAmount":
			if d.First(x.InsuranceAmount == nil) {
				x.InsuranceAmount = decodeAmount(d)
			}
		case "Amount":
			if d.First(x.Amount == nil) {
				x.Amount = decodeAmount(d)
			}
		case "PaymentStatus":
			if d.First(x.PaymentStatus == "") {
				x.PaymentStatus = d.String()
			}
		case "PendingReason":
			if d.First(x.PendingReason == "") {
				x.PendingReason = d.String()
			}
		case "ReasonCode":
			if d.First(x.ReasonCode == "") {
				x.ReasonCode = d.String()
			}
		case "ProtectionEligibility":
			if d.First(x.ProtectionEligibility == "") {
				x.ProtectionEligibility = d.String()
			}
		case "Count":
			if d.First(x.Count == nil) {
				x.Count = d.OptInt()
			}
		default:
			d.Unknown()
		}
	}
}
