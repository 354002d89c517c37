package soap

import (
	"encoding/binary"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
)

func toUTF16(s string, order binary.AppendByteOrder) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = order.AppendUint16(b, u)
	}
	return b
}

func TestToUTF8(t *testing.T) {
	decl := func(encoding string) string { return `<?xml version="1.0" encoding="` + encoding + `"?>` }
	tests := []struct {
		name, label string
		doc         []byte
		want        string // an error when it begins with !
	}{
		{"nothing said", "", []byte("<a>é</a>"), "<a>é</a>"},
		{"nothing at all", "", nil, ""},
		{"UTF-8 declared", "", []byte(decl("utf-8") + "é"), decl("utf-8") + "é"},
		{"UTF-8 mark", "", []byte("\ufeff<a>é</a>"), "<a>é</a>"},
		{"UTF-8 mark wins", "iso-8859-1", []byte("\ufeff" + decl("iso-8859-1") + "é"), decl("iso-8859-1") + "é"},
		{"ASCII", "", []byte(decl("US-ASCII") + "e"), decl("US-ASCII") + "e"},
		{"ASCII is not", "", []byte(decl("us-ascii") + "é"), "!soap: the document says it is in US-ASCII, but byte 41 is not"},
		{"Latin-1", "", []byte(decl("ISO-8859-1") + "\xe9\x80"), decl("ISO-8859-1") + "é\u0080"},
		{"Latin-1, single quotes", "", []byte("<?xml version='1.0' encoding='latin1' standalone='no' ?>\xe9"), "<?xml version='1.0' encoding='latin1' standalone='no' ?>é"},
		{"Windows", "", []byte(decl("windows-1252") + "\xe9\x80\x9f"), decl("windows-1252") + "é€Ÿ"},
		{"Windows is not", "", []byte(decl("cp1252") + "\x81"), "!soap: the document says it is in windows-1252, but byte 39 is not"},
		{"transport wins", "UTF-8", []byte(decl("ISO-8859-1") + "é"), decl("ISO-8859-1") + "é"},
		{"transport alone", "ISO-8859-1", []byte("<a>\xe9</a>"), "<a>é</a>"},
		{"UTF-16 little", "", append([]byte("\xff\xfe"), toUTF16(decl("UTF-16")+"é𝄞", binary.LittleEndian)...), decl("UTF-16") + "é𝄞"},
		{"UTF-16 big", "", append([]byte("\xfe\xff"), toUTF16("é𝄞", binary.BigEndian)...), "é𝄞"},
		{"UTF-16 labelled", "utf-16be", toUTF16("\ufeffé", binary.BigEndian), "é"},
		{"UTF-16 labelled little", "UTF-16LE", toUTF16("é", binary.LittleEndian), "é"},
		{"UTF-16 without a mark", "", []byte(decl("UTF-16")), "!soap: the document says it is in UTF-16, but it does not begin with a byte order mark"},
		{"UTF-16 cut off", "", []byte("\xff\xfea\x00b"), "!soap: the document is in UTF-16, but its length is odd: is it cut off?"},
		{"UTF-16 half a pair", "", []byte("\xfe\xff\xd8\x34"), "!soap: the document is in UTF-16, but byte 0 begins no character"},
		{"UTF-16 wrong pair", "", []byte("\xfe\xff\x00a\xdd\x1e\xd8\x34"), "!soap: the document is in UTF-16, but byte 2 begins no character"},
		{"UTF-32", "", []byte("\xff\xfe\x00\x00a\x00\x00\x00"), `!soap: encoding "UTF-32" is not supported`},
		{"another", "", []byte(decl("Shift_JIS")), `!soap: encoding "Shift_JIS" is not supported: expected UTF-8, US-ASCII, ISO-8859-1, windows-1252 or UTF-16`},
		{"broken declaration is for later", "", []byte(`<?xml encoding="Shift_JIS"?>`), `<?xml encoding="Shift_JIS"?>`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			before := slices.Clone(tt.doc)
			got, err := toUTF8(tt.doc, tt.label)
			if !slices.Equal(before, tt.doc) {
				t.Error("the document was changed")
			}
			if want, isError := strings.CutPrefix(tt.want, "!"); isError {
				if err == nil || !strings.Contains(err.Error(), want) {
					t.Errorf("error %v, want %s", err, want)
				}
				return
			}
			if err != nil || string(got) != tt.want {
				t.Errorf("got %q, %v, want %q", got, err, tt.want)
			}
		})
	}
}

func TestDeclaration(t *testing.T) {
	tests := []struct{ doc, want string }{
		{`<?xml version="1.0"?><a/>`, ""},
		{`<?xml  version = '1.0'` + "\n" + `standalone="yes"?><a/>`, ""},
		{`<?xml-stylesheet href="x"?><a/>`, ""},
		{`<?xml version="1.1"?><a/>`, "XML 1.1 is not supported: expected version 1.0"},
		{`<?xml version="2.0"?><a/>`, "the XML declaration is wrong"},
		{`<?xml encoding="UTF-8" version="1.0"?><a/>`, "the XML declaration is wrong"},
		{`<?xml version="1.0" standalone="maybe"?><a/>`, "the XML declaration is wrong"},
		{`<?xml version="1.0"encoding="UTF-8"?><a/>`, "the XML declaration is wrong"},
		{`<?xml version="1.0" encoding=UTF-8?><a/>`, "the XML declaration is wrong"},
		{`<?xml version="1.0" encoding=""?><a/>`, "the XML declaration is wrong"},
		{`<?xml version="1.0" encoding="é"?><a/>`, "the XML declaration is wrong"},
		{`<?xml version="1.0" more="1"?><a/>`, "the XML declaration is wrong"},
		{`<?xml version="1.0"`, "the XML declaration is wrong"},
		{`<?xml?><a/>`, "the XML declaration is wrong"},
		{`<?xml`, "the XML declaration is wrong"},
	}
	for _, tt := range tests {
		_, err := tree(NewDecoder(), []byte(tt.doc))
		if (err == nil) != (tt.want == "") || err != nil && !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: error %v, want %q", tt.doc, err, tt.want)
		}
	}
}
