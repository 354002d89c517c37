package rest_test

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"runtime"
	"strings"
	"sync"
	"testing"

	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/money"
	"github.com/ppgen/ppgen/paypal/rest"
)

func TestRequiredMembersAreWritten(t *testing.T) {
	const empty = `{"text":"","bool":false,"int":0,"long":0,"number":0,"bytes":"","raw":null,"price":{"value":"0"},"person":{}}`
	out, err := rest.Marshal(new(always))
	if err != nil || string(out) != empty {
		t.Errorf("got %s, %v", out, err)
	}
	const full = `{"text":"t","bool":true,"int":-1,"long":2,"number":3.50,"bytes":"AA==","raw":[1],"price":{"currency_code":"USD","value":"4.00"},"person":{"name":"n"}}`
	for _, in := range []string{empty, full} {
		var v always
		if err := rest.Unmarshal([]byte(in), &v); err != nil {
			t.Error(err)
		}
		if out, err := rest.Marshal(&v); err != nil || string(out) != in {
			t.Errorf("got %s, %v, want %s", out, err, in)
		}
	}
	if out, _ := rest.Marshal(new(everything)); string(out) != "{}" {
		t.Errorf("an object without members is %s", out)
	}
}

// TestRoundTrips reads a member, writes it again, and looks at what was reported.
func TestRoundTrips(t *testing.T) {
	for _, tt := range []struct {
		name, in string
		out      string // empty: as in
		reports  string // empty: none; else path: reason; …
	}{
		{name: "text", in: `"text":"a\u00e9\ud83d\ude00\/\b\f\n\r\t\"\\ü"`, out: `"text":"aé😀/\b\f\n\r\t\"\\ü"`},
		{name: "long text", in: `"text":"` + strings.Repeat("0123456789", 3000) + `"`},
		{name: "control", in: `"text":"\u0000\u001f\u007f"`, out: `"text":"\u0000\u001f` + "\x7f" + `"`},
		{name: "empty text", in: `"text":""`, out: " "},
		{name: "number for text", in: `"text":1.50`, out: `"text":"1.50"`},
		{name: "large number for text", in: `"text":123456789012345678901234567890e-7`, out: `"text":"123456789012345678901234567890e-7"`},
		{name: "boolean for text", in: `"text":true`, out: `"text":"true"`},
		{name: "false for text", in: `"kind":false`, out: `"kind":"false"`},
		{name: "null for text", in: `"text":null`, out: " "},
		{name: "object for text", in: `"text":{"a":1}`, out: " ", reports: "/text expected text, found an object"},
		{name: "list for text", in: `"text":[1]`, out: " ", reports: "/text expected text, found a list"},
		{name: "empty optional text", in: `"opt_text":""`},
		{name: "null for optional text", in: `"opt_text":null`, out: " "},
		{name: "new value of an enumeration", in: `"kind":"NEW_KIND"`},
		{name: "booleans", in: `"opt_bool":false`},
		{name: "text for boolean", in: `"opt_bool":"True"`, out: `"opt_bool":true`},
		{name: "Y", in: `"opt_bool":"Y"`, out: `"opt_bool":true`},
		{name: "n", in: `"opt_bool":"n"`, out: `"opt_bool":false`},
		{name: "0", in: `"opt_bool":0`, out: `"opt_bool":false`},
		{name: "not a boolean", in: `"opt_bool":"maybe"`, out: " ", reports: "/opt_bool not true or false"},
		{name: "list for boolean", in: `"opt_bool":[]`, out: " ", reports: "/opt_bool expected true or false, found a list"},
		{name: "empty text for boolean", in: `"opt_bool":""`, out: " "},
		{name: "integers", in: `"opt_int":-12,"opt_long":9223372036854775807`},
		{name: "text for integers", in: `"opt_int":"12","opt_long":"-3"`, out: `"opt_int":12,"opt_long":-3`},
		{name: "fractions for integers", in: `"opt_int":3.0,"opt_long":"2e3"`, out: `"opt_int":3,"opt_long":2000`},
		{name: "not integers", in: `"opt_int":3.5,"opt_long":"x"`, out: " ", reports: "/opt_int not an integer; /opt_long not an integer"},
		{name: "too large", in: `"opt_int":9223372036854775808,"opt_long":1e40`, out: " ", reports: "/opt_int integer out of range; /opt_long integer out of range"},
		{name: "numbers", in: `"opt_num":-0.10`},
		{name: "numbers of many digits", in: `"opt_num":123456789012345678901234567890.12345678901234567890`},
		{name: "exponent", in: `"opt_num":12e-1`, out: `"opt_num":1.2`},
		{name: "text for number", in: `"opt_num":"12.50"`, out: `"opt_num":12.50`},
		{name: "not a number", in: `"opt_num":"12,5"`, out: " ", reports: "/opt_num not a decimal number"},
		{name: "object for number", in: `"opt_num":{}`, out: " ", reports: "/opt_num expected a number, found an object"},
		{name: "bytes", in: `"bytes":"AAEC/w=="`},
		{name: "empty bytes", in: `"bytes":""`, out: " "},
		{name: "not base64", in: `"bytes":"%%%"`, out: " ", reports: "/bytes not base64"},
		{name: "raw", in: `"raw":{"a": [1,2 ,{"b":null}]}`},
		{name: "raw null", in: `"raw":null`},
		{name: "raw text", in: `"raw":"x\u0041"`},
		{name: "amount", in: `"amount":{"currency_code":"USD","value":"12.50"}`},
		{name: "amount, other order", in: `"amount":{"value":"12.50","currency_code":"USD"}`, out: `"amount":{"currency_code":"USD","value":"12.50"}`},
		{name: "amount, escaped name", in: `"amount":{"v\u0061lue":"1"}`, out: `"amount":{"value":"1"}`},
		{name: "amount of version 1", in: `"total":{"currency":"USD","total":"-2.00"}`},
		{name: "amount as number", in: `"amount":{"currency_code":"USD","value":0.99}`, out: `"amount":{"currency_code":"USD","value":"0.99"}`},
		{name: "amount with more", in: `"amount":{"currency_code":"USD","value":"1","x":{"y":1}}`, out: `"amount":{"currency_code":"USD","value":"1"}`, reports: "/amount/x unknown member"},
		{name: "amount twice", in: `"amount":{"value":"1","value":"2","currency_code":"USD","currency_code":"EUR"}`, out: `"amount":{"currency_code":"USD","value":"1"}`,
			reports: "/amount/value the member is there twice; /amount/currency_code the member is there twice"},
		{name: "amount without value", in: `"amount":{"currency_code":"USD"}`, out: " ", reports: "/amount an amount without its value"},
		{name: "amount without anything", in: `"amount":{}`, out: " "},
		{name: "amount with null", in: `"amount":{"currency_code":null,"value":null}`, out: " "},
		{name: "amount without number", in: `"amount":{"currency_code":"USD","value":"free"}`, out: " ", reports: "/amount not a decimal number"},
		{name: "amount as text", in: `"amount":"12 USD"`, out: " ", reports: "/amount expected an object, found text"},
		{name: "null amount", in: `"amount":null`, out: " "},
		{name: "amounts", in: `"amounts":[{"currency":"EUR","value":"1.00"},{"currency":"EUR","value":"2.00"}]`},
		{name: "amounts that are none", in: `"amounts":[{"currency":"EUR"},null,7,{"currency":"EUR","value":"2.00"}]`, out: `"amounts":[{"currency":"EUR","value":"2.00"}]`,
			reports: "/amounts/0 an amount without its value; /amounts/2 expected an object, found a number"},
		{name: "no amounts", in: `"amounts":[]`},
		{name: "amounts as object", in: `"amounts":{}`, out: " ", reports: "/amounts expected a list, found an object"},
		{name: "links", in: `"link":{"href":"h","rel":"self"},"links":[{"href":"h","rel":"next","method":"GET","encType":"x"},{"href":"","rel":""}]`},
		{name: "link with more", in: `"links":[{"href":"h","rel":"r","title":"t"}]`, out: `"links":[{"href":"h","rel":"r"}]`, reports: "/links/0/title unknown member"},
		{name: "patches", in: `"patch":{"op":"add","path":"/a","value":null},"patches":[{"op":"move","path":"/a","from":"/b"},{"op":"test","path":"/","value":{"a":[1]}}]`},
		{name: "texts", in: `"texts":["a","","c"]`},
		{name: "texts of other kinds", in: `"texts":[1,null,true,{}]`, out: `"texts":["1","","true",""]`, reports: "/texts/3 expected text, found an object"},
		{name: "texts as text", in: `"texts":"a"`, out: " ", reports: "/texts expected a list, found text"},
		{name: "null texts", in: `"texts":null`, out: " "},
		{name: "lists", in: `"bools":[true,false],"ints":[1,-2],"longs":[3],"numbers":[1.10,2],"raws":[1,"a",{},null]`},
		{name: "list with a wrong item", in: `"ints":[1,"x",3]`, out: `"ints":[1,0,3]`, reports: "/ints/1 not an integer"},
		{name: "maps", in: `"raw_map":{"a":1,"b":[2]},"text_map":{"":"e","k\"":"x","z":""}`},
		{name: "map order", in: `"text_map":{"b":"1","a":"2"}`, out: `"text_map":{"a":"2","b":"1"}`},
		{name: "map twice", in: `"text_map":{"a":"1","\u0061":"2"}`, out: `"text_map":{"a":"1"}`, reports: "/text_map/a the member is there twice"},
		{name: "map as list", in: `"text_map":[]`, out: " ", reports: "/text_map expected an object, found a list"},
		{name: "empty map", in: `"raw_map":{}`},
		{name: "map of amounts", in: `"prices":{"a":{"currency_code":"USD","value":"1"}}`},
		{name: "matrix", in: `"matrix":[[1,2],[],[3]]`},
		{name: "null in a matrix", in: `"matrix":[null,[1]]`, out: `"matrix":[[],[1]]`},
		{name: "lists by name", in: `"lists":{"a":["x"],"b":null}`, out: `"lists":{"a":["x"],"b":[]}`},
		{name: "other lists of lists", in: `"things":[[{"name":"a"}],null],"maps":[{"k":"v"},null],"sums":[[{"value":"1"}],null]`,
			out: `"things":[[{"name":"a"}],[]],"maps":[{"k":"v"},{}],"sums":[[{"value":"1"}],[]]`},
		{name: "children", in: `"child":{},"children":[{},{"text":"t"}]`},
		{name: "child as list", in: `"child":[]`, out: " ", reports: "/child expected an object, found a list"},
		{name: "children as object", in: `"children":{}`, out: " ", reports: "/children expected a list, found an object"},
		{name: "null child", in: `"child":null,"children":[null]`, out: `"children":[{}]`},
		{name: "text for child", in: `"children":["x",{}]`, out: `"children":[{},{}]`, reports: "/children/0 expected an object, found text"},
		{name: "records by name", in: `"named":{"a~/b":{"zzz":1}}`, out: `"named":{"a~/b":{}}`, reports: "/named/a~0~1b/zzz unknown member"},
		{name: "note", in: `"note":"n"`},
		{name: "null note", in: `"note":null`},
		{name: "wrong note", in: `"note":{}`, out: " ", reports: "/note expected text, found an object"},
		{name: "explicit record", in: `"owner":{"note":"x"}`},
		{name: "null record", in: `"owner":null`},
		{name: "inline amount", in: `"value":{"currency_code":"USD","value":"1.00","note":"n","x":3}`},
		{name: "inline amount, other order", in: `"value":{"note":"n","value":"1.00","currency_code":"USD"}`, out: `"value":{"currency_code":"USD","value":"1.00","note":"n"}`},
		{name: "inline amount without currency", in: `"value":{"value":"1.00"}`},
		{name: "inline amount without value", in: `"value":{"currency_code":"USD","note":"n"}`, out: `"value":{"note":"n"}`, reports: "/value/currency_code an amount without its value"},
		{name: "inline amount without number", in: `"value":{"value":"x","currency_code":"USD"}`, out: `"value":{}`, reports: "/value/value not a decimal number; /value/currency_code an amount without its value"},
		{name: "extra members", in: `"value":{"b":2,"a":1}`, out: `"value":{"a":1,"b":2}`},
		{name: "extra member twice", in: `"value":{"a":1,"a":2}`, out: `"value":{"a":1}`, reports: "/value/a the member is there twice"},
		{name: "wrong extra member", in: `"value":{"a":{}}`, out: `"value":{"a":0}`, reports: "/value/a expected a number, found an object"},
		{name: "unknown members", in: `"zzz":{"a":[1,2]},"text":"t","yyy":null`, out: `"text":"t"`, reports: "/zzz unknown member; /yyy unknown member"},
		{name: "other case", in: `"Text":"t"`, out: " ", reports: "/Text unknown member"},
		{name: "empty name", in: `"":1`, out: " ", reports: "/ unknown member"},
		{name: "twice", in: `"text":"a","kind":"k","text":"b"`, out: `"text":"a","kind":"k"`, reports: "/text the member is there twice"},
		{name: "twice after null", in: `"text":null,"text":"b"`, out: " ", reports: "/text the member is there twice"},
		{name: "escaped names", in: `"t\u0065xt":"t","a\u0022b\\c\u0001":"e"`, out: `"text":"t","a\"b\\c\u0001":"e"`},
		{name: "white space", in: " \t\r\n\"text\" \n:\t\"t\" , \"ints\" : [ 1 , 2 ] ", out: `"text":"t","ints":[1,2]`},
		{name: "person", in: `"who":{"type":"HUMAN","name":"n"}`},
		{name: "firm, discriminator last", in: `"who":{"vat":7,"type":"FIRM"}`, out: `"who":{"type":"FIRM","vat":7}`},
		{name: "by members", in: `"who":{"bi\tc":"b","iban":"i"}`, out: `"who":{"iban":"i","bi\tc":"b"}`},
		{name: "text of a union", in: `"who":"me"`},
		{name: "number of a union", in: `"who":1.5`},
		{name: "flag of a union", in: `"who":false`},
		{name: "list of a union", in: `"who":[{"name":"a"},{"name":"b"}]`},
		{name: "null for a union", in: `"who":null`, out: " "},
		{name: "union in a union", in: `"who":{"nested":{"nested":"x"}}`},
		{name: "no case", in: `"who":{"type":"ALIEN","x":[]}`, reports: "/who it fits no case of the union"},
		{name: "empty object of a union", in: `"who":{}`, reports: "/who it fits no case of the union"},
		{name: "discriminator of another kind", in: `"who":{"type":7}`, reports: "/who it fits no case of the union"},
		{name: "unions", in: `"whos":["a",{"type":"FIRM"},2]`},
		{name: "unknown member in a union", in: `"whos":["a",{"type":"FIRM","zz":1}]`, out: `"whos":["a",{"type":"FIRM"}]`, reports: "/whos/1/zz unknown member"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var v everything
			unknown, err := rest.UnmarshalReport([]byte("{"+tt.in+"}"), &v)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, u := range unknown {
				got = append(got, u.Path+" "+u.Reason)
			}
			if s := strings.Join(got, "; "); s != tt.reports {
				t.Errorf("reported %q, want %q", s, tt.reports)
			}
			want := cmp.Or(tt.out, tt.in)
			if out, err := rest.Marshal(&v); err != nil || string(out) != "{"+strings.TrimSpace(want)+"}" {
				t.Errorf("wrote %.300s, %v, want %.300s", out, err, want)
			}
		})
	}
}

func TestReportsShowTheValue(t *testing.T) {
	long := strings.Repeat("é", 300)
	unknown, err := rest.UnmarshalReport([]byte(`{"zzz":[1, "a"],"yyy":"`+long+`"}`), new(everything))
	if err != nil || len(unknown) != 2 || unknown[0].Value != `[1, "a"]` || len(unknown[1].Value) > 300 || !strings.HasSuffix(unknown[1].Value, "é…") {
		t.Errorf("reported %q, %v", unknown, err)
	}
	unknown, err = rest.UnmarshalReport([]byte(`{`+strings.Repeat(`"zzz":1,`, 5000)+`"text":"t"}`), new(everything))
	if err != nil || len(unknown) != 1025 || !strings.Contains(unknown[1024].Reason, "more than 1024") {
		t.Errorf("%d reports, %v", len(unknown), err)
	}
}

func TestUnionsWithoutARest(t *testing.T) {
	var v holder
	unknown, err := rest.UnmarshalReport([]byte(`{"value":{"a":1},"list":["x",7,null]}`), &v)
	if err != nil || v.Value != nil || len(v.List) != 3 || *v.List[0].Text != "x" || v.List[1].Text != nil {
		t.Errorf("read %+v, %v", v, err)
	}
	if got := fmt.Sprint(unknown); got != "[{/value {\"a\":1} it fits no case of the union} {/list/1 7 it fits no case of the union}]" {
		t.Errorf("reported %s", got)
	}
	for _, bad := range []rest.Object{&holder{Value: new(strict)}, &holder{List: []strict{{}}}, &everything{Who: &owner{Text: paypal.Ptr("a"), Other: "1"}}} {
		if _, err := rest.Marshal(bad); err == nil || !strings.Contains(err.Error(), "cases of the union are set: expected one") {
			t.Errorf("writing %+v gives %v", bad, err)
		}
	}
}

func TestManyMembers(t *testing.T) {
	var in, again []string
	for i := range manyNames {
		in = append(in, fmt.Sprintf(`"%s":"%d"`, manyNames[len(manyNames)-1-i], i))
	}
	again = append(in, in...)
	var v many
	unknown, err := rest.UnmarshalReport([]byte("{"+strings.Join(again, ",")+"}"), &v)
	if err != nil || len(unknown) != 70 || v.V[69] != "0" || v.V[0] != "69" {
		t.Errorf("%d reports, %v: %v", len(unknown), err, v.V)
	}
}

func TestWhatIsNotJSON(t *testing.T) {
	for in, want := range map[string]string{
		``:                                  "byte 0: the text ends too early",
		` `:                                 "byte 1: the text ends too early",
		`{`:                                 "the name of a member",
		`{"text"`:                           "a colon",
		`{"text" "a"}`:                      "a colon",
		`{"text":}`:                         `byte 8: expected a value, found '}'`,
		`{"text":"a"`:                       "a comma or the end of the object",
		`{"text":"a",}`:                     "the name of a member",
		`{"text":"a" "kind":"b"}`:           "a comma or the end of the object",
		`{,"text":"a"}`:                     "the name of a member",
		`{text:1}`:                          "the name of a member",
		`{'text':1}`:                        "the name of a member",
		`{"texts":["a" "b"]}`:               "a comma or the end of the list",
		`{"texts":["a",]}`:                  "expected a value, found ']'",
		`{"texts":["a"`:                     "a comma or the end of the list",
		`{"texts":[,]}`:                     "expected a value",
		`{"text":"a}`:                       "ends within a string",
		`{"text":"a\`:                       "escape",
		"{\"text\":\"a\nb\"}":               "control character",
		"{\"text\":\"0123456789\x01b\"}":    "control character",
		`{"text":"\x41"}`:                   "escape",
		`{"text":"\u12"}`:                   "escape",
		`{"text":"\u12g4"}`:                 "escape",
		`{"text":"\ud800"}`:                 "surrogate",
		`{"text":"\ud800\u0041"}`:           "surrogate",
		`{"text":"\udc00\ud800"}`:           "surrogate",
		`{"text":"0123456789\ud800x"}`:      "surrogate",
		`{"\ud800":1}`:                      "surrogate",
		`{"text":tru}`:                      "a value",
		`{"text":nul}`:                      "a value",
		`{"text":fals`:                      "a value",
		`{"opt_int":01}`:                    "a value",
		`{"opt_int":-}`:                     "a value",
		`{"opt_int":+1}`:                    "a value",
		`{"opt_int":1.}`:                    "a digit",
		`{"opt_int":.5}`:                    "a value",
		`{"opt_int":1e}`:                    "a digit",
		`{"opt_int":1e+}`:                   "a digit",
		`{"opt_int":0x10}`:                  "a comma or the end",
		`{"opt_int":NaN}`:                   "a value",
		`{"opt_int":Infinity}`:              "a value",
		`{"raw":[1,{"a":}]}`:                "a value",
		`{"zzz":[1,2}`:                      "a comma or the end of the list",
		`{"zzz":{"a":1]`:                    "a comma or the end of the object",
		`{} x`:                              `expected the end, found 'x'`,
		`{}{}`:                              "expected the end",
		"{}\x00":                            "byte 2: expected the end, found byte 0x00",
		"\ufeff{}":                          "byte 0: expected a value, found byte 0xef",
		"{\"text\":\"é\xff\"}":              "byte 11: the text is not valid UTF-8",
		"{\"text\":\"\xed\xa0\x80\"}":       "not valid UTF-8",
		"{\"text\":\"\xc0\x80\"}":           "not valid UTF-8",
		"{\u00a0}":                          "found byte 0xc2",
		`{"who":{"type":"HUMAN","name":x}}`: "a value",
		`{"who":{"type"}}`:                  "a colon",
		`{"amount":{"value":"1"`:            "a comma or the end of the object",
		`{"amounts":[{"value":"1"}`:         "a comma or the end of the list",
		`{"note":`:                          "ends too early",
		`//`:                                "a value",
	} {
		err := rest.Unmarshal([]byte(in), new(everything))
		var syntax *rest.SyntaxError
		if !errors.As(err, &syntax) || !strings.HasPrefix(err.Error(), "rest: byte ") || !strings.Contains(err.Error(), want) {
			t.Errorf("%q gives %v, want it to say %q", in, err, want)
		}
	}
}

func TestDepth(t *testing.T) {
	nest := func(n int) []byte {
		return []byte(`{"raw":` + strings.Repeat("[", n) + strings.Repeat("]", n) + `}`)
	}
	if err := rest.Unmarshal(nest(127), new(everything)); err != nil {
		t.Errorf("128 levels: %v", err)
	}
	for _, in := range [][]byte{
		nest(128), nest(1_000_000),
		[]byte(strings.Repeat(`{"child":`, 1000)), []byte(strings.Repeat(`{"zzz":`, 1000)),
		[]byte(`{"matrix":` + strings.Repeat("[", 1000)), []byte(strings.Repeat(`{"who":{"nested":`, 500)),
	} {
		if err := rest.Unmarshal(in, new(everything)); err == nil || !strings.Contains(err.Error(), "more than 128 deep") {
			t.Errorf("%.20s… gives %v", in, err)
		}
	}
	loop := new(everything)
	loop.Child, loop.Children = loop, []everything{{Child: loop}, {Child: loop}}
	if _, err := rest.Marshal(loop); err == nil || !strings.Contains(err.Error(), "does one contain itself?") || len(err.Error()) > 2000 {
		t.Errorf("a value that contains itself gives %v", err)
	}
}

// Other than an object where an object is declared is no error, as long as it is
// JSON.
func TestOtherValuesForAnObject(t *testing.T) {
	for in, want := range map[string]string{`null`: "[]", `[]`: "[{ [] expected an object, found a list}]", `"x"`: `[{ "x" expected an object, found text}]`, ` 1 `: "[{ 1 expected an object, found a number}]"} {
		v := everything{Text: "before"}
		unknown, err := rest.UnmarshalReport([]byte(in), &v)
		if err != nil || v.Text != "before" || fmt.Sprint(unknown) != want {
			t.Errorf("%s: %v, %v, want %s", in, unknown, err, want)
		}
	}
}

// A text that is kept must not keep the whole body in memory, nor change with it.
func TestTextsDoNotPinTheBody(t *testing.T) {
	body := transactionsJSON(190)
	var kept []string
	heap := func() uint64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	before := heap()
	for range 50 {
		var page transactions
		if err := rest.Unmarshal(bytes.Clone(body), &page); err != nil {
			t.Fatal(err)
		}
		kept = append(kept, page.TransactionDetails[100].TransactionInfo.TransactionID)
	}
	if grown := int64(heap()) - int64(before); grown > 50*20<<10 {
		t.Errorf("50 short texts keep %d KiB alive", grown>>10)
	}
	if kept[0] != kept[49] {
		t.Errorf("the texts are %q and %q", kept[0], kept[49])
	}
}

func TestWhatCannotBeWritten(t *testing.T) {
	bad := "a\xffb"
	amount := &money.Amount{Currency: bad}
	for want, v := range map[string]rest.Object{
		"rest: /text: the text is not valid UTF-8":                     &everything{Text: bad},
		"rest: /texts/1: ":                                             &everything{Texts: []kind{"a", kind(bad)}},
		"rest: /children/1/child/always/text: ":                        &everything{Children: []everything{{}, {Child: &everything{Always: &always{Text: bad}}}}},
		"rest: /amount: ":                                              &everything{Amount: amount},
		"rest: /amounts/0: ":                                           &everything{Amounts: []money.Amount{*amount}},
		"rest: /value/currency_code: ":                                 &everything{Value: &inline{Amount: amount}},
		"rest: /text_map/a~1b: ":                                       &everything{TextMap: map[string]kind{"a/b": kind(bad), "z": kind(bad)}},
		"rest: /note: ":                                                &everything{Note: rest.Value(bad)},
		"rest: /owner/note: ":                                          &everything{Owner: rest.Value(inline{Note: bad})},
		"rest: /named/k/opt_text: ":                                    &everything{Named: map[string]everything{"k": {OptText: &bad}}},
		"rest: /who/name: ":                                            &everything{Who: &owner{Person: &person{Name: bad}}},
		"rest: /raw: not one JSON value: rest: byte 1":                 &everything{Raw: "{"},
		"rest: /always/raw: not one JSON value":                        &everything{Always: &always{Raw: `1,"admin":true`}},
		"rest: /raws/0: not one JSON value":                            &everything{Raws: []rest.Raw{" "}},
		"rest: /patch/value: not one JSON value":                       &everything{Patch: &rest.Patch{Op: "add", Value: rest.Raw("x")}},
		"rest: /patches/0/value: rest: json: unsupported type":         &everything{Patches: []rest.Patch{{Op: "add", Value: make(chan int)}}},
		"rest: /patches/0/value: the value is nil":                     &everything{Patches: []rest.Patch{{Op: "add", Value: (*everything)(nil)}}},
		"rest: /patches/1/value: the value is nil":                     &everything{Patches: []rest.Patch{{Op: "remove"}, {Op: "add", Value: (*money.Amount)(nil)}}},
		"rest: the value is nil: pass a pointer to a generated record": (*everything)(nil),
	} {
		out, err := rest.Append([]byte("x"), v)
		if err == nil || !strings.HasPrefix(err.Error(), want) || string(out) != "x" {
			t.Errorf("got %v and %q, want %q", err, out, want)
		}
		if err != nil && strings.Contains(err.Error(), "\xff") {
			t.Errorf("the error quotes the value: %q", err)
		}
	}
	_, err := rest.Marshal(nil)
	for _, err := range []error{err, rest.Unmarshal([]byte("{}"), nil), rest.Unmarshal([]byte("{}"), (*everything)(nil)), rest.Unmarshal([]byte(`[]`), (*owner)(nil))} {
		if err == nil || !strings.Contains(err.Error(), "the value is nil") {
			t.Errorf("nil gives %v", err)
		}
	}
}

// panics is a value whose method goes wrong on its own account.
type panics struct{ v any }

func (p *panics) JSONFields(f *rest.Fields) {
	f.Int("a", new(int))
	panic(p.v)
}

func TestForeignPanicsPassThrough(t *testing.T) {
	for _, v := range []any{"boom", errors.New("boom")} {
		for name, f := range map[string]func(){
			"Marshal":   func() { _, _ = rest.Marshal(&panics{v}) },
			"Unmarshal": func() { _ = rest.Unmarshal([]byte("{}"), &panics{v}) },
		} {
			func() {
				defer func() {
					if recover() != v {
						t.Errorf("%s swallowed the panic %v", name, v)
					}
				}()
				f()
			}()
		}
	}
}

func TestWithEncodingJSON(t *testing.T) {
	in := `{"text":"<&>","child":{"text":"c"},"zzz":1}`
	var v everything
	if err := json.Unmarshal([]byte(in), &v); err != nil || v.Text != "<&>" || v.Child.Text != "c" {
		t.Fatalf("read %+v, %v", v, err)
	}
	type outer struct {
		Value   everything
		Pointer *everything
		List    []everything
		Raw     rest.Raw
		NoRaw   rest.Raw
		Patch   rest.Patch
		Link    rest.Link
		Amount  money.Amount
	}
	small := everything{Text: "s"}
	out, err := json.Marshal(outer{Value: small, Pointer: &small, List: []everything{small}, Raw: `{"r":1}`, Patch: rest.Patch{Op: "add", Path: "/p", Value: "v"}, Link: rest.Link{Href: "h"}})
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(out), `"text":"s"`); n != 3 || !strings.Contains(string(out), `"Raw":{"r":1},"NoRaw":null,"Patch":{"op":"add","path":"/p","value":"v"},"Link":{"href":"h","rel":""}`) {
		t.Errorf("wrote %s", out)
	}
	var back outer
	if err := json.Unmarshal(out, &back); err != nil || back.List[0].Text != "s" || back.Raw != `{"r":1}` || !back.NoRaw.IsNull() || back.Patch.Value != rest.Raw(`"v"`) {
		t.Errorf("read %+v, %v", back, err)
	}
	if err := json.Unmarshal([]byte(`{"Pointer":null}`), &back); err != nil || back.Pointer != nil {
		t.Errorf("null gives %v, %v", back.Pointer, err)
	}
}

func TestPatchValues(t *testing.T) {
	for _, tt := range []struct {
		value any
		want  string
	}{
		{nil, "null"}, {"t<", `"t<"`}, {true, "true"}, {7, "7"}, {int64(math.MaxInt64), "9223372036854775807"},
		{rest.Raw(`{"a":1}`), `{"a":1}`}, {rest.Raw(""), "null"},
		{money.Amount{Value: money.MustParse("1.50"), Currency: "EUR"}, `{"currency_code":"EUR","value":"1.50"}`},
		{money.Of("1.50", "EUR"), `{"currency_code":"EUR","value":"1.50"}`},
		{rest.CurrencyTotal.Raw(*money.Of("1.50", "EUR")), `{"currency":"EUR","total":"1.50"}`},
		{rest.CurrencyTotal.Raw(money.Amount{}), `{"total":"0"}`},
		{&person{Name: "n"}, `{"name":"n"}`},
		{[]string{"a", "<b>"}, `["a","<b>"]`},
		{map[string]any{"a": nil}, `{"a":null}`},
		{[]everything{{}}, "[{}]"},
	} {
		out, err := rest.Marshal(&rest.Patch{Op: "replace", Path: "/p", Value: tt.value})
		if want := `{"op":"replace","path":"/p","value":` + tt.want + `}`; err != nil || string(out) != want {
			t.Errorf("got %s, %v, want %s", out, err, want)
		}
	}
	for _, op := range []string{"remove", "move", "copy"} {
		out, _ := rest.Marshal(&rest.Patch{Op: op, Path: "/p", From: "/f", Value: "ignored"})
		if string(out) != `{"op":"`+op+`","path":"/p","from":"/f"}` {
			t.Errorf("got %s", out)
		}
	}
}

func TestNullable(t *testing.T) {
	var absent rest.Nullable[int]
	if _, ok := absent.Get(); ok || absent.IsNull() || !absent.IsZero() {
		t.Error("the zero Nullable is something")
	}
	if n := rest.Null[int](); !n.IsNull() || n.IsZero() {
		t.Error("Null is not null")
	}
	if v, ok := rest.Value(7).Get(); v != 7 || !ok {
		t.Error("Value lost its value")
	}
}

func TestRaw(t *testing.T) {
	r, err := rest.RawOf(map[string]string{"a": "<>"})
	if err != nil || r != `{"a":"<>"}` {
		t.Errorf("got %s, %v", r, err)
	}
	if _, err := rest.RawOf(math.Inf(1)); err == nil {
		t.Error("infinity is JSON")
	}
	var v struct{ A string }
	if err := r.Decode(&v); err != nil || v.A != "<>" {
		t.Errorf("decoded %+v, %v", v, err)
	}
	if !rest.Raw(" null\n").IsNull() || rest.Raw("").IsNull() || r.IsNull() {
		t.Error("null is told wrongly")
	}
}

func TestKindsHaveNames(t *testing.T) {
	for k, want := range map[rest.Kinds]string{rest.ObjectKind: "an object", rest.ArrayKind: "a list", rest.StringKind: "text", rest.NumberKind: "a number", rest.BoolKind: "true or false", 0: "null"} {
		if k.String() != want {
			t.Errorf("%d is %q", k, k)
		}
	}
}

func TestAllocations(t *testing.T) {
	var v order
	if err := rest.Unmarshal(orderJSON(), &v); err != nil {
		t.Fatal(err)
	}
	buf, err := rest.Marshal(&v)
	if err != nil {
		t.Fatal(err)
	}
	if n := testing.AllocsPerRun(100, func() { buf, _ = rest.Append(buf[:0], &v) }); n > 0 {
		t.Errorf("writing into a buffer with room took %v allocations", n)
	}
	var page transactions
	doc := transactionsJSON(100)
	if n := testing.AllocsPerRun(10, func() { _ = rest.Unmarshal(doc, &page) }); n > 1000 {
		t.Errorf("reading 100 transactions took %v allocations", n)
	}
}

func TestConcurrentUse(t *testing.T) {
	doc := orderJSON()
	var first order
	if err := rest.Unmarshal(doc, &first); err != nil {
		t.Fatal(err)
	}
	want, err := rest.Marshal(&first)
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for i := range 16 {
		wg.Go(func() {
			for range 50 {
				var v order
				_ = rest.Unmarshal([]byte(`{"zzz":[1,{`), &v) // a reader that failed is used again
				v = order{}
				err := rest.Unmarshal(doc, &v)
				if out, err2 := rest.Marshal(&v); err != nil || err2 != nil || !bytes.Equal(out, want) {
					t.Errorf("goroutine %d: %v, %v: %.100s", i, err, err2, out)
					return
				}
			}
		})
	}
	wg.Wait()
}
