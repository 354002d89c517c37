package main

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"
)

// patience is how long a run may stay silent.
const patience = time.Second

// A progress tells a person at a terminal what a long run is doing. It says
// nothing during the first second, and nothing at all to a file or a pipe.
type progress struct {
	mu    sync.Mutex
	w     io.Writer // nil when nobody watches
	stage string
	shown bool
	over  bool
	timer *time.Timer
}

func startProgress(w io.Writer) *progress {
	if isTerminal(w) {
		return watched(w)
	}
	return &progress{}
}

// watched returns the progress on a terminal.
func watched(w io.Writer) *progress {
	p := &progress{w: w}
	p.timer = time.AfterFunc(patience, p.show)
	return p
}

// report notes the stage that the run has reached.
func (p *progress) report(stage string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.stage = stage
	if p.shown {
		p.print()
	}
}

func (p *progress) show() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.over {
		return // the run ended while the timer fired
	}
	p.shown = true
	p.print()
}

// print replaces the line on the terminal.
func (p *progress) print() { fmt.Fprintf(p.w, "\r\x1b[Kppgen: %s …", p.stage) }

// stop takes the line away again.
func (p *progress) stop() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.over = true
	if p.timer != nil {
		p.timer.Stop()
	}
	if p.shown {
		fmt.Fprint(p.w, "\r\x1b[K")
		p.shown = false
	}
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
