package merchant_test

import (
	"bytes"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/generated/merchant"
	"github.com/ppgen/ppgen/internal/rounds"
	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/money"
	"github.com/ppgen/ppgen/paypal/nvp"
)

// eightyFields is a checkout of two payments with three articles each.
func eightyFields() *merchant.SetExpressCheckoutRequest {
	details := &merchant.SetExpressCheckoutRequestDetails{
		ReturnURL: "https://shop.example.com/checkout/return?order=4711", CancelURL: "https://shop.example.com/checkout/cancel?order=4711",
		NoShipping: "2", AllowNote: "1", LocaleCode: "de_DE", BrandName: "Köstliches & Co. KG", BuyerEmail: "buyer+test@example.com",
		SolutionType: merchant.SolutionTypeSole, LandingPage: merchant.LandingPageTypeLogin,
	}
	for n := range 2 {
		p := merchant.PaymentDetails{
			OrderTotal: money.Of("123.45", "EUR"), ItemTotal: money.Of("103.45", "EUR"), ShippingTotal: money.Of("12.00", "EUR"),
			TaxTotal: money.Of("8.00", "EUR"), OrderDescription: "Order from the shop, part " + strconv.Itoa(n+1),
			Custom: "session=0af7651916cd43dd8448eb211c80319c", InvoiceID: "INV-2024-00" + strconv.Itoa(n), NotifyURL: "https://shop.example.com/ipn",
			ShipToAddress: &merchant.Address{
				Name: "Jürgen Groß", Street1: "Große Straße 12 a", CityName: "Köln", StateOrProvince: "NW", Country: "DE", PostalCode: "50667",
			},
			PaymentAction: merchant.PaymentActionCodeOrder,
			SellerDetails: &merchant.SellerDetails{PayPalAccountID: "seller" + strconv.Itoa(n) + "@example.com"},
		}
		for i := range 3 {
			p.PaymentDetailsItem = append(p.PaymentDetailsItem, merchant.PaymentDetailsItem{
				Name: "Article number " + strconv.Itoa(i), Number: "SKU-10" + strconv.Itoa(i), Quantity: paypal.Ptr(int64(i + 1)),
				Amount: money.Of("34.48", "EUR"), Description: "Size: 42/XL, colour: blue",
			})
		}
		details.PaymentDetails = append(details.PaymentDetails, p)
	}
	return &merchant.SetExpressCheckoutRequest{SetExpressCheckoutRequestDetails: details}
}

// byHand writes the same as programs do without a generator.
func byHand(x *merchant.SetExpressCheckoutRequest) url.Values {
	u := url.Values{}
	set := func(key, v string) {
		if v != "" {
			u.Set(key, v)
		}
	}
	amount := func(key string, a *money.Amount) {
		if a != nil {
			u.Set(key, a.Value.String())
		}
	}
	u.Set("METHOD", "SetExpressCheckout")
	u.Set("VERSION", "204.0")
	d := x.SetExpressCheckoutRequestDetails
	set("RETURNURL", d.ReturnURL)
	set("CANCELURL", d.CancelURL)
	set("NOSHIPPING", d.NoShipping)
	set("ALLOWNOTE", d.AllowNote)
	set("LOCALECODE", d.LocaleCode)
	set("BRANDNAME", d.BrandName)
	set("EMAIL", d.BuyerEmail)
	set("SOLUTIONTYPE", string(d.SolutionType))
	set("LANDINGPAGE", string(d.LandingPage))
	for n := range d.PaymentDetails {
		r := &d.PaymentDetails[n]
		p := "PAYMENTREQUEST_" + strconv.Itoa(n) + "_"
		amount(p+"AMT", r.OrderTotal)
		set(p+"CURRENCYCODE", r.OrderTotal.Currency)
		amount(p+"ITEMAMT", r.ItemTotal)
		amount(p+"SHIPPINGAMT", r.ShippingTotal)
		amount(p+"TAXAMT", r.TaxTotal)
		set(p+"DESC", r.OrderDescription)
		set(p+"CUSTOM", r.Custom)
		set(p+"INVNUM", r.InvoiceID)
		set(p+"NOTIFYURL", r.NotifyURL)
		set(p+"SHIPTONAME", r.ShipToAddress.Name)
		set(p+"SHIPTOSTREET", r.ShipToAddress.Street1)
		set(p+"SHIPTOCITY", r.ShipToAddress.CityName)
		set(p+"SHIPTOSTATE", r.ShipToAddress.StateOrProvince)
		set(p+"SHIPTOCOUNTRYCODE", string(r.ShipToAddress.Country))
		set(p+"SHIPTOZIP", r.ShipToAddress.PostalCode)
		set(p+"PAYMENTACTION", string(r.PaymentAction))
		set(p+"SELLERPAYPALACCOUNTID", r.SellerDetails.PayPalAccountID)
		for i := range r.PaymentDetailsItem {
			it, s := &r.PaymentDetailsItem[i], strconv.Itoa(i)
			set("L_"+p+"NAME"+s, it.Name)
			set("L_"+p+"NUMBER"+s, it.Number)
			set("L_"+p+"DESC"+s, it.Description)
			amount("L_"+p+"AMT"+s, it.Amount)
			set("L_"+p+"QTY"+s, strconv.FormatInt(*it.Quantity, 10))
		}
	}
	return u
}

// recordedDetails is an answer as servers write it: everything escaped, and once
// more under the old names.
var recordedDetails = func() string {
	head := "TOKEN=EC-9E2743126S4330617|BILLINGAGREEMENTACCEPTEDSTATUS=0|CHECKOUTSTATUS=PaymentActionNotInitiated|TIMESTAMP=2014-12-14T10:49:10Z|" +
		"CORRELATIONID=5ef454cceaf17|ACK=Success|VERSION=204|BUILD=14107150|EMAIL=buyer-1296805890_per@example.com|PAYERID=Y8K3PSJYN24D4|" +
		"PAYERSTATUS=verified|FIRSTNAME=Test|LASTNAME=Buyer|COUNTRYCODE=DE"
	address := "SHIPTONAME=Test Buyer|SHIPTOSTREET=Große Straße 12 a|SHIPTOSTREET2=Hinterhaus|SHIPTOCITY=Köln|SHIPTOSTATE=Nordrhein-Westfalen|" +
		"SHIPTOZIP=50667|SHIPTOCOUNTRYCODE=DE|SHIPTOCOUNTRYNAME=Germany|ADDRESSSTATUS=Confirmed"
	payment := "CURRENCYCODE=EUR|AMT=123.45|ITEMAMT=103.45|SHIPPINGAMT=12.00|HANDLINGAMT=0.00|TAXAMT=8.00|DESC=Order from the shop|" +
		"INSURANCEAMT=0.00|SHIPDISCAMT=0.00"
	var items []string
	for _, key := range []string{"NAME%d=Article number %d", "NUMBER%d=SKU-10%d", "QTY%d=%d", "TAXAMT%d=%d.00", "AMT%d=%d4.48", "DESC%d=Size: 4%d/XL, colour: blue"} {
		for i := range 3 {
			items = append(items, fmt.Sprintf(key, i, i))
		}
	}
	pairs := strings.Split(strings.Join([]string{head, address, payment}, "|"), "|")
	for _, p := range items {
		pairs = append(pairs, "L_"+p)
	}
	for _, p := range strings.Split(payment+"|"+address, "|") {
		pairs = append(pairs, "PAYMENTREQUEST_0_"+p)
	}
	for _, p := range items {
		pairs = append(pairs, "L_PAYMENTREQUEST_0_"+p)
	}
	pairs = append(pairs, "PAYMENTREQUESTINFO_0_ERRORCODE=0")
	for i, p := range pairs {
		key, v, _ := strings.Cut(p, "=")
		pairs[i] = key + "=" + escapedLikeServer(v)
	}
	return strings.Join(pairs, "&")
}()

// newDetails is the same answer of a server that has dropped the old names.
var newDetails = func() string {
	pairs := strings.Split(recordedDetails, "&")
	return strings.Join(slices.DeleteFunc(pairs, func(p string) bool {
		name, _, _ := strings.Cut(p, "=")
		scoped := strings.Contains(p, "PAYMENTREQUEST_0_")
		return !scoped && (strings.HasPrefix(name, "L_") || strings.HasSuffix(name, "AMT") || name == "DESC" || name == "CURRENCYCODE")
	}), "&")
}()

// escapedLikeServer escapes all but letters and digits, in lower case.
func escapedLikeServer(s string) string {
	var b strings.Builder
	for _, c := range []byte(s) {
		if c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z' {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02x", c)
		}
	}
	return b.String()
}

// getByHand reads an answer as programs do without a generator. It reads into
// plain fields; what it leaves out would only make it slower.
func getByHand(body string, x *merchant.GetExpressCheckoutDetailsResponse) error {
	u, err := url.ParseQuery(body)
	if err != nil {
		return err
	}
	currency := ""
	amount := func(key string) *money.Amount {
		if s := u.Get(key); s != "" {
			v, _ := money.ParseAmount(s, currency)
			return &v
		}
		return nil
	}
	address := func(p string) *merchant.Address {
		return &merchant.Address{
			Name: u.Get(p + "SHIPTONAME"), Street1: u.Get(p + "SHIPTOSTREET"), Street2: u.Get(p + "SHIPTOSTREET2"), CityName: u.Get(p + "SHIPTOCITY"),
			StateOrProvince: u.Get(p + "SHIPTOSTATE"), Country: merchant.CountryCode(u.Get(p + "SHIPTOCOUNTRYCODE")), CountryName: u.Get(p + "SHIPTOCOUNTRYNAME"),
			PostalCode: u.Get(p + "SHIPTOZIP"), AddressStatus: merchant.AddressStatusCode(u.Get(p + "ADDRESSSTATUS")),
		}
	}
	x.Timestamp, x.Ack, x.CorrelationID = paypal.DateTime(u.Get("TIMESTAMP")), merchant.AckCode(u.Get("ACK")), u.Get("CORRELATIONID")
	x.Version, x.Build = u.Get("VERSION"), u.Get("BUILD")
	d := &merchant.GetExpressCheckoutDetailsResponseDetails{
		Token: u.Get("TOKEN"), CheckoutStatus: u.Get("CHECKOUTSTATUS"), Custom: u.Get("CUSTOM"), InvoiceID: u.Get("INVNUM"), ContactPhone: u.Get("PHONENUM"),
		PayerInfo: &merchant.PayerInfo{
			Payer: u.Get("EMAIL"), PayerID: u.Get("PAYERID"), PayerStatus: merchant.PayPalUserStatusCode(u.Get("PAYERSTATUS")),
			PayerName:    &merchant.PersonName{FirstName: u.Get("FIRSTNAME"), LastName: u.Get("LASTNAME")},
			PayerCountry: merchant.CountryCode(u.Get("COUNTRYCODE")), Address: address(""),
		},
	}
	x.GetExpressCheckoutDetailsResponseDetails = d
	for n := 0; ; n++ {
		p := "PAYMENTREQUEST_" + strconv.Itoa(n) + "_"
		if !u.Has(p + "AMT") {
			break
		}
		currency = u.Get(p + "CURRENCYCODE")
		r := merchant.PaymentDetails{
			OrderTotal: amount(p + "AMT"), ItemTotal: amount(p + "ITEMAMT"), ShippingTotal: amount(p + "SHIPPINGAMT"), HandlingTotal: amount(p + "HANDLINGAMT"),
			TaxTotal: amount(p + "TAXAMT"), InsuranceTotal: amount(p + "INSURANCEAMT"), ShippingDiscount: amount(p + "SHIPDISCAMT"),
			OrderDescription: u.Get(p + "DESC"), Custom: u.Get(p + "CUSTOM"), InvoiceID: u.Get(p + "INVNUM"), NotifyURL: u.Get(p + "NOTIFYURL"), ShipToAddress: address(p),
		}
		for i := 0; ; i++ {
			s := strconv.Itoa(i)
			if !u.Has("L_" + p + "NAME" + s) {
				break
			}
			quantity, _ := strconv.ParseInt(u.Get("L_"+p+"QTY"+s), 10, 64)
			r.PaymentDetailsItem = append(r.PaymentDetailsItem, merchant.PaymentDetailsItem{
				Name: u.Get("L_" + p + "NAME" + s), Number: u.Get("L_" + p + "NUMBER" + s), Quantity: &quantity,
				Tax: amount("L_" + p + "TAXAMT" + s), Amount: amount("L_" + p + "AMT" + s), Description: u.Get("L_" + p + "DESC" + s),
			})
		}
		d.PaymentDetails = append(d.PaymentDetails, r)
	}
	if s := u.Get("PAYMENTREQUESTINFO_0_ERRORCODE"); s != "" {
		d.PaymentRequestInfo = []merchant.PaymentRequestInfo{{PaymentError: &merchant.ErrorDetail{ErrorCode: s}}}
	}
	return nil
}

// TestNVPSameAsByHand holds the codecs against the code that the benchmark
// compares them with.
func TestNVPSameAsByHand(t *testing.T) {
	body, err := nvp.Marshal(eightyFields())
	got, parseErr := url.ParseQuery(string(body))
	want := byHand(eightyFields())
	if err != nil || parseErr != nil || got.Encode() != want.Encode() || len(want) < 75 || len(want) > 85 {
		t.Errorf("%d keys: wrote\n%s, %v; want\n%s", len(want), got.Encode(), err, want.Encode())
	}
	var mine, theirs merchant.GetExpressCheckoutDetailsResponse
	unknown, err := nvp.UnmarshalReport([]byte(recordedDetails), &mine)
	if err != nil || len(unknown) > 0 {
		t.Fatalf("reported %v, %v", unknown, err)
	}
	if err := getByHand(recordedDetails, &theirs); err != nil {
		t.Fatal(err)
	}
	mine.GetExpressCheckoutDetailsResponseDetails.BillingAgreementAcceptedStatus = nil
	a, _ := nvp.Marshal(&mine)
	b, _ := nvp.Marshal(&theirs)
	if !bytes.Equal(a, b) {
		t.Errorf("read\n%s\nwant\n%s", a, b)
	}
}

// BenchmarkNVP compares the codecs with what programs do without a generator.
func BenchmarkNVP(b *testing.B) {
	request, buf := eightyFields(), []byte(nil)
	b.Run("encode", func(b *testing.B) {
		rounds.Compare(b, "url.Values", func() { _ = byHand(request).Encode() }, func() { buf, _ = nvp.Append(buf[:0], request) })
	})
	b.Run("decode", func(b *testing.B) { compareNVPDecoding(b, recordedDetails, recordedDetails) })
	b.Run("decode/new", func(b *testing.B) { compareNVPDecoding(b, newDetails, newDetails) })
	b.Run("decode/turns", func(b *testing.B) { compareNVPDecoding(b, recordedDetails, newDetails) })
}

// compareNVPDecoding reads two answers in turns.
func compareNVPDecoding(b *testing.B, bodies ...string) {
	received, mine, theirs := [2][]byte{[]byte(bodies[0]), []byte(bodies[1])}, 0, 0
	rounds.Compare(b, "url.ParseQuery", func() {
		var x merchant.GetExpressCheckoutDetailsResponse
		if err := getByHand(bodies[theirs&1], &x); err != nil {
			b.Fatal(err)
		}
		theirs++
	}, func() {
		var x merchant.GetExpressCheckoutDetailsResponse
		if err := nvp.Unmarshal(received[mine&1], &x); err != nil {
			b.Fatal(err)
		}
		mine++
	})
}

// TestNVPAllocations: writing into a used buffer takes none; reading takes three,
// for records, texts and amounts, besides the response and its three lists.
func TestNVPAllocations(t *testing.T) {
	request, buf := eightyFields(), []byte(nil)
	encode := func() { buf, _ = nvp.Append(buf[:0], request) }
	encode()
	if n := fewestAllocs(encode); n > 0 {
		t.Errorf("writing takes %v allocations", n)
	}
	body := []byte(recordedDetails)
	decode := func() {
		x := new(merchant.GetExpressCheckoutDetailsResponse)
		if err := nvp.Unmarshal(body, x); err != nil {
			t.Fatal(err)
		}
	}
	if n := fewestAllocs(decode); n > 3+1+3 {
		t.Errorf("reading takes %v allocations", n)
	}
}

// fewestAllocs is for what takes coders from a pool, which is empty at times.
func fewestAllocs(f func()) float64 {
	n := testing.AllocsPerRun(1, f)
	for range 50 {
		n = min(n, testing.AllocsPerRun(1, f))
	}
	return n
}
