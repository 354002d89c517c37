// Package oauth keeps access tokens: one per key, fetched once however many calls
// ask for it at the same time, and fetched anew shortly before it ends.
package oauth

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"
)

// A Key is everything that makes one token another. Tokens of different keys are
// never mixed up.
type Key struct {
	URL     string // of the token endpoint
	Client  string // the client id
	Subject string // whose token it is, when not the client's own
}

// A Token lets calls through until it ends.
type Token struct {
	Value string
	Life  time.Duration // as the server tells; 0 when it does not
}

// Format keeps the token out of anything printed.
func (Token) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "[redacted]") }

// A Source hands out tokens. It is safe for concurrent use.
type Source struct {
	Fetch func(ctx context.Context, key Key) (Token, error)
	Now   func() time.Time // its readings must be monotonic, as those of time.Now are

	mu     sync.Mutex
	tokens map[Key]*kept
}

// kept is what a Source has for one key.
type kept struct {
	token  string // empty: there is none
	end    time.Time
	flight *flight // nil: nobody is fetching
}

// A flight is one fetch, which several calls may wait for.
type flight struct {
	done  chan struct{}
	token string
	err   error
}

// errAbandoned is the result of a fetch that ended because the call that made it
// was cancelled. It says nothing about the others.
var errAbandoned = errors.New("the call that fetched the token was cancelled")

// Token returns a token that is good for a while yet.
func (s *Source) Token(ctx context.Context, key Key) (string, error) {
	for {
		token, f, mine := s.look(key)
		if token != "" {
			return token, nil
		}
		if mine {
			s.fetch(ctx, key, f)
		}
		select {
		case <-f.done:
		case <-ctx.Done():
			return "", ctx.Err()
		}
		if f.err != errAbandoned {
			return f.token, f.err
		}
		if err := ctx.Err(); err != nil {
			return "", err
		}
	}
}

// look returns the token at hand, or the flight to wait for. mine says that the
// caller is to make it.
func (s *Source) look(key Key) (token string, f *flight, mine bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.tokens == nil {
		s.tokens = map[Key]*kept{}
	}
	k := s.tokens[key]
	if k == nil {
		k = new(kept)
		s.tokens[key] = k
	}
	if k.token != "" && s.Now().Before(k.end) {
		return k.token, nil, false
	}
	if k.flight != nil {
		return "", k.flight, false
	}
	k.flight = &flight{done: make(chan struct{}), err: errAbandoned}
	return "", k.flight, true
}

// fetch makes a flight. It ends the flight even when Fetch panics, so that nobody
// waits for ever.
func (s *Source) fetch(ctx context.Context, key Key, f *flight) {
	start := s.Now()
	var token Token
	defer func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		k := s.tokens[key]
		k.flight = nil
		if f.err == nil {
			k.token, k.end = token.Value, start.Add(usable(token.Life))
		}
		close(f.done)
	}()
	token, err := s.Fetch(ctx, key)
	if err != nil && ctx.Err() != nil {
		return
	}
	f.token, f.err = token.Value, err
}

// Drop forgets a token that a server has refused. A token that came in the
// meantime stays: calls that fail together must not drop the new one of each
// other.
func (s *Source) Drop(key Key, token string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if k := s.tokens[key]; k != nil && k.token == token {
		k.token = ""
	}
}

// The bounds of how long a token is used.
const (
	unknownLife = 5 * time.Minute  // of a token that does not say
	longestLife = 24 * time.Hour   // whatever it says
	margin      = 60 * time.Second // before its end, when it is not used any more
)

// usable returns how long a token is used: not to its end, since a call takes a
// while and clocks differ.
func usable(life time.Duration) time.Duration {
	if life <= 0 {
		life = unknownLife
	}
	life = min(life, longestLife)
	return life - min(margin, life/4)
}
