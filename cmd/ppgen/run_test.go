package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const goodXSD = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:till">
  <xs:simpleType name="Tender"><xs:restriction base="xs:string"><xs:enumeration value="cash"/></xs:restriction></xs:simpleType>
  <xs:element name="a" type="xs:string"/>
</xs:schema>
`

const badXSD = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:till">
  <xs:element name="a" type="xs:nonsense"/>
</xs:schema>
`

const goodWSDL = `<w:definitions xmlns:w="http://schemas.xmlsoap.org/wsdl/" xmlns:s="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:t="urn:till" targetNamespace="urn:till">
  <w:types><xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:till">
    <xs:element name="Open"><xs:complexType><xs:sequence><xs:element name="coins" type="xs:int"/></xs:sequence></xs:complexType></xs:element>
  </xs:schema></w:types>
  <w:message name="Open"><w:part name="in" element="t:Open"/></w:message>
  <w:portType name="Till"><w:operation name="Open"><w:input message="t:Open"/></w:operation></w:portType>
  <w:binding name="Till" type="t:Till"><s:binding transport="http://schemas.xmlsoap.org/soap/http"/>
    <w:operation name="Open"><s:operation soapAction=""/><w:input><s:body use="literal"/></w:input></w:operation>
  </w:binding>
  <w:service name="Till"><w:port name="Till" binding="t:Till"><s:address location="https://till.example/"/></w:port></w:service>
</w:definitions>
`

// workshop is a folder with documents, configurations and an output, which the
// test stands in.
func workshop(t *testing.T) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, text := range map[string]string{
		"go.mod":        "module example.com/shop\n",
		"till.xsd":      goodXSD,
		"doc/till.wsdl": goodWSDL,
		"bad.xsd":       badXSD,
		"good.yaml":     "output: gen\nruntime: import\npackages: [{name: till, spec: till.xsd}]\n",
		"bad.yaml":      "outptu: gen\npackages: [{spec: till.xsd}]\n",
		"absent.yaml":   "packages: [{spec: absent.xsd}]\n",
		"mine/doc/x.go": "package x\n",
		"taken/till":    "a file\n",
	} {
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		write(t, name, text)
	}
}

// TestExitCodes holds every command to the three codes that scripts rely on,
// and to the stream that it speaks on.
func TestExitCodes(t *testing.T) {
	tests := []struct {
		args string
		code int
		want string // on standard output when all is fine, else on standard error
	}{
		{"version", exitFine, "ppgen v"},
		{"--version", exitFine, "v"},
		{"--help", exitFine, "generate"},
		{"schema", exitFine, `"packages"`},
		{"schema config", exitFine, `"packages"`},
		{"schema overlay", exitFine, `"reason"`},
		{"schema nonsense", exitUsage, "nonsense"},
		{"nonsense", exitUsage, `unknown command "nonsense"`},
		{"generate --nonsense", exitUsage, "--nonsense"},
		{"version x", exitUsage, "x"},

		{"ir till.xsd", exitFine, `"Tender"`},
		{"ir --contract till.xsd", exitFine, `"{urn:till}Tender"`},
		{"ir bad.xsd", exitFindings, "bad.xsd:2:"},
		{"ir absent.xsd", exitUsage, "absent.xsd"},
		{"ir a b", exitUsage, "arg"},
		{"lint till.xsd", exitFine, ""},
		{"lint till.xsd bad.xsd", exitFindings, "bad.xsd:2:"},
		{"lint absent.xsd", exitUsage, "absent.xsd"},
		{"lint", exitUsage, "arg"},
		{"explain Open doc/till.wsdl", exitFine, "Open"},
		{"explain till.Open.Coins doc/till.wsdl", exitFine, "(doc/till.wsdl:3:"},
		{"explain Nothing till.xsd", exitFindings, "Nothing"},
		{"explain x bad.xsd", exitFindings, "bad.xsd:2:"},

		{"generate -c good.yaml", exitFine, "gen: "},
		{"generate -c good.yaml -o other", exitFine, "other: "},
		{"generate -c bad.yaml", exitFindings, "bad.yaml:1:1: "},
		{"generate -c nothing.yaml", exitFindings, "nothing.yaml"},
		{"generate -c absent.yaml", exitUsage, "absent.xsd"},
		{"generate -c good.yaml till.xsd", exitUsage, "either --config or SPECs"},
		{"generate -c good.yaml --package x", exitUsage, "either --config or SPECs"},
		{"generate -c good.yaml --module example.com/x", exitUsage, "either --config or SPECs"},
		{"generate till.xsd", exitFine, "paypal: "},
		{"generate -o out --package drawer till.xsd", exitFine, "out: "},
		{"generate --package a till.xsd till.xsd", exitUsage, "--package names one package"},
		{"generate --package a", exitUsage, "so it needs one SPEC"},
		{"generate --package vendor till.xsd", exitUsage, "cannot be the name of a package"},
		{"generate --package ../x till.xsd", exitUsage, "cannot be the name of a package"},
		{"generate --package paypal till.xsd", exitFindings, "copy of the runtime"},
		{"generate -o out bad.xsd", exitFindings, "bad.xsd:2:"},
		{"generate -o taken till.xsd", exitFindings, "till"},
		{"generate -o out --module =x till.xsd", exitUsage, "give a path such as"},
		{"check -c good.yaml", exitFindings, ""},
		{"check -o taken till.xsd", exitFindings, "till"},
		{"check bad.xsd", exitFindings, "bad.xsd:2:"},
	}
	for _, tt := range tests {
		t.Run(tt.args, func(t *testing.T) {
			workshop(t)
			var out, errs bytes.Buffer
			code := run(strings.Fields(tt.args), &out, &errs)
			if code != tt.code {
				t.Fatalf("exit %d, want %d\n%s%s", code, tt.code, &out, &errs)
			}
			said := &errs
			if tt.code == exitFine {
				said = &out
			}
			if !strings.Contains(said.String(), tt.want) {
				t.Errorf("%q is missing in\n%s", tt.want, said)
			}
			if code == exitFine && errs.Len() > 0 {
				t.Errorf("it complains: %s", &errs)
			}
			if code == exitUsage && !strings.HasPrefix(errs.String(), "ppgen: ") {
				t.Errorf("it does not say who speaks: %s", &errs)
			}
			if _, err := os.Stat("out"); code != exitFine && !errors.Is(err, os.ErrNotExist) {
				t.Error("an output folder was made")
			}
		})
	}
}

// Generate and check agree, and ppgen.yaml is found by itself.
func TestGenerateThenCheck(t *testing.T) {
	workshop(t)
	if err := os.Rename("good.yaml", "ppgen.yaml"); err != nil {
		t.Fatal(err)
	}
	steps := []struct {
		args string
		code int
		want string
	}{
		{"check", exitFindings, "--- /dev/null\n+++ b/till/"},
		{"generate", exitFine, " changed\n"},
		{"check", exitFine, ""},
		{"generate", exitFine, " 0 changed\n"},
		{"generate till.xsd", exitFine, "paypal: "}, // a SPEC leaves the configuration aside
	}
	for _, s := range steps {
		var out, errs bytes.Buffer
		if code := run(strings.Fields(s.args), &out, &errs); code != s.code || !strings.Contains(out.String(), s.want) || errs.Len() > 0 {
			t.Fatalf("%s: exit %d\n%s%s", s.args, code, &out, &errs)
		}
		if s.args == "check" && s.want == "" && out.Len() > 0 {
			t.Errorf("check finds\n%s", &out)
		}
	}
	if files, _ := filepath.Glob(filepath.Join("gen", "till", "*.go")); len(files) == 0 {
		t.Error("nothing is where the configuration says")
	}
}

// What init writes is a configuration that works as it stands.
func TestInit(t *testing.T) {
	workshop(t)
	var out, errs bytes.Buffer
	if code := run([]string{"init"}, &out, &errs); code != exitFine {
		t.Fatalf("exit %d: %s", code, &errs)
	}
	write(t, "PayPalSvc.wsdl", goodXSD)
	if code := run([]string{"generate"}, &out, &errs); code != exitFine {
		t.Errorf("exit %d: %s", code, &errs)
	}
	before, err := os.ReadFile("ppgen.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if code := run([]string{"init"}, &out, &errs); code != exitUsage || !strings.Contains(errs.String(), "init does not overwrite") {
		t.Errorf("exit %d: %s", code, &errs)
	}
	if after, err := os.ReadFile("ppgen.yaml"); err != nil || !bytes.Equal(before, after) {
		t.Errorf("init overwrites (%v)", err)
	}
}

// broken is a stream that nobody reads any more.
type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("nobody reads") }

// A command whose words are lost does not say that all is fine.
func TestLostOutput(t *testing.T) {
	for args, want := range map[string]int{
		"version": exitUsage, "schema": exitUsage, "ir till.xsd": exitUsage, "generate till.xsd": exitUsage, "explain Open doc/till.wsdl": exitUsage,
		"check till.xsd": exitFindings,
	} {
		workshop(t)
		var errs bytes.Buffer
		if code := run(strings.Fields(args), broken{}, &errs); code != want {
			t.Errorf("%s: exit %d, want %d: %s", args, code, want, &errs)
		}
	}
	workshop(t)
	if code := run([]string{"lint", "bad.xsd"}, new(bytes.Buffer), broken{}); code == exitFine {
		t.Error("lost findings are none")
	}
}
