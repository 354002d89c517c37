// Package generated_test holds what is generated from REST documents against
// messages and flows that cross packages.
package generated_test

import (
	"github.com/ppgen/ppgen/generated/disputesv1"
	"github.com/ppgen/ppgen/generated/invoicingv1"
	"github.com/ppgen/ppgen/generated/invoicingv2"
	"github.com/ppgen/ppgen/generated/ordersv1"
	"github.com/ppgen/ppgen/generated/ordersv2"
	"github.com/ppgen/ppgen/generated/paymentsv1"
	"github.com/ppgen/ppgen/generated/paymentsv2"
	"github.com/ppgen/ppgen/generated/payoutsv1"
	"github.com/ppgen/ppgen/generated/productsv1"
	"github.com/ppgen/ppgen/generated/referralsv1"
	"github.com/ppgen/ppgen/generated/referralsv2"
	"github.com/ppgen/ppgen/generated/subscriptionsv1"
	"github.com/ppgen/ppgen/generated/trackingv1"
	"github.com/ppgen/ppgen/generated/transactionsv1"
	"github.com/ppgen/ppgen/generated/vaultv3"
	"github.com/ppgen/ppgen/generated/webhooksv1"
	"github.com/ppgen/ppgen/generated/webprofilesv1"
	"github.com/ppgen/ppgen/paypal"
)

// operations lists the operations of each document.
var operations = map[string][]paypal.Operation{
	"billing_subscriptions_v1":                      subscriptionsv1.Operations(),
	"catalogs_products_v1":                          productsv1.Operations(),
	"checkout_orders_v1":                            ordersv1.Operations(),
	"checkout_orders_v2":                            ordersv2.Operations(),
	"customer_disputes_v1":                          disputesv1.Operations(),
	"customer_partner_referrals_v1":                 referralsv1.Operations(),
	"customer_partner_referrals_v2":                 referralsv2.Operations(),
	"invoicing_v1":                                  invoicingv1.Operations(),
	"invoicing_v2":                                  invoicingv2.Operations(),
	"notifications_webhooks_v1":                     webhooksv1.Operations(),
	"payment-experience_web_experience_profiles_v1": webprofilesv1.Operations(),
	"payments_payment_v1":                           paymentsv1.Operations(),
	"payments_payment_v2":                           paymentsv2.Operations(),
	"payments_payouts_batch_v1":                     payoutsv1.Operations(),
	"reporting_transactions_v1":                     transactionsv1.Operations(),
	"shipping_shipment_tracking_v1":                 trackingv1.Operations(),
	"vault_payment_tokens_v3":                       vaultv3.Operations(),
}

// clients returns a client of each package.
func clients(c *paypal.Client) []any {
	return []any{
		disputesv1.NewClient(c),
		invoicingv1.NewClient(c),
		invoicingv2.NewClient(c),
		ordersv1.NewClient(c),
		ordersv2.NewClient(c),
		paymentsv1.NewClient(c),
		paymentsv2.NewClient(c),
		payoutsv1.NewClient(c),
		productsv1.NewClient(c),
		referralsv1.NewClient(c),
		referralsv2.NewClient(c),
		subscriptionsv1.NewClient(c),
		trackingv1.NewClient(c),
		transactionsv1.NewClient(c),
		vaultv3.NewClient(c),
		webhooksv1.NewClient(c),
		webprofilesv1.NewClient(c),
	}
}
