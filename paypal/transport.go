package paypal

import (
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/http"
	"sync"
	"time"
)

// sharedTransport is what clients without WithHTTPClient use, so that they share
// connections. It takes proxies from the environment as net/http does.
var sharedTransport = sync.OnceValue(func() *http.Transport {
	dialer := &net.Dialer{Timeout: 10 * time.Second, KeepAlive: 30 * time.Second}
	return &http.Transport{
		Proxy:               http.ProxyFromEnvironment,
		DialContext:         dialer.DialContext,
		TLSClientConfig:     &tls.Config{MinVersion: tls.VersionTLS12},
		TLSHandshakeTimeout: 10 * time.Second,
		ForceAttemptHTTP2:   true,
		MaxIdleConns:        100,
		MaxIdleConnsPerHost: 10,
		// Less than servers keep idle connections open: a request that meets a
		// connection just closed fails with an unknown outcome.
		IdleConnTimeout: 30 * time.Second,
	}
})

// httpClient returns the client that requests are sent with. It follows no
// redirects, which could carry credentials to another host.
func httpClient(given *http.Client, creds Credentials) (*http.Client, error) {
	c := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	var t http.RoundTripper = sharedTransport()
	if given != nil {
		c.Timeout, t = given.Timeout, given.Transport
	}
	if t == nil {
		t = http.DefaultTransport
	}
	standard, ok := t.(*http.Transport)
	if ok {
		if err := checkTransport(standard); err != nil {
			return nil, err
		}
	}
	if cert, isCert := creds.(Certificate); isCert {
		if !ok {
			return nil, fmt.Errorf("a transport of type %T cannot be given the client certificate: expected *http.Transport", t)
		}
		own, err := withCertificate(standard, cert.TLS)
		if err != nil {
			return nil, err
		}
		t = own
	}
	c.Transport = t
	return c, nil
}

// checkTransport refuses transports that would not protect credentials.
func checkTransport(t *http.Transport) error {
	switch {
	case t == nil:
		return errors.New("WithHTTPClient: the transport is nil")
	case t.TLSClientConfig == nil:
		return nil
	case t.TLSClientConfig.InsecureSkipVerify:
		return errors.New("WithHTTPClient: the transport does not verify certificates: for a server with a certificate of your own, set RootCAs instead of InsecureSkipVerify")
	case tooOld(t.TLSClientConfig.MinVersion) || tooOld(t.TLSClientConfig.MaxVersion):
		return errors.New("WithHTTPClient: the transport allows TLS before 1.2: leave MinVersion and MaxVersion unset")
	}
	return nil
}

// tooOld reports whether a TLS version is set (0 means Go's default, which is
// 1.2 or newer) and old.
func tooOld(v uint16) bool { return v != 0 && v < tls.VersionTLS12 }

// withCertificate returns a copy of t that presents cert to every server that
// asks for a certificate. It presents it whatever issuers the server names: those
// lists are often wrong, and without a certificate the call fails anyway.
func withCertificate(t *http.Transport, cert tls.Certificate) (*http.Transport, error) {
	if t.DialTLSContext != nil {
		return nil, errors.New("WithHTTPClient: a transport with DialTLSContext cannot be given the client certificate: leave it unset")
	}
	t = t.Clone()
	if t.TLSClientConfig == nil {
		t.TLSClientConfig = &tls.Config{MinVersion: tls.VersionTLS12}
	}
	t.TLSClientConfig.GetClientCertificate = func(*tls.CertificateRequestInfo) (*tls.Certificate, error) {
		return &cert, nil
	}
	return t, nil
}
