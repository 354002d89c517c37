package oracles

import (
	"context"

	"github.com/ppgen/ppgen/generated/common"
	"github.com/ppgen/ppgen/generated/paymentsv2"
	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/money"
	"github.com/ppgen/ppgen/paypal/rest"
)

var paymentsV2 = restSuite{
	document:   "payments_payment_v2",
	operations: paymentsv2.Operations(),
	complete:   true,
	calls: []restCall{
		answers("authorizations.get", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*paymentsv2.Authorization, error) {
			return paymentsv2.NewClient(pp).Authorizations.Get(ctx, "AUTHORIZATION0001", watch)
		}, fieldsOfAuthorization),
		answers("authorizations.capture", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*paymentsv2.Capture, error) {
			return paymentsv2.NewClient(pp).Authorizations.Capture(ctx, "AUTHORIZATION0001", &paymentsv2.CaptureRequest{
				Amount:         money.Of("11.50", "USD"),
				InvoiceID:      "INV-2026-0001",
				FinalCapture:   paypal.Ptr(true),
				NoteToPayer:    "Danke — Anna",
				SoftDescriptor: "Example Shop",
				PaymentInstruction: &common.PaymentInstruction{
					PlatformFees: []common.PlatformFee{{Amount: money.Of("1.00", "USD")}},
				},
			}, watch, rest.RequestID("capture-1"), rest.PreferMinimal())
		}, fieldsOfCapture),
		answers("authorizations.reauthorize", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*paymentsv2.Authorization, error) {
			return paymentsv2.NewClient(pp).Authorizations.Reauthorize(ctx, "AUTHORIZATION0001", &paymentsv2.ReauthorizeRequest{
				Amount: money.Of("10", "JPY"),
			}, watch)
		}, fieldsOfAuthorization),
		answers("authorizations.void", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*paymentsv2.Authorization, error) {
			return paymentsv2.NewClient(pp).Authorizations.Void(ctx, "AUTHORIZATION0001", watch, paypal.OnBehalfOf("seller@example.com"))
		}, fieldsOfAuthorization),
		answers("captures.get", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*paymentsv2.Capture, error) {
			return paymentsv2.NewClient(pp).Captures.Get(ctx, "CAPTURE0000000001", watch)
		}, fieldsOfCapture),
		answers("captures.refund", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*common.Refund, error) {
			return paymentsv2.NewClient(pp).Captures.Refund(ctx, "CAPTURE0000000001", &paymentsv2.RefundRequest{
				Amount:      money.Of("0.50", "USD"),
				InvoiceID:   "INV-2026-0001",
				NoteToPayer: "Ein Becher war kaputt",
			}, watch, rest.PreferRepresentation())
		}, fieldsOfRefund),
		answers("captures.refund", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*common.Refund, error) {
			return paymentsv2.NewClient(pp).Captures.Refund(ctx, "CAPTURE0000000001", nil, watch) // all of it
		}, fieldsOfRefund),
		answers("refunds.get", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*common.Refund, error) {
			return paymentsv2.NewClient(pp).Refunds.Get(ctx, "REFUND00000000001", watch)
		}, fieldsOfRefund),
	},
}

func fieldsOfAuthorization(out *paymentsv2.Authorization) []any {
	return []any{out.ID, out.Status, out.Amount, out.Links}
}

func fieldsOfCapture(out *paymentsv2.Capture) []any {
	return []any{out.ID, out.Status, out.Amount, out.FinalCapture, out.Links}
}

func fieldsOfRefund(out *common.Refund) []any {
	return []any{out.ID, out.Status, out.Amount, out.Links}
}
