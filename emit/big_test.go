package emit

import (
	"fmt"
	"testing"

	"github.com/ppgen/ppgen/ir"
)

// big is an API as large as PayPal's merchant contract: 325 records with 1,550
// fields, 123 enumerations with 1,390 values, 57 operations.
func big() *builder {
	b := newBuilder()
	const text = "Identifier of the transaction that this applies to, as the answer to an earlier call gave it.\n\n" +
		"It is kept for three years, and the details of a transaction can be asked for with it."
	amount := b.amount("BasicAmount")
	var enums []*ir.Enum
	for i := range 123 {
		var values []string
		for v := range 11 + i%2 {
			values = append(values, fmt.Sprintf("Value%d", v))
		}
		e := b.enum(fmt.Sprintf("Enum%03d", i), values...)
		for _, v := range e.Values {
			v.Docs.Text = text
		}
		enums = append(enums, e)
	}
	kinds := []ir.Type{scalar(ir.String), scalar(ir.Int), scalar(ir.Bool), scalar(ir.DateTime), amount}
	var records []*ir.Struct
	for i := range 325 {
		s := b.message(fmt.Sprintf("Record%03d", i))
		for n := range 4 + i%3 {
			t := kinds[(i+n)%len(kinds)]
			switch {
			case n == 2:
				t = enums[(i*3+n)%len(enums)]
			case n == 3 && i > 0:
				t = records[i/2]
			}
			s.Fields = append(s.Fields, documented(element(fmt.Sprintf("Field%d", n), t), text))
		}
		records = append(records, s)
	}
	for i := range 57 {
		b.operation(fmt.Sprintf("Call%02d", i), records[2*i], records[2*i+1]).Docs.Text = text
	}
	return b
}

func TestBigPackageCompiles(t *testing.T) {
	vet(t, big().emit(t))
}

func BenchmarkPackage(b *testing.B) {
	api := big().api
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Package(api, testOptions); err != nil {
			b.Fatal(err)
		}
	}
}
