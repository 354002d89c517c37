package emit

import (
	"cmp"
	"fmt"
	"go/token"
	"regexp"
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/ppgen/ppgen/ir"
)

// jennifer writes any text as an identifier, so a name of a document could
// carry code. The functions below are the only ones that hand names to it, and
// checkNames has seen every name of the API before the first one is called.

// id writes an identifier.
func id(name string) *jen.Statement { return jen.Id(name) }

// sel writes x.name.
func sel(x, name string) *jen.Statement { return jen.Id(x).Dot(name) }

// selOf writes of.name.
func selOf(of *jen.Statement, name string) *jen.Statement { return of.Dot(name) }

// call writes recv.method(args).
func call(recv, method string, args ...jen.Code) *jen.Statement {
	return jen.Id(recv).Dot(method).Call(args...)
}

// newOf writes new(T) for a type of the package.
func newOf(typ string) *jen.Statement { return jen.New(jen.Id(typ)) }

// methodNames are the methods that structs may have; a field of that name
// would not compile.
var methodNames = []string{"DecodeXML", "EncodeAttrs", "EncodeXML", "Head", "JSONFields", "MarshalJSON", "UnmarshalJSON", "XMLRoot"}

// ownNames are what every package declares itself.
var ownNames = []string{"Client", "NewClient", "Operations"}

// A nameCheck collects the names of one scope.
type nameCheck map[string]bool

// add records a name of the scope, or says why it cannot be one.
func (n nameCheck) add(name, what string) error {
	switch {
	case !token.IsIdentifier(name) || !token.IsExported(name):
		return fmt.Errorf("%s: %q is not an exported Go identifier", what, name)
	case n[name]:
		return fmt.Errorf("%s: the Go name %s is taken", what, name)
	}
	n[name] = true
	return nil
}

// checkNames makes sure that every Go name of the API is an exported identifier
// and declared once in its scope.
func checkNames(api *ir.API, pkg string) error {
	if !token.IsIdentifier(pkg) || pkg == "main" || pkg == "_" {
		return fmt.Errorf("%q cannot be the name of a package", pkg)
	}
	scope := nameCheck{}
	for _, n := range ownNames {
		scope[n] = true
	}
	for _, t := range api.Types {
		if err := checkTypeNames(scope, t); err != nil {
			return err
		}
	}
	return checkOperationNames(scope, api)
}

// checkOperationNames checks the methods of the client or of each service, and
// the records beside them.
func checkOperationNames(scope nameCheck, api *ir.API) error {
	services := nameCheck{}
	methods := map[*ir.Service]nameCheck{nil: {}}
	for _, s := range api.Services {
		methods[s] = nameCheck{}
		if err := services.add(s.Go, "service "+s.Name.Local); err != nil {
			return err
		}
		if err := scope.add(serviceName(s), "service "+s.Name.Local); err != nil {
			return err
		}
	}
	for _, op := range api.Ops {
		var service *ir.Service
		if op.REST != nil {
			service = op.REST.Service
			if err := checkRecordNames(scope, op); err != nil {
				return err
			}
		}
		if err := methods[service].add(op.Go, "operation "+op.Name.String()); err != nil {
			return err
		}
		if op.REST == nil || op.REST.Page == nil {
			continue
		}
		if err := methods[service].add(pageMethod(op), "the pages of "+op.Name.Local); err != nil {
			return err
		}
	}
	return nil
}

// checkRecordNames checks the records of a REST operation: its parameters, its
// parts, its answers.
func checkRecordNames(scope nameCheck, op *ir.Operation) error {
	r := op.REST
	var fields []*ir.Field
	for _, m := range r.Members() {
		fields = append(fields, &m.Field)
	}
	if len(fields) > 0 {
		if err := cmp.Or(scope.add(r.Params.Go, "parameters of "+op.Name.Local), checkFieldNames(&r.Params, fields)); err != nil {
			return err
		}
	}
	if r.Body != nil && len(r.Body.Parts) > 0 {
		var parts []*ir.Field
		for _, part := range r.Body.Parts {
			parts = append(parts, &part.Field)
		}
		if err := cmp.Or(scope.add(r.Body.Go, "parts of "+op.Name.Local), checkFieldNames(&r.Body.Decl, parts)); err != nil {
			return err
		}
	}
	if r.Mixed() {
		return scope.add(r.Result.Go, "answers of "+op.Name.Local)
	}
	return nil
}

func checkTypeNames(scope nameCheck, t ir.Named) error {
	d := t.Declaration()
	if err := scope.add(d.Go, "type "+d.Name.String()); err != nil {
		return err
	}
	switch t := t.(type) {
	case *ir.Struct:
		return checkFieldNames(d, t.Fields)
	case *ir.Union:
		return checkFieldNames(d, t.Cases)
	case *ir.Enum:
		for _, v := range t.Values {
			if err := scope.add(v.Go, fmt.Sprintf("value %q of %s", v.Name.Local, d.Name)); err != nil {
				return err
			}
		}
	}
	return nil
}

func checkFieldNames(d *ir.Decl, fields []*ir.Field) error {
	names := nameCheck{}
	for _, m := range methodNames {
		names[m] = true
	}
	for _, f := range fields {
		if err := names.add(f.Go, fmt.Sprintf("field %s of %s", f.Name.Local, d.Name)); err != nil {
			return err
		}
	}
	return nil
}

// fileName is what a file of a generated package may be called.
var fileName = regexp.MustCompile(`^[a-z][a-z0-9_]*\.go$`)

// constrained are the endings by which the go command leaves a file out of some
// builds, or makes it a test.
var constrained = strings.Fields(`test
	aix android darwin dragonfly freebsd illumos ios js linux netbsd openbsd plan9 solaris unix wasip1 windows
	386 amd64 arm arm64 loong64 mips mips64 mips64le mipsle ppc64 ppc64le riscv64 s390x wasm`)

// checkFileName makes sure that every build takes the file.
func checkFileName(name string) error {
	base, _ := strings.CutSuffix(name, ".go")
	last := base[strings.LastIndexByte(base, '_')+1:]
	if !fileName.MatchString(name) || last != base && slices.Contains(constrained, last) {
		return fmt.Errorf("%q cannot be the name of a generated file", name)
	}
	return nil
}
