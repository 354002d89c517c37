//go:build unix

package source

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestPipe makes sure that a pipe without a writer does not stop a run.
func TestPipe(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mkfifo(filepath.Join(dir, "p"), 0o600); err != nil {
		t.Skip(err)
	}
	_, err := Read(os.DirFS(dir), "p", 1)
	if err == nil || !strings.Contains(err.Error(), "regular") {
		t.Errorf("got %v", err)
	}
}
