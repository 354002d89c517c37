package paypal

import (
	"strings"
	"testing"
)

func TestEndpoints(t *testing.T) {
	legacy := Sandbox().WithURL(SOAP, "https://api-aa.sandbox.paypal.com/2.0/").WithURL(NVP, "http://localhost:8080/n").WithURL(REST, "https://api.sandbox.paypal.com").WithURL("X", "ignored")
	for _, c := range []struct {
		env  Environment
		wire Wire
		kind CredentialKind
		want string
	}{
		{Live(), SOAP, KindSignature, "https://api-3t.paypal.com/2.0/"},
		{Live(), SOAP, KindCertificate, "https://api.paypal.com/2.0/"},
		{Live(), NVP, KindSignature, "https://api-3t.paypal.com/nvp"},
		{Live(), NVP, KindCertificate, "https://api.paypal.com/nvp"},
		{Live(), REST, "", "https://api-m.paypal.com"},
		{Sandbox(), SOAP, KindSignature, "https://api-3t.sandbox.paypal.com/2.0/"},
		{Sandbox(), SOAP, KindCertificate, "https://api.sandbox.paypal.com/2.0/"},
		{Sandbox(), NVP, KindSignature, "https://api-3t.sandbox.paypal.com/nvp"},
		{Sandbox(), NVP, KindCertificate, "https://api.sandbox.paypal.com/nvp"},
		{Sandbox(), REST, "", "https://api-m.sandbox.paypal.com"},
		{Custom("http://127.0.0.1:99"), SOAP, KindSignature, "http://127.0.0.1:99/2.0/"},
		{Custom("http://[::1]:99/"), NVP, KindCertificate, "http://[::1]:99/nvp"},
		{Custom("https://gw.example.com/pp"), SOAP, KindSignature, "https://gw.example.com/pp/2.0/"},
		{Custom("http://LocalHost"), REST, "", "http://LocalHost"},
		{legacy, SOAP, KindSignature, "https://api-aa.sandbox.paypal.com/2.0/"},
		{legacy, NVP, KindSignature, "http://localhost:8080/n"},
		{legacy, REST, "", "https://api.sandbox.paypal.com"},
	} {
		got, err := c.env.Endpoint(c.wire, c.kind)
		if err != nil || got != c.want {
			t.Errorf("%s, %s, %s: %s, %v, want %s", c.env, c.wire, c.kind, got, err, c.want)
		}
	}
	if got := Sandbox().Checkout() + " " + Live().Checkout() + " " + Sandbox().IPN() + " " + Live().IPN() + " " + Custom("https://x").IPN(); got !=
		"https://www.sandbox.paypal.com https://www.paypal.com https://ipnpb.sandbox.paypal.com/cgi-bin/webscr https://ipnpb.paypal.com/cgi-bin/webscr https://x/cgi-bin/webscr" {
		t.Errorf("buyer and IPN addresses are %s", got)
	}
	if one, other := Sandbox(), Sandbox(); one != other || one == Live() {
		t.Error("environments cannot be compared")
	}
}

func TestEndpointsThatAreRefused(t *testing.T) {
	for _, c := range []struct {
		env  Environment
		want string
	}{
		{Environment{}, "choose paypal.Sandbox() or paypal.Live()"},
		{Custom(""), "not a URL"},
		{Custom("gateway.example.com"), "not a URL"},
		{Custom("https://%zz" + canaryPassword), "not a URL"},
		{Custom("http://gateway.example.com"), "in the clear"},
		{Custom("http://127.0.0.1.example.com"), "in the clear"},
		{Custom("http://localhost.example.com"), "in the clear"},
		{Custom("ftp://gateway.example.com"), "use https"},
		{Custom("https://u:" + canaryPassword + "@gateway.example.com"), "no user"},
		{Sandbox().WithURL(SOAP, "https://gateway.example.com/?key="+canaryPassword), "no user, query or fragment"},
		{Sandbox().WithURL(SOAP, "https://gateway.example.com/#x"), "no user, query or fragment"},
		{Custom("https://Pilot-payflowpro.paypal.com"), "Payflow"},
	} {
		_, err := New(testCreds, WithEnvironment(c.env))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%+v: %v, want it to say %q", c.env, err, c.want)
		}
		leaks(t, "environment", err)
	}
	if _, err := Live().Endpoint("SMTP", KindSignature); err == nil || !strings.Contains(err.Error(), "unknown wire") {
		t.Errorf("an unknown wire gives %v", err)
	}
}
