package oracles

import (
	"context"
	"iter"

	"github.com/ppgen/ppgen/generated/transactionsv1"
	"github.com/ppgen/ppgen/paypal"
)

var transactionsV1 = restSuite{
	document:   "reporting_transactions_v1",
	operations: transactionsv1.Operations(),
	calls: []restCall{
		answers("search.get", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*transactionsv1.SearchResponse, error) {
			return transactionsv1.NewClient(pp).Search.GetPage(ctx, dayOfTransactions, watch)
		}, func(out *transactionsv1.SearchResponse) []any {
			return []any{out.TransactionDetails, out.AccountNumber, out.Page, out.Links}
		}),
		lists("search.get", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) iter.Seq2[*transactionsv1.TransactionDetail, error] {
			return transactionsv1.NewClient(pp).Search.Get(ctx, dayOfTransactions, watch)
		}, func(out *transactionsv1.TransactionDetail) []any { return []any{out.TransactionInfo, out.CartInfo} }),
		answers("balances.get", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*transactionsv1.BalancesResponse, error) {
			return transactionsv1.NewClient(pp).Balances.GetPage(ctx, &transactionsv1.BalancesGetParams{AsOfTime: "2026-01-02T00:00:00-08:00", CurrencyCode: "USD"}, watch)
		}, func(out *transactionsv1.BalancesResponse) []any {
			return []any{out.Balances, out.AccountID, out.AsOfTime}
		}),
	},
}

var dayOfTransactions = &transactionsv1.SearchGetParams{
	StartDate:         "2026-01-01T00:00:00-07:00",
	EndDate:           "2026-01-01T23:59:59-07:00",
	TransactionAmount: "100 TO 2500",
	Fields:            "all",
	PageSize:          paypal.Ptr(100),
	Page:              paypal.Ptr(1),
}
