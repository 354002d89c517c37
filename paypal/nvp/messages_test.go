package nvp_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"net/url"
	"reflect"
	"strings"
	"sync"
	"testing"

	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/money"
	"github.com/ppgen/ppgen/paypal/nvp"
)

// TestSameAsByHand holds the kernel against the code that the benchmarks compare
// it with.
func TestSameAsByHand(t *testing.T) {
	body, err := nvp.Marshal(checkout())
	if err != nil {
		t.Fatal(err)
	}
	got, err := url.ParseQuery(string(body))
	if want := values(checkout()); err != nil || !reflect.DeepEqual(got, want) || len(want) != 80 {
		t.Errorf("Marshal wrote\n%v, %v; want %d keys:\n%v", got, err, len(want), want)
	}
	var mine, theirs GetExpressCheckoutDetailsResponse
	unknown, err := nvp.UnmarshalReport([]byte(details), &mine)
	if err != nil || len(unknown) > 0 {
		t.Fatal(unknown, err)
	}
	if err := get(details, &theirs); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(mine, theirs) {
		t.Errorf("Unmarshal read\n%+v; want\n%+v", mine, theirs)
	}
}

func TestRequestBytes(t *testing.T) {
	x := &SetExpressCheckoutRequest{SetExpressCheckoutRequestDetails: &SetExpressCheckoutRequestDetails{
		MaxAmount:    money.Of("30.00", "EUR"),
		ReturnURL:    "https://shop.example.com/return?a=1&b=2",
		AllowNote:    paypal.Ptr(false),
		SurveyChoice: []string{"yes", "no"},
		FlatRateShippingOptions: []ShippingOption{
			{ShippingOptionIsDefault: true, ShippingOptionAmount: money.Of("4.90", "EUR"), ShippingOptionName: "Ground"},
		},
		PaymentDetails: []PaymentDetails{
			{
				OrderTotal:    money.Of("20.00", "EUR"),
				ShipToAddress: &Address{Name: "Jürgen Groß", Street2: "Hof", Country: "DE"},
				PaymentDetailsItem: []PaymentDetailsItem{
					{Name: "A", Quantity: paypal.Ptr(2), Amount: money.Of("10.00", "EUR"), ItemWeight: &Measure{Unit: "kg", Value: money.MustParse("0.5")}},
					{Name: "B", EbayItem: &EbayItem{OrderID: "7"}},
				},
				PaymentCategoryType: "BOPIS",
			},
			{OrderTotal: money.Of("5.00", "USD"), ShippingDiscount: money.Of("-1.00", "USD"), InsuranceOptionOffered: paypal.Ptr(true), SellerDetails: &SellerDetails{PayPalAccountID: "s@x"}},
		},
	}}
	want := "METHOD=SetExpressCheckout&VERSION=204.0&MAXAMT=30.00&PAYMENTREQUEST_0_CURRENCYCODE=EUR" +
		"&RETURNURL=https%3A%2F%2Fshop.example.com%2Freturn%3Fa%3D1%26b%3D2&ALLOWNOTE=0&L_SURVEYCHOICE0=yes&L_SURVEYCHOICE1=no" +
		"&L_SHIPPINGOPTIONISDEFAULT0=true&L_SHIPPINGOPTIONAMOUNT0=4.90&L_SHIPPINGOPTIONNAME0=Ground" +
		"&PAYMENTREQUEST_0_AMT=20.00&PAYMENTREQUEST_0_SHIPTONAME=J%C3%BCrgen+Gro%C3%9F&PAYMENTREQUEST_0_SHIPTOSTREET2=Hof&PAYMENTREQUEST_0_SHIPTOCOUNTRYCODE=DE" +
		"&L_PAYMENTREQUEST_0_NAME0=A&L_PAYMENTREQUEST_0_QTY0=2&L_PAYMENTREQUEST_0_AMT0=10.00&L_PAYMENTREQUEST_0_ITEMWEIGHTUNIT0=kg&L_PAYMENTREQUEST_0_ITEMWEIGHTVALUE0=0.5" +
		"&L_PAYMENTREQUEST_0_NAME1=B&L_PAYMENTREQUEST_0_EBAYITEMORDERID1=7&PAYMENTREQUEST_0_BUCKETCATEGORYTYPE=3" +
		"&PAYMENTREQUEST_1_AMT=5.00&PAYMENTREQUEST_1_CURRENCYCODE=USD&PAYMENTREQUEST_1_SHIPDISCAMT=-1.00&PAYMENTREQUEST_1_INSURANCEOPTIONOFFERED=true&PAYMENTREQUEST_1_SELLERPAYPALACCOUNTID=s%40x"
	got, err := nvp.Marshal(x)
	if err != nil || string(got) != want {
		t.Fatalf("wrote %v\n%s; want\n%s", err, got, want)
	}
	var back SetExpressCheckoutRequest
	unknown, err := nvp.UnmarshalReport(got, &back)
	if x.Version = "204.0"; err != nil || unknown != nil || !reflect.DeepEqual(&back, x) {
		t.Errorf("read back %v, %v\n%+v; want\n%+v", err, unknown, back, x)
	}
	got, err = nvp.Append([]byte("before&"), x)
	if err != nil || string(got) != "before&"+want {
		t.Errorf("appended %v\n%s", err, got)
	}
	x.SetExpressCheckoutRequestDetails.PaymentDetails[1].FulfillmentAddress = new(Address)
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
	const current = "PAYMENTREQUEST_0_AMT=2.00&PAYMENTREQUEST_0_CURRENCYCODE=EUR&PAYMENTREQUEST_0_SHIPTONAME=New&PAYMENTREQUEST_0_SHIPTOCOUNTRY=AT&L_PAYMENTREQUEST_0_NAME0=new"
	want := PaymentDetails{
		OrderTotal:       money.Of("2.00", "EUR"),
		OrderDescription: "old",
		ShipToAddress:    &Address{Name: "New", CityName: "Oldtown", Country: "US"}, // of two aliases for the country the first counts
		PaymentDetailsItem: []PaymentDetailsItem{
			{Name: "new", Quantity: paypal.Ptr(1)},
			{Name: "more"},
		},
	}
	for _, body := range []string{old + "&" + current, current + "&" + old} {
		var x GetExpressCheckoutDetailsResponse
		if err := nvp.Unmarshal([]byte(body), &x); err != nil {
			t.Fatal(err)
		}
		d := x.GetExpressCheckoutDetailsResponseDetails
		got := d.PaymentDetails[0]
		if got.ShipToAddress.Country == "AT" { // the other order
			got.ShipToAddress.Country = "US"
		}
		if len(d.PaymentDetails) != 1 || !reflect.DeepEqual(got, want) {
			t.Errorf("%s\nis read as %+v", body, got)
		}
		if a := d.PayerInfo.Address; a.Name != "Old" || a.Country != "US" {
			t.Errorf("%s\nhas the payer's address %+v", body, a)
		}
	}
	var x GetExpressCheckoutDetailsResponse
	if err := nvp.Unmarshal([]byte(old), &x); err != nil {
		t.Fatal(err)
	}
	p := x.GetExpressCheckoutDetailsResponseDetails.PaymentDetails[0]
	if !reflect.DeepEqual(p.OrderTotal, money.Of("1.00", "USD")) || p.ShipToAddress.Name != "Old" || len(p.PaymentDetailsItem) != 2 {
		t.Errorf("an answer before version 63 is read as %+v", p)
	}
}

func TestReports(t *testing.T) {
	var x GetExpressCheckoutDetailsResponse
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

func (r random) request() *SetExpressCheckoutRequest {
	currencies := []string{pick(r, "EUR", "USD", ""), pick(r, "JPY", "GBP", "")}
	d := &SetExpressCheckoutRequestDetails{
		ReturnURL: "r" + r.text(), CancelURL: r.text(), CallbackTimeout: pick(r, nil, paypal.Ptr(r.IntN(9)-4)), NoShipping: r.text(), AllowNote: pick(r, nil, paypal.Ptr(true), paypal.Ptr(false)),
		LocaleCode: r.text(), SolutionType: pick[SolutionType](r, "", "Mark", "Sole", "Other"), LandingPage: pick[LandingPage](r, "", "Login"),
	}
	for range r.IntN(4) {
		d.SurveyChoice = append(d.SurveyChoice, r.text())
	}
	for range r.IntN(3) {
		d.FlatRateShippingOptions = append(d.FlatRateShippingOptions, ShippingOption{r.IntN(2) == 0, r.amount(currencies[0]), r.text()})
	}
	for n := range r.IntN(3) {
		c := currencies[n]
		p := PaymentDetails{
			OrderTotal: &money.Amount{Value: money.New(r.Int64N(1e6), 2), Currency: c}, ItemTotal: r.amount(c), TaxTotal: r.amount(c), OrderDescription: r.text(), Custom: r.text(),
			InsuranceOptionOffered: pick(r, nil, paypal.Ptr(true)), PaymentAction: pick[PaymentAction](r, "", "Sale", "Order"), PaymentCategoryType: pick[PaymentCategory](r, "", "PUDO", "BOPIS"),
		}
		if r.IntN(2) == 0 {
			p.ShipToAddress = &Address{Name: "n" + r.text(), Street2: r.text(), Country: pick[CountryCode](r, "", "DE", "ZZ"), AddressStatus: pick[AddressStatus](r, "", "Confirmed")}
		}
		for range r.IntN(4) {
			p.PaymentDetailsItem = append(p.PaymentDetailsItem, PaymentDetailsItem{Name: "n" + r.text(), Amount: r.amount(c), Quantity: pick(r, nil, paypal.Ptr(r.IntN(5))), EbayItem: pick(r, nil, &EbayItem{OrderID: "7"})})
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
	return &SetExpressCheckoutRequest{Version: "204.0", SetExpressCheckoutRequestDetails: d}
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
		var back SetExpressCheckoutRequest
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

// raceDetector is set where the race detector is on.
var raceDetector bool

// Allocations are part of the contract of the kernel: none to write, and to read
// one each for texts, small values and records, beside the lists of the result.
func TestAllocations(t *testing.T) {
	if raceDetector {
		t.Skip("the race detector allocates")
	}
	request := checkout()
	buf, err := nvp.Append(nil, request)
	if err != nil {
		t.Fatal(err)
	}
	if n := testing.AllocsPerRun(100, func() { buf, _ = nvp.Append(buf[:0], request) }); n > 0 {
		t.Errorf("writing into a used buffer takes %v allocations", n)
	}
	var x GetExpressCheckoutDetailsResponse
	body := []byte(details)
	n := testing.AllocsPerRun(100, func() {
		x = GetExpressCheckoutDetailsResponse{}
		if err := nvp.Unmarshal(body, &x); err != nil {
			t.Fatal(err)
		}
	})
	// Payments, the records in them, the items of both, their results and the
	// records in those.
	const lists = 6
	if n > 3+lists {
		t.Errorf("reading takes %v allocations", n)
	}
}

// Messages share contracts, enumerations and pools.
func TestConcurrency(t *testing.T) {
	want, err := nvp.Marshal(checkout())
	if err != nil {
		t.Fatal(err)
	}
	var first GetExpressCheckoutDetailsResponse
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
				var x GetExpressCheckoutDetailsResponse
				if err := nvp.Unmarshal([]byte(details), &x); err != nil || !reflect.DeepEqual(x, first) {
					t.Errorf("goroutine %d read %v\n%+v", g, err, x)
				}
				var r SetExpressCheckoutRequest
				if err := nvp.Unmarshal(want, &r); err != nil || r.Version != "204.0" {
					t.Errorf("goroutine %d, %d: %v", g, i, err)
				}
			}
		})
	}
	wg.Wait()
}

func ExampleMarshal() {
	body, err := nvp.Marshal(&SetExpressCheckoutRequest{SetExpressCheckoutRequestDetails: &SetExpressCheckoutRequestDetails{
		ReturnURL: "https://shop.example.com/return",
		CancelURL: "https://shop.example.com/cancel",
		PaymentDetails: []PaymentDetails{{
			OrderTotal:         money.Of("19.90", "EUR"),
			PaymentDetailsItem: []PaymentDetailsItem{{Name: "Mug", Amount: money.Of("19.90", "EUR")}},
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
	var x GetExpressCheckoutDetailsResponse
	unknown, err := nvp.UnmarshalReport([]byte("TOKEN=EC%2d1&ACK=success&PAYMENTREQUEST_0_AMT=19%2e90&PAYMENTREQUEST_0_CURRENCYCODE=EUR&COLOUR=blue"), &x)
	d := x.GetExpressCheckoutDetailsResponseDetails
	fmt.Println(x.Ack, d.Token, d.PaymentDetails[0].OrderTotal, unknown, err)
	// Output:
	// Success EC-1 19.90 EUR [{COLOUR blue unknown name}] <nil>
}
