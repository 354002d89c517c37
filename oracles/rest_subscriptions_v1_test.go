package oracles

import (
	"context"
	"iter"

	"github.com/ppgen/ppgen/generated/common"
	"github.com/ppgen/ppgen/generated/subscriptionsv1"
	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/money"
	"github.com/ppgen/ppgen/paypal/rest"
)

var subscriptionsV1 = restSuite{
	document:   "billing_subscriptions_v1",
	operations: subscriptionsv1.Operations(),
	complete:   true,
	calls: []restCall{
		answers("plans.create", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*subscriptionsv1.Plan, error) {
			return subscriptionsv1.NewClient(pp).Plans.Create(ctx, monthlyPlan, watch, rest.RequestID("plan-1"), rest.PreferRepresentation())
		}, fieldsOfPlan),
		answers("plans.list", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*subscriptionsv1.PlanCollection, error) {
			return subscriptionsv1.NewClient(pp).Plans.ListPage(ctx, &subscriptionsv1.PlansListParams{
				ProductID:     "PROD-0000000000000001",
				PageSize:      paypal.Ptr(2),
				Page:          paypal.Ptr(1),
				TotalRequired: paypal.Ptr(true),
			}, watch)
		}, func(out *subscriptionsv1.PlanCollection) []any { return []any{out.Plans, out.Links} }),
		lists("plans.list", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) iter.Seq2[*subscriptionsv1.Plan, error] {
			return subscriptionsv1.NewClient(pp).Plans.List(ctx, nil, watch)
		}, func(out *subscriptionsv1.Plan) []any { return []any{out.ID} }),
		answers("plans.get", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*subscriptionsv1.Plan, error) {
			return subscriptionsv1.NewClient(pp).Plans.Get(ctx, "P-000000000000000000000001", watch)
		}, fieldsOfPlan),
		succeeds("plans.patch", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) error {
			return subscriptionsv1.NewClient(pp).Plans.Patch(ctx, "P-000000000000000000000001", []rest.Patch{
				{Op: "replace", Path: "/payment_preferences/payment_failure_threshold", Value: 7},
				{Op: "replace", Path: "/taxes", Value: &subscriptionsv1.Taxes{Percentage: "19", Inclusive: paypal.Ptr(true)}},
			}, watch)
		}),
		succeeds("plans.activate", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) error {
			return subscriptionsv1.NewClient(pp).Plans.Activate(ctx, "P-000000000000000000000001", watch)
		}),
		succeeds("plans.deactivate", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) error {
			return subscriptionsv1.NewClient(pp).Plans.Deactivate(ctx, "P-000000000000000000000001", watch)
		}),
		succeeds("plans.update-pricing-schemes", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) error {
			return subscriptionsv1.NewClient(pp).Plans.UpdatePricingSchemes(ctx, "P-000000000000000000000001", &subscriptionsv1.UpdatePricingSchemesListRequest{
				PricingSchemes: []subscriptionsv1.UpdatePricingSchemeRequest{{
					BillingCycleSequence: 1,
					PricingScheme:        &subscriptionsv1.PricingScheme{FixedPrice: money.Of("50.00", "USD")},
				}},
			}, watch)
		}),
		answers("subscriptions.create", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*subscriptionsv1.Subscription, error) {
			return subscriptionsv1.NewClient(pp).Subscriptions.Create(ctx, &subscriptionsv1.SubscriptionRequestPost{
				PlanID:         "P-000000000000000000000001",
				StartTime:      "2026-11-01T00:00:00Z",
				Quantity:       "20",
				ShippingAmount: money.Of("10.00", "USD"),
				Subscriber: &subscriptionsv1.SubscriberRequest{
					Name:         &common.Name{GivenName: "Anna", Surname: "Schäfer"},
					EmailAddress: "buyer@example.com",
					ShippingAddress: &common.ShippingDetail{
						Name: &common.Name{FullName: "Anna Schäfer"},
						Address: &common.AddressPortable{
							AddressLine1: "Hauptstraße 1",
							AdminArea2:   "Köln",
							PostalCode:   "50667",
							CountryCode:  "DE",
						},
					},
				},
				ApplicationContext: &subscriptionsv1.ApplicationContext{
					BrandName:  "Example Shop",
					Locale:     "de-DE",
					UserAction: subscriptionsv1.ApplicationContextUserActionSubscribeNow,
					ReturnURL:  "https://shop.example/return",
					CancelURL:  "https://shop.example/cancel",
				},
			}, watch)
		}, fieldsOfSubscription),
		answers("subscriptions.get", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*subscriptionsv1.Subscription, error) {
			return subscriptionsv1.NewClient(pp).Subscriptions.Get(ctx, "I-000000000001", &subscriptionsv1.SubscriptionsGetParams{Fields: "plan"}, watch)
		}, fieldsOfSubscription),
		succeeds("subscriptions.patch", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) error {
			return subscriptionsv1.NewClient(pp).Subscriptions.Patch(ctx, "I-000000000001", []rest.Patch{
				{Op: "replace", Path: "/billing_info/outstanding_balance", Value: money.Of("50.00", "USD")},
			}, watch)
		}),
		answers("subscriptions.revise", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*subscriptionsv1.SubscriptionReviseResponse, error) {
			return subscriptionsv1.NewClient(pp).Subscriptions.Revise(ctx, "I-000000000001", &subscriptionsv1.SubscriptionReviseRequest{
				PlanID:         "P-000000000000000000000001",
				ShippingAmount: money.Of("12.00", "USD"),
			}, watch)
		}, func(out *subscriptionsv1.SubscriptionReviseResponse) []any {
			return []any{out.PlanID, out.ShippingAmount, out.Links}
		}),
		succeeds("subscriptions.suspend", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) error {
			return subscriptionsv1.NewClient(pp).Subscriptions.Suspend(ctx, "I-000000000001", &subscriptionsv1.SubscriptionSuspendRequest{
				Reason: "Kein Kaffee mehr da",
			}, watch)
		}),
		succeeds("subscriptions.cancel", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) error {
			return subscriptionsv1.NewClient(pp).Subscriptions.Cancel(ctx, "I-000000000001", &subscriptionsv1.SubscriptionCancelRequest{
				Reason: "Zu bitter",
			}, watch)
		}),
		succeeds("subscriptions.activate", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) error {
			return subscriptionsv1.NewClient(pp).Subscriptions.Activate(ctx, "I-000000000001", &subscriptionsv1.SubscriptionActivateRequest{
				Reason: "Doch wieder",
			}, watch)
		}),
		succeeds("subscriptions.activate", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) error {
			return subscriptionsv1.NewClient(pp).Subscriptions.Activate(ctx, "I-000000000001", nil, watch)
		}),
		answers("subscriptions.capture", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*subscriptionsv1.Transaction, error) {
			return subscriptionsv1.NewClient(pp).Subscriptions.Capture(ctx, "I-000000000001", &subscriptionsv1.SubscriptionCaptureRequest{
				Note:        "Der offene Betrag",
				CaptureType: subscriptionsv1.SubscriptionCaptureRequestCaptureTypeOutstandingBalance,
				Amount:      money.Of("100", "USD"),
			}, watch, rest.RequestID("capture-1"))
		}, fieldsOfTransaction),
		answers("subscriptions.transactions", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*subscriptionsv1.TransactionsList, error) {
			return subscriptionsv1.NewClient(pp).Subscriptions.TransactionsPage(ctx, "I-000000000001", january, watch)
		}, func(out *subscriptionsv1.TransactionsList) []any { return []any{out.Transactions} }),
		lists("subscriptions.transactions", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) iter.Seq2[*subscriptionsv1.Transaction, error] {
			return subscriptionsv1.NewClient(pp).Subscriptions.Transactions(ctx, "I-000000000001", january, watch)
		}, fieldsOfTransaction),
	},
}

var january = &subscriptionsv1.SubscriptionsTransactionsParams{
	StartTime: "2026-01-01T00:00:00Z",
	EndTime:   "2026-01-31T23:59:59Z",
}

// monthlyPlan has a month of trial before the regular price.
var monthlyPlan = &subscriptionsv1.PlanRequestPost{
	ProductID:   "PROD-0000000000000001",
	Name:        "Coffee of the month",
	Description: "Jeden Monat ein anderer",
	Status:      subscriptionsv1.PlanRequestPostStatusActive,
	BillingCycles: []subscriptionsv1.BillingCycle{
		{
			Frequency:     &subscriptionsv1.Frequency{IntervalUnit: subscriptionsv1.FrequencyIntervalUnitMonth, IntervalCount: paypal.Ptr(1)},
			TenureType:    subscriptionsv1.BillingCycleTenureTypeTrial,
			Sequence:      1,
			TotalCycles:   paypal.Ptr(1),
			PricingScheme: &subscriptionsv1.PricingScheme{FixedPrice: money.Of("0", "USD")},
		},
		{
			Frequency:     &subscriptionsv1.Frequency{IntervalUnit: subscriptionsv1.FrequencyIntervalUnitMonth},
			TenureType:    subscriptionsv1.BillingCycleTenureTypeRegular,
			Sequence:      2,
			TotalCycles:   paypal.Ptr(0), // without end
			PricingScheme: &subscriptionsv1.PricingScheme{FixedPrice: money.Of("9.99", "USD")},
		},
	},
	PaymentPreferences: &subscriptionsv1.PaymentPreferences{
		AutoBillOutstanding:     paypal.Ptr(true),
		SetupFee:                money.Of("10", "USD"),
		SetupFeeFailureAction:   subscriptionsv1.PaymentPreferencesSetupFeeFailureActionContinue,
		PaymentFailureThreshold: paypal.Ptr(3),
	},
	Taxes: &subscriptionsv1.Taxes{Percentage: "10", Inclusive: paypal.Ptr(false)},
}

func fieldsOfPlan(out *subscriptionsv1.Plan) []any {
	return []any{out.ID, out.Name, out.Status, out.BillingCycles, out.Links}
}

func fieldsOfSubscription(out *subscriptionsv1.Subscription) []any {
	return []any{out.ID, out.Status, out.PlanID, out.Links}
}

func fieldsOfTransaction(out *subscriptionsv1.Transaction) []any {
	return []any{out.ID, out.Status, out.AmountWithBreakdown, out.Time}
}
