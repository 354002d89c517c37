package soap

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// TestSeeds reads the documents near the border in plain test runs, where the
// fuzzer only replays them: what each of them is.
func TestSeeds(t *testing.T) {
	wrong := false
	for _, s := range seeds {
		wrong = wrong || s == "" // the wrong ones begin with the empty document
		if _, err := tree(NewDecoder(), []byte(strings.TrimPrefix(s, "\ufeff"))); (err != nil) != wrong && !strings.Contains(s, `encoding="x"`) {
			t.Errorf("%q: error %v", s, err)
		}
	}
}

func TestNames(t *testing.T) {
	tests := []struct {
		name string
		ok   bool
	}{
		{"a", true}, {"_", true}, {"a-b.c_1", true}, {"é", true}, {"aé", true}, {"a·b", true}, {"a\u0300", true}, {"𐐀", true}, {"ǅ", true}, {"p:é", true},
		{"1", false}, {"-a", false}, {".a", false}, {"·a", false}, {"\u0300a", false}, {"a×", false}, {"a\u00a0b", false}, {"p:1", false}, {"p:", false}, {":a", false}, {"p:q:a", false}, {"é:", false},
	}
	for _, tt := range tests {
		doc := fmt.Sprintf(`<%s xmlns:p="u" xmlns:é="v" %s="1"></%s>`, tt.name, tt.name, tt.name)
		if _, err := tree(NewDecoder(), []byte(doc)); (err == nil) != tt.ok {
			t.Errorf("%q: error %v", tt.name, err)
		}
	}
}

func TestNamespaces(t *testing.T) {
	tests := []struct{ doc, want string }{ // want is the namespace of each element
		{`<a><b/></a>`, ` `},
		{`<a xmlns="u"><b xmlns=""><c/></b><d/></a>`, `u   u`},
		{`<p:a xmlns:p="u"><p:b xmlns:p="v"><p:c/></p:b><p:d/></p:a>`, `u v v u`},
		{`<a xmlns:p="u"><p:b/><c xmlns:q="v"><q:d/><p:e/></c><p:f/></a>`, ` u  v u u`},
		{`<p:a xmlns:p="u&amp;v"><p:b/><p:b/><p:b/></p:a>`, `u&v u&v u&v u&v`},
		{`<xml:a/>`, xmlURI},
	}
	d := NewDecoder()
	for range 3 {
		for _, tt := range tests {
			d.reset([]byte(tt.doc))
			var got []string
			for ok := d.document(); ok || d.depth > 0; ok = d.next(true) {
				if ok {
					d.unread = 0
					got = append(got, d.Space())
				}
			}
			if err := d.finish(); err != nil || strings.Join(got, " ") != tt.want {
				t.Errorf("%s: namespaces %q, %v, want %q", tt.doc, got, err, tt.want)
			}
			d.release()
		}
	}
}

// TestTagCacheFills reads far more kinds of start tags than the cache holds.
func TestTagCacheFills(t *testing.T) {
	warm := NewDecoder()
	for round := range 3 {
		var b strings.Builder
		b.WriteString(`<r xmlns:p="u">`)
		for i := range 6000 {
			fmt.Fprintf(&b, `<p:e%d a="%d" p:b="&lt;%d"><c/></p:e%d>`, i/2, i/2, i/2, i/2)
		}
		b.WriteString(`</r>`)
		doc := []byte(b.String())
		want, err := tree(NewDecoder(), doc)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := tree(warm, doc); err != nil || got != want {
			t.Fatalf("round %d differs: %v", round, err)
		}
	}
	if n := len(warm.cache.tags); n != cacheSets*cacheWays {
		t.Errorf("the cache holds %d tags", n)
	}
	warm.lastCtx = 1<<31 + 1
	if got, err := tree(warm, []byte(`<a xmlns="u"/>`)); err != nil || got != `<"u" "a"></>` || len(warm.cache.tags) > 1 {
		t.Errorf("a decoder that ran out of contexts must begin again: %s %v", got, err)
	}
}

// TestMutations breaks a document in random places, and compares with
// encoding/xml and with a decoder that is warm. It is the fuzz target in small.
func TestMutations(t *testing.T) {
	doc := `<?xml version="1.0" encoding="UTF-8"?>` + "\n" + `<E:Envelope xmlns:E="` + soap11URI + `" xmlns:xsi="` + xsiURI + `" xmlns:ebl="urn:ebl"><E:Body id="_0">` +
		`<R xmlns="urn:api"><Ack xmlns="urn:ebl">Success</Ack><A xsi:type="ebl:T" c='EUR'>1.50</A><B><![CDATA[x]]>y&amp;z</B><C/><D xmlns="urn:ebl"><ebl:E/> <!-- c --></D></R></E:Body></E:Envelope>`
	pieces := []string{"<", ">", "/", "&", ";", "\"", "'", "=", " ", ":", "a", "<a>", "</a>", "<a/>", "&amp;", "&#65;", "]]>", "<![CDATA[", "<!--", "-->", "<?", "?>", "xmlns=\"\"", " a=\"1\"", "é", "\r\n", "\xff", "\x01"}
	rnd := rand.New(rand.NewPCG(1, 2))
	warm := NewDecoder()
	accepted := 0
	for range 20000 {
		b := []byte(doc)
		for range 1 + rnd.IntN(3) {
			at, cut := rnd.IntN(len(b)), rnd.IntN(4)
			piece := pieces[rnd.IntN(len(pieces))]
			b = append(b[:at:at], piece+string(b[min(at+cut, len(b)):])...)
		}
		got, err := tree(NewDecoder(), b)
		again, errAgain := tree(warm, b)
		if got != again || fmt.Sprint(err) != fmt.Sprint(errAgain) {
			t.Fatalf("%s\nfresh: %s %v\nwarm:  %s %v", b, got, err, again, errAgain)
		}
		if err != nil {
			continue
		}
		accepted++
		if want, err := xmlTree(b); err != nil || got != want {
			t.Fatalf("%s\ngot:  %s\nwant: %s %v", b, got, want, err)
		}
	}
	if accepted < 500 {
		t.Errorf("only %d of the documents are right: the test is of no use", accepted)
	}
}

// TestEveryCut cuts a document at every byte: none may be accepted or panic.
func TestEveryCut(t *testing.T) {
	doc := `<?xml version="1.0"?><p:a xmlns:p='u' b="&lt;"><!-- c --><![CDATA[d]]><?e f?>g&amp;h<i/></p:a>`
	for n := range len(doc) {
		if got, err := tree(NewDecoder(), []byte(doc[:n])); err == nil {
			t.Errorf("%q is read as %s", doc[:n], got)
		}
	}
}

func TestLargeDocument(t *testing.T) {
	d := NewDecoder()
	d.reset(nil)
	d.s = make([]byte, 0)
	big := make([]byte, maxSize+1)
	if _, err := d.UnmarshalReport(big, &note{}); err == nil || !strings.Contains(err.Error(), "more than 256 MiB") {
		t.Errorf("error %v", err)
	}
}
