package rest_test

import (
	"fmt"
	"strings"
)

// orderJSON is an order after its capture, written as PayPal's servers write.
func orderJSON() []byte {
	address := `{"address_line_1":"2211 N First Street","address_line_2":"Building 17","admin_area_2":"San Jose","admin_area_1":"CA","postal_code":"95131","country_code":"US"}`
	item := func(n int) string {
		return fmt.Sprintf(`{"name":"Item %d","unit_amount":{"currency_code":"USD","value":"20.00"},"tax":{"currency_code":"USD","value":"2.50"},"quantity":"%d","description":"A shirt, size %d, blue","sku":"sku-00%d","category":"PHYSICAL_GOODS"}`, n, n, n, n)
	}
	amount := func(name, value string) string {
		return fmt.Sprintf(`"%s":{"currency_code":"USD","value":"%s"}`, name, value)
	}
	capture := `{"id":"3C679366HH908993F","status":"COMPLETED",` + amount("amount", "100.00") + `,"seller_protection":{"status":"ELIGIBLE","dispute_categories":["ITEM_NOT_RECEIVED","UNAUTHORIZED_TRANSACTION"]},"final_capture":true,"disbursement_mode":"INSTANT","seller_receivable_breakdown":{` +
		amount("gross_amount", "100.00") + `,` + amount("paypal_fee", "3.00") + `,` + amount("net_amount", "97.00") + `},"create_time":"2026-04-01T21:20:49Z","update_time":"2026-04-01T21:20:49Z","links":[` +
		link("self", "GET", "payments/captures/3C679366HH908993F") + `,` + link("refund", "POST", "payments/captures/3C679366HH908993F/refund") + `,` + link("up", "GET", "checkout/orders/5O190127TN364715T") + `]}`
	return []byte(`{"id":"5O190127TN364715T","intent":"CAPTURE","status":"COMPLETED","payment_source":{"paypal":{"email_address":"customer@example.com","account_id":"QYR5Z8XDVJNXQ","account_status":"VERIFIED","name":{"given_name":"John","surname":"Doe"},"address":` + address + `}},"purchase_units":[{"reference_id":"d9f80740-38f0-11e8-b467-0ed5f89f718b",` +
		`"amount":{"currency_code":"USD","value":"100.00","breakdown":{` + amount("item_total", "80.00") + `,` + amount("shipping", "10.00") + `,` + amount("tax_total", "10.00") + `}},"payee":{"email_address":"merchant@example.com","merchant_id":"X5XAHHCG636FA"},"description":"Four shirts, gift wrapped, to be delivered after the first of May","custom_id":"cart-7781","invoice_id":"INV-2026-0001","items":[` +
		item(1) + `,` + item(2) + `,` + item(3) + `,` + item(4) + `],"shipping":{"name":{"full_name":"John Doe"},"address":` + address + `},"payments":{"captures":[` + capture + `]}}],"payer":{"name":{"given_name":"John","surname":"Doe"},"email_address":"customer@example.com","payer_id":"QYR5Z8XDVJNXQ","address":{"country_code":"US"}},"create_time":"2026-04-01T21:18:49Z","update_time":"2026-04-01T21:20:49Z","links":[` +
		link("self", "GET", "checkout/orders/5O190127TN364715T") + `,` + link("update", "PATCH", "checkout/orders/5O190127TN364715T") + `]}`)
}

func link(rel, method, path string) string {
	return fmt.Sprintf(`{"href":"https://api-m.paypal.com/v2/%s","rel":"%s","method":"%s"}`, path, rel, method)
}

// transactionsJSON is a page of n transactions.
func transactionsJSON(n int) []byte {
	var b strings.Builder
	b.WriteString(`{"transaction_details":[`)
	for i := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, `{"transaction_info":{"paypal_account_id":"6STWC2LSUYYYE","transaction_id":"5TY05013RG%07dE","transaction_event_code":"T0006","transaction_initiation_date":"2026-07-11T04:03:52+0000","transaction_updated_date":"2026-07-11T04:03:52+0000","transaction_amount":{"currency_code":"USD","value":"%d.00"},"fee_amount":{"currency_code":"USD","value":"-13.79"},"shipping_amount":{"currency_code":"USD","value":"15.00"},"insurance_amount":{"currency_code":"USD","value":"0.50"},"transaction_status":"S","transaction_subject":"Bill for your purchase","transaction_note":"Check the latest sales, caf\u00e9 \"Zum Markt\"","ending_balance":{"currency_code":"USD","value":"10000.55"},"invoice_id":"Invoice-%05d","custom_field":"thisisacustomfield","protection_eligibility":"01"},"payer_info":{"account_id":"6STWC2LSUYYYE","email_address":"consumer%d@example.com","address_status":"Y","payer_status":"Y","payer_name":{"given_name":"Kim","surname":"Ünal","full_name":"Kim Ünal"},"country_code":"US"},"shipping_info":{"name":"Sowmith Ånderson","address":{"address_line_1":"Eco Space, bellandur","address_line_2":"OuterRingRoad","admin_area_2":"Bangalore","postal_code":"560103","country_code":"IN"}},"cart_info":{"item_details":[{"item_code":"ItemCode-1","item_name":"Item1 - radio","item_description":"Radio","item_quantity":"2","item_unit_price":{"currency_code":"USD","value":"50.00"},"item_amount":{"currency_code":"USD","value":"100.00"},"total_item_amount":{"currency_code":"USD","value":"100.00"},"invoice_number":"Invoice-%05d"}]},"store_info":{}}`, i, 400+i, i, i, i)
	}
	b.WriteString(`],"account_number":"XZXSPECPDZHZU","start_date":"2026-07-01T00:00:00+0000","end_date":"2026-07-30T23:59:59+0000","last_refreshed_datetime":"2026-07-30T23:59:59+0000","page":1,"total_items":`)
	fmt.Fprintf(&b, `%d,"total_pages":1,"links":[%s]}`, n, link("self", "GET", "reporting/transactions"))
	return []byte(b.String())
}
