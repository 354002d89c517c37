package merchant_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/generated/merchant"
	"github.com/ppgen/ppgen/internal/testenv"
	"github.com/ppgen/ppgen/ir"
	"github.com/ppgen/ppgen/paypal/soap"
)

// batch is how many messages one run of xmllint gets: reading the schema takes
// it longer than a hundred messages do.
const batch = 2000

// TestSchemaValid has xmllint validate random values of every message against
// our documents and against the published ones. xmllint is strict where servers
// are not: about order, namespaces, cardinality and the form of values.
func TestSchemaValid(t *testing.T) {
	xmllint := testenv.Program(t, "xmllint", "Debian package libxml2-utils")
	dir := t.TempDir()
	files := writeEnvelopes(t, dir)
	for whose, wsdl := range map[string]string{
		"ours":      filepath.Join(testenv.Root(), "specs", "soap", "PayPalSvc.wsdl"),
		"published": testenv.Shared(t, "specs", "soap", "PayPalSvc.wsdl"),
	} {
		t.Run(whose, func(t *testing.T) {
			t.Parallel()
			schema := envelopeSchema(t, wsdl)
			for names := range slices.Chunk(files, batch) {
				cmd := exec.Command(xmllint, append([]string{"--noout", "--nonet", "--schema", schema}, names...)...)
				cmd.Dir = dir
				if out, err := cmd.CombinedOutput(); err != nil {
					t.Fatalf("%v\n%s", err, invalid(out))
				}
			}
		})
	}
}

// invalid keeps the lines about messages that are not valid.
func invalid(out []byte) string {
	var b strings.Builder
	for line := range strings.Lines(string(out)) {
		if !strings.HasSuffix(line, " validates\n") && b.Len() < 4000 {
			b.WriteString(line)
		}
	}
	return b.String()
}

// envelopeSchema makes a schema of whole SOAP messages from a WSDL.
func envelopeSchema(t *testing.T, wsdl string) string {
	t.Helper()
	python := "/usr/bin/python3" // Debian's, which has Debian's lxml
	if exec.Command(python, "-c", "import lxml").Run() != nil {
		testenv.Missing(t, "lxml is not installed (Debian package python3-lxml)")
	}
	dir := t.TempDir()
	script := filepath.Join(testenv.Root(), "oracles", "py", "soapxsd.py")
	if out, err := exec.Command(python, script, wsdl, dir).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return filepath.Join(dir, "envelope.xsd")
}

// writeEnvelopes writes random values of every message to files of a folder.
func writeEnvelopes(t *testing.T, dir string) []string {
	t.Helper()
	var files []string
	ops := contract(t)
	for _, op := range merchant.Operations() {
		for _, m := range []struct {
			message *ir.Struct
			empty   func() any
		}{{ops[op.Name].Input, op.NewInput}, {ops[op.Name].Output, op.NewOutput}} {
			for seed := range uint64(valuesPerType) {
				envelope, err := soap.Marshal(random(m.message, m.empty, seed))
				if err != nil {
					t.Fatalf("%s, seed %d: %v", m.message.Go, seed, err)
				}
				name := fmt.Sprintf("%s.%d.xml", m.message.Go, seed)
				if err := os.WriteFile(filepath.Join(dir, name), envelope, 0o666); err != nil {
					t.Fatal(err)
				}
				files = append(files, name)
			}
		}
	}
	if want := 57 * 2 * valuesPerType; len(files) != want {
		t.Fatalf("%d messages, want %d", len(files), want)
	}
	return files
}
