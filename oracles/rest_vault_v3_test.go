package oracles

import (
	"context"
	"iter"

	"github.com/ppgen/ppgen/generated/common"
	"github.com/ppgen/ppgen/generated/vaultv3"
	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/rest"
)

var vaultV3 = restSuite{
	document:   "vault_payment_tokens_v3",
	operations: vaultv3.Operations(),
	complete:   true,
	calls: []restCall{
		answers("payment-tokens.create", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*vaultv3.PaymentTokenResponse, error) {
			return vaultv3.NewClient(pp).PaymentTokens.Create(ctx, &vaultv3.PaymentTokenRequest{
				Customer: &vaultv3.Customer{ID: "customer_1"},
				PaymentSource: &vaultv3.PaymentTokenRequestPaymentSource{Card: &vaultv3.CardRequest{
					Number:       "4012888888881881",
					Expiry:       "2030-02",
					SecurityCode: "123",
					Name:         "Anna Schäfer",
					Brand:        common.CardBrandVisa,
					BillingAddress: &common.AddressPortable{
						AddressLine1: "1 Example Street",
						AdminArea2:   "Springfield",
						AdminArea1:   "IL",
						PostalCode:   "62701",
						CountryCode:  "US",
					},
				}},
			}, watch)
		}, fieldsOfPaymentToken),
		answers("payment-tokens.create", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*vaultv3.PaymentTokenResponse, error) {
			return vaultv3.NewClient(pp).PaymentTokens.Create(ctx, &vaultv3.PaymentTokenRequest{
				PaymentSource: &vaultv3.PaymentTokenRequestPaymentSource{
					Token: &vaultv3.TokenIDRequest{ID: "B-00000000000000001", Type: vaultv3.TokenIDRequestTypeBillingAgreement},
				},
			}, watch, rest.RequestID("token-1"))
		}, fieldsOfPaymentToken),
		answers("customer.payment-tokens.get", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*vaultv3.CustomerVaultPaymentTokensResponse, error) {
			return vaultv3.NewClient(pp).PaymentTokens.ListPage(ctx, tokensOfCustomer, watch)
		}, func(out *vaultv3.CustomerVaultPaymentTokensResponse) []any {
			return []any{out.PaymentTokens, out.Customer, out.Links}
		}),
		lists("customer.payment-tokens.get", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) iter.Seq2[*vaultv3.PaymentTokenResponse, error] {
			return vaultv3.NewClient(pp).PaymentTokens.List(ctx, tokensOfCustomer, watch)
		}, fieldsOfPaymentToken),
		answers("payment-tokens.get", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*vaultv3.PaymentTokenResponse, error) {
			return vaultv3.NewClient(pp).PaymentTokens.Get(ctx, "token001", watch)
		}, fieldsOfPaymentToken),
		succeeds("payment-tokens.delete", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) error {
			return vaultv3.NewClient(pp).PaymentTokens.Delete(ctx, "token001", watch)
		}),
		answers("setup-tokens.create", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*vaultv3.SetupTokenResponse, error) {
			return vaultv3.NewClient(pp).SetupTokens.Create(ctx, &vaultv3.SetupTokenRequest{
				PaymentSource: &vaultv3.SetupTokenRequestPaymentSource{Paypal: &vaultv3.PaypalWalletRequest{
					Description:                 "Kaffee jeden Monat",
					PermitMultiplePaymentTokens: paypal.Ptr(true),
					UsageType:                   "MERCHANT",
					CustomerType:                "CONSUMER",
					ExperienceContext: &vaultv3.ExperienceContext{
						BrandName: "Example Shop",
						Locale:    "en-US",
						ReturnURL: "https://shop.example/return",
						CancelURL: "https://shop.example/cancel",
					},
				}},
			}, watch)
		}, fieldsOfSetupToken),
		answers("setup-tokens.get", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*vaultv3.SetupTokenResponse, error) {
			return vaultv3.NewClient(pp).SetupTokens.Get(ctx, "SETUP000000000001", watch)
		}, fieldsOfSetupToken),
	},
}

var tokensOfCustomer = &vaultv3.PaymentTokensListParams{
	CustomerID:    "customer_1",
	PageSize:      paypal.Ptr(int64(5)),
	Page:          paypal.Ptr(int64(1)),
	TotalRequired: paypal.Ptr(true),
}

func fieldsOfPaymentToken(out *vaultv3.PaymentTokenResponse) []any {
	return []any{out.ID, out.Customer, out.PaymentSource, out.Links}
}

func fieldsOfSetupToken(out *vaultv3.SetupTokenResponse) []any {
	return []any{out.ID, out.Customer, out.Status, out.PaymentSource, out.Links}
}
