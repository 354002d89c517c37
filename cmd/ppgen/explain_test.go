package main

import (
	"bytes"
	"strings"
	"testing"
)

// TestExplain asks for one field by each of its names.
func TestExplain(t *testing.T) {
	for _, name := range []string{
		"PAYMENTREQUEST_0_AMT",
		"merchant.PaymentDetails.OrderTotal",
		"SetExpressCheckoutRequestDetails/PaymentDetails/OrderTotal",
	} {
		var out, errs bytes.Buffer
		if code := run([]string{"explain", name}, &out, &errs); code != exitFine {
			t.Fatalf("%s: exit %d: %s", name, code, &errs)
		}
		for _, want := range []string{
			"PAYMENTREQUEST_n_AMT\n",
			"merchant.PaymentDetails.OrderTotal\n",
			"ebl:PaymentDetailsType/OrderTotal (specs/soap/eBLBaseComponents.xsd:",
			"amount, its currency is PAYMENTREQUEST_n_CURRENCYCODE",
			"AMT (confidence medium)",
			"specs/overlay/merchant-nvp.yaml:",
			"SetExpressCheckout request: SetExpressCheckoutRequestDetails/PaymentDetails[n]/OrderTotal",
		} {
			if !strings.Contains(out.String(), want) {
				t.Errorf("%s: %q is missing in\n%s", name, want, &out)
			}
		}
	}
}

func TestExplainUnknown(t *testing.T) {
	var out, errs bytes.Buffer
	if code := run([]string{"explain", "PAYMENTREQUEST_0_AMTT"}, &out, &errs); code != exitFindings {
		t.Errorf("exit %d", code)
	}
	if want := "did you mean PAYMENTREQUEST_n_AMT"; !strings.Contains(errs.String(), want) {
		t.Errorf("%q is missing in %s", want, &errs)
	}
}
