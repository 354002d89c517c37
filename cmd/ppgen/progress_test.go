package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

const wipe = "\r\x1b[K"

// A quick run says nothing, not even to take it back.
func TestProgressOfAQuickRun(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var terminal bytes.Buffer
		p := watched(&terminal)
		p.report("reading")
		time.Sleep(patience / 2)
		p.report("writing")
		p.stop()
		time.Sleep(2 * patience)
		synctest.Wait()
		if terminal.Len() > 0 {
			t.Errorf("it prints %q", &terminal)
		}
	})
}

// A long run shows the stage it is in, and leaves no trace.
func TestProgressOfALongRun(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var terminal bytes.Buffer
		p := watched(&terminal)
		p.report("reading")
		time.Sleep(patience + time.Millisecond)
		synctest.Wait()
		want := wipe + "ppgen: reading …"
		if got := terminal.String(); got != want {
			t.Fatalf("after a while it prints %q, want %q", got, want)
		}
		p.report("writing")
		p.stop()
		want += wipe + "ppgen: writing …" + wipe
		if got := terminal.String(); got != want {
			t.Errorf("in the end it has printed %q, want %q", got, want)
		}
		p.show() // a timer that fired while the run ended
		p.stop()
		if got := terminal.String(); got != want {
			t.Errorf("after the end it prints %q", strings.TrimPrefix(got, want))
		}
	})
}

// A file and a pipe are told nothing.
func TestProgressNeedsATerminal(t *testing.T) {
	file, err := os.Create(filepath.Join(t.TempDir(), "log"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	_, pipe, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer pipe.Close()
	closed, err := os.Create(filepath.Join(t.TempDir(), "closed"))
	if err != nil {
		t.Fatal(err)
	}
	closed.Close()
	for _, w := range []interface{ Write([]byte) (int, error) }{file, pipe, closed, new(bytes.Buffer)} {
		p := startProgress(w)
		if p.w != nil || p.timer != nil {
			t.Errorf("%T is taken for a terminal", w)
		}
		p.report("reading")
		p.stop()
	}
	device, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer device.Close()
	p := startProgress(device)
	defer p.stop()
	if p.w == nil {
		t.Error("a character device is not taken for a terminal")
	}
}
