package oracles

import (
	"context"
	"iter"

	"github.com/ppgen/ppgen/generated/common"
	"github.com/ppgen/ppgen/generated/paymentsv1"
	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/money"
	"github.com/ppgen/ppgen/paypal/rest"
)

var paymentsV1 = restSuite{
	document:   "payments_payment_v1",
	operations: paymentsv1.Operations(),
	calls: []restCall{
		answers("payment.create", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*paymentsv1.Payment, error) {
			return paymentsv1.NewClient(pp).Payment.Create(ctx, &paymentsv1.Payment{
				Intent: paymentsv1.PaymentIntentSale,
				Payer:  &paymentsv1.Payer{PaymentMethod: common.PayerPaymentMethodPaypal},
				Transactions: []paymentsv1.Transaction{{
					Amount: &common.Amount{
						Total:   money.Of("33.00", "USD"),
						Details: &common.AmountDetails{Subtotal: "30.00", Tax: "2.00", ShippingDiscount: "0.50", Shipping: "1.50"},
					},
					Description:   "Kaffee & Tassen <groß>",
					InvoiceNumber: "INV-2026-0002",
					ItemList: &paymentsv1.TransactionItemList{
						Items: []paymentsv1.Item{{Name: "Cup", SKU: "cup-1", Quantity: "5", Price: "6.00", Tax: "0.01", Currency: "USD"}},
					},
				}},
				NoteToPayer: "Fragen? Gerne!",
				RedirectURLs: &paymentsv1.PaymentRedirectURLs{
					ReturnURL: "https://shop.example/return",
					CancelURL: "https://shop.example/cancel",
				},
			}, watch)
		}, fieldsOfPayment),
		answers("payment.list", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*paymentsv1.PaymentHistory, error) {
			return paymentsv1.NewClient(pp).Payment.ListPage(ctx, firstPayments, watch)
		}, func(out *paymentsv1.PaymentHistory) []any { return []any{out.Payments, out.Count} }),
		lists("payment.list", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) iter.Seq2[*paymentsv1.Payment, error] {
			return paymentsv1.NewClient(pp).Payment.List(ctx, firstPayments, watch)
		}, fieldsOfPayment),
		answers("payment.update", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*paymentsv1.Payment, error) {
			return paymentsv1.NewClient(pp).Payment.Update(ctx, "PAY-000000000000000000000001", []rest.Patch{
				{Op: "replace", Path: "/transactions/0/amount", Value: &common.Amount{
					Total:   money.Of("24.50", "EUR"),
					Details: &common.AmountDetails{Subtotal: "20.00", Shipping: "4.50"},
				}},
			}, watch)
		}, fieldsOfPayment),
		answers("payment.execute", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*paymentsv1.Payment, error) {
			return paymentsv1.NewClient(pp).Payment.Execute(ctx, "PAY-000000000000000000000002", &paymentsv1.PaymentExecution{PayerID: "PAYER00000001"}, watch)
		}, fieldsOfPayment),
		answers("sale.refund", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*paymentsv1.DetailedRefund, error) {
			return paymentsv1.NewClient(pp).Sale.Refund(ctx, "SALE0000000000001", &paymentsv1.RefundRequest{
				Amount:        &common.Amount{Total: money.Of("2.50", "USD")},
				InvoiceNumber: "INV-2026-0003",
			}, watch, rest.RequestID("refund-1"))
		}, func(out *paymentsv1.DetailedRefund) []any { return []any{out.ID, out.State, out.Amount, out.SaleID} }),
		answers("authorization.capture", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*paymentsv1.Capture, error) {
			return paymentsv1.NewClient(pp).Authorization.Capture(ctx, "AUTHORIZATION0001", &paymentsv1.Capture{
				Amount:         &common.Amount{Total: money.Of("4.50", "USD")},
				IsFinalCapture: paypal.Ptr(true),
			}, watch)
		}, func(out *paymentsv1.Capture) []any { return []any{out.ID, out.State, out.Amount, out.Links} }),
	},
}

var firstPayments = &paymentsv1.PaymentListParams{
	Count:     paypal.Ptr(int64(10)),
	StartTime: "2026-01-01T00:00:00Z",
	SortBy:    paymentsv1.SortByCreateTime,
	SortOrder: paymentsv1.SortOrderDesc,
}

func fieldsOfPayment(out *paymentsv1.Payment) []any {
	return []any{out.ID, out.Intent, out.State, out.Transactions, out.Links}
}
