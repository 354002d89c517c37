package oracles

import (
	"context"

	"github.com/ppgen/ppgen/generated/common"
	"github.com/ppgen/ppgen/generated/ordersv1"
	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/money"
	"github.com/ppgen/ppgen/paypal/rest"
)

var ordersV1 = restSuite{
	document:   "checkout_orders_v1",
	operations: ordersv1.Operations(),
	calls: []restCall{
		answers("orders.create", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*ordersv1.Order, error) {
			return ordersv1.NewClient(pp).Orders.Create(ctx, &ordersv1.Order{
				Intent: ordersv1.OrderIntentSale,
				PurchaseUnits: []ordersv1.PurchaseUnit{{
					ReferenceID: "first",
					Description: "Kaffee & Tassen <groß>",
					Amount: &common.Amount{
						Total:   money.Of("20.00", "USD"),
						Details: &common.AmountDetails{Subtotal: "18.00", Shipping: "2.00"},
					},
					Payee:     &ordersv1.Payee{Email: "seller@example.com"},
					Items:     []ordersv1.Item{{Name: "Kaffee ☕", SKU: "K-1", Quantity: "1", Price: "18.00", Currency: "USD"}},
					NotifyURL: "https://shop.example/notify",
				}},
				RedirectURLs: &ordersv1.OrderRedirectURLs{
					ReturnURL: "https://shop.example/return",
					CancelURL: "https://shop.example/cancel",
				},
			}, watch, rest.PartnerAttributionID("EXAMPLE_SP"))
		}, fieldsOfOrderV1),
		answers("orders.get", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*ordersv1.Order, error) {
			return ordersv1.NewClient(pp).Orders.Get(ctx, "ORDER000000000001", watch)
		}, fieldsOfOrderV1),
		answers("orders.pay", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*ordersv1.PayOrderResponse, error) {
			return ordersv1.NewClient(pp).Orders.Pay(ctx, "ORDER000000000001", &ordersv1.PayOrderRequest{
				DisbursementMode: ordersv1.PayOrderRequestDisbursementModeInstant,
				Payer: &ordersv1.Payer{
					PaymentMethod: common.PayerPaymentMethodPaypal,
					PayerInfo:     &ordersv1.PayerInfo{Email: "buyer@example.com"},
				},
			}, watch)
		}, func(out *ordersv1.PayOrderResponse) []any { return []any{out.OrderID, out.Status, out.Links} }),
		succeeds("orders.cancel", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) error {
			return ordersv1.NewClient(pp).Orders.Cancel(ctx, "ORDER000000000001", watch)
		}),
	},
}

func fieldsOfOrderV1(out *ordersv1.Order) []any {
	return []any{out.ID, out.Status, out.PurchaseUnits, out.Links}
}
