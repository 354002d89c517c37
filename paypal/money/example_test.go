package money_test

import (
	"fmt"

	"github.com/ppgen/ppgen/paypal/money"
)

func Example() {
	price := money.Of("19.99", "EUR")
	total := price.Mul(money.New(3, 0))
	tax := total.Mul(money.MustParse("0.19")).Round(money.HalfUp)
	gross, err := total.Add(tax)
	fmt.Println(total, tax, gross, err)
	// Output: 59.97 EUR 11.39 EUR 71.36 EUR <nil>
}

func ExampleParse() {
	d, err := money.Parse("1,234.50")
	fmt.Println(d, err)
	_, err = money.Parse("12,50")
	fmt.Println(err)
	// Output:
	// 1234.50 <nil>
	// "12,50" is not a decimal number: its commas do not separate groups of three digits
}

func ExampleAmount_Allocate() {
	discount := money.Of("10.00", "EUR")
	shares, err := discount.Allocate(money.MustParse("19.99"), money.MustParse("5.00"), money.MustParse("5.00"))
	fmt.Println(shares, err)
	// Output: [6.66 EUR 1.67 EUR 1.67 EUR] <nil>
}

func ExampleAmount_Check() {
	fmt.Println(money.Of("500.00", "JPY").Check())
	// Output: 500.00 JPY has 2 decimals, but JPY takes 0: use Exact or Round
}

func ExampleFromMinor() {
	fmt.Println(money.FromMinor(1250, "EUR"))
	fmt.Println(money.FromMinor(1250, "HUF"))
	// Output:
	// 12.50 EUR <nil>
	// 1250 HUF <nil>
}
