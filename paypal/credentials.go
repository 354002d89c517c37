package paypal

import (
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ppgen/ppgen/paypal/internal/wire"
)

// Credentials say who calls: Signature or Certificate on SOAP and NVP,
// ClientCredentials on REST. The set is closed.
type Credentials interface {
	kind() CredentialKind
	check() error
	wire() wire.Credentials
}

// A CredentialKind is one of the ways to prove who calls. Each has hosts of its
// own.
type CredentialKind string

// The kinds of credentials.
const (
	KindSignature   CredentialKind = "signature"
	KindCertificate CredentialKind = "certificate"
	KindClient      CredentialKind = "client"
)

// speaks reports whether credentials of the kind serve calls of a wire.
func (k CredentialKind) speaks(w Wire) bool {
	switch w {
	case SOAP, NVP:
		return k != KindClient
	case REST:
		return k == KindClient
	}
	return false
}

// Signature is the API username, password and signature of an account. Subject
// is the e-mail address or payer id of the account to act for, if it is another
// one that gave its permission.
type Signature struct {
	Username  string
	Password  Secret
	Signature Secret
	Subject   string
}

// Certificate is the API username and password of an account together with the
// client certificate that PayPal issued for it; LoadCertificate reads one.
// Subject is as for Signature.
type Certificate struct {
	Username string
	Password Secret
	Subject  string
	TLS      tls.Certificate `json:"-" xml:"-" yaml:"-"`
}

// ClientCredentials are the id and the secret of a REST application. The client
// fetches access tokens with them and keeps those until shortly before they end.
type ClientCredentials struct {
	ClientID string
	Secret   Secret
}

func (Signature) kind() CredentialKind         { return KindSignature }
func (Certificate) kind() CredentialKind       { return KindCertificate }
func (ClientCredentials) kind() CredentialKind { return KindClient }

func (s Signature) wire() wire.Credentials {
	return wire.Credentials{Username: s.Username, Password: s.Password.reveal(), Signature: s.Signature.reveal(), Subject: s.Subject}
}

func (c Certificate) wire() wire.Credentials {
	return wire.Credentials{Username: c.Username, Password: c.Password.reveal(), Subject: c.Subject}
}

func (c ClientCredentials) wire() wire.Credentials {
	return wire.Credentials{Username: c.ClientID, Password: c.Secret.reveal()}
}

func (s Signature) check() error {
	return errors.Join(
		required("Username", s.Username),
		required("Password", s.Password.reveal()),
		required("Signature", s.Signature.reveal()),
		sendable("Subject", s.Subject),
	)
}

func (c Certificate) check() error {
	var missing error
	if len(c.TLS.Certificate) == 0 || c.TLS.PrivateKey == nil {
		missing = errors.New("credentials: TLS has no certificate with its private key: read the file from PayPal with LoadCertificate")
	}
	return errors.Join(
		required("Username", c.Username),
		required("Password", c.Password.reveal()),
		missing,
		sendable("Subject", c.Subject),
	)
}

func (c ClientCredentials) check() error {
	var colon error
	if strings.Contains(c.ClientID, ":") {
		colon = errors.New("credentials: ClientID contains a colon: was the secret copied along?")
	}
	return errors.Join(
		requiredFrom(application, "ClientID", c.ClientID),
		requiredFrom(application, "Secret", c.Secret.reveal()),
		colon,
	)
}

// plain returns creds as a value, so that a nil pointer is found here and not by
// a panic in the middle of a payment.
func plain(creds Credentials) (Credentials, error) {
	switch c := creds.(type) {
	case Signature, Certificate, ClientCredentials:
		return c, nil
	case *Signature:
		if c != nil {
			return *c, nil
		}
	case *Certificate:
		if c != nil {
			return *c, nil
		}
	case *ClientCredentials:
		if c != nil {
			return *c, nil
		}
	case nil:
	default:
		return nil, fmt.Errorf("credentials of type %T: expected paypal.Signature or paypal.Certificate, or paypal.ClientCredentials for REST", creds)
	}
	return nil, errors.New("no credentials: expected paypal.Signature or paypal.Certificate, or paypal.ClientCredentials for REST")
}

// Where credentials stand.
const (
	account     = "among the API credentials in the settings of the PayPal account"
	application = "at the application on PayPal's site for developers"
)

func required(field, value string) error { return requiredFrom(account, field, value) }

func requiredFrom(source, field, value string) error {
	if value == "" {
		return fmt.Errorf("credentials: %s is empty: it stands %s", field, source)
	}
	return sendable(field, value)
}

// sendable finds what a copied credential must not contain. The value itself is
// never part of the message.
func sendable(field, value string) error {
	switch {
	case !utf8.ValidString(value):
		return fmt.Errorf("credentials: %s is not valid UTF-8", field)
	case strings.TrimSpace(value) != value:
		return fmt.Errorf("credentials: %s starts or ends with white space: was a line break copied along?", field)
	case strings.ContainsFunc(value, unicode.IsControl):
		return fmt.Errorf("credentials: %s contains a control character", field)
	}
	return nil
}

// Format writes the credentials without their secrets, for every verb.
func (s Signature) Format(f fmt.State, _ rune) {
	_, _ = fmt.Fprintf(f, "paypal.Signature{Username:%q, Password:%s, Signature:%s, Subject:%q}", s.Username, s.Password, s.Signature, s.Subject)
}

// Format writes the credentials without their secrets, for every verb.
func (c Certificate) Format(f fmt.State, _ rune) {
	_, _ = fmt.Fprintf(f, "paypal.Certificate{Username:%q, Password:%s, Subject:%q, TLS:", c.Username, c.Password, c.Subject)
	if len(c.TLS.Certificate) > 0 {
		_, _ = io.WriteString(f, redacted)
	}
	_, _ = io.WriteString(f, "}")
}

// Format writes the credentials without their secrets, for every verb.
func (c ClientCredentials) Format(f fmt.State, _ rune) {
	_, _ = fmt.Fprintf(f, "paypal.ClientCredentials{ClientID:%q, Secret:%s}", c.ClientID, c.Secret)
}

// LogValue returns the credentials without their secrets.
func (s Signature) LogValue() slog.Value {
	return slog.GroupValue(slog.String("kind", string(KindSignature)), slog.String("username", s.Username), slog.String("subject", s.Subject))
}

// LogValue returns the credentials without their secrets.
func (c Certificate) LogValue() slog.Value {
	return slog.GroupValue(slog.String("kind", string(KindCertificate)), slog.String("username", c.Username), slog.String("subject", c.Subject))
}

// LogValue returns the credentials without their secrets.
func (c ClientCredentials) LogValue() slog.Value {
	return slog.GroupValue(slog.String("kind", string(KindClient)), slog.String("client_id", c.ClientID))
}
