package naming

import (
	"slices"
	"strings"
	"testing"
	"testing/quick"
	"unicode"

	"github.com/ppgen/ppgen/ir"
)

func TestInitialismsAreSorted(t *testing.T) {
	if !slices.IsSorted(initialisms) {
		t.Error("the list is searched by halves and must be sorted")
	}
	for _, word := range initialisms {
		if len(word) > longestInitialism {
			t.Errorf("%s is longer than the longest", word)
		}
	}
	if len(slices.Compact(slices.Clone(initialisms))) != len(initialisms) {
		t.Error("a word is listed twice")
	}
}

func TestExported(t *testing.T) {
	tests := map[string]string{
		// the ways to write several words
		"TransactionId": "TransactionID", "payer_id": "PayerID", "cpp-header-image": "CPPHeaderImage",
		"plans.update-pricing-schemes": "PlansUpdatePricingSchemes", "Order/Item": "OrderItem", "two words": "TwoWords",
		"currencyID": "CurrencyID", "multiItem": "MultiItem", "soap_url": "SOAPURL",
		// capitals that the document writes itself stay
		"FMFDetails": "FMFDetails", "BMLOfferInfo": "BMLOfferInfo", "DoUATPAuthorization": "DoUATPAuthorization",
		"QualifiesForB2BVAT": "QualifiesForB2BVAT", "SSN": "SSN", "PayPal": "PayPal", "eBayAuthToken": "EBayAuthToken",
		"IDVerified": "IDVerified", "ConfigureAPIs": "ConfigureAPIs", "XMLHttpRequest": "XMLHTTPRequest",
		// initialisms
		"AppId": "AppID", "ImageUrl": "ImageURL", "ids": "IDs", "Urls": "URLs", "Cvv2": "CVV2", "CVV2Code": "CVV2Code", "Invalid": "Invalid",
		"UserIDChanged": "UserIDChanged", "RememberMeIDInfo": "RememberMeIDInfo",
		// words in capitals
		"AUTHORIZATION": "Authorization", "USD": "USD", "PAYER_ACTION_REQUIRED": "PayerActionRequired", "IN_PROGRESS": "InProgress",
		"ANTIQUES-Books-Manuscripts": "AntiquesBooksManuscripts", "PAYER_ID": "PayerID", "UUID": "UUID",
		// digits
		"Street1": "Street1", "6Pack": "X6Pack", "AuthStatus3ds": "AuthStatus3ds", "J2MEClient": "J2MEClient", "UPS2ndDay": "UPS2ndDay",
		"1.5": "X1_5", "2006-07": "X2006_07", "Days_10": "Days10", "-1": "Minus1", "_1": "X1", "FooBar_1": "FooBar1",
		// every kind of letter
		"été": "Été", "名前": "X名前", "ª": "Xª", "ǆ": "Ǆ", "ﬀ": "Xﬀ", "\u212a": "\u212a", "İ": "İ", "ſ": "S", "а": "А",
		"e\u0301te\u0301": "Ete", "x·y": "XY", "हिन्दी": "Xहनद",
		// nothing but signs
		"": "Empty", "_": "Underscore", "__": "UnderscoreUnderscore", "-": "Dash", "+": "Plus", "\u0301": "U0301", "€": "U20AC", "\xff": "UFFFD",
	}
	for spelling, want := range tests {
		if got := exported(spelling); got != want {
			t.Errorf("exported(%q) = %q, want %q", spelling, got, want)
		}
	}
}

// Whatever the spelling, the name is an exported identifier.
func TestExportedIsAlwaysAnIdentifier(t *testing.T) {
	check := func(s string) bool {
		return IsExported(exported(s)) && IsExported("X"+camel(s)) && IsExported("X"+escape(s)) && IsExported("X"+distinction(s)+ofSpace(s))
	}
	if err := quick.Check(check, &quick.Config{MaxCount: 2000}); err != nil {
		t.Error(err)
	}
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if r > 0x4000 {
			r += 16 // most planes are empty, or all of one kind
		}
		if !IsExported(exported(string(r))) || !IsExported("X"+escape(string(r))) {
			t.Fatalf("U+%04X gives %q", r, exported(string(r)))
		}
	}
}

// A name does not change when it is taken for a spelling.
func TestExportedIsStable(t *testing.T) {
	for _, s := range []string{"TransactionId", "payer_id", "FMFDetails", "IDs", "CVV2Code", "QualifiesForB2BVAT", "1.5", "eBay"} {
		once := exported(s)
		if twice := exported(once); twice != once {
			t.Errorf("%q gives %q, which gives %q", s, once, twice)
		}
	}
}

func TestEscapeIsInjective(t *testing.T) {
	check := func(a, b string) bool { return a == b || escape(a) != escape(b) }
	words := []string{"-", "_", "2D", "_2D_", "a-b", "a_2D_b", "a_b", "ab", "", "\u2d00", "\u02d0", "0"}
	for _, a := range words {
		for _, b := range words {
			if !check(a, b) {
				t.Errorf("%q and %q both give %q", a, b, escape(a))
			}
		}
	}
}

func TestDistinction(t *testing.T) {
	for spelling, want := range map[string]string{
		"FooBar": "", "fooBar": "Lower", "FOOBAR": "Upper", "foo-bar": "Dash", "foo_bar": "Underscore", "foo.bar": "Dot",
		"FooBar_1": "Underscore", "A.-_": "DotDashUnderscore", "e\u0301": "U0301", "_": "", "id": "Lower",
	} {
		if got := distinction(spelling); got != want {
			t.Errorf("distinction(%q) = %q, want %q", spelling, got, want)
		}
	}
}

func TestShorten(t *testing.T) {
	long := strings.Repeat("Word", 40)
	got := shorten(long, 60, 8, "a")
	if len(got) > 60 || !strings.HasPrefix(got, "WordWord") || !strings.Contains(got, "Word_") {
		t.Errorf("got %q, want whole words and a digest", got)
	}
	if got == shorten(long, 60, 8, "b") {
		t.Error("the digest does not depend on what the name is for")
	}
	if got := shorten(strings.Repeat("x", 100), 60, 8, "a"); len(got) != 60 {
		t.Errorf("got %q, want 60 characters of one long word", got)
	}
	if digest(8, "ab", "c") == digest(8, "a", "bc") {
		t.Error("the digest does not keep its parts apart")
	}
}

func TestOfSpace(t *testing.T) {
	for uri, want := range map[string]string{
		"urn:ebay:apis:eBLBaseComponents": "EBLBaseComponents", "http://example.com/2006/types/": "Types", "http://example.com/v1": "V1",
		"http://www.w3.org/2001/XMLSchema#": "XMLSchema", "": "Unqualified", "/": "Empty", "urn:t": "T",
	} {
		if got := ofSpace(uri); got != want {
			t.Errorf("ofSpace(%q) = %q, want %q", uri, got, want)
		}
	}
}

func TestUnexported(t *testing.T) {
	for name, want := range map[string]string{
		"PayerID": "payerID", "APIType": "apiType", "ID": "id", "URLs": "urls", "CPPHeaderImage": "cppHeaderImage", "CVV2Code": "cvv2Code",
		"B2BVATEnabled": "b2BVATEnabled", "Type": "type_", "String": "string_", "Len": "len_", "X名前": "x名前", "A": "a", "": "", "EBay": "eBay", "Été": "été",
	} {
		if got := Unexported(name); got != want {
			t.Errorf("Unexported(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestPackage(t *testing.T) {
	tests := []struct {
		texts string
		want  string
	}{
		{"PayPalAPIInterfaceService", "paypalapi"},
		{"FindingService", "finding"},
		{"AdaptiveAccounts", "adaptiveaccounts"},
		{"Service", "service"},
		{"main", "mainapi"}, {"internal", "internalapi"}, {"Context", "contextapi"}, {"String", "stringapi"}, {"type", "typeapi"}, {"CON", "conapi"},
		{"3scale", "api3scale"},
		{"../../etc/passwd", "etcpasswd"},
		{"x; func init() {}", "xfuncinit"},
		{"名前|urn", "urn"}, {"名前", "client"}, {"", "client"},
		{"foo_test", "footest"}, {"foo_linux", "foolinux"}, {"..", "client"}, {"-", "client"},
		{"An Extremely Long Title Of A Document That Never Ends", "anextremelylongtitleofa"},
		{"Dépôt", "dpt"},
	}
	for _, tt := range tests {
		if got := Package(strings.Split(tt.texts, "|")...); got != tt.want {
			t.Errorf("Package(%q) = %q, want %q", tt.texts, got, tt.want)
		}
	}
}

func TestPackageIsAlwaysSafe(t *testing.T) {
	check := func(s string) bool {
		name := Package(s)
		return name != "" && name[0] >= 'a' && !isReserved(name) && strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789") == "" && len(name) <= maxPackage+3
	}
	if err := quick.Check(check, nil); err != nil {
		t.Error(err)
	}
	for _, list := range [][]string{imported, special, {"func", "nil", "any", "a", "9"}} {
		for _, name := range list {
			if !check(name) || slices.Contains(imported, Package(name)) || slices.Contains(special, Package(name)) {
				t.Errorf("Package(%q) = %q", name, Package(name))
			}
		}
	}
}

func TestPackageFor(t *testing.T) {
	decl := func(space string) ir.Decl { return ir.Decl{Name: ir.QName{Space: space, Local: "X"}} }
	tests := []struct {
		api  ir.API
		want string
	}{
		{ir.API{Name: "chosen", Title: "ShopService"}, "chosen"},
		{ir.API{Title: "ShopService"}, "shop"},
		{ir.API{Ops: []*ir.Operation{{Decl: decl("urn:example:Billing")}}}, "billing"},
		{ir.API{Title: "名前", Types: []ir.Named{&ir.Struct{Decl: decl("http://example.com/orders/")}}}, "orders"},
		{ir.API{}, "client"},
	}
	for _, tt := range tests {
		if got := PackageFor(&tt.api); got != tt.want {
			t.Errorf("the package for %q is %s, want %s", tt.api.Title, got, tt.want)
		}
	}
}
