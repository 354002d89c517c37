package paypal

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"time"

	"github.com/ppgen/ppgen/paypal/internal/oauth"
)

// A Client sends the requests of generated clients. It does not change once made
// and is safe for concurrent use; make one and share it.
type Client struct {
	// A pointer keeps fmt from printing what is behind it when a Client is a
	// field of something printed.
	core *core
}

// core is a client's settings and connections.
type core struct {
	config
	creds Credentials
	http  *http.Client
	urls  map[Wire]string
	live  bool // real money moves

	// tokens are shared with the copies that OnBehalfOf makes.
	tokens *oauth.Source

	// traced says that http reports when it connects, so that a request that
	// never left can be told from one that did.
	traced bool
}

// New returns a client that calls as creds say. WithEnvironment must be among the
// options. It connects to nothing yet.
func New(creds Credentials, opts ...Option) (*Client, error) {
	c, err := newCore(creds, newConfig(opts))
	if err != nil {
		return nil, fmt.Errorf("paypal: %w", err)
	}
	c.warnOfExpiry(time.Now())
	return &Client{c}, nil
}

func newCore(creds Credentials, cfg *config) (*core, error) {
	creds, err := plain(creds)
	if err != nil {
		return nil, err
	}
	if err := errors.Join(creds.check(), cfg.err); err != nil {
		return nil, err
	}
	c := &core{config: *cfg, creds: creds, urls: map[Wire]string{}}
	for _, w := range []Wire{SOAP, NVP, REST} {
		if c.urls[w], err = cfg.environment.Endpoint(w, creds.kind()); err != nil {
			return nil, err
		}
	}
	if c.http, err = httpClient(cfg.httpClient, creds); err != nil {
		return nil, err
	}
	_, c.traced = c.http.Transport.(*http.Transport)
	c.live = isLive(c.urls[REST])
	c.tokens = &oauth.Source{Fetch: c.fetchToken, Now: time.Now}
	return c, nil
}

// expiryNotice is how long before its end a client certificate is warned about.
// PayPal issues them for three years, long enough to forget.
const expiryNotice = 30 * 24 * time.Hour

func (c *core) warnOfExpiry(now time.Time) {
	cert, ok := c.creds.(Certificate)
	if !ok || c.logger == nil {
		return
	}
	if end, ok := expiry(cert.TLS); ok && end.Sub(now) < expiryNotice {
		c.logger.Warn("paypal client certificate ends soon or has ended: renew it in the settings of the PayPal account", slog.Time("end", end))
	}
}

// OnBehalfOf returns a client that makes all calls for another account, as the
// option OnBehalfOf does for one. It shares the connections of c and costs next
// to nothing. A subject that cannot be sent fails each call.
func (c *Client) OnBehalfOf(subject string) *Client {
	if c == nil || c.core == nil {
		return c
	}
	copied := *c.core
	OnBehalfOf(subject).applyClient(&copied.config)
	return &Client{&copied}
}

// Wire returns the wire that a call with opts takes, of an operation that can
// travel as SOAP and as NVP. Generated clients ask for it.
func (c *Client) Wire(opts ...CallOption) Wire {
	if c == nil || c.core == nil {
		return SOAP
	}
	return newCall(c.core.settings, opts).wire
}

// Environment returns where the client's calls go.
func (c *Client) Environment() Environment {
	if c == nil || c.core == nil {
		return Environment{}
	}
	return c.core.environment
}

// Format writes what the client is, without any secret, for every verb.
func (c Client) Format(f fmt.State, _ rune) {
	if c.core == nil {
		_, _ = io.WriteString(f, "paypal.Client{}")
		return
	}
	_, _ = fmt.Fprintf(f, "paypal.Client{%s, %s}", c.core.environment, c.core.creds.kind())
}

// LogValue returns what Format writes.
func (c Client) LogValue() slog.Value { return slog.StringValue(fmt.Sprint(c)) }

// finish hands out what is known about a call that has ended.
func (c *core) finish(ctx context.Context, meta *Meta, call *call, err *Error) {
	for _, m := range call.capture {
		*m = *meta
	}
	if c.onUnknown != nil && len(meta.Unknown) > 0 {
		c.onUnknown(ctx, meta)
	}
	if c.logger == nil {
		return
	}
	if err == nil {
		c.logger.LogAttrs(ctx, slog.LevelInfo, "paypal call", meta.attrs()...)
		return
	}
	level := slog.LevelWarn
	if errors.Is(err, ErrOutcomeUnknown) {
		level = slog.LevelError
	}
	c.logger.LogAttrs(ctx, level, "paypal call failed", append(meta.attrs(), slog.String("code", clip(err.Code, 40)), slog.String("error", err.Error()))...)
}
