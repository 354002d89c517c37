package oracles

import (
	"context"
	"iter"

	"github.com/ppgen/ppgen/generated/payoutsv1"
	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/money"
)

var payoutsV1 = restSuite{
	document:   "payments_payouts_batch_v1",
	operations: payoutsv1.Operations(),
	calls: []restCall{
		answers("payouts.post", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*payoutsv1.Payout, error) {
			return payoutsv1.NewClient(pp).Payouts.Post(ctx, &payoutsv1.CreatePayoutRequest{
				SenderBatchHeader: &payoutsv1.SenderBatchHeader{
					SenderBatchID: "january-2026",
					EmailSubject:  "Geld für dich",
					EmailMessage:  "Die Gutschrift für Januar — ohne Abzug",
				},
				Items: []payoutsv1.PayoutItem{
					{RecipientType: "EMAIL", Amount: money.Of("10.50", "USD"), Note: "Danke", SenderItemID: "a-1", Receiver: "a@example.com"},
					{RecipientType: "PHONE", Amount: money.Of("99.01", "EUR"), SenderItemID: "b-2", Receiver: "49-221-555-0123"},
				},
			}, watch)
		}, func(out *payoutsv1.Payout) []any { return []any{out.BatchHeader, out.Links} }),
		answers("payouts.get", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*payoutsv1.PayoutBatch, error) {
			return payoutsv1.NewClient(pp).Payouts.GetPage(ctx, "BATCH00000001", &payoutsv1.PayoutsGetParams{
				Fields:        "batch_header",
				PageSize:      paypal.Ptr(5),
				Page:          paypal.Ptr(1),
				TotalRequired: paypal.Ptr(true),
			}, watch)
		}, func(out *payoutsv1.PayoutBatch) []any { return []any{out.BatchHeader, out.Items, out.Links} }),
		lists("payouts.get", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) iter.Seq2[*payoutsv1.PayoutBatchItems, error] {
			return payoutsv1.NewClient(pp).Payouts.Get(ctx, "BATCH00000001", nil, watch)
		}, func(out *payoutsv1.PayoutBatchItems) []any {
			return []any{out.PayoutItemID, out.TransactionStatus, out.PayoutItemFee}
		}),
		answers("payouts-item.get", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*payoutsv1.PayoutItem2, error) {
			return payoutsv1.NewClient(pp).PayoutsItem.Get(ctx, "ITEM000000001", watch)
		}, fieldsOfPayoutItem),
		answers("payouts-item.cancel", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*payoutsv1.PayoutItem2, error) {
			return payoutsv1.NewClient(pp).PayoutsItem.Cancel(ctx, "ITEM000000002", watch)
		}, fieldsOfPayoutItem),
	},
}

func fieldsOfPayoutItem(out *payoutsv1.PayoutItem2) []any {
	return []any{out.PayoutItemID, out.TransactionStatus, out.PayoutItemFee, out.PayoutItem, out.Links}
}
