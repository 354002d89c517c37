package rest_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/rest"
)

var ctx = context.Background()

// A server answers calls with what it is told, and keeps the last request.
type server struct {
	*httptest.Server
	got    *http.Request
	body   string
	answer func(w http.ResponseWriter)
}

func newServer(t *testing.T) *server {
	s := new(server)
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/v1/oauth2/token" {
			_, _ = io.WriteString(w, `{"access_token":"t","expires_in":100}`)
			return
		}
		body, _ := io.ReadAll(r.Body)
		s.got, s.body = r, string(body)
		if s.answer != nil {
			s.answer(w)
		}
	}))
	t.Cleanup(s.Close)
	return s
}

// answers has the server answer with a status and a body.
func (s *server) answers(status int, header, body string) {
	s.answer = func(w http.ResponseWriter) {
		if name, value, ok := strings.Cut(header, ": "); ok {
			w.Header().Set(name, value)
		}
		w.WriteHeader(status)
		_, _ = io.WriteString(w, body)
	}
}

func (s *server) client(t *testing.T, opts ...paypal.Option) *paypal.Client {
	t.Helper()
	c, err := paypal.New(paypal.ClientCredentials{ClientID: "client-1", Secret: paypal.NewSecret("secret-1")},
		append([]paypal.Option{paypal.WithEnvironment(paypal.Custom(s.URL))}, opts...)...)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

var (
	opGet    = paypal.Operation{Name: "orders.get", Method: "GET", Path: "/v2/orders/{id}"}
	opCreate = paypal.Operation{Name: "orders.create", Method: "POST", Path: "/v2/orders", RepeatKey: "PayPal-Request-Id", RepeatKeyMax: 40, ReplayStatus: 200}
	opTwo    = paypal.Operation{Name: "orders.two", Method: "GET", Path: "/v1/{a}/x/{b}/y"}
)

func TestResults(t *testing.T) {
	s := newServer(t)
	c := s.client(t)
	path := rest.Request{Path: []string{"i"}}
	for _, tt := range []struct {
		status  int
		body    string
		name    string
		found   bool
		unknown int
	}{
		{200, `{"name":"n"}`, "n", true, 0},
		{201, "\ufeff {\"name\":\"n\",\"zzz\":1}\n", "n", true, 1},
		{299, `{"name":7}`, "7", true, 0},
		{204, "", "", false, 0},
		{200, "", "", false, 0},
		{202, " \r\n", "", false, 0},
		{200, "{}", "", true, 0},
		{200, "null", "", true, 0},
		{200, "[]", "", true, 1},
	} {
		s.answers(tt.status, "", tt.body)
		if tt.status == 204 {
			s.answer = func(w http.ResponseWriter) { w.WriteHeader(204) }
		}
		var m paypal.Meta
		v, err := rest.Do[person](ctx, c, &opGet, path, []paypal.CallOption{paypal.Capture(&m)})
		if err != nil || v == nil || v.Name != tt.name || len(m.Unknown) != tt.unknown || m.RawBody != tt.body {
			t.Errorf("%d %q gives %+v, %v with %v", tt.status, tt.body, v, err, m.Unknown)
		}
		v, err = rest.DoOptional[person](ctx, c, &opGet, path, nil)
		if err != nil || (v != nil) != tt.found {
			t.Errorf("%d %q gives %+v, %v", tt.status, tt.body, v, err)
		}
		if err := rest.Send(ctx, c, &opGet, path, nil); err != nil {
			t.Errorf("%d %q without a result gives %v", tt.status, tt.body, err)
		}
	}
	s.answers(200, "", `[{"name":"a"},{"name":"b"}]`)
	list, err := rest.DoValue(ctx, c, &opGet, path, nil, func(f *rest.Fields, v *[]person) { rest.Records(f, "", v) })
	if err != nil || len(list) != 2 || list[1].Name != "b" {
		t.Errorf("got %v, %v", list, err)
	}
	s.answers(200, "", `not JSON`)
	if err := rest.Send(ctx, c, &opGet, path, nil); err != nil {
		t.Errorf("a body that nobody asked for gives %v", err)
	}
	s.answers(200, "Content-Type: text/plain", "the text")
	if text, err := rest.DoText(ctx, c, &opGet, path, nil); err != nil || text != "the text" {
		t.Errorf("got %q, %v", text, err)
	}
}

// The type of a result may depend on the status.
func TestResultsByStatus(t *testing.T) {
	s := newServer(t)
	type result struct {
		Status   int
		OK       *person
		Accepted rest.Raw
	}
	call := func() (*result, error) {
		out := new(result)
		err := rest.Call(ctx, s.client(t), &opCreate, rest.Request{}, nil, func(f *rest.Fields, status int) {
			switch out.Status = status; status {
			case 202:
				f.Raw("", &out.Accepted)
			default:
				rest.Record(f, "", &out.OK)
			}
		})
		return out, err
	}
	s.answers(202, "", `{"any":1}`)
	if out, err := call(); err != nil || out.Status != 202 || out.Accepted != `{"any":1}` || out.OK != nil {
		t.Errorf("got %+v, %v", out, err)
	}
	s.answers(207, "", `{"name":"n"}`)
	if out, err := call(); err != nil || out.Status != 207 || out.OK.Name != "n" {
		t.Errorf("got %+v, %v", out, err)
	}
	for _, status := range []int{200, 202, 299} { // the status is known without a body too
		s.answers(status, "", "")
		if out, err := call(); err != nil || *out != (result{Status: status}) {
			t.Errorf("got %+v, %v", out, err)
		}
	}
}

func TestResultsThatCannotBeRead(t *testing.T) {
	s := newServer(t)
	for _, tt := range []struct{ contentType, body, want string }{
		{"text/html", "<html>", "the server sent text/html: rest: byte 0"},
		{"application/json", `{"name":"n"`, "rest: byte 11: the text ends too early"},
		{"application/json", `{"name":"` + "\xff" + `"}`, "not valid UTF-8"},
	} {
		s.answers(201, "Content-Type: "+tt.contentType, tt.body)
		v, err := rest.Do[person](ctx, s.client(t), &opCreate, rest.Request{}, nil)
		if v != nil || !errors.Is(err, paypal.ErrCommunication) || !errors.Is(err, paypal.ErrOutcomeUnknown) || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%q gives %v, %v", tt.body, v, err)
		}
		if v, err := rest.DoOptional[person](ctx, s.client(t), &opGet, rest.Request{Path: []string{"i"}}, nil); v != nil || err == nil {
			t.Errorf("%q gives %v, %v", tt.body, v, err)
		}
		if v, err := rest.DoValue(ctx, s.client(t), &opCreate, rest.Request{}, nil, func(f *rest.Fields, v *int) { f.Int("", v) }); v != 0 || err == nil {
			t.Errorf("%q gives %v, %v", tt.body, v, err)
		}
	}
}

func TestFailures(t *testing.T) {
	const v2 = `{"name":"UNPROCESSABLE_ENTITY","message":"Not done.","debug_id":"b","details":[{"field":"/a~1b/0","value":12,"location":"body","issue":"INSTRUMENT_DECLINED","description":"Declined.","links":[{"href":"h","rel":"help"}]},{"issue":"CARD_EXPIRED"}],` +
		`"links":[{"href":"https://www.paypal.com/x","rel":"redirect","method":"GET"}]}`
	s := newServer(t)
	for _, tt := range []struct {
		name, header, body string
		status             int
		want               string // Name|Code|Message|DebugID|details|links
		class              error
	}{
		{"version 2", "", v2, 422, `UNPROCESSABLE_ENTITY|INSTRUMENT_DECLINED|Not done.|b|INSTRUMENT_DECLINED:Declined.@/a~1b/0=12 in body (help) CARD_EXPIRED:@= in |redirect h`, paypal.ErrDeclined},
		{"debug id of the header", "Paypal-Debug-Id: h", v2, 422, `UNPROCESSABLE_ENTITY|INSTRUMENT_DECLINED|Not done.|h|INSTRUMENT_DECLINED:Declined.@/a~1b/0=12 in body (help) CARD_EXPIRED:@= in |redirect h`, paypal.ErrDeclined},
		{"version 1", "", `{"name":"VALIDATION_ERROR","message":"Invalid","information_link":"https://i","details":[{"field":"number","issue":"Value is invalid"}]}`, 400, `VALIDATION_ERROR|VALIDATION_ERROR|Invalid||:Value is invalid@number= in |information_link i`, paypal.ErrValidation},
		{"version 1 with a code", "", `{"name":"VALIDATION_ERROR","details":[{"code":"C1","issue":"Value is invalid"}]}`, 400, `VALIDATION_ERROR|C1|the answer is an error without a description (status 400)||C1:Value is invalid@= in |`, paypal.ErrValidation},
		{"OAuth", "", `{"error":"invalid_request","error_description":"Bad","correlation_id":"c"}`, 400, `invalid_request|invalid_request|Bad|c||`, paypal.ErrValidation},
		{"nested", "", `{"error":{"name":"RESOURCE_NOT_FOUND","message":"m","debug_id":"d"}}`, 404, `RESOURCE_NOT_FOUND|RESOURCE_NOT_FOUND|m|d||`, paypal.ErrNotFound},
		{"errors of items", "", `{"name":"N","errors":[{"name":"ITEM","message":"m1","details":[{"issue":"CARD_EXPIRED"}]}],"error_list":[{"issue":"TOKEN_EXPIRED"}]}`, 422, `N|ITEM|the answer is an error without a description (status 422)||ITEM:m1@= in  CARD_EXPIRED:@= in  TOKEN_EXPIRED:@= in |`, paypal.ErrDeclined},
		{"wrong kinds", "", `{"name":["x"],"message":7,"details":{},"links":"l","error":[1],"zzz":1}`, 409, "||7||\u200b|", paypal.ErrState},
		{"not an object", "", `[]`, 429, `||the answer is an error without a description (status 429)|||`, paypal.ErrRateLimited},
		{"text", "Content-Type: text/plain; charset=utf-8", `Something broke`, 400, `||Something broke|||`, paypal.ErrValidation},
		{"JSON as text", "Content-Type: text/plain", `{"name":"N","message":"m"}`, 400, `N|N|m|||`, paypal.ErrValidation},
		{"empty", "", ``, 404, `||the answer is an error without a description (status 404)|||`, paypal.ErrNotFound},
		{"gateway", "Content-Type: text/html", `<HTML>Access Denied</HTML>`, 403, `||the answer cannot be used (status 403, content type "text/html")|||`, paypal.ErrPermission},
		{"cut off", "Content-Type: application/json", `{"name":"N"`, 404, `||the answer cannot be used (status 404, content type "application/json")|||`, paypal.ErrNotFound},
		{"redirection", "Location: https://evil.example", ``, 307, `||the server redirects elsewhere (status 307), where credentials must not go|||`, paypal.ErrCommunication},
	} {
		s.answers(tt.status, tt.header, tt.body)
		_, err := rest.Do[person](ctx, s.client(t), &opGet, rest.Request{Path: []string{"i"}}, nil)
		var e *paypal.Error
		if !errors.As(err, &e) || !errors.Is(err, tt.class) || e.Status != tt.status || e.Meta.RawBody != tt.body || e.Meta.DebugID != e.DebugID {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		var details, links []string
		for _, d := range e.Errors {
			text := fmt.Sprintf("%s:%s@%s=%s in %s", d.Code, d.Message, d.Field, d.Value, d.Location)
			if len(d.Links) > 0 {
				text += " (" + d.Links[0].Rel + ")"
			}
			details = append(details, text)
		}
		for _, l := range e.Links {
			links = append(links, l.Rel+" "+strings.TrimPrefix(strings.TrimPrefix(l.Href, "https://www.paypal.com/x"), "https://"))
		}
		got := strings.Join([]string{e.Name, e.Code, e.Message, e.DebugID, strings.Join(details, " "), strings.Join(links, " ")}, "|")
		want := strings.ReplaceAll(strings.ReplaceAll(tt.want, "redirect h", "redirect "), "\u200b", "")
		if got != want {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, got, want)
		}
	}
	s.answers(404, "", `{"name":"N"}`)
	if _, err := rest.DoText(ctx, s.client(t), &opGet, rest.Request{Path: []string{"i"}}, nil); !errors.Is(err, paypal.Issue("N")) {
		t.Errorf("text gives %v", err)
	}
	if _, err := rest.Download(ctx, s.client(t), &opGet, rest.Request{Path: []string{"i"}}, nil); !errors.Is(err, paypal.Issue("N")) {
		t.Errorf("a download gives %v", err)
	}
}

func TestDownload(t *testing.T) {
	s := newServer(t)
	for disposition, name := range map[string]string{
		``: "", `attachment; filename="qr.png"`: "qr.png", `attachment; filename="../../etc/passwd"`: "passwd", `attachment; filename="a\\b.png"`: "b.png", `attachment; filename=`: "", `;;`: "",
	} {
		s.answer = func(w http.ResponseWriter) {
			w.Header().Set("Content-Type", "image/png")
			w.Header().Set("Content-Disposition", disposition)
			_, _ = io.WriteString(w, "PNG")
		}
		d, err := rest.Download(ctx, s.client(t), &opGet, rest.Request{Path: []string{"i"}}, nil)
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(d)
		if err != nil || string(content) != "PNG" || d.ContentType != "image/png" || d.Name != name || d.Size != 3 || s.got.Header.Get("Accept") != "*/*" {
			t.Errorf("%s: got %q as %s of %d bytes and type %s, %v", disposition, content, d.Name, d.Size, d.ContentType, err)
		}
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestFollow(t *testing.T) {
	s := newServer(t)
	c := s.client(t)
	s.answers(200, "", `{"name":"n"}`)
	var v person
	if err := rest.Follow(ctx, c, rest.Link{Href: s.URL + "/v1/x%2Fy?a=b", Rel: "self"}, rest.Body{}, &v); err != nil || v.Name != "n" || s.got.Method != "GET" || s.got.RequestURI != "/v1/x%2Fy?a=b" {
		t.Errorf("sent %s %s, got %+v, %v", s.got.Method, s.got.RequestURI, v, err)
	}
	if err := rest.Follow(ctx, c, rest.Link{Href: "/v1/refund", Rel: "refund", Method: "post"}, rest.JSON(&person{Name: "r"}), nil); err != nil || s.got.Method != "POST" || s.body != `{"name":"r"}` {
		t.Errorf("sent %s %s, %v", s.got.Method, s.body, err)
	}
	s.got = nil
	for _, l := range []rest.Link{
		{Href: "https://www.paypal.com/checkoutnow?token=1", Rel: "approve"}, {Href: "https://evil.example/", Rel: "self"}, {Href: s.URL + "/x", Rel: "approval_url", Method: "REDIRECT"}, {Rel: "self"},
	} {
		if err := rest.Follow(ctx, c, l, rest.Body{}, nil); err == nil || s.got != nil {
			t.Errorf("%v was followed: %v", l, err)
		}
	}
	if l, ok := paypal.FindLink([]rest.Link{{Rel: "a"}, {Rel: "b", Href: "1"}, {Rel: "b", Href: "2"}}, "b"); !ok || l.Href != "1" {
		t.Errorf("found %v", l)
	}
}

// httpClient returns a client that answers every call with nothing, and tells
// where it went.
func httpClient(seen func(uri string)) *http.Client {
	return &http.Client{Transport: tripper(func(r *http.Request) (*http.Response, error) {
		body := ""
		if strings.HasSuffix(r.URL.Path, "/token") {
			body = `{"access_token":"t","expires_in":30000}`
		} else {
			seen(r.URL.RequestURI())
		}
		return &http.Response{StatusCode: 200, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(body)), Request: r}, nil
	})}
}
