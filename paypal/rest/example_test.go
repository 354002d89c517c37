package rest_test

import (
	"fmt"

	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/rest"
)

// What the contract does not describe is left out and reported.
func ExampleUnmarshalReport() {
	var o order
	unknown, err := rest.UnmarshalReport([]byte(`{"id":"5O19","status":"COMPLETED","purchase_units":[{"zone":7}]}`), &o)
	fmt.Println(o.ID, o.Status, err)
	for _, u := range unknown {
		fmt.Println(u.Path, u.Value, u.Reason)
	}
	// Output:
	// 5O19 COMPLETED <nil>
	// /purchase_units/0/zone 7 unknown member
}

// A change may set a member to null, which is not the same as removing it.
func ExamplePatch() {
	out, err := rest.Marshal(&rest.Patch{Op: "replace", Path: "/description", Value: nil})
	fmt.Println(string(out), err)
	// Output: {"op":"replace","path":"/description","value":null} <nil>
}

// The page where a buyer approves an order is among its links. Those that lead to
// the API can be followed with Follow.
func Example_links() {
	o := order{Links: []rest.Link{
		{Href: "https://api-m.sandbox.paypal.com/v2/checkout/orders/5O19", Rel: "self"},
		{Href: "https://www.sandbox.paypal.com/checkoutnow?token=5O19", Rel: "approve"},
	}}
	approve, ok := paypal.FindLink(o.Links, "approve")
	fmt.Println(approve.Href, ok)
	// Output: https://www.sandbox.paypal.com/checkoutnow?token=5O19 true
}
