package oracles

import (
	"context"

	"github.com/ppgen/ppgen/generated/common"
	"github.com/ppgen/ppgen/generated/ordersv2"
	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/money"
	"github.com/ppgen/ppgen/paypal/rest"
)

var ordersV2 = restSuite{
	document:   "checkout_orders_v2",
	operations: ordersv2.Operations(),
	complete:   true,
	calls: []restCall{
		answers("orders.create", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*ordersv2.Order, error) {
			return ordersv2.NewClient(pp).Orders.Create(ctx, orderOfTwoItems, watch, rest.PreferRepresentation())
		}, fieldsOfOrder),
		answers("orders.get", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*ordersv2.Order, error) {
			return ordersv2.NewClient(pp).Orders.Get(ctx, "ORDER000000000001", &ordersv2.OrdersGetParams{Fields: "payment_source"}, watch)
		}, fieldsOfOrder),
		succeeds("orders.patch", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) error {
			return ordersv2.NewClient(pp).Orders.Patch(ctx, "ORDER000000000001", []rest.Patch{
				{Op: "replace", Path: "/purchase_units/@reference_id=='first'/amount", Value: &ordersv2.AmountWithBreakdown{Amount: money.Of("20.00", "USD")}},
				{Op: "add", Path: "/purchase_units/@reference_id=='first'/invoice_id", Value: "INV-2026-0001"},
				{Op: "remove", Path: "/purchase_units/@reference_id=='first'/shipping/name"},
			}, watch)
		}),
		answers("orders.confirm", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*ordersv2.Order, error) {
			return ordersv2.NewClient(pp).Orders.Confirm(ctx, "ORDER000000000001", &ordersv2.ConfirmOrderRequest{
				PaymentSource: &ordersv2.PaymentSource{Paypal: &ordersv2.PaypalWallet{
					Name:         &ordersv2.Name{GivenName: "Anna", Surname: "Schäfer"},
					EmailAddress: "buyer@example.com",
				}},
				ProcessingInstruction: ordersv2.ProcessingInstructionNoInstruction,
			}, watch)
		}, fieldsOfOrder),
		answers("orders.authorize", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*ordersv2.OrderAuthorizeResponse, error) {
			return ordersv2.NewClient(pp).Orders.Authorize(ctx, "ORDER000000000001", &ordersv2.OrderAuthorizeRequest{}, watch, rest.RequestID("authorize-1"))
		}, func(out *ordersv2.OrderAuthorizeResponse) []any {
			return []any{out.ID, out.Status, out.PurchaseUnits, out.Links}
		}),
		answers("orders.capture", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*ordersv2.Order, error) {
			return ordersv2.NewClient(pp).Orders.Capture(ctx, "ORDER000000000001", &ordersv2.OrderCaptureRequest{
				PaymentSource: &ordersv2.PaymentSource{Card: &ordersv2.CardRequest{
					Number:       "4012888888881881",
					Expiry:       "2030-02",
					SecurityCode: "123",
					Name:         "Anna Schäfer",
				}},
			}, watch, rest.ClientMetadataID("0123456789abcdef"))
		}, fieldsOfOrder),
		answers("orders.track.create", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*ordersv2.Order, error) {
			return ordersv2.NewClient(pp).Trackers.Create(ctx, "ORDER000000000001", &ordersv2.OrderTrackerRequest{
				TransactionID:  "CAPTURE0000000001",
				CaptureID:      "CAPTURE0000000001",
				TrackingNumber: "TRACK0001",
				Status:         ordersv2.ShipmentTrackingStatusShipped,
				Carrier:        ordersv2.ShipmentCarrierFedex,
				NotifyPayer:    paypal.Ptr(false),
				Items:          []ordersv2.TrackerItem{{Name: "Cup", Quantity: "1", SKU: "cup-1"}},
			}, watch)
		}, fieldsOfOrder),
		succeeds("orders.trackers.patch", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) error {
			return ordersv2.NewClient(pp).Trackers.Patch(ctx, "ORDER000000000001", "CAPTURE0000000001TRACK0001", []rest.Patch{
				{Op: "replace", Path: "/notify_payer", Value: true},
			}, watch)
		}),
	},
}

func fieldsOfOrder(out *ordersv2.Order) []any { return []any{out.ID, out.Status, out.Links} }

// orderOfTwoItems has a bit of everything that buyers order.
var orderOfTwoItems = &ordersv2.OrderRequest{
	Intent: ordersv2.CheckoutPaymentIntentCapture,
	PurchaseUnits: []ordersv2.PurchaseUnitRequest{{
		ReferenceID: "first",
		InvoiceID:   "INV-2026-0001",
		Description: "Kaffee & Tassen <groß>",
		Amount: &ordersv2.AmountWithBreakdown{
			Amount: money.Of("21.50", "USD"),
			Breakdown: &ordersv2.AmountBreakdown{
				ItemTotal: money.Of("20.00", "USD"),
				TaxTotal:  money.Of("1.50", "USD"),
			},
		},
		Items: []ordersv2.Item{
			{Name: "Kaffee ☕", Quantity: "1", UnitAmount: money.Of("12.00", "USD"), Category: ordersv2.ItemCategoryPhysicalGoods},
			{Name: "Cup", Quantity: "2", UnitAmount: money.Of("4.00", "USD"), Tax: money.Of("0.75", "USD"), SKU: "cup-1"},
		},
		Shipping: &ordersv2.ShippingDetail{
			Name: &common.Name{FullName: "Anna Schäfer"},
			Address: &common.AddressPortable{
				AddressLine1: "Hauptstraße 1",
				AdminArea2:   "Köln",
				PostalCode:   "50667",
				CountryCode:  "DE",
			},
		},
	}},
	PaymentSource: &ordersv2.PaymentSource{Paypal: &ordersv2.PaypalWallet{
		ExperienceContext: &ordersv2.PaypalWalletExperienceContext{
			BrandName:  "Example Shop",
			ReturnURL:  "https://shop.example/return",
			CancelURL:  "https://shop.example/cancel",
			UserAction: ordersv2.PaypalWalletExperienceContextUserActionPayNow,
		},
	}},
}
