package paypal

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

func TestTransportsThatAreRefused(t *testing.T) {
	cert := Certificate{Username: "u", Password: NewSecret("p"), TLS: testCertificate(t, time.Now().Add(time.Hour))}
	with := func(c *tls.Config) *http.Client { return &http.Client{Transport: &http.Transport{TLSClientConfig: c}} }
	for _, c := range []struct {
		name  string
		creds Credentials
		http  *http.Client
		want  string
	}{
		{"nil client", testCreds, nil, "the client is nil"},
		{"nil transport", testCreds, &http.Client{Transport: (*http.Transport)(nil)}, "the transport is nil"},
		{"no verification", testCreds, with(&tls.Config{InsecureSkipVerify: true}), "set RootCAs instead"},
		{"no verification, certificate", cert, with(&tls.Config{InsecureSkipVerify: true}), "set RootCAs instead"},
		{"TLS 1.1", testCreds, with(&tls.Config{MinVersion: tls.VersionTLS11}), "TLS before 1.2"},
		{"at most TLS 1.0", testCreds, with(&tls.Config{MaxVersion: tls.VersionTLS10}), "TLS before 1.2"},
		{"foreign transport with certificate", cert, &http.Client{Transport: tripper(nil)}, "expected *http.Transport"},
		{"own dialer with certificate", cert, &http.Client{Transport: &http.Transport{DialTLSContext: func(context.Context, string, string) (net.Conn, error) { return nil, nil }}}, "DialTLSContext"},
		{"foreign transport", testCreds, &http.Client{Transport: tripper(nil)}, ""},
		{"default transport", testCreds, &http.Client{}, ""},
		{"default transport with certificate", cert, &http.Client{}, ""},
		{"TLS 1.3", testCreds, with(&tls.Config{MinVersion: tls.VersionTLS13}), ""},
	} {
		_, err := New(c.creds, WithEnvironment(Sandbox()), WithHTTPClient(c.http))
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: %v, want it to say %q", c.name, err, c.want)
		}
	}
}

func TestOptionsThatAreRefused(t *testing.T) {
	for want, o := range map[string]Option{
		"WithTimeout":          WithTimeout(-time.Second),
		"OnBehalfOf":           OnBehalfOf(""),
		"white space":          OnBehalfOf("a "),
		"WithUserAgent":        WithUserAgent("a\r\nX: y"),
		"printable":            WithUserAgent(""),
		"WithMaxResponseBytes": WithMaxResponseBytes(0),
	} {
		if _, err := New(testCreds, WithEnvironment(Sandbox()), nil, o); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want it to say %q", err, want)
		}
	}
}

func tlsServer(t *testing.T, cfg *tls.Config) *httptest.Server {
	t.Helper()
	srv := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		if certs := r.TLS.PeerCertificates; len(certs) > 0 {
			w.Header().Set("X-Client", certs[0].Subject.CommonName)
		}
		_, _ = io.WriteString(w, success)
	}))
	srv.TLS = cfg
	srv.Config.ErrorLog = slog.NewLogLogger(slog.DiscardHandler, slog.LevelError)
	srv.StartTLS()
	t.Cleanup(srv.Close)
	return srv
}

func TestTLS(t *testing.T) {
	srv := tlsServer(t, nil)
	if err := newClient(t, srv).Exchange(context.Background(), exchange(unsafeOp), nil); err != nil {
		t.Errorf("a server with a trusted certificate: %v", err)
	}
	untrusting, err := New(testCreds, WithEnvironment(Custom(srv.URL)))
	if err != nil {
		t.Fatal(err)
	}
	e := callError(t, untrusting, unsafeOp)
	wantClasses(t, e, "communication")
	if !strings.Contains(e.Error(), "certificate") {
		t.Errorf("an untrusted server certificate reads %q", e)
	}
	old := tlsServer(t, &tls.Config{MinVersion: tls.VersionTLS10, MaxVersion: tls.VersionTLS11}) //nolint:gosec // it is what is tried
	wantClasses(t, callError(t, newClient(t, old), unsafeOp), "communication")
}

func TestClientCertificates(t *testing.T) {
	creds := Certificate{Username: "u", Password: NewSecret("p"), TLS: testCertificate(t, time.Now().Add(time.Hour))}
	pool := x509.NewCertPool()
	pool.AddCert(creds.TLS.Leaf)
	srv := tlsServer(t, &tls.Config{ClientAuth: tls.RequireAndVerifyClientCert, ClientCAs: pool})
	given := srv.Client()
	c, err := New(&creds, WithEnvironment(Custom(srv.URL)), WithHTTPClient(given))
	if err != nil {
		t.Fatal(err)
	}
	var m Meta
	if err := c.Exchange(context.Background(), exchange(unsafeOp), []CallOption{Capture(&m)}); err != nil || m.Header.Get("X-Client") != "seller_api1.example.com" {
		t.Errorf("the server saw the certificate of %q, %v", m.Header.Get("X-Client"), err)
	}
	if given.Transport.(*http.Transport).TLSClientConfig.GetClientCertificate != nil {
		t.Error("the transport that was given has been changed")
	}
	for name, creds := range map[string]Credentials{
		"no certificate":      testCreds,
		"another certificate": Certificate{Username: "u", Password: NewSecret("p"), TLS: testCertificate(t, time.Now().Add(time.Hour))},
	} {
		c, err := New(creds, WithEnvironment(Custom(srv.URL)), WithHTTPClient(srv.Client()))
		if err != nil {
			t.Fatal(err)
		}
		// The alert may be lost when the server closes the connection quickly.
		if err := c.Exchange(context.Background(), exchange(safeOp), nil); !errors.Is(err, ErrCommunication) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestOldCertificatesAreWarnedAbout(t *testing.T) {
	for days, want := range map[int]bool{-1: true, 10: true, 40: false} {
		var logs bytes.Buffer
		creds := Certificate{Username: "u", Password: NewSecret("p"), TLS: testCertificate(t, time.Now().AddDate(0, 0, days))}
		if _, err := New(creds, WithEnvironment(Sandbox()), WithLogger(slog.New(slog.NewTextHandler(&logs, nil)))); err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(logs.String(), "level=WARN"); got != want {
			t.Errorf("a certificate with %d days left: %q", days, logs.String())
		}
	}
}

func TestClientsShareConnections(t *testing.T) {
	a, err := New(testCreds, WithEnvironment(Sandbox()))
	if err != nil {
		t.Fatal(err)
	}
	b, err := New(testCreds, WithEnvironment(Live()))
	if err != nil {
		t.Fatal(err)
	}
	if a.core.http.Transport != b.core.http.Transport || a.OnBehalfOf("x").core.http != a.core.http {
		t.Error("clients do not share one transport")
	}
	if a.Environment() != Sandbox() || (*Client)(nil).Environment() != (Environment{}) {
		t.Error("a client does not know its environment")
	}
	if tr := a.core.http.Transport.(*http.Transport); tr.TLSClientConfig.MinVersion != tls.VersionTLS12 {
		t.Error("the default transport allows old TLS")
	}
}
