package rest_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/money"
	"github.com/ppgen/ppgen/paypal/rest"
)

func TestPaths(t *testing.T) {
	s := newServer(t)
	c := s.client(t)
	for _, tt := range []struct{ in, want string }{
		{"5O190127TN364715T", "/v2/orders/5O190127TN364715T"},
		{"a/b", "/v2/orders/a%2Fb"}, {"..", "/v2/orders/%2E%2E"}, {".", "/v2/orders/%2E"}, {"...", "/v2/orders/..."},
		{"../x", "/v2/orders/..%2Fx"}, {"a b?c#d%e", "/v2/orders/a%20b%3Fc%23d%25e"}, {"é{id}", "/v2/orders/%C3%A9%7Bid%7D"}, {`\`, "/v2/orders/%5C"},
	} {
		if err := rest.Send(ctx, c, &opGet, rest.Request{Path: []string{tt.in}}, nil); err != nil || s.got.RequestURI != tt.want {
			t.Errorf("%q is sent as %s, want %s: %v", tt.in, s.got.RequestURI, tt.want, err)
		}
	}
	if err := rest.Send(ctx, c, &opTwo, rest.Request{Path: []string{rest.FormatInt(-1), rest.Join([]kind{"a", "b/c"})}}, nil); err != nil || s.got.RequestURI != "/v1/-1/x/a%2Cb%2Fc/y" && s.got.RequestURI != "/v1/-1/x/a,b%2Fc/y" {
		t.Errorf("sent %s, %v", s.got.RequestURI, err)
	}
	if got := rest.FormatLong(7) + rest.FormatBool(true) + rest.FormatDecimal(money.MustParse("1.50")); got != "7true1.50" {
		t.Errorf("values are written as %s", got)
	}
	s.got = nil
	for _, bad := range [][]string{{""}, {"a\nb"}, {"a\xff"}, {}, {"a", "b"}} {
		err := rest.Send(ctx, c, &opGet, rest.Request{Path: bad}, nil)
		if !errors.Is(err, paypal.ErrValidation) || s.got != nil {
			t.Errorf("%q gives %v", bad, err)
		}
	}
	if err := rest.Send(ctx, c, &paypal.Operation{Path: "/{a"}, rest.Request{Path: []string{"x"}}, nil); !errors.Is(err, paypal.ErrValidation) {
		t.Errorf("a broken template gives %v", err)
	}
}

// search has a parameter of each style.
type search struct {
	Text   string
	Must   string
	Page   *int
	Flag   *bool
	Amount *money.Decimal
	List   []string
	Comma  []kind
	Space  []string
	Pipe   []int
	Deep   *person
	Object *person
	Pairs  *person
	JSON   *person
	Path   string
	Head   string
	Heads  []string
	Any    rest.Raw
}

func (p *search) JSONFields(f *rest.Fields) {
	f.String("text", &p.Text)
	f.RequiredString("must have", &p.Must)
	f.OptInt("page", &p.Page)
	f.OptBool("flag", &p.Flag)
	f.OptDecimal("amount", &p.Amount)
	rest.Strings(f, "list", &p.List)
	rest.Strings(f, "comma", &p.Comma)
	f.Style("comma", rest.Comma)
	rest.Strings(f, "space", &p.Space)
	f.Style("space", rest.Space)
	f.Ints("pipe", &p.Pipe)
	f.Style("pipe", rest.Pipe)
	rest.Record(f, "deep", &p.Deep)
	f.Style("deep", rest.Deep)
	rest.Record(f, "object", &p.Object)
	rest.Record(f, "pairs", &p.Pairs)
	f.Style("pairs", rest.Comma)
	rest.Record(f, "json", &p.JSON)
	f.Style("json", rest.JSONText)
	f.String("path", &p.Path)
	f.Style("path", rest.Reserved)
	f.String("X-Head", &p.Head)
	f.Style("X-Head", rest.Header)
	rest.Strings(f, "X-Heads", &p.Heads)
	f.Style("X-Heads", rest.Header)
	f.Raw("any", &p.Any)
}

func TestQueries(t *testing.T) {
	s := newServer(t)
	c := s.client(t)
	who := &person{Type: "a,b", Name: "ü &="}
	for _, tt := range []struct {
		in   search
		want string // without must have
	}{
		{search{}, ""},
		{search{Text: "a b+c&d=e/f"}, "text=a%20b%2Bc%26d%3De%2Ff&must"},
		{search{Page: paypal.Ptr(0), Flag: paypal.Ptr(false), Amount: paypal.Ptr(money.MustParse("1.50"))}, "&page=0&flag=false&amount=1.50"},
		{search{List: []string{"a", "b c", ""}}, "&list=a&list=b%20c&list="},
		{search{List: []string{}}, ""},
		{search{Comma: []kind{"a", "b,c"}, Space: []string{"x", "y"}, Pipe: []int{1, 2}}, "&comma=a,b%2Cc&space=x%20y&pipe=1%7C2"},
		{search{Deep: who}, "&deep%5Btype%5D=a%2Cb&deep%5Bname%5D=%C3%BC%20%26%3D"},
		{search{Object: who}, "&type=a%2Cb&name=%C3%BC%20%26%3D"},
		{search{Pairs: who}, "&pairs=type,a%2Cb,name,%C3%BC%20%26%3D"},
		{search{JSON: &person{Name: "n"}}, "&json=%7B%22name%22%3A%22n%22%7D"},
		{search{Path: "/a/b?c:d&e"}, "&path=/a/b?c:d%26e"},
		{search{Any: `{"a":[1,2],"b":null}`}, "&a=1&a=2"},
		{search{Any: `null`}, ""},
		{search{Any: `[[1,2],{"k":"v"}]`}, "&any=1%2C2&any=k%2Cv"},
	} {
		if err := rest.Send(ctx, c, &opGet, rest.Request{Path: []string{"i"}, Params: rest.Query(&tt.in)}, nil); err != nil {
			t.Errorf("%+v: %v", tt.in, err)
			continue
		}
		query := strings.Replace(s.got.URL.RawQuery, "must%20have=", "must", 1)
		if query != "must"+tt.want && query != tt.want {
			t.Errorf("%+v\n\tis sent as %s\n\twant       %s", tt.in, query, tt.want)
		}
	}
	if err := rest.Send(ctx, c, &opGet, rest.Request{Path: []string{"i"}, Params: rest.Query(&search{Head: "h", Heads: []string{"a", "b"}})}, nil); err != nil || s.got.Header.Get("X-Head") != "h" || s.got.Header.Get("X-Heads") != "a,b" || strings.Contains(s.got.RequestURI, "ead") {
		t.Errorf("sent %s with %v, %v", s.got.RequestURI, s.got.Header, err)
	}
	if err := rest.Send(ctx, c, &opGet, rest.Request{Path: []string{"i"}, Params: rest.Query((*search)(nil))}, nil); err != nil || s.got.URL.RawQuery != "" {
		t.Errorf("without parameters sent %s, %v", s.got.RequestURI, err)
	}
	s.got = nil
	for _, bad := range []search{{Head: "a\r\nX-Evil: 1"}, {Head: "é"}, {Head: " a"}, {Head: strings.Repeat("x", 9000)}, {Text: "\xff"}, {Any: "{"}} {
		err := rest.Send(ctx, c, &opGet, rest.Request{Path: []string{"i"}, Params: rest.Query(&bad)}, nil)
		if !errors.Is(err, paypal.ErrValidation) || s.got != nil || strings.Contains(err.Error(), "Evil") {
			t.Errorf("%.30q gives %v", bad.Head+bad.Text, err)
		}
	}
}

func TestBodies(t *testing.T) {
	s := newServer(t)
	c := s.client(t)
	list := []person{{Name: "a"}}
	var none []person
	pipe, w := io.Pipe()
	go func() { _, _ = io.WriteString(w, "piped"); _ = w.Close() }()
	for name, tt := range map[string]struct {
		body               rest.Body
		contentType, bytes string
		length             int64
	}{
		"none":        {rest.Body{}, "application/json", "", 0},
		"nil":         {rest.JSON((*person)(nil)), "application/json", "", 0},
		"empty":       {rest.JSON(&person{}), "application/json", "{}", 2},
		"record":      {rest.JSON(&person{Name: "n"}), "application/json", `{"name":"n"}`, 12},
		"list":        {rest.JSONValue(func(f *rest.Fields) { rest.Records(f, "", &list) }), "application/json", `[{"name":"a"}]`, 14},
		"nil list":    {rest.JSONValue(func(f *rest.Fields) { rest.Records(f, "", &none) }), "application/json", "", 0},
		"patches":     {rest.Patches([]rest.Patch{{Op: "remove", Path: "/a"}}), "application/json", `[{"op":"remove","path":"/a"}]`, 29},
		"form":        {rest.FormBody(&search{Must: "a b", List: []string{"x", "y"}}), "application/x-www-form-urlencoded", "must%20have=a%20b&list=x&list=y", 31},
		"nil form":    {rest.FormBody((*search)(nil)), "application/json", "", 0},
		"nil parts":   {rest.Multipart((*evidence)(nil)), "application/json", "", 0},
		"text":        {rest.Text("text/csv", "a;b"), "text/csv; charset=utf-8", "a;b", 3},
		"binary":      {rest.Binary("image/png", strings.NewReader("png")), "image/png", "png", 3},
		"nil reader":  {rest.Binary("image/png", nil), "application/json", "", 0},
		"pipe":        {rest.Binary("image/png", pipe), "image/png", "piped", -1},
		"buffer":      {rest.Binary("image/png", bytes.NewBufferString("buf")), "image/png", "buf", -1},
		"half read":   {rest.Binary("image/png", halfRead()), "image/png", "half", 4},
		"empty stuff": {rest.Binary("image/png", strings.NewReader("")), "image/png", "", 0},
	} {
		err := rest.Send(ctx, c, &opCreate, rest.Request{Body: tt.body}, nil)
		if err != nil || s.body != tt.bytes || s.got.Header.Get("Content-Type") != tt.contentType || s.got.ContentLength != tt.length {
			t.Errorf("%s: sent %q as %s of %d bytes: %v", name, s.body, s.got.Header.Get("Content-Type"), s.got.ContentLength, err)
		}
	}
	if err := rest.Send(ctx, c, &opGet, rest.Request{Path: []string{"i"}}, nil); err != nil || s.got.Header.Get("Content-Type") != "" || s.got.Header.Get("Accept") != "application/json" {
		t.Errorf("a GET is sent with %v, %v", s.got.Header, err)
	}
	s.got = nil
	for _, bad := range []rest.Body{rest.Patches(nil), rest.JSON(&person{Name: "\xff"}), rest.FormBody(&search{Text: "\xff"}), rest.Text("a\nb", ""), rest.Binary("a\nb", pipe)} {
		if err := rest.Send(ctx, c, &opCreate, rest.Request{Body: bad}, nil); !errors.Is(err, paypal.ErrValidation) || s.got != nil {
			t.Errorf("got %v", err)
		}
	}
}

// A form arrives as net/http reads it, whatever is in it.
func TestForms(t *testing.T) {
	s := newServer(t)
	in := &search{Text: "a b+c&d=e%2F;ü\n", Must: "", List: []string{"", "x=y"}, Page: paypal.Ptr(-1), Deep: &person{Name: "[n]"}}
	if err := rest.Send(ctx, s.client(t), &opCreate, rest.Request{Body: rest.FormBody(in)}, nil); err != nil {
		t.Fatal(err)
	}
	got, err := url.ParseQuery(s.body)
	want := url.Values{"text": {in.Text}, "must have": {""}, "list": in.List, "page": {"-1"}, "deep[name]": {"[n]"}}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("sent %v, %v", got, err)
	}
}

func halfRead() io.Reader {
	r := strings.NewReader("the half")
	_, _ = io.ReadFull(r, make([]byte, 4))
	return r
}

// evidence is a multipart body.
type evidence struct {
	Input *person
	Note  string
	Count *int
	Plain string
	File  *rest.File
	Files []rest.File
	Pages []rest.File
}

func (e *evidence) JSONFields(f *rest.Fields) {
	rest.Record(f, "input", &e.Input)
	f.String("note", &e.Note)
	f.OptInt("count", &e.Count)
	f.String("plain", &e.Plain)
	f.Style("plain", rest.JSONText)
	f.File(`fi"le`, &e.File)
	f.Files("more", &e.Files)
	f.NumberedFiles("page", &e.Pages)
}

func TestMultipart(t *testing.T) {
	file, err := os.Create(filepath.Join(t.TempDir(), "f.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	_, _ = file.WriteString("%PDF")
	_, _ = file.Seek(0, io.SeekStart)
	s := newServer(t)
	var parts []string
	unauthorized := 0
	s.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, "token") {
			_, _ = io.WriteString(w, `{"access_token":"t"}`)
			return
		}
		parts = readParts(t, r)
		if unauthorized > 0 {
			unauthorized--
			w.WriteHeader(401)
			_, _ = io.WriteString(w, `{"error":"invalid_token"}`)
		}
	})
	body := func(extra io.Reader) rest.Body {
		return rest.Multipart(&evidence{
			Input: &person{Name: "n"}, Note: "hello", Count: paypal.Ptr(2), Plain: "p",
			File:  &rest.File{Name: "re\"ceipt.PDF", Content: file},
			Files: []rest.File{{Name: "b.png", Content: strings.NewReader("PNG")}, {Name: "c", ContentType: "text/x", Content: extra}},
			Pages: []rest.File{{Name: "d.gif", Content: strings.NewReader("1")}, {Name: "e.gif", Content: strings.NewReader("2")}},
		})
	}
	const want = `input application/json {"name":"n"}|note  hello|count  2|plain application/json "p"|fi"le/re"ceipt.PDF application/pdf %PDF|more/b.png image/png PNG|more/c text/x C|page1/d.gif image/gif 1|page2/e.gif image/gif 2`
	for _, tt := range []struct {
		refused int
		extra   io.Reader
		length  bool
		err     error
	}{
		{0, strings.NewReader("C"), true, nil},
		{1, strings.NewReader("C"), true, nil}, // it is sent again from its beginning
		{0, bytes.NewBufferString("C"), false, nil},
		{1, bytes.NewBufferString("C"), false, paypal.ErrAuth}, // it cannot be
	} {
		unauthorized = tt.refused
		_, _ = file.Seek(0, io.SeekStart)
		err := rest.Send(ctx, s.client(t), &opCreate, rest.Request{Body: body(tt.extra)}, nil)
		if !errors.Is(err, tt.err) {
			t.Errorf("got %v, want %v", err, tt.err)
		}
		length := parts[len(parts)-1]
		if got := strings.Join(parts[:len(parts)-1], "|"); got != want || (length != "-1") != tt.length {
			t.Errorf("sent %s with a length of %s\n\twant %s", got, length, want)
		}
	}
	for _, bad := range []*evidence{
		{File: &rest.File{Name: "a"}}, {File: &rest.File{Content: file}}, {File: &rest.File{Name: "a\r\nb", Content: file}},
		{File: &rest.File{Name: "a", ContentType: "a\r\nb", Content: file}}, {Note: "\xff"},
	} {
		if err := rest.Send(ctx, s.client(t), &opCreate, rest.Request{Body: rest.Multipart(bad)}, nil); !errors.Is(err, paypal.ErrValidation) {
			t.Errorf("%+v gives %v", bad, err)
		}
	}
}

// readParts returns the parts of a body as "name/file type content", and its
// length.
func readParts(t *testing.T, r *http.Request) (parts []string) {
	_, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil {
		t.Fatal(err)
	}
	for m := multipart.NewReader(r.Body, params["boundary"]); ; {
		p, err := m.NextPart()
		if err == io.EOF {
			return append(parts, fmt.Sprint(r.ContentLength))
		}
		if err != nil {
			t.Error(err)
			return append(parts, "?")
		}
		content, _ := io.ReadAll(p)
		name := p.FormName()
		if p.FileName() != "" {
			name += "/" + p.FileName()
		}
		parts = append(parts, fmt.Sprintf("%s %s %s", name, p.Header.Get("Content-Type"), content))
	}
}

func TestMediaTypes(t *testing.T) {
	s := newServer(t)
	for name, want := range map[string]string{"a.jpg": "image/jpeg", "a.JPEG": "image/jpeg", "a.gif": "image/gif", "a.txt": "text/plain", "a.csv": "text/csv", "a.json": "application/json", "a.exe": "application/octet-stream", "a": "application/octet-stream"} {
		body := rest.Multipart(&evidence{File: &rest.File{Name: name, Content: strings.NewReader("x"), Size: 1}})
		if err := rest.Send(ctx, s.client(t), &opCreate, rest.Request{Body: body}, nil); err != nil || !strings.Contains(s.body, "Content-Type: "+want+"\r\n") {
			t.Errorf("%s is sent as %q, %v", name, s.body, err)
		}
	}
}
