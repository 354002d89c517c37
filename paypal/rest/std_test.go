package rest_test

// The types of this file are those of samples_test.go for encoding/json.

type stdAmount struct {
	CurrencyCode string `json:"currency_code"`
	Value        string `json:"value"`
}

type stdLink struct {
	Href   string `json:"href"`
	Rel    string `json:"rel"`
	Method string `json:"method,omitempty"`
}

type stdOrder struct {
	CreateTime            string            `json:"create_time,omitempty"`
	UpdateTime            string            `json:"update_time,omitempty"`
	ID                    string            `json:"id,omitempty"`
	PaymentSource         *stdPaymentSource `json:"payment_source,omitempty"`
	Intent                string            `json:"intent,omitempty"`
	ProcessingInstruction string            `json:"processing_instruction,omitempty"`
	Payer                 *stdPayer         `json:"payer,omitempty"`
	PurchaseUnits         []stdPurchaseUnit `json:"purchase_units,omitempty"`
	Status                string            `json:"status,omitempty"`
	Links                 []stdLink         `json:"links,omitempty"`
}

type stdPayer struct {
	EmailAddress string      `json:"email_address,omitempty"`
	PayerID      string      `json:"payer_id,omitempty"`
	Name         *stdName    `json:"name,omitempty"`
	Phone        *stdPhone   `json:"phone,omitempty"`
	BirthDate    string      `json:"birth_date,omitempty"`
	TaxInfo      *stdTaxInfo `json:"tax_info,omitempty"`
	Address      *stdAddress `json:"address,omitempty"`
}

type stdName struct {
	Prefix     string `json:"prefix,omitempty"`
	GivenName  string `json:"given_name,omitempty"`
	Surname    string `json:"surname,omitempty"`
	MiddleName string `json:"middle_name,omitempty"`
	Suffix     string `json:"suffix,omitempty"`
	FullName   string `json:"full_name,omitempty"`
}

type stdPhone struct {
	PhoneType      string `json:"phone_type,omitempty"`
	NationalNumber string `json:"national_number,omitempty"`
}

type stdTaxInfo struct {
	TaxID     string `json:"tax_id,omitempty"`
	TaxIDType string `json:"tax_id_type,omitempty"`
}

type stdAddress struct {
	AddressLine1 string `json:"address_line_1,omitempty"`
	AddressLine2 string `json:"address_line_2,omitempty"`
	AdminArea2   string `json:"admin_area_2,omitempty"`
	AdminArea1   string `json:"admin_area_1,omitempty"`
	PostalCode   string `json:"postal_code,omitempty"`
	CountryCode  string `json:"country_code"`
}

type stdPurchaseUnit struct {
	ReferenceID    string              `json:"reference_id,omitempty"`
	Amount         *stdAmountBreakdown `json:"amount,omitempty"`
	Payee          *stdPayee           `json:"payee,omitempty"`
	Description    string              `json:"description,omitempty"`
	CustomID       string              `json:"custom_id,omitempty"`
	InvoiceID      string              `json:"invoice_id,omitempty"`
	ID             string              `json:"id,omitempty"`
	SoftDescriptor string              `json:"soft_descriptor,omitempty"`
	Items          []stdItem           `json:"items,omitempty"`
	Shipping       *stdShipping        `json:"shipping,omitempty"`
	Payments       *stdPayments        `json:"payments,omitempty"`
}

type stdPayee struct {
	EmailAddress string `json:"email_address,omitempty"`
	MerchantID   string `json:"merchant_id,omitempty"`
}

type stdAmountBreakdown struct {
	CurrencyCode string        `json:"currency_code"`
	Value        string        `json:"value"`
	Breakdown    *stdBreakdown `json:"breakdown,omitempty"`
}

type stdBreakdown struct {
	ItemTotal        *stdAmount `json:"item_total,omitempty"`
	Shipping         *stdAmount `json:"shipping,omitempty"`
	Handling         *stdAmount `json:"handling,omitempty"`
	TaxTotal         *stdAmount `json:"tax_total,omitempty"`
	Insurance        *stdAmount `json:"insurance,omitempty"`
	ShippingDiscount *stdAmount `json:"shipping_discount,omitempty"`
	Discount         *stdAmount `json:"discount,omitempty"`
}

type stdItem struct {
	Name        string     `json:"name"`
	UnitAmount  *stdAmount `json:"unit_amount,omitempty"`
	Tax         *stdAmount `json:"tax,omitempty"`
	Quantity    string     `json:"quantity"`
	Description string     `json:"description,omitempty"`
	SKU         string     `json:"sku,omitempty"`
	Category    string     `json:"category,omitempty"`
}

type stdShipping struct {
	Name    *stdName    `json:"name,omitempty"`
	Type    string      `json:"type,omitempty"`
	Address *stdAddress `json:"address,omitempty"`
}

type stdPayments struct {
	Authorizations []stdCapture `json:"authorizations,omitempty"`
	Captures       []stdCapture `json:"captures,omitempty"`
	Refunds        []stdCapture `json:"refunds,omitempty"`
}

type stdCapture struct {
	Status                    string                `json:"status,omitempty"`
	StatusDetails             *stdStatusDetails     `json:"status_details,omitempty"`
	ID                        string                `json:"id,omitempty"`
	Amount                    *stdAmount            `json:"amount,omitempty"`
	InvoiceID                 string                `json:"invoice_id,omitempty"`
	CustomID                  string                `json:"custom_id,omitempty"`
	SellerProtection          *stdSellerProtection  `json:"seller_protection,omitempty"`
	FinalCapture              *bool                 `json:"final_capture,omitempty"`
	SellerReceivableBreakdown *stdReceivable        `json:"seller_receivable_breakdown,omitempty"`
	DisbursementMode          string                `json:"disbursement_mode,omitempty"`
	Links                     []stdLink             `json:"links,omitempty"`
	ProcessorResponse         *stdProcessorResponse `json:"processor_response,omitempty"`
	CreateTime                string                `json:"create_time,omitempty"`
	UpdateTime                string                `json:"update_time,omitempty"`
}

type stdStatusDetails struct {
	Reason string `json:"reason,omitempty"`
}

type stdSellerProtection struct {
	Status            string   `json:"status,omitempty"`
	DisputeCategories []string `json:"dispute_categories,omitempty"`
}

type stdReceivable struct {
	GrossAmount      *stdAmount       `json:"gross_amount,omitempty"`
	PayPalFee        *stdAmount       `json:"paypal_fee,omitempty"`
	FeeInReceivable  *stdAmount       `json:"paypal_fee_in_receivable_currency,omitempty"`
	NetAmount        *stdAmount       `json:"net_amount,omitempty"`
	ReceivableAmount *stdAmount       `json:"receivable_amount,omitempty"`
	ExchangeRate     *stdExchangeRate `json:"exchange_rate,omitempty"`
	PlatformFees     []stdPlatformFee `json:"platform_fees,omitempty"`
}

type stdExchangeRate struct {
	SourceCurrency string `json:"source_currency,omitempty"`
	TargetCurrency string `json:"target_currency,omitempty"`
	Value          string `json:"value,omitempty"`
}

type stdPlatformFee struct {
	Amount *stdAmount `json:"amount,omitempty"`
	Payee  *stdPayee  `json:"payee,omitempty"`
}

type stdProcessorResponse struct {
	AVSCode           string `json:"avs_code,omitempty"`
	CVVCode           string `json:"cvv_code,omitempty"`
	ResponseCode      string `json:"response_code,omitempty"`
	PaymentAdviceCode string `json:"payment_advice_code,omitempty"`
}

type stdPaymentSource struct {
	Card       *stdCard   `json:"card,omitempty"`
	PayPal     *stdWallet `json:"paypal,omitempty"`
	Bancontact *stdBank   `json:"bancontact,omitempty"`
	Blik       *stdBank   `json:"blik,omitempty"`
	EPS        *stdBank   `json:"eps,omitempty"`
	Giropay    *stdBank   `json:"giropay,omitempty"`
	Ideal      *stdBank   `json:"ideal,omitempty"`
	Mybank     *stdBank   `json:"mybank,omitempty"`
	P24        *stdBank   `json:"p24,omitempty"`
	Sofort     *stdBank   `json:"sofort,omitempty"`
	Trustly    *stdBank   `json:"trustly,omitempty"`
	Venmo      *stdWallet `json:"venmo,omitempty"`
}

type stdCard struct {
	Name       string `json:"name,omitempty"`
	LastDigits string `json:"last_digits,omitempty"`
	Brand      string `json:"brand,omitempty"`
	Type       string `json:"type,omitempty"`
	Expiry     string `json:"expiry,omitempty"`
}

type stdBank struct {
	Name          string `json:"name,omitempty"`
	CountryCode   string `json:"country_code,omitempty"`
	BIC           string `json:"bic,omitempty"`
	IBANLastChars string `json:"iban_last_chars,omitempty"`
}

type stdWallet struct {
	EmailAddress  string      `json:"email_address,omitempty"`
	AccountID     string      `json:"account_id,omitempty"`
	AccountStatus string      `json:"account_status,omitempty"`
	Name          *stdName    `json:"name,omitempty"`
	PhoneType     string      `json:"phone_type,omitempty"`
	BirthDate     string      `json:"birth_date,omitempty"`
	TaxInfo       *stdTaxInfo `json:"tax_info,omitempty"`
	Address       *stdAddress `json:"address,omitempty"`
}

type stdTransactions struct {
	TransactionDetails []stdTransactionDetail `json:"transaction_details,omitempty"`
	AccountNumber      string                 `json:"account_number,omitempty"`
	StartDate          string                 `json:"start_date,omitempty"`
	EndDate            string                 `json:"end_date,omitempty"`
	LastRefreshed      string                 `json:"last_refreshed_datetime,omitempty"`
	Page               *int                   `json:"page,omitempty"`
	TotalItems         *int                   `json:"total_items,omitempty"`
	TotalPages         *int                   `json:"total_pages,omitempty"`
	Links              []stdLink              `json:"links,omitempty"`
}

type stdTransactionDetail struct {
	TransactionInfo *stdTransactionInfo `json:"transaction_info,omitempty"`
	PayerInfo       *stdPayerInfo       `json:"payer_info,omitempty"`
	ShippingInfo    *stdShippingInfo    `json:"shipping_info,omitempty"`
	CartInfo        *stdCartInfo        `json:"cart_info,omitempty"`
	StoreInfo       *stdStoreInfo       `json:"store_info,omitempty"`
}

type stdTransactionInfo struct {
	PayPalAccountID           string     `json:"paypal_account_id,omitempty"`
	TransactionID             string     `json:"transaction_id,omitempty"`
	PayPalReferenceID         string     `json:"paypal_reference_id,omitempty"`
	PayPalReferenceIDType     string     `json:"paypal_reference_id_type,omitempty"`
	TransactionEventCode      string     `json:"transaction_event_code,omitempty"`
	TransactionInitiationDate string     `json:"transaction_initiation_date,omitempty"`
	TransactionUpdatedDate    string     `json:"transaction_updated_date,omitempty"`
	TransactionAmount         *stdAmount `json:"transaction_amount,omitempty"`
	FeeAmount                 *stdAmount `json:"fee_amount,omitempty"`
	DiscountAmount            *stdAmount `json:"discount_amount,omitempty"`
	InsuranceAmount           *stdAmount `json:"insurance_amount,omitempty"`
	SalesTaxAmount            *stdAmount `json:"sales_tax_amount,omitempty"`
	ShippingAmount            *stdAmount `json:"shipping_amount,omitempty"`
	ShippingDiscountAmount    *stdAmount `json:"shipping_discount_amount,omitempty"`
	ShippingTaxAmount         *stdAmount `json:"shipping_tax_amount,omitempty"`
	OtherAmount               *stdAmount `json:"other_amount,omitempty"`
	TipAmount                 *stdAmount `json:"tip_amount,omitempty"`
	TransactionStatus         string     `json:"transaction_status,omitempty"`
	TransactionSubject        string     `json:"transaction_subject,omitempty"`
	TransactionNote           string     `json:"transaction_note,omitempty"`
	PaymentTrackingID         string     `json:"payment_tracking_id,omitempty"`
	BankReferenceID           string     `json:"bank_reference_id,omitempty"`
	EndingBalance             *stdAmount `json:"ending_balance,omitempty"`
	AvailableBalance          *stdAmount `json:"available_balance,omitempty"`
	InvoiceID                 string     `json:"invoice_id,omitempty"`
	CustomField               string     `json:"custom_field,omitempty"`
	ProtectionEligibility     string     `json:"protection_eligibility,omitempty"`
	CreditTerm                string     `json:"credit_term,omitempty"`
	CreditTransactionalFee    *stdAmount `json:"credit_transactional_fee,omitempty"`
	CreditPromotionalFee      *stdAmount `json:"credit_promotional_fee,omitempty"`
	AnnualPercentageRate      string     `json:"annual_percentage_rate,omitempty"`
	PaymentMethodType         string     `json:"payment_method_type,omitempty"`
	InstrumentType            string     `json:"instrument_type,omitempty"`
	InstrumentSubType         string     `json:"instrument_sub_type,omitempty"`
}

type stdPayerInfo struct {
	AccountID     string      `json:"account_id,omitempty"`
	EmailAddress  string      `json:"email_address,omitempty"`
	PhoneNumber   *stdPhone   `json:"phone_number,omitempty"`
	AddressStatus string      `json:"address_status,omitempty"`
	PayerStatus   string      `json:"payer_status,omitempty"`
	PayerName     *stdName    `json:"payer_name,omitempty"`
	CountryCode   string      `json:"country_code,omitempty"`
	Address       *stdAddress `json:"address,omitempty"`
}

type stdShippingInfo struct {
	Name    string      `json:"name,omitempty"`
	Method  string      `json:"method,omitempty"`
	Address *stdAddress `json:"address,omitempty"`
}

type stdCartInfo struct {
	ItemDetails     []stdItemDetail `json:"item_details,omitempty"`
	TaxInclusive    *bool           `json:"tax_inclusive,omitempty"`
	PayPalInvoiceID string          `json:"paypal_invoice_id,omitempty"`
}

type stdItemDetail struct {
	ItemCode        string     `json:"item_code,omitempty"`
	ItemName        string     `json:"item_name,omitempty"`
	ItemDescription string     `json:"item_description,omitempty"`
	ItemOptions     string     `json:"item_options,omitempty"`
	ItemQuantity    string     `json:"item_quantity,omitempty"`
	ItemUnitPrice   *stdAmount `json:"item_unit_price,omitempty"`
	ItemAmount      *stdAmount `json:"item_amount,omitempty"`
	DiscountAmount  *stdAmount `json:"discount_amount,omitempty"`
	TotalItemAmount *stdAmount `json:"total_item_amount,omitempty"`
	InvoiceNumber   string     `json:"invoice_number,omitempty"`
}

type stdStoreInfo struct {
	StoreID    string `json:"store_id,omitempty"`
	TerminalID string `json:"terminal_id,omitempty"`
}
