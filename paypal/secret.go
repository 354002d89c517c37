package paypal

import (
	"fmt"
	"io"
	"log/slog"
)

// A Secret is a text that must not come to light: a password or a signature. It
// prints as "[redacted]" whatever verb, logger or encoder is used, and however
// deep in other values it lies. It can be read from text, as configuration files
// are, but nothing turns it back into text except sending it.
type Secret struct {
	// The text is behind a pointer because fmt calls no methods on unexported
	// fields: were Secret a string, printing a struct that keeps credentials to
	// itself would show them. Of a pointer fmt shows the address.
	text *string
}

// NewSecret returns a Secret. Take its text from the environment or a store of
// secrets, not from source code.
func NewSecret(text string) Secret { return Secret{&text} }

// reveal returns the text.
func (s Secret) reveal() string {
	if s.text == nil {
		return ""
	}
	return *s.text
}

const redacted = "[redacted]"

// String returns "[redacted]", or nothing for an empty secret.
func (s Secret) String() string {
	if s.reveal() == "" {
		return ""
	}
	return redacted
}

// Format writes what String returns, for every verb.
func (s Secret) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, s.String()) }

// LogValue returns what String returns.
func (s Secret) LogValue() slog.Value { return slog.StringValue(s.String()) }

// MarshalText returns what String returns; encoding/json and others use it.
func (s Secret) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText sets the text of the secret.
func (s *Secret) UnmarshalText(text []byte) error {
	*s = NewSecret(string(text))
	return nil
}
