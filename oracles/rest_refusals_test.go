package oracles

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/generated/ordersv2"
	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/money"
)

// A package that must be called in whole has a call of each operation, and no
// suite calls what is not an operation.
func TestRESTCallsAreComplete(t *testing.T) {
	if len(restSuites) != 17 {
		t.Errorf("%d packages, want 17", len(restSuites))
	}
	for _, suite := range restSuites {
		var called []string
		for _, call := range suite.calls {
			called = append(called, call.operation)
		}
		for _, op := range suite.operations {
			if suite.complete && !slices.Contains(called, op.Name) {
				t.Errorf("%s: nothing calls %s", suite.document, op.Name)
			}
		}
		for _, name := range called {
			if !slices.ContainsFunc(suite.operations, func(op paypal.Operation) bool { return op.Name == name }) {
				t.Errorf("%s: there is no operation %s", suite.document, name)
			}
		}
	}
}

// refuseAll shows that a judge can say no: to a request that a program would
// write, and to bodies of the wrong type, for every operation that takes one.
func refuseAll(t *testing.T, j *judge) {
	t.Run("unknown value", func(t *testing.T) {
		pp := j.front(t, "checkout_orders_v2").client(t)
		_, err := ordersv2.NewClient(pp).Orders.Create(t.Context(), &ordersv2.OrderRequest{
			Intent: "SELL",
			PurchaseUnits: []ordersv2.PurchaseUnitRequest{{
				Amount: &ordersv2.AmountWithBreakdown{Amount: money.Of("1.00", "USD")},
			}},
		})
		var e *paypal.Error
		if !errors.As(err, &e) || e.Status/100 != 4 {
			t.Errorf("%v", err)
		}
	})
	for _, suite := range restSuites {
		for _, op := range suite.operations {
			if op.NewInput() != nil {
				t.Run(suite.document+" "+op.Name, func(t *testing.T) { refuses(t, j.addresses[suite.document], op) })
			}
		}
	}
}

var parameter = regexp.MustCompile(`\{[^}]*\}`)

// refuses sends a text where the document wants an object or a list. Where it
// forgets to say which, an object that has none of its members will do.
func refuses(t *testing.T, address string, op paypal.Operation) {
	var answers []string
	for _, body := range []string{`"no such thing"`, `{}`} {
		status, because := sendJSON(t, op.Method, address+parameter.ReplaceAllString(op.Path, "1"), body)
		if status/100 != 2 && aboutBody.MatchString(because) {
			return
		}
		answers = append(answers, fmt.Sprintf("%s: status %d, %.500s", body, status, because))
	}
	t.Errorf("accepted: %s", answers)
}

// aboutBody is what the two judges say of a body.
var aboutBody = regexp.MustCompile(`"request","body"|"code":415|"body: |takes no body of type`)

// sendJSON returns the status of an answer, and what is wrong with the request.
func sendJSON(t *testing.T, method, url, body string) (status int, because string) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), method, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Authorization", "Bearer "+accessToken)
	req.Header.Set("Content-Type", "application/json")
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, resp.Header.Get(violationsHeader) + string(answer)
}
