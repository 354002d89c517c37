package paypal

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// clientCertificate returns a new certificate and its key as PEM texts.
func clientCertificate(t *testing.T, end time.Time) (cert, key []byte) {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "seller_api1.example.com"},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: end,
		KeyUsage: x509.KeyUsageDigitalSignature, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth},
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &private.PublicKey, private)
	if err != nil {
		t.Fatal(err)
	}
	pkcs8, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: pkcs8})
}

func testCertificate(t *testing.T, end time.Time) tls.Certificate {
	t.Helper()
	cert, key := clientCertificate(t, end)
	c, err := ParseCertificate(append(key, cert...))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestLoadCertificate(t *testing.T) {
	cert, key := clientCertificate(t, time.Now().Add(time.Hour))
	dir := t.TempDir()
	write := func(name string, parts ...[]byte) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(strings.TrimSpace(string(append([]byte{}, join(parts)...)))), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	both, reversed := write("both.pem", cert, key), write("reversed.pem", key, cert)
	certOnly, keyOnly := write("cert.pem", cert), write("key.pem", key)
	for _, files := range [][]string{{both}, {reversed}, {certOnly, keyOnly}, {keyOnly, certOnly}} {
		c, err := LoadCertificate(files...)
		if err != nil || len(c.Certificate) != 1 || c.PrivateKey == nil {
			t.Errorf("LoadCertificate(%v): %v", files, err)
		}
	}
	_, otherKey := clientCertificate(t, time.Now().Add(time.Hour))
	for _, c := range []struct {
		want  string
		files []string
	}{
		{"no certificate file", nil},
		{"no such file", []string{filepath.Join(dir, "none.pem")}},
		{"private key of the client certificate is missing", []string{certOnly}},
		{"cannot be used", []string{keyOnly}},
		{"cannot be used", []string{certOnly, write("other.pem", otherKey)}},
		{"openssl pkcs12", []string{write("cert.p12", []byte{0x30, 0x82, 1, 2})}},
		{"encrypted", []string{certOnly, write("enc.pem", pem.EncodeToMemory(&pem.Block{Type: "ENCRYPTED PRIVATE KEY", Bytes: []byte{1}}))}},
		{"encrypted", []string{certOnly, write("old.pem", pem.EncodeToMemory(&pem.Block{Type: "RSA PRIVATE KEY", Headers: map[string]string{"Proc-Type": "4,ENCRYPTED", "DEK-Info": "DES-EDE3-CBC,00"}, Bytes: []byte{1}}))}},
	} {
		if _, err := LoadCertificate(c.files...); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("LoadCertificate(%v) = %v, want it to say %q", c.files, err, c.want)
		}
	}
}

func join(parts [][]byte) (all []byte) {
	for _, p := range parts {
		all = append(all, p...)
	}
	return all
}

func TestExpiry(t *testing.T) {
	end := time.Now().Add(48 * time.Hour).Truncate(time.Second)
	cert := testCertificate(t, end)
	for _, leaf := range []*x509.Certificate{cert.Leaf, nil} {
		cert.Leaf = leaf
		if got, ok := expiry(cert); !ok || !got.Equal(end) {
			t.Errorf("expiry = %v, %t, want %v", got, ok, end)
		}
	}
	for _, bad := range []tls.Certificate{{}, {Certificate: [][]byte{{1}}}} {
		if got, ok := expiry(bad); ok {
			t.Errorf("expiry of nothing = %v", got)
		}
	}
}

type foreign struct{ Signature }

func TestCredentialsAreChecked(t *testing.T) {
	good := Certificate{Username: "u", Password: NewSecret("p"), TLS: testCertificate(t, time.Now().Add(time.Hour))}
	for _, c := range []struct {
		name  string
		creds Credentials
		want  string
	}{
		{"nil", nil, "no credentials"},
		{"nil *Signature", (*Signature)(nil), "no credentials"},
		{"nil *Certificate", (*Certificate)(nil), "no credentials"},
		{"embedded", foreign{testCreds}, "expected paypal.Signature or paypal.Certificate"},
		{"no username", Signature{Password: NewSecret("p"), Signature: NewSecret("s")}, "Username is empty"},
		{"no password", Signature{Username: "u", Signature: NewSecret("s")}, "Password is empty"},
		{"no signature", Signature{Username: "u", Password: NewSecret("p")}, "Signature is empty"},
		{"all empty", Signature{}, "Signature is empty"},
		{"line break", Signature{Username: "u", Password: NewSecret(canaryPassword + "\n"), Signature: NewSecret("s")}, "Password starts or ends with white space"},
		{"control", Signature{Username: "u", Password: NewSecret("p"), Signature: NewSecret("s"), Subject: "a\x00b"}, "Subject contains a control character"},
		{"not UTF-8", Signature{Username: "u\xff", Password: NewSecret("p"), Signature: NewSecret("s")}, "Username is not valid UTF-8"},
		{"no certificate", Certificate{Username: "u", Password: NewSecret("p")}, "TLS has no certificate"},
		{"no key", Certificate{Username: "u", Password: NewSecret("p"), TLS: tls.Certificate{Certificate: [][]byte{{1}}}}, "TLS has no certificate"},
		{"good signature", &testCreds, ""},
		{"good certificate", &good, ""},
	} {
		_, err := New(c.creds, WithEnvironment(Sandbox()))
		switch {
		case c.want == "" && err != nil, c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)):
			t.Errorf("%s: %v, want it to say %q", c.name, err, c.want)
		case err != nil:
			leaks(t, c.name, err)
		}
	}
}
