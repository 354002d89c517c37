package oracles

import (
	"context"
	"iter"

	"github.com/ppgen/ppgen/generated/webprofilesv1"
	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/rest"
)

var webprofilesV1 = restSuite{
	document:   "payment-experience_web_experience_profiles_v1",
	operations: webprofilesv1.Operations(),
	calls: []restCall{
		answers("web-profile.create", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*webprofilesv1.WebProfile, error) {
			return webprofilesv1.NewClient(pp).WebProfile.Create(ctx, profileOfShop, watch)
		}, fieldsOfWebProfile),
		lists("web-profile.get-list", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) iter.Seq2[*webprofilesv1.WebProfile, error] {
			return webprofilesv1.NewClient(pp).WebProfile.GetList(ctx, watch)
		}, fieldsOfWebProfile),
		answers("web-profile.get", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*webprofilesv1.WebProfile, error) {
			return webprofilesv1.NewClient(pp).WebProfile.Get(ctx, "XP-AAAA-BBBB-CCCC-DDDD", watch)
		}, fieldsOfWebProfile),
		succeeds("web-profile.update", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) error {
			return webprofilesv1.NewClient(pp).WebProfile.Update(ctx, "XP-AAAA-BBBB-CCCC-DDDD", profileOfShop, watch)
		}),
		succeeds("web-profile.partial-update", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) error {
			return webprofilesv1.NewClient(pp).WebProfile.PartialUpdate(ctx, "XP-AAAA-BBBB-CCCC-DDDD", []rest.Patch{
				{Op: "add", Path: "/presentation/brand_name", Value: "Example Shop"},
				{Op: "remove", Path: "/flow_config/landing_page_type"},
			}, watch)
		}),
		succeeds("web-profile.delete", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) error {
			return webprofilesv1.NewClient(pp).WebProfile.Delete(ctx, "XP-AAAA-BBBB-CCCC-DDDD", watch)
		}),
	},
}

var profileOfShop = &webprofilesv1.WebProfile{
	Name:      "The shop",
	Temporary: paypal.Ptr(true),
	FlowConfig: &webprofilesv1.WebProfileFlowConfig{
		LandingPageType: webprofilesv1.WebProfileFlowConfigLandingPageTypeBilling,
	},
	InputFields:  &webprofilesv1.WebProfileInputFields{NoShipping: paypal.Ptr(1), AddressOverride: paypal.Ptr(0)},
	Presentation: &webprofilesv1.WebProfilePresentation{BrandName: "Example Shop", LocaleCode: "US"},
}

func fieldsOfWebProfile(out *webprofilesv1.WebProfile) []any {
	return []any{out.ID, out.Name, out.Temporary, out.FlowConfig, out.InputFields, out.Presentation}
}
