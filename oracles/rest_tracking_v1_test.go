package oracles

import (
	"context"

	"github.com/ppgen/ppgen/generated/trackingv1"
	"github.com/ppgen/ppgen/paypal"
)

var trackingV1 = restSuite{
	document:   "shipping_shipment_tracking_v1",
	operations: trackingv1.Operations(),
	calls: []restCall{
		answers("trackers-batch.post", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*trackingv1.BatchTrackerCollection, error) {
			return trackingv1.NewClient(pp).TrackersBatch.Post(ctx, twoParcels, watch)
		}, func(out *trackingv1.BatchTrackerCollection) []any { return []any{out.TrackerIdentifiers, out.Links} }),
		answers("trackers.post", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*trackingv1.TrackerIdentifierCollection, error) {
			return trackingv1.NewClient(pp).Trackers.Post(ctx, twoParcels, watch)
		}, func(out *trackingv1.TrackerIdentifierCollection) []any {
			return []any{out.TrackerIdentifiers, out.Links}
		}),
		answers("trackers-batch.get", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*trackingv1.Tracker, error) {
			return trackingv1.NewClient(pp).Trackers.Find(ctx, &trackingv1.TrackersFindParams{
				TransactionID:  "CAPTURE0000000001",
				TrackingNumber: "TRACK0001",
			}, watch)
		}, fieldsOfTracker),
		answers("trackers.get", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*trackingv1.Tracker, error) {
			return trackingv1.NewClient(pp).Trackers.Get(ctx, "CAPTURE0000000001-TRACK0001", nil, watch)
		}, fieldsOfTracker),
		succeeds("trackers.put", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) error {
			return trackingv1.NewClient(pp).Trackers.Put(ctx, "CAPTURE0000000001-TRACK0001", &trackingv1.Tracker{
				TransactionID:  "CAPTURE0000000001",
				TrackingNumber: "TRACK0001",
				Status:         trackingv1.TrackingStatusDelivered,
				Carrier:        trackingv1.CarrierFedex,
			}, watch)
		}),
	},
}

var twoParcels = &trackingv1.TrackerCollection{Trackers: []trackingv1.Tracker{
	{TransactionID: "CAPTURE0000000001", TrackingNumber: "TRACK0001", Status: trackingv1.TrackingStatusShipped, Carrier: trackingv1.CarrierFedex, NotifyBuyer: paypal.Ptr(true)},
	{TransactionID: "CAPTURE0000000002", Status: trackingv1.TrackingStatusShipped, ShipmentDate: "2026-01-31"},
}}

func fieldsOfTracker(out *trackingv1.Tracker) []any {
	return []any{out.TransactionID, out.Status, out.Carrier, out.Links}
}
