package oracles

import (
	"context"
	"iter"

	"github.com/ppgen/ppgen/generated/invoicingv1"
	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/money"
)

var invoicingV1 = restSuite{
	document:   "invoicing_v1",
	operations: invoicingv1.Operations(),
	calls: []restCall{
		answers("invoice.create", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*invoicingv1.Invoice, error) {
			return invoicingv1.NewClient(pp).Invoice.Create(ctx, &invoicingv1.Invoice{
				MerchantInfo: &invoicingv1.MerchantInfo{Email: "seller@example.com", BusinessName: "Example Shop"},
				BillingInfo:  []invoicingv1.BillingInfo{{Email: "buyer@example.com", FirstName: "Anna", LastName: "Schäfer"}},
				Items: []invoicingv1.InvoiceItem{{
					Name:      "Kaffee ☕",
					Quantity:  money.MustParse("2.5"),
					UnitPrice: money.Of("5.00", "USD"),
					Tax:       &invoicingv1.Tax{Name: "Tax", Percent: money.MustParse("8")},
				}},
				Note:         "Kaffee für das Büro",
				PaymentTerm:  &invoicingv1.PaymentTerm{TermType: invoicingv1.PaymentTermTypeNet10},
				TaxInclusive: paypal.Ptr(false),
			}, watch)
		}, fieldsOfInvoiceV1),
		answers("invoice.search", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*invoicingv1.Invoices, error) {
			return invoicingv1.NewClient(pp).Invoice.SearchPage(ctx, smallInvoices, watch)
		}, func(out *invoicingv1.Invoices) []any { return []any{out.Invoices, out.TotalCount} }),
		lists("invoice.search", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) iter.Seq2[*invoicingv1.Invoice, error] {
			return invoicingv1.NewClient(pp).Invoice.Search(ctx, smallInvoices, watch)
		}, fieldsOfInvoiceV1),
		lists("invoice.get_all", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) iter.Seq2[*invoicingv1.Invoice, error] {
			return invoicingv1.NewClient(pp).Invoice.GetAll(ctx, &invoicingv1.InvoiceGetAllParams{
				PageSize:           paypal.Ptr(int64(4)),
				TotalCountRequired: paypal.Ptr(true),
			}, watch)
		}, fieldsOfInvoiceV1),
		succeeds("invoice.send", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) error {
			return invoicingv1.NewClient(pp).Invoice.Send(ctx, "INV2-AAAA-BBBB-CCCC-DDDD", &invoicingv1.InvoiceSendParams{NotifyMerchant: paypal.Ptr(false)}, watch)
		}),
		succeeds("invoice.record-payment", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) error {
			return invoicingv1.NewClient(pp).Invoice.RecordPayment(ctx, "INV2-AAAA-BBBB-CCCC-DDDD", &invoicingv1.PaymentDetail{
				Method: invoicingv1.PaymentDetailMethodCash,
				Date:   "2026-07-10T03:30:00Z",
				Note:   "In bar",
				Amount: money.Of("20.00", "USD"),
			}, watch)
		}),
		answers("invoice.qr_code", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*invoicingv1.QRCode, error) {
			return invoicingv1.NewClient(pp).Invoice.QRCode(ctx, "INV2-AAAA-BBBB-CCCC-DDDD", &invoicingv1.InvoiceQRCodeParams{
				Width:  paypal.Ptr(int64(400)),
				Height: paypal.Ptr(int64(400)),
			}, watch)
		}, func(out *invoicingv1.QRCode) []any { return []any{out.Image} }),
	},
}

var smallInvoices = &invoicingv1.Search{
	Email:            "buyer@example.com",
	StartInvoiceDate: "2026-05-10",
	EndInvoiceDate:   "2026-05-11",
	UpperTotalAmount: "500.00",
	Page:             paypal.Ptr(money.MustParse("1")),
	PageSize:         paypal.Ptr(money.MustParse("3")),
}

func fieldsOfInvoiceV1(out *invoicingv1.Invoice) []any {
	return []any{out.ID, out.Number, out.Status, out.Items, out.Links}
}
