package rest_test

import (
	"github.com/ppgen/ppgen/paypal/money"
	"github.com/ppgen/ppgen/paypal/rest"
)

// The types of this file are written as generated ones are.

type order struct {
	CreateTime            string
	UpdateTime            string
	ID                    string
	PaymentSource         *paymentSource
	Intent                string
	ProcessingInstruction string
	Payer                 *payer
	PurchaseUnits         []purchaseUnit
	Status                string
	Links                 []rest.Link
}

func (x *order) JSONFields(f *rest.Fields) {
	f.String("create_time", &x.CreateTime)
	f.String("update_time", &x.UpdateTime)
	f.String("id", &x.ID)
	rest.Record(f, "payment_source", &x.PaymentSource)
	f.String("intent", &x.Intent)
	f.String("processing_instruction", &x.ProcessingInstruction)
	rest.Record(f, "payer", &x.Payer)
	rest.Records(f, "purchase_units", &x.PurchaseUnits)
	f.String("status", &x.Status)
	f.Links("links", &x.Links)
}

func (x order) MarshalJSON() ([]byte, error) { return rest.Marshal(&x) }

func (x *order) UnmarshalJSON(b []byte) error { return rest.Unmarshal(b, x) }

type payer struct {
	EmailAddress string
	PayerID      string
	Name         *name
	Phone        *phone
	BirthDate    string
	TaxInfo      *taxInfo
	Address      *address
}

func (x *payer) JSONFields(f *rest.Fields) {
	f.String("email_address", &x.EmailAddress)
	f.String("payer_id", &x.PayerID)
	rest.Record(f, "name", &x.Name)
	rest.Record(f, "phone", &x.Phone)
	f.String("birth_date", &x.BirthDate)
	rest.Record(f, "tax_info", &x.TaxInfo)
	rest.Record(f, "address", &x.Address)
}

type name struct {
	Prefix     string
	GivenName  string
	Surname    string
	MiddleName string
	Suffix     string
	FullName   string
}

func (x *name) JSONFields(f *rest.Fields) {
	f.String("prefix", &x.Prefix)
	f.String("given_name", &x.GivenName)
	f.String("surname", &x.Surname)
	f.String("middle_name", &x.MiddleName)
	f.String("suffix", &x.Suffix)
	f.String("full_name", &x.FullName)
}

type phone struct {
	PhoneType      string
	NationalNumber string
}

func (x *phone) JSONFields(f *rest.Fields) {
	f.String("phone_type", &x.PhoneType)
	f.String("national_number", &x.NationalNumber)
}

type taxInfo struct {
	TaxID     string
	TaxIDType string
}

func (x *taxInfo) JSONFields(f *rest.Fields) {
	f.String("tax_id", &x.TaxID)
	f.String("tax_id_type", &x.TaxIDType)
}

type address struct {
	AddressLine1 string
	AddressLine2 string
	AdminArea2   string
	AdminArea1   string
	PostalCode   string
	CountryCode  string
}

func (x *address) JSONFields(f *rest.Fields) {
	f.String("address_line_1", &x.AddressLine1)
	f.String("address_line_2", &x.AddressLine2)
	f.String("admin_area_2", &x.AdminArea2)
	f.String("admin_area_1", &x.AdminArea1)
	f.String("postal_code", &x.PostalCode)
	f.RequiredString("country_code", &x.CountryCode)
}

type purchaseUnit struct {
	ReferenceID    string
	Amount         *amountBreakdown
	Payee          *payee
	Description    string
	CustomID       string
	InvoiceID      string
	ID             string
	SoftDescriptor string
	Items          []item
	Shipping       *shipping
	Payments       *payments
}

func (x *purchaseUnit) JSONFields(f *rest.Fields) {
	f.String("reference_id", &x.ReferenceID)
	rest.Record(f, "amount", &x.Amount)
	rest.Record(f, "payee", &x.Payee)
	f.String("description", &x.Description)
	f.String("custom_id", &x.CustomID)
	f.String("invoice_id", &x.InvoiceID)
	f.String("id", &x.ID)
	f.String("soft_descriptor", &x.SoftDescriptor)
	rest.Records(f, "items", &x.Items)
	rest.Record(f, "shipping", &x.Shipping)
	rest.Record(f, "payments", &x.Payments)
}

type payee struct {
	EmailAddress string
	MerchantID   string
}

func (x *payee) JSONFields(f *rest.Fields) {
	f.String("email_address", &x.EmailAddress)
	f.String("merchant_id", &x.MerchantID)
}

type amountBreakdown struct {
	Amount    *money.Amount
	Breakdown *breakdown
}

func (x *amountBreakdown) JSONFields(f *rest.Fields) {
	f.InlineAmount(&x.Amount, rest.CurrencyCodeValue)
	rest.Record(f, "breakdown", &x.Breakdown)
}

type breakdown struct {
	ItemTotal        *money.Amount
	Shipping         *money.Amount
	Handling         *money.Amount
	TaxTotal         *money.Amount
	Insurance        *money.Amount
	ShippingDiscount *money.Amount
	Discount         *money.Amount
}

func (x *breakdown) JSONFields(f *rest.Fields) {
	f.Amount("item_total", &x.ItemTotal, rest.CurrencyCodeValue)
	f.Amount("shipping", &x.Shipping, rest.CurrencyCodeValue)
	f.Amount("handling", &x.Handling, rest.CurrencyCodeValue)
	f.Amount("tax_total", &x.TaxTotal, rest.CurrencyCodeValue)
	f.Amount("insurance", &x.Insurance, rest.CurrencyCodeValue)
	f.Amount("shipping_discount", &x.ShippingDiscount, rest.CurrencyCodeValue)
	f.Amount("discount", &x.Discount, rest.CurrencyCodeValue)
}

type item struct {
	Name        string
	UnitAmount  *money.Amount
	Tax         *money.Amount
	Quantity    string
	Description string
	SKU         string
	Category    string
}

func (x *item) JSONFields(f *rest.Fields) {
	f.RequiredString("name", &x.Name)
	f.Amount("unit_amount", &x.UnitAmount, rest.CurrencyCodeValue)
	f.Amount("tax", &x.Tax, rest.CurrencyCodeValue)
	f.RequiredString("quantity", &x.Quantity)
	f.String("description", &x.Description)
	f.String("sku", &x.SKU)
	f.String("category", &x.Category)
}

type shipping struct {
	Name    *name
	Type    string
	Address *address
}

func (x *shipping) JSONFields(f *rest.Fields) {
	rest.Record(f, "name", &x.Name)
	f.String("type", &x.Type)
	rest.Record(f, "address", &x.Address)
}

type payments struct {
	Authorizations []capture
	Captures       []capture
	Refunds        []capture
}

func (x *payments) JSONFields(f *rest.Fields) {
	rest.Records(f, "authorizations", &x.Authorizations)
	rest.Records(f, "captures", &x.Captures)
	rest.Records(f, "refunds", &x.Refunds)
}

type capture struct {
	Status                    string
	StatusDetails             *statusDetails
	ID                        string
	Amount                    *money.Amount
	InvoiceID                 string
	CustomID                  string
	SellerProtection          *sellerProtection
	FinalCapture              *bool
	SellerReceivableBreakdown *receivable
	DisbursementMode          string
	Links                     []rest.Link
	ProcessorResponse         *processorResponse
	CreateTime                string
	UpdateTime                string
}

func (x *capture) JSONFields(f *rest.Fields) {
	f.String("status", &x.Status)
	rest.Record(f, "status_details", &x.StatusDetails)
	f.String("id", &x.ID)
	f.Amount("amount", &x.Amount, rest.CurrencyCodeValue)
	f.String("invoice_id", &x.InvoiceID)
	f.String("custom_id", &x.CustomID)
	rest.Record(f, "seller_protection", &x.SellerProtection)
	f.OptBool("final_capture", &x.FinalCapture)
	rest.Record(f, "seller_receivable_breakdown", &x.SellerReceivableBreakdown)
	f.String("disbursement_mode", &x.DisbursementMode)
	f.Links("links", &x.Links)
	rest.Record(f, "processor_response", &x.ProcessorResponse)
	f.String("create_time", &x.CreateTime)
	f.String("update_time", &x.UpdateTime)
}

type statusDetails struct {
	Reason string
}

func (x *statusDetails) JSONFields(f *rest.Fields) {
	f.String("reason", &x.Reason)
}

type sellerProtection struct {
	Status            string
	DisputeCategories []string
}

func (x *sellerProtection) JSONFields(f *rest.Fields) {
	f.String("status", &x.Status)
	rest.Strings(f, "dispute_categories", &x.DisputeCategories)
}

type receivable struct {
	GrossAmount      *money.Amount
	PayPalFee        *money.Amount
	FeeInReceivable  *money.Amount
	NetAmount        *money.Amount
	ReceivableAmount *money.Amount
	ExchangeRate     *exchangeRate
	PlatformFees     []platformFee
}

func (x *receivable) JSONFields(f *rest.Fields) {
	f.Amount("gross_amount", &x.GrossAmount, rest.CurrencyCodeValue)
	f.Amount("paypal_fee", &x.PayPalFee, rest.CurrencyCodeValue)
	f.Amount("paypal_fee_in_receivable_currency", &x.FeeInReceivable, rest.CurrencyCodeValue)
	f.Amount("net_amount", &x.NetAmount, rest.CurrencyCodeValue)
	f.Amount("receivable_amount", &x.ReceivableAmount, rest.CurrencyCodeValue)
	rest.Record(f, "exchange_rate", &x.ExchangeRate)
	rest.Records(f, "platform_fees", &x.PlatformFees)
}

type exchangeRate struct {
	SourceCurrency string
	TargetCurrency string
	Value          string
}

func (x *exchangeRate) JSONFields(f *rest.Fields) {
	f.String("source_currency", &x.SourceCurrency)
	f.String("target_currency", &x.TargetCurrency)
	f.String("value", &x.Value)
}

type platformFee struct {
	Amount *money.Amount
	Payee  *payee
}

func (x *platformFee) JSONFields(f *rest.Fields) {
	f.Amount("amount", &x.Amount, rest.CurrencyCodeValue)
	rest.Record(f, "payee", &x.Payee)
}

type processorResponse struct {
	AVSCode           string
	CVVCode           string
	ResponseCode      string
	PaymentAdviceCode string
}

func (x *processorResponse) JSONFields(f *rest.Fields) {
	f.String("avs_code", &x.AVSCode)
	f.String("cvv_code", &x.CVVCode)
	f.String("response_code", &x.ResponseCode)
	f.String("payment_advice_code", &x.PaymentAdviceCode)
}

type paymentSource struct {
	Card       *card
	PayPal     *wallet
	Bancontact *bank
	Blik       *bank
	EPS        *bank
	Giropay    *bank
	Ideal      *bank
	Mybank     *bank
	P24        *bank
	Sofort     *bank
	Trustly    *bank
	Venmo      *wallet
}

func (x *paymentSource) JSONFields(f *rest.Fields) {
	rest.Record(f, "card", &x.Card)
	rest.Record(f, "paypal", &x.PayPal)
	rest.Record(f, "bancontact", &x.Bancontact)
	rest.Record(f, "blik", &x.Blik)
	rest.Record(f, "eps", &x.EPS)
	rest.Record(f, "giropay", &x.Giropay)
	rest.Record(f, "ideal", &x.Ideal)
	rest.Record(f, "mybank", &x.Mybank)
	rest.Record(f, "p24", &x.P24)
	rest.Record(f, "sofort", &x.Sofort)
	rest.Record(f, "trustly", &x.Trustly)
	rest.Record(f, "venmo", &x.Venmo)
}

type card struct {
	Name       string
	LastDigits string
	Brand      string
	Type       string
	Expiry     string
}

func (x *card) JSONFields(f *rest.Fields) {
	f.String("name", &x.Name)
	f.String("last_digits", &x.LastDigits)
	f.String("brand", &x.Brand)
	f.String("type", &x.Type)
	f.String("expiry", &x.Expiry)
}

type bank struct {
	Name          string
	CountryCode   string
	BIC           string
	IBANLastChars string
}

func (x *bank) JSONFields(f *rest.Fields) {
	f.String("name", &x.Name)
	f.String("country_code", &x.CountryCode)
	f.String("bic", &x.BIC)
	f.String("iban_last_chars", &x.IBANLastChars)
}

type wallet struct {
	EmailAddress  string
	AccountID     string
	AccountStatus string
	Name          *name
	PhoneType     string
	BirthDate     string
	TaxInfo       *taxInfo
	Address       *address
}

func (x *wallet) JSONFields(f *rest.Fields) {
	f.String("email_address", &x.EmailAddress)
	f.String("account_id", &x.AccountID)
	f.String("account_status", &x.AccountStatus)
	rest.Record(f, "name", &x.Name)
	f.String("phone_type", &x.PhoneType)
	f.String("birth_date", &x.BirthDate)
	rest.Record(f, "tax_info", &x.TaxInfo)
	rest.Record(f, "address", &x.Address)
}

type transactions struct {
	TransactionDetails []transactionDetail
	AccountNumber      string
	StartDate          string
	EndDate            string
	LastRefreshed      string
	Page               *int
	TotalItems         *int
	TotalPages         *int
	Links              []rest.Link
}

func (x *transactions) JSONFields(f *rest.Fields) {
	rest.Records(f, "transaction_details", &x.TransactionDetails)
	f.String("account_number", &x.AccountNumber)
	f.String("start_date", &x.StartDate)
	f.String("end_date", &x.EndDate)
	f.String("last_refreshed_datetime", &x.LastRefreshed)
	f.OptInt("page", &x.Page)
	f.OptInt("total_items", &x.TotalItems)
	f.OptInt("total_pages", &x.TotalPages)
	f.Links("links", &x.Links)
}

func (x transactions) MarshalJSON() ([]byte, error) { return rest.Marshal(&x) }

func (x *transactions) UnmarshalJSON(b []byte) error { return rest.Unmarshal(b, x) }

type transactionDetail struct {
	TransactionInfo *transactionInfo
	PayerInfo       *payerInfo
	ShippingInfo    *shippingInfo
	CartInfo        *cartInfo
	StoreInfo       *storeInfo
}

func (x *transactionDetail) JSONFields(f *rest.Fields) {
	rest.Record(f, "transaction_info", &x.TransactionInfo)
	rest.Record(f, "payer_info", &x.PayerInfo)
	rest.Record(f, "shipping_info", &x.ShippingInfo)
	rest.Record(f, "cart_info", &x.CartInfo)
	rest.Record(f, "store_info", &x.StoreInfo)
}

type transactionInfo struct {
	PayPalAccountID           string
	TransactionID             string
	PayPalReferenceID         string
	PayPalReferenceIDType     string
	TransactionEventCode      string
	TransactionInitiationDate string
	TransactionUpdatedDate    string
	TransactionAmount         *money.Amount
	FeeAmount                 *money.Amount
	DiscountAmount            *money.Amount
	InsuranceAmount           *money.Amount
	SalesTaxAmount            *money.Amount
	ShippingAmount            *money.Amount
	ShippingDiscountAmount    *money.Amount
	ShippingTaxAmount         *money.Amount
	OtherAmount               *money.Amount
	TipAmount                 *money.Amount
	TransactionStatus         string
	TransactionSubject        string
	TransactionNote           string
	PaymentTrackingID         string
	BankReferenceID           string
	EndingBalance             *money.Amount
	AvailableBalance          *money.Amount
	InvoiceID                 string
	CustomField               string
	ProtectionEligibility     string
	CreditTerm                string
	CreditTransactionalFee    *money.Amount
	CreditPromotionalFee      *money.Amount
	AnnualPercentageRate      string
	PaymentMethodType         string
	InstrumentType            string
	InstrumentSubType         string
}

func (x *transactionInfo) JSONFields(f *rest.Fields) {
	f.String("paypal_account_id", &x.PayPalAccountID)
	f.String("transaction_id", &x.TransactionID)
	f.String("paypal_reference_id", &x.PayPalReferenceID)
	f.String("paypal_reference_id_type", &x.PayPalReferenceIDType)
	f.String("transaction_event_code", &x.TransactionEventCode)
	f.String("transaction_initiation_date", &x.TransactionInitiationDate)
	f.String("transaction_updated_date", &x.TransactionUpdatedDate)
	f.Amount("transaction_amount", &x.TransactionAmount, rest.CurrencyCodeValue)
	f.Amount("fee_amount", &x.FeeAmount, rest.CurrencyCodeValue)
	f.Amount("discount_amount", &x.DiscountAmount, rest.CurrencyCodeValue)
	f.Amount("insurance_amount", &x.InsuranceAmount, rest.CurrencyCodeValue)
	f.Amount("sales_tax_amount", &x.SalesTaxAmount, rest.CurrencyCodeValue)
	f.Amount("shipping_amount", &x.ShippingAmount, rest.CurrencyCodeValue)
	f.Amount("shipping_discount_amount", &x.ShippingDiscountAmount, rest.CurrencyCodeValue)
	f.Amount("shipping_tax_amount", &x.ShippingTaxAmount, rest.CurrencyCodeValue)
	f.Amount("other_amount", &x.OtherAmount, rest.CurrencyCodeValue)
	f.Amount("tip_amount", &x.TipAmount, rest.CurrencyCodeValue)
	f.String("transaction_status", &x.TransactionStatus)
	f.String("transaction_subject", &x.TransactionSubject)
	f.String("transaction_note", &x.TransactionNote)
	f.String("payment_tracking_id", &x.PaymentTrackingID)
	f.String("bank_reference_id", &x.BankReferenceID)
	f.Amount("ending_balance", &x.EndingBalance, rest.CurrencyCodeValue)
	f.Amount("available_balance", &x.AvailableBalance, rest.CurrencyCodeValue)
	f.String("invoice_id", &x.InvoiceID)
	f.String("custom_field", &x.CustomField)
	f.String("protection_eligibility", &x.ProtectionEligibility)
	f.String("credit_term", &x.CreditTerm)
	f.Amount("credit_transactional_fee", &x.CreditTransactionalFee, rest.CurrencyCodeValue)
	f.Amount("credit_promotional_fee", &x.CreditPromotionalFee, rest.CurrencyCodeValue)
	f.String("annual_percentage_rate", &x.AnnualPercentageRate)
	f.String("payment_method_type", &x.PaymentMethodType)
	f.String("instrument_type", &x.InstrumentType)
	f.String("instrument_sub_type", &x.InstrumentSubType)
}

type payerInfo struct {
	AccountID     string
	EmailAddress  string
	PhoneNumber   *phone
	AddressStatus string
	PayerStatus   string
	PayerName     *name
	CountryCode   string
	Address       *address
}

func (x *payerInfo) JSONFields(f *rest.Fields) {
	f.String("account_id", &x.AccountID)
	f.String("email_address", &x.EmailAddress)
	rest.Record(f, "phone_number", &x.PhoneNumber)
	f.String("address_status", &x.AddressStatus)
	f.String("payer_status", &x.PayerStatus)
	rest.Record(f, "payer_name", &x.PayerName)
	f.String("country_code", &x.CountryCode)
	rest.Record(f, "address", &x.Address)
}

type shippingInfo struct {
	Name    string
	Method  string
	Address *address
}

func (x *shippingInfo) JSONFields(f *rest.Fields) {
	f.String("name", &x.Name)
	f.String("method", &x.Method)
	rest.Record(f, "address", &x.Address)
}

type cartInfo struct {
	ItemDetails     []itemDetail
	TaxInclusive    *bool
	PayPalInvoiceID string
}

func (x *cartInfo) JSONFields(f *rest.Fields) {
	rest.Records(f, "item_details", &x.ItemDetails)
	f.OptBool("tax_inclusive", &x.TaxInclusive)
	f.String("paypal_invoice_id", &x.PayPalInvoiceID)
}

type itemDetail struct {
	ItemCode        string
	ItemName        string
	ItemDescription string
	ItemOptions     string
	ItemQuantity    string
	ItemUnitPrice   *money.Amount
	ItemAmount      *money.Amount
	DiscountAmount  *money.Amount
	TotalItemAmount *money.Amount
	InvoiceNumber   string
}

func (x *itemDetail) JSONFields(f *rest.Fields) {
	f.String("item_code", &x.ItemCode)
	f.String("item_name", &x.ItemName)
	f.String("item_description", &x.ItemDescription)
	f.String("item_options", &x.ItemOptions)
	f.String("item_quantity", &x.ItemQuantity)
	f.Amount("item_unit_price", &x.ItemUnitPrice, rest.CurrencyCodeValue)
	f.Amount("item_amount", &x.ItemAmount, rest.CurrencyCodeValue)
	f.Amount("discount_amount", &x.DiscountAmount, rest.CurrencyCodeValue)
	f.Amount("total_item_amount", &x.TotalItemAmount, rest.CurrencyCodeValue)
	f.String("invoice_number", &x.InvoiceNumber)
}

type storeInfo struct {
	StoreID    string
	TerminalID string
}

func (x *storeInfo) JSONFields(f *rest.Fields) {
	f.String("store_id", &x.StoreID)
	f.String("terminal_id", &x.TerminalID)
}
