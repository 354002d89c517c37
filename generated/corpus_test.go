package generated_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/generated/webhooksv1"
	"github.com/ppgen/ppgen/internal/testenv"
	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/rest"
)

// A message is a file of the corpus.
type message struct {
	file    string // below the corpus
	data    []byte
	status  int               // of an answer, as its name or its content tells
	request bool              // it was sent to PayPal, or to a webhook by PayPal
	op      *paypal.Operation // nil when no document describes it
}

// A reader is what tests a kind of message.
type reader func(t *testing.T, m *message)

// TestRecordedMessages takes every message of the corpus through the code that
// would meet it. None is left out without a reason.
func TestRecordedMessages(t *testing.T) {
	kinds := map[string]int{}
	all := recorded(t, "rest", "oauth", "webhook")
	for _, m := range all {
		kind, read := m.reader()
		kinds[kind]++
		t.Run(filepath.ToSlash(m.file), func(t *testing.T) {
			if read == nil {
				t.Skip(kind)
			}
			read(t, m)
		})
	}
	skipped := kinds[noCertificates] + kinds[otherGrant]
	t.Logf("%d files, %d of them skipped: %v", len(all), skipped, kinds)
	if len(all) < 300 || len(kinds) < 12 || skipped > 5 {
		t.Errorf("of %d files %d were skipped: %v", len(all), skipped, kinds)
	}
}

// Why a file is skipped.
const (
	noCertificates = "skipped: nothing here reads the certificate of a signature"
	otherGrant     = "skipped: the form asks for a grant that the client has no use for"
)

// reader returns what tests a message, and what to call its kind.
func (m *message) reader() (kind string, read reader) {
	folder, name := filepath.Dir(m.file), filepath.Base(m.file)
	switch {
	case strings.HasSuffix(name, ".pem"):
		return noCertificates, nil
	case strings.HasSuffix(name, ".nvp"):
		return otherGrant, nil
	case strings.HasSuffix(name, ".headers.request.json"):
		return "signature", readSignature
	case strings.HasPrefix(folder, "webhook"):
		return "event", func(t *testing.T, m *message) { reread(t, m.data, new(webhooksv1.Event)) }
	case strings.HasPrefix(folder, "oauth") && m.status < 300 && strings.Contains(string(m.data), "access_token"):
		return "token", readToken
	case strings.HasPrefix(folder, "oauth"):
		return "no token", readNoToken
	case strings.HasSuffix(name, ".trunc"):
		return "truncated", readTruncated
	case m.status >= 400:
		return "failure", readFailure
	}
	return m.body()
}

// body is reader for what is no error.
func (m *message) body() (kind string, read reader) {
	switch {
	case m.op == nil && m.request:
		return "undescribed request", sendRaw
	case m.op == nil:
		return "undescribed answer", receiveRaw
	case m.request && m.op.NewInput() == nil:
		return "request of no type", sendRaw
	case m.request:
		return "request", func(t *testing.T, m *message) { reread(t, m.data, m.op.NewInput()) }
	case m.op.NewOutput() == nil:
		return "answer of no type", receiveNothing
	}
	return "answer", func(t *testing.T, m *message) { reread(t, m.data, m.op.NewOutput()) }
}

// recorded returns the files below some folders of the corpus.
func recorded(t *testing.T, dirs ...string) (all []*message) {
	t.Helper()
	corpus := testenv.Shared(t, "corpus")
	for _, dir := range dirs {
		err := filepath.WalkDir(filepath.Join(corpus, dir), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			file, err := filepath.Rel(corpus, path)
			all = append(all, newMessage(t, file, data))
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return all
}

var statusInName = regexp.MustCompile(`\.([2-5]\d\d)\.response\.|-([45]\d\d)\.response\.`)

func newMessage(t *testing.T, file string, data []byte) *message {
	m := &message{file: file, data: data, status: 200, request: strings.Contains(file, ".request.")}
	if found := statusInName.FindStringSubmatch(file); found != nil {
		m.status, _ = strconv.Atoi(found[1] + found[2])
	} else if !m.request && saysFailure(data) {
		m.status = 400
	}
	document, operation, _ := strings.Cut(filepath.Base(filepath.Dir(file)), ".")
	for i, op := range operations[document] {
		if op.Name == operation {
			m.op = &operations[document][i]
		}
	}
	if operations[document] != nil && m.op == nil {
		t.Errorf("the package of %s has no operation %s", document, operation)
	}
	return m
}

// saysFailure reports whether a body without a status is that of an error.
func saysFailure(data []byte) bool {
	var body map[string]any
	if json.Unmarshal(data, &body) != nil {
		return false
	}
	_, name := body["name"]
	_, text := body["message"]
	_, failure := body["error"]
	return name && text || failure
}

// anOperation stands for those of endpoints that no document describes.
var anOperation = paypal.Operation{Name: "undescribed", Method: http.MethodPost, Path: "/v1/undescribed"}

// call makes a call of the message's operation to a client.
func (m *message) call(t *testing.T, c *paypal.Client, meta *paypal.Meta, body rest.Body, result func(*rest.Fields)) error {
	op := m.op
	if op == nil {
		op = &anOperation
	}
	in := rest.Request{Body: body}
	for range strings.Count(op.Path, "{") {
		in.Path = append(in.Path, "ID-1")
	}
	return rest.Call(t.Context(), c, op, in, []paypal.CallOption{paypal.Capture(meta)}, func(f *rest.Fields, _ int) { result(f) })
}

// answered returns a client of a server that answers with a message.
func (m *message) answered(t *testing.T) *paypal.Client {
	return serve(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		if m.status != http.StatusNoContent { // such an answer has no body on the wire
			w.WriteHeader(m.status)
		}
		_, _ = w.Write(m.data)
	})
}

// sendRaw sends a request that has no type here: a program can pass it on as it
// is.
func sendRaw(t *testing.T, m *message) {
	var got []byte
	c := serve(t, func(_ http.ResponseWriter, r *http.Request) { got, _ = io.ReadAll(r.Body) })
	raw := rest.Raw(m.data)
	body := rest.JSONValue(func(f *rest.Fields) { f.Raw("", &raw) })
	if err := m.call(t, c, new(paypal.Meta), body, func(*rest.Fields) {}); err != nil || string(got) != string(m.data) {
		t.Errorf("sent %.200s, %v", got, err)
	}
}

// receiveRaw receives an answer that has no type here.
func receiveRaw(t *testing.T, m *message) {
	var raw rest.Raw
	if err := m.call(t, m.answered(t), new(paypal.Meta), rest.Body{}, func(f *rest.Fields) { f.Raw("", &raw) }); err != nil {
		t.Fatal(err)
	}
	if lost, invented := diff(leavesOf(t, m.data), leavesOf(t, []byte(raw))); len(lost)+len(invented) > 0 {
		t.Errorf("lost %v, invented %v", lost, invented)
	}
}

// receiveNothing receives a body where the contract has none. It is no error, and
// is kept.
func receiveNothing(t *testing.T, m *message) {
	var meta paypal.Meta
	err := m.call(t, m.answered(t), &meta, rest.Body{}, func(*rest.Fields) {})
	if err != nil || meta.RawBody != string(m.data) {
		t.Errorf("got %v with %.200s", err, meta.RawBody)
	}
}

// readTruncated receives an answer that was cut off. Whether the payment was made
// is not known then.
func readTruncated(t *testing.T, m *message) {
	var meta paypal.Meta
	out, _ := m.op.NewOutput().(rest.Object)
	err := m.call(t, m.answered(t), &meta, rest.Body{}, func(f *rest.Fields) { f.Object("", out) })
	var syntax *rest.SyntaxError
	if !errors.Is(err, paypal.ErrOutcomeUnknown) || !errors.Is(err, paypal.ErrCommunication) || !errors.As(err, &syntax) || meta.RawBody != string(m.data) {
		t.Errorf("got %v", err)
	}
}

// readSignature asks PayPal whether an event is genuine: the headers that came
// with it and the event go into one request.
func readSignature(t *testing.T, m *message) {
	var headers map[string]string
	if err := json.Unmarshal(m.data, &headers); err != nil {
		t.Fatal(err)
	}
	event, err := os.ReadFile(filepath.Join(testenv.Shared(t, "corpus"), strings.Replace(m.file, ".headers.", ".", 1)))
	if err != nil {
		t.Fatal(err)
	}
	want, _ := json.Marshal(map[string]any{
		"auth_algo": headers["PAYPAL-AUTH-ALGO"], "cert_url": headers["PAYPAL-CERT-URL"], "transmission_id": headers["PAYPAL-TRANSMISSION-ID"],
		"transmission_sig": headers["PAYPAL-TRANSMISSION-SIG"], "transmission_time": headers["PAYPAL-TRANSMISSION-TIME"],
		"webhook_id":    headers["X-WEBHOOK-ID (not a header; the configured webhook id)"],
		"webhook_event": json.RawMessage(event),
	})
	var got []byte
	c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		got, _ = io.ReadAll(r.Body)
		_, _ = io.WriteString(w, `{"verification_status":"SUCCESS"}`)
	})
	in := new(webhooksv1.VerifyWebhookSignature)
	if err := rest.Unmarshal(want, in); err != nil {
		t.Fatal(err)
	}
	in.WebhookEvent = rest.Raw(event)
	out, err := webhooksv1.NewClient(c).VerifyWebhookSignature.Post(t.Context(), in)
	if err != nil || out.VerificationStatus != "SUCCESS" {
		t.Errorf("got %+v, %v", out, err)
	}
	if lost, invented := diff(leavesOf(t, want), leavesOf(t, got)); len(lost)+len(invented) > 0 {
		t.Errorf("lost %v, invented %v", lost, invented)
	}
	if !bytes.Contains(got, bytes.TrimSpace(event)) {
		t.Errorf("the event was sent in another form:\n%s", got)
	}
}
