package paypal

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math"
	"net/http"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/ppgen/ppgen/paypal/internal/wire"
)

// An Option is a setting of a Client.
type Option interface{ applyClient(*config) }

// A CallOption is a setting of one call.
type CallOption interface{ applyCall(*call) }

// A Setting serves both New, for all calls of a client, and a single call, where
// it replaces the client's.
type Setting interface {
	Option
	CallOption
}

type (
	clientOption func(*config)
	callOption   func(*call)
	setting      func(*settings)
)

func (f clientOption) applyClient(c *config) { f(c) }
func (f callOption) applyCall(c *call)       { f(c) }
func (f setting) applyClient(c *config)      { f(&c.settings) }
func (f setting) applyCall(c *call)          { f(&c.settings) }

// settings are what a client has for all calls and a call may replace.
type settings struct {
	timeout time.Duration
	subject string // empty: that of the credentials
	wire    Wire   // for operations that have several
	kernel  []any
	err     error // what is wrong with the options so far
}

func (s *settings) fail(err error) { s.err = errors.Join(s.err, err) }

// config is what options make of a client.
type config struct {
	settings
	environment Environment
	httpClient  *http.Client
	userAgent   string
	logger      *slog.Logger
	maxBytes    int64
	onUnknown   func(context.Context, *Meta)
}

// call is what call options make of one call.
type call struct {
	settings
	capture []*Meta
}

// The defaults of a client.
const (
	defaultTimeout  = 60 * time.Second
	defaultMaxBytes = 10 << 20
)

func newConfig(opts []Option) *config {
	c := &config{
		settings:  settings{timeout: defaultTimeout, wire: SOAP},
		userAgent: "ppgen/" + version,
		maxBytes:  defaultMaxBytes,
	}
	for _, o := range opts {
		if o != nil {
			o.applyClient(c)
		}
	}
	return c
}

func newCall(of settings, opts []CallOption) *call {
	c := &call{settings: of}
	c.kernel = slices.Clip(c.kernel) // calls at the same time must not add to one array
	for _, o := range opts {
		if o != nil {
			o.applyCall(c)
		}
	}
	return c
}

// WithEnvironment chooses where calls go. There is no default: a client for the
// wrong system either fails or moves real money.
func WithEnvironment(e Environment) Option {
	return clientOption(func(c *config) { c.environment = e })
}

// WithHTTPClient sets the transport, and with it proxies, connection limits and
// trusted roots. Several Clients may share one. Of the http.Client only Transport
// and Timeout are used: redirects are never followed and cookies not kept. A
// transport that does not verify certificates, or allows TLS before 1.2, is
// refused. For Certificate credentials it must be an *http.Transport, of which a
// copy is made.
func WithHTTPClient(h *http.Client) Option {
	return clientOption(func(c *config) {
		if h == nil {
			c.fail(errors.New("WithHTTPClient: the client is nil"))
		}
		c.httpClient = h
	})
}

// WithTimeout limits how long a call may take, from connecting to the last byte
// of the answer. The default is a minute: cutting a payment off early leaves you
// not knowing whether it was made.
func WithTimeout(d time.Duration) Setting {
	return setting(func(s *settings) {
		if d <= 0 {
			s.fail(fmt.Errorf("WithTimeout: %v is not a time-out: expected more than 0", d))
		}
		s.timeout = d
	})
}

// OnBehalfOf makes calls for another account, which has given its permission:
// subject is its e-mail address or payer id. It replaces the Subject of the
// credentials; on REST it is sent as PayPal-Auth-Assertion.
func OnBehalfOf(subject string) Setting {
	return setting(func(s *settings) {
		if subject == "" {
			s.fail(errors.New("OnBehalfOf: the subject is empty: expected the e-mail address or payer id of an account"))
		}
		s.fail(sendable("Subject", subject))
		s.subject = subject
	})
}

// OverNVP has calls travel as NVP, PayPal's name-value pairs, instead of SOAP. It
// is for operations that can travel on both. An operation that only SOAP has, and
// a request with a field that NVP has no name for, give an error before anything
// is sent.
func OverNVP() Setting { return over(NVP) }

// OverSOAP has calls travel as SOAP, which is how they do by default. It is for
// single calls of a client that has OverNVP.
func OverSOAP() Setting { return over(SOAP) }

func over(w Wire) Setting { return setting(func(s *settings) { s.wire = w }) }

// WithUserAgent adds the name of your software to the User-Agent header, as in
// "shop/2.1".
func WithUserAgent(suffix string) Option {
	return clientOption(func(c *config) {
		if suffix == "" || strings.ContainsFunc(suffix, func(r rune) bool { return r > unicode.MaxASCII || unicode.IsControl(r) }) {
			c.fail(errors.New("WithUserAgent: expected printable ASCII text such as shop/2.1"))
		}
		c.userAgent += " " + suffix
	})
}

// WithLogger writes one line per call: operation, status, Ack, correlation id and
// duration, and for failures the error. Bodies and secrets are never logged.
func WithLogger(l *slog.Logger) Option {
	return clientOption(func(c *config) { c.logger = l })
}

// WithMaxResponseBytes limits how large an answer may be once decompressed. The
// default is 10 MiB.
func WithMaxResponseBytes(n int64) Option {
	return clientOption(func(c *config) {
		if n <= 0 {
			c.fail(fmt.Errorf("WithMaxResponseBytes: %d is not a limit: expected more than 0", n))
		}
		c.maxBytes = min(n, math.MaxInt64-1) // one more byte is read, to see the end
	})
}

// OnUnknown has f called after each call whose answer held something that the
// contract does not describe; Meta.Unknown lists it. f must be safe for
// concurrent use and must not change the Meta.
func OnUnknown(f func(context.Context, *Meta)) Option {
	return clientOption(func(c *config) { c.onUnknown = f })
}

// Capture fills m when the call has ended, whether it succeeded or not.
func Capture(m *Meta) CallOption {
	return callOption(func(c *call) {
		if m != nil {
			c.capture = append(c.capture, m)
		}
	})
}

// KernelOption returns an option that Client passes on to the kernel of a wire.
// It is for those kernels, which give it a name of their own.
func KernelOption(o wire.Option) CallOption {
	return callOption(func(c *call) { c.kernel = append(c.kernel, o.Value) })
}

// KernelSetting is KernelOption for what a client can have for all its calls too.
func KernelSetting(o wire.Option) Setting {
	return setting(func(s *settings) { s.kernel = append(slices.Clip(s.kernel), o.Value) })
}
