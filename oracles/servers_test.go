package oracles

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ppgen/ppgen/internal/testenv"
)

// A server is a SOAP server of somebody else, made from our WSDL.
type server struct {
	url string
	log string // one JSON line per call, as the server understood it
}

// startPHP starts the server of PHP's SOAP extension.
func startPHP(t *testing.T) server {
	php := testenv.Program(t, "php", "Debian packages php-cli and php-soap")
	port := freePort(t)
	return start(t, port, "php", exec.Command(php, "-S", "127.0.0.1:"+port, "server.php"))
}

// startNode starts the server of node-soap.
func startNode(t *testing.T) server {
	node := testenv.Program(t, "node", "Node.js")
	if _, err := os.Stat(filepath.Join("node", "node_modules", "soap")); err != nil {
		testenv.Missing(t, "node-soap is not installed (npm ci in oracles/node)")
	}
	port := freePort(t)
	return start(t, port, "node", exec.Command(node, "soap-server.js", port))
}

func start(t *testing.T, port, dir string, cmd *exec.Cmd) server {
	t.Helper()
	s := server{url: "http://127.0.0.1:" + port, log: filepath.Join(t.TempDir(), "calls.jsonl")}
	cmd.Dir = dir
	cmd.Env = append(os.Environ(),
		"WSDL="+filepath.Join(testenv.Root(), "specs", "soap", "PayPalSvc.wsdl"),
		"REPLIES="+filepath.Join(testenv.Root(), "oracles", "replies.json"),
		"LOG="+s.log,
	)
	var output bytes.Buffer
	cmd.Stdout, cmd.Stderr = &output, &output
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cmd.Process.Kill()
		cmd.Wait()
		if t.Failed() {
			t.Logf("the server said:\n%s", output.String())
		}
	})
	waitUntilReady(t, s.url)
	return s
}

func freePort(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return fmt.Sprint(l.Addr().(*net.TCPAddr).Port)
}

func waitUntilReady(t *testing.T, url string) {
	t.Helper()
	for range 100 {
		if resp, err := http.Get(url + "/ready"); err == nil {
			resp.Body.Close()
			if resp.StatusCode == http.StatusOK {
				return
			}
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Fatalf("the server at %s does not answer", url)
}

// understood returns what the server made of its last call of an operation.
func (s server) understood(t *testing.T, operation string) any {
	t.Helper()
	data, err := os.ReadFile(s.log)
	if err != nil {
		t.Fatal(err)
	}
	var last any
	for line := range strings.Lines(string(data)) {
		var call struct {
			Name      string
			Arguments []any
		}
		dec := json.NewDecoder(strings.NewReader(line))
		dec.UseNumber()
		if err := dec.Decode(&call); err != nil {
			t.Fatal(err)
		}
		if call.Name == operation && len(call.Arguments) == 1 {
			last = call.Arguments[0]
		}
	}
	return last
}
