package expresscheckout

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/paypal"
)

func TestRedirectURL(t *testing.T) {
	for _, c := range []struct {
		env    paypal.Environment
		token  string
		commit bool
		want   string
	}{
		{paypal.Live(), "EC-1AB23456CD789012E", false, "https://www.paypal.com/cgi-bin/webscr?cmd=_express-checkout&token=EC-1AB23456CD789012E"},
		{paypal.Sandbox(), "EC-1", true, "https://www.sandbox.paypal.com/cgi-bin/webscr?cmd=_express-checkout&token=EC-1&useraction=commit"},
		{paypal.Custom("http://127.0.0.1:8080/"), "a&b c", true, "http://127.0.0.1:8080/cgi-bin/webscr?cmd=_express-checkout&token=a%26b+c&useraction=commit"},
	} {
		if got := RedirectURL(c.env, c.token, c.commit); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}

func TestParseReturn(t *testing.T) {
	for query, want := range map[string]Return{
		"token=EC-1AB23456CD789012E&PayerID=7ZTRBDFYYA47W": {Token: "EC-1AB23456CD789012E", PayerID: "7ZTRBDFYYA47W"},
		"token=EC-1": {Token: "EC-1", Cancelled: true},
		"order=7&TOKEN=EC%2D1&payerid=ABC&utm_source=x": {Token: "EC-1", PayerID: "ABC"},
		"token=EC-1&PayerID=":                           {Token: "EC-1", Cancelled: true},
	} {
		got, err := ParseReturn(httptest.NewRequest("GET", "/return?"+query, nil))
		if err != nil || got != want {
			t.Errorf("%s is read as %+v, %v; want %+v", query, got, err, want)
		}
	}
	for query, want := range map[string]string{
		"":                                 "the query has no token",
		"PayerID=A":                        "the query has no token",
		"token=":                           "the query has no token",
		"token=EC-1&token=EC-2":            "2 parameters token",
		"token=EC-1&Token=EC-2":            "2 parameters token",
		"token=EC-1&PayerID=A&payerid=B":   "2 parameters PayerID",
		"token=" + strings.Repeat("A", 65): "parameter token is malformed",
		"token=EC%201":                     "parameter token is malformed",
		"token=<script>":                   "parameter token is malformed",
		"token=EC-1&PayerID=ü":             "parameter PayerID is malformed",
		"token=%zz":                        "the query is malformed",
	} {
		r := &http.Request{URL: &url.URL{RawQuery: query}}
		if got, err := ParseReturn(r); err == nil || !strings.Contains(err.Error(), want) || got != (Return{}) {
			t.Errorf("%s is read as %+v, %v; want %s", query, got, err, want)
		} else if strings.Contains(err.Error(), "script") {
			t.Errorf("%v quotes the query", err)
		}
	}
	if _, err := ParseReturn(nil); err == nil {
		t.Error("a nil request is accepted")
	}
	if got, err := ParseReturnValues(url.Values{"token": {"EC-1"}}); err != nil || got.Token != "EC-1" {
		t.Error(got, err)
	}
}
