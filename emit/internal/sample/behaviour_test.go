package sample

import (
	"context"
	"reflect"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/money"
	"github.com/ppgen/ppgen/paypal/soap"
)

// body returns what stands in the body of m's envelope.
func body(t *testing.T, m soap.Message) string {
	t.Helper()
	text, err := soap.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(text), "<soapenv:Body>")
	content, _, _ := strings.Cut(rest, "</soapenv:Body>")
	return content
}

// read reads a body into m and returns the paths and reasons of the report.
func read(t *testing.T, content string, m soap.Message) []string {
	t.Helper()
	const open = `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:a="urn:a" xmlns:b="urn:b"><e:Body>`
	unknown, err := soap.UnmarshalReport([]byte(open+content+`</e:Body></e:Envelope>`), m)
	if err != nil {
		t.Fatal(err)
	}
	var report []string
	for _, u := range unknown {
		report = append(report, u.Path+": "+u.Reason)
	}
	return report
}

func TestWhatIsWritten(t *testing.T) {
	for _, c := range []struct {
		name string
		in   soap.Message
		want string
	}{
		{"two roots, a namespace of its own, the contract's version",
			&PayRequest{Memo: "a&b"},
			"<a:PayReq><a:PayRequest><b:Version>1.0</b:Version><a:Memo>a&amp;b</a:Memo></a:PayRequest></a:PayReq>"},
		{"another version",
			&PayRequest{Version: "2.0"},
			"<a:PayReq><a:PayRequest><b:Version>2.0</b:Version></a:PayRequest></a:PayReq>"},
		{"attributes, required ones and fixed ones too",
			&Attributes{OptInt: paypal.Ptr(0), Packed: []int{1, 2}, Value: paypal.Ptr(5), Lang: "de"},
			`<a:Attributes ReqString="" ReqBool="false" OptInt="0" ReqInt="0" ReqDecimal="0" Packed="1 2" FixedString="always" FixedBool="true" xml:lang="de">5</a:Attributes>`},
		{"amounts", &Amounts{Price: money.Of("1.50", "EUR"), Fee: money.Of("0.30", "USD")},
			`<a:Amounts><a:Price><a:Value>1.50</a:Value><a:Currency>EUR</a:Currency></a:Price><a:Fee value="0.30" currency="USD"></a:Fee></a:Amounts>`},
		{"inherited fields first, nil records, attributes of records",
			&Records{Payer: &Party{Name: "n", Kind: StatusOpen}, Address: &Address{City: "c"}},
			`<a:Records><a:Address><a:City>c</a:City></a:Address><a:Payer kind="Open"><a:Name>n</a:Name></a:Payer><a:Nillable xsi:nil="true"/></a:Records>`},
		{"a choice that repeats keeps its order",
			&Choices{Before: "b", Items: []Item{{Note: paypal.Ptr("1")}, {Total: money.Of("2", "EUR")}, {Note: paypal.Ptr("3")}}, After: "a"},
			`<a:Choices><a:Before>b</a:Before><a:Note>1</a:Note><a:Total currencyID="EUR">2</a:Total><a:Note>3</a:Note><a:After>a</a:After></a:Choices>`},
		{"xsi:type, and the declared type without it",
			&Content{Pets: []Animal{{Dog: &Party{Name: "d"}}, {Animal: &Party{Name: "a"}}, {Price: money.Of("9", "EUR")}}},
			`<a:Content><a:Pets xsi:type="b:Dog"><a:Name>d</a:Name></a:Pets><a:Pets><a:Name>a</a:Name></a:Pets><a:Pets xsi:type="b:Price" currencyID="EUR">9</a:Pets></a:Content>`},
		{"any element stands before the named one behind it",
			&Open{Any: []soap.Raw{"<x/>"}, Token: "t", Attrs: []soap.Attr{{Local: "y", Value: "z"}}},
			`<a:Open y="z"><x/><a:Token>t</a:Token></a:Open>`},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := body(t, c.in); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// TestUnionsOfNoneOrTwo makes sure that a union never loses or invents content.
func TestUnionsOfNoneOrTwo(t *testing.T) {
	for _, in := range []soap.Message{
		&Choices{Items: []Item{{}}},
		&Choices{Items: []Item{{Note: paypal.Ptr("a"), Count: paypal.Ptr(1)}}},
		&Content{Pet: &Animal{}},
		&Content{Pet: &Animal{Dog: &Party{}, Animal: &Party{}}},
		&Content{Shape: &Shape{}},
	} {
		if _, err := soap.Marshal(in); err == nil || !strings.Contains(err.Error(), "exactly one field has to be set") {
			t.Errorf("%+v: the error is %v", in, err)
		}
	}
}

// TestForeignAttributes makes sure that an attribute stands once.
func TestForeignAttributes(t *testing.T) {
	in := &Open{ID: "i", Attrs: []soap.Attr{{Local: "id", Value: "j"}}}
	if _, err := soap.Marshal(in); err == nil || !strings.Contains(err.Error(), "twice") {
		t.Errorf("the error is %v", err)
	}
}

func TestWhatIsRead(t *testing.T) {
	for _, c := range []struct {
		name    string
		content string
		want    soap.Message
		report  []string
	}{
		{"any order, any namespace, blanks around values",
			"<PayResponse><ID> 1 </ID><b:Ack>Open</b:Ack><Timestamp>2026-01-02T03:04:05Z</Timestamp></PayResponse>",
			&PayResponse{ID: "1", Ack: StatusOpen, Timestamp: "2026-01-02T03:04:05Z"}, nil},
		{"a value that the contract does not list",
			"<a:PayResponse><a:Ack>New</a:Ack></a:PayResponse>", &PayResponse{Ack: "New"}, nil},
		{"an element too often and one too many",
			"<a:PayResponse><a:ID>1</a:ID><a:ID>2</a:ID><a:Other/></a:PayResponse>", &PayResponse{ID: "1"},
			[]string{"PayResponse/ID: repeated element", "PayResponse/Other: unknown element"}},
		{"attributes that nobody declared",
			`<a:Amounts><a:Fee value="1" currency="EUR" x="y"/></a:Amounts>`, &Amounts{Fee: money.Of("1", "EUR")},
			[]string{"Amounts/Fee/@x: unknown attribute"}},
		{"an amount without a number is none",
			`<a:Lists><a:Amounts currencyID="EUR"/><a:Amounts currencyID="EUR">1,234.50</a:Amounts><a:Amounts currencyID="EUR">much</a:Amounts></a:Lists>`,
			&Lists{Amounts: []money.Amount{*money.Of("1234.50", "EUR")}},
			[]string{"Lists/Amounts: not a decimal number"}},
		{"nil and empty records",
			`<a:Records><a:Nillable xsi:nil="true"/><a:Payer/></a:Records>`, &Records{Payer: &Party{}}, nil},
		{"two elements of one local name, and a stranger's",
			`<a:Twins><b:Version>b</b:Version><a:Version>a</a:Version></a:Twins>`, &Twins{Version: "a", VersionB: "b"}, nil},
		{"without a namespace the first of them",
			`<Twins><Version>a</Version></Twins>`, &Twins{Version: "a"}, nil},
		{"xsi:type selects the case", `<a:Content><a:Pet xsi:type="b:Dog"><a:Name>d</a:Name></a:Pet><a:Pets xsi:type="Cat"/></a:Content>`,
			&Content{Pet: &Animal{Dog: &Party{Name: "d"}}, Pets: []Animal{{Animal: &Party{}}}}, nil},
		{"an element that stands for another", `<a:Content><a:Rich><a:Name>n</a:Name></a:Rich></a:Content>`,
			&Content{Heading: &Heading{Rich: &Party{Name: "n"}}}, nil},
		{"rows end where they start over", `<a:Sequences><a:ID>1</a:ID><a:Key>k</a:Key><a:Key>l</a:Key><a:Val>v</a:Val><a:Val>w</a:Val><a:ID>2</a:ID><a:End>e</a:End><a:Key>m</a:Key></a:Sequences>`,
			&Sequences{Rows: []Row{
				{ID: "1", Pairs: []Pair{{Key: "k"}, {Key: "l", Val: []string{"v", "w"}}}},
				{ID: "2", End: "e"},
				{Pairs: []Pair{{Key: "m"}}},
			}}, nil},
		{"mixed content", `<a:Mixed lang="de">a<a:Pause/>b<a:Key>k</a:Key><a:Val>v</a:Val>c<a:Key>l</a:Key></a:Mixed>`,
			&Mixed{Lang: "de", Parts: []Part{
				{Text: paypal.Ptr("a")}, {Pause: paypal.Ptr("")}, {Text: paypal.Ptr("b")}, {Pair: &Pair{Key: "k", Val: []string{"v"}}},
				{Text: paypal.Ptr("c")}, {Pair: &Pair{Key: "l"}},
			}}, nil},
		{"what a contract leaves open is kept, and reported", `<a:Open id="i" x="y"><a:Token>t</a:Token><z>1</z></a:Open>`,
			&Open{ID: "i", Attrs: []soap.Attr{{Local: "x", Value: "y"}}, Token: "t", Any: []soap.Raw{"<z>1</z>"}},
			[]string{"Open/z: unknown element"}},
		{"an element that comes back in a group", `<a:Overlaps><a:Key>1</a:Key><a:Key>2</a:Key><x/><a:Alone>y</a:Alone><a:Key>3</a:Key></a:Overlaps>`,
			&Overlaps{Key: "1", Alone: "y", Entries: []Entry{{Key: "2", Any: []soap.Raw{"<x/>"}}, {Key: "3"}}},
			[]string{"Overlaps/x: unknown element"}},
		{"numbers that are none", `<a:Values><a:OptInt>x</a:OptInt><a:ReqInt>9999999999999999999</a:ReqInt><a:OptBool/></a:Values>`,
			&Values{}, []string{"Values/OptInt: not an integer", "Values/ReqInt: integer out of range"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := reflect.New(reflect.TypeOf(c.want).Elem()).Interface().(soap.Message)
			report := read(t, c.content, got)
			if !reflect.DeepEqual(got, c.want) {
				t.Errorf("got\n%+v\nwant\n%+v", got, c.want)
			}
			if !reflect.DeepEqual(report, c.report) {
				t.Errorf("the report is %q, want %q", report, c.report)
			}
		})
	}
}

func TestHead(t *testing.T) {
	out := &PayResponse{
		Timestamp: "2026-01-02T03:04:05Z", Ack: StatusClosed, CorrelationID: "c", Version: "v", Build: "b",
		Errors: []Failure{{
			ErrorCode: "10009", ShortMessage: "s", LongMessage: "l", Severity: "Error",
			ErrorParameters: []ErrorParameter{{ParamID: "p", Value: "w"}},
		}},
	}
	want := paypal.Head{
		Timestamp: "2026-01-02T03:04:05Z", Ack: "Closed", CorrelationID: "c", Version: "v", Build: "b",
		Errors: []paypal.ErrorDetail{{
			Code: "10009", Message: "s", LongMessage: "l", Severity: "Error",
			Parameters: []paypal.ErrorParameter{{ID: "p", Value: "w"}},
		}},
	}
	if got := out.Head(); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestOperations(t *testing.T) {
	ops := Operations()
	ops[0].Name = "changed"
	if Operations()[0].Name != "Look" {
		t.Error("a caller can change the list")
	}
	var names []string
	for _, op := range Operations() {
		names = append(names, op.Name)
		in, out := op.NewInput(), op.NewOutput()
		if _, ok := in.(soap.Message); in != nil && !ok {
			t.Errorf("%s: the input %T is no message", op.Name, in)
		}
		if _, ok := out.(soap.Message); out != nil && !ok {
			t.Errorf("%s: the output %T is no message", op.Name, out)
		}
	}
	if strings.Join(names, " ") != "Look Modern Pay Ping" {
		t.Errorf("the operations are %v", names)
	}
	if pay := Operations()[2]; !pay.MovesMoney || pay.SafeToRepeat || pay.RepeatKey != "MsgSubID" || pay.RepeatDays != 13 {
		t.Errorf("Pay is %+v", pay)
	}
	if new(ModernRequest).XMLRoot().Contract != &contract12 || new(PayRequest).XMLRoot().Contract != &contract {
		t.Error("a message belongs to the contract of the wrong SOAP version")
	}
}

// TestClientReportsErrors calls every method without a client beneath.
func TestClientReportsErrors(t *testing.T) {
	ctx, c := context.Background(), NewClient(nil)
	if out, err := c.Pay(ctx, new(PayRequest)); err == nil || out != nil {
		t.Errorf("Pay returns %v, %v", out, err)
	}
	if out, err := c.Look(ctx, new(LookRequest)); err == nil || out != nil {
		t.Errorf("Look returns %v, %v", out, err)
	}
	if c.Modern(ctx, new(ModernRequest)) == nil || c.Ping(ctx) == nil {
		t.Error("an error is lost")
	}
}
