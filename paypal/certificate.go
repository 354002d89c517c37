package paypal

import (
	"bytes"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"os"
	"time"
)

// LoadCertificate reads a client certificate and its private key from PEM files:
// the single file that PayPal issues holds both, and other tools write two.
func LoadCertificate(files ...string) (tls.Certificate, error) {
	if len(files) == 0 {
		return tls.Certificate{}, errors.New("no certificate file: expected the PEM file from PayPal")
	}
	var all []byte
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			return tls.Certificate{}, fmt.Errorf("reading the client certificate: %w", err)
		}
		all = append(append(all, text...), '\n')
	}
	return ParseCertificate(all)
}

// ParseCertificate reads a client certificate and its private key from PEM text
// that holds both, in any order.
func ParseCertificate(text []byte) (tls.Certificate, error) {
	if err := checkPEM(text); err != nil {
		return tls.Certificate{}, err
	}
	cert, err := tls.X509KeyPair(text, text)
	if err != nil {
		return tls.Certificate{}, fmt.Errorf("the client certificate cannot be used: %w", err)
	}
	return cert, nil
}

// checkPEM finds the frequent mistakes, for which crypto/tls has no advice.
func checkPEM(text []byte) error {
	block, rest := pem.Decode(text)
	if block == nil {
		return errors.New("the client certificate is not PEM text: a PKCS#12 file becomes one with: openssl pkcs12 -in cert.p12 -nodes -out cert.pem")
	}
	for ; block != nil; block, rest = pem.Decode(rest) {
		if block.Type == "ENCRYPTED PRIVATE KEY" || block.Headers["DEK-Info"] != "" {
			return errors.New("the private key is encrypted: decrypt it with: openssl pkey -in cert_key.pem -out key.pem")
		}
	}
	if !bytes.Contains(text, []byte("PRIVATE KEY-----")) {
		return errors.New("the private key of the client certificate is missing: PayPal's own file holds both, other tools write a second file for it")
	}
	return nil
}

// expiry returns when a client certificate ends, and false when it cannot be
// read.
func expiry(cert tls.Certificate) (time.Time, bool) {
	leaf := cert.Leaf
	if leaf == nil && len(cert.Certificate) > 0 {
		leaf, _ = x509.ParseCertificate(cert.Certificate[0])
	}
	if leaf == nil {
		return time.Time{}, false
	}
	return leaf.NotAfter, true
}
