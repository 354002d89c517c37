package nvp_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"sync"
	"testing"

	"github.com/ppgen/ppgen/generated/merchant"
	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/money"
	"github.com/ppgen/ppgen/paypal/nvp"
)

// checkout is a request with two payments.
func checkout() *merchant.SetExpressCheckoutRequest {
	details := &merchant.SetExpressCheckoutRequestDetails{
		ReturnURL: "https://shop.example.com/checkout/return?order=4711", CancelURL: "https://shop.example.com/checkout/cancel",
		BrandName: "Köstliches & Co. KG", BuyerEmail: "buyer+test@example.com", SolutionType: merchant.SolutionTypeSole,
	}
	for n, total := range []string{"19.90", "123.45"} {
		details.PaymentDetails = append(details.PaymentDetails, merchant.PaymentDetails{
			OrderTotal: money.Of(total, "EUR"), TaxTotal: money.Of("8.00", "EUR"), InvoiceID: fmt.Sprint("INV-", n),
			ShipToAddress:      &merchant.Address{Name: "Jürgen Groß", Street1: "Große Straße 12 a", Country: "DE"},
			PaymentDetailsItem: []merchant.PaymentDetailsItem{{Name: "Käse", Quantity: paypal.Ptr(int64(2))}, {Name: "Brot", Amount: money.Of("1.50", "EUR")}},
		})
	}
	return &merchant.SetExpressCheckoutRequest{SetExpressCheckoutRequestDetails: details}
}

// details is an answer as servers write it: everything escaped, and the first
// payment once more under the old names.
const details = "TOKEN=EC%2d9E27&TIMESTAMP=2014%2d12%2d14T10%3a49%3a10Z&ACK=Success&VERSION=204&FIRSTNAME=Test&LASTNAME=Gro%c3%9f&COUNTRYCODE=DE" +
	"&SHIPTONAME=Test%20Buyer&SHIPTOCITY=K%c3%b6ln&CURRENCYCODE=EUR&AMT=123%2e45&DESC=first%20order&L_NAME0=K%c3%a4se&L_NAME1=Brot&L_QTY0=2&L_AMT1=1%2e50" +
	"&PAYMENTREQUEST_0_CURRENCYCODE=EUR&PAYMENTREQUEST_0_AMT=123%2e45&PAYMENTREQUEST_0_DESC=first%20order&PAYMENTREQUEST_0_SHIPTONAME=Test%20Buyer" +
	"&PAYMENTREQUEST_1_CURRENCYCODE=USD&PAYMENTREQUEST_1_AMT=5%2e00&L_PAYMENTREQUEST_0_NAME0=K%c3%a4se&L_PAYMENTREQUEST_0_NAME1=Brot" +
	"&L_PAYMENTREQUEST_0_QTY0=2&L_PAYMENTREQUEST_0_AMT1=1%2e50&PAYMENTREQUESTINFO_0_ERRORCODE=0&PAYMENTREQUESTINFO_1_ERRORCODE=10486"

// TestAnswer reads it more than once, as a decoder that knows its names does it in
// another way.
func TestAnswer(t *testing.T) {
	want := merchant.GetExpressCheckoutDetailsResponse{Timestamp: "2014-12-14T10:49:10Z", Ack: "Success", Version: "204"}
	want.GetExpressCheckoutDetailsResponseDetails = &merchant.GetExpressCheckoutDetailsResponseDetails{
		Token: "EC-9E27",
		PayerInfo: &merchant.PayerInfo{
			PayerName: &merchant.PersonName{FirstName: "Test", LastName: "Groß"}, PayerCountry: "DE", Address: &merchant.Address{Name: "Test Buyer", CityName: "Köln"},
		},
		PaymentDetails: []merchant.PaymentDetails{
			{
				OrderTotal: money.Of("123.45", "EUR"), OrderDescription: "first order", ShipToAddress: &merchant.Address{Name: "Test Buyer", CityName: "Köln"},
				PaymentDetailsItem: []merchant.PaymentDetailsItem{{Name: "Käse", Quantity: paypal.Ptr(int64(2))}, {Name: "Brot", Amount: money.Of("1.50", "EUR")}},
			},
			{OrderTotal: money.Of("5.00", "USD")},
		},
		PaymentRequestInfo: []merchant.PaymentRequestInfo{{PaymentError: &merchant.ErrorDetail{ErrorCode: "0"}}, {PaymentError: &merchant.ErrorDetail{ErrorCode: "10486"}}},
	}
	for range 3 {
		var got merchant.GetExpressCheckoutDetailsResponse
		unknown, err := nvp.UnmarshalReport([]byte(details), &got)
		if err != nil || len(unknown) > 0 || !reflect.DeepEqual(got, want) {
			t.Errorf("%v, %v: read\n%+v\nwant\n%+v", unknown, err, got.GetExpressCheckoutDetailsResponseDetails, want.GetExpressCheckoutDetailsResponseDetails)
		}
	}
}

func TestRequestBytes(t *testing.T) {
	x := &merchant.SetExpressCheckoutRequest{SetExpressCheckoutRequestDetails: &merchant.SetExpressCheckoutRequestDetails{
		MaxAmount:    money.Of("30.00", "EUR"),
		ReturnURL:    "https://shop.example.com/return?a=1&b=2",
		AllowNote:    "0",
		SurveyChoice: []string{"yes", "no"},
		FlatRateShippingOptions: []merchant.ShippingOption{
			{ShippingOptionIsDefault: "true", ShippingOptionAmount: money.Of("4.90", "EUR"), ShippingOptionName: "Ground"},
		},
		PaymentDetails: []merchant.PaymentDetails{
			{
				OrderTotal:    money.Of("20.00", "EUR"),
				ShipToAddress: &merchant.Address{Name: "Jürgen Groß", Street2: "Hof", Country: "DE"},
				PaymentDetailsItem: []merchant.PaymentDetailsItem{
					{Name: "A", Quantity: paypal.Ptr(int64(2)), Amount: money.Of("10.00", "EUR"), ItemWeight: &merchant.Measure{Unit: "kg", Value: money.MustParse("0.5")}},
					{Name: "B", EbayItemPaymentDetailsItem: &merchant.EbayItemPaymentDetailsItem{OrderID: "7"}},
				},
				PaymentCategoryType: "BOPIS",
			},
			{OrderTotal: money.Of("5.00", "USD"), ShippingDiscount: money.Of("-1.00", "USD"), InsuranceOptionOffered: "true", SellerDetails: &merchant.SellerDetails{PayPalAccountID: "s@x"}},
		},
	}}
	want := "METHOD=SetExpressCheckout&VERSION=204.0&RETURNURL=https%3A%2F%2Fshop.example.com%2Freturn%3Fa%3D1%26b%3D2" +
		"&MAXAMT=30.00&PAYMENTREQUEST_0_CURRENCYCODE=EUR&ALLOWNOTE=0" +
		"&PAYMENTREQUEST_0_AMT=20.00&PAYMENTREQUEST_0_SHIPTONAME=J%C3%BCrgen+Gro%C3%9F&PAYMENTREQUEST_0_SHIPTOSTREET2=Hof&PAYMENTREQUEST_0_SHIPTOCOUNTRYCODE=DE" +
		"&PAYMENTREQUEST_0_BUCKETCATEGORYTYPE=3" +
		"&L_PAYMENTREQUEST_0_NAME0=A&L_PAYMENTREQUEST_0_QTY0=2&L_PAYMENTREQUEST_0_AMT0=10.00&L_PAYMENTREQUEST_0_ITEMWEIGHTVALUE0=0.5&L_PAYMENTREQUEST_0_ITEMWEIGHTUNIT0=kg" +
		"&L_PAYMENTREQUEST_0_NAME1=B&L_PAYMENTREQUEST_0_EBAYITEMORDERID1=7" +
		"&PAYMENTREQUEST_1_AMT=5.00&PAYMENTREQUEST_1_CURRENCYCODE=USD&PAYMENTREQUEST_1_SHIPDISCAMT=-1.00&PAYMENTREQUEST_1_INSURANCEOPTIONOFFERED=true&PAYMENTREQUEST_1_SELLERPAYPALACCOUNTID=s%40x" +
		"&L_SHIPPINGOPTIONISDEFAULT0=true&L_SHIPPINGOPTIONAMOUNT0=4.90&L_SHIPPINGOPTIONNAME0=Ground&L_SURVEYCHOICE0=yes&L_SURVEYCHOICE1=no"
	got, err := nvp.Marshal(x)
	if err != nil || string(got) != want {
		t.Fatalf("wrote %v\n%s; want\n%s", err, got, want)
	}
	var back merchant.SetExpressCheckoutRequest
	unknown, err := nvp.UnmarshalReport(got, &back)
	if x.Version = "204.0"; err != nil || unknown != nil || !reflect.DeepEqual(&back, x) {
		t.Errorf("read back %v, %v\n%+v; want\n%+v", err, unknown, back, x)
	}
	got, err = nvp.Append([]byte("before&"), x)
	if err != nil || string(got) != "before&"+want {
		t.Errorf("appended %v\n%s", err, got)
	}
	x.SetExpressCheckoutRequestDetails.PaymentDetails[1].FulfillmentAddress = new(merchant.Address)
	_, err = nvp.Marshal(x)
	var unsupported *nvp.UnsupportedFieldError
	if !errors.As(err, &unsupported) || unsupported.Field != "SetExpressCheckoutRequestDetails.PaymentDetails[1].FulfillmentAddress" || unsupported.Operation != "SetExpressCheckout" {
		t.Errorf("a field without a name gives %v", err)
	}
}

// Of mirrors those with a prefix count, wherever they stand, and others fill what
// these leave out.
func TestMirrors(t *testing.T) {
	const old = "AMT=1.00&CURRENCYCODE=USD&DESC=old&SHIPTONAME=Old&SHIPTOCITY=Oldtown&SHIPTOCOUNTRYCODE=US&L_NAME0=old&L_QTY0=1&L_NAME1=more"
	const current = "PAYMENTREQUEST_0_AMT=2.00&PAYMENTREQUEST_0_CURRENCYCODE=EUR&PAYMENTREQUEST_0_SHIPTONAME=New&L_PAYMENTREQUEST_0_NAME0=new"
	want := merchant.PaymentDetails{
		OrderTotal:       money.Of("2.00", "EUR"),
		OrderDescription: "old",
		ShipToAddress:    &merchant.Address{Name: "New", CityName: "Oldtown", Country: "US"},
		PaymentDetailsItem: []merchant.PaymentDetailsItem{
			{Name: "new", Quantity: paypal.Ptr(int64(1))},
			{Name: "more"},
		},
	}
	for _, body := range []string{old + "&" + current, current + "&" + old} {
		var x merchant.GetExpressCheckoutDetailsResponse
		if err := nvp.Unmarshal([]byte(body), &x); err != nil {
			t.Fatal(err)
		}
		d := x.GetExpressCheckoutDetailsResponseDetails
		got := d.PaymentDetails[0]
		if len(d.PaymentDetails) != 1 || !reflect.DeepEqual(got, want) {
			t.Errorf("%s\nis read as %+v", body, got)
		}
		if a := d.PayerInfo.Address; a.Name != "Old" || a.Country != "US" {
			t.Errorf("%s\nhas the payer's address %+v", body, a)
		}
	}
	var x merchant.GetExpressCheckoutDetailsResponse
	if err := nvp.Unmarshal([]byte(old), &x); err != nil {
		t.Fatal(err)
	}
	p := x.GetExpressCheckoutDetailsResponseDetails.PaymentDetails[0]
	if !reflect.DeepEqual(p.OrderTotal, money.Of("1.00", "USD")) || p.ShipToAddress.Name != "Old" || len(p.PaymentDetailsItem) != 2 {
		t.Errorf("an answer before version 63 is read as %+v", p)
	}
}

func TestReports(t *testing.T) {
	var x merchant.GetExpressCheckoutDetailsResponse
	unknown, err := nvp.UnmarshalReport([]byte("TOKEN=t&NEWFIELD=1&PAYMENTREQUEST_0_AMT=1,5&PAYMENTREQUEST_4_TOKEN=5&L_PAYMENTREQUEST_0_TOKEN8=x&PAYMENTREQUEST_0_NEW=y&BILLINGAGREEMENTACCEPTEDSTATUS=perhaps"), &x)
	var got []string
	for _, u := range unknown {
		got = append(got, u.Path+": "+u.Reason)
	}
	want := []string{"NEWFIELD: unknown name", "PAYMENTREQUEST_0_AMT: not a decimal number", "PAYMENTREQUEST_4_TOKEN: unknown name", "L_PAYMENTREQUEST_0_TOKEN8: unknown name", "PAYMENTREQUEST_0_NEW: unknown name", "BILLINGAGREEMENTACCEPTEDSTATUS: not a boolean"}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("reports %v, %q; want %q", err, got, want)
	}
	if p := x.GetExpressCheckoutDetailsResponseDetails.PaymentDetails; p[0].OrderTotal != nil || p[0].PaymentDetailsItem != nil {
		t.Errorf("read %+v", p)
	}
}

// random fills a request with what NVP can carry.
type random struct{ *rand.Rand }

func (r random) text() string {
	letters := []rune("abc XYZ019-_.~%&=+;/?\"'\n äß€😀\x00")
	s := make([]rune, r.IntN(12))
	for i := range s {
		s[i] = letters[r.IntN(len(letters))]
	}
	return string(s)
}

func (r random) amount(currency string) *money.Amount {
	if r.IntN(3) == 0 {
		return nil
	}
	return &money.Amount{Value: money.New(r.Int64N(2e6)-1e6, r.IntN(4)), Currency: currency}
}

func pick[T any](r random, list ...T) T { return list[r.IntN(len(list))] }

func (r random) request() *merchant.SetExpressCheckoutRequest {
	currencies := []string{pick(r, "EUR", "USD", ""), pick(r, "JPY", "GBP", "")}
	d := &merchant.SetExpressCheckoutRequestDetails{
		ReturnURL: "r" + r.text(), CancelURL: r.text(), CallbackTimeout: r.text(), NoShipping: r.text(), AllowNote: r.text(),
		LocaleCode: r.text(), SolutionType: pick[merchant.SolutionType](r, "", "Mark", "Sole", "Other"), LandingPage: pick[merchant.LandingPageType](r, "", "Login"),
	}
	for range r.IntN(4) {
		d.SurveyChoice = append(d.SurveyChoice, r.text())
	}
	for range r.IntN(3) {
		d.FlatRateShippingOptions = append(d.FlatRateShippingOptions, merchant.ShippingOption{
			ShippingOptionIsDefault: pick(r, "true", "false"), ShippingOptionAmount: r.amount(currencies[0]), ShippingOptionName: r.text(),
		})
	}
	for n := range r.IntN(3) {
		c := currencies[n]
		p := merchant.PaymentDetails{
			OrderTotal: &money.Amount{Value: money.New(r.Int64N(1e6), 2), Currency: c}, ItemTotal: r.amount(c), TaxTotal: r.amount(c), OrderDescription: r.text(), Custom: r.text(),
			InsuranceOptionOffered: r.text(), PaymentAction: pick[merchant.PaymentActionCode](r, "", "Sale", "Order"), PaymentCategoryType: pick[merchant.PaymentCategoryType](r, "", "PUDO", "BOPIS"),
		}
		if r.IntN(2) == 0 {
			p.ShipToAddress = &merchant.Address{Name: "n" + r.text(), Street2: r.text(), Country: pick[merchant.CountryCode](r, "", "DE", "ZZ"), Phone: r.text()}
		}
		for range r.IntN(4) {
			p.PaymentDetailsItem = append(p.PaymentDetailsItem, merchant.PaymentDetailsItem{Name: "n" + r.text(), Amount: r.amount(c), Quantity: pick(r, nil, paypal.Ptr(r.Int64N(5))), EbayItemPaymentDetailsItem: pick(r, nil, &merchant.EbayItemPaymentDetailsItem{OrderID: "7"})})
		}
		d.PaymentDetails = append(d.PaymentDetails, p)
	}
	if len(d.PaymentDetails) > 0 {
		d.MaxAmount = r.amount(currencies[0])
	} else {
		for i := range d.FlatRateShippingOptions {
			d.FlatRateShippingOptions[i].ShippingOptionAmount = nil
		}
	}
	return &merchant.SetExpressCheckoutRequest{Version: "204.0", SetExpressCheckoutRequestDetails: d}
}

// What can be sent survives being written and read.
func TestRoundTrips(t *testing.T) {
	for seed := range uint64(1000) {
		r := random{rand.New(rand.NewPCG(seed, 7))}
		x := r.request()
		body, err := nvp.Marshal(x)
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		var back merchant.SetExpressCheckoutRequest
		unknown, err := nvp.UnmarshalReport(body, &back)
		if err != nil || unknown != nil || !reflect.DeepEqual(&back, x) {
			t.Fatalf("seed %d: %s\n%v, %v\n%+v\n%+v", seed, body, err, unknown, back.SetExpressCheckoutRequestDetails, x.SetExpressCheckoutRequestDetails)
		}
		again, err := nvp.Marshal(&back)
		if err != nil || string(again) != string(body) {
			t.Fatalf("seed %d: %v\n%s\nwritten again is\n%s", seed, err, body, again)
		}
	}
}

// Messages share contracts, enumerations and pools.
func TestConcurrency(t *testing.T) {
	want, err := nvp.Marshal(checkout())
	if err != nil {
		t.Fatal(err)
	}
	var first merchant.GetExpressCheckoutDetailsResponse
	if err := nvp.Unmarshal([]byte(details), &first); err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for g := range 8 {
		wg.Go(func() {
			for i := range 50 {
				if got, err := nvp.Marshal(checkout()); err != nil || string(got) != string(want) {
					t.Errorf("goroutine %d wrote %v\n%s", g, err, got)
				}
				var x merchant.GetExpressCheckoutDetailsResponse
				if err := nvp.Unmarshal([]byte(details), &x); err != nil || !reflect.DeepEqual(x, first) {
					t.Errorf("goroutine %d read %v\n%+v", g, err, x)
				}
				var r merchant.SetExpressCheckoutRequest
				if err := nvp.Unmarshal(want, &r); err != nil || r.Version != "204.0" {
					t.Errorf("goroutine %d, %d: %v", g, i, err)
				}
			}
		})
	}
	wg.Wait()
}

func ExampleMarshal() {
	body, err := nvp.Marshal(&merchant.SetExpressCheckoutRequest{SetExpressCheckoutRequestDetails: &merchant.SetExpressCheckoutRequestDetails{
		ReturnURL: "https://shop.example.com/return",
		CancelURL: "https://shop.example.com/cancel",
		PaymentDetails: []merchant.PaymentDetails{{
			OrderTotal:         money.Of("19.90", "EUR"),
			PaymentDetailsItem: []merchant.PaymentDetailsItem{{Name: "Mug", Amount: money.Of("19.90", "EUR")}},
		}},
	}})
	fmt.Println(strings.ReplaceAll(string(body), "&", "\n&"), err)
	// Output:
	// METHOD=SetExpressCheckout
	// &VERSION=204.0
	// &RETURNURL=https%3A%2F%2Fshop.example.com%2Freturn
	// &CANCELURL=https%3A%2F%2Fshop.example.com%2Fcancel
	// &PAYMENTREQUEST_0_AMT=19.90
	// &PAYMENTREQUEST_0_CURRENCYCODE=EUR
	// &L_PAYMENTREQUEST_0_NAME0=Mug
	// &L_PAYMENTREQUEST_0_AMT0=19.90 <nil>
}

func ExampleUnmarshalReport() {
	var x merchant.GetExpressCheckoutDetailsResponse
	unknown, err := nvp.UnmarshalReport([]byte("TOKEN=EC%2d1&ACK=success&PAYMENTREQUEST_0_AMT=19%2e90&PAYMENTREQUEST_0_CURRENCYCODE=EUR&COLOUR=blue"), &x)
	d := x.GetExpressCheckoutDetailsResponseDetails
	fmt.Println(x.Ack, d.Token, d.PaymentDetails[0].OrderTotal, unknown, err)
	// Output:
	// Success EC-1 19.90 EUR [{COLOUR blue unknown name}] <nil>
}
