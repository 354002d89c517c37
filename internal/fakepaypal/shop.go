package fakepaypal

import (
	"fmt"
	"net/url"
	"reflect"

	"github.com/ppgen/ppgen/generated/merchant"
	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/money"
)

// PayerID is who approves all payments.
const PayerID = "FAKEBUYER2345"

// A shop is what the server remembers.
type shop struct {
	checkouts    map[string]*checkout    // by token
	transactions map[string]*transaction // by id
	count        int                     // to make tokens and ids from
}

// A checkout is one way from SetExpressCheckout to a payment.
type checkout struct {
	details  *merchant.SetExpressCheckoutRequestDetails
	approved bool
	paid     []merchant.PaymentInfo // what was answered, for a repeat
}

// A transaction is a payment, of which parts may have gone back.
type transaction struct {
	amount, refunded money.Amount
}

func newShop() shop {
	return shop{checkouts: map[string]*checkout{}, transactions: map[string]*transaction{}}
}

func (s *shop) next(format string) string {
	s.count++
	return fmt.Sprintf(format, s.count)
}

// approve lets the buyer agree, and returns where the shop wants the buyer back.
func (s *shop) approve(token string) (back string, ok bool) {
	c := s.checkouts[token]
	if c == nil {
		return "", false
	}
	c.approved = true
	u, err := url.Parse(c.details.ReturnURL)
	if err != nil {
		return "", false
	}
	q := u.Query()
	q.Set("token", token)
	q.Set("PayerID", PayerID)
	u.RawQuery = q.Encode()
	return u.String(), true
}

// do carries a request out.
func (s *shop) do(in, out any) any {
	switch in := in.(type) {
	case *merchant.SetExpressCheckoutRequest:
		return s.set(in, out.(*merchant.SetExpressCheckoutResponse))
	case *merchant.GetExpressCheckoutDetailsRequest:
		return s.get(in, out.(*merchant.GetExpressCheckoutDetailsResponse))
	case *merchant.DoExpressCheckoutPaymentRequest:
		return s.pay(in, out.(*merchant.DoExpressCheckoutPaymentResponse))
	case *merchant.RefundTransactionRequest:
		return s.refund(in, out.(*merchant.RefundTransactionResponse))
	}
	return s.failure(out, "10007", "Permission denied")
}

func (s *shop) set(in *merchant.SetExpressCheckoutRequest, out *merchant.SetExpressCheckoutResponse) any {
	d := in.SetExpressCheckoutRequestDetails
	if d == nil || d.ReturnURL == "" || len(d.PaymentDetails) == 0 {
		return s.failure(out, "10003", "Missing argument")
	}
	out.Token = s.next("EC-FAKE%013d")
	s.checkouts[out.Token] = &checkout{details: d}
	return s.success(out)
}

func (s *shop) get(in *merchant.GetExpressCheckoutDetailsRequest, out *merchant.GetExpressCheckoutDetailsResponse) any {
	c := s.checkouts[in.Token]
	if c == nil {
		return s.failure(out, "10410", "Invalid token")
	}
	d := &merchant.GetExpressCheckoutDetailsResponseDetails{
		Token:          in.Token,
		CheckoutStatus: "PaymentActionNotInitiated",
		PaymentDetails: c.details.PaymentDetails,
	}
	if c.approved {
		d.PayerInfo = &merchant.PayerInfo{
			Payer: "buyer@example.com", PayerID: PayerID, PayerStatus: "verified", PayerCountry: "DE",
			PayerName: &merchant.PersonName{FirstName: "Jürgen", LastName: "Groß"},
		}
	}
	if c.paid != nil {
		d.CheckoutStatus = "PaymentActionCompleted"
	}
	out.GetExpressCheckoutDetailsResponseDetails = d
	return s.success(out)
}

func (s *shop) pay(in *merchant.DoExpressCheckoutPaymentRequest, out *merchant.DoExpressCheckoutPaymentResponse) any {
	d := in.DoExpressCheckoutPaymentRequestDetails
	if d == nil || s.checkouts[d.Token] == nil {
		return s.failure(out, "10410", "Invalid token")
	}
	c := s.checkouts[d.Token]
	if !c.approved || d.PayerID != PayerID {
		return s.failure(out, "10485", "Payment has not been authorized by the user")
	}
	if c.paid == nil {
		for i := range d.PaymentDetails {
			c.paid = append(c.paid, s.payment(&d.PaymentDetails[i]))
		}
	}
	out.DoExpressCheckoutPaymentResponseDetails = &merchant.DoExpressCheckoutPaymentResponseDetails{Token: d.Token, PaymentInfo: c.paid}
	return s.success(out)
}

// payment moves the money of one payment.
func (s *shop) payment(p *merchant.PaymentDetails) merchant.PaymentInfo {
	id := s.next("%017d")
	s.transactions[id] = &transaction{amount: *p.OrderTotal, refunded: money.Amount{Currency: p.OrderTotal.Currency}}
	return merchant.PaymentInfo{
		TransactionID: id, GrossAmount: p.OrderTotal, PaymentRequestID: p.PaymentRequestID,
		TransactionType: "express-checkout", PaymentType: "instant", PaymentStatus: "Completed", PaymentDate: "2026-01-02T03:04:05Z",
	}
}

func (s *shop) refund(in *merchant.RefundTransactionRequest, out *merchant.RefundTransactionResponse) any {
	t := s.transactions[in.TransactionID]
	if t == nil {
		return s.failure(out, "10004", "Transaction refused")
	}
	rest := money.Amount{Value: t.amount.Value.Sub(t.refunded.Value), Currency: t.amount.Currency}
	back := rest
	if in.RefundType == merchant.RefundTypePartial && in.Amount != nil {
		back = *in.Amount
	}
	if back.Currency != t.amount.Currency || back.Value.Cmp(rest.Value) > 0 || back.Value.IsZero() {
		return s.failure(out, "10009", "The partial refund amount must be less than or equal to the remaining amount")
	}
	t.refunded.Value = t.refunded.Value.Add(back.Value)
	total := t.refunded
	out.RefundTransactionID, out.GrossRefundAmount, out.NetRefundAmount, out.TotalRefundedAmount = s.next("R%016d"), &back, &back, &total
	return s.success(out)
}

// success and failure fill in what every answer begins with. The responses have
// no type in common that could be written to, so that is done by name.
func (s *shop) success(out any) any { return s.head(out, merchant.AckCodeSuccess, nil) }

func (s *shop) failure(out any, code, message string) any {
	return s.head(out, merchant.AckCodeFailure, []merchant.ErrorDetail{
		{ErrorCode: code, ShortMessage: message, LongMessage: message, SeverityCode: merchant.SeverityCodeError},
	})
}

func (s *shop) head(out any, ack merchant.AckCode, errors []merchant.ErrorDetail) any {
	v := reflect.ValueOf(out).Elem()
	for name, value := range map[string]any{
		"Timestamp": paypal.DateTime("2026-01-02T03:04:05Z"), "Ack": ack, "CorrelationID": s.next("fake%09d"),
		"Version": "204.0", "Build": "1", "Errors": errors,
	} {
		v.FieldByName(name).Set(reflect.ValueOf(value))
	}
	return out
}
