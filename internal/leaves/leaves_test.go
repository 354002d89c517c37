package leaves

import (
	"slices"
	"strings"
	"testing"
)

// envelope is a message around a body.
func envelope(body string) []byte {
	return []byte(`<s:Envelope xmlns:s="urn:s" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
		<s:Header><Token>secret</Token></s:Header>
		<s:Body id="b">` + body + `</s:Body></s:Envelope>`)
}

func TestXML(t *testing.T) {
	tests := []struct {
		name, body string
		want       []string // path=value
	}{
		{"nothing", ``, nil},
		{"texts in order", `<Do><B> 2 </B><A>1</A><B>1</B></Do>`, []string{"Do/A=1", "Do/B=1", "Do/B=2"}},
		{"prefixes are no part of a name", `<a:Do xmlns:a="urn:a"><b:A xmlns:b="urn:b">1</b:A></a:Do>`, []string{"Do/A=1"}},
		{"attributes", `<Do v="3"><A currencyID="EUR">1.00</A></Do>`, []string{"Do/A/currencyID=EUR", "Do/A=1.00", "Do/v=3"}},
		{"attributes about XML", `<Do xmlns="urn:x" xmlns:y="urn:y" xsi:type="y:T"><A xsi:nil="true"/></Do>`, nil},
		{"empty values", `<Do><A></A><B x=" "/><C>
			</C></Do>`, nil},
		{"comments split no text", `<Do><A>1<!-- x -->2</A></Do>`, []string{"Do/A=12"}},
		{"entities and CDATA", `<Do><A>&lt;<![CDATA[&]]>&#65;</A></Do>`, []string{"Do/A=<&A"}},
		{"text around an element", `<Do>a<B>b</B>c</Do>`, []string{"Do/B=b", "Do=a", "Do=c"}},
		{"siblings do not run into each other", `<Do><A><B>1</B></A><A>2</A></Do>`, []string{"Do/A/B=1", "Do/A=2"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			all, err := XML(envelope(tt.body))
			if err != nil {
				t.Fatal(err)
			}
			slices.Sort(tt.want)
			if got := texts(all); !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// texts returns the leaves as sorted "path=value".
func texts(all []Leaf) []string {
	var list []string
	for _, l := range all {
		list = append(list, l.Path+"="+l.Value)
	}
	slices.Sort(list)
	return list
}

func TestXMLRefusesWhatIsNotXML(t *testing.T) {
	for _, text := range []string{"<a>", "<a></b>", "<a>&nbsp;</a>", "<a b=c/>"} {
		if all, err := XML([]byte(text)); err == nil {
			t.Errorf("%s has leaves: %v", text, all)
		}
	}
}

func TestBelow(t *testing.T) {
	all := []Leaf{{"Do", "0"}, {"Do/A", "1"}, {"Do/A/B", "2"}, {"Done/A", "3"}}
	if got := strings.Join(texts(Below(all, "Do")), " "); got != "A/B=2 A=1" {
		t.Errorf("got %s", got)
	}
}

func TestDiff(t *testing.T) {
	tests := []struct{ a, b, onlyA, onlyB string }{
		{"", "", "", ""},
		{"x=1", "", "x=1", ""},
		{"", "x=1", "", "x=1"},
		{"x=1 y=1", "y=1 x=1", "", ""},
		{"x=1 x=1", "x=1", "x=1", ""},
		{"x=1", "x=2", "x=1", "x=2"},
		{"a=1 c=1 d=1", "b=1 c=1 e=1", "a=1 d=1", "b=1 e=1"},
	}
	for _, tt := range tests {
		onlyA, onlyB := Diff(parse(tt.a), parse(tt.b))
		if a, b := strings.Join(texts(onlyA), " "), strings.Join(texts(onlyB), " "); a != tt.onlyA || b != tt.onlyB {
			t.Errorf("%q and %q: only %q and only %q", tt.a, tt.b, a, b)
		}
	}
}

func parse(text string) []Leaf {
	var all []Leaf
	for _, word := range strings.Fields(text) {
		path, value, _ := strings.Cut(word, "=")
		all = append(all, Leaf{path, value})
	}
	Sort(all)
	return all
}
