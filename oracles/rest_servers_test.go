package oracles

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ppgen/ppgen/internal/testenv"
	"github.com/ppgen/ppgen/paypal"
)

// A judge serves the published OpenAPI documents, and refuses requests that are
// not valid by them.
type judge struct {
	name        string
	givesTokens bool
	addresses   map[string]string // by document
}

// startPrism starts prism, an OpenAPI mock server.
func startPrism(t *testing.T) *judge {
	return startJudge(t, "prism", "prism.js", filepath.Join("@stoplight", "prism-cli"))
}

// startAjv starts a server of our own, in which the JSON Schema validator ajv
// decides. It refuses unknown and read-only members too, which prism lets pass.
func startAjv(t *testing.T) *judge {
	j := startJudge(t, "ajv", "rest-mock.js", "ajv")
	j.givesTokens = true
	return j
}

func startJudge(t *testing.T, name, script, module string) *judge {
	t.Helper()
	node := testenv.Program(t, "node", "Node.js")
	if _, err := os.Stat(filepath.Join("node", "node_modules", module)); err != nil {
		testenv.Missing(t, module+" is not installed (npm ci in oracles/node)")
	}
	documents, err := filepath.Glob(filepath.Join(testenv.Shared(t, "specs", "rest"), "*.json"))
	if err != nil || len(documents) == 0 {
		t.Fatalf("no documents: %v", err)
	}
	j := &judge{name: name}
	line := firstLine(t, exec.Command(node, append([]string{script}, documents...)...))
	if err := json.Unmarshal(line, &j.addresses); err != nil {
		t.Fatalf("%s said %q: %v", script, line, err)
	}
	return j
}

// firstLine starts a server of the folder node, which runs until the test ends, and
// returns the line that it prints once it is ready.
func firstLine(t *testing.T, cmd *exec.Cmd) []byte {
	t.Helper()
	var errors bytes.Buffer
	cmd.Dir, cmd.Stderr = "node", &errors
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cmd.Process.Kill()
		cmd.Wait()
		if t.Failed() {
			t.Logf("the server said:\n%s", errors.String())
		}
	})
	giveUp := time.AfterFunc(time.Minute, func() { cmd.Process.Kill() })
	defer giveUp.Stop()
	line, err := bufio.NewReader(stdout).ReadBytes('\n')
	if err != nil {
		t.Fatalf("the server did not start: %v", err)
	}
	return line
}

// A front stands before the server of one document. It gives out access tokens
// where the server does not, and keeps the last request for messages.
type front struct {
	url  string
	sent atomic.Value // text
}

// accessToken is the one that rest-mock.js gives out.
const accessToken = "A21AA-ppgen"

// front starts one for a document.
func (j *judge) front(t *testing.T, document string) *front {
	t.Helper()
	address, err := url.Parse(j.addresses[document])
	if err != nil || address.Host == "" {
		t.Fatalf("%s does not serve %s", j.name, document)
	}
	f := new(front)
	forward := httputil.NewSingleHostReverseProxy(address)
	mux := http.NewServeMux()
	if !j.givesTokens {
		mux.HandleFunc("POST /v1/oauth2/token", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "application/json")
			fmt.Fprintf(w, `{"access_token":%q,"token_type":"Bearer","expires_in":3600}`, accessToken)
		})
	}
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		f.sent.Store(fmt.Sprintf("%s %s\n%v\n%s", r.Method, r.URL, r.Header, body))
		r.Body = io.NopCloser(bytes.NewReader(body))
		forward.ServeHTTP(w, r)
	})
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	f.url = server.URL
	return f
}

// client returns a client that calls the front as if it were PayPal.
func (f *front) client(t *testing.T) *paypal.Client {
	t.Helper()
	pp, err := paypal.New(
		paypal.ClientCredentials{ClientID: "client", Secret: paypal.NewSecret("secret")},
		paypal.WithEnvironment(paypal.Custom(f.url)),
	)
	if err != nil {
		t.Fatal(err)
	}
	return pp
}
