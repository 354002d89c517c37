package expresscheckout

import (
	"fmt"

	"github.com/ppgen/ppgen/paypal/money"
	"github.com/ppgen/ppgen/paypal/nvp"
)

// The contract knows callbacks only over NVP, so what a generator would write is
// written here by hand.
var contract = nvp.Contract{
	Names: []string{
		"AMT", "CALLBACKVERSION", "CURRENCYCODE", "DESC", "INSURANCEAMOUNT", "ITEMHEIGHTUNIT", "ITEMHEIGHTVALUE", "ITEMLENGTHUNIT",
		"ITEMLENGTHVALUE", "ITEMWEIGHTUNIT", "ITEMWEIGHTVALUE", "ITEMWIDTHUNIT", "ITEMWIDTHVALUE", "LOCALECODE", "NAME",
		"NO_SHIPPING_OPTION_DETAILS", "NUMBER", "OFFERINSURANCEOPTION", "QTY", "SHIPPINGOPTIONAMOUNT", "SHIPPINGOPTIONISDEFAULT",
		"SHIPPINGOPTIONLABEL", "SHIPPINGOPTIONNAME", "SHIPTOCITY", "SHIPTOCOUNTRY", "SHIPTOCOUNTRYCODE", "SHIPTOSTATE",
		"SHIPTOSTREET", "SHIPTOSTREET2", "SHIPTOZIP", "TAXAMT", "TOKEN",
	},
	Currencies: []string{"CURRENCYCODE"},
}

// The fields of a CallbackRequest, as DecodeNVP counts them.
const requestFields = `
	. 0=CALLBACKVERSION 1=TOKEN 2=CURRENCYCODE 3=LOCALECODE
	4m. 0=L_NAMEm 1=L_NUMBERm 2=L_DESCm 3=L_QTYm 4=L_AMTm$CURRENCYCODE
	4m.5. 0=L_ITEMWEIGHTVALUEm 1=L_ITEMWEIGHTUNITm
	4m.6. 0=L_ITEMHEIGHTVALUEm 1=L_ITEMHEIGHTUNITm
	4m.7. 0=L_ITEMWIDTHVALUEm 1=L_ITEMWIDTHUNITm
	4m.8. 0=L_ITEMLENGTHVALUEm 1=L_ITEMLENGTHUNITm
	. 5=SHIPTOSTREET 6=SHIPTOSTREET2 7=SHIPTOCITY 8=SHIPTOSTATE 9=SHIPTOZIP 10=SHIPTOCOUNTRY|SHIPTOCOUNTRYCODE`

// The fields of a CallbackResponse.
const responseFields = `
	. 0=CALLBACKVERSION 1=CURRENCYCODE 2=OFFERINSURANCEOPTION
	3m. 0=L_SHIPPINGOPTIONNAMEm 1=L_SHIPPINGOPTIONLABELm 2=L_SHIPPINGOPTIONAMOUNTm$CURRENCYCODE
	3=L_SHIPPINGOPTIONISDEFAULTm 4=L_TAXAMTm$CURRENCYCODE 5=L_INSURANCEAMOUNTm$CURRENCYCODE
	. 4=NO_SHIPPING_OPTION_DETAILS`

var (
	rootRequest  = nvp.Root{Contract: &contract, Method: "CallbackRequest", Fields: requestFields}
	rootOlder    = nvp.Root{Contract: &contract, Method: "Callback", Fields: requestFields}
	rootResponse = nvp.Root{Contract: &contract, Method: "CallbackResponse", Fields: responseFields}
)

// NVPRoot makes a CallbackRequest an [nvp.Message].
func (x *CallbackRequest) NVPRoot() *nvp.Root {
	if x != nil && x.older {
		return &rootOlder
	}
	return &rootRequest
}

// NVPRoot makes a CallbackResponse an [nvp.Message].
func (*CallbackResponse) NVPRoot() *nvp.Root { return &rootResponse }

// EncodeNVP writes x as PayPal does.
func (x *CallbackRequest) EncodeNVP(e *nvp.Encoder) {
	e.Begin("")
	e.String("&CALLBACKVERSION=", x.Version)
	e.String("&TOKEN=", x.Token)
	e.String("&CURRENCYCODE=", x.Currency)
	e.String("&LOCALECODE=", x.Locale)
	for i := range x.Items {
		e.EnterItem("Items", nvp.Listed, i)
		x.Items[i].encode(e, x.Currency)
		e.Leave()
	}
	e.String("&SHIPTOSTREET=", x.ShipTo.Street)
	e.String("&SHIPTOSTREET2=", x.ShipTo.Street2)
	e.String("&SHIPTOCITY=", x.ShipTo.City)
	e.String("&SHIPTOSTATE=", x.ShipTo.State)
	e.String("&SHIPTOZIP=", x.ShipTo.PostalCode)
	e.String("&SHIPTOCOUNTRY=", x.ShipTo.Country)
}

func (x *CallbackItem) encode(e *nvp.Encoder, currency string) {
	e.String("&NAME=", x.Name)
	e.String("&NUMBER=", x.Number)
	e.String("&DESC=", x.Description)
	e.OptInt("&QTY=", x.Quantity)
	encodeAmount(e, "&AMT=", x.Amount, currency)
	x.Weight.encode(e, "&ITEMWEIGHTVALUE=", "&ITEMWEIGHTUNIT=")
	x.Height.encode(e, "&ITEMHEIGHTVALUE=", "&ITEMHEIGHTUNIT=")
	x.Width.encode(e, "&ITEMWIDTHVALUE=", "&ITEMWIDTHUNIT=")
	x.Length.encode(e, "&ITEMLENGTHVALUE=", "&ITEMLENGTHUNIT=")
}

func (x *Measure) encode(e *nvp.Encoder, value, unit string) {
	if x != nil {
		e.Decimal(value, x.Value)
		e.String(unit, x.Unit)
	}
}

// encodeAmount writes a value, which must be in the one currency of its message.
func encodeAmount(e *nvp.Encoder, key string, a *money.Amount, currency string) {
	if a == nil {
		return
	}
	if a.Currency != "" && a.Currency != currency {
		e.Fail(fmt.Errorf("expresscheckout: %s is in %s, but the message is in %q: use one currency", key[1:len(key)-1], a.Currency, currency))
	}
	e.Decimal(key, a.Value)
}

// EncodeNVP writes x as PayPal expects it.
func (x *CallbackResponse) EncodeNVP(e *nvp.Encoder) {
	e.Begin("")
	e.String("&CALLBACKVERSION=", x.Version)
	e.String("&CURRENCYCODE=", x.Currency)
	e.OptBoolTF("&OFFERINSURANCEOPTION=", x.OfferInsurance)
	for i := range x.Options {
		e.EnterItem("Options", nvp.Listed, i)
		x.Options[i].encode(e, x.Currency)
		e.Leave()
	}
	if x.NoShipping {
		e.Bool01("&NO_SHIPPING_OPTION_DETAILS=", true)
	}
}

func (x *ShippingOption) encode(e *nvp.Encoder, currency string) {
	e.String("&SHIPPINGOPTIONNAME=", x.Name)
	e.String("&SHIPPINGOPTIONLABEL=", x.Label)
	encodeAmount(e, "&SHIPPINGOPTIONAMOUNT=", x.Amount, currency)
	e.BoolTF("&SHIPPINGOPTIONISDEFAULT=", x.Default)
	encodeAmount(e, "&TAXAMT=", x.Tax, currency)
	encodeAmount(e, "&INSURANCEAMOUNT=", x.Insurance, currency)
}

// DecodeNVP reads what EncodeNVP writes.
func (x *CallbackRequest) DecodeNVP(d *nvp.Decoder) {
	for d.Next() {
		switch d.Slot(0) {
		case 0:
			d.Read(&x.Version)
		case 1:
			d.Read(&x.Token)
		case 2:
			d.Read(&x.Currency)
		case 3:
			d.Read(&x.Locale)
		case 4:
			if v := nvp.At(d, &x.Items, 0); v != nil {
				v.decode(d, 1)
			}
		case 5:
			d.Read(&x.ShipTo.Street)
		case 6:
			d.Read(&x.ShipTo.Street2)
		case 7:
			d.Read(&x.ShipTo.City)
		case 8:
			d.Read(&x.ShipTo.State)
		case 9:
			d.Read(&x.ShipTo.PostalCode)
		case 10:
			d.Read(&x.ShipTo.Country)
		}
	}
}

func (x *CallbackItem) decode(d *nvp.Decoder, level int) {
	for ok := true; ok; ok = d.In(level) {
		switch d.Slot(level) {
		case 0:
			d.Read(&x.Name)
		case 1:
			d.Read(&x.Number)
		case 2:
			d.Read(&x.Description)
		case 3:
			d.Read(&x.Quantity)
		case 4:
			d.Read(&x.Amount)
		case 5:
			decodeMeasure(d, level+1, &x.Weight)
		case 6:
			decodeMeasure(d, level+1, &x.Height)
		case 7:
			decodeMeasure(d, level+1, &x.Width)
		case 8:
			decodeMeasure(d, level+1, &x.Length)
		}
	}
}

func decodeMeasure(d *nvp.Decoder, level int, x **Measure) {
	if *x == nil {
		*x = new(Measure)
	}
	for ok := true; ok; ok = d.In(level) {
		switch d.Slot(level) {
		case 0:
			d.Read(&(*x).Value)
		case 1:
			d.Read(&(*x).Unit)
		}
	}
}

// DecodeNVP reads what EncodeNVP writes.
func (x *CallbackResponse) DecodeNVP(d *nvp.Decoder) {
	for d.Next() {
		switch d.Slot(0) {
		case 0:
			d.Read(&x.Version)
		case 1:
			d.Read(&x.Currency)
		case 2:
			d.Read(&x.OfferInsurance)
		case 3:
			if v := nvp.At(d, &x.Options, 0); v != nil {
				v.decode(d, 1)
			}
		case 4:
			d.Read(&x.NoShipping)
		}
	}
}

func (x *ShippingOption) decode(d *nvp.Decoder, level int) {
	for ok := true; ok; ok = d.In(level) {
		switch d.Slot(level) {
		case 0:
			d.Read(&x.Name)
		case 1:
			d.Read(&x.Label)
		case 2:
			d.Read(&x.Amount)
		case 3:
			d.Read(&x.Default)
		case 4:
			d.Read(&x.Tax)
		case 5:
			d.Read(&x.Insurance)
		}
	}
}
