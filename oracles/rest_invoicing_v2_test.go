package oracles

import (
	"context"
	"iter"

	"github.com/ppgen/ppgen/generated/common"
	"github.com/ppgen/ppgen/generated/invoicingv2"
	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/money"
)

var invoicingV2 = restSuite{
	document:   "invoicing_v2",
	operations: invoicingv2.Operations(),
	complete:   true,
	calls: []restCall{
		answers("invoices.create", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*invoicingv2.Invoice, error) {
			return invoicingv2.NewClient(pp).Invoices.Create(ctx, invoiceForCoffee, watch)
		}, fieldsOfInvoice),
		answers("invoices.list", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*invoicingv2.Invoices, error) {
			return invoicingv2.NewClient(pp).Invoices.ListPage(ctx, &invoicingv2.InvoicesListParams{
				Page:          paypal.Ptr(3),
				PageSize:      paypal.Ptr(4),
				TotalRequired: paypal.Ptr(true),
				Fields:        "amount",
			}, watch)
		}, func(out *invoicingv2.Invoices) []any { return []any{out.Items, out.Links} }),
		lists("invoices.list", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) iter.Seq2[*invoicingv2.Invoice, error] {
			return invoicingv2.NewClient(pp).Invoices.List(ctx, nil, watch)
		}, fieldsOfInvoice),
		answers("invoices.send", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*invoicingv2.InvoicesSendResult, error) {
			return invoicingv2.NewClient(pp).Invoices.Send(ctx, "INV2-AAAA-BBBB-CCCC-DDDD", notification, watch)
		}, func(out *invoicingv2.InvoicesSendResult) []any { return []any{out.Status, out.OK} }),
		succeeds("invoices.remind", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) error {
			return invoicingv2.NewClient(pp).Invoices.Remind(ctx, "INV2-AAAA-BBBB-CCCC-DDDD", notification, watch)
		}),
		succeeds("invoices.cancel", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) error {
			return invoicingv2.NewClient(pp).Invoices.Cancel(ctx, "INV2-AAAA-BBBB-CCCC-DDDD", notification, watch)
		}),
		answers("invoices.payments", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*invoicingv2.PaymentReference, error) {
			return invoicingv2.NewClient(pp).Invoices.Payments(ctx, "INV2-AAAA-BBBB-CCCC-DDDD", &invoicingv2.PaymentDetail{
				Method:      invoicingv2.PaymentMethodBankTransfer,
				PaymentDate: "2026-05-01",
				Amount:      money.Of("10.00", "USD"),
			}, watch)
		}, func(out *invoicingv2.PaymentReference) []any { return []any{out.PaymentID} }),
		succeeds("invoices.payments-delete", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) error {
			return invoicingv2.NewClient(pp).Invoices.PaymentsDelete(ctx, "INV2-AAAA-BBBB-CCCC-DDDD", "EXTR-00000000000000001", watch)
		}),
		answers("invoices.refunds", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*invoicingv2.RefundReference, error) {
			return invoicingv2.NewClient(pp).Invoices.Refunds(ctx, "INV2-AAAA-BBBB-CCCC-DDDD", &invoicingv2.RefundDetail{
				Method:     invoicingv2.PaymentMethodCash,
				RefundDate: "2026-05-21",
				Amount:     money.Of("5.00", "USD"),
			}, watch)
		}, func(out *invoicingv2.RefundReference) []any { return []any{out.RefundID} }),
		succeeds("invoices.refunds-delete", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) error {
			return invoicingv2.NewClient(pp).Invoices.RefundsDelete(ctx, "INV2-AAAA-BBBB-CCCC-DDDD", "EXTR-00000000000000002", watch)
		}),
		// The document says nothing of the image that comes back.
		succeeds("invoices.generate-qr-code", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) error {
			image, err := invoicingv2.NewClient(pp).Invoices.GenerateQRCode(ctx, "INV2-AAAA-BBBB-CCCC-DDDD", &invoicingv2.QRConfig{
				Width:  paypal.Ptr(400),
				Height: paypal.Ptr(400),
				Action: "pay",
			}, watch)
			if err != nil {
				return err
			}
			return image.Close()
		}),
		answers("invoicing.generate-next-invoice-number", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*invoicingv2.InvoiceNumber, error) {
			return invoicingv2.NewClient(pp).Invoices.GenerateNextNumber(ctx, watch)
		}, func(out *invoicingv2.InvoiceNumber) []any { return []any{out.InvoiceNumber} }),
		answers("invoices.get", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*invoicingv2.Invoice, error) {
			return invoicingv2.NewClient(pp).Invoices.Get(ctx, "INV2-AAAA-BBBB-CCCC-DDDD", watch)
		}, fieldsOfInvoice),
		answers("invoices.update", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*invoicingv2.Invoice, error) {
			return invoicingv2.NewClient(pp).Invoices.Update(ctx, "INV2-AAAA-BBBB-CCCC-DDDD", invoiceForCoffee, &invoicingv2.InvoicesUpdateParams{
				SendToRecipient: paypal.Ptr(true),
				SendToInvoicer:  paypal.Ptr(false),
			}, watch)
		}, fieldsOfInvoice),
		succeeds("invoices.delete", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) error {
			return invoicingv2.NewClient(pp).Invoices.Delete(ctx, "INV2-AAAA-BBBB-CCCC-DDDD", watch)
		}),
		answers("invoices.search-invoices", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*invoicingv2.Invoices, error) {
			return invoicingv2.NewClient(pp).Invoices.SearchInvoicesPage(ctx, unpaidInvoices, &invoicingv2.InvoicesSearchInvoicesParams{
				Page:     paypal.Ptr(1),
				PageSize: paypal.Ptr(20),
			}, watch)
		}, func(out *invoicingv2.Invoices) []any { return []any{out.Items, out.Links} }),
		lists("invoices.search-invoices", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) iter.Seq2[*invoicingv2.Invoice, error] {
			return invoicingv2.NewClient(pp).Invoices.SearchInvoices(ctx, unpaidInvoices, nil, watch)
		}, fieldsOfInvoice),
		answers("templates.list", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*invoicingv2.Templates, error) {
			return invoicingv2.NewClient(pp).Templates.ListPage(ctx, &invoicingv2.TemplatesListParams{
				Fields:   "all",
				Page:     paypal.Ptr(1),
				PageSize: paypal.Ptr(10),
			}, watch)
		}, func(out *invoicingv2.Templates) []any { return []any{out.Templates, out.Links} }),
		lists("templates.list", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) iter.Seq2[*invoicingv2.Template, error] {
			return invoicingv2.NewClient(pp).Templates.List(ctx, nil, watch)
		}, fieldsOfTemplate),
		answers("templates.create", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*invoicingv2.Template, error) {
			return invoicingv2.NewClient(pp).Templates.Create(ctx, templateForHours, watch)
		}, fieldsOfTemplate),
		answers("templates.get", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*invoicingv2.Template, error) {
			return invoicingv2.NewClient(pp).Templates.Get(ctx, "TEMP-00000000000000001", watch)
		}, fieldsOfTemplate),
		answers("templates.update", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) (*invoicingv2.Template, error) {
			return invoicingv2.NewClient(pp).Templates.Update(ctx, "TEMP-00000000000000001", templateForHours, watch)
		}, fieldsOfTemplate),
		succeeds("templates.delete", func(ctx context.Context, pp *paypal.Client, watch paypal.CallOption) error {
			return invoicingv2.NewClient(pp).Templates.Delete(ctx, "TEMP-00000000000000001", watch)
		}),
	},
}

var notification = &invoicingv2.Notification{
	Subject:              "Reminder: Kaffee & Tassen",
	Note:                 "Bitte bis Freitag",
	SendToInvoicer:       paypal.Ptr(true),
	AdditionalRecipients: []common.EmailAddress{"office@example.com"},
}

var invoiceForCoffee = &invoicingv2.Invoice{
	Detail: &invoicingv2.InvoiceDetail{
		InvoiceNumber: "#123",
		InvoiceDate:   "2026-05-01",
		CurrencyCode:  "USD",
		Note:          "Danke & bis bald",
		PaymentTerm:   &invoicingv2.InvoicePaymentTerm{TermType: invoicingv2.PaymentTermTypeNet10, DueDate: "2026-05-11"},
	},
	Invoicer: &invoicingv2.InvoicerInfo{
		Name:         &common.Name{GivenName: "Ben", Surname: "Krüger"},
		EmailAddress: "seller@example.com",
		Phones:       []invoicingv2.PhoneDetail{{CountryCode: "001", NationalNumber: "2025550123", PhoneType: common.PhoneTypeMobile}},
		Website:      "https://shop.example",
	},
	PrimaryRecipients: []invoicingv2.RecipientInfo{{
		BillingInfo: &invoicingv2.BillingInfo{
			Name:         &common.Name{GivenName: "Anna", Surname: "Schäfer"},
			EmailAddress: "buyer@example.com",
			Address: &common.AddressPortable{
				AddressLine1: "Hauptstraße 1",
				AdminArea2:   "Köln",
				PostalCode:   "50667",
				CountryCode:  "DE",
			},
		},
	}},
	Items: []invoicingv2.Item{
		{
			Name:          "Kaffee ☕",
			Quantity:      "2.5",
			UnitAmount:    money.Of("12.00", "USD"),
			UnitOfMeasure: invoicingv2.UnitOfMeasureQuantity,
			Tax:           &invoicingv2.Tax{Name: "MwSt", Percent: "7.25"},
			Discount:      &invoicingv2.Discount{Percent: "5"},
		},
		{Name: "Cup", Quantity: "1", UnitAmount: money.Of("4.00", "USD"), Discount: &invoicingv2.Discount{Amount: money.Of("1.00", "USD")}},
	},
	Configuration: &invoicingv2.Configuration{
		AllowTip:                   paypal.Ptr(true),
		TaxCalculatedAfterDiscount: paypal.Ptr(true),
		PartialPayment:             &invoicingv2.PartialPayment{AllowPartialPayment: paypal.Ptr(true), MinimumAmountDue: money.Of("5.00", "USD")},
	},
}

var unpaidInvoices = &invoicingv2.SearchData{
	RecipientEmail:    "buyer@example.com",
	Status:            []invoicingv2.InvoiceStatus{invoicingv2.InvoiceStatusSent, invoicingv2.InvoiceStatusUnpaid},
	TotalAmountRange:  &invoicingv2.AmountRange{LowerAmount: money.Of("20.00", "USD"), UpperAmount: money.Of("50.00", "USD")},
	InvoiceDateRange:  &invoicingv2.DateRange{Start: "2026-01-01", End: "2026-01-31"},
	CreationDateRange: &invoicingv2.DateTimeRange{Start: "2026-01-01T00:00:00Z", End: "2026-01-31T23:59:59Z"},
	Archived:          paypal.Ptr(false),
}

var templateForHours = &invoicingv2.Template{
	Name:            "Hours",
	DefaultTemplate: paypal.Ptr(true),
	UnitOfMeasure:   invoicingv2.UnitOfMeasureHours,
	TemplateInfo: &invoicingv2.TemplateInfo{
		Detail: &invoicingv2.TemplateDetail{
			CurrencyCode: "USD",
			Note:         "Danke & bis bald",
			PaymentTerm:  &invoicingv2.PaymentTerm{TermType: invoicingv2.PaymentTermTypeNet10},
		},
		Items: []invoicingv2.Item{{Name: "Advice", Quantity: "1", UnitAmount: money.Of("120.00", "USD"), UnitOfMeasure: invoicingv2.UnitOfMeasureHours}},
	},
}

func fieldsOfInvoice(out *invoicingv2.Invoice) []any {
	return []any{out.ID, out.Status, out.Detail, out.Links}
}

func fieldsOfTemplate(out *invoicingv2.Template) []any {
	return []any{out.ID, out.Name, out.TemplateInfo, out.Links}
}
