package nvp_test

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/money"
	"github.com/ppgen/ppgen/paypal/nvp"
)

// checkout is a request with two payments that fills 80 keys.
func checkout() *SetExpressCheckoutRequest {
	details := &SetExpressCheckoutRequestDetails{
		ReturnURL:       "https://shop.example.com/checkout/return?order=4711",
		CancelURL:       "https://shop.example.com/checkout/cancel?order=4711",
		CallbackTimeout: paypal.Ptr(3),
		NoShipping:      "2",
		AllowNote:       paypal.Ptr(true),
		LocaleCode:      "de_DE",
		BrandName:       "Köstliches & Co. KG",
		BuyerEmail:      "buyer+test@example.com",
		SolutionType:    "Sole",
		LandingPage:     "Login",
	}
	for n := range 2 {
		p := PaymentDetails{
			OrderTotal:       money.Of("123.45", "EUR"),
			ItemTotal:        money.Of("103.45", "EUR"),
			ShippingTotal:    money.Of("12.00", "EUR"),
			HandlingTotal:    money.Of("1.50", "EUR"),
			InsuranceTotal:   money.Of("2.50", "EUR"),
			TaxTotal:         money.Of("8.00", "EUR"),
			OrderDescription: "Order from the shop, part " + strconv.Itoa(n+1),
			Custom:           "session=0af7651916cd43dd8448eb211c80319c",
			InvoiceID:        "INV-2024-00" + strconv.Itoa(n),
			NotifyURL:        "https://shop.example.com/ipn",
			ShipToAddress: &Address{
				Name: "Jürgen Groß", Street1: "Große Straße 12 a", CityName: "Köln", StateOrProvince: "NW",
				Country: "DE", PostalCode: "50667",
			},
			PaymentAction: "Order",
			SellerDetails: &SellerDetails{PayPalAccountID: "seller" + strconv.Itoa(n) + "@example.com"},
		}
		for i := range 3 {
			p.PaymentDetailsItem = append(p.PaymentDetailsItem, PaymentDetailsItem{
				Name: "Article number " + strconv.Itoa(i), Number: "SKU-10" + strconv.Itoa(i), Quantity: paypal.Ptr(i + 1),
				Amount: money.Of("34.48", "EUR"), Description: "Size: 42/XL, colour: blue",
			})
		}
		details.PaymentDetails = append(details.PaymentDetails, p)
	}
	return &SetExpressCheckoutRequest{SetExpressCheckoutRequestDetails: details}
}

// values is checkout as programs write it without a generator.
func values(x *SetExpressCheckoutRequest) url.Values {
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
	set("CALLBACKTIMEOUT", strconv.Itoa(*d.CallbackTimeout))
	set("NOSHIPPING", d.NoShipping)
	if d.AllowNote != nil {
		u.Set("ALLOWNOTE", map[bool]string{true: "1", false: "0"}[*d.AllowNote])
	}
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
		amount(p+"HANDLINGAMT", r.HandlingTotal)
		amount(p+"INSURANCEAMT", r.InsuranceTotal)
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
			it := &r.PaymentDetailsItem[i]
			s := strconv.Itoa(i)
			set("L_"+p+"NAME"+s, it.Name)
			set("L_"+p+"NUMBER"+s, it.Number)
			set("L_"+p+"DESC"+s, it.Description)
			amount("L_"+p+"AMT"+s, it.Amount)
			set("L_"+p+"QTY"+s, strconv.Itoa(*it.Quantity))
		}
	}
	return u
}

// details is an answer as servers write it: everything escaped, and once more
// under the old names.
var details = func() string {
	pairs := []string{
		"TOKEN=EC-9E2743126S4330617", "BILLINGAGREEMENTACCEPTEDSTATUS=0", "CHECKOUTSTATUS=PaymentActionNotInitiated",
		"TIMESTAMP=2014-12-14T10:49:10Z", "CORRELATIONID=5ef454cceaf17", "ACK=Success", "VERSION=204", "BUILD=14107150",
		"EMAIL=buyer-1296805890_per@example.com", "PAYERID=Y8K3PSJYN24D4", "PAYERSTATUS=verified", "FIRSTNAME=Test",
		"LASTNAME=Buyer", "COUNTRYCODE=DE",
	}
	address := []string{
		"SHIPTONAME=Test Buyer", "SHIPTOSTREET=Große Straße 12 a", "SHIPTOSTREET2=Hinterhaus", "SHIPTOCITY=Köln",
		"SHIPTOSTATE=Nordrhein-Westfalen", "SHIPTOZIP=50667", "SHIPTOCOUNTRYCODE=DE", "SHIPTOCOUNTRYNAME=Germany",
		"ADDRESSSTATUS=Confirmed",
	}
	payment := []string{
		"CURRENCYCODE=EUR", "AMT=123.45", "ITEMAMT=103.45", "SHIPPINGAMT=12.00", "HANDLINGAMT=0.00", "TAXAMT=8.00",
		"DESC=Order from the shop", "INSURANCEAMT=0.00", "SHIPDISCAMT=0.00",
	}
	items := []string{}
	for _, key := range []string{"NAME%d=Article number %d", "NUMBER%d=SKU-10%d", "QTY%d=%d", "TAXAMT%d=%d.00", "AMT%d=34.48", "DESC%d=Size: 42/XL, colour: blue"} {
		for i := range 3 {
			items = append(items, strings.Split(fmt.Sprintf(key, i, i), "%!")[0])
		}
	}
	pairs = append(append(pairs, address...), payment...)
	for _, p := range items {
		pairs = append(pairs, "L_"+p)
	}
	for _, p := range append(payment, address...) {
		pairs = append(pairs, "PAYMENTREQUEST_0_"+p)
	}
	pairs = append(pairs, "PAYMENTREQUEST_0_INSURANCEOPTIONOFFERED=false")
	for _, p := range append(payment, address...) {
		pairs = append(pairs, "PAYMENTREQUEST_1_"+p)
	}
	pairs = append(pairs, "PAYMENTREQUEST_1_INSURANCEOPTIONOFFERED=false")
	for _, scope := range []string{"L_PAYMENTREQUEST_0_", "L_PAYMENTREQUEST_1_"} {
		for _, p := range items {
			pairs = append(pairs, scope+p)
		}
	}
	pairs = append(pairs, "PAYMENTREQUESTINFO_0_ERRORCODE=0", "PAYMENTREQUESTINFO_1_ERRORCODE=0")
	for i, p := range pairs {
		key, v, _ := strings.Cut(p, "=")
		pairs[i] = key + "=" + escapeLikeServer(v)
	}
	return strings.Join(pairs, "&")
}()

// escapeLikeServer escapes all but letters and digits, in lower case.
func escapeLikeServer(s string) string {
	var b strings.Builder
	for i := range len(s) {
		switch c := s[i]; {
		case c >= '0' && c <= '9', c|0x20 >= 'a' && c|0x20 <= 'z':
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, "%%%02x", c)
		}
	}
	return b.String()
}

// get is the decoder that programs write without a generator.
func get(body string, x *GetExpressCheckoutDetailsResponse) error {
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
	x.Timestamp, x.Ack, x.CorrelationID = paypal.DateTime(u.Get("TIMESTAMP")), AckCode(u.Get("ACK")), u.Get("CORRELATIONID")
	x.Version, x.Build = u.Get("VERSION"), u.Get("BUILD")
	address := func(p string) *Address {
		return &Address{
			Name: u.Get(p + "SHIPTONAME"), Street1: u.Get(p + "SHIPTOSTREET"), Street2: u.Get(p + "SHIPTOSTREET2"),
			CityName: u.Get(p + "SHIPTOCITY"), StateOrProvince: u.Get(p + "SHIPTOSTATE"), Country: CountryCode(u.Get(p + "SHIPTOCOUNTRYCODE")),
			CountryName: u.Get(p + "SHIPTOCOUNTRYNAME"), PostalCode: u.Get(p + "SHIPTOZIP"), AddressStatus: AddressStatus(u.Get(p + "ADDRESSSTATUS")),
		}
	}
	d := &GetExpressCheckoutDetailsResponseDetails{
		Token:          u.Get("TOKEN"),
		CheckoutStatus: u.Get("CHECKOUTSTATUS"),
		PayerInfo: &PayerInfo{
			Payer: u.Get("EMAIL"), PayerID: u.Get("PAYERID"), PayerStatus: PayerStatus(u.Get("PAYERSTATUS")),
			PayerName:    &PersonName{FirstName: u.Get("FIRSTNAME"), LastName: u.Get("LASTNAME")},
			PayerCountry: CountryCode(u.Get("COUNTRYCODE")), Address: address(""),
		},
		Custom: u.Get("CUSTOM"), InvoiceID: u.Get("INVNUM"), ContactPhone: u.Get("PHONENUM"),
	}
	if s := u.Get("BILLINGAGREEMENTACCEPTEDSTATUS"); s != "" {
		d.BillingAgreementAcceptedStatus = paypal.Ptr(s == "1")
	}
	x.GetExpressCheckoutDetailsResponseDetails = d
	for n := 0; ; n++ {
		p := "PAYMENTREQUEST_" + strconv.Itoa(n) + "_"
		if !u.Has(p + "AMT") {
			break
		}
		currency = u.Get(p + "CURRENCYCODE")
		r := PaymentDetails{
			OrderTotal: amount(p + "AMT"), ItemTotal: amount(p + "ITEMAMT"), ShippingTotal: amount(p + "SHIPPINGAMT"),
			HandlingTotal: amount(p + "HANDLINGAMT"), TaxTotal: amount(p + "TAXAMT"), InsuranceTotal: amount(p + "INSURANCEAMT"),
			ShippingDiscount: amount(p + "SHIPDISCAMT"), OrderDescription: u.Get(p + "DESC"), Custom: u.Get(p + "CUSTOM"),
			InvoiceID: u.Get(p + "INVNUM"), NotifyURL: u.Get(p + "NOTIFYURL"), ShipToAddress: address(p),
			PaymentAction: PaymentAction(u.Get(p + "PAYMENTACTION")),
		}
		if s := u.Get(p + "INSURANCEOPTIONOFFERED"); s != "" {
			r.InsuranceOptionOffered = paypal.Ptr(s == "true")
		}
		for i := 0; ; i++ {
			s := strconv.Itoa(i)
			if !u.Has("L_" + p + "NAME" + s) {
				break
			}
			quantity, _ := strconv.Atoi(u.Get("L_" + p + "QTY" + s))
			r.PaymentDetailsItem = append(r.PaymentDetailsItem, PaymentDetailsItem{
				Name: u.Get("L_" + p + "NAME" + s), Number: u.Get("L_" + p + "NUMBER" + s), Quantity: &quantity,
				Tax: amount("L_" + p + "TAXAMT" + s), Amount: amount("L_" + p + "AMT" + s), Description: u.Get("L_" + p + "DESC" + s),
			})
		}
		d.PaymentDetails = append(d.PaymentDetails, r)
	}
	for n := 0; ; n++ {
		s := u.Get("PAYMENTREQUESTINFO_" + strconv.Itoa(n) + "_ERRORCODE")
		if s == "" {
			break
		}
		d.PaymentRequestInfo = append(d.PaymentRequestInfo, PaymentRequestInfo{PaymentError: &Error{ErrorCode: s}})
	}
	return nil
}

// race times two functions in rounds in which each runs for a while, and returns
// the median of how many times faster the second is, with the quartiles.
func race(tb testing.TB, rounds int, slow, fast func()) (median, low, high float64) {
	tb.Helper()
	var ratios []float64
	for range rounds {
		ratios = append(ratios, perCall(slow)/perCall(fast))
	}
	slices.Sort(ratios)
	return ratios[rounds/2], ratios[rounds/4], ratios[rounds-1-rounds/4]
}

func perCall(f func()) float64 {
	const atLeast = 60 * time.Millisecond
	for n := 64; ; n *= 2 {
		start := time.Now()
		for range n {
			f()
		}
		if took := time.Since(start); took >= atLeast {
			return float64(took) / float64(n)
		}
	}
}

// BenchmarkRatio compares the kernel with net/url. The two run in turns, so that a
// busy machine slows both.
func BenchmarkRatio(b *testing.B) {
	request := checkout()
	var buf []byte
	encode := func() { buf, _ = nvp.Append(buf[:0], request) }
	b.Run("encode", func(b *testing.B) {
		median, low, high := race(b, 7, func() { _ = values(request).Encode() }, encode)
		b.ReportMetric(median, "times-faster")
		b.ReportMetric(low, "p25")
		b.ReportMetric(high, "p75")
		b.ReportMetric(testing.AllocsPerRun(100, encode), "allocs")
		b.ReportMetric(0, "ns/op")
	})
	body := []byte(details)
	decode := func() {
		var x GetExpressCheckoutDetailsResponse
		if err := nvp.Unmarshal(body, &x); err != nil {
			b.Fatal(err)
		}
	}
	b.Run("decode", func(b *testing.B) {
		median, low, high := race(b, 7, func() {
			var x GetExpressCheckoutDetailsResponse
			if err := get(details, &x); err != nil {
				b.Fatal(err)
			}
		}, decode)
		b.ReportMetric(median, "times-faster")
		b.ReportMetric(low, "p25")
		b.ReportMetric(high, "p75")
		b.ReportMetric(testing.AllocsPerRun(100, decode), "allocs")
		b.ReportMetric(0, "ns/op")
	})
}

func BenchmarkEncode(b *testing.B) {
	request := checkout()
	buf, _ := nvp.Append(nil, request)
	b.SetBytes(int64(len(buf)))
	b.ReportAllocs()
	for b.Loop() {
		buf, _ = nvp.Append(buf[:0], request)
	}
}

func BenchmarkDecode(b *testing.B) {
	body := []byte(details)
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		var x GetExpressCheckoutDetailsResponse
		if err := nvp.Unmarshal(body, &x); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkEncodeByHand(b *testing.B) {
	request := checkout()
	b.ReportAllocs()
	for b.Loop() {
		_ = values(request).Encode()
	}
}

func BenchmarkDecodeByHand(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		var x GetExpressCheckoutDetailsResponse
		if err := get(details, &x); err != nil {
			b.Fatal(err)
		}
	}
}
