package generated_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"github.com/ppgen/ppgen/generated/common"
	"github.com/ppgen/ppgen/generated/ordersv2"
	"github.com/ppgen/ppgen/generated/paymentsv1"
	"github.com/ppgen/ppgen/generated/paymentsv2"
	"github.com/ppgen/ppgen/generated/subscriptionsv1"
	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/money"
	"github.com/ppgen/ppgen/paypal/rest"
)

// A seller is a fake of PayPal's servers that remembers what was done. It speaks
// plain JSON, so that a mistake of the generated types cannot hide in both ends.
type seller struct {
	*httptest.Server
	mu        sync.Mutex
	tokens    int
	payments  map[string]map[string]any
	orders    map[string]map[string]any
	captures  map[string]map[string]any
	refunded  map[string]money.Decimal
	answers   map[string][]byte // by PayPal-Request-Id
	approvals map[string]bool   // orders whose buyer agreed
}

func newSeller(t *testing.T) *seller {
	s := &seller{
		payments: map[string]map[string]any{}, orders: map[string]map[string]any{}, captures: map[string]map[string]any{},
		refunded: map[string]money.Decimal{}, answers: map[string][]byte{}, approvals: map[string]bool{},
	}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /v1/oauth2/token", s.token)
	mux.HandleFunc("POST /v1/payments/payment", s.authorized(s.createPayment))
	mux.HandleFunc("POST /v1/payments/payment/{id}/execute", s.authorized(s.executePayment))
	mux.HandleFunc("GET /v1/payments/payment/{id}", s.authorized(s.getPayment))
	mux.HandleFunc("POST /v2/checkout/orders", s.authorized(s.createOrder))
	mux.HandleFunc("GET /v2/checkout/orders/{id}", s.authorized(s.getOrder))
	mux.HandleFunc("PATCH /v2/checkout/orders/{id}", s.authorized(s.patchOrder))
	mux.HandleFunc("POST /v2/checkout/orders/{id}/capture", s.authorized(s.captureOrder))
	mux.HandleFunc("POST /v2/payments/captures/{id}/refund", s.authorized(s.refund))
	mux.HandleFunc("GET /v1/billing/plans", s.authorized(s.plans))
	s.Server = httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s
}

func (s *seller) client(t *testing.T) *paypal.Client {
	t.Helper()
	c, err := paypal.New(paypal.ClientCredentials{ClientID: "shop", Secret: paypal.NewSecret("hush")}, paypal.WithEnvironment(paypal.Custom(s.URL)))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func (s *seller) token(w http.ResponseWriter, r *http.Request) {
	if id, secret, _ := r.BasicAuth(); id != "shop" || secret != "hush" {
		respond(w, 401, map[string]any{"error": "invalid_client", "error_description": "who?"})
		return
	}
	s.mu.Lock()
	s.tokens++
	s.mu.Unlock()
	respond(w, 200, map[string]any{"access_token": "A21", "token_type": "Bearer", "expires_in": 32400, "scope": "all"})
}

// authorized checks the access token, reads the body, and repeats the answer to a
// request that was made before.
func (s *seller) authorized(f func(r *http.Request, body map[string]any) (int, any)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		defer s.mu.Unlock()
		if r.Header.Get("Authorization") != "Bearer A21" {
			respond(w, 401, failure("AUTHENTICATION_FAILURE", ""))
			return
		}
		key := r.Header.Get("PayPal-Request-Id")
		if old := s.answers[key]; key != "" && old != nil {
			w.Header().Set("Content-Type", "application/json")
			w.Write(old)
			return
		}
		text, _ := io.ReadAll(r.Body)
		var body map[string]any
		json.Unmarshal(text, &body)
		r.Body = io.NopCloser(strings.NewReader(string(text)))
		status, answer := f(r, body)
		if key != "" && status < 300 {
			s.answers[key], _ = json.Marshal(answer)
		}
		respond(w, status, answer)
	}
}

func respond(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("PayPal-Debug-Id", "d3bu9")
	w.WriteHeader(status)
	if body != nil {
		json.NewEncoder(w).Encode(body)
	}
}

func failure(name, issue string) map[string]any {
	f := map[string]any{"name": name, "message": "It did not work.", "debug_id": "d3bu9"}
	if issue != "" {
		f["details"] = []any{map[string]any{"issue": issue, "description": "Because.", "field": "/x"}}
	}
	return f
}

func link(rel, href string) map[string]any {
	return map[string]any{"rel": rel, "href": href, "method": "REDIRECT"}
}

func (s *seller) createPayment(_ *http.Request, body map[string]any) (int, any) {
	id := fmt.Sprintf("PAY-%d", len(s.payments)+1)
	body["id"], body["state"] = id, "created"
	body["links"] = []any{link("self", s.URL+"/v1/payments/payment/"+id), link("approval_url", "https://www.example.com/pay?token=EC-"+id)}
	s.payments[id] = body
	return 201, body
}

func (s *seller) executePayment(r *http.Request, body map[string]any) (int, any) {
	p := s.payments[r.PathValue("id")]
	switch {
	case p == nil:
		return 404, failure("INVALID_RESOURCE_ID", "")
	case p["state"] != "created":
		return 400, failure("PAYMENT_ALREADY_DONE", "")
	case body["payer_id"] != "BUYER7":
		return 400, failure("INVALID_PAYER_ID", "")
	}
	p["state"] = "approved"
	transaction := p["transactions"].([]any)[0].(map[string]any)
	transaction["related_resources"] = []any{map[string]any{"sale": map[string]any{"id": "SALE1", "state": "completed", "amount": transaction["amount"]}}}
	return 200, p
}

func (s *seller) getPayment(r *http.Request, _ map[string]any) (int, any) {
	if p := s.payments[r.PathValue("id")]; p != nil {
		return 200, p
	}
	return 404, failure("INVALID_RESOURCE_ID", "")
}

func (s *seller) createOrder(_ *http.Request, body map[string]any) (int, any) {
	id := fmt.Sprintf("5O%d", len(s.orders)+1)
	body["id"], body["status"] = id, "CREATED"
	body["links"] = []any{link("self", s.URL+"/v2/checkout/orders/"+id), link("approve", "https://www.example.com/checkoutnow?token="+id)}
	s.orders[id] = body
	return 201, body
}

func (s *seller) getOrder(r *http.Request, _ map[string]any) (int, any) {
	o := s.orders[r.PathValue("id")]
	if o == nil {
		return 404, failure("RESOURCE_NOT_FOUND", "INVALID_RESOURCE_ID")
	}
	if s.approvals[r.PathValue("id")] && o["status"] == "CREATED" {
		o["status"] = "APPROVED"
	}
	return 200, o
}

func (s *seller) patchOrder(r *http.Request, _ map[string]any) (int, any) {
	var changes []map[string]any
	if err := json.NewDecoder(r.Body).Decode(&changes); err != nil || len(changes) != 1 {
		return 400, failure("INVALID_REQUEST", "MALFORMED_REQUEST_JSON")
	}
	o := s.orders[r.PathValue("id")]
	unit := o["purchase_units"].([]any)[0].(map[string]any)
	value, present := changes[0]["value"]
	switch {
	case changes[0]["path"] != "/purchase_units/@reference_id=='default'/invoice_id" || !present:
		return 422, failure("UNPROCESSABLE_ENTITY", "NOT_PATCHABLE")
	case value == nil:
		delete(unit, "invoice_id")
	default:
		unit["invoice_id"] = value
	}
	return 204, nil
}

func (s *seller) captureOrder(r *http.Request, _ map[string]any) (int, any) {
	id := r.PathValue("id")
	o := s.orders[id]
	switch {
	case o == nil:
		return 404, failure("RESOURCE_NOT_FOUND", "INVALID_RESOURCE_ID")
	case !s.approvals[id]:
		return 422, failure("UNPROCESSABLE_ENTITY", "ORDER_NOT_APPROVED")
	case o["status"] == "COMPLETED":
		return 422, failure("UNPROCESSABLE_ENTITY", "ORDER_ALREADY_CAPTURED")
	}
	o["status"] = "COMPLETED"
	unit := o["purchase_units"].([]any)[0].(map[string]any)
	capture := map[string]any{"id": "CAP" + id, "status": "COMPLETED", "amount": unit["amount"]}
	s.captures["CAP"+id] = capture
	unit["payments"] = map[string]any{"captures": []any{capture}}
	return 201, o
}

func (s *seller) refund(r *http.Request, body map[string]any) (int, any) {
	id := r.PathValue("id")
	c := s.captures[id]
	if c == nil {
		return 404, failure("RESOURCE_NOT_FOUND", "INVALID_RESOURCE_ID")
	}
	whole := c["amount"].(map[string]any)
	if body["amount"] == nil {
		body = map[string]any{"amount": whole}
	}
	amount := body["amount"].(map[string]any)
	total := s.refunded[id].Add(money.MustParse(amount["value"].(string)))
	switch limit := money.MustParse(whole["value"].(string)); {
	case total.Cmp(limit) > 0:
		return 422, failure("UNPROCESSABLE_ENTITY", "REFUND_AMOUNT_EXCEEDED")
	case total.Cmp(limit) == 0:
		c["status"] = "REFUNDED"
	default:
		c["status"] = "PARTIALLY_REFUNDED"
	}
	s.refunded[id] = total
	return 201, map[string]any{"id": "REF" + id, "status": "COMPLETED", "amount": amount}
}

// plans answers pages of two plans, of five in all.
func (s *seller) plans(r *http.Request, _ map[string]any) (int, any) {
	var page int
	fmt.Sscan(r.URL.Query().Get("page"), &page)
	list := []any{}
	for i := 2*page - 1; i <= min(2*page, 5); i++ {
		list = append(list, map[string]any{"id": fmt.Sprintf("P-%d", i), "status": "ACTIVE"})
	}
	links := []any{map[string]any{"rel": "self", "href": s.URL + r.URL.String()}}
	if page < 3 {
		links = append(links, map[string]any{"rel": "next", "href": fmt.Sprintf("%s/v1/billing/plans?page=%d", s.URL, page+1)})
	}
	return 200, map[string]any{"plans": list, "links": links}
}

// TestPaymentFlow is the way of a shop through version 1: create, send the buyer
// away, execute.
func TestPaymentFlow(t *testing.T) {
	ctx, s := t.Context(), newSeller(t)
	pp := paymentsv1.NewClient(s.client(t))
	created, err := pp.Payment.Create(ctx, &paymentsv1.Payment{
		Intent: paymentsv1.PaymentIntentSale,
		Payer:  &paymentsv1.Payer{PaymentMethod: common.PayerPaymentMethodPaypal},
		Transactions: []paymentsv1.Transaction{{
			Amount: &common.Amount{Total: money.Of("30.11", "USD")},
		}},
		RedirectURLs: &paymentsv1.PaymentRedirectURLs{ReturnURL: "https://shop.example/done", CancelURL: "https://shop.example/cancel"},
	})
	if err != nil {
		t.Fatal(err)
	}
	approval, ok := paypal.FindLink(created.Links, "approval_url")
	if created.State != paymentsv1.PaymentStateCreated || !ok || !strings.Contains(approval.Href, "token=EC-") {
		t.Fatalf("created: state %q, links %v", created.State, created.Links)
	}
	if _, err := pp.Payment.Execute(ctx, created.ID, &paymentsv1.PaymentExecution{PayerID: "SOMEBODY"}); !errors.Is(err, paypal.Issue("INVALID_PAYER_ID")) {
		t.Errorf("a stranger pays: %v", err)
	}
	done, err := pp.Payment.Execute(ctx, created.ID, &paymentsv1.PaymentExecution{PayerID: "BUYER7"})
	if err != nil {
		t.Fatal(err)
	}
	sale := done.Transactions[0].RelatedResources[0].Sale
	if done.State != paymentsv1.PaymentStateApproved || sale == nil || sale.State != paymentsv1.SaleStateCompleted || sale.Amount.Total.String() != "30.11 USD" {
		t.Errorf("executed: state %q, sale %+v", done.State, sale)
	}
	if _, err := pp.Payment.Execute(ctx, created.ID, &paymentsv1.PaymentExecution{PayerID: "BUYER7"}); !errors.Is(err, paypal.ErrDuplicate) {
		t.Errorf("executed twice: %v", err)
	}
	got, err := pp.Payment.Get(ctx, created.ID)
	if err != nil || got.State != paymentsv1.PaymentStateApproved {
		t.Errorf("got %+v, %v", got, err)
	}
	if s.tokens != 1 {
		t.Errorf("%d access tokens were fetched, want 1", s.tokens)
	}
}

// TestOrderFlow is the way of a shop through version 2: create, change, send the
// buyer away, capture, refund a part.
func TestOrderFlow(t *testing.T) {
	ctx, s := t.Context(), newSeller(t)
	client := s.client(t)
	pp := ordersv2.NewClient(client)
	created, err := pp.Orders.Create(ctx, &ordersv2.OrderRequest{
		Intent: ordersv2.CheckoutPaymentIntentCapture,
		PurchaseUnits: []ordersv2.PurchaseUnitRequest{{
			InvoiceID: "INV-1",
			Amount:    &ordersv2.AmountWithBreakdown{Amount: money.Of("100.00", "EUR"), Breakdown: &ordersv2.AmountBreakdown{ItemTotal: money.Of("100.00", "EUR")}},
		}},
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := paypal.FindLink(created.Links, "approve"); !ok || created.Status != ordersv2.OrderStatusCreated {
		t.Fatalf("created: %+v", created)
	}
	if err := pp.Orders.Patch(ctx, created.ID, []rest.Patch{{Op: "replace", Path: "/purchase_units/@reference_id=='default'/invoice_id", Value: nil}}); err != nil {
		t.Fatal(err)
	}
	got, err := pp.Orders.Get(ctx, created.ID, nil)
	if err != nil || got.PurchaseUnits[0].InvoiceID != "" || got.PurchaseUnits[0].Amount.Breakdown.ItemTotal.String() != "100.00 EUR" {
		t.Errorf("after the change: %+v, %v", got, err)
	}
	if _, err := pp.Orders.Capture(ctx, created.ID, nil); !errors.Is(err, ordersv2.IssueOrderNotApproved) || !errors.Is(err, paypal.ErrBuyerAction) {
		t.Errorf("captured before the buyer agreed: %v", err)
	}
	s.approvals[created.ID] = true
	captured := captureTwice(t, pp, created.ID)
	refundInParts(t, paymentsv2.NewClient(client), captured.PurchaseUnits[0].Payments.Captures[0])
}

// captureTwice captures an order, and once more under the same key.
func captureTwice(t *testing.T, pp *ordersv2.Client, id string) *ordersv2.Order {
	t.Helper()
	var first, second paypal.Meta
	order, err := pp.Orders.Capture(t.Context(), id, nil, rest.RequestID("capture-1"), paypal.Capture(&first))
	if err != nil {
		t.Fatal(err)
	}
	again, err := pp.Orders.Capture(t.Context(), id, nil, rest.RequestID("capture-1"), paypal.Capture(&second))
	if err != nil || again.Status != order.Status {
		t.Errorf("the repeat: %+v, %v", again, err)
	}
	if first.HTTPStatus != 201 || first.Replayed || second.HTTPStatus != 200 || !second.Replayed {
		t.Errorf("statuses %d and %d, replayed %v and %v", first.HTTPStatus, second.HTTPStatus, first.Replayed, second.Replayed)
	}
	if first.DebugID != "d3bu9" || !strings.Contains(first.RawBody, `"COMPLETED"`) {
		t.Errorf("debug id %q, body %s", first.DebugID, first.RawBody)
	}
	if order.Status != ordersv2.OrderStatusCompleted || order.PurchaseUnits[0].Payments.Captures[0].Status != common.CaptureStatusCompleted {
		t.Errorf("captured: %+v", order)
	}
	return order
}

func refundInParts(t *testing.T, pp *paymentsv2.Client, capture ordersv2.Capture) {
	t.Helper()
	part, err := pp.Captures.Refund(t.Context(), capture.ID, &paymentsv2.RefundRequest{Amount: money.Of("40.00", "EUR")})
	if err != nil {
		t.Fatal(err)
	}
	if part.Status != common.RefundStatusCompleted || part.Amount.String() != "40.00 EUR" {
		t.Errorf("refunded: %+v", part)
	}
	_, err = pp.Captures.Refund(t.Context(), capture.ID, &paymentsv2.RefundRequest{Amount: money.Of("60.01", "EUR")})
	var e *paypal.Error
	if !errors.Is(err, paymentsv2.IssueRefundAmountExceeded) || !errors.As(err, &e) || e.DebugID != "d3bu9" || e.Status != 422 {
		t.Errorf("refunded more than there was: %v", err)
	}
}

// TestPlans ranges over three pages, twice, and stops where the caller does.
func TestPlans(t *testing.T) {
	pp := subscriptionsv1.NewClient(newSeller(t).client(t))
	plans := pp.Plans.List(t.Context(), &subscriptionsv1.PlansListParams{PageSize: paypal.Ptr(2)})
	for range 2 {
		var ids []string
		for plan, err := range plans {
			if err != nil {
				t.Fatal(err)
			}
			ids = append(ids, plan.ID)
		}
		if got := strings.Join(ids, " "); got != "P-1 P-2 P-3 P-4 P-5" {
			t.Errorf("got %s", got)
		}
	}
	for plan, err := range plans {
		if err != nil || plan.Status != subscriptionsv1.PlanStatusActive {
			t.Errorf("got %+v, %v", plan, err)
		}
		break
	}
}
