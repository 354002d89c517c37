package expresscheckout

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/money"
	"github.com/ppgen/ppgen/paypal/nvp"
)

// question is a callback with every field.
const question = "METHOD=CallbackRequest&CALLBACKVERSION=61.0&TOKEN=EC-1&CURRENCYCODE=EUR&LOCALECODE=de_DE" +
	"&L_NAME0=Mug&L_NUMBER0=m1&L_DESC0=A+mug&L_QTY0=2&L_AMT0=9.95&L_ITEMWEIGHTVALUE0=0.4&L_ITEMWEIGHTUNIT0=kg&L_ITEMHEIGHTVALUE0=10&L_ITEMHEIGHTUNIT0=cm" +
	"&L_ITEMWIDTHVALUE0=8&L_ITEMWIDTHUNIT0=cm&L_ITEMLENGTHVALUE0=9&L_ITEMLENGTHUNIT0=cm&L_NAME1=Gift" +
	"&SHIPTOSTREET=Gro%C3%9Fe+Stra%C3%9Fe+1&SHIPTOSTREET2=Hof&SHIPTOCITY=K%C3%B6ln&SHIPTOSTATE=NW&SHIPTOZIP=50667&SHIPTOCOUNTRY=DE"

func theQuestion() *CallbackRequest {
	cm := func(n string) *Measure { return &Measure{money.MustParse(n), "cm"} }
	return &CallbackRequest{
		Version: "61.0", Token: "EC-1", Currency: "EUR", Locale: "de_DE",
		Items: []CallbackItem{
			{
				Name: "Mug", Number: "m1", Description: "A mug", Quantity: paypal.Ptr(2), Amount: money.Of("9.95", "EUR"),
				Weight: &Measure{money.MustParse("0.4"), "kg"}, Height: cm("10"), Width: cm("8"), Length: cm("9"),
			},
			{Name: "Gift"},
		},
		ShipTo: CallbackAddress{Street: "Große Straße 1", Street2: "Hof", City: "Köln", State: "NW", PostalCode: "50667", Country: "DE"},
	}
}

func TestCallbackRequests(t *testing.T) {
	got, err := ParseCallback([]byte(question))
	if err != nil || !reflect.DeepEqual(got, theQuestion()) {
		t.Errorf("read %+v, %v", got, err)
	}
	body, err := nvp.Marshal(theQuestion())
	if err != nil || string(body) != question {
		t.Errorf("wrote %s, %v", body, err)
	}
	got, err = ParseCallback([]byte("METHOD=Callback&l_name0=x&SHIPTOCOUNTRYCODE=AT&NEW=1&L_QTY0=many&L_TOKEN5=x&TOKEN7=y"))
	if err != nil || got.Items[0].Name != "x" || len(got.Items) != 1 || got.ShipTo.Country != "AT" {
		t.Errorf("read %+v, %v", got, err)
	}
	want := []paypal.Unknown{{Path: "NEW", Value: "1", Reason: "unknown name"}, {Path: "L_QTY0", Value: "many", Reason: "not an integer"}, {Path: "L_TOKEN5", Value: "x", Reason: "unknown name"}, {Path: "TOKEN7", Value: "y", Reason: "unknown name"}}
	if !reflect.DeepEqual(got.Unknown, want) {
		t.Errorf("unknown are %v", got.Unknown)
	}
	if again, err := nvp.Marshal(got); err != nil || !strings.HasPrefix(string(again), "METHOD=Callback&") {
		t.Errorf("an older request is written again as %s, %v", again, err)
	}
	for _, body := range []string{"", "<html>", "METHOD=SetExpressCheckout&TOKEN=x"} {
		if _, err := ParseCallback([]byte(body)); err == nil || !strings.HasPrefix(err.Error(), "expresscheckout: the callback cannot be read: ") {
			t.Errorf("%q gives %v", body, err)
		}
	}
	mixed := theQuestion()
	mixed.Items[0].Amount.Currency = "USD"
	if _, err := nvp.Marshal(mixed); err == nil || !strings.Contains(err.Error(), `AMT is in USD, but the message is in "EUR"`) {
		t.Errorf("two currencies give %v", err)
	}
	if _, err := nvp.Marshal((*CallbackRequest)(nil)); err == nil {
		t.Error("a nil request was written")
	}
}

// theAnswer is a response with every field, and what it looks like.
func theAnswer() (*CallbackResponse, string) {
	return &CallbackResponse{
			Version: "61.0", Currency: "EUR", OfferInsurance: paypal.Ptr(true),
			Options: []ShippingOption{
				{Name: "Ground", Label: "Slow", Amount: money.Of("4.90", "EUR"), Default: true, Tax: money.Of("1.00", "EUR"), Insurance: money.Of("0.50", "EUR")},
				{Name: "Air", Amount: money.Of("19.90", "EUR")},
			},
		}, "METHOD=CallbackResponse&CALLBACKVERSION=61.0&CURRENCYCODE=EUR&OFFERINSURANCEOPTION=true" +
			"&L_SHIPPINGOPTIONNAME0=Ground&L_SHIPPINGOPTIONLABEL0=Slow&L_SHIPPINGOPTIONAMOUNT0=4.90&L_SHIPPINGOPTIONISDEFAULT0=true&L_TAXAMT0=1.00&L_INSURANCEAMOUNT0=0.50" +
			"&L_SHIPPINGOPTIONNAME1=Air&L_SHIPPINGOPTIONAMOUNT1=19.90&L_SHIPPINGOPTIONISDEFAULT1=false"
}

func TestCallbackResponses(t *testing.T) {
	x, want := theAnswer()
	body, err := nvp.Marshal(x)
	if err != nil || string(body) != want {
		t.Errorf("wrote %s, %v; want %s", body, err, want)
	}
	var back CallbackResponse
	if unknown, err := nvp.UnmarshalReport(body, &back); err != nil || unknown != nil || !reflect.DeepEqual(&back, x) {
		t.Errorf("read %+v, %v, %v", back, unknown, err)
	}
	var none CallbackResponse
	unknown, err := nvp.UnmarshalReport([]byte("METHOD=CallbackResponse&NO_SHIPPING_OPTION_DETAILS=1&L_NEW0=x&L_NAME0=y&TOKEN=z&TOKEN3=z"), &none)
	if err != nil || !none.NoShipping || none.Options != nil || len(unknown) != 4 {
		t.Errorf("read %+v, %v, %v", none, unknown, err)
	}
}

// post asks a handler, and returns status, body and what OnError was told.
func post(t *testing.T, h *Handler, body string) (status int, answer string, told error) {
	t.Helper()
	h.OnError = func(_ *http.Request, err error) { told = err }
	srv := httptest.NewServer(h)
	defer srv.Close()
	resp, err := http.Post(srv.URL, "application/x-www-form-urlencoded", strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	if resp.StatusCode == 200 && resp.Header.Get("Content-Type") != "application/x-www-form-urlencoded; charset=utf-8" {
		t.Errorf("the answer is %s", resp.Header.Get("Content-Type"))
	}
	return resp.StatusCode, string(b), told
}

func TestHandler(t *testing.T) {
	x, want := theAnswer()
	x.Version, x.Currency = "", ""
	h := &Handler{Quote: func(ctx context.Context, r *CallbackRequest) (*CallbackResponse, error) {
		if !reflect.DeepEqual(r, theQuestion()) {
			t.Errorf("asked %+v", r)
		}
		if left, ok := ctx.Deadline(); !ok || time.Until(left) > 3*time.Second {
			t.Errorf("the deadline is %v", left)
		}
		return x, nil
	}}
	status, answer, told := post(t, h, question)
	if status != 200 || answer != want || told != nil {
		t.Errorf("answered %d %s, %v; want %s", status, answer, told, want)
	}
	if x.Version != "" || x.Currency != "" {
		t.Error("the response of Quote was changed")
	}
	h.Quote = func(context.Context, *CallbackRequest) (*CallbackResponse, error) {
		return nil, errors.Join(errors.New("too far"), ErrNoShipping)
	}
	status, answer, told = post(t, h, question)
	if want := "METHOD=CallbackResponse&CALLBACKVERSION=61.0&CURRENCYCODE=EUR&NO_SHIPPING_OPTION_DETAILS=1"; status != 200 || answer != want || told != nil {
		t.Errorf("answered %d %s, %v; want %s", status, answer, told, want)
	}
}

func TestHandlerFailures(t *testing.T) {
	eur := money.Of("1.00", "EUR")
	options := func(list ...ShippingOption) *Handler {
		return &Handler{Quote: func(context.Context, *CallbackRequest) (*CallbackResponse, error) {
			return &CallbackResponse{Options: list}, nil
		}}
	}
	one := ShippingOption{Name: "a", Amount: eur, Default: true}
	boom := errors.New("boom")
	for _, c := range []struct {
		name   string
		h      *Handler
		body   string
		status int
		told   string
	}{
		{"no quote", &Handler{}, question, 500, "the Handler has no Quote"},
		{"an error", &Handler{Quote: func(context.Context, *CallbackRequest) (*CallbackResponse, error) { return nil, boom }}, question, 500, "no quote: boom"},
		{"nothing", &Handler{Quote: func(context.Context, *CallbackRequest) (*CallbackResponse, error) { return nil, nil }}, question, 500, "neither a response nor an error"},
		{"no options", options(), question, 500, "0 options: expected 1 to 10"},
		{"many options", options(one, one, one, one, one, one, one, one, one, one, one), question, 500, "11 options: expected 1 to 10"},
		{"no default", options(ShippingOption{Name: "a", Amount: eur}), question, 500, "0 options are the default: expected one"},
		{"two defaults", options(one, one), question, 500, "2 options are the default: expected one"},
		{"no name", options(ShippingOption{Amount: eur, Default: true}), question, 500, "option 0 needs a name and an amount"},
		{"no amount", options(ShippingOption{Name: "a", Default: true}), question, 500, "option 0 needs a name and an amount"},
		{"another currency", options(ShippingOption{Name: "a", Amount: money.Of("1.00", "USD"), Default: true}), question, 500, "SHIPPINGOPTIONAMOUNT is in USD"},
		{"no currency", options(one), "METHOD=CallbackRequest&TOKEN=x", 500, "no currency"},
		{"both", &Handler{Quote: func(context.Context, *CallbackRequest) (*CallbackResponse, error) {
			return &CallbackResponse{NoShipping: true, Options: []ShippingOption{one}}, nil
		}}, question, 500, "has options and says that nothing is shipped"},
		{"another message", options(one), "METHOD=SetExpressCheckout&TOKEN=x", 400, "expected METHOD CallbackRequest"},
		{"html", options(one), "<html>", 400, "is it HTML"},
		{"empty", options(one), "", 400, "the message is empty"},
		{"too long", &Handler{Quote: options(one).Quote, MaxBytes: 100}, question, 413, "longer than 100 bytes"},
		{"longer than the default", options(one), question + strings.Repeat("&X=1", 1<<14), 413, "longer than 65536 bytes"},
	} {
		status, answer, told := post(t, c.h, c.body)
		if status != c.status || told == nil || !strings.HasPrefix(told.Error(), "expresscheckout: ") || !strings.Contains(told.Error(), c.told) || strings.TrimSpace(answer) != http.StatusText(status) {
			t.Errorf("%s: answered %d %s, %v; want %d, %s", c.name, status, answer, told, c.status, c.told)
		}
	}
	h := options(one)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest("GET", "/", nil))
	if w.Code != 405 || w.Header().Get("Allow") != "POST" {
		t.Errorf("a GET is answered %d with %v", w.Code, w.Header())
	}
	w = httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest("POST", "/", io.MultiReader(strings.NewReader("METHOD="), brokenReader{})))
	if w.Code != 400 {
		t.Errorf("a broken connection is answered %d", w.Code)
	}
}

type brokenReader struct{}

func (brokenReader) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

func TestTimeoutOfQuotes(t *testing.T) {
	h := &Handler{Timeout: 10 * time.Millisecond, Quote: func(ctx context.Context, _ *CallbackRequest) (*CallbackResponse, error) {
		<-ctx.Done()
		return nil, ctx.Err()
	}}
	if status, _, told := post(t, h, question); status != 500 || !errors.Is(told, context.DeadlineExceeded) {
		t.Errorf("answered %d, %v", status, told)
	}
}

// The answer is what any reader of forms understands.
func TestResponsesAreForms(t *testing.T) {
	x, _ := theAnswer()
	x.Options[1].Name = "Luftpost & more; 100% = schnell"
	body, err := nvp.Marshal(x)
	if err != nil {
		t.Fatal(err)
	}
	form, err := url.ParseQuery(string(body))
	if err != nil || form.Get("L_SHIPPINGOPTIONNAME1") != x.Options[1].Name || len(form) != 13 {
		t.Errorf("%s is %v, %v", body, form, err)
	}
}
