package generated_test

import (
	"encoding/base64"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/generated/invoicingv2"
	"github.com/ppgen/ppgen/generated/ordersv2"
	"github.com/ppgen/ppgen/generated/webhooksv1"
	"github.com/ppgen/ppgen/internal/testenv"
	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/rest"
)

// everyOperation calls f with each operation of each package.
func everyOperation(t *testing.T, f func(t *testing.T, op *paypal.Operation)) {
	n := 0
	for document, list := range operations {
		for _, op := range list {
			n++
			t.Run(document+"/"+op.Name, func(t *testing.T) { f(t, &op) })
		}
	}
	if n != 162 {
		t.Errorf("there are %d operations", n)
	}
}

// send makes a call of an operation, with values for all that its path wants.
func send(t *testing.T, c *paypal.Client, op *paypal.Operation, opts ...paypal.CallOption) error {
	in := rest.Request{Path: slices.Repeat([]string{"ID-1"}, strings.Count(op.Path, "{"))}
	return rest.Send(t.Context(), c, op, in, opts)
}

// TestOptionsOfEveryOperation: all options can be given to all operations, whether
// their document names the header or not.
func TestOptionsOfEveryOperation(t *testing.T) {
	var got http.Header
	c := serve(t, func(_ http.ResponseWriter, r *http.Request) { got = r.Header }, rest.PartnerAttributionID("CLIENT_SP"))
	options := []paypal.CallOption{
		rest.RequestID("key-1"), rest.PartnerAttributionID("SHOP_SP"), rest.ClientMetadataID("device-1"), rest.PreferRepresentation(),
		rest.MockResponse("INSTRUMENT_DECLINED"), paypal.OnBehalfOf("PAYER1"), rest.SetHeader("X-Own", "own"),
	}
	assertion := base64.RawURLEncoding.EncodeToString([]byte(`{"alg":"none"}`)) + "." + base64.RawURLEncoding.EncodeToString([]byte(`{"iss":"shop","payer_id":"PAYER1"}`)) + "."
	want := map[string]string{
		"PayPal-Request-Id": "key-1", "PayPal-Partner-Attribution-Id": "SHOP_SP", "PayPal-Client-Metadata-Id": "device-1", "Prefer": "return=representation",
		"PayPal-Mock-Response": `{"mock_application_codes":"INSTRUMENT_DECLINED"}`, "PayPal-Auth-Assertion": assertion, "X-Own": "own", "Authorization": "Bearer A21",
	}
	everyOperation(t, func(t *testing.T, op *paypal.Operation) {
		var meta paypal.Meta
		if err := send(t, c, op, append(options, paypal.Capture(&meta))...); err != nil || meta.RequestID != "key-1" {
			t.Fatalf("sent with the key %q, %v", meta.RequestID, err)
		}
		for name, value := range want {
			if values := got.Values(name); len(values) != 1 || values[0] != value {
				t.Errorf("%s is %q, want %q", name, values, value)
			}
		}
		// Without options there are only those of the client, and a key where one is
		// of use.
		if err := send(t, c, op, paypal.Capture(&meta)); err != nil || got.Get("PayPal-Partner-Attribution-Id") != "CLIENT_SP" {
			t.Fatalf("sent %v, %v", got, err)
		}
		if key := got.Get("PayPal-Request-Id"); (key != "") != (op.RepeatKey != "") || key != meta.RequestID {
			t.Errorf("sent the key %q, %q in the meta, for an operation whose key is %q", key, meta.RequestID, op.RepeatKey)
		}
		for _, name := range []string{"PayPal-Client-Metadata-Id", "Prefer", "PayPal-Mock-Response", "PayPal-Auth-Assertion", "X-Own"} {
			if got.Get(name) != "" {
				t.Errorf("%s is sent as %s, of an earlier call", name, got.Get(name))
			}
		}
	})
}

// TestOptionsThatAreRefused: what would break the header, or make a test of a live
// system, is never sent.
func TestOptionsThatAreRefused(t *testing.T) {
	c := serve(t, func(_ http.ResponseWriter, r *http.Request) { t.Errorf("sent %v", r.Header) })
	long := strings.Repeat("x", 37)
	for name, option := range map[string]func(text string) paypal.CallOption{
		"key":         rest.RequestID,
		"assertion":   rest.AuthAssertion,
		"attribution": func(s string) paypal.CallOption { return rest.PartnerAttributionID(s) },
		"metadata":    rest.ClientMetadataID,
		"prefer":      func(s string) paypal.CallOption { return rest.Prefer(s) },
		"own":         func(s string) paypal.CallOption { return rest.SetHeader("X-Own", s) },
		"subject":     func(s string) paypal.CallOption { return paypal.OnBehalfOf(s) },
		"token":       rest.TokenSubject,
	} {
		for _, text := range []string{"", "a\r\nX-Evil: 1", "a\nb", "a\rb", "a\x00b", "\xff"} {
			_, err := ordersv2.NewClient(c).Orders.Create(t.Context(), new(ordersv2.OrderRequest), option(text))
			if !errors.Is(err, paypal.ErrValidation) || strings.ContainsAny(err.Error(), "\r\n") {
				t.Errorf("%s: %q gives %v", name, text, err)
			}
		}
	}
	for name, option := range map[string]paypal.CallOption{
		"long key": rest.RequestID(strings.Repeat("k", 109)), "long attribution": rest.PartnerAttributionID(long), "long metadata": rest.ClientMetadataID(long),
		"host": rest.SetHeader("Host", "evil.example"), "own token": rest.SetHeader("Authorization", "Bearer x"), "no mock": rest.MockResponse(""),
	} {
		if _, err := ordersv2.NewClient(c).Orders.Create(t.Context(), nil, option); !errors.Is(err, paypal.ErrValidation) {
			t.Errorf("%s gives %v", name, err)
		}
	}
	live, err := paypal.New(paypal.ClientCredentials{ClientID: "shop", Secret: paypal.NewSecret("hush")}, paypal.WithEnvironment(paypal.Live()),
		paypal.WithHTTPClient(&http.Client{Transport: unused{t}}))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := ordersv2.NewClient(live).Orders.Create(t.Context(), nil, rest.MockResponse("INSTRUMENT_DECLINED")); !errors.Is(err, paypal.ErrValidation) || !strings.Contains(err.Error(), "live") {
		t.Errorf("a test of the live system gives %v", err)
	}
}

// unused is a transport that must not be used.
type unused struct{ *testing.T }

func (u unused) RoundTrip(r *http.Request) (*http.Response, error) {
	u.Errorf("a request went to %s", r.URL)
	return nil, errors.New("no network")
}

// TestPathParameters: a server sees exactly the value that was given, and no other
// path.
func TestPathParameters(t *testing.T) {
	var uri string
	c := serve(t, func(_ http.ResponseWriter, r *http.Request) { uri = r.RequestURI })
	orders, trackers, invoices := ordersv2.NewClient(c).Orders, ordersv2.NewClient(c).Trackers, invoicingv2.NewClient(c).Invoices
	for _, id := range []string{
		"5O190127TN364715T", ".", "..", "...", "../../v1/payments", "a/b", "/", "//", "%", "%2e%2e", "%2F", "a b", " ", "+", "ü€😀", "a?b=c", "#f", "a;b", "a&b=c",
		`\`, `..\..`, `"<'>`, "{id}", "a:b@c", "~-_.!*()", strings.Repeat("x", 2000),
	} {
		uri = ""
		if _, err := orders.Get(t.Context(), id, &ordersv2.OrdersGetParams{Fields: id}); err != nil {
			t.Errorf("%.40q: %v", id, err)
		}
		path, query, _ := strings.Cut(uri, "?")
		if got := segments(t, path); !slices.Equal(got, []string{"v2", "checkout", "orders", id}) {
			t.Errorf("%.40q is sent as %s", id, uri)
		}
		if q, err := url.ParseQuery(query); err != nil || len(q) != 1 || q.Get("fields") != id {
			t.Errorf("%.40q is sent as %s, %v", id, uri, err)
		}
		if err := trackers.Patch(t.Context(), id, id, []rest.Patch{{Op: "remove", Path: "/status"}}); err != nil || !slices.Equal(segments(t, uri), []string{"v2", "checkout", "orders", id, "trackers", id}) {
			t.Errorf("%.40q is sent as %s, %v", id, uri, err)
		}
		if err := invoices.PaymentsDelete(t.Context(), id, "T-1"); err != nil || !slices.Equal(segments(t, uri), []string{"v2", "invoicing", "invoices", id, "payments", "T-1"}) {
			t.Errorf("%.40q is sent as %s, %v", id, uri, err)
		}
	}
	uri = ""
	for _, id := range []string{"", "a\nb", "a\r\nHost: evil.example", "\x00", "\xff", "\u0085"} {
		_, err := orders.Get(t.Context(), id, nil)
		if uri != "" || !errors.Is(err, paypal.ErrValidation) || strings.ContainsAny(err.Error(), "\r\n") {
			t.Errorf("%q is sent as %s, %v", id, uri, err)
		}
	}
}

// segments takes a path apart as servers do. A segment of dots would be resolved.
func segments(t *testing.T, path string) (all []string) {
	for segment := range strings.SplitSeq(strings.TrimPrefix(path, "/"), "/") {
		text, err := url.PathUnescape(segment)
		if err != nil || segment == "." || segment == ".." {
			t.Errorf("the path %s has the segment %s, %v", path, segment, err)
		}
		all = append(all, text)
	}
	return all
}

// TestParametersOfTheQuery that hold what ends a pair.
func TestParametersOfTheQuery(t *testing.T) {
	var got url.Values
	c := serve(t, func(_ http.ResponseWriter, r *http.Request) { got, _ = url.ParseQuery(r.URL.RawQuery) })
	in := &webhooksv1.WebhooksEventsListParams{TransactionID: "a&b=c", EventType: "PAYMENT.*+ü", StartTime: "2026-01-01T00:00:00+01:00"}
	if _, err := webhooksv1.NewClient(c).WebhooksEvents.ListPage(t.Context(), in); err != nil {
		t.Fatal(err)
	}
	if got.Get("transaction_id") != in.TransactionID || got.Get("event_type") != in.EventType || got.Get("start_time") != string(in.StartTime) || len(got) != 3 {
		t.Errorf("the server sees %v", got)
	}
}

// TestKeysOfTheContract holds the operations against the table of those that can
// be repeated under a key.
func TestKeysOfTheContract(t *testing.T) {
	data, err := os.ReadFile(testenv.Shared(t, "facts", "idempotency.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	want := map[string][]string{}
	for line := range strings.Lines(string(data)) {
		columns := strings.Split(strings.TrimSpace(line), "\t")
		if columns[0] != "REST" {
			continue
		}
		name, _, _ := strings.Cut(columns[1], " (")
		document := columns[len(columns)-1]
		if strings.HasPrefix(document, "web_experience") {
			document = "payment-experience_" + document
		}
		want[document+"/"+name] = columns
	}
	everyOperation(t, func(t *testing.T, op *paypal.Operation) {
		_, name, _ := strings.Cut(t.Name(), "/")
		columns := want[name]
		delete(want, name)
		if columns == nil {
			if op.RepeatKey != "" || op.ReplayStatus != 0 {
				t.Errorf("the key is %q, the status of a replay %d: the table has none", op.RepeatKey, op.ReplayStatus)
			}
			return
		}
		replay := 0
		if strings.HasPrefix(columns[6], "200 instead of 201") {
			replay = 200
		}
		limit, _ := strconv.Atoi(columns[5])
		if op.RepeatKey != "PayPal-Request-Id" || op.ReplayStatus != replay || op.RepeatKeyMax != limit || 24*op.RepeatDays+op.RepeatHours != hoursOf(columns[4]) {
			t.Errorf("key %q of up to %d for %d days and %d hours, replay %d; the table has %q", op.RepeatKey, op.RepeatKeyMax, op.RepeatDays, op.RepeatHours, op.ReplayStatus, columns)
		}
	})
	if len(want) > 0 {
		t.Errorf("operations of the table that no package has: %v", want)
	}
}

// hoursOf reads how long a key is kept: "6 h (72 h by agreement)", "30 d".
func hoursOf(text string) int {
	if text == "forever" {
		return -24
	}
	var n int
	var unit string
	if _, err := fmt.Sscanf(text, "%d %1s", &n, &unit); err != nil {
		return 0
	}
	if unit == "d" {
		n *= 24
	}
	return n
}
