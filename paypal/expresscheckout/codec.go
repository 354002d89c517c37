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
	Currencies: []nvp.Name{nameCURRENCYCODE},
}

const (
	nameAMT nvp.Name = iota + 1
	nameCALLBACKVERSION
	nameCURRENCYCODE
	nameDESC
	nameINSURANCEAMOUNT
	nameITEMHEIGHTUNIT
	nameITEMHEIGHTVALUE
	nameITEMLENGTHUNIT
	nameITEMLENGTHVALUE
	nameITEMWEIGHTUNIT
	nameITEMWEIGHTVALUE
	nameITEMWIDTHUNIT
	nameITEMWIDTHVALUE
	nameLOCALECODE
	nameNAME
	nameNOSHIPPINGOPTIONDETAILS
	nameNUMBER
	nameOFFERINSURANCEOPTION
	nameQTY
	nameSHIPPINGOPTIONAMOUNT
	nameSHIPPINGOPTIONISDEFAULT
	nameSHIPPINGOPTIONLABEL
	nameSHIPPINGOPTIONNAME
	nameSHIPTOCITY
	nameSHIPTOCOUNTRY
	nameSHIPTOCOUNTRYCODE
	nameSHIPTOSTATE
	nameSHIPTOSTREET
	nameSHIPTOSTREET2
	nameSHIPTOZIP
	nameTAXAMT
	nameTOKEN
)

var (
	rootRequest  = nvp.Root{Contract: &contract, Method: "CallbackRequest"}
	rootOlder    = nvp.Root{Contract: &contract, Method: "Callback"}
	rootResponse = nvp.Root{Contract: &contract, Method: "CallbackResponse"}
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
		switch d.Group() {
		case nvp.Plain:
			x.decodePlain(d)
		case nvp.Listed:
			x.decodeItem(d)
		default:
			d.Unknown()
		}
	}
}

func (x *CallbackRequest) decodePlain(d *nvp.Decoder) {
	switch d.Name() {
	case nameCALLBACKVERSION:
		d.String(&x.Version)
	case nameTOKEN:
		d.String(&x.Token)
	case nameCURRENCYCODE:
		d.String(&x.Currency)
	case nameLOCALECODE:
		d.String(&x.Locale)
	case nameSHIPTOSTREET:
		d.String(&x.ShipTo.Street)
	case nameSHIPTOSTREET2:
		d.String(&x.ShipTo.Street2)
	case nameSHIPTOCITY:
		d.String(&x.ShipTo.City)
	case nameSHIPTOSTATE:
		d.String(&x.ShipTo.State)
	case nameSHIPTOZIP:
		d.String(&x.ShipTo.PostalCode)
	case nameSHIPTOCOUNTRY:
		d.String(&x.ShipTo.Country)
	case nameSHIPTOCOUNTRYCODE:
		if d.Alias(1) {
			d.String(&x.ShipTo.Country)
		}
	default:
		d.Unknown()
	}
}

func (x *CallbackRequest) decodeItem(d *nvp.Decoder) {
	switch d.Name() {
	case nameNAME, nameNUMBER, nameDESC, nameQTY, nameAMT, nameITEMWEIGHTVALUE, nameITEMWEIGHTUNIT, nameITEMHEIGHTVALUE,
		nameITEMHEIGHTUNIT, nameITEMWIDTHVALUE, nameITEMWIDTHUNIT, nameITEMLENGTHVALUE, nameITEMLENGTHUNIT:
		if i := nvp.At(d, &x.Items, d.M()); i != nil {
			i.decode(d)
		}
	default:
		d.Unknown()
	}
}

func (x *CallbackItem) decode(d *nvp.Decoder) {
	switch d.Name() {
	case nameNAME:
		d.String(&x.Name)
	case nameNUMBER:
		d.String(&x.Number)
	case nameDESC:
		d.String(&x.Description)
	case nameQTY:
		d.OptInt(&x.Quantity)
	case nameAMT:
		d.Amount(&x.Amount, nameCURRENCYCODE)
	case nameITEMWEIGHTVALUE, nameITEMWEIGHTUNIT:
		decodeMeasure(d, &x.Weight, nameITEMWEIGHTUNIT)
	case nameITEMHEIGHTVALUE, nameITEMHEIGHTUNIT:
		decodeMeasure(d, &x.Height, nameITEMHEIGHTUNIT)
	case nameITEMWIDTHVALUE, nameITEMWIDTHUNIT:
		decodeMeasure(d, &x.Width, nameITEMWIDTHUNIT)
	case nameITEMLENGTHVALUE, nameITEMLENGTHUNIT:
		decodeMeasure(d, &x.Length, nameITEMLENGTHUNIT)
	}
}

func decodeMeasure(d *nvp.Decoder, x **Measure, unit nvp.Name) {
	if *x == nil {
		*x = new(Measure)
	}
	if d.Name() == unit {
		d.String(&(*x).Unit)
	} else {
		d.Decimal(&(*x).Value)
	}
}

// DecodeNVP reads what EncodeNVP writes.
func (x *CallbackResponse) DecodeNVP(d *nvp.Decoder) {
	for d.Next() {
		switch {
		case d.Group() == nvp.Listed:
			x.decodeOption(d)
		case d.Group() != nvp.Plain:
			d.Unknown()
		case d.Name() == nameCALLBACKVERSION:
			d.String(&x.Version)
		case d.Name() == nameCURRENCYCODE:
			d.String(&x.Currency)
		case d.Name() == nameOFFERINSURANCEOPTION:
			d.OptBool(&x.OfferInsurance)
		case d.Name() == nameNOSHIPPINGOPTIONDETAILS:
			d.Bool(&x.NoShipping)
		default:
			d.Unknown()
		}
	}
}

func (x *CallbackResponse) decodeOption(d *nvp.Decoder) {
	switch d.Name() {
	case nameSHIPPINGOPTIONNAME, nameSHIPPINGOPTIONLABEL, nameSHIPPINGOPTIONAMOUNT, nameSHIPPINGOPTIONISDEFAULT, nameTAXAMT, nameINSURANCEAMOUNT:
		if o := nvp.At(d, &x.Options, d.M()); o != nil {
			o.decode(d)
		}
	default:
		d.Unknown()
	}
}

func (x *ShippingOption) decode(d *nvp.Decoder) {
	switch d.Name() {
	case nameSHIPPINGOPTIONNAME:
		d.String(&x.Name)
	case nameSHIPPINGOPTIONLABEL:
		d.String(&x.Label)
	case nameSHIPPINGOPTIONAMOUNT:
		d.Amount(&x.Amount, nameCURRENCYCODE)
	case nameSHIPPINGOPTIONISDEFAULT:
		d.Bool(&x.Default)
	case nameTAXAMT:
		d.Amount(&x.Tax, nameCURRENCYCODE)
	case nameINSURANCEAMOUNT:
		d.Amount(&x.Insurance, nameCURRENCYCODE)
	}
}
