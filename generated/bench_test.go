package generated_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unsafe"
	"weak"

	"github.com/ppgen/ppgen/generated/ordersv2"
	"github.com/ppgen/ppgen/generated/transactionsv1"
	"github.com/ppgen/ppgen/internal/rounds"
	"github.com/ppgen/ppgen/paypal/rest"
)

// A benchmark is a body, and what it is read into: a generated type, or structs
// with tags (bench_tags_test.go).
type benchmark struct {
	name string
	body []byte
	own  func() rest.Object
	std  func() any
}

func benchmarked(t testing.TB) []benchmark {
	order, page := orderBody(), pageBody(165)
	if n := len(order); n < 3<<10 || n > 4<<10 {
		t.Errorf("the order has %d bytes", n)
	}
	if n := len(page); n < 280<<10 || n > 320<<10 {
		t.Errorf("the page has %d bytes", n)
	}
	tags := tagger{}
	orderTags, pageTags := tags.of(reflect.TypeFor[ordersv2.Order]()), tags.of(reflect.TypeFor[transactionsv1.SearchResponse]())
	return []benchmark{
		{"Order", order, func() rest.Object { return new(ordersv2.Order) }, func() any { return reflect.New(orderTags).Interface() }},
		{"Page300KB", page, func() rest.Object { return new(transactionsv1.SearchResponse) }, func() any { return reflect.New(pageTags).Interface() }},
	}
}

// BenchmarkRESTDecode should report 4.5 times the speed of encoding/json.
func BenchmarkRESTDecode(b *testing.B) {
	for _, m := range benchmarked(b) {
		b.Run(m.name, func(b *testing.B) {
			b.SetBytes(int64(len(m.body)))
			rounds.Compare(b, "encoding/json", func() {
				if err := json.Unmarshal(m.body, m.std()); err != nil {
					b.Fatal(err)
				}
			}, func() {
				if err := rest.Unmarshal(m.body, m.own()); err != nil {
					b.Fatal(err)
				}
			})
		})
	}
}

// BenchmarkRESTEncode should report 3 times the speed of encoding/json, and no
// allocation.
func BenchmarkRESTEncode(b *testing.B) {
	for _, m := range benchmarked(b) {
		b.Run(m.name, func(b *testing.B) {
			own, std := m.read(b)
			var buf []byte
			b.SetBytes(int64(len(m.body)))
			rounds.Compare(b, "encoding/json", func() {
				if _, err := json.Marshal(std); err != nil {
					b.Fatal(err)
				}
			}, func() {
				var err error
				if buf, err = rest.Append(buf[:0], own); err != nil {
					b.Fatal(err)
				}
			})
		})
	}
}

// read reads the body both ways.
func (m *benchmark) read(t testing.TB) (rest.Object, any) {
	own, std := m.own(), m.std()
	if err := rest.Unmarshal(m.body, own); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(m.body, std); err != nil {
		t.Fatal(err)
	}
	return own, std
}

// TestRESTAllocations: writing into a used buffer takes none, and reading takes a
// fraction of what encoding/json does.
func TestRESTAllocations(t *testing.T) {
	for _, m := range benchmarked(t) {
		own, _ := m.read(t)
		var buf []byte
		encode := func() { buf, _ = rest.Append(buf[:0], own) }
		encode()
		if n := fewestAllocs(encode); n > 0 {
			t.Errorf("%s: writing takes %v allocations", m.name, n)
		}
		ours := fewestAllocs(func() { _ = rest.Unmarshal(m.body, m.own()) })
		theirs := fewestAllocs(func() { _ = json.Unmarshal(m.body, m.std()) })
		t.Logf("%s: reading takes %v allocations, encoding/json %v", m.name, ours, theirs)
		if ours > 0.5*theirs {
			t.Errorf("%s: reading takes %v allocations, encoding/json %v", m.name, ours, theirs)
		}
	}
}

// fewestAllocs is for what takes coders from a pool, which is empty at times.
func fewestAllocs(f func()) float64 {
	n := testing.AllocsPerRun(1, f)
	for range 20 {
		n = min(n, testing.AllocsPerRun(1, f))
	}
	return n
}

// TestStringsDoNotPinTheBody: no string of what was read lies in the body, which
// can be collected while all of them are kept.
func TestStringsDoNotPinTheBody(t *testing.T) {
	for _, m := range benchmarked(t) {
		body := slices.Clone(m.body)
		own := m.own()
		if err := rest.Unmarshal(body, own); err != nil {
			t.Fatal(err)
		}
		from := uintptr(unsafe.Pointer(unsafe.SliceData(body)))
		n := 0
		eachString(reflect.ValueOf(own), func(s string) {
			n++
			if at := uintptr(unsafe.Pointer(unsafe.StringData(s))); at >= from && at < from+uintptr(len(body)) {
				t.Errorf("%s: %q lies in the body", m.name, s)
			}
		})
		if n < 50 {
			t.Errorf("%s has %d strings", m.name, n)
		}
		gone := weak.Make(&body[0])
		body = nil
		for range 3 {
			runtime.GC()
		}
		if gone.Value() != nil {
			t.Errorf("%s: the body is kept", m.name)
		}
		runtime.KeepAlive(own)
	}
}

// TestOneStringPinsLittle: a program may keep one id of a large page for long.
func TestOneStringPinsLittle(t *testing.T) {
	body := pageBody(165)
	one := func() string {
		page := new(transactionsv1.SearchResponse)
		if err := rest.Unmarshal(body, page); err != nil {
			t.Fatal(err)
		}
		return page.TransactionDetails[100].TransactionInfo.TransactionID
	}
	one() // what the reader keeps for itself is there from now on
	const pages = 40
	before := heap()
	kept := make([]string, pages)
	for i := range kept {
		kept[i] = one()
	}
	each := (heap() - before) / pages
	t.Logf("a string keeps %d bytes of a page with %d alive", each, len(body))
	if each < 16 || each > int64(len(body))/10 {
		t.Errorf("a string keeps %d bytes alive", each)
	}
	runtime.KeepAlive(kept)
}

func heap() int64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// eachString calls f with every string in a value.
func eachString(v reflect.Value, f func(string)) {
	switch v.Kind() {
	case reflect.String:
		if v.Len() > 0 {
			f(v.String())
		}
	case reflect.Pointer:
		if !v.IsNil() {
			eachString(v.Elem(), f)
		}
	case reflect.Slice:
		for i := range v.Len() {
			eachString(v.Index(i), f)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			eachString(v.Field(i), f)
		}
	}
}

// eur writes an amount.
func eur(name, value string) string {
	return fmt.Sprintf(`%q:{"currency_code":"EUR","value":%q}`, name, value)
}

func hateoas(rel, path, method string) string {
	return fmt.Sprintf(`{"href":"https://api-m.sandbox.paypal.com%s","rel":%q,"method":%q}`, path, rel, method)
}

const postal = `"address_line_1":"Große Straße 12","address_line_2":"Hinterhaus","admin_area_2":"Köln","admin_area_1":"NW","postal_code":"50667","country_code":"DE"`

// orderBody is a captured order as the API answers with it.
func orderBody() []byte {
	const payer = `"name":{"given_name":"Erika","surname":"Mustermann"},"email_address":"erika@buyer.example","account_id":"QYR5Z8XDVJNXQ"`
	var items []string
	for i := range 4 {
		items = append(items, fmt.Sprintf(`{"name":"Article number %d","unit_amount":{"currency_code":"EUR","value":"24.50"},"tax":{"currency_code":"EUR","value":"4.66"},"quantity":"1","description":"An article that is sold by the piece, \"boxed\"","sku":"SKU-10%d","category":"PHYSICAL_GOODS"}`, i, i))
	}
	capture := `{"id":"3C679366HH908993F","status":"COMPLETED",` + eur("amount", "121.63") + `,"final_capture":true,"disbursement_mode":"INSTANT",` +
		`"seller_protection":{"status":"ELIGIBLE","dispute_categories":["ITEM_NOT_RECEIVED","UNAUTHORIZED_TRANSACTION"]},` +
		`"seller_receivable_breakdown":{` + eur("gross_amount", "121.63") + `,` + eur("paypal_fee", "3.74") + `,` + eur("net_amount", "117.89") + `},` +
		`"invoice_id":"INV-2026-000471","custom_id":"session-0af7651916cd43dd","links":[` + hateoas("self", "/v2/payments/captures/3C679366HH908993F", "GET") + `,` +
		hateoas("refund", "/v2/payments/captures/3C679366HH908993F/refund", "POST") + `,` + hateoas("up", "/v2/checkout/orders/5O190127TN364715T", "GET") + `],` +
		`"create_time":"2026-01-02T03:05:06Z","update_time":"2026-01-02T03:05:07Z"}`
	unit := `{"reference_id":"default","amount":{"currency_code":"EUR","value":"121.63","breakdown":{` + eur("item_total", "98.00") + `,` + eur("shipping", "4.99") + `,` + eur("tax_total", "18.64") + `}},` +
		`"payee":{"email_address":"seller@shop.example","merchant_id":"SELLER1234567"},"description":"Order 4711 of the shop","custom_id":"session-0af7651916cd43dd","invoice_id":"INV-2026-000471","soft_descriptor":"SHOP 4711",` +
		`"items":[` + strings.Join(items, ",") + `],"shipping":{"name":{"full_name":"Erika Mustermann"},"address":{` + postal + `}},"payments":{"captures":[` + capture + `]}}`
	return []byte(`{"create_time":"2026-01-02T03:04:05Z","update_time":"2026-01-02T03:05:07Z","id":"5O190127TN364715T",` +
		`"payment_source":{"paypal":{` + payer + `,"account_status":"VERIFIED","address":{"country_code":"DE"}}},"intent":"CAPTURE",` +
		`"payer":{"name":{"given_name":"Erika","surname":"Mustermann"},"email_address":"erika@buyer.example","payer_id":"QYR5Z8XDVJNXQ","address":{"country_code":"DE"}},` +
		`"purchase_units":[` + unit + `],"status":"COMPLETED","links":[` + hateoas("self", "/v2/checkout/orders/5O190127TN364715T", "GET") + `]}`)
}

// pageBody is a page of a search for transactions.
func pageBody(n int) []byte {
	var rows []string
	for i := range n {
		id := fmt.Sprintf("9AB12345CD67%05d", i)
		info := fmt.Sprintf(`{"paypal_account_id":"QYR5Z8XDVJNXQ","transaction_id":%q,"paypal_reference_id":%q,"paypal_reference_id_type":"TXN","transaction_event_code":"T0006",`, id, "R"+id) +
			`"transaction_initiation_date":"2026-01-02T03:04:05+0000","transaction_updated_date":"2026-01-02T03:04:06+0000",` + eur("transaction_amount", fmt.Sprintf("%d.63", 100+i)) + `,` + eur("fee_amount", "-3.74") + `,` +
			eur("sales_tax_amount", "18.64") + `,` + eur("shipping_amount", "4.99") + `,"transaction_status":"S","transaction_subject":"Order from the shop","transaction_note":"Please ring twice",` +
			eur("ending_balance", fmt.Sprintf("%d.10", 20000+i)) + `,` + eur("available_balance", fmt.Sprintf("%d.10", 19000+i)) + fmt.Sprintf(`,"invoice_id":"INV-2026-%06d","custom_field":"session-0af7651916cd43dd","protection_eligibility":"01","instrument_type":"PAYPAL"}`, i)
		payer := fmt.Sprintf(`{"account_id":"QYR5Z8XDVJNXQ","email_address":"buyer%d@mail.example","address_status":"Y","payer_status":"Y","payer_name":{"given_name":"Erika","surname":"Mustermann","alternate_full_name":"Erika Mustermann"},"country_code":"DE"}`, i)
		shipping := `{"name":"Erika, Mustermann","address":{"line1":"Große Straße 12","line2":"Hinterhaus","city":"Köln","country_code":"DE","postal_code":"50667"}}`
		cart := fmt.Sprintf(`{"item_details":[{"item_code":"SKU-10%d","item_name":"Article number %d","item_description":"An article that is sold by the piece","item_quantity":"1",`, i, i) +
			eur("item_unit_price", "98.00") + `,` + eur("item_amount", "98.00") + `,"tax_amounts":[{` + eur("tax_amount", "18.64") + `}],` + eur("total_item_amount", "116.64") + fmt.Sprintf(`,"invoice_number":"INV-2026-%06d"}]}`, i)
		rows = append(rows, `{"transaction_info":`+info+`,"payer_info":`+payer+`,"shipping_info":`+shipping+`,"cart_info":`+cart+`,"store_info":{"store_id":"1","terminal_id":"7"},"auction_info":{},"incentive_info":{}}`)
	}
	return []byte(`{"transaction_details":[` + strings.Join(rows, ",") + `],"account_number":"XYZ5Z8XDVJNXQ","start_date":"2026-01-01T00:00:00+0000","end_date":"2026-01-31T23:59:59+0000",` +
		`"last_refreshed_datetime":"2026-02-01T03:59:59+0000","page":1,"total_items":165,"total_pages":1,"links":[` + hateoas("self", "/v1/reporting/transactions?page=1", "GET") + `]}`)
}
