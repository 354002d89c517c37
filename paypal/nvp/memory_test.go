package nvp

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/paypal"
)

// A reading is all that comes out of reading a message.
type reading struct {
	order   *order
	unknown []paypal.Unknown
	err     string
}

// fresh returns a decoder that remembers nothing.
func (r *Root) fresh() *Decoder {
	return &Decoder{root: r, routes: r.routesOf(), index: r.Contract.names()}
}

// readWith reads an order with a decoder, which then forgets all but what it
// remembers.
func readWith(d *Decoder, body string) reading {
	r := reading{order: new(order)}
	if err := read(d, body, r.order); err != nil {
		r.err = err.Error()
	}
	r.unknown = d.unknown
	d.reset()
	return r
}

func wantReading(t *testing.T, got, want reading, format string, args ...any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%.300s is read as\n%.500s\nwant\n%.500s", fmt.Sprintf(format, args...), show(got), show(want))
	}
}

func show(r reading) string { return fmt.Sprintf("%+v, %q, %q", *r.order, r.unknown, r.err) }

// wantSame reads messages one after the other with one decoder. What it remembers of
// some must not show in what it reads in others.
func wantSame(t *testing.T, bodies ...string) {
	t.Helper()
	d := orderRoot.fresh()
	for i, body := range bodies {
		wantReading(t, readWith(d, body), readWith(orderRoot.fresh(), body), "message %d of %.60q", i, bodies)
		if t.Failed() {
			return
		}
	}
}

// alternate reads two messages in turns, and twice each.
func alternate(t *testing.T, a, b string) {
	t.Helper()
	wantSame(t, a, b, a, b)
	wantSame(t, a, a, b, b, a, a)
}

// messagesInTurns are pairs of messages, of which each is read after the other.
var messagesInTurns = func() map[string][2]string {
	const long = "L_PAYMENTREQUEST_0_TAG00000000000" // and a digit: longer than what is compared at once
	large, larger := strings.Repeat("x%20", maxChunk/3), strings.Repeat("yz+", maxChunk)
	many := strings.Repeat("TEXT=1&NEW=2&", maxMemory/2)
	return map[string][2]string{
		"the same":                    {"TEXT=a&INT=1&NAME=b", "TEXT=c&INT=2&NAME=d"},
		"another order":               {"TEXT=a&INT=1&NAME=b", "INT=1&NAME=b&TEXT=a"},
		"the beginning of a message":  {"TEXT=a&INT=1&NAME=b&GONE=c", "TEXT=a&INT=1"},
		"the beginning of a name":     {"TEXT=a&NAME=b", "TEXT=a&NAM=b"},
		"a name that goes on":         {"TEXT=a&NAME=b", "TEXT=a&NAMES=b"},
		"one more in front":           {"TEXT=a&NAME=b", "NEW=c&TEXT=a&NAME=b"},
		"an empty name":               {"TEXT=a&NAME=b", "=c&TEXT=a&NAME=b"},
		"an empty value":              {"TEXT=a&NAME=b&KIND=None", "TEXT=a&NAME=&KIND=None"},
		"an empty value last":         {"TEXT=a&NAME=b", "TEXT=a&NAME="},
		"an empty element":            {"L_ERRORCODE0=a&L_ERRORCODE1=b", "L_ERRORCODE0=a&L_ERRORCODE1="},
		"blanks only":                 {"INT=1&NAME=b", "INT=+&NAME=b"},
		"two empty ones":              {"TEXT=&NAME=b", "TEXT=a&NAME="},
		"a mirror":                    {"NAME=a&PAYMENTREQUEST_0_NAME=b", "NAME=c&PAYMENTREQUEST_0_NAME="},
		"a mirror behind":             {"PAYMENTREQUEST_0_NAME=b&NAME=a", "PAYMENTREQUEST_0_NAME=&NAME=c"},
		"a mirror alone":              {"PRICE=1&PAYMENTREQUEST_0_PRICE=2", "PRICE=3&PAYMENTREQUEST_0_PRICE="},
		"mirrors that are empty":      {"PRICE=&PAYMENTREQUEST_0_PRICE=2", "PRICE=&PAYMENTREQUEST_0_PRICE="},
		"mirrors in lists":            {"L_TAG0=a&L_TAG1=b&L_PAYMENTREQUEST_0_TAG0=c&L_PAYMENTREQUEST_0_TAG1=d", "L_TAG0=a&L_TAG1=b&L_PAYMENTREQUEST_0_TAG0=&L_PAYMENTREQUEST_0_TAG1=d"},
		"a twin that is there twice":  {"PRICE=1&PAYMENTREQUEST_0_PRICE=&PAYMENTREQUEST_0_PRICE=2", "PRICE=1&PAYMENTREQUEST_0_PRICE=3&PAYMENTREQUEST_0_PRICE="},
		"an alias":                    {"OLDTEXT=a&TEXT=b", "OLDTEXT=a&TEXT="},
		"an alias of what is no text": {"OLDTEXT=a&TEXT=b", "OLDTEXT=a&TEXT=%zz"},
		"repeated names":              {"TEXT=a&TEXT=b&INT=0&INT=1", "TEXT=a&TEXT=&INT=0&INT=2"},
		"repeated zeros":              {"INT=0&INT=1", "INT=1&INT=0"},
		"unknown names":               {"NEW=a&TEXT=b&L_NEW1=c", "NEW=d&TEXT=e&L_NEW1="},
		"names of no field":           {"GONE=a&PAYMENTREQUEST_1_FIRST=c&TEXT=b", "GONE=&PAYMENTREQUEST_1_FIRST=d&TEXT=b"},
		"a name alone":                {"TEXT=a&INT=1&NAME=b", "TEXT=a&INT=1&NAME"},
		"a name alone in front":       {"TEXT=a&NAME=b", "TEXT&NAME=b"},
		"names alone, then empty":     {"NEW&TEXT=a&NAME=b", "TEXT=a&NAME="},
		"a currency alone":            {"AMOUNT=1&CURRENCYCODE=EUR", "AMOUNT=1&CURRENCYCODE"},
		"lower case":                  {"TEXT=a&NAME=b", "text=c&name=d"},
		"escaped names":               {"TEXT=a&NAME=b", "T%45XT=c&NA%6de=d"},
		"escaped names alike":         {"N%45W=a&TEXT=b", "N%45V=a&TEXT=b"},
		"long names":                  {long + "0=a&" + long + "1=b&TEXT=c", long + "1=a&" + long + "0=b&TEXT=c"},
		"long names that go on":       {long + "0=a&TEXT=c", long + "00=a&TEXT=c"},
		"long names that are cut":     {"TEXT=c&" + long + "1=a", "TEXT=c&" + long[:len(long)-1]},
		"a name as long as the head":  {long[:31] + "=a&TEXT=b", long[:30] + "=a&TEXT=b"},
		"large values":                {"TEXT=" + large + "&NAME=b&L_ERRORCODE0=c", "TEXT=a&NAME=" + larger + "&L_ERRORCODE0=" + large},
		"large values that are idle":  {"QUOTED=&GONE=" + large + "&TEXT=b&NAME=" + larger, "QUOTED=" + larger + "&GONE=" + large + "&TEXT=" + large + "&NAME=b"},
		"a bad escape":                {"TEXT=a&NAME=b", "TEXT=%zz&NAME=%4"},
		"a bad escape, not read":      {"TEXT=a&PRICE=%zz&PAYMENTREQUEST_0_PRICE=1", "TEXT=a&PRICE=%zz&PAYMENTREQUEST_0_PRICE="},
		"a bad escape, not read last": {"QUOTED=&TEXT=a&TIME=", "QUOTED=%zz&TEXT=a&TIME=2024-01-0%2"},
		"no UTF-8":                    {"TEXT=a&NAME=b", "TEXT=%ff&NAME=\xff"},
		"no UTF-8, not read last":     {"QUOTED=&TEXT=a&TIME=", "QUOTED=%ff&TEXT=a&TIME=2024-01-01%ff"},
		"numbers, not read last":      {"INT=&OPTLONG=&DECIMAL=&MONTH=&BOOL=", "INT=1&OPTLONG=%32&DECIMAL=3%2e5&MONTH=01%32024&BOOL=%zz"},
		"enumerations":                {"KIND=None&SPELLED=Active", "KIND=none&SPELLED=ActiveProfile"},
		"enumerations, once empty":    {"KIND=None&SPELLED=2", "KIND=&SPELLED=Store"},
		"an unknown value":            {"KIND=None", "KIND=Else"},
		"currencies behind":           {"AMOUNT=1&CURRENCYCODE=EUR", "AMOUNT=1&CURRENCYCODE=USD"},
		"currencies in front":         {"CURRENCYCODE=EUR&AMOUNT=1", "AMOUNT=1&CURRENCYCODE=EUR"},
		"currencies of nothing":       {"CURRENCYCODE=EUR&AMOUNT=1", "CURRENCYCODE=EUR&AMOUNT="},
		"currencies that make none":   {"FEE=1&PAYMENTREQUEST_0_CURRENCYCODE=E%zR&CURRENCYCODE=EUR", "FEE=1&PAYMENTREQUEST_0_CURRENCYCODE=&CURRENCYCODE=EUR"},
		"currencies of elements":      {"L_PRICE0=1&L_CURRENCYCODE0=EUR&L_PRICE1=2&L_CURRENCYCODE1=USD", "L_PRICE0=1&L_CURRENCYCODE0=&L_PRICE1=&L_CURRENCYCODE1=USD"},
		"hostile numbers":             {"PAYMENTREQUEST_9999_NAME=a&L_ERRORCODE0=b", "PAYMENTREQUEST_9999_NAME=&L_ERRORCODE0=b"},
		"many names":                  {many, many + "NAME=b"},
		"many names and one more":     {many[:len(many)-len("NEW=2&")], many + "NEW=&QUOTED=%zz"},
		"many visits":                 {strings.Repeat("NAME=a&", maxMemory-1) + "OLDTEXT=a", strings.Repeat("NAME=b&", maxMemory-1) + "OLDTEXT=b"}, // two of most pairs
		"white space around":          {"TEXT=a&NAME=b", " \r\nTEXT=a&NAME=b\r\n"},
		"separators":                  {"TEXT=a&NAME=b", "&&TEXT=a&&NAME=b&"},
		"a message that is cut":       {"TEXT=a&NAME=b", "TEXT=a&NAME=b%2"},
		"no message":                  {"TEXT=a&NAME=b", "<html>"},
		"an empty message":            {"TEXT=a&NAME=b", ""},
	}
}()

func TestMemory(t *testing.T) {
	for name, c := range messagesInTurns {
		t.Run(name, func(t *testing.T) {
			alternate(t, c[0], c[1])
			alternate(t, c[1], c[0])
		})
	}
}

// Every message of the table is read after every other.
func TestMemoryOfAllInTurns(t *testing.T) {
	var bodies []string
	for _, name := range slices.Sorted(maps.Keys(messagesInTurns)) {
		for _, body := range messagesInTurns[name] {
			if len(body) < 200 {
				bodies = append(bodies, body)
			}
		}
	}
	want := make([]reading, len(bodies))
	for i, body := range bodies {
		want[i] = readWith(orderRoot.fresh(), body)
	}
	d := orderRoot.fresh()
	for step := 1; step < len(bodies); step++ {
		for i := range bodies {
			at := i * step % len(bodies)
			wantReading(t, readWith(d, bodies[at]), want[at], "%q", bodies[at])
		}
	}
}

// TestMemoryOfRandomMessages changes messages a little from one to the next, as
// servers do.
func TestMemoryOfRandomMessages(t *testing.T) {
	names := []string{
		"TEXT", "OLDTEXT", "QUOTED", "KIND", "TIME", "INT", "OPTBOOL", "MONTH", "AMOUNT", "CURRENCYCODE", "FEE", "NAME", "PAYMENTREQUEST_0_NAME", "PAYMENTREQUEST_1_NAME",
		"PRICE", "PAYMENTREQUEST_0_PRICE", "PAYMENTREQUEST_0_CURRENCYCODE", "L_TAG0", "L_PAYMENTREQUEST_0_TAG0", "L_NAME0", "L_PRICE1", "L_CURRENCYCODE1", "L_ERRORCODE0", "GONE", "NEW", "text",
	}
	values := []string{"", "", "a", "1", "2.50", "EUR", "None", "a%20b", "012030", "2024-01-01", "+", "0"}
	for seed := range uint64(3000) {
		r := rand.New(rand.NewPCG(seed, 1))
		pair := func() string { return names[r.IntN(len(names))] + "=" + values[r.IntN(len(values))] }
		var pairs, bodies []string
		for range 1 + r.IntN(8) {
			pairs = append(pairs, pair())
		}
		for range 6 {
			bodies = append(bodies, strings.Join(pairs, "&"))
			at := r.IntN(len(pairs))
			switch name, _, _ := strings.Cut(pairs[at], "="); r.IntN(8) {
			case 0:
				pairs[at] = pair()
			case 1:
				pairs = slices.Insert(pairs, at, pair())
			case 2:
				pairs = append(pairs, pairs[at])
			case 3, 4, 5:
				pairs[at] = name + "=" + values[r.IntN(len(values))]
			}
		}
		if wantSame(t, bodies...); t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

// TestMemoryIsUsed says when a message is read as the last one was: otherwise the
// other tests of memory would test nothing.
func TestMemoryIsUsed(t *testing.T) {
	const before = "TEXT=a&NAME=b&QUOTED=&CURRENCYCODE=EUR&PRICE=1&PAYMENTREQUEST_0_PRICE=2"
	for body, knows := range map[string]bool{
		before: true,
		"TEXT=c&NAME=d&QUOTED=&CURRENCYCODE=USD&PRICE=%zz&PAYMENTREQUEST_0_PRICE=3":       true,
		"TEXT=a&NAME=b&QUOTED=c&CURRENCYCODE=EUR&PRICE=1&PAYMENTREQUEST_0_PRICE=2":        false,
		"TEXT=a&NAME=b&QUOTED=&CURRENCYCODE=EUR&PRICE=1&PAYMENTREQUEST_0_PRICE=":          false,
		"TEXT=a&NAME=b&QUOTED=&CURRENCYCODE=EUR&PRICE=1":                                  false,
		"TEXT=a&NAME=b&QUOTED=&CURRENCYCODE=EUR&PRICE=1&PAYMENTREQUEST_0_PRICE":           false,
		"TEXT=a&NAME=b&QUOTED=&CURRENCYCODE=EUR&PRICE=1&PAYMENTREQUEST_0_PRICE=2&NEW=1":   false,
		"text=a&NAME=b&QUOTED=&CURRENCYCODE=EUR&PRICE=1&PAYMENTREQUEST_0_PRICE=2":         false,
		"TEXT=a&NAME=b&&QUOTED=&CURRENCYCODE=EUR&PRICE=1&PAYMENTREQUEST_0_PRICE=2&":       true,
		"TEXT=a&NAME=b&QUOTED=&CURRENCYCODE=EUR&PRICE=1&PAYMENTREQUEST_0_PRICE=2%zz\r\n ": true,
	} {
		d := orderRoot.fresh()
		readWith(d, before)
		if err := split(d, body); err != nil || d.knows() != knows {
			t.Errorf("%s: known is %v, %v", body, d.knows(), err)
		}
		if p := &d.pairs[4]; knows && p.flags&idle == 0 || d.pairs[0].flags&idle != 0 || d.pairs[3].flags&idle != 0 {
			t.Errorf("%s: the values of %+v are idle", body, d.pairs)
		}
	}
}

// TestShapesAreKept says which of several shapes are known: those of the last
// messages, in whatever order they come.
func TestShapesAreKept(t *testing.T) {
	shapes := []string{
		"TEXT=a&NAME=b", "TEXT=a&NAME=b&NEW=c", "TEXT=a&NAME=", "NAME=a&PAYMENTREQUEST_0_NAME=b&TEXT=c", "NAME=a&TEXT=c",
	}
	d := orderRoot.fresh()
	known := func(body string) bool {
		if err := split(d, body); err != nil {
			t.Fatal(err)
		}
		knows := d.knows()
		d.reset()
		readWith(d, body)
		return knows
	}
	for _, body := range shapes[:maxShapes] {
		if known(body) {
			t.Errorf("%s is known at once", body)
		}
	}
	for _, i := range []int{0, 1, 2, 3, 3, 1, 0, 2} {
		if !known(shapes[i]) {
			t.Errorf("%s is not known any more", shapes[i])
		}
	}
	if known(shapes[4]) || !known(shapes[2]) || known(shapes[3]) {
		t.Error("it is not the shape before all others that was dropped")
	}
}

// TestMemoryIsBounded reads messages with more names than are remembered, and many
// with as many.
func TestMemoryIsBounded(t *testing.T) {
	d := orderRoot.fresh()
	for i := range 3 {
		readWith(d, strings.Repeat("NEW=1&", 2*maxMemory)+"TEXT=1")
		readWith(d, strings.Repeat("NEW=1&", maxMemory-i))
		readWith(d, strings.Repeat("OLDTEXT=1&", maxMemory/2-i))
		names, visits := 0, 0
		for _, s := range d.memory.shapes {
			names, visits = names+len(s.names), visits+len(s.visits)
		}
		if names == 0 || names > maxMemory || visits > maxMemory+1 {
			t.Errorf("%d names and %d visits are remembered", names, visits)
		}
	}
}

// TestChunks keeps what was read small: a text shares its memory with no more than
// maxChunk of others, and each is its own.
func TestChunks(t *testing.T) {
	body, want := "", []string(nil)
	for i := range 40 {
		want = append(want, strings.Repeat(fmt.Sprint(i), 1+i*40))
		body += fmt.Sprintf("L_TAG%d=%s&", i, want[i])
	}
	for _, body := range []string{body, body + "L_TAG40=" + strings.Repeat("z", 3*maxChunk)} {
		wantSame(t, body, body, body+"&GONE=", body)
		var x order
		if err := Unmarshal([]byte(body), &x); err != nil || !slices.Equal(x.Payments[0].Tags[:40], want) {
			t.Errorf("read %q, %v", x.Payments, err)
		}
	}
}

// FuzzMemory reads two messages in turns.
func FuzzMemory(f *testing.F) {
	for _, c := range messagesInTurns {
		if len(c[0])+len(c[1]) < 1000 {
			f.Add(c[0], c[1])
		}
	}
	f.Fuzz(alternate)
}
