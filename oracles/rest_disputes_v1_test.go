package oracles

import (
	"context"
	"iter"
	"strings"

	"github.com/ppgen/ppgen/generated/disputesv1"
	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/money"
	"github.com/ppgen/ppgen/paypal/rest"
)

var disputesV1 = restSuite{
	document:   "customer_disputes_v1",
	operations: disputesv1.Operations(),
	calls: []restCall{
		answers("disputes.list", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*disputesv1.DisputeSearch, error) {
			return disputesv1.NewClient(pp).Disputes.ListPage(ctx, openDisputes, watch)
		}, func(out *disputesv1.DisputeSearch) []any { return []any{out.Items, out.Links} }),
		lists("disputes.list", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) iter.Seq2[*disputesv1.DisputeInfo, error] {
			return disputesv1.NewClient(pp).Disputes.List(ctx, openDisputes, watch)
		}, func(out *disputesv1.DisputeInfo) []any {
			return []any{out.DisputeID, out.Status, out.DisputeAmount, out.Links}
		}),
		answers("disputes.get", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*disputesv1.Dispute, error) {
			return disputesv1.NewClient(pp).Disputes.Get(ctx, "PP-D-1", watch)
		}, func(out *disputesv1.Dispute) []any {
			return []any{out.DisputeID, out.DisputedTransactions, out.Reason, out.DisputeAmount, out.Links}
		}),
		answers("disputes.make-offer", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*disputesv1.SubsequentAction, error) {
			return disputesv1.NewClient(pp).Disputes.MakeOffer(ctx, "PP-D-1", &disputesv1.MakeOffer{
				Note:        "Ein neuer Becher & das Geld",
				OfferAmount: money.Of("23", "USD"),
				OfferType:   disputesv1.OfferTypeRefundWithReplacement,
			}, watch)
		}, linksOfAction),
		answers("disputes.accept-offer", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*disputesv1.SubsequentAction, error) {
			return disputesv1.NewClient(pp).Disputes.AcceptOffer(ctx, "PP-D-1", &disputesv1.AcceptOffer{Note: "Gerne"}, watch)
		}, linksOfAction),
		answers("disputes.patch", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*disputesv1.SubsequentAction, error) {
			return disputesv1.NewClient(pp).Disputes.Patch(ctx, "PP-D-1", []rest.Patch{
				{Op: "add", Path: "/communication_details", Value: map[string]string{"email": "seller@example.com"}},
			}, watch)
		}, linksOfAction),
		// The document lacks the part "input" that PayPal wants with a file.
		answers("disputes.provide-evidence", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*disputesv1.SubsequentAction, error) {
			return disputesv1.NewClient(pp).Disputes.ProvideEvidence(ctx, "PP-D-1", &disputesv1.DisputesProvideEvidenceRequest{
				EvidenceFile: &rest.File{Name: "receipt.pdf", Content: strings.NewReader("%PDF-1.4 Quittung für 1 Tasse")},
			}, watch)
		}, linksOfAction),
	},
}

var openDisputes = &disputesv1.DisputesListParams{
	PageSize:         paypal.Ptr(2),
	DisputeState:     "REQUIRED_ACTION",
	UpdateTimeAfter:  "2026-01-01T00:00:00.000Z",
	UpdateTimeBefore: "2026-01-31T23:59:59.999Z",
}

func linksOfAction(out *disputesv1.SubsequentAction) []any { return []any{out.Links} }
