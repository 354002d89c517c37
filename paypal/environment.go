package paypal

import (
	"cmp"
	"errors"
	"fmt"
	"net"
	"net/url"
	"slices"
	"strings"
)

// An Environment is where calls go: PayPal's live system, its sandbox, or a
// server of your own. Environments are values and can be compared with ==.
type Environment struct {
	name   string
	domain string // what follows the first label of PayPal's hosts; empty for a custom environment
	base   string // of a custom environment

	soap, nvp, rest string // addresses that replace those of the table
}

// Live is the system that moves money.
func Live() Environment { return Environment{name: "live", domain: ".paypal.com"} }

// Sandbox is PayPal's system for tests. It has accounts and credentials of its
// own.
func Sandbox() Environment { return Environment{name: "sandbox", domain: ".sandbox.paypal.com"} }

// Custom is a server that speaks PayPal's protocols: a fake in tests, or a
// gateway. SOAP calls go to base/2.0/, NVP calls to base/nvp and REST calls to
// base. It must be an https address; http is accepted for this machine only.
func Custom(base string) Environment {
	return Environment{name: "custom", base: strings.TrimSuffix(base, "/")}
}

// WithURL returns e with another address for the calls of one wire, such as a
// legacy host. The rule for Custom applies.
func (e Environment) WithURL(w Wire, address string) Environment {
	switch w {
	case SOAP:
		e.soap = address
	case NVP:
		e.nvp = address
	case REST:
		e.rest = address
	}
	return e
}

// String returns "live", "sandbox" or "custom".
func (e Environment) String() string { return e.name }

// Endpoint returns the address that calls of a wire are sent to. For REST it is
// the address that paths are appended to.
func (e Environment) Endpoint(w Wire, k CredentialKind) (string, error) {
	if e.name == "" {
		return "", errors.New("no environment: choose paypal.Sandbox() or paypal.Live()")
	}
	address, err := e.address(w, k)
	if err == nil {
		err = checkURL(address)
	}
	if err != nil {
		return "", err
	}
	return address, nil
}

func (e Environment) address(w Wire, k CredentialKind) (string, error) {
	switch w {
	case SOAP:
		return cmp.Or(e.soap, e.classic(k)+"/2.0/"), nil
	case NVP:
		return cmp.Or(e.nvp, e.classic(k)+"/nvp"), nil
	case REST:
		return cmp.Or(e.rest, e.host("api-m")), nil
	}
	return "", fmt.Errorf("unknown wire %q: expected SOAP, NVP or REST", clip(string(w), 20))
}

// classic returns the server of SOAP and NVP, where each kind of credentials has
// its own.
func (e Environment) classic(k CredentialKind) string {
	if k == KindCertificate {
		return e.host("api")
	}
	return e.host("api-3t")
}

// Checkout returns the server of the pages that buyers see.
func (e Environment) Checkout() string { return e.host("www") }

// IPN returns the address that instant payment notifications are sent back to
// for verification.
func (e Environment) IPN() string { return e.host("ipnpb") + "/cgi-bin/webscr" }

func (e Environment) host(label string) string {
	if e.domain == "" {
		return e.base
	}
	return "https://" + label + e.domain
}

// checkURL refuses addresses that would send credentials in the clear or to the
// wrong kind of server. It does not quote them, since they may hold a password.
func checkURL(address string) error {
	u, err := url.Parse(address)
	if err != nil || u.Hostname() == "" {
		return errors.New("the address of a custom environment is not a URL: expected one like https://gateway.example.com")
	}
	host := strings.ToLower(u.Hostname())
	switch {
	case u.User != nil || u.RawQuery != "" || u.Fragment != "":
		return fmt.Errorf("the address of %s must have no user, query or fragment", host)
	case u.Scheme == "http" && !isLoopback(host):
		return fmt.Errorf("http would send credentials to %s in the clear: use https (http is for this machine only)", host)
	case u.Scheme != "http" && u.Scheme != "https":
		return fmt.Errorf("%s cannot be reached by %q: use https", host, clip(u.Scheme, 20))
	case strings.HasSuffix(host, "payflowpro.paypal.com"):
		return errors.New("the address speaks Payflow, another protocol: use paypal.Live() or paypal.Sandbox()")
	}
	return nil
}

func isLoopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// isLive reports whether an address is of the system that moves money.
func isLive(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	host := strings.ToLower(u.Hostname())
	return strings.HasSuffix(host, ".paypal.com") && !strings.HasSuffix(host, ".sandbox.paypal.com")
}

// target returns the path and query of a link, when it leads to where REST calls
// go: base, or another name of PayPal for the same servers. Elsewhere the access
// token must not go.
func (e Environment) target(link, base string) (string, error) {
	if !strings.Contains(link, "://") && !strings.HasPrefix(link, "/") {
		link = "https://" + link // some links of PayPal lack it
	}
	u, err := url.Parse(link)
	if err != nil {
		return "", errors.New("the link is not a URL")
	}
	b, err := url.Parse(base)
	if err != nil {
		return "", err
	}
	if u.Host == "" && u.Scheme == "" && !strings.HasPrefix(link, "//") {
		u.Scheme, u.Host = b.Scheme, b.Host
	}
	path, below := strings.CutPrefix(u.EscapedPath(), strings.TrimSuffix(b.EscapedPath(), "/"))
	switch {
	case u.Scheme != b.Scheme || u.User != nil || !e.isHost(u.Host, b.Host):
		return "", fmt.Errorf("the link leads to %q: expected %s://%s, since the access token must not go elsewhere", clip(u.Scheme+"://"+u.Host, 80), b.Scheme, b.Host)
	case !below || !strings.HasPrefix(path, "/"):
		return "", fmt.Errorf("the link leads to %q: expected a path below %q", clip(u.EscapedPath(), 80), b.EscapedPath())
	case u.RawQuery != "":
		path += "?" + u.RawQuery
	}
	return path, nil
}

// isHost reports whether a host is that of base, or another name for it.
func (e Environment) isHost(host, base string) bool {
	if strings.EqualFold(host, base) {
		return true
	}
	names := []string{"api" + e.domain, "api-m" + e.domain}
	return e.domain != "" && slices.Contains(names, strings.ToLower(base)) && slices.Contains(names, strings.ToLower(host))
}
