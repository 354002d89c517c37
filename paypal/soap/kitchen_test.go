package soap_test

import (
	"github.com/ppgen/ppgen/paypal/money"
	"github.com/ppgen/ppgen/paypal/soap"
)

// kitchen is a message with a field of every kind.
type kitchen struct {
	// Attributes.
	ID     string
	Lang   string // without a namespace
	XMLang string // xml:lang
	Count  *int
	Big    *int64
	Flag   *bool
	Ratio  *money.Decimal
	Key    []byte
	Sum    []byte
	Others []soap.Attr

	// Elements.
	Text     string
	Note     string // required
	Bool     *bool
	Sure     bool // required
	Int      *int
	Number   int // required
	Long     *int64
	Decimal  *money.Decimal
	Exact    money.Decimal // required
	Base64   []byte
	Hex      []byte
	Words    []string
	Numbers  []int
	Amount   *money.Amount
	Inner    *inner
	InnerNil bool
	Shape    *shape
	Mixed    []run
	Same     string // in the namespace of eBL
	SameCC   string // in that of CC
	Any      []soap.Raw

	version12 bool
}

type inner struct {
	Value string
	Inner *inner
}

// shape is a choice by xsi:type.
type shape struct{ Circle, Square *string }

// run is a case of mixed content.
type run struct{ Text, Bold string }

func (x *kitchen) XMLRoot() *soap.Root {
	if x != nil && x.version12 {
		return &rootKitchen12
	}
	return &rootKitchen
}

func (x *kitchen) EncodeAttrs(e *soap.Encoder) {
	e.Attr("id", x.ID)
	e.Attr("lang", x.Lang)
	e.Attr("xml:lang", x.XMLang)
	if x.Count != nil {
		e.RequiredAttr("count", soap.FormatInt(*x.Count))
	}
	if x.Big != nil {
		e.RequiredAttr("big", soap.FormatLong(*x.Big))
	}
	if x.Flag != nil {
		e.RequiredAttr("flag", soap.FormatBool(*x.Flag))
	}
	if x.Ratio != nil {
		e.RequiredAttr("ratio", soap.FormatDecimal(*x.Ratio))
	}
	e.Attr("key", soap.FormatBase64(x.Key))
	e.Attr("sum", soap.FormatHex(x.Sum))
	for _, a := range x.Others {
		e.RawAttr(a)
	}
}

func (x *kitchen) EncodeXML(e *soap.Encoder) {
	e.String("<ebl:Text>", x.Text)
	e.RequiredString("<ebl:Note>", x.Note)
	e.OptBool("<ebl:Bool>", x.Bool)
	e.Bool("<ebl:Sure>", x.Sure)
	e.OptInt("<ebl:Int>", x.Int)
	e.Int("<ebl:Number>", int64(x.Number))
	e.OptLong("<ebl:Long>", x.Long)
	e.OptDecimal("<ebl:Decimal>", x.Decimal)
	e.Decimal("<ebl:Exact>", x.Exact)
	e.Base64("<ebl:Base64>", x.Base64)
	e.Hex("<ebl:Hex>", x.Hex)
	e.String("<ebl:Words>", soap.Join(x.Words))
	e.String("<ebl:Numbers>", soap.JoinFunc(x.Numbers, soap.FormatInt))
	encodeAmount(e, "<cc:Amount>", x.Amount)
	if x.Inner != nil {
		e.Start("<ebl:Inner>")
		x.Inner.EncodeXML(e)
		e.End("<ebl:Inner>")
	} else if x.InnerNil {
		e.Nil("<ebl:Inner>")
	}
	if x.Shape != nil {
		x.Shape.EncodeXML(e)
	}
	if x.Mixed != nil {
		e.Start("<ebl:Mixed>")
		for _, r := range x.Mixed {
			e.Text(r.Text)
			e.String("<ebl:Bold>", r.Bold)
		}
		e.End("<ebl:Mixed>")
	}
	e.String("<ebl:Same>", x.Same)
	e.String("<cc:Same>", x.SameCC)
	for _, r := range x.Any {
		e.Raw(r)
	}
}

func (x *kitchen) DecodeXML(d *soap.Decoder) {
	x.ID = d.Attr("id")
	x.XMLang = d.Attr("{http://www.w3.org/XML/1998/namespace}lang")
	x.Lang = d.Attr("lang")
	x.Count, x.Big, x.Flag, x.Ratio = d.AttrInt("count"), d.AttrLong("big"), d.AttrBool("flag"), d.AttrDecimal("ratio")
	x.Key, x.Sum = d.AttrBase64("key"), d.AttrHex("sum")
	x.Others = d.OtherAttrs("ignored")
	for d.Child() {
		x.decodeChild(d)
	}
}

func (x *kitchen) decodeChild(d *soap.Decoder) {
	switch d.Local() {
	case "Text":
		if d.First(x.Text == "") {
			x.Text = d.String()
		}
	case "Note":
		x.Note = d.Text()
	case "Bool":
		x.Bool = d.OptBool()
	case "Sure":
		x.Sure = d.Bool()
	case "Int":
		x.Int = d.OptInt()
	case "Number":
		x.Number = d.Int()
	case "Long":
		x.Long = d.OptLong()
	case "Number64":
		_ = d.Long()
	case "Decimal":
		x.Decimal = d.OptDecimal()
	case "Exact":
		x.Exact = d.Decimal()
	case "Base64":
		x.Base64 = d.Base64()
	case "Hex":
		x.Hex = d.Hex()
	case "Words":
		x.Words = soap.Fields[string](d.String())
	case "Numbers":
		x.Numbers = soap.FieldsFunc(d.String(), d.ParseInt)
	case "Amount":
		if d.First(x.Amount == nil) {
			x.Amount = d.AmountOf(d.Attr("currencyID"))
		}
	case "Inner":
		x.InnerNil = d.Nil()
		if x.InnerNil {
			_ = d.String()
		} else if d.First(x.Inner == nil) {
			x.Inner = new(inner)
			x.Inner.DecodeXML(d)
		}
	case "Shape":
		x.Shape = new(shape)
		x.Shape.DecodeXML(d)
	case "Mixed":
		x.decodeMixed(d)
	case "Same":
		if d.Is("urn:ebay:apis:CoreComponentTypes") {
			x.SameCC = d.String()
		} else {
			x.Same = d.String()
		}
	default:
		x.Any = append(x.Any, d.Raw())
	}
}

func (x *kitchen) decodeMixed(d *soap.Decoder) {
	for {
		text, element, ok := d.MixedNext()
		switch {
		case !ok:
			return
		case !element:
			x.Mixed = append(x.Mixed, run{Text: text})
		case d.Local() == "Bold":
			x.Mixed = append(x.Mixed, run{Bold: d.String()})
		default:
			d.Unknown()
		}
	}
}

func (x *inner) EncodeXML(e *soap.Encoder) {
	e.String("<ebl:Value>", x.Value)
	if x.Inner != nil {
		e.Start("<ebl:Inner>")
		x.Inner.EncodeXML(e)
		e.End("<ebl:Inner>")
	}
}

func (x *inner) DecodeXML(d *soap.Decoder) {
	for d.Child() {
		switch d.Local() {
		case "Value":
			if d.First(x.Value == "") {
				x.Value = d.String()
			}
		case "Inner":
			if d.First(x.Inner == nil) {
				x.Inner = new(inner)
				x.Inner.DecodeXML(d)
			}
		default:
			d.Unknown()
		}
	}
}

func (x *shape) EncodeXML(e *soap.Encoder) {
	switch {
	case x.Circle != nil:
		e.OpenType("<ebl:Shape>", "ebl:Circle")
		e.Enter()
		e.String("<ebl:Radius>", *x.Circle)
	case x.Square != nil:
		e.OpenType("<ebl:Shape>", "ebl:Square")
		e.Enter()
		e.String("<ebl:Side>", *x.Square)
	}
	e.End("<ebl:Shape>")
}

func (x *shape) DecodeXML(d *soap.Decoder) {
	var value *string
	switch d.Type() {
	case "Circle":
		x.Circle = new(string)
		value = x.Circle
	case "Square":
		x.Square = new(string)
		value = x.Square
	}
	for d.Child() {
		if value == nil {
			d.Unknown()
		} else {
			*value = d.String()
		}
	}
}
