package merchant_test

import (
	"encoding/xml"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/ir"
	"github.com/ppgen/ppgen/paypal/soap"
)

// A tagger makes types that leave the work to encoding/xml: the fields of the
// contract as a struct with tags, as generators without a codec print it.
type tagger map[*ir.Struct]reflect.Type

// tagAmount is an amount in such types.
type tagAmount struct {
	Value    string `xml:",chardata"`
	Currency string `xml:"currencyID,attr,omitempty"`
}

// envelope returns what makes an empty envelope around a message.
func (t tagger) envelope(message *ir.Struct) func() any {
	var path []string
	for _, name := range message.Root {
		path = append(path, name.Local)
	}
	body := reflect.StructOf([]reflect.StructField{
		{Name: "Message", Type: reflect.PointerTo(t.record(message)), Tag: reflect.StructTag(fmt.Sprintf(`xml:"%s"`, strings.Join(path, ">")))},
	})
	envelope := reflect.StructOf([]reflect.StructField{
		{Name: "XMLName", Type: reflect.TypeFor[xml.Name](), Tag: `xml:"Envelope"`},
		{Name: "Body", Type: body, Tag: `xml:"Body"`},
	})
	return func() any { return reflect.New(envelope).Interface() }
}

// record returns the type of a record. What a record cannot hold by way of
// tags, such as itself, is left out: the messages of the benchmarks lack it.
func (t tagger) record(s *ir.Struct) reflect.Type {
	if made, ok := t[s]; ok {
		return made
	}
	t[s] = nil // while it is being made
	var fields []reflect.StructField
	for _, f := range s.Fields {
		typ := t.typ(f.Type)
		if typ == nil {
			continue
		}
		tag := f.Wire.XML.Name.Local
		switch f.Wire.XML.Form {
		case ir.Attribute:
			tag += ",attr"
		case ir.Text:
			tag = ",chardata"
		}
		fields = append(fields, reflect.StructField{Name: f.Go, Type: typ, Tag: reflect.StructTag(fmt.Sprintf(`xml:"%s,omitempty"`, tag))})
	}
	t[s] = reflect.StructOf(fields)
	return t[s]
}

func (t tagger) typ(of ir.Type) reflect.Type {
	switch of := of.(type) {
	case *ir.List:
		if elem := t.typ(of.Elem); elem != nil {
			return reflect.SliceOf(elem)
		}
	case *ir.Struct:
		if of.HasRole(ir.AmountRole) {
			return reflect.TypeFor[*tagAmount]()
		}
		if record := t.record(of); record != nil {
			return reflect.PointerTo(record)
		}
	case *ir.Alias:
		return t.typ(of.Target)
	case *ir.Enum:
		return reflect.TypeFor[string]()
	case *ir.Scalar:
		return scalarTag(of.Kind)
	}
	return nil
}

func scalarTag(kind ir.ScalarKind) reflect.Type {
	switch kind {
	case ir.Bool:
		return reflect.TypeFor[*bool]()
	case ir.Int:
		return reflect.TypeFor[*int]()
	case ir.Long:
		return reflect.TypeFor[*int64]()
	}
	return reflect.TypeFor[string]()
}

// tagged reads one of our messages into the type with tags.
func tagged(b *testing.B, message *ir.Struct, v soap.Message) any {
	b.Helper()
	envelope, err := soap.Marshal(v)
	if err != nil {
		b.Fatal(err)
	}
	twin := tagger{}.envelope(message)()
	if err := xml.Unmarshal(envelope, twin); err != nil {
		b.Fatal(err)
	}
	return twin
}
