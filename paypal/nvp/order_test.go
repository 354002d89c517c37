package nvp

import (
	"testing"

	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/money"
)

// An order is a message with a field of each type, a list of records and a list in
// those, as generated ones are.
type order struct {
	Text, Quoted, Kind, Spelled string
	Time                        paypal.DateTime
	Int                         int
	OptInt                      *int
	Long                        int64
	OptLong                     *int64
	Bool                        bool
	OptBool                     *bool
	Decimal                     money.Decimal
	OptDecimal                  *money.Decimal
	Month, Year                 int
	OptMonth, OptYear           *int
	Amount, Fee, Tip            *money.Amount
	Payments                    []payment
	Old                         string
	Errors                      []failure
}

type payment struct {
	Name  string
	Price *money.Amount
	Tags  []string
}

type failure struct{ Code, Message string }

var orderRoot = Root{Contract: &testContract, Method: "Order", Response: true, Inherited: ". 4t=TIME 2e0=KIND", Fields: `
	. 0=TEXT|OLDTEXT 1q=QUOTED 3e1=SPELLED|KIND 5=INT 6=OPTINT 7=LONG 8=OPTLONG 9=BOOL 10=OPTBOOL 11=DECIMAL 12=OPTDECIMAL
	13=MONTH 14=OPTMONTH 15=AMOUNT$CURRENCYCODE 16=FEE$PAYMENTREQUEST_0_CURRENCYCODE 17=TIP$ 19=NAME 20=PAYMENTREQUEST_0_FIRST
	18n. 0=PAYMENTREQUEST_n_NAME|NAME 1=PAYMENTREQUEST_n_PRICE|PRICE$CURRENCYCODE 2m=L_PAYMENTREQUEST_n_TAGm|L_TAGm
	18m. 0=-|L_NAMEm 1=L_PRICEm$L_CURRENCYCODEm
	21m. 0=L_ERRORCODEm 1=L_LONGMESSAGEm
	$ CURRENCYCODE PAYMENTREQUEST_n_CURRENCYCODE L_CURRENCYCODEn
	- GONE CURRENCYCODE`}

func (*order) NVPRoot() *Root     { return &orderRoot }
func (*order) EncodeNVP(*Encoder) {}

func (x *order) DecodeNVP(d *Decoder) {
	fields := []any{
		&x.Text, &x.Quoted, &x.Kind, &x.Spelled, (*string)(&x.Time), &x.Int, &x.OptInt, &x.Long, &x.OptLong, &x.Bool, &x.OptBool,
		&x.Decimal, &x.OptDecimal, 15: &x.Amount, 16: &x.Fee, 17: &x.Tip, 19: &x.Old, 20: &x.Old,
	}
	for d.Next() {
		switch slot := d.Slot(0); slot {
		case 13:
			d.MonthYear(&x.Month, &x.Year)
		case 14:
			d.OptMonthYear(&x.OptMonth, &x.OptYear)
		case 18:
			if v := At(d, &x.Payments, 0); v != nil {
				v.decode(d, 1)
			}
		case 21:
			if v := At(d, &x.Errors, 0); v != nil {
				v.decode(d, 1)
			}
		default:
			d.Read(fields[slot])
		}
	}
}

func (x *payment) decode(d *Decoder, level int) {
	for ok := true; ok; ok = d.In(level) {
		switch d.Slot(level) {
		case 0:
			d.Read(&x.Name)
		case 1:
			d.Read(&x.Price)
		case 2:
			if v := At(d, &x.Tags, level); v != nil {
				d.Read(v)
			}
		}
	}
}

func (x *failure) decode(d *Decoder, level int) {
	for ok := true; ok; ok = d.In(level) {
		switch d.Slot(level) {
		case 0:
			d.Read(&x.Code)
		case 1:
			d.Read(&x.Message)
		}
	}
}

// readOrder reads a message in a fresh decoder, and then three times with one that
// knows it.
func readOrder(t *testing.T, body string) (*order, []paypal.Unknown) {
	t.Helper()
	want := readWith(orderRoot.fresh(), body)
	if want.err != "" {
		t.Fatalf("%q: %v", body, want.err)
	}
	d := orderRoot.fresh()
	for range 3 {
		wantReading(t, readWith(d, body), want, "%q once more", body)
	}
	return want.order, want.unknown
}
