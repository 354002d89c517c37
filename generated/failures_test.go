package generated_test

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/rest"
)

// readFailure receives an error. All that it says must come back in the error of
// the call, and it must be of a class.
func readFailure(t *testing.T, m *message) {
	var meta paypal.Meta
	err := m.call(t, m.answered(t), &meta, rest.Body{}, func(*rest.Fields) { t.Error("an error was read as a result") })
	var e *paypal.Error
	if !errors.As(err, &e) {
		t.Fatalf("the call gave %v", err)
	}
	if e.Name == "" || e.Message == "" || e.Code == "" || e.Advice() == paypal.AdviceNone || e.Status != m.status || meta.RawBody != string(m.data) {
		t.Errorf("the error is %v, named %q with the code %q, advice %q and status %d", e, e.Name, e.Code, e.Advice(), e.Status)
	}
	compareFailure(t, m.data, e)
}

// compareFailure compares the leaves of a body with what an error holds, once
// those are called as in version 2.
func compareFailure(t *testing.T, data []byte, e *paypal.Error) {
	t.Helper()
	got := leavesOfError(e)
	for _, l := range leavesOf(t, data) {
		known := slices.ContainsFunc(got, func(g leaf) bool { return g.value == l.value && slices.Contains(placesOf(l.path), g.path) })
		if !known && l.value != "" && !reported(e.Meta.Unknown, l) {
			t.Errorf("lost without a report: %s = %s\n\tthe error holds %v", l.path, l.value, got)
		}
	}
}

// placesOf returns where the value of a member may stand in an error.
func placesOf(path string) []string {
	path = strings.TrimPrefix(path, "/error/")
	parts := strings.Split(strings.TrimPrefix(path, "/"), "/")
	switch parts[0] {
	case "information_link":
		return []string{"links"}
	case "error":
		return []string{"name", "detail code"}
	case "error_description":
		return []string{"message", "detail message"}
	case "correlation_id":
		return []string{"debug_id"}
	case "details", "errors", "error_list":
		return placesOfDetail(parts)
	}
	return []string{parts[0]}
}

// placesOfDetail knows that the issue is a code or a sentence, and that a detail
// within a detail follows it.
func placesOfDetail(parts []string) (places []string) {
	member := parts[2]
	if member == "details" {
		member = parts[4]
	}
	switch member {
	case "issue", "name", "code", "message", "description":
		return []string{"detail code", "detail message"}
	}
	return []string{"detail " + member}
}

// leavesOfError returns what an error holds.
func leavesOfError(e *paypal.Error) []leaf {
	all := []leaf{{"name", number(e.Name)}, {"message", number(e.Message)}, {"debug_id", number(e.DebugID)}}
	for _, l := range e.Links {
		all = append(all, leaf{"links", l.Href}, leaf{"links", l.Rel}, leaf{"links", l.Method}, leaf{"links", l.EncType})
	}
	for _, d := range e.Errors {
		all = append(all,
			leaf{"detail code", number(d.Code)}, leaf{"detail message", number(d.Message)}, leaf{"detail message", number(d.LongMessage)},
			leaf{"detail field", d.Field}, leaf{"detail value", number(d.Value)}, leaf{"detail location", d.Location})
		for _, p := range d.Parameters {
			all = append(all, leaf{"detail " + p.ID, number(p.Value)}, leaf{"detail message", number(p.Value)})
		}
		for _, l := range d.Links {
			all = append(all, leaf{"detail links", l.Href}, leaf{"detail links", l.Rel}, leaf{"detail links", l.Method}, leaf{"detail links", l.EncType})
		}
	}
	return all
}

// TestFailures reads errors in every shape that PayPal's documents and services
// have for them.
func TestFailures(t *testing.T) {
	link := `{"href":"https://developer.paypal.com/x","rel":"information_link","method":"GET","encType":"application/json"}`
	for name, tt := range map[string]struct {
		status int
		body   string
		code   string
		class  error
		advice paypal.Advice
	}{
		"version 2": {422, `{"name":"UNPROCESSABLE_ENTITY","message":"The requested action could not be performed.","debug_id":"d1","links":[` + link + `],` +
			`"details":[{"issue":"INSTRUMENT_DECLINED","description":"The instrument was declined.","field":"/payment_source/0","value":"x","location":"path","links":[` + link + `]},{"issue":"SECOND"}]}`,
			"INSTRUMENT_DECLINED", paypal.ErrDeclined, paypal.AdviceSendBuyerBack},
		"version 1": {400, `{"name":"VALIDATION_ERROR","message":"Invalid request - see details","debug_id":"d1","information_link":"https://developer.paypal.com/docs","details":[{"field":"payer.method","issue":"Value is invalid"}]}`,
			"VALIDATION_ERROR", paypal.ErrValidation, paypal.AdviceFixRequest},
		"sentence and description": {400, `{"name":"VALIDATION_ERROR","message":"m","details":[{"issue":"This is wrong","description":"Because it is.","code":"C1","name":"N1","message":"M1"}]}`,
			"C1", paypal.ErrValidation, paypal.AdviceFixRequest},
		"payouts": {400, `{"name":"USER_BUSINESS_ERROR","message":"m","errors":[{"name":"INSUFFICIENT_FUNDS","message":"Too little money.","details":[{"field":"items[0].amount","issue":"It is too much"}]}]}`,
			"INSUFFICIENT_FUNDS", paypal.ErrValidation, paypal.AdviceFixRequest},
		"list": {400, `{"name":"INVALID_REQUEST","message":"m","error_list":[{"code":"X1","description":"d","unheard":{"of":1}}]}`,
			"X1", paypal.ErrValidation, paypal.AdviceFixRequest},
		"identity": {401, `{"error":"invalid_client","error_description":"Client Authentication failed","correlation_id":"c1","information_link":"https://developer.paypal.com/docs"}`,
			"invalid_client", paypal.ErrAuth, paypal.AdviceFixCredentials},
		"nested":    {404, `{"error":{"name":"RESOURCE_NOT_FOUND","message":"m","debug_id":"d1","details":[{"issue":"INVALID_RESOURCE_ID"}],"links":[` + link + `]}}`, "INVALID_RESOURCE_ID", paypal.ErrNotFound, paypal.AdviceFixRequest},
		"unheard":   {409, `{"name":"RESOURCE_CONFLICT","message":"m","more":{"a":[1,{"b":true}]},"details":"all","links":{}}`, "RESOURCE_CONFLICT", paypal.ErrState, paypal.AdviceGiveUp},
		"numbers":   {400, `{"name":"INVALID_REQUEST","message":7,"debug_id":12345,"details":[{"issue":"DECIMAL_PRECISION","value":10.005}]}`, "DECIMAL_PRECISION", paypal.ErrValidation, paypal.AdviceFixRequest},
		"no list":   {429, `{"name":"RATE_LIMIT_REACHED","message":"m","details":null}`, "RATE_LIMIT_REACHED", paypal.ErrRateLimited, paypal.AdviceRetry},
		"both ways": {400, `{"name":"INVALID_REQUEST","message":"m","error":"invalid_request","error_description":"other","correlation_id":"c1"}`, "invalid_request", paypal.ErrValidation, paypal.AdviceFixRequest},
		"beside":    {400, `{"error":{"name":"INVALID_REQUEST","message":"m"},"debug_id":"d1","information_link":"https://developer.paypal.com/docs"}`, "INVALID_REQUEST", paypal.ErrValidation, paypal.AdviceFixRequest},
	} {
		t.Run(name, func(t *testing.T) {
			m := &message{data: []byte(tt.body), status: tt.status}
			err := m.call(t, m.answered(t), new(paypal.Meta), rest.Body{}, func(*rest.Fields) {})
			var e *paypal.Error
			if !errors.As(err, &e) || !errors.Is(err, tt.class) || e.Code != tt.code || e.Advice() != tt.advice {
				t.Fatalf("got %v with the code %q and advice %q", err, e.Code, e.Advice())
			}
			compareFailure(t, m.data, e)
		})
	}
}

// readToken has the token endpoint answer with a message. The token goes into the
// call.
func readToken(t *testing.T, m *message) {
	var got string
	mux := http.NewServeMux()
	mux.HandleFunc("POST /v1/oauth2/token", func(w http.ResponseWriter, r *http.Request) {
		if id, secret, _ := r.BasicAuth(); id != "shop" || secret != "hush" || r.FormValue("grant_type") != "client_credentials" {
			t.Errorf("%s and %s asked for a token by %v", id, secret, r.Form)
		}
		_, _ = w.Write(m.data)
	})
	mux.HandleFunc("/", func(_ http.ResponseWriter, r *http.Request) { got = r.Header.Get("Authorization") })
	err := m.call(t, clientOf(t, mux), new(paypal.Meta), rest.Body{}, func(*rest.Fields) {})
	want := ""
	for _, l := range leavesOf(t, m.data) {
		if l.path == "/access_token" {
			want = l.value
		}
	}
	if err != nil || want == "" || got != "Bearer "+want {
		t.Errorf("the call came with %q, want the token %q: %v", got, want, err)
	}
}

// readNoToken has the token endpoint fail. The call never reaches the server, and
// its error says why.
func readNoToken(t *testing.T, m *message) {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /v1/oauth2/token", func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(m.status)
		_, _ = w.Write(m.data)
	})
	mux.HandleFunc("/", func(http.ResponseWriter, *http.Request) { t.Error("a call was made without a token") })
	err := m.call(t, clientOf(t, mux), new(paypal.Meta), rest.Body{}, func(*rest.Fields) {})
	var e *paypal.Error
	if !errors.As(err, &e) || e.Status != m.status && m.status >= 400 || errors.Is(err, paypal.ErrOutcomeUnknown) || !strings.Contains(e.Message, "no access token") {
		t.Fatalf("got %v", err)
	}
	t.Logf("status %d: %v, advice %q", m.status, err, e.Advice())
	if e.Advice() == paypal.AdviceNone {
		t.Errorf("there is no advice about %v", err)
	}
	if m.data[0] != '{' {
		return
	}
	for _, l := range leavesOf(t, m.data) {
		held := l.path == "/error" && l.value == e.Code || l.path == "/error_description" && strings.Contains(e.Message, l.value)
		if !held && l.path != "/scope" {
			t.Errorf("lost: %s = %s in %v with the code %q", l.path, l.value, err, e.Code)
		}
	}
}

// TestTokenFailures has the token endpoint fail in other ways than were recorded.
func TestTokenFailures(t *testing.T) {
	for _, tt := range []struct {
		status int
		body   string
		code   string
		class  error
		advice paypal.Advice
	}{
		{401, `{"error":"invalid_client","error_description":"Client Authentication failed"}`, "invalid_client", paypal.ErrAuth, paypal.AdviceFixCredentials},
		{400, `{"error":"invalid_client","error_description":"client id or secret is null"}`, "invalid_client", paypal.ErrAuth, paypal.AdviceFixCredentials},
		{400, `{"error":"unsupported_grant_type","error_description":"unsupported grant_type"}`, "unsupported_grant_type", paypal.ErrValidation, paypal.AdviceFixRequest},
		{429, `{"name":"RATE_LIMIT_REACHED","message":"Too many requests."}`, "RATE_LIMIT_REACHED", paypal.ErrRateLimited, paypal.AdviceRetry},
		{503, "", "", paypal.ErrUnavailable, paypal.AdviceRetry},
		{403, "<html>Forbidden</html>", "", paypal.ErrPermission, paypal.AdviceFixAccount},
	} {
		t.Run(fmt.Sprint(tt.status, tt.code), func(t *testing.T) {
			mux := http.NewServeMux()
			mux.HandleFunc("POST /v1/oauth2/token", func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Paypal-Debug-Id", "d3bu9")
				w.WriteHeader(tt.status)
				_, _ = io.WriteString(w, tt.body)
			})
			m := new(message)
			err := m.call(t, clientOf(t, mux), new(paypal.Meta), rest.Body{}, func(*rest.Fields) {})
			var e *paypal.Error
			if !errors.As(err, &e) || !errors.Is(err, tt.class) || errors.Is(err, paypal.ErrOutcomeUnknown) || e.Code != tt.code || e.Status != tt.status || e.DebugID != "d3bu9" || e.Advice() != tt.advice {
				t.Errorf("got %v with the code %q, status %d and advice %q", err, e.Code, e.Status, e.Advice())
			}
		})
	}
}
