package nvp

import (
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/internal/testenv"
)

// Every recorded message is taken apart as net/url does it. Notifications are in
// the encoding that they name, and some answers to them are no pairs.
func TestRecordedMessages(t *testing.T) {
	root := testenv.Shared(t, "corpus", "nvp")
	messages, pairs := 0, 0
	err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || filepath.Ext(path) != ".nvp" {
			return err
		}
		body, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		want, parseErr := url.ParseQuery(strings.TrimSpace(string(body)))
		got := url.Values{}
		d := (&Root{Contract: &testContract, Response: true}).fresh()
		err = read(d, body, &script{root: d.root})
		for i := range d.pairs {
			got.Add(d.nameOf(&d.pairs[i]), string(d.valueOf(&d.pairs[i])))
		}
		if messages++; err != nil && strings.Contains(string(body), "=") {
			t.Errorf("%s: %v", path, err)
		}
		pairs += len(got)
		if err == nil && parseErr == nil && got.Encode() != want.Encode() {
			t.Errorf("%s is read as\n%s; want\n%s", path, got.Encode(), want.Encode())
		}
		return nil
	})
	if err != nil || messages == 0 {
		t.Fatal(messages, err)
	}
	t.Logf("%d messages, %d names", messages, pairs)
}
