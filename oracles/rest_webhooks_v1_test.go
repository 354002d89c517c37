package oracles

import (
	"context"
	"iter"

	"github.com/ppgen/ppgen/generated/webhooksv1"
	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/rest"
)

var webhooksV1 = restSuite{
	document:   "notifications_webhooks_v1",
	operations: webhooksv1.Operations(),
	calls: []restCall{
		answers("webhooks.post", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*webhooksv1.Webhook, error) {
			return webhooksv1.NewClient(pp).Webhooks.Post(ctx, &webhooksv1.Webhook{
				URL:        "https://shop.example/webhooks",
				EventTypes: []webhooksv1.EventType{{Name: "PAYMENT.AUTHORIZATION.CREATED"}, {Name: "PAYMENT.AUTHORIZATION.VOIDED"}},
			}, watch)
		}, func(out *webhooksv1.Webhook) []any { return []any{out.ID, out.URL, out.EventTypes, out.Links} }),
		answers("webhooks.update", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*webhooksv1.Webhook, error) {
			return webhooksv1.NewClient(pp).Webhooks.Update(ctx, "WEBHOOK0000000002", []rest.Patch{
				{Op: "replace", Path: "/url", Value: "https://shop.example/webhooks/2"},
				{Op: "replace", Path: "/event_types", Value: []*webhooksv1.EventType{{Name: "PAYMENT.SALE.REFUNDED"}}},
			}, watch)
		}, func(out *webhooksv1.Webhook) []any { return []any{out.ID, out.URL, out.EventTypes, out.Links} }),
		answers("verify-webhook-signature.post", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*webhooksv1.VerifyWebhookSignatureResponse, error) {
			return webhooksv1.NewClient(pp).VerifyWebhookSignature.Post(ctx, &webhooksv1.VerifyWebhookSignature{
				AuthAlgo:         "SHA256withRSA",
				CertURL:          "https://api.paypal.com/v1/notifications/certs/CERT-1",
				TransmissionID:   "6f6e6c79-0000-4000-8000-000000000001",
				TransmissionSig:  "c2lnbmF0dXJl",
				TransmissionTime: "2026-01-02T03:04:05Z",
				WebhookID:        "WEBHOOK0000000001",
				WebhookEvent:     `{"resource_version":"2.0"}`,
			}, watch)
		}, func(out *webhooksv1.VerifyWebhookSignatureResponse) []any { return []any{out.VerificationStatus} }),
		answers("webhooks-events.list", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*webhooksv1.EventList, error) {
			return webhooksv1.NewClient(pp).WebhooksEvents.ListPage(ctx, eventsOfDay, watch)
		}, func(out *webhooksv1.EventList) []any { return []any{out.Events, out.Count, out.Links} }),
		lists("webhooks-events.list", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) iter.Seq2[*webhooksv1.Event, error] {
			return webhooksv1.NewClient(pp).WebhooksEvents.List(ctx, eventsOfDay, watch)
		}, func(out *webhooksv1.Event) []any { return []any{out.ID, out.EventType, out.Resource, out.Links} }),
		lists("webhooks.list", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) iter.Seq2[*webhooksv1.Webhook, error] {
			return webhooksv1.NewClient(pp).Webhooks.List(ctx, &webhooksv1.WebhooksListParams{AnchorType: webhooksv1.AnchorTypeApplication}, watch)
		}, func(out *webhooksv1.Webhook) []any { return []any{out.ID, out.URL} }),
		succeeds("webhooks.delete", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) error {
			return webhooksv1.NewClient(pp).Webhooks.Delete(ctx, "WEBHOOK0000000003", watch)
		}),
	},
}

var eventsOfDay = &webhooksv1.WebhooksEventsListParams{
	PageSize:  paypal.Ptr(int64(10)),
	StartTime: "2026-01-01T00:00:00Z",
	EndTime:   "2026-01-01T23:59:59Z",
	EventType: "PAYMENT.CAPTURE.COMPLETED",
}
