package oauth

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// clock is a clock that stands still.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func newClock() *clock { return &clock{now: time.Unix(1_700_000_000, 0)} }

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// counting returns a source whose tokens are numbered.
func counting(c *clock, life time.Duration) (*Source, *atomic.Int32) {
	var n atomic.Int32
	return &Source{Now: c.Now, Fetch: func(_ context.Context, key Key) (Token, error) {
		return Token{Value: fmt.Sprintf("%s%d", key.Subject, n.Add(1)), Life: life}, nil
	}}, &n
}

var ctx = context.Background()

func token(t *testing.T, s *Source, key Key) string {
	t.Helper()
	v, err := s.Token(ctx, key)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestTokensAreKeptUntilShortlyBeforeTheirEnd(t *testing.T) {
	for _, tt := range []struct{ life, kept time.Duration }{
		{9 * time.Hour, 9*time.Hour - time.Minute},
		{2 * time.Minute, 90 * time.Second},
		{time.Second, 750 * time.Millisecond},
		{0, 4 * time.Minute},
		{-5, 4 * time.Minute},
		{1000 * time.Hour, 24*time.Hour - time.Minute},
	} {
		c := newClock()
		s, _ := counting(c, tt.life)
		first := token(t, s, Key{})
		c.advance(tt.kept - time.Nanosecond)
		if got := token(t, s, Key{}); got != first {
			t.Errorf("a token of %v was renewed before %v", tt.life, tt.kept)
		}
		c.advance(time.Nanosecond)
		if got := token(t, s, Key{}); got == first {
			t.Errorf("a token of %v was still used after %v", tt.life, tt.kept)
		}
	}
}

func TestKeysDoNotShareTokens(t *testing.T) {
	s, n := counting(newClock(), time.Hour)
	keys := []Key{{}, {URL: "a"}, {Client: "a"}, {Subject: "a"}, {URL: "a", Client: "a", Subject: "a"}}
	seen := map[string]bool{}
	for range 2 {
		for _, k := range keys {
			seen[token(t, s, k)] = true
		}
	}
	if len(seen) != len(keys) || int(n.Load()) != len(keys) {
		t.Errorf("%d keys have %d tokens of %d fetches", len(keys), len(seen), n.Load())
	}
}

func TestManyCallersOneFetch(t *testing.T) {
	c := newClock()
	release := make(chan struct{})
	var n atomic.Int32
	s := &Source{Now: c.Now, Fetch: func(context.Context, Key) (Token, error) {
		<-release
		return Token{Value: fmt.Sprint(n.Add(1)), Life: time.Hour}, nil
	}}
	var wg sync.WaitGroup
	for range 200 {
		wg.Go(func() {
			if v, err := s.Token(ctx, Key{}); v != "1" || err != nil {
				t.Errorf("got %q, %v", v, err)
			}
		})
	}
	time.AfterFunc(10*time.Millisecond, func() { close(release) })
	wg.Wait()
	if n.Load() != 1 {
		t.Errorf("%d fetches", n.Load())
	}
}

// Calls that fail together all drop the token they had. Only the first may have
// an effect, or they would throw away the new one of each other.
func TestDropComparesTokens(t *testing.T) {
	s, n := counting(newClock(), time.Hour)
	old := token(t, s, Key{})
	for range 3 {
		s.Drop(Key{}, old)
		if got := token(t, s, Key{}); got != "2" {
			t.Errorf("the token is %q after the drop of %q", got, old)
		}
	}
	s.Drop(Key{Subject: "unknown"}, old)
	if n.Load() != 2 {
		t.Errorf("%d fetches", n.Load())
	}
}

func TestFailuresAreSharedButNotKept(t *testing.T) {
	boom := errors.New("boom")
	fail := true
	s := &Source{Now: newClock().Now, Fetch: func(context.Context, Key) (Token, error) {
		if fail {
			return Token{}, boom
		}
		return Token{Value: "t", Life: time.Hour}, nil
	}}
	if _, err := s.Token(ctx, Key{}); err != boom {
		t.Errorf("got %v", err)
	}
	fail = false
	if v := token(t, s, Key{}); v != "t" {
		t.Errorf("got %q", v)
	}
}

// A waiting call gives up when its own context ends, and only then: that of the
// call that fetches is none of its business.
func TestWaitersHonourTheirOwnContext(t *testing.T) {
	started := make(chan struct{}, 2)
	release := make(chan struct{})
	s := &Source{Now: newClock().Now, Fetch: func(ctx context.Context, _ Key) (Token, error) {
		started <- struct{}{}
		select {
		case <-ctx.Done():
			return Token{}, ctx.Err()
		case <-release:
			return Token{Value: "t", Life: time.Hour}, nil
		}
	}}
	leaderCtx, cancelLeader := context.WithCancel(ctx)
	leader := make(chan error)
	go func() { _, err := s.Token(leaderCtx, Key{}); leader <- err }()
	<-started

	ended, cancel := context.WithTimeout(ctx, time.Millisecond)
	defer cancel()
	if _, err := s.Token(ended, Key{}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a waiting call whose context ended got %v", err)
	}

	waiter := make(chan string)
	go func() { v, err := s.Token(ctx, Key{}); waiter <- fmt.Sprint(v, err) }()
	cancelLeader()
	if err := <-leader; !errors.Is(err, context.Canceled) {
		t.Errorf("the call that was cancelled got %v", err)
	}
	<-started // the waiter fetches now
	close(release)
	if got := <-waiter; got != "t<nil>" {
		t.Errorf("the waiting call got %s", got)
	}
}

func TestAPanicDoesNotLeaveOthersWaiting(t *testing.T) {
	s := &Source{Now: newClock().Now, Fetch: func(context.Context, Key) (Token, error) { panic("boom") }}
	func() {
		defer func() {
			if recover() == nil {
				t.Error("the panic was swallowed")
			}
		}()
		_, _ = s.Token(ctx, Key{})
	}()
	s.Fetch = func(context.Context, Key) (Token, error) { return Token{Value: "t"}, nil }
	if v := token(t, s, Key{}); v != "t" {
		t.Errorf("got %q", v)
	}
}

func TestTokensDoNotPrint(t *testing.T) {
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x"} {
		if s := fmt.Sprintf(verb, Token{Value: "canary"}); strings.Contains(s, "canary") {
			t.Errorf("%s prints %s", verb, s)
		}
	}
}
