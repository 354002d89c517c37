package generated_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"testing/iotest"
	"time"

	"github.com/ppgen/ppgen/generated/disputesv1"
	"github.com/ppgen/ppgen/generated/invoicingv1"
	"github.com/ppgen/ppgen/generated/invoicingv2"
	"github.com/ppgen/ppgen/generated/ordersv2"
	"github.com/ppgen/ppgen/generated/paymentsv1"
	"github.com/ppgen/ppgen/generated/paymentsv2"
	"github.com/ppgen/ppgen/generated/subscriptionsv1"
	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/rest"
)

// An upload is an operation that sends a JSON part and a file.
type upload struct {
	path, part string
	send       func(ctx context.Context, s *disputesv1.DisputesService, input rest.Raw, file *rest.File) error
}

var uploads = []upload{
	{"accept-claim", "accept-claim-document", func(ctx context.Context, s *disputesv1.DisputesService, input rest.Raw, file *rest.File) error {
		_, err := s.AcceptClaim(ctx, "PP-D-1", &disputesv1.DisputesAcceptClaimRequest{Input: input, AcceptClaimDocument: file})
		return err
	}},
	{"acknowledge-return-item", "acknowledgement_document", func(ctx context.Context, s *disputesv1.DisputesService, input rest.Raw, file *rest.File) error {
		_, err := s.AcknowledgeReturnItem(ctx, "PP-D-1", &disputesv1.DisputesAcknowledgeReturnItemRequest{Input: input, AcknowledgementDocument: file})
		return err
	}},
	{"appeal", "evidence-file", func(ctx context.Context, s *disputesv1.DisputesService, input rest.Raw, file *rest.File) error {
		_, err := s.Appeal(ctx, "PP-D-1", &disputesv1.DisputesAppealRequest{Input: input, EvidenceFile: file})
		return err
	}},
	{"provide-evidence", "evidence-file", func(ctx context.Context, s *disputesv1.DisputesService, input rest.Raw, file *rest.File) error {
		_, err := s.ProvideEvidence(ctx, "PP-D-1", &disputesv1.DisputesProvideEvidenceRequest{Input: input, EvidenceFile: file})
		return err
	}},
	{"provide-supporting-info", "supporting document", func(ctx context.Context, s *disputesv1.DisputesService, input rest.Raw, file *rest.File) error {
		_, err := s.ProvideSupportingInfo(ctx, "PP-D-1", &disputesv1.DisputesProvideSupportingInfoRequest{Input: input, SupportingDocument: file})
		return err
	}},
	{"send-message", "message_document", func(ctx context.Context, s *disputesv1.DisputesService, input rest.Raw, file *rest.File) error {
		_, err := s.SendMessage(ctx, "PP-D-1", &disputesv1.DisputesSendMessageRequest{Input: input, MessageDocument: file})
		return err
	}},
}

// A received is a part that a server read.
type received struct{ name, file, contentType, content string }

// receive reads the parts of a request as mime/multipart has them.
func receive(r *http.Request) (parts []received, err error) {
	media, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || media != "multipart/form-data" {
		return nil, fmt.Errorf("the content type is %q: %v", media, err)
	}
	for m := multipart.NewReader(r.Body, params["boundary"]); ; {
		p, err := m.NextPart()
		if err == io.EOF {
			return parts, nil
		}
		if err != nil {
			return parts, err
		}
		content, err := io.ReadAll(p)
		parts = append(parts, received{p.FormName(), p.FileName(), p.Header.Get("Content-Type"), string(content)})
		if err != nil {
			return parts, err
		}
	}
}

const evidence = rest.Raw(`{"evidences":[{"evidence_type":"PROOF_OF_FULFILLMENT","notes":"Köln <&> \"1.0\"","n":1.0}]}`)

func TestUploads(t *testing.T) {
	for _, u := range uploads {
		t.Run(u.path, func(t *testing.T) {
			var parts []received
			var length int64
			c := serve(t, func(w http.ResponseWriter, r *http.Request) {
				if r.Method != "POST" || r.URL.Path != "/v1/customer/disputes/PP-D-1/"+u.path {
					t.Errorf("the request is %s %s", r.Method, r.URL)
				}
				var err error
				if parts, err = receive(r); err != nil {
					t.Error(err)
				}
				length = r.ContentLength
				_, _ = io.WriteString(w, `{"links":[{"rel":"self","href":"h","method":"GET"}]}`)
			})
			disputes := disputesv1.NewClient(c).Disputes
			// A reader that cannot seek: nobody knows how long it is.
			file := &rest.File{Name: `a "receipt".pdf`, Content: io.MultiReader(strings.NewReader("%PDF-"), strings.NewReader("1.7"))}
			err := u.send(t.Context(), disputes, evidence, file)
			want := []received{{"input", "", "application/json", string(evidence)}, {u.part, `a "receipt".pdf`, "application/pdf", "%PDF-1.7"}}
			if err != nil || fmt.Sprint(parts) != fmt.Sprint(want) || length != -1 {
				t.Errorf("sent %d bytes in %v, %v", length, parts, err)
			}
			// One that can: the length is sent.
			err = u.send(t.Context(), disputes, evidence, &rest.File{Name: "b.png", Content: strings.NewReader("PNG")})
			if err != nil || len(parts) != 2 || parts[1] != (received{u.part, "b.png", "image/png", "PNG"}) || length < 100 {
				t.Errorf("sent %d bytes in %v, %v", length, parts, err)
			}
			if err = u.send(t.Context(), disputes, evidence, nil); err != nil || len(parts) != 1 {
				t.Errorf("without a file sent %v, %v", parts, err)
			}
		})
	}
}

// TestUploadsAreStreamed: the server has the beginning of a file before the end
// of it was read.
func TestUploadsAreStreamed(t *testing.T) {
	begun := make(chan string, 1)
	c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		_, params, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
		m := multipart.NewReader(r.Body, params["boundary"])
		_, _ = m.NextPart()
		p, err := m.NextPart()
		if err != nil {
			t.Error(err)
			return
		}
		start := make([]byte, 10)
		_, _ = io.ReadFull(p, start)
		begun <- string(start)
		rest, err := io.ReadAll(p)
		if len(rest) != 4<<20 || err != nil {
			t.Errorf("the rest has %d bytes, %v", len(rest), err)
		}
		_, _ = io.WriteString(w, `{}`)
	})
	r, w := io.Pipe()
	go func() {
		_, _ = w.Write(bytes.Repeat([]byte("a"), 10+8<<10)) // more than the buffers on the way
		select {
		case start := <-begun:
			if start != "aaaaaaaaaa" {
				t.Errorf("the server has %q", start)
			}
		case <-time.After(10 * time.Second):
			t.Error("the server has nothing of the file before its end")
		}
		_, _ = w.Write(bytes.Repeat([]byte("b"), 4<<20-8<<10))
		_ = w.Close()
	}()
	_, err := disputesv1.NewClient(c).Disputes.ProvideEvidence(t.Context(), "PP-D-1", &disputesv1.DisputesProvideEvidenceRequest{
		Input: evidence, EvidenceFile: &rest.File{Name: "film.pdf", Content: r},
	})
	if err != nil {
		t.Error(err)
	}
}

// TestUploadsThatFail: the error of a reader is that of the call, and a call that
// broke off half-way is not repeated.
func TestUploadsThatFail(t *testing.T) {
	broken := errors.New("the disk is gone")
	var sent, calls atomic.Int32
	t.Cleanup(func() { // after the server has ended
		if calls.Load() > sent.Load() {
			t.Errorf("%d calls for %d uploads", calls.Load(), sent.Load())
		}
	})
	c := serve(t, func(_ http.ResponseWriter, r *http.Request) {
		calls.Add(1)
		if _, err := receive(r); err == nil {
			t.Error("the server took half an upload for a whole one")
		}
	})
	disputes := disputesv1.NewClient(c).Disputes
	for name, content := range map[string]io.Reader{
		"in the middle": io.MultiReader(strings.NewReader(strings.Repeat("x", 100_000)), iotest.ErrReader(broken)),
		"at once":       iotest.ErrReader(broken),
		"as it ends":    iotest.DataErrReader(io.MultiReader(strings.NewReader("x"), iotest.ErrReader(broken))),
	} {
		for _, u := range uploads {
			sent.Add(1)
			err := u.send(t.Context(), disputes, evidence, &rest.File{Name: "a.pdf", Content: content})
			var e *paypal.Error
			if !errors.Is(err, broken) || !errors.Is(err, paypal.ErrCommunication) || !errors.As(err, &e) || e.Advice() == paypal.AdviceRetry {
				t.Errorf("%s: %s gives %v", name, u.path, err)
			}
			content = iotest.ErrReader(broken)
		}
	}
	if err := uploads[0].send(t.Context(), disputes, "{", nil); !errors.Is(err, paypal.ErrValidation) {
		t.Errorf("a part that is no JSON gives %v", err)
	}
}

// TestUploadsAfterAStaleToken: a file that can be read again is sent again, whole.
func TestUploadsAfterAStaleToken(t *testing.T) {
	calls := 0
	c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		parts, err := receive(r)
		if err != nil || len(parts) != 2 || parts[1].content != "half of it" {
			t.Errorf("sent %v, %v", parts, err)
		}
		if calls++; calls%2 == 1 {
			w.WriteHeader(http.StatusUnauthorized)
			_, _ = io.WriteString(w, `{"error":"invalid_token","error_description":"Access Token not found in cache"}`)
		}
	})
	disputes := disputesv1.NewClient(c).Disputes
	for _, u := range uploads {
		content := strings.NewReader("the other half of it")
		_, _ = content.Seek(int64(len("the other ")), io.SeekStart)
		if err := u.send(t.Context(), disputes, evidence, &rest.File{Name: "a.pdf", Content: content}); err != nil {
			t.Errorf("%s: %v", u.path, err)
		}
	}
	if calls != 2*len(uploads) {
		t.Errorf("%d calls for %d uploads", calls, len(uploads))
	}
}

// TestDownloads: the picture of a QR code comes as the server sends it.
func TestDownloads(t *testing.T) {
	var sent string
	header := http.Header{}
	proceed := make(chan bool)
	c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		if r.URL.Path != "/v2/invoicing/invoices/INV2-1/generate-qr-code" || !strings.Contains(string(body), `"width":300`) || r.Header.Get("Accept") != "*/*" {
			t.Errorf("the request is %s %s with %v", r.URL, body, r.Header)
		}
		for name, values := range header {
			w.Header()[name] = values
		}
		half := len(sent) / 2
		_, _ = io.WriteString(w, sent[:half])
		w.(http.Flusher).Flush()
		<-proceed
		_, _ = io.WriteString(w, sent[half:])
	}, paypal.WithMaxResponseBytes(1<<20))
	invoices := invoicingv2.NewClient(c).Invoices
	for mediaType, content := range map[string]string{
		"image/png":                      "\x89PNG\r\n\x1a\n\x00\x00\xff",
		"text/plain":                     "iVBORw0KGgoAAP8=",
		"application/json":               `{"image":"iVBORw0KGgo="}`,
		"multipart/form-data;boundary=b": "--b\r\nContent-Disposition: form-data; name=\"image\"\r\n\r\niVBORw0KGgo=\r\n--b--\r\n",
	} {
		sent = content
		header.Set("Content-Type", mediaType)
		header.Set("Content-Disposition", `attachment; filename="../up/qr.png"`)
		var meta paypal.Meta
		code, err := invoices.GenerateQRCode(t.Context(), "INV2-1", &invoicingv2.QRConfig{Width: paypal.Ptr(300)}, paypal.Capture(&meta))
		if err != nil { // it is here before the second half is sent
			t.Fatal(err)
		}
		proceed <- true
		got, err := io.ReadAll(code)
		if closed := code.Close(); err != nil || closed != nil || string(got) != content || code.ContentType != mediaType || code.Name != "qr.png" || meta.RawBody != "" {
			t.Errorf("%s: got %q named %q, %v", mediaType, got, code.Name, err)
		}
	}
	sent = strings.Repeat("x", 3<<20)
	code, err := invoices.GenerateQRCode(t.Context(), "INV2-1", &invoicingv2.QRConfig{Width: paypal.Ptr(300)})
	if err != nil {
		t.Fatal(err)
	}
	proceed <- true
	if got, err := io.ReadAll(code); err == nil || len(got) != 1<<20 || !strings.Contains(err.Error(), "WithMaxResponseBytes") {
		t.Errorf("%d bytes were read, %v", len(got), err)
	}
	_ = code.Close()
}

func TestDownloadsThatFail(t *testing.T) {
	c := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusNotFound)
		_, _ = io.WriteString(w, `{"name":"RESOURCE_NOT_FOUND","message":"m","details":[{"issue":"INVALID_RESOURCE_ID"}]}`)
	})
	code, err := invoicingv2.NewClient(c).Invoices.GenerateQRCode(t.Context(), "INV2-1", nil)
	var e *paypal.Error
	if code != nil || !errors.Is(err, paypal.ErrNotFound) || !errors.As(err, &e) || e.Code != "INVALID_RESOURCE_ID" {
		t.Errorf("got %v, %v", code, err)
	}
}

// TestQRCode of version 1 is a record.
func TestQRCode(t *testing.T) {
	c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.RawQuery != "width=150&height=200" {
			t.Errorf("the query is %s", r.URL.RawQuery)
		}
		_, _ = io.WriteString(w, `{"image":"iVBORw0KGgo="}`)
	})
	code, err := invoicingv1.NewClient(c).Invoice.QRCode(t.Context(), "INV-1", &invoicingv1.InvoiceQRCodeParams{Width: paypal.Ptr(int64(150)), Height: paypal.Ptr(int64(200))})
	if err != nil || code.Image != "iVBORw0KGgo=" {
		t.Errorf("got %+v, %v", code, err)
	}
}

// TestAnswersWithoutContent: whatever status of success comes without a body, or
// with an empty one, the call has succeeded.
func TestAnswersWithoutContent(t *testing.T) {
	status, body := 0, ""
	c := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(status)
		if status != http.StatusNoContent {
			_, _ = io.WriteString(w, body)
		}
	})
	ctx := t.Context()
	calls := map[string]func(opts ...paypal.CallOption) (any, error){
		"nothing": func(opts ...paypal.CallOption) (any, error) {
			return nil, ordersv2.NewClient(c).Orders.Patch(ctx, "1", []rest.Patch{{Op: "remove", Path: "/intent"}}, opts...)
		},
		"activate": func(opts ...paypal.CallOption) (any, error) {
			return nil, subscriptionsv1.NewClient(c).Plans.Activate(ctx, "1", opts...)
		},
		"record": func(opts ...paypal.CallOption) (any, error) {
			out, err := paymentsv1.NewClient(c).Authorization.Capture(ctx, "1", nil, opts...)
			return *out, err
		},
		"optional": func(opts ...paypal.CallOption) (any, error) {
			out, err := paymentsv2.NewClient(c).Authorizations.Void(ctx, "1", opts...)
			return out != nil, err
		},
		"by status": func(opts ...paypal.CallOption) (any, error) {
			out, err := invoicingv2.NewClient(c).Invoices.Send(ctx, "1", nil, opts...)
			return fmt.Sprint(out.Status, out.OK != nil, out.Accepted != nil), err
		},
	}
	for _, status = range []int{200, 201, 202, 204, 207, 299} {
		for _, body = range []string{"", "\r\n", "{}"} {
			there := status != 204 && body == "{}"
			want := map[string]any{
				"nothing": nil, "activate": nil, "record": paymentsv1.Capture{}, "optional": there,
				"by status": fmt.Sprint(status, there && status != 202, there && status == 202),
			}
			for name, call := range calls {
				var meta paypal.Meta
				got, err := call(paypal.Capture(&meta))
				if err != nil || fmt.Sprint(got) != fmt.Sprint(want[name]) || meta.HTTPStatus != status {
					t.Errorf("%s: %d %q gives %v, want %v: %v", name, status, body, got, want[name], err)
				}
			}
		}
	}
}

// TestUndeclaredStatuses: a success that no document declares is read as the
// success that one does, and 200 for 201 tells of a replay.
func TestUndeclaredStatuses(t *testing.T) {
	for document, list := range operations {
		for _, op := range list {
			if op.NewOutput() == nil {
				continue
			}
			out, isRecord := op.NewOutput().(rest.Object)
			for _, status := range []int{200, 201, 202, 203, 206, 226} {
				m := &message{op: &op, status: status, data: []byte(`{}`)}
				var meta paypal.Meta
				read := false
				err := m.call(t, m.answered(t), &meta, rest.Body{}, func(f *rest.Fields) {
					if read = true; isRecord {
						f.Object("", out)
					}
				})
				if err != nil || !read || meta.Replayed != (status == op.ReplayStatus) || meta.HTTPStatus != status {
					t.Errorf("%s: %s: %d was read %t, replayed %t: %v", document, op.Name, status, read, meta.Replayed, err)
				}
			}
		}
	}
}

// TestJSONBodies: a request with a body says what it is and how long, and one
// without says that it is JSON too, as PayPal wants.
func TestJSONBodies(t *testing.T) {
	var got *http.Request
	var body []byte
	c := serve(t, func(_ http.ResponseWriter, r *http.Request) {
		got = r
		body, _ = io.ReadAll(r.Body)
	})
	orders := ordersv2.NewClient(c).Orders
	if _, err := orders.Capture(t.Context(), "1", nil); err != nil || len(body) != 0 || got.Header.Get("Content-Type") != "application/json" || got.ContentLength != 0 {
		t.Errorf("without a body sent %q of type %q, %v", body, got.Header.Get("Content-Type"), err)
	}
	if _, err := orders.Capture(t.Context(), "1", new(ordersv2.OrderCaptureRequest)); err != nil || string(body) != "{}" || got.ContentLength != 2 {
		t.Errorf("with an empty body sent %q, %v", body, err)
	}
	patches := []rest.Patch{{Op: "add", Path: "/a~1b"}, {Op: "replace", Path: "/c", Value: []any{1, nil, "<&>"}}, {Op: "remove", Path: "/d"}}
	if err := orders.Patch(t.Context(), "1", patches); err != nil || got.Method != "PATCH" {
		t.Errorf("sent %s, %v", got.Method, err)
	}
	var sent []map[string]any
	if err := json.Unmarshal(body, &sent); err != nil || len(sent) != 3 || fmt.Sprint(sent[1]["value"]) != "[1 <nil> <&>]" {
		t.Errorf("sent %s, %v", body, err)
	}
	if value, there := sent[0]["value"]; value != nil || !there {
		t.Errorf("null was sent as %s", body)
	}
	if _, there := sent[2]["value"]; there {
		t.Errorf("a removal was sent with a value: %s", body)
	}
}
