package oracles

import (
	"context"
	"iter"

	"github.com/ppgen/ppgen/generated/productsv1"
	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/rest"
)

var productsV1 = restSuite{
	document:   "catalogs_products_v1",
	operations: productsv1.Operations(),
	calls: []restCall{
		answers("products.create", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*productsv1.Product, error) {
			return productsv1.NewClient(pp).Products.Create(ctx, &productsv1.ProductRequestPost{
				Name:        "Coffee of the month",
				Description: "Jeden Monat ein anderer",
				Type:        productsv1.ProductRequestPostTypeService,
				Category:    productsv1.ProductCategoryAccessories,
				ImageURL:    "https://shop.example/coffee.jpg",
				HomeURL:     "https://shop.example/home",
			}, watch, rest.RequestID("product-1"), rest.PreferRepresentation())
		}, func(out *productsv1.Product) []any { return []any{out.ID, out.Name, out.Type, out.Links} }),
		answers("products.list", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*productsv1.ProductCollection, error) {
			return productsv1.NewClient(pp).Products.ListPage(ctx, &productsv1.ProductsListParams{PageSize: paypal.Ptr(2), Page: paypal.Ptr(1), TotalRequired: paypal.Ptr(true)}, watch)
		}, func(out *productsv1.ProductCollection) []any { return []any{out.Products, out.Links} }),
		lists("products.list", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) iter.Seq2[*productsv1.ProductCollectionElement, error] {
			return productsv1.NewClient(pp).Products.List(ctx, nil, watch)
		}, func(out *productsv1.ProductCollectionElement) []any { return []any{out.ID, out.Name} }),
		succeeds("products.patch", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) error {
			return productsv1.NewClient(pp).Products.Patch(ctx, "PROD-0000000000000002", []rest.Patch{
				{Op: "replace", Path: "/description", Value: "Two coffees of the month"},
			}, watch)
		}),
	},
}
