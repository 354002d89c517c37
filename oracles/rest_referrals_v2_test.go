package oracles

import (
	"context"

	"github.com/ppgen/ppgen/generated/common"
	"github.com/ppgen/ppgen/generated/referralsv2"
	"github.com/ppgen/ppgen/paypal"
)

var referralsV2 = restSuite{
	document:   "customer_partner_referrals_v2",
	operations: referralsv2.Operations(),
	calls: []restCall{
		answers("partner-referrals.create", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*referralsv2.CreateReferralDataResponse, error) {
			return referralsv2.NewClient(pp).PartnerReferrals.Create(ctx, &referralsv2.ReferralData{
				TrackingID: "shop-0001",
				Email:      "seller@example.com",
				Operations: []referralsv2.Operation{{
					Operation: referralsv2.OperationOperationAPIIntegration,
					APIIntegrationPreference: &referralsv2.IntegrationDetails{
						RestAPIIntegration: &referralsv2.RestAPIIntegration{
							IntegrationMethod: referralsv2.RestAPIIntegrationMethodPaypal,
							IntegrationType:   referralsv2.RestAPIIntegrationTypeThirdParty,
							ThirdPartyDetails: &referralsv2.RestAPIIntegrationThirdPartyDetails{
								Features: []referralsv2.RestEndpointFeaturesEnum{referralsv2.RestEndpointFeaturesEnumPayment, referralsv2.RestEndpointFeaturesEnumRefund},
							},
						},
					},
				}},
				Products:      []referralsv2.Product{referralsv2.ProductExpressCheckout},
				LegalConsents: []common.LegalConsent{{Type: common.LegalConsentTypeShareDataConsent, Granted: true}},
			}, watch)
		}, func(out *referralsv2.CreateReferralDataResponse) []any { return []any{out.Links} }),
		answers("partner-referrals.read", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*referralsv2.ReferralDataResponse, error) {
			return referralsv2.NewClient(pp).PartnerReferrals.Read(ctx, "REFERRAL0001", watch)
		}, func(out *referralsv2.ReferralDataResponse) []any {
			return []any{out.PartnerReferralID, out.ReferralData, out.Links}
		}),
	},
}
