package merchant_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/generated/merchant"
	"github.com/ppgen/ppgen/internal/leaves"
	"github.com/ppgen/ppgen/internal/testenv"
	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/money"
	"github.com/ppgen/ppgen/paypal/soap"
)

// TestRecordedMessages reads messages that PayPal's servers and other clients
// wrote. Every leaf of a message must either come back when the value that was
// read is written again, or have been reported.
func TestRecordedMessages(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(testenv.Shared(t, "corpus", "soap"), "*", "*.xml"))
	if err != nil || len(files) == 0 {
		t.Fatal("no messages", err)
	}
	messages := newMessages()
	for _, file := range files {
		name := filepath.Base(filepath.Dir(file)) + "/" + filepath.Base(file)
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			before, err := leaves.XML(data)
			if err != nil {
				t.Fatalf("the file is no envelope: %v", err)
			}
			if len(before) == 0 {
				t.Fatal("the message is empty")
			}
			root, _, _ := strings.Cut(before[0].Path, "/")
			if root == "Fault" {
				readFault(t, data)
				return
			}
			empty, ok := messages[root]
			if !ok {
				t.Fatalf("no operation has a message %s", root)
			}
			reread(t, data, before, empty())
		})
	}
}

// newMessages returns what makes an empty message, by the element in the body.
func newMessages() map[string]func() any {
	byRoot := map[string]func() any{}
	for _, op := range merchant.Operations() {
		for _, empty := range []func() any{op.NewInput, op.NewOutput} {
			tag := empty().(soap.Message).XMLRoot().Tags[0]
			_, local, _ := strings.Cut(strings.Trim(tag, "<>"), ":")
			byRoot[local] = empty
		}
	}
	return byRoot
}

func readFault(t *testing.T, data []byte) {
	var e *paypal.Error
	if err := soap.Unmarshal(data, new(merchant.GetBalanceResponse)); !errors.As(err, &e) || e.Fault == nil || e.Fault.String == "" {
		t.Fatalf("got %v, want an error with the fault", err)
	}
}

// reread compares a message with what is written again after reading it.
func reread(t *testing.T, data []byte, before []leaves.Leaf, v any) {
	unknown, err := soap.UnmarshalReport(data, v)
	if err != nil {
		t.Fatal(err)
	}
	again, err := soap.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	after, err := leaves.XML(again)
	if err != nil {
		t.Fatal(err)
	}
	lost, invented := leaves.Diff(before, after)
	for _, l := range lost {
		if !reported(unknown, l) && !sameNumber(invented, l) {
			t.Errorf("lost without a report: %s = %s", l.Path, l.Value)
		}
	}
	for _, l := range invented {
		if !sameNumber(lost, l) && !strings.HasSuffix(l.Path, "Request/Version") {
			t.Errorf("invented: %s = %s", l.Path, l.Value)
		}
	}
	for _, u := range unknown {
		t.Logf("reported: %s = %s (%s)", u.Path, u.Value, u.Reason)
	}
}

// reported says whether a leaf, or an element around it, was reported.
func reported(unknown []paypal.Unknown, l leaves.Leaf) bool {
	return slices.ContainsFunc(unknown, func(u paypal.Unknown) bool {
		path := strings.ReplaceAll(u.Path, "@", "")
		return l.Path == path || strings.HasPrefix(l.Path, path+"/")
	})
}

// sameNumber says whether there is the same leaf in another spelling: with
// thousands separators or leading zeros, or as the other word for a truth value.
func sameNumber(all []leaves.Leaf, l leaves.Leaf) bool {
	return slices.ContainsFunc(all, func(o leaves.Leaf) bool {
		return o.Path == l.Path && sameValue(o.Value, l.Value)
	})
}

func sameValue(a, b string) bool {
	x, errX := money.Parse(a)
	y, errY := money.Parse(b)
	if errX == nil && errY == nil {
		return x.Equal(y)
	}
	return truth(a) != "" && truth(a) == truth(b)
}

func truth(value string) string {
	switch value {
	case "1", "true":
		return "true"
	case "0", "false":
		return "false"
	}
	return ""
}
