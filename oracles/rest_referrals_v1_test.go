package oracles

import (
	"context"

	"github.com/ppgen/ppgen/generated/common"
	"github.com/ppgen/ppgen/generated/referralsv1"
	"github.com/ppgen/ppgen/paypal"
)

var referralsV1 = restSuite{
	document:   "customer_partner_referrals_v1",
	operations: referralsv1.Operations(),
	calls: []restCall{
		answers("partner-referrals.create", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*referralsv1.CreateReferralDataResponse, error) {
			return referralsv1.NewClient(pp).PartnerReferrals.Create(ctx, &referralsv1.ReferralData{
				CustomerData: &referralsv1.User{
					PartnerSpecificIdentifiers: []referralsv1.PartnerSpecificIdentifiers{
						{Type: referralsv1.PartnerSpecificIdentifiersTypeTrackingID, Value: "shop-0002"},
					},
				},
				RequestedCapabilities:   []referralsv1.Capabilities{{Capability: referralsv1.CapabilitiesCapabilityAPIIntegration}},
				WebExperiencePreference: &referralsv1.WebExperiencePreference{ReturnURL: "https://shop.example/return"},
				CollectedConsents:       []common.LegalConsent{{Type: common.LegalConsentTypeShareDataConsent, Granted: true}},
				Products:                []referralsv1.ProductName{referralsv1.ProductNameExpressCheckout},
			}, watch)
		}, func(out *referralsv1.CreateReferralDataResponse) []any { return []any{out.Links} }),
		answers("partner-referrals.read", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*referralsv1.ReferralDataResponse, error) {
			return referralsv1.NewClient(pp).PartnerReferrals.Read(ctx, "REFERRAL0001", watch)
		}, func(out *referralsv1.ReferralDataResponse) []any {
			return []any{out.PartnerReferralID, out.ReferralData, out.Links}
		}),
		answers("merchant-integration.status", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*referralsv1.MerchantIntegration, error) {
			return referralsv1.NewClient(pp).MerchantIntegration.Status(ctx, "PARTNER123456", "MERCHANT12345", &referralsv1.MerchantIntegrationStatusParams{
				Fields: "products",
			}, watch)
		}, func(out *referralsv1.MerchantIntegration) []any {
			return []any{out.MerchantID, out.Products, out.PaymentsReceivable}
		}),
		answers("merchant-integration.credentials", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*referralsv1.MerchantIntegrationCredentials, error) {
			return referralsv1.NewClient(pp).MerchantIntegration.Credentials(ctx, "PARTNER123456", watch)
		}, func(out *referralsv1.MerchantIntegrationCredentials) []any { return []any{out.ClientID, out.PayerID} }),
		succeeds("merchant-integration.find", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) error {
			return referralsv1.NewClient(pp).MerchantIntegration.Find(ctx, "PARTNER123456", &referralsv1.MerchantIntegrationFindParams{TrackingID: "shop-0002"}, watch)
		}),
	},
}
