package nvp_test

import (
	"reflect"
	"testing"

	"github.com/ppgen/ppgen/generated/merchant"
	"github.com/ppgen/ppgen/paypal/nvp"
)

// FuzzUnmarshal reads anything into a request and a response. What could be read
// can be written, and is then read the same.
func FuzzUnmarshal(f *testing.F) {
	request, err := nvp.Marshal(checkout())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(request)
	f.Add([]byte(details))
	f.Add([]byte("TOKEN=1&token=2&PAYMENTREQUEST_0_AMT=%2012%2c345.5&AMT=1&L_NAME7=x&L_PAYMENTREQUEST_0_NAME3=y&CURRENCYCODE=EUR"))
	f.Add([]byte("MAXAMT=1&PAYMENTREQUEST_0_CURRENCYCODE=EUR&L_SHIPPINGOPTIONISDEFAULT0=false&L_SHIPPINGOPTIONISDEFAULT0=true&CALLBACKTIMEOUT=18446744073709551615"))
	f.Add([]byte("L_ERRORCODE0=10001&L_ERRORPARAMID0=x&L_ERRORPARAMVALUE2=y&ACK=FAILURE&PAYMENTREQUESTINFO_3_ERRORCODE=10486"))
	f.Fuzz(func(t *testing.T, body []byte) {
		survives(t, body, func() nvp.Message { return new(merchant.SetExpressCheckoutRequest) })
		survives(t, body, func() nvp.Message { return new(merchant.GetExpressCheckoutDetailsResponse) })
	})
}

func survives(t *testing.T, body []byte, make func() nvp.Message) {
	first := make()
	if nvp.Unmarshal(body, first) != nil {
		return
	}
	// Text that is not UTF-8 is kept when read and refused when written, and so
	// are amounts that lost their currency on the way.
	once, err := nvp.Marshal(first)
	if err != nil {
		return
	}
	second := make()
	if err := nvp.Unmarshal(once, second); len(once) > 0 && err != nil {
		t.Fatalf("%q was written as %q, which gives %v", body, once, err)
	}
	twice, err := nvp.Marshal(second)
	if err != nil {
		t.Fatalf("%q was written as %q, which cannot be written again: %v", body, once, err)
	}
	third := make()
	if err := nvp.Unmarshal(twice, third); len(twice) > 0 && err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(second, third) {
		t.Errorf("%q was written as %q, and then as %q", body, once, twice)
	}
}
