package ir

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/ppgen/ppgen/internal/diag"
)

// Dump returns everything in api as JSON. The same API gives the same bytes.
// Types refer to each other by name, and every field, case and value has a line
// of its own, so that a difference between two dumps reads like a difference
// between two contracts.
func Dump(api *API) []byte { return render(dumper{}.api(api)) }

// Contract returns what api agrees on with a server, in the form of [Dump]: the
// same without documentation, positions, sources, prefixes, the order of what
// has none, and names of Go. It is equal for two documents that state the same
// interface.
func Contract(api *API) []byte { return render(dumper{contract: true}.api(api)) }

// What each constant is called in a dump and in error texts.
var (
	kindNames = [...]string{String: "string", Bool: "bool", Int: "int", Long: "long", Decimal: "decimal", DateTime: "dateTime", Bytes: "bytes"}
	formNames = [...]string{Element: "element", Attribute: "attribute", Text: "text", Inline: "inline", AnyElement: "anyElement", AnyAttribute: "anyAttribute"}
	roleNames = [...]string{
		NoRole: "", AmountRole: "amount", RequestRole: "request", ResponseRole: "response", ErrorRole: "error", ParamRole: "parameter",
		FailureRole: "failure", LinkRole: "link", PatchRole: "patch",
	}
	partNames = [...]string{
		NoFieldRole: "", AmountValue: "value", AmountCurrency: "currency", RequestVersion: "version",
		ResponseTimestamp: "timestamp", ResponseAck: "ack", ResponseCorrelationID: "correlationID",
		ResponseVersion: "version", ResponseBuild: "build", ResponseErrors: "errors",
		ErrorCode: "code", ErrorShortMessage: "shortMessage", ErrorLongMessage: "longMessage",
		ErrorSeverity: "severity", ErrorParameters: "parameters", ParamID: "id", ParamValue: "value",
	}
)

// A dumper builds the tree that [render] writes.
type dumper struct {
	contract bool
	names    map[Named]string
}

func (d dumper) api(api *API) object {
	types := slices.SortedFunc(slices.Values(api.Types), func(a, b Named) int {
		return cmp.Or(compareNames(a.Declaration().Name, b.Declaration().Name), cmp.Compare(kindOf(a), kindOf(b)))
	})
	d.names = refNames(types)
	var o object
	if !d.contract {
		o.add("name", api.Name)
		o.add("title", api.Title)
	}
	o.add("version", api.Version)
	if !d.contract {
		o.docs(api.Docs)
		o.add("namespaces", leaves(api.Namespaces, func(ns Namespace) any {
			return line{{"prefix", ns.Prefix}, {"uri", ns.URI}}
		}))
		o.add("sources", leaves(api.Sources, func(s Source) any {
			return line{{"path", s.Path}, {"sha256", s.SHA256}}
		}))
	}
	o.add("types", leaves(types, func(t Named) any { return d.named(t) }))
	ops := slices.SortedStableFunc(slices.Values(api.Ops), func(a, b *Operation) int { return compareNames(a.Name, b.Name) })
	o.add("operations", leaves(ops, func(op *Operation) any { return d.operation(op) }))
	if api.Issues != nil {
		d.names[api.Issues] = api.Issues.Name.String()
		o.add("issues", d.named(api.Issues))
	}
	if !d.contract {
		o.add("services", leaves(api.Services, func(s *Service) any {
			l := line{{"service", s.Name.Local}}
			l.add("path", strings.Join(s.Path, "/"))
			d.annotate(&l, &s.Decl)
			return l
		}))
		o.add("servers", leaves(api.Servers, func(s *Server) any {
			l := line{{"url", s.Name.Local}}
			d.annotate(&l, &s.Decl)
			return l
		}))
	}
	o.add("elsewhere", leaves(api.Elsewhere, func(e *NVPElsewhere) any { return d.elsewhere(e) }))
	return o
}

func compareNames(a, b QName) int {
	return cmp.Or(cmp.Compare(a.Space, b.Space), cmp.Compare(a.Local, b.Local))
}

// kindOf says what a declared type is. A record that is a whole message may
// have the name of another type, because XML names elements and types apart.
func kindOf(t Named) string {
	switch t := t.(type) {
	case *Struct:
		if len(t.Root) > 0 {
			return "message"
		}
		return "struct"
	case *Enum:
		return "enum"
	case *Union:
		return "union"
	default:
		return "alias"
	}
}

// refNames returns how types refer to each other: by name, and by kind where
// two have one name.
func refNames(types []Named) map[Named]string {
	count := map[QName]int{}
	for _, t := range types {
		count[t.Declaration().Name]++
	}
	names := make(map[Named]string, len(types))
	for _, t := range types {
		name := t.Declaration().Name
		names[t] = name.String()
		if count[name] > 1 {
			names[t] += " (" + kindOf(t) + ")"
		}
	}
	return names
}

func (d dumper) named(t Named) object {
	decl := t.Declaration()
	var o object
	switch t := t.(type) {
	case *Struct:
		o.add("struct", d.names[t])
		d.record(&o, t)
	case *Union:
		o.add("union", d.names[t])
		d.decl(&o, decl)
		o.add("discriminator", t.Discriminator)
		o.add("cases", leaves(t.Cases, func(f *Field) any { return d.field(f) }))
	case *Enum:
		o.add("enum", d.names[t])
		d.decl(&o, decl)
		if t.Base != nil {
			o.add("base", d.typ(t.Base))
		}
		o.add("values", leaves(d.values(t), func(v *EnumValue) any {
			l := line{{"value", v.Name.Local}}
			d.annotate(&l, &v.Decl)
			return l
		}))
	case *Alias:
		o.add("alias", d.names[t])
		d.decl(&o, decl)
		o.add("target", d.typ(t.Target))
	}
	return o
}

func (d dumper) record(o *object, s *Struct) {
	d.decl(o, &s.Decl)
	if s.Base != nil {
		o.add("base", d.ref(s.Base))
	}
	o.add("inherited", s.Inherited)
	o.add("abstract", s.Abstract)
	o.add("mixed", s.Mixed)
	o.add("role", roleNames[s.Role])
	if len(s.Root) > 0 {
		root := make([]string, len(s.Root))
		for i, name := range s.Root {
			root[i] = name.String()
		}
		o.add("root", root)
	}
	if s.Extra != nil {
		o.add("extra", d.typ(s.Extra))
	}
	o.add("fields", leaves(d.fields(s), func(f *Field) any { return d.field(f) }))
}

// fields returns the fields of s. In a contract, what has no order stands by
// name: the members of an object, and attributes, which come last.
func (d dumper) fields(s *Struct) []*Field {
	if !d.contract {
		return s.Fields
	}
	if isObject(s) {
		return slices.SortedStableFunc(slices.Values(s.Fields), func(a, b *Field) int { return compareNames(a.Name, b.Name) })
	}
	isAttribute := func(f *Field) bool { return f.Wire.XML != nil && f.Wire.XML.Form == Attribute }
	return slices.SortedStableFunc(slices.Values(s.Fields), func(a, b *Field) int {
		switch x, y := isAttribute(a), isAttribute(b); {
		case x && y:
			return compareNames(a.Wire.XML.Name, b.Wire.XML.Name)
		case x:
			return 1
		case y:
			return -1
		}
		return 0
	})
}

// values returns the values of e; in a contract, where their order means
// nothing, by text.
func (d dumper) values(e *Enum) []*EnumValue {
	if !d.contract {
		return e.Values
	}
	return slices.SortedStableFunc(slices.Values(e.Values), func(a, b *EnumValue) int {
		return cmp.Compare(a.Name.Local, b.Name.Local)
	})
}

// field writes a field on one line: where it stands in XML, what it holds, and
// what else is special about it.
func (d dumper) field(f *Field) line {
	var l line
	xml := f.Wire.XML
	switch {
	case xml == nil:
		l.add("name", f.Name.String())
	case xml.Form == Element || xml.Form == Attribute:
		l.add(formNames[xml.Form], xml.Name.String())
		if f.Name != xml.Name {
			l.add("name", f.Name.String())
		}
	default:
		l.add("name", f.Name.String())
		l.add("form", formNames[xml.Form])
	}
	if xml != nil && xml.Type != (QName{}) {
		l.add("xsi:type", xml.Type.String())
	}
	l = append(l, member{"type", d.typ(f.Type)})
	l.add("required", f.Required)
	l.add("nillable", f.Nillable)
	l.add("explicit", f.Explicit)
	l.add("readOnly", f.ReadOnly)
	l.add("writeOnly", f.WriteOnly)
	l.add("default", f.Default)
	l.add("fixed", f.Fixed)
	if len(f.Choice) > 0 {
		l.add("choice", branches(f.Choice))
	}
	l.json(f.Wire.JSON, f.Name.Local)
	l.add("role", partNames[f.Role])
	d.annotate(&l, &f.Decl)
	return l
}

// branches writes the choices that a field stands in.
func branches(choice []Branch) []line {
	lines := make([]line, len(choice))
	for i, b := range choice {
		lines[i] = line{{"group", b.Group}, {"arm", b.Arm}}
		lines[i].add("required", b.Required)
	}
	return lines
}

// typ writes a type: a declared one as its name, any other as an object.
func (d dumper) typ(t Type) any {
	switch t := t.(type) {
	case *Scalar:
		l := line{{"scalar", kindNames[t.Kind]}}
		l.add("format", t.Format)
		if len(t.Facets) > 0 {
			l.add("facets", d.facets(t.Facets))
		}
		return l
	case *List:
		if t.Packed {
			return line{{"packed", d.typ(t.Elem)}, {"min", t.Min}, {"max", limit(t.Max)}}
		}
		return line{{"list", d.typ(t.Elem)}, {"min", t.Min}, {"max", limit(t.Max)}}
	case *Map:
		return line{{"map", d.typ(t.Elem)}}
	case *Raw:
		return line{{"raw", true}}
	case Named:
		return d.ref(t)
	}
	return nil
}

// ref returns the name of t, also for a type that is missing from the API.
func (d dumper) ref(t Named) string {
	if name, ok := d.names[t]; ok {
		return name
	}
	return t.Declaration().Name.String()
}

func limit(n int) any {
	if n == Unbounded {
		return "unbounded"
	}
	return n
}

// facets writes each facet as "name=value".
func (d dumper) facets(facets []Facet) []string {
	texts := make([]string, len(facets))
	for i, f := range facets {
		texts[i] = f.Name + "=" + f.Value
	}
	if d.contract {
		slices.Sort(texts)
	}
	return texts
}

func (d dumper) operation(op *Operation) object {
	var o object
	o.add("operation", op.Name.String())
	d.decl(&o, &op.Decl)
	if op.Input != nil {
		o.add("input", d.ref(op.Input))
	}
	if op.Output != nil {
		o.add("output", d.ref(op.Output))
	}
	var repeat line
	repeat.add("movesMoney", op.Repeat.MovesMoney)
	repeat.add("readOnly", op.Repeat.ReadOnly)
	repeat.add("key", op.Repeat.Key)
	repeat.add("keyDays", op.Repeat.KeyDays)
	repeat.add("keyHours", op.Repeat.KeyHours)
	repeat.add("keyMax", op.Repeat.KeyMax)
	if len(repeat) > 0 {
		o.add("repeat", repeat)
	}
	if op.SOAP != nil {
		o.add("soap", d.soap(op.SOAP))
	}
	if op.NVP != nil {
		o.add("nvp", d.nvp(op.NVP))
	}
	if op.REST != nil {
		o.add("rest", d.rest(op.REST))
	}
	return o
}

func (d dumper) soap(b *SOAPBinding) object {
	var o object
	o.add("action", b.Action)
	o.add("soap12", b.SOAP12)
	o.add("rpc", b.RPC)
	o.add("port", b.Port)
	message := func(m *Message) any {
		l := line{{"name", m.Name.String()}}
		if m.Type != nil {
			l.add("type", d.ref(m.Type))
		}
		l.add("output", m.Output)
		d.annotate(&l, &m.Decl)
		return l
	}
	o.add("headers", leaves(b.Headers, message))
	o.add("faults", leaves(b.Faults, message))
	return o
}

// decl adds what a declaration says beside its name.
func (d dumper) decl(o *object, decl *Decl) {
	if d.contract {
		return
	}
	o.add("go", decl.Go)
	o.add("package", decl.Package)
	o.add("pos", position(decl.Pos))
	o.docs(decl.Docs)
}

// annotate is decl for what has one line.
func (d dumper) annotate(l *line, decl *Decl) { d.decl((*object)(l), decl) }

func position(p diag.Pos) string {
	if p == (diag.Pos{}) {
		return ""
	}
	return p.File + ":" + strconv.Itoa(p.Line) + ":" + strconv.Itoa(p.Col)
}
